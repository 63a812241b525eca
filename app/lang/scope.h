/* Scope analysis: which name lives where. One Scope for the module and for each function, lambda, class and
 * comprehension. Everything lives in the caller's temporary arena. */
#ifndef ASYNCOURSE_LANG_SCOPE_H
#define ASYNCOURSE_LANG_SCOPE_H

#include "base/arena.h"
#include "base/map.h"
#include "lang/ast.h"

/* A small hash from u32 to u32, in an arena. */
typedef struct {
    uint32_t *keys, *values; /* key 0 = empty; keys are stored plus one */
    uint32_t count, cap;
} IdMap;

bool idmap_get(const IdMap *m, uint32_t key, uint32_t *value);
void idmap_set(IdMap *m, Arena *arena, uint32_t key, uint32_t value);

typedef enum { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_LAMBDA, SCOPE_CLASS, SCOPE_COMPREHENSION } ScopeKind;

enum { /* what the text does with a name in one scope */
    SYM_USE = 1, SYM_ASSIGN = 2, SYM_PARAM = 4, SYM_IMPORT = 8, SYM_GLOBAL = 16, SYM_NONLOCAL = 32,
    SYM_ANNOTATED = 64, SYM_DELETED = 128, /* by del or by the end of `except E as name` */
    SYM_COMP_ITER = 256,
    SYM_BOUND = SYM_ASSIGN | SYM_PARAM | SYM_IMPORT
};

typedef enum { AT_UNKNOWN, AT_LOCAL, AT_CELL, AT_FREE, AT_GLOBAL, AT_IMPLICIT_GLOBAL } SymbolPlace;

typedef struct {
    uint32_t name; /* id in ScopeTable.names */
    uint32_t flags;
    SymbolPlace at;
    bool passes;   /* class: an inner function takes this name of an outer function through here */
    uint32_t slot; /* local, cell or free slot; classes: the free slot */
} Symbol;

typedef struct Scope Scope;
struct Scope {
    ScopeKind kind;
    const Node *node;
    Scope *parent, *first_child, *last_child, *next;
    uint32_t private_name; /* id of the class whose __names are mangled here, or SCOPE_NO_NAME */
    Symbol *symbols;
    uint32_t nsymbols, symbols_cap;
    IdMap index;
    uint32_t nparams, nlocals, nfree; /* slots: params, other locals, then free */
    uint32_t *slot_names;             /* nlocals + nfree name ids */
    bool generator, coroutine;        /* yields / awaits (or is async) */
    bool class_cell;                  /* class: methods use __class__ or super; its cell is slot 0 */
    bool annotations;                 /* module, class: has annotated names */
    bool returns_value;
    int comp_iter_expr;               /* > 0 while inside an iterable expression of the comprehension */
    bool comp_iter_target;
    struct Directive *directives;
};
#define SCOPE_NO_NAME 0xFFFFFFFFu

typedef struct {
    Arena *arena; /* temporary */
    Map names;    /* every identifier, mangled: id = insertion order */
    Scope *root;
    Scope **by_node; /* open addressing by node */
    uint32_t nscopes, by_node_cap;
    bool future_annotations;
    Arena *problem_arena;
    SyntaxProblem *problem;
    bool failed;
    /* while building */
    Scope *cur;
    int level;
} ScopeTable;

enum { SCOPE_MAX_LEVEL = 1400 }; /* nesting of expressions and statements that we follow */

/* Builds and resolves everything; t->future_annotations may be set before. false: *problem is set. */
bool scope_build(ScopeTable *t, Arena *arena, const Node *root, Arena *problem_arena, SyntaxProblem *problem);
void scope_deinit(ScopeTable *t);
Scope *scope_of(const ScopeTable *t, const Node *node);
Symbol *scope_find(const Scope *s, uint32_t name);
Symbol *scope_add(ScopeTable *t, Scope *s, uint32_t name); /* the one that is there, or a new one without flags */
/* The id of an identifier as written inside `s` (private names mangled). */
uint32_t scope_name(ScopeTable *t, const Scope *s, Text text);
const char *scope_text(const ScopeTable *t, uint32_t name);
/* Records the first problem; later ones are ignored. */
void scope_fail(ScopeTable *t, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Used between scope.c, scope_resolve.c and scope_table.c only. */
typedef struct Directive {
    struct Directive *next;
    uint32_t name;
    Span span;
} Directive;
Scope *scope_enter(ScopeTable *t, ScopeKind kind, const Node *node); /* a new one inside the current one, which it becomes */
void scope_leave(ScopeTable *t);
void scope_resolve(ScopeTable *t);

#endif
