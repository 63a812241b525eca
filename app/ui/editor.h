/* A text of several lines that is being edited: characters, words, lines, blocks, undo, search. Python's indentation
 * is the only thing it knows of the language; colours come from whoever draws it.
 *
 * Places are byte offsets into `text`, always at the border of a cell cluster. The text never holds a tab, a carriage
 * return or another control character: what is pasted or set is cleaned (tabs become blanks up to the next stop). */
#ifndef ASYNCOURSE_UI_EDITOR_H
#define ASYNCOURSE_UI_EDITOR_H

#include "base/buf.h"
#include "ui/grid.h"
#include "ui/term.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    EDITOR_MAX = 64 * 1024, /* bytes; more is not taken */
    EDITOR_INDENT = 4,
    EDITOR_NONE = -1
};

/* One replacement; undoing it puts `removed` back in the place of `added`. */
typedef struct {
    size_t at, removed_len, added_len, cursor; /* cursor: before it */
    char *removed, *added;
} EditorChange;

typedef struct {
    Buf text;
    size_t cursor;
    int column; /* cells that Up and Down try to keep, EDITOR_NONE: those of the cursor */
    bool marked;
    size_t mark; /* the other end of the block */
    EditorChange *changes;
    size_t change_count, change_cap;
    size_t done;  /* changes[0 .. done) are in the text, the others were undone */
    bool joining; /* the next typed character belongs to the last change */
    Buf clip;     /* what was cut last */
    size_t top;   /* first line shown, from 0 */
    int left;     /* cells cut off on the left */
    int code_col; /* of the text, at the last drawing */
} Editor;

void editor_init(Editor *e, const char *text, size_t len);
void editor_deinit(Editor *e);
/* Replaces everything, as one change that can be undone. */
void editor_set(Editor *e, const char *text, size_t len);
/* Typing, pasting, moving, Tab and BackTab (of a block: each of its lines). true: the key meant something here. */
bool editor_event(Editor *e, const TermEvent *event);
bool editor_undo(Editor *e); /* false: nothing to undo */
bool editor_redo(Editor *e);
void editor_toggle_mark(Editor *e);
/* Cuts the block's lines, or the cursor's, into `clip`; and puts `clip` before the cursor's line. */
void editor_cut(Editor *e);
void editor_paste(Editor *e);
/* To the next place (from the start again, if need be) where `what` stands, capitals or not; false: nowhere. */
bool editor_find(Editor *e, const char *what);
/* Line and cell of the cursor, both from 0. */
void editor_place(const Editor *e, size_t *line, int *cell);
/* The cursor to the place nearest to that line and cell. */
void editor_go_to(Editor *e, size_t line, int cell);
size_t editor_line_count(const Editor *e);
/* `styles`: one a byte. `focus`: with the terminal's cursor. Lines are numbered from `first`. */
void editor_draw(Editor *e, Canvas canvas, const Style *styles, size_t first, bool focus);
/* The cursor to a cell of the canvas of the last drawing. */
void editor_click(Editor *e, int row, int col);

#endif
