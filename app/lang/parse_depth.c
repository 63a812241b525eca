/* How deep a tree is. Chains such as a+a+a... are parsed by loops, so their depth has no bound in the parser; the
 * stages behind it recurse, so a bound is set here. The walk keeps its own stack. */
#include "lang/parse_core.h"

#include "base/mem.h"

enum { MAX_TREE_DEPTH = 1500 };

typedef struct {
    const Node *node;
    int depth;
} Step;

typedef struct {
    Step *steps;
    int count, cap;
    int depth; /* of the children that are pushed now */
} Walk;

static void push(Walk *w, const Node *n)
{
    if (n == NULL)
        return;
    MEM_GROW(w->steps, w->cap, w->count + 1);
    w->steps[w->count++] = (Step){n, w->depth};
}

static void push_list(Walk *w, const NodeList *list)
{
    for (int i = 0; i < list->count; i++)
        push(w, list->items[i]);
}

/* Items of which each stands inside the one before: `for` clauses of a comprehension, managers of a `with`. What is
 * pushed next stands inside the last. */
static void push_nested(Walk *w, const NodeList *list)
{
    for (int i = 0; i < list->count; i++) {
        push(w, list->items[i]);
        w->depth++;
    }
}

static void push2(Walk *w, const Node *a, const Node *b)
{
    push(w, a);
    push(w, b);
}

static void push_arguments(Walk *w, const Arguments *a)
{
    push_list(w, &a->posonly);
    push_list(w, &a->args);
    push_list(w, &a->kwonly);
    push_list(w, &a->defaults);
    push_list(w, &a->kw_defaults);
    push2(w, a->vararg, a->kwarg);
}

static void push_pattern(Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_MATCH_CASE:
        push2(w, n->u.match_case.pattern, n->u.match_case.guard);
        push_list(w, &n->u.match_case.body);
        break;
    case N_MATCH_VALUE: push(w, n->u.match_value.value); break;
    case N_MATCH_SEQUENCE: case N_MATCH_OR: push_list(w, &n->u.match_seq.patterns); break;
    case N_MATCH_MAPPING:
        push_list(w, &n->u.match_mapping.keys);
        push_list(w, &n->u.match_mapping.patterns);
        break;
    case N_MATCH_CLASS:
        push(w, n->u.match_class.cls);
        push_list(w, &n->u.match_class.patterns);
        push_list(w, &n->u.match_class.kwd_patterns);
        break;
    case N_MATCH_AS: push(w, n->u.match_as.pattern); break;
    default: break;
    }
}

static void push_statement(Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_FUNCTION_DEF: case N_ASYNC_FUNCTION_DEF:
        push_arguments(w, n->u.func.args);
        push_list(w, &n->u.func.body);
        push_list(w, &n->u.func.decorators);
        push(w, n->u.func.returns);
        break;
    case N_CLASS_DEF:
        push_list(w, &n->u.class_def.bases);
        push_list(w, &n->u.class_def.keywords);
        push_list(w, &n->u.class_def.body);
        push_list(w, &n->u.class_def.decorators);
        break;
    case N_RETURN: case N_EXPR: push(w, n->u.one.value); break;
    case N_DELETE: push_list(w, &n->u.assign.targets); break;
    case N_ASSIGN: push_list(w, &n->u.assign.targets); push(w, n->u.assign.value); break;
    case N_AUG_ASSIGN: push2(w, n->u.aug.target, n->u.aug.value); break;
    case N_ANN_ASSIGN: push2(w, n->u.ann.target, n->u.ann.annotation); push(w, n->u.ann.value); break;
    case N_FOR: case N_ASYNC_FOR:
        push2(w, n->u.loop.target, n->u.loop.iter);
        push_list(w, &n->u.loop.body);
        push_list(w, &n->u.loop.orelse);
        break;
    case N_WHILE: case N_IF:
        push(w, n->u.branch.test);
        push_list(w, &n->u.branch.body);
        push_list(w, &n->u.branch.orelse);
        break;
    case N_WITH: case N_ASYNC_WITH: push_nested(w, &n->u.with.items); push_list(w, &n->u.with.body); break;
    case N_RAISE: push2(w, n->u.raise.exc, n->u.raise.cause); break;
    case N_TRY: case N_TRY_STAR:
        push_list(w, &n->u.try_.body);
        push_list(w, &n->u.try_.handlers);
        push_list(w, &n->u.try_.orelse);
        push_list(w, &n->u.try_.finalbody);
        break;
    case N_ASSERT: push2(w, n->u.assert_.test, n->u.assert_.msg); break;
    case N_MATCH: push(w, n->u.match.subject); push_list(w, &n->u.match.cases); break;
    default: break;
    }
}

static void push_expression(Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_BOOL_OP: push_list(w, &n->u.bool_op.values); break;
    case N_NAMED_EXPR: push2(w, n->u.named.target, n->u.named.value); break;
    case N_BIN_OP: push2(w, n->u.bin.left, n->u.bin.right); break;
    case N_UNARY_OP: push(w, n->u.unary.operand); break;
    case N_LAMBDA: push_arguments(w, n->u.func.args); push(w, n->u.func.body_expr); break;
    case N_IF_EXP: push2(w, n->u.if_exp.test, n->u.if_exp.body); push(w, n->u.if_exp.orelse); break;
    case N_DICT: push_list(w, &n->u.dict.keys); push_list(w, &n->u.dict.values); break;
    case N_SET: case N_LIST: case N_TUPLE: push_list(w, &n->u.seq.items); break;
    case N_LIST_COMP: case N_SET_COMP: case N_DICT_COMP: case N_GENERATOR_EXP:
        push_nested(w, &n->u.comp.generators);
        push2(w, n->u.comp.elt, n->u.comp.value);
        break;
    case N_AWAIT: case N_YIELD: case N_YIELD_FROM: case N_STARRED: push(w, n->u.one.value); break;
    case N_COMPARE: push(w, n->u.compare.left); push_list(w, &n->u.compare.comparators); break;
    case N_CALL:
        push(w, n->u.call.func);
        push_list(w, &n->u.call.args);
        push_list(w, &n->u.call.keywords);
        break;
    case N_FORMATTED_VALUE: push2(w, n->u.formatted.value, n->u.formatted.spec); break;
    case N_JOINED_STR: push_list(w, &n->u.joined.values); break;
    case N_ATTRIBUTE: push(w, n->u.attribute.value); break;
    case N_SUBSCRIPT: push2(w, n->u.subscript.value, n->u.subscript.index); break;
    case N_SLICE: push2(w, n->u.slice.lower, n->u.slice.upper); push(w, n->u.slice.step); break;
    default: break;
    }
}

static void push_helper(Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_COMPREHENSION:
        push2(w, n->u.comprehension.target, n->u.comprehension.iter);
        push_list(w, &n->u.comprehension.ifs);
        break;
    case N_EXCEPT_HANDLER: push(w, n->u.handler.type); push_list(w, &n->u.handler.body); break;
    case N_ARG: push(w, n->u.arg.annotation); break;
    case N_KEYWORD: push(w, n->u.keyword.value); break;
    case N_WITH_ITEM: push2(w, n->u.with_item.context, n->u.with_item.target); break;
    case N_MODULE: push_list(w, &n->u.module.body); break;
    default: break;
    }
}

const Node *parse_too_deep(const Node *root)
{
    Walk w = {0};
    const Node *deep = NULL;
    push(&w, root);
    while (w.count > 0 && deep == NULL) {
        Step step = w.steps[--w.count];
        const Node *n = step.node;
        w.depth = step.depth + 1;
        if (step.depth > MAX_TREE_DEPTH)
            deep = n;
        else if (n->kind <= N_MATCH)
            push_statement(&w, n);
        else if (n->kind < N_COMPREHENSION)
            push_expression(&w, n);
        else if (n->kind < N_MATCH_CASE)
            push_helper(&w, n);
        else
            push_pattern(&w, n);
    }
    mem_free(w.steps);
    return deep;
}
