/* The builtin halves of the operators, for the object files and for natives such as object.__eq__: they never look at
 * special methods of the operands themselves, so a special method may call them through super(). */
#ifndef ASYNCOURSE_VM_OPS_H
#define ASYNCOURSE_VM_OPS_H

#include "base/unichars.h"
#include "vm/exc.h"
#include "vm/names.h"
#include "vm/vm.h"

/* Special method of v that is not just the builtin behaviour; V_NULL: use the builtin path. V_NONE: blocked. */
Value special_find(VM *vm, Value v, Special sp);
/* Is this special method, as type_special gives it, one that a class of the program defines, in whatever way? */
static inline bool special_is_own(Value fn) { return fn != V_NULL && !is_kind(fn, KIND_NATIVE); }
/* Or a builtin method in another one's place, as in `__setattr__ = dict.__setitem__`. */
bool special_is_moved(VM *vm, Value fn, Special sp);
/* Calls fn found by special_find or type_special: fn(self, args...), bound as its descriptor says. n <= 3. */
bool special_call(VM *vm, Value fn, Value self, const Value *args, uint32_t n, Value *out);

/* str + str of exactly that type: asked first, because it is the commonest addition that is not one of numbers. */
static inline bool both_str(Value a, Value b)
{
    return is_str(a) && is_str(b) && !((as_obj(a)->flags | as_obj(b)->flags) & OBJ_USER);
}
/* *out V_NOT_IMPLEMENTED when the builtin types know no answer. */
bool builtin_binary(VM *vm, BinOpr op, Value a, Value b, Value *out);   /* numbers, sets, dicts, str % */
bool builtin_sequence(VM *vm, BinOpr op, Value a, Value b, Value *out); /* + and * of sequences */
bool builtin_inplace(VM *vm, BinOpr op, Value a, Value b, Value *out);
bool builtin_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out);  /* LT..GE */
bool builtin_hash(VM *vm, Value v, uint64_t *out);
uint64_t identity_hash(VM *vm, Value v); /* what object.__hash__ gives */
bool builtin_len(VM *vm, Value v, int64_t *out);      /* TypeError: object of type 'x' has no len() */
bool builtin_getitem(VM *vm, Value o, Value key, Value *out);
bool builtin_setitem(VM *vm, Value o, Value key, Value value);
bool builtin_delitem(VM *vm, Value o, Value key);
bool builtin_contains(VM *vm, Value container, Value item, bool *out);
bool builtin_iter(VM *vm, Value v, Value *out);
bool builtin_repr(VM *vm, Value v, Buf *out);
bool repr_default(VM *vm, Value v, Buf *out); /* <T object at 0x...> */
bool builtin_str(VM *vm, Value v, Buf *out);          /* exceptions: their str; str: itself; others: value_repr */
bool builtin_format(VM *vm, Value v, Str *spec, Value *out);
Value value_hash_to_int(VM *vm, uint64_t hash);       /* a hash as a Python int */

/* Nested data: at most 1,000 levels. `what` completes "maximum recursion depth exceeded ". */
bool nest_enter(VM *vm, const char *what);
void nest_leave(VM *vm);
/* A container's repr begins: false = it is already being made (print "..."). */
bool repr_enter(VM *vm, Value v);
void repr_leave(VM *vm);

/* Kinds of Iter.what of the builtin iterators: each has a type of its own, named in iter.c. */
enum { ITER_OTHER, ITER_LIST, ITER_LIST_REV, ITER_TUPLE, ITER_STR, ITER_ASCII, ITER_BYTES, ITER_DICT_KEYS,
       ITER_DICT_VALUES,
       ITER_DICT_ITEMS, ITER_DICT_KEYS_REV, ITER_DICT_VALUES_REV, ITER_DICT_ITEMS_REV, ITER_ODICT_KEYS,
       ITER_ODICT_VALUES, ITER_ODICT_ITEMS, ITER_ODICT_KEYS_REV, ITER_ODICT_VALUES_REV, ITER_ODICT_ITEMS_REV, ITER_SET, ITER_RANGE,
       ITER_SEQUENCE, ITER_CALLABLE, ITER_REVERSED, ITER_DEQUE, ITER_DEQUE_REV, ITER_BYTEARRAY, ITER_MEMORY,
       ITER_ARRAY,
       ITER_ZIP, ITER_MAP, ITER_FILTER, ITER_ENUMERATE, ITER_COUNT };
Type *iter_type(VM *vm, uint8_t what);
bool iter_next(VM *vm, Iter *it, Value *out); /* as __next__ does it: at the end StopIteration */
/* A step has failed. StopIteration that a function below it has raised is its end, too: taken, *out is V_NULL. */
bool iter_ended(VM *vm, Value *out);
/* Below a native nothing is collected, for nobody knows what it holds. One that may go on for long (sum of a generator)
 * says what it holds (vm.h), and takes the next item by op_next_held: as op_next, but all that is alive has to be a root
 * then. Only natives that programs call may do so: their callers in C would have to hold what is theirs, too. */
bool op_next_held(VM *vm, Value it, Value *out);
bool op_list_held(VM *vm, Value iterable, List **out);
bool iter_step_held(VM *vm, Iter *it, Value *out); /* of map, filter, enumerate and zip; as the step of others */
static inline bool iter_has_inner(const Iter *it) { return it->what >= ITER_ZIP && it->what <= ITER_ENUMERATE; }
/* The steps that the dispatch loop does by itself. Range: i the next item, b the stride, n how many are left. */
bool iter_step_list(VM *vm, Iter *it, Value *out);
bool iter_step_range(VM *vm, Iter *it, Value *out);
bool op_reversed(VM *vm, Value v, Value *out);        /* reversed(v). [calls] */
/* An iterator over `callable()` until `sentinel`. */
Value iter_callable(VM *vm, Value callable, Value sentinel);

/* Helpers across the o_*.c files. */
static inline bool value_is_float(Value v)
{
    return is_float(v) || (is_kind(v, KIND_BOXED) && is_float(AS(Boxed, v)->v));
}
static inline double float_plain(Value v) { return is_float(v) ? as_float(v) : as_float(AS(Boxed, v)->v); }
static inline bool is_set(Value v) { return is_kind(v, KIND_SET) || is_kind(v, KIND_FROZENSET); }
static inline bool is_bytes(Value v) { return is_kind(v, KIND_BYTES); }
static inline bool is_exact(VM *vm, Value v, Kind k) { return is_kind(v, k) && as_obj(v)->type == vm->types[k]; }
Str *str_alloc(VM *vm, Type *type, int64_t len, uint8_t width); /* zeroed text; ascii = width 1 until told */
void str_set(Str *s, int64_t i, uint32_t c);
bool str_fits(VM *vm, int64_t len, int width);                  /* MemoryError for absurd sizes */
bool str_join(VM *vm, Str *sep, Value iterable, Value *out);
int64_t str_find(const Str *s, const Str *sub, int64_t start, int64_t stop); /* -1: not there */
int64_t str_rfind(const Str *s, const Str *sub, int64_t start, int64_t stop);
Value str_retype(VM *vm, Type *type, Str *s);                   /* a copy of s of a str subclass */
bool list_sort(VM *vm, List *l, Value key, bool reverse);
bool list_resize(VM *vm, List *l, int64_t len);                 /* new items V_NONE */
bool dict_get_hash(VM *vm, Dict *d, Value key, uint64_t hash, Value *out);
bool dict_set_hash(VM *vm, Dict *d, Value key, uint64_t hash, Value value);
bool dict_equal(VM *vm, Dict *a, Dict *b, bool *out);
bool dict_merge_kw(VM *vm, Dict *d, const Args *a);
bool set_operate(VM *vm, BinOpr op, Set *a, Value b, Value *out); /* new set: | & - ^ with any iterable */
bool set_operate_in(VM *vm, BinOpr op, Set *a, Value b);
bool set_compare(VM *vm, CmpOpr op, Set *a, Set *b, bool *out);
uint64_t set_hash(Set *s);
bool set_entry_live(const SetEntry *e); /* neither empty nor deleted */
void set_clear(VM *vm, Set *s);
bool range_item(VM *vm, Range *r, Value index, Value *out);
bool range_has(VM *vm, Range *r, Value v, bool *out);
bool int_parse(VM *vm, const char *text, size_t len, int base, Value original, Value *out);
bool int_true_divide(VM *vm, Value a, Value b, Value *out);
bool int_to_bytes_le(Value v, uint8_t *out, size_t n, bool is_signed); /* false: does not fit */
Value int_from_bytes_le(VM *vm, const uint8_t *p, size_t n, bool is_signed);
int64_t int_bit_length(Value v);
bool float_format(double d, char type, int precision, bool alt, Buf *out); /* body without sign handling of specs */
bool float_parse(const char *text, size_t len, double *out);
bool float_round(VM *vm, double d, Value ndigits, Value *out);
bool value_type_error_binary(VM *vm, const char *op, Value a, Value b);
bool str_format_call(VM *vm, Str *format, Args *a, Value mapping, Value *out);
uint64_t bytes_hash(Bytes *b);
bool bytes_percent(VM *vm, Bytes *format, Value args, Value *out);

#endif
