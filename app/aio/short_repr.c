/* How a value is shown where room is short: in the reprs of futures and handles (CPython: reprlib.py, Repr). */
#include "aio/aio_int.h"

#include "vm/deque.h"

enum { MOST_LEVELS = 6, MOST_ITEMS = 6, MOST_PAIRS = 4, MOST_TEXT = 30, MOST_DIGITS = 40 };

static bool short_level(VM *vm, Value v, int level, Buf *out);

/* ---- texts ---- */

static void put_ends(VM *vm, Str *s, int64_t most, Buf *out)
{
    int64_t front = (most - 3) / 2, back = most - 3 - front;
    str_to_buf(str_slice(vm, s, 0, front), out);
    buf_str(out, "...");
    str_to_buf(str_slice(vm, s, s->len - back, s->len), out);
}

static void cut_middle(VM *vm, Buf *b, int64_t most, Buf *out)
{
    Str *s = str_utf8(vm, buf_text(b), b->len);
    if (s->len <= most)
        buf_bytes(out, buf_text(b), b->len);
    else
        put_ends(vm, s, most, out);
}

static bool short_str(VM *vm, Str *s, Buf *out)
{
    int64_t front = (MOST_TEXT - 3) / 2, back = MOST_TEXT - 3 - front;
    Buf b;
    buf_init(&b);
    str_repr(vm, s->len > MOST_TEXT ? str_slice(vm, s, 0, MOST_TEXT) : s, &b);
    Str *r = str_utf8(vm, buf_text(&b), b.len);
    if (r->len <= MOST_TEXT) {
        buf_bytes(out, buf_text(&b), b.len);
        buf_deinit(&b);
        return true;
    }
    Value whole;
    buf_clear(&b);
    bool ok = str_concat(vm, str_slice(vm, s, 0, front), str_slice(vm, s, s->len - back, s->len), &whole);
    if (ok) {
        str_repr(vm, AS(Str, whole), &b);
        put_ends(vm, str_utf8(vm, buf_text(&b), b.len), MOST_TEXT, out);
    }
    buf_deinit(&b);
    return ok;
}

/* Whatever has no form of its own here: its repr, cut in the middle. */
static bool short_other(VM *vm, Value v, Buf *out)
{
    Buf b;
    buf_init(&b);
    bool ok = value_repr(vm, v, &b);
    if (ok)
        cut_middle(vm, &b, value_is_int(v) && !is_bool(v) ? MOST_DIGITS : MOST_TEXT, out);
    buf_deinit(&b);
    return ok;
}

/* ---- containers ---- */

/* The items of any iterable, sorted if they can be (CPython: _possibly_sorted). */
static bool items_of(VM *vm, Value v, bool sorted, List **out)
{
    if (!op_list(vm, v, out))
        return false;
    Value ignored;
    if (!sorted || vm_call_method(vm, from_obj(*out), "sort", NULL, 0, &ignored))
        return true;
    if (vm->stop || !exc_is(vm, vm->excs->Exception))
        return false;
    exc_take(vm);
    return op_list(vm, v, out);
}

typedef struct Row {
    const char *open, *empty, *close;
    bool sorted;
} Row;

static bool short_row(VM *vm, Value v, const Row *row, int level, Buf *out)
{
    List *l = NULL;
    if (!items_of(vm, v, row->sorted, &l))
        return false;
    if (!l->len && row->empty) {
        buf_str(out, row->empty);
        return true;
    }
    buf_str(out, row->open);
    if (l->len && level <= 0)
        buf_str(out, "...");
    for (int64_t i = 0; level > 0 && i < l->len && i < MOST_ITEMS; i++) {
        buf_str(out, i ? ", " : "");
        if (!short_level(vm, l->items[i], level - 1, out))
            return false;
    }
    if (level > 0 && l->len > MOST_ITEMS)
        buf_str(out, ", ...");
    if (level > 0 && l->len == 1 && is_tuple(v))
        buf_char(out, ',');
    buf_str(out, row->close);
    return true;
}

static bool short_dict(VM *vm, Value v, int level, Buf *out)
{
    List *keys = NULL;
    if (!items_of(vm, v, true, &keys))
        return false;
    buf_char(out, '{');
    for (int64_t i = 0; i < keys->len; i++) {
        Value value;
        buf_str(out, i ? ", " : "");
        if (level <= 0 || i == MOST_PAIRS) {
            buf_str(out, "...");
            break;
        }
        if (!short_level(vm, keys->items[i], level - 1, out) || !op_getitem(vm, v, keys->items[i], &value))
            return false;
        buf_str(out, ": ");
        if (!short_level(vm, value, level - 1, out))
            return false;
    }
    buf_char(out, '}');
    return true;
}

/* By the very type: a subclass has a repr of its own. */
static const Row *row_of(const VM *vm, Value v)
{
    static const Row list = {"[", NULL, "]", false}, tuple = {"(", NULL, ")", false},
                     set = {"{", "set()", "}", true}, frozen = {"frozenset({", "frozenset()", "})", true},
                     deque = {"deque([", NULL, "])", false};
    const Type *t = is_obj(v) ? as_obj(v)->type : NULL;
    if (t == vm->deque)
        return &deque;
    return t == vm->types[KIND_LIST] ? &list : t == vm->types[KIND_TUPLE] ? &tuple : t == vm->types[KIND_SET] ? &set
           : t == vm->types[KIND_FROZENSET] ? &frozen : NULL;
}

static bool short_level(VM *vm, Value v, int level, Buf *out)
{
    const Row *row = row_of(vm, v);
    if (row)
        return short_row(vm, v, row, level, out);
    if (is_obj(v) && as_obj(v)->type == vm->types[KIND_STR])
        return short_str(vm, AS(Str, v), out);
    if (is_obj(v) && as_obj(v)->type == vm->types[KIND_DICT])
        return short_dict(vm, v, level, out);
    return short_other(vm, v, out);
}

bool short_repr(VM *vm, Value v, Buf *out) { return short_level(vm, v, MOST_LEVELS, out); }
