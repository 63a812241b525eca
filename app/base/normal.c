#include "base/normal.h"

#include "base/mem.h"
#include "base/unirun.h"
#include "base/utf8.h"

#include <string.h>

typedef struct {
    uint32_t c;
    uint8_t tag;
    uint16_t at; /* its first part; the last one has LAST */
} UniParts;

#include "base/normal.inc"

#define COUNT(a) (sizeof(a) / sizeof *(a))
enum { HANGUL = 0xAC00, LEAD = 0x1100, VOWEL = 0x1161, TAIL = 0x11A7, LEADS = 19, VOWELS = 21, TAILS = 28,
       SYLLABLES = LEADS * VOWELS * TAILS };

uint8_t normal_combining(uint32_t c) { return (uint8_t)unirun_at(combining_runs, COUNT(combining_runs), c); }

static const UniParts *parts_of(uint32_t c)
{
    for (size_t lo = 0, hi = COUNT(decomposed); lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (decomposed[mid].c == c)
            return &decomposed[mid];
        if (decomposed[mid].c < c)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

const uint32_t *normal_parts(uint32_t c, const char **tag)
{
    const UniParts *p = parts_of(c);
    if (!p)
        return NULL;
    *tag = tags[p->tag];
    return parts + p->at;
}

static void push(NormalPoints *p, uint32_t c)
{
    MEM_GROW(p->c, p->cap, p->len + 1);
    p->c[p->len++] = c;
}

/* One character's full decomposition: parts may have parts, never deep. */
void normal_decompose(NormalPoints *p, uint32_t c, bool compatible)
{
    if (c >= HANGUL && c < HANGUL + SYLLABLES) {
        uint32_t i = c - HANGUL;
        push(p, LEAD + i / (VOWELS * TAILS));
        push(p, VOWEL + i / TAILS % VOWELS);
        if (i % TAILS != 0)
            push(p, TAIL + i % TAILS);
        return;
    }
    const UniParts *found = c < 0xA0 ? NULL : parts_of(c);
    if (!found || (found->tag != 0 && !compatible)) {
        push(p, c);
        return;
    }
    for (const uint32_t *part = parts + found->at;; part++) {
        normal_decompose(p, *part & ~NORMAL_LAST, compatible);
        if (*part & NORMAL_LAST)
            break;
    }
}

/* Sorts each run of combining characters by their classes; equal ones keep their order. A merge, as a program may write
 * a very long run. */
static void sort_run(uint32_t *c, int64_t n, uint32_t *spare)
{
    for (int64_t width = 1; width < n; width *= 2) {
        for (int64_t start = 0; start < n; start += 2 * width) {
            int64_t mid = start + width < n ? start + width : n, end = start + 2 * width < n ? start + 2 * width : n;
            int64_t i = start, j = mid;
            for (int64_t k = start; k < end; k++) {
                bool left = i < mid && (j >= end || normal_combining(c[i]) <= normal_combining(c[j]));
                spare[k] = left ? c[i++] : c[j++];
            }
        }
        memcpy(c, spare, (size_t)n * sizeof *c);
    }
}

void normal_reorder(NormalPoints *p)
{
    uint32_t *spare = mem_alloc((size_t)(p->len + 1) * sizeof *spare);
    for (int64_t i = 0; i < p->len; i++) {
        int64_t end = i;
        while (end < p->len && p->c[end] >= 0x300 && normal_combining(p->c[end]) != 0)
            end++;
        if (end - i > 1)
            sort_run(p->c + i, end - i, spare);
        i = end > i ? end - 1 : i;
    }
    mem_free(spare);
}

/* What two characters make together; 0: nothing. */
static uint32_t pair(uint32_t a, uint32_t b)
{
    if (a >= LEAD && a < LEAD + LEADS && b >= VOWEL && b < VOWEL + VOWELS)
        return HANGUL + ((a - LEAD) * VOWELS + (b - VOWEL)) * TAILS;
    if (a >= HANGUL && a < HANGUL + SYLLABLES && (a - HANGUL) % TAILS == 0 && b > TAIL && b < TAIL + TAILS)
        return a + (b - TAIL);
    for (size_t lo = 0, hi = COUNT(composed); lo < hi;) {
        size_t mid = (lo + hi) / 2;
        const UniParts *p = &decomposed[composed[mid]];
        uint32_t first = parts[p->at], second = parts[p->at + 1] & ~NORMAL_LAST;
        if (first == a && second == b)
            return p->c;
        if (first < a || (first == a && second < b))
            lo = mid + 1;
        else
            hi = mid;
    }
    return 0;
}

/* Joins what can be joined to the last starter, unless something of the same or a higher class stands between. */
void normal_compose(NormalPoints *p)
{
    int64_t starter = -1, n = 0;
    int between = 0; /* the class of what was kept last behind the starter */
    for (int64_t i = 0; i < p->len; i++) {
        uint32_t c = p->c[i], joined = 0;
        int class = c < 0x300 ? 0 : normal_combining(c);
        bool adjacent = starter == n - 1;
        if (starter >= 0 && (adjacent || (between < class && between != 0)))
            joined = pair(p->c[starter], c);
        if (joined != 0) {
            p->c[starter] = joined;
            continue;
        }
        if (class == 0)
            starter = n;
        between = class;
        p->c[n++] = c;
    }
    p->len = n;
}

void normal_nfkc(const char *s, size_t len, Buf *out)
{
    NormalPoints p = {0};
    for (size_t i = 0; i < len;) {
        uint32_t c;
        i += utf8_decode(s + i, len - i, &c);
        normal_decompose(&p, c, true);
    }
    normal_reorder(&p);
    normal_compose(&p);
    for (int64_t i = 0; i < p.len; i++)
        buf_utf8(out, p.c[i]);
    mem_free(p.c);
}
