/* Values and variables for people: never a user's __repr__, never an address, bounded in length and depth. */
#include "vm/inspect.h"

#include "lang/code.h"
#include "vm/ops.h"

#include <string.h>

enum { MAX_DEPTH = 3, MAX_ITEMS = 8, MAX_TEXT = 40 };

typedef struct {
    VM *vm;
    InspectName name;
    Buf *out;
    size_t start, max;
} Show;

static void show(const Show *s, Value v, int depth);

static bool is_full(const Show *s)
{
    return s->out->len - s->start >= s->max;
}

/* Between items; false: the rest is left out. */
static bool next_item(const Show *s, size_t i)
{
    if (i)
        buf_str(s->out, ", ");
    if (i < MAX_ITEMS && !is_full(s))
        return true;
    buf_str(s->out, "…");
    return false;
}

static void show_items(const Show *s, const char *open, const Value *items, size_t n, const char *close, int depth)
{
    buf_str(s->out, open);
    for (size_t i = 0; i < n && next_item(s, i); i++)
        show(s, items[i], depth + 1);
    buf_str(s->out, close);
}

static void show_dict(const Show *s, const Dict *d, const char *open, const char *close, bool attributes, int depth)
{
    size_t shown = 0;
    buf_str(s->out, open);
    for (uint32_t i = 0; d && i < d->nentries; i++) {
        if (d->entries[i].key == V_NULL)
            continue;
        if (!next_item(s, shown++))
            break;
        if (attributes && is_str(d->entries[i].key)) {
            str_to_buf(AS(Str, d->entries[i].key), s->out);
            buf_char(s->out, '=');
        } else {
            show(s, d->entries[i].key, depth + 1);
            buf_str(s->out, ": ");
        }
        show(s, d->entries[i].value, depth + 1);
    }
    buf_str(s->out, close);
}

static void show_set(const Show *s, const Set *set, int depth)
{
    size_t shown = 0;
    buf_char(s->out, '{');
    for (int64_t i = 0; i <= set->mask && set->used; i++) {
        const SetEntry *e = &set->table[i];
        if (!set_entry_live(e))
            continue;
        if (!next_item(s, shown++))
            break;
        show(s, e->key, depth + 1);
    }
    buf_char(s->out, '}');
}

static void show_named(const Show *s, const char *what, const Str *name)
{
    buf_printf(s->out, "<%s ", what);
    str_to_buf(name, s->out);
    buf_char(s->out, '>');
}

static void show_gen(const Show *s, const Gen *g)
{
    const char *what = g->what & CODE_COROUTINE ? "coroutine" : g->what & CODE_ASYNC_GENERATOR ? "async generator" : "generator";
    show_named(s, what, names_qualname(g->names));
}

/* Whether the value is a container or an instance whose insides were shown. */
static bool show_inside(const Show *s, Value v, int depth)
{
    if (!is_obj(v) || (as_obj(v)->flags & OBJ_USER && !is_kind(v, KIND_INSTANCE)))
        return false;
    switch (as_obj(v)->kind) {
    case KIND_LIST:
        show_items(s, "[", AS(List, v)->items, (size_t)AS(List, v)->len, "]", depth);
        return true;
    case KIND_TUPLE:
        show_items(s, "(", AS(Tuple, v)->items, (size_t)AS(Tuple, v)->len, AS(Tuple, v)->len == 1 ? ",)" : ")", depth);
        return true;
    case KIND_DICT:
        show_dict(s, AS(Dict, v), "{", "}", false, depth);
        return true;
    case KIND_SET:
        show_set(s, AS(Set, v), depth);
        return true;
    case KIND_INSTANCE:
        buf_str(s->out, type_short_name(s->vm, v));
        show_dict(s, AS(Instance, v)->dict, "(", ")", true, depth);
        return true;
    default:
        return false;
    }
}

static void show(const Show *s, Value v, int depth)
{
    if (v == V_NULL) {
        buf_char(s->out, '?');
        return;
    }
    if (s->name && s->name(s->vm, v, s->out))
        return;
    if (is_kind(v, KIND_FUNC))
        show_named(s, "function", names_qualname(AS(Func, v)->names));
    else if (is_kind(v, KIND_TYPE))
        show_named(s, "class", AS(Type, v)->name);
    else if (is_kind(v, KIND_MODULE))
        show_named(s, "module", AS(Module, v)->name);
    else if (is_kind(v, KIND_GEN))
        show_gen(s, AS(Gen, v));
    else if (is_kind(v, KIND_EXC))
        inspect_exception(s->vm, v, MAX_TEXT, s->out);
    else if (is_str(v) && !(as_obj(v)->flags & OBJ_USER) && AS(Str, v)->len > MAX_TEXT)
        buf_printf(s->out, "<str of %lld characters>", (long long)AS(Str, v)->len);
    else if (depth >= MAX_DEPTH || !show_inside(s, v, depth))
        inspect_value(s->vm, v, s->max, s->out);
}

void inspect_show(VM *vm, Value v, size_t max, InspectName name, Buf *out)
{
    Show s = {vm, name, out, out->len, max};
    show(&s, v, 0);
}

/* ---- variables ---- */

static bool is_furniture(Value v)
{
    return is_kind(v, KIND_MODULE) || is_kind(v, KIND_FUNC) || is_kind(v, KIND_TYPE) || is_kind(v, KIND_NATIVE);
}

static void module_names(VM *vm, const Dict *names, InspectLocal visit, void *ctx)
{
    Buf name = {0};
    for (uint32_t i = 0; i < names->nentries; i++) {
        const DictEntry *e = &names->entries[i];
        if (e->key == V_NULL || !is_str(e->key) || is_furniture(e->value))
            continue;
        buf_clear(&name);
        str_to_buf(AS(Str, e->key), &name);
        if (strncmp(buf_text(&name), "__", 2) != 0)
            visit(ctx, vm, buf_text(&name), e->value);
    }
    buf_deinit(&name);
}

void inspect_locals(VM *vm, const Frame *f, InspectLocal visit, void *ctx)
{
    const Code *c = f->code->code;
    if (frame_names(f)) {
        module_names(vm, frame_names(f), visit, ctx);
        return;
    }
    for (uint32_t i = 0; i < c->nlocals + c->nfree; i++) {
        const char *name = i < c->nlocals ? c->varnames[i] : c->freenames[i - c->nlocals];
        Value v = f->slots[i];
        if (is_kind(v, KIND_CELL))
            v = AS(Cell, v)->v;
        if (v != V_NULL && name[0] != '.') /* .0: what a comprehension walks over */
            visit(ctx, vm, name, v);
    }
}
