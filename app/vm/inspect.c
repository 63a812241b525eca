#include "vm/inspect.h"

#include "vm/exc.h"

const char *inspect_file(const Frame *f) { return f->code->code->file; }
const char *inspect_function(const Frame *f) { return f->code->code->qualname; }
bool inspect_is_library(const Frame *f) { return (f->code->code->flags & CODE_LIBRARY) != 0; }
bool inspect_gen_is_library(const Gen *g) { return !g->code || (g->code->code->flags & CODE_LIBRARY) != 0; }

int inspect_line(const Frame *f)
{
    const Code *c = f->code->code;
    uint32_t at = (uint32_t)(f->ip - c->ops);
    return c->nops ? c->places[at ? at - 1 : 0].line : 0;
}

/* Cuts at a character border. */
static void clip(Buf *out, size_t start, size_t max)
{
    if (out->len - start <= max)
        return;
    size_t end = start + max;
    while (end > start && ((unsigned char)out->data[end] & 0xC0) == 0x80)
        end--;
    out->len = end;
    buf_str(out, "…");
}

void inspect_value(VM *vm, Value v, size_t max, Buf *out)
{
    size_t start = out->len;
    bool plain = !is_obj(v) || ((is_kind(v, KIND_STR) || is_kind(v, KIND_BYTES)) && !(as_obj(v)->flags & OBJ_USER));
    if (is_kind(v, KIND_BIGINT))
        buf_str(out, "int"); /* a big one: making its digits costs fuel */
    else if (plain && !(is_str(v) && AS(Str, v)->len > (int64_t)max))
        value_repr(vm, v, out);
    else
        buf_str(out, type_name(vm, v));
    clip(out, start, max);
}

void inspect_arguments(VM *vm, Frame *f, size_t max, Buf *out)
{
    const Code *c = f->code->code;
    size_t start = out->len;
    for (uint32_t i = 0; i < c->nargs + c->nkwonly && out->len - start < max; i++) {
        Value v = f->slots[i];
        if (is_kind(v, KIND_CELL))
            v = AS(Cell, v)->v;
        if (out->len > start)
            buf_str(out, ", ");
        buf_printf(out, "%s=", c->varnames[i]);
        if (v == V_NULL)
            buf_char(out, '?');
        else
            inspect_value(vm, v, 60, out);
    }
    clip(out, start, max);
}

void inspect_exception(VM *vm, Value exc, size_t max, Buf *out)
{
    size_t start = out->len;
    str_to_buf(as_obj(exc)->type->name, out);
    Value args = AS(Exc, exc)->args;
    if (is_tuple(args) && AS(Tuple, args)->len) {
        buf_str(out, ": ");
        Value v = AS(Tuple, args)->items[0];
        if (is_str(v) && AS(Str, v)->len <= (int64_t)max)
            str_to_buf(AS(Str, v), out);
        else
            inspect_value(vm, v, max, out);
    }
    clip(out, start, max);
}
