#include "ui/list.h"

void list_init(List *list, size_t count) { *list = (List){.count = count, .rows = 1}; }

/* Scrolls as little as possible so that the cursor is visible and no row is wasted at the end. */
static void settle(List *list)
{
    if (list->cursor >= list->count) {
        list->cursor = list->count > 0 ? list->count - 1 : 0;
    }
    if (list->rows == 0) {
        return;
    }
    if (list->cursor < list->top) {
        list->top = list->cursor;
    } else if (list->cursor - list->top >= list->rows) {
        list->top = list->cursor - list->rows + 1;
    }
    size_t last_top = list->count > list->rows ? list->count - list->rows : 0;
    if (list->top > last_top) {
        list->top = last_top;
    }
}

void list_set_count(List *list, size_t count)
{
    list->count = count;
    settle(list);
}

void list_set_rows(List *list, int rows)
{
    list->rows = rows > 0 ? (size_t)rows : 0;
    settle(list);
}

void list_set_cursor(List *list, size_t item)
{
    list->cursor = item;
    settle(list);
}

static size_t moved(size_t from, long by, size_t max)
{
    if (by < 0) {
        size_t back = (size_t)0 - (size_t)by;
        return back > from ? 0 : from - back;
    }
    return (size_t)by > max - from ? max : from + (size_t)by;
}

bool list_move(List *list, long by)
{
    size_t before = list->cursor;
    if (list->count == 0) {
        return false;
    }
    list->cursor = moved(before, by, list->count - 1);
    settle(list);
    return list->cursor != before;
}

bool list_page(List *list, int pages)
{
    long step = list->rows > 1 ? (long)list->rows - 1 : 1;
    return list_move(list, step * pages);
}

void list_center(List *list)
{
    list->top = list->cursor > list->rows / 2 ? list->cursor - list->rows / 2 : 0;
    settle(list);
}

void list_scroll(List *list, long by)
{
    if (list->count <= list->rows || list->rows == 0) {
        return;
    }
    list->top = moved(list->top, by, list->count - list->rows);
    if (list->cursor < list->top) {
        list->cursor = list->top;
    } else if (list->cursor - list->top >= list->rows) {
        list->cursor = list->top + list->rows - 1;
    }
}

bool list_item_at(const List *list, int row, size_t *item)
{
    if (row < 0 || (size_t)row >= list->rows || list->top + (size_t)row >= list->count) {
        return false;
    }
    *item = list->top + (size_t)row;
    return true;
}
