/* Shapes of asyncio code that deserve a word, found in a text without running it. Whether they matter in a run is for
 * others to say. */
#ifndef ASYNCOURSE_LANG_IDIOMS_H
#define ASYNCOURSE_LANG_IDIOMS_H

#include <stddef.h>

typedef enum {
    IDIOM_TASK_DROPPED,      /* a statement that is nothing but create_task(...) or ensure_future(...) */
    IDIOM_SEQUENTIAL_AWAITS, /* `a = await f(1)` and right after it `b = await f(2)`, which does not use a */
} IdiomKind;

typedef struct {
    IdiomKind kind;
    int line;      /* 1-based: the statement, or the first of the two */
    int next_line; /* the second of the two */
} Idiom;

typedef struct {
    Idiom *items;
    size_t count, cap;
} Idioms;

/* In the order of the text; none when it does not parse. */
void idioms_find(const char *source, size_t len, Idioms *out);
void idioms_deinit(Idioms *idioms);

#endif
