#include "lang/image.h"

#include "base/check.h"
#include "base/mem.h"
#include "lang/compile.h"

#include <string.h>

typedef struct Reader {
    const CodeImage *image;
    Arena *arena;
    const uint32_t *at;  /* the next word */
    uint32_t nops, nguards; /* used so far */
    const char *file;
} Reader;

static uint32_t word(Reader *r) { return *r->at++; }

static uint64_t two_words(Reader *r)
{
    uint64_t low = word(r);
    return low | (uint64_t)word(r) << 32;
}

static const char *text(Reader *r) { return r->image->text + word(r); }

static const uint32_t *words(Reader *r, uint32_t n)
{
    const uint32_t *first = r->at;
    r->at += n;
    return first;
}

static const char *const *texts(Reader *r, uint32_t n)
{
    const char **all = arena_alloc(r->arena, n * sizeof *all);
    for (uint32_t i = 0; i < n; i++)
        all[i] = text(r);
    return all;
}

static const Code *read_code(Reader *r);
static const Const *read_consts(Reader *r, uint32_t n);

static void read_const(Reader *r, Const *k)
{
    uint64_t bits;
    k->tag = (ConstTag)word(r);
    switch (k->tag) {
    case K_INT:
        k->i = (int64_t)two_words(r);
        break;
    case K_FLOAT:
    case K_COMPLEX:
        bits = two_words(r);
        memcpy(&k->f, &bits, sizeof bits);
        break;
    case K_BIGINT:
    case K_STR:
    case K_BYTES:
        k->s = text(r);
        k->len = word(r);
        break;
    case K_TUPLE:
        k->len = word(r);
        k->items = read_consts(r, (uint32_t)k->len);
        break;
    case K_CODE:
        k->code = read_code(r);
        break;
    case K_NONE:
    case K_TRUE:
    case K_FALSE:
    case K_ELLIPSIS:
        break;
    }
}

static const Const *read_consts(Reader *r, uint32_t n)
{
    Const *all = arena_alloc(r->arena, n * sizeof *all);
    for (uint32_t i = 0; i < n; i++)
        read_const(r, &all[i]);
    return all;
}

/* The order is that of write_code. Nested codes are constants: the depth is that of our own library. */
static const Code *read_code(Reader *r)
{
    Code *c = arena_alloc(r->arena, sizeof *c);
    c->file = r->file;
    c->name = text(r);
    c->qualname = text(r);
    c->doc = word(r) ? text(r) : NULL;
    c->flags = word(r);
    c->first_line = (int)word(r);
    c->stack_size = word(r);
    c->nargs = word(r);
    c->nposonly = word(r);
    c->nkwonly = word(r);
    c->nops = word(r);
    c->ops = r->image->ops + r->nops;
    c->places = r->image->places + r->nops;
    r->nops += c->nops;
    c->nguards = word(r);
    c->guards = r->image->guards + r->nguards;
    r->nguards += c->nguards;
    c->nnames = word(r);
    c->names = texts(r, c->nnames);
    c->ncaches = word(r);
    c->cache_names = words(r, c->ncaches);
    c->nlocals = word(r);
    c->varnames = texts(r, c->nlocals);
    c->nfree = word(r);
    c->freenames = texts(r, c->nfree);
    c->ncells = word(r);
    c->cell_slots = words(r, c->ncells);
    c->nconsts = word(r);
    c->consts = read_consts(r, c->nconsts);
    return c;
}

Program *image_load(const CodeImage *image)
{
    Program *p = mem_zalloc(sizeof *p);
    arena_init(&p->arena);
    Reader r = {.image = image, .arena = &p->arena, .at = image->words};
    p->file = r.file = text(&r);
    p->root = read_code(&r);
    return p;
}
