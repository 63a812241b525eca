/* One run's outside world: arrivals in their order, the script of input(), the disk. */
#include "sim/sim_int.h"

#include "aio/aio.h"
#include "base/mem.h"

#include <math.h>

/* ---- a heap of arrivals ---- */

static bool before(const Arrival *a, const Arrival *b)
{
    return a->due_ns != b->due_ns ? a->due_ns < b->due_ns : a->number < b->number;
}

void arrivals_push(Arrivals *heap, Arrival *a)
{
    MEM_GROW(heap->items, heap->cap, heap->count + 1);
    uint32_t i = heap->count++;
    for (; i && before(a, heap->items[(i - 1) / 2]); i = (i - 1) / 2)
        heap->items[i] = heap->items[(i - 1) / 2];
    heap->items[i] = a;
}

Arrival *arrivals_pop(Arrivals *heap)
{
    Arrival *first = heap->items[0], *last = heap->items[--heap->count];
    uint32_t i = 0;
    for (uint32_t child = 1; child < heap->count; child = 2 * i + 1) {
        child += child + 1 < heap->count && before(heap->items[child + 1], heap->items[child]);
        if (!before(heap->items[child], last))
            break;
        heap->items[i] = heap->items[child];
        i = child;
    }
    if (heap->count)
        heap->items[i] = last;
    return first;
}

/* ---- what the loop asks ---- */

static void find_sockets(VM *vm, Sim *s, Value loop)
{
    Dict *own = s->has_sockets && loop != V_NULL ? value_dict(vm, loop) : NULL;
    Value pair = own ? dict_get_str(own, str_intern(vm, "_sockets", 8)) : V_NULL;
    bool found = is_kind(pair, KIND_TUPLE) && AS(Tuple, pair)->len == 2 && is_dict(AS(Tuple, pair)->items[0]);
    s->sockets = found ? AS(Tuple, pair)->items[0] : V_NULL;
    s->look = found ? AS(Tuple, pair)->items[1] : V_NULL;
}

/* Another loop runs than the last time: what waits for it comes back into the heap. */
static void serve(VM *vm, Sim *s, Value loop)
{
    if (s->served == loop)
        return;
    s->served = loop;
    find_sockets(vm, s, loop);
    for (uint32_t i = 0; i < s->others.count; i++)
        arrivals_push(&s->heap, s->others.items[i]);
    s->others.count = 0;
}

/* Most loops: nothing will ever come from outside. */
static inline bool is_quiet(const Sim *s, Value loop)
{
    return s->served == loop && s->sockets == V_NULL && s->heap.count == 0;
}

/* The next arrival of the running loop; NULL: none. */
static Arrival *next_arrival(VM *vm)
{
    Sim *s = sim_of(vm);
    serve(vm, s, aio_running_loop(vm));
    while (s->heap.count) {
        Arrival *a = s->heap.items[0];
        if (a->callback != V_NULL && a->loop == s->served)
            return a;
        arrivals_pop(&s->heap);
        if (a->callback != V_NULL) {
            MEM_GROW(s->others.items, s->others.cap, s->others.count + 1);
            s->others.items[s->others.count++] = a;
        }
    }
    return NULL;
}

/* epoll_wait of the running loop: `deliver`, what is ready becomes handles. false: an exception, or vm->stop. */
static bool look_at_sockets(VM *vm, bool deliver, bool *any)
{
    Sim *s = sim_of(vm);
    Value found, arg = from_bool(deliver);
    *any = false;
    serve(vm, s, aio_running_loop(vm));
    if (s->sockets == V_NULL || !AS(Dict, s->sockets)->used)
        return true;
    return vm_call(vm, s->look, &arg, 1, &found) && op_truth(vm, found, any);
}

int64_t sim_io_next(void *ctx, VM *vm)
{
    bool ready;
    (void)ctx;
    if (is_quiet(sim_of(vm), aio_running_loop(vm)))
        return -1;
    if (!look_at_sockets(vm, false, &ready) && !vm->stop)
        exc_take(vm); /* it is told when they are looked at to be delivered */
    if (ready)
        return aio_now_ns(vm);
    const Arrival *a = next_arrival(vm);
    return a ? a->due_ns : -1;
}

/* BaseSelectorEventLoop._process_events: what is ready becomes a handle of this tick. */
bool sim_io_deliver(void *ctx, VM *vm)
{
    bool ready;
    (void)ctx;
    if (is_quiet(sim_of(vm), aio_running_loop(vm)))
        return true;
    if (!look_at_sockets(vm, true, &ready))
        return false;
    for (Arrival *a = next_arrival(vm); a && a->due_ns <= aio_now_ns(vm); a = next_arrival(vm)) {
        Value args[4] = {a->callback}, ignored;
        uint32_t n = 1;
        for (int64_t i = 0; i < a->args->len; i++)
            args[n++] = a->args->items[i];
        arrivals_pop(&sim_of(vm)->heap);
        a->callback = V_NULL;
        if (!vm_call_method(vm, a->loop, "call_soon", args, n, &ignored))
            return false;
    }
    return true;
}

/* ---- input ---- */

/* input() is in the middle of its own work, so its thread cannot park here: it gives the others their turns itself. */
static bool wait_for_typing(VM *vm, double seconds)
{
    Value ignored;
    uint32_t may_park = vm->park_depth;
    vm->park_depth = 0;
    bool ok = aio_block(vm, (int64_t)nearbyint(fmin(seconds, 9e9) * 1e9), "input", &ignored);
    vm->park_depth = may_park;
    return ok;
}

bool sim_input(VM *vm, Buf *line)
{
    Sim *s = sim_of(vm);
    const WorldNode *entry = s->next_line;
    if (!entry)
        return false;
    s->next_line = entry->next;
    const WorldNode *text = entry->kind == WORLD_MAP ? world_get(entry, "line") : entry;
    double after = world_number(entry, "after", 0);
    if (after > 0 && !wait_for_typing(vm, after))
        return false;
    if (text && text->text)
        buf_bytes(line, text->text, text->len);
    return true;
}

/* ---- the disk ---- */

bool sim_file(VM *vm, size_t i, Buf *name, Buf *text)
{
    uint32_t at = 0;
    DictEntry *e;
    while (dict_next(sim_of(vm)->disk, &at, &e))
        if (is_str(e->key) && is_str(e->value) && i-- == 0) {
            str_to_buf(AS(Str, e->key), name);
            str_to_buf(AS(Str, e->value), text);
            return true;
        }
    return false;
}

static void fill_disk(VM *vm, Sim *s)
{
    const WorldNode *files = world_section(s->world, "files");
    s->disk = dict_new(vm);
    for (const WorldNode *f = files && files->kind == WORLD_MAP ? files->first : NULL; f; f = f->next) {
        const WorldNode *text = world_get(f, "text");
        dict_set_str(vm, s->disk, str_utf8(vm, f->key, f->key_len),
                     from_obj(text && text->text ? str_utf8(vm, text->text, text->len) : str_c(vm, "")));
    }
}

/* ---- its life ---- */

/* The builtin open(): the library's, which is compiled when it is first called. */
static bool sim_open(VM *vm, Args *a, Value *out)
{
    Value open;
    if (a->n == 0 && args_kw(a, "file") == V_NULL)
        return RAISE(vm, TypeError, "open() missing required argument 'file' (pos 1)");
    return vm_import_function(vm, "_files", "open", &open) && vm_call_kw(vm, open, a, out);
}

void sim_install(VM *vm, const World *world)
{
    static const NativeDef open_def = {"open", sim_open, 0, -1, NF_KW};
    Sim *s = mem_zalloc(sizeof *s);
    const WorldNode *script = world_section(world, "input");
    s->world = world;
    s->random = vm->random_seed;
    s->served = s->sockets = s->look = V_NULL;
    s->next_line = script && script->kind == WORLD_LIST ? script->first : NULL;
    servers_init(&s->servers);
    vm->sim = s;
    sim_types_install(vm);
    fill_disk(vm, s);
    vm_register_module(vm, &sim_module);
    dict_set_str(vm, vm->builtins, str_intern(vm, "open", 4), native_new(vm, &open_def, V_NULL));
}

void sim_free(VM *vm)
{
    Sim *s = sim_of(vm);
    vm->sim = NULL;
    servers_deinit(&s->servers);
    mem_free(s->heap.items);
    mem_free(s->others.items);
    mem_free(s);
}

void sim_mark_roots(VM *vm)
{
    Sim *s = sim_of(vm);
    if (!s)
        return;
    heap_mark_obj(vm, s->arrival);
    heap_mark_obj(vm, s->disk);
    heap_mark(vm, s->served);
    heap_mark(vm, s->sockets);
    heap_mark(vm, s->look);
    for (uint32_t i = 0; i < s->heap.count; i++)
        heap_mark_obj(vm, s->heap.items[i]);
    for (uint32_t i = 0; i < s->others.count; i++)
        heap_mark_obj(vm, s->others.items[i]);
}
