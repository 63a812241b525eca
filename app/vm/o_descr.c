/* Descriptors written in C: property, staticmethod, classmethod; and super. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/types.h"

/* The getter's docstring is the property's when it has none of its own; one of a subclass has it in its __dict__, where
 * it comes before the docstring of the class. CPython: Objects/descrobject.c, property_init_impl. */
static bool property_take_doc(VM *vm, Property *p)
{
    Value doc;
    if (p->doc != V_NONE || p->get == V_NONE)
        return true;
    if (!attr_find(vm, p->get, vm->names->n___doc__, &doc))
        return false;
    if (doc == V_NULL)
        return true;
    if (is_exact(vm, from_obj(p), KIND_PROPERTY))
        p->doc = doc;
    else if (!attr_set(vm, from_obj(p), vm->names->n___doc__, doc))
        return false;
    p->getter_doc = true;
    return true;
}

static bool property_init(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    Property *p = AS(Property, a->v[0]);
    Value v[4];
    if (!args_bind(vm, a, 1, "property", names, 4, 0, v))
        return false;
    p->get = v[0] == V_NULL ? V_NONE : v[0];
    p->set = v[1] == V_NULL ? V_NONE : v[1];
    p->del = v[2] == V_NULL ? V_NONE : v[2];
    p->doc = v[3] == V_NULL ? V_NONE : v[3];
    p->name = V_NULL;
    p->getter_doc = false;
    *out = V_NONE;
    return property_take_doc(vm, p);
}

bool property_construct(VM *vm, Args *a, Value *out)
{
    Type *type = AS(Type, a->v[0]);
    Property *p = heap_alloc(vm, type, KIND_PROPERTY, sizeof *p);
    p->get = p->set = p->del = p->doc = V_NONE;
    *out = from_obj(p);
    if (type->flags & TYPE_USER)
        return true; /* a __init__ will be called */
    Value self = a->v[0], none;
    a->v[0] = *out;
    bool ok = property_init(vm, a, &none);
    a->v[0] = self;
    return ok;
}

/* CPython: property_copy. A docstring that came from the getter is not handed on: the copy asks its own getter. */
static bool property_copy(VM *vm, Args *a, int which, Value *out)
{
    const Property *old = AS(Property, a->v[0]);
    Value v[4] = {old->get, old->set, old->del, old->getter_doc ? V_NONE : old->doc};
    if (a->v[1] != V_NONE)
        v[which] = a->v[1];
    if (old->getter_doc && v[0] == V_NONE)
        v[3] = old->doc;
    if (!vm_call(vm, from_obj(old->o.type), v, 4, out))
        return false;
    if (is_kind(*out, KIND_PROPERTY))
        AS(Property, *out)->name = old->name;
    return true;
}

static bool property_set_name(VM *vm, Args *a, Value *out)
{
    if (a->n != 3)
        return RAISE(vm, TypeError, "__set_name__() takes 2 positional arguments but %u were given", a->n - 1);
    AS(Property, a->v[0])->name = a->v[2];
    *out = V_NONE;
    return true;
}

static bool property_getter(VM *vm, Args *a, Value *out) { return property_copy(vm, a, 0, out); }
static bool property_setter(VM *vm, Args *a, Value *out) { return property_copy(vm, a, 1, out); }
static bool property_deleter(VM *vm, Args *a, Value *out) { return property_copy(vm, a, 2, out); }

/* What inspection sees of a function is there on its wrapper, too. CPython: functools_wraps */
static bool wrapper_take_names(VM *vm, Wrapper *w)
{
    static const char *const names[] = {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Str *name = str_intern(vm, names[i], strlen(names[i]));
        Value v;
        if (!attr_find(vm, w->func, name, &v))
            return false;
        if (v == V_NULL)
            continue;
        if (!w->dict)
            w->dict = dict_new(vm);
        dict_set_str(vm, w->dict, name, v);
    }
    return true;
}

static bool wrapper_construct(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    if (!args_no_keywords(vm, t, a))
        return false;
    if (a->n != 2)
        return RAISE(vm, TypeError, "%s expected 1 argument, got %u", t->name->data, a->n - 1);
    Wrapper *w = heap_alloc(vm, t, t->kind, sizeof *w);
    w->func = a->v[1];
    *out = from_obj(w);
    return wrapper_take_names(vm, w);
}

static bool wrapper_func(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(Wrapper, a->v[0])->func;
    return true;
}

static bool is_abstract(VM *vm, Value function, bool *yes)
{
    Value v;
    *yes = false;
    if (function == V_NONE)
        return true;
    if (!nest_enter(vm, "in __isabstractmethod__")) /* a property of properties, or of itself */
        return false;
    bool ok = attr_find(vm, function, str_intern(vm, "__isabstractmethod__", 20), &v) &&
              (v == V_NULL || op_truth(vm, v, yes));
    nest_leave(vm);
    return ok;
}

static bool wrapper_is_abstract(VM *vm, Args *a, Value *out)
{
    bool yes;
    if (!is_abstract(vm, AS(Wrapper, a->v[0])->func, &yes))
        return false;
    *out = from_bool(yes);
    return true;
}

static bool property_is_abstract(VM *vm, Args *a, Value *out)
{
    const Property *p = AS(Property, a->v[0]);
    const Value functions[] = {p->get, p->set, p->del};
    bool yes = false;
    for (int i = 0; i < 3 && !yes; i++)
        if (!is_abstract(vm, functions[i], &yes))
            return false;
    *out = from_bool(yes);
    return true;
}

static bool wrapper_call(VM *vm, Args *a, Value *out)
{
    Args rest = {a->v + 1, a->n - 1, a->kwnames};
    return vm_call_kw(vm, AS(Wrapper, a->v[0])->func, &rest, out);
}

static bool find_class_cell(Frame *f, Value *cls, Value *self)
{
    const Code *c = f->code->code;
    *cls = V_NULL;
    for (uint32_t i = 0; i < c->nfree; i++)
        if (!strcmp(c->freenames[i], "__class__"))
            *cls = AS(Cell, f->slots[c->nlocals + i])->v;
    *self = c->nargs ? f->slots[0] : V_NULL;
    for (uint32_t i = 0; i < c->ncells; i++)
        if (c->cell_slots[i] == 0 && is_kind(f->slots[0], KIND_CELL))
            *self = AS(Cell, f->slots[0])->v;
    return *cls != V_NULL && *self != V_NULL;
}

/* The class that super(cls, self) starts from. What stands in for an object says so with its __class__.
 * CPython: supercheck */
bool super_check(VM *vm, Type *cls, Value self, Type **out)
{
    Value claimed;
    if (is_type(self) && type_is_subtype(AS(Type, self), cls))
        return *out = AS(Type, self), true;
    *out = type_of(vm, self);
    if (type_is_subtype(*out, cls))
        return true;
    if (!attr_find(vm, self, vm->names->n___class__, &claimed))
        return false;
    if (claimed == V_NULL || !is_type(claimed) || !type_is_subtype(AS(Type, claimed), cls))
        return RAISE(vm, TypeError, "super(type, obj): obj must be an instance or subtype of type");
    *out = AS(Type, claimed);
    return true;
}

static bool super_make(VM *vm, Type *type, Type *cls, Value self, Value *out)
{
    Type *start = NULL;
    if (self != V_NULL && !super_check(vm, cls, self, &start))
        return false;
    Super *s = heap_alloc(vm, type, KIND_SUPER, sizeof *s);
    s->type = cls;
    s->self = self;
    s->self_type = start;
    *out = from_obj(s);
    return true;
}

/* What a subclass hands on to super().__init__: made already, maybe of other things. CPython: super_init */
static bool super_init(VM *vm, Args *a, Value *out)
{
    Super *s = AS(Super, a->v[0]);
    *out = V_NONE;
    if (a->n < 2)
        return true;
    if (!is_type(a->v[1]))
        return RAISE(vm, TypeError, "super() argument 1 must be a type, not %s", type_name(vm, a->v[1]));
    Value self = a->n > 2 && a->v[2] != V_NONE ? a->v[2] : V_NULL;
    Type *start = NULL;
    if (self != V_NULL && !super_check(vm, AS(Type, a->v[1]), self, &start))
        return false;
    s->type = AS(Type, a->v[1]);
    s->self = self;
    s->self_type = start;
    return true;
}

/* CPython: super_descr_get */
bool super_bind(VM *vm, Super *s, Value self, Value *out)
{
    Value v[2] = {from_obj(s->type), self};
    if (s->o.type != vm->types[KIND_SUPER])
        return vm_call(vm, from_obj(s->o.type), v, 2, out);
    return super_make(vm, s->o.type, s->type, self, out);
}

static bool super_construct(VM *vm, Args *a, Value *out)
{
    Value cls, self;
    if (!args_no_keywords(vm, AS(Type, a->v[0]), a))
        return false;
    if (a->n == 1) {
        if (!find_class_cell(vm->frame, &cls, &self)) {
            bool deleted = cls != V_NULL && self == V_NULL;
            return RAISE(vm, RuntimeError, !vm->frame->code->code->nargs ? "super(): no arguments"
                                           : deleted                     ? "super(): arg[0] deleted"
                                                                         : "super(): __class__ cell not found");
        }
    } else if (a->n <= 3) {
        cls = a->v[1];
        self = a->n == 3 && a->v[2] != V_NONE ? a->v[2] : V_NULL;
    } else {
        return RAISE(vm, TypeError, "super() expected at most 2 arguments, got %u", a->n - 1);
    }
    if (!is_type(cls))
        return RAISE(vm, TypeError, "super() argument 1 must be a type, not %s", type_name(vm, cls));
    return super_make(vm, AS(Type, a->v[0]), AS(Type, cls), self, out);
}

/* super(C).__get__(o) binds what super(C) left open. */
static bool super_descr_get(VM *vm, Args *a, Value *out)
{
    Super *s = AS(Super, a->v[0]);
    *out = a->v[0];
    if (a->v[1] == V_NONE && (a->n < 3 || a->v[2] == V_NONE))
        return RAISE(vm, TypeError, "__get__(None, None) is invalid");
    return a->v[1] == V_NONE || s->self != V_NULL || super_bind(vm, s, a->v[1], out);
}

static bool super_thisclass(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_obj(AS(Super, a->v[0])->type);
    return true;
}

static bool super_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Value self = AS(Super, a->v[0])->self;
    *out = self == V_NULL ? V_NONE : self;
    return true;
}

static bool super_self_class(VM *vm, Args *a, Value *out)
{
    (void)vm;
    Type *t = AS(Super, a->v[0])->self_type;
    *out = t ? from_obj(t) : V_NONE;
    return true;
}

/* CPython: classmethod_get */
bool descr_fits_class(VM *vm, const Native *method, Value type)
{
    const char *name = method->def->name, *of = type_name_of(vm, method->owner);
    if (!is_type(type))
        return RAISE(vm, TypeError, "descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", name, of,
                     type_name(vm, type));
    if (type_is_subtype(AS(Type, type), method->owner))
        return true;
    return RAISE(vm, TypeError, "descriptor '%s' requires a subtype of '%s' but received '%s'", name, of,
                 type_name_of(vm, AS(Type, type)));
}

/* A field read or written by hand has to be one of that object. CPython: descr_check */
static bool descr_fits(VM *vm, Value descriptor, Value o)
{
    if (!is_kind(descriptor, KIND_NATIVE))
        return true;
    const Native *n = AS(Native, descriptor);
    bool bindable = n->owner && n->self == V_NULL && !(n->def->flags & (NF_STATIC | NF_CLASS));
    if (!bindable || type_is_subtype(type_of(vm, o), n->owner))
        return true;
    return RAISE(vm, TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", n->def->name,
                 type_name_of(vm, n->owner), type_name(vm, o));
}

/* __set__ and __delete__ (v V_NULL) of the fields that a class in C or its __slots__ have */
static bool field_store(VM *vm, Value descriptor, Value o, Value v)
{
    if (is_kind(descriptor, KIND_MEMBER))
        return member_set(vm, AS(Member, descriptor), o, v);
    Str *name = str_intern(vm, AS(Native, descriptor)->def->name, strlen(AS(Native, descriptor)->def->name));
    return descr_fits(vm, descriptor, o) && attr_set_field(vm, AS(Native, descriptor), o, name, v);
}

static bool field_set(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return field_store(vm, a->v[0], a->v[1], a->v[2]);
}

static bool field_delete(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return field_store(vm, a->v[0], a->v[1], V_NULL);
}

/* f.__get__(object[, type]) of every descriptor written in C. CPython: wrap_descr_get */
static bool descr_get(VM *vm, Args *a, Value *out)
{
    Value self = a->v[1] == V_NONE ? V_NULL : a->v[1], owner = a->n > 2 ? a->v[2] : V_NONE;
    if (self == V_NULL && owner == V_NONE)
        return RAISE(vm, TypeError, "__get__(None, None) is invalid");
    if (type_of(vm, a->v[0]) == vm->types[KIND_CLASS_METHOD_DESCRIPTOR]) {
        Value type = owner == V_NONE ? from_obj(type_of(vm, self)) : owner;
        return descr_fits_class(vm, AS(Native, a->v[0]), type) &&
               attr_bind_natively(vm, a->v[0], V_NULL, AS(Type, type), out);
    }
    Type *t = is_type(owner) ? AS(Type, owner) : type_of(vm, self == V_NULL ? owner : self);
    if (self != V_NULL && !descr_fits(vm, a->v[0], self))
        return false;
    return attr_bind_natively(vm, a->v[0], self, t, out);
}

static bool property_fget(VM *vm, Args *a, Value *out) { return (void)vm, *out = AS(Property, a->v[0])->get, true; }
static bool property_fset(VM *vm, Args *a, Value *out) { return (void)vm, *out = AS(Property, a->v[0])->set, true; }
static bool property_fdel(VM *vm, Args *a, Value *out) { return (void)vm, *out = AS(Property, a->v[0])->del, true; }

static bool property_set(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return attr_set_property(vm, AS(Property, a->v[0]), a->v[1], a->v[2]);
}

static bool property_delete(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return attr_set_property(vm, AS(Property, a->v[0]), a->v[1], V_NULL);
}

static bool func_call(VM *vm, Args *a, Value *out)
{
    Args rest = {a->v + 1, a->n - 1, a->kwnames};
    return vm_call_kw(vm, a->v[0], &rest, out);
}

const NativeDef descr_methods[] = {{"__get__", descr_get, 1, 2, 0}, {0}};
const NativeDef call_methods[] = {{"__call__", func_call, 0, -1, NF_KW}, {0}};
const NativeDef field_methods[] = {{"__get__", descr_get, 1, 2, 0},
                                   {"__set__", field_set, 2, 2, 0},
                                   {"__delete__", field_delete, 1, 1, 0},
                                   {0}};
const NativeDef func_methods[] = {{"__get__", descr_get, 1, 2, 0}, {"__call__", func_call, 0, -1, NF_KW}, {0}};
const NativeDef property_methods[] = {{"__init__", property_init, 0, -1, NF_KW},
                                             {"__set_name__", property_set_name, 0, -1, 0},
                                             {"fget", property_fget, 0, 0, NF_GETTER | NF_MEMBER},
                                             {"fset", property_fset, 0, 0, NF_GETTER | NF_MEMBER},
                                             {"fdel", property_fdel, 0, 0, NF_GETTER | NF_MEMBER},
                                             {"getter", property_getter, 1, 1, 0},
                                             {"setter", property_setter, 1, 1, 0},
                                             {"deleter", property_deleter, 1, 1, 0},
                                             {"__isabstractmethod__", property_is_abstract, 0, 0, NF_GETTER},
                                             {"__get__", descr_get, 1, 2, 0},
                                             {"__set__", property_set, 2, 2, 0},
                                             {"__delete__", property_delete, 1, 1, 0},
                                             {0}};
#define WRAPPER                                                                                                      \
    {"__construct__", wrapper_construct, 0, -1, NF_KW | NF_STATIC}, {"__func__", wrapper_func, 0, 0, NF_GETTER | NF_MEMBER},        \
        {"__wrapped__", wrapper_func, 0, 0, NF_GETTER | NF_MEMBER},                                                               \
        {"__isabstractmethod__", wrapper_is_abstract, 0, 0, NF_GETTER}, {"__get__", descr_get, 1, 2, 0}
const NativeDef classmethod_methods[] = {WRAPPER, {0}};
const NativeDef staticmethod_methods[] = {WRAPPER, {"__call__", wrapper_call, 0, -1, NF_KW}, {0}};
const NativeDef super_methods[] = {{"__construct__", super_construct, 0, -1, NF_KW | NF_STATIC},
                                   {"__init__", super_init, 0, 2, 0},
                                   {"__get__", super_descr_get, 1, 2, 0},
                                   {"__thisclass__", super_thisclass, 0, 0, NF_GETTER | NF_MEMBER},
                                   {"__self__", super_self, 0, 0, NF_GETTER | NF_MEMBER},
                                   {"__self_class__", super_self_class, 0, 0, NF_GETTER | NF_MEMBER},
                                   {0}};
