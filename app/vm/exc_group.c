/* Exception groups: making them, split, subgroup and derive, and what `except*` needs.
 * CPython: Objects/exceptions.c (BaseExceptionGroup_*, exceptiongroup_*, _PyExc_PrepReraiseStar). */
#include "vm/exc.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

static bool is_group(VM *vm, Value v) { return exc_matches(vm, v, vm->excs->BaseExceptionGroup); }

/* ---- making ---- */

/* BaseExceptionGroup.__new__ */
bool exc_group_new(VM *vm, Type *type, const Value *args, uint32_t n, Value *out)
{
    Excs *x = vm->excs;
    List *items;
    if (n != 2)
        return RAISE(vm, TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%u given)", n);
    if (!is_str(args[0]))
        return RAISE(vm, TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", arg_type_name(vm, args[0]));
    bool sequence = is_list(args[1]) || is_tuple(args[1]) ||
                    (!is_dict(args[1]) && type_special(vm, type_of(vm, args[1]), SP_getitem) != V_NULL);
    if (!sequence)
        return RAISE(vm, TypeError, "second argument (exceptions) must be a sequence");
    if (!op_list(vm, args[1], &items))
        return false;
    if (!items->len)
        return RAISE(vm, ValueError, "second argument (exceptions) must be a non-empty sequence");
    bool plain = true; /* no exception that is not an Exception */
    for (int64_t i = 0; i < items->len; i++) {
        if (!is_exc(items->items[i]))
            return RAISE(vm, ValueError, "Item %d of second argument (exceptions) is not an exception", (int)i);
        plain &= type_is_subtype(as_obj(items->items[i])->type, x->Exception);
    }
    if (type == x->BaseExceptionGroup && plain)
        type = x->ExceptionGroup;
    else if (!plain && type == x->ExceptionGroup)
        return RAISE(vm, TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else if (!plain && type_is_subtype(type, x->Exception))
        return RAISE(vm, TypeError, "Cannot nest BaseExceptions in '%s'", type->name->data);
    *out = exc_new(vm, type, args, n);
    AS(Exc, *out)->extra[1] = from_obj(tuple_of(vm, items->items, items->len));
    return true;
}

static bool group_of(VM *vm, Value message, Value exceptions, Value *out)
{
    Value args[2] = {message, exceptions};
    return exc_group_new(vm, vm->excs->BaseExceptionGroup, args, 2, out);
}

/* A group made of part of another one, by its derive method: the same message, traceback, chain and notes. Nothing of
 * an empty part: V_NONE. CPython: exceptiongroup_subset. */
static bool subset(VM *vm, Value group, List *items, Value *out)
{
    *out = V_NONE;
    if (!items->len)
        return true;
    Value list = from_obj(items);
    if (!vm_call_method(vm, group, "derive", &list, 1, out))
        return false;
    if (!is_group(vm, *out))
        return RAISE(vm, TypeError, "derive must return an instance of BaseExceptionGroup");
    Exc *e = AS(Exc, *out), *o = AS(Exc, group);
    e->traceback = o->traceback;
    e->context = o->context;
    e->cause = o->cause;
    e->suppress_context = true; /* as setting a cause does, even none */
    Value notes = o->dict ? dict_get_str(o->dict, vm->names->n___notes__) : V_NULL;
    if (notes == V_NULL || !(is_list(notes) || is_tuple(notes)))
        return true;
    List *copy;
    if (!op_list(vm, notes, &copy))
        return false;
    if (!e->dict)
        e->dict = dict_new(vm);
    return dict_set_str(vm, e->dict, vm->names->n___notes__, from_obj(copy)), true;
}

/* ---- splitting ---- */

typedef enum { BY_TYPE, BY_PREDICATE, BY_IDENTITY } MatchBy;

typedef struct {
    MatchBy by;
    Value what; /* a class or a tuple of them; a function; a List of leaves */
    bool wants_rest;
} Matcher;

static bool is_exc_type(Value v) { return is_type(v) && AS(Type, v)->flags & TYPE_EXC; }

static bool exc_types_only(Value v)
{
    if (!is_tuple(v))
        return is_exc_type(v);
    for (int64_t i = 0; i < AS(Tuple, v)->len; i++)
        if (!is_exc_type(AS(Tuple, v)->items[i]))
            return false;
    return true;
}

static bool matcher_of(VM *vm, Value v, Matcher *out)
{
    *out = (Matcher){is_kind(v, KIND_FUNC) ? BY_PREDICATE : BY_TYPE, v, true};
    if (out->by == BY_TYPE && !exc_types_only(v))
        return RAISE(vm, TypeError, "expected a function, exception type or tuple of exception types");
    return true;
}

static bool matches(VM *vm, const Matcher *m, Value exc, bool *yes)
{
    Value r;
    switch (m->by) {
    case BY_TYPE: return exc_match(vm, exc, m->what, yes);
    case BY_PREDICATE: return vm_call(vm, m->what, &exc, 1, &r) && op_truth(vm, r, yes);
    case BY_IDENTITY: break;
    }
    *yes = false;
    const List *leaves = AS(List, m->what);
    for (int64_t i = 0; i < leaves->len && !is_group(vm, exc); i++)
        *yes |= leaves->items[i] == exc;
    return vm_charge(vm, (uint64_t)leaves->len / 8);
}

/* *match and *rest become V_NONE when there is nothing of them. */
static bool split(VM *vm, const Matcher *m, Value exc, Value *match, Value *rest)
{
    bool yes;
    *match = *rest = V_NONE;
    if (!matches(vm, m, exc, &yes))
        return false;
    if (yes || !is_group(vm, exc)) {
        *(yes ? match : rest) = exc;
        return true;
    }
    if (!nest_enter(vm, "in exceptiongroup_split_recursive"))
        return false;
    Tuple *t = AS(Tuple, AS(Exc, exc)->extra[1]);
    List *in = list_new(vm, t->len), *out = list_new(vm, t->len);
    bool ok = true;
    for (int64_t i = 0; ok && i < t->len; i++) {
        Value part, other;
        ok = split(vm, m, t->items[i], &part, &other);
        ok = ok && (part == V_NONE || list_append(vm, in, part)) && (other == V_NONE || list_append(vm, out, other));
    }
    nest_leave(vm);
    return ok && subset(vm, exc, in, match) && (!m->wants_rest || subset(vm, exc, out, rest));
}

/* ---- except* ---- */

static bool check_clause(VM *vm, Value type)
{
    int64_t n = is_tuple(type) ? AS(Tuple, type)->len : 1;
    for (int64_t i = 0; i < n; i++) {
        Value t = is_tuple(type) ? AS(Tuple, type)->items[i] : type;
        if (!is_exc_type(t))
            return RAISE(vm, TypeError, "catching classes that do not inherit from BaseException is not allowed");
        if (type_is_subtype(AS(Type, t), vm->excs->BaseExceptionGroup))
            return RAISE(vm, TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    return true;
}

bool exc_group_match(VM *vm, Value exc, Value type, Value *rest, Value *match)
{
    bool yes;
    *rest = exc;
    *match = V_NONE;
    if (exc == V_NONE)
        return true;
    if (!check_clause(vm, type) || !exc_match(vm, exc, type, &yes))
        return false;
    if (yes) {
        *rest = V_NONE;
        *match = exc;
        /* a bare exception is handed over in a group of its own */
        return is_group(vm, exc) || group_of(vm, from_obj(vm->names->empty), from_obj(tuple_of(vm, &exc, 1)), match);
    }
    if (!is_group(vm, exc))
        return true;
    Value pair;
    if (!vm_call_method(vm, exc, "split", &type, 1, &pair))
        return false;
    if (!is_tuple(pair))
        return RAISE(vm, TypeError, "%s.split must return a tuple, not %s", type_name(vm, exc), type_name(vm, pair));
    if (AS(Tuple, pair)->len < 2)
        return RAISE(vm, TypeError, "%s.split must return a 2-tuple, got tuple of size %lld", type_name(vm, exc),
                     (long long)AS(Tuple, pair)->len);
    *match = AS(Tuple, pair)->items[0];
    *rest = AS(Tuple, pair)->items[1];
    return true;
}

/* Does e come from splitting orig, raised again and not anew? */
static bool same_metadata(Value e, Value orig)
{
    const Exc *a = AS(Exc, e), *b = AS(Exc, orig);
    return a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

static bool collect_leaves(VM *vm, Value exc, List *into)
{
    if (!is_group(vm, exc))
        return list_append(vm, into, exc);
    if (!nest_enter(vm, "in collect_exception_group_leaf_ids"))
        return false;
    Tuple *t = AS(Tuple, AS(Exc, exc)->extra[1]);
    bool ok = true;
    for (int64_t i = 0; ok && i < t->len; i++)
        ok = collect_leaves(vm, t->items[i], into);
    nest_leave(vm);
    return ok;
}

/* The parts of orig that were raised again, in one group of orig's shape. CPython: exception_group_projection. */
static bool project(VM *vm, Value orig, List *parts, Value *out)
{
    List *leaves = list_new(vm, parts->len);
    Matcher m = {BY_IDENTITY, from_obj(leaves), false};
    Value rest;
    for (int64_t i = 0; i < parts->len; i++)
        if (!collect_leaves(vm, parts->items[i], leaves))
            return false;
    return split(vm, &m, orig, out, &rest);
}

bool exc_group_raise(VM *vm, Value orig, Value list, Value *out)
{
    List *l = AS(List, list), *raised = list_new(vm, 4), *again = list_new(vm, 4);
    *out = V_NONE;
    if (!is_group(vm, orig)) { /* a bare exception: at most one clause ran */
        for (int64_t i = 0; i < l->len && *out == V_NONE; i++)
            *out = l->items[i];
        return true;
    }
    for (int64_t i = 0; i < l->len; i++)
        if (l->items[i] != V_NONE && !list_append(vm, same_metadata(l->items[i], orig) ? again : raised, l->items[i]))
            return false;
    if (again->len && !project(vm, orig, again, out))
        return false;
    if (!raised->len)
        return true;
    if (*out != V_NONE && !list_append(vm, raised, *out))
        return false;
    *out = raised->items[0];
    return raised->len == 1 || group_of(vm, from_obj(vm->names->empty), from_obj(raised), out);
}

/* ---- methods ---- */

static bool group_split(VM *vm, Args *a, Value *out)
{
    Matcher m;
    Tuple *t = tuple_new(vm, 2);
    if (!matcher_of(vm, a->v[1], &m) || !split(vm, &m, a->v[0], &t->items[0], &t->items[1]))
        return false;
    *out = from_obj(t);
    return true;
}

static bool group_subgroup(VM *vm, Args *a, Value *out)
{
    Matcher m;
    Value rest;
    if (!matcher_of(vm, a->v[1], &m))
        return false;
    m.wants_rest = false;
    return split(vm, &m, a->v[0], out, &rest);
}

static bool group_derive(VM *vm, Args *a, Value *out) { return group_of(vm, AS(Exc, a->v[0])->extra[0], a->v[1], out); }

const NativeDef exc_group_methods[] = {{"split", group_split, 1, 1, 0},
                                       {"subgroup", group_subgroup, 1, 1, 0},
                                       {"derive", group_derive, 1, 1, 0},
                                       NATIVE_CLASS_GETITEM,
                                       {0}};
