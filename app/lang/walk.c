#include "lang/walk.h"

typedef struct {
    NodeVisit visit;
    void *ctx;
} Walk;

static void one(const Walk *w, const Node *n)
{
    if (n)
        w->visit(w->ctx, n);
}

static void each(const Walk *w, const NodeList *list)
{
    for (int i = 0; i < list->count; i++)
        one(w, list->items[i]);
}

static void arguments(const Walk *w, const Arguments *a)
{
    if (!a)
        return;
    each(w, &a->posonly);
    each(w, &a->args);
    each(w, &a->defaults);
    one(w, a->vararg);
    each(w, &a->kwonly);
    each(w, &a->kw_defaults);
    one(w, a->kwarg);
}

static void statement(const Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_MODULE:
        each(w, &n->u.module.body);
        break;
    case N_FUNCTION_DEF:
    case N_ASYNC_FUNCTION_DEF:
        each(w, &n->u.func.decorators);
        arguments(w, n->u.func.args);
        one(w, n->u.func.returns);
        each(w, &n->u.func.body);
        break;
    case N_CLASS_DEF:
        each(w, &n->u.class_def.decorators);
        each(w, &n->u.class_def.bases);
        each(w, &n->u.class_def.keywords);
        each(w, &n->u.class_def.body);
        break;
    case N_DELETE:
    case N_ASSIGN:
        each(w, &n->u.assign.targets);
        one(w, n->u.assign.value);
        break;
    case N_AUG_ASSIGN:
        one(w, n->u.aug.target);
        one(w, n->u.aug.value);
        break;
    case N_ANN_ASSIGN:
        one(w, n->u.ann.target);
        one(w, n->u.ann.annotation);
        one(w, n->u.ann.value);
        break;
    case N_FOR:
    case N_ASYNC_FOR:
        one(w, n->u.loop.target);
        one(w, n->u.loop.iter);
        each(w, &n->u.loop.body);
        each(w, &n->u.loop.orelse);
        break;
    case N_WHILE:
    case N_IF:
        one(w, n->u.branch.test);
        each(w, &n->u.branch.body);
        each(w, &n->u.branch.orelse);
        break;
    case N_WITH:
    case N_ASYNC_WITH:
        each(w, &n->u.with.items);
        each(w, &n->u.with.body);
        break;
    case N_RAISE:
        one(w, n->u.raise.exc);
        one(w, n->u.raise.cause);
        break;
    case N_TRY:
    case N_TRY_STAR:
        each(w, &n->u.try_.body);
        each(w, &n->u.try_.handlers);
        each(w, &n->u.try_.orelse);
        each(w, &n->u.try_.finalbody);
        break;
    case N_ASSERT:
        one(w, n->u.assert_.test);
        one(w, n->u.assert_.msg);
        break;
    case N_IMPORT:
        each(w, &n->u.import.names);
        break;
    case N_IMPORT_FROM:
        each(w, &n->u.import_from.names);
        break;
    case N_MATCH:
        one(w, n->u.match.subject);
        each(w, &n->u.match.cases);
        break;
    default:
        break;
    }
}

static void expression(const Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_RETURN:
    case N_EXPR:
    case N_AWAIT:
    case N_YIELD:
    case N_YIELD_FROM:
    case N_STARRED:
        one(w, n->u.one.value);
        break;
    case N_BOOL_OP:
        each(w, &n->u.bool_op.values);
        break;
    case N_NAMED_EXPR:
        one(w, n->u.named.target);
        one(w, n->u.named.value);
        break;
    case N_BIN_OP:
        one(w, n->u.bin.left);
        one(w, n->u.bin.right);
        break;
    case N_UNARY_OP:
        one(w, n->u.unary.operand);
        break;
    case N_LAMBDA:
        arguments(w, n->u.func.args);
        one(w, n->u.func.body_expr);
        break;
    case N_IF_EXP:
        one(w, n->u.if_exp.body);
        one(w, n->u.if_exp.test);
        one(w, n->u.if_exp.orelse);
        break;
    case N_DICT:
        for (int i = 0; i < n->u.dict.values.count; i++) {
            one(w, n->u.dict.keys.items[i]);
            one(w, n->u.dict.values.items[i]);
        }
        break;
    case N_SET:
    case N_LIST:
    case N_TUPLE:
        each(w, &n->u.seq.items);
        break;
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_DICT_COMP:
    case N_GENERATOR_EXP:
        one(w, n->u.comp.elt);
        one(w, n->u.comp.value);
        each(w, &n->u.comp.generators);
        break;
    case N_COMPARE:
        one(w, n->u.compare.left);
        each(w, &n->u.compare.comparators);
        break;
    case N_CALL:
        one(w, n->u.call.func);
        each(w, &n->u.call.args);
        each(w, &n->u.call.keywords);
        break;
    case N_FORMATTED_VALUE:
        one(w, n->u.formatted.value);
        one(w, n->u.formatted.spec);
        break;
    case N_JOINED_STR:
        each(w, &n->u.joined.values);
        break;
    case N_ATTRIBUTE:
        one(w, n->u.attribute.value);
        break;
    case N_SUBSCRIPT:
        one(w, n->u.subscript.value);
        one(w, n->u.subscript.index);
        break;
    case N_SLICE:
        one(w, n->u.slice.lower);
        one(w, n->u.slice.upper);
        one(w, n->u.slice.step);
        break;
    default:
        break;
    }
}

static void helper(const Walk *w, const Node *n)
{
    switch (n->kind) {
    case N_COMPREHENSION:
        one(w, n->u.comprehension.target);
        one(w, n->u.comprehension.iter);
        each(w, &n->u.comprehension.ifs);
        break;
    case N_EXCEPT_HANDLER:
        one(w, n->u.handler.type);
        each(w, &n->u.handler.body);
        break;
    case N_ARG:
        one(w, n->u.arg.annotation);
        break;
    case N_KEYWORD:
        one(w, n->u.keyword.value);
        break;
    case N_WITH_ITEM:
        one(w, n->u.with_item.context);
        one(w, n->u.with_item.target);
        break;
    case N_MATCH_CASE:
        one(w, n->u.match_case.pattern);
        one(w, n->u.match_case.guard);
        each(w, &n->u.match_case.body);
        break;
    case N_MATCH_VALUE:
    case N_MATCH_SINGLETON:
        one(w, n->u.match_value.value);
        break;
    case N_MATCH_SEQUENCE:
    case N_MATCH_OR:
        each(w, &n->u.match_seq.patterns);
        break;
    case N_MATCH_MAPPING:
        each(w, &n->u.match_mapping.keys);
        each(w, &n->u.match_mapping.patterns);
        break;
    case N_MATCH_CLASS:
        one(w, n->u.match_class.cls);
        each(w, &n->u.match_class.patterns);
        each(w, &n->u.match_class.kwd_patterns);
        break;
    case N_MATCH_STAR:
    case N_MATCH_AS:
        one(w, n->u.match_as.pattern);
        break;
    default:
        break;
    }
}

/* Each kind is known to exactly one of the three. */
void ast_each_child(const Node *n, NodeVisit visit, void *ctx)
{
    Walk w = {visit, ctx};
    statement(&w, n);
    expression(&w, n);
    helper(&w, n);
}
