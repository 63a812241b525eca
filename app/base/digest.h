/* Digests, and keys derived from them: pure functions of bytes. MD5 is RFC 1321, the SHA-2 family FIPS 180-4, SHA-3 and
 * SHAKE FIPS 202, BLAKE2 RFC 7693, HMAC RFC 2104, PBKDF2 RFC 8018, scrypt RFC 7914. All sizes are in bytes. */
#ifndef ASYNCOURSE_BASE_DIGEST_H
#define ASYNCOURSE_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_MAX = 64, DIGEST_BLOCK_MAX = 128 };

typedef struct DigestKind DigestKind;
const DigestKind *digest_kind(const char *name); /* md5, sha1, sha224 ... sha512, sha512_224, sha512_256; NULL: none of them */
uint32_t digest_size(const DigestKind *k);
uint32_t digest_block_size(const DigestKind *k);
void digest_of(const DigestKind *k, const uint8_t *data, uint64_t len, uint8_t *out); /* out: digest_size */

/* rate: of the sponge; suffix: the bits that end the data (6 for SHA-3, 31 for SHAKE). */
void keccak_digest(uint32_t rate, uint8_t suffix, const uint8_t *data, uint64_t len, uint8_t *out, size_t out_len);

/* params: the block of parameters, 64 bytes for BLAKE2b and 32 for BLAKE2s; its first byte is the size of the digest. data
 * begins with the key, filled up to a block (128, 64), when there is one. */
void blake2b_digest(const uint8_t *params, bool last_node, const uint8_t *data, uint64_t len, uint8_t *out);
void blake2s_digest(const uint8_t *params, bool last_node, const uint8_t *data, uint64_t len, uint8_t *out);

typedef struct DigestText {
    const uint8_t *data;
    uint64_t len;
} DigestText;

/* Keys are made slowly, on purpose. Now and then go_on is told how many bytes were mixed since the last time; when it says
 * false the work ends there, and so does the function. */
typedef struct DigestWatch {
    bool (*go_on)(void *of, uint64_t bytes);
    void *of;
} DigestWatch;

bool digest_pbkdf2(const DigestKind *k, DigestText password, DigestText salt, uint64_t iterations, DigestWatch watch,
                   uint8_t *out, size_t out_len);

typedef struct ScryptCost {
    uint64_t n; /* a power of 2, > 1 */
    uint32_t r, p;
} ScryptCost;
size_t scrypt_memory(ScryptCost c); /* what scrypt_key takes and gives back */
bool scrypt_key(DigestText password, DigestText salt, ScryptCost c, DigestWatch watch, uint8_t *out, size_t out_len);

#endif
