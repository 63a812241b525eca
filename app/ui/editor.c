#include "ui/editor.h"

#include "base/mem.h"
#include "ui/cells.h"
#include "ui/text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { CHANGES_MAX = 10000 };

/* ---- lines and cells ---- */

static size_t line_start(const Editor *e, size_t at)
{
    while (at && e->text.data[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const Editor *e, size_t at)
{
    while (at < e->text.len && e->text.data[at] != '\n')
        at++;
    return at;
}

/* The cluster that begins at or before `at` in its line: its ends. */
static void cluster_at(const Editor *e, size_t at, size_t *start, size_t *end)
{
    size_t from = line_start(e, at);
    CellIter iter;
    CellText cell;
    cells_begin(&iter, buf_text(&e->text) + from, line_end(e, at) - from);
    *start = *end = from;
    while (*end <= at && cells_next(&iter, &cell)) {
        if (from + cell.end > *end) {
            *start = *end;
            *end = from + cell.end;
        }
    }
}

static size_t after(const Editor *e, size_t at)
{
    size_t start, end;
    if (at >= e->text.len || e->text.data[at] == '\n')
        return at < e->text.len ? at + 1 : at;
    cluster_at(e, at, &start, &end);
    return end > at ? end : at + 1;
}

static size_t before(const Editor *e, size_t at)
{
    size_t start, end;
    if (!at || e->text.data[at - 1] == '\n')
        return at ? at - 1 : 0;
    cluster_at(e, at - 1, &start, &end);
    return start;
}

static int cell_of(const Editor *e, size_t at)
{
    size_t start = line_start(e, at);
    return text_width(buf_text(&e->text) + start, at - start);
}

/* The place in the line of `at` that is nearest to the cell, not behind it. */
static size_t at_cell(const Editor *e, size_t at, int cell)
{
    size_t start = line_start(e, at);
    return start + text_fit(buf_text(&e->text) + start, line_end(e, at) - start, cell < 0 ? 0 : cell);
}

size_t editor_line_count(const Editor *e)
{
    size_t lines = 1;
    for (size_t i = 0; i < e->text.len; i++)
        lines += e->text.data[i] == '\n';
    return lines;
}

void editor_place(const Editor *e, size_t *line, int *cell)
{
    *line = 0;
    for (size_t i = 0; i < e->cursor; i++)
        *line += e->text.data[i] == '\n';
    *cell = cell_of(e, e->cursor);
}

static size_t start_of_line(const Editor *e, size_t line)
{
    size_t at = 0;
    while (line && at < e->text.len)
        line -= e->text.data[at++] == '\n';
    return line ? line_start(e, e->text.len) : at;
}

/* ---- changes ---- */

static void free_change(EditorChange *change)
{
    mem_free(change->removed);
    mem_free(change->added);
}

static void splice(Editor *e, size_t at, size_t removed, const char *added, size_t len)
{
    Buf text = {0};
    buf_bytes(&text, buf_text(&e->text), at);
    buf_bytes(&text, added, len);
    buf_bytes(&text, buf_text(&e->text) + at + removed, e->text.len - at - removed);
    buf_deinit(&e->text);
    e->text = text;
}

static void forget_undone(Editor *e)
{
    while (e->change_count > e->done)
        free_change(&e->changes[--e->change_count]);
    if (e->change_count < CHANGES_MAX)
        return;
    free_change(&e->changes[0]);
    memmove(e->changes, e->changes + 1, (e->change_count - 1) * sizeof *e->changes);
    e->done = --e->change_count;
}

/* Characters typed one after the other are undone together. */
static bool join(Editor *e, size_t at, const char *added, size_t len)
{
    EditorChange *last = e->done ? &e->changes[e->done - 1] : NULL;
    if (!e->joining || !last || e->change_count != e->done || last->at + last->added_len != at)
        return false;
    last->added = mem_realloc(last->added, last->added_len + len + 1);
    memcpy(last->added + last->added_len, added, len);
    last->added_len += len;
    splice(e, at, 0, added, len);
    return true;
}

/* All changes of the text go through here. The cursor is put behind what was added. */
static void replace(Editor *e, size_t at, size_t removed, const char *added, size_t len, bool typed)
{
    if (e->text.len - removed + len > EDITOR_MAX)
        return;
    if (removed || !typed || !join(e, at, added, len)) {
        forget_undone(e);
        MEM_GROW(e->changes, e->change_cap, e->change_count + 1);
        e->changes[e->change_count++] = (EditorChange){at,
                                                       removed,
                                                       len,
                                                       e->cursor,
                                                       mem_strndup(buf_text(&e->text) + at, removed),
                                                       mem_strndup(added, len)};
        e->done = e->change_count;
        splice(e, at, removed, added, len);
    }
    e->cursor = at + len;
    e->joining = typed && !isspace((unsigned char)added[len - 1]);
    e->column = EDITOR_NONE;
}

bool editor_undo(Editor *e)
{
    if (!e->done)
        return false;
    const EditorChange *change = &e->changes[--e->done];
    splice(e, change->at, change->added_len, change->removed, change->removed_len);
    e->cursor = change->cursor;
    e->joining = e->marked = false;
    e->column = EDITOR_NONE;
    return true;
}

bool editor_redo(Editor *e)
{
    if (e->done == e->change_count)
        return false;
    const EditorChange *change = &e->changes[e->done++];
    splice(e, change->at, change->removed_len, change->added, change->added_len);
    e->cursor = change->at + change->added_len;
    e->joining = e->marked = false;
    e->column = EDITOR_NONE;
    return true;
}

/* ---- whole texts ---- */

/* What may stand in the text: "\r\n" and "\r" end lines, tabs become blanks, other controls go. */
static void clean(const char *text, size_t len, Buf *out)
{
    size_t start = out->len;
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        if (c == '\n' || (c == '\r' && (i + 1 == len || text[i + 1] != '\n'))) {
            buf_char(out, '\n');
            start = out->len;
        } else if (c == '\t')
            buf_repeat(out, ' ', EDITOR_INDENT - (out->len - start) % EDITOR_INDENT);
        else if ((unsigned char)c >= 0x20 && c != 0x7f)
            buf_char(out, c);
    }
}

void editor_init(Editor *e, const char *text, size_t len)
{
    *e = (Editor){.column = EDITOR_NONE};
    clean(text, len < EDITOR_MAX ? len : EDITOR_MAX, &e->text);
}

void editor_deinit(Editor *e)
{
    for (size_t i = 0; i < e->change_count; i++)
        free_change(&e->changes[i]);
    mem_free(e->changes);
    buf_deinit(&e->text);
    buf_deinit(&e->clip);
}

void editor_set(Editor *e, const char *text, size_t len)
{
    Buf cleaned = {0};
    clean(text, len, &cleaned);
    e->marked = false;
    if (cleaned.len != e->text.len || memcmp(buf_text(&cleaned), buf_text(&e->text), cleaned.len) != 0) {
        replace(e, 0, e->text.len, buf_text(&cleaned), cleaned.len, false);
        e->cursor = 0;
    }
    buf_deinit(&cleaned);
}

/* ---- moving ---- */

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || ((unsigned char)c & 0x80);
}

static size_t word_after(const Editor *e, size_t at)
{
    while (at < e->text.len && !in_word(e->text.data[at]))
        at++;
    while (at < e->text.len && in_word(e->text.data[at]))
        at++;
    return at;
}

static size_t word_before(const Editor *e, size_t at)
{
    while (at && !in_word(e->text.data[at - 1]))
        at--;
    while (at && in_word(e->text.data[at - 1]))
        at--;
    return at;
}

static size_t first_letter(const Editor *e, size_t at)
{
    size_t start = line_start(e, at), end = line_end(e, at);
    while (start < end && e->text.data[start] == ' ')
        start++;
    return start;
}

static void move_lines(Editor *e, long by)
{
    int column = e->column == EDITOR_NONE ? cell_of(e, e->cursor) : e->column;
    size_t at = e->cursor;
    for (; by > 0 && line_end(e, at) < e->text.len; by--)
        at = line_end(e, at) + 1;
    for (; by < 0 && line_start(e, at); by++)
        at = line_start(e, at) - 1;
    e->cursor = at_cell(e, at, column);
    e->column = column;
}

static bool move(Editor *e, Key key)
{
    size_t at = e->cursor, first = first_letter(e, at);
    if (key == K_LEFT)
        at = before(e, at);
    else if (key == K_RIGHT)
        at = after(e, at);
    else if (key == K_SHIFT_LEFT)
        at = word_before(e, at);
    else if (key == K_SHIFT_RIGHT)
        at = word_after(e, at);
    else if (key == K_HOME || key == key_ctrl('a'))
        at = at == first ? line_start(e, at) : first;
    else if (key == K_END)
        at = line_end(e, at);
    else if (key == K_UP || key == K_DOWN || key == K_PGUP || key == K_PGDN) {
        move_lines(e, key == K_UP ? -1 : key == K_DOWN ? 1 : key == K_PGUP ? -10 : 10);
        return true;
    } else
        return false;
    e->cursor = at;
    e->column = EDITOR_NONE;
    return true;
}

/* ---- typing ---- */

/* The new line is indented as its predecessor, one level deeper after a colon, one less after a statement that
 * leaves the block. */
static void break_line(Editor *e)
{
    static const char *const leaving[] = {"return", "pass", "break", "continue", "raise"};
    size_t start = line_start(e, e->cursor), first = first_letter(e, e->cursor), end = e->cursor;
    size_t indent = (first < e->cursor ? first : e->cursor) - start;
    while (end > start && e->text.data[end - 1] == ' ')
        end--;
    if (end > start && e->text.data[end - 1] == ':')
        indent += EDITOR_INDENT;
    for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++) {
        size_t len = strlen(leaving[i]);
        if (end >= first + len && memcmp(e->text.data + first, leaving[i], len) == 0 &&
            (end == first + len || !in_word(e->text.data[first + len])))
            indent -= indent < EDITOR_INDENT ? indent : EDITOR_INDENT;
    }
    Buf line = {0};
    buf_char(&line, '\n');
    buf_repeat(&line, ' ', indent);
    replace(e, e->cursor, 0, line.data, line.len, false);
    buf_deinit(&line);
}

static void insert(Editor *e, const char *text, size_t len, bool typed)
{
    Buf cleaned = {0};
    clean(text, len, &cleaned);
    if (cleaned.len)
        replace(e, e->cursor, 0, cleaned.data, cleaned.len, typed);
    buf_deinit(&cleaned);
}

static void erase(Editor *e, size_t from, size_t to)
{
    if (from < to)
        replace(e, from, to - from, "", 0, false);
}

/* In the indentation Backspace goes back a whole level. */
static void backspace(Editor *e)
{
    size_t start = line_start(e, e->cursor), column = e->cursor - start;
    bool blank = column && first_letter(e, e->cursor) >= e->cursor;
    size_t by = blank ? (column - 1) % EDITOR_INDENT + 1 : e->cursor - before(e, e->cursor);
    erase(e, e->cursor - by, e->cursor);
}

/* The lines of the block, or the cursor's: [*from, *to), without the last newline. */
static void block(const Editor *e, size_t *from, size_t *to)
{
    size_t a = e->cursor, b = e->marked && e->mark <= e->text.len ? e->mark : e->cursor;
    *from = line_start(e, a < b ? a : b);
    *to = line_end(e, a < b ? b : a);
}

static void shift_lines(Editor *e, bool deeper)
{
    size_t from, to, cursor = e->cursor, mark = e->mark;
    Buf lines = {0};
    block(e, &from, &to);
    for (size_t at = from; at <= to;) {
        size_t end = line_end(e, at), first = first_letter(e, at);
        size_t less = first - at < EDITOR_INDENT ? first - at : EDITOR_INDENT;
        if (deeper && first < end)
            buf_repeat(&lines, ' ', EDITOR_INDENT);
        size_t skip = deeper ? 0 : less;
        buf_bytes(&lines, e->text.data + at + skip, end - at - skip);
        size_t grown = deeper && first < end ? EDITOR_INDENT : 0;
        if (e->cursor > at)
            cursor = cursor + grown - (e->cursor - at < skip ? e->cursor - at : skip);
        if (e->mark > at)
            mark = mark + grown - (e->mark - at < skip ? e->mark - at : skip);
        if (end < to)
            buf_char(&lines, '\n');
        at = end + 1;
    }
    if (lines.len != to - from) {
        replace(e, from, to - from, buf_text(&lines), lines.len, false);
        e->cursor = cursor <= e->text.len ? cursor : e->text.len;
        e->mark = mark <= e->text.len ? mark : e->text.len;
    }
    buf_deinit(&lines);
}

static void tab(Editor *e)
{
    if (e->marked) {
        shift_lines(e, true);
        return;
    }
    char blanks[EDITOR_INDENT];
    size_t column = (size_t)cell_of(e, e->cursor);
    memset(blanks, ' ', sizeof blanks);
    replace(e, e->cursor, 0, blanks, EDITOR_INDENT - column % EDITOR_INDENT, false);
}

bool editor_event(Editor *e, const TermEvent *event)
{
    Key key = event->key;
    if (move(e, key)) {
        e->joining = false;
        return true;
    }
    if (key == K_TAB || key == K_BACKTAB) {
        if (key == K_TAB)
            tab(e);
        else
            shift_lines(e, false);
        return true;
    }
    if (key == K_PASTE)
        insert(e, event->paste, event->paste_len, false);
    else if (key == K_ENTER)
        break_line(e);
    else if (key == K_BACKSPACE)
        backspace(e);
    else if (key == K_DELETE)
        erase(e, e->cursor, after(e, e->cursor));
    else if (key_is_char(key)) {
        Buf typed = {0};
        buf_utf8(&typed, key);
        insert(e, typed.data, typed.len, true);
        buf_deinit(&typed);
    } else
        return false;
    e->marked = false;
    return true;
}

/* ---- blocks and search ---- */

void editor_toggle_mark(Editor *e)
{
    e->marked = !e->marked;
    e->mark = e->cursor;
}

void editor_cut(Editor *e)
{
    size_t from, to;
    block(e, &from, &to);
    buf_clear(&e->clip);
    buf_bytes(&e->clip, buf_text(&e->text) + from, to - from);
    buf_char(&e->clip, '\n');
    erase(e, from, to < e->text.len ? to + 1 : to);
    e->marked = false;
}

void editor_paste(Editor *e)
{
    if (!e->clip.len)
        return;
    e->cursor = line_start(e, e->cursor);
    insert(e, e->clip.data, e->clip.len, false);
    e->marked = false;
}

bool editor_find(Editor *e, const char *what)
{
    size_t len = strlen(what), count = e->text.len;
    if (!len || len > count)
        return false;
    for (size_t i = 1; i <= count + 1; i++) {
        size_t at = (e->cursor + i) % (count + 1);
        if (at + len <= count && strncasecmp(e->text.data + at, what, len) == 0) {
            e->cursor = at;
            e->column = EDITOR_NONE;
            e->joining = false;
            return true;
        }
    }
    return false;
}

/* ---- drawing ---- */

static void keep_in_view(Editor *e, int rows, int cols)
{
    size_t line;
    int cell;
    editor_place(e, &line, &cell);
    size_t room = rows > 0 ? (size_t)rows : 1, count = editor_line_count(e);
    if (line < e->top)
        e->top = line;
    else if (line >= e->top + room)
        e->top = line - room + 1;
    if (e->top + room > count)
        e->top = count > room ? count - room : 0;
    if (cell - e->left >= cols)
        e->left = cell - cols + 1;
    else if (cell < e->left)
        e->left = cell;
}

static void draw_line(const Editor *e, Canvas canvas, int row, size_t start, size_t end,
                      const Style *styles)
{
    int col = -e->left;
    for (size_t at = start; at < end;) {
        size_t to = at + 1;
        while (to < end &&
               (styles[to] == styles[at] || ((unsigned char)e->text.data[to] & 0xc0) == 0x80))
            to++;
        col = canvas_put_n(canvas, row, col, styles[at], e->text.data + at, to - at);
        at = to;
    }
}

void editor_draw(Editor *e, Canvas canvas, const Style *styles, size_t first, bool focus)
{
    int rows = canvas_rows(canvas), number_cols = 4;
    size_t from = 0, to = 0, cursor_line;
    int cursor_cell;
    Canvas text =
        canvas_sub(canvas, (Rect){0, number_cols + 1, rows, canvas_cols(canvas) - number_cols - 1});
    e->code_col = number_cols + 1;
    keep_in_view(e, rows, canvas_cols(text));
    editor_place(e, &cursor_line, &cursor_cell);
    if (e->marked)
        block(e, &from, &to);
    size_t at = start_of_line(e, e->top), count = editor_line_count(e);
    for (int row = 0; row < rows && e->top + (size_t)row < count; row++) {
        size_t end = line_end(e, at), line = e->top + (size_t)row;
        canvas_printf(canvas, row, 0, focus && line == cursor_line ? ROLE_CURRENT_LINE : ROLE_LINENO,
                      "%*zu", number_cols, first + line);
        draw_line(e, text, row, at, end, styles);
        if (e->marked && at >= from && at <= to)
            canvas_restyle(text, (Rect){row, 0, 1, canvas_cols(text)}, STYLE_SELECTED);
        at = end + 1;
    }
    if (focus)
        canvas_cursor(text, (int)(cursor_line - e->top), cursor_cell - e->left);
}

void editor_go_to(Editor *e, size_t line, int cell)
{
    size_t count = editor_line_count(e);
    e->cursor = at_cell(e, start_of_line(e, line < count ? line : count - 1), cell);
    e->column = EDITOR_NONE;
    e->joining = false;
}

void editor_click(Editor *e, int row, int col)
{
    editor_go_to(e, e->top + (size_t)(row < 0 ? 0 : row), col - e->code_col + e->left);
}
