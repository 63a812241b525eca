/* Small drawings that several panes share. Rows and columns are the canvas's. */
#ifndef ASYNCOURSE_UI_DRAW_H
#define ASYNCOURSE_UI_DRAW_H

#include "ui/grid.h"
#include "ui/keymap.h"
#include "ui/list.h"

#include <stdbool.h>
#include <stddef.h>

/* The state's glyph with its role, one cell. */
void draw_state(Canvas canvas, int row, int col, UiState state);
/* A stretch [col, end) of a task's lane; nothing when empty. */
void draw_bar(Canvas canvas, int row, int col, int end, UiState state);
/* One density cell per value, scaled so that `max` is full; at least one eighth when a value is not 0. */
void draw_density(Canvas canvas, int row, int col, Style style, const unsigned *values, size_t count, unsigned max);
/* "├────●───♦──┤" of `width` cells: the play-head at `position` of `total`, marks (same scale) as ♦. Returns the
 * column after it. */
int draw_transport(Canvas canvas, int row, int col, int width, size_t position, size_t total, const size_t *marks,
                   size_t mark_count);
/* "████░░░░" for `done` of `total`. */
void draw_progress(Canvas canvas, int row, int col, int width, size_t done, size_t total);
/* A list's scroll bar in the canvas's column; nothing when all items are visible. */
void draw_scrollbar(Canvas canvas, int col, const List *list);
/* "←/→ step  Space play  ? help": the bindings with a hint that hold in `contexts`, in table order, as many as fit
 * before column `end`; a binding whose action is in `always` is placed even if others must go. Bindings that follow
 * each other with the same hint share it ("←/→ step"). In the middle of a sequence ("z"): the keys that go on, with the
 * names of what they do. Returns the column after it. */
int draw_hints(Canvas canvas, int row, int col, int end, const Keymap *map, unsigned contexts, int always);
/* The top line: left text, right text, ROLE_TITLE over the whole row. */
void draw_title(Canvas canvas, int row, const char *left, const char *right);
/* A box in the middle with wrapped text and a title; returns its inside (already filled with the text). */
Canvas draw_message(Canvas canvas, const char *title, const char *text);

#endif
