/* MD5 and the SHA-2 family, and PBKDF2 over them. The round constants come from their definitions: sines, and square
 * and cube roots of primes, as tables. */
#include "base/digest.h"

#include "base/mem.h"

#include <string.h>

typedef struct Hash {
    uint64_t h[8];
    void (*block)(struct Hash *s, const uint8_t *p);
    uint32_t block_size, word_size;
    bool big_endian;
} Hash;

static uint32_t rotl(uint32_t x, int n) { return x << n | x >> (32 - n); }
static uint32_t rotr(uint32_t x, int n) { return x >> n | x << (32 - n); }
static uint64_t rotr64(uint64_t x, int n) { return x >> n | x << (64 - n); }

static uint64_t load(const uint8_t *p, int bytes, bool big_endian)
{
    uint64_t x = 0;
    for (int i = 0; i < bytes; i++)
        x = x << 8 | p[big_endian ? i : bytes - 1 - i];
    return x;
}

static void md5_block(Hash *s, const uint8_t *p)
{
    static const uint32_t k[64] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
        0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
        0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
        0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
        0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
        0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
        0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
        0xeb86d391};
    static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t a = (uint32_t)s->h[0], b = (uint32_t)s->h[1], c = (uint32_t)s->h[2], d = (uint32_t)s->h[3];
    for (int i = 0; i < 64; i++) {
        uint32_t f;
        int g;
        switch (i / 16) {
        case 0: f = (b & c) | (~b & d), g = i; break;
        case 1: f = (d & b) | (~d & c), g = (5 * i + 1) % 16; break;
        case 2: f = b ^ c ^ d, g = (3 * i + 5) % 16; break;
        default: f = c ^ (b | ~d), g = (7 * i) % 16; break;
        }
        f += a + k[i] + (uint32_t)load(p + 4 * g, 4, false);
        a = d, d = c, c = b;
        b += rotl(f, turns[i / 16][i % 4]);
    }
    const uint32_t sum[4] = {a, b, c, d};
    for (int i = 0; i < 4; i++)
        s->h[i] = (uint32_t)(s->h[i] + sum[i]);
}

static void sha1_block(Hash *s, const uint8_t *p)
{
    static const uint32_t k[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t w[80], v[5];
    for (int i = 0; i < 80; i++)
        w[i] = i < 16 ? (uint32_t)load(p + 4 * i, 4, true) : rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 5; i++)
        v[i] = (uint32_t)s->h[i];
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? (v[1] & v[2]) | (~v[1] & v[3])
                     : i < 40 ? v[1] ^ v[2] ^ v[3]
                     : i < 60 ? (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3])
                              : v[1] ^ v[2] ^ v[3];
        uint32_t t = rotl(v[0], 5) + f + v[4] + k[i / 20] + w[i];
        v[4] = v[3], v[3] = v[2], v[2] = rotl(v[1], 30), v[1] = v[0], v[0] = t;
    }
    for (int i = 0; i < 5; i++)
        s->h[i] = (uint32_t)(s->h[i] + v[i]);
}

/* The first 64 bits of the fractional parts of the cube roots of the first 80 primes; SHA-256 takes the upper halves of
 * the first 64. */
static const uint64_t roots[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static void sha256_block(Hash *s, const uint8_t *p)
{
    uint32_t w[64], v[8];
    for (int i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = (uint32_t)load(p + 4 * i, 4, true);
            continue;
        }
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotr(x, 7) ^ rotr(x, 18) ^ x >> 3) + w[i - 7] + (rotr(y, 17) ^ rotr(y, 19) ^ y >> 10);
    }
    for (int i = 0; i < 8; i++)
        v[i] = (uint32_t)s->h[i];
    for (int i = 0; i < 64; i++) {
        uint32_t e = rotr(v[4], 6) ^ rotr(v[4], 11) ^ rotr(v[4], 25), a = rotr(v[0], 2) ^ rotr(v[0], 13) ^ rotr(v[0], 22);
        uint32_t t = v[7] + e + ((v[4] & v[5]) ^ (~v[4] & v[6])) + (uint32_t)(roots[i] >> 32) + w[i];
        uint32_t u = a + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t;
        v[0] = t + u;
    }
    for (int i = 0; i < 8; i++)
        s->h[i] = (uint32_t)(s->h[i] + v[i]);
}

static void sha512_block(Hash *s, const uint8_t *p)
{
    uint64_t w[80], v[8];
    for (int i = 0; i < 80; i++) {
        if (i < 16) {
            w[i] = load(p + 8 * i, 8, true);
            continue;
        }
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotr64(x, 1) ^ rotr64(x, 8) ^ x >> 7) + w[i - 7] + (rotr64(y, 19) ^ rotr64(y, 61) ^ y >> 6);
    }
    memcpy(v, s->h, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t e = rotr64(v[4], 14) ^ rotr64(v[4], 18) ^ rotr64(v[4], 41);
        uint64_t a = rotr64(v[0], 28) ^ rotr64(v[0], 34) ^ rotr64(v[0], 39);
        uint64_t t = v[7] + e + ((v[4] & v[5]) ^ (~v[4] & v[6])) + roots[i] + w[i];
        uint64_t u = a + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += t;
        v[0] = t + u;
    }
    for (int i = 0; i < 8; i++)
        s->h[i] += v[i];
}

struct DigestKind {
    const char *name;
    uint32_t size; /* of the digest, bytes */
    Hash start;
};

static const DigestKind kinds[] = {
    {"md5", 16, {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, md5_block, 64, 4, false}},
    {"sha1", 20, {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, sha1_block, 64, 4, true}},
    {"sha224", 28,
     {{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
      sha256_block, 64, 4, true}},
    {"sha256", 32,
     {{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
      sha256_block, 64, 4, true}},
    {"sha384", 48,
     {{0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31,
       0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4},
      sha512_block, 128, 8, true}},
    {"sha512", 64,
     {{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1,
       0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179},
      sha512_block, 128, 8, true}},
    {"sha512_224", 28,
     {{0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf, 0x0f6d2b697bd44da8,
       0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1},
      sha512_block, 128, 8, true}},
    {"sha512_256", 32,
     {{0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd, 0x96283ee2a88effe3,
       0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2},
      sha512_block, 128, 8, true}},
};

const DigestKind *digest_kind(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].name, name))
            return &kinds[i];
    return NULL;
}

uint32_t digest_size(const DigestKind *k) { return k->size; }
uint32_t digest_block_size(const DigestKind *k) { return k->start.block_size; }

/* The padding: a one bit, zeros, and the length in bits at the end of a block. before: bytes that s has seen. */
static void finish(Hash *s, uint64_t before, const uint8_t *data, uint64_t len)
{
    uint8_t last[2 * DIGEST_BLOCK_MAX] = {0};
    uint32_t rest = (uint32_t)(len % s->block_size), length_size = s->block_size / 8;
    if (rest)
        memcpy(last, data + (len - rest), rest);
    last[rest] = 0x80;
    uint32_t total = rest + 1 + length_size <= s->block_size ? s->block_size : 2 * s->block_size;
    for (uint32_t i = 0; i < 8; i++)
        last[s->big_endian ? total - 1 - i : total - 8 + i] = (uint8_t)((before + len) << 3 >> (8 * i));
    for (uint32_t at = 0; at < total; at += s->block_size)
        s->block(s, last + at);
}

/* s, which has seen `before` bytes (whole blocks), sees these, the last ones. */
static void end_with(const DigestKind *k, Hash s, uint64_t before, DigestText t, uint8_t *out)
{
    for (uint64_t at = 0; at + s.block_size <= t.len; at += s.block_size)
        s.block(&s, t.data + at);
    finish(&s, before, t.data, t.len);
    for (uint32_t j = 0; j < k->size; j++) {
        uint32_t shift = 8 * (j % s.word_size);
        out[j] = (uint8_t)(s.h[j / s.word_size] >> (s.big_endian ? 8 * (s.word_size - 1) - shift : shift));
    }
}

void digest_of(const DigestKind *k, const uint8_t *data, uint64_t len, uint8_t *out)
{
    end_with(k, k->start, 0, (DigestText){data, len}, out);
}

/* ---- PBKDF2 ---- */

/* HMAC with a key: both digests after their first blocks. */
typedef struct Hmac {
    const DigestKind *kind;
    Hash inner, outer;
} Hmac;

static Hmac hmac_with(const DigestKind *k, DigestText key)
{
    Hmac m = {k, k->start, k->start};
    uint8_t block[DIGEST_BLOCK_MAX] = {0};
    if (key.len > k->start.block_size)
        digest_of(k, key.data, key.len, block);
    else if (key.len)
        memcpy(block, key.data, key.len);
    for (uint32_t i = 0; i < k->start.block_size; i++)
        block[i] ^= 0x36;
    m.inner.block(&m.inner, block);
    for (uint32_t i = 0; i < k->start.block_size; i++)
        block[i] ^= 0x36 ^ 0x5c;
    m.outer.block(&m.outer, block);
    return m;
}

static void hmac_end(const Hmac *m, DigestText t, uint8_t *out)
{
    uint8_t inner[DIGEST_MAX];
    end_with(m->kind, m->inner, m->inner.block_size, t, inner);
    end_with(m->kind, m->outer, m->outer.block_size, (DigestText){inner, m->kind->size}, out);
}

/* The first block of the chain is over the salt and its number. */
static void first_of_chain(const Hmac *m, DigestText salt, uint32_t number, uint8_t *out)
{
    uint8_t *text = mem_alloc(salt.len + 4);
    if (salt.len)
        memcpy(text, salt.data, salt.len);
    for (int i = 0; i < 4; i++)
        text[salt.len + (uint64_t)i] = (uint8_t)(number >> (24 - 8 * i));
    hmac_end(m, (DigestText){text, salt.len + 4}, out);
    mem_free(text);
}

/* All links of a chain, added up. */
static bool chain(const Hmac *m, uint64_t iterations, DigestWatch watch, uint8_t *link, uint8_t *sum)
{
    enum { LINKS = 1024 }; /* between two questions */
    const uint32_t size = m->kind->size;
    memcpy(sum, link, size);
    for (uint64_t i = 1; i < iterations; i++) {
        hmac_end(m, (DigestText){link, size}, link);
        for (uint32_t j = 0; j < size; j++)
            sum[j] ^= link[j];
        if (i % LINKS == 0 && !watch.go_on(watch.of, (uint64_t)2 * LINKS * m->inner.block_size))
            return false;
    }
    return true;
}

bool digest_pbkdf2(const DigestKind *k, DigestText password, DigestText salt, uint64_t iterations, DigestWatch watch,
                   uint8_t *out, size_t out_len)
{
    const Hmac m = hmac_with(k, password);
    uint8_t link[DIGEST_MAX], sum[DIGEST_MAX];
    for (uint32_t number = 1; out_len; number++) {
        first_of_chain(&m, salt, number, link);
        if (!chain(&m, iterations, watch, link, sum) || !watch.go_on(watch.of, salt.len + 2 * k->start.block_size))
            return false;
        size_t part = out_len < k->size ? out_len : k->size;
        memcpy(out, sum, part);
        out += part;
        out_len -= part;
    }
    return true;
}
