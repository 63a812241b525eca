#include "ui/keymap.h"

#include "base/utf8.h"

#include <string.h>

/* Stand for "any character" and "1-9" inside a parsed sequence. */
enum { ANY_CHAR = 0x4000000, ANY_DIGIT = 0x4000001 };

typedef struct {
    Key keys[KEYMAP_MAX_SEQUENCE];
    int len;
} Sequence;

static bool ends_with(const char *word, size_t len, const char *end)
{
    size_t n = strlen(end);
    return len >= n && memcmp(word + len - n, end, n) == 0;
}

static bool add_to(Sequence *seq, Key key)
{
    if (seq->len == KEYMAP_MAX_SEQUENCE) {
        return false;
    }
    seq->keys[seq->len++] = key;
    return true;
}

/* One alternative of a binding: a key name, or characters with a wildcard at the end. */
static bool parse_sequence(const char *word, size_t len, Sequence *seq)
{
    seq->len = 0;
    Key named = key_from_name(word, len);
    if (named != K_NONE) {
        return add_to(seq, named);
    }
    Key wildcard = K_NONE;
    if (ends_with(word, len, "<char>")) {
        wildcard = ANY_CHAR;
        len -= strlen("<char>");
    } else if (ends_with(word, len, "<digit>")) {
        wildcard = ANY_DIGIT;
        len -= strlen("<digit>");
    }
    for (size_t i = 0; i < len;) {
        uint32_t ch;
        size_t n = utf8_decode(word + i, len - i, &ch);
        if (n == 0 || !key_is_char(ch) || !add_to(seq, ch)) {
            return false;
        }
        i += n;
    }
    return wildcard == K_NONE ? seq->len > 0 : add_to(seq, wildcard);
}

/* Walks the blank-separated alternatives; `at` starts at 0. */
static bool next_alternative(const char *keys, size_t *at, const char **word, size_t *len)
{
    while (keys[*at] == ' ') {
        (*at)++;
    }
    *word = keys + *at;
    while (keys[*at] != '\0' && keys[*at] != ' ') {
        (*at)++;
    }
    *len = (size_t)(keys + *at - *word);
    return *len > 0;
}

static bool is_digit(Key key) { return key >= '0' && key <= '9'; }

static bool key_matches(Key pattern, Key key)
{
    if (pattern == ANY_CHAR) {
        return key_is_char(key);
    }
    if (pattern == ANY_DIGIT) {
        return is_digit(key) && key != '0';
    }
    return pattern == key;
}

/* How far keys[0..len) get in a sequence: 0 no, 1 its beginning, 2 all of it. */
static int match_sequence(const Sequence *seq, const Key *keys, int len)
{
    if (len > seq->len) {
        return 0;
    }
    for (int i = 0; i < len; i++) {
        if (!key_matches(seq->keys[i], keys[i])) {
            return 0;
        }
    }
    return len == seq->len ? 2 : 1;
}

/* The best match of one binding. */
static int match_binding(const KeyBinding *binding, const Key *keys, int len, Key *arg)
{
    size_t at = 0, word_len;
    const char *word;
    int best = 0;
    while (next_alternative(binding->keys, &at, &word, &word_len)) {
        Sequence seq;
        if (!parse_sequence(word, word_len, &seq)) {
            continue;
        }
        int match = match_sequence(&seq, keys, len);
        if (match == 2) {
            *arg = seq.keys[seq.len - 1] >= ANY_CHAR ? keys[len - 1] : K_NONE;
            return 2;
        }
        best = match > best ? match : best;
    }
    return best;
}

static int match_all(const Keymap *map, unsigned contexts, const Key *keys, int len, KeyHit *hit)
{
    int best = 0;
    for (size_t i = 0; i < map->binding_count; i++) {
        const KeyBinding *binding = &map->bindings[i];
        Key arg = K_NONE;
        if ((binding->contexts & contexts) == 0) {
            continue;
        }
        int match = match_binding(binding, keys, len, &arg);
        if (match == 2) {
            *hit = (KeyHit){binding->action, map->count, arg, binding};
            return 2;
        }
        best = match > best ? match : best;
    }
    return best;
}

void keymap_init(Keymap *map, const KeyBinding *bindings, size_t count)
{
    memset(map, 0, sizeof *map);
    map->bindings = bindings;
    map->binding_count = count;
}

void keymap_reset(Keymap *map)
{
    map->pending_len = 0;
    map->count = 0;
}

static KeymapResult add_digit(Keymap *map, Key key)
{
    map->count = map->count * 10 + (long)(key - '0');
    if (map->count > KEYMAP_MAX_COUNT) {
        map->count = KEYMAP_MAX_COUNT;
    }
    return KEYMAP_PENDING;
}

KeymapResult keymap_feed(Keymap *map, unsigned contexts, Key key, KeyHit *hit)
{
    memset(hit, 0, sizeof *hit);
    bool begun = map->pending_len > 0 || map->count > 0;
    if (key == K_ESC && begun) { /* takes back what was begun, and nothing more */
        keymap_reset(map);
        return KEYMAP_UNBOUND;
    }
    if (is_digit(key) && map->pending_len == 0 && map->count > 0) {
        return add_digit(map, key);
    }
    map->pending[map->pending_len] = key;
    int match = match_all(map, contexts, map->pending, map->pending_len + 1, hit);
    if (match == 1) {
        map->pending_len++; /* shorter than a whole sequence, so there is room */
        return KEYMAP_PENDING;
    }
    if (match == 0 && is_digit(key) && key != '0' && map->pending_len == 0) {
        return add_digit(map, key);
    }
    keymap_reset(map);
    return match == 2 ? KEYMAP_HIT : KEYMAP_UNBOUND;
}

void keymap_pending_text(const Keymap *map, Buf *out)
{
    if (map->count > 0) {
        buf_printf(out, "%ld", map->count);
    }
    for (int i = 0; i < map->pending_len; i++) {
        key_label(map->pending[i], out);
    }
}

bool keymap_rest_text(const Keymap *map, const KeyBinding *binding, Buf *out)
{
    size_t at = 0, len;
    const char *word;
    while (map->pending_len > 0 && next_alternative(binding->keys, &at, &word, &len)) {
        Sequence seq;
        if (!parse_sequence(word, len, &seq) || match_sequence(&seq, map->pending, map->pending_len) != 1) {
            continue;
        }
        for (int i = map->pending_len; i < seq.len; i++) {
            if (seq.keys[i] == ANY_CHAR) {
                buf_str(out, "letter");
            } else if (seq.keys[i] == ANY_DIGIT) {
                buf_str(out, "digit");
            } else {
                key_label(seq.keys[i], out);
            }
        }
        return true;
    }
    return false;
}

static void alternative_text(const char *word, size_t len, Buf *out)
{
    Key named = key_from_name(word, len);
    if (named != K_NONE) {
        key_label(named, out);
    } else {
        buf_bytes(out, word, len);
    }
}

void keymap_keys_text(const KeyBinding *binding, Buf *out)
{
    size_t at = 0, len;
    const char *word;
    bool first = true;
    while (next_alternative(binding->keys, &at, &word, &len)) {
        if (!first) {
            buf_char(out, ' ');
        }
        alternative_text(word, len, out);
        first = false;
    }
}

void keymap_first_key_text(const KeyBinding *binding, Buf *out)
{
    size_t at = 0, len;
    const char *word;
    if (next_alternative(binding->keys, &at, &word, &len)) {
        alternative_text(word, len, out);
    }
}

const KeyBinding *keymap_find_action(const Keymap *map, unsigned contexts, int action)
{
    for (size_t i = 0; i < map->binding_count; i++) {
        if (map->bindings[i].action == action && (map->bindings[i].contexts & contexts) != 0) {
            return &map->bindings[i];
        }
    }
    return NULL;
}

const KeyBinding *keymap_find_name(const Keymap *map, const char *name)
{
    for (size_t i = 0; i < map->binding_count; i++) {
        if (strcmp(map->bindings[i].name, name) == 0) {
            return &map->bindings[i];
        }
    }
    return NULL;
}

/* Two sequences clash when what one matches is, or begins, what the other matches. */
static bool clash(const Sequence *a, const Sequence *b)
{
    int len = a->len < b->len ? a->len : b->len;
    for (int i = 0; i < len; i++) {
        if (!key_matches(a->keys[i], b->keys[i]) && !key_matches(b->keys[i], a->keys[i])) {
            return false;
        }
    }
    return true;
}

static bool clashes_with(const Sequence *seq, const KeyBinding *other)
{
    size_t at = 0, len;
    const char *word;
    while (next_alternative(other->keys, &at, &word, &len)) {
        Sequence theirs;
        if (parse_sequence(word, len, &theirs) && clash(seq, &theirs)) {
            return true;
        }
    }
    return false;
}

bool keymap_check(const KeyBinding *bindings, size_t count, Buf *error)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = 0, len;
        const char *word;
        while (next_alternative(bindings[i].keys, &at, &word, &len)) {
            Sequence seq;
            if (!parse_sequence(word, len, &seq)) {
                buf_printf(error, "%s: the key \"%.*s\" is not understood", bindings[i].name, (int)len, word);
                return false;
            }
            for (size_t j = 0; j < i; j++) {
                if ((bindings[i].contexts & bindings[j].contexts) != 0 && clashes_with(&seq, &bindings[j])) {
                    buf_printf(error, "%s and %s share the key \"%.*s\"", bindings[j].name, bindings[i].name,
                               (int)len, word);
                    return false;
                }
            }
        }
    }
    return true;
}
