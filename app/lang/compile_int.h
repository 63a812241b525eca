/* What the parts of the compiler share. Not for other folders. */
#ifndef ASYNCOURSE_LANG_COMPILE_INT_H
#define ASYNCOURSE_LANG_COMPILE_INT_H

#include "lang/compile.h"
#include "lang/emit.h"
#include "lang/scope.h"

/* What surrounds a statement and must be undone when break, continue or return leave it. */
typedef enum {
    BLOCK_WHILE, BLOCK_FOR, BLOCK_ASYNC_FOR,
    BLOCK_GUARD,         /* a try body with handlers: nothing to undo */
    BLOCK_FINALLY,       /* the body of a try with a finally: the finally body runs */
    BLOCK_FINALLY_END,   /* the finally body while an exception waits: previous and exception are on the stack */
    BLOCK_WITH, BLOCK_ASYNC_WITH, /* the exit method is on the stack */
    BLOCK_HANDLER,       /* an except clause: previous is on the stack; its name is unbound */
    BLOCK_STAR_HANDLER,  /* an except* clause: cannot be left by a jump */
    BLOCK_VALUE,         /* a value to return waits on the stack */
    BLOCK_REENTRY        /* guards the code of a handler itself: nothing to undo */
} BlockKind;

typedef struct Block {
    struct Block *outer;
    BlockKind kind;
    const Node *node;   /* try, with or handler */
    Label start, end;   /* loops */
    bool guarded;
    Label handler;
    int guard_depth;
    uint32_t guard_start, level;
    uint64_t bound;
} Block;

typedef struct Unit {
    struct Unit *outer;
    Scope *scope;
    Emitter emit;
    const char *name, *qualname;
    Const *consts;
    uint32_t nconsts, consts_cap;
    Map const_keys;
    uint32_t *names; /* ids */
    uint32_t nnames, names_cap;
    IdMap name_index;
    uint32_t *cache_names;
    uint32_t ncaches, caches_cap;
    Block *block;
    int nblocks;
    bool is_async, is_plain_function; /* async def; def or lambda */
} Unit;

typedef struct {
    ScopeTable scopes;
    Program *program;
    Arena tmp;
    Unit *unit;
    uint32_t flags;
    bool failed, interactive;
    Arena *problem_arena;
    SyntaxProblem *problem;
    IdMap texts_index; /* name id -> index + 1 in texts */
    const char **texts; /* the program's copies of names */
    uint32_t ntexts, texts_cap;
    int level;
} Compiler;

/* compile.c */
void compile_fail(Compiler *c, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
void compile_unsupported(Compiler *c, Span span, const char *message);
Unit *compile_enter(Compiler *c, Scope *scope, const char *name, int first_line);
/* Finishes the code of the current unit and goes back to the outer one; NULL after a failure. */
const Code *compile_leave(Compiler *c, uint32_t flags, int first_line, const Arguments *args, Text doc);
const char *compile_text(Compiler *c, uint32_t name); /* the program's copy of a name */
uint32_t compile_const(Compiler *c, Const k);
Const compile_str(Compiler *c, const char *s, size_t len);
uint32_t compile_cache(Compiler *c, uint32_t name);
void compile_load_const(Compiler *c, Const k);
/* A constant expression (tuples of constants included) as a Const. */
bool compile_fold(Compiler *c, const Node *n, Const *k);
void compile_name(Compiler *c, uint32_t name, NodeCtx ctx, Span span);
/* Pushes the closure tuple a function needs; false when it needs none. */
bool compile_closure(Compiler *c, const Scope *inner);
void compile_make_function(Compiler *c, const Code *code, const Scope *inner, uint32_t bits);

/* compile_def.c */
void compile_function(Compiler *c, const Node *n); /* def, async def, lambda */
void compile_class(Compiler *c, const Node *n);
void compile_annotation(Compiler *c, const Node *n); /* pushes its value (or text) */

/* compile_expr.c */
void compile_expr(Compiler *c, const Node *n);
void compile_store(Compiler *c, const Node *target);
void compile_delete(Compiler *c, const Node *target);
void compile_aug_assign(Compiler *c, const Node *n);
/* Goes to `to` when the truth of n is `when`. */
void compile_jump_if(Compiler *c, const Node *n, Label to, bool when);
void compile_await(Compiler *c, uint32_t kind); /* awaitable -> result; GET_AWAITABLE's argument */
void compile_attr_place(Emitter *e, const Node *attribute);
int compile_constant_truth(const Node *n); /* 1, 0, or -1: not constant */

/* compile_warn.c: before the node is compiled */
void compile_warn_numbers(Compiler *c, const Node *module);
void compile_warn_compare(Compiler *c, const Node *n);
void compile_warn_call(Compiler *c, const Node *n);
void compile_warn_subscript(Compiler *c, const Node *n);
void compile_warn_assert(Compiler *c, const Node *n);

/* compile_call.c */
void compile_call(Compiler *c, const Node *n);
void compile_star_positionals(Compiler *c, const Node *n, const NodeList *args);    /* -> a tuple */
void compile_check_keywords(Compiler *c, const NodeList *keywords);                 /* none twice */
void compile_star_keywords(Compiler *c, const Node *n, const NodeList *keywords);   /* -> a dict */

/* compile_comp.c */
void compile_comprehension(Compiler *c, const Node *n);

/* compile_stmt.c */
void compile_stmts(Compiler *c, const NodeList *list);
void compile_docless_stmts(Compiler *c, const NodeList *list, Text doc); /* skips the docstring */

/* compile_loop.c: loops, break, continue, return */
void compile_for(Compiler *c, const Node *n);
void compile_async_for(Compiler *c, const Node *n);
void compile_while(Compiler *c, const Node *n);
void compile_break(Compiler *c, const Node *n);
void compile_continue(Compiler *c, const Node *n);
void compile_return(Compiler *c, const Node *n);
void compile_block_push(Compiler *c, Block *b, BlockKind kind, const Node *node);
void compile_block_pop(Compiler *c, Block *b);
/* Starts the guarded range of b: exceptions cut the stack to the present depth. */
void compile_guard_on(Compiler *c, Block *b);
void compile_guard_off(Compiler *c, Block *b);

/* compile_try.c */
void compile_try(Compiler *c, const Node *n);
void compile_try_star(Compiler *c, const Node *n);
void compile_with(Compiler *c, const Node *n, int item);
void compile_unbind_name(Compiler *c, const Node *handler); /* the end of `except E as name` */

/* compile_match.c */
void compile_match(Compiler *c, const Node *n);

/* After a problem nothing is emitted any more: the depths would not fit. */
static inline void op(Compiler *c, Opcode code, uint32_t arg)
{
    if (!c->failed)
        emit_op(&c->unit->emit, code, arg);
}
static inline void jump(Compiler *c, Opcode code, Label to)
{
    if (!c->failed)
        emit_jump(&c->unit->emit, code, to);
}
static inline Label new_label(Compiler *c)
{
    return emit_label(&c->unit->emit);
}
static inline void bind(Compiler *c, Label label)
{
    if (!c->failed)
        emit_bind(&c->unit->emit, label);
}
static inline void at(Compiler *c, const Node *n)
{
    c->unit->emit.place = n->span;
}

#endif
