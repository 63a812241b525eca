/* The simulated outside world as its author declared it: data only, read from JSON text once and immutable from then
 * on. What a run does to it (replies used up, connections open, files written) is in sim.c's Sim.
 *
 * A world is a mapping of `http`, `limits`, `files`, `db`, `ws`, `clients` (what the simulated libraries answer) and
 * `input`, `env`, `start`, `seed`, `cpu` (what the machine itself is like). All times are virtual seconds. */
#ifndef ASYNCOURSE_SIM_WORLD_H
#define ASYNCOURSE_SIM_WORLD_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { WORLD_NULL, WORLD_BOOL, WORLD_NUMBER, WORLD_TEXT, WORLD_LIST, WORLD_MAP } WorldKind;

/* A value; those of a list or mapping hang in a chain, in the order of the text. Owned by the World. */
typedef struct WorldNode WorldNode;
struct WorldNode {
    WorldKind kind;
    bool truth;               /* WORLD_BOOL */
    double number;            /* WORLD_NUMBER */
    const char *text;         /* WORLD_TEXT, and the digits of a WORLD_NUMBER; NUL-terminated */
    size_t len;
    const char *key;          /* when it is in a mapping; NUL-terminated */
    size_t key_len;
    const WorldNode *first;   /* of a list or mapping */
    const WorldNode *next;    /* in the list or mapping that this one is in */
    size_t count;
    uint32_t id;              /* from 0, dense: a place for what a run knows about it */
};

typedef struct World World;

/* Reads JSON. NULL: the text is not a JSON mapping, or nested deeper than 32; *error says why (caller frees). */
World *world_new(const char *json, size_t len, char **error);
void world_free(World *world);
uint32_t world_node_count(const World *world);

/* The value under `key` of a mapping; NULL when it is absent or `map` is NULL or no mapping. NULL world: NULL. */
const WorldNode *world_section(const World *world, const char *name);
const WorldNode *world_get(const WorldNode *map, const char *key);
double world_number(const WorldNode *map, const char *key, double otherwise);

/* ---- what the machine is like; each false or NULL when the world does not say ---- */
bool world_start(const World *world, int64_t *epoch_ns);  /* "2024-01-01 09:00:00" (UTC), or seconds since 1970 */
bool world_seed(const World *world, uint64_t *seed);
bool world_price(const World *world, int64_t *price_ps);  /* of an instruction: "1us", "200ns", "2ms", or seconds */

/* ---- templates ---- */

/* What the `{name}` parts of a key stood for. Texts are borrowed from the template and from what was matched. */
enum { WORLD_MAX_NAMES = 16 };
typedef struct {
    struct { const char *name, *text; size_t name_len, len; } items[WORLD_MAX_NAMES];
    size_t count;
} WorldNames;

/* Does the whole text match? A `{name}` stands for one or more characters but / ? &, as many as possible. */
bool world_match(const char *template, size_t template_len, const char *text, size_t len, WorldNames *names);
/* Appends `text` with each `{name}` that is known replaced. */
void world_fill(const char *text, size_t len, const WorldNames *names, Buf *out);
/* The first entry of the mapping whose key matches; NULL: none. */
const WorldNode *world_find(const WorldNode *table, const char *text, size_t len, WorldNames *names);

#endif
