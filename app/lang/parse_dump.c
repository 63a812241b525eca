/* Prints a tree for tests. Every field in order: nodes in brackets, texts quoted, lists in square brackets. */
#include "lang/parse_dump.h"

static void node(const Node *n, Buf *out);

static void text(Text t, Buf *out)
{
    buf_char(out, ' ');
    if (t.s == NULL) {
        buf_char(out, '-');
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < t.len; i++) {
        unsigned char c = (unsigned char)t.s[i];
        if (c < 32 || c > 126 || c == '"' || c == '\\')
            buf_printf(out, "\\%02x", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '"');
}

static void child(const Node *n, Buf *out)
{
    buf_char(out, ' ');
    node(n, out);
}

static void list(const NodeList *l, Buf *out)
{
    buf_str(out, " [");
    for (int i = 0; i < l->count; i++)
        child(l->items[i], out);
    buf_char(out, ']');
}

static void number(int v, Buf *out) { buf_printf(out, " %d", v); }

static void texts(const Text *items, int count, Buf *out)
{
    buf_str(out, " [");
    for (int i = 0; i < count; i++)
        text(items[i], out);
    buf_char(out, ']');
}

static void arguments(const Arguments *a, Buf *out)
{
    list(&a->posonly, out);
    list(&a->args, out);
    child(a->vararg, out);
    list(&a->kwonly, out);
    list(&a->kw_defaults, out);
    child(a->kwarg, out);
    list(&a->defaults, out);
}

static const char *kind_name(NodeKind kind)
{
    static const char *const names[] = {
        "FunctionDef", "AsyncFunctionDef", "ClassDef", "Return", "Delete", "Assign", "AugAssign", "AnnAssign", "For",
        "AsyncFor", "While", "If", "With", "AsyncWith", "Raise", "Try", "TryStar", "Assert", "Import", "ImportFrom",
        "Global", "Nonlocal", "Expr", "Pass", "Break", "Continue", "Match", "BoolOp", "NamedExpr", "BinOp",
        "UnaryOp", "Lambda", "IfExp", "Dict", "Set", "ListComp", "SetComp", "DictComp", "GeneratorExp", "Await",
        "Yield", "YieldFrom", "Compare", "Call", "FormattedValue", "JoinedStr", "Constant", "Attribute",
        "Subscript", "Starred", "Name", "List", "Tuple", "Slice", "comprehension", "ExceptHandler", "arg",
        "keyword", "alias", "withitem", "Module", "match_case", "MatchValue", "MatchSingleton", "MatchSequence",
        "MatchMapping", "MatchClass", "MatchStar", "MatchAs", "MatchOr"};
    return names[kind];
}

static void constant(const Node *n, Buf *out)
{
    static const char *const kinds[] = {"None", "True", "False", "Ellipsis", "int", "float", "complex", "str",
                                        "bytes"};
    ConstKind kind = n->u.constant.kind;
    buf_printf(out, " %s", kinds[kind]);
    if (kind == CONST_FLOAT || kind == CONST_COMPLEX)
        buf_printf(out, " %.17g", n->u.constant.number);
    else if (kind >= CONST_INT)
        text(n->u.constant.text, out);
}

static void expression(const Node *n, Buf *out)
{
    switch (n->kind) {
    case N_BOOL_OP: number(n->u.bool_op.is_or, out); list(&n->u.bool_op.values, out); break;
    case N_NAMED_EXPR: child(n->u.named.target, out); child(n->u.named.value, out); break;
    case N_BIN_OP: child(n->u.bin.left, out); number(n->u.bin.op, out); child(n->u.bin.right, out); break;
    case N_UNARY_OP: number(n->u.unary.op, out); child(n->u.unary.operand, out); break;
    case N_LAMBDA: arguments(n->u.func.args, out); child(n->u.func.body_expr, out); break;
    case N_IF_EXP:
        child(n->u.if_exp.test, out); child(n->u.if_exp.body, out); child(n->u.if_exp.orelse, out); break;
    case N_DICT: list(&n->u.dict.keys, out); list(&n->u.dict.values, out); break;
    case N_SET: list(&n->u.seq.items, out); break;
    case N_LIST: case N_TUPLE: list(&n->u.seq.items, out); number(n->u.seq.ctx, out); break;
    case N_LIST_COMP: case N_SET_COMP: case N_GENERATOR_EXP:
        child(n->u.comp.elt, out); list(&n->u.comp.generators, out); break;
    case N_DICT_COMP:
        child(n->u.comp.elt, out); child(n->u.comp.value, out); list(&n->u.comp.generators, out); break;
    case N_COMPARE:
        child(n->u.compare.left, out);
        buf_str(out, " [");
        for (int i = 0; i < n->u.compare.comparators.count; i++)
            number(n->u.compare.ops[i], out);
        buf_char(out, ']');
        list(&n->u.compare.comparators, out);
        break;
    case N_CALL: child(n->u.call.func, out); list(&n->u.call.args, out); list(&n->u.call.keywords, out); break;
    case N_FORMATTED_VALUE:
        child(n->u.formatted.value, out); number(n->u.formatted.conversion, out); child(n->u.formatted.spec, out);
        break;
    case N_JOINED_STR: list(&n->u.joined.values, out); break;
    case N_CONSTANT: constant(n, out); break;
    case N_ATTRIBUTE:
        child(n->u.attribute.value, out); text(n->u.attribute.name, out); number(n->u.attribute.ctx, out); break;
    case N_SUBSCRIPT:
        child(n->u.subscript.value, out); child(n->u.subscript.index, out); number(n->u.subscript.ctx, out); break;
    case N_NAME: text(n->u.name.name, out); number(n->u.name.ctx, out); break;
    case N_SLICE: child(n->u.slice.lower, out); child(n->u.slice.upper, out); child(n->u.slice.step, out); break;
    default: child(n->u.one.value, out); break; /* Await, Yield, YieldFrom, Starred */
    }
}

static void helper(const Node *n, Buf *out)
{
    switch (n->kind) {
    case N_COMPREHENSION:
        child(n->u.comprehension.target, out); child(n->u.comprehension.iter, out);
        list(&n->u.comprehension.ifs, out); number(n->u.comprehension.is_async, out);
        break;
    case N_EXCEPT_HANDLER:
        child(n->u.handler.type, out); text(n->u.handler.name, out); list(&n->u.handler.body, out); break;
    case N_ARG: text(n->u.arg.name, out); child(n->u.arg.annotation, out); break;
    case N_KEYWORD: text(n->u.keyword.name, out); child(n->u.keyword.value, out); break;
    case N_ALIAS: text(n->u.alias.name, out); text(n->u.alias.asname, out); break;
    case N_WITH_ITEM: child(n->u.with_item.context, out); child(n->u.with_item.target, out); break;
    case N_MODULE: list(&n->u.module.body, out); break;
    case N_MATCH_CASE:
        child(n->u.match_case.pattern, out); child(n->u.match_case.guard, out); list(&n->u.match_case.body, out);
        break;
    case N_MATCH_VALUE: case N_MATCH_SINGLETON: child(n->u.match_value.value, out); break;
    case N_MATCH_SEQUENCE: case N_MATCH_OR: list(&n->u.match_seq.patterns, out); break;
    case N_MATCH_MAPPING:
        list(&n->u.match_mapping.keys, out); list(&n->u.match_mapping.patterns, out);
        text(n->u.match_mapping.rest, out);
        break;
    case N_MATCH_CLASS:
        child(n->u.match_class.cls, out); list(&n->u.match_class.patterns, out);
        texts(n->u.match_class.kwd_names, n->u.match_class.kwd_patterns.count, out);
        list(&n->u.match_class.kwd_patterns, out);
        break;
    case N_MATCH_STAR: text(n->u.match_as.name, out); break;
    default: child(n->u.match_as.pattern, out); text(n->u.match_as.name, out); break; /* MatchAs */
    }
}

static void statement(const Node *n, Buf *out)
{
    switch (n->kind) {
    case N_FUNCTION_DEF: case N_ASYNC_FUNCTION_DEF:
        text(n->u.func.name, out); arguments(n->u.func.args, out); list(&n->u.func.body, out);
        list(&n->u.func.decorators, out); child(n->u.func.returns, out);
        break;
    case N_CLASS_DEF:
        text(n->u.class_def.name, out); list(&n->u.class_def.bases, out); list(&n->u.class_def.keywords, out);
        list(&n->u.class_def.body, out); list(&n->u.class_def.decorators, out);
        break;
    case N_RETURN: case N_EXPR: child(n->u.one.value, out); break;
    case N_DELETE: list(&n->u.assign.targets, out); break;
    case N_ASSIGN: list(&n->u.assign.targets, out); child(n->u.assign.value, out); break;
    case N_AUG_ASSIGN: child(n->u.aug.target, out); number(n->u.aug.op, out); child(n->u.aug.value, out); break;
    case N_ANN_ASSIGN:
        child(n->u.ann.target, out); child(n->u.ann.annotation, out); child(n->u.ann.value, out);
        number(n->u.ann.simple, out);
        break;
    case N_FOR: case N_ASYNC_FOR:
        child(n->u.loop.target, out); child(n->u.loop.iter, out); list(&n->u.loop.body, out);
        list(&n->u.loop.orelse, out);
        break;
    case N_WHILE: case N_IF:
        child(n->u.branch.test, out); list(&n->u.branch.body, out); list(&n->u.branch.orelse, out); break;
    case N_WITH: case N_ASYNC_WITH: list(&n->u.with.items, out); list(&n->u.with.body, out); break;
    case N_RAISE: child(n->u.raise.exc, out); child(n->u.raise.cause, out); break;
    case N_TRY: case N_TRY_STAR:
        list(&n->u.try_.body, out); list(&n->u.try_.handlers, out); list(&n->u.try_.orelse, out);
        list(&n->u.try_.finalbody, out);
        break;
    case N_ASSERT: child(n->u.assert_.test, out); child(n->u.assert_.msg, out); break;
    case N_IMPORT: list(&n->u.import.names, out); break;
    case N_IMPORT_FROM:
        text(n->u.import_from.module, out); list(&n->u.import_from.names, out); number(n->u.import_from.level, out);
        break;
    case N_GLOBAL: case N_NONLOCAL: texts(n->u.scope_decl.names, n->u.scope_decl.count, out); break;
    case N_MATCH: child(n->u.match.subject, out); list(&n->u.match.cases, out); break;
    default: break; /* Pass, Break, Continue */
    }
}

static void node(const Node *n, Buf *out)
{
    if (n == NULL) {
        buf_char(out, '-');
        return;
    }
    buf_printf(out, "\n(%s", kind_name(n->kind));
    bool placed = n->kind != N_COMPREHENSION && n->kind != N_WITH_ITEM && n->kind != N_MODULE &&
                  n->kind != N_MATCH_CASE;
    if (placed)
        buf_printf(out, "@%d:%d-%d:%d", n->span.line, n->span.col, n->span.end_line, n->span.end_col);
    if (n->kind <= N_MATCH)
        statement(n, out);
    else if (n->kind < N_COMPREHENSION)
        expression(n, out);
    else
        helper(n, out);
    buf_char(out, ')');
}

void ast_dump(const Node *n, Buf *out)
{
    node(n, out);
    buf_char(out, '\n');
}
