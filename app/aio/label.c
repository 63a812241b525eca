/* What events say: names, short texts of values, stacks. Tracing never runs the program's own code (no user __repr__),
 * and asks for no serial numbers, so that a run is the same with and without it. `_emit` is here too. */
#include "aio/aio_int.h"
#include "aio/sync.h"

#include "base/mem.h"
#include "vm/inspect.h"

#include <string.h>

static uint32_t intern_str(Aio *a, const Str *s)
{
    Buf b;
    buf_init(&b);
    str_to_buf(s, &b);
    uint32_t id = trace_strn(a->sink, buf_text(&b), b.len);
    buf_deinit(&b);
    return id;
}

uint32_t trace_lineref(Aio *a, const char *file, int line)
{
    uint32_t index = a->cfg.file_index && file ? a->cfg.file_index(a->cfg.ctx, file) : 0;
    return line > 0 ? lineref(index, (uint32_t)line) : 0;
}

int frame_line(const Frame *f)
{
    const Code *c = f->code->code;
    int64_t op = f->ip - c->ops;
    return c->places[op > 0 ? op - 1 : 0].line;
}

uint32_t aio_line_here(VM *vm)
{
    Aio *a = aio_of(vm);
    if (!trace_on(a->sink))
        return 0;
    for (Frame *f = vm->frame; f; f = f->back)
        if (!(f->code->code->flags & CODE_LIBRARY))
            return trace_lineref(a, f->code->code->file, frame_line(f));
    return 0;
}

uint32_t trace_callback_name(VM *vm, Value cb)
{
    Aio *a = aio_of(vm);
    if (!trace_on(a->sink))
        return 0;
    if (is_kind(cb, KIND_METHOD))
        cb = AS(Method, cb)->func;
    if (is_kind(cb, KIND_FUNC))
        return intern_str(a, names_qualname(AS(Func, cb)->names));
    if (is_kind(cb, KIND_NATIVE)) {
        Native *n = AS(Native, cb);
        if (!n->owner)
            return trace_str(a->sink, n->def->name);
        Buf b;
        buf_init(&b);
        str_to_buf(n->owner->name, &b);
        buf_printf(&b, ".%s", n->def->name);
        uint32_t id = trace_strn(a->sink, buf_text(&b), b.len);
        buf_deinit(&b);
        return id;
    }
    if (is_future(a, cb))
        return STR_GATHER;
    if (is_type_of(cb, a->group_type))
        return trace_str(a->sink, GROUP_CALLBACK);
    if (is_type_of(cb, a->any_loop))
        return STR_RUN_DONE;
    return trace_str(a->sink, type_short_name(vm, cb));
}

static bool plain_text(VM *vm, Value v, Buf *out)
{
    if (is_str(v)) {
        Str *s = AS(Str, v);
        str_repr(vm, s->len > 60 ? str_slice(vm, s, 0, 60) : s, out);
        return true;
    }
    if (!is_obj(v) && v != V_NULL)
        return value_repr(vm, v, out);
    return false;
}

static bool number_of(Value v, TraceValue *out)
{
    if (is_int(v))
        *out = trace_int(as_int(v));
    else if (is_float(v))
        *out = trace_float(as_float(v));
    return is_int(v) || is_float(v);
}

uint32_t trace_value_text(VM *vm, Value v)
{
    Aio *a = aio_of(vm);
    TraceValue number;
    if (!trace_on(a->sink) || v == V_NULL)
        return 0;
    if (v == V_NONE)
        return STR_NONE_VALUE;
    if (number_of(v, &number))
        return trace_value(a->sink, number);
    Buf b;
    buf_init(&b);
    if (is_list(v) && AS(List, v)->len <= 8) {
        bool plain = true;
        buf_char(&b, '[');
        for (int64_t i = 0; plain && i < AS(List, v)->len; i++) {
            buf_str(&b, i ? ", " : "");
            plain = plain_text(vm, AS(List, v)->items[i], &b);
        }
        buf_char(&b, ']');
        if (!plain) {
            buf_clear(&b);
            buf_str(&b, "list");
        }
    } else if (!plain_text(vm, v, &b)) {
        buf_str(&b, type_short_name(vm, v));
    }
    uint32_t id = trace_strn(a->sink, buf_text(&b), b.len);
    buf_deinit(&b);
    return id;
}

uint32_t trace_exc_text(VM *vm, Value exc)
{
    Aio *a = aio_of(vm);
    if (!trace_on(a->sink) || !is_exc(exc))
        return 0;
    Buf b;
    buf_init(&b);
    buf_str(&b, type_short_name(vm, exc));
    Value args = AS(Exc, exc)->args;
    if (is_tuple(args) && AS(Tuple, args)->len == 1) {
        Value v = AS(Tuple, args)->items[0];
        if (is_str(v) && AS(Str, v)->len) {
            buf_str(&b, ": ");
            str_to_buf(AS(Str, v)->len > 200 ? str_slice(vm, AS(Str, v), 0, 200) : AS(Str, v), &b);
        } else if (!is_obj(v)) {
            buf_str(&b, ": ");
            value_repr(vm, v, &b);
        }
    }
    uint32_t id = trace_strn(a->sink, buf_text(&b), b.len);
    buf_deinit(&b);
    return id;
}

uint32_t trace_variable(VM *vm)
{
    return trace_str(aio_of(vm)->sink, inspect_target(vm));
}

uint32_t trace_name_of(VM *vm, Task *t)
{
    Aio *a = aio_of(vm);
    if (is_int(t->name))
        return trace_numbered(a->sink, STR_TASK_NAME, (uint32_t)as_int(t->name));
    Buf b;
    buf_init(&b);
    task_name(vm, t, &b);
    uint32_t id = trace_strn(a->sink, buf_text(&b), b.len);
    buf_deinit(&b);
    return id;
}

/* 'A' as "A", as most programs write it; what has quotes inside stays as repr gives it. */
static void double_quotes(char *s, size_t len)
{
    if (s[0] == '\'' && !memchr(s, '"', len) && !memchr(s, '\\', len))
        s[0] = s[len - 1] = '"';
}

/* An argument that is worth a place in a label: short, and the same in the program's text. */
static bool literal(VM *vm, Value v, TraceValue *out)
{
    enum { LONGEST = 40 };
    if (number_of(v, out))
        return true;
    Buf b = {0};
    if (is_str(v)) {
        Str *s = AS(Str, v);
        if ((s->o.flags & OBJ_USER) || s->len > LONGEST)
            return false;
        str_repr(vm, s, &b);
        double_quotes(b.data, b.len);
    } else if (is_obj(v) || v == V_NULL) {
        return false;
    } else {
        value_repr(vm, v, &b);
    }
    *out = trace_text(trace_strn(aio_of(vm)->sink, buf_text(&b), b.len));
    buf_deinit(&b);
    return true;
}

/* The arguments of a coroutine that has not started yet; NULL: none known. */
static const Value *arguments(VM *vm, Gen *g, uint32_t *n)
{
    *n = 0;
    if (g->gstate != GEN_CREATED)
        return NULL;
    if (gen_has_code(g)) {
        const Frame *f = gen_frame_of(g);
        *n = f->code->code->nargs + f->code->code->nkwonly;
        return f->slots;
    }
    return sync_arguments(vm, g, n);
}

/* fetch("A", 2): a coroutine that has not started yet, with those of its arguments that are literals. */
uint32_t trace_coro_label(VM *vm, Value coro)
{
    Aio *a = aio_of(vm);
    if (!is_kind(coro, KIND_GEN))
        return trace_str(a->sink, type_short_name(vm, coro));
    TraceValue shown[TRACE_LABEL_ARGS];
    uint32_t n, nshown = 0;
    const Value *args = arguments(vm, AS(Gen, coro), &n);
    for (uint32_t i = 0; i < n && nshown < TRACE_LABEL_ARGS; i++)
        nshown += literal(vm, is_kind(args[i], KIND_CELL) ? AS(Cell, args[i])->v : args[i], &shown[nshown]);
    return trace_label(a->sink, intern_str(a, names_qualname(AS(Gen, coro)->names)), shown, nshown);
}

/* Outermost first: (function, line) pairs of a suspended coroutine; our own library's frames are left out. */
uint32_t trace_stack_of(VM *vm, Value coro)
{
    enum { MAX = 64 };
    Aio *a = aio_of(vm);
    uint32_t pairs[2 * MAX], n = 0;
    if (!is_kind(coro, KIND_GEN))
        return 0;
    Gen *g = AS(Gen, coro);
    if (!gen_has_code(g) || !a->cfg.stack_entry)
        return trace_list(a->sink, NULL, 0);
    const Frame *outermost = gen_frame(g);
    for (const Frame *f = g->innermost ? g->innermost : outermost; f && n < MAX; f = f == outermost ? NULL : f->back) {
        if (f->code->code->flags & CODE_LIBRARY)
            continue;
        a->cfg.stack_entry(a->cfg.ctx, f, &pairs[2 * n], &pairs[2 * n + 1]);
        n++;
    }
    for (uint32_t i = 0; i < n / 2; i++) {
        for (int k = 0; k < 2; k++) {
            uint32_t x = pairs[2 * i + k];
            pairs[2 * i + k] = pairs[2 * (n - 1 - i) + k];
            pairs[2 * (n - 1 - i) + k] = x;
        }
    }
    return trace_list(a->sink, pairs, 2 * n);
}

static Gen *coroutine_of(const Aio *a, uint32_t task)
{
    for (uint32_t i = 0; i < a->pending.count; i++) {
        Future *f = a->pending.items[i];
        if (f && f->id == task && is_task(a, from_obj(f)))
            return is_kind(((Task *)f)->coro, KIND_GEN) ? AS(Gen, ((Task *)f)->coro) : NULL;
    }
    return NULL;
}

size_t aio_task_frames(VM *vm, uint32_t task, Frame **frames, size_t max)
{
    const Gen *g = coroutine_of(aio_of(vm), task);
    size_t n = 0;
    Frame *outermost = g ? gen_frame(g) : NULL;
    if (!outermost)
        return 0;
    Frame *f = g->gstate == GEN_RUNNING ? vm->frame : g->innermost ? g->innermost : outermost;
    for (; f && n < max; f = f == outermost ? NULL : f->back) {
        if (!(f->code->code->flags & CODE_LIBRARY))
            frames[n++] = f;
    }
    return n;
}

/* ---- _emit ---- */

static uint32_t futures_list(VM *vm, Aio *a, Value v, bool tasks)
{
    const Value *items = is_list(v) ? AS(List, v)->items : is_tuple(v) ? AS(Tuple, v)->items : NULL;
    int64_t n = is_list(v) ? AS(List, v)->len : is_tuple(v) ? AS(Tuple, v)->len : 0;
    uint32_t *ids = mem_alloc(((size_t)n + 1) * sizeof *ids), used = 0;
    for (int64_t i = 0; i < n; i++) {
        uint32_t id = tasks ? (is_task(a, items[i]) ? aio_task_id(items[i]) : 0) : aio_futref(vm, items[i]);
        if (id)
            ids[used++] = id;
    }
    uint32_t list = trace_list(a->sink, ids, used);
    mem_free(ids);
    return list;
}

uint32_t trace_futures(VM *vm, Value v) { return futures_list(vm, aio_of(vm), v, false); }

static uint32_t field_u32(VM *vm, Aio *a, FieldKind kind, Value v)
{
    switch (kind) {
    case FIELD_TASK: return is_task(a, v) ? aio_task_id(v) : v == V_NONE ? aio_current_task_id(vm) : 0;
    case FIELD_FUT: return aio_futref(vm, v);
    case FIELD_HANDLE: return is_type_of(v, a->handle) ? AS(Handle, v)->id : 0;
    case FIELD_STR: return is_str(v) ? intern_str(a, AS(Str, v)) : 0;
    case FIELD_LINE: return is_int(v) ? (uint32_t)as_int(v) : aio_line_here(vm);
    case FIELD_BOOL: return v == V_TRUE || (is_int(v) && as_int(v));
    case FIELD_TASKS: return futures_list(vm, a, v, true);
    case FIELD_FUTS: return futures_list(vm, a, v, false);
    default: return is_int(v) ? (uint32_t)as_int(v) : v == V_TRUE;
    }
}

static int64_t field_i64(FieldKind kind, Value v)
{
    if (v == V_NONE)
        return -1;
    if (kind == FIELD_TIME)
        return is_float(v) ? clock_from_seconds(as_float(v)) : is_int(v) ? clock_from_seconds((double)as_int(v)) : 0;
    return is_int(v) ? as_int(v) : v == V_TRUE;
}

bool aio_emit(VM *vm, Args *args, Value *out)
{
    Aio *a = aio_of(vm);
    *out = V_NONE;
    vm_seal_guard(vm, "_emit");
    if (!trace_on(a->sink) || !args->n || !is_str(args->v[0]))
        return true;
    Buf b;
    buf_init(&b);
    str_to_buf(AS(Str, args->v[0]), &b);
    EventKind kind = event_by_name(buf_text(&b));
    buf_deinit(&b);
    if (kind == EV_NONE)
        return true;
    const EventSpec *spec = event_spec(kind);
    Event ev = {.kind = (uint16_t)kind};
    uint32_t *slots[6] = {&ev.a, &ev.b, &ev.c, &ev.d, &ev.e, &ev.f};
    for (uint32_t i = 0; i + 1 < args->n && i < 8 && spec->fields[i].key; i++) {
        const FieldSpec *f = &spec->fields[i];
        if (f->slot < 6)
            *slots[f->slot] = field_u32(vm, a, (FieldKind)f->kind, args->v[i + 1]);
        else
            ev.n = field_i64((FieldKind)f->kind, args->v[i + 1]);
    }
    if (kind == EV_SYNC_NEW && !ev.c)
        ev.c = trace_variable(vm);
    trace_append(a->sink, &ev);
    return true;
}
