#include "ui/layout.h"

#include "base/check.h"

#include <stdbool.h>

static int total_min(const LayoutPart *parts, const bool *there, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += there[i] ? parts[i].min : 0;
    }
    return sum;
}

/* Drops the part with the largest drop number until the rest fits or nothing more may go. */
static void drop_parts(const LayoutPart *parts, bool *there, size_t count, int space)
{
    while (total_min(parts, there, count) > space) {
        size_t victim = count;
        for (size_t i = 0; i < count; i++) {
            if (there[i] && parts[i].drop > 0 && (victim == count || parts[i].drop > parts[victim].drop)) {
                victim = i;
            }
        }
        if (victim == count) {
            return;
        }
        there[victim] = false;
    }
}

static bool may_grow(const LayoutPart *part, int size) { return part->max == 0 || size < part->max; }

/* Shares `left` by weight, round by round, since a part that meets its maximum gives the rest back. */
static int share(const LayoutPart *parts, const bool *there, size_t count, int left, int *sizes)
{
    for (int round = 0; round < LAYOUT_MAX_PARTS && left > 0; round++) {
        int weights = 0, given = 0;
        for (size_t i = 0; i < count; i++) {
            weights += there[i] && may_grow(&parts[i], sizes[i]) ? parts[i].weight : 0;
        }
        if (weights == 0) {
            break;
        }
        for (size_t i = 0; i < count; i++) {
            if (!there[i] || parts[i].weight == 0 || !may_grow(&parts[i], sizes[i])) {
                continue;
            }
            int more = (int)((long long)left * parts[i].weight / weights);
            if (more == 0 && given < left) {
                more = 1;
            }
            if (more > left - given) {
                more = left - given;
            }
            if (parts[i].max != 0 && more > parts[i].max - sizes[i]) {
                more = parts[i].max - sizes[i];
            }
            sizes[i] += more;
            given += more;
        }
        left -= given;
    }
    return left;
}

static size_t split(int space, const LayoutPart *parts, size_t count, int *sizes)
{
    bool there[LAYOUT_MAX_PARTS] = {false};
    size_t present = 0, last = count;
    ASSERT(count <= LAYOUT_MAX_PARTS);
    for (size_t i = 0; i < count; i++) {
        there[i] = parts[i].min > 0;
    }
    drop_parts(parts, there, count, space);
    int left = space;
    for (size_t i = 0; i < count; i++) {
        sizes[i] = there[i] ? (parts[i].min < left ? parts[i].min : left) : 0;
        left -= sizes[i];
        if (sizes[i] > 0) {
            present++;
            last = parts[i].max == 0 ? i : last;
        } else {
            there[i] = false;
        }
    }
    left = share(parts, there, count, left, sizes);
    if (left > 0 && last < count) {
        sizes[last] += left; /* nobody wants more: the last unbounded part takes it */
    }
    return present;
}

size_t layout_rows(Rect area, const LayoutPart *parts, size_t count, Rect *out)
{
    int sizes[LAYOUT_MAX_PARTS];
    int row = area.row;
    size_t present = split(area.rows, parts, count, sizes);
    for (size_t i = 0; i < count; i++) {
        out[i] = (Rect){row, area.col, sizes[i], sizes[i] > 0 ? area.cols : 0};
        row += sizes[i];
    }
    return present;
}

size_t layout_cols(Rect area, const LayoutPart *parts, size_t count, Rect *out)
{
    int sizes[LAYOUT_MAX_PARTS];
    int col = area.col;
    size_t present = split(area.cols, parts, count, sizes);
    for (size_t i = 0; i < count; i++) {
        out[i] = (Rect){area.row, col, sizes[i] > 0 ? area.rows : 0, sizes[i]};
        col += sizes[i];
    }
    return present;
}

static int bounded(int value, int max) { return value < 0 ? 0 : value > max ? max : value; }

Rect layout_center(Rect area, int rows, int cols)
{
    rows = bounded(rows, area.rows);
    cols = bounded(cols, area.cols);
    return (Rect){area.row + (area.rows - rows) / 2, area.col + (area.cols - cols) / 2, rows, cols};
}

Rect layout_inset(Rect area, int rows, int cols)
{
    rows = bounded(rows, area.rows / 2);
    cols = bounded(cols, area.cols / 2);
    return (Rect){area.row + rows, area.col + cols, area.rows - 2 * rows, area.cols - 2 * cols};
}
