/* str: case, character tests, translate. */
#include "base/mem.h"
#include "vm/ops.h"
#include "vm/str_methods.h"

#define SELF AS(Str, a->v[0])

/* A capital sigma at the end of a word becomes a final one. */
static bool final_sigma(const Str *s, int64_t i)
{
    int64_t j = i - 1;
    while (j >= 0 && !uni_cased(str_at(s, j)) && !uni_alpha(str_at(s, j)) && str_at(s, j) == '\'')
        j--;
    if (j < 0 || !uni_cased(str_at(s, j)))
        return false;
    return i + 1 >= s->len || !uni_cased(str_at(s, i + 1));
}

static int lower_at(const Str *s, int64_t i, uint32_t to[3])
{
    uint32_t c = str_at(s, i);
    if (c == 0x3A3) {
        to[0] = final_sigma(s, i) ? 0x3C2 : 0x3C3;
        return 1;
    }
    return uni_to_lower(c, to);
}

typedef enum { UP, LOW, FOLD, TITLE, CAPITAL, SWAP } CaseWay;

/* upper, lower and casefold of ASCII text: a byte at a time */
static Value ascii_case(VM *vm, const Str *s, CaseWay way)
{
    Str *r = str_alloc(vm, vm->types[KIND_STR], s->len, 1);
    unsigned char first = way == UP ? 'a' : 'A';
    const char *from = s->data;
    char *to = r->data;
    for (int64_t i = 0, n = s->len; i < n; i++) {
        unsigned char other = (unsigned char)(from[i] - first) < 26;
        to[i] = (char)(from[i] ^ (other << 5)); /* no branch: letters and others alternate */
    }
    r->ascii = true;
    return from_obj(r);
}

static bool change_case(VM *vm, Str *s, CaseWay way, Value *out)
{
    if (s->len == 0) {
        *out = from_obj(vm->names->empty);
        return true;
    }
    if (s->ascii && way <= FOLD) {
        if (!vm_charge(vm, (uint64_t)s->len / 16) || !str_fits(vm, s->len, 1))
            return false;
        *out = ascii_case(vm, s, way);
        return true;
    }
    if (!vm_charge(vm, (uint64_t)s->len / 16) || !str_fits(vm, s->len * 3, 4))
        return false;
    uint32_t *points = mem_alloc((size_t)s->len * 3 * sizeof *points);
    int64_t n = 0;
    bool in_word = false;
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i), to[3];
        int k;
        switch (way) {
        case UP: k = uni_to_upper(c, to); break;
        case LOW: k = lower_at(s, i, to); break;
        case FOLD: k = uni_to_fold(c, to); break;
        case TITLE: k = in_word ? lower_at(s, i, to) : uni_to_title(c, to); break;
        case CAPITAL: k = i > 0 ? lower_at(s, i, to) : uni_to_title(c, to); break;
        default: k = uni_upper(c) ? lower_at(s, i, to) : uni_lower(c) ? uni_to_upper(c, to) : (to[0] = c, 1); break;
        }
        in_word = uni_cased(c);
        for (int j = 0; j < k; j++)
            points[n++] = to[j];
    }
    *out = from_obj(str_points(vm, points, n));
    mem_free(points);
    return true;
}

bool str_m_upper(VM *vm, Args *a, Value *out) { return change_case(vm, SELF, UP, out); }
bool str_m_lower(VM *vm, Args *a, Value *out) { return change_case(vm, SELF, LOW, out); }
bool str_m_casefold(VM *vm, Args *a, Value *out) { return change_case(vm, SELF, FOLD, out); }
bool str_m_title(VM *vm, Args *a, Value *out) { return change_case(vm, SELF, TITLE, out); }
bool str_m_capitalize(VM *vm, Args *a, Value *out) { return change_case(vm, SELF, CAPITAL, out); }
bool str_m_swapcase(VM *vm, Args *a, Value *out) { return change_case(vm, SELF, SWAP, out); }

static bool is_decimal(uint32_t c)
{
    int d;
    return uni_decimal(c, &d);
}
static bool is_alnum(uint32_t c) { return uni_alpha(c) || uni_numeric(c) || uni_digit(c); }
static bool is_ascii(uint32_t c) { return c < 128; }

static bool all(VM *vm, Str *s, bool (*test)(uint32_t), bool empty, Value *out)
{
    bool yes = s->len > 0 || empty;
    for (int64_t i = 0; i < s->len && yes; i++)
        yes = test(str_at(s, i));
    *out = from_bool(yes);
    return vm_charge(vm, (uint64_t)s->len / 32);
}

bool str_m_isalpha(VM *vm, Args *a, Value *out) { return all(vm, SELF, uni_alpha, false, out); }
bool str_m_isdigit(VM *vm, Args *a, Value *out) { return all(vm, SELF, uni_digit, false, out); }
bool str_m_isdecimal(VM *vm, Args *a, Value *out) { return all(vm, SELF, is_decimal, false, out); }
bool str_m_isnumeric(VM *vm, Args *a, Value *out) { return all(vm, SELF, uni_numeric, false, out); }
bool str_m_isalnum(VM *vm, Args *a, Value *out) { return all(vm, SELF, is_alnum, false, out); }
bool str_m_isspace(VM *vm, Args *a, Value *out) { return all(vm, SELF, uni_space, false, out); }
bool str_m_isascii(VM *vm, Args *a, Value *out) { return all(vm, SELF, is_ascii, true, out); }
bool str_m_isprintable(VM *vm, Args *a, Value *out) { return all(vm, SELF, uni_printable, true, out); }

bool str_m_isidentifier(VM *vm, Args *a, Value *out)
{
    Str *s = SELF;
    (void)vm;
    bool yes = s->len > 0 && uni_xid_start(str_at(s, 0));
    for (int64_t i = 1; i < s->len && yes; i++)
        yes = uni_xid_continue(str_at(s, i));
    *out = from_bool(yes);
    return true;
}

static bool one_case(Str *s, bool upper, Value *out)
{
    bool any = false;
    for (int64_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        if ((upper ? uni_lower(c) : uni_upper(c)) || uni_title(c)) {
            *out = V_FALSE;
            return true;
        }
        any |= upper ? uni_upper(c) : uni_lower(c);
    }
    *out = from_bool(any);
    return true;
}

bool str_m_isupper(VM *vm, Args *a, Value *out) { return vm_charge(vm, 1) && one_case(SELF, true, out); }
bool str_m_islower(VM *vm, Args *a, Value *out) { return vm_charge(vm, 1) && one_case(SELF, false, out); }

bool str_m_istitle(VM *vm, Args *a, Value *out)
{
    Str *s = SELF;
    bool any = false, in_word = false, yes = true;
    (void)vm;
    for (int64_t i = 0; i < s->len && yes; i++) {
        uint32_t c = str_at(s, i);
        if (uni_upper(c) || uni_title(c)) {
            yes = !in_word;
            in_word = any = true;
        } else if (uni_lower(c)) {
            yes = in_word;
            any = true;
        } else {
            in_word = false;
        }
    }
    *out = from_bool(yes && any);
    return true;
}

bool str_m_translate(VM *vm, Args *a, Value *out)
{
    Buf b;
    bool ok = true;
    buf_init(&b);
    for (int64_t i = 0; i < SELF->len && ok; i++) {
        uint32_t c = str_at(SELF, i);
        Value to;
        int64_t point;
        ok = vm_charge(vm, 1);
        if (!ok)
            break;
        if (!op_getitem(vm, a->v[1], from_int(c), &to)) {
            ok = vm->stop == STOP_NONE && exc_is(vm, vm->excs->LookupError);
            if (ok) {
                exc_take(vm);
                buf_utf8(&b, c);
            }
        } else if (is_str(to)) {
            str_to_buf(AS(Str, to), &b);
            ok = b.len < (1u << 16) || vm_may_allocate(vm, b.len);
        } else if (value_is_int(to)) {
            ok = int_to_i64(to, &point) && point >= 0 && point <= 0x10FFFF;
            if (ok)
                buf_utf8(&b, (uint32_t)point);
            else
                RAISE(vm, ValueError, "character mapping must be in range(0x110000)");
        } else if (to != V_NONE) {
            ok = RAISE(vm, TypeError, "character mapping must return integer, None or str");
        }
    }
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

static bool maketrans_dict(VM *vm, Dict *from, Dict *to)
{
    uint32_t pos = 0;
    DictEntry *e;
    while (dict_next(from, &pos, &e)) {
        Value key = e->key;
        if (is_str(key)) {
            if (AS(Str, key)->len != 1)
                return RAISE(vm, ValueError, "string keys in translate table must be of length 1");
            key = from_int(str_at(AS(Str, key), 0));
        } else if (!value_is_int(key)) {
            return RAISE(vm, TypeError, "keys in translate table must be strings or integers");
        }
        if (!vm_charge(vm, 1) || !dict_set(vm, to, key, e->value))
            return false;
    }
    return true;
}

/* Static: the arguments start at v[0]. */
bool str_m_maketrans(VM *vm, Args *a, Value *out)
{
    Dict *d = dict_new(vm);
    Str *x, *y, *z = NULL;
    *out = from_obj(d);
    if (a->n == 1) {
        if (!is_dict(a->v[0]))
            return RAISE(vm, TypeError, "if you give only one argument to maketrans it must be a dict");
        return maketrans_dict(vm, AS(Dict, a->v[0]), d);
    }
    if (!str_arg(vm, a->v[1], "maketrans() argument 2", &y) ||
        (a->n > 2 && !str_arg(vm, a->v[2], "maketrans() argument 3", &z)))
        return false;
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "first maketrans argument must be a string if there is a second argument");
    x = AS(Str, a->v[0]);
    if (x->len != y->len)
        return RAISE(vm, ValueError, "the first two maketrans arguments must have equal length");
    for (int64_t i = 0; i < x->len; i++)
        if (!vm_charge(vm, 1) || !dict_set(vm, d, from_int(str_at(x, i)), from_int(str_at(y, i))))
            return false;
    if (a->n < 3)
        return true;
    for (int64_t i = 0; i < z->len; i++)
        if (!vm_charge(vm, 1) || !dict_set(vm, d, from_int(str_at(z, i)), V_NONE))
            return false;
    return true;
}
