/* try and with. A handler is entered with the exception on the stack; PUSH_EXC puts the previously handled one below.
 * While a handler runs, a guard of its own ("reentry") makes sure that an exception in it restores the previous one.
 *
 * except*: the stack in the handler is
 *     previous  original  list  rest
 * `list` collects what the clauses raise; each EXC_GROUP_MATCH turns  rest type  into  rest match. At the end the rest
 * (None when everything was handled) joins the list, and EXC_GROUP_RAISE makes of  original list  what is to be
 * raised, or None. A rest of None matches nothing: None None. */
#include "lang/compile_int.h"

/* After finally and with handlers: no line of its own. */
static void no_place(Compiler *c)
{
    c->unit->emit.place = (Span){0, -1, 0, -1};
}

void compile_unbind_name(Compiler *c, const Node *handler)
{
    if (!handler || !handler->u.handler.name.s)
        return;
    uint32_t name = scope_name(&c->scopes, c->unit->scope, handler->u.handler.name);
    op(c, OP_NONE, 0);
    compile_name(c, name, CTX_STORE, handler->span);
    compile_name(c, name, CTX_DEL, handler->span);
}

static void reentry_on(Compiler *c, Block *b)
{
    compile_block_push(c, b, BLOCK_REENTRY, NULL);
    compile_guard_on(c, b);
    b->guard_depth = c->unit->emit.depth - 1; /* keeps previous, which lies below the exception */
}

/* previous new -> raises new. */
static void reentry_end(Compiler *c, Block *b)
{
    compile_guard_off(c, b);
    compile_block_pop(c, b);
    bind(c, b->handler);
    no_place(c);
    op(c, OP_SWAP, 1);
    op(c, OP_POP_EXC, 0);
    op(c, OP_RERAISE, 0);
}

/* ---- finally ---- */

static void try_body(Compiler *c, const Node *n);

static void try_finally(Compiler *c, const Node *n)
{
    Block body, waiting, reentry;
    Label end = new_label(c);
    at(c, n);
    op(c, OP_NOP, 0);
    compile_block_push(c, &body, BLOCK_FINALLY, n);
    compile_guard_on(c, &body);
    try_body(c, n);
    compile_guard_off(c, &body);
    compile_block_pop(c, &body);
    compile_stmts(c, &n->u.try_.finalbody);
    jump(c, OP_JUMP, end);
    bind(c, body.handler);
    no_place(c);
    op(c, OP_PUSH_EXC, 0);
    reentry_on(c, &reentry);
    compile_block_push(c, &waiting, BLOCK_FINALLY_END, n);
    compile_stmts(c, &n->u.try_.finalbody);
    compile_block_pop(c, &waiting);
    op(c, OP_RERAISE, 0);
    reentry_end(c, &reentry);
    bind(c, end);
}

/* ---- except ---- */

/* The body and its `else`, up to the place where the clauses look at what was raised. */
static void guarded_body(Compiler *c, const Node *n, Label end, Block *reentry)
{
    Block body;
    at(c, n);
    op(c, OP_NOP, 0);
    compile_block_push(c, &body, BLOCK_GUARD, n);
    compile_guard_on(c, &body);
    compile_stmts(c, &n->u.try_.body);
    compile_guard_off(c, &body);
    compile_block_pop(c, &body);
    compile_stmts(c, &n->u.try_.orelse);
    jump(c, OP_JUMP, end);
    bind(c, body.handler);
    no_place(c);
    op(c, OP_PUSH_EXC, 0);
    reentry_on(c, reentry);
}

/* previous exception -> the clause, then end; or on to the next clause. */
static void handler(Compiler *c, const Node *h, Label end)
{
    Label next = new_label(c);
    Block block;
    at(c, h);
    if (h->u.handler.type) {
        compile_expr(c, h->u.handler.type);
        at(c, h);
        op(c, OP_EXC_MATCH, 0);
        jump(c, OP_JUMP_IF_FALSE, next);
    }
    if (h->u.handler.name.s)
        compile_name(c, scope_name(&c->scopes, c->unit->scope, h->u.handler.name), CTX_STORE, h->span);
    else
        op(c, OP_POP, 0);
    compile_block_push(c, &block, BLOCK_HANDLER, h);
    if (h->u.handler.name.s)
        compile_guard_on(c, &block);
    compile_stmts(c, &h->u.handler.body);
    compile_guard_off(c, &block);
    compile_block_pop(c, &block);
    op(c, OP_POP_EXC, 0);
    compile_unbind_name(c, h);
    jump(c, OP_JUMP, end);
    if (h->u.handler.name.s) {
        bind(c, block.handler);
        no_place(c);
        compile_unbind_name(c, h);
        op(c, OP_RERAISE, 0);
    }
    bind(c, next);
    at(c, h);
}

static void try_except(Compiler *c, const Node *n)
{
    Block reentry;
    Label end = new_label(c);
    const NodeList *handlers = &n->u.try_.handlers;
    guarded_body(c, n, end, &reentry);
    for (int i = 0; i < handlers->count && !c->failed; i++) {
        if (!handlers->items[i]->u.handler.type && i + 1 < handlers->count)
            compile_fail(c, handlers->items[i]->span, "default 'except:' must be last");
        handler(c, handlers->items[i], end);
    }
    op(c, OP_RERAISE, 0);
    reentry_end(c, &reentry);
    bind(c, end);
}

/* ---- except* ---- */

/* previous original list rest -> the same after one clause. */
static void star_handler(Compiler *c, const Node *h)
{
    Label no_match = new_label(c), next = new_label(c);
    Block block;
    at(c, h);
    compile_expr(c, h->u.handler.type);
    at(c, h);
    op(c, OP_EXC_GROUP_MATCH, 0);
    op(c, OP_DUP, 0);
    jump(c, OP_JUMP_IF_NONE, no_match);
    if (h->u.handler.name.s)
        compile_name(c, scope_name(&c->scopes, c->unit->scope, h->u.handler.name), CTX_STORE, h->span);
    else
        op(c, OP_POP, 0);
    compile_block_push(c, &block, BLOCK_STAR_HANDLER, h);
    compile_guard_on(c, &block);
    compile_stmts(c, &h->u.handler.body);
    compile_guard_off(c, &block);
    compile_block_pop(c, &block);
    compile_unbind_name(c, h);
    jump(c, OP_JUMP, next);
    bind(c, block.handler); /* the clause raised: previous original list rest new */
    no_place(c);
    compile_unbind_name(c, h);
    op(c, OP_LIST_APPEND, 2);
    jump(c, OP_JUMP, next);
    bind(c, no_match);
    at(c, h);
    op(c, OP_POP, 0);
    bind(c, next);
}

static void try_star(Compiler *c, const Node *n)
{
    Block reentry;
    Label end = new_label(c), done = new_label(c);
    const NodeList *handlers = &n->u.try_.handlers;
    guarded_body(c, n, end, &reentry);
    at(c, handlers->items[0]);
    op(c, OP_BUILD_LIST, 0);
    op(c, OP_COPY, 1);
    for (int i = 0; i < handlers->count && !c->failed; i++)
        star_handler(c, handlers->items[i]);
    no_place(c);
    op(c, OP_LIST_APPEND, 1);
    op(c, OP_EXC_GROUP_RAISE, 0);
    op(c, OP_DUP, 0);
    jump(c, OP_JUMP_IF_NONE, done);
    op(c, OP_RERAISE, 0); /* the reentry guard restores previous */
    bind(c, done);
    op(c, OP_POP, 0);
    op(c, OP_POP_EXC, 0);
    jump(c, OP_JUMP, end);
    reentry_end(c, &reentry);
    bind(c, end);
}

static void try_body(Compiler *c, const Node *n)
{
    if (!n->u.try_.handlers.count)
        compile_stmts(c, &n->u.try_.body);
    else if (n->kind == N_TRY)
        try_except(c, n);
    else
        try_star(c, n);
}

void compile_try(Compiler *c, const Node *n)
{
    if (n->u.try_.finalbody.count)
        try_finally(c, n);
    else
        try_except(c, n);
}

void compile_try_star(Compiler *c, const Node *n)
{
    if (n->u.try_.finalbody.count)
        try_finally(c, n);
    else
        try_star(c, n);
}

/* ---- with ---- */

static void with_body(Compiler *c, const Node *n, int item)
{
    if (item + 1 < n->u.with.items.count)
        compile_with(c, n, item + 1);
    else
        compile_stmts(c, &n->u.with.body);
}

/* exit exception -> end of the statement, or the exception goes on. */
static void with_handler(Compiler *c, const Node *n, bool is_async)
{
    Block reentry;
    Label suppress = new_label(c), end = new_label(c);
    at(c, n);
    op(c, OP_PUSH_EXC, 0);
    reentry_on(c, &reentry);
    op(c, OP_WITH_EXCEPT, 0);
    if (is_async)
        compile_await(c, 2);
    jump(c, OP_JUMP_IF_TRUE, suppress);
    op(c, OP_RERAISE, 0);
    bind(c, suppress);
    op(c, OP_POP, 0);
    compile_guard_off(c, &reentry);
    op(c, OP_POP_EXC, 0);
    op(c, OP_POP, 0);
    jump(c, OP_JUMP, end);
    reentry_end(c, &reentry);
    bind(c, end);
    at(c, n);
}

void compile_with(Compiler *c, const Node *n, int index)
{
    const Node *item = n->u.with.items.items[index];
    bool is_async = n->kind == N_ASYNC_WITH;
    Block body;
    Label end = new_label(c);
    if (is_async && !c->unit->is_async) {
        compile_fail(c, n->span, "'async with' outside async function");
        return;
    }
    compile_expr(c, item->u.with_item.context);
    at(c, n);
    op(c, is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, 0);
    if (is_async)
        compile_await(c, 1);
    compile_block_push(c, &body, is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH, n);
    compile_guard_on(c, &body);
    body.guard_depth--; /* only the exit method stays */
    if (item->u.with_item.target)
        compile_store(c, item->u.with_item.target);
    else
        op(c, OP_POP, 0);
    with_body(c, n, index);
    compile_guard_off(c, &body);
    compile_block_pop(c, &body);
    at(c, n);
    op(c, OP_WITH_EXIT, 0);
    if (is_async)
        compile_await(c, 2);
    op(c, OP_POP, 0);
    jump(c, OP_JUMP, end);
    bind(c, body.handler);
    with_handler(c, n, is_async);
    bind(c, end);
}
