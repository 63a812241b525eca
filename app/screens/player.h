/* The player: one recording, a position in it, and panes that draw the state at that position. Nothing is executed
 * here; every pane is a function of (recording, position, selection). */
#ifndef ASYNCOURSE_SCREENS_PLAYER_H
#define ASYNCOURSE_SCREENS_PLAYER_H

#include "base/map.h"
#include "engine/lints.h"
#include "screens/screen.h"
#include "trace/census.h"
#include "trace/query.h"
#include "trace/state.h"
#include "trace/timeline.h"

/* In the order in which Tab visits them. */
typedef enum {
    PANE_CODE,
    PANE_LOCALS,
    PANE_LOOP,
    PANE_TASKS,
    PANE_RESOURCES,
    PANE_LINTS,
    PANE_TIMELINE,
    PANE_MAP, /* where tasks are a crowd */
    PANE_CONSOLE,
    PANE_EVENTS,
    PANE_CHAIN,
    PANE_LESSON,
    PANE_EXPLAIN, /* a page only */
    PANE_COUNT
} PaneId;

enum { CONSOLE_INPUT = 0 }; /* stdin; 1 is stdout, 2 stderr */

/* A part of one line of the console, as one `out` or `input` event made it. */
typedef struct {
    uint64_t seq;
    int64_t t_ns;
    size_t start, len; /* bytes of console_text */
    size_t line;       /* 0-based */
    uint32_t stream, task;
} ConsolePart;

/* How many tasks stand in a row of the code at the position, and in which states. */
typedef struct {
    uint32_t count, states[TASK_STATE_COUNT];
} RowTally;

typedef enum { GROUP_BY_ITSELF, GROUP_OPEN, GROUP_CLOSED } GroupOpen; /* by itself: while the cursor is in it */

/* Tasks that the same line made from the same coroutine. Groups are a tree, as tasks are; 0 is its root. */
typedef struct {
    uint32_t parent, first_child, next;
    uint32_t line; /* lineref of the line that made them */
    uint32_t name;         /* of the coroutine, without arguments: in crowd.names */
    uint32_t start, count; /* members[start .. start + count): in the whole run, ascending */
    uint32_t now, states[TASK_STATE_COUNT]; /* at the position: how many, and how many in each state */
    uint64_t steps;                         /* of all of them */
    GroupOpen open;
    TimelineCrowd *crowd; /* of its members; NULL: not made yet */
    uint32_t *density;    /* as timeline_density makes it, for the axis in use; NULL: not made yet */
} TaskGroup;

/* A row of the task pane and the timeline: a task, or a group of tasks. */
typedef struct {
    uint32_t id;    /* task; 0: the group */
    uint32_t group, depth;
    bool last; /* of its siblings */
    bool open; /* group */
} TreeRow;

/* What is typed in the bottom line: an answer to input(), a text to search, a place to go to, a file to write. */
typedef enum { PROMPT_NONE, PROMPT_INPUT, PROMPT_SEARCH, PROMPT_COMMAND, PROMPT_FILTER, PROMPT_SEED, PROMPT_EXPORT } Prompt;

/* How rows of tasks are sorted: a tree in the order of their making, or a list. */
typedef enum { SORT_START, SORT_END, SORT_WAIT, SORT_STATE, SORT_NAME, SORT_COUNT } TaskSort;

/* What makes tasks one group: the line that made them (and their coroutine), their coroutine, nothing. */
typedef enum { GROUP_BY_LINE, GROUP_BY_CORO, GROUP_BY_NOTHING, GROUP_BY_COUNT } GroupBy;

/* What a plain step stops at: `:set step=`. */
typedef enum { STEP_PLAY, STEP_ALL, STEP_LINE, STEP_TICK } StepMode;

/* "Which line runs next?" count 0: nothing is asked. */
enum { GUESS_CHOICES = 4 };
typedef struct {
    uint32_t lines[GUESS_CHOICES], count, right;
    uint64_t seq;
    uint32_t asked, hits;
} Guess;

/* A line where `c` and `C` stop. */
typedef struct {
    char *part; /* its title; "": the program */
    uint32_t line;
} Break;

/* Where they stop besides lines and marks: a state of a task (0: of any), or a text that is written. */
enum { PLAYER_WATCHES = 16 };
typedef struct {
    char *output; /* NULL: a state */
    uint32_t task;
    TaskState state;
} Watch;

/* One of the texts that the program consists of, cut into lines. */
typedef struct {
    const char *title; /* NULL: it has none, there is no other part; else borrowed for ever or from the log */
    const char *text;
    unsigned char *classes; /* one Highlight a byte */
    size_t *line_starts;    /* offset of each line, and the end */
    uint32_t line_count;
    uint32_t file; /* of linerefs; UINT32_MAX: nothing of it has run */
} CodePart;
enum { PART_SETUP, PART_PROGRAM, PART_GIVEN, PART_MODULES, PART_COUNT = PART_MODULES + 16 }; /* modules: beside the program */

/* A row of the code pane. */
typedef struct {
    const CodePart *part; /* NULL: none */
    uint32_t line;        /* 1-based; 0: the part's title */
} CodeRow;

/* A stop of the guided tour. seq QUERY_NONE: it never comes. */
typedef struct {
    char *when, *say;
    uint64_t seq;
} PlayerStop;

enum { PLAYER_MARKS = 26, ROWS_SHOWN = 256 };
/* Which rows of the tree stood where at the last drawing, for the mouse. */
typedef struct {
    size_t rows[ROWS_SHOWN];
    size_t count;
} RowsShown;

/* Where handles stand in the pane of the loop, in cells of the grid. */
enum { LOOP_PLACES = 64 };
typedef struct {
    uint32_t handle;
    UiState state; /* running, ready, or sleeping: it is a timer */
    Rect area;
} LoopPlace;
typedef struct {
    LoopPlace items[LOOP_PLACES];
    size_t count;
    uint32_t task; /* that runs */
} LoopPlaces;

/* A text that events are searched for, and where it may be found. */
typedef struct {
    Buf text;        /* empty: none */
    uint8_t *chunks; /* as texts_find says; NULL: not asked yet */
} Needle;

/* What is run, and what it reads. */
typedef struct {
    EngineSpec spec; /* its texts are the next seven; its folder is owned */
    char *program, *path, *world;
    char *part_texts[2], *part_files[2]; /* setup, given; NULL: none */
    char **argv, **answers; /* answers: lines for input() */
    size_t answer_count, answer_cap;
    size_t answers_given;   /* by who opened the player; the learner typed the others */
    const char *file;       /* the last part of path */
    char *title;
} PlayerSource;

/* Where `c` and `C` stop. */
typedef struct {
    Break *breaks;
    size_t break_count, break_cap;
    Watch watches[PLAYER_WATCHES];
    size_t watch_count;
} PlayerStopsAt;

/* All that the whole run writes and reads. */
typedef struct {
    Buf text;
    ConsolePart *parts;
    size_t count, cap;
} PlayerConsole;

/* The axis of time, and the part of it on the screen. */
typedef struct {
    AxisMode mode;
    Axis axis;   /* of `width` columns */
    int width;   /* of the whole axis; 0: not made yet */
    char *ruler; /* of the axis */
    uint32_t *ready_counts; /* longest ready queue in each of its columns */
    int shown;      /* columns on the screen */
    int zoom, from; /* the timeline shows the width from this column of an axis 2^zoom as wide */
    bool centre;    /* the play-head goes to the middle with the next drawing */
} PlayerTime;

/* What is known of a task in the whole run, and makes it one of a group. */
typedef struct {
    bool shown; /* it is not one of asyncio's own */
    uint32_t parent, line, name; /* the task and the line that made it, its coroutine as in TaskGroup */
} TaskKind;

/* The tasks of the whole run in groups. */
typedef struct {
    TaskKind *kinds; /* by task */
    Map names;       /* of coroutines */
    TaskGroup *groups;
    uint32_t count, cap;
    uint32_t *group_of, *members; /* by task; tasks by group */
} PlayerCrowd;

/* Who stands where at the position, kept from moment to moment (player_census.c). */
typedef struct {
    Census *census;
    bool valid;      /* what follows is of the position */
    uint8_t *states; /* by task: its TaskState */
    uint32_t *rows;  /* by task: 1 + the row of the code where it is; 0: in none, or done */
    uint32_t *steps; /* by task: how many it has made */
    RowTally *tallies; /* by row of the code */
} PlayerStands;

/* The part of the crowd on the map. */
typedef struct {
    uint32_t from, count; /* indices into crowd.members; 0, 0: all */
    uint32_t cell, cells, share; /* chosen cell, how many cells there are, tasks a cell */
} PlayerMap;

/* A place in "why" that is a jump to an event; QUERY_NONE: to the explanation. */
enum { PLAYER_CHIPS = 5 };
typedef struct {
    Rect at; /* in the grid */
    uint64_t seq;
} Chip;

/* Where things were drawn last. */
typedef struct {
    int cols;               /* of the whole screen */
    bool shown[PANE_COUNT]; /* panes on the screen now */
    Rect areas[PANE_COUNT], bar; /* where their insides and the transport bar are, in the grid */
    RowsShown tasks, lanes;
    Chip chips[PLAYER_CHIPS];
    size_t chip_count;
    LoopPlaces places, left; /* of the last picture; of the one before the step whose moves are shown */
    bool tasks_apart; /* tasks are not below the loop but in a strip of their own */
    int task_width;   /* of tasks' labels, cells */
    int label_width;  /* of the lanes' names, cells */
    int lanes_col;    /* where the lanes begin in the timeline */
} PlayerLayout;

typedef struct {
    Screen screen;
    PlayerSource source;
    CodePart parts[PART_COUNT]; /* that of the program is always there; of the others, text NULL: none */
    struct PlayerEdit *edit; /* the program being changed (player_edit.c); NULL: nobody has asked for it */
    char *lesson;            /* what the lesson says of it */
    PlayerStop *stops;       /* of the guided tour */
    size_t stop_count;

    /* ---- the recording, and what is made of the whole of it ---- */
    Recording *rec; /* owned */
    const Log *log; /* NULL or empty: nothing ran, a message is shown instead */
    States *states;
    Timeline *timeline;
    PlayerTime time;
    PlayerConsole console;
    PlayerCrowd crowd;
    uint64_t count, last; /* events in all, > 0; the last playable one */
    uint32_t user_tasks;  /* without asyncio's own */
    uint32_t tasks_in_all; /* the highest id */
    bool has_objects;     /* locks, queues and the like */
    LintList *lints;      /* NULL: not found yet */

    /* ---- the position, and what is made for it ---- */
    uint64_t pos;       /* seq shown */
    const State *state; /* at pos, valid while drawing or acting */
    struct {
        TreeRow *rows; /* of `state` */
        size_t count, cap;
        bool valid;
    } tree;
    struct {
        EngineMoment *locals; /* variables of `task` at `seq`; NULL: not asked for yet */
        uint64_t seq;
        uint32_t task;
    } moment;
    PlayerStands stands;
    bool later; /* something of what takes long waits for a pause in typing */

    /* ---- what the learner has chosen ---- */
    uint32_t selected; /* task; 0: follow the running one */
    uint32_t picked;   /* group that is selected; then no task is */
    PaneId focus;
    bool page;         /* a page was opened over the panes ... */
    PaneId page_back;  /* ... when this pane had the focus */
    bool page_zoom, zoom, reveal;
    int scroll[PANE_COUNT];
    uint32_t code_top; /* the first row that the code pane shows, from 0 */
    size_t lint;       /* the chosen one of `lints` */
    size_t cause, cause_count; /* the chosen one of the chain */
    PlayerMap map;
    TaskSort sort;
    GroupBy group_by;
    bool hues; /* each task's number has a colour of its own */
    StepMode step_mode;
    Guess guess;
    Needle filter;     /* only events that tell of this are listed; empty: all */
    Needle search;     /* the text last searched */
    PlayerStopsAt stops_at;
    uint64_t marks[PLAYER_MARKS], jumped_from; /* seq + 1; 0: none */
    struct {
        Prompt what;
        Buf typed;
        Buf over; /* a file that is there: asked whether it is to be written over */
    } prompt;
    Buf notice; /* a sentence in the place of "why" until the next key */
    bool playing;
    int speed;      /* index into the table of speeds */
    int64_t due_ms; /* when playing: the moment of the next step */

    PlayerLayout layout;
} Player;

/* ---- what panes ask ---- */
void player_seek(Player *p, uint64_t seq);
/* The task that is selected, or followed; 0 = none. */
uint32_t player_task(const Player *p);
/* The program's line (1-based) where a task is; 0: not in the program. */
uint32_t player_line_of(const Player *p, uint32_t task);
/* Line `line` of a part, without its end. */
const char *player_code_line(const CodePart *part, uint32_t line, size_t *len);
/* Of a lineref (part NULL: it is in none of the texts). */
CodeRow player_place_of_ref(const Player *p, uint32_t ref);
/* Where a task is, whatever the part. */
CodeRow player_place_of(const Player *p, uint32_t task);
/* The same of what runs now, task or module. */
CodeRow player_current_place(const Player *p);
/* The line that runs now, task or module; 0 = none. */
uint32_t player_current_line(const Player *p);
/* "fetch("A")", "main", or the name the program gave it. */
void player_task_label(const Player *p, uint32_t task, Buf *out);
UiState player_ui_state(TaskState state);
UiState player_task_state(const Player *p, uint32_t task);
bool player_is_deadlocked(const Player *p);

/* ---- the screen's operations (player.c) ---- */
void player_act(Screen *screen, const KeyHit *hit);
unsigned player_contexts(const Screen *screen);
bool player_text(Screen *screen, const TermEvent *event);
int player_timeout(const Screen *screen);
void player_tick(Screen *screen);

/* ---- running (player_run.c) ---- */
/* Gives the program the typed line and runs it again; the place stays. */
void player_answer(Player *p);
/* From the beginning, without the lines that the learner typed. */
void player_run_again(Player *p);

/* ---- places (player_find.c) ---- */
/* As player_seek; '' comes back from it. */
void player_jump(Player *p, uint64_t seq);
void player_search(Player *p, bool forward); /* for the last text again */
/* The next or previous playable event that the filter lets through; QUERY_NONE: there is none. */
uint64_t player_next_listed(Player *p, uint64_t from, bool forward);
void player_forget_texts(Player *p); /* another recording comes */
void player_typed(Player *p); /* does what is in `typed`: searches, goes to "t 1.5", filters ... as the prompt says */
void player_set_mark(Player *p, Key name);
void player_go_mark(Player *p, Key name);
size_t player_marks(const Player *p, size_t *out); /* positions, at most PLAYER_MARKS */

/* ---- the guided tour (player_tour.c) ---- */
void player_find_stops(Player *p); /* in a new recording */
void player_free_stops(Player *p);
void player_next_stop(Player *p);
/* Rows that the longest text of the tour needs; 0 without a tour. */
int player_stop_rows(const Player *p, int cols);
/* What the author says of this place, as markup; false: it is no stop. */
bool player_stop_text(const Player *p, Buf *out);
/* The same, drawn; false (nothing drawn) when it is no stop. */
bool player_draw_stop(const Player *p, Canvas canvas);

/* ---- what may take long (player_later.c) ---- */
/* Variables at the position, lints of the run. NULL: not yet; player_do_later makes them in a pause of typing. */
const EngineMoment *player_moment(Player *p);
const LintList *player_lints(Player *p);
bool player_is_hurried(const Player *p); /* another picture follows at once: a key is held down, or it plays fast */
int player_later_ms(const Player *p); /* until player_do_later; -1: nothing to do */
void player_do_later(Player *p);
void player_forget_later(Player *p);

/* ---- lints (pane_lints.c) ---- */
void player_choose_lint(Player *p, long by);
void player_go_lint(Player *p); /* to the moment of the chosen one */

/* ---- pages and settings (player_pages.c) ---- */
void player_open_page(Player *p, PaneId pane);
void player_close_page(Player *p);
bool player_set(Player *p, const char *what);   /* "step=tick", "break output done" ...; false: not known */
bool player_do_named(Player *p, const char *name); /* an action of the table by its name */
QueryTest player_step_test(const Player *p);

/* ---- predicting (player_guess.c) ---- */
void player_ask_guess(Player *p);
void player_put_guess(const Player *p, Buf *out); /* the question */
void player_answer_guess(Player *p, Key digit);

/* ---- sorting (player_sort.c) ---- */
void player_next_sort(Player *p);
void player_next_group(Player *p);
void player_toggle_hues(Player *p);
/* Of a task's number: `otherwise`, or its own colour. */
Style player_number_style(const Player *p, uint32_t task, Style otherwise);
void player_sort_tasks(Player *p, uint32_t *tasks, size_t n); /* by p->sort, at the position */

/* ---- files (player_export.c) ---- */
void player_ask_export(Player *p); /* what, and where to */
void player_export(Player *p);     /* to the file in `typed` */

/* ---- causes (pane_chain.c) ---- */
void player_choose_cause(Player *p, long by);
void player_go_cause(Player *p); /* to the event of the chosen one */

/* ---- breakpoints (player_break.c) ---- */
bool player_is_break(const Player *p, CodeRow at);
void player_toggle_break(Player *p, CodeRow at);
void player_ask_break(Player *p); /* on the current line, or on what the pane with the focus shows */
void player_continue(Player *p, bool forward);
bool player_watch(Player *p, const char *what); /* "line 6 of helper.py", "task 3 done", "output text", "none"; false: not understood */
void player_free_breaks(Player *p);

/* ---- handles on their way (pane_loop_moves.c) ---- */
void player_begin_places(Player *p); /* of a new picture */
void player_note_handle(Player *p, Canvas canvas, uint32_t handle, UiState state, int row, int col, int width);
void player_begin_moves(Player *p);  /* a step was made: from the places of the last picture */
void player_draw_moves(Player *p, Canvas canvas);

/* ---- the mouse (player_mouse.c) ---- */
void player_mouse(Player *p, const MouseEvent *mouse);
void player_note_rows(RowsShown *shown, const size_t *rows, size_t count);

/* ---- building (player_build.c) ---- */
void player_build_source(Player *p);
void player_free_source(Player *p);
void player_build_console(Player *p);
/* The tasks of the whole run, with their groups and labels. */
void player_build_tasks(Player *p);
void player_measure_labels(Player *p); /* of tasks and groups, for the column of the lanes' names */

/* ---- where everybody is (player_census.c) ---- */
void player_begin_census(Player *p); /* of a new recording, whose groups are made */
void player_end_census(Player *p);
/* Brings states of groups, `stands` and `tallies` to the position; costs what has changed. */
void player_take_census(Player *p);
void player_count_groups(Player *p); /* the same for groups that were made anew */

/* ---- groups of tasks (player_groups.c) ---- */
void player_build_kinds(Player *p, const State *whole);
void player_free_kinds(Player *p);
void player_build_groups(Player *p); /* of tasks whose kinds are known */
void player_free_groups(Player *p);
void player_regroup(Player *p); /* after group_by has changed */
const TimelineCrowd *player_group_crowd(Player *p, uint32_t group);
void player_build_crowds(Player *p); /* of many tasks, while the player opens: the first step should not pay for them */
bool player_is_folded(const Player *p);  /* many tasks: groups have rows */
bool player_is_crowded(const Player *p); /* so many that groups open on demand only */
void player_group_label(const Player *p, uint32_t group, uint32_t count, Buf *out); /* "crawl ×30" */

/* ---- rows of tasks (player_tree.c) ---- */
/* The rows at the position; cheap when nothing has changed. */
void player_build_tree(Player *p);
void player_free_rows(Player *p);
size_t player_row(const Player *p);      /* of the selected task or group, or the one followed */
void player_pick_row(Player *p, size_t row);
void player_follow(Player *p);           /* nothing is selected any more */
/* Opens or closes the group of the chosen row; GROUP_BY_ITSELF: the other of the two. false: the row is no group. */
bool player_fold(Player *p, GroupOpen how);
void player_fold_all(Player *p, GroupOpen how);
/* Which `rows` of `count` rows to show so that `at` is in view: their indices. Ancestors (by depth) of the first row
 * shown stand above it. Returns how many. */
size_t rows_window(const uint32_t *depths, size_t count, size_t at, long scroll, size_t rows, size_t *shown);

/* ---- the crowd on the map (pane_map.c) ---- */
void player_choose_cell(Player *p, long by);
void player_enter_cell(Player *p); /* its tasks fill the map, or its one task is selected */
bool player_leave_cell(Player *p); /* false: the map shows all */

/* ---- the axis of time (pane_timeline.c) ---- */
void player_zoom_time(Player *p, int by); /* 0: the whole run */
void player_centre_time(Player *p);

const char *player_speed_name(const Player *p); /* "1x" */
void player_status(const Player *p, Buf *out); /* "paused", "playing 2x", "DEADLOCK" */
/* "code", "locals", "tasks" ...; PANE_COUNT: there is none. */
PaneId player_pane_named(const char *name);
/* The whole screen (player_layout.c). */
void player_draw(Player *p, Canvas canvas);
/* What is shown when the program does not compile. */
void player_draw_failed(Player *p, Canvas canvas);
/* The line of a mistake, and its carets where there is a second row. */
void player_draw_mistake(const Recording *rec, Canvas canvas);

#endif
