/* The second half of scope analysis: from "what the text does with a name" to slots. */
#include "base/check.h"
#include "lang/scope.h"

#include <string.h>

static bool is_function(const Scope *s)
{
    return s->kind == SCOPE_FUNCTION || s->kind == SCOPE_LAMBDA || s->kind == SCOPE_COMPREHENSION;
}

static bool is_class_name(const ScopeTable *t, uint32_t name)
{
    return strcmp(scope_text(t, name), "__class__") == 0;
}

/* The nearest outer scope that binds `name` for `s`, NULL when it is a global. */
static Scope *find_binder(const ScopeTable *t, const Scope *s, uint32_t name)
{
    for (Scope *outer = s->parent; outer; outer = outer->parent) {
        if (outer->kind == SCOPE_CLASS && is_class_name(t, name))
            return outer;
        if (!is_function(outer))
            continue;
        const Symbol *sym = scope_find(outer, name);
        if (!sym || (sym->flags & SYM_NONLOCAL))
            continue;
        if (sym->flags & SYM_GLOBAL)
            return NULL;
        if (sym->flags & SYM_BOUND)
            return outer;
    }
    return NULL;
}

/* Makes `name` a cell of `binder` and a free variable of everything between it and `s`. */
static void capture(ScopeTable *t, Scope *s, Scope *binder, uint32_t name)
{
    if (binder->kind == SCOPE_CLASS)
        binder->class_cell = true;
    else
        scope_find(binder, name)->at = AT_CELL;
    for (Scope *between = s; between != binder; between = between->parent) {
        Symbol *sym = scope_add(t, between, name);
        if (between != s && between->kind == SCOPE_CLASS && (sym->flags & (SYM_BOUND | SYM_GLOBAL)))
            sym->passes = true;
        else
            sym->at = AT_FREE;
    }
}

static Span directive_span(const Scope *s, uint32_t name)
{
    Span first = {1, 0, 1, 0}; /* the list is newest first: CPython names the oldest */
    for (const Directive *d = s->directives; d; d = d->next)
        if (d->name == name)
            first = d->span;
    return first;
}

static void resolve_symbol(ScopeTable *t, Scope *s, uint32_t index)
{
    Symbol *sym = &s->symbols[index];
    uint32_t name = sym->name;
    if (sym->flags & SYM_GLOBAL) {
        if (sym->flags & SYM_NONLOCAL)
            scope_fail(t, directive_span(s, name), "name '%s' is nonlocal and global", scope_text(t, name));
        sym->at = AT_GLOBAL;
    } else if (sym->flags & SYM_NONLOCAL) {
        Scope *binder = find_binder(t, s, name);
        if (s->kind == SCOPE_MODULE)
            scope_fail(t, directive_span(s, name), "nonlocal declaration not allowed at module level");
        else if (!binder)
            scope_fail(t, directive_span(s, name), "no binding for nonlocal '%s' found", scope_text(t, name));
        else
            capture(t, s, binder, name);
    } else if (sym->flags & SYM_BOUND) {
        if (sym->at != AT_CELL)
            sym->at = AT_LOCAL;
    } else if (sym->flags & SYM_USE) {
        Scope *binder = find_binder(t, s, name);
        if (binder)
            capture(t, s, binder, name);
        else
            sym->at = AT_IMPLICIT_GLOBAL;
    }
}

static void resolve_tree(ScopeTable *t, Scope *s)
{
    uint32_t own = s->nsymbols; /* capture() adds to inner scopes only; names passed through are resolved there */
    for (uint32_t i = 0; i < own && !t->failed; i++)
        resolve_symbol(t, s, i);
    for (Scope *child = s->first_child; child && !t->failed; child = child->next)
        resolve_tree(t, child);
}

/* After all captures are known: locals first (parameters have their slots already), then free variables. */
static void number_slots(ScopeTable *t, Scope *s)
{
    uint32_t *names = arena_alloc(t->arena, (s->nsymbols + s->nparams + 2) * sizeof *names);
    s->nlocals = s->nparams;
    if (is_function(s)) {
        for (uint32_t i = 0; i < s->nsymbols; i++) {
            Symbol *sym = &s->symbols[i];
            if (sym->at != AT_LOCAL && sym->at != AT_CELL)
                continue;
            if (!(sym->flags & SYM_PARAM))
                sym->slot = s->nlocals++;
            names[sym->slot] = sym->name;
        }
    } else if (s->kind == SCOPE_CLASS && s->class_cell) {
        names[s->nlocals++] = map_intern(&t->names, "__class__", 9);
    }
    for (uint32_t i = 0; i < s->nsymbols; i++) {
        Symbol *sym = &s->symbols[i];
        if (sym->at == AT_FREE || sym->passes) {
            sym->slot = s->nlocals + s->nfree++;
            names[sym->slot] = sym->name;
        }
    }
    s->slot_names = names;
    for (Scope *child = s->first_child; child; child = child->next)
        number_slots(t, child);
}

void scope_resolve(ScopeTable *t)
{
    resolve_tree(t, t->root);
    if (!t->failed)
        number_slots(t, t->root);
}
