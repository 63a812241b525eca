#include "ui/field.h"

#include "ui/text.h"

#include <string.h>

static void drop_last(Buf *text)
{
    while (text->len && ((unsigned char)text->data[--text->len] & 0xc0) == 0x80)
        ;
    if (text->data)
        text->data[text->len] = '\0';
}

bool field_event(Buf *text, const TermEvent *event)
{
    if (event->key == K_BACKSPACE)
        drop_last(text);
    else if (event->key == K_PASTE) {
        if (event->paste_len > FIELD_MAX - text->len)
            return true; /* half a paste would be worse than none */
        for (size_t i = 0; i < event->paste_len; i++)
            buf_char(text, event->paste[i] == '\n' ? ' ' : event->paste[i]);
    } else if (key_is_char(event->key)) {
        if (text->len + 4 <= FIELD_MAX)
            buf_utf8(text, event->key);
    } else
        return false;
    return true;
}

void field_draw(Canvas canvas, int row, int col, const char *prompt, const Buf *text)
{
    col = canvas_put(canvas, row, col, ROLE_PROMPT, prompt);
    const char *start = buf_text(text), *end = start + text->len;
    int room = canvas_cols(canvas) - col - 1, width = text_width(start, text->len);
    while (start < end && width > room) {
        const char *from = start++;
        while (start < end && ((unsigned char)*start & 0xc0) == 0x80)
            start++;
        width -= text_width(from, (size_t)(start - from));
    }
    col = canvas_put_n(canvas, row, col, ROLE_NORMAL, start, (size_t)(end - start));
    canvas_cursor(canvas, row, col);
}
