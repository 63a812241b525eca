#include "vm/frames.h"

#include "vm/inspect.h"
#include "vm/interp.h"
#include "vm/native.h"

/* What programs know of a frame: one for each, as long as the frame is there. */
typedef struct FrameView {
    NativeData nd;
    Frame *frame;
    Dict *locals; /* NULL: nobody has asked; of functions only */
} FrameView;

int frames_generated_line(const Frame *f)
{
    const Code *c = f->code->code;
    for (uint32_t i = 0; c->flags & CODE_GENERATED && i < c->nlocals; i++)
        if (strcmp(c->varnames[i], GENERATED_LINE) == 0)
            return is_int(f->slots[i]) ? (int)as_int(f->slots[i]) : 0;
    return 0;
}

static bool is_hidden(const Frame *f) { return f->code->code->flags & CODE_LIBRARY && !frames_generated_line(f); }
bool frames_hidden(const Traceback *t) { return t->code->code->flags & CODE_LIBRARY && !t->line; }
int frames_line(const Traceback *t) { return t->line ? t->line : place_in_code(t->code->code, t->op).line; }

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

static FrameView *view_of(VM *vm, Frame *f)
{
    frame_show(f);
    if (!f->view) {
        FrameView *v = obj_new(vm, vm->frame_type);
        v->frame = f;
        f->view = &v->nd.o;
    }
    return (FrameView *)(void *)f->view;
}

static bool is_cell_slot(const Code *c, uint32_t slot)
{
    if (slot >= c->nlocals)
        return true;
    for (uint32_t i = 0; i < c->ncells; i++)
        if (c->cell_slots[i] == slot)
            return true;
    return false;
}

static void note_local(VM *vm, Dict *d, const Frame *f, uint32_t slot)
{
    const Code *c = f->code->code;
    const char *name = slot < c->nlocals ? c->varnames[slot] : c->freenames[slot - c->nlocals];
    Value v = f->slots[slot];
    if (is_kind(v, KIND_CELL) && is_cell_slot(c, slot))
        v = AS(Cell, v)->v;
    Str *key = str_intern(vm, name, strlen(name));
    if (v != V_NULL)
        dict_set_str(vm, d, key, v);
    else
        dict_del_str(vm, d, key);
}

Value frames_locals(VM *vm, Frame *f)
{
    const Code *c = f->code->code;
    if (frame_names(f))
        return from_obj(frame_names(f));
    FrameView *view = view_of(vm, f);
    if (!view->locals)
        view->locals = dict_new(vm);
    for (uint32_t i = 0; i < c->nlocals + c->nfree; i++)
        note_local(vm, view->locals, f, i);
    return from_obj(view->locals);
}

/* The first one of the program, from f on outwards. */
static Frame *of_program(Frame *f)
{
    while (f && is_hidden(f))
        f = f->back;
    return f;
}

Value frames_current(VM *vm, uint32_t depth)
{
    Frame *f = of_program(vm->frame);
    while (f && depth-- > 0)
        f = of_program(f->back);
    return f ? from_obj(view_of(vm, f)) : V_NONE;
}

Value frames_of_gen(VM *vm, const Gen *g)
{
    if (g->gstate == GEN_CLOSED)
        return V_NONE;
    Frame *f = gen_frame(g);
    return f ? from_obj(view_of(vm, f)) : V_TRUE; /* of a coroutine in C: there is one, but nothing to show */
}

Value frames_of_traceback(VM *vm, const Traceback *t)
{
    return from_obj(view_of(vm, t->frame));
}

/* Runner.run, run, run_until_complete, run_forever, _run_once and Handle._run */
enum { FRAMES_OF_RUN = 6, FRAMES_OF_CALL = 1 };

Value inspect_stack(VM *vm, uint32_t room)
{
    Value tb = V_NONE;
    bool between = false;
    room -= FRAMES_OF_CALL;
    for (Frame *f = vm->frame; f && room; f = f->back) {
        if (f->code->code->flags & CODE_LIBRARY) {
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
        t->frame = f;
        t->op = op_at(f);
        t->line = 0;
        frame_show(f);
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
    const Place p = t->line ? (Place){.line = t->line, .col = -1} : place_in_code(t->code->code, t->op);
    bool whole = p.col >= 0 && p.end_col >= 0;
    Value v[4] = {from_int(p.line), whole ? from_int(p.end_line) : V_NONE, whole ? from_int(p.col) : V_NONE,
                  whole ? from_int(p.end_col) : V_NONE};
    return from_obj(tuple_of(vm, v, 4));
}

/* ---- the type ---- */

static Frame *frame_in(Value view) { return AS(FrameView, view)->frame; }

static int line_of(const Frame *f)
{
    const Gen *g = frame_gen(f);
    int line = frames_generated_line(f);
    if (line)
        return line;
    return g && g->gstate == GEN_CREATED ? f->code->code->first_line : line_at(f->code, op_at(f));
}

/* What called it: nobody, when it is a generator that waits or has ended. */
static Frame *back_of(const Frame *f)
{
    const Gen *g = frame_gen(f);
    return !g || gen_is_running(g) ? f->back : NULL;
}

static bool get_code(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_obj(frame_in(a->v[0])->code);
    return true;
}

static bool get_back(VM *vm, Args *a, Value *out)
{
    Frame *f = back_of(frame_in(a->v[0]));
    while (f && is_hidden(f))
        f = back_of(f);
    *out = f ? from_obj(view_of(vm, f)) : V_NONE;
    return true;
}

static bool get_line(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(line_of(frame_in(a->v[0])));
    return true;
}

static bool get_last(VM *vm, Args *a, Value *out)
{
    (void)vm;
    const Frame *f = frame_in(a->v[0]);
    *out = from_int((int64_t)op_at(f) * 2); /* as tb_lasti */
    return true;
}

static bool get_globals(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_obj(frame_in(a->v[0])->globals);
    return true;
}

static bool get_builtins(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(vm->builtins);
    return true;
}

static bool get_locals(VM *vm, Args *a, Value *out)
{
    *out = frames_locals(vm, frame_in(a->v[0]));
    return true;
}

/* A generator that waits is closed, and its variables stay as they are then. CPython: frame_clear */
static bool clear(VM *vm, Args *a, Value *out)
{
    Frame *f = frame_in(a->v[0]);
    Gen *g = frame_gen(f);
    *out = V_NONE;
    if (g ? gen_is_running(g) : f->enter != ENTER_ENDED)
        return RAISE(vm, RuntimeError, "cannot clear an executing frame");
    if (g && g->gstate != GEN_CLOSED)
        return gen_close_now(vm, g);
    for (Value *v = f->slots; v < f->slots + f->code->code->nlocals + f->code->code->nfree; v++)
        *v = V_NULL;
    return true;
}

static bool frame_repr(VM *vm, Value v, Buf *out)
{
    const Frame *f = frame_in(v);
    buf_printf(out, "<frame at 0x%llx, file ", (unsigned long long)obj_id(vm, v));
    str_repr(vm, str_c(vm, f->code->code->file), out);
    buf_printf(out, ", line %d, code %s>", line_of(f), f->code->code->name);
    return true;
}

static void frame_mark(VM *vm, Obj *o)
{
    FrameView *v = (FrameView *)(void *)o;
    heap_mark_frame(vm, v->frame);
    heap_mark_obj(vm, v->locals);
}

void frames_install(VM *vm)
{
    static const NativeDataOps ops = {frame_mark, NULL, frame_repr, NULL, false, NULL};
    static const NativeDef methods[] = {{"f_code", get_code, 0, 0, NF_GETTER},
                                        {"f_back", get_back, 0, 0, NF_GETTER},
                                        {"f_lineno", get_line, 0, 0, NF_GETTER},
                                        {"f_lasti", get_last, 0, 0, NF_GETTER},
                                        {"f_globals", get_globals, 0, 0, NF_GETTER},
                                        {"f_builtins", get_builtins, 0, 0, NF_GETTER},
                                        {"f_locals", get_locals, 0, 0, NF_GETTER},
                                        {"clear", clear, 0, 0, 0},
                                        {0}};
    vm->frame_type = native_type(vm, "builtins", "frame", NULL, KIND_NATIVEDATA, sizeof(FrameView), &ops, methods);
}
