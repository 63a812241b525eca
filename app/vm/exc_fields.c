/* What the exception classes carry beside args: their attributes (value, code, errno, name ...) and the text and
 * repr that are made of them. CPython: Objects/exceptions.c. */
#include "base/mem.h"
#include "vm/exc.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

#include <stddef.h>

/* ---- fields ---- */

typedef enum { FIELD_PLAIN, FIELD_READONLY } FieldKind;

/* An attribute of a class and its subclasses: extra[slot], or item `item` of the tuple there. */
typedef struct {
    size_t type; /* offset in Excs */
    size_t name; /* offset in Names */
    int8_t slot, item;
    FieldKind kind;
} Field;

#define FIELD(type, name, slot, item) {offsetof(Excs, type), offsetof(struct Names, n_##name), slot, item, FIELD_PLAIN}
#define READONLY(type, name, slot) {offsetof(Excs, type), offsetof(struct Names, n_##name), slot, -1, FIELD_READONLY}

static const Field fields[] = {
    FIELD(StopIteration, value, 0, -1),
    FIELD(SystemExit, code, 0, -1),
    FIELD(OSError, errno, 0, -1),
    FIELD(OSError, strerror, 1, -1),
    FIELD(OSError, filename, 2, -1),
    FIELD(BlockingIOError, characters_written, 3, -1), /* it has no second file */
    FIELD(OSError, filename2, 3, -1),
    FIELD(NameError, name, 0, -1),
    FIELD(AttributeError, name, 0, -1),
    FIELD(AttributeError, obj, 1, -1),
    FIELD(ImportError, msg, 0, -1),
    FIELD(ImportError, name, 1, -1),
    FIELD(ImportError, path, 2, -1),
    READONLY(BaseExceptionGroup, message, 0),
    READONLY(BaseExceptionGroup, exceptions, 1),
    FIELD(SyntaxError, msg, 0, -1),
    FIELD(SyntaxError, filename, 1, 0),
    FIELD(SyntaxError, lineno, 1, 1),
    FIELD(SyntaxError, offset, 1, 2),
    FIELD(SyntaxError, text, 1, 3),
    FIELD(SyntaxError, end_lineno, 1, 4),
    FIELD(SyntaxError, end_offset, 1, 5),
    FIELD(SyntaxError, print_file_and_line, 2, -1),
    FIELD(UnicodeError, encoding, 0, 0),
    FIELD(UnicodeError, object, 0, 1),
    FIELD(UnicodeError, start, 0, 2),
    FIELD(UnicodeError, end, 0, 3),
    FIELD(UnicodeError, reason, 0, 4),
};

static const Field *find_field(VM *vm, const Exc *e, const Str *name)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        Str *n = *(Str **)((char *)vm->names + fields[i].name);
        if (n == name && type_is_subtype(e->o.type, *(Type **)((char *)vm->excs + fields[i].type)))
            return &fields[i];
    }
    return NULL;
}

static Value read_field(const Exc *e, const Field *f)
{
    Value v = e->extra[f->slot];
    if (f->item < 0)
        return v == V_NULL ? V_NONE : v;
    return is_tuple(v) && f->item < AS(Tuple, v)->len ? AS(Tuple, v)->items[f->item] : V_NONE;
}

static void write_field(VM *vm, Exc *e, const Field *f, Value v)
{
    if (f->item < 0) {
        e->extra[f->slot] = v;
        return;
    }
    Tuple *old = is_tuple(e->extra[f->slot]) ? AS(Tuple, e->extra[f->slot]) : tuple_new(vm, 0);
    Tuple *t = tuple_new(vm, old->len > f->item ? old->len : f->item + 1); /* args may share the old one */
    for (int64_t i = 0; i < t->len; i++)
        t->items[i] = i < old->len ? old->items[i] : V_NONE;
    t->items[f->item] = v;
    e->extra[f->slot] = from_obj(t);
}

/* ---- filling them from the arguments ---- */

static bool fill_syntax_error(VM *vm, Exc *e, const Value *args, uint32_t n)
{
    List *l;
    e->extra[0] = args[0];
    if (n != 2)
        return true;
    if (!op_list(vm, args[1], &l))
        return false;
    if (l->len < 4)
        return RAISE(vm, TypeError, "function takes at least 4 arguments (%lld given)", (long long)l->len);
    if (l->len == 5)
        return RAISE(vm, TypeError, "end_offset must be provided when end_lineno is provided");
    if (l->len > 6)
        return RAISE(vm, TypeError, "function takes at most 6 arguments (%lld given)", (long long)l->len);
    e->extra[1] = from_obj(tuple_of(vm, l->items, l->len));
    return true;
}

/* encoding, object, start, end, reason; UnicodeTranslateError has no encoding */
static bool fill_unicode_error(VM *vm, Exc *e, const Value *args, uint32_t n)
{
    bool translate = type_is_subtype(e->o.type, vm->excs->UnicodeTranslateError);
    bool decode = type_is_subtype(e->o.type, vm->excs->UnicodeDecodeError);
    uint32_t want = translate ? 4 : 5, first = translate;
    Tuple *t = tuple_new(vm, 5);
    if (n != want)
        return RAISE(vm, TypeError, "function takes exactly %u arguments (%u given)", want, n);
    t->items[0] = V_NONE;
    for (uint32_t i = 0; i < want; i++) {
        uint32_t field = i + first;
        bool number = field == 2 || field == 3;
        if (number && !is_int(args[i]))
            return RAISE(vm, TypeError, "'%s' object cannot be interpreted as an integer", type_name(vm, args[i]));
        if (!number && !(decode && field == 1) && !is_str(args[i]))
            return RAISE(vm, TypeError, "argument %u must be str, not %s", i + 1, arg_type_name(vm, args[i]));
        t->items[field] = args[i];
    }
    if (decode && !is_bytes(args[1]))
        return RAISE(vm, TypeError, "a bytes-like object is required, not '%s'", type_name(vm, args[1]));
    e->extra[0] = from_obj(t);
    return true;
}

/* BlockingIOError(errno, strerror, characters_written) */
static bool has_written(VM *vm, Type *t, const Value *args, uint32_t n)
{
    return n > 2 && n <= 5 && type_is_subtype(t, vm->excs->BlockingIOError) && is_int(args[2]);
}

bool exc_file_arguments(VM *vm, Type *t, const Value *args, uint32_t n)
{
    return !has_written(vm, t, args, n) && n > 2 && n <= 5 && type_is_subtype(t, vm->excs->OSError) && args[2] != V_NONE;
}

/* errno, strerror, filename, (the Windows number,) filename2. V_NULL: not given, which str() sees. */
static void fill_os_error(VM *vm, Exc *e, const Value *args, uint32_t n)
{
    bool named = exc_file_arguments(vm, e->o.type, args, n);
    for (uint32_t i = 0; i < 2; i++)
        e->extra[i] = n >= 2 && n <= 5 ? args[i] : V_NULL;
    e->extra[2] = named ? args[2] : V_NULL;
    e->extra[3] = named && n == 5 && args[4] != V_NONE ? args[4] : V_NULL;
    if (type_is_subtype(e->o.type, vm->excs->BlockingIOError))
        e->extra[3] = has_written(vm, e->o.type, args, n) ? args[2] : V_NULL;
}

bool exc_fill(VM *vm, Exc *e, const Value *args, uint32_t n)
{
    Excs *x = vm->excs;
    Type *t = e->o.type;
    for (size_t i = 0; i < sizeof e->extra / sizeof *e->extra; i++)
        e->extra[i] = V_NONE;
    if (type_is_subtype(t, x->OSError)) {
        fill_os_error(vm, e, args, n);
        return true;
    }
    if (type_is_subtype(t, x->UnicodeDecodeError) || type_is_subtype(t, x->UnicodeEncodeError) ||
        type_is_subtype(t, x->UnicodeTranslateError))
        return fill_unicode_error(vm, e, args, n);
    if (!n)
        return true;
    if (type_is_subtype(t, x->StopIteration)) {
        e->extra[0] = args[0];
    } else if (type_is_subtype(t, x->SystemExit)) {
        e->extra[0] = n == 1 ? args[0] : e->args;
    } else if (type_is_subtype(t, x->BaseExceptionGroup) && n == 2) {
        e->extra[0] = args[0];
        e->extra[1] = is_list(args[1]) ? from_obj(tuple_of(vm, AS(List, args[1])->items, AS(List, args[1])->len)) : args[1];
    } else if (type_is_subtype(t, x->SyntaxError)) {
        return fill_syntax_error(vm, e, args, n);
    } else if (type_is_subtype(t, x->ImportError) && n == 1) {
        e->extra[0] = args[0];
    }
    return true;
}

/* ImportError(name=, path=), NameError(name=), AttributeError(name=, obj=) */
bool exc_fill_keywords(VM *vm, Exc *e, const Args *a, bool strict)
{
    Excs *x = vm->excs;
    Type *t = e->o.type;
    bool named = type_is_subtype(t, x->ImportError) || type_is_subtype(t, x->NameError) ||
                 type_is_subtype(t, x->AttributeError);
    int64_t n = a->kwnames ? a->kwnames->len : 0;
    if (n && !named && strict)
        return RAISE(vm, TypeError, "%s() takes no keyword arguments", t->name->data);
    for (int64_t i = 0; named && i < n; i++) {
        Str *name = AS(Str, a->kwnames->items[i]);
        const Field *f = str_is(name, "msg") ? NULL : find_field(vm, e, name);
        if (f) {
            write_field(vm, e, f, a->v[a->n + (uint32_t)i]);
        } else if (strict) {
            char *text = str_dup(name);
            RAISE(vm, TypeError, "'%s' is an invalid keyword argument for %s()", text,
                  type_is_subtype(t, x->ImportError) ? "ImportError" : t->name->data);
            mem_free(text);
            return false;
        }
    }
    return true;
}

/* ---- attributes ---- */

bool exc_get_attr(VM *vm, Value v, Str *name, Value *out)
{
    Exc *e = AS(Exc, v);
    struct Names *n = vm->names;
    if (name == n->n_args) {
        *out = e->args;
    } else if (name == n->n___cause__) {
        *out = e->cause;
    } else if (name == n->n___context__) {
        *out = e->context;
    } else if (name == n->n___traceback__) {
        *out = e->traceback;
    } else if (name == n->n___suppress_context__) {
        *out = from_bool(e->suppress_context);
    } else {
        const Field *f = find_field(vm, e, name);
        if (!f || (name == n->n_characters_written && e->extra[f->slot] == V_NULL))
            return false;
        *out = read_field(e, f);
    }
    return true;
}

static int fail(bool raised) { return raised ? 1 : -1; }

static int set_chain(VM *vm, Exc *e, bool cause, Value value)
{
    if (value == V_NULL)
        return fail(RAISE(vm, TypeError, "%s may not be deleted", cause ? "__cause__" : "__context__"));
    if (value != V_NONE && !is_exc(value))
        return fail(RAISE(vm, TypeError, "exception %s must be None or derive from BaseException",
                          cause ? "cause" : "context"));
    if (cause) {
        e->cause = value;
        e->suppress_context = true;
    } else {
        e->context = value;
    }
    return 1;
}

static int set_traceback(VM *vm, Exc *e, Value value)
{
    if (value == V_NULL)
        return fail(RAISE(vm, TypeError, "__traceback__ may not be deleted"));
    if (value != V_NONE && !is_kind(value, KIND_TRACEBACK))
        return fail(RAISE(vm, TypeError, "__traceback__ must be a traceback or None"));
    e->traceback = value;
    e->thrown = false;
    return 1;
}

int exc_set_attr(VM *vm, Value v, Str *name, Value value)
{
    Exc *e = AS(Exc, v);
    struct Names *n = vm->names;
    List *l;
    if (name == n->n___cause__ || name == n->n___context__)
        return set_chain(vm, e, name == n->n___cause__, value);
    if (name == n->n___traceback__)
        return set_traceback(vm, e, value);
    if (name == n->n_args) {
        if (value == V_NULL)
            return fail(RAISE(vm, TypeError, "args may not be deleted"));
        if (!op_list(vm, value, &l))
            return -1;
        e->args = from_obj(tuple_of(vm, l->items, l->len));
        return 1;
    }
    if (name == n->n___suppress_context__) {
        if (value == V_NULL)
            return fail(RAISE(vm, TypeError, "can't delete numeric/char attribute"));
        if (value != V_TRUE && value != V_FALSE)
            return fail(RAISE(vm, TypeError, "attribute value type must be bool"));
        e->suppress_context = value == V_TRUE;
        return 1;
    }
    const Field *f = find_field(vm, e, name);
    if (!f)
        return 0;
    if (f->kind == FIELD_READONLY)
        return fail(RAISE(vm, AttributeError, "readonly attribute"));
    bool unset = value == V_NULL && type_is_subtype(e->o.type, vm->excs->OSError);
    write_field(vm, e, f, value == V_NULL && !unset ? V_NONE : value);
    return 1;
}

/* ---- text ---- */

static Value or_none(Value v) { return v == V_NULL ? V_NONE : v; }

static bool os_error_str(VM *vm, Exc *e, Buf *out)
{
    buf_str(out, "[Errno ");
    if (!value_str(vm, or_none(e->extra[0]), out))
        return false;
    buf_str(out, "] ");
    if (!value_str(vm, or_none(e->extra[1]), out))
        return false;
    if (e->extra[2] == V_NULL)
        return true;
    buf_str(out, ": ");
    if (!value_repr(vm, e->extra[2], out))
        return false;
    if (e->extra[3] == V_NULL)
        return true;
    buf_str(out, " -> ");
    return value_repr(vm, e->extra[3], out);
}

static bool group_str(VM *vm, Exc *e, Buf *out)
{
    int n = is_tuple(e->extra[1]) ? (int)AS(Tuple, e->extra[1])->len : 0;
    if (!value_str(vm, e->extra[0], out))
        return false;
    buf_printf(out, " (%d sub-exception%s)", n, n == 1 ? "" : "s");
    return true;
}

/* "message (file, line 3)": the file without its folders */
static bool syntax_error_str(VM *vm, Exc *e, Buf *out)
{
    Tuple *t = is_tuple(e->extra[1]) ? AS(Tuple, e->extra[1]) : NULL;
    Value file = t ? t->items[0] : V_NONE, line = t ? t->items[1] : V_NONE;
    if (!value_str(vm, e->extra[0], out))
        return false;
    if (!is_str(file) && !is_int(line))
        return true;
    buf_str(out, " (");
    if (is_str(file)) {
        char *text = str_dup(AS(Str, file));
        const char *slash = strrchr(text, '/');
        buf_str(out, slash ? slash + 1 : text);
        mem_free(text);
    }
    if (is_int(line))
        buf_printf(out, "%sline %lld", is_str(file) ? ", " : "", (long long)as_int(line));
    buf_char(out, ')');
    return true;
}

/* "'ascii' codec can't encode character '\xe9' in position 3: reason" */
static bool unicode_error_str(VM *vm, Exc *e, Buf *out)
{
    Tuple *t = AS(Tuple, e->extra[0]);
    bool decode = type_is_subtype(e->o.type, vm->excs->UnicodeDecodeError);
    bool translate = type_is_subtype(e->o.type, vm->excs->UnicodeTranslateError);
    int64_t len = is_str(t->items[1]) ? AS(Str, t->items[1])->len : is_bytes(t->items[1]) ? AS(Bytes, t->items[1])->len : 0;
    int64_t start = is_int(t->items[2]) ? as_int(t->items[2]) : 0, end = is_int(t->items[3]) ? as_int(t->items[3]) : 0;
    const char *verb = decode ? "decode" : translate ? "translate" : "encode";
    if (!translate) {
        buf_char(out, '\'');
        if (!value_str(vm, t->items[0], out))
            return false;
        buf_str(out, "' codec ");
    }
    if (end != start + 1 || start < 0 || start >= len) {
        buf_printf(out, "can't %s %s in position %lld-%lld: ", verb, decode ? "bytes" : "characters", (long long)start,
                   (long long)end - 1);
    } else if (decode) {
        uint32_t c = is_bytes(t->items[1]) ? AS(Bytes, t->items[1])->data[start] : 0;
        buf_printf(out, "can't decode byte 0x%02x in position %lld: ", c, (long long)start);
    } else {
        uint32_t c = str_at(AS(Str, t->items[1]), start);
        buf_printf(out, c < 0x100 ? "can't %s character '\\x%02x'" : c < 0x10000 ? "can't %s character '\\u%04x'"
                                                                                 : "can't %s character '\\U%08x'", verb, c);
        buf_printf(out, " in position %lld: ", (long long)start);
    }
    return value_str(vm, t->items[4], out);
}

/* BaseException.__str__, which subclasses of KeyError and its like ask for by name. */
static bool args_str(VM *vm, Value v, Buf *out)
{
    Tuple *t = AS(Tuple, AS(Exc, v)->args);
    if (t->len == 0)
        return true;
    return t->len == 1 ? value_str(vm, t->items[0], out) : value_repr(vm, from_obj(t), out);
}

bool exc_str(VM *vm, Value v, Buf *out)
{
    Exc *e = AS(Exc, v);
    Tuple *t = AS(Tuple, e->args);
    Excs *x = vm->excs;
    if (type_is_subtype(e->o.type, x->KeyError) && t->len == 1)
        return value_repr(vm, t->items[0], out);
    bool numbered = e->extra[0] != V_NULL && e->extra[1] != V_NULL;
    if (type_is_subtype(e->o.type, x->OSError) && (numbered || e->extra[2] != V_NULL))
        return os_error_str(vm, e, out);
    if (type_is_subtype(e->o.type, x->BaseExceptionGroup) && e->extra[1] != V_NONE)
        return group_str(vm, e, out);
    if (type_is_subtype(e->o.type, x->SyntaxError))
        return syntax_error_str(vm, e, out);
    if (type_is_subtype(e->o.type, x->UnicodeError) && is_tuple(e->extra[0]))
        return unicode_error_str(vm, e, out);
    if (type_is_subtype(e->o.type, x->ImportError) && is_str(e->extra[0]))
        return value_str(vm, e->extra[0], out);
    return args_str(vm, v, out);
}

bool exc_repr(VM *vm, Value v, Buf *out)
{
    Exc *e = AS(Exc, v);
    Tuple *t = AS(Tuple, e->args);
    str_to_buf(e->o.type->name, out);
    if (t->len != 1)
        return value_repr(vm, e->args, out);
    buf_char(out, '(');
    if (!value_repr(vm, t->items[0], out))
        return false;
    buf_char(out, ')');
    return true;
}

/* ---- methods ---- */

static bool text_method(VM *vm, Value v, bool (*make)(VM *, Value, Buf *), Value *out)
{
    Buf b;
    buf_init(&b);
    bool ok = make(vm, v, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    else
        buf_deinit(&b);
    return ok;
}

static bool exc_str_method(VM *vm, Args *a, Value *out) { return text_method(vm, a->v[0], exc_str, out); }
static bool args_str_method(VM *vm, Args *a, Value *out) { return text_method(vm, a->v[0], args_str, out); }
static bool exc_repr_method(VM *vm, Args *a, Value *out) { return text_method(vm, a->v[0], exc_repr, out); }

/* BaseException.__init__: what a user class passes to super().__init__() becomes args. */
static bool exc_init(VM *vm, Args *a, Value *out)
{
    Exc *e = AS(Exc, a->v[0]);
    *out = V_NONE;
    bool file = exc_file_arguments(vm, e->o.type, a->v + 1, a->n - 1);
    e->args = from_obj(tuple_of(vm, a->v + 1, file ? 2 : a->n - 1));
    if (type_is_subtype(e->o.type, vm->excs->BaseExceptionGroup))
        return true;
    return exc_fill(vm, e, a->v + 1, a->n - 1) && exc_fill_keywords(vm, e, a, true);
}

static bool with_traceback(VM *vm, Args *a, Value *out)
{
    *out = a->v[0];
    return set_traceback(vm, AS(Exc, a->v[0]), a->v[1]) > 0;
}

static bool add_note(VM *vm, Args *a, Value *out)
{
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "note must be a str, not '%s'", type_name(vm, a->v[1]));
    Exc *e = AS(Exc, a->v[0]);
    if (!e->dict)
        e->dict = dict_new(vm);
    Value notes = dict_get_str(e->dict, vm->names->n___notes__);
    if (notes == V_NULL) {
        notes = from_obj(list_new(vm, 1));
        dict_set_str(vm, e->dict, vm->names->n___notes__, notes);
    }
    if (!is_list(notes))
        return RAISE(vm, TypeError, "Cannot add note: __notes__ is not a list");
    *out = V_NONE;
    return list_append(vm, AS(List, notes), a->v[1]);
}

static bool exc_setstate(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (a->v[1] == V_NONE)
        return true;
    if (!is_dict(a->v[1]))
        return RAISE(vm, TypeError, "state is not a dictionary");
    uint32_t pos = 0;
    DictEntry *e;
    List *keys = list_new(vm, AS(Dict, a->v[1])->used);
    while (dict_next(AS(Dict, a->v[1]), &pos, &e))
        if (is_str(e->key) && !(list_append(vm, keys, e->key) && list_append(vm, keys, e->value)))
            return false;
    for (int64_t i = 0; i < keys->len; i += 2)
        if (!attr_set(vm, a->v[0], str_intern_str(vm, AS(Str, keys->items[i])), keys->items[i + 1]))
            return false;
    return true;
}

const NativeDef exc_own_init[] = {{"__init__", exc_init, 0, -1, NF_KW}, {0}};
const NativeDef exc_own_text[] = {{"__str__", exc_str_method, 0, 0, 0}, {0}};
const NativeDef exc_methods[] = {
    {"__init__", exc_init, 0, -1, NF_KW},      {"__str__", args_str_method, 0, 0, 0},
    {"__repr__", exc_repr_method, 0, 0, 0},    {"with_traceback", with_traceback, 1, 1, 0},
    {"add_note", add_note, 1, 1, 0},           {"__setstate__", exc_setstate, 1, 1, 0},
    {0}};
