/* From the compiler's Code to a CodeObj of one VM: constants as Values, names interned, empty inline caches. */
#include "vm/complex.h"
#include "base/mem.h"
#include "vm/interp.h"

/* Constants hold surrogates as three bytes, which strict UTF-8 (str_utf8) does not know. */
static bool has_surrogates(const char *s, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++)
        if ((uint8_t)s[i] == 0xED && (uint8_t)s[i + 1] >= 0xA0)
            return true;
    return false;
}

static size_t decode_loose(const uint8_t *s, uint32_t *point)
{
    if (s[0] < 0x80)
        return *point = s[0], 1;
    if (s[0] < 0xE0)
        return *point = ((s[0] & 0x1Fu) << 6) | (s[1] & 0x3Fu), 2;
    if (s[0] < 0xF0)
        return *point = ((s[0] & 0x0Fu) << 12) | ((s[1] & 0x3Fu) << 6) | (s[2] & 0x3Fu), 3;
    *point = ((s[0] & 0x07u) << 18) | ((s[1] & 0x3Fu) << 12) | ((s[2] & 0x3Fu) << 6) | (s[3] & 0x3Fu);
    return 4;
}

static Value surrogate_str(VM *vm, const char *s, size_t len)
{
    uint32_t *points = mem_alloc(len * sizeof *points);
    int64_t n = 0;
    for (size_t i = 0; i < len;)
        i += decode_loose((const uint8_t *)s + i, &points[n++]);
    Str *str = str_points(vm, points, n);
    mem_free(points);
    return from_obj(str);
}

Value text_const(VM *vm, const char *s, size_t len)
{
    if (has_surrogates(s, len))
        return surrogate_str(vm, s, len);
    /* short ones are likely keys and names: one object for each text makes comparing them cheap */
    return from_obj(len <= 32 ? str_intern(vm, s, len) : str_utf8(vm, s, len));
}

Value const_value(VM *vm, const Program *p, const Const *k)
{
    switch (k->tag) {
    case K_TRUE:
        return V_TRUE;
    case K_FALSE:
        return V_FALSE;
    case K_ELLIPSIS:
        return V_ELLIPSIS;
    case K_INT:
        return int_from_i64(vm, k->i);
    case K_BIGINT:
        return int_from_decimal(vm, k->s, k->len);
    case K_FLOAT:
        return from_float(k->f);
    case K_STR:
        return text_const(vm, k->s, k->len);
    case K_BYTES:
        return from_obj(bytes_new(vm, k->s, (int64_t)k->len));
    case K_TUPLE: {
        Tuple *t = tuple_new(vm, (int64_t)k->len);
        for (size_t i = 0; i < k->len; i++)
            t->items[i] = const_value(vm, p, &k->items[i]);
        return from_obj(t);
    }
    case K_CODE:
        return from_obj(code_load(vm, p, k->code));
    case K_COMPLEX:
        return complex_new(vm, (Complex){0, k->f});
    case K_NONE:
        break;
    }
    return V_NONE;
}

static Str **intern_all(VM *vm, const char *const *names, uint32_t n)
{
    Str **out = mem_zalloc((n ? n : 1) * sizeof *out);
    for (uint32_t i = 0; i < n; i++)
        out[i] = str_intern(vm, names[i], strlen(names[i]));
    return out;
}

static bool is_direct(const Code *c)
{
    return !(c->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_MODULE)) && !c->nkwonly && !c->ncells && !c->nfree;
}

CodeObj *code_load(VM *vm, const Program *p, const Code *c)
{
    CodeObj *co = heap_alloc(vm, vm->types[KIND_CODE], KIND_CODE, sizeof *co);
    co->code = c;
    co->program = p;
    co->name = str_intern(vm, c->name, strlen(c->name));
    co->qualname = str_intern(vm, c->qualname, strlen(c->qualname));
    co->both = names_of(vm, co->name, co->qualname);
    co->nslots = c->nlocals + c->nfree + c->stack_size;
    co->consts = NULL; /* the rest by code_fill */
    co->varnames = NULL;
    co->caches = NULL;
    co->direct = co->simple = false;
    return co;
}

void code_fill(VM *vm, CodeObj *co)
{
    const Code *c = co->code;
    co->varnames = intern_all(vm, c->varnames, c->nlocals);
    co->caches = mem_zalloc((c->ncaches ? c->ncaches : 1) * sizeof *co->caches);
    Str **names = intern_all(vm, c->names, c->nnames);
    for (uint32_t i = 0; i < c->ncaches; i++)
        co->caches[i] = (Cache){.hint = UINT32_MAX, .name = c->cache_names[i] < c->nnames ? names[c->cache_names[i]] : NULL};
    mem_free(names);
    co->consts = mem_zalloc((c->nconsts ? c->nconsts : 1) * sizeof *co->consts);
    for (uint32_t i = 0; i < c->nconsts; i++)
        co->consts[i] = const_value(vm, co->program, &c->consts[i]);
    co->direct = is_direct(c);
    co->simple = co->direct && !(c->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR));
}

void code_finalize(VM *vm, CodeObj *c)
{
    (void)vm;
    mem_free(c->consts);
    mem_free(c->varnames);
    mem_free(c->caches);
    c->consts = NULL;
    c->varnames = NULL;
    c->caches = NULL;
}
