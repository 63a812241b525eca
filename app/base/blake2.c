/* BLAKE2b and BLAKE2s (RFC 7693): the same mixing of sixteen words, of 64 bits and of 32. */
#include "base/digest.h"

#include <string.h>

typedef struct Blake2 {
    uint64_t h[8];
    uint32_t bits;     /* of a word */
    uint32_t rounds;
    uint8_t turns[4];
} Blake2;

static const uint64_t start_b[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

/* Those of BLAKE2s are the upper halves. */
static uint64_t start_word(const Blake2 *s, int i) { return start_b[i] >> (64 - s->bits); }
static uint64_t word(const Blake2 *s, uint64_t x) { return s->bits == 64 ? x : (uint32_t)x; }

static uint64_t turned(const Blake2 *s, uint64_t x, uint8_t n) { return word(s, x >> n | x << (s->bits - n)); }

static uint64_t load(const uint8_t *p, uint32_t bytes)
{
    uint64_t x = 0;
    for (uint32_t i = bytes; i-- > 0;)
        x = x << 8 | p[i];
    return x;
}

static void mix(const Blake2 *s, uint64_t *v, const uint8_t *at, uint64_t x, uint64_t y)
{
    uint64_t *a = &v[at[0]], *b = &v[at[1]], *c = &v[at[2]], *d = &v[at[3]];
    *a = word(s, *a + *b + x);
    *d = turned(s, *d ^ *a, s->turns[0]);
    *c = word(s, *c + *d);
    *b = turned(s, *b ^ *c, s->turns[1]);
    *a = word(s, *a + *b + y);
    *d = turned(s, *d ^ *a, s->turns[2]);
    *c = word(s, *c + *d);
    *b = turned(s, *b ^ *c, s->turns[3]);
}

/* seen: bytes up to the end of this block. */
static void compress(Blake2 *s, const uint8_t *block, uint64_t seen, bool last, bool last_node)
{
    static const uint8_t order[10][16] = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
    static const uint8_t groups[8][4] = {{0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
                                         {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}};
    uint64_t v[16], m[16];
    uint32_t bytes = s->bits / 8;
    for (int i = 0; i < 16; i++) {
        m[i] = load(block + (uint32_t)i * bytes, bytes);
        v[i] = i < 8 ? s->h[i] : start_word(s, i - 8);
    }
    v[12] ^= word(s, seen);
    v[13] ^= s->bits == 64 ? 0 : seen >> 32;
    v[14] ^= last ? word(s, UINT64_MAX) : 0;
    v[15] ^= last && last_node ? word(s, UINT64_MAX) : 0;
    for (uint32_t round = 0; round < s->rounds; round++)
        for (int g = 0; g < 8; g++)
            mix(s, v, groups[g], m[order[round % 10][2 * g]], m[order[round % 10][2 * g + 1]]);
    for (int i = 0; i < 8; i++)
        s->h[i] ^= v[i] ^ v[i + 8];
}

static void run(Blake2 *s, const uint8_t *params, bool last_node, const uint8_t *data, uint64_t len, uint8_t *out)
{
    uint32_t bytes = s->bits / 8, block = 16 * bytes;
    uint8_t last[128] = {0};
    uint64_t at = 0;
    for (int i = 0; i < 8; i++)
        s->h[i] = start_word(s, i) ^ load(params + (uint32_t)i * bytes, bytes);
    for (; len - at > block; at += block)
        compress(s, data + at, at + block, false, false);
    if (len > at)
        memcpy(last, data + at, len - at);
    compress(s, last, len, true, last_node);
    for (uint32_t i = 0; i < params[0]; i++)
        out[i] = (uint8_t)(s->h[i / bytes] >> 8 * (i % bytes));
}

void blake2b_digest(const uint8_t *params, bool last_node, const uint8_t *data, uint64_t len, uint8_t *out)
{
    Blake2 s = {.bits = 64, .rounds = 12, .turns = {32, 24, 16, 63}};
    run(&s, params, last_node, data, len, out);
}

void blake2s_digest(const uint8_t *params, bool last_node, const uint8_t *data, uint64_t len, uint8_t *out)
{
    Blake2 s = {.bits = 32, .rounds = 10, .turns = {16, 12, 8, 7}};
    run(&s, params, last_node, data, len, out);
}
