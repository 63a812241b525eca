/* Calls: plain, by keyword, of methods, with stars. */
#include "lang/compile_int.h"

#include <string.h>

void compile_check_keywords(Compiler *c, const NodeList *keywords)
{
    for (int i = 0; i < keywords->count; i++) {
        Text name = keywords->items[i]->u.keyword.name;
        if (!name.s)
            continue;
        if (name.len == 9 && !memcmp(name.s, "__debug__", 9))
            compile_fail(c, c->unit->emit.place, "cannot assign to __debug__");
        for (int k = i + 1; k < keywords->count; k++) {
            Text other = keywords->items[k]->u.keyword.name;
            if (other.s && other.len == name.len && !memcmp(other.s, name.s, name.len))
                compile_fail(c, keywords->items[k]->span, "keyword argument repeated: %s", name.s);
        }
    }
}

static bool has_stars(const Node *n)
{
    for (int i = 0; i < n->u.call.args.count; i++)
        if (n->u.call.args.items[i]->kind == N_STARRED)
            return true;
    for (int i = 0; i < n->u.call.keywords.count; i++)
        if (!n->u.call.keywords.items[i]->u.keyword.name.s)
            return true;
    return false;
}

/* A keyword's name is what is written, also in a class. */
static Const keyword_name(Compiler *c, const Node *keyword)
{
    Text name = keyword->u.keyword.name;
    return compile_str(c, name.s, name.len);
}

/* Pushes the arguments; then the tuple of keyword names if there are any. The number of arguments. */
static uint32_t plain_arguments(Compiler *c, const Node *n)
{
    const NodeList *args = &n->u.call.args, *keywords = &n->u.call.keywords;
    for (int i = 0; i < args->count; i++)
        compile_expr(c, args->items[i]);
    if (!keywords->count || c->failed)
        return (uint32_t)args->count;
    Const *names = arena_alloc(&c->program->arena, (size_t)keywords->count * sizeof *names);
    for (int i = 0; i < keywords->count; i++) {
        compile_expr(c, keywords->items[i]->u.keyword.value);
        names[i] = keyword_name(c, keywords->items[i]);
    }
    at(c, n);
    compile_load_const(c, (Const){.tag = K_TUPLE, .items = names, .len = (size_t)keywords->count});
    return (uint32_t)(args->count + keywords->count);
}

void compile_star_positionals(Compiler *c, const Node *n, const NodeList *args)
{
    at(c, n);
    bool star = false;
    for (int i = 0; i < args->count && !star; i++)
        star = args->items[i]->kind == N_STARRED;
    if (!star && args->count <= 30) {
        for (int i = 0; i < args->count; i++)
            compile_expr(c, args->items[i]);
        at(c, n);
        op(c, OP_BUILD_TUPLE, (uint32_t)args->count);
        return;
    }
    op(c, OP_BUILD_LIST, 0);
    for (int i = 0; i < args->count && !c->failed; i++) {
        const Node *arg = args->items[i];
        star = arg->kind == N_STARRED;
        compile_expr(c, star ? arg->u.one.value : arg);
        at(c, n);
        op(c, star ? OP_LIST_EXTEND : OP_LIST_APPEND, star ? 0 : 1);
    }
    op(c, OP_LIST_TO_TUPLE, 0);
}

/* callee tuple -> callee tuple dict. The dict is built by merging runs of keywords and **mappings. */
void compile_star_keywords(Compiler *c, const Node *n, const NodeList *keywords)
{
    at(c, n);
    op(c, OP_BUILD_DICT, 0);
    for (int i = 0; i < keywords->count && !c->failed;) {
        const Node *k = keywords->items[i];
        if (!k->u.keyword.name.s) {
            compile_expr(c, k->u.keyword.value);
            i++;
        } else {
            uint32_t pairs = 0;
            for (; i < keywords->count && pairs < 15 && keywords->items[i]->u.keyword.name.s; i++, pairs++) {
                at(c, n);
                compile_load_const(c, keyword_name(c, keywords->items[i]));
                compile_expr(c, keywords->items[i]->u.keyword.value);
            }
            at(c, n);
            op(c, OP_BUILD_DICT, pairs);
        }
        at(c, n);
        op(c, OP_DICT_MERGE, 2);
    }
}

void compile_call(Compiler *c, const Node *n)
{
    const Node *func = n->u.call.func;
    bool stars = has_stars(n), keywords = n->u.call.keywords.count > 0;
    compile_check_keywords(c, &n->u.call.keywords);
    compile_warn_call(c, n);
    bool super_call = func->kind == N_ATTRIBUTE && func->u.attribute.value->kind == N_CALL &&
                      func->u.attribute.value->u.call.func->kind == N_NAME &&
                      func->u.attribute.value->u.call.args.count == 0 &&
                      func->u.attribute.value->u.call.func->u.name.name.len == 5 &&
                      !memcmp(func->u.attribute.value->u.call.func->u.name.name.s, "super", 5);
    bool method = func->kind == N_ATTRIBUTE && !stars && !super_call;
    if (method) {
        compile_expr(c, func->u.attribute.value);
        at(c, func);
        compile_attr_place(&c->unit->emit, func);
        op(c, OP_LOAD_METHOD,
           compile_cache(c, scope_name(&c->scopes, c->unit->scope, func->u.attribute.name)));
    } else {
        compile_expr(c, func);
    }
    if (stars) {
        const NodeList *args = &n->u.call.args;
        if (args->count == 1 && args->items[0]->kind == N_STARRED)
            compile_expr(c, args->items[0]->u.one.value); /* CALL_EX makes the tuple, after the keywords */
        else
            compile_star_positionals(c, n, args);
        if (keywords)
            compile_star_keywords(c, n, &n->u.call.keywords);
        at(c, n);
        op(c, OP_CALL_EX, keywords);
        return;
    }
    uint32_t count = plain_arguments(c, n);
    at(c, n);
    if (method)
        compile_attr_place(&c->unit->emit, func);
    if (method)
        op(c, keywords ? OP_CALL_METHOD_KW : OP_CALL_METHOD, count);
    else
        op(c, keywords ? OP_CALL_KW : OP_CALL, count);
}
