/* Functions, lambdas and classes: what is evaluated outside (decorators, defaults, annotations, bases) and the
 * code of the body. */
#include "lang/compile_int.h"
#include "lang/unparse.h"

#include <string.h>

static void text_const(Compiler *c, const char *s, size_t len)
{
    compile_load_const(c, compile_str(c, s, len));
}

static void annotation_text(Compiler *c, const Node *n)
{
    Buf text;
    buf_init(&text);
    unparse_expr(n, &text);
    text_const(c, buf_text(&text), text.len);
    buf_deinit(&text);
}

void compile_annotation(Compiler *c, const Node *n)
{
    if (!c->scopes.future_annotations) {
        if (n->kind == N_STARRED) { /* *args: *Ts */
            compile_expr(c, n->u.one.value);
            op(c, OP_UNPACK, 1);
        } else {
            compile_expr(c, n);
        }
        return;
    }
    annotation_text(c, n);
}

static uint32_t one_annotation(Compiler *c, Text name, const Node *annotation, const Node *def)
{
    if (!annotation)
        return 0;
    size_t len;
    at(c, def);
    const char *text = map_key(&c->scopes.names, scope_name(&c->scopes, c->unit->scope, name), &len);
    text_const(c, text, len);
    compile_annotation(c, annotation);
    return 1;
}

static uint32_t list_annotations(Compiler *c, const NodeList *args, const Node *def)
{
    uint32_t count = 0;
    for (int i = 0; i < args->count; i++)
        count += one_annotation(c, args->items[i]->u.arg.name, args->items[i]->u.arg.annotation, def);
    return count;
}

/* Pushes the annotations dict; its bit for MAKE_FUNCTION, or 0. */
static uint32_t annotations(Compiler *c, const Node *def)
{
    const Arguments *a = def->u.func.args;
    uint32_t count = list_annotations(c, &a->args, def);
    count += list_annotations(c, &a->posonly, def);
    if (a->vararg)
        count += one_annotation(c, a->vararg->u.arg.name, a->vararg->u.arg.annotation, def);
    count += list_annotations(c, &a->kwonly, def);
    if (a->kwarg)
        count += one_annotation(c, a->kwarg->u.arg.name, a->kwarg->u.arg.annotation, def);
    count += one_annotation(c, (Text){"return", 6}, def->u.func.returns, def);
    if (!count)
        return 0;
    at(c, def);
    op(c, OP_BUILD_DICT, count);
    return 4;
}

static uint32_t defaults(Compiler *c, const Node *def)
{
    const Arguments *a = def->u.func.args;
    uint32_t bits = 0, pairs = 0;
    if (a->defaults.count) {
        Node tuple = {.kind = N_TUPLE, .span = def->span};
        tuple.u.seq.items = a->defaults;
        compile_expr(c, &tuple);
        bits |= 1;
    }
    for (int i = 0; i < a->kw_defaults.count; i++) {
        if (!a->kw_defaults.items[i])
            continue;
        size_t len;
        uint32_t name = scope_name(&c->scopes, c->unit->scope, a->kwonly.items[i]->u.arg.name);
        const char *text = map_key(&c->scopes.names, name, &len);
        at(c, def);
        text_const(c, text, len);
        compile_expr(c, a->kw_defaults.items[i]);
        pairs++;
    }
    if (pairs) {
        at(c, def);
        op(c, OP_BUILD_DICT, pairs);
        bits |= 2;
    }
    return bits;
}

static uint32_t function_flags(const Node *n, const Scope *s)
{
    const Arguments *a = n->u.func.args;
    uint32_t flags = (a->vararg ? CODE_VARARGS : 0) | (a->kwarg ? CODE_VARKEYWORDS : 0);
    if (n->kind == N_ASYNC_FUNCTION_DEF)
        return flags | (s->generator ? CODE_ASYNC_GENERATOR : CODE_COROUTINE);
    return flags | (s->generator ? CODE_GENERATOR : 0);
}

static void check_parameter(Compiler *c, const Node *def, const Node *arg)
{
    if (arg && arg->u.arg.name.len == 9 && !memcmp(arg->u.arg.name.s, "__debug__", 9))
        compile_fail(c, def->span, "cannot assign to __debug__");
}

static void check_parameters(Compiler *c, const Node *def, const Arguments *a)
{
    const NodeList *lists[] = {&a->posonly, &a->args, &a->kwonly};
    for (int l = 0; l < 3; l++)
        for (int i = 0; i < lists[l]->count; i++)
            check_parameter(c, def, lists[l]->items[i]);
    check_parameter(c, def, a->vararg);
    check_parameter(c, def, a->kwarg);
}

static const Code *function_code(Compiler *c, const Node *n, Scope *s, int first_line)
{
    bool lambda = n->kind == N_LAMBDA;
    const char *name =
        lambda ? "<lambda>" : compile_text(c, map_intern(&c->scopes.names, n->u.func.name.s, n->u.func.name.len));
    Unit *u = compile_enter(c, s, name, first_line);
    u->is_async = n->kind == N_ASYNC_FUNCTION_DEF;
    u->is_plain_function = true;
    if (lambda) {
        compile_expr(c, n->u.func.body_expr);
        at(c, n->u.func.body_expr);
        op(c, OP_RETURN, 0);
    } else {
        compile_docless_stmts(c, &n->u.func.body, n->u.func.doc);
        op(c, OP_NONE, 0);
        op(c, OP_RETURN, 0);
    }
    return compile_leave(c, function_flags(n, s), first_line, n->u.func.args, n->u.func.doc);
}

static void decorators_before(Compiler *c, const NodeList *list)
{
    for (int i = 0; i < list->count; i++)
        compile_expr(c, list->items[i]);
}

static void decorators_after(Compiler *c, const NodeList *list)
{
    for (int i = list->count - 1; i >= 0; i--) {
        at(c, list->items[i]);
        op(c, OP_CALL, 1);
    }
}

static int first_line(const Node *n, const NodeList *decorators)
{
    return decorators->count ? decorators->items[0]->span.line : n->span.line;
}

void compile_function(Compiler *c, const Node *n)
{
    if (c->failed)
        return;
    const NodeList *decorators = &n->u.func.decorators;
    bool lambda = n->kind == N_LAMBDA;
    check_parameters(c, n, n->u.func.args);
    if (!lambda)
        decorators_before(c, decorators);
    at(c, n);
    uint32_t bits = defaults(c, n);
    if (!lambda)
        bits |= annotations(c, n);
    if (c->failed)
        return;
    Scope *s = scope_of(&c->scopes, n);
    const Code *code = function_code(c, n, s, lambda ? n->span.line : first_line(n, decorators));
    at(c, n);
    compile_make_function(c, code, s, bits);
    if (lambda || c->failed)
        return;
    decorators_after(c, decorators);
    at(c, n);
    compile_name(c, scope_name(&c->scopes, c->unit->scope, n->u.func.name), CTX_STORE, n->span);
}

static void store_special(Compiler *c, const char *name)
{
    compile_name(c, map_intern(&c->scopes.names, name, strlen(name)), CTX_STORE, c->unit->emit.place);
}

static const Code *class_code(Compiler *c, const Node *n, Scope *s, int line)
{
    const char *name =
        compile_text(c, map_intern(&c->scopes.names, n->u.class_def.name.s, n->u.class_def.name.len));
    Unit *u = compile_enter(c, s, name, line);
    uint32_t name_id = map_intern(&c->scopes.names, "__name__", 8);
    op(c, OP_LOAD_NAME, compile_cache(c, name_id));
    store_special(c, "__module__");
    text_const(c, u->qualname, strlen(u->qualname));
    store_special(c, "__qualname__");
    if (s->annotations)
        op(c, OP_SETUP_ANNOTATIONS, 0);
    Text doc = n->u.class_def.doc;
    if (doc.s && n->u.class_def.body.count) {
        at(c, n->u.class_def.body.items[0]);
        text_const(c, doc.s, doc.len);
        store_special(c, "__doc__");
    }
    compile_docless_stmts(c, &n->u.class_def.body, doc);
    op(c, s->class_cell ? OP_LOAD_BUILD_CLASS_CELL : OP_NONE, 0);
    op(c, OP_RETURN, 0);
    return compile_leave(c, CODE_CLASS_BODY, line, NULL, doc);
}

static bool has_stars(const Node *n)
{
    const NodeList *bases = &n->u.class_def.bases, *keywords = &n->u.class_def.keywords;
    for (int i = 0; i < bases->count; i++)
        if (bases->items[i]->kind == N_STARRED)
            return true;
    for (int i = 0; i < keywords->count; i++)
        if (!keywords->items[i]->u.keyword.name.s)
            return true;
    return false;
}

void compile_class(Compiler *c, const Node *n)
{
    const NodeList *decorators = &n->u.class_def.decorators;
    decorators_before(c, decorators);
    if (c->failed)
        return;
    Scope *s = scope_of(&c->scopes, n);
    at(c, n);
    const Code *code = class_code(c, n, s, first_line(n, decorators));
    at(c, n);
    compile_make_function(c, code, s, 0);
    if (c->failed)
        return;
    text_const(c, n->u.class_def.name.s, n->u.class_def.name.len);
    const NodeList *bases = &n->u.class_def.bases;
    bool stars = has_stars(n), keywords = n->u.class_def.keywords.count > 0;
    if (stars)
        compile_star_positionals(c, n, bases);
    for (int i = 0; i < bases->count && !stars; i++)
        compile_expr(c, bases->items[i]);
    compile_check_keywords(c, &n->u.class_def.keywords);
    if (keywords)
        compile_star_keywords(c, n, &n->u.class_def.keywords);
    at(c, n);
    op(c, stars ? OP_BUILD_CLASS_EX : OP_BUILD_CLASS, (stars ? 0 : (uint32_t)bases->count << 1) | keywords);
    decorators_after(c, decorators);
    at(c, n);
    compile_name(c, scope_name(&c->scopes, c->unit->scope, n->u.class_def.name), CTX_STORE, n->span);
}
