/* Small mistakes put into a program, one at a time: what `check --mutate` tries on solutions. A check list that lets such
 * a program pass does not look at what the mistake changes.
 *
 * Pure and deterministic: the same text gives the same mutations in the order of the text. Every one of them compiles
 * and differs from the source. */
#ifndef ASYNCOURSE_LANG_MUTATE_H
#define ASYNCOURSE_LANG_MUTATE_H

#include "base/arena.h"
#include "base/buf.h"

#include <stddef.h>

/* Kind, its name. A statement, an await, a `with` (its body stays), a named argument, an item of a list or of gather, a
 * line is left out; asyncio.sleep becomes time.sleep; gather becomes one after the other; a task that nobody keeps becomes
 * a coroutine that is waited for at once; an except catches more; a number is one more; a comparison or a condition says
 * something else; two lines change places; a blank has the text of another one. */
#define MUTATION_KINDS(X)               \
    X(DROP_STATEMENT, "drop-statement") \
    X(DROP_AWAIT, "drop-await")         \
    X(BLOCK, "block")                   \
    X(ONE_BY_ONE, "one-by-one")         \
    X(AWAIT_NOW, "await-now")           \
    X(DROP_WITH, "drop-with")           \
    X(WIDE_EXCEPT, "wide-except")       \
    X(NUMBER, "number")                 \
    X(DROP_ARGUMENT, "drop-argument")   \
    X(DROP_ITEM, "drop-item")           \
    X(CONDITION, "condition")           \
    X(DROP_LINE, "drop-line")           \
    X(SWAP_LINES, "swap-lines")         \
    X(OTHER_BLANK, "other-blank")

typedef enum {
#define MUTATION_ENUM(ID, name) MUTATION_##ID,
    MUTATION_KINDS(MUTATION_ENUM)
#undef MUTATION_ENUM
    MUTATION_COUNT
} MutationKind;
const char *mutation_name(MutationKind kind);

/* Bytes [start, end) of the source become `text`. Columns are 1-based code points. */
typedef struct {
    MutationKind kind;
    int line, col;
    size_t start, end;
    const char *text;
} Mutation;

typedef struct {
    Mutation *items;
    size_t count, cap;
    Arena arena; /* of the texts */
} MutationList;

void mutations_init(MutationList *list);
void mutations_deinit(MutationList *list);
/* Adds what can be done to the syntax of a program: nothing when it does not compile. */
void mutations_of_syntax(const char *source, size_t len, MutationList *list);
/* Adds what can be done to lines that somebody puts in order. */
void mutations_of_lines(const char *source, size_t len, MutationList *list);
/* Adds one, unless what comes out does not compile or is the source. `text` is copied. */
void mutations_add(MutationList *list, MutationKind kind, const char *source, size_t len, size_t start, size_t end,
                   const char *text);
/* The program with the mistake; appended. */
void mutation_apply(const Mutation *m, const char *source, size_t len, Buf *out);

#endif
