/* What all screens share: the stack of screens, the actions, the one loop. */
#ifndef ASYNCOURSE_SCREENS_SCREEN_H
#define ASYNCOURSE_SCREENS_SCREEN_H

#include "course/study.h"
#include "screens/app.h"
#include "ui/grid.h"
#include "ui/keymap.h"
#include "ui/term.h"
#include "ui/tween.h"

enum {
    CTX_CONTENTS = 1,
    CTX_TEXT = 2,  /* a page to read */
    CTX_RUN = 4,   /* a program to run */
    CTX_QUIZ = 8,
    CTX_PAIRS = 16,
    CTX_FIELD = 32, /* an answer is typed: letters are text */
    CTX_PLAYER = 64,
    CTX_PROMPT = 128, /* the player's program waits for a line */
    CTX_SEARCH = 256, /* a text to search, or a place to go to, is typed in the player */
    CTX_FAILED = 512, /* the player has nothing to play: the program does not compile */
    CTX_TOUR = 1024,     /* the player has a guided tour (beside CTX_PLAYER) */
    CTX_ORDER = 2048,    /* lines to put in order */
    CTX_PREDICT = 4096,  /* an answer of several lines is typed */
    CTX_EXERCISE = 8192, /* an exercise that is read; keys are commands */
    CTX_WRITE = 16384,   /* the answer can be typed (beside CTX_EXERCISE) */
    CTX_EDIT = 32768,    /* it is being typed: letters are text */
    CTX_LEAVE_OUT = 65536, /* some of the lines may be left out (beside CTX_ORDER) */
    CTX_NUMBER = 131072,   /* a number is typed; letters are keys (beside CTX_TEXT) */
    CTX_GLOSSARY = 262144,
    CTX_PAGE = 524288,     /* a page lies over the player's panes (beside CTX_PLAYER): Esc and q close it */
    CTX_GUESS = 1048576,   /* the player has asked for a prediction (beside CTX_PLAYER): digits answer */
    CTX_REWRITE = 2097152, /* the player's program is being typed */
    CTX_COMPARE = 4194304, /* two runs side by side */
    CTX_TYPING = CTX_FIELD | CTX_PROMPT | CTX_SEARCH | CTX_PREDICT | CTX_EDIT | CTX_REWRITE,
    CTX_LESSON = CTX_TEXT | CTX_RUN | CTX_QUIZ | CTX_PAIRS | CTX_ORDER | CTX_EXERCISE,
    CTX_ALL = 8388607
};

typedef enum {
    ACT_NONE,
#define ACTION(ID, name, keys, contexts, hint, help) ACT_##ID,
#include "screens/actions.def"
#undef ACTION
    ACT_COUNT
} Action;

typedef struct App App;
typedef struct PlainOps PlainOps; /* plain.h */
typedef struct Screen Screen;

typedef struct {
    void (*free)(Screen *screen);
    void (*draw)(Screen *screen, Canvas canvas);
    void (*act)(Screen *screen, const KeyHit *hit);
    unsigned (*contexts)(const Screen *screen);
    bool (*text)(Screen *screen, const TermEvent *event); /* NULL: none. Typed text; true: taken */
    int (*timeout)(const Screen *screen);                 /* NULL: none. Milliseconds to the next tick, -1: never */
    void (*tick)(Screen *screen);                         /* NULL: none. The timeout passed */
    void (*shown)(Screen *screen);                        /* NULL: none. The screen above went away */
    const PlainOps *plain;                                /* how --plain tells it */
    bool (*leave)(Screen *screen);                        /* NULL: always. false: not yet, and it has said why */
    void (*wake)(Screen *screen);                         /* NULL: none. What term_set_wake waits for has come */
} ScreenOps;

/* The first member of each screen's own struct. */
struct Screen {
    const ScreenOps *ops;
    App *app;
};

enum { APP_MAX_SCREENS = 8, APP_MIN_ROWS = 10, APP_MIN_COLS = 40 };
struct App {
    Term *term; /* NULL in --plain */
    Grid grid;
    Keymap keymap;
    Screen *stack[APP_MAX_SCREENS];
    int depth;
    Tween tween; /* off, but for a learner at a terminal who has not forbidden it */
    bool help, leaving;
    size_t help_top;
    bool palette;
    Buf palette_text;
    size_t palette_at; /* the chosen one */
    const Course *course; /* NULL in `view` */
    Progress *progress;
};

void app_init(App *app, Term *term, const Course *course, Progress *progress);
void app_deinit(App *app); /* frees the screens, not the terminal */
void app_push(App *app, Screen *screen); /* owns the screen */
void app_pop(App *app);                  /* the last one leaves the program */
/* Does what a key means: for the app itself or for the top screen. */
void app_act(App *app, const KeyHit *hit);
/* The two halves of the loop: what the screens show now, on the terminal; what a key (or a paste, or the mouse) does. */
void app_draw(App *app);
void app_key(App *app, const TermEvent *event);
/* Until the learner leaves or the terminal is gone. */
void app_loop(App *app);
bool app_is_ascii(const App *app);
/* Keys of the bottom line: draws the hints that hold now into [col, end) of a row. */
void app_draw_hints(const App *app, Canvas canvas, int row, int col, int end);
/* The palette over the canvas (palette.c); a key in it: true when *hit is to be done. */
void palette_draw(App *app, Canvas canvas, unsigned contexts);
bool palette_event(App *app, const TermEvent *event, unsigned contexts, KeyHit *hit);
/* The help page over the canvas. */
void app_draw_help(App *app, Canvas canvas);
const KeyBinding *app_bindings(size_t *count);

/* The screens. Each is owned by whoever pushes it. */
Screen *contents_new(App *app);
Screen *lesson_new(App *app, int chapter, int step); /* 0-based; step -1: the first not seen */
Screen *review_new(App *app, const StudyPlace *questions, size_t count); /* count > 0 */
/* `text` (may be NULL): what the learner is reading; its words come first. */
Screen *glossary_new(App *app, const char *text, size_t len);
/* Runs the program and shows the recording. Lines that it reads beyond those of the spec are asked from the learner.
 * `title` ("1.2 Waiting") and `lesson` (caption) may be NULL; all is copied. */
Screen *player_new(App *app, const EngineSpec *spec, const char *title, const char *lesson);
/* A guided tour through the recording; copied. Stops that never come are left out. */
void player_set_tour(Screen *player, const CourseStop *stops, size_t count);
/* The program is this file: Ctrl-S saves it, and when somebody else does, the new text runs. */
void player_set_file(Screen *player, const char *path);
/* Opens at that event, or the playable one before it, instead of the first. */
void player_show_moment(Screen *player, uint64_t seq);

#endif
