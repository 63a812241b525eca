/* The terminal in memory: keys come from a script, grids go into a copy. */
#include "base/check.h"
#include "base/mem.h"
#include "ui/term_impl.h"

#include <string.h>

enum { LONG_PAUSE_MS = 1000 };

typedef struct {
    Term term;
    KeyScript script;
    size_t next; /* key of the script */
    bool resized;
    int64_t now_ms;
    Grid screen;
    size_t frames;
} MemTerm;

static void mem_close(Term *term)
{
    MemTerm *mt = (MemTerm *)term;
    key_script_deinit(&mt->script);
    grid_deinit(&mt->screen);
    mem_free(mt);
}

static void mem_draw(Term *term, const Grid *grid)
{
    MemTerm *mt = (MemTerm *)term;
    mt->frames++;
    mt->screen.tier = grid->tier;
    grid_resize(&mt->screen, grid->rows, grid->cols);
    memcpy(mt->screen.cells, grid->cells, (size_t)grid->rows * (size_t)grid->cols * sizeof(Cell));
    mt->screen.cursor_row = grid->cursor_row;
    mt->screen.cursor_col = grid->cursor_col;
}

static Key mem_read(Term *term, int timeout_ms, TermEvent *event)
{
    MemTerm *mt = (MemTerm *)term;
    (void)event;
    if (mt->resized) {
        mt->resized = false;
        return K_RESIZE;
    }
    Key key = mt->next < mt->script.count ? mt->script.keys[mt->next++] : (Key)K_QUIT;
    bool pause = key == K_PAUSE && timeout_ms >= 0;
    mt->now_ms += pause ? timeout_ms : LONG_PAUSE_MS; /* keys come slowly */
    return key == K_PAUSE ? (Key)K_NONE : key;
}

static int64_t mem_now(const Term *term) { return ((const MemTerm *)term)->now_ms; }

static void mem_nothing(Term *term) { (void)term; }

static void mem_set_mouse(Term *term, bool on) { (void)term, (void)on; }
static void mem_set_theme(Term *term, Theme theme) { term->theme = theme; }

static bool mem_copy(Term *term, const char *text, size_t len)
{
    (void)term;
    (void)text;
    (void)len;
    return true;
}

static const TermOps mem_ops = {
    .close = mem_close,
    .draw = mem_draw,
    .invalidate = mem_nothing,
    .now = mem_now,
    .read = mem_read,
    .suspend = mem_nothing,
    .resume = mem_nothing,
    .set_theme = mem_set_theme,
    .set_mouse = mem_set_mouse,
    .copy = mem_copy,
};

Term *term_open_memory(int rows, int cols, GlyphTier tier, const char *script)
{
    MemTerm *mt = mem_zalloc(sizeof *mt);
    mt->term.ops = &mem_ops;
    mt->term.rows = rows;
    mt->term.cols = cols;
    mt->term.tier = tier;
    mt->term.theme = THEME_16;
    mt->term.wake_fd = -1;
    mt->now_ms = LONG_PAUSE_MS;
    grid_init(&mt->screen, rows, cols, tier);
    if (script != NULL) {
        term_mem_type(&mt->term, script);
    }
    return &mt->term;
}

void term_mem_type(Term *term, const char *script)
{
    MemTerm *mt = (MemTerm *)term;
    KeyScript more;
    size_t bad = 0;
    ASSERT(term->ops == &mem_ops);
    bool understood = key_script_parse(script, &more, &bad);
    ASSERT(understood);
    MEM_GROW(mt->script.keys, mt->script.cap, mt->script.count + more.count);
    if (more.count > 0) {
        memcpy(mt->script.keys + mt->script.count, more.keys, more.count * sizeof(Key));
    }
    mt->script.count += more.count;
    key_script_deinit(&more);
}

void term_mem_resize(Term *term, int rows, int cols)
{
    ASSERT(term->ops == &mem_ops);
    term->rows = rows;
    term->cols = cols;
    ((MemTerm *)term)->resized = true;
}

const Grid *term_mem_screen(const Term *term) { return &((const MemTerm *)term)->screen; }

size_t term_mem_frames(const Term *term) { return ((const MemTerm *)term)->frames; }
