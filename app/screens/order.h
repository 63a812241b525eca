/* Lines that the learner puts in order; some may be left out. Their indentation is fixed. */
#ifndef ASYNCOURSE_SCREENS_ORDER_H
#define ASYNCOURSE_SCREENS_ORDER_H

#include "course/course.h"
#include "screens/doc.h"
#include "ui/keymap.h"

enum { ORDER_MAX = 64 };

typedef struct {
    const char *text; /* in `memory` */
    size_t len;
    bool aside; /* left out */
} OrderLine;

typedef struct {
    Arena memory;
    OrderLine lines[ORDER_MAX]; /* those left out are behind the others */
    size_t count, cursor;
    bool carrying; /* Up and Down move the line, not the cursor */
    bool may_leave_out;
    bool code;
} Order;

/* The lines of a text, and `extra` ones that do not belong to it (each beside the line that it is paired with), in an
 * order that `key` seeds: always the same, and never the right one if there is another. */
void order_init(Order *o, const char *text, size_t len, const CourseExtra *extra,
                size_t extra_count, const char *key);
void order_deinit(Order *o);
/* As a draft has them: its lines first, all others are left out. */
void order_set(Order *o, const char *text);
/* The lines that are not left out, one a line. */
void order_text(const Order *o, Buf *out);
unsigned order_contexts(const Order *o);
/* *cursor_line: the doc's line that the cursor is on. */
void order_build(const Order *o, Doc *doc, size_t *cursor_line);
/* true: the order is another one now. */
bool order_act(Order *o, const KeyHit *hit);
/* A shuffle of 0..count-1 that `key` seeds. */
void order_shuffle(int *order, int count, const char *key);

#endif
