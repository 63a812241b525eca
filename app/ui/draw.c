#include "ui/draw.h"

#include "ui/layout.h"
#include "ui/text.h"

#include <stdint.h>
#include <string.h>

void draw_state(Canvas canvas, int row, int col, UiState state)
{
    canvas_symbol(canvas, row, col, (Style)style_state_role(state), style_state_glyph(state));
}

void draw_bar(Canvas canvas, int row, int col, int end, UiState state)
{
    canvas_fill(canvas, (Rect){row, col, 1, end - col}, (Style)style_state_role(state), style_state_bar(state));
}

void draw_density(Canvas canvas, int row, int col, Style style, const unsigned *values, size_t count, unsigned max)
{
    for (size_t i = 0; i < count && col + (int)i < canvas_cols(canvas); i++) {
        uint64_t value = values[i] > max ? max : values[i];
        int level = max == 0 ? 0 : (int)((value * 8 + max - 1) / max);
        canvas_symbol(canvas, row, col + (int)i, style, style_density(level));
    }
}

/* Where `position` of `total` falls among `cells` cells. */
static int scaled(size_t position, size_t total, int cells)
{
    if (cells <= 1 || total == 0) {
        return 0;
    }
    if (position > total) {
        position = total;
    }
    return (int)((long double)position * (cells - 1) / (long double)total + 0.5L);
}

int draw_transport(Canvas canvas, int row, int col, int width, size_t position, size_t total, const size_t *marks,
                   size_t mark_count)
{
    if (width < 3) {
        return col;
    }
    int inner = width - 2;
    canvas_symbol(canvas, row, col, ROLE_BORDER, 0x251c);
    canvas_fill(canvas, (Rect){row, col + 1, 1, inner}, ROLE_BORDER, 0x2500);
    canvas_symbol(canvas, row, col + width - 1, ROLE_BORDER, 0x2524);
    for (size_t i = 0; i < mark_count; i++) {
        canvas_symbol(canvas, row, col + 1 + scaled(marks[i], total, inner), ROLE_TIP, 0x2666);
    }
    canvas_symbol(canvas, row, col + 1 + scaled(position, total, inner), ROLE_PLAYHEAD, 0x25cf);
    return col + width;
}

void draw_progress(Canvas canvas, int row, int col, int width, size_t done, size_t total)
{
    if (width < 1) {
        return;
    }
    done = done > total ? total : done;
    int filled = total == 0 ? 0 : (int)((long double)done * width / (long double)total);
    canvas_fill(canvas, (Rect){row, col, 1, filled}, ROLE_SUCCESS, 0x2588);
    canvas_fill(canvas, (Rect){row, col + filled, 1, width - filled}, ROLE_DIM, 0x2591);
}

void draw_scrollbar(Canvas canvas, int col, const List *list)
{
    int rows = canvas_rows(canvas);
    if (rows < 2 || list->count <= (size_t)rows) {
        return;
    }
    int thumb = (int)((long double)rows * rows / (long double)list->count);
    thumb = thumb < 1 ? 1 : thumb;
    size_t last_top = list->count - (size_t)rows;
    int start = scaled(list->top, last_top, rows - thumb + 1);
    canvas_vline(canvas, col, 0, rows, ROLE_BORDER);
    canvas_fill(canvas, (Rect){start, col, thumb, 1}, ROLE_BORDER, 0x2588);
}

/* ---- hints ---- */

static bool is_hint(const KeyBinding *binding, unsigned contexts)
{
    return binding->hint != NULL && (binding->contexts & contexts) != 0 && binding->keys[0] != '\0';
}

/* The keys of binding i and of its followers with the same hint, joined by "/"; returns the index after them. */
static size_t hint_keys(const Keymap *map, size_t i, unsigned contexts, Buf *keys)
{
    const char *hint = map->bindings[i].hint;
    buf_clear(keys);
    keymap_first_key_text(&map->bindings[i], keys);
    for (i++; i < map->binding_count; i++) {
        const KeyBinding *next = &map->bindings[i];
        if (!is_hint(next, contexts) || strcmp(next->hint, hint) != 0) {
            break;
        }
        buf_char(keys, '/');
        keymap_first_key_text(next, keys);
    }
    return i;
}

static int hint_width(const Buf *keys, const char *hint)
{
    return text_width(buf_text(keys), keys->len) + 1 + text_width(hint, strlen(hint));
}

static int put_hint(Canvas canvas, int row, int col, const Buf *keys, const char *hint)
{
    col = canvas_put_n(canvas, row, col, ROLE_KEY_HINT, buf_text(keys), keys->len);
    return canvas_put(canvas, row, col + 1, ROLE_KEY_TEXT, hint);
}

/* In the middle of a sequence of keys: how it can go on. */
static int draw_rests(Canvas canvas, int row, int col, int end, const Keymap *map, unsigned contexts)
{
    Buf keys = {0};
    bool first = true;
    for (size_t i = 0; i < map->binding_count; i++) {
        const KeyBinding *binding = &map->bindings[i];
        buf_clear(&keys);
        if ((binding->contexts & contexts) == 0 || !keymap_rest_text(map, binding, &keys)) {
            continue;
        }
        int start = first ? col : col + 2;
        if (start + hint_width(&keys, binding->name) > end) {
            break;
        }
        col = put_hint(canvas, row, start, &keys, binding->name);
        first = false;
    }
    buf_deinit(&keys);
    return col;
}

int draw_hints(Canvas canvas, int row, int col, int end, const Keymap *map, unsigned contexts, int always)
{
    if (map->pending_len > 0) {
        return draw_rests(canvas, row, col, end, map, contexts);
    }
    const KeyBinding *last = keymap_find_action(map, contexts, always);
    Buf keys;
    buf_init(&keys);
    int reserved = 0;
    if (last != NULL && is_hint(last, contexts)) {
        keymap_first_key_text(last, &keys);
        reserved = hint_width(&keys, last->hint) + 2;
    } else {
        last = NULL;
    }
    bool first = true;
    for (size_t i = 0; i < map->binding_count;) {
        const KeyBinding *binding = &map->bindings[i];
        if (!is_hint(binding, contexts) || binding == last) {
            i++;
            continue;
        }
        i = hint_keys(map, i, contexts, &keys);
        int start = first ? col : col + 2;
        if (start + hint_width(&keys, binding->hint) + reserved > end) {
            break;
        }
        col = put_hint(canvas, row, start, &keys, binding->hint);
        first = false;
    }
    if (last != NULL) {
        buf_clear(&keys);
        keymap_first_key_text(last, &keys);
        int start = first ? col : col + 2;
        if (start + hint_width(&keys, last->hint) <= end) {
            col = put_hint(canvas, row, start, &keys, last->hint);
        }
    }
    buf_deinit(&keys);
    return col;
}

void draw_title(Canvas canvas, int row, const char *left, const char *right)
{
    int cols = canvas_cols(canvas);
    canvas_fill(canvas, (Rect){row, 0, 1, cols}, ROLE_TITLE, ' ');
    int room = cols - 2;
    if (right != NULL && right[0] != '\0') {
        int width = text_width(right, strlen(right));
        if (width + 2 <= cols) {
            canvas_put_right(canvas, row, cols - 1, ROLE_TITLE, right);
            room -= width + 2;
        }
    }
    if (room > 0) {
        canvas_put_cut(canvas, row, 1, room, ROLE_TITLE, left, strlen(left));
    }
}

Canvas draw_message(Canvas canvas, const char *title, const char *text)
{
    int max = canvas_cols(canvas) - 4;
    int width = text_width(title, strlen(title)) + 4;
    TextRun run = {text, strlen(text), ROLE_NORMAL};
    TextLayout layout;
    text_wrap(&run, 1, max > 60 ? 60 : max, 0, &layout);
    for (size_t i = 0; i < layout.line_count; i++) {
        width = layout.lines[i].width > width ? layout.lines[i].width : width;
    }
    int rows = layout.line_count > GRID_MAX ? GRID_MAX : (int)layout.line_count;
    Rect own = {0, 0, canvas_rows(canvas), canvas_cols(canvas)};
    Canvas frame = canvas_sub(canvas, layout_center(own, rows + 2, width + 4));
    canvas_clear(frame);
    Canvas inside = canvas_box(frame, ROLE_FOCUS_BORDER, ROLE_PANE_TITLE, title);
    inside = canvas_sub(inside, (Rect){0, 1, canvas_rows(inside), canvas_cols(inside) - 2});
    text_draw(inside, 0, &layout, 0, 0);
    text_layout_deinit(&layout);
    return inside;
}
