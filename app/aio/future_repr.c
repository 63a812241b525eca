/* How futures and tasks show themselves (CPython: base_futures.py, base_tasks.py, coroutines.py). */
#include "aio/aio_int.h"

static bool put_callback(VM *vm, Future *f, Value cb, Buf *out)
{
    return is_waiter(aio_of(vm), cb) ? waiter_source(vm, AS(Waiter, cb), f, out) : callback_source(vm, cb, V_NULL, out);
}

static bool put_callbacks(VM *vm, Future *f, Buf *out)
{
    Value one[2] = {f->cb, V_NULL};
    const Value *v = f->flags & FF_LIST ? AS(List, f->cb)->items : one;
    int64_t n = f->flags & FF_LIST ? AS(List, f->cb)->len / 2 : 1;
    buf_str(out, " cb=[");
    if (!put_callback(vm, f, v[0], out))
        return false;
    if (n > 2)
        buf_printf(out, ", <%d more>", (int)n - 2);
    if (n > 1) {
        buf_str(out, ", ");
        if (!put_callback(vm, f, v[2 * n - 2], out))
            return false;
    }
    buf_char(out, ']');
    return true;
}

static bool put_result(VM *vm, Future *f, Buf *out)
{
    if (f->state != FUT_FINISHED)
        return true;
    buf_str(out, f->flags & FF_EXC ? " exception=" : " result=");
    return f->flags & FF_EXC ? value_repr(vm, f->result, out) : short_repr(vm, f->result, out);
}

static void put_coro(VM *vm, Value coro, Buf *out)
{
    if (!is_kind(coro, KIND_GEN)) {
        buf_printf(out, "<%s without __name__>()", type_short_name(vm, coro));
        return;
    }
    Gen *g = AS(Gen, coro);
    const Str *qualname = names_qualname(g->names);
    str_to_buf(qualname, out);
    buf_str(out, "()");
    if (!gen_has_code(g) || qualname->data[0] == '<') { /* of C, or the stand-in of an operation of an async generator */
        buf_str(out, g->gstate == GEN_RUNNING ? " running" : "");
        return;
    }
    const Frame *f = gen_frame_of(g);
    const Code *c = f->code->code;
    if (g->gstate == GEN_CLOSED) {
        buf_printf(out, " done, defined at %s:%d", c->file, c->first_line);
        return;
    }
    int64_t op = f->ip - c->ops;
    int line = op > 0 ? c->places[op - 1].line : c->first_line;
    buf_printf(out, " running at %s:%d", c->file, line > 0 ? line : c->first_line);
}

void task_name(VM *vm, Task *t, Buf *out)
{
    (void)vm;
    if (is_int(t->name))
        buf_printf(out, "Task-%u", (uint32_t)as_int(t->name));
    else
        str_to_buf(AS(Str, t->name), out);
}

static bool put_task(VM *vm, Task *t, Buf *out)
{
    Buf b;
    buf_init(&b);
    task_name(vm, t, &b);
    buf_str(out, " name=");
    str_repr(vm, str_utf8(vm, buf_text(&b), b.len), out);
    buf_deinit(&b);
    buf_str(out, " coro=<");
    put_coro(vm, t->coro, out);
    buf_char(out, '>');
    if (t->waiter != V_NULL) {
        buf_str(out, " wait_for=");
        return value_repr(vm, t->waiter, out);
    }
    return true;
}

bool future_repr(VM *vm, Value v, Buf *out)
{
    static const char *const states[] = {"pending", "cancelled", "finished"};
    Future *f = AS(Future, v);
    bool task = (f->flags & FF_TASK) != 0;
    if (!future_check_init(vm, f))
        return false;
    if (f->flags & FF_REPR) {
        buf_str(out, "...");
        return true;
    }
    f->flags |= FF_REPR;
    bool cancelling = task && f->state == FUT_PENDING && ((Task *)(void *)f)->ncancels;
    buf_printf(out, "<%s %s", type_short_name(vm, v), cancelling ? "cancelling" : states[f->state]);
    bool ok = (!task || put_task(vm, (Task *)(void *)f, out)) && put_result(vm, f, out) &&
              (f->state != FUT_PENDING || f->cb == V_NULL || put_callbacks(vm, f, out));
    source_put(vm, from_obj(f), out);
    buf_char(out, '>');
    f->flags &= (uint16_t)~FF_REPR;
    return ok;
}
