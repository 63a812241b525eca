#include "lang/lint.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "lang/parse.h"
#include "lang/walk.h"

#include <string.h>

typedef struct {
    Text name, target; /* `g` stands for `asyncio.gather` */
} Alias;

struct LintNames {
    Arena arena;
    Map uses; /* what -> line */
    Alias *aliases;
    size_t naliases, cap_aliases;
    const char **functions;
    size_t nfunctions, cap_functions;
};

static void use(LintNames *l, const char *what, size_t len, int line)
{
    uint32_t before;
    if (!map_get(&l->uses, what, len, &before) || before > (uint32_t)line)
        map_set(&l->uses, what, len, (uint32_t)line);
}

/* ---- imports ---- */

static void alias_add(LintNames *l, Text name, const char *target, size_t len)
{
    MEM_GROW(l->aliases, l->cap_aliases, l->naliases + 1);
    l->aliases[l->naliases++] = (Alias){name, {arena_strndup(&l->arena, target, len), len}};
}

static void see_import(LintNames *l, const Node *n)
{
    for (int i = 0; i < n->u.import.names.count; i++) {
        const Node *a = n->u.import.names.items[i];
        if (a->u.alias.asname.s)
            alias_add(l, a->u.alias.asname, a->u.alias.name.s, a->u.alias.name.len);
    }
}

static void see_import_from(LintNames *l, const Node *n)
{
    Text module = n->u.import_from.module;
    for (int i = 0; module.s && i < n->u.import_from.names.count; i++) {
        const Node *a = n->u.import_from.names.items[i];
        Text name = a->u.alias.asname.s ? a->u.alias.asname : a->u.alias.name;
        Buf target;
        buf_init(&target);
        buf_printf(&target, "%s.%s", module.s, a->u.alias.name.s);
        alias_add(l, name, buf_text(&target), target.len);
        use(l, buf_text(&target), target.len, n->span.line);
        buf_deinit(&target);
    }
}

static void see_imports(void *ctx, const Node *n)
{
    if (n->kind == N_IMPORT)
        see_import(ctx, n);
    else if (n->kind == N_IMPORT_FROM)
        see_import_from(ctx, n);
    ast_each_child(n, see_imports, ctx);
}

/* ---- uses ---- */

static Text resolved(const LintNames *l, Text name)
{
    for (size_t i = l->naliases; i-- > 0;)
        if (l->aliases[i].name.len == name.len && memcmp(l->aliases[i].name.s, name.s, name.len) == 0)
            return l->aliases[i].target;
    return name;
}

/* "asyncio.Queue" of such an expression; false when it does not begin with a name. */
static bool dotted(const LintNames *l, const Node *n, Buf *out)
{
    if (n->kind == N_NAME) {
        Text name = resolved(l, n->u.name.name);
        buf_bytes(out, name.s, name.len);
        return true;
    }
    if (n->kind != N_ATTRIBUTE || !dotted(l, n->u.attribute.value, out))
        return false;
    buf_char(out, '.');
    buf_bytes(out, n->u.attribute.name.s, n->u.attribute.name.len);
    return true;
}

static void see_name(LintNames *l, const Node *n)
{
    Buf name;
    buf_init(&name);
    if (dotted(l, n, &name))
        use(l, buf_text(&name), name.len, n->span.line);
    buf_clear(&name);
    if (n->kind == N_ATTRIBUTE) {
        buf_char(&name, '.');
        buf_bytes(&name, n->u.attribute.name.s, n->u.attribute.name.len);
        use(l, buf_text(&name), name.len, n->span.line);
    }
    buf_deinit(&name);
}

static const char *construct(const Node *n)
{
    switch (n->kind) {
    case N_ASYNC_FOR:
        return "async for";
    case N_COMPREHENSION:
        return n->u.comprehension.is_async ? "async for" : NULL;
    case N_ASYNC_WITH:
        return "async with";
    case N_AWAIT:
        return "await";
    case N_YIELD:
    case N_YIELD_FROM:
        return "yield";
    case N_TRY_STAR:
        return "except*";
    case N_GLOBAL:
        return "global";
    default:
        return NULL;
    }
}

static void see(void *ctx, const Node *n)
{
    LintNames *l = ctx;
    const char *what = construct(n);
    if (what)
        use(l, what, strlen(what), n->span.line);
    if (n->kind == N_NAME || n->kind == N_ATTRIBUTE)
        see_name(l, n);
    ast_each_child(n, see, ctx);
}

static void see_functions(LintNames *l, const Node *module)
{
    for (int i = 0; i < module->u.module.body.count; i++) {
        const Node *n = module->u.module.body.items[i];
        if (n->kind != N_FUNCTION_DEF && n->kind != N_ASYNC_FUNCTION_DEF)
            continue;
        MEM_GROW(l->functions, l->cap_functions, l->nfunctions + 1);
        l->functions[l->nfunctions++] = n->u.func.name.s;
    }
    MEM_GROW(l->functions, l->cap_functions, l->nfunctions + 1);
    l->functions[l->nfunctions] = NULL;
}

LintNames *lint_names_new(const char *source, size_t len)
{
    LintNames *l = mem_zalloc(sizeof *l);
    SyntaxProblem problem = {0};
    arena_init(&l->arena);
    map_init(&l->uses);
    const Node *module = parse_module(&l->arena, source, len, &problem);
    if (!module) {
        lint_names_free(l);
        return NULL;
    }
    see_imports(l, module);
    see(l, module);
    see_functions(l, module);
    return l;
}

void lint_names_free(LintNames *l)
{
    if (!l)
        return;
    map_deinit(&l->uses);
    arena_deinit(&l->arena);
    mem_free(l->aliases);
    mem_free(l->functions);
    mem_free(l);
}

int lint_line(const LintNames *l, const char *what, size_t len)
{
    uint32_t line;
    return map_get(&l->uses, what, len, &line) ? (int)line : 0;
}

bool lint_uses(const LintNames *l, const char *what, size_t len) { return lint_line(l, what, len) != 0; }

const char *const *lint_functions(const LintNames *l) { return l->functions; }
