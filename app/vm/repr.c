/* repr and str of any value. */
#include "base/float_text.h"
#include "base/mem.h"
#include "vm/native.h"
#include "vm/interp.h"
#include "vm/ops.h"

static void address(VM *vm, Value v, Buf *out)
{
    buf_printf(out, "0x%llx", (unsigned long long)obj_id(vm, v));
}

static void put_str(Buf *out, const Str *s)
{
    if (s != NULL)
        str_to_buf(s, out);
}

/* "module.Qual" of a type; builtins without module. */
static void type_full_name(Type *t, Buf *out)
{
    if (t->module != NULL && !str_is(t->module, "builtins")) {
        put_str(out, t->module);
        buf_char(out, '.');
    }
    put_str(out, t->qualname != NULL ? t->qualname : t->name);
}

bool repr_default(VM *vm, Value v, Buf *out)
{
    buf_char(out, '<');
    type_full_name(type_of(vm, v), out);
    buf_str(out, " object at ");
    address(vm, v, out);
    buf_char(out, '>');
    return true;
}

/* The items of a list or tuple, which repr of an item may change. */
static bool repr_items(VM *vm, Value v, Buf *out)
{
    for (int64_t i = 0;; i++) {
        int64_t len = is_list(v) ? AS(List, v)->len : AS(Tuple, v)->len;
        if (i >= len)
            return true;
        if (i > 0)
            buf_str(out, ", ");
        Value item = is_list(v) ? AS(List, v)->items[i] : AS(Tuple, v)->items[i];
        if (!vm_charge(vm, 1) || !value_repr(vm, item, out))
            return false;
    }
}

static bool repr_entry(VM *vm, Value key, Value value, int what, Buf *out)
{
    if (what == 0 || what == 1)
        return value_repr(vm, what == 0 ? key : value, out);
    if (what == 2)
        buf_char(out, '(');
    if (!value_repr(vm, key, out))
        return false;
    buf_str(out, what == 2 ? ", " : ": ");
    if (!value_repr(vm, value, out))
        return false;
    if (what == 2)
        buf_char(out, ')');
    return true;
}

/* what: 0 keys, 1 values, 2 pairs, 3 "key: value". */
static bool repr_dict_entries(VM *vm, Dict *d, int what, Buf *out)
{
    uint32_t pos = 0;
    DictEntry *e;
    for (bool first = true; dict_next(d, &pos, &e); first = false) {
        if (!first)
            buf_str(out, ", ");
        if (!vm_charge(vm, 1) || !repr_entry(vm, e->key, e->value, what, out))
            return false;
    }
    return true;
}

static bool repr_set_items(VM *vm, Set *s, Buf *out)
{
    int64_t pos = 0;
    Value v;
    for (bool first = true; set_next(s, &pos, &v); first = false) {
        if (!first)
            buf_str(out, ", ");
        if (!vm_charge(vm, 1) || !value_repr(vm, v, out))
            return false;
    }
    return true;
}

static bool repr_set(VM *vm, Value v, Buf *out)
{
    Set *s = AS(Set, v);
    bool plain = is_exact(vm, v, KIND_SET);
    if (!plain || s->used == 0) {
        buf_str(out, type_name(vm, v));
        buf_char(out, '(');
    }
    if (s->used > 0) {
        buf_char(out, '{');
        if (!repr_set_items(vm, s, out))
            return false;
        buf_char(out, '}');
    }
    if (!plain || s->used == 0)
        buf_char(out, ')');
    return true;
}

static bool repr_container_body(VM *vm, Value v, Buf *out)
{
    bool ok;
    switch ((Kind)as_obj(v)->kind) {
    case KIND_LIST:
        buf_char(out, '[');
        ok = repr_items(vm, v, out);
        buf_char(out, ']');
        return ok;
    case KIND_TUPLE:
        buf_char(out, '(');
        ok = repr_items(vm, v, out);
        buf_str(out, AS(Tuple, v)->len == 1 ? ",)" : ")");
        return ok;
    case KIND_DICT:
        buf_char(out, '{');
        ok = repr_dict_entries(vm, AS(Dict, v), 3, out);
        buf_char(out, '}');
        return ok;
    case KIND_DICTVIEW:
        buf_printf(out, "%s([", type_name(vm, v));
        ok = repr_dict_entries(vm, AS(DictView, v)->dict, AS(DictView, v)->what, out);
        buf_str(out, "])");
        return ok;
    default: return repr_set(vm, v, out);
    }
}

static const char *self_repr(Value v)
{
    switch ((Kind)as_obj(v)->kind) {
    case KIND_LIST: return "[...]";
    case KIND_TUPLE: return "(...)";
    case KIND_DICT: return "{...}";
    default: return "...";
    }
}

static bool repr_container(VM *vm, Value v, Buf *out)
{
    if (!repr_enter(vm, v)) {
        if (is_set(v))
            buf_printf(out, "%s(...)", type_name(vm, v));
        else
            buf_str(out, self_repr(v));
        return true;
    }
    bool ok = repr_container_body(vm, v, out);
    repr_leave(vm);
    return ok;
}

static void repr_bytes(Bytes *b, Buf *out)
{
    bool single = b->len > 0 && memchr(b->data, '\'', (size_t)b->len) != NULL;
    bool dbl = b->len > 0 && memchr(b->data, '"', (size_t)b->len) != NULL;
    char quote = single && !dbl ? '"' : '\'';
    buf_char(out, 'b');
    buf_char(out, quote);
    for (int64_t i = 0; i < b->len; i++) {
        char c = (char)b->data[i];
        if (c == quote || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n' || c == '\r' || c == '\t')
            buf_str(out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        else if (b->data[i] < 0x20 || b->data[i] >= 0x7F)
            buf_printf(out, "\\x%02x", b->data[i]);
        else
            buf_char(out, c);
    }
    buf_char(out, quote);
}

static bool repr_like_python(VM *vm, const Native *n, Buf *out)
{
    buf_str(out, n->self == V_NULL ? "<function " : "<bound method ");
    put_str(out, n->owner->qualname);
    buf_printf(out, ".%s ", n->def->name);
    buf_str(out, n->self == V_NULL ? "at " : "of ");
    if (n->self == V_NULL)
        address(vm, from_obj(n), out);
    else if (!value_repr(vm, n->self, out))
        return false;
    buf_char(out, '>');
    return true;
}

static const char *descriptor_word(const Native *n)
{
    if (n->def->flags & NF_GETTER)
        return n->def->flags & NF_MEMBER ? "member" : "attribute";
    return native_is_slot(n->owner, n->def) ? "slot wrapper" : "method";
}

static bool repr_native(VM *vm, Native *n, Buf *out)
{
    if (n->owner && n->owner->flags & TYPE_LIKE_PYTHON)
        return repr_like_python(vm, n, out);
    if (!strcmp(n->def->name, "__new__")) { /* a method of the class itself */
        buf_str(out, "<built-in method __new__ of type object at ");
        address(vm, n->owner ? from_obj(n->owner) : n->self, out);
        buf_char(out, '>');
        return true;
    }
    if (n->owner == NULL || n->self == V_NULL || is_kind(n->self, KIND_MODULE)) {
        if (n->owner != NULL && n->self == V_NULL) {
            buf_printf(out, "<%s '%s' of '", descriptor_word(n), n->def->name);
            buf_printf(out, "%s' objects>", type_name_of(vm, n->owner));
        } else if (value_is_called_function(from_obj(n))) {
            buf_printf(out, "<function %s at ", n->def->name);
            address(vm, from_obj(n), out);
            buf_char(out, '>');
        } else {
            buf_printf(out, "<built-in function %s>", n->def->name);
        }
        return true;
    }
    bool slot = n->owner && !(n->def->flags & (NF_STATIC | NF_CLASS)) && native_is_slot(n->owner, n->def);
    buf_printf(out, slot ? "<method-wrapper '%s' of %s object at " : "<built-in method %s of %s object at ", n->def->name, type_name(vm, n->self));
    address(vm, n->self, out);
    buf_char(out, '>');
    return true;
}

static bool repr_method(VM *vm, Method *m, Buf *out)
{
    Value name;
    buf_str(out, "<bound method ");
    if (!attr_find(vm, m->func, vm->names->n___qualname__, &name) ||
        (name == V_NULL && !attr_find(vm, m->func, vm->names->n___name__, &name)))
        return false;
    if (is_str(name))
        put_str(out, AS(Str, name));
    else
        buf_str(out, "?");
    buf_str(out, " of ");
    if (!value_repr(vm, m->self, out))
        return false;
    buf_char(out, '>');
    return true;
}

/* CPython: cm_repr, sm_repr */
static bool repr_wrapper(VM *vm, const Wrapper *w, const char *what, Buf *out)
{
    buf_printf(out, "<%s(", what);
    if (!value_repr(vm, w->func, out))
        return false;
    buf_str(out, ")>");
    return true;
}

static void repr_named(VM *vm, const char *what, const Str *name, Value v, Buf *out)
{
    buf_printf(out, "<%s ", what);
    put_str(out, name);
    buf_str(out, " at ");
    address(vm, v, out);
    buf_char(out, '>');
}

static bool repr_range(VM *vm, Range *r, Buf *out)
{
    buf_str(out, "range(");
    if (!value_repr(vm, r->start, out))
        return false;
    buf_str(out, ", ");
    if (!value_repr(vm, r->stop, out))
        return false;
    if (int_compare(r->step, from_int(1)) != 0) {
        buf_str(out, ", ");
        if (!value_repr(vm, r->step, out))
            return false;
    }
    buf_char(out, ')');
    return true;
}

static bool repr_slice(VM *vm, Slice *s, Buf *out)
{
    Value v[3] = {s->start, s->stop, s->step};
    buf_str(out, "slice");
    return value_repr(vm, from_obj(tuple_of(vm, v, 3)), out);
}

static Value module_field(VM *vm, Value spec, const char *field)
{
    Value v = V_NULL;
    return attr_find(vm, spec, str_intern(vm, field, strlen(field)), &v) && v != V_NONE ? v : V_NULL;
}

/* `before` what `after`, or nothing if there is no `what` */
static bool put_between(VM *vm, const char *before, Value what, const char *after, Buf *out)
{
    if (what == V_NULL)
        return true;
    buf_str(out, before);
    bool ok = value_repr(vm, what, out);
    buf_str(out, after);
    return ok;
}

/* CPython: Lib/importlib/_bootstrap.py, _module_repr_from_spec */
static bool repr_from_spec(VM *vm, Value spec, Buf *out)
{
    Value name = module_field(vm, spec, "name"), origin = module_field(vm, spec, "origin");
    Value loader = module_field(vm, spec, "loader"), located = module_field(vm, spec, "has_location");
    bool is_located = false;
    if (vm->exc != V_NULL || (located != V_NULL && !op_truth(vm, located, &is_located)))
        return false;
    if (!put_between(vm, "", name == V_NULL ? from_obj(str_c(vm, "?")) : name, "", out))
        return false;
    if (origin == V_NULL)
        return put_between(vm, " (", loader, ")", out);
    if (is_located)
        return put_between(vm, " from ", origin, "", out);
    buf_str(out, " (");
    bool ok = value_str(vm, origin, out);
    buf_char(out, ')');
    return ok;
}

/* CPython: Lib/importlib/_bootstrap.py, _module_repr. Modules of the library have no spec here: they are built in. */
static bool repr_module_inside(VM *vm, Module *m, Buf *out)
{
    Value spec = dict_get_str(m->dict, vm->names->n___spec__), loader = dict_get_str(m->dict, vm->names->n___loader__);
    Value name = dict_get_str(m->dict, vm->names->n___name__), file = dict_get_str(m->dict, vm->names->n___file__);
    bool specified = false;
    if (spec != V_NULL && !op_truth(vm, spec, &specified))
        return false;
    if (specified)
        return repr_from_spec(vm, spec, out);
    if (!put_between(vm, "", name == V_NULL ? from_obj(str_c(vm, "?")) : name, "", out))
        return false;
    if (file != V_NULL)
        return put_between(vm, " from ", file, "", out);
    if (loader != V_NULL && loader != V_NONE)
        return put_between(vm, " (", loader, ")", out);
    if (dict_get_str(vm->modules, str_intern_str(vm, m->name)) == from_obj(m))
        buf_str(out, " (built-in)");
    return true;
}

static bool repr_module(VM *vm, Module *m, Buf *out)
{
    buf_str(out, "<module ");
    bool ok = repr_module_inside(vm, m, out);
    buf_char(out, '>');
    return ok;
}

static void repr_super(const Super *s, Buf *out)
{
    buf_printf(out, "<super: <class '%s'>, ", s->type->name->data);
    if (s->self_type)
        buf_printf(out, "<%s object>>", s->self_type->name->data);
    else
        buf_str(out, "NULL>");
}

static void repr_cell(VM *vm, Cell *c, Buf *out)
{
    buf_str(out, "<cell at ");
    address(vm, from_obj(c), out);
    if (c->v == V_NULL) {
        buf_str(out, ": empty>");
        return;
    }
    buf_printf(out, ": %s object at ", type_name(vm, c->v));
    address(vm, c->v, out);
    buf_char(out, '>');
}

static bool repr_other(VM *vm, Value v, Buf *out)
{
    switch ((Kind)as_obj(v)->kind) {
    case KIND_TYPE:
        buf_str(out, "<class '");
        type_full_name(AS(Type, v), out);
        buf_str(out, "'>");
        return true;
    case KIND_FUNC: repr_named(vm, "function", names_qualname(AS(Func, v)->names), v, out); return true;
    case KIND_NATIVE: return repr_native(vm, AS(Native, v), out);
    case KIND_METHOD: return repr_method(vm, AS(Method, v), out);
    case KIND_STATICMETHOD: return repr_wrapper(vm, AS(Wrapper, v), "staticmethod", out);
    case KIND_CLASSMETHOD: return repr_wrapper(vm, AS(Wrapper, v), "classmethod", out);
    case KIND_MEMBER:
        buf_str(out, "<member '");
        str_to_buf(AS(Member, v)->name, out);
        buf_str(out, "' of '");
        str_to_buf(AS(Member, v)->owner->name, out);
        buf_str(out, "' objects>");
        return true;
    case KIND_CELL: repr_cell(vm, AS(Cell, v), out); return true;
    case KIND_MODULE: return repr_module(vm, AS(Module, v), out);
    case KIND_SUPER: repr_super(AS(Super, v), out); return true;
    case KIND_GEN: {
        int what = AS(Gen, v)->what;
        if (what == GEN_OP)
            return repr_default(vm, v, out);
        const char *kind = what == CODE_COROUTINE ? "coroutine object"
                           : what == CODE_ASYNC_GENERATOR ? "async_generator object" : "generator object";
        repr_named(vm, kind, names_qualname(AS(Gen, v)->names), v, out);
        return true;
    }
    case KIND_CODE:
        buf_str(out, "<code object ");
        put_str(out, AS(CodeObj, v)->name);
        buf_str(out, " at ");
        address(vm, v, out);
        buf_printf(out, ", file \"%s\", line %d>", AS(CodeObj, v)->code->file, AS(CodeObj, v)->code->first_line);
        return true;
    case KIND_EXC: return exc_repr(vm, v, out);
    case KIND_RANGE: return repr_range(vm, AS(Range, v), out);
    case KIND_SLICE: return repr_slice(vm, AS(Slice, v), out);
    case KIND_NATIVEDATA: {
        const NativeDataOps *ops = as_obj(v)->type->ops;
        return ops != NULL && ops->repr != NULL ? ops->repr(vm, v, out) : repr_default(vm, v, out);
    }
    default: return repr_default(vm, v, out);
    }
}

bool builtin_repr(VM *vm, Value v, Buf *out)
{
    if (is_float(v)) {
        float_text(as_float(v), out);
        return true;
    }
    if (is_bool(v) || v == V_NONE || v == V_ELLIPSIS || v == V_NOT_IMPLEMENTED) {
        static const char *const names[] = {"False", "True", "None", "Ellipsis", "NotImplemented"};
        buf_str(out, names[v - V_FALSE]);
        return true;
    }
    if (value_is_int(v))
        return int_to_text(vm, v, 10, out);
    if (!is_obj(v))
        return true;
    switch ((Kind)as_obj(v)->kind) {
    case KIND_STR: str_repr(vm, AS(Str, v), out); return vm_charge(vm, (uint64_t)AS(Str, v)->len / 16);
    case KIND_BYTES: repr_bytes(AS(Bytes, v), out); return true;
    case KIND_BOXED: float_text(float_plain(v), out); return true;
    case KIND_LIST:
    case KIND_TUPLE:
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
    case KIND_DICTVIEW: return repr_container(vm, v, out);
    default: return repr_other(vm, v, out);
    }
}

static bool special_text(VM *vm, Value fn, Value v, const char *name, Value *out)
{
    if (!special_call(vm, fn, v, NULL, 0, out))
        return false;
    if (!is_str(*out))
        return RAISE(vm, TypeError, "%s returned non-string (type %s)", name, type_name(vm, *out));
    return true;
}

static bool out_fits(VM *vm, Buf *out)
{
    return out->len < (1u << 16) || vm_may_allocate(vm, out->len);
}

bool value_repr(VM *vm, Value v, Buf *out)
{
    Value text;
    if (!nest_enter(vm, "while getting the repr of an object"))
        return false;
    Value fn = special_find(vm, v, SP_repr);
    bool ok;
    if (fn == V_NULL) {
        ok = builtin_repr(vm, v, out) && out_fits(vm, out);
    } else {
        ok = special_text(vm, fn, v, "__repr__", &text);
        if (ok)
            str_to_buf(AS(Str, text), out);
    }
    nest_leave(vm);
    return ok;
}

bool builtin_str(VM *vm, Value v, Buf *out)
{
    if (is_str(v)) {
        str_to_buf(AS(Str, v), out);
        return vm_charge(vm, (uint64_t)AS(Str, v)->len / 32);
    }
    if (is_exc(v)) {
        if (!nest_enter(vm, "while getting the str of an object"))
            return false;
        bool ok = exc_str(vm, v, out);
        nest_leave(vm);
        return ok;
    }
    Value text, fn = special_find(vm, v, SP_repr);
    if (fn == V_NULL || fn == V_NONE)
        return value_repr(vm, v, out);
    if (!special_text(vm, fn, v, "__str__", &text)) /* object.__str__ is repr(), whose result str() looks at */
        return false;
    str_to_buf(AS(Str, text), out);
    return true;
}

bool value_str(VM *vm, Value v, Buf *out)
{
    Value text;
    Value fn = special_find(vm, v, SP_str);
    if (fn == V_NULL)
        return builtin_str(vm, v, out);
    if (!special_text(vm, fn, v, "__str__", &text))
        return false;
    str_to_buf(AS(Str, text), out);
    return true;
}

bool value_str_value(VM *vm, Value v, Value *out)
{
    Buf b;
    if (is_exact(vm, v, KIND_STR)) {
        *out = v;
        return true;
    }
    if (is_int(v)) {
        *out = int_small_str(vm, as_int(v));
        return true;
    }
    Value fn = special_find(vm, v, SP_str);
    if (fn != V_NULL)
        return special_text(vm, fn, v, "__str__", out);
    fn = is_str(v) || is_exc(v) ? V_NULL : special_find(vm, v, SP_repr); /* object.__str__ is repr() */
    if (fn != V_NULL && fn != V_NONE)
        return special_text(vm, fn, v, "__str__", out);
    buf_init(&b);
    bool ok = builtin_str(vm, v, &b);
    if (ok)
        *out = value_str_from_buf(vm, &b);
    buf_deinit(&b);
    return ok;
}

bool value_ascii(VM *vm, Value v, Buf *out)
{
    Buf b;
    buf_init(&b);
    bool ok = value_repr(vm, v, &b);
    if (ok) {
        Str *s = str_utf8(vm, buf_text(&b), b.len);
        for (int64_t i = 0; i < s->len; i++) {
            uint32_t c = str_at(s, i);
            if (c < 0x80)
                buf_char(out, (char)c);
            else
                buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        }
    }
    buf_deinit(&b);
    return ok;
}
