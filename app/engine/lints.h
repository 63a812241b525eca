/* What a recording shows to be wrong, or not wise: each a sentence with its line, its fix and the chapter that teaches
 * it. Found in what happened; the program's text only says where to look. */
#ifndef ASYNCOURSE_ENGINE_LINTS_H
#define ASYNCOURSE_ENGINE_LINTS_H

#include "engine/engine.h"

typedef enum {
#define LINT(ID, name, severity, fix, chapter) LINT_##ID,
#include "engine/lints.def"
#undef LINT
    LINT_COUNT
} LintKind;

typedef struct {
    LintKind kind;
    uint64_t seq;   /* the moment */
    uint32_t line;  /* 1-based line of the program; 0: none of its own */
    uint32_t times; /* how often it happened at that line */
    char *text;     /* a sentence; it may hold what the program made: safe for terminals */
} Lint;

typedef struct {
    Lint *items;
    size_t count, cap;
} LintList;

/* In the order of the table, then of the moments. One pass over the log. Never NULL; the caller's. */
LintList *lints_find(const Recording *r);
void lints_free(LintList *lints); /* NULL is fine */
const char *lint_name(LintKind kind);
char lint_severity(LintKind kind); /* 'E' wrong, 'W' risky, 'I' slow */
const char *lint_fix(LintKind kind);
const char *lint_chapter(LintKind kind); /* its id */

#endif
