#include "vm/inspect.h"

#include "base/utf8.h"
#include "lang/code.h"
#include "vm/exc.h"

const char *inspect_file(const Frame *f) { return f->code->code->file; }
const char *inspect_function(const Frame *f) { return f->code->code->qualname; }
bool inspect_is_library(const Frame *f) { return (f->code->code->flags & CODE_LIBRARY) != 0; }
bool inspect_gen_is_library(const Gen *g) { return !gen_has_code(g) || (gen_frame_of(g)->code->code->flags & CODE_LIBRARY) != 0; }

int inspect_line(const Frame *f)
{
    const Code *c = f->code->code;
    uint32_t at = (uint32_t)(f->ip - c->ops);
    return c->nops ? c->places[at ? at - 1 : 0].line : 0;
}

uint32_t inspect_first_line(const Frame *f)
{
    const Code *c = f->code->code;
    return c->nops && c->places[0].line > 0 ? (uint32_t)c->places[0].line : 0;
}

bool inspect_by_type(Value v)
{
    bool text = (is_kind(v, KIND_STR) || is_kind(v, KIND_BYTES)) && !(as_obj(v)->flags & OBJ_USER);
    return is_obj(v) && !text; /* of big ints, too: making their digits costs fuel */
}

void inspect_value(VM *vm, Value v, size_t max, Buf *out)
{
    size_t start = out->len;
    uint64_t limit = vm->limits.fuel, used = vm->fuel_used;
    vm->limits.fuel = UINT64_MAX; /* being looked at costs a program nothing: it ends where it would end unseen */
    if (!inspect_by_type(v) && !(is_str(v) && AS(Str, v)->len > (int64_t)max))
        value_repr(vm, v, out);
    else
        buf_str(out, type_short_name(vm, v));
    vm->limits.fuel = limit;
    vm->fuel_used = used;
    utf8_clip(out, start, max);
}

/* Effects of the simple instructions on the value stack; -1: depends on the argument. */
static const struct {
    int8_t popped, pushed;
} effects[] = {
#define OP(name, in, out, help) {in, out},
#include "lang/opcodes.def"
#undef OP
};

static const char *stored_name(const Code *c, Opcode op, uint32_t arg)
{
    switch (op) {
    case OP_STORE: case OP_STORE_CELL: return arg < c->nlocals ? c->varnames[arg] : NULL;
    case OP_STORE_LOAD: return c->varnames[arg & 0xFFF];
    case OP_STORE_GLOBAL: case OP_STORE_NAME: case OP_STORE_ATTR: return c->names[c->cache_names[arg]];
    default: return NULL;
    }
}

/* Values that a call takes from the stack, its callee included; -1: op is no plain call. */
static int call_takes(Opcode op, uint32_t arg)
{
    return op == OP_CALL ? (int)arg + 1 : op == OP_CALL_METHOD ? (int)arg + 2 : -1;
}

/* Follows the value on top of the stack through the instructions from `at` on: `above` values lie on it. */
const char *inspect_target(const VM *vm)
{
    enum { FAR = 60 };
    const Frame *f = vm->frame;
    while (f && (f->code->code->flags & CODE_LIBRARY))
        f = f->back;
    if (!f)
        return NULL;
    const Code *c = f->code->code;
    uint32_t at = (uint32_t)(f->ip - c->ops);
    Opcode last = at ? INSTR_OP(c->ops[at - 1]) : OP_NOP;
    if (last != OP_CALL && last != OP_CALL_KW && last != OP_CALL_METHOD && last != OP_CALL_METHOD_KW)
        return NULL;
    for (int above = 0; at < c->nops && at < (uint32_t)(f->ip - c->ops) + FAR; at++) {
        Opcode op = INSTR_OP(c->ops[at]);
        uint32_t arg = INSTR_ARG(c->ops[at]);
        int popped = effects[op].popped, pushed = effects[op].pushed, takes = call_takes(op, arg);
        if (stored_name(c, op, arg) && (op == OP_STORE_ATTR ? above == 1 : above == 0))
            return stored_name(c, op, arg);
        if (op == OP_BUILD_TUPLE && (int)arg > above && INSTR_OP(c->ops[at + 1]) == OP_UNPACK) {
            above = (int)arg - 1 - above; /* UNPACK lays the first one on top */
            at++;
            continue;
        }
        if (op == OP_DUP && above == 0) /* x = y = Lock() */
            continue;
        if (takes >= 0)
            popped = takes;
        if (popped < 0 || pushed < 0 || popped > above)
            return NULL;
        above += pushed - popped;
    }
    return NULL;
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
    utf8_clip(out, start, max);
}
