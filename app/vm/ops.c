/* The operators on any values: user special methods first by CPython's rules (subclass's reflected method, left, right),
 * then the builtin halves. */
#include "base/check.h"
#include "vm/native.h"
#include "vm/ops.h"

#include "vm/interp.h"

/* Are the special methods of v's type possibly other than the builtin behaviour of its layout? */
static bool is_custom(VM *vm, Value v)
{
    if (!is_obj(v))
        return false;
    Obj *o = as_obj(v);
    if (o->flags & OBJ_USER)
        return true;
    switch ((Kind)o->kind) {
    case KIND_GEN:
    case KIND_DICTVIEW:
    case KIND_NATIVE:
    case KIND_ITER:
    case KIND_BIGINT: return false;
    default: return o->type != vm->types[o->kind];
    }
}

bool special_is_moved(VM *vm, Value fn, Special sp)
{
    return is_kind(fn, KIND_NATIVE) && !str_is(vm->special_names[sp], AS(Native, fn)->def->name);
}

/* These have a text of their own in C; a class of the program may have given them object's: __repr__ = object.__repr__ */
static bool overridden_by_object(const Obj *o, Special sp)
{
    switch ((Kind)o->kind) {
    case KIND_STR:
    case KIND_BYTES: return sp == SP_repr || sp == SP_str;
    case KIND_TUPLE:
    case KIND_LIST:
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
    case KIND_BOXED: return sp == SP_repr;
    default: return false;
    }
}

Value special_find(VM *vm, Value v, Special sp)
{
    if (!is_custom(vm, v))
        return V_NULL;
    Value fn = type_special(vm, as_obj(v)->type, sp);
    if (is_kind(fn, KIND_NATIVE)) {
        Type *owner = AS(Native, fn)->owner;
        if (special_is_moved(vm, fn, sp))
            return fn; /* __str__ = int.__repr__ */
        if (owner == vm->types[KIND_INSTANCE] && overridden_by_object(as_obj(v), sp))
            return fn;
        if (owner != NULL && owner->kind != KIND_INSTANCE && !type_is_subtype(as_obj(v)->type, owner))
            return fn; /* __add__ = str.__add__ of an int: it will say so */
        if (owner != NULL && (owner == vm->types[owner->kind] || owner->kind == KIND_EXC ||
                              owner == vm->types[KIND_INT] || owner == vm->types[KIND_FLOAT]))
            return V_NULL;
    }
    return fn;
}

bool special_call(VM *vm, Value fn, Value self, const Value *args, uint32_t n, Value *out)
{
    Value v[4];
    if (!is_kind(fn, KIND_FUNC) && !is_kind(fn, KIND_NATIVE)) { /* a descriptor, or what takes no self */
        Value bound;
        return attr_bind(vm, fn, self, type_of(vm, self), &bound) && vm_call(vm, bound, args, n, out);
    }
    v[0] = self;
    for (uint32_t i = 0; i < n; i++)
        v[i + 1] = args[i];
    return vm_call(vm, fn, v, n + 1, out);
}

static const char *const op_symbols[] = {"+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^"};

bool value_type_error_binary(VM *vm, const char *op, Value a, Value b)
{
    bool print = !strcmp(op, ">>") && is_kind(a, KIND_NATIVE) && !strcmp(AS(Native, a)->def->name, "print");
    return RAISE(vm, TypeError, "unsupported operand type(s) for %s: '%s' and '%s'%s", op, type_name(vm, a),
                 type_name(vm, b), print ? ". Did you mean \"print(<message>, file=<output_stream>)\"?" : "");
}

/* Does the builtin type that one's class derives from know the other's? (float knows int; int does not know float.) */
static bool builtin_knows(Value one, Value other) { return !(value_is_int(one) && value_is_float(other)); }

/* The user methods of a binary operator; *out V_NOT_IMPLEMENTED when none answers. */
static bool custom_binary(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    Value left = special_find(vm, a, (Special)(SP_add + (int)op));
    Value right = special_find(vm, b, (Special)(SP_radd + (int)op));
    Type *ta = type_of(vm, a), *tb = type_of(vm, b);
    *out = V_NOT_IMPLEMENTED;
    if (ta == tb && left != V_NULL)
        right = V_NULL;
    if (right != V_NULL && ta != tb && type_is_subtype(tb, ta) &&
        type_special(vm, ta, (Special)(SP_radd + (int)op)) != right) {
        if (!special_call(vm, right, b, &a, 1, out) || *out != V_NOT_IMPLEMENTED)
            return *out != V_NOT_IMPLEMENTED;
        right = V_NULL;
    }
    if (left != V_NULL) {
        *out = V_NOT_IMPLEMENTED;
        if (!special_call(vm, left, a, &b, 1, out))
            return false;
    } else if ((right == V_NULL || builtin_knows(a, b)) && !builtin_binary(vm, op, a, b, out)) {
        return false;
    }
    if (*out != V_NOT_IMPLEMENTED || ta == tb)
        return true;
    if (right != V_NULL)
        return special_call(vm, right, b, &a, 1, out);
    return left == V_NULL || !builtin_knows(b, a) || builtin_binary(vm, op, a, b, out);
}

static bool binary_or_not(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    if (is_custom(vm, a) || is_custom(vm, b)) {
        Value result = V_NOT_IMPLEMENTED;
        if (!custom_binary(vm, op, a, b, &result))
            return false;
        *out = result;
    } else if (!builtin_binary(vm, op, a, b, out)) {
        return false;
    }
    if (*out == V_NOT_IMPLEMENTED && (op == OPR_ADD || op == OPR_MUL))
        return builtin_sequence(vm, op, a, b, out);
    return true;
}

bool op_binary(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    Value result = V_NOT_IMPLEMENTED;
    if (is_float(a) && is_float(b))
        return float_binary(vm, op, as_float(a), as_float(b), out);
    if (both_int(a, b))
        return int_binary(vm, op, a, b, out);
    if (op == OPR_ADD && both_str(a, b))
        return str_concat(vm, AS(Str, a), AS(Str, b), out);
    if (!binary_or_not(vm, op, a, b, &result))
        return false;
    if (result == V_NOT_IMPLEMENTED)
        return value_type_error_binary(vm, op_symbols[op], a, b);
    *out = result;
    return true;
}

bool op_inplace(VM *vm, BinOpr op, Value a, Value b, Value *out)
{
    Value result = V_NOT_IMPLEMENTED;
    if (op == OPR_ADD && both_str(a, b))
        return str_concat(vm, AS(Str, a), AS(Str, b), out);
    if (is_obj(a)) {
        Value fn = special_find(vm, a, (Special)(SP_iadd + (int)op));
        if (fn != V_NULL) {
            if (!special_call(vm, fn, a, &b, 1, &result))
                return false;
        } else if (!builtin_inplace(vm, op, a, b, &result)) {
            return false;
        }
    }
    if (result == V_NOT_IMPLEMENTED && !binary_or_not(vm, op, a, b, &result))
        return false;
    if (result == V_NOT_IMPLEMENTED) {
        static const char *const symbols[] = {"+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="};
        return value_type_error_binary(vm, symbols[op], a, b);
    }
    *out = result;
    return true;
}

bool op_unary(VM *vm, UnaryOpr op, Value a, Value *out)
{
    static const Special specials[] = {SP_invert, SP_bool_, SP_pos, SP_neg};
    static const char *const symbols[] = {"~", "not", "+", "-"};
    if (op == UNARY_NOT) {
        bool truth;
        if (!op_truth(vm, a, &truth))
            return false;
        *out = from_bool(!truth);
        return true;
    }
    Value fn = special_find(vm, a, specials[op]);
    if (fn != V_NULL)
        return special_call(vm, fn, a, NULL, 0, out);
    if (value_is_int(a))
        return int_unary(vm, op, a, out);
    if (value_is_float(a) && op != UNARY_INVERT) {
        *out = op == UNARY_MINUS ? from_float(-float_plain(a)) : from_float(float_plain(a));
        return true;
    }
    return RAISE(vm, TypeError, "bad operand type for unary %s: '%s'", symbols[op], type_name(vm, a));
}

/* ---- comparison ---- */

static const Special cmp_specials[] = {SP_lt, SP_le, SP_eq, SP_ne, SP_gt, SP_ge};
static const CmpOpr swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};

/* One side's answer: its user method, or for != its user __eq__ inverted; *asked false when it has none. */
static bool compare_side(VM *vm, CmpOpr op, Value self, Value other, Value *out, bool *asked)
{
    Value fn = special_find(vm, self, cmp_specials[op]);
    *asked = fn != V_NULL;
    *out = V_NOT_IMPLEMENTED;
    if (*asked)
        return special_call(vm, fn, self, &other, 1, out);
    if (op != CMP_NE)
        return true;
    fn = special_find(vm, self, SP_eq);
    *asked = fn != V_NULL;
    bool truth;
    if (!*asked)
        return true;
    if (!special_call(vm, fn, self, &other, 1, out))
        return false;
    if (*out == V_NOT_IMPLEMENTED)
        return true;
    if (!op_truth(vm, *out, &truth))
        return false;
    *out = from_bool(!truth);
    return true;
}

static bool custom_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out)
{
    Type *ta = type_of(vm, a), *tb = type_of(vm, b);
    bool asked, right_done = false;
    *out = V_NOT_IMPLEMENTED;
    if (ta != tb && is_custom(vm, b) && type_is_subtype(tb, ta)) {
        if (!compare_side(vm, swapped[op], b, a, out, &right_done))
            return false;
        if (!right_done && builtin_knows(b, a)) { /* what it inherits goes first, too */
            right_done = true;
            if (!builtin_compare(vm, swapped[op], b, a, out))
                return false;
        }
        if (*out != V_NOT_IMPLEMENTED)
            return true;
    }
    if (!compare_side(vm, op, a, b, out, &asked))
        return false;
    if (!asked && !builtin_compare(vm, op, a, b, out))
        return false;
    if (*out != V_NOT_IMPLEMENTED || right_done)
        return true;
    bool left_asked = asked;
    if (!compare_side(vm, swapped[op], b, a, out, &asked))
        return false;
    return asked || !left_asked || !builtin_knows(b, a) || builtin_compare(vm, swapped[op], b, a, out);
}

static bool rich_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out)
{
    static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    Value result = V_NOT_IMPLEMENTED;
    if (is_custom(vm, a) || is_custom(vm, b)) {
        if (vm->names->nesting >= 990 && !nest_enter(vm, "in comparison"))
            return false;
        else if (vm->names->nesting >= 990)
            nest_leave(vm);
        if (!custom_compare(vm, op, a, b, &result))
            return false;
    } else if (!builtin_compare(vm, op, a, b, &result)) {
        return false;
    }
    if (result == V_NOT_IMPLEMENTED) {
        if (op == CMP_EQ || op == CMP_NE)
            result = from_bool((a == b) == (op == CMP_EQ));
        else
            return RAISE(vm, TypeError, "'%s' not supported between instances of '%s' and '%s'", symbols[op],
                         type_name(vm, a), type_name(vm, b));
    }
    *out = result;
    return true;
}

static bool int_order(CmpOpr op, int64_t x, int64_t y)
{
    switch (op) {
    case CMP_LT: return x < y;
    case CMP_LE: return x <= y;
    case CMP_EQ: return x == y;
    case CMP_NE: return x != y;
    case CMP_GT: return x > y;
    default: return x >= y;
    }
}

bool op_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out)
{
    bool has;
    switch (op) {
    case CMP_IS:
    case CMP_IS_NOT:
        *out = from_bool((a == b) == (op == CMP_IS));
        return true;
    case CMP_IN:
    case CMP_NOT_IN:
        if (!op_contains(vm, b, a, &has))
            return false;
        *out = from_bool(has == (op == CMP_IN));
        return true;
    default:
        if (both_int(a, b)) {
            *out = from_bool(int_order(op, as_int(a), as_int(b)));
            return true;
        }
        return rich_compare(vm, op, a, b, out);
    }
}

bool op_equal(VM *vm, Value a, Value b, bool *out)
{
    Value v;
    if (a == b) {
        *out = true; /* identity first, as containers do; floats are one object for each bit pattern */
        return true;
    }
    if (both_int(a, b)) {
        *out = false;
        return true;
    }
    if (is_exact(vm, a, KIND_STR) && is_exact(vm, b, KIND_STR)) {
        *out = str_equal(AS(Str, a), AS(Str, b));
        vm->fuel_used += (uint64_t)AS(Str, a)->len / 64;
        return true;
    }
    if (is_exact(vm, a, KIND_TUPLE) && is_exact(vm, b, KIND_TUPLE)) { /* commonest as keys */
        if (!builtin_compare(vm, CMP_EQ, a, b, &v))
            return false;
        *out = v == V_TRUE;
        return true;
    }
    return rich_compare(vm, CMP_EQ, a, b, &v) && op_truth(vm, v, out);
}

bool op_less(VM *vm, Value a, Value b, bool *out)
{
    Value v;
    return op_compare(vm, CMP_LT, a, b, &v) && op_truth(vm, v, out);
}

/* ---- truth, hash, len, index ---- */

static bool len_result(VM *vm, Value v, int64_t *out)
{
    if (!op_index(vm, v, out, NULL))
        return false;
    if (*out < 0)
        return RAISE(vm, ValueError, "__len__() should return >= 0");
    if (*out == INT64_MAX / 4) /* as op_index says of those that are too big */
        return RAISE(vm, OverflowError, "cannot fit '%s' into an index-sized integer", type_name(vm, v));
    return true;
}

static bool custom_truth(VM *vm, Value v, bool *out, bool *known)
{
    Value result, fn = special_find(vm, v, SP_bool_);
    int64_t len;
    *known = true;
    if (fn != V_NULL) {
        if (!special_call(vm, fn, v, NULL, 0, &result))
            return false;
        if (!is_bool(result))
            return RAISE(vm, TypeError, "__bool__ should return bool, returned %s", type_name(vm, result));
        *out = result == V_TRUE;
        return true;
    }
    fn = special_find(vm, v, SP_len);
    if (fn != V_NULL && fn != V_NONE) {
        if (!special_call(vm, fn, v, NULL, 0, &result) || !len_result(vm, result, &len))
            return false;
        *out = len != 0;
        return true;
    }
    *known = false;
    return true;
}

bool op_truth(VM *vm, Value v, bool *out)
{
    if (v == V_NOT_IMPLEMENTED &&
        !vm_warn(vm, vm->excs->DeprecationWarning, "NotImplemented should not be used in a boolean context"))
        return false;
    if (!is_obj(v)) {
        *out = v == V_TRUE || (is_int(v) && as_int(v) != 0) || (is_float(v) && as_float(v) != 0) || v == V_ELLIPSIS ||
               v == V_NOT_IMPLEMENTED;
        return true;
    }
    if (is_custom(vm, v)) {
        bool known;
        if (!custom_truth(vm, v, out, &known))
            return false;
        if (known)
            return true;
    }
    switch ((Kind)as_obj(v)->kind) {
    case KIND_STR: *out = AS(Str, v)->len > 0; break;
    case KIND_BYTES: *out = AS(Bytes, v)->len > 0; break;
    case KIND_TUPLE: *out = AS(Tuple, v)->len > 0; break;
    case KIND_LIST: *out = AS(List, v)->len > 0; break;
    case KIND_DICT: *out = AS(Dict, v)->used > 0; break;
    case KIND_SET:
    case KIND_FROZENSET: *out = AS(Set, v)->used > 0; break;
    case KIND_DICTVIEW: *out = AS(DictView, v)->dict->used > 0; break;
    case KIND_RANGE: *out = int_sign(AS(Range, v)->length) != 0; break;
    case KIND_BOXED: return op_truth(vm, AS(Boxed, v)->v, out);
    default: *out = true;
    }
    return true;
}

bool op_hash(VM *vm, Value v, uint64_t *out)
{
    Value fn, result;
    if (is_int(v)) { /* itself: it is far below the modulus of int_hash */
        *out = (uint64_t)(as_int(v) == -1 ? -2 : as_int(v));
        return true;
    }
    if (is_exact(vm, v, KIND_STR)) {
        *out = str_hash(AS(Str, v));
        return true;
    }
    if (is_exact(vm, v, KIND_TUPLE))
        return builtin_hash(vm, v, out);
    fn = special_find(vm, v, SP_hash);
    if (fn == V_NONE)
        return RAISE(vm, TypeError, "unhashable type: '%s'", type_name(vm, v));
    if (fn == V_NULL)
        return builtin_hash(vm, v, out);
    if (!special_call(vm, fn, v, NULL, 0, &result))
        return false;
    if (!value_is_int(result))
        return RAISE(vm, TypeError, "__hash__ method should return an integer");
    int64_t small;
    *out = int_to_i64(result, &small) ? (uint64_t)(small == -1 ? -2 : small) : int_hash(result);
    return true;
}

Value value_hash_to_int(VM *vm, uint64_t hash)
{
    return int_from_i64(vm, (int64_t)hash);
}

bool op_len(VM *vm, Value v, int64_t *out)
{
    Value result, fn = special_find(vm, v, SP_len);
    if (fn == V_NULL)
        return builtin_len(vm, v, out);
    return special_call(vm, fn, v, NULL, 0, &result) && len_result(vm, result, out);
}

bool op_warn_subclass(VM *vm, const char *type, const char *method, Value result)
{
    bool of_float = value_is_float(result);
    if (is_int(result) || type_of(vm, result) == vm->types[of_float ? KIND_FLOAT : KIND_INT])
        return true;
    return vm_warn(vm, vm->excs->DeprecationWarning, "%s%s returned non-%s (type %s).  The ability to return an instance "
                   "of a strict subclass of %s is deprecated, and may be removed in a future version of Python.", type,
                   method, of_float ? "float" : "int", type_name(vm, result), of_float ? "float" : "int");
}

bool op_index_int(VM *vm, Value v, Value *out, const char *what)
{
    if (value_is_int(v)) {
        *out = int_plain(v);
        return true;
    }
    Value fn = special_find(vm, v, SP_index);
    if (fn == V_NULL || fn == V_NONE) {
        if (what != NULL)
            return RAISE(vm, TypeError, "%s", what);
        return RAISE(vm, TypeError, "'%s' object cannot be interpreted as an integer", type_name(vm, v));
    }
    if (!special_call(vm, fn, v, NULL, 0, out))
        return false;
    if (!value_is_int(*out))
        return RAISE(vm, TypeError, "__index__ returned non-int (type %s)", type_name(vm, *out));
    if (!op_warn_subclass(vm, "", "__index__", *out))
        return false;
    *out = int_plain(*out);
    return true;
}

bool op_index(VM *vm, Value v, int64_t *out, const char *what)
{
    Value result;
    if (is_int(v)) {
        *out = as_int(v);
        return true;
    }
    if (!op_index_int(vm, v, &result, what))
        return false;
    if (!int_to_i64(result, out)) /* callers clamp, as slices do, or find nothing there */
        *out = int_sign(result) < 0 ? INT64_MIN / 4 : INT64_MAX / 4;
    return true;
}

static bool too_large(VM *vm, const char *type)
{
    return RAISE(vm, OverflowError, "Python int too large to convert to C %s", type);
}

bool op_ssize(VM *vm, Value v, int64_t *out)
{
    if (!op_index(vm, v, out, NULL))
        return false;
    return (*out != INT64_MIN / 4 && *out != INT64_MAX / 4) || too_large(vm, "ssize_t");
}

bool op_c_int(VM *vm, Value v, int64_t *out)
{
    if (!op_index(vm, v, out, NULL))
        return false;
    return (*out >= INT32_MIN && *out <= INT32_MAX) || too_large(vm, "int");
}

bool op_getitem(VM *vm, Value o, Value key, Value *out)
{
    Value fn = special_find(vm, o, SP_getitem);
    if (fn == V_NULL)
        return builtin_getitem(vm, o, key, out);
    return special_call(vm, fn, o, &key, 1, out);
}

bool op_setitem(VM *vm, Value o, Value key, Value value)
{
    Value args[2] = {key, value}, ignored, fn = special_find(vm, o, SP_setitem);
    if (fn == V_NULL || fn == V_NONE)
        return builtin_setitem(vm, o, key, value);
    return special_call(vm, fn, o, args, 2, &ignored);
}

bool op_delitem(VM *vm, Value o, Value key)
{
    Value ignored, fn = special_find(vm, o, SP_delitem);
    if (fn == V_NULL || fn == V_NONE)
        return builtin_delitem(vm, o, key);
    return special_call(vm, fn, o, &key, 1, &ignored);
}

bool op_contains(VM *vm, Value container, Value item, bool *out)
{
    Value result, fn = special_find(vm, container, SP_contains);
    if (fn == V_NONE)
        return RAISE(vm, TypeError, "'%s' object is not a container", type_name(vm, container));
    if (fn != V_NULL)
        return special_call(vm, fn, container, &item, 1, &result) && op_truth(vm, result, out);
    return builtin_contains(vm, container, item, out);
}
