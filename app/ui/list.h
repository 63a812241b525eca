/* Where a scrolling list stands: its cursor and its first visible row. The owner draws the rows. */
#ifndef ASYNCOURSE_UI_LIST_H
#define ASYNCOURSE_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t count;   /* items */
    size_t cursor;  /* < count, or 0 when empty */
    size_t top;     /* first visible item */
    size_t rows;    /* visible rows */
} List;

void list_init(List *list, size_t count);
void list_set_count(List *list, size_t count); /* keeps cursor and top where possible */
void list_set_rows(List *list, int rows);      /* on drawing; scrolls so that the cursor is visible */
void list_set_cursor(List *list, size_t item);
/* Moves by `by` items and stops at the ends. True when the cursor moved. */
bool list_move(List *list, long by);
bool list_page(List *list, int pages);         /* by visible rows less one */
void list_center(List *list);                  /* the cursor in the middle (zz) */
/* Scrolls without moving the cursor out of sight (mouse wheel). */
void list_scroll(List *list, long by);
static inline bool list_visible(const List *list, size_t item)
{
    return item >= list->top && item - list->top < list->rows;
}
/* The item at a visible row, false past the end. */
bool list_item_at(const List *list, int row, size_t *item);

#endif
