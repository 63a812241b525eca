/* Statements, except loops (compile_loop.c), try and with (compile_try.c) and match (compile_match.c). */
#include "base/check.h"
#include "lang/compile_int.h"

#include <string.h>

static void stmt(Compiler *c, const Node *n);

void compile_stmts(Compiler *c, const NodeList *list)
{
    for (int i = 0; i < list->count && !c->failed; i++)
        stmt(c, list->items[i]);
}

void compile_docless_stmts(Compiler *c, const NodeList *list, Text doc)
{
    for (int i = doc.s ? 1 : 0; i < list->count && !c->failed; i++)
        stmt(c, list->items[i]);
}

static void expr_stmt(Compiler *c, const Node *n)
{
    const Node *value = n->u.one.value;
    at(c, n);
    if (c->interactive && !c->unit->outer) {
        compile_expr(c, value);
        at(c, n);
        op(c, OP_PRINT_EXPR, 0);
        return;
    }
    if (value->kind == N_CONSTANT) {
        op(c, OP_NOP, 0);
        return;
    }
    compile_expr(c, value);
    op(c, OP_POP_EXPR_STMT, 0); /* on the line where the expression ended, as CPython */
}

static void assign(Compiler *c, const Node *n)
{
    const NodeList *targets = &n->u.assign.targets;
    compile_expr(c, n->u.assign.value);
    for (int i = 0; i < targets->count; i++) {
        at(c, n);
        if (i + 1 < targets->count)
            op(c, OP_DUP, 0);
        compile_store(c, targets->items[i]);
    }
}

static void annotated_name(Compiler *c, const Node *n)
{
    const Node *target = n->u.ann.target;
    compile_annotation(c, n->u.ann.annotation);
    at(c, n);
    uint32_t dict = map_intern(&c->scopes.names, "__annotations__", 15);
    bool class_body = c->unit->scope->kind == SCOPE_CLASS;
    op(c, class_body ? OP_LOAD_NAME : OP_LOAD_GLOBAL, compile_cache(c, dict));
    size_t len;
    const char *text = map_key(&c->scopes.names, scope_name(&c->scopes, c->unit->scope, target->u.name.name), &len);
    compile_load_const(c, compile_str(c, text, len));
    op(c, OP_STORE_SUBSCR, 0);
}

static void evaluate_and_drop(Compiler *c, const Node *n)
{
    compile_expr(c, n);
    op(c, OP_POP, 0);
}

static void annotated_assign(Compiler *c, const Node *n)
{
    const Node *target = n->u.ann.target, *value = n->u.ann.value;
    bool in_function = c->unit->scope->kind != SCOPE_MODULE && c->unit->scope->kind != SCOPE_CLASS;
    at(c, n);
    if (value) {
        compile_expr(c, value);
        compile_store(c, target);
    } else if (target->kind == N_NAME) {
        if (target->u.name.name.len == 9 && !memcmp(target->u.name.name.s, "__debug__", 9))
            compile_fail(c, n->span, "cannot assign to __debug__");
        op(c, OP_NOP, 0);
    } else if (target->kind == N_ATTRIBUTE) {
        evaluate_and_drop(c, target->u.attribute.value);
    } else if (target->kind == N_SUBSCRIPT) {
        evaluate_and_drop(c, target->u.subscript.value);
        evaluate_and_drop(c, target->u.subscript.index);
    }
    if (in_function)
        return;
    if (target->kind == N_NAME && n->u.ann.simple)
        annotated_name(c, n);
    else if (!c->scopes.future_annotations)
        evaluate_and_drop(c, n->u.ann.annotation);
}

static void raise(Compiler *c, const Node *n)
{
    uint32_t count = 0;
    at(c, n);
    if (n->u.raise.exc) {
        compile_expr(c, n->u.raise.exc);
        count++;
        if (n->u.raise.cause) {
            compile_expr(c, n->u.raise.cause);
            count++;
        }
    }
    at(c, n);
    op(c, OP_RAISE, count);
}

/* The last comparison that decides over a condition: CPython's compiler_jump_if stays at its place. NULL: none. */
static const Node *deciding_comparison(const Node *test)
{
    const Node *found = NULL;
    switch (test->kind) {
    case N_COMPARE: return test;
    case N_UNARY_OP: return test->u.unary.op == UNARY_NOT ? deciding_comparison(test->u.unary.operand) : NULL;
    case N_BOOL_OP:
        for (int i = test->u.bool_op.values.count - 1; i >= 0 && !found; i--)
            found = deciding_comparison(test->u.bool_op.values.items[i]);
        return found;
    case N_IF_EXP:
        found = deciding_comparison(test->u.if_exp.orelse);
        if (!found)
            found = deciding_comparison(test->u.if_exp.body);
        return found ? found : deciding_comparison(test->u.if_exp.test);
    default: return NULL;
    }
}

static void assert_stmt(Compiler *c, const Node *n)
{
    const Node *compared = deciding_comparison(n->u.assert_.test);
    compile_warn_assert(c, n);
    Label end = new_label(c);
    at(c, n);
    compile_jump_if(c, n->u.assert_.test, end, true);
    at(c, n);
    op(c, OP_LOAD_ASSERTION_ERROR, 0);
    if (n->u.assert_.msg) {
        compile_expr(c, n->u.assert_.msg);
        at(c, n);
        op(c, OP_CALL, 1);
    }
    at(c, compared ? compared : n);
    op(c, OP_RAISE, 1);
    bind(c, end);
}

/* elif chains are a loop here: they are as long as the text. */
static void if_stmt(Compiler *c, const Node *n)
{
    Label end = new_label(c);
    for (;;) {
        bool has_else = n->u.branch.orelse.count > 0;
        Label next = has_else ? new_label(c) : end;
        at(c, n);
        compile_jump_if(c, n->u.branch.test, next, false);
        compile_stmts(c, &n->u.branch.body);
        if (!has_else)
            break;
        jump(c, OP_JUMP, end);
        bind(c, next);
        const NodeList *orelse = &n->u.branch.orelse;
        if (orelse->count != 1 || orelse->items[0]->kind != N_IF || c->failed) {
            compile_stmts(c, orelse);
            break;
        }
        n = orelse->items[0];
    }
    bind(c, end);
}

/* ---- imports ---- */

static uint32_t import_cache(Compiler *c, Text name)
{
    return compile_cache(c, map_intern(&c->scopes.names, name.s, name.len));
}

static void store_name(Compiler *c, Text name, Span span)
{
    compile_name(c, scope_name(&c->scopes, c->unit->scope, name), CTX_STORE, span);
}

/* import a.b.c as d: what the package has under the name comes before the module. CPython: compiler_import_as. */
static void import_as(Compiler *c, Text name)
{
    const char *dot = memchr(name.s, '.', name.len), *end = name.s + name.len;
    op(c, dot ? OP_IMPORT_ROOT : OP_IMPORT, import_cache(c, name));
    while (dot) {
        const char *part = dot + 1;
        dot = memchr(part, '.', (size_t)(end - part));
        op(c, OP_IMPORT_FROM, import_cache(c, (Text){part, (size_t)((dot ? dot : end) - part)}));
        op(c, OP_SWAP, 1);
        op(c, OP_POP, 0);
    }
}

static void import(Compiler *c, const Node *n)
{
    for (int i = 0; i < n->u.import.names.count && !c->failed; i++) {
        const Node *alias = n->u.import.names.items[i];
        Text name = alias->u.alias.name;
        at(c, n);
        if (alias->u.alias.asname.s) {
            import_as(c, name);
            store_name(c, alias->u.alias.asname, n->span);
            continue;
        }
        const char *dot = memchr(name.s, '.', name.len);
        op(c, dot ? OP_IMPORT_ROOT : OP_IMPORT, import_cache(c, name));
        if (dot)
            name.len = (size_t)(dot - name.s);
        store_name(c, name, n->span);
    }
}

static const char *const futures[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",
                                      "annotations"};

static bool is_future(const Node *n)
{
    Text module = n->u.import_from.module;
    return n->kind == N_IMPORT_FROM && module.s && module.len == 10 && !memcmp(module.s, "__future__", 10) &&
           !n->u.import_from.level;
}

static bool future_allowed(const Compiler *c, const Node *n)
{
    const Scope *root = c->scopes.root;
    if (c->unit->scope != root || !root->node)
        return false;
    const NodeList *body = &root->node->u.module.body;
    for (int i = 0; i < body->count && body->items[i] != n; i++) {
        const Node *before = body->items[i];
        bool doc = i == 0 && before->kind == N_EXPR && before->u.one.value->kind == N_CONSTANT &&
                   before->u.one.value->u.constant.kind == CONST_STR;
        if (!doc && !is_future(before))
            return false;
    }
    return true;
}

static void check_future(Compiler *c, const Node *n)
{
    Span whole = n->span;
    whole.end_col = -1;
    for (int i = 0; i < n->u.import_from.names.count; i++) {
        const char *name = n->u.import_from.names.items[i]->u.alias.name.s;
        bool known = false;
        for (size_t k = 0; k < sizeof futures / sizeof *futures; k++)
            known = known || !strcmp(futures[k], name);
        if (!strcmp(name, "braces"))
            compile_fail(c, whole, "not a chance");
        else if (!known)
            compile_fail(c, whole, "future feature %.100s is not defined", name);
    }
    if (!future_allowed(c, n))
        compile_fail(c, n->span, "from __future__ imports must occur at the beginning of the file");
}

/* The module's name; relative imports keep their dots in front of it. */
static uint32_t module_cache(Compiler *c, const Node *n)
{
    Text module = n->u.import_from.module;
    size_t level = n->u.import_from.level > 0 ? (size_t)n->u.import_from.level : 0;
    size_t len = module.s ? module.len : 0;
    char *text = arena_alloc(&c->tmp, level + len + 1);
    memset(text, '.', level);
    if (len)
        memcpy(text + level, module.s, len);
    return import_cache(c, (Text){text, level + len});
}

static void import_from(Compiler *c, const Node *n)
{
    at(c, n);
    if (is_future(n))
        check_future(c, n);
    op(c, OP_IMPORT, module_cache(c, n));
    for (int i = 0; i < n->u.import_from.names.count && !c->failed; i++) {
        const Node *alias = n->u.import_from.names.items[i];
        if (alias->u.alias.name.len == 1 && alias->u.alias.name.s[0] == '*') {
            op(c, OP_IMPORT_STAR, 0);
            return;
        }
        op(c, OP_IMPORT_FROM, import_cache(c, alias->u.alias.name));
        store_name(c, alias->u.alias.asname.s ? alias->u.alias.asname : alias->u.alias.name, n->span);
    }
    op(c, OP_POP, 0);
}

static void stmt_inner(Compiler *c, const Node *n)
{
    switch (n->kind) {
    case N_FUNCTION_DEF:
    case N_ASYNC_FUNCTION_DEF: compile_function(c, n); break;
    case N_CLASS_DEF: compile_class(c, n); break;
    case N_RETURN: compile_return(c, n); break;
    case N_DELETE:
        for (int i = 0; i < n->u.assign.targets.count; i++)
            compile_delete(c, n->u.assign.targets.items[i]);
        break;
    case N_ASSIGN: assign(c, n); break;
    case N_AUG_ASSIGN: compile_aug_assign(c, n); break;
    case N_ANN_ASSIGN: annotated_assign(c, n); break;
    case N_FOR: compile_for(c, n); break;
    case N_ASYNC_FOR: compile_async_for(c, n); break;
    case N_WHILE: compile_while(c, n); break;
    case N_IF: if_stmt(c, n); break;
    case N_WITH:
    case N_ASYNC_WITH: compile_with(c, n, 0); break;
    case N_RAISE: raise(c, n); break;
    case N_TRY: compile_try(c, n); break;
    case N_TRY_STAR: compile_try_star(c, n); break;
    case N_ASSERT: assert_stmt(c, n); break;
    case N_IMPORT: import(c, n); break;
    case N_IMPORT_FROM: import_from(c, n); break;
    case N_GLOBAL:
    case N_NONLOCAL: break;
    case N_EXPR: expr_stmt(c, n); break;
    case N_PASS:
        at(c, n);
        op(c, OP_NOP, 0);
        break;
    case N_BREAK: compile_break(c, n); break;
    case N_CONTINUE: compile_continue(c, n); break;
    case N_MATCH: compile_match(c, n); break;
    default: UNREACHABLE("not a statement");
    }
}

static void stmt(Compiler *c, const Node *n)
{
    if (c->failed)
        return;
    if (c->unit->emit.too_big || c->level > SCOPE_MAX_LEVEL) {
        compile_unsupported(c, n->span, "a function of this size is not part of the course's Python: split it");
        return;
    }
    c->level++;
    stmt_inner(c, n);
    c->level--;
}
