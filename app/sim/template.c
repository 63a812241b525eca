/* Keys of a world as templates: "https://shop.test/item/{id}". */
#include "sim/world.h"

#include "base/mem.h"

#include <string.h>

/* A piece of a template: literal text, or the name of what it stands for. */
typedef struct {
    const char *text;
    size_t len;
    bool is_name;
} Piece;

enum { MAX_PIECES = 2 * WORLD_MAX_NAMES + 1, MAX_WORK = 1 << 24 };

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Length of the "{name}" that begins here, 0: none does. */
static size_t name_here(const char *s, const char *end)
{
    const char *at = s;
    if (at == end || *at++ != '{')
        return 0;
    while (at < end && is_word(*at))
        at++;
    return at < end && *at == '}' && at > s + 1 ? (size_t)(at + 1 - s) : 0;
}

static size_t cut(const char *s, size_t len, Piece *pieces)
{
    size_t n = 0, names = 0;
    const char *end = s + len, *literal = s;
    while (s < end && names < WORLD_MAX_NAMES) {
        size_t name = name_here(s, end);
        if (!name) {
            s++;
            continue;
        }
        names++;
        if (s > literal)
            pieces[n++] = (Piece){literal, (size_t)(s - literal), false};
        pieces[n++] = (Piece){s + 1, name - 2, true};
        literal = s += name;
    }
    if (literal < end)
        pieces[n++] = (Piece){literal, (size_t)(end - literal), false};
    return n;
}

static bool may_stand_in(char c) { return c != '/' && c != '?' && c != '&'; }

static bool starts(const Piece *p, const char *text, size_t len)
{
    return p->len <= len && memcmp(p->text, text, p->len) == 0;
}

/* can[i * (len + 1) + j]: do the pieces from i on match the text from j on? Filled from the end, so the work is pieces
 * times text whatever the template: no backtracking. */
static void look_back(const Piece *pieces, size_t n, const char *text, size_t len, bool *can)
{
    can[n * (len + 1) + len] = true;
    for (size_t i = n; i-- > 0;) {
        const Piece *p = &pieces[i];
        bool *here = can + i * (len + 1), *next = here + len + 1;
        for (size_t j = len + 1; j-- > 0;)
            if (p->is_name)
                here[j] = j < len && may_stand_in(text[j]) && (next[j + 1] || here[j + 1]);
            else
                here[j] = starts(p, text + j, len - j) && next[j + p->len];
    }
}

/* The longest text for each name, from the left, as a greedy regular expression gives it. */
static void name_parts(const Piece *pieces, size_t n, const char *text, size_t len, const bool *can, WorldNames *names)
{
    size_t j = 0;
    names->count = 0;
    for (size_t i = 0; i < n; i++) {
        const bool *next = can + (i + 1) * (len + 1);
        size_t to = j + pieces[i].len;
        if (pieces[i].is_name) {
            to = j + 1;
            for (size_t k = j + 1; k <= len && may_stand_in(text[k - 1]); k++)
                if (next[k])
                    to = k;
            names->items[names->count].name = pieces[i].text;
            names->items[names->count].name_len = pieces[i].len;
            names->items[names->count].text = text + j;
            names->items[names->count++].len = to - j;
        }
        j = to;
    }
}

bool world_match(const char *template, size_t template_len, const char *text, size_t len, WorldNames *names)
{
    Piece pieces[MAX_PIECES];
    size_t n = cut(template, template_len, pieces);
    names->count = 0;
    if (n == 0 || (n == 1 && !pieces[0].is_name))
        return template_len == len && memcmp(template, text, len) == 0;
    if ((!pieces[0].is_name && !starts(&pieces[0], text, len)) || len > MAX_WORK / MAX_PIECES)
        return false;
    bool *can = mem_zalloc((n + 1) * (len + 1) * sizeof *can);
    look_back(pieces, n, text, len, can);
    bool yes = can[0];
    if (yes)
        name_parts(pieces, n, text, len, can, names);
    mem_free(can);
    return yes;
}

void world_fill(const char *text, size_t len, const WorldNames *names, Buf *out)
{
    const char *end = text + len;
    while (text < end) {
        size_t name = name_here(text, end), i = 0;
        while (name && i < names->count &&
               (names->items[i].name_len != name - 2 || memcmp(names->items[i].name, text + 1, name - 2) != 0))
            i++;
        if (name && i < names->count) {
            buf_bytes(out, names->items[i].text, names->items[i].len);
            text += name;
        } else {
            buf_char(out, *text++);
        }
    }
}

const WorldNode *world_find(const WorldNode *table, const char *text, size_t len, WorldNames *names)
{
    names->count = 0;
    if (!table || table->kind != WORLD_MAP)
        return NULL;
    for (const WorldNode *n = table->first; n; n = n->next)
        if (world_match(n->key, n->key_len, text, len, names))
            return n;
    return NULL;
}
