/* What a journal says, folded: of each step of each course one entry, of each course the place where the learner was.
 *
 * Records are applied in the order of the journal: `place`, `seen`, `answer`, `hints`, `skip`, `review`, `reset` (of a
 * step, or of the whole course), and `step`, which holds a whole entry and only ever adds (most tries, most hints,
 * right if one was): so journals and exports of several machines can be read one after the other. */
#ifndef ASYNCOURSE_COURSE_LEDGER_H
#define ASYNCOURSE_COURSE_LEDGER_H

#include "base/map.h"
#include "course/progress.h"

typedef struct {
    bool seen, skipped;
    ProgressAnswer answer;
    int tries, hints, reviews;
    char *given; /* the last answer as text; NULL: none is known */
} LedgerEntry;

typedef struct {
    char *chapter, *step; /* NULL: nowhere */
} LedgerPlace;

typedef struct {
    Map keys; /* "course TAB step" -> index into entries */
    LedgerEntry *entries;
    size_t entry_cap;
    Map courses; /* -> index into places */
    LedgerPlace *places;
    size_t place_cap;
    Buf unknown; /* lines of kinds that this version does not know, as they are */
    size_t bad_lines, unknown_records;
} Ledger;

void ledger_init(Ledger *l);
void ledger_deinit(Ledger *l);
/* Applies a journal's lines; damaged ones are counted. Lines that begin with # are comments. */
void ledger_read(Ledger *l, const char *text, size_t len);
/* The entry, made if need be; valid until the next one is made. */
LedgerEntry *ledger_entry(Ledger *l, const char *course, const char *step);
const LedgerEntry *ledger_find(const Ledger *l, const char *course, const char *step); /* NULL: none */
/* The place in a course, or NULL. */
const LedgerPlace *ledger_place(const Ledger *l, const char *course);
void ledger_set_place(Ledger *l, const char *course, const char *chapter, const char *step);
/* Another answer to a step. */
void ledger_answer(LedgerEntry *entry, bool right, long tries, const char *given);
/* All that `from` has more than `entry`; true: there was something. */
bool ledger_add(LedgerEntry *entry, const LedgerEntry *from);
/* Forgets a step, or (step NULL) the whole course. */
void ledger_reset(Ledger *l, const char *course, const char *step);

/* Appends one sealed line for an entry. */
void ledger_put_entry(const char *course, const char *step, const LedgerEntry *entry, Buf *out);
/* Appends the whole ledger as a journal: one line a place and a step, sorted, then the unknown ones. */
void ledger_write(const Ledger *l, Buf *out);
/* The parts of key `index` of `keys`: the course (the caller frees it), and the step. */
char *ledger_course_of(const Ledger *l, uint32_t index, const char **step);

#endif
