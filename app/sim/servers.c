#include "sim/servers.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

struct Host {
    uint32_t open;
    int64_t *times; /* of the requests that count for `rate`, oldest first */
    uint32_t count, cap;
};

void servers_init(Servers *s)
{
    *s = (Servers){0};
    map_init(&s->used);
    map_init(&s->names);
}

void servers_deinit(Servers *s)
{
    for (uint32_t i = 0; i < map_count(&s->names); i++)
        mem_free(s->hosts[i].times);
    mem_free(s->hosts);
    map_deinit(&s->used);
    map_deinit(&s->names);
}

/* How often this list has been asked for this thing before. */
static uint32_t use(Servers *s, const WorldNode *list, const char *asked, size_t len)
{
    Buf key;
    uint32_t times = 0;
    buf_init(&key);
    buf_printf(&key, "%u ", list->id);
    buf_bytes(&key, asked, len);
    map_get(&s->used, key.data, key.len, &times);
    map_set(&s->used, key.data, key.len, times + 1);
    buf_deinit(&key);
    return times;
}

const WorldNode *servers_reply(Servers *s, const WorldNode *table, const char *asked, size_t len, WorldNames *names)
{
    const WorldNode *reply = world_find(table, asked, len, names);
    if (!reply || reply->kind != WORLD_LIST)
        return reply;
    uint32_t times = use(s, reply, asked, len);
    reply = reply->first;
    while (reply && reply->next && times--)
        reply = reply->next;
    return reply;
}

static Host *host_of(Servers *s, const char *name, size_t len)
{
    uint32_t known = map_count(&s->names), i = map_intern(&s->names, name, len);
    if (i == known) {
        MEM_GROW(s->hosts, s->cap, known + 1);
        s->hosts[i] = (Host){0};
    }
    return &s->hosts[i];
}

static void forget_until(Host *h, int64_t until_ns)
{
    uint32_t old = 0;
    while (old < h->count && h->times[old] <= until_ns)
        old++;
    if (!old)
        return;
    memmove(h->times, h->times + old, (h->count - old) * sizeof *h->times);
    h->count -= old;
}

static bool within_rate(Host *h, double rate, double per, int64_t now_ns)
{
    forget_until(h, now_ns - (int64_t)nearbyint(fmin(fmax(per, 0), 9e9) * 1e9));
    if ((double)h->count >= rate)
        return false;
    MEM_GROW(h->times, h->cap, h->count + 1);
    h->times[h->count++] = now_ns;
    return true;
}

bool servers_enter(Servers *s, const char *name, size_t len, const WorldNode *limit, int64_t now_ns)
{
    Host *h = host_of(s, name, len);
    bool welcome = h->open < world_number(limit, "connections", INFINITY);
    if (world_get(limit, "rate"))
        welcome = within_rate(h, world_number(limit, "rate", 0), world_number(limit, "per", 1), now_ns) && welcome;
    h->open++;
    return welcome;
}

void servers_leave(Servers *s, const char *name, size_t len)
{
    Host *h = host_of(s, name, len);
    h->open -= h->open > 0;
}
