/* The first half of scope analysis: a walk over the tree in CPython's order (the order decides which error
 * comes first) that notes what the text does with each name. */
#include "lang/scope.h"
#include "lang/walk.h"

#include "base/mem.h"

#include <string.h>

static Symbol *define_in(ScopeTable *t, Scope *s, uint32_t name, uint32_t flag, Span span)
{
    Symbol *sym = scope_add(t, s, name);
    if ((flag & SYM_PARAM) && (sym->flags & SYM_PARAM))
        scope_fail(t, span, "duplicate argument '%s' in function definition", scope_text(t, name));
    if (s->kind == SCOPE_COMPREHENSION && s->comp_iter_target) {
        if (sym->flags & (SYM_GLOBAL | SYM_NONLOCAL))
            scope_fail(t, span, "comprehension inner loop cannot rebind assignment expression target '%s'",
                       scope_text(t, name));
        flag |= SYM_COMP_ITER;
    }
    sym->flags |= flag;
    return sym;
}

static Symbol *define(ScopeTable *t, Text text, uint32_t flag, Span span)
{
    return define_in(t, t->cur, scope_name(t, t->cur, text), flag, span);
}

static void expr(ScopeTable *t, const Node *n);
static void stmt(ScopeTable *t, const Node *n);

static void exprs(ScopeTable *t, const NodeList *list)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i])
            expr(t, list->items[i]);
}

static void stmts(ScopeTable *t, const NodeList *list)
{
    for (int i = 0; i < list->count && !t->failed; i++)
        stmt(t, list->items[i]);
}

/* Of an annotation that is kept as text: what nobody evaluates must not do anything. */
static void no_effects(void *table, const Node *n)
{
    ScopeTable *t = table;
    switch (n->kind) {
    case N_NAMED_EXPR: scope_fail(t, n->span, "'named expression' can not be used within an annotation"); break;
    case N_YIELD:
    case N_YIELD_FROM: scope_fail(t, n->span, "'yield expression' can not be used within an annotation"); break;
    case N_AWAIT: scope_fail(t, n->span, "'await expression' can not be used within an annotation"); break;
    case N_LAMBDA: break; /* scopes of their own */
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_DICT_COMP:
    case N_GENERATOR_EXP: no_effects(t, n->u.comp.generators.items[0]->u.comprehension.iter); break;
    default: ast_each_child(n, no_effects, t);
    }
}

static void annotation(ScopeTable *t, const Node *n)
{
    if (!n)
        return;
    if (t->future_annotations)
        no_effects(t, n);
    else
        expr(t, n);
}

static void arg_annotations(ScopeTable *t, const NodeList *args)
{
    for (int i = 0; i < args->count; i++)
        annotation(t, args->items[i]->u.arg.annotation);
}

static void param(ScopeTable *t, const Node *arg)
{
    if (!arg)
        return;
    Symbol *sym = define(t, arg->u.arg.name, SYM_PARAM, arg->span);
    sym->slot = t->cur->nparams++;
}

static void params(ScopeTable *t, const Arguments *a)
{
    for (int i = 0; i < a->posonly.count; i++)
        param(t, a->posonly.items[i]);
    for (int i = 0; i < a->args.count; i++)
        param(t, a->args.items[i]);
    for (int i = 0; i < a->kwonly.count; i++)
        param(t, a->kwonly.items[i]);
    param(t, a->vararg);
    param(t, a->kwarg);
}

static void function(ScopeTable *t, const Node *n)
{
    const Arguments *a = n->u.func.args;
    if (n->kind != N_LAMBDA)
        define(t, n->u.func.name, SYM_ASSIGN, n->span);
    exprs(t, &a->defaults);
    exprs(t, &a->kw_defaults);
    arg_annotations(t, &a->posonly);
    arg_annotations(t, &a->args);
    if (a->vararg)
        annotation(t, a->vararg->u.arg.annotation);
    if (a->kwarg)
        annotation(t, a->kwarg->u.arg.annotation);
    arg_annotations(t, &a->kwonly);
    annotation(t, n->u.func.returns);
    exprs(t, &n->u.func.decorators);
    Scope *s = scope_enter(t, n->kind == N_LAMBDA ? SCOPE_LAMBDA : SCOPE_FUNCTION, n);
    s->coroutine = n->kind == N_ASYNC_FUNCTION_DEF;
    params(t, a);
    if (n->kind == N_LAMBDA)
        expr(t, n->u.func.body_expr);
    else
        stmts(t, &n->u.func.body);
    scope_leave(t);
}

static void class_def(ScopeTable *t, const Node *n)
{
    define(t, n->u.class_def.name, SYM_ASSIGN, n->span);
    exprs(t, &n->u.class_def.bases);
    for (int i = 0; i < n->u.class_def.keywords.count; i++)
        expr(t, n->u.class_def.keywords.items[i]->u.keyword.value);
    exprs(t, &n->u.class_def.decorators);
    Scope *s = scope_enter(t, SCOPE_CLASS, n);
    s->private_name = map_intern(&t->names, n->u.class_def.name.s, n->u.class_def.name.len);
    stmts(t, &n->u.class_def.body);
    scope_leave(t);
}

static void declaration(ScopeTable *t, const Node *n, bool global)
{
    const char *word = global ? "global" : "nonlocal";
    for (int i = 0; i < n->u.scope_decl.count; i++) {
        uint32_t name = scope_name(t, t->cur, n->u.scope_decl.names[i]);
        const Symbol *old = scope_find(t->cur, name);
        const char *text = scope_text(t, name);
        if (old && (old->flags & SYM_PARAM))
            scope_fail(t, n->span, "name '%s' is parameter and %s", text, word);
        else if (old && (old->flags & SYM_USE))
            scope_fail(t, n->span, "name '%s' is used prior to %s declaration", text, word);
        else if (old && (old->flags & SYM_ANNOTATED))
            scope_fail(t, n->span, "annotated name '%s' can't be %s", text, word);
        else if (old && (old->flags & SYM_ASSIGN))
            scope_fail(t, n->span, "name '%s' is assigned to before %s declaration", text, word);
        define_in(t, t->cur, name, global ? SYM_GLOBAL : SYM_NONLOCAL, n->span);
        Directive *d = arena_alloc(t->arena, sizeof *d);
        *d = (Directive){t->cur->directives, name, n->span};
        t->cur->directives = d;
    }
}

static void annotated_assign(ScopeTable *t, const Node *n)
{
    const Node *target = n->u.ann.target;
    t->cur->annotations = true;
    if (target->kind == N_NAME) {
        uint32_t name = scope_name(t, t->cur, target->u.name.name);
        const Symbol *old = scope_find(t->cur, name);
        if (old && (old->flags & (SYM_GLOBAL | SYM_NONLOCAL)) && t->cur->kind != SCOPE_MODULE && n->u.ann.simple)
            scope_fail(t, n->span, "annotated name '%s' can't be %s", scope_text(t, name),
                       old->flags & SYM_GLOBAL ? "global" : "nonlocal");
        if (n->u.ann.simple)
            define_in(t, t->cur, name, SYM_ANNOTATED | SYM_ASSIGN, target->span);
        else if (n->u.ann.value)
            define_in(t, t->cur, name, SYM_ASSIGN, target->span);
    } else {
        expr(t, target);
    }
    annotation(t, n->u.ann.annotation);
    if (n->u.ann.value)
        expr(t, n->u.ann.value);
}

static void import(ScopeTable *t, const Node *alias)
{
    Text name = alias->u.alias.asname.s ? alias->u.alias.asname : alias->u.alias.name;
    if (name.len == 1 && name.s[0] == '*') {
        if (t->cur->kind != SCOPE_MODULE)
            scope_fail(t, alias->span, "import * only allowed at module level");
        return;
    }
    const char *dot = memchr(name.s, '.', name.len);
    if (dot && !alias->u.alias.asname.s)
        name.len = (size_t)(dot - name.s);
    define(t, name, SYM_IMPORT, alias->span);
}

static void pattern(ScopeTable *t, const Node *p)
{
    if (!p || t->failed)
        return;
    switch (p->kind) {
    case N_MATCH_VALUE:
        expr(t, p->u.match_value.value);
        break;
    case N_MATCH_SEQUENCE:
    case N_MATCH_OR:
        for (int i = 0; i < p->u.match_seq.patterns.count; i++)
            pattern(t, p->u.match_seq.patterns.items[i]);
        break;
    case N_MATCH_MAPPING:
        exprs(t, &p->u.match_mapping.keys);
        for (int i = 0; i < p->u.match_mapping.patterns.count; i++)
            pattern(t, p->u.match_mapping.patterns.items[i]);
        if (p->u.match_mapping.rest.s)
            define(t, p->u.match_mapping.rest, SYM_ASSIGN, p->span);
        break;
    case N_MATCH_CLASS:
        expr(t, p->u.match_class.cls);
        for (int i = 0; i < p->u.match_class.patterns.count; i++)
            pattern(t, p->u.match_class.patterns.items[i]);
        for (int i = 0; i < p->u.match_class.kwd_patterns.count; i++)
            pattern(t, p->u.match_class.kwd_patterns.items[i]);
        break;
    case N_MATCH_STAR:
    case N_MATCH_AS:
        pattern(t, p->u.match_as.pattern);
        if (p->u.match_as.name.s)
            define(t, p->u.match_as.name, SYM_ASSIGN, p->span);
        break;
    default:
        break;
    }
}

static void match(ScopeTable *t, const Node *n)
{
    expr(t, n->u.match.subject);
    for (int i = 0; i < n->u.match.cases.count; i++) {
        const Node *c = n->u.match.cases.items[i];
        pattern(t, c->u.match_case.pattern);
        if (c->u.match_case.guard)
            expr(t, c->u.match_case.guard);
        stmts(t, &c->u.match_case.body);
    }
}

static void try_stmt(ScopeTable *t, const Node *n)
{
    stmts(t, &n->u.try_.body);
    for (int i = 0; i < n->u.try_.handlers.count; i++) {
        const Node *h = n->u.try_.handlers.items[i];
        if (h->u.handler.type)
            expr(t, h->u.handler.type);
        if (h->u.handler.name.s)
            define(t, h->u.handler.name, SYM_ASSIGN | SYM_DELETED, h->span);
        stmts(t, &h->u.handler.body);
    }
    stmts(t, &n->u.try_.orelse);
    stmts(t, &n->u.try_.finalbody);
}

/* elif chains are long rather than deep: a loop. */
static void if_stmt(ScopeTable *t, const Node *n)
{
    for (;;) {
        expr(t, n->u.branch.test);
        stmts(t, &n->u.branch.body);
        if (n->u.branch.orelse.count != 1 || n->u.branch.orelse.items[0]->kind != N_IF)
            break;
        n = n->u.branch.orelse.items[0];
    }
    stmts(t, &n->u.branch.orelse);
}

static void with_stmt(ScopeTable *t, const Node *n)
{
    for (int i = 0; i < n->u.with.items.count; i++) {
        const Node *item = n->u.with.items.items[i];
        expr(t, item->u.with_item.context);
        if (item->u.with_item.target)
            expr(t, item->u.with_item.target);
    }
    stmts(t, &n->u.with.body);
}

static void stmt_inner(ScopeTable *t, const Node *n)
{
    switch (n->kind) {
    case N_FUNCTION_DEF:
    case N_ASYNC_FUNCTION_DEF:
        function(t, n);
        break;
    case N_CLASS_DEF:
        class_def(t, n);
        break;
    case N_RETURN:
        if (n->u.one.value) {
            expr(t, n->u.one.value);
            t->cur->returns_value = true;
        }
        break;
    case N_EXPR:
        expr(t, n->u.one.value);
        break;
    case N_DELETE:
        exprs(t, &n->u.assign.targets);
        break;
    case N_ASSIGN:
        exprs(t, &n->u.assign.targets);
        expr(t, n->u.assign.value);
        break;
    case N_AUG_ASSIGN:
        expr(t, n->u.aug.target);
        expr(t, n->u.aug.value);
        break;
    case N_ANN_ASSIGN:
        annotated_assign(t, n);
        break;
    case N_FOR:
    case N_ASYNC_FOR:
        t->cur->coroutine |= n->kind == N_ASYNC_FOR;
        expr(t, n->u.loop.target);
        expr(t, n->u.loop.iter);
        stmts(t, &n->u.loop.body);
        stmts(t, &n->u.loop.orelse);
        break;
    case N_WHILE:
        expr(t, n->u.branch.test);
        stmts(t, &n->u.branch.body);
        stmts(t, &n->u.branch.orelse);
        break;
    case N_IF:
        if_stmt(t, n);
        break;
    case N_WITH:
    case N_ASYNC_WITH:
        t->cur->coroutine |= n->kind == N_ASYNC_WITH;
        with_stmt(t, n);
        break;
    case N_RAISE:
        if (n->u.raise.exc)
            expr(t, n->u.raise.exc);
        if (n->u.raise.cause)
            expr(t, n->u.raise.cause);
        break;
    case N_TRY:
    case N_TRY_STAR:
        try_stmt(t, n);
        break;
    case N_ASSERT:
        expr(t, n->u.assert_.test);
        if (n->u.assert_.msg)
            expr(t, n->u.assert_.msg);
        break;
    case N_IMPORT:
        for (int i = 0; i < n->u.import.names.count; i++)
            import(t, n->u.import.names.items[i]);
        break;
    case N_IMPORT_FROM:
        for (int i = 0; i < n->u.import_from.names.count; i++)
            import(t, n->u.import_from.names.items[i]);
        break;
    case N_GLOBAL:
    case N_NONLOCAL:
        declaration(t, n, n->kind == N_GLOBAL);
        break;
    case N_MATCH:
        match(t, n);
        break;
    default:
        break;
    }
}

static void stmt(ScopeTable *t, const Node *n)
{
    if (t->failed)
        return;
    if (t->level++ > SCOPE_MAX_LEVEL) {
        scope_fail(t, n->span, "too many nested statements and expressions");
        t->problem->unsupported = true;
    } else {
        stmt_inner(t, n);
    }
    t->level--;
}

static void name_use(ScopeTable *t, const Node *n)
{
    bool load = n->u.name.ctx == CTX_LOAD;
    uint32_t flag = load ? SYM_USE : n->u.name.ctx == CTX_DEL ? SYM_ASSIGN | SYM_DELETED : SYM_ASSIGN;
    define(t, n->u.name.name, flag, n->span);
    bool function = t->cur->kind != SCOPE_MODULE && t->cur->kind != SCOPE_CLASS;
    if (load && function && n->u.name.name.len == 5 && !memcmp(n->u.name.name.s, "super", 5))
        define(t, (Text){"__class__", 9}, SYM_USE, n->span);
}

/* The target of := belongs to the function around the comprehensions. */
static void walrus_target(ScopeTable *t, const Node *target)
{
    Text text = target->u.name.name;
    uint32_t name = scope_name(t, t->cur, text);
    for (Scope *s = t->cur; s; s = s->parent) {
        if (s->kind == SCOPE_COMPREHENSION) {
            const Symbol *sym = scope_find(s, name);
            if (sym && (sym->flags & SYM_COMP_ITER)) {
                scope_fail(t, target->span, "assignment expression cannot rebind comprehension iteration variable '%s'",
                           scope_text(t, name));
                return;
            }
            continue;
        }
        if (s->kind == SCOPE_CLASS) {
            scope_fail(t, target->span, "assignment expression within a comprehension cannot be used in a class body");
            return;
        }
        const Symbol *sym = scope_find(s, name);
        bool global = s->kind == SCOPE_MODULE || (sym && (sym->flags & SYM_GLOBAL));
        for (Scope *inner = t->cur; inner != s; inner = inner->parent)
            define_in(t, inner, name, global ? SYM_GLOBAL : SYM_NONLOCAL, target->span);
        if (!(sym && (sym->flags & (SYM_GLOBAL | SYM_NONLOCAL))))
            define_in(t, s, name, SYM_ASSIGN, target->span);
        return;
    }
}

static void named_expr(ScopeTable *t, const Node *n)
{
    const Node *target = n->u.named.target;
    if (t->cur->comp_iter_expr > 0) {
        scope_fail(t, n->span, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    if (t->cur->kind == SCOPE_COMPREHENSION)
        walrus_target(t, target);
    expr(t, n->u.named.value);
    if (t->cur->kind != SCOPE_COMPREHENSION)
        expr(t, target);
}

static void comp_part(ScopeTable *t, const Node *g, bool outermost)
{
    t->cur->comp_iter_target = true;
    expr(t, g->u.comprehension.target);
    t->cur->comp_iter_target = false;
    if (!outermost) {
        t->cur->comp_iter_expr++;
        expr(t, g->u.comprehension.iter);
        t->cur->comp_iter_expr--;
    }
    exprs(t, &g->u.comprehension.ifs);
    if (g->u.comprehension.is_async)
        t->cur->coroutine = true;
}

static void comprehension(ScopeTable *t, const Node *n)
{
    const NodeList *parts = &n->u.comp.generators;
    t->cur->comp_iter_expr++;
    expr(t, parts->items[0]->u.comprehension.iter);
    t->cur->comp_iter_expr--;
    Scope *s = scope_enter(t, SCOPE_COMPREHENSION, n);
    Symbol *outer_iterator = define(t, (Text){".0", 2}, SYM_PARAM, n->span);
    outer_iterator->slot = s->nparams++;
    for (int i = 0; i < parts->count; i++)
        comp_part(t, parts->items[i], i == 0);
    if (n->u.comp.value)
        expr(t, n->u.comp.value);
    expr(t, n->u.comp.elt);
    bool is_generator = n->kind == N_GENERATOR_EXP;
    bool is_async = s->coroutine && !is_generator;
    s->generator = is_generator;
    scope_leave(t);
    if (is_async || (s->coroutine && t->cur->kind == SCOPE_MODULE))
        t->cur->coroutine = true;
}

static void yield(ScopeTable *t, const Node *n)
{
    if (n->u.one.value)
        expr(t, n->u.one.value);
    t->cur->generator = true;
    if (t->cur->kind != SCOPE_COMPREHENSION)
        return;
    NodeKind kind = t->cur->node->kind;
    scope_fail(t, n->span, "'yield' inside %s",
               kind == N_LIST_COMP  ? "list comprehension"
               : kind == N_SET_COMP ? "set comprehension"
               : kind == N_DICT_COMP ? "dict comprehension"
                                     : "generator expression");
}

/* a + b + c ... leans left and may be as long as the file: a loop down the left side. */
static void binary_chain(ScopeTable *t, const Node *n)
{
    size_t count = 0;
    const Node *leftmost = n;
    for (; leftmost->kind == N_BIN_OP; leftmost = leftmost->u.bin.left)
        count++;
    const Node **chain = mem_alloc(count * sizeof *chain);
    for (size_t i = count; i-- > 0; n = n->u.bin.left)
        chain[i] = n;
    expr(t, leftmost);
    for (size_t i = 0; i < count; i++)
        expr(t, chain[i]->u.bin.right);
    mem_free(chain);
}

static void call(ScopeTable *t, const Node *n)
{
    expr(t, n->u.call.func);
    exprs(t, &n->u.call.args);
    for (int i = 0; i < n->u.call.keywords.count; i++)
        expr(t, n->u.call.keywords.items[i]->u.keyword.value);
}

static void dict_display(ScopeTable *t, const Node *n)
{
    exprs(t, &n->u.dict.keys);
    exprs(t, &n->u.dict.values);
}

static void optional(ScopeTable *t, const Node *n)
{
    if (n)
        expr(t, n);
}

static void expr_inner(ScopeTable *t, const Node *n)
{
    switch (n->kind) {
    case N_BOOL_OP:
        exprs(t, &n->u.bool_op.values);
        break;
    case N_NAMED_EXPR:
        named_expr(t, n);
        break;
    case N_BIN_OP:
        binary_chain(t, n);
        break;
    case N_UNARY_OP:
        expr(t, n->u.unary.operand);
        break;
    case N_LAMBDA:
        function(t, n);
        break;
    case N_IF_EXP:
        expr(t, n->u.if_exp.test);
        expr(t, n->u.if_exp.body);
        expr(t, n->u.if_exp.orelse);
        break;
    case N_DICT:
        dict_display(t, n);
        break;
    case N_SET:
    case N_LIST:
    case N_TUPLE:
        exprs(t, &n->u.seq.items);
        break;
    case N_LIST_COMP:
    case N_SET_COMP:
    case N_DICT_COMP:
    case N_GENERATOR_EXP:
        comprehension(t, n);
        break;
    case N_AWAIT:
        expr(t, n->u.one.value);
        t->cur->coroutine = true;
        break;
    case N_YIELD:
    case N_YIELD_FROM:
        yield(t, n);
        break;
    case N_COMPARE:
        expr(t, n->u.compare.left);
        exprs(t, &n->u.compare.comparators);
        break;
    case N_CALL:
        call(t, n);
        break;
    case N_FORMATTED_VALUE:
        expr(t, n->u.formatted.value);
        optional(t, n->u.formatted.spec);
        break;
    case N_JOINED_STR:
        exprs(t, &n->u.joined.values);
        break;
    case N_ATTRIBUTE:
        expr(t, n->u.attribute.value);
        break;
    case N_SUBSCRIPT:
        expr(t, n->u.subscript.value);
        expr(t, n->u.subscript.index);
        break;
    case N_STARRED:
        expr(t, n->u.one.value);
        break;
    case N_NAME:
        name_use(t, n);
        break;
    case N_SLICE:
        optional(t, n->u.slice.lower);
        optional(t, n->u.slice.upper);
        optional(t, n->u.slice.step);
        break;
    default:
        break;
    }
}

static void expr(ScopeTable *t, const Node *n)
{
    if (t->failed)
        return;
    if (t->level++ > SCOPE_MAX_LEVEL) {
        scope_fail(t, n->span, "this expression is nested too deeply: it is not part of the course's Python; "
                               "use variables for its parts");
        t->problem->unsupported = true;
    } else {
        expr_inner(t, n);
    }
    t->level--;
}

static void find_future(ScopeTable *t, const Node *root)
{
    for (int i = 0; i < root->u.module.body.count; i++) {
        const Node *n = root->u.module.body.items[i];
        if (n->kind != N_IMPORT_FROM || n->u.import_from.module.len != 10 ||
            memcmp(n->u.import_from.module.s, "__future__", 10))
            continue;
        for (int k = 0; k < n->u.import_from.names.count; k++) {
            Text name = n->u.import_from.names.items[k]->u.alias.name;
            if (name.len == 11 && !memcmp(name.s, "annotations", 11))
                t->future_annotations = true;
        }
    }
}

bool scope_build(ScopeTable *t, Arena *arena, const Node *root, Arena *problem_arena, SyntaxProblem *problem)
{
    *t = (ScopeTable){.arena = arena, .problem_arena = problem_arena, .problem = problem,
                      .future_annotations = t->future_annotations};
    map_init(&t->names);
    t->root = scope_enter(t, SCOPE_MODULE, root->kind == N_MODULE ? root : NULL); /* a lambda may be the root too */
    if (root->kind == N_MODULE) {
        find_future(t, root);
        stmts(t, &root->u.module.body);
    } else {
        expr(t, root);
    }
    if (!t->failed)
        scope_resolve(t);
    return !t->failed;
}
