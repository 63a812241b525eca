/* Loops, and the ways out of blocks: break, continue, return. Leaving a block by a jump undoes it: loops end
 * their iterator, with statements call their exit method, finally bodies run (a copy of their own), handlers
 * restore the previous exception. The guards of what is left are off meanwhile. */
#include "base/check.h"
#include "lang/compile_int.h"

enum { MAX_BLOCKS = 20 }; /* CPython's limit; it also bounds the copies of finally bodies */

void compile_block_push(Compiler *c, Block *b, BlockKind kind, const Node *node)
{
    Unit *u = c->unit;
    *b = (Block){.outer = u->block, .kind = kind, .node = node, .start = NO_LABEL, .end = NO_LABEL,
                 .handler = NO_LABEL, .level = (uint32_t)u->nblocks};
    int open = 0; /* handlers count twice, as in CPython */
    for (const Block *outer = b->outer; outer; outer = outer->outer)
        open += outer->kind == BLOCK_HANDLER ? 2 : outer->kind != BLOCK_REENTRY;
    if (open >= MAX_BLOCKS && kind != BLOCK_REENTRY)
        compile_fail(c, node ? node->span : u->emit.place, "too many statically nested blocks");
    u->nblocks++;
    u->block = b;
}

void compile_block_pop(Compiler *c, Block *b)
{
    ASSERT(c->unit->block == b);
    c->unit->block = b->outer;
    c->unit->nblocks--;
}

void compile_guard_on(Compiler *c, Block *b)
{
    Emitter *e = &c->unit->emit;
    b->guarded = true;
    b->handler = emit_label(e);
    b->guard_depth = e->depth;
    b->guard_start = e->count;
    b->bound = e->bound;
}

static void guard_segment(Compiler *c, const Block *b)
{
    if (b->guarded && !c->failed)
        emit_guard(&c->unit->emit, b->guard_start, b->handler, b->guard_depth, b->level, b->bound);
}

void compile_guard_off(Compiler *c, Block *b)
{
    guard_segment(c, b);
    b->guarded = false;
}

static void call_exit(Compiler *c, const Block *b, bool value)
{
    at(c, b->node);
    if (value)
        op(c, OP_SWAP, 1);
    op(c, OP_WITH_EXIT, 0);
    if (b->kind == BLOCK_ASYNC_WITH)
        compile_await(c, 2);
    op(c, OP_POP, 0);
}

static void drop_below(Compiler *c, Opcode how, bool value)
{
    if (value)
        op(c, OP_SWAP, 1);
    op(c, how, 0);
}

/* Undoes one block; `value`: a value to return is on top of the stack. True when code that can be seen ran. */
static bool undo(Compiler *c, Block *b, bool *value)
{
    switch (b->kind) {
    case BLOCK_WHILE:
    case BLOCK_GUARD:
    case BLOCK_REENTRY:
    case BLOCK_STAR_HANDLER:
        return false;
    case BLOCK_FOR:
    case BLOCK_ASYNC_FOR:
        drop_below(c, OP_END_FOR, *value);
        return false;
    case BLOCK_FINALLY: {
        Block waiting;
        if (*value)
            compile_block_push(c, &waiting, BLOCK_VALUE, b->node);
        compile_stmts(c, &b->node->u.try_.finalbody);
        if (*value)
            compile_block_pop(c, &waiting);
        return true;
    }
    case BLOCK_FINALLY_END:
        drop_below(c, OP_POP, *value);
        drop_below(c, OP_POP_EXC, *value);
        return false;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH:
        call_exit(c, b, *value);
        return true;
    case BLOCK_HANDLER:
        drop_below(c, OP_POP_EXC, *value);
        compile_unbind_name(c, b->node);
        return false;
    case BLOCK_VALUE:
        drop_below(c, OP_POP, *value);
        return false;
    }
    UNREACHABLE("a block kind that cannot be undone");
}

/* Undoes all blocks inside `until` (exclusive; NULL: all), innermost first. */
static bool unwind(Compiler *c, const Block *until, bool value)
{
    Unit *u = c->unit;
    Block *innermost = u->block;
    int nblocks = u->nblocks;
    bool visible = false;
    for (Block *b = innermost; b != until && !c->failed; b = b->outer) {
        guard_segment(c, b);
        u->block = b->outer;
        u->nblocks = (int)b->level;
        visible |= undo(c, b, &value);
    }
    u->block = innermost;
    u->nblocks = nblocks;
    return visible;
}

/* After the jump of an unwinding: the guards of the blocks that were left are on again. */
static void resume_guards(Compiler *c, const Block *until)
{
    for (Block *b = c->unit->block; b != until; b = b->outer)
        b->guard_start = c->unit->emit.count;
}

static bool is_loop(const Block *b)
{
    return b->kind == BLOCK_WHILE || b->kind == BLOCK_FOR || b->kind == BLOCK_ASYNC_FOR;
}

/* The innermost loop; an except* clause in between is an error. */
static Block *find_loop(Compiler *c, const Node *n)
{
    for (Block *b = c->unit->block; b; b = b->outer) {
        if (b->kind == BLOCK_STAR_HANDLER) {
            compile_fail(c, n->span, "'break', 'continue' and 'return' cannot appear in an except* block");
            return NULL;
        }
        if (is_loop(b))
            return b;
    }
    return NULL;
}

static void leave_by_jump(Compiler *c, const Node *n, Opcode how, Label to, Block *until)
{
    Emitter *e = &c->unit->emit;
    bool visible = unwind(c, until, false);
    uint32_t before = e->count;
    if (!visible)
        at(c, n);
    jump(c, how, to);
    if (e->count > before && !visible)
        e->items[before].own_line = true;
    resume_guards(c, until);
}

void compile_break(Compiler *c, const Node *n)
{
    at(c, n);
    Block *loop = find_loop(c, n);
    if (!loop) {
        compile_fail(c, n->span, "'break' outside loop");
        return;
    }
    op(c, OP_NOP, 0); /* the line of the statement; goes away when nothing is undone in between */
    leave_by_jump(c, n, OP_JUMP, loop->end, loop->outer);
}

void compile_continue(Compiler *c, const Node *n)
{
    at(c, n);
    Block *loop = find_loop(c, n);
    if (!loop) {
        compile_fail(c, n->span, "'continue' not properly in loop");
        return;
    }
    op(c, OP_NOP, 0);
    leave_by_jump(c, n, OP_LOOP, loop->start, loop);
}

static bool in_star_handler(const Unit *u)
{
    for (const Block *b = u->block; b; b = b->outer)
        if (b->kind == BLOCK_STAR_HANDLER)
            return true;
    return false;
}

void compile_return(Compiler *c, const Node *n)
{
    const Node *value = n->u.one.value;
    const Scope *s = c->unit->scope;
    at(c, n);
    if (s->kind == SCOPE_MODULE || s->kind == SCOPE_CLASS)
        compile_fail(c, n->span, "'return' outside function");
    else if (value && s->coroutine && s->generator)
        compile_fail(c, n->span, "'return' with value in async generator");
    else if (in_star_handler(c->unit))
        compile_fail(c, value && value->kind == N_CONSTANT ? value->span : n->span,
                     "'break', 'continue' and 'return' cannot appear in an except* block");
    Const k = {.tag = K_NONE};
    bool constant = !value || compile_fold(c, value, &k);
    if (constant)
        op(c, OP_NOP, 0);
    else
        compile_expr(c, value);
    at(c, n);
    bool visible = unwind(c, NULL, !constant);
    if (!visible)
        at(c, n);
    if (constant)
        compile_load_const(c, k);
    op(c, OP_RETURN, 0);
    resume_guards(c, NULL);
}

/* ---- loops ---- */

static void loop_else(Compiler *c, const Node *n, const NodeList *orelse, Block *b)
{
    compile_block_pop(c, b);
    at(c, n);
    compile_stmts(c, orelse);
    bind(c, b->end);
}

void compile_for(Compiler *c, const Node *n)
{
    Block b;
    Label exhausted = new_label(c);
    at(c, n);
    compile_expr(c, n->u.loop.iter);
    at(c, n);
    op(c, OP_GET_ITER, 1);
    Label start = new_label(c);
    bind(c, start);
    compile_block_push(c, &b, BLOCK_FOR, n);
    b.start = start;
    b.end = new_label(c);
    jump(c, OP_FOR_ITER, exhausted);
    compile_store(c, n->u.loop.target);
    compile_stmts(c, &n->u.loop.body);
    jump(c, OP_LOOP, start);
    bind(c, exhausted);
    loop_else(c, n, &n->u.loop.orelse, &b);
}

void compile_async_for(Compiler *c, const Node *n)
{
    if (!c->unit->is_async) {
        compile_fail(c, n->span, "'async for' outside async function");
        return;
    }
    Block b, step;
    Label exhausted = new_label(c);
    at(c, n);
    compile_expr(c, n->u.loop.iter);
    at(c, n);
    op(c, OP_GET_AITER, 1);
    Label start = new_label(c);
    bind(c, start);
    compile_block_push(c, &b, BLOCK_ASYNC_FOR, n);
    b.start = start;
    b.end = new_label(c);
    compile_block_push(c, &step, BLOCK_GUARD, n);
    compile_guard_on(c, &step);
    op(c, OP_GET_ANEXT, 0);
    op(c, OP_NONE, 0);
    op(c, OP_SEND, 0);
    compile_guard_off(c, &step);
    compile_block_pop(c, &step);
    compile_store(c, n->u.loop.target);
    compile_stmts(c, &n->u.loop.body);
    jump(c, OP_LOOP, start);
    bind(c, step.handler);
    at(c, n->u.loop.iter); /* as CPython: the end of the loop belongs to the iterable */
    jump(c, OP_END_ASYNC_FOR, exhausted);
    bind(c, exhausted);
    loop_else(c, n->u.loop.iter, &n->u.loop.orelse, &b);
}

void compile_while(Compiler *c, const Node *n)
{
    Block b;
    Label exhausted = new_label(c), start = new_label(c);
    at(c, n);
    bind(c, start);
    compile_block_push(c, &b, BLOCK_WHILE, n);
    b.start = start;
    b.end = new_label(c);
    compile_jump_if(c, n->u.branch.test, exhausted, false);
    compile_stmts(c, &n->u.branch.body);
    jump(c, OP_LOOP, start);
    bind(c, exhausted);
    loop_else(c, n, &n->u.branch.orelse, &b);
}
