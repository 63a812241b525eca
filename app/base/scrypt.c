/* scrypt (RFC 7914): a key whose making takes much memory. */
#include "base/digest.h"
#include "base/mem.h"

#include <string.h>

enum { WORDS = 16 /* of 32 bits, in a block of Salsa20 */ };

static uint32_t rotl(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void quarter(uint32_t *x, int a, int b, int c, int d)
{
    x[b] ^= rotl(x[a] + x[d], 7);
    x[c] ^= rotl(x[b] + x[a], 9);
    x[d] ^= rotl(x[c] + x[b], 13);
    x[a] ^= rotl(x[d] + x[c], 18);
}

static void salsa20_8(uint32_t *block)
{
    uint32_t x[WORDS];
    memcpy(x, block, sizeof x);
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) /* columns */
            quarter(x, 5 * j, (5 * j + 4) % 16, (5 * j + 8) % 16, (5 * j + 12) % 16);
        for (int j = 0; j < 4; j++) /* rows */
            quarter(x, 5 * j, 4 * j + (j + 1) % 4, 4 * j + (j + 2) % 4, 4 * j + (j + 3) % 4);
    }
    for (int i = 0; i < WORDS; i++)
        block[i] += x[i];
}

/* b: 2 r blocks, mixed into each other; those with even numbers come to the front. */
static void mix_blocks(uint32_t *b, uint32_t *room, uint32_t r)
{
    uint32_t x[WORDS];
    memcpy(x, b + (size_t)(2 * r - 1) * WORDS, sizeof x);
    for (uint32_t i = 0; i < 2 * r; i++) {
        for (int j = 0; j < WORDS; j++)
            x[j] ^= b[(size_t)i * WORDS + (size_t)j];
        salsa20_8(x);
        memcpy(room + (size_t)(i / 2 + i % 2 * r) * WORDS, x, sizeof x);
    }
    memcpy(b, room, (size_t)2 * r * sizeof x);
}

static bool mix_memory(uint32_t *b, uint32_t *table, uint32_t *room, ScryptCost c, DigestWatch watch)
{
    size_t row = (size_t)2 * c.r * WORDS;
    for (uint64_t i = 0; i < c.n; i++) {
        memcpy(table + i * row, b, row * sizeof *b);
        mix_blocks(b, room, c.r);
        if (!watch.go_on(watch.of, row * sizeof *b))
            return false;
    }
    for (uint64_t i = 0; i < c.n; i++) {
        const uint32_t *other = table + (b[row - WORDS] & (c.n - 1)) * row;
        for (size_t j = 0; j < row; j++)
            b[j] ^= other[j];
        mix_blocks(b, room, c.r);
        if (!watch.go_on(watch.of, row * sizeof *b))
            return false;
    }
    return true;
}

static size_t row_bytes(ScryptCost c) { return (size_t)128 * c.r; }

size_t scrypt_memory(ScryptCost c) { return row_bytes(c) * (c.p + c.n + 2); }

static void words_of(uint32_t *words, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        words[i] = (uint32_t)bytes[4 * i] | (uint32_t)bytes[4 * i + 1] << 8 | (uint32_t)bytes[4 * i + 2] << 16 |
                   (uint32_t)bytes[4 * i + 3] << 24;
}

static void bytes_of(uint8_t *bytes, const uint32_t *words, size_t n)
{
    for (size_t i = 0; i < 4 * n; i++)
        bytes[i] = (uint8_t)(words[i / 4] >> 8 * (i % 4));
}

bool scrypt_key(DigestText password, DigestText salt, ScryptCost c, DigestWatch watch, uint8_t *out, size_t out_len)
{
    const DigestKind *sha256 = digest_kind("sha256");
    size_t row = row_bytes(c), n = row / 4;
    uint8_t *mixed = mem_alloc(row * c.p);
    uint32_t *b = mem_alloc(row), *room = mem_alloc(row), *table = mem_alloc(row * c.n);
    bool ok = digest_pbkdf2(sha256, password, salt, 1, watch, mixed, row * c.p);
    for (uint32_t i = 0; ok && i < c.p; i++) {
        words_of(b, mixed + row * i, n);
        ok = mix_memory(b, table, room, c, watch);
        bytes_of(mixed + row * i, b, n);
    }
    ok = ok && digest_pbkdf2(sha256, password, (DigestText){mixed, row * c.p}, 1, watch, out, out_len);
    mem_free(table);
    mem_free(room);
    mem_free(b);
    mem_free(mixed);
    return ok;
}
