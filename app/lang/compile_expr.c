/* Expressions. Places follow CPython 3.11: the instruction that can raise carries the span of its whole node. */
#include "base/check.h"
#include "base/mem.h"
#include "lang/compile_int.h"

#include <string.h>

static bool in_function(const Unit *u)
{
    return u->scope->kind != SCOPE_MODULE && u->scope->kind != SCOPE_CLASS;
}

/* ---- conditions ---- */

int compile_constant_truth(const Node *n)
{
    if (n->kind == N_NAME && n->u.name.name.len == 9 && !memcmp(n->u.name.name.s, "__debug__", 9))
        return 1;
    if (n->kind != N_CONSTANT)
        return -1;
    Text text = n->u.constant.text;
    switch (n->u.constant.kind) {
    case CONST_NONE:
    case CONST_FALSE: return 0;
    case CONST_TRUE:
    case CONST_ELLIPSIS: return 1;
    case CONST_INT: return !(text.len == 1 && text.s[0] == '0');
    case CONST_FLOAT:
    case CONST_COMPLEX: return n->u.constant.number != 0;
    default: return text.len > 0;
    }
}

/* a < b < c: the middle values are evaluated once. Leaves a truth value, or jumps with it kept. */
static void compare_chain(Compiler *c, const Node *n, Label cleanup)
{
    int last = n->u.compare.comparators.count - 1;
    compile_expr(c, n->u.compare.left);
    for (int i = 0; i < last; i++) {
        compile_expr(c, n->u.compare.comparators.items[i]);
        at(c, n);
        op(c, OP_DUP, 0);
        op(c, OP_ROT3, 0);
        op(c, OP_COMPARE, n->u.compare.ops[i]);
        jump(c, OP_JUMP_IF_FALSE_KEEP, cleanup);
    }
    compile_expr(c, n->u.compare.comparators.items[last]);
    at(c, n);
    op(c, OP_COMPARE, n->u.compare.ops[last]);
}

static void compare(Compiler *c, const Node *n)
{
    Label cleanup = new_label(c), end = new_label(c);
    compile_warn_compare(c, n);
    compare_chain(c, n, cleanup);
    if (n->u.compare.comparators.count == 1) {
        return;
    }
    jump(c, OP_JUMP, end);
    bind(c, cleanup);
    op(c, OP_SWAP, 1);
    op(c, OP_POP, 0);
    bind(c, end);
}

static void jump_if_bool_op(Compiler *c, const Node *n, Label to, bool when)
{
    const NodeList *values = &n->u.bool_op.values;
    bool shortcut = n->u.bool_op.is_or; /* the truth that ends the evaluation */
    Label out = shortcut == when ? to : new_label(c);
    for (int i = 0; i < values->count - 1; i++)
        compile_jump_if(c, values->items[i], out, shortcut);
    compile_jump_if(c, values->items[values->count - 1], to, when);
    if (out != to)
        bind(c, out);
}

static void jump_if_conditional(Compiler *c, const Node *n, Label to, bool when)
{
    Label orelse = new_label(c), end = new_label(c);
    compile_jump_if(c, n->u.if_exp.test, orelse, false);
    compile_jump_if(c, n->u.if_exp.body, to, when);
    jump(c, OP_JUMP, end);
    bind(c, orelse);
    compile_jump_if(c, n->u.if_exp.orelse, to, when);
    bind(c, end);
}

void compile_jump_if(Compiler *c, const Node *n, Label to, bool when)
{
    if (c->failed)
        return;
    if (c->level++ > SCOPE_MAX_LEVEL) {
        compile_unsupported(c, n->span, "this expression is too deep for the course's Python");
    } else if (n->kind == N_UNARY_OP && n->u.unary.op == UNARY_NOT) {
        compile_jump_if(c, n->u.unary.operand, to, !when);
    } else if (n->kind == N_BOOL_OP) {
        jump_if_bool_op(c, n, to, when);
    } else if (n->kind == N_IF_EXP) {
        jump_if_conditional(c, n, to, when);
    } else if (compile_constant_truth(n) >= 0) {
        at(c, n);
        op(c, OP_NOP, 0);
        if (compile_constant_truth(n) == when)
            jump(c, OP_JUMP, to);
    } else {
        compile_expr(c, n);
        jump(c, when ? OP_JUMP_IF_TRUE : OP_JUMP_IF_FALSE, to);
    }
    c->level--;
}

static void bool_op(Compiler *c, const Node *n)
{
    Label end = new_label(c);
    const NodeList *values = &n->u.bool_op.values;
    for (int i = 0; i < values->count - 1; i++) {
        compile_expr(c, values->items[i]);
        at(c, n);
        jump(c, n->u.bool_op.is_or ? OP_JUMP_IF_TRUE_KEEP : OP_JUMP_IF_FALSE_KEEP, end);
    }
    compile_expr(c, values->items[values->count - 1]);
    bind(c, end);
}

static void if_exp(Compiler *c, const Node *n)
{
    Label orelse = new_label(c), end = new_label(c);
    compile_jump_if(c, n->u.if_exp.test, orelse, false);
    compile_expr(c, n->u.if_exp.body);
    jump(c, OP_JUMP, end);
    bind(c, orelse);
    compile_expr(c, n->u.if_exp.orelse);
    bind(c, end);
}

/* ---- operators ---- */

static void binary_chain(Compiler *c, const Node *n)
{
    size_t count = 0;
    const Node *leftmost = n;
    for (; leftmost->kind == N_BIN_OP; leftmost = leftmost->u.bin.left)
        count++;
    const Node **chain = mem_alloc(count * sizeof *chain);
    for (size_t i = count; i-- > 0; n = n->u.bin.left)
        chain[i] = n;
    compile_expr(c, leftmost);
    for (size_t i = 0; i < count && !c->failed; i++) {
        compile_expr(c, chain[i]->u.bin.right);
        at(c, chain[i]);
        op(c, OP_BINARY, chain[i]->u.bin.op);
    }
    mem_free(chain);
}

static void unary(Compiler *c, const Node *n)
{
    Const k;
    if (compile_fold(c, n, &k)) {
        at(c, n);
        compile_load_const(c, k);
        return;
    }
    compile_expr(c, n->u.unary.operand);
    at(c, n);
    op(c, OP_UNARY, n->u.unary.op);
}

static void slice(Compiler *c, const Node *n)
{
    const Node *parts[3] = {n->u.slice.lower, n->u.slice.upper, n->u.slice.step};
    uint32_t count = parts[2] ? 3 : 2;
    for (uint32_t i = 0; i < count; i++) {
        at(c, n);
        if (parts[i])
            compile_expr(c, parts[i]);
        else
            op(c, OP_NONE, 0);
    }
    at(c, n);
    op(c, OP_BUILD_SLICE, count);
}

/* ---- displays ---- */

static bool has_star(const NodeList *list)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i]->kind == N_STARRED)
            return true;
    return false;
}

static bool all_constants(const NodeList *list)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i]->kind != N_CONSTANT)
            return false;
    return list->count <= 1000;
}

static void sequence(Compiler *c, const Node *n)
{
    const NodeList *list = &n->u.seq.items;
    Opcode build = n->kind == N_TUPLE ? OP_BUILD_TUPLE : n->kind == N_LIST ? OP_BUILD_LIST : OP_BUILD_SET;
    Const k;
    if (compile_fold(c, n, &k)) {
        at(c, n);
        compile_load_const(c, k);
        return;
    }
    if (n->kind == N_SET && list->count >= 3 && all_constants(list)) {
        /* CPython makes a frozenset, makes it again from its own items when it keeps it as a constant, and updates an
         * empty set by it: that decides the order of iteration */
        at(c, n);
        op(c, OP_BUILD_SET, 0);
        op(c, OP_BUILD_SET, 0);
        op(c, OP_BUILD_LIST, 0);
        for (int i = 0; i < list->count; i++)
            compile_expr(c, list->items[i]);
        at(c, n);
        op(c, OP_BUILD_SET, (uint32_t)list->count);
        op(c, OP_LIST_EXTEND, 0);
        op(c, OP_SET_UPDATE, 0);
        op(c, OP_SET_UPDATE, 0);
        return;
    }
    if (!has_star(list) && list->count <= 30) {
        for (int i = 0; i < list->count; i++)
            compile_expr(c, list->items[i]);
        at(c, n);
        op(c, build, (uint32_t)list->count);
        return;
    }
    bool set = n->kind == N_SET;
    at(c, n);
    op(c, set ? OP_BUILD_SET : OP_BUILD_LIST, 0);
    for (int i = 0; i < list->count && !c->failed; i++) {
        const Node *item = list->items[i];
        bool star = item->kind == N_STARRED;
        compile_expr(c, star ? item->u.one.value : item);
        at(c, n);
        if (star)
            op(c, set ? OP_SET_UPDATE : OP_LIST_EXTEND, 0);
        else
            op(c, set ? OP_SET_ADD : OP_LIST_APPEND, 1);
    }
    if (n->kind == N_TUPLE)
        op(c, OP_LIST_TO_TUPLE, 0);
}

static void dict(Compiler *c, const Node *n)
{
    const NodeList *keys = &n->u.dict.keys, *values = &n->u.dict.values;
    bool simple = keys->count <= 15;
    for (int i = 0; i < keys->count; i++)
        simple = simple && keys->items[i];
    if (!simple) {
        at(c, n);
        op(c, OP_BUILD_DICT, 0);
    }
    for (int i = 0; i < keys->count && !c->failed; i++) {
        if (keys->items[i])
            compile_expr(c, keys->items[i]);
        compile_expr(c, values->items[i]);
        at(c, n);
        if (!keys->items[i])
            op(c, OP_DICT_UPDATE, 0);
        else if (!simple)
            op(c, OP_DICT_ADD, 2);
    }
    at(c, n);
    if (simple)
        op(c, OP_BUILD_DICT, (uint32_t)keys->count);
}

/* ---- f-strings ---- */

static void formatted_value(Compiler *c, const Node *n)
{
    int conversion = n->u.formatted.conversion;
    uint32_t arg = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    compile_expr(c, n->u.formatted.value);
    if (n->u.formatted.spec) {
        compile_expr(c, n->u.formatted.spec);
        arg |= 4;
    }
    at(c, n);
    op(c, OP_FORMAT, arg);
}

static void joined_str(Compiler *c, const Node *n)
{
    const NodeList *values = &n->u.joined.values;
    at(c, n);
    if (!values->count)
        compile_load_const(c, compile_str(c, "", 0));
    for (int i = 0; i < values->count; i++)
        compile_expr(c, values->items[i]);
    at(c, n);
    if (values->count > 1)
        op(c, OP_BUILD_STRING, (uint32_t)values->count);
}

/* ---- await and yield ---- */

void compile_await(Compiler *c, uint32_t kind)
{
    op(c, OP_GET_AWAITABLE, kind);
    op(c, OP_NONE, 0);
    op(c, OP_SEND, 0);
}

static void await(Compiler *c, const Node *n)
{
    const Unit *u = c->unit;
    if (!in_function(u) && !u->is_async)
        compile_fail(c, n->span, "'await' outside function");
    else if (!u->is_async && u->scope->kind != SCOPE_COMPREHENSION)
        compile_fail(c, n->span, "'await' outside async function");
    compile_expr(c, n->u.one.value);
    at(c, n);
    compile_await(c, 0);
}

static void yield(Compiler *c, const Node *n)
{
    if (!in_function(c->unit))
        compile_fail(c, n->span, "'yield' outside function");
    if (n->u.one.value) {
        compile_expr(c, n->u.one.value);
        at(c, n);
    } else {
        at(c, n);
        op(c, OP_NONE, 0);
    }
    op(c, c->unit->scope->coroutine ? OP_ASYNC_GEN_YIELD : OP_YIELD, 0);
}

static void yield_from(Compiler *c, const Node *n)
{
    if (!in_function(c->unit))
        compile_fail(c, n->span, "'yield' outside function");
    else if (c->unit->is_async)
        compile_fail(c, n->span, "'yield from' inside async function");
    compile_expr(c, n->u.one.value);
    at(c, n);
    op(c, OP_GET_YIELD_FROM_ITER, 0);
    op(c, OP_NONE, 0);
    op(c, OP_SEND, 0);
}

/* ---- names, attributes, subscripts ---- */

/* In a multi-line chain the line that counts is the attribute name's. */
void compile_attr_place(Emitter *e, const Node *attribute)
{
    Span s = attribute->u.attribute.name_span;
    if (s.line > 0 && s.line != e->place.line) {
        e->place.line = s.line;
        e->place.col = s.col;
    }
}

static uint32_t attr_cache(Compiler *c, const Node *n)
{
    return compile_cache(c, scope_name(&c->scopes, c->unit->scope, n->u.attribute.name));
}

/* super().name in a method, with super and __class__ as usual. */
static bool super_attribute(Compiler *c, const Node *n)
{
    const Node *call = n->u.attribute.value;
    const Scope *s = c->unit->scope;
    if (call->kind != N_CALL || call->u.call.args.count || call->u.call.keywords.count ||
        call->u.call.func->kind != N_NAME || !c->unit->is_plain_function || !s->nparams)
        return false;
    const Node *name = call->u.call.func;
    const Arguments *args = s->node->u.func.args;
    if (name->u.name.name.len != 5 || memcmp(name->u.name.name.s, "super", 5) ||
        args->posonly.count + args->args.count == 0)
        return false;
    const Symbol *super = scope_find(s, map_intern(&c->scopes.names, "super", 5));
    const Symbol *cls = scope_find(s, map_intern(&c->scopes.names, "__class__", 9));
    const Symbol *self = scope_find(s, s->slot_names[0]);
    if (!super || super->at != AT_IMPLICIT_GLOBAL || !cls || cls->at != AT_FREE || !self)
        return false;
    at(c, name);
    op(c, OP_LOAD_GLOBAL, compile_cache(c, super->name));
    at(c, call);
    op(c, OP_LOAD_CELL, cls->slot);
    compile_name(c, self->name, CTX_LOAD, call->span);
    at(c, n);
    compile_attr_place(&c->unit->emit, n);
    op(c, OP_LOAD_SUPER_ATTR, attr_cache(c, n));
    return true;
}

static void attribute(Compiler *c, const Node *n)
{
    if (super_attribute(c, n))
        return;
    compile_expr(c, n->u.attribute.value);
    at(c, n);
    compile_attr_place(&c->unit->emit, n);
    op(c, OP_LOAD_ATTR, attr_cache(c, n));
}

static void name(Compiler *c, const Node *n, NodeCtx ctx)
{
    at(c, n);
    compile_name(c, scope_name(&c->scopes, c->unit->scope, n->u.name.name), ctx, n->span);
}

static void named_expr(Compiler *c, const Node *n)
{
    compile_expr(c, n->u.named.value);
    at(c, n);
    op(c, OP_DUP, 0);
    compile_store(c, n->u.named.target);
}

static void subscript(Compiler *c, const Node *n)
{
    compile_warn_subscript(c, n);
    compile_expr(c, n->u.subscript.value);
    compile_expr(c, n->u.subscript.index);
    at(c, n);
    op(c, OP_SUBSCR, 0);
}

static void constant(Compiler *c, const Node *n)
{
    Const k = {.tag = K_NONE};
    compile_fold(c, n, &k);
    at(c, n);
    compile_load_const(c, k);
}

static void expr_inner(Compiler *c, const Node *n)
{
    switch (n->kind) {
    case N_BOOL_OP: bool_op(c, n); break;
    case N_NAMED_EXPR: named_expr(c, n); break;
    case N_BIN_OP: binary_chain(c, n); break;
    case N_UNARY_OP: unary(c, n); break;
    case N_LAMBDA: compile_function(c, n); break;
    case N_IF_EXP: if_exp(c, n); break;
    case N_DICT: dict(c, n); break;
    case N_SET:
    case N_LIST:
    case N_TUPLE: sequence(c, n); break;
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_DICT_COMP:
    case N_GENERATOR_EXP: compile_comprehension(c, n); break;
    case N_AWAIT: await(c, n); break;
    case N_YIELD: yield(c, n); break;
    case N_YIELD_FROM: yield_from(c, n); break;
    case N_COMPARE: compare(c, n); break;
    case N_CALL: compile_call(c, n); break;
    case N_FORMATTED_VALUE: formatted_value(c, n); break;
    case N_JOINED_STR: joined_str(c, n); break;
    case N_CONSTANT: constant(c, n); break;
    case N_ATTRIBUTE: attribute(c, n); break;
    case N_SUBSCRIPT: subscript(c, n); break;
    case N_STARRED: compile_fail(c, n->span, "can't use starred expression here"); break;
    case N_NAME: name(c, n, CTX_LOAD); break;
    case N_SLICE: slice(c, n); break;
    default: UNREACHABLE("not an expression");
    }
}

void compile_expr(Compiler *c, const Node *n)
{
    if (c->failed)
        return;
    if (c->level++ > SCOPE_MAX_LEVEL)
        compile_unsupported(c, n->span, "this expression is too deep for the course's Python");
    else
        expr_inner(c, n);
    c->level--;
}

/* ---- targets ---- */

static void unpack(Compiler *c, const Node *n)
{
    const NodeList *list = &n->u.seq.items;
    int star = -1;
    for (int i = 0; i < list->count; i++) {
        if (list->items[i]->kind != N_STARRED)
            continue;
        if (star >= 0)
            compile_fail(c, n->span, "multiple starred expressions in assignment");
        star = i;
    }
    at(c, n);
    if (star < 0)
        op(c, OP_UNPACK, (uint32_t)list->count);
    else if (star > 255 || list->count - star - 1 > 0xFFF)
        compile_fail(c, n->span, "too many expressions in star-unpacking assignment");
    else
        op(c, OP_UNPACK_EX, (uint32_t)star | (uint32_t)(list->count - star - 1) << 12);
    for (int i = 0; i < list->count; i++)
        compile_store(c, i == star ? list->items[i]->u.one.value : list->items[i]);
}

/* CPython: forbidden_name */
static void check_attribute(Compiler *c, const Node *n, const char *what)
{
    if (n->u.attribute.name.len == 9 && !memcmp(n->u.attribute.name.s, "__debug__", 9))
        compile_fail(c, n->span, "cannot %s __debug__", what);
}

static void store_inner(Compiler *c, const Node *n)
{
    switch (n->kind) {
    case N_NAME:
        name(c, n, CTX_STORE);
        break;
    case N_ATTRIBUTE:
        check_attribute(c, n, "assign to");
        compile_expr(c, n->u.attribute.value);
        at(c, n);
        compile_attr_place(&c->unit->emit, n);
        op(c, OP_STORE_ATTR, attr_cache(c, n));
        break;
    case N_SUBSCRIPT:
        compile_expr(c, n->u.subscript.value);
        compile_expr(c, n->u.subscript.index);
        at(c, n);
        op(c, OP_STORE_SUBSCR, 0);
        break;
    case N_TUPLE:
    case N_LIST:
        unpack(c, n);
        break;
    case N_STARRED:
        compile_fail(c, n->span, "starred assignment target must be in a list or tuple");
        break;
    default:
        UNREACHABLE("not a target");
    }
}

void compile_store(Compiler *c, const Node *n)
{
    if (c->failed)
        return;
    if (c->level++ > SCOPE_MAX_LEVEL)
        compile_unsupported(c, n->span, "this expression is too deep for the course's Python");
    else
        store_inner(c, n);
    c->level--;
}

static void delete_inner(Compiler *c, const Node *n)
{
    switch (n->kind) {
    case N_NAME:
        name(c, n, CTX_DEL);
        break;
    case N_ATTRIBUTE:
        compile_expr(c, n->u.attribute.value);
        at(c, n);
        compile_attr_place(&c->unit->emit, n);
        op(c, OP_DELETE_ATTR, attr_cache(c, n));
        break;
    case N_SUBSCRIPT:
        compile_expr(c, n->u.subscript.value);
        compile_expr(c, n->u.subscript.index);
        at(c, n);
        op(c, OP_DELETE_SUBSCR, 0);
        break;
    case N_TUPLE:
    case N_LIST:
        for (int i = 0; i < n->u.seq.items.count; i++)
            compile_delete(c, n->u.seq.items.items[i]);
        break;
    default:
        UNREACHABLE("not a target");
    }
}

void compile_delete(Compiler *c, const Node *n)
{
    if (c->failed)
        return;
    if (c->level++ > SCOPE_MAX_LEVEL)
        compile_unsupported(c, n->span, "this expression is too deep for the course's Python");
    else
        delete_inner(c, n);
    c->level--;
}

void compile_aug_assign(Compiler *c, const Node *n)
{
    const Node *target = n->u.aug.target;
    if (target->kind == N_NAME) {
        name(c, target, CTX_LOAD);
    } else if (target->kind == N_ATTRIBUTE) {
        compile_expr(c, target->u.attribute.value);
        at(c, target);
        op(c, OP_DUP, 0);
        compile_attr_place(&c->unit->emit, target);
        op(c, OP_LOAD_ATTR, attr_cache(c, target));
    } else {
        compile_expr(c, target->u.subscript.value);
        compile_expr(c, target->u.subscript.index);
        at(c, target);
        op(c, OP_DUP2, 0);
        op(c, OP_SUBSCR, 0);
    }
    compile_expr(c, n->u.aug.value);
    at(c, n);
    op(c, OP_INPLACE, n->u.aug.op);
    at(c, target);
    if (target->kind == N_NAME) {
        name(c, target, CTX_STORE);
    } else if (target->kind == N_ATTRIBUTE) {
        compile_attr_place(&c->unit->emit, target);
        op(c, OP_SWAP, 1);
        op(c, OP_STORE_ATTR, attr_cache(c, target));
    } else {
        op(c, OP_ROT3, 0);
        op(c, OP_STORE_SUBSCR, 0);
    }
}
