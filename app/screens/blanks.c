#include "screens/blanks.h"

#include "base/mem.h"
#include "lang/lexer.h"
#include "ui/field.h"

#include <stdio.h>
#include <string.h>

static const char HOLE[] = "___";
enum { HOLE_LEN = 3 };

void blanks_init(Blanks *b, const char *starter)
{
    *b = (Blanks){.starter = starter};
    for (const char *at = strstr(starter, HOLE); at && b->count < BLANKS_MAX;
         at = strstr(at + HOLE_LEN, HOLE))
        b->count++;
}

void blanks_deinit(Blanks *b)
{
    for (size_t i = 0; i < b->count; i++)
        buf_deinit(&b->fills[i]);
}

bool blanks_event(Blanks *b, const TermEvent *event, bool *changed)
{
    *changed = false;
    if (!b->count)
        return false;
    bool on = event->key == K_TAB || event->key == K_ENTER || event->key == K_DOWN;
    bool moves = on || event->key == K_BACKTAB || event->key == K_UP;
    if (moves)
        b->current = (b->current + (on ? 1 : b->count - 1)) % b->count;
    else
        *changed = field_event(&b->fills[b->current], event);
    return *changed || moves;
}

/* `places` (may be NULL): where each blank begins in *out. */
static void compose(const Blanks *b, Buf *out, size_t *places)
{
    const char *at = b->starter;
    for (size_t i = 0; i < b->count; i++) {
        const char *hole = strstr(at, HOLE);
        buf_bytes(out, at, (size_t)(hole - at));
        if (places)
            places[i] = out->len;
        if (b->fills[i].len)
            buf_bytes(out, b->fills[i].data, b->fills[i].len);
        else
            buf_str(out, HOLE);
        at = hole + HOLE_LEN;
    }
    buf_str(out, at);
}

void blanks_text(const Blanks *b, Buf *out)
{
    compose(b, out, NULL);
}

void blanks_save(const Blanks *b, Buf *out)
{
    for (size_t i = 0; i < b->count; i++) {
        buf_bytes(out, buf_text(&b->fills[i]), b->fills[i].len);
        buf_char(out, '\n');
    }
}

void blanks_load(Blanks *b, const char *draft)
{
    for (size_t i = 0; i < b->count; i++) {
        size_t len = strcspn(draft, "\n");
        buf_clear(&b->fills[i]);
        buf_bytes(&b->fills[i], draft, len < FIELD_MAX ? len : FIELD_MAX);
        draft += len + (draft[len] == '\n');
    }
}

void blanks_clear(Blanks *b)
{
    for (size_t i = 0; i < b->count; i++)
        buf_clear(&b->fills[i]);
    b->current = 0;
}

bool blanks_are_full(const Blanks *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (!b->fills[i].len)
            return false;
    return true;
}

/* The blank that covers this byte of the composed program, or `count`. */
static size_t blank_at(const Blanks *b, const size_t *places, size_t at)
{
    for (size_t i = 0; i < b->count; i++) {
        size_t len = b->fills[i].len ? b->fills[i].len : HOLE_LEN;
        if (at >= places[i] && at < places[i] + len)
            return i;
    }
    return b->count;
}

/* A piece [from, to) of a line that is of one class and of one blank or none; the column behind it. */
static int put_piece(const Blanks *b, Doc *doc, int col, const Buf *text, size_t from, size_t to,
                     size_t blank, bool focus, unsigned char class)
{
    Style style = doc_highlight_style(class);
    if (blank < b->count)
        style = (Style)(b->fills[blank].len ? ROLE_STRONG : ROLE_DIM) | STYLE_UNDERLINE;
    doc_put(doc, col, style, text->data + from, to - from);
    col += text_width(text->data + from, to - from);
    if (focus && blank == b->current && b->fills[blank].len) {
        doc_put(doc, col, ROLE_PLAYHEAD | STYLE_SELECTED, " ", 1);
        col++;
    } else if (focus && blank == b->current)
        doc_put(doc, col - HOLE_LEN, ROLE_PLAYHEAD | STYLE_SELECTED, "_", 1);
    return col;
}

void blanks_build(const Blanks *b, Doc *doc, bool focus, size_t *line_out)
{
    Buf text = {0};
    size_t places[BLANKS_MAX], line = 1;
    compose(b, &text, places);
    unsigned char *classes = mem_zalloc(text.len + 1);
    lexer_highlight(buf_text(&text), text.len, classes);
    for (size_t at = 0; at < text.len; at++, line++) {
        char number[24];
        doc_blank(doc);
        doc_put(doc, 0, ROLE_LINENO, number, (size_t)snprintf(number, sizeof number, "%4zu", line));
        int col = 5;
        while (at < text.len && text.data[at] != '\n') {
            size_t blank = blank_at(b, places, at), to = at + 1;
            while (to < text.len && text.data[to] != '\n' && blank_at(b, places, to) == blank &&
                   (blank < b->count || classes[to] == classes[at]))
                to++;
            if (blank == b->current && line_out)
                *line_out = doc->line_count - 1;
            col = put_piece(b, doc, col, &text, at, to, blank, focus && blank < b->count, classes[at]);
            at = to;
        }
    }
    mem_free(classes);
    buf_deinit(&text);
}
