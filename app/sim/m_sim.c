/* The module `_sim`: what the simulated libraries stand on (the list is in sim.h). */
#include "sim/sim_int.h"

#include "aio/aio.h"
#include "base/mem.h"

#include <ctype.h>
#include <math.h>

/* ---- parts of the world as Python values ---- */

enum { MOST_DIGITS = 4300 };

static bool is_whole(const char *digits, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!isdigit((unsigned char)digits[i]))
            return false;
    return len > 0 && len <= MOST_DIGITS;
}

static Value number_value(VM *vm, const WorldNode *n)
{
    bool negative = n->text[0] == '-';
    Value whole, out;
    if (!is_whole(n->text + negative, n->len - negative))
        return from_float(n->number);
    whole = int_from_decimal(vm, n->text + negative, n->len - negative);
    return negative && int_unary(vm, UNARY_MINUS, whole, &out) ? out : whole;
}

/* The text of a name that stands alone ("{id}") and is a number becomes a number. */
static Value text_value(VM *vm, const WorldNode *n, const WorldNames *names)
{
    Buf b;
    buf_init(&b);
    world_fill(n->text, n->len, names, &b);
    bool alone = n->len > 2 && n->text[0] == '{' && memchr(n->text, '}', n->len) == n->text + n->len - 1;
    Value v = alone && is_whole(buf_text(&b), b.len) ? int_from_decimal(vm, b.data, b.len) : value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return v;
}

static Value node_value(VM *vm, const WorldNode *n, const WorldNames *names)
{
    switch (n->kind) {
    case WORLD_NULL: return V_NONE;
    case WORLD_BOOL: return from_bool(n->truth);
    case WORLD_NUMBER: return number_value(vm, n);
    case WORLD_TEXT: return text_value(vm, n, names);
    case WORLD_LIST: {
        Tuple *items = tuple_new(vm, (int64_t)n->count);
        int64_t i = 0;
        for (const WorldNode *x = n->first; x; x = x->next)
            items->items[i++] = node_value(vm, x, names);
        return from_obj(list_of(vm, items->items, items->len));
    }
    case WORLD_MAP: {
        Dict *d = dict_new(vm);
        for (const WorldNode *x = n->first; x; x = x->next)
            dict_set_str(vm, d, str_utf8(vm, x->key, x->key_len), node_value(vm, x, names));
        return from_obj(d);
    }
    }
    return V_NONE;
}

/* A str argument as UTF-8 in `out`. */
static bool text_arg(VM *vm, Value v, Buf *out)
{
    if (!is_str(v))
        return RAISE(vm, TypeError, "a str is needed, not '%s'", type_name(vm, v));
    str_to_buf(AS(Str, v), out);
    return true;
}

static const WorldNode *table_of(VM *vm, Value name)
{
    const World *w = sim_of(vm)->world;
    if (!is_str(name))
        return NULL;
    if (str_is(AS(Str, name), "queries"))
        return world_get(world_section(w, "db"), "queries");
    return world_section(w, str_is(AS(Str, name), "ws") ? "ws" : "http");
}

static bool answer(VM *vm, Args *a, Value *out, bool use_up)
{
    const WorldNode *table = table_of(vm, a->v[0]);
    WorldNames names = {.count = 0};
    Buf asked;
    buf_init(&asked);
    bool ok = text_arg(vm, a->v[1], &asked) && vm_charge(vm, asked.len * (table ? table->count : 0));
    const WorldNode *found = !ok       ? NULL
                             : use_up ? servers_reply(&sim_of(vm)->servers, table, buf_text(&asked), asked.len, &names)
                                      : world_find(table, buf_text(&asked), asked.len, &names);
    *out = V_NONE;
    if (found)
        *out = use_up && found->kind != WORLD_MAP ? from_obj(dict_new(vm)) : node_value(vm, found, &names);
    buf_deinit(&asked);
    return ok;
}

static bool m_reply(VM *vm, Args *a, Value *out) { return answer(vm, a, out, true); }
static bool m_find(VM *vm, Args *a, Value *out) { return answer(vm, a, out, false); }

static bool m_section(VM *vm, Args *a, Value *out)
{
    Buf name;
    buf_init(&name);
    bool ok = text_arg(vm, a->v[0], &name);
    const WorldNode *n = ok ? world_section(sim_of(vm)->world, buf_text(&name)) : NULL;
    const WorldNames none = {.count = 0};
    *out = n ? node_value(vm, n, &none) : V_NONE;
    buf_deinit(&name);
    return ok;
}

/* ---- limits of hosts ---- */

static bool m_enter(VM *vm, Args *a, Value *out)
{
    Sim *s = sim_of(vm);
    Buf host;
    buf_init(&host);
    bool ok = text_arg(vm, a->v[0], &host);
    const WorldNode *limit = ok ? world_get(world_section(s->world, "limits"), buf_text(&host)) : NULL;
    if (ok)
        *out = from_bool(servers_enter(&s->servers, buf_text(&host), host.len, limit, aio_now_ns(vm)));
    buf_deinit(&host);
    return ok;
}

static bool m_leave(VM *vm, Args *a, Value *out)
{
    Buf host;
    buf_init(&host);
    bool ok = text_arg(vm, a->v[0], &host);
    if (ok)
        servers_leave(&sim_of(vm)->servers, buf_text(&host), host.len);
    buf_deinit(&host);
    *out = V_NONE;
    return ok;
}

/* ---- time ---- */

static bool seconds_arg(VM *vm, Value v, int64_t *ns)
{
    double s;
    if (!value_to_double(vm, v, &s))
        return false;
    *ns = s > 0 ? (int64_t)nearbyint(fmin(s, 9e9) * 1e9) : 0;
    return true;
}

static bool m_later(VM *vm, Args *a, Value *out)
{
    Sim *s = sim_of(vm);
    int64_t ns, now = aio_now_ns(vm);
    Value loop = aio_running_loop(vm);
    if (loop == V_NULL)
        return RAISE(vm, RuntimeError, "no running event loop");
    if (!seconds_arg(vm, a->v[0], &ns))
        return false;
    Arrival *x = obj_new(vm, s->arrival);
    x->loop = loop;
    x->callback = a->v[1];
    x->args = tuple_of(vm, a->v + 2, a->n - 2);
    x->due_ns = ns > INT64_MAX - now ? INT64_MAX : now + ns;
    x->number = ++s->made;
    arrivals_push(&s->heap, x);
    *out = from_obj(x);
    return true;
}

static bool m_serve_sockets(VM *vm, Args *a, Value *out)
{
    Sim *s = sim_of(vm);
    (void)vm;
    s->has_sockets = true;
    if (s->served == a->v[0])
        s->served = V_NULL; /* looked up at its next tick */
    *out = V_NONE;
    return true;
}

static bool arrival_cancel(VM *vm, Args *a, Value *out)
{
    Arrival *x = AS(Arrival, a->v[0]);
    (void)vm;
    x->callback = V_NULL;
    *out = V_NONE;
    return true;
}

static bool m_block(VM *vm, Args *a, Value *out)
{
    int64_t ns;
    Buf call;
    buf_init(&call);
    *out = V_NONE;
    bool ok = seconds_arg(vm, a->v[0], &ns) && text_arg(vm, a->v[1], &call) &&
              (ns == 0 || aio_block(vm, ns, buf_text(&call), out));
    buf_deinit(&call);
    return ok;
}

static bool m_hang(VM *vm, Args *a, Value *out)
{
    (void)a;
    (void)out;
    return aio_block_for_ever(vm, "_sim.hang");
}

/* splitmix64: far from the generator of `random`, which belongs to the program. */
static bool m_jitter(VM *vm, Args *a, Value *out)
{
    uint64_t z = sim_of(vm)->random += 0x9E3779B97F4A7C15u;
    (void)a;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    *out = from_float((double)(z >> 11) / (double)((uint64_t)1 << 52) - 1);
    return true;
}

static bool m_say(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = text_arg(vm, a->v[0], &b);
    buf_char(&b, '\n');
    ok = ok && vm_write(vm, 2, b.data, b.len);
    buf_deinit(&b);
    *out = V_NONE;
    return ok;
}

/* ---- the module ---- */

static bool setup(VM *vm, Module *m)
{
    const Sim *s = sim_of(vm);
    module_set(vm, m, "declared", from_bool(s->world != NULL));
    module_set(vm, m, "seed", int_from_u64(vm, vm->random_seed));
    module_set(vm, m, "disk", from_obj(s->disk));
    return true;
}

static const NativeDef functions[] = {{"section", m_section, 1, 1, 0},
                                      {"reply", m_reply, 2, 2, 0},
                                      {"find", m_find, 2, 2, 0},
                                      {"enter", m_enter, 1, 1, 0},
                                      {"leave", m_leave, 1, 1, 0},
                                      {"later", m_later, 2, 5, 0},
                                      {"serve_sockets", m_serve_sockets, 1, 1, 0},
                                      {"block", m_block, 2, 2, 0},
                                      {"hang", m_hang, 0, 0, 0},
                                      {"jitter", m_jitter, 0, 0, 0},
                                      {"say", m_say, 1, 1, 0},
                                      {0}};
const ModuleDef sim_module = {"_sim", functions, setup};

static void arrival_mark(VM *vm, Obj *o)
{
    Arrival *x = (Arrival *)(void *)o;
    heap_mark(vm, x->loop);
    heap_mark(vm, x->callback);
    heap_mark_obj(vm, x->args);
}

void sim_types_install(VM *vm)
{
    static const NativeDataOps ops = {arrival_mark, NULL, NULL, NULL, false, NULL};
    static const NativeDef methods[] = {{"cancel", arrival_cancel, 0, 0, 0}, {0}};
    sim_of(vm)->arrival = native_type(vm, "_sim", "Arrival", NULL, KIND_NATIVEDATA, sizeof(Arrival), &ops, methods);
}
