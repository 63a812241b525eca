/* Names of code points, packed. cmake/unicode_data.py writes the tables.
 *
 * Numbers are written with the 90 digits of `value_of`. A name is a row of words: of those at its beginning it shares
 * some with the name before (never across a block of 32 names); its entry is one digit, 10 * words shared + words added
 * (9: their number follows), and the codes of the words added. Codes have one, two or three digits, the frequent words
 * the short ones; word_text has the words in the order of their codes, each behind its length. The empty word is the
 * number of the code point itself. Aliases and named sequences stand behind the code points, as ALIASES + i and
 * SEQUENCES + i. name_slots is an open hash table from a name to its block. */
#include "base/uninames.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    uint32_t c, index; /* code points from c on have the names from index on, until the next run */
} NameRun;
typedef struct {
    uint32_t first, last;
} NameRange;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "base/uninames.inc"
#pragma GCC diagnostic pop

#define COUNT(a) (sizeof(a) / sizeof *(a))
enum { BASE = 90, BLOCK = 32, MAX_WORDS = 32, ALIASES = 0xF0000, SEQUENCES = 0xF0200 };
_Static_assert((int)LONGEST == (int)UNINAMES_LONGEST, "the longest name has grown");

static uint32_t value_of(char c)
{
    return (uint32_t)c - '#' - (c > '?') - (c > '\\');
}

static uint32_t read_word(const char **s)
{
    uint32_t n = value_of(*(*s)++);
    if (n < ONE)
        return n;
    n = n * BASE + value_of(*(*s)++);
    if (n < (ONE + TWO) * BASE)
        return n - ONE * BASE + ONE;
    n = n * BASE + value_of(*(*s)++);
    return n - (ONE + TWO) * BASE * BASE + TWO * BASE + ONE;
}

static const char *word_at(uint32_t word, uint32_t *len)
{
    const char *s = word_text + word_blocks[word / BLOCK];
    for (uint32_t i = word % BLOCK; i > 0; i--)
        s += 1 + value_of(*s);
    *len = value_of(*s);
    return s + 1;
}

typedef struct {
    const char *s; /* the next entry */
    uint32_t words[MAX_WORDS], len;
} Reader;

static void read_name(Reader *r)
{
    uint32_t head = value_of(*r->s++), added = head % 10;
    r->len = head / 10;
    if (added == 9)
        added = value_of(*r->s++);
    while (added-- > 0 && r->len < MAX_WORDS)
        r->words[r->len++] = read_word(&r->s);
}

static size_t name_to_text(const Reader *r, uint32_t c, char out[UNINAMES_LONGEST])
{
    size_t n = 0;
    for (uint32_t i = 0; i < r->len; i++) {
        uint32_t len;
        char number[12];
        const char *word = word_at(r->words[i], &len);
        if (len == 0) {
            len = (uint32_t)snprintf(number, sizeof number, "%X", (unsigned)c);
            word = number;
        }
        if (n > 0 && out[n - 1] != '-')
            out[n++] = ' ';
        memcpy(out + n, word, len);
        n += len;
    }
    return n;
}

/* The last run that begins at or before a code point, or before a name. */
static const NameRun *run_of(uint32_t key, bool by_index)
{
    size_t lo = 0, hi = COUNT(name_runs);
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if ((by_index ? name_runs[mid].index : name_runs[mid].c) <= key)
            lo = mid;
        else
            hi = mid;
    }
    return &name_runs[lo];
}

static bool is_ideograph(uint32_t c)
{
    for (size_t i = 0; i < COUNT(ideographs); i++)
        if (c >= ideographs[i].first && c <= ideographs[i].last)
            return true;
    return false;
}

/* ---- Hangul syllables: three parts, as the Unicode standard's chapter 3.12 numbers them ---- */

enum { HANGUL = 0xAC00, LEADS = 19, VOWELS = 21, TAILS = 28 };

static const char leads[LEADS][3] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C",
                                     "K", "T", "P", "H"};
static const char vowels[VOWELS][4] = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO",
                                       "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"};
static const char tails[TAILS][3] = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT",
                                     "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"};
static const char hangul_prefix[] = "HANGUL SYLLABLE ", ideograph_prefix[] = "CJK UNIFIED IDEOGRAPH-";

/* The longest of the texts that `s` begins with; its length, or -1. */
static int longest_part(const char *s, size_t len, const char *parts, size_t size, uint32_t count, uint32_t *which)
{
    int best = -1;
    for (uint32_t i = 0; i < count; i++) {
        size_t n = strlen(parts + i * size);
        if ((int)n > best && n <= len && !memcmp(s, parts + i * size, n)) {
            best = (int)n;
            *which = i;
        }
    }
    return best;
}

static bool find_hangul(const char *s, size_t len, UniSequence *out)
{
    uint32_t lead = 0, vowel = 0, tail = 0;
    int n = longest_part(s, len, leads[0], sizeof leads[0], LEADS, &lead);
    s += n;
    len -= (size_t)n;
    n = longest_part(s, len, vowels[0], sizeof vowels[0], VOWELS, &vowel);
    if (n < 0)
        return false;
    s += n;
    len -= (size_t)n;
    n = longest_part(s, len, tails[0], sizeof tails[0], TAILS, &tail);
    *out = (UniSequence){1, {HANGUL + (lead * VOWELS + vowel) * TAILS + tail}};
    return (size_t)n == len;
}

static bool find_ideograph(const char *s, size_t len, UniSequence *out)
{
    uint32_t c = 0;
    if (len != 4 && len != 5)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (!((s[i] >= '0' && s[i] <= '9') || (s[i] >= 'A' && s[i] <= 'F')))
            return false;
        c = c * 16 + (uint32_t)(s[i] <= '9' ? s[i] - '0' : s[i] - 'A' + 10);
    }
    *out = (UniSequence){1, {c}};
    return is_ideograph(c);
}

size_t uninames_of(uint32_t c, char out[UNINAMES_LONGEST])
{
    if (c >= HANGUL && c < HANGUL + LEADS * VOWELS * TAILS) {
        uint32_t i = c - HANGUL;
        char text[UNINAMES_LONGEST + 1];
        int n = snprintf(text, sizeof text, "%s%s%s%s", hangul_prefix, leads[i / (VOWELS * TAILS)],
                         vowels[i / TAILS % VOWELS], tails[i % TAILS]);
        memcpy(out, text, (size_t)n);
        return (size_t)n;
    }
    if (is_ideograph(c)) {
        char text[UNINAMES_LONGEST + 1];
        int n = snprintf(text, sizeof text, "%s%X", ideograph_prefix, (unsigned)c);
        memcpy(out, text, (size_t)n);
        return (size_t)n;
    }
    if (c < name_runs[0].c || c >= ALIASES)
        return 0;
    const NameRun *run = run_of(c, false); /* never the last, where the aliases begin */
    uint32_t index = run->index + (c - run->c);
    if (index >= run[1].index)
        return 0;
    Reader r = {.s = name_text + name_blocks[index / BLOCK]};
    for (uint32_t i = 0; i <= index % BLOCK; i++)
        read_name(&r);
    return name_to_text(&r, c, out);
}

/* ---- by name ---- */

static UniSequence meaning(uint32_t c)
{
    if (c >= SEQUENCES)
        return sequences[c - SEQUENCES];
    return (UniSequence){1, {c >= ALIASES ? aliases[c - ALIASES] : c}};
}

static bool find_in_block(uint32_t block, const char *name, size_t len, UniSequence *out)
{
    Reader r = {.s = name_text + name_blocks[block]};
    for (uint32_t i = block * BLOCK; i < (block + 1) * BLOCK && i < NAMES; i++) {
        char text[UNINAMES_LONGEST];
        const NameRun *run = run_of(i, true);
        uint32_t c = run->c + (i - run->index);
        read_name(&r);
        if (name_to_text(&r, c, text) == len && !memcmp(text, name, len)) {
            *out = meaning(c);
            return true;
        }
    }
    return false;
}

static uint32_t hash_of(const char *name, size_t len)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)name[i]) * 16777619u;
    return h ^ h >> 15;
}

static bool begins(const char *name, size_t len, const char *prefix)
{
    return len >= strlen(prefix) && !memcmp(name, prefix, strlen(prefix));
}

bool uninames_find(const char *name, size_t len, UniSequence *out)
{
    char upper[UNINAMES_LONGEST];
    if (begins(name, len, hangul_prefix))
        return find_hangul(name + strlen(hangul_prefix), len - strlen(hangul_prefix), out);
    if (begins(name, len, ideograph_prefix))
        return find_ideograph(name + strlen(ideograph_prefix), len - strlen(ideograph_prefix), out);
    if (len > sizeof upper)
        return false;
    for (size_t i = 0; i < len; i++)
        upper[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - 'a' + 'A' : name[i]);
    uint32_t size = (sizeof name_slots - 1) / 2;
    for (uint32_t at = hash_of(upper, len) % size;; at = (at + 1) % size) {
        uint32_t block = value_of(name_slots[2 * at]) * BASE + value_of(name_slots[2 * at + 1]);
        if (block == 0)
            return false;
        if (find_in_block(block - 1, upper, len, out))
            return true;
    }
}
