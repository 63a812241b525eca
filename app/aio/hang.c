/* A run that can never go on: which calls it hangs in. Tasks that wait are the trace's to tell; this is about what blocks,
 * a join() or a get() of queue's in the main program, in a task (the loop stands still then) or in a thread. */
#include "aio/aio_int.h"

#include "base/mem.h"

/* "Queue.get() at shop.py:12": the program's innermost line, and what it has called of the library. false: no line */
static bool put_call(const Frame *top, const char *native, Buf *out)
{
    const char *name = native;
    for (const Frame *f = top; f; f = f->back) {
        const Code *c = f->code->code;
        if (!(c->flags & CODE_LIBRARY)) {
            buf_printf(out, "%s() at %s:%d", name, c->file, frame_line(f));
            return true;
        }
        name = c->qualname;
    }
    return false;
}

static void put_thread(const Thread *t, Buf *out)
{
    char *name = is_str(t->name) ? str_dup(AS(Str, t->name)) : NULL;
    Buf call = {0};
    if (put_call(t->chain.top, "lock.acquire", &call))
        buf_printf(out, "\nthread %s: %s", name ? name : "", buf_text(&call));
    buf_deinit(&call);
    mem_free(name);
}

void hang_note(VM *vm, const char *blocked_in)
{
    enum { MOST = 20 };
    Aio *a = aio_of(vm);
    Buf call = {0};
    uint32_t shown = 0;
    buf_clear(&a->hang);
    a->blocked = blocked_in != NULL;
    if (a->blocked && !put_call(vm->frame, blocked_in, &call))
        buf_str(&call, "the end of the program, which its threads have to reach,"); /* aio_finish */
    if (a->blocked)
        buf_printf(&a->hang, "deadlock: %s waits, and nothing can wake it (CPython would wait for ever)", buf_text(&call));
    buf_deinit(&call);
    for (uint32_t i = 0; i < a->nthreads && shown < MOST; i++)
        if (a->threads[i]->state == THREAD_PARKED && ++shown)
            put_thread(a->threads[i], &a->hang);
    if (a->running != V_NULL && AS(Loop, a->running)->unheard.count)
        buf_str(&a->hang, "\nthe loop sleeps and does not hear what another thread has put in: "
                          "loop.call_soon_threadsafe() wakes it");
}

bool aio_block_for_ever(VM *vm, const char *call) { return loop_deadlock(vm, call); }

const char *aio_hang(const VM *vm, bool *blocked)
{
    Aio *a = aio_of(vm);
    *blocked = a->blocked;
    return buf_text(&a->hang);
}
