/* Code objects as programs see them: co_* and replace(). CPython: Objects/codeobject.c. */
#include "base/arena.h"
#include "base/mem.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/ops.h"

#include <stdlib.h>

static Value names_tuple(VM *vm, const char *const *names, uint32_t n)
{
    Tuple *t = tuple_new(vm, n);
    for (uint32_t i = 0; i < n; i++)
        t->items[i] = from_obj(str_c(vm, names[i]));
    return from_obj(t);
}

static bool is_cell(const Code *c, uint32_t slot)
{
    for (uint32_t i = 0; i < c->ncells; i++)
        if (c->cell_slots[i] == slot)
            return true;
    return false;
}

/* The parameters, and the other variables that no inner function shares. */
static Value local_names(VM *vm, const CodeObj *co)
{
    const Code *c = co->code;
    uint32_t parameters = c->nargs + c->nkwonly + !!(c->flags & CODE_VARARGS) + !!(c->flags & CODE_VARKEYWORDS), n = 0;
    Tuple *t = tuple_new(vm, c->nlocals);
    for (uint32_t i = 0; i < c->nlocals; i++)
        if (i < parameters || !is_cell(c, i))
            t->items[n++] = from_obj(co->varnames[i]);
    return from_obj(tuple_of(vm, t->items, n));
}

static int by_name(const void *a, const void *b)
{
    return str_compare(AS(Str, *(const Value *)a), AS(Str, *(const Value *)b));
}

/* In the order of their names, as CPython numbers them. */
static Value cell_names(VM *vm, const CodeObj *c)
{
    Tuple *t = tuple_new(vm, c->code->ncells);
    for (uint32_t i = 0; i < c->code->ncells; i++)
        t->items[i] = from_obj(c->varnames[c->code->cell_slots[i]]);
    qsort(t->items, c->code->ncells, sizeof(Value), by_name);
    return from_obj(t);
}

static bool is_function(const Code *c) { return !(c->flags & (CODE_CLASS_BODY | CODE_MODULE)); }

/* CPython: compute_code_flags (Python/compile.c) */
static int flags_of(const Code *c)
{
    enum { OPTIMIZED = 1, NEW_LOCALS = 2, VARARGS = 4, VARKEYWORDS = 8, NESTED = 16, GENERATOR = 32, COROUTINE = 128,
           ASYNC_GENERATOR = 512, FUTURE_ANNOTATIONS = 0x1000000 };
    int future = c->flags & CODE_FUTURE_ANNOTATIONS ? FUTURE_ANNOTATIONS : 0;
    if (!is_function(c))
        return future;
    return future | OPTIMIZED | NEW_LOCALS | (strstr(c->qualname, "<locals>") ? NESTED : 0) |
           (c->flags & CODE_VARARGS ? VARARGS : 0) | (c->flags & CODE_VARKEYWORDS ? VARKEYWORDS : 0) |
           (c->flags & CODE_GENERATOR ? GENERATOR : 0) | (c->flags & CODE_COROUTINE ? COROUTINE : 0) |
           (c->flags & CODE_ASYNC_GENERATOR ? ASYNC_GENERATOR : 0);
}

/* The number in an instruction, of which x - 1 makes x + -1. */
static bool number_in(Instr op, int64_t *out)
{
    enum { BIAS = 1 << 23 };
    int64_t n = (int64_t)INSTR_ARG(op) - BIAS;
    bool sum = INSTR_OP(op) == OP_ADD_INT || INSTR_OP(op) == OP_INPLACE_INT;
    *out = sum && n < 0 ? -n : n;
    return sum || INSTR_OP(op) == OP_INT;
}

/* What an instruction has without a place in the table of constants; V_NULL: nothing. */
static Value constant_in(Instr op)
{
    int64_t n;
    switch (INSTR_OP(op)) {
    case OP_NONE:
    case OP_RETURN_NONE:
    case OP_JUMP_IF_NONE:
        return V_NONE;
    case OP_TRUE:
        return V_TRUE;
    case OP_FALSE:
        return V_FALSE;
    default:
        return number_in(op, &n) ? from_int(n) : V_NULL;
    }
}

static bool is_listed(const List *l, Value v)
{
    for (int64_t i = 0; i < l->len; i++)
        if (l->items[i] == v)
            return true;
    return false;
}

/* A function's docstring, or None in its place, and then what its text has, in the order of the instructions. */
static Value constants(VM *vm, CodeObj *co)
{
    const Code *c = co->code;
    List *l = list_new(vm, c->nconsts + 1);
    bool *used = mem_zalloc((c->nconsts + 1) * sizeof *used);
    if (is_function(c) && !(c->flags & CODE_COMPREHENSION))
        list_append(vm, l, c->doc ? from_obj(str_utf8(vm, c->doc, strlen(c->doc))) : V_NONE);
    for (uint32_t i = 0; i < c->nops; i++) {
        uint32_t arg = INSTR_ARG(c->ops[i]);
        Value v = constant_in(c->ops[i]);
        if (INSTR_OP(c->ops[i]) == OP_CONST && !used[arg]) {
            used[arg] = true;
            list_append(vm, l, co->consts[arg]);
        } else if (v != V_NULL && !is_listed(l, v)) {
            list_append(vm, l, v);
        }
    }
    for (uint32_t i = 0; i < c->nconsts; i++)
        if (!used[i])
            list_append(vm, l, co->consts[i]);
    mem_free(used);
    return from_obj(tuple_of(vm, l->items, l->len));
}

bool code_attr(VM *vm, CodeObj *c, Str *name, Value *out)
{
    code_ready(vm, c);
    if (str_is(name, "co_name"))
        *out = from_obj(c->name);
    else if (str_is(name, "co_qualname"))
        *out = from_obj(c->qualname);
    else if (str_is(name, "co_filename"))
        *out = from_obj(str_c(vm, c->code->flags & CODE_GENERATED ? "<string>" : c->code->file));
    else if (str_is(name, "co_firstlineno"))
        *out = from_int(c->code->first_line);
    else if (str_is(name, "co_argcount"))
        *out = from_int(c->code->nargs);
    else if (str_is(name, "co_posonlyargcount"))
        *out = from_int(c->code->nposonly);
    else if (str_is(name, "co_kwonlyargcount"))
        *out = from_int(c->code->nkwonly);
    else if (str_is(name, "co_flags"))
        *out = from_int(flags_of(c->code));
    else if (str_is(name, "co_varnames"))
        *out = local_names(vm, c);
    else if (str_is(name, "co_consts"))
        *out = constants(vm, c);
    else if (str_is(name, "co_stacksize"))
        *out = from_int(c->code->stack_size);
    else if (str_is(name, "co_freevars"))
        *out = names_tuple(vm, c->code->freenames, c->code->nfree);
    else if (str_is(name, "co_names"))
        *out = names_tuple(vm, c->code->names, c->code->nnames);
    else if (str_is(name, "co_nlocals"))
        *out = from_int(AS(Tuple, local_names(vm, c))->len);
    else if (str_is(name, "co_cellvars"))
        *out = cell_names(vm, c);
    else
        return false;
    return true;
}

/* ---- replace() ---- */

/* What replace() has made. What tells of a run names codes by their addresses, so they stay as long as the VM. */
typedef struct CodeCopies {
    Arena arena;
} CodeCopies;
enum { COPIES_MOST = 4 << 20 }; /* bytes */

void code_copies_free(VM *vm)
{
    if (vm->code_copies)
        arena_deinit(&vm->code_copies->arena);
    mem_free(vm->code_copies);
}

static Arena *room_for_copy(VM *vm, size_t size)
{
    if (!vm->code_copies) {
        vm->code_copies = mem_zalloc(sizeof *vm->code_copies);
        arena_init(&vm->code_copies->arena);
    }
    Arena *a = &vm->code_copies->arena;
    if (a->total + size > COPIES_MOST) {
        vm_no_memory(vm);
        return NULL;
    }
    return a;
}

enum { R_NAME, R_QUALNAME, R_FILENAME, R_LINE, R_COUNT };
static const char *const replaceable[] = {"co_name", "co_qualname", "co_filename", "co_firstlineno", NULL};

/* v[]: V_NULL where nothing is given */
static bool replacements_ok(VM *vm, const Value *v, int64_t *line)
{
    for (int i = 0; i < R_LINE; i++)
        if (v[i] != V_NULL && !is_str(v[i]))
            return RAISE(vm, TypeError, "replace() argument '%s' must be str, not %s", replaceable[i],
                         arg_type_name(vm, v[i]));
    return v[R_LINE] == V_NULL || op_c_int(vm, v[R_LINE], line);
}

static bool code_replace(VM *vm, Args *a, Value *out)
{
    CodeObj *co = AS(CodeObj, a->v[0]);
    Value v[R_COUNT] = {V_NULL, V_NULL, V_NULL, V_NULL};
    for (int64_t i = 0; a->kwnames && i < a->kwnames->len; i++) {
        int which = 0;
        while (which < R_COUNT && !str_is(AS(Str, a->kwnames->items[i]), replaceable[which]))
            which++;
        if (which == R_COUNT)
            return RAISE(vm, NotImplementedError, "code.replace() of anything but co_name, co_qualname, co_filename and "
                                                  "co_firstlineno is not part of the course's Python");
        v[which] = a->v[a->n + i];
    }
    int64_t line = co->code->first_line;
    if (!replacements_ok(vm, v, &line))
        return false;
    char *texts[R_LINE] = {NULL, NULL, NULL};
    size_t size = sizeof(Code);
    for (int i = 0; i < R_LINE; i++) {
        texts[i] = v[i] != V_NULL ? str_dup(AS(Str, v[i])) : NULL;
        size += texts[i] ? strlen(texts[i]) + 1 : 0;
    }
    Arena *arena = room_for_copy(vm, size);
    if (arena) {
        Code *copy = arena_alloc(arena, sizeof *copy);
        *copy = *co->code;
        const char **fields[R_LINE] = {&copy->name, &copy->qualname, &copy->file};
        for (int i = 0; i < R_LINE; i++)
            if (texts[i])
                *fields[i] = arena_strndup(arena, texts[i], strlen(texts[i]));
        copy->first_line = (int)line;
        *out = from_obj(code_load(vm, co->program, copy));
    }
    for (int i = 0; i < R_LINE; i++)
        mem_free(texts[i]);
    return arena != NULL;
}

/* ---- places ---- */

static Value number_or_none(int32_t n) { return n >= 0 ? from_int(n) : V_NONE; }

/* (line, end line, column, end column) of each instruction */
static bool co_positions(VM *vm, Args *a, Value *out)
{
    const Code *c = AS(CodeObj, a->v[0])->code;
    List *l = list_new(vm, c->nops);
    for (uint32_t i = 0; i < c->nops; i++) {
        const Place p = place_in_code(c, i);
        Value v[4] = {from_int(p.line), number_or_none(p.end_line), number_or_none(p.col), number_or_none(p.end_col)};
        list_append(vm, l, from_obj(tuple_of(vm, v, 4)));
    }
    return op_iter(vm, from_obj(l), out);
}

/* (start, end, line): as co_positions, but a run of instructions of one line is one; CPython's take two bytes each. */
static bool co_lines(VM *vm, Args *a, Value *out)
{
    const Code *c = AS(CodeObj, a->v[0])->code;
    List *l = list_new(vm, 8);
    for (uint32_t i = 0, start = 0; i < c->nops; i++) {
        int line = place_in_code(c, i).line;
        if (i + 1 < c->nops && place_in_code(c, i + 1).line == line)
            continue;
        Value v[3] = {from_int(start * 2), from_int((i + 1) * 2), from_int(line)};
        list_append(vm, l, from_obj(tuple_of(vm, v, 3)));
        start = i + 1;
    }
    return op_iter(vm, from_obj(l), out);
}

#define G(name) {name, NULL, 0, 0, NF_GETTER | NF_NATURAL}
#define M(name) {name, NULL, 0, 0, NF_GETTER | NF_NATURAL | NF_MEMBER}

const NativeDef code_fields[] = {
    M("co_argcount"), M("co_posonlyargcount"), M("co_kwonlyargcount"), M("co_nlocals"), M("co_stacksize"), M("co_flags"),
    M("co_consts"), M("co_names"), M("co_filename"), M("co_name"), M("co_qualname"), M("co_firstlineno"),
    G("co_varnames"), G("co_cellvars"), G("co_freevars"),
    {"replace", code_replace, 0, 0, NF_KW}, {"co_positions", co_positions, 0, 0, 0}, {"co_lines", co_lines, 0, 0, 0}, {0}};
