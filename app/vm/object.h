/* The heap objects: their C layouts, and the operations on them that the VM itself needs.
 * Every object is owned by the heap (heap.h); C memory hanging off an object is freed by heap_finalize.
 * Functions returning bool: false = a Python exception is set (vm_raise); *out is untouched then.
 * A function marked [calls] may run Python through vm_call; the others never do. */
#ifndef ASYNCOURSE_VM_OBJECT_H
#define ASYNCOURSE_VM_OBJECT_H

#include "base/buf.h"
#include "lang/code.h"
#include "vm/value.h"

typedef struct VM VM;
typedef struct Type Type;
typedef struct Dict Dict;
typedef struct Frame Frame;

/* The C layout of an object. A user class that derives from list has instances of kind KIND_LIST with its own type. */
typedef enum {
    KIND_INSTANCE, /* object() and instances of plain user classes */
    KIND_TYPE, KIND_BIGINT, KIND_STR, KIND_BYTES, KIND_TUPLE, KIND_LIST, KIND_DICT, KIND_SET, KIND_FROZENSET,
    KIND_RANGE, KIND_SLICE, KIND_CELL, KIND_CODE, KIND_FUNC, KIND_NATIVE, KIND_METHOD, KIND_MODULE, KIND_GEN,
    KIND_EXC, KIND_TRACEBACK, KIND_PROPERTY, KIND_STATICMETHOD, KIND_CLASSMETHOD, KIND_SUPER, KIND_ITER,
    KIND_DICTVIEW, KIND_NATIVEDATA, KIND_MEMBER, KIND_BOXED, /* BOXED: instance of a user subclass of int or float */
    /* types without heap objects of their own, so that vm->types[] has a place for them */
    KIND_NONE, KIND_BOOL, KIND_INT, KIND_FLOAT, KIND_ELLIPSIS, KIND_NOTIMPL,
    KIND_COROUTINE, KIND_ASYNC_GEN, KIND_DICT_KEYS, KIND_DICT_VALUES, KIND_DICT_ITEMS, KIND_BUILTIN_METHOD,
    KIND_GETSET, KIND_AGEN_OP, KIND_AGEN_THROW, KIND_CORO_WRAPPER, KIND_SLOT_WRAPPER, KIND_METHOD_WRAPPER,
    KIND_CLASS_METHOD_DESCRIPTOR,
    KIND_COUNT
} Kind;

struct Obj {
    Type *type;
    uint32_t serial; /* 0 until id(), hash or repr asks: obj_serial(). Same in every replay */
    uint8_t kind;    /* Kind */
    uint8_t mark;    /* the heap's */
    uint8_t flags;   /* OBJ_* */
    uint8_t size_class; /* the heap's */
};
enum { OBJ_USER = 1 /* type is a user class: special methods may be overridden */,
       OBJ_WATCHED = 2, OBJ_SEEN = 4 /* dropped.c */,
       OBJ_ASIDE = 8 /* extra.c has its __dict__ */,
       OBJ_AWAITABLE = 16 /* a generator function that types.coroutine has seen, and its generators */,
       OBJ_ODD_KEYS = 32 /* a dict that has, or had, a key of a user class: may be equal to a str */,
       OBJ_ANY_KEYS = 64 /* a dict that has, or had, a key that is no str */,
       OBJ_EMPTIED = 128 /* a list that has lost its items: while it is sorted none may come and go */ };

/* ---- str: code points, 1, 2 or 4 bytes each, narrowest that fits (as CPython) ---- */
/* An over-allocated buffer, shared with longer successors (s += x). */
typedef struct StrBuf { size_t cap, used; uint32_t refs; uint32_t pad; char bytes[]; } StrBuf;
typedef struct Str {
    Obj o;
    int64_t len;      /* code points */
    uint64_t hash;    /* 0 = not computed; SipHash-1-3, zero key */
    char *data;       /* `text`, or the bytes of a StrBuf */
    uint8_t width;    /* 1, 2, 4 */
    bool ascii, interned;
    bool shared;      /* data lies in a StrBuf */
    char text[];      /* at a multiple of 4 */
} Str;
typedef struct Bytes { Obj o; int64_t len; uint64_t hash; uint8_t data[]; } Bytes;
typedef struct Tuple { Obj o; int64_t len; Value items[]; } Tuple;
typedef struct List { Obj o; int64_t len, cap; Value *items; } List;
/* dict: insertion-ordered entries (deleted ones have key V_NULL) and an index table of int32 (-1 empty, -2 dummy). */
typedef struct DictEntry { Value key, value; uint64_t hash; } DictEntry;
struct Dict {
    Obj o;
    DictEntry *entries;
    int32_t *index;      /* NULL while nentries <= 8: linear search */
    uint32_t used;       /* live items */
    uint32_t nentries;   /* entries in use, deleted ones included */
    uint32_t cap;        /* of entries */
    uint32_t left;       /* entries that fit before the next resizing: not cap - nentries after popitem() */
    uint32_t mask;       /* index size - 1 */
    uint32_t version;    /* changes when a key is added or removed or the entries move */
    uint32_t sealed;     /* entries before this number, less one, are not an answer's to change (seal.h); 0: all are */
};
typedef struct SetEntry { Value key; uint64_t hash; } SetEntry; /* key V_NULL: empty; V_NONE+hash -1: dummy, see o_set.c */
typedef struct Set { Obj o; SetEntry *table; int64_t mask, fill, used; uint64_t hash; uint32_t version; } Set;
typedef struct Range { Obj o; Value start, stop, step; Value length; } Range; /* ints, big ones too */
typedef struct Slice { Obj o; Value start, stop, step; } Slice;
typedef struct Cell { Obj o; Value v; } Cell;
/* Beyond the inline range, in one form for each number: below 2^63 in size it is `wide` and mp is NULL; else mp is an
 * mp_int*, owned. Only o_int.c looks inside. */
typedef struct BigInt { Obj o; void *mp; int64_t wide; } BigInt;
typedef struct Boxed { Obj o; Value v; Dict *dict; } Boxed;

/* Per-site inline cache; meaning of the other fields belongs to attr.c and interp. The name lies here and not two
 * tables away, because every fast path compares it. */
typedef struct Cache { const void *owner; uint32_t version, hint; Value value; Str *name; } Cache;
/* A Code made ready for one VM: constants as Values, names interned, inline caches. */
typedef struct CodeObj {
    Obj o;
    const Code *code;
    const Program *program;
    Value *consts;   /* with varnames and caches NULL until code_ready: most of a library is never called */
    Str **varnames;
    Cache *caches;
    Str *name, *qualname;
    Tuple *both;     /* name and qualname, for its functions */
    uint32_t nslots; /* locals, free variables and stack */
    bool direct;     /* ready; positional parameters only, no cells, no free variables: arguments go straight to slots */
    bool simple;     /* direct, and a plain function: calling it runs it */
} CodeObj;
typedef struct Func {
    Obj o;
    CodeObj *code;
    Dict *globals;
    Tuple *closure;   /* of Cells, or NULL */
    Tuple *defaults;  /* or NULL */
    Dict *kwdefaults; /* or NULL */
    Dict *annotations, *dict;
    Tuple *names;     /* __name__ and __qualname__: never changed in place, its coroutines have the same one */
    Value doc, module;
} Func;

/* ---- natives ---- */
typedef struct Args {
    Value *v;       /* positional, self first for methods; then the values of kwnames. Rooted by the caller */
    uint32_t n;     /* positional count */
    Tuple *kwnames; /* NULL: no keywords */
} Args;
typedef bool (*NativeFn)(VM *vm, Args *a, Value *out);
enum { NF_KW = 1 /* takes keywords and checks its own arguments */, NF_STATIC = 2, NF_CLASS = 4, NF_GETTER = 8,
       NF_CORO = 16 /* gives a coroutine: iscoroutinefunction() says so */,
       NF_OLD = 32, /* METH_VARARGS in CPython: a wrong number of arguments has other words */
       NF_LINEAR = 64, /* a call costs fuel for what self is long: a loop of C over all of it */
       NF_NATURAL = 128, /* shows in the class; natural.c gets and sets it, unless it has a fn */
       NF_MEMBER = 256 /* a getter: a member descriptor in CPython, not a getset */ };
typedef struct NativeDef {
    const char *name;
    NativeFn fn;
    int8_t min, max; /* arguments without self; max -1: any number. Checked by the VM unless NF_KW */
    uint16_t flags;
} NativeDef;
typedef struct Native { Obj o; const NativeDef *def; Type *owner; Value self; Value module; } Native; /* owner: method of; self: bound, or V_NULL */
typedef struct Method { Obj o; Value func, self; } Method; /* bound method */
typedef struct Module { Obj o; Dict *dict; Str *name; bool loading; /* its code runs */ } Module;
typedef struct Property {
    Obj o;
    Value get, set, del, doc;
    Value name;      /* of __set_name__, or V_NULL */
    bool getter_doc; /* doc is the getter's */
} Property;
typedef struct Wrapper { Obj o; Value func; Dict *dict; } Wrapper; /* staticmethod, classmethod */
typedef struct Super { Obj o; Type *type; Value self; Type *self_type; } Super;
typedef struct Instance { Obj o; Dict *dict; } Instance; /* dict NULL until the first attribute; slots follow */
typedef struct Member { Obj o; Type *owner; Str *name; uint32_t index; } Member; /* a name of __slots__ */

/* Iterators over builtin containers, and zip, map, enumerate, ...: `step` gives the next item. */
typedef struct Iter Iter;
/* true: *out is the item, or V_NULL when exhausted. [calls] for some. */
typedef bool (*IterStep)(VM *vm, Iter *it, Value *out);
struct Iter { Obj o; IterStep step; Value a, b, c; int64_t i, n; uint32_t version; uint8_t what; };
typedef struct DictView { Obj o; Dict *dict; uint8_t what; } DictView; /* 0 keys, 1 values, 2 items */

/* C-side objects of other floors (futures, tasks, locks, handles, Counter ...): a type with hooks, its own layout after the header. */
typedef struct NativeData { Obj o; Dict *dict; } NativeData; /* first members of each such struct, but of `bare` ones */
typedef struct NativeDataOps {
    void (*mark)(VM *vm, Obj *o);     /* heap_mark each Value inside; NULL: none */
    void (*finalize)(VM *vm, Obj *o); /* free C memory; NULL: none. No allocation, no Python */
    bool (*repr)(VM *vm, Value v, Buf *out);  /* NULL: default. [calls] allowed */
    bool (*await_step)(VM *vm, Value self, Value sent, Value *out, bool *done); /* awaitable iterator protocol, or NULL */
    bool bare; /* the layout has no room for a __dict__, which is rare: extra.c keeps it. The first member is Obj */
    /* It has got an attribute of its own that hides one of its class. NULL: nobody cares. */
    void (*hides)(VM *vm, Obj *o, Str *name);
} NativeDataOps;

/* ---- exceptions ---- */
/* next: inner, or V_NONE; kept: what the frame held that has to die with the traceback, or V_NULL; frame: shown */
typedef struct Traceback { Obj o; Value next, kept; CodeObj *code; Frame *frame; uint32_t op; int line; } Traceback;
typedef struct Exc {
    Obj o;
    Dict *dict;
    Value args;             /* Tuple */
    Value cause, context;   /* V_NONE or Exc */
    Value traceback;        /* V_NONE or Traceback (outermost first) */
    Value extra[4];         /* the attributes of its class: the table in exc_fields.c */
    bool suppress_context;
    bool refused; /* raised because the arguments of a call did not fit: the function called had no frame on CPython */
    bool thrown; /* it has gone through code in C, which shows no lines: its traceback is there, though maybe empty */
} Exc;

/* ---- classes ---- */
#define SPECIALS(X)                                                                                                    \
    X(init, "__init__") X(new_, "__new__") X(del, "__del__") X(repr, "__repr__") X(str, "__str__") X(format, "__format__")    \
    X(bytes, "__bytes__") X(hash, "__hash__") X(bool_, "__bool__") X(len, "__len__") X(length_hint, "__length_hint__")        \
    X(getitem, "__getitem__") X(setitem, "__setitem__") X(delitem, "__delitem__") X(contains, "__contains__")               \
    X(missing, "__missing__") X(iter, "__iter__") X(next, "__next__") X(reversed, "__reversed__") X(call, "__call__")          \
    X(getattr, "__getattr__") X(getattribute, "__getattribute__") X(setattr, "__setattr__") X(delattr, "__delattr__")         \
    X(get, "__get__") X(set, "__set__") X(delete, "__delete__") X(set_name, "__set_name__")                                \
    X(enter, "__enter__") X(exit, "__exit__") X(aenter, "__aenter__") X(aexit, "__aexit__")                                  \
    X(await, "__await__") X(aiter, "__aiter__") X(anext, "__anext__") X(index, "__index__") X(int_, "__int__")              \
    X(float_, "__float__") X(round, "__round__") X(abs, "__abs__") X(neg, "__neg__") X(pos, "__pos__")                      \
    X(invert, "__invert__") X(divmod, "__divmod__")                                                                      \
    X(lt, "__lt__") X(le, "__le__") X(eq, "__eq__") X(ne, "__ne__") X(gt, "__gt__") X(ge, "__ge__")                           \
    X(add, "__add__") X(sub, "__sub__") X(mul, "__mul__") X(matmul, "__matmul__") X(truediv, "__truediv__")                 \
    X(floordiv, "__floordiv__") X(mod, "__mod__") X(pow, "__pow__") X(lshift, "__lshift__") X(rshift, "__rshift__")          \
    X(and_, "__and__") X(or_, "__or__") X(xor, "__xor__")                                                                \
    X(radd, "__radd__") X(rsub, "__rsub__") X(rmul, "__rmul__") X(rmatmul, "__rmatmul__") X(rtruediv, "__rtruediv__")       \
    X(rfloordiv, "__rfloordiv__") X(rmod, "__rmod__") X(rpow, "__rpow__") X(rlshift, "__rlshift__")                          \
    X(rrshift, "__rrshift__") X(rand_, "__rand__") X(ror_, "__ror__") X(rxor, "__rxor__")                                   \
    X(iadd, "__iadd__") X(isub, "__isub__") X(imul, "__imul__") X(imatmul, "__imatmul__") X(itruediv, "__itruediv__")       \
    X(ifloordiv, "__ifloordiv__") X(imod, "__imod__") X(ipow, "__ipow__") X(ilshift, "__ilshift__")                          \
    X(irshift, "__irshift__") X(iand_, "__iand__") X(ior_, "__ior__") X(ixor, "__ixor__")                                   \
    X(init_subclass, "__init_subclass__") X(class_getitem, "__class_getitem__") X(subclasshook, "__subclasshook__")       \
    X(instancecheck, "__instancecheck__") X(subclasscheck, "__subclasscheck__") X(dir, "__dir__")                          \
    X(trunc, "__trunc__") X(ceil, "__ceil__") X(floor, "__floor__") X(rdivmod, "__rdivmod__")                              \
    X(construct, "__construct__") /* ours: how types written in C make their instances */
/* add..xor, radd..rxor and iadd..ixor are in BinOpr order; lt..ge in LT LE EQ NE GT GE order (CmpOpr: LT LE EQ NE GT GE). */
typedef enum {
#define X(name, text) SP_##name,
    SPECIALS(X)
#undef X
    SP_COUNT
} Special;

struct Type {
    Obj o;
    Str *name, *qualname, *module;
    Kind kind;             /* layout of instances */
    Type *base;            /* first base with the layout; NULL for object */
    Tuple *bases, *mro;    /* mro includes the type itself */
    Dict *dict;
    uint32_t version;      /* changes when the type or a base changes: guards caches */
    uint32_t flags;        /* TYPE_* */
    const NativeDataOps *ops; /* KIND_NATIVEDATA: inherited by subclasses */
    size_t instance_size;  /* bytes; KIND_NATIVEDATA types set their own */
    Value special[SP_COUNT]; /* resolved through the mro; V_NULL = not defined. Valid while special_version == version */
    uint32_t special_version;
    Value *subclasses; uint32_t nsubclasses, capsubclasses; /* direct ones, weak enough: types live as long as the VM's heap keeps them */
};
enum { TYPE_USER = 1, TYPE_EXC = 2 /* derives from BaseException */, TYPE_FINAL = 4 /* cannot be a base */,
       TYPE_HAS_DICT = 8, TYPE_WEAK_SLOT = 16 /* it adds __weakref__ in spite of its __slots__ */, TYPE_ABSTRACT = 32,
       TYPE_HAS_DEL = 256, TYPE_SHADOWED = 64, /* an instance may hold an attribute of a class attribute's name */
       TYPE_ORDERED = 1024 /* OrderedDict and its heirs: they have iterators and views of their own */,
       TYPE_LIKE_PYTHON = 512 /* native, but CPython has it in Python: its methods are shown as there */,
       TYPE_STATIC = 128 /* as most of CPython's types in C: instances have no __dict__ */ };

/* ---- generators, coroutines, async generators (gen.c) ---- */
typedef enum { GEN_CREATED, GEN_SUSPENDED, GEN_RUNNING, GEN_CLOSED } GenState;
typedef enum { GEN_RETURNED, GEN_YIELDED, GEN_RAISED } GenResult;
/* Gen.what of the awaitables that asend(), athrow() and aclose() return; state[0] is the async generator, state[1] what
 * it is to get. GEN_SUSPENDED: a program drives it by hand, and state[1] is the coroutine that awaits a twin of it. */
enum { GEN_OP = 0, OP_ASEND = 1, OP_ATHROW = 2, OP_ACLOSE = 3,
       OP_AWAIT = 4 /* coroutine.__await__(): state[0] is the coroutine */ };
typedef struct Gen Gen;
/* A coroutine written in C: called with `sent` (V_NONE the first time), or with vm->exc taken as thrown when sent
 * is V_NULL. Sets *out. */
typedef GenResult (*NativeStep)(VM *vm, Gen *g, Value sent, Value *out);
/* One cell each: a Gen with code is followed by its Frame (gen_frame() in vm.h), a native one by its state. */
struct Gen {
    Obj o;
    Tuple *names;        /* __name__ and __qualname__ */
    uint32_t born;       /* low half of vm->instr when made; free for a native step's use once it has started */
    uint32_t number;     /* of a coroutine, from 1 in order of making */
    uint8_t what;        /* CODE_GENERATOR, CODE_COROUTINE or CODE_ASYNC_GENERATOR */
    uint8_t gstate;      /* GenState */
    uint8_t pc;          /* native: where to go on; GEN_OP: which */
    bool native : 1;     /* written in C: has a step */
    bool iterated : 1;   /* an async generator that has been asked for an item */
    bool alone : 1;      /* and no loop knows it: when it is dropped it is closed like a generator */
    bool in_header : 1;  /* born in the header of the loop that iterates it */
    bool transient : 1;  /* only the await that runs it refers to it: see gen_release */
    bool warned : 1;     /* its "never awaited" has been said */
    bool owned : 1;      /* a task will start it */
    bool dropped : 1;    /* an async generator that nothing refers to any more */
    bool closing : 1;    /* root of a chain with a frame that is being closed (ENTER_CLOSE) */
    bool shown : 1;      /* its frame is (frame_show) */
    bool holds_watched : 1; /* dropped.c has noted it as the holder of an object: not to be freed before a collection */
    uint32_t depth_chain; /* root of a suspended chain: its Python depth */
    union {
        Frame *innermost; /* root of a suspended chain: where to resume; else NULL */
        struct {          /* native, and GEN_OP */
            NativeStep step;
            Gen *awaiter; /* while it waits for another Gen's SEND: that one */
            Value state[2]; /* as many as it was made with: gen_state() */
        };
    };
};

/* ======== operations ======== */
/* What a native coroutine remembers: as many values as it was made with. */
static inline Value *gen_state(Gen *g) { return g->state; }
static inline bool gen_has_code(const Gen *g) { return !g->native && g->what != GEN_OP; }
static inline Str *names_name(const Tuple *names) { return (Str *)as_obj(names->items[0]); }
static inline Str *names_qualname(const Tuple *names) { return (Str *)as_obj(names->items[1]); }
#define AS(T, v) ((T *)as_obj(v))
static inline bool is_kind(Value v, Kind k) { return is_obj(v) && as_obj(v)->kind == k; }
static inline bool is_str(Value v) { return is_kind(v, KIND_STR); }
static inline bool is_tuple(Value v) { return is_kind(v, KIND_TUPLE); }
static inline bool is_list(Value v) { return is_kind(v, KIND_LIST); }
static inline bool is_dict(Value v) { return is_kind(v, KIND_DICT); }
static inline bool is_type(Value v) { return is_kind(v, KIND_TYPE); }
static inline bool is_exc(Value v) { return is_kind(v, KIND_EXC); }

/* object.c */
Type *type_of(VM *vm, Value v);
uint32_t obj_serial(VM *vm, Value v);
uint64_t obj_id(VM *vm, Value v);                       /* 0x7f0000000000 + 16 * serial */
Dict **obj_dict_slot(VM *vm, Value v);                  /* where its __dict__ hangs, or NULL if its layout has none */
/* extra.c: the same, also for user subclasses of str, list ..., and futures; NULL: it has none. To write; to read: the
 * dict itself, NULL when there is none yet. */
Dict **value_dict_slot(VM *vm, Value v);
Dict *value_dict(VM *vm, Value v);
const char *type_name(VM *vm, Value v);                 /* UTF-8 name of its type, for messages: '_asyncio.Task' */
/* The same in "argument ... must be ..., not X", where None is "None". CPython: _PyArg_BadArgument */
const char *arg_type_name(VM *vm, Value v);
const char *type_name_of(VM *vm, Type *t);              /* the same of a type */
bool value_is_called_function(Value v);                 /* a function of asyncio that is Python in CPython */
const char *type_short_name(VM *vm, Value v);           /* its __name__: 'Task' */

/* o_str.c */
Str *str_utf8(VM *vm, const char *s, size_t len);       /* invalid bytes become lone surrogates U+DC80.. */
Str *str_c(VM *vm, const char *s);
Str *str_intern(VM *vm, const char *s, size_t len);     /* one object for each text, kept for ever */
Str *str_intern_str(VM *vm, Str *s);
Str *str_points(VM *vm, const uint32_t *points, int64_t len);
Str *str_char(VM *vm, uint32_t code_point);
Str *str_slice(VM *vm, Str *s, int64_t start, int64_t stop);
bool str_concat(VM *vm, Str *a, Str *b, Value *out);    /* a's buffer may be extended in place; MemoryError */
/* The texts v[0..n) one after the other, with sep (NULL: nothing) between. MemoryError. */
bool str_join_all(VM *vm, const Value *v, int64_t n, const Str *sep, Value *out);
uint32_t str_at(const Str *s, int64_t i);
bool str_equal(const Str *a, const Str *b);
int str_compare(const Str *a, const Str *b);            /* by code point: <0, 0, >0 */
uint64_t str_hash(Str *s);
void str_to_buf(const Str *s, Buf *out);                /* UTF-8 */
char *str_dup(const Str *s);                            /* UTF-8, NUL-terminated, caller frees with mem_free */
bool str_is(const Str *s, const char *ascii);           /* equals that ASCII text */
void str_repr(VM *vm, const Str *s, Buf *out);          /* CPython's repr, UTF-8 */
Value value_str_from_buf(VM *vm, Buf *b);               /* takes the content, leaves b empty */

/* o_bytes.c */
Bytes *bytes_new(VM *vm, const void *data, int64_t len);

/* o_int.c: every function takes ints of both forms (and bools) */
Value int_from_i64(VM *vm, int64_t i);
Value int_from_u64(VM *vm, uint64_t u);
Value int_from_decimal(VM *vm, const char *digits, size_t len);
bool int_from_double(VM *vm, double d, Value *out);     /* truncates; OverflowError, ValueError as CPython */
bool value_is_int(Value v);                             /* int, bool, BigInt, or a subclass of int */
Value int_plain(Value v);                               /* bool and Boxed to plain int */
bool int_to_i64(Value v, int64_t *out);                 /* false when it does not fit (no exception) */
double int_to_double(Value v, bool *overflow);
int int_sign(Value v);
int int_compare(Value a, Value b);
int int_compare_double(Value i, double d);              /* exact; d is not NaN */
bool int_binary(VM *vm, BinOpr op, Value a, Value b, Value *out);   /* ZeroDivisionError, MemoryError, negative shift ... */
bool int_unary(VM *vm, UnaryOpr op, Value a, Value *out);
bool int_divmod(VM *vm, Value a, Value b, Value *q, Value *r); /* either may be NULL */
bool int_pow_mod(VM *vm, Value a, Value b, Value m, Value *out);
uint64_t int_hash(Value v);
Value int_small_str(VM *vm, int64_t i);                 /* str(i) of a small int, without a Buf between */
bool int_to_text(VM *vm, Value v, int base, Buf *out);  /* the 4,300-digit rule for base 10 */
void int_finalize(BigInt *b);

/* o_float.c */
uint64_t float_hash(double d);
bool float_binary(VM *vm, BinOpr op, double a, double b, Value *out);
bool value_to_double(VM *vm, Value v, double *out);     /* float, int, __float__, __index__ [calls]; TypeError "must be real number, not str" */

/* o_tuple.c, o_list.c */
Tuple *tuple_new(VM *vm, int64_t len);                  /* items V_NONE */
Tuple *tuple_of(VM *vm, const Value *items, int64_t len);
Tuple *names_of(VM *vm, Str *name, Str *qualname);      /* of a function, and of its coroutines */
List *list_new(VM *vm, int64_t cap);
List *list_of(VM *vm, const Value *items, int64_t len);
bool list_append(VM *vm, List *l, Value v);             /* MemoryError */
bool list_extend(VM *vm, List *l, Value iterable);      /* [calls] */

/* o_dict.c: str keys never call Python */
Dict *dict_new(VM *vm);
bool dict_get(VM *vm, Dict *d, Value key, Value *out);  /* *out = V_NULL when absent. [calls] __hash__, __eq__ */
bool dict_set(VM *vm, Dict *d, Value key, Value value); /* [calls] */
bool dict_del(VM *vm, Dict *d, Value key, bool *found); /* [calls] */
bool dict_take(VM *vm, Dict *d, Value key, Value *out); /* its value, and gone it is; V_NULL: was not there. [calls] */
bool dict_take_last(VM *vm, Dict *d, DictEntry *out);   /* false: empty */
bool dict_move(VM *vm, Dict *d, Value key, bool last, bool *found); /* its item is the last one now, or the first. [calls] */
bool dict_setdefault(VM *vm, Dict *d, Value key, Value value, Value *out); /* [calls] */
bool dict_of_pairs(VM *vm, const Value *kv, uint32_t n, Dict **out); /* key, value, key, value ... [calls] */
/* Room for n items: what is made of known ones starts so. any_keys: not all of them are str. */
void dict_presize(VM *vm, Dict *d, uint32_t n, bool any_keys);
Value dict_get_str(Dict *d, Str *key);                  /* V_NULL when absent */
int32_t dict_find_str(Dict *d, Str *key);               /* entry index, or -1: a hint for inline caches */
void dict_set_str(VM *vm, Dict *d, Str *key, Value value);
bool dict_del_str(VM *vm, Dict *d, Str *key);
void dict_clear(VM *vm, Dict *d);
Dict *dict_copy(VM *vm, Dict *d);
bool dict_update(VM *vm, Dict *d, Value mapping_or_pairs);   /* [calls] */
bool dict_keys_of(VM *vm, Value mapping, Value *out); /* mapping.keys(), which must be iterable. [calls] */
/* Next live entry at or after *pos (an entry index); false at the end. Advances *pos past it. */
bool dict_next(Dict *d, uint32_t *pos, DictEntry **entry);

/* o_set.c */
Set *set_new(VM *vm, bool frozen);
bool set_add(VM *vm, Set *s, Value v);                  /* [calls] */
bool set_has(VM *vm, Set *s, Value v, bool *has);       /* [calls] */
bool set_is_unhashable(VM *vm, Value v);                /* a set whose class has no __hash__ of its own */
bool set_update(VM *vm, Set *s, Value iterable);        /* [calls] */
bool set_discard(VM *vm, Set *s, Value v, bool *found);
bool set_next(Set *s, int64_t *pos, Value *out);        /* iteration in CPython's order */
bool set_next_hash(Set *s, int64_t *pos, Value *out, uint64_t *hash);

/* o_range.c */
bool range_new(VM *vm, Value start, Value stop, Value step, Value *out);
/* slice.indices(): the ends, clamped to a length, in ints of any size. CPython: _PySlice_GetLongIndices. [calls] __index__ */
bool slice_indices(VM *vm, Slice *s, Value len, Value *start, Value *stop, Value *step);
/* The ends of a slice, then clamped to a length: how many items it names. CPython: PySlice_Unpack, PySlice_AdjustIndices.
 * [calls] __index__ */
bool slice_unpack(VM *vm, Slice *s, int64_t *start, int64_t *stop, int64_t *step);
int64_t slice_adjust(int64_t len, int64_t *start, int64_t *stop, int64_t step);
/* Both. __index__ may change *len: it is read afterwards, and only then may the caller look at the items. */
bool slice_bounds(VM *vm, Slice *s, const int64_t *len, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);

/* ops.c: the operators on any values. [calls] when user classes are involved */
bool op_binary(VM *vm, BinOpr op, Value a, Value b, Value *out);
bool op_inplace(VM *vm, BinOpr op, Value a, Value b, Value *out);
bool op_unary(VM *vm, UnaryOpr op, Value a, Value *out);
bool op_compare(VM *vm, CmpOpr op, Value a, Value b, Value *out); /* all ten; result any value for user __lt__ ... */
bool op_equal(VM *vm, Value a, Value b, bool *out);     /* identity first, as containers do */
bool op_less(VM *vm, Value a, Value b, bool *out);
bool op_contains(VM *vm, Value container, Value item, bool *out);
bool op_truth(VM *vm, Value v, bool *out);
bool op_hash(VM *vm, Value v, uint64_t *out);           /* TypeError unhashable type: 'list' */
bool op_len(VM *vm, Value v, int64_t *out);
bool op_check_length_hint(VM *vm, Value v);             /* asked before v is read into a list: may count, may fail. [calls] */
bool op_getitem(VM *vm, Value o, Value key, Value *out);
bool op_setitem(VM *vm, Value o, Value key, Value value);
bool op_delitem(VM *vm, Value o, Value key);
/* Warns when __int__, __index__ or __float__ gave an int or float of a subclass. type: "" or "Name." [calls] */
bool op_warn_subclass(VM *vm, const char *type, const char *method, Value result);
/* As op_index; OverflowError where CPython's Py_ssize_t or int cannot hold it. */
bool op_ssize(VM *vm, Value v, int64_t *out);
bool op_c_int(VM *vm, Value v, int64_t *out);
bool op_index_int(VM *vm, Value v, Value *out, const char *what); /* the same as an int of any size */
bool op_index(VM *vm, Value v, int64_t *out, const char *what); /* __index__; TypeError "'str' object cannot be interpreted as an integer" unless what */

/* iter.c */
bool op_iter(VM *vm, Value v, Value *out);              /* [calls] */
bool op_next(VM *vm, Value it, Value *out);             /* *out = V_NULL when exhausted (StopIteration swallowed). [calls] */
Iter *iter_new(VM *vm, IterStep step, uint8_t what);
/* Collect an iterable into a fresh list. [calls] */
bool op_list(VM *vm, Value iterable, List **out);
/* The same; what is no iterable is a TypeError with that text. CPython: PySequence_Fast */
bool op_sequence(VM *vm, Value iterable, const char *complaint, List **out);

/* format.c, repr.c */
bool value_repr(VM *vm, Value v, Buf *out);             /* [calls] */
bool value_str(VM *vm, Value v, Buf *out);              /* [calls] */
bool value_str_value(VM *vm, Value v, Value *out);      /* str(v) as a Value; v itself when exactly str. [calls] */
bool value_ascii(VM *vm, Value v, Buf *out);
bool value_format(VM *vm, Value v, Value spec, Value *out); /* format(v, spec). [calls] */
bool str_percent(VM *vm, Str *format, Value args, Value *out);   /* 'format' % args */

/* builtin type tables: each o_*.c defines its methods; types.c installs them */
typedef struct TypeDef { Kind kind; const char *name; const NativeDef *methods; size_t size; } TypeDef;

#endif
