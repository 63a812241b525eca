/* "Did you mean": what the interpreter adds to an AttributeError or a NameError that nobody caught.
 * CPython: Python/suggestions.c */
#include "vm/builtins.h"
#include "vm/exc.h"
#include "vm/interp.h"

enum { MAX_NAMES = 750, MAX_LEN = 40, MOVE = 2, OTHER_CASE = 1 };

/* ---- how far a name is from another ---- */

typedef struct {
    const char *s;
    size_t len;
} Word;

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static int substitution(char a, char b) { return a == b ? 0 : lower(a) == lower(b) ? OTHER_CASE : MOVE; }

static void drop_common_ends(Word *a, Word *b)
{
    while (a->len && b->len && a->s[0] == b->s[0])
        *a = (Word){a->s + 1, a->len - 1}, *b = (Word){b->s + 1, b->len - 1};
    while (a->len && b->len && a->s[a->len - 1] == b->s[b->len - 1])
        a->len--, b->len--;
}

/* More than `limit` is limit + 1. CPython: levenshtein_distance */
static int64_t distance(Word a, Word b, int64_t limit)
{
    int64_t row[MAX_LEN + 1];
    drop_common_ends(&a, &b);
    if (!a.len || !b.len)
        return (int64_t)(a.len + b.len) * MOVE;
    if (a.len > MAX_LEN || b.len > MAX_LEN)
        return limit + 1;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = (int64_t)j * MOVE;
    for (size_t i = 1; i <= a.len; i++) {
        int64_t diagonal = row[0], least;
        row[0] = least = (int64_t)i * MOVE;
        for (size_t j = 1; j <= b.len; j++) {
            int64_t up = row[j], best = diagonal + substitution(a.s[i - 1], b.s[j - 1]);
            if (up + MOVE < best)
                best = up + MOVE;
            if (row[j - 1] + MOVE < best)
                best = row[j - 1] + MOVE;
            diagonal = up;
            row[j] = best;
            if (best < least)
                least = best;
        }
        if (least > limit)
            return limit + 1;
    }
    return row[b.len];
}

/* The first of the nearest names, NULL: none is near. CPython: calculate_suggestions */
static Str *nearest(Str *wrong, const List *names)
{
    Str *found = NULL;
    int64_t best = 0;
    Buf b, name;
    buf_init(&b);
    buf_init(&name);
    str_to_buf(wrong, &b);
    for (int64_t i = 0; i < names->len && names->len < MAX_NAMES; i++) {
        if (!is_str(names->items[i]) || str_equal(AS(Str, names->items[i]), wrong))
            continue;
        buf_clear(&name);
        str_to_buf(AS(Str, names->items[i]), &name);
        int64_t max = (int64_t)(b.len + name.len + 3) * MOVE / 6;
        if (found && best - 1 < max)
            max = best - 1;
        int64_t d = distance((Word){b.data, b.len}, (Word){name.data, name.len}, max);
        if (d > max)
            continue;
        found = AS(Str, names->items[i]);
        best = d;
    }
    buf_deinit(&name);
    buf_deinit(&b);
    return found;
}

/* ---- the names there are ---- */

static Str *nearest_key(VM *vm, Str *wrong, Dict *names, bool constants)
{
    List *keys = list_new(vm, 0);
    uint32_t pos = 0;
    DictEntry *e;
    bool ok = true;
    while (dict_next(names, &pos, &e))
        ok = ok && list_append(vm, keys, e->key);
    static const char *const words[] = {"None", "False", "True"}; /* names of builtins in CPython */
    for (size_t i = 0; constants && i < sizeof words / sizeof *words; i++)
        ok = ok && list_append(vm, keys, from_obj(str_c(vm, words[i])));
    return ok ? nearest(wrong, keys) : NULL;
}

static Str *nearest_local(VM *vm, Str *wrong, const Code *c)
{
    List *names = list_new(vm, 0);
    bool ok = true;
    for (uint32_t i = 0; i < c->nlocals + c->nfree; i++) {
        const char *name = i < c->nlocals ? c->varnames[i] : c->freenames[i - c->nlocals];
        ok = ok && list_append(vm, names, from_obj(str_c(vm, name)));
    }
    return ok ? nearest(wrong, names) : NULL;
}

/* Local names come before global ones, and those before the builtins. CPython: offer_suggestions_for_name_error */
static Str *nearest_variable(VM *vm, Str *wrong, Value tb)
{
    if (tb == V_NONE)
        return NULL;
    while (AS(Traceback, tb)->next != V_NONE)
        tb = AS(Traceback, tb)->next;
    Str *found = nearest_local(vm, wrong, AS(Traceback, tb)->code->code);
    if (!found && is_kind(vm->main_module, KIND_MODULE))
        found = nearest_key(vm, wrong, AS(Module, vm->main_module)->dict, false);
    return found ? found : nearest_key(vm, wrong, vm->builtins, true);
}

static Str *nearest_attribute(VM *vm, Str *wrong, Value o)
{
    Value names;
    return value_dir(vm, o, &names) ? nearest(wrong, AS(List, names)) : NULL;
}

void exc_suggest(VM *vm, Exc *e, Buf *out)
{
    if (!is_str(e->extra[0]))
        return;
    Str *wrong = AS(Str, e->extra[0]), *found = NULL;
    Value saved = exc_take(vm);
    vm->nested++; /* the names have no other root */
    if (e->o.type == vm->excs->AttributeError)
        found = nearest_attribute(vm, wrong, e->extra[1]);
    else if (e->o.type == vm->excs->NameError)
        found = nearest_variable(vm, wrong, e->traceback);
    vm->nested--;
    vm->exc = saved; /* whatever went wrong here */
    if (!found)
        return;
    buf_str(out, ". Did you mean: '");
    str_to_buf(found, out);
    buf_str(out, "'?");
}
