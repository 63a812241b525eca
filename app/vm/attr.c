/* Attribute access: look-up through the mro, descriptors, instance dictionaries, and the inline caches over them. */
#include "base/mem.h"
#include "vm/alias.h"
#include "vm/frames.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/seal.h"

#include <string.h>

bool type_is_subtype(const Type *t, const Type *base)
{
    if (t == base)
        return true;
    if (!t->mro)
        return false;
    for (int64_t i = 1; i < t->mro->len; i++)
        if (t->mro->items[i] == from_obj(base))
            return true;
    return false;
}

Value type_lookup(VM *vm, Type *t, Str *name)
{
    (void)vm;
    for (int64_t i = 0; i < t->mro->len; i++) {
        Value v = dict_get_str(AS(Type, t->mro->items[i])->dict, name);
        if (v != V_NULL)
            return v;
    }
    return V_NULL;
}

Value type_special(VM *vm, Type *t, Special sp)
{
    if (t->special_version != t->version) {
        for (int i = 0; i < SP_COUNT; i++)
            t->special[i] = V_NULL - 1; /* not looked up yet */
        t->special_version = t->version;
    }
    if (t->special[sp] == V_NULL - 1) {
        t->special[sp] = type_lookup(vm, t, vm->special_names[sp]);
    }
    return t->special[sp];
}

/* ---- descriptors ---- */

static bool is_getter(Value v)
{
    return is_kind(v, KIND_NATIVE) && (AS(Native, v)->def->flags & (NF_GETTER | NF_NATURAL)) == NF_GETTER;
}

bool attr_is_data_descriptor(VM *vm, Value v)
{
    if (!is_obj(v))
        return false;
    if (as_obj(v)->kind == KIND_PROPERTY || as_obj(v)->kind == KIND_MEMBER || is_getter(v))
        return true;
    Kind k = (Kind)as_obj(v)->kind;
    return (k == KIND_INSTANCE || k == KIND_NATIVEDATA || as_obj(v)->flags & OBJ_USER) &&
           (type_special(vm, as_obj(v)->type, SP_set) != V_NULL || type_special(vm, as_obj(v)->type, SP_delete) != V_NULL);
}

/* A data descriptor may be without __get__: then the instance's own attribute is read. */
static bool attr_is_readable(VM *vm, Value v)
{
    Kind k = (Kind)as_obj(v)->kind;
    return (k != KIND_INSTANCE && k != KIND_NATIVEDATA) || type_special(vm, as_obj(v)->type, SP_get) != V_NULL;
}

static Value bound_method(VM *vm, Value func, Value self)
{
    Method *m = heap_alloc(vm, vm->types[KIND_METHOD], KIND_METHOD, sizeof *m);
    m->func = func;
    m->self = self;
    return from_obj(m);
}

static Value bound_native(VM *vm, Native *n, Value self)
{
    Kind k = n->o.type == vm->types[KIND_SLOT_WRAPPER] ? KIND_METHOD_WRAPPER : KIND_NATIVE;
    Native *b = heap_alloc(vm, vm->types[k], KIND_NATIVE, sizeof *b);
    b->def = n->def;
    b->owner = n->owner;
    b->self = self;
    b->module = n->module;
    return from_obj(b);
}

static bool property_lacks(VM *vm, const Property *p, Value self, const char *what)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, "property ");
    bool ok = p->name == V_NULL || value_repr(vm, p->name, &b);
    buf_str(&b, p->name == V_NULL ? "of '" : " of '");
    str_to_buf(type_of(vm, self)->qualname, &b);
    if (ok)
        RAISE(vm, AttributeError, "%s' object has no %s", buf_text(&b), what);
    buf_deinit(&b);
    return false;
}

static bool bind_property(VM *vm, Property *p, Value self, Value *out)
{
    if (p->get == V_NONE)
        return property_lacks(vm, p, self, "getter");
    return vm_call(vm, p->get, &self, 1, out);
}

/* CPython: cm_descr_get. What classmethod wraps may be a descriptor itself, a property say. */
static bool bind_class_method(VM *vm, Value func, Type *type, Value *out)
{
    Kind k = is_obj(func) ? (Kind)as_obj(func)->kind : KIND_NONE;
    bool custom = k == KIND_INSTANCE && type_special(vm, as_obj(func)->type, SP_get) != V_NULL;
    if (k == KIND_PROPERTY || k == KIND_STATICMETHOD || k == KIND_CLASSMETHOD || custom)
        return attr_bind(vm, func, from_obj(type), type->o.type, out);
    *out = bound_method(vm, func, from_obj(type));
    return true;
}

/* Twice below, once on the path of every method that is called. */
static inline __attribute__((always_inline)) bool bind(VM *vm, Value attr, Value self, Type *type, Value *out)
{
    *out = attr;
    switch ((Kind)as_obj(attr)->kind) {
    case KIND_FUNC:
        if (self != V_NULL)
            *out = bound_method(vm, attr, self);
        return true;
    case KIND_NATIVE: {
        Native *n = AS(Native, attr);
        if (n->def->flags & NF_STATIC || !n->owner || n->self != V_NULL)
            return true;
        if (n->def->flags & NF_CLASS) {
            *out = bound_native(vm, n, from_obj(type));
            return true;
        }
        if (self == V_NULL)
            return true;
        if (n->def->flags & NF_NATURAL)
            return natural_get(vm, n, self, out);
        if (n->def->flags & NF_GETTER) {
            Value v[1] = {self};
            Args a = {v, 1, NULL};
            return n->def->fn(vm, &a, out);
        }
        *out = bound_native(vm, n, self);
        return true;
    }
    case KIND_STATICMETHOD:
        *out = AS(Wrapper, attr)->func;
        return true;
    case KIND_CLASSMETHOD:
        return bind_class_method(vm, AS(Wrapper, attr)->func, type, out);
    case KIND_PROPERTY:
        return self == V_NULL || bind_property(vm, AS(Property, attr), self, out);
    case KIND_MEMBER:
        return self == V_NULL || member_get(vm, AS(Member, attr), self, out);
    case KIND_SUPER:
        if (self == V_NULL || AS(Super, attr)->self != V_NULL)
            return true;
        return super_bind(vm, AS(Super, attr), self, out);
    case KIND_INSTANCE:
    case KIND_NATIVEDATA: {
        Value get = type_special(vm, as_obj(attr)->type, SP_get);
        if (get == V_NULL)
            return true;
        Value args[2] = {self == V_NULL ? V_NONE : self, from_obj(type)};
        return special_call(vm, get, attr, args, 2, out);
    }
    default:
        return true;
    }
}

bool attr_bind_natively(VM *vm, Value attr, Value self, Type *type, Value *out)
{
    return bind(vm, attr, self, type, out);
}

bool attr_bind(VM *vm, Value attr, Value self, Type *type, Value *out)
{
    *out = attr;
    if (!is_obj(attr))
        return true;
    if (as_obj(attr)->flags & OBJ_USER) {
        Value own = type_special(vm, as_obj(attr)->type, SP_get), args[2] = {self == V_NULL ? V_NONE : self, from_obj(type)};
        if (special_is_own(own)) /* class cached(property): def __get__ */
            return special_call(vm, own, attr, args, 2, out);
    }
    return bind(vm, attr, self, type, out);
}

/* CPython: Objects/moduleobject.c, module_getattro. */
static void module_missing(VM *vm, Module *m, const char *name)
{
    static const char circular[] = " (most likely due to a circular import)";
    Value named = dict_get_str(m->dict, vm->names->n___name__);
    const char *module = (is_str(named) ? AS(Str, named) : m->name)->data;
    Buf full;
    buf_init(&full);
    buf_printf(&full, "%s.%s", module, name);
    Value sub = dict_get_str(vm->modules, str_intern(vm, buf_text(&full), full.len));
    buf_deinit(&full);
    if (m->loading)
        RAISE(vm, AttributeError, "partially initialized module '%s' has no attribute '%s'%s", module, name, circular);
    else if (is_kind(sub, KIND_MODULE) && AS(Module, sub)->loading)
        RAISE(vm, AttributeError, "cannot access submodule '%s' of module '%s'%s", name, module, circular);
    else if (!is_str(named))
        RAISE(vm, AttributeError, "module has no attribute '%s'", name);
    else
        RAISE(vm, AttributeError, "module '%s' has no attribute '%s'", module, name);
}

bool attr_missing(VM *vm, Value o, Str *name)
{
    if (is_alias(vm, o) && !alias_answers(name))
        o = alias_origin(o);
    if (missing_refuse(vm, o, name))
        return false;
    char *n = str_dup(name);
    if (is_type(o))
        RAISE(vm, AttributeError, "type object '%s' has no attribute '%s'", type_name_of(vm, AS(Type, o)), n);
    else if (is_kind(o, KIND_MODULE) && AS(Module, o)->name)
        module_missing(vm, AS(Module, o), n);
    else if (is_kind(o, KIND_SUPER))
        RAISE(vm, AttributeError, "'super' object has no attribute '%s'", n);
    else
        RAISE(vm, AttributeError, "'%s' object has no attribute '%s'", type_name(vm, o), n);
    Exc *e = AS(Exc, vm->exc);
    e->extra[0] = from_obj(name);
    e->extra[1] = o;
    mem_free(n);
    return false;
}

/* ---- get ---- */

static bool get_plain(VM *vm, Value o, Str *name, Value *out)
{
    bool ok;
    *out = V_NULL;
    if (vm->sealed && is_kind(o, KIND_MODULE))
        seal_check_read(vm, AS(Module, o), name);
    if (is_type(o))
        return type_attr(vm, AS(Type, o), name, out);
    if (is_kind(o, KIND_SUPER))
        return super_get(vm, AS(Super, o), name, out);
    Type *t = type_of(vm, o);
    Value attr = type_lookup(vm, t, name);
    if (attr != V_NULL && attr_is_data_descriptor(vm, attr) && attr_is_readable(vm, attr))
        return attr_bind(vm, attr, o, t, out);
    bool first = attr_is_natural(attr); /* its class shows it: a data descriptor */
    if (first && natural_attr(vm, o, name, attr, out, &ok))
        return ok;
    Dict *own = value_dict(vm, o);
    if (own) {
        *out = dict_get_str(own, name);
        if (*out != V_NULL)
            return true;
    }
    if (!first && natural_attr(vm, o, name, attr, out, &ok))
        return ok;
    *out = attr == V_NULL && name == vm->names->n___doc__ ? V_NONE : V_NULL; /* ours have no words about themselves */
    return attr == V_NULL || (t == vm->alias && !alias_answers(name)) || attr_bind(vm, attr, o, t, out);
}

static bool get_fallback(VM *vm, Value o, Str *name, Value *out)
{
    Value fn = is_obj(o) && (as_obj(o)->flags & OBJ_USER) ? type_special(vm, as_obj(o)->type, SP_getattr) : V_NULL;
    if (is_alias(vm, o))
        return attr_find(vm, alias_origin(o), name, out);
    if (fn == V_NULL)
        return true;
    Value arg = from_obj(name);
    return special_call(vm, fn, o, &arg, 1, out);
}

static bool get_user_getattribute(VM *vm, Value fn, Value o, Str *name, Value *out)
{
    Value arg = from_obj(name);
    if (special_call(vm, fn, o, &arg, 1, out))
        return true;
    if (!exc_is(vm, vm->excs->AttributeError) || type_special(vm, as_obj(o)->type, SP_getattr) == V_NULL)
        return false;
    exc_take(vm);
    *out = V_NULL;
    return get_fallback(vm, o, name, out);
}

/* Has the library said itself why a name is not there? */
static bool is_refused(VM *vm)
{
    Tuple *args = AS(Tuple, AS(Exc, vm->exc)->args);
    char *text = args->len > 0 && is_str(args->items[0]) ? str_dup(AS(Str, args->items[0])) : NULL;
    bool refused = text && strstr(text, "not part of the course's Python");
    mem_free(text);
    return refused;
}

/* A module's own __getattr__. That it fails is said in the words for what CPython has and we do not. */
static bool get_of_module(VM *vm, Value fn, Value module, Str *name, Value *out)
{
    Value arg = from_obj(name);
    if (vm_call(vm, fn, &arg, 1, out))
        return true;
    if (exc_is(vm, vm->excs->AttributeError) && !is_refused(vm))
        missing_refuse(vm, module, name);
    return false;
}

/* *out V_NULL: absent, nothing raised */
static bool get_any(VM *vm, Value o, Str *name, Value *out)
{
    if (is_obj(o) && (as_obj(o)->flags & OBJ_USER)) {
        Value fn = type_special(vm, as_obj(o)->type, SP_getattribute);
        if (special_is_own(fn))
            return get_user_getattribute(vm, fn, o, name, out);
    }
    if (!get_plain(vm, o, name, out)) {
        if (!exc_is(vm, vm->excs->AttributeError) || !is_obj(o) || !(as_obj(o)->flags & OBJ_USER) ||
            type_special(vm, as_obj(o)->type, SP_getattr) == V_NULL)
            return false;
        exc_take(vm);
        *out = V_NULL;
    }
    if (*out == V_NULL && is_kind(o, KIND_MODULE) && AS(Module, o)->dict) {
        Value fn = dict_get_str(AS(Module, o)->dict, vm->names->n___getattr__);
        if (fn != V_NULL)
            return get_of_module(vm, fn, o, name, out);
    }
    return *out != V_NULL || get_fallback(vm, o, name, out);
}

/* An AttributeError of the program's own learns what was looked for. CPython: set_attribute_error_context */
static void note_missing(VM *vm, Value o, Str *name)
{
    if (!exc_is(vm, vm->excs->AttributeError))
        return;
    Exc *e = AS(Exc, vm->exc);
    if (e->extra[0] != V_NONE || e->extra[1] != V_NONE)
        return;
    e->extra[0] = from_obj(name);
    e->extra[1] = o;
}

bool attr_get(VM *vm, Value o, Str *name, Value *out)
{
    if (!name->interned)
        name = str_intern_str(vm, name);
    if (get_any(vm, o, name, out))
        return *out != V_NULL || attr_missing(vm, o, name);
    note_missing(vm, o, name);
    return false;
}

bool attr_find(VM *vm, Value o, Str *name, Value *out)
{
    if (!name->interned)
        name = str_intern_str(vm, name);
    if (get_any(vm, o, name, out))
        return true;
    if (!exc_is(vm, vm->excs->AttributeError))
        return false;
    exc_take(vm);
    *out = V_NULL;
    return true;
}

/* object.__getattribute__ for super() calls of user classes */
bool attr_get_default(VM *vm, Value o, Str *name, Value *out)
{
    return get_plain(vm, o, name, out) && (*out != V_NULL || attr_missing(vm, o, name));
}

/* ---- set ---- */

bool attr_set_property(VM *vm, Property *p, Value o, Value v)
{
    Value fn = v == V_NULL ? p->del : p->set, r, args[2] = {o, v};
    if (fn == V_NONE)
        return property_lacks(vm, p, o, v == V_NULL ? "deleter" : "setter");
    return vm_call(vm, fn, args, v == V_NULL ? 1 : 2, &r);
}

static bool no_dict(VM *vm, Value o, Str *name, Value attr)
{
    char *n = str_dup(name);
    if (attr != V_NULL)
        RAISE(vm, AttributeError, "'%s' object attribute '%s' is read-only", type_name(vm, o), n);
    else {
        RAISE(vm, AttributeError, "'%s' object has no attribute '%s'", type_name(vm, o), n);
    }
    mem_free(n);
    return false;
}

/* o.__class__ = v. CPython: object_set_class */
static bool set_class(VM *vm, Value o, Value v)
{
    if (v == V_NULL)
        return RAISE(vm, TypeError, "can't delete __class__ attribute");
    if (!is_type(v))
        return RAISE(vm, TypeError, "__class__ must be set to a class, not '%s' object", type_name(vm, v));
    Type *from = type_of(vm, o), *to = AS(Type, v);
    bool modules = from->kind == KIND_MODULE && to->kind == KIND_MODULE;
    if (!modules && !(from->flags & to->flags & TYPE_USER))
        return RAISE(vm, TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!modules && (from->kind != to->kind || !slots_same(from, to)))
        return RAISE(vm, TypeError, "__class__ assignment: '%s' object layout differs from '%s'", to->name->data,
                     from->name->data);
    as_obj(o)->type = to;
    if (to->flags & TYPE_USER)
        as_obj(o)->flags |= OBJ_USER;
    else
        as_obj(o)->flags &= (uint8_t)~OBJ_USER;
    return true;
}

/* CPython: PyMember_SetOne, getset_set */
bool attr_set_field(VM *vm, const Native *descriptor, Value o, Str *name, Value v)
{
    const NativeDef *d = descriptor->def;
    int done = is_type(o) ? 0 : natural_attr_set(vm, o, name, v);
    if (is_type(o) && d->flags & NF_NATURAL)
        return type_attr_set(vm, AS(Type, o), name, v);
    if (done)
        return done > 0;
    if (d->flags & NF_MEMBER)
        return RAISE(vm, AttributeError, "readonly attribute");
    return RAISE(vm, AttributeError, "attribute '%s' of '%s' objects is not writable", d->name,
                 type_name_of(vm, descriptor->owner));
}

/* object.__setattr__ and object.__delattr__ */
bool attr_set_default(VM *vm, Value o, Str *name, Value v)
{
    Type *t = type_of(vm, o);
    Value attr = type_lookup(vm, t, name), r;
    Special set_by = v == V_NULL ? SP_delete : SP_set;
    if (is_kind(attr, KIND_PROPERTY) && !special_is_own(type_special(vm, as_obj(attr)->type, set_by)))
        return attr_set_property(vm, AS(Property, attr), o, v);
    if (is_kind(attr, KIND_MEMBER))
        return member_set(vm, AS(Member, attr), o, v);
    if (is_getter(attr))
        return attr_set_field(vm, AS(Native, attr), o, name, v);
    if (attr != V_NULL && attr_is_data_descriptor(vm, attr)) {
        Value set = type_special(vm, as_obj(attr)->type, set_by);
        Value args[2] = {o, v};
        if (set == V_NULL)
            return RAISE(vm, AttributeError, v == V_NULL ? "__delete__" : "__set__");
        return special_call(vm, set, attr, args, v == V_NULL ? 1 : 2, &r);
    }
    if (name == vm->names->n___class__ && attr == V_NULL)
        return set_class(vm, o, v);
    if (is_type(o))
        return type_attr_set(vm, AS(Type, o), name, v);
    if (attr_is_natural(attr))
        return attr_set_field(vm, AS(Native, attr), o, name, v);
    int natural = natural_attr_set(vm, o, name, v);
    if (natural)
        return natural > 0;
    Dict **slot = value_dict_slot(vm, o);
    if (!slot)
        return no_dict(vm, o, name, attr);
    if (v == V_NULL)
        return (*slot && dict_del_str(vm, *slot, name)) || attr_missing(vm, o, name);
    if (!*slot)
        *slot = dict_new(vm);
    dict_set_str(vm, *slot, name, v);
    if (attr == V_NULL)
        return true;
    t->flags |= TYPE_SHADOWED;
    if (is_kind(o, KIND_NATIVEDATA) && t->ops && t->ops->hides)
        t->ops->hides(vm, as_obj(o), name);
    return true;
}

bool attr_set(VM *vm, Value o, Str *name, Value v)
{
    if (!name->interned)
        name = str_intern_str(vm, name);
    if (is_type(o) && !(as_obj(o)->flags & OBJ_USER) && name != vm->names->n___class__)
        return type_attr_set(vm, AS(Type, o), name, v);
    if (is_obj(o) && (as_obj(o)->flags & OBJ_USER)) {
        Special sp = v == V_NULL ? SP_delattr : SP_setattr;
        Value fn = type_special(vm, as_obj(o)->type, sp), r;
        Value args[2] = {from_obj(name), v};
        if (special_is_own(fn) || special_is_moved(vm, fn, sp))
            return special_call(vm, fn, o, args, v == V_NULL ? 1 : 2, &r);
    }
    return attr_set_default(vm, o, name, v);
}

/* ---- inline caches ---- */

/* What the class has under the name (attr, V_NULL nothing) leaves the instance's own attribute alone, and will as long
 * as the class is as it is. An object of a class of the program promises neither: its class may learn __get__ and
 * __set__, or it gets another class, and no version of the owner tells of that. */
static bool never_hides(VM *vm, Value attr)
{
    return !is_obj(attr) || (!(as_obj(attr)->flags & OBJ_USER) && !attr_is_data_descriptor(vm, attr));
}

static bool cacheable(VM *vm, Value o)
{
    if (!is_kind(o, KIND_INSTANCE))
        return false;
    Type *t = as_obj(o)->type;
    return !special_is_own(type_special(vm, t, SP_getattribute));
}

/* The first time: where attr_in_module() will find it. */
static bool module_entry(VM *vm, Value o, Str *name, Cache *c, Value *out)
{
    if (!is_kind(o, KIND_MODULE) || (as_obj(o)->flags & OBJ_USER) || !AS(Module, o)->dict)
        return false;
    Dict *d = AS(Module, o)->dict;
    int32_t at = dict_find_str(d, name);
    if (at < 0)
        return false;
    if (vm->sealed)
        seal_check_read(vm, AS(Module, o), name);
    c->owner = NULL; /* no instance may take the place for its own */
    c->hint = (uint32_t)at;
    *out = d->entries[at].value;
    return true;
}

bool attr_get_cached(VM *vm, Value o, Str *name, Cache *c, Value *out)
{
    if (module_entry(vm, o, name, c, out))
        return true;
    if (cacheable(vm, o) && AS(Instance, o)->dict) {
        Type *t = as_obj(o)->type;
        int32_t at = dict_find_str(AS(Instance, o)->dict, name);
        if (at >= 0 && never_hides(vm, type_lookup(vm, t, name))) {
            c->owner = t;
            c->version = t->version;
            c->hint = (uint32_t)at;
            c->value = V_NULL;
            *out = AS(Instance, o)->dict->entries[at].value;
            return true;
        }
    }
    return attr_get(vm, o, name, out);
}

bool attr_set_cached(VM *vm, Value o, Str *name, Cache *c, Value v)
{
    if (!attr_set(vm, o, name, v))
        return false;
    if (!is_kind(o, KIND_INSTANCE) || !AS(Instance, o)->dict)
        return true;
    Type *t = as_obj(o)->type;
    Value set = type_special(vm, t, SP_setattr);
    if (special_is_own(set) || special_is_moved(vm, set, SP_setattr) || !never_hides(vm, type_lookup(vm, t, name)))
        return true;
    int32_t at = dict_find_str(AS(Instance, o)->dict, name);
    if (at < 0)
        return true;
    c->owner = t;
    c->version = t->version;
    c->hint = (uint32_t)at;
    return true;
}

bool attr_method(VM *vm, Value o, Str *name, Cache *c, Value *func, Value *self)
{
    Type *t = type_of(vm, o);
    *self = V_NULL;
    if (module_entry(vm, o, name, c, func))
        return true;
    if (is_type(o) || is_kind(o, KIND_SUPER) || is_kind(o, KIND_MODULE) || t == vm->alias ||
        special_is_own(type_special(vm, t, SP_getattribute)))
        return attr_get(vm, o, name, func);
    Value attr = type_lookup(vm, t, name);
    bool plain = is_kind(attr, KIND_FUNC) ||
                 (is_kind(attr, KIND_NATIVE) && AS(Native, attr)->owner &&
                  !(AS(Native, attr)->def->flags & (NF_STATIC | NF_CLASS | NF_GETTER)));
    Dict *own = value_dict(vm, o);
    if (!plain || (own && dict_get_str(own, name) != V_NULL))
        return attr_get(vm, o, name, func);
    if (is_obj(o)) {
        c->owner = t;
        c->version = t->version;
        c->value = attr;
    }
    *func = attr;
    *self = o;
    return true;
}

bool super_get(VM *vm, Super *s, Str *name, Value *out)
{
    struct Names *n = vm->names;
    if (name == n->n___class__) {
        *out = from_obj(s->o.type);
        return true;
    }
    const Tuple *mro = s->self_type ? s->self_type->mro : NULL; /* NULL: not bound */
    int64_t len = mro ? mro->len : 0, i = 0;
    while (i < len && mro->items[i] != from_obj(s->type))
        i++;
    for (i++; i < len; i++) {
        Value v = dict_get_str(AS(Type, mro->items[i])->dict, name);
        if (v == V_NULL)
            continue;
        bool on_class = is_type(s->self) && AS(Type, s->self) == s->self_type;
        return attr_bind(vm, v, on_class ? V_NULL : s->self, s->self_type, out);
    }
    Value own = type_lookup(vm, s->o.type, name); /* of the super object itself */
    if (own == V_NULL)
        return attr_missing(vm, from_obj(s), name);
    return attr_bind(vm, own, from_obj(s), s->o.type, out);
}
