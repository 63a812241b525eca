/* The class statement: bases, namespace, metaclass, and the class that comes of them. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

bool class_best_base(VM *vm, Tuple *bases, Type **out)
{
    Type *best = NULL;
    for (int64_t i = 0; i < bases->len; i++) {
        if (!is_type(bases->items[i]))
            return RAISE(vm, TypeError, "bases must be types");
        Type *b = AS(Type, bases->items[i]);
        if (b->flags & TYPE_FINAL)
            return RAISE(vm, TypeError, "type '%s' is not an acceptable base type", type_name_of(vm, b));
        if (best && best->kind == KIND_INSTANCE && b->kind == KIND_INSTANCE) {
            best = slots_better_base(best, b);
            if (!best)
                return RAISE(vm, TypeError, "multiple bases have instance lay-out conflict");
        } else if (!best || best->kind == KIND_INSTANCE || type_is_subtype(b, best)) {
            if (!best || b->kind != KIND_INSTANCE)
                best = b;
        } else if (b->kind != KIND_INSTANCE && b->kind != best->kind) {
            return RAISE(vm, TypeError, "multiple bases have instance lay-out conflict");
        }
    }
    *out = best ? best : vm->types[KIND_INSTANCE];
    return true;
}

/* The exception of a __set_name__ becomes the cause of one that says whose it was. */
static bool set_name_failed(VM *vm, Type *t, Value descriptor, Value name)
{
    Buf b;
    Value cause = exc_take(vm);
    if (cause == V_NULL)
        return false; /* the run was stopped */
    buf_init(&b);
    buf_printf(&b, "Error calling __set_name__ on '%s' instance ", type_name(vm, descriptor));
    if (value_repr(vm, name, &b)) {
        buf_printf(&b, " in '%s'", t->name->data);
        RAISE(vm, RuntimeError, "%s", buf_text(&b));
        AS(Exc, vm->exc)->cause = AS(Exc, vm->exc)->context = cause;
        AS(Exc, vm->exc)->suppress_context = true;
    }
    buf_deinit(&b);
    return false;
}

static Value find_set_name(VM *vm, Value v)
{
    return is_obj(v) && as_obj(v)->flags & OBJ_USER ? type_special(vm, as_obj(v)->type, SP_set_name) : V_NULL;
}

/* __set_name__ of the descriptors in the namespace, which they may change */
static bool call_set_name(VM *vm, Type *t)
{
    uint32_t pos = 0;
    DictEntry *e;
    Dict *names = NULL;
    while (!names && dict_next(t->dict, &pos, &e)) {
        if (is_exact(vm, e->value, KIND_PROPERTY))
            AS(Property, e->value)->name = e->key;
        else if (find_set_name(vm, e->value) != V_NULL)
            names = dict_copy(vm, t->dict);
    }
    pos = 0;
    while (names && dict_next(names, &pos, &e)) {
        if (is_exact(vm, e->value, KIND_PROPERTY))
            AS(Property, e->value)->name = e->key;
        Value fn = find_set_name(vm, e->value), r;
        Value descriptor = e->value, args[2] = {from_obj(t), e->key};
        if (fn != V_NULL && !special_call(vm, fn, descriptor, args, 2, &r))
            return set_name_failed(vm, t, descriptor, args[1]);
    }
    return true;
}

static bool call_init_subclass(VM *vm, Type *t, Dict *kwargs)
{
    Super s = {{vm->types[KIND_SUPER], 0, KIND_SUPER, 0, 0, 0}, t, from_obj(t), t};
    Value fn, r;
    if (!super_get(vm, &s, vm->special_names[SP_init_subclass], &fn))
        return false;
    uint32_t n = kwargs ? kwargs->used : 0, pos = 0, i = 0;
    Value *v = mem_alloc((n + 1) * sizeof(Value));
    Args a = {v + 1, 0, n ? tuple_new(vm, n) : NULL};
    DictEntry *e;
    while (n && dict_next(kwargs, &pos, &e)) {
        a.kwnames->items[i] = e->key;
        v[1 + i++] = e->value;
    }
    bool ok = vm_call_kw(vm, fn, &a, &r);
    mem_free(v);
    return ok;
}

/* The name of the module whose code makes a class without a class statement. */
static Str *module_that_calls(VM *vm)
{
    Value name = vm->frame ? dict_get_str(vm->frame->globals, vm->names->n___name__) : V_NULL;
    return name != V_NULL && is_str(name) ? AS(Str, name) : str_intern(vm, "__main__", 8);
}

static Type *make_class(VM *vm, Type *meta, Str *name, Tuple *bases, Dict *ns, Type *base)
{
    struct Names *n = vm->names;
    Type *t = heap_alloc(vm, meta, KIND_TYPE, sizeof *t);
    t->name = t->qualname = str_intern_str(vm, name);
    t->kind = base->kind == KIND_INT || base->kind == KIND_FLOAT || base->kind == KIND_BOXED ? KIND_BOXED : base->kind;
    t->base = base;
    t->bases = bases;
    t->dict = dict_copy(vm, ns);
    t->ops = base->ops;
    t->instance_size = base->instance_size;
    t->flags = TYPE_USER | (base->flags & (TYPE_EXC | TYPE_SHADOWED));
    for (int64_t i = 0; i < bases->len; i++)
        t->flags |= AS(Type, bases->items[i])->flags & TYPE_ORDERED;
    Value v = dict_get_str(ns, n->n___qualname__);
    if (v != V_NULL && is_str(v)) {
        t->qualname = AS(Str, v);
        dict_del_str(vm, t->dict, n->n___qualname__);
    }
    v = dict_get_str(ns, n->n___module__);
    t->module = v != V_NULL && is_str(v) ? AS(Str, v) : module_that_calls(vm);
    if (v == V_NULL)
        dict_set_str(vm, t->dict, n->n___module__, from_obj(t->module));
    return t;
}

static bool get_dict(VM *vm, Args *a, Value *out) { return attr_get(vm, a->v[0], vm->names->n___dict__, out); }

static bool get_weakref(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = V_NONE;
    return true;
}

/* Does CPython's layout of this builtin class have room for weak references? */
static bool lays_out_weakrefs(VM *vm, const Type *t)
{
    static const Kind kinds[] = {KIND_SET, KIND_FROZENSET, KIND_TYPE, KIND_FUNC, KIND_METHOD, KIND_MODULE, KIND_GEN,
                                 KIND_NATIVE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (t->kind == kinds[i])
            return true;
    return t == vm->excs->ExceptionGroup ||
           (t->kind == KIND_NATIVEDATA && t != vm->bytearray && t != vm->complex_type);
}

bool class_has_weakrefs(VM *vm, Type *t)
{
    const Type *plain = t;
    while (plain->flags & TYPE_USER)
        plain = plain->base;
    return lays_out_weakrefs(vm, plain) || type_lookup(vm, t, vm->names->n___weakref__) != V_NULL;
}

/* Nor does a layout of varying size give any to its heirs. */
bool class_takes_weakrefs(VM *vm, Type *base)
{
    const Type *plain = base;
    while (plain->flags & TYPE_USER)
        plain = plain->base;
    return plain->kind != KIND_INT && plain->kind != KIND_TUPLE && plain->kind != KIND_BYTES &&
           !class_has_weakrefs(vm, base);
}

static bool has_instance_dict(VM *vm, Type *base)
{
    bool own = base->kind == KIND_EXC || base->kind == KIND_TYPE ||
               (base->kind == KIND_NATIVEDATA && !(base->flags & TYPE_STATIC));
    return own || type_lookup(vm, base, vm->names->n___dict__) != V_NULL;
}

/* What a class has in its __dict__ besides what its body left there. CPython: type_add_getset, type_dict_set_doc */
static void add_getsets(VM *vm, Type *t)
{
    static const NativeDef defs[] = {{"__dict__", get_dict, 0, 0, NF_GETTER | NF_NATURAL},
                                     {"__weakref__", get_weakref, 0, 0, NF_GETTER}};
    struct Names *n = vm->names;
    bool weak = dict_get_str(t->dict, n->n___slots__) == V_NULL || t->flags & TYPE_WEAK_SLOT;
    bool wanted[] = {(t->flags & TYPE_HAS_DICT) && !has_instance_dict(vm, t->base), weak && class_takes_weakrefs(vm, t->base)};
    Str *const names[] = {n->n___dict__, n->n___weakref__};
    for (int i = 0; i < 2; i++) {
        if (!wanted[i] || dict_get_str(t->dict, names[i]) != V_NULL)
            continue;
        Value v = native_new(vm, &defs[i], V_NULL);
        native_set_owner(vm, AS(Native, v), t);
        dict_set_str(vm, t->dict, names[i], v);
    }
    if (dict_get_str(t->dict, n->n___doc__) == V_NULL)
        dict_set_str(vm, t->dict, n->n___doc__, V_NONE);
    if (dict_get_str(t->dict, n->n___eq__) != V_NULL && dict_get_str(t->dict, n->n___hash__) == V_NULL)
        dict_set_str(vm, t->dict, n->n___hash__, V_NONE);
}

static void wrap_implicit(VM *vm, Type *t, Special sp, Kind kind)
{
    Value v = dict_get_str(t->dict, vm->special_names[sp]);
    if (!is_kind(v, KIND_FUNC))
        return;
    Wrapper *w = heap_alloc(vm, vm->types[kind], kind, sizeof *w);
    w->func = v;
    dict_set_str(vm, t->dict, vm->special_names[sp], from_obj(w));
}

static bool may_be_in_mro(VM *vm, const Type *t, Value v)
{
    if (!is_type(v))
        return RAISE(vm, TypeError, "mro() returned a non-class ('%s')", type_name(vm, v));
    const Type *base = AS(Type, v);
    bool fits = base == t || base->kind == KIND_INSTANCE || base->kind == t->kind;
    return fits || RAISE(vm, TypeError, "mro() returned base with unsuitable layout ('%s')", base->name->data);
}

/* CPython: mro_invoke */
bool class_compute_mro(VM *vm, Type *t)
{
    Value fn = t->o.flags & OBJ_USER ? type_lookup(vm, t->o.type, str_intern(vm, "mro", 3)) : V_NULL, r;
    List *l;
    if (!special_is_own(fn))
        return type_compute_mro(vm, t);
    if (!type_compute_mro(vm, t)) { /* nobody may want to know it */
        if (vm->stop)
            return false;
        exc_take(vm);
        Value v[2] = {from_obj(t), from_obj(vm->types[KIND_INSTANCE])};
        t->mro = tuple_of(vm, v, 2);
    }
    if (!special_call(vm, fn, from_obj(t), NULL, 0, &r) || !op_list(vm, r, &l))
        return false;
    for (int64_t i = 0; i < l->len; i++)
        if (!may_be_in_mro(vm, t, l->items[i]))
            return false;
    t->mro = tuple_of(vm, l->items, l->len);
    return true;
}

/* TypeError: the words and what they speak of, then "defining NAME as CLASS" if name is not V_NULL. */
static bool class_refused(VM *vm, const char *words, Value what, Value name, Value cls)
{
    Buf b;
    buf_init(&b);
    buf_str(&b, words);
    bool ok = value_repr(vm, what, &b);
    if (ok && name != V_NULL) {
        buf_str(&b, " defining ");
        ok = value_repr(vm, name, &b);
        buf_str(&b, " as ");
        ok = ok && value_repr(vm, cls, &b);
    }
    if (ok)
        RAISE(vm, TypeError, "%s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

/* Did the metaclass hand on the cell in which methods find __class__? CPython: builtin___build_class__ */
static bool class_cell_set(VM *vm, Value cell, Value name, Value cls)
{
    if (!is_type(cls) || !is_kind(cell, KIND_CELL) || AS(Cell, cell)->v == cls)
        return true;
    if (AS(Cell, cell)->v != V_NULL)
        return class_refused(vm, "__class__ set to ", AS(Cell, cell)->v, name, cls);
    Buf b;
    buf_init(&b);
    buf_str(&b, "__class__ not set defining ");
    bool ok = value_repr(vm, name, &b);
    buf_str(&b, " as ");
    if (ok && value_repr(vm, cls, &b))
        RAISE(vm, RuntimeError, "%s. Was __classcell__ propagated to type.__new__?", buf_text(&b));
    buf_deinit(&b);
    return false;
}

void class_note_del(VM *vm, Type *t)
{
    Value del = type_special(vm, t, SP_del);
    if (del != V_NULL && !is_kind(del, KIND_NATIVE)) /* what dies there is known without it */
        t->flags |= TYPE_HAS_DEL;
}

Value class_make(VM *vm, Type *meta, Str *name, Tuple *bases, Dict *ns, Dict *kwargs)
{
    Type *base = NULL;
    if (!class_best_base(vm, bases, &base))
        return V_NULL;
    if (!bases->len) {
        Value object = from_obj(vm->types[KIND_INSTANCE]);
        bases = tuple_of(vm, &object, 1);
    }
    Value qualname = dict_get_str(ns, vm->names->n___qualname__);
    if (qualname != V_NULL && !is_str(qualname)) {
        RAISE(vm, TypeError, "type __qualname__ must be a str, not %s", type_name(vm, qualname));
        return V_NULL;
    }
    Type *t = make_class(vm, meta, name, bases, ns, base);
    if (!slots_take(vm, t))
        return V_NULL;
    wrap_implicit(vm, t, SP_new_, KIND_STATICMETHOD);
    wrap_implicit(vm, t, SP_init_subclass, KIND_CLASSMETHOD);
    wrap_implicit(vm, t, SP_class_getitem, KIND_CLASSMETHOD);
    add_getsets(vm, t);
    if (!class_compute_mro(vm, t))
        return V_NULL;
    for (int64_t i = 0; i < bases->len; i++)
        type_add_subclass(AS(Type, bases->items[i]), t);
    type_touch(vm, t);
    class_note_del(vm, t);
    Value cell = dict_get_str(t->dict, vm->names->n___classcell__);
    if (cell != V_NULL) {
        dict_del_str(vm, t->dict, vm->names->n___classcell__);
        if (!is_kind(cell, KIND_CELL)) {
            class_refused(vm, "__classcell__ must be a nonlocal cell, not ", from_obj(type_of(vm, cell)), V_NULL, V_NULL);
            return V_NULL;
        }
        AS(Cell, cell)->v = from_obj(t);
    }
    if (!call_set_name(vm, t) || !call_init_subclass(vm, t, kwargs))
        return V_NULL;
    return from_obj(t);
}

Value class_new(VM *vm, Str *name, Tuple *bases, Dict *ns)
{
    return class_make(vm, vm->types[KIND_TYPE], name, bases, ns, NULL);
}

static bool resolve_bases(VM *vm, const Value *bases, uint32_t n, Tuple **out)
{
    List *l = list_new(vm, n);
    for (uint32_t i = 0; i < n; i++) {
        Value entries, r;
        if (is_type(bases[i]) || !is_obj(bases[i])) {
            list_append(vm, l, bases[i]);
            continue;
        }
        if (!attr_find(vm, bases[i], vm->names->n___mro_entries__, &entries))
            return false;
        if (entries == V_NULL) {
            list_append(vm, l, bases[i]);
            continue;
        }
        Value all = from_obj(tuple_of(vm, bases, n));
        if (!vm_call(vm, entries, &all, 1, &r))
            return false;
        if (!is_tuple(r))
            return RAISE(vm, TypeError, "__mro_entries__ must return a tuple");
        if (!list_extend(vm, l, r))
            return false;
    }
    *out = tuple_of(vm, l->items, l->len);
    return true;
}

/* What the class statement left on the caller's stack for BUILD_CLASS or BUILD_CLASS_EX. */
typedef struct {
    Value *first; /* the body; from class_begin on the bases as __mro_entries__ gave them: it is asked once */
    Str *name;
    const Value *bases;
    uint32_t nbases;
    Dict *kwargs;
    uint32_t all; /* stack slots */
} Operands;

static Operands operands_of(Instr i, Value *top)
{
    uint32_t arg = INSTR_ARG(i), kw = arg & 1;
    bool one = INSTR_OP(i) == OP_BUILD_CLASS_EX; /* the bases come as one tuple */
    Operands o = {.nbases = arg >> 1, .all = (one ? 3 : 2 + (arg >> 1)) + kw};
    Value *v = top - o.all;
    o.first = v;
    o.name = AS(Str, v[1]);
    o.bases = one ? AS(Tuple, v[2])->items : v + 2;
    if (one)
        o.nbases = (uint32_t)AS(Tuple, v[2])->len;
    o.kwargs = kw ? AS(Dict, v[o.all - 1]) : NULL;
    return o;
}

/* The bases, the metaclass, and the keywords that are left for it (o->kwargs becomes a copy). */
static bool choose_metaclass(VM *vm, Operands *o, Tuple **bases, Value *meta)
{
    Value given = V_NULL;
    if (o->kwargs) {
        o->kwargs = dict_copy(vm, o->kwargs);
        given = dict_get_str(o->kwargs, vm->names->n_metaclass);
        dict_del_str(vm, o->kwargs, vm->names->n_metaclass);
    }
    if (is_tuple(*o->first))
        *bases = AS(Tuple, *o->first);
    else if (!resolve_bases(vm, o->bases, o->nbases, bases))
        return false;
    *o->first = from_obj(*bases);
    return metaclass_of(vm, *bases, given, meta);
}

static bool body_namespace(VM *vm, Operands *o, Dict **out)
{
    Tuple *bases;
    Value meta;
    vm->nested++;
    bool ok = choose_metaclass(vm, o, &bases, &meta) && metaclass_prepare(vm, meta, o->name, bases, o->kwargs, out);
    vm->nested--;
    if (ok && !*out)
        *out = dict_new(vm);
    return ok;
}

/* BUILD_CLASS: runs the body in a namespace of its own; class_finish makes the class when it returns. The operands
 * stay above sp, kept, until then. */
Step class_begin(VM *vm, Frame *f, uint32_t arg, Value *out)
{
    Operands o = operands_of(f->ip[-1], f->sp);
    Dict *names = NULL;
    (void)out;
    (void)arg;
    Func *body = AS(Func, *o.first);
    if ((o.nbases || o.kwargs) && !body_namespace(vm, &o, &names))
        return STEP_ERROR;
    Frame *b = frame_new(vm, body->code, body->globals);
    const Code *c = body->code->code;
    for (uint32_t i = 0; i < c->ncells; i++) {
        Cell *cell = heap_alloc(vm, vm->types[KIND_CELL], KIND_CELL, sizeof *cell);
        b->slots[c->cell_slots[i]] = from_obj(cell);
    }
    for (uint32_t i = 0; i < c->nfree; i++)
        b->slots[c->nlocals + i] = body->closure->items[i];
    b->class_names = names ? names : dict_new(vm);
    if (!frame_push(vm, b, ENTER_CLASS)) {
        heap_drop_frame(vm, b);
        return STEP_ERROR;
    }
    return STEP_FRAME;
}

static bool same_items(const Tuple *a, const Tuple *b)
{
    return a->len == b->len && !memcmp(a->items, b->items, (size_t)a->len * sizeof(Value));
}

Step class_finish(VM *vm, Frame *caller, Dict *ns, Value cell, Value *out)
{
    Operands o = operands_of(caller->ip[-1], caller->sp);
    Tuple *bases = NULL;
    Value meta;
    *out = V_NULL;
    vm->nested++;
    if (is_kind(cell, KIND_CELL))
        dict_set_str(vm, ns, vm->names->n___classcell__, cell);
    bool ok = choose_metaclass(vm, &o, &bases, &meta);
    Tuple *original = tuple_of(vm, o.bases, o.nbases);
    if (ok && o.nbases && !same_items(bases, original))
        dict_set_str(vm, ns, str_intern(vm, "__orig_bases__", 14), from_obj(original));
    ok = ok && metaclass_call(vm, meta, o.name, bases, ns, o.kwargs, out) &&
         class_cell_set(vm, cell, from_obj(o.name), *out);
    vm->nested--;
    if (!ok)
        return STEP_ERROR;
    caller->sp -= o.all;
    return STEP_VALUE;
}
