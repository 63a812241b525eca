/* Classes: making them, their attributes, calling them. */
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"
#include "vm/types.h"

/* ---- types ---- */

void type_touch(VM *vm, Type *t)
{
    t->version = ++vm->type_version;
    for (uint32_t i = 0; i < t->nsubclasses; i++)
        type_touch(vm, AS(Type, t->subclasses[i]));
}

void type_finalize(VM *vm, Type *t)
{
    (void)vm;
    mem_free(t->subclasses);
}

static void add_subclass(Type *base, Type *t)
{
    MEM_GROW(base->subclasses, base->capsubclasses, base->nsubclasses + 1);
    base->subclasses[base->nsubclasses++] = from_obj(t);
}

/* C3: merges the linearisations of the bases and the list of bases itself. */
static bool merge_mro(VM *vm, Type *t, List *out)
{
    int64_t nb = t->bases->len, total = nb + 1;
    Tuple **lists = mem_alloc((size_t)total * sizeof *lists);
    int64_t *at = mem_zalloc((size_t)total * sizeof *at);
    bool ok = true;
    for (int64_t i = 0; i < nb; i++)
        lists[i] = AS(Type, t->bases->items[i])->mro;
    lists[nb] = t->bases;
    for (;;) {
        Value pick = V_NULL;
        bool left = false;
        for (int64_t i = 0; i < total && pick == V_NULL; i++) {
            if (at[i] >= lists[i]->len)
                continue;
            left = true;
            Value candidate = lists[i]->items[at[i]];
            bool in_tail = false;
            for (int64_t j = 0; j < total && !in_tail; j++)
                for (int64_t k = at[j] + 1; k < lists[j]->len && !in_tail; k++)
                    in_tail = lists[j]->items[k] == candidate;
            if (!in_tail)
                pick = candidate;
        }
        if (!left)
            break;
        if (!vm_charge(vm, (uint64_t)(total * lists[0]->len) / 8 + 1)) {
            ok = false;
            break;
        }
        if (pick == V_NULL) {
            Buf b;
            buf_init(&b);
            for (int64_t i = 0; i < nb; i++) {
                buf_str(&b, i ? ", " : "");
                str_to_buf(AS(Type, t->bases->items[i])->name, &b);
            }
            RAISE(vm, TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", buf_text(&b));
            buf_deinit(&b);
            ok = false;
            break;
        }
        list_append(vm, out, pick);
        for (int64_t i = 0; i < total; i++)
            if (at[i] < lists[i]->len && lists[i]->items[at[i]] == pick)
                at[i]++;
    }
    mem_free(lists);
    mem_free(at);
    return ok;
}

static bool compute_mro(VM *vm, Type *t)
{
    List *l = list_new(vm, 4);
    list_append(vm, l, from_obj(t));
    if (t->bases->len == 1 && !list_extend(vm, l, from_obj(AS(Type, t->bases->items[0])->mro)))
        return false;
    if (t->bases->len != 1 && !merge_mro(vm, t, l))
        return false;
    t->mro = tuple_of(vm, l->items, l->len);
    return true;
}

static void type_fill(VM *vm, Type *t, const char *name, Type *base, Kind kind)
{
    t->name = t->qualname = str_intern(vm, name, strlen(name));
    t->module = str_intern(vm, "builtins", 8);
    t->kind = kind;
    t->dict = dict_new(vm);
    if (!base && vm->types[KIND_INSTANCE])
        base = vm->types[KIND_INSTANCE];
    t->base = base;
    t->bases = tuple_new(vm, base != NULL);
    if (base) {
        t->bases->items[0] = from_obj(base);
        t->ops = base->ops;
        t->flags |= base->flags & (TYPE_EXC | TYPE_HAS_DICT);
        t->instance_size = base->instance_size;
        add_subclass(base, t);
    }
    compute_mro(vm, t);
    type_touch(vm, t);
}

Type *type_make(VM *vm, const char *name, Type *base, Kind kind)
{
    Type *t = heap_alloc(vm, vm->types[KIND_TYPE], KIND_TYPE, sizeof *t);
    type_fill(vm, t, name, base, kind);
    return t;
}

void native_methods(VM *vm, Type *t, const NativeDef *defs)
{
    for (; defs && defs->name; defs++) {
        Native *n = heap_alloc(vm, vm->types[KIND_NATIVE], KIND_NATIVE, sizeof *n);
        n->def = defs;
        native_set_owner(vm, n, t);
        dict_set_str(vm, t->dict, str_intern(vm, defs->name, strlen(defs->name)), from_obj(n));
    }
    type_touch(vm, t);
}

void type_add_base(VM *vm, Type *t, Type *second)
{
    Value b[2] = {from_obj(t->base), from_obj(second)};
    t->bases = tuple_of(vm, b, 2);
    add_subclass(second, t);
    compute_mro(vm, t);
    type_touch(vm, t);
}

/* ---- attributes of class objects ---- */

static bool natural_type_attr(VM *vm, Type *t, Str *name, Value *out)
{
    struct Names *n = vm->names;
    if (name == n->n___name__)
        *out = from_obj(t->name);
    else if (name == n->n___qualname__)
        *out = from_obj(t->qualname);
    else if (name == n->n___module__)
        *out = from_obj(t->module);
    else if (name == n->n___bases__)
        *out = from_obj(t->bases);
    else if (name == n->n___base__)
        *out = t->base ? from_obj(t->base) : V_NONE;
    else if (name == n->n___mro__)
        *out = from_obj(t->mro);
    else if (name == n->n___class__)
        *out = from_obj(t->o.type);
    else if (name == n->n___dict__)
        *out = from_obj(dict_copy(vm, t->dict));
    else if (name == n->n___doc__)
        *out = V_NONE;
    else if (name == n->n___annotations__)
        *out = from_obj(dict_new(vm));
    else
        return false;
    return true;
}

bool type_attr(VM *vm, Type *t, Str *name, Value *out)
{
    struct Names *n = vm->names;
    *out = V_NULL;
    if (name == n->n___name__ || name == n->n___qualname__ || name == n->n___dict__ || name == n->n___class__ ||
        name == n->n___mro__ || name == n->n___bases__ || name == n->n___base__)
        return natural_type_attr(vm, t, name, out);
    Value v = V_NULL;
    if (t->o.flags & OBJ_USER) { /* a property of the metaclass comes first */
        v = type_lookup(vm, t->o.type, name);
        if (v != V_NULL && attr_is_data_descriptor(vm, v))
            return attr_bind(vm, v, from_obj(t), t->o.type, out);
    }
    if (name == n->n___doc__ || name == n->n___annotations__)
        v = dict_get_str(t->dict, name); /* not inherited */
    else
        v = type_lookup(vm, t, name);
    if (v != V_NULL)
        return attr_bind(vm, v, V_NULL, t, out);
    if (natural_type_attr(vm, t, name, out))
        return true;
    v = type_lookup(vm, t->o.type, name);
    return v == V_NULL || attr_bind(vm, v, from_obj(t), t->o.type, out);
}

bool type_attr_set(VM *vm, Type *t, Str *name, Value v)
{
    struct Names *n = vm->names;
    if (!(t->flags & TYPE_USER)) {
        char *text = str_dup(name);
        RAISE(vm, TypeError, "cannot set '%s' attribute of immutable type '%s'", text, t->name->data);
        mem_free(text);
        return false;
    }
    if (v == V_NULL) {
        if (!dict_del_str(vm, t->dict, name))
            return attr_missing(vm, from_obj(t), name);
    } else if (name == n->n___name__ && is_str(v)) {
        t->name = str_intern_str(vm, AS(Str, v));
    } else if (name == n->n___qualname__ && is_str(v)) {
        t->qualname = AS(Str, v);
    } else {
        dict_set_str(vm, t->dict, name, v);
    }
    t->flags |= TYPE_SHADOWED;
    for (uint32_t i = 0; i < t->nsubclasses; i++)
        AS(Type, t->subclasses[i])->flags |= TYPE_SHADOWED;
    type_touch(vm, t);
    return true;
}

/* ---- the class statement ---- */

static bool best_base(VM *vm, Tuple *bases, Type **out)
{
    Type *best = NULL;
    for (int64_t i = 0; i < bases->len; i++) {
        if (!is_type(bases->items[i]))
            return RAISE(vm, TypeError, "bases must be types");
        Type *b = AS(Type, bases->items[i]);
        if (b->flags & TYPE_FINAL)
            return RAISE(vm, TypeError, "type '%s' is not an acceptable base type", b->name->data);
        for (int64_t j = 0; j < i; j++)
            if (bases->items[j] == bases->items[i])
                return RAISE(vm, TypeError, "duplicate base class %s", b->name->data);
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

/* __set_name__ of the descriptors in the namespace */
static bool call_set_name(VM *vm, Type *t)
{
    uint32_t pos = 0;
    DictEntry *e;
    while (dict_next(t->dict, &pos, &e)) {
        if (!is_kind(e->value, KIND_INSTANCE))
            continue;
        Value fn = type_special(vm, as_obj(e->value)->type, SP_set_name), r;
        Value args[3] = {e->value, from_obj(t), e->key};
        if (fn != V_NULL && !vm_call(vm, fn, args, 3, &r))
            return false;
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
    Value v = dict_get_str(ns, n->n___qualname__);
    if (v != V_NULL && is_str(v)) {
        t->qualname = AS(Str, v);
        dict_del_str(vm, t->dict, n->n___qualname__);
    }
    v = dict_get_str(ns, n->n___module__);
    t->module = v != V_NULL && is_str(v) ? AS(Str, v) : str_intern(vm, "__main__", 8);
    if (dict_get_str(ns, n->n___eq__) != V_NULL && dict_get_str(ns, n->n___hash__) == V_NULL)
        dict_set_str(vm, t->dict, n->n___hash__, V_NONE);
    return t;
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

Value class_make(VM *vm, Type *meta, Str *name, Tuple *bases, Dict *ns, Dict *kwargs)
{
    Type *base = NULL;
    if (!best_base(vm, bases, &base))
        return V_NULL;
    if (!bases->len) {
        Value object = from_obj(vm->types[KIND_INSTANCE]);
        bases = tuple_of(vm, &object, 1);
    }
    Type *t = make_class(vm, meta, name, bases, ns, base);
    if (!slots_take(vm, t))
        return V_NULL;
    wrap_implicit(vm, t, SP_new_, KIND_STATICMETHOD);
    wrap_implicit(vm, t, SP_init_subclass, KIND_CLASSMETHOD);
    wrap_implicit(vm, t, SP_class_getitem, KIND_CLASSMETHOD);
    if (!compute_mro(vm, t))
        return V_NULL;
    for (int64_t i = 0; i < bases->len; i++)
        add_subclass(AS(Type, bases->items[i]), t);
    type_touch(vm, t);
    if (type_special(vm, t, SP_del) != V_NULL)
        t->flags |= TYPE_HAS_DEL;
    Value cell = dict_get_str(t->dict, vm->names->n___classcell__);
    if (cell != V_NULL) {
        dict_del_str(vm, t->dict, vm->names->n___classcell__);
        if (is_kind(cell, KIND_CELL))
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
        if (!vm_call(vm, entries, &all, 1, &r) || !list_extend(vm, l, r))
            return false;
    }
    *out = tuple_of(vm, l->items, l->len);
    return true;
}

/* What the class statement left on the caller's stack for BUILD_CLASS or BUILD_CLASS_EX. */
typedef struct {
    Func *body;
    Str *name;
    const Value *bases;
    uint32_t nbases;
    Dict *kwargs;
    uint32_t all; /* stack slots */
} Operands;

static Operands operands_of(Instr i, const Value *top)
{
    uint32_t arg = INSTR_ARG(i), kw = arg & 1;
    bool one = INSTR_OP(i) == OP_BUILD_CLASS_EX; /* the bases come as one tuple */
    Operands o = {.nbases = arg >> 1, .all = (one ? 3 : 2 + (arg >> 1)) + kw};
    const Value *v = top - o.all;
    o.body = AS(Func, v[0]);
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
    return resolve_bases(vm, o->bases, o->nbases, bases) && metaclass_of(vm, *bases, given, meta);
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
    if ((o.nbases || o.kwargs) && !body_namespace(vm, &o, &names))
        return STEP_ERROR;
    Func *body = o.body;
    Frame *b = frame_new(vm, body, body->code, body->globals);
    const Code *c = body->code->code;
    for (uint32_t i = 0; i < c->ncells; i++) {
        Cell *cell = heap_alloc(vm, vm->types[KIND_CELL], KIND_CELL, sizeof *cell);
        b->slots[c->cell_slots[i]] = from_obj(cell);
    }
    for (uint32_t i = 0; i < c->nfree; i++)
        b->slots[c->nlocals + i] = body->closure->items[i];
    b->names = names ? names : dict_new(vm);
    Value module = dict_get_str(f->globals, vm->names->n___name__);
    if (module != V_NULL)
        dict_set_str(vm, b->names, vm->names->n___module__, module);
    dict_set_str(vm, b->names, vm->names->n___qualname__, from_obj(body->code->qualname));
    if (c->doc)
        dict_set_str(vm, b->names, vm->names->n___doc__, from_obj(str_c(vm, c->doc)));
    if (!frame_push(vm, b, ENTER_CLASS)) {
        heap_drop_frame(vm, b);
        return STEP_ERROR;
    }
    return STEP_FRAME;
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
    bool ok = choose_metaclass(vm, &o, &bases, &meta) && metaclass_call(vm, meta, o.name, bases, ns, o.kwargs, out);
    vm->nested--;
    if (!ok)
        return STEP_ERROR;
    caller->sp -= o.all;
    return STEP_VALUE;
}

/* ---- calling a class ---- */

static bool no_keywords(VM *vm, const Type *t, const Args *a)
{
    return !a->kwnames || !a->kwnames->len || RAISE(vm, TypeError, "%s() takes no keyword arguments", t->name->data);
}

static bool construct_builtin(VM *vm, Type *t, Args *a, Value *out)
{
    if ((t->kind == KIND_BOOL || t->kind == KIND_FLOAT || t->kind == KIND_SLICE) && !no_keywords(vm, t, a))
        return false;
    switch (t->kind) {
    case KIND_BOOL: return bool_construct(vm, a, out);
    case KIND_INT: return int_construct(vm, a, out);
    case KIND_FLOAT: return float_construct(vm, a, out);
    case KIND_BOXED:
        return type_is_subtype(t, vm->types[KIND_INT]) ? int_construct(vm, a, out) : float_construct(vm, a, out);
    case KIND_STR: return str_construct(vm, a, out);
    case KIND_BYTES: return bytes_construct(vm, a, out);
    case KIND_TUPLE: return tuple_construct(vm, a, out);
    case KIND_LIST: return list_construct(vm, a, out);
    case KIND_DICT: return dict_construct(vm, a, out);
    case KIND_SET: return set_construct(vm, a, out);
    case KIND_FROZENSET: return frozenset_construct(vm, a, out);
    case KIND_RANGE: return range_construct(vm, a, out);
    case KIND_SLICE: return slice_construct(vm, a, out);
    case KIND_EXC: return exc_construct(vm, a, out);
    case KIND_TYPE: return type_new(vm, a, out);
    case KIND_INSTANCE:
    case KIND_NATIVEDATA: *out = from_obj(obj_new(vm, t)); return true;
    default: break;
    }
    return RAISE(vm, TypeError, "cannot create '%s' instances", t->name->data);
}

/* Abstract methods that a class of abc left undefined. */
static bool check_abstract(VM *vm, Type *t)
{
    Value names = type_lookup(vm, t, vm->names->n___abstractmethods__);
    if (names == V_NULL || !is_set(names) || !AS(Set, names)->used)
        return true;
    List *l;
    if (!op_list(vm, names, &l) || !list_sort(vm, l, V_NONE, false))
        return false;
    Buf b;
    buf_init(&b);
    for (int64_t i = 0; i < l->len; i++) {
        buf_str(&b, i ? ", " : "");
        str_to_buf(AS(Str, l->items[i]), &b);
    }
    RAISE(vm, TypeError, "Can't instantiate abstract class %s with abstract method%s %s", t->name->data,
          l->len == 1 ? "" : "s", buf_text(&b));
    buf_deinit(&b);
    return false;
}

/* object.__new__(cls, ...): what super().__new__(cls) reaches */
static bool object_new(VM *vm, Args *a, Value *out)
{
    if (!a->n || !is_type(a->v[0]))
        return RAISE(vm, TypeError, "object.__new__(X): X is not a type object (%s)",
                     a->n ? type_name(vm, a->v[0]) : "nothing");
    if (AS(Type, a->v[0])->flags & TYPE_USER && !check_abstract(vm, AS(Type, a->v[0])))
        return false;
    return construct_builtin(vm, AS(Type, a->v[0]), a, out);
}

static bool takes_no_arguments(VM *vm, Type *t, const Args *a)
{
    if (a->n || (a->kwnames && a->kwnames->len))
        return RAISE(vm, TypeError, "%s() takes no arguments", t->name->data);
    return true;
}

static bool make_instance(VM *vm, Type *t, Args *a, Value *out)
{
    Args with_type = {a->v - 1, a->n + 1, a->kwnames};
    Value new_ = t->flags & TYPE_USER ? type_special(vm, t, SP_new_) : V_NULL;
    a->v[-1] = from_obj(t);
    if (is_kind(new_, KIND_STATICMETHOD))
        return vm_call_kw(vm, AS(Wrapper, new_)->func, &with_type, out);
    if (t->flags & TYPE_USER && !check_abstract(vm, t))
        return false;
    return construct_builtin(vm, t, &with_type, out);
}

static bool type_call_one(VM *vm, Args *a, Value *out)
{
    if (a->n == 1) {
        *out = from_obj(type_of(vm, a->v[0]));
        return true;
    }
    if (a->n != 3)
        return RAISE(vm, TypeError, "type() takes 1 or 3 arguments");
    Args with_type = {a->v - 1, a->n + 1, a->kwnames};
    a->v[-1] = from_obj(vm->types[KIND_TYPE]);
    return type_new(vm, &with_type, out);
}

Step class_call(VM *vm, Type *t, Args *a, Value *out)
{
    bool from_c = vm->from_c;
    vm->from_c = false;
    if (t == vm->types[KIND_TYPE])
        return type_call_one(vm, a, out) ? STEP_VALUE : STEP_ERROR;
    Value init = type_special(vm, t, SP_init), ctor = type_special(vm, t, SP_construct);
    if (is_kind(ctor, KIND_NATIVE)) { /* types written in C that make their own instances */
        Args with_type = {a->v - 1, a->n + 1, a->kwnames};
        a->v[-1] = from_obj(t);
        if (!AS(Native, ctor)->def->fn(vm, &with_type, out))
            return STEP_ERROR;
        if (!is_kind(init, KIND_FUNC))
            return STEP_VALUE;
    } else {
        if (t->kind == KIND_INSTANCE && !is_kind(init, KIND_FUNC) && !is_kind(type_special(vm, t, SP_new_), KIND_STATICMETHOD) &&
            !takes_no_arguments(vm, t, a))
            return STEP_ERROR;
        if (!make_instance(vm, t, a, out))
            return STEP_ERROR;
    }
    if (!type_is_subtype(type_of(vm, *out), t))
        return STEP_VALUE; /* __new__ gave something else */
    if (is_kind(init, KIND_FUNC)) {
        a->v[-1] = *out;
        Args self = {a->v - 1, a->n + 1, a->kwnames};
        Value instance = *out, r;
        Step s = call_function(vm, AS(Func, init), &self, &r);
        if (s != STEP_FRAME)
            return s == STEP_VALUE ? (RAISE(vm, TypeError, "__init__() should return None, not '%s'", type_name(vm, r)), STEP_ERROR) : s;
        if (from_c) { /* nested: the caller from C reads the result of the frame */
            bool ok = call_run_nested(vm, s, false, &r);
            *out = instance;
            if (ok && r != V_NONE)
                ok = RAISE(vm, TypeError, "__init__() should return None, not '%s'", type_name(vm, r));
            return ok ? STEP_VALUE : STEP_ERROR;
        }
        vm->frame->enter = ENTER_INIT;
        *vm->frame->back->sp++ = instance;
        return STEP_FRAME;
    }
    bool by_init = t->flags & TYPE_USER || (t->kind == KIND_NATIVEDATA && !is_kind(ctor, KIND_NATIVE));
    if (by_init && is_kind(init, KIND_NATIVE) && t->kind != KIND_INSTANCE && AS(Native, init)->owner != vm->types[KIND_INSTANCE]) {
        Args self = {a->v - 1, a->n + 1, a->kwnames};
        Value instance = *out, r;
        a->v[-1] = instance;
        if (!AS(Native, init)->def->fn(vm, &self, &r))
            return STEP_ERROR;
        *out = instance;
    }
    return STEP_VALUE;
}

/* ---- isinstance ---- */

bool value_isinstance(VM *vm, Value v, Value cls, bool *out)
{
    *out = false;
    if (is_type(cls)) {
        Value hook = type_lookup(vm, AS(Type, cls), str_intern(vm, "__instancehook__", 16)), r;
        Value check = as_obj(cls)->flags & OBJ_USER ? type_special(vm, as_obj(cls)->type, SP_instancecheck) : V_NULL;
        if (is_kind(check, KIND_FUNC) && type_of(vm, v) != AS(Type, cls)) {
            Value both[2] = {cls, v};
            return vm_call(vm, check, both, 2, &r) && op_truth(vm, r, out);
        }
        *out = type_is_subtype(type_of(vm, v), AS(Type, cls));
        if (*out || hook == V_NULL)
            return true;
        if (is_kind(hook, KIND_STATICMETHOD))
            hook = AS(Wrapper, hook)->func;
        return vm_call(vm, hook, &v, 1, &r) && op_truth(vm, r, out);
    }
    if (is_tuple(cls)) {
        if (!nest_enter(vm, "in __instancecheck__"))
            return false;
        bool ok = true;
        for (int64_t i = 0; i < AS(Tuple, cls)->len && !*out && ok; i++)
            ok = value_isinstance(vm, v, AS(Tuple, cls)->items[i], out);
        nest_leave(vm);
        return ok;
    }
    Value args;
    if (is_obj(cls) && as_obj(cls)->kind == KIND_INSTANCE) { /* X | Y */
        if (!attr_find(vm, cls, str_intern(vm, "__args__", 8), &args))
            return false;
        if (args != V_NULL && is_tuple(args))
            return value_isinstance(vm, v, args, out);
    }
    if (cls == V_NONE) {
        *out = v == V_NONE;
        return true;
    }
    return RAISE(vm, TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

/* ---- methods of object and type ---- */

static bool object_init(VM *vm, Args *a, Value *out)
{
    Type *t = type_of(vm, a->v[0]);
    *out = V_NONE;
    if ((a->n > 1 || (a->kwnames && a->kwnames->len)) && !is_kind(type_special(vm, t, SP_new_), KIND_STATICMETHOD))
        return RAISE(vm, TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    return true;
}

static bool to_text(VM *vm, bool ok, Buf *b, Value *out)
{
    if (ok)
        *out = value_str_from_buf(vm, b);
    buf_deinit(b);
    return ok;
}

static bool object_repr(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    return to_text(vm, builtin_repr(vm, a->v[0], &b), &b, out);
}

static bool object_str(VM *vm, Args *a, Value *out)
{
    Buf b;
    buf_init(&b);
    return to_text(vm, value_repr(vm, a->v[0], &b), &b, out);
}

static bool object_format(VM *vm, Args *a, Value *out)
{
    if (is_str(a->v[1]) && AS(Str, a->v[1])->len)
        return RAISE(vm, TypeError, "unsupported format string passed to %s.__format__", type_name(vm, a->v[0]));
    return value_str_value(vm, a->v[0], out);
}

static bool object_eq(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0] == a->v[1] ? V_TRUE : V_NOT_IMPLEMENTED;
    return true;
}

static bool object_ne(VM *vm, Args *a, Value *out)
{
    bool same;
    if (!op_equal(vm, a->v[0], a->v[1], &same))
        return false;
    *out = from_bool(!same);
    return true;
}

static bool object_hash(VM *vm, Args *a, Value *out)
{
    *out = value_hash_to_int(vm, obj_serial(vm, a->v[0]));
    return true;
}

static bool check_name(VM *vm, Value v)
{
    return is_str(v) || RAISE(vm, TypeError, "attribute name must be string, not '%s'", type_name(vm, v));
}

static bool object_getattribute(VM *vm, Args *a, Value *out)
{
    return check_name(vm, a->v[1]) && attr_get_default(vm, a->v[0], str_intern_str(vm, AS(Str, a->v[1])), out);
}

static bool object_setattr(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return check_name(vm, a->v[1]) && attr_set_default(vm, a->v[0], str_intern_str(vm, AS(Str, a->v[1])), a->v[2]);
}

static bool object_delattr(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    return check_name(vm, a->v[1]) && attr_set_default(vm, a->v[0], str_intern_str(vm, AS(Str, a->v[1])), V_NULL);
}

static bool object_init_subclass(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    if (!a->kwnames || !a->kwnames->len)
        return true;
    char *name = str_dup(AS(Type, a->v[0])->qualname);
    RAISE(vm, TypeError, "%s.__init_subclass__() takes no keyword arguments", name);
    mem_free(name);
    return false;
}

static bool object_subclasshook(VM *vm, Args *a, Value *out)
{
    (void)vm, (void)a;
    *out = V_NOT_IMPLEMENTED;
    return true;
}

static const NativeDef object_methods[] = {
    {"__subclasshook__", object_subclasshook, 0, -1, NF_CLASS},
    {"__init__", object_init, 0, -1, NF_KW},           {"__new__", object_new, 1, -1, NF_KW | NF_STATIC},
    {"__repr__", object_repr, 0, 0, 0},                {"__str__", object_str, 0, 0, 0},
    {"__format__", object_format, 1, 1, 0},            {"__eq__", object_eq, 1, 1, 0},
    {"__ne__", object_ne, 1, 1, 0},                    {"__hash__", object_hash, 0, 0, 0},
    {"__getattribute__", object_getattribute, 1, 1, 0}, {"__setattr__", object_setattr, 2, 2, 0},
    {"__delattr__", object_delattr, 1, 1, 0},          {"__init_subclass__", object_init_subclass, 0, -1, NF_KW | NF_CLASS},
    {0}};

/* ---- property, staticmethod, classmethod, super ---- */

static bool property_construct(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    Value v[4];
    if (!args_bind(vm, a, 1, "property", names, 4, 0, v))
        return false;
    Property *p = heap_alloc(vm, AS(Type, a->v[0]), KIND_PROPERTY, sizeof *p);
    p->get = v[0] == V_NULL ? V_NONE : v[0];
    p->set = v[1] == V_NULL ? V_NONE : v[1];
    p->del = v[2] == V_NULL ? V_NONE : v[2];
    p->doc = v[3] == V_NULL ? V_NONE : v[3];
    if (p->doc == V_NONE && p->get != V_NONE && !attr_find(vm, p->get, vm->names->n___doc__, &p->doc))
        return false;
    if (p->doc == V_NULL)
        p->doc = V_NONE;
    *out = from_obj(p);
    return true;
}

static bool property_copy(VM *vm, Args *a, int which, Value *out)
{
    Property *old = AS(Property, a->v[0]), *p = heap_alloc(vm, old->o.type, KIND_PROPERTY, sizeof *p);
    p->get = which == 0 ? a->v[1] : old->get;
    p->set = which == 1 ? a->v[1] : old->set;
    p->del = which == 2 ? a->v[1] : old->del;
    p->doc = old->doc;
    *out = from_obj(p);
    return true;
}

static bool property_getter(VM *vm, Args *a, Value *out) { return property_copy(vm, a, 0, out); }
static bool property_setter(VM *vm, Args *a, Value *out) { return property_copy(vm, a, 1, out); }
static bool property_deleter(VM *vm, Args *a, Value *out) { return property_copy(vm, a, 2, out); }

static bool wrapper_construct(VM *vm, Args *a, Value *out)
{
    Type *t = AS(Type, a->v[0]);
    if (!no_keywords(vm, t, a))
        return false;
    if (a->n != 2)
        return RAISE(vm, TypeError, "%s expected 1 argument, got %u", t->name->data, a->n - 1);
    Wrapper *w = heap_alloc(vm, t, t->kind, sizeof *w);
    w->func = a->v[1];
    *out = from_obj(w);
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

static bool super_construct(VM *vm, Args *a, Value *out)
{
    Value cls, self;
    if (!no_keywords(vm, AS(Type, a->v[0]), a))
        return false;
    if (a->n == 1) {
        if (!find_class_cell(vm->frame, &cls, &self))
            return RAISE(vm, RuntimeError, vm->frame->code->code->nargs ? "super(): __class__ cell not found"
                                                                        : "super(): no arguments");
    } else if (a->n == 3) {
        cls = a->v[1];
        self = a->v[2];
    } else {
        if (a->n == 2 && !is_type(a->v[1]))
            return RAISE(vm, TypeError, "super() argument 1 must be a type, not %s", type_name(vm, a->v[1]));
        return RAISE(vm, TypeError, "super() takes at most 2 arguments (%u given)", a->n - 1);
    }
    if (!is_type(cls))
        return RAISE(vm, TypeError, "super() argument 1 must be a type, not %s", type_name(vm, cls));
    Super *s = heap_alloc(vm, vm->types[KIND_SUPER], KIND_SUPER, sizeof *s);
    s->type = AS(Type, cls);
    s->self = self;
    if (is_type(self) && type_is_subtype(AS(Type, self), s->type))
        s->self_type = AS(Type, self);
    else if (type_is_subtype(type_of(vm, self), s->type))
        s->self_type = type_of(vm, self);
    else
        return RAISE(vm, TypeError, "super(type, obj): obj must be an instance or subtype of type");
    *out = from_obj(s);
    return true;
}

static const NativeDef property_methods[] = {{"__construct__", property_construct, 0, -1, NF_KW | NF_STATIC},
                                             {"getter", property_getter, 1, 1, 0},
                                             {"setter", property_setter, 1, 1, 0},
                                             {"deleter", property_deleter, 1, 1, 0},
                                             {0}};
static const NativeDef wrapper_methods[] = {{"__construct__", wrapper_construct, 0, -1, NF_KW | NF_STATIC},
                                            {"__call__", wrapper_call, 0, -1, NF_KW},
                                            {0}};
static const NativeDef super_methods[] = {{"__construct__", super_construct, 0, -1, NF_KW | NF_STATIC}, {0}};

/* ---- installation ---- */

typedef struct {
    Kind kind;
    const char *name;
    const NativeDef *methods;
    uint32_t flags;
} BuiltinType;

static void install(VM *vm, const BuiltinType *b)
{
    Type *t = vm->types[b->kind]; /* early ones are filled in place: names already point at them */
    if (!t)
        t = vm->types[b->kind] = heap_alloc(vm, vm->types[KIND_TYPE], KIND_TYPE, sizeof *t);
    type_fill(vm, t, b->name, NULL, b->kind);
    t->flags |= b->flags;
    native_methods(vm, t, b->methods);
}

void types_install(VM *vm)
{
    static const BuiltinType types[] = {
        {KIND_INT, "int", int_methods, 0},
        {KIND_FLOAT, "float", float_methods, 0},
        {KIND_STR, "str", str_methods, 0},
        {KIND_BYTES, "bytes", bytes_methods, 0},
        {KIND_TUPLE, "tuple", tuple_methods, 0},
        {KIND_LIST, "list", list_methods, 0},
        {KIND_DICT, "dict", dict_methods, 0},
        {KIND_SET, "set", set_methods, 0},
        {KIND_FROZENSET, "frozenset", frozenset_methods, 0},
        {KIND_RANGE, "range", range_methods, TYPE_FINAL},
        {KIND_SLICE, "slice", slice_methods, TYPE_FINAL},
        {KIND_CELL, "cell", NULL, TYPE_FINAL},
        {KIND_CODE, "code", NULL, TYPE_FINAL},
        {KIND_FUNC, "function", NULL, TYPE_FINAL},
        {KIND_NATIVE, "builtin_function_or_method", NULL, TYPE_FINAL},
        {KIND_METHOD, "method", NULL, TYPE_FINAL},
        {KIND_MODULE, "module", NULL, 0},
        {KIND_TRACEBACK, "traceback", NULL, TYPE_FINAL},
        {KIND_PROPERTY, "property", property_methods, 0},
        {KIND_STATICMETHOD, "staticmethod", wrapper_methods, 0},
        {KIND_CLASSMETHOD, "classmethod", wrapper_methods, 0},
        {KIND_SUPER, "super", super_methods, 0},
        {KIND_MEMBER, "member_descriptor", NULL, TYPE_FINAL},
        {KIND_ITER, "iterator", iter_methods, TYPE_FINAL},
        {KIND_DICT_KEYS, "dict_keys", dict_keys_methods, TYPE_FINAL},
        {KIND_DICT_VALUES, "dict_values", dict_values_methods, TYPE_FINAL},
        {KIND_DICT_ITEMS, "dict_items", dict_items_methods, TYPE_FINAL},
        {KIND_NONE, "NoneType", NULL, TYPE_FINAL},
        {KIND_ELLIPSIS, "ellipsis", NULL, TYPE_FINAL},
        {KIND_NOTIMPL, "NotImplementedType", NULL, TYPE_FINAL},
    };
    static const struct { Kind kind; const char *name; } methods[] = {{KIND_BUILTIN_METHOD, "method_descriptor"},
                                                                      {KIND_SLOT_WRAPPER, "wrapper_descriptor"},
                                                                      {KIND_METHOD_WRAPPER, "method-wrapper"},
                                                                      {KIND_GETSET, "getset_descriptor"}};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        vm->types[methods[i].kind] = type_make(vm, methods[i].name, NULL, KIND_NATIVE);
        vm->types[methods[i].kind]->flags |= TYPE_FINAL;
    }
    vm->types[KIND_INSTANCE]->flags = 0;
    native_methods(vm, vm->types[KIND_INSTANCE], object_methods);
    native_methods(vm, vm->types[KIND_TYPE], type_methods);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        install(vm, &types[i]);
    Type *boolean = type_make(vm, "bool", vm->types[KIND_INT], KIND_BOOL);
    boolean->flags |= TYPE_FINAL;
    vm->types[KIND_BOOL] = boolean;
    vm->types[KIND_BIGINT] = vm->types[KIND_INT];
    gen_types_install(vm);
}

/* The three types that everything else needs before it can be made: type, object, and those of str, dict, tuple and
 * list that names and mro are made of; types_install replaces the last four. */
void types_bootstrap(VM *vm)
{
    Type *meta = heap_alloc(vm, NULL, KIND_TYPE, sizeof *meta), *object = heap_alloc(vm, meta, KIND_TYPE, sizeof *object);
    meta->o.type = meta;
    vm->types[KIND_TYPE] = meta;
    vm->types[KIND_INSTANCE] = object;
    static const Kind early[] = {KIND_STR, KIND_DICT, KIND_TUPLE, KIND_LIST, KIND_NATIVE, KIND_BYTES};
    for (size_t i = 0; i < sizeof early / sizeof *early; i++)
        vm->types[early[i]] = heap_alloc(vm, meta, KIND_TYPE, sizeof(Type));
}

/* After strings_init: give the first two their names, dictionaries and mro. */
void types_name_first(VM *vm)
{
    Type *meta = vm->types[KIND_TYPE], *object = vm->types[KIND_INSTANCE];
    static const char *const names[] = {"type", "object"};
    Type *both[] = {meta, object};
    for (int i = 0; i < 2; i++) {
        Type *t = both[i];
        t->name = t->qualname = str_intern(vm, names[i], strlen(names[i]));
        t->module = str_intern(vm, "builtins", 8);
        t->dict = dict_new(vm);
        t->kind = i ? KIND_INSTANCE : KIND_TYPE;
        t->bases = tuple_new(vm, i == 0);
        t->instance_size = sizeof(Instance);
    }
    object->mro = tuple_new(vm, 1);
    object->mro->items[0] = from_obj(object);
    meta->base = object;
    meta->bases->items[0] = from_obj(object);
    meta->mro = tuple_new(vm, 2);
    meta->mro->items[0] = from_obj(meta);
    meta->mro->items[1] = from_obj(object);
    add_subclass(object, meta);
    type_touch(vm, object);
}
