#include "ui/line.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/cells.h"
#include "ui/text.h"

#include <string.h>

enum { CHOICE_GAP = 2 };

void line_deinit(LineEdit *line)
{
    for (size_t i = 0; i < line->nhistory; i++)
        mem_free(line->history[i]);
    mem_free(line->history);
    buf_deinit(&line->choices);
    buf_deinit(&line->text);
    buf_deinit(&line->unfinished);
}

void line_begin(LineEdit *line)
{
    buf_clear(&line->text);
    buf_clear(&line->unfinished);
    line->cursor = line->scroll = 0;
    line->at = line->nhistory;
}

/* ---- the history ---- */

static void remember(LineEdit *line)
{
    const char *text = buf_text(&line->text);
    if (!*text || (line->nhistory && strcmp(line->history[line->nhistory - 1], text) == 0))
        return;
    if (line->nhistory == LINE_MAX_HISTORY) {
        mem_free(line->history[0]);
        memmove(line->history, line->history + 1, --line->nhistory * sizeof *line->history);
    }
    MEM_GROW(line->history, line->cap, line->nhistory + 1);
    line->history[line->nhistory++] = mem_strdup(text);
}

static void put(LineEdit *line, const char *text, size_t len)
{
    buf_clear(&line->text);
    buf_bytes(&line->text, text, len);
    line->cursor = len;
    line->scroll = 0;
}

static void go_back(LineEdit *line)
{
    if (!line->at)
        return;
    if (line->at == line->nhistory) {
        buf_clear(&line->unfinished);
        buf_bytes(&line->unfinished, buf_text(&line->text), line->text.len);
    }
    line->at--;
    put(line, line->history[line->at], strlen(line->history[line->at]));
}

static void go_forward(LineEdit *line)
{
    if (line->at == line->nhistory)
        return;
    if (++line->at == line->nhistory)
        put(line, buf_text(&line->unfinished), line->unfinished.len);
    else
        put(line, line->history[line->at], strlen(line->history[line->at]));
}

/* ---- editing ---- */

static bool continues(const LineEdit *line, size_t at)
{
    return at < line->text.len && ((unsigned char)line->text.data[at] & 0xC0) == 0x80;
}

static size_t left_of(const LineEdit *line, size_t at)
{
    while (at > 0 && continues(line, --at))
        ;
    return at;
}

static size_t right_of(const LineEdit *line, size_t at)
{
    if (at < line->text.len)
        at++;
    while (continues(line, at))
        at++;
    return at;
}

static bool is_word(const LineEdit *line, size_t at)
{
    unsigned char c = (unsigned char)line->text.data[at];
    return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static size_t word_left(const LineEdit *line)
{
    size_t at = line->cursor;
    while (at > 0 && !is_word(line, at - 1))
        at--;
    while (at > 0 && is_word(line, at - 1))
        at--;
    return at;
}

static size_t word_right(const LineEdit *line)
{
    size_t at = line->cursor;
    while (at < line->text.len && !is_word(line, at))
        at++;
    while (at < line->text.len && is_word(line, at))
        at++;
    return at;
}

/* Takes out the bytes between `from` and `to`, which become the cursor's place. */
static void take_out(LineEdit *line, size_t from, size_t to)
{
    memmove(line->text.data + from, line->text.data + to, line->text.len - to);
    line->text.len -= to - from;
    line->cursor = from;
}

static void insert(LineEdit *line, const char *text, size_t len)
{
    if (line->text.len + len > LINE_MAX_BYTES)
        return;
    size_t at = line->cursor;
    buf_bytes(&line->text, text, len);
    memmove(line->text.data + at + len, line->text.data + at, line->text.len - len - at);
    memcpy(line->text.data + at, text, len);
    line->cursor = at + len;
}

static void insert_key(LineEdit *line, Key key)
{
    char bytes[4];
    insert(line, bytes, utf8_encode(key, bytes));
}

/* ---- completing ---- */

/* How many bytes the choices have in common; *count is their number. */
static size_t common_start(const Buf *choices, size_t *count)
{
    const char *first = buf_text(choices), *at = first;
    size_t common = strcspn(first, "\n");
    for (*count = choices->len > 0; (at = strchr(at, '\n')) != NULL; ++*count) {
        size_t n = 0;
        at++;
        while (n < common && at[n] == first[n])
            n++;
        common = n;
    }
    while (common > 0 && ((unsigned char)first[common] & 0xC0) == 0x80)
        common--;
    return common;
}

static LineResult complete(LineEdit *line)
{
    size_t from = line->cursor, len, count;
    while (from > 0 && (is_word(line, from - 1) || line->text.data[from - 1] == '.'))
        from--;
    len = line->cursor - from;
    if (!line->complete || !len) {
        insert(line, "    ", 4);
        return LINE_EDITING;
    }
    buf_clear(&line->choices);
    line->complete(line->ctx, line->text.data + from, len, &line->choices);
    size_t common = common_start(&line->choices, &count);
    if (common <= len && count > 1)
        return LINE_CHOICES;
    if (count) {
        take_out(line, from, line->cursor);
        insert(line, line->choices.data, common);
    }
    return LINE_EDITING;
}

/* Keys that move the cursor: where to; SIZE_MAX: another key. */
static size_t target(const LineEdit *line, Key key)
{
    if (key == K_LEFT || key == key_ctrl('b'))
        return left_of(line, line->cursor);
    if (key == K_RIGHT || key == key_ctrl('f'))
        return right_of(line, line->cursor);
    if (key == K_HOME || key == key_ctrl('a'))
        return 0;
    if (key == K_END || key == key_ctrl('e'))
        return line->text.len;
    if (key == (Key)(K_ALT | 'b'))
        return word_left(line);
    if (key == (Key)(K_ALT | 'f'))
        return word_right(line);
    return SIZE_MAX;
}

/* Keys that take something out: the other end of it; SIZE_MAX: another key. */
static size_t victim(const LineEdit *line, Key key)
{
    if (key == K_BACKSPACE || key == key_ctrl('h'))
        return left_of(line, line->cursor);
    if (key == K_DELETE || key == key_ctrl('d'))
        return right_of(line, line->cursor);
    if (key == key_ctrl('u'))
        return 0;
    if (key == key_ctrl('k'))
        return line->text.len;
    if (key == key_ctrl('w') || key == (Key)(K_ALT | K_BACKSPACE))
        return word_left(line);
    if (key == (Key)(K_ALT | 'd'))
        return word_right(line);
    return SIZE_MAX;
}

LineResult line_key(LineEdit *line, Key key)
{
    size_t to = target(line, key), gone = victim(line, key);
    if (key == K_ENTER || key == key_ctrl('j') || key == key_ctrl('m')) {
        remember(line);
        return LINE_ENTERED;
    }
    if (key == key_ctrl('c'))
        return LINE_INTERRUPTED;
    if (key == key_ctrl('l'))
        return LINE_CLEAR;
    if (key == key_ctrl('z'))
        return LINE_SUSPEND;
    if (key == key_ctrl('d') && !line->text.len)
        return LINE_END;
    if (to != SIZE_MAX)
        line->cursor = to;
    else if (gone != SIZE_MAX)
        take_out(line, gone < line->cursor ? gone : line->cursor, gone < line->cursor ? line->cursor : gone);
    else if (key == K_UP || key == key_ctrl('p'))
        go_back(line);
    else if (key == K_DOWN || key == key_ctrl('n'))
        go_forward(line);
    else if (key == K_TAB)
        return complete(line);
    else if (key_is_char(key))
        insert_key(line, key);
    return LINE_EDITING;
}

/* ---- showing ---- */

static void put_cell(const CellText *cell, Buf *out)
{
    char bytes[4];
    buf_bytes(out, bytes, utf8_encode(cell->ch, bytes));
    for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++)
        buf_bytes(out, bytes, utf8_encode(cell->marks[i], bytes));
}

void line_show(LineEdit *line, const char *prompt, int columns, Buf *out, int *col)
{
    int room = columns - text_width(prompt, strlen(prompt)) - 1; /* the cursor may stand behind the text */
    const char *text = buf_text(&line->text);
    if (room < 1)
        room = 1;
    if (line->cursor < line->scroll)
        line->scroll = line->cursor;
    while (text_width(text + line->scroll, line->cursor - line->scroll) > room)
        line->scroll = right_of(line, line->scroll);
    buf_str(out, prompt);
    CellIter iter;
    CellText cell;
    cells_begin(&iter, text + line->scroll, line->text.len - line->scroll);
    for (int used = 0; cells_next(&iter, &cell) && (used += cell.width) <= room;)
        put_cell(&cell, out);
    *col = text_width(prompt, strlen(prompt)) + text_width(text + line->scroll, line->cursor - line->scroll);
}

/* One choice in a column of `width`; without blanks behind it when it is the last of its row. */
static void put_choice(const char *s, size_t len, int width, bool last, Buf *out)
{
    CellIter iter;
    CellText cell;
    int used = 0;
    cells_begin(&iter, s, len);
    while (cells_next(&iter, &cell) && used + cell.width <= width) {
        put_cell(&cell, out);
        used += cell.width;
    }
    for (; !last && used < width + CHOICE_GAP; used++)
        buf_char(out, ' ');
}

void line_show_choices(const LineEdit *line, int columns, int rows, Buf *out)
{
    size_t count = 0, shown;
    int widest = 1;
    const char *text = buf_text(&line->choices), *at;
    for (at = text; *at; count++) {
        int width = text_width(at, strcspn(at, "\n"));
        widest = width > widest ? width : widest;
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    widest = widest < columns - 1 ? widest : columns - 1;
    size_t across = (size_t)((columns - 1 + CHOICE_GAP) / (widest + CHOICE_GAP));
    size_t most = across * (size_t)(rows > 1 ? rows : 1);
    shown = count < most ? count : most;
    at = text;
    for (size_t i = 0; i < shown; i++) {
        size_t len = strcspn(at, "\n");
        bool last = (i + 1) % across == 0 || i + 1 == shown;
        put_choice(at, len, widest, last, out);
        if (last)
            buf_str(out, "\r\n");
        at += len + 1;
    }
    if (shown < count)
        buf_printf(out, "... and %zu more\r\n", count - shown);
}
