#include "screens/panes.h"
#include "screens/player_edit.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/watch.h"
#include "lang/lexer.h"
#include "screens/doc.h"
#include "screens/external.h"
#include "ui/draw.h"
#include "ui/editor.h"
#include "ui/field.h"

#include <string.h>

/* PAUSE_MS: of typing, before the program runs. TYPING_FUEL: a loop that is endless for a moment must not be felt. */
enum { PAUSE_MS = 60, TYPING_FUEL = 500000, LEAST_ROWS = 8, MISTAKE_ROWS = 4 };

typedef struct PlayerEdit {
    Editor editor;
    bool open, finding;
    Buf find;
    bool pending;      /* typed since the last run */
    Buf saved;         /* the text as it is in the file, or as the player was opened with it */
    char *path;        /* NULL: a scratch copy */
    FileWatch *watch;  /* of the file, and of the modules that it imports; NULL: no file */
    bool theirs;       /* the file was changed by somebody else, beside unsaved changes */
    bool asked;        /* whether to leave without saving */
    bool file_changed; /* the file was saved, and not taken yet: another screen may be shown */
    Buf module;        /* the same of a module: its name; empty: of none */
    Recording *broken; /* of the text as it is, when it does not compile; else NULL */
    Recording *before; /* the run before the change; NULL: nothing was changed */
    bool fresh;        /* the next change is the first since the editor was opened: what is shown now is "before" */
} PlayerEdit;

static void say(Player *p, const char *text)
{
    buf_clear(&p->notice);
    buf_str(&p->notice, text);
}

/* Made when first needed: most players only play. */
static PlayerEdit *edit_of(Player *p)
{
    if (p->edit)
        return p->edit;
    PlayerEdit *e = p->edit = mem_zalloc(sizeof *e);
    editor_init(&e->editor, p->source.spec.text, p->source.spec.len);
    buf_bytes(&e->saved, buf_text(&e->editor.text), e->editor.text.len);
    e->fresh = true;
    return e;
}

void player_edit_free(Player *p)
{
    PlayerEdit *e = p->edit;
    if (!e)
        return;
    if (e->watch && p->screen.app->term)
        term_set_wake(p->screen.app->term, -1);
    watch_close(e->watch);
    editor_deinit(&e->editor);
    buf_deinit(&e->find);
    buf_deinit(&e->saved);
    buf_deinit(&e->module);
    recording_free(e->broken);
    recording_free(e->before);
    mem_free(e->path);
    mem_free(e);
    p->edit = NULL;
}

bool player_is_edited(const Player *p) { return p->edit && p->edit->open; }

static bool same(const Buf *a, const Buf *b)
{
    return a->len == b->len && (!a->len || memcmp(a->data, b->data, a->len) == 0);
}

bool player_is_unsaved(const Player *p)
{
    return p->edit && !same(&p->edit->editor.text, &p->edit->saved);
}

static const Diag *mistake(const PlayerEdit *e)
{
    return e->broken && e->broken->diags.count && e->broken->diags.items[0].line > 0 ? &e->broken->diags.items[0] : NULL;
}

/* ---- running ---- */

static void watch_modules(Player *p)
{
    const char *file;
    for (uint32_t i = 0; p->edit->watch && (file = engine_folder_file(p->source.spec.folder, i)); i++)
        watch_add(p->edit->watch, file);
}

static void run(Player *p, uint64_t fuel)
{
    PlayerEdit *e = p->edit;
    Recording *other = NULL;
    e->pending = false;
    bool ran = player_change(p, buf_text(&e->editor.text), e->editor.text.len, fuel, &other);
    recording_free(e->broken);
    e->broken = ran ? NULL : other;
    if (!ran)
        return;
    watch_modules(p);
    if (e->fresh && other) {
        recording_free(e->before);
        e->before = other;
        e->fresh = false;
    } else {
        recording_free(other);
    }
}

static void changed(PlayerEdit *e)
{
    e->pending = true;
    e->asked = false;
}

/* Runs what was typed, if it has not been run; and with all its fuel what was cut short while it was typed. */
static void settle(Player *p)
{
    if (p->edit->pending || (!p->edit->broken && p->rec->kind == OUTCOME_LIMIT && p->rec->instr <= 2 * TYPING_FUEL))
        run(p, UINT64_MAX);
}

/* ---- the file ---- */

void player_set_file(Screen *player, const char *path)
{
    Player *p = (Player *)player;
    PlayerEdit *e = edit_of(p);
    e->path = mem_strdup(path);
    e->watch = watch_open(path, false);
    watch_modules(p);
    if (player->app->term)
        term_set_wake(player->app->term, watch_fd(e->watch));
}

/* The learner's text, with the newline at its end that files have. */
static void save(Player *p)
{
    PlayerEdit *e = p->edit;
    char *error = NULL;
    buf_clear(&p->notice);
    if (!e->path) {
        say(p, "This is a scratch copy: the original stays as it is.");
        return;
    }
    if (!player_is_unsaved(p)) {
        buf_printf(&p->notice, "%s is as it is here: there is nothing to save.", p->source.file);
        return;
    }
    if (file_write(e->path, buf_text(&e->editor.text), e->editor.text.len, &error)) {
        buf_clear(&e->saved);
        buf_bytes(&e->saved, buf_text(&e->editor.text), e->editor.text.len);
        e->theirs = e->asked = false;
        watch_pass(e->watch, e->path);
        buf_printf(&p->notice, "Saved to %s.", p->source.file);
    } else {
        buf_printf(&p->notice, "Not saved: %s", error);
    }
    mem_free(error);
}

static bool is_on_top(const Player *p)
{
    const App *app = p->screen.app;
    return app->depth > 0 && app->stack[app->depth - 1] == &p->screen;
}

/* The file's text becomes the player's; undo brings the old one back. */
static void take_file(Player *p)
{
    PlayerEdit *e = p->edit;
    Buf text = {0};
    char *error = NULL;
    buf_clear(&p->notice);
    if (file_read(e->path, EDITOR_MAX, &text, &error)) {
        size_t line;
        int cell;
        editor_place(&e->editor, &line, &cell);
        editor_set(&e->editor, buf_text(&text), text.len);
        editor_go_to(&e->editor, line, cell);
        buf_clear(&e->saved);
        buf_bytes(&e->saved, buf_text(&e->editor.text), e->editor.text.len);
        e->theirs = e->asked = false;
        e->fresh = true;
        run(p, UINT64_MAX);
        buf_printf(&p->notice, e->broken ? "%s was saved, but it does not compile: e shows the mistake."
                                         : "%s was saved: this is its new run. d compares it with the one before.",
                   p->source.file);
    } else {
        buf_printf(&p->notice, "%s was changed, but cannot be read: %s", p->source.file, error);
    }
    mem_free(error);
    buf_deinit(&text);
}

/* Runs what is in the editor with the modules as they are now. */
static void take_module(Player *p)
{
    PlayerEdit *e = p->edit;
    bool unsaved = player_is_unsaved(p);
    e->fresh = true;
    run(p, UINT64_MAX);
    buf_clear(&p->notice);
    if (e->broken)
        buf_printf(&p->notice, "%s was saved, but the program does not compile: e shows the mistake.", buf_text(&e->module));
    else
        buf_printf(&p->notice, "%s was saved: this is the new run%s. d compares it with the one before.",
                   buf_text(&e->module), unsaved ? " of your copy" : "");
    buf_clear(&e->module);
}

static void note_changes(PlayerEdit *e)
{
    const char *path;
    while ((path = watch_changed(e->watch))) {
        if (strcmp(path, e->path) == 0) {
            e->file_changed = true;
        } else {
            size_t folder = (size_t)(file_base_name(e->path) - e->path);
            buf_clear(&e->module);
            buf_str(&e->module, strncmp(path, e->path, folder) == 0 ? path + folder : path);
        }
    }
}

void player_edit_wake(Player *p)
{
    PlayerEdit *e = p->edit;
    if (!e || !e->watch)
        return;
    note_changes(e);
    if (!is_on_top(p))
        return;
    if (!e->file_changed) {
        if (e->module.len)
            take_module(p);
        return;
    }
    e->file_changed = false;
    buf_clear(&e->module); /* read anew with it */
    e->theirs = player_is_unsaved(p);
    if (e->theirs) {
        buf_clear(&p->notice);
        buf_printf(&p->notice, "%s was saved by another program, too. Ctrl-S puts your text over it, Ctrl-R takes the file's.",
                   p->source.file);
    } else {
        take_file(p);
    }
}

bool player_edit_may_leave(Player *p)
{
    PlayerEdit *e = p->edit;
    if (!e || !e->path || e->asked || !player_is_unsaved(p))
        return true;
    e->asked = true;
    buf_clear(&p->notice);
    buf_printf(&p->notice, "%s is not saved. Ctrl-S saves it; q again leaves without.", p->source.file);
    return false;
}

/* ---- opening and leaving ---- */

void player_edit_begin(Player *p)
{
    if (!p->screen.app->term) { /* told line by line: there is nothing to type in */
        player_edit_outside(p);
        return;
    }
    if (p->source.spec.len > EDITOR_MAX) {
        say(p, "This program is too long for the editor here. Ctrl-E opens yours.");
        return;
    }
    PlayerEdit *e = edit_of(p);
    e->open = true;
    e->fresh = true;
    p->page = p->zoom = p->playing = false;
    p->focus = PANE_CODE;
    uint32_t line = p->count ? pane_code_line(p) : p->rec->diags.count ? (uint32_t)p->rec->diags.items[0].line : 1;
    if (!e->editor.cursor && line > 1)
        editor_go_to(&e->editor, line - 1, 0);
    if (!p->count && !e->broken)
        run(p, UINT64_MAX);
    say(p, e->path ? "Type: the program runs as you do. Ctrl-S saves it, Esc goes back to the panes."
                   : "Type: the program runs as you do. This is a scratch copy; Esc goes back to the panes.");
}

static void leave(Player *p)
{
    PlayerEdit *e = p->edit;
    settle(p);
    e->open = e->finding = e->editor.marked = false;
    if (e->broken && p->count)
        say(p, "This is the last run that compiled. e shows the mistake.");
    else if (player_is_unsaved(p))
        say(p, e->path ? "Changed, not saved: Ctrl-S saves it. d compares with the run before."
                       : "This is the run of your copy. d compares it with the one before.");
}

/* On the file itself, unless there are unsaved changes: those go into a temporary copy, and come back from it. */
void player_edit_outside(Player *p)
{
    PlayerEdit *e = edit_of(p);
    Term *term = p->screen.app->term;
    Buf error = {0}, text = {0};
    bool ok;
    if (e->path && !player_is_unsaved(p)) {
        ok = external_open(term, e->path, &error);
        if (ok)
            player_edit_wake(p);
    } else {
        buf_bytes(&text, buf_text(&e->editor.text), e->editor.text.len);
        ok = external_edit(term, &text, &error);
        if (ok) {
            e->fresh = true;
            editor_set(&e->editor, buf_text(&text), text.len);
            run(p, UINT64_MAX);
        }
    }
    if (!ok)
        say(p, buf_text(&error));
    else if (e->broken && !e->open && term)
        player_edit_begin(p); /* to show what is wrong */
    else if (e->broken)
        say(p, mistake(e) ? mistake(e)->message : "Nothing of it runs.");
    buf_deinit(&text);
    buf_deinit(&error);
}

void player_compare(Player *p)
{
    const PlayerEdit *e = p->edit;
    if (!e || !e->before || !p->count) {
        say(p, "There is no run before this one: e changes the program.");
        return;
    }
    app_push(p->screen.app, compare_new(&p->screen, e->before, p->rec, p->source.file));
}

/* ---- keys ---- */

unsigned player_edit_contexts(const Player *p) { return p->edit->finding ? CTX_SEARCH : CTX_REWRITE; }

static bool inside(const Rect *area, int row, int col)
{
    return row >= area->row && row < area->row + area->rows && col >= area->col && col < area->col + area->cols;
}

bool player_edit_text(Player *p, const TermEvent *event)
{
    PlayerEdit *e = p->edit;
    if (event->key == K_MOUSE) {
        const Rect *code = &p->layout.areas[PANE_CODE];
        bool here = event->mouse.kind == MOUSE_PRESS && inside(code, event->mouse.row, event->mouse.col);
        if (here)
            editor_click(&e->editor, event->mouse.row - code->row, event->mouse.col - code->col);
        return here;
    }
    if (e->finding)
        return field_event(&e->find, event);
    size_t done = e->editor.done, len = e->editor.text.len;
    bool taken = editor_event(&e->editor, event);
    if (taken)
        buf_clear(&p->notice);
    if (e->editor.done != done || e->editor.text.len != len)
        changed(e);
    return taken;
}

static void edit_block(PlayerEdit *e, int action)
{
    if (action == ACT_EDIT_MARK) {
        editor_toggle_mark(&e->editor);
        return;
    }
    if (action == ACT_EDIT_CUT)
        editor_cut(&e->editor);
    else if (action == ACT_EDIT_PASTE)
        editor_paste(&e->editor);
    else
        (action == ACT_EDIT_UNDO ? editor_undo : editor_redo)(&e->editor);
    changed(e);
}

static bool act_typing(Player *p, const KeyHit *hit)
{
    PlayerEdit *e = p->edit;
    switch (hit->action) {
    case ACT_EDIT_LEAVE:
        leave(p);
        return true;
    case ACT_EDIT_MARK:
    case ACT_EDIT_CUT:
    case ACT_EDIT_PASTE:
    case ACT_EDIT_UNDO:
    case ACT_EDIT_REDO:
        edit_block(e, hit->action);
        return true;
    case ACT_EDIT_FIND:
        e->finding = true;
        return true;
    case ACT_SEARCH_GO:
        if (!editor_find(&e->editor, buf_text(&e->find)))
            say(p, "The text is not found.");
        return true;
    case ACT_SEARCH_CANCEL:
        e->finding = false;
        return true;
    default:
        return false;
    }
}

bool player_edit_act(Player *p, const KeyHit *hit)
{
    switch (hit->action) {
    case ACT_REWRITE:
        player_edit_begin(p);
        return true;
    case ACT_REWRITE_OUTSIDE:
        player_edit_outside(p);
        return true;
    case ACT_SAVE:
    case ACT_REWRITE_SAVE:
        edit_of(p);
        save(p);
        return true;
    case ACT_REWRITE_TAKE:
        if (edit_of(p)->path)
            take_file(p);
        return true;
    case ACT_COMPARE:
        player_compare(p);
        return true;
    default:
        return player_is_edited(p) && act_typing(p, hit);
    }
}

const Diag *player_mistake(const Player *p)
{
    return p->edit ? mistake(p->edit) : NULL;
}

int player_edit_watch(const Player *p, int *ms)
{
    const PlayerEdit *e = p->edit;
    int fd = e && e->watch ? watch_fd(e->watch) : -1;
    *ms = e && e->watch && fd < 0 ? WATCH_POLL_MS : -1;
    return fd;
}

bool player_put_difference(Player *p, Buf *out)
{
    const PlayerEdit *e = p->edit;
    if (!e || !e->before || !p->count || e->broken)
        return false;
    Screen *compare = compare_new(&p->screen, e->before, p->rec, p->source.file);
    compare_put(compare, out);
    compare->ops->free(compare);
    return true;
}

int player_edit_timeout(const Player *p)
{
    const PlayerEdit *e = p->edit;
    if (!e)
        return -1;
    return e->pending ? PAUSE_MS : e->watch && watch_fd(e->watch) < 0 ? WATCH_POLL_MS : -1;
}

void player_edit_tick(Player *p)
{
    PlayerEdit *e = p->edit;
    if (!e)
        return;
    if (e->pending)
        run(p, TYPING_FUEL);
    else if (e->watch && watch_fd(e->watch) < 0)
        player_edit_wake(p);
}

/* ---- drawing ---- */

/* The bytes of the editor's line that the mistake is about get the look of errors. */
static void mark_mistake(const PlayerEdit *e, const Diag *diag, Style *styles)
{
    const char *text = buf_text(&e->editor.text);
    size_t at = 0, len = e->editor.text.len;
    for (int line = 1; line < diag->line && at < len; at++)
        line += text[at] == '\n';
    for (int col = 1; at < len && text[at] != '\n'; at++, col++)
        if (col >= diag->col && (diag->end_col > diag->col ? col < diag->end_col : col == diag->col))
            styles[at] = ROLE_ERROR | STYLE_UNDERLINE;
}

static void draw_text(PlayerEdit *e, Canvas canvas)
{
    size_t len = e->editor.text.len;
    unsigned char *classes = mem_zalloc(len + 1);
    Style *styles = mem_zalloc((len + 1) * sizeof *styles);
    const Diag *diag = mistake(e);
    lexer_highlight(buf_text(&e->editor.text), len, classes);
    for (size_t i = 0; i < len; i++)
        styles[i] = doc_highlight_style(classes[i]);
    if (diag && !e->pending)
        mark_mistake(e, diag, styles);
    editor_draw(&e->editor, canvas, styles, 1, !e->finding);
    mem_free(classes);
    mem_free(styles);
}

/* What is wrong, at the foot: a sentence, and where there is room the line with its carets. */
static void draw_mistake(const PlayerEdit *e, Canvas canvas, bool last_good)
{
    const Diag *diag = mistake(e);
    Buf title = {0};
    if (diag)
        buf_printf(&title, "line %d: %s", diag->line, diag->message);
    else
        buf_str(&title, "nothing of it runs");
    if (canvas_rows(canvas) == 1) {
        canvas_put_cut(canvas, 0, 0, canvas_cols(canvas), ROLE_ERROR, buf_text(&title), title.len);
    } else {
        canvas_hline(canvas, 0, ROLE_BORDER, ROLE_DIM, last_good ? "the panes: the last run that compiled" : NULL);
        canvas_put_cut(canvas, 1, 0, canvas_cols(canvas), ROLE_ERROR, buf_text(&title), title.len);
        if (diag)
            player_draw_mistake(e->broken, canvas_sub(canvas, (Rect){2, 0, canvas_rows(canvas) - 2, canvas_cols(canvas)}));
    }
    buf_deinit(&title);
}

void player_edit_draw(Player *p, Canvas canvas)
{
    PlayerEdit *e = p->edit;
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas), foot = 0;
    if (e->broken && !e->pending)
        foot = rows >= LEAST_ROWS ? MISTAKE_ROWS : 1;
    if (e->finding)
        field_draw(canvas, --rows, 0, "find: ", &e->find);
    draw_text(e, canvas_sub(canvas, (Rect){0, 0, rows - foot, cols}));
    if (foot)
        draw_mistake(e, canvas_sub(canvas, (Rect){rows - foot, 0, foot, cols}), p->count > 0);
}

const Recording *player_failed_run(const Player *p) { return p->edit && p->edit->broken ? p->edit->broken : p->rec; }

void player_edit_draw_alone(Player *p, Canvas canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    Buf title = {0};
    buf_printf(&title, "%s%s", p->source.file, player_is_unsaved(p) ? " *" : "");
    draw_title(canvas, 0, buf_text(&title), "does not run");
    Canvas text = canvas_sub(canvas, (Rect){1, 0, rows - 2, cols});
    p->layout.areas[PANE_CODE] = text.area;
    player_edit_draw(p, text);
    app_draw_hints(p->screen.app, canvas, rows - 1, 1, cols);
    buf_deinit(&title);
}
