/* Variables at a past moment: the program runs again up to it, because it does the same each time. */
#include "aio/aio.h"
#include "base/mem.h"
#include "engine/run.h"
#include "vm/inspect.h"

enum { MAX_FRAMES = 32, MAX_VALUE = 120, MAX_LOCALS = 200 };

typedef struct {
    uint32_t task;
    EngineMoment *moment;
} Look;

/* Tasks by their numbers, as everywhere on the screen. */
static bool show_future(VM *vm, Value v, Buf *out)
{
    FutRef ref = is_obj(v) ? aio_futref(vm, v) : 0;
    if (!ref)
        return false;
    if (futref_is_task(ref))
        buf_printf(out, "<task %u>", futref_id(ref));
    else
        buf_str(out, "<future>");
    return true;
}

static void add_local(void *ctx, VM *vm, const char *name, Value v)
{
    EngineFrame *f = ctx;
    Buf text = {0};
    if (f->nlocals == MAX_LOCALS)
        return;
    if (f->nlocals % 16 == 0)
        f->locals = mem_realloc(f->locals, (f->nlocals + 16) * sizeof *f->locals);
    inspect_show(vm, v, MAX_VALUE, show_future, &text);
    f->locals[f->nlocals++] = (EngineLocal){mem_strdup(name), mem_strdup(buf_text(&text))};
    buf_deinit(&text);
}

static size_t running_frames(VM *vm, Frame **frames, size_t max)
{
    size_t n = 0;
    for (Frame *f = vm->frame; f && n < max; f = f->back) {
        if (!inspect_is_library(f))
            frames[n++] = f;
    }
    return n;
}

static void look(void *ctx, VM *vm)
{
    const Look *l = ctx;
    EngineMoment *m = l->moment;
    Frame *frames[MAX_FRAMES];
    m->nframes = l->task ? aio_task_frames(vm, l->task, frames, MAX_FRAMES) : running_frames(vm, frames, MAX_FRAMES);
    m->frames = mem_zalloc((m->nframes + 1) * sizeof *m->frames);
    for (size_t i = 0; i < m->nframes; i++) {
        int line = frames[i]->line > 0 ? frames[i]->line : inspect_line(frames[i]); /* as the events have it */
        m->frames[i].func = mem_strdup(inspect_function(frames[i]));
        m->frames[i].line = line > 0 ? (uint32_t)line : 0;
        inspect_locals(vm, frames[i], add_local, &m->frames[i]);
    }
}

static bool drop_output(void *ctx, int stream, const char *s, size_t len)
{
    (void)ctx, (void)stream, (void)s, (void)len;
    return true;
}

EngineMoment *engine_moment(const EngineSpec *spec, uint64_t seq, uint32_t task)
{
    EngineMoment *m = mem_zalloc(sizeof *m);
    Look l = {task, m};
    RunWatch watch = {.seq = seq, .look = look, .ctx = &l};
    EngineSpec again = *spec;
    again.record = true;
    again.nprobes = 0;
    again.output = drop_output;
    recording_free(run_watched(&again, &watch));
    return m;
}

void engine_moment_free(EngineMoment *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->nframes; i++) {
        EngineFrame *f = &m->frames[i];
        for (size_t k = 0; k < f->nlocals; k++) {
            mem_free(f->locals[k].name);
            mem_free(f->locals[k].value);
        }
        mem_free(f->locals);
        mem_free(f->func);
    }
    mem_free(m->frames);
    mem_free(m);
}
