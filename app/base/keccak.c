/* SHA-3 and SHAKE (FIPS 202). */
#include "base/digest.h"

#include <string.h>

enum { LANES = 25, ROUNDS = 24 };

static uint64_t rotl64(uint64_t x, unsigned n) { return n ? x << n | x >> (64 - n) : x; }

static void mix_columns(uint64_t *a)
{
    uint64_t c[5];
    for (int x = 0; x < 5; x++)
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (int x = 0; x < 5; x++) {
        uint64_t d = c[(x + 4) % 5] ^ rotl64(c[(x + 1) % 5], 1);
        for (int y = 0; y < LANES; y += 5)
            a[y + x] ^= d;
    }
}

/* Each lane turns and moves to the place of the next one. */
static void turn_and_move(uint64_t *a)
{
    static const uint8_t turns[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                      27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
    static const uint8_t places[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                       15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};
    uint64_t moving = a[1];
    for (int i = 0; i < 24; i++) {
        uint64_t kept = a[places[i]];
        a[places[i]] = rotl64(moving, turns[i]);
        moving = kept;
    }
}

static void mix_rows(uint64_t *a)
{
    for (int y = 0; y < LANES; y += 5) {
        uint64_t row[5];
        memcpy(row, a + y, sizeof row);
        for (int x = 0; x < 5; x++)
            a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
}

/* The round constants come out of a register of 8 bits: one at each place 2^j - 1. */
static void permute(uint64_t *a)
{
    uint8_t bits = 1;
    for (int round = 0; round < ROUNDS; round++) {
        mix_columns(a);
        turn_and_move(a);
        mix_rows(a);
        for (int j = 0; j < 7; j++) {
            if (bits & 1)
                a[0] ^= UINT64_C(1) << ((1 << j) - 1);
            bits = (uint8_t)(bits & 0x80 ? bits << 1 ^ 0x71 : bits << 1);
        }
    }
}

static void take(uint64_t *a, uint32_t at, uint8_t byte) { a[at / 8] ^= (uint64_t)byte << 8 * (at % 8); }

void keccak_digest(uint32_t rate, uint8_t suffix, const uint8_t *data, uint64_t len, uint8_t *out, size_t out_len)
{
    uint64_t a[LANES] = {0};
    uint32_t at = 0;
    for (uint64_t i = 0; i < len; i++) {
        take(a, at++, data[i]);
        if (at == rate) {
            permute(a);
            at = 0;
        }
    }
    take(a, at, suffix);
    take(a, rate - 1, 0x80);
    for (size_t i = 0; i < out_len; i++) {
        if (i % rate == 0)
            permute(a);
        out[i] = (uint8_t)(a[i % rate / 8] >> 8 * (i % rate % 8));
    }
}
