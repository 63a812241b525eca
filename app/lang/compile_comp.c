/* Comprehensions: functions of one argument, the outermost iterator. */
#include "lang/compile_int.h"

static const char *comp_name(const Node *n)
{
    switch (n->kind) {
    case N_LIST_COMP: return "<listcomp>";
    case N_SET_COMP: return "<setcomp>";
    case N_DICT_COMP: return "<dictcomp>";
    default: return "<genexpr>";
    }
}

static void element(Compiler *c, const Node *n, uint32_t depth)
{
    compile_expr(c, n->u.comp.elt);
    if (n->kind == N_DICT_COMP)
        compile_expr(c, n->u.comp.value);
    at(c, n);
    switch (n->kind) {
    case N_LIST_COMP:
        op(c, OP_LIST_APPEND, depth + 1);
        break;
    case N_SET_COMP:
        op(c, OP_SET_ADD, depth + 1);
        break;
    case N_DICT_COMP:
        op(c, OP_DICT_ADD, depth + 2);
        break;
    default:
        at(c, n->u.comp.elt);
        op(c, c->unit->scope->coroutine ? OP_ASYNC_GEN_YIELD : OP_YIELD, 0);
        op(c, OP_POP, 0);
        break;
    }
}

static void part(Compiler *c, const Node *n, int index);

static void part_body(Compiler *c, const Node *n, int index, Label next)
{
    const Node *g = n->u.comp.generators.items[index];
    compile_store(c, g->u.comprehension.target);
    for (int i = 0; i < g->u.comprehension.ifs.count; i++)
        compile_jump_if(c, g->u.comprehension.ifs.items[i], next, false);
    if (index + 1 < n->u.comp.generators.count)
        part(c, n, index + 1);
    else
        element(c, n, (uint32_t)n->u.comp.generators.count);
}

static void push_iterator(Compiler *c, const Node *n, int index, bool is_async)
{
    const Node *g = n->u.comp.generators.items[index];
    if (index == 0) {
        op(c, OP_LOAD, 0);
        return;
    }
    compile_expr(c, g->u.comprehension.iter);
    at(c, g->u.comprehension.iter);
    op(c, is_async ? OP_GET_AITER : OP_GET_ITER, 0);
}

static void sync_part(Compiler *c, const Node *n, int index)
{
    Label start = new_label(c), next = new_label(c), end = new_label(c);
    push_iterator(c, n, index, false);
    at(c, n);
    bind(c, start);
    jump(c, OP_FOR_ITER, end);
    part_body(c, n, index, next);
    bind(c, next);
    jump(c, OP_LOOP, start);
    bind(c, end);
}

static void async_part(Compiler *c, const Node *n, int index)
{
    Label start = new_label(c), next = new_label(c), end = new_label(c);
    Block block;
    push_iterator(c, n, index, true);
    at(c, n);
    bind(c, start);
    compile_block_push(c, &block, BLOCK_GUARD, n);
    compile_guard_on(c, &block);
    op(c, OP_GET_ANEXT, 0);
    op(c, OP_NONE, 0);
    op(c, OP_SEND, 0);
    compile_guard_off(c, &block);
    part_body(c, n, index, next);
    bind(c, next);
    jump(c, OP_LOOP, start);
    bind(c, block.handler);
    at(c, n);
    jump(c, OP_END_ASYNC_FOR, end);
    compile_block_pop(c, &block);
    bind(c, end);
}

static void part(Compiler *c, const Node *n, int index)
{
    if (c->failed)
        return;
    if (n->u.comp.generators.items[index]->u.comprehension.is_async)
        async_part(c, n, index);
    else
        sync_part(c, n, index);
}

static const Code *comp_code(Compiler *c, const Node *n, Scope *s)
{
    bool generator = n->kind == N_GENERATOR_EXP;
    compile_enter(c, s, comp_name(n), n->span.line);
    at(c, n);
    if (n->kind == N_LIST_COMP)
        op(c, OP_BUILD_LIST, 0);
    else if (n->kind == N_SET_COMP)
        op(c, OP_BUILD_SET, 0);
    else if (n->kind == N_DICT_COMP)
        op(c, OP_BUILD_DICT, 0);
    part(c, n, 0);
    at(c, n);
    if (generator)
        op(c, OP_NONE, 0);
    op(c, OP_RETURN, 0);
    uint32_t flags = CODE_COMPREHENSION;
    if (generator)
        flags |= s->coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
    else if (s->coroutine)
        flags |= CODE_COROUTINE;
    static const Arguments none;
    const Code *code = compile_leave(c, flags, n->span.line, &none, (Text){NULL, 0});
    if (code)
        ((Code *)code)->nargs = 1; /* still ours: nobody has seen it yet */
    return code;
}

void compile_comprehension(Compiler *c, const Node *n)
{
    Scope *s = scope_of(&c->scopes, n);
    const Node *first = n->u.comp.generators.items[0];
    bool awaited = s->coroutine && n->kind != N_GENERATOR_EXP;
    if (awaited && !c->unit->is_async && c->unit->scope->kind != SCOPE_COMPREHENSION) {
        compile_fail(c, n->span, "asynchronous comprehension outside of an asynchronous function");
        return;
    }
    compile_make_function(c, comp_code(c, n, s), s, 0);
    compile_expr(c, first->u.comprehension.iter);
    at(c, n);
    op(c, first->u.comprehension.is_async ? OP_GET_AITER : OP_GET_ITER, 0);
    op(c, OP_CALL, 1);
    if (awaited)
        compile_await(c, 0);
}
