/* The other half of image.c. */
#include "base/check.h"
#include "base/map.h"
#include "base/mem.h"
#include "lang/image.h"

#include <string.h>

typedef struct Writer {
    Buf ops, places, guards, words; /* rows of C */
    Buf pool;
    Map known;            /* text -> its number */
    uint32_t *offsets;    /* of the texts, in the pool */
    uint32_t noffsets, capoffsets;
} Writer;

static void put_number(Buf *b, uint32_t n) { buf_printf(b, b->len % 16 ? "%u," : "%u,\n", n); }
static void put_word(Writer *w, uint32_t n) { put_number(&w->words, n); }

static void put_two_words(Writer *w, uint64_t n)
{
    put_word(w, (uint32_t)n);
    put_word(w, (uint32_t)(n >> 32));
}

static void put_text(Writer *w, const char *s, size_t len)
{
    uint32_t number = map_intern(&w->known, s, len);
    if (number == w->noffsets) {
        MEM_GROW(w->offsets, w->capoffsets, w->noffsets + 1);
        w->offsets[w->noffsets++] = (uint32_t)w->pool.len;
        buf_bytes(&w->pool, s, len);
        buf_char(&w->pool, '\0');
    }
    put_word(w, w->offsets[number]);
}

static void put_texts(Writer *w, const char *const *texts, uint32_t n)
{
    put_word(w, n);
    for (uint32_t i = 0; i < n; i++)
        put_text(w, texts[i], strlen(texts[i]));
}

static void put_words(Writer *w, const uint32_t *words, uint32_t n)
{
    put_word(w, n);
    for (uint32_t i = 0; i < n; i++)
        put_word(w, words[i]);
}

static void write_code(Writer *w, const Code *c);

static void put_const(Writer *w, const Const *k)
{
    uint64_t bits;
    put_word(w, k->tag);
    switch (k->tag) {
    case K_INT:
        put_two_words(w, (uint64_t)k->i);
        break;
    case K_FLOAT:
    case K_COMPLEX:
        memcpy(&bits, &k->f, sizeof bits);
        put_two_words(w, bits);
        break;
    case K_BIGINT:
    case K_STR:
    case K_BYTES:
        put_text(w, k->s, k->len);
        put_word(w, (uint32_t)k->len);
        break;
    case K_TUPLE:
        put_word(w, (uint32_t)k->len);
        for (size_t i = 0; i < k->len; i++)
            put_const(w, &k->items[i]);
        break;
    case K_CODE:
        write_code(w, k->code);
        break;
    case K_NONE:
    case K_TRUE:
    case K_FALSE:
    case K_ELLIPSIS:
        break;
    }
}

static void put_tables(Writer *w, const Code *c)
{
    put_word(w, c->nops);
    for (uint32_t i = 0; i < c->nops; i++) {
        const Place *p = &c->places[i];
        put_number(&w->ops, c->ops[i]);
        buf_printf(&w->places, "{%d,%d,%d,%d},%s", p->line, p->end_line, p->col, p->end_col, i % 8 ? "" : "\n");
    }
    put_word(w, c->nguards);
    for (uint32_t i = 0; i < c->nguards; i++) {
        const Guard *g = &c->guards[i];
        buf_printf(&w->guards, "{%u,%u,%u,%u},\n", g->start, g->end, g->target, g->depth);
    }
}

static void write_code(Writer *w, const Code *c)
{
    put_text(w, c->name, strlen(c->name));
    put_text(w, c->qualname, strlen(c->qualname));
    put_word(w, c->doc != NULL);
    if (c->doc)
        put_text(w, c->doc, strlen(c->doc));
    put_word(w, c->flags);
    put_word(w, (uint32_t)c->first_line);
    put_word(w, c->stack_size);
    put_word(w, c->nargs);
    put_word(w, c->nposonly);
    put_word(w, c->nkwonly);
    put_tables(w, c);
    put_texts(w, c->names, c->nnames);
    put_words(w, c->cache_names, c->ncaches);
    put_texts(w, c->varnames, c->nlocals);
    put_texts(w, c->freenames, c->nfree);
    put_words(w, c->cell_slots, c->ncells);
    put_word(w, c->nconsts);
    for (uint32_t i = 0; i < c->nconsts; i++)
        put_const(w, &c->consts[i]);
}

static void put_table(Buf *out, const char *type, const char *name, uint32_t number, const Buf *rows)
{
    buf_printf(out, "static const %s %s_%u[] = {\n%s%s};\n", type, name, number, buf_text(rows), rows->len ? "" : "{0}");
}

void image_write(const Program *p, uint32_t number, Buf *out)
{
    Writer w = {0};
    Buf pool;
    map_init(&w.known);
    buf_init(&pool);
    put_text(&w, p->file, strlen(p->file));
    write_code(&w, p->root);
    for (size_t i = 0; i < w.pool.len; i++)
        buf_printf(&pool, i % 32 ? "%d," : "%d,\n", w.pool.data[i]);
    put_table(out, "Instr", "ops", number, &w.ops);
    put_table(out, "Place", "places", number, &w.places);
    put_table(out, "Guard", "guards", number, &w.guards);
    put_table(out, "uint32_t", "words", number, &w.words);
    put_table(out, "char", "text", number, &pool);
    Buf *all[] = {&w.ops, &w.places, &w.guards, &w.words, &w.pool, &pool};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buf_deinit(all[i]);
    map_deinit(&w.known);
    mem_free(w.offsets);
}
