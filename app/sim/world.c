/* Reading a world, and what it says about the machine. */
#define _XOPEN_SOURCE 700
#include "sim/world.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_DEPTH = 32 };

struct World {
    Arena arena;
    WorldNode *root;
    uint32_t nodes;
};

/* ---- JSON ---- */

typedef struct {
    World *world;
    const char *at, *end;
    const char *wrong; /* NULL: all is well so far */
    int depth;
} Reader;

static bool fail(Reader *r, const char *what)
{
    if (!r->wrong)
        r->wrong = what;
    return false;
}

static void skip_blanks(Reader *r)
{
    while (r->at < r->end && strchr(" \t\r\n", *r->at) && *r->at)
        r->at++;
}

static bool take(Reader *r, char c)
{
    skip_blanks(r);
    if (r->at == r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

static bool read_hex(Reader *r, uint32_t *out)
{
    *out = 0;
    if (r->end - r->at < 4)
        return fail(r, "a \\u needs four hexadecimal digits");
    for (int i = 0; i < 4; i++, r->at++) {
        static const char digits[] = "0123456789abcdef";
        const char *d = *r->at ? strchr(digits, *r->at | (*r->at >= 'A' ? 32 : 0)) : NULL;
        if (!d)
            return fail(r, "a \\u needs four hexadecimal digits");
        *out = *out << 4 | (uint32_t)(d - digits);
    }
    return true;
}

static bool read_escape(Reader *r, Buf *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end)
        return fail(r, "a text does not end");
    char c = *r->at++;
    const char *known = c ? strchr(from, c) : NULL;
    if (known) {
        buf_char(out, to[known - from]);
        return true;
    }
    uint32_t point, low;
    if (c != 'u')
        return fail(r, "an unknown escape");
    if (!read_hex(r, &point))
        return false;
    if (point >> 10 == 0x36 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u') {
        r->at += 2;
        if (!read_hex(r, &low))
            return false;
        if (low >> 10 == 0x37)
            point = 0x10000 + ((point & 0x3FF) << 10 | (low & 0x3FF));
    }
    buf_utf8(out, point >> 11 == 0x1B ? 0xFFFD : point);
    return true;
}

static bool read_text(Reader *r, const char **text, size_t *len)
{
    Buf b;
    buf_init(&b);
    bool ok = true;
    while (ok && r->at < r->end && *r->at != '"')
        if (*r->at == '\\') {
            r->at++;
            ok = read_escape(r, &b);
        } else {
            buf_char(&b, *r->at++);
        }
    if (ok && r->at == r->end)
        ok = fail(r, "a text does not end");
    r->at += ok;
    *text = arena_strndup(&r->world->arena, buf_text(&b), b.len);
    *len = b.len;
    buf_deinit(&b);
    return ok;
}

static WorldNode *node_new(Reader *r, WorldKind kind)
{
    WorldNode *n = arena_alloc(&r->world->arena, sizeof *n);
    n->kind = kind;
    n->id = r->world->nodes++;
    return n;
}

static WorldNode *read_value(Reader *r);

static WorldNode *read_items(Reader *r, WorldNode *into, char closing)
{
    const WorldNode **tail = &into->first;
    if (++r->depth > MAX_DEPTH)
        fail(r, "it is nested too deeply");
    for (bool more = !r->wrong && !take(r, closing); more; more = !r->wrong && !take(r, closing)) {
        const char *key = NULL;
        size_t key_len = 0;
        if (into->count && !take(r, ','))
            fail(r, "a comma is missing");
        if (closing == '}' && !(take(r, '"') && read_text(r, &key, &key_len) && take(r, ':')))
            fail(r, "a key and a colon are missing");
        WorldNode *n = r->wrong ? NULL : read_value(r);
        if (!n)
            return NULL;
        n->key = key;
        n->key_len = key_len;
        *tail = n;
        tail = &n->next;
        into->count++;
    }
    r->depth--;
    return r->wrong ? NULL : into;
}

static WorldNode *read_word(Reader *r)
{
    static const struct { const char *text; WorldKind kind; bool truth; } words[] = {
        {"null", WORLD_NULL, false}, {"true", WORLD_BOOL, true}, {"false", WORLD_BOOL, false}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i].text);
        if ((size_t)(r->end - r->at) < len || memcmp(r->at, words[i].text, len) != 0)
            continue;
        WorldNode *n = node_new(r, words[i].kind);
        n->truth = words[i].truth;
        r->at += len;
        return n;
    }
    fail(r, "a value is missing");
    return NULL;
}

static WorldNode *read_number(Reader *r)
{
    const char *start = r->at;
    while (r->at < r->end && *r->at && strchr("+-.0123456789eE", *r->at))
        r->at++;
    size_t len = (size_t)(r->at - start);
    char *text = arena_strndup(&r->world->arena, start, len), *stop;
    WorldNode *n = node_new(r, WORLD_NUMBER);
    n->number = strtod(text, &stop);
    n->text = text;
    n->len = len;
    if (len == 0 || *stop || !isfinite(n->number))
        fail(r, "a number is malformed");
    return n;
}

static WorldNode *read_value(Reader *r)
{
    skip_blanks(r);
    if (r->at == r->end)
        return read_word(r);
    if (take(r, '{'))
        return read_items(r, node_new(r, WORLD_MAP), '}');
    if (take(r, '['))
        return read_items(r, node_new(r, WORLD_LIST), ']');
    if (take(r, '"')) {
        WorldNode *n = node_new(r, WORLD_TEXT);
        return read_text(r, &n->text, &n->len) ? n : NULL;
    }
    return *r->at && strchr("-0123456789", *r->at) ? read_number(r) : read_word(r);
}

World *world_new(const char *json, size_t len, char **error)
{
    World *w = mem_zalloc(sizeof *w);
    Reader r = {.world = w, .at = json, .end = json + len};
    size_t bad;
    arena_init(&w->arena);
    w->root = utf8_valid(json, len, &bad) ? read_value(&r) : NULL;
    skip_blanks(&r);
    if (!w->root && !r.wrong)
        fail(&r, "it is not UTF-8");
    else if (!r.wrong && r.at != r.end)
        fail(&r, "something follows its end");
    else if (!r.wrong && w->root->kind != WORLD_MAP)
        fail(&r, "it is not a mapping");
    if (!r.wrong)
        return w;
    if (error) {
        Buf b;
        buf_init(&b);
        buf_printf(&b, "the world cannot be read: %s (at byte %zu)", r.wrong, (size_t)(r.at - json));
        *error = buf_take(&b);
    }
    world_free(w);
    return NULL;
}

void world_free(World *w)
{
    if (!w)
        return;
    arena_deinit(&w->arena);
    mem_free(w);
}

/* ---- looking things up ---- */

uint32_t world_node_count(const World *w) { return w ? w->nodes : 0; }
const WorldNode *world_section(const World *w, const char *name) { return w ? world_get(w->root, name) : NULL; }

const WorldNode *world_get(const WorldNode *map, const char *key)
{
    if (!map || map->kind != WORLD_MAP)
        return NULL;
    for (const WorldNode *n = map->first; n; n = n->next)
        if (strcmp(n->key, key) == 0)
            return n;
    return NULL;
}

double world_number(const WorldNode *map, const char *key, double otherwise)
{
    const WorldNode *n = world_get(map, key);
    return n && n->kind == WORLD_NUMBER ? n->number : otherwise;
}

/* ---- the machine ---- */

bool world_start(const World *w, int64_t *epoch_ns)
{
    static const char *const formats[] = {"%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"};
    const WorldNode *n = world_section(w, "start");
    double seconds = n && n->kind == WORLD_NUMBER ? n->number : -1;
    for (size_t i = 0; n && n->kind == WORLD_TEXT && i < sizeof formats / sizeof *formats; i++) {
        struct tm tm = {.tm_mday = 1};
        const char *rest = strptime(n->text, formats[i], &tm);
        if (rest && !*rest)
            seconds = (double)timegm(&tm);
    }
    if (!(seconds > 0 && seconds < 9e9))
        return false;
    *epoch_ns = (int64_t)nearbyint(seconds * 1e9);
    return true;
}

bool world_seed(const World *w, uint64_t *seed)
{
    const WorldNode *n = world_section(w, "seed");
    if (!n || n->kind != WORLD_NUMBER || !(n->number >= 0 && n->number < 1e15))
        return false;
    *seed = (uint64_t)n->number;
    return true;
}

bool world_price(const World *w, int64_t *price_ps)
{
    static const struct { const char *unit; double ps; } units[] = {
        {"", 1e12}, {"s", 1e12}, {"ms", 1e9}, {"us", 1e6}, {"ns", 1e3}, {"ps", 1}};
    const WorldNode *n = world_section(w, "cpu");
    if (!n || (n->kind != WORLD_NUMBER && n->kind != WORLD_TEXT))
        return false;
    char *unit;
    double amount = strtod(n->text, &unit);
    while (*unit == ' ')
        unit++;
    for (size_t i = 0; unit != n->text && i < sizeof units / sizeof *units; i++)
        if (strcmp(unit, units[i].unit) == 0 && amount >= 0 && amount * units[i].ps <= 1e12) {
            *price_ps = (int64_t)nearbyint(amount * units[i].ps);
            return true;
        }
    return false;
}
