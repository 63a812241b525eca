/* plain_facts: every fact that the player shows on a screen of 200x60 can be told. Programs are drawn at moments spread
 * over their runs; each word and number of the picture must be among what the words of --plain tell at that moment.
 * (What only belongs to the picture is left out: titles and borders of panes, the rulers of times and ticks, the legend, the keys.)
 * And every pane has a word of its own. */
#include "base/file.h"
#include "base/map.h"
#include "screens/plain.h"
#include "screens/player.h"

#include <ctype.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROWS = 60, COLS = 200, MOMENTS = 7, TRANSPORT_ROWS = 2 };

static const char *const programs[] = {"fetch3.py",   "deadlock.py", "locks.py", "blocked.py",
                                       "failed.py",   "input.py",    "limit.py", "noasync.py",
                                       "output.py",   "uncaught.py", "lints.py", "crawl30.py",
                                       "tasks120.py", "empty.py",    "taskgroup.py", "queue.py",   "shield.py",
                                       "wait_for.py", "events.py",   "threads.py",   "http.py"};

/* ---- what is told ---- */

static void tell_all(Plain *p, Screen *player)
{
    Buf prompt = {0};
    for (size_t i = 0; i < plain_pane_count; i++)
        plain_panes[i].tell(p, player);
    p->told_pos = 0;
    player->ops->plain->tell(player, p);
    player->ops->plain->ask(player, &prompt);
    plain_text(p, 0, buf_text(&prompt));
    buf_deinit(&prompt);
}

/* Standard output goes to a file meanwhile. */
static void capture(Plain *p, Screen *player, Buf *out)
{
    char path[] = "/tmp/asyncourse-facts-XXXXXX";
    int file = mkstemp(path), before = dup(STDOUT_FILENO);
    fflush(stdout);
    dup2(file, STDOUT_FILENO);
    tell_all(p, player);
    fflush(stdout);
    dup2(before, STDOUT_FILENO);
    close(before);
    close(file);
    if (!file_read(path, 64 << 20, out, NULL))
        exit(2);
    unlink(path);
}

/* ---- words ---- */

static bool is_of_word(int c)
{
    return c < 128 && (isalnum(c) || c == '_');
}

static void add_words(const Buf *text, Map *words)
{
    for (size_t at = 0; at < text->len;) {
        size_t len = 0;
        while (at + len < text->len && is_of_word((unsigned char)text->data[at + len]))
            len++;
        if (len)
            map_intern(words, text->data + at, len);
        at += len ? len : 1;
    }
}

static bool is_picture(const Grid *grid, int row, int col)
{
    const Cell *cell = grid_cell(grid, row, col);
    Role role = (Role)(cell->style & STYLE_ROLE_MASK);
    return role == ROLE_PANE_TITLE || role == ROLE_BORDER || role == ROLE_FOCUS_BORDER ||
           role == ROLE_KEY_HINT;
}

static bool has_title(const Grid *grid, int row, const char *title)
{
    int len = (int)strlen(title), i;
    for (int col = 0; col + len < grid->cols; col++) {
        for (i = 0; i < len && grid_cell(grid, row, col + i)->ch == (unsigned char)title[i]; i++)
            ;
        if (i == len && is_picture(grid, row, col))
            return true;
    }
    return false;
}

/* The numbers of ticks stand where there is room for them, and touch each other: a ruler. */
static bool is_tick_row(const Grid *grid, int row)
{
    static const char name[] = "  tick  ";
    for (int col = 0; name[col]; col++)
        if (grid_cell(grid, row, col)->ch != (unsigned char)name[col])
            return false;
    return true;
}

/* Words of the row that are not told; said. */
static int count_missing(const Grid *grid, int row, const Map *told, const char *where)
{
    int missing = 0;
    for (int col = 0; col < grid->cols;) {
        Buf word = {0};
        int end = col;
        while (end < grid->cols && is_of_word((int)grid_cell(grid, row, end)->ch) &&
               !is_picture(grid, row, end))
            buf_char(&word, (char)grid_cell(grid, row, end++)->ch);
        uint32_t after = end < grid->cols ? grid_cell(grid, row, end)->ch : ' ', index;
        bool cut = after == 0x2026 || after == 0x2502 || strcmp(buf_text(&word), "asyncourse") == 0;
        if (word.len && !cut && !map_get(told, buf_text(&word), word.len, &index)) {
            Buf line = {0};
            for (int i = 0; i < grid->cols; i++)
                buf_utf8(&line, grid_cell(grid, row, i)->ch ? grid_cell(grid, row, i)->ch : ' ');
            printf("%s: nobody tells \"%s\" of\n  %s\n", where, buf_text(&word), buf_text(&line));
            buf_deinit(&line);
            missing++;
        }
        buf_deinit(&word);
        col = end > col ? end : col + 1;
    }
    return missing;
}

static int check_moment(Plain *p, Player *player, const char *where)
{
    Grid grid;
    Map told;
    Buf text = {0};
    int missing = 0;
    capture(p, &player->screen, &text);
    map_init(&told);
    add_words(&text, &told);
    grid_init(&grid, ROWS, COLS, GLYPHS_UTF8);
    player_draw(player, grid_canvas(&grid));
    bool ruler = false;
    for (int row = 0; row < ROWS - TRANSPORT_ROWS; row++) {
        bool timeline = has_title(&grid, row, "timeline");
        if (!timeline && !ruler && !is_tick_row(&grid, row))
            missing += count_missing(&grid, row, &told, where);
        ruler = timeline;
    }
    grid_deinit(&grid);
    map_deinit(&told);
    buf_deinit(&text);
    return missing;
}

static int check_program(const char *name)
{
    Buf path = {0}, text = {0};
    char where[96];
    int missing = 0;
    Plain p = {.tier = GLYPHS_UTF8};
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    grid_init(&p.app.grid, ROWS, COLS, GLYPHS_ASCII);
    keymap_init(&p.app.keymap, bindings, count);
    buf_printf(&path, "%s/tests/screens/programs/%s", ASYNCOURSE_SOURCE_DIR, name);
    if (!file_read(buf_text(&path), 1 << 20, &text, NULL))
        exit(2);
    EngineSpec spec = {.text = buf_text(&text),
                       .len = text.len,
                       .file = name,
                       .first_line = 1,
                       .limits = ENGINE_LIMITS_VIEW,
                       .record = true};
    Screen *screen = player_new(&p.app, &spec, NULL, "Look at the *queue*.");
    Player *player = (Player *)screen;
    app_push(&p.app, screen);
    for (int i = 0; i < MOMENTS && player->count; i++) {
        player_show_moment(screen, player->last * (uint64_t)i / (MOMENTS - 1));
        snprintf(where, sizeof where, "%s, event %llu", name, (unsigned long long)player->pos);
        missing += check_moment(&p, player, where);
    }
    app_deinit(&p.app);
    buf_deinit(&path);
    buf_deinit(&text);
    return missing;
}

int main(void)
{
    int failed = 0;
    setlocale(LC_CTYPE, "C.UTF-8");
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        bool found = false;
        for (size_t i = 0; i < plain_pane_count; i++)
            found |= plain_panes[i].pane == pane;
        if (!found) {
            printf("pane %d has no word\n", pane);
            failed++;
        }
    }
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        failed += check_program(programs[i]);
    printf("%zu programs, %d facts that nobody tells\n", sizeof programs / sizeof *programs, failed);
    return failed != 0;
}
