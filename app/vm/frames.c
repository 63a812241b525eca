#include "vm/frames.h"

#include "vm/inspect.h"
#include "vm/interp.h"
#include "vm/native.h"

typedef struct FrameCopy {
    NativeData nd;
    CodeObj *code;
    Value back;    /* FrameCopy or V_NONE */
    Dict *globals; /* NULL: not known */
    Dict *locals;  /* NULL: not known */
    int line;
} FrameCopy;

static bool is_library(const CodeObj *code) { return (code->code->flags & CODE_LIBRARY) != 0; }

static uint32_t op_at(const Frame *f)
{
    uint32_t at = (uint32_t)(f->ip - f->code->code->ops);
    return at ? at - 1 : 0;
}

static int line_at(const CodeObj *code, uint32_t op)
{
    const Code *c = code->code;
    int line = place_in_code(c, op).line;
    return line > 0 ? line : c->first_line;
}

/* Variables that have a value; cells give what is in them. */
static Dict *copy_locals(VM *vm, const Frame *f)
{
    const Code *c = f->code->code;
    if (frame_names(f))
        return frame_names(f);
    Dict *d = dict_new(vm);
    for (uint32_t i = 0; i < c->nlocals + c->nfree; i++) {
        Value v = f->slots[i];
        if (is_kind(v, KIND_CELL))
            v = AS(Cell, v)->v;
        const char *name = i < c->nlocals ? c->varnames[i] : c->freenames[i - c->nlocals];
        if (v != V_NULL && name[0] != '.')
            dict_set_str(vm, d, str_c(vm, name), v);
    }
    return d;
}

static FrameCopy *copy_new(VM *vm, CodeObj *code, uint32_t op)
{
    FrameCopy *c = obj_new(vm, vm->frame_type);
    c->code = code;
    c->line = line_at(code, op);
    c->back = V_NONE;
    return c;
}

static FrameCopy *copy_frame(VM *vm, const Frame *f)
{
    FrameCopy *c = copy_new(vm, f->code, op_at(f));
    c->globals = f->globals;
    c->locals = copy_locals(vm, f);
    return c;
}

Value frames_current(VM *vm, uint32_t depth)
{
    Value first = V_NONE;
    FrameCopy *last = NULL;
    for (const Frame *f = vm->frame; f; f = f->back) {
        if (is_library(f->code) || depth-- > 0)
            continue;
        depth = 0;
        FrameCopy *c = copy_frame(vm, f);
        if (last)
            last->back = from_obj(c);
        else
            first = from_obj(c);
        last = c;
    }
    return first;
}

Value frames_caller(VM *vm, uint32_t depth)
{
    for (const Frame *f = vm->frame; f; f = f->back)
        if (!is_library(f->code) && depth-- == 0)
            return from_obj(copy_new(vm, f->code, op_at(f)));
    return V_NONE;
}

Value frames_of_gen(VM *vm, const Gen *g)
{
    if (g->gstate == GEN_CLOSED)
        return V_NONE;
    if (!gen_frame(g))
        return V_TRUE; /* of a coroutine in C: there is one, but nothing to show */
    FrameCopy *c = copy_frame(vm, gen_frame(g));
    if (g->gstate == GEN_CREATED)
        c->line = c->code->code->first_line;
    return from_obj(c);
}

Value frames_of_traceback(VM *vm, const Traceback *t)
{
    return from_obj(copy_new(vm, t->code, t->op));
}

/* Runner.run, run, run_until_complete, run_forever, _run_once and Handle._run */
enum { FRAMES_OF_RUN = 6, FRAMES_OF_CALL = 1 };

Value inspect_stack(VM *vm, uint32_t room)
{
    Value tb = V_NONE;
    bool between = false;
    room -= FRAMES_OF_CALL;
    for (const Frame *f = vm->frame; f && room; f = f->back) {
        if (is_library(f->code)) {
            between = tb != V_NONE;
            continue;
        }
        if (between && room <= FRAMES_OF_RUN)
            break;
        room -= between ? FRAMES_OF_RUN + 1 : 1;
        between = false;
        Traceback *t = heap_alloc(vm, vm->types[KIND_TRACEBACK], KIND_TRACEBACK, sizeof *t);
        t->next = tb;
        t->code = f->code;
        t->op = op_at(f);
        tb = from_obj(t);
    }
    return tb;
}

static Text source_line(const CodeObj *code, int line)
{
    Text text = program_line(code->program, line);
    while (text.len && strchr(" \t\r\f", text.s[text.len - 1]))
        text.len--;
    while (text.len && strchr(" \t\f", text.s[0])) {
        text.s++;
        text.len--;
    }
    return text;
}

void inspect_print_stack(Value tb, Buf *out)
{
    for (; is_kind(tb, KIND_TRACEBACK); tb = AS(Traceback, tb)->next) {
        const Traceback *t = AS(Traceback, tb);
        int line = line_at(t->code, t->op);
        Text text = source_line(t->code, line);
        buf_printf(out, "  File \"%s\", line %d, in %s\n", t->code->code->file, line, t->code->code->name);
        if (text.len) {
            buf_str(out, "    ");
            buf_bytes(out, text.s, text.len);
            buf_char(out, '\n');
        }
    }
}

Value frames_source_line(VM *vm, Value of, int64_t line)
{
    const Program *program = is_kind(of, KIND_CODE) ? AS(CodeObj, of)->program
                             : is_str(of)           ? import_text_of(vm, AS(Str, of))
                                                    : NULL;
    Text text = program && line > 0 && line < INT32_MAX ? program_line(program, (int)line) : (Text){"", 0};
    if (text.len && text.s[text.len - 1] == '\r')
        text.len--;
    return from_obj(str_utf8(vm, text.s, text.len));
}

Value frames_place(VM *vm, const Traceback *t)
{
    const Place p = place_in_code(t->code->code, t->op);
    bool whole = p.col >= 0 && p.end_col >= 0;
    Value v[4] = {from_int(p.line), whole ? from_int(p.end_line) : V_NONE, whole ? from_int(p.col) : V_NONE,
                  whole ? from_int(p.end_col) : V_NONE};
    return from_obj(tuple_of(vm, v, 4));
}

/* ---- the type ---- */

static bool get_code(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_obj(AS(FrameCopy, a->v[0])->code);
    return true;
}

static bool get_back(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = AS(FrameCopy, a->v[0])->back;
    return true;
}

static bool get_line(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(AS(FrameCopy, a->v[0])->line);
    return true;
}

static bool get_globals(VM *vm, Args *a, Value *out)
{
    const FrameCopy *c = AS(FrameCopy, a->v[0]);
    *out = from_obj(c->globals ? c->globals : dict_new(vm));
    return true;
}

static bool get_locals(VM *vm, Args *a, Value *out)
{
    const FrameCopy *c = AS(FrameCopy, a->v[0]);
    *out = from_obj(c->locals ? c->locals : dict_new(vm));
    return true;
}

static bool frame_repr(VM *vm, Value v, Buf *out)
{
    const FrameCopy *c = AS(FrameCopy, v);
    buf_printf(out, "<frame at 0x%llx, file ", (unsigned long long)obj_id(vm, v));
    str_repr(vm, str_c(vm, c->code->code->file), out);
    buf_printf(out, ", line %d, code %s>", c->line, c->code->code->name);
    return true;
}

static void frame_mark(VM *vm, Obj *o)
{
    FrameCopy *c = (FrameCopy *)(void *)o;
    heap_mark_obj(vm, c->code);
    heap_mark(vm, c->back);
    if (c->globals)
        heap_mark_obj(vm, c->globals);
    if (c->locals)
        heap_mark_obj(vm, c->locals);
}

void frames_install(VM *vm)
{
    static const NativeDataOps ops = {frame_mark, NULL, frame_repr, NULL, false, NULL};
    static const NativeDef methods[] = {{"f_code", get_code, 0, 0, NF_GETTER},
                                        {"f_back", get_back, 0, 0, NF_GETTER},
                                        {"f_lineno", get_line, 0, 0, NF_GETTER},
                                        {"f_globals", get_globals, 0, 0, NF_GETTER},
                                        {"f_locals", get_locals, 0, 0, NF_GETTER},
                                        {0}};
    vm->frame_type = native_type(vm, "builtins", "frame", NULL, KIND_NATIVEDATA, sizeof(FrameCopy), &ops, methods);
}
