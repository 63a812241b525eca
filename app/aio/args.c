/* Arguments of asyncio functions that are Python in CPython and C here: the words are those of its Python functions
 * (CPython: ceval.c, too_many_positional, missing_arguments). */
#include "aio/aio_int.h"

#include "base/mem.h"

static bool too_many(VM *vm, const Args *a, const Signature *s)
{
    uint32_t most = s->npos + s->skip, least = s->nrequired + s->skip;
    uint32_t kwonly = 0;
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%s() takes ", s->name);
    if (least != most)
        buf_printf(&b, "from %u to ", least);
    buf_printf(&b, "%u positional argument%s but %u", most, most == 1 && least == most ? "" : "s", a->n);
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        for (uint32_t i = s->npos; s->names[i]; i++)
            kwonly += str_is(AS(Str, a->kwnames->items[k]), s->names[i]);
    if (kwonly)
        buf_printf(&b, " positional argument%s (and %u keyword-only argument%s)", a->n == 1 ? "" : "s", kwonly,
                   kwonly == 1 ? "" : "s");
    buf_printf(&b, " %s given", a->n == 1 && !kwonly ? "was" : "were");
    RAISE(vm, TypeError, "%s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool missing(VM *vm, const Signature *s, const Value *slots)
{
    uint32_t n = 0, seen = 0;
    for (uint32_t i = 0; i < s->nrequired; i++)
        n += slots[i] == V_NULL;
    if (!n)
        return true;
    Buf b;
    buf_init(&b);
    for (uint32_t i = 0; i < s->nrequired; i++) {
        if (slots[i] != V_NULL)
            continue;
        if (seen)
            buf_str(&b, seen + 1 < n ? ", " : n > 2 ? ", and " : " and ");
        buf_printf(&b, "'%s'", s->names[i]);
        seen++;
    }
    RAISE(vm, TypeError, "%s() missing %u required positional argument%s: %s", s->name, n, n == 1 ? "" : "s",
          buf_text(&b));
    buf_deinit(&b);
    return false;
}

static bool keyword(VM *vm, const Signature *s, Str *key, Value v, Value *slots)
{
    for (uint32_t i = 0; s->names[i]; i++) {
        if (!str_is(key, s->names[i]))
            continue;
        if (slots[i] != V_NULL)
            return RAISE(vm, TypeError, "%s() got multiple values for argument '%s'", s->name, s->names[i]);
        slots[i] = v;
        return true;
    }
    char *text = str_dup(key);
    RAISE(vm, TypeError, "%s() got an unexpected keyword argument '%s'", s->name, text);
    mem_free(text);
    return false;
}

static bool bind_all(VM *vm, const Args *a, const Signature *s, Value *slots)
{
    uint32_t given = a->n - s->skip;
    for (uint32_t i = 0; s->names[i]; i++)
        slots[i] = V_NULL;
    for (uint32_t i = 0; i < given && i < s->npos; i++)
        slots[i] = a->v[s->skip + i];
    for (int64_t k = 0; a->kwnames && k < a->kwnames->len; k++)
        if (!keyword(vm, s, AS(Str, a->kwnames->items[k]), a->v[a->n + k], slots))
            return false;
    return given > s->npos ? too_many(vm, a, s) : missing(vm, s, slots);
}

bool args_bind_python(VM *vm, const Args *a, const Signature *s, Value *slots)
{
    return bind_all(vm, a, s, slots) || args_refused(vm);
}

bool args_one(VM *vm, const Args *a, const char *function, const char *name, uint32_t skip)
{
    if (a->n == skip + 1 && !a->kwnames)
        return true;
    const char *names[] = {name, NULL};
    Value v[1];
    return args_bind_python(vm, a, &(Signature){function, names, 1, 1, skip}, v);
}
