/* The scopes of one text, their symbols and the names in them, as tables in an arena. */
#include "lang/scope.h"

#include "base/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool idmap_get(const IdMap *m, uint32_t key, uint32_t *value)
{
    if (!m->cap)
        return false;
    for (uint32_t i = (key * 2654435761u) & (m->cap - 1); m->keys[i]; i = (i + 1) & (m->cap - 1)) {
        if (m->keys[i] == key + 1) {
            *value = m->values[i];
            return true;
        }
    }
    return false;
}

static void idmap_put(IdMap *m, uint32_t key, uint32_t value)
{
    uint32_t i = (key * 2654435761u) & (m->cap - 1);
    while (m->keys[i] && m->keys[i] != key + 1)
        i = (i + 1) & (m->cap - 1);
    m->count += !m->keys[i];
    m->keys[i] = key + 1;
    m->values[i] = value;
}

void idmap_set(IdMap *m, Arena *arena, uint32_t key, uint32_t value)
{
    if ((m->count + 1) * 4 > m->cap * 3) {
        IdMap grown = {.cap = m->cap ? m->cap * 2 : 8};
        grown.keys = arena_alloc(arena, grown.cap * sizeof *grown.keys);
        grown.values = arena_alloc(arena, grown.cap * sizeof *grown.values);
        for (uint32_t i = 0; i < m->cap; i++)
            if (m->keys[i])
                idmap_put(&grown, m->keys[i] - 1, m->values[i]);
        *m = grown;
    }
    idmap_put(m, key, value);
}

void scope_fail(ScopeTable *t, Span span, const char *format, ...)
{
    if (t->failed)
        return;
    t->failed = true;
    char text[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    size_t len = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    *t->problem = (SyntaxProblem){.type = "SyntaxError", .message = arena_strndup(t->problem_arena, text, len),
                                  .span = span};
}

const char *scope_text(const ScopeTable *t, uint32_t name)
{
    return map_key(&t->names, name, NULL);
}

/* Names like __x, but not __x__ or a dotted name, are mangled in a class. */
static bool is_private(Text text)
{
    return text.len > 2 && text.s[0] == '_' && text.s[1] == '_' && !memchr(text.s, '.', text.len) &&
           !(text.s[text.len - 1] == '_' && text.s[text.len - 2] == '_');
}

uint32_t scope_name(ScopeTable *t, const Scope *s, Text text)
{
    if (s->private_name == SCOPE_NO_NAME || !is_private(text))
        return map_intern(&t->names, text.s, text.len);
    const char *class_name = scope_text(t, s->private_name);
    class_name += strspn(class_name, "_");
    size_t class_len = strlen(class_name);
    if (!class_len)
        return map_intern(&t->names, text.s, text.len);
    char *mangled = arena_alloc(t->arena, class_len + text.len + 2);
    mangled[0] = '_';
    memcpy(mangled + 1, class_name, class_len);
    memcpy(mangled + 1 + class_len, text.s, text.len);
    return map_intern(&t->names, mangled, class_len + text.len + 1);
}

Symbol *scope_find(const Scope *s, uint32_t name)
{
    uint32_t at;
    return idmap_get(&s->index, name, &at) ? &s->symbols[at] : NULL;
}

static uint32_t node_hash(const Node *node)
{
    return (uint32_t)(((uintptr_t)node >> 4) * 2654435761u);
}

static void node_put(Scope **table, uint32_t cap, Scope *s)
{
    uint32_t i = node_hash(s->node) & (cap - 1);
    while (table[i])
        i = (i + 1) & (cap - 1);
    table[i] = s;
}

Scope *scope_of(const ScopeTable *t, const Node *node)
{
    for (uint32_t i = node_hash(node) & (t->by_node_cap - 1); t->by_node[i]; i = (i + 1) & (t->by_node_cap - 1))
        if (t->by_node[i]->node == node)
            return t->by_node[i];
    UNREACHABLE("a scope that was never entered");
}

static void node_table_grow(ScopeTable *t)
{
    uint32_t cap = t->by_node_cap ? t->by_node_cap * 2 : 32;
    Scope **grown = arena_alloc(t->arena, cap * sizeof *grown);
    for (uint32_t i = 0; i < t->by_node_cap; i++)
        if (t->by_node[i])
            node_put(grown, cap, t->by_node[i]);
    t->by_node = grown;
    t->by_node_cap = cap;
}

Scope *scope_enter(ScopeTable *t, ScopeKind kind, const Node *node)
{
    Scope *s = arena_alloc(t->arena, sizeof *s);
    s->kind = kind;
    s->node = node;
    s->parent = t->cur;
    s->private_name = t->cur ? t->cur->private_name : SCOPE_NO_NAME;
    if (t->cur) {
        s->comp_iter_expr = t->cur->comp_iter_expr;
        if (t->cur->last_child)
            t->cur->last_child->next = s;
        else
            t->cur->first_child = s;
        t->cur->last_child = s;
    }
    if ((t->nscopes + 1) * 2 > t->by_node_cap)
        node_table_grow(t);
    t->nscopes++;
    node_put(t->by_node, t->by_node_cap, s);
    t->cur = s;
    return s;
}

void scope_leave(ScopeTable *t)
{
    t->cur = t->cur->parent;
}

Symbol *scope_add(ScopeTable *t, Scope *s, uint32_t name)
{
    Symbol *found = scope_find(s, name);
    if (found)
        return found;
    if (s->nsymbols == s->symbols_cap) {
        uint32_t cap = s->symbols_cap ? s->symbols_cap * 2 : 8;
        Symbol *grown = arena_alloc(t->arena, cap * sizeof *grown);
        if (s->nsymbols)
            memcpy(grown, s->symbols, s->nsymbols * sizeof *grown);
        s->symbols = grown;
        s->symbols_cap = cap;
    }
    idmap_set(&s->index, t->arena, name, s->nsymbols);
    Symbol *added = &s->symbols[s->nsymbols++];
    *added = (Symbol){.name = name};
    return added;
}

void scope_deinit(ScopeTable *t)
{
    map_deinit(&t->names);
}
