#include "lang/idioms.h"

#include "base/mem.h"
#include "lang/parse.h"
#include "lang/walk.h"

#include <string.h>

static void add(Idioms *out, IdiomKind kind, int line, int next_line)
{
    MEM_GROW(out->items, out->cap, out->count + 1);
    out->items[out->count++] = (Idiom){kind, line, next_line};
}

/* ---- names ---- */

static bool text_is(Text t, const char *word)
{
    return t.len == strlen(word) && memcmp(t.s, word, t.len) == 0;
}

static bool same_text(Text a, Text b)
{
    return a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The last name of what is called: sleep of asyncio.sleep. */
static Text called_name(const Node *call)
{
    const Node *f = call->u.call.func;
    if (f->kind == N_NAME)
        return f->u.name.name;
    return f->kind == N_ATTRIBUTE ? f->u.attribute.name : (Text){"", 0};
}

typedef struct {
    Text name;
    bool found;
} Mention;

static void look_for(void *ctx, const Node *n)
{
    Mention *m = ctx;
    if (n->kind == N_NAME && same_text(n->u.name.name, m->name))
        m->found = true;
    if (!m->found)
        ast_each_child(n, look_for, ctx);
}

typedef struct {
    const Node *in;
    bool found;
} AnyMention;

/* Visits the targets of an assignment: is one of their names mentioned in `in`? */
static void look_for_any(void *ctx, const Node *n)
{
    AnyMention *any = ctx;
    if (n->kind == N_NAME) {
        Mention m = {n->u.name.name, false};
        look_for(&m, any->in);
        any->found |= m.found;
    }
    ast_each_child(n, look_for_any, ctx);
}

/* ---- shapes ---- */

static bool is_dropped_task(const Node *n)
{
    if (n->kind != N_EXPR || n->u.one.value->kind != N_CALL)
        return false;
    Text name = called_name(n->u.one.value);
    return text_is(name, "create_task") || text_is(name, "ensure_future");
}

/* The call of `x = await f(...)` or `await f(...)`, else NULL. */
static const Node *awaited_call(const Node *n)
{
    const Node *value = n->kind == N_ASSIGN ? n->u.assign.value : n->kind == N_EXPR ? n->u.one.value : NULL;
    if (!value || value->kind != N_AWAIT || value->u.one.value->kind != N_CALL)
        return NULL;
    return value->u.one.value;
}

/* Both give a result, or both call the same function: statements that stand side by side. What one does for the sake of
 * the other (sleep, then look) has another shape. */
static bool are_sequential(const Node *a, const Node *b)
{
    const Node *first = awaited_call(a), *second = awaited_call(b);
    if (!first || !second || text_is(called_name(first), "sleep") || text_is(called_name(second), "sleep"))
        return false;
    bool results = a->kind == N_ASSIGN && b->kind == N_ASSIGN;
    if (first->u.call.func->kind != N_NAME || second->u.call.func->kind != N_NAME)
        return false;
    if (!results && !same_text(called_name(first), called_name(second)))
        return false;
    AnyMention any = {b, false};
    for (int i = 0; a->kind == N_ASSIGN && i < a->u.assign.targets.count; i++)
        look_for_any(&any, a->u.assign.targets.items[i]);
    return !any.found;
}

static void see_body(Idioms *out, const NodeList *body)
{
    for (int i = 0; i < body->count; i++) {
        const Node *n = body->items[i];
        if (is_dropped_task(n))
            add(out, IDIOM_TASK_DROPPED, n->span.line, 0);
        if (i + 1 < body->count && are_sequential(n, body->items[i + 1]))
            add(out, IDIOM_SEQUENTIAL_AWAITS, n->span.line, body->items[i + 1]->span.line);
    }
}

static void see_bodies(void *ctx, const Node *n)
{
    switch (n->kind) {
    case N_MODULE:
        see_body(ctx, &n->u.module.body);
        break;
    case N_FUNCTION_DEF:
    case N_ASYNC_FUNCTION_DEF:
        see_body(ctx, &n->u.func.body);
        break;
    case N_FOR:
    case N_ASYNC_FOR:
        see_body(ctx, &n->u.loop.body);
        break;
    case N_WHILE:
    case N_IF:
        see_body(ctx, &n->u.branch.body);
        see_body(ctx, &n->u.branch.orelse);
        break;
    case N_WITH:
    case N_ASYNC_WITH:
        see_body(ctx, &n->u.with.body);
        break;
    case N_TRY:
    case N_TRY_STAR:
        see_body(ctx, &n->u.try_.body);
        see_body(ctx, &n->u.try_.orelse);
        see_body(ctx, &n->u.try_.finalbody);
        break;
    case N_EXCEPT_HANDLER:
        see_body(ctx, &n->u.handler.body);
        break;
    default:
        break;
    }
    ast_each_child(n, see_bodies, ctx);
}

void idioms_find(const char *source, size_t len, Idioms *out)
{
    Arena arena;
    SyntaxProblem problem = {0};
    *out = (Idioms){0};
    arena_init(&arena);
    const Node *module = parse_module(&arena, source, len, &problem);
    if (module)
        see_bodies(out, module);
    arena_deinit(&arena);
}

void idioms_deinit(Idioms *idioms)
{
    mem_free(idioms->items);
    *idioms = (Idioms){0};
}
