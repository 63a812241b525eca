#include "screens/exercise.h"

#include "base/mem.h"
#include "lang/lexer.h"
#include "screens/external.h"
#include "trace/query.h"
#include "ui/draw.h"
#include "ui/field.h"

#include <string.h>

enum { DRAFT_PAUSE_MS = 1000, WIDE_COLS = 110, LEAST_CODE_ROWS = 6, SCROLL = 5 };

/* ---- the answer ---- */

static bool is_typed(const Exercise *e)
{
    return e->exercise->kind != EXERCISE_ORDER;
}

void exercise_answer(const Exercise *e, Buf *out)
{
    if (e->exercise->kind == EXERCISE_FILL)
        blanks_text(&e->blanks, out);
    else if (e->exercise->kind == EXERCISE_ORDER)
        order_text(&e->order, out);
    else
        buf_bytes(out, buf_text(&e->editor.text), e->editor.text.len);
}

static void changed(Exercise *e)
{
    e->unsaved = true;
    e->stale = true;
    buf_clear(&e->notice);
}

void exercise_set_answer(Exercise *e, const char *text)
{
    if (e->exercise->kind == EXERCISE_FILL)
        blanks_load(&e->blanks, text);
    else if (e->exercise->kind == EXERCISE_ORDER)
        order_set(&e->order, text);
    else
        editor_set(&e->editor, text, strlen(text));
    changed(e);
}

static void save_draft(Exercise *e)
{
    Buf draft = {0};
    if (!e->unsaved)
        return;
    e->unsaved = false;
    if (e->exercise->kind == EXERCISE_FILL)
        blanks_save(&e->blanks, &draft);
    else
        exercise_answer(e, &draft);
    progress_save_draft(e->app->progress, e->step->key, buf_text(&draft), draft.len);
    buf_deinit(&draft);
}

static void load_draft(Exercise *e)
{
    Buf draft = {0};
    bool found = progress_load_draft(e->app->progress, e->step->key, &draft);
    if (e->exercise->kind == EXERCISE_FILL) {
        if (found)
            blanks_load(&e->blanks, buf_text(&draft));
    } else if (e->exercise->kind == EXERCISE_ORDER) {
        if (found)
            order_set(&e->order, buf_text(&draft));
    } else if (found)
        editor_init(&e->editor, buf_text(&draft), draft.len);
    else
        editor_init(&e->editor, e->exercise->starter.text ? e->exercise->starter.text : "",
                    e->exercise->starter.len);
    buf_deinit(&draft);
}

static void init_order(Exercise *e)
{
    const CourseExercise *exercise = e->exercise;
    order_init(&e->order, exercise->lines.text, exercise->lines.len, exercise->extra,
               exercise->extra_count, e->step->key);
    e->order.code = true;
}

Exercise *exercise_new(App *app, const CourseChapter *chapter, const CourseStep *step)
{
    Exercise *e = mem_zalloc(sizeof *e);
    *e = (Exercise){.app = app, .chapter = chapter, .step = step, .exercise = &step->exercise};
    if (e->exercise->kind == EXERCISE_ORDER)
        init_order(e);
    else if (e->exercise->kind == EXERCISE_FILL)
        blanks_init(&e->blanks, e->exercise->starter.text);
    load_draft(e);
    return e;
}

void exercise_free(Exercise *e)
{
    if (!e)
        return;
    save_draft(e);
    if (e->exercise->kind == EXERCISE_ORDER)
        order_deinit(&e->order);
    blanks_deinit(&e->blanks);
    editor_deinit(&e->editor);
    buf_deinit(&e->find);
    buf_deinit(&e->notice);
    judgement_free(e->judgement);
    mem_free(e);
}

static void reset(Exercise *e)
{
    if (e->exercise->kind == EXERCISE_FILL)
        blanks_clear(&e->blanks);
    else if (e->exercise->kind == EXERCISE_ORDER) {
        order_deinit(&e->order);
        init_order(e);
    } else
        editor_set(&e->editor, e->exercise->starter.text, e->exercise->starter.len);
    changed(e);
    e->unsaved = false;
    progress_drop_draft(e->app->progress, e->step->key);
}

void exercise_status(const Exercise *e, Buf *out)
{
    int tries;
    ProgressAnswer answer = progress_answer(e->app->progress, e->step->key, &tries);
    if (answer == PROGRESS_RIGHT)
        buf_str(out, "solved   ");
    else if (progress_is_skipped(e->app->progress, e->step->key))
        buf_str(out, "skipped   ");
    else if (tries)
        buf_printf(out, "%d %s   ", tries, tries == 1 ? "try" : "tries");
}

/* ---- running and judging ---- */

static void file_name(const Exercise *e, Buf *out)
{
    buf_printf(out, "%s.py", e->step->id);
}

/* The answer in the player, in the base run or in a case; at `seq` unless it is QUERY_NONE. */
static void play(Exercise *e, const CourseCase *of, uint64_t seq)
{
    Buf answer = {0}, file = {0}, title = {0};
    Arena arena;
    arena_init(&arena);
    save_draft(e);
    exercise_answer(e, &answer);
    file_name(e, &file);
    const CourseText *name = e->step->title.text ? &e->step->title : &e->chapter->title;
    buf_printf(&title, "%d %.*s", e->chapter->number, (int)name->len, name->text);
    EngineSpec spec = judge_spec(e->app->course, e->step, of, buf_text(&answer), answer.len,
                                 buf_text(&file), &arena);
    Screen *player = player_new(e->app, &spec, buf_text(&title), NULL);
    if (seq != QUERY_NONE)
        player_show_moment(player, seq);
    app_push(e->app, player);
    arena_deinit(&arena);
    buf_deinit(&answer);
    buf_deinit(&file);
    buf_deinit(&title);
}

static void say(Exercise *e, const char *text)
{
    buf_clear(&e->notice);
    buf_str(&e->notice, text);
    e->text_top = 0;
}

static void grade(Exercise *e)
{
    Buf answer = {0}, file = {0};
    if (e->exercise->kind == EXERCISE_FILL && !blanks_are_full(&e->blanks)) {
        say(e, e->editing ? "Fill in every blank first: Tab goes to the next one."
                          : "Fill in every blank first: e begins, Tab goes to the next one.");
        return; /* not a wrong answer: none at all */
    }
    save_draft(e);
    exercise_answer(e, &answer);
    file_name(e, &file);
    judgement_free(e->judgement);
    e->judgement =
        judge_answer(e->app->course, e->step, buf_text(&answer), answer.len, buf_text(&file));
    e->stale = false;
    e->order.carrying = false;
    e->text_top = 0;
    progress_set_answer(e->app->progress, e->step->key, e->judgement->passed, NULL);
    if (e->judgement->passed)
        progress_set_skipped(e->app->progress, e->step->key, false);
    buf_deinit(&answer);
    buf_deinit(&file);
}

static void show_moment(Exercise *e)
{
    uint64_t seq;
    const CourseCase *of;
    const JudgedRun *run = NULL;
    if (exercise_has_moment(e, &seq, &of))
        play(e, of, seq);
    else if (!exercise_finding(e, &run))
        say(e, "There is nothing to show: no check of your answer has failed.");
    else if (run->hidden)
        say(e, "This case is hidden until the exercise is solved.");
    else
        say(e, e->stale ? "Your answer has changed since: give it again."
                        : "This check is not about one moment of the run.");
}

static void open_hint(Exercise *e)
{
    int tries, next = exercise_next_hint(e);
    ProgressAnswer answer = progress_answer(e->app->progress, e->step->key, &tries);
    int opened = progress_hints(e->app->progress, e->step->key);
    if (next < 0)
        say(e, e->exercise->hint_count ? "All hints are open."
                                       : "There are no hints for this exercise.");
    else if (tries < next && answer != PROGRESS_RIGHT) {
        buf_clear(&e->notice);
        buf_printf(&e->notice,
                   "Hint %d of %zu can be opened after %d wrong answer%s; F5 gives an answer.",
                   opened + 1, e->exercise->hint_count, next, next == 1 ? "" : "s");
    } else
        progress_set_hints(e->app->progress, e->step->key, opened + 1);
    e->text_top = 0;
}

static void toggle_solution(Exercise *e)
{
    if (progress_answer(e->app->progress, e->step->key, NULL) != PROGRESS_RIGHT)
        say(e, "Our solution is shown when you have solved the exercise.");
    else
        e->showing_solution = !e->showing_solution;
    e->text_top = 0;
}

static void toggle_skip(Exercise *e)
{
    bool skipped = !progress_is_skipped(e->app->progress, e->step->key);
    if (progress_answer(e->app->progress, e->step->key, NULL) == PROGRESS_RIGHT) {
        say(e, "You have solved this one already.");
        return;
    }
    progress_set_skipped(e->app->progress, e->step->key, skipped);
    say(e, skipped ? "Left for later: n goes on. The contents show that it is not done."
                   : "Not skipped any more.");
}

static void edit_outside(Exercise *e)
{
    Buf error = {0};
    if (e->exercise->kind == EXERCISE_FILL) {
        say(e, "Only the blanks can be filled in: type them here.");
        return;
    }
    Buf text = {0};
    buf_bytes(&text, buf_text(&e->editor.text), e->editor.text.len);
    if (external_edit(e->app->term, &text, &error)) {
        editor_set(&e->editor, buf_text(&text), text.len);
        changed(e);
    } else
        say(e, buf_text(&error));
    buf_deinit(&text);
    buf_deinit(&error);
}

/* ---- keys ---- */

unsigned exercise_contexts(const Exercise *e)
{
    if (e->finding)
        return CTX_SEARCH;
    if (e->editing)
        return CTX_EDIT;
    return CTX_EXERCISE | (is_typed(e) ? CTX_WRITE : order_contexts(&e->order));
}

static void find(Exercise *e)
{
    if (!editor_find(&e->editor, buf_text(&e->find)))
        say(e, "The text is not found.");
}

/* Of the text being typed. */
static bool act_edit(Exercise *e, const KeyHit *hit)
{
    bool typed = e->exercise->kind != EXERCISE_FILL;
    switch (hit->action) {
    case ACT_EDIT_LEAVE:
        e->editing = e->editor.marked = false;
        save_draft(e);
        return true;
    case ACT_EDIT_UNDO:
    case ACT_EDIT_REDO:
        if (typed && (hit->action == ACT_EDIT_UNDO ? editor_undo : editor_redo)(&e->editor))
            changed(e);
        return true;
    case ACT_EDIT_FIND:
        e->finding = typed;
        return true;
    case ACT_EDIT_MARK:
        editor_toggle_mark(&e->editor);
        return true;
    case ACT_EDIT_CUT:
    case ACT_EDIT_PASTE:
        if (typed) {
            (hit->action == ACT_EDIT_CUT ? editor_cut : editor_paste)(&e->editor);
            changed(e);
        }
        return true;
    case ACT_SEARCH_GO:
        find(e);
        return true;
    case ACT_SEARCH_CANCEL:
        e->finding = false;
        return true;
    default:
        return false;
    }
}

static bool act_read(Exercise *e, const KeyHit *hit)
{
    switch (hit->action) {
    case ACT_EDIT:
        e->editing = true;
        return true;
    case ACT_HINT:
    case ACT_EDIT_HINT:
        open_hint(e);
        return true;
    case ACT_DIFF:
        toggle_solution(e);
        return true;
    case ACT_SKIP:
        toggle_skip(e);
        return true;
    case ACT_RESET:
        reset(e);
        say(e, "This is the starter again.");
        return true;
    case ACT_TASK_DOWN:
    case ACT_EDIT_TASK_DOWN:
        e->text_top += SCROLL;
        return true;
    case ACT_TASK_UP:
    case ACT_EDIT_TASK_UP:
        e->text_top -= e->text_top < SCROLL ? e->text_top : SCROLL;
        return true;
    default:
        if (e->exercise->kind == EXERCISE_ORDER && order_act(&e->order, hit)) {
            changed(e);
            return true;
        }
        return false;
    }
}

bool exercise_act(Exercise *e, const KeyHit *hit)
{
    buf_clear(&e->notice);
    switch (hit->action) {
    case ACT_GRADE:
    case ACT_ORDER_ANSWER:
        grade(e);
        return true;
    case ACT_EXERCISE_RUN:
    case ACT_EDIT_RUN:
        play(e, NULL, QUERY_NONE);
        return true;
    case ACT_MOMENT:
    case ACT_EDIT_MOMENT:
        show_moment(e);
        return true;
    case ACT_EXTERNAL:
        edit_outside(e);
        return true;
    default:
        return e->editing ? act_edit(e, hit) || act_read(e, hit) : act_read(e, hit);
    }
}

static bool inside(const Rect *area, int row, int col)
{
    return row >= area->row && row < area->row + area->rows && col >= area->col &&
           col < area->col + area->cols;
}

static bool mouse(Exercise *e, const MouseEvent *m)
{
    KeyHit wheel = {.action = m->kind == MOUSE_WHEEL_UP ? ACT_TASK_UP : ACT_TASK_DOWN};
    if ((m->kind == MOUSE_WHEEL_UP || m->kind == MOUSE_WHEEL_DOWN) &&
        inside(&e->text_area, m->row, m->col))
        act_read(e, &wheel);
    else if (m->kind == MOUSE_PRESS && is_typed(e) && inside(&e->code_area, m->row, m->col)) {
        e->editing = true;
        if (e->exercise->kind != EXERCISE_FILL)
            editor_click(&e->editor, m->row - e->code_area.row, m->col - e->code_area.col);
    }
    return true;
}

bool exercise_text(Exercise *e, const TermEvent *event)
{
    bool change = true;
    if (event->key == K_MOUSE)
        return mouse(e, &event->mouse);
    if (e->finding)
        return field_event(&e->find, event);
    if (!e->editing)
        return false;
    size_t done = e->editor.done, len = e->editor.text.len;
    bool taken = e->exercise->kind == EXERCISE_FILL ? blanks_event(&e->blanks, event, &change)
                                                    : editor_event(&e->editor, event);
    if (e->exercise->kind != EXERCISE_FILL)
        change = e->editor.done != done || e->editor.text.len != len;
    if (taken && change)
        changed(e);
    return taken;
}

int exercise_timeout(const Exercise *e)
{
    return e->unsaved ? DRAFT_PAUSE_MS : -1;
}

void exercise_tick(Exercise *e)
{
    save_draft(e);
}

/* ---- drawing ---- */

static void draw_editor(Exercise *e, Canvas canvas)
{
    size_t len = e->editor.text.len;
    unsigned char *classes = mem_zalloc(len + 1);
    Style *styles = mem_zalloc((len + 1) * sizeof *styles);
    lexer_highlight(buf_text(&e->editor.text), len, classes);
    for (size_t i = 0; i < len; i++)
        styles[i] = doc_highlight_style(classes[i]);
    editor_draw(&e->editor, canvas, styles, 1, e->editing && !e->finding);
    mem_free(classes);
    mem_free(styles);
}

static void draw_answer(Exercise *e, Canvas canvas)
{
    e->code_area = canvas.area;
    if (e->exercise->kind != EXERCISE_FILL && e->exercise->kind != EXERCISE_ORDER) {
        draw_editor(e, canvas);
        return;
    }
    Doc doc;
    size_t line = 0, rows = canvas_rows(canvas) > 0 ? (size_t)canvas_rows(canvas) : 1;
    doc_init(&doc, canvas_cols(canvas), e->app->course);
    if (e->exercise->kind == EXERCISE_FILL)
        blanks_build(&e->blanks, &doc, e->editing, &line);
    else
        order_build(&e->order, &doc, &line);
    size_t top = line >= rows ? line - rows + 1 : 0;
    doc_draw(&doc, canvas, top);
    doc_deinit(&doc);
}

static int line_count(const CourseText *text)
{
    int lines = 0;
    for (size_t i = 0; text->text && i < text->len; i++)
        lines += text->text[i] == '\n' || i + 1 == text->len;
    return lines;
}

/* Code that stands before or after the answer; dim, under a line that says so. Cut to the canvas. */
static void draw_given(Canvas canvas, const CourseText *text, const char *title)
{
    Doc doc;
    Buf label = {0};
    int rows = canvas_rows(canvas), lines = line_count(text);
    if (rows < 1)
        return;
    buf_str(&label, title);
    if (lines > rows - 1)
        buf_printf(&label, ": %d of %d lines", rows - 1, lines);
    canvas_hline(canvas, 0, ROLE_BORDER, ROLE_DIM, buf_text(&label));
    doc_init(&doc, canvas_cols(canvas), NULL);
    doc_code(&doc, 5, text->text, text->len, false);
    Canvas below = canvas_sub(canvas, (Rect){1, 0, rows - 1, canvas_cols(canvas)});
    doc_draw(&doc, below, 0);
    canvas_restyle(below, (Rect){0, 0, rows - 1, canvas_cols(canvas)}, STYLE_DIM);
    doc_deinit(&doc);
    buf_deinit(&label);
}

static int answer_rows(const Exercise *e)
{
    size_t rows = e->exercise->kind == EXERCISE_ORDER ? e->order.count + 1
                                                      : editor_line_count(&e->editor) + 1;
    return e->exercise->kind == EXERCISE_FILL ? line_count(&e->exercise->starter)
           : rows > 1000                      ? 1000
                                              : (int)rows;
}

/* How many rows the program would like. */
static int code_rows(const Exercise *e)
{
    int setup = line_count(&e->exercise->setup), given = line_count(&e->exercise->given);
    return (setup ? setup + 1 : 0) + (given ? given + 1 : 0) + 1 + answer_rows(e);
}

/* Rows for the parts before and after the answer, each with its title. The answer comes first: it gets what it needs,
 * and when there is not room for all, at least LEAST_CODE_ROWS. */
static void share_rows(const Exercise *e, int rows, int *above, int *below)
{
    int before = line_count(&e->exercise->setup), after = line_count(&e->exercise->given);
    int own = answer_rows(e), least = own < LEAST_CODE_ROWS ? own : LEAST_CODE_ROWS;
    int want_above = before ? before + 1 : 0, want_below = after ? after + 1 : 0;
    int spare = rows - 1 - least;
    spare = spare < 0 ? 0 : spare;
    int for_setup = before ? 2 : 0; /* a title and a line of it, whatever comes after */
    *below = spare - for_setup < want_below ? spare - for_setup : want_below;
    *below = *below < 0 ? 0 : *below;
    *above = spare - *below < want_above ? spare - *below : want_above;
}

static void draw_code(Exercise *e, Canvas canvas)
{
    static const char *const titles[] = {
        [EXERCISE_WRITE] = "your program",      [EXERCISE_FIX] = "your program",
        [EXERCISE_FILL] = "fill in the blanks", [EXERCISE_ORDER] = "put in order",
        [EXERCISE_TIMELINE] = "your program",
    };
    const CourseExercise *exercise = e->exercise;
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas), above, below;
    share_rows(e, rows, &above, &below);
    draw_given(canvas_sub(canvas, (Rect){0, 0, above, cols}), &exercise->setup,
               "runs before, read-only");
    canvas_hline(canvas, above, e->editing ? ROLE_FOCUS_BORDER : ROLE_BORDER, ROLE_PANE_TITLE,
                 titles[exercise->kind]);
    int room = rows - above - below - 1, own = answer_rows(e);
    int used = below && own < room ? own : room;
    draw_answer(e, canvas_sub(canvas, (Rect){above + 1, 0, used, cols}));
    draw_given(canvas_sub(canvas, (Rect){above + 1 + used, 0, below, cols}), &exercise->given,
               "runs after, read-only");
}

static void draw_text(Exercise *e, Canvas canvas, const Doc *doc)
{
    int rows = canvas_rows(canvas);
    size_t room = rows > 0 ? (size_t)rows : 1,
           most = doc->line_count > room ? doc->line_count - room : 0;
    e->text_area = canvas.area;
    if (e->text_top > most)
        e->text_top = most;
    bool more = e->text_top < most && rows > 1;
    doc_draw(doc, canvas_sub(canvas, (Rect){0, 0, rows - more, canvas_cols(canvas)}), e->text_top);
    if (more)
        canvas_put_right(canvas, rows - 1, canvas_cols(canvas), ROLE_KEY_HINT,
                         e->editing ? "F8: more" : "PgDn: more");
}

void exercise_draw(Exercise *e, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    bool wide = cols >= WIDE_COLS;
    int text_cols = wide ? cols * 44 / 100 : cols - 2;
    Doc doc;
    doc_init(&doc, text_cols - 1, e->app->course);
    exercise_build(e, &doc);
    if (e->finding)
        field_draw(canvas, --rows, 1, "find: ", &e->find);
    if (wide) {
        draw_text(e, canvas_sub(canvas, (Rect){0, 1, rows, text_cols}), &doc);
        draw_code(e, canvas_sub(canvas, (Rect){0, text_cols + 2, rows, cols - text_cols - 3}));
    } else {
        int wanted = (int)doc.line_count, room = rows - code_rows(e);
        int least = rows / 2, height = wanted < least || wanted < room ? wanted
                                       : room > least                  ? room
                                                                       : least;
        draw_text(e, canvas_sub(canvas, (Rect){0, 1, height, text_cols}), &doc);
        draw_code(e, canvas_sub(canvas, (Rect){height, 1, rows - height, cols - 2}));
    }
    doc_deinit(&doc);
}
