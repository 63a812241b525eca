#include "lang/emit.h"

#include "base/check.h"
#include "base/mem.h"

#include <string.h>

typedef struct {
    int8_t in, out;
} Effect;

static const Effect effects[OP_COUNT] = {
#define OP(name, in, out, help) [OP_##name] = {in, out},
#include "lang/opcodes.def"
#undef OP
};

static int bits(uint32_t x)
{
    return __builtin_popcount(x);
}

static int variable_effect(Opcode op, int arg, bool jumps)
{
    switch (op) {
    case OP_SWAP: return 0;
    case OP_COPY: return 1;
    case OP_BUILD_SLICE:
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_STRING: return 1 - arg;
    case OP_BUILD_DICT: return 1 - 2 * arg;
    case OP_JUMP_IF_FALSE_KEEP:
    case OP_JUMP_IF_TRUE_KEEP: return jumps ? 0 : -1;
    case OP_FOR_ITER: return jumps ? -1 : 1;
    case OP_UNPACK: return arg - 1;
    case OP_UNPACK_EX: return (arg & 0xFFF) + (arg >> 12);
    case OP_FORMAT: return arg & 4 ? -1 : 0;
    case OP_CALL: return -arg;
    case OP_CALL_KW:
    case OP_CALL_METHOD: return -arg - 1;
    case OP_CALL_METHOD_KW: return -arg - 2;
    case OP_CALL_EX: return -1 - arg;
    case OP_MAKE_FUNCTION: return -bits((uint32_t)arg);
    case OP_BUILD_CLASS: return -1 - (arg >> 1) - (arg & 1);
    case OP_BUILD_CLASS_EX: return -2 - arg;
    case OP_SEND: return -1;
    case OP_END_ASYNC_FOR: return -2;
    case OP_WITH_EXCEPT: return 1;
    case OP_RAISE: return -arg;
    default: UNREACHABLE("an opcode without a known stack effect");
    }
}

int emit_effect(Opcode op, uint32_t arg, bool jumps)
{
    Effect effect = effects[op];
    if (effect.in < 0 || effect.out < 0)
        return variable_effect(op, (int)arg, jumps);
    return effect.out - effect.in;
}

int emit_scratch(Opcode op)
{
    return op == OP_WITH_EXIT || op == OP_WITH_EXCEPT ? 3 : 0; /* the arguments of the exit method */
}

bool emit_is_jump(Opcode op)
{
    switch (op) {
    case OP_JUMP:
    case OP_LOOP:
    case OP_JUMP_IF_FALSE:
    case OP_JUMP_IF_TRUE:
    case OP_JUMP_IF_FALSE_KEEP:
    case OP_JUMP_IF_TRUE_KEEP:
    case OP_JUMP_IF_NONE:
    case OP_FOR_ITER:
    case OP_END_ASYNC_FOR:
    case OP_COMPARE_JUMP:
        return true;
    default:
        return false;
    }
}

bool emit_ends_flow(Opcode op)
{
    return op == OP_JUMP || op == OP_LOOP || op == OP_RETURN || op == OP_RETURN_NONE || op == OP_RAISE ||
           op == OP_RERAISE || op == OP_END_ASYNC_FOR;
}

void emit_init(Emitter *e)
{
    *e = (Emitter){0};
}

void emit_deinit(Emitter *e)
{
    mem_free(e->items);
    mem_free(e->labels);
    mem_free(e->guards);
    *e = (Emitter){0};
}

static void push_item(Emitter *e, Opcode op, uint32_t arg)
{
    if (e->count >= EMIT_MAX_ITEMS) {
        e->too_big = true;
        return;
    }
    MEM_GROW(e->items, e->cap, e->count + 1);
    e->items[e->count++] = (EmitItem){.op = (uint8_t)op, .arg = arg, .place = e->place};
}

static void change_depth(Emitter *e, int change)
{
    e->depth += change;
    ASSERT(e->depth >= 0);
    if (e->depth > e->max_depth)
        e->max_depth = e->depth;
}

void emit_op(Emitter *e, Opcode op, uint32_t arg)
{
    if (e->dead)
        return;
    if (arg > EMIT_MAX_ARG) {
        e->too_big = true;
        arg = 0;
    }
    push_item(e, op, arg);
    change_depth(e, emit_effect(op, arg, false));
    if (e->depth + emit_scratch(op) > e->max_depth)
        e->max_depth = e->depth + emit_scratch(op);
    if (op == OP_STORE && arg < 64)
        e->bound |= (uint64_t)1 << arg;
    if (emit_ends_flow(op))
        e->dead = true;
}

Label emit_label(Emitter *e)
{
    MEM_GROW(e->labels, e->labels_cap, e->nlabels + 1);
    e->labels[e->nlabels] = (EmitLabel){.pos = NO_LABEL};
    return e->nlabels++;
}

static void use_label(Emitter *e, Label label, int depth, uint64_t bound)
{
    EmitLabel *l = &e->labels[label];
    if (l->uses++ == 0 && l->pos == NO_LABEL) {
        l->depth = depth;
        l->bound = bound;
    }
    ASSERT(l->depth == depth);
    l->bound &= bound;
}

void emit_bind(Emitter *e, Label label)
{
    EmitLabel *l = &e->labels[label];
    ASSERT(l->pos == NO_LABEL);
    l->pos = e->count;
    if (!l->uses) {
        l->depth = e->depth;
        l->bound = e->bound;
        return;
    }
    if (e->dead) {
        e->dead = false;
        e->depth = l->depth;
        e->bound = l->bound;
        if (e->depth > e->max_depth)
            e->max_depth = e->depth;
    }
    ASSERT(e->depth == l->depth);
    e->bound &= l->bound;
}

void emit_jump(Emitter *e, Opcode op, Label label)
{
    if (e->dead)
        return;
    push_item(e, op, label);
    use_label(e, label, e->depth + emit_effect(op, 0, true), e->bound);
    change_depth(e, emit_effect(op, 0, false));
    if (emit_ends_flow(op))
        e->dead = true;
}

void emit_guard(Emitter *e, uint32_t start, Label target, int depth, uint32_t level, uint64_t bound)
{
    if (start >= e->count)
        return;
    MEM_GROW(e->guards, e->guards_cap, e->nguards + 1);
    e->guards[e->nguards++] = (EmitGuard){start, e->count, target, (uint32_t)depth, level};
    use_label(e, target, depth + 1, bound);
}

/* ---- the peephole and the final form ---- */

typedef struct {
    Emitter *e;
    uint8_t *target; /* by item: something may arrive here from elsewhere, or a guard begins or ends here */
    uint32_t *moved; /* item index -> final index */
    Instr *ops;
    Place *places;
    uint32_t count;
    bool too_big;
} Finish;

/* Jumps to jumps go to the end of the chain. Conditional jumps never skip a LOOP, which is a safepoint. */
static void thread_jumps(Emitter *e)
{
    for (uint32_t i = 0; i < e->count; i++) {
        EmitItem *item = &e->items[i];
        if (!emit_is_jump((Opcode)item->op) || item->op == OP_END_ASYNC_FOR)
            continue;
        for (int hops = 0; hops < 100; hops++) {
            uint32_t pos = e->labels[item->arg].pos;
            if (pos >= e->count || pos == i)
                break;
            const EmitItem *next = &e->items[pos];
            bool through = next->op == OP_JUMP || (next->op == OP_LOOP && item->op == OP_JUMP);
            if (!through || next->own_line || next->arg == item->arg)
                break;
            if (next->op == OP_LOOP)
                item->op = OP_LOOP;
            item->arg = next->arg;
            if (item->op == OP_LOOP)
                break;
        }
    }
}

static void mark_targets(Finish *f)
{
    Emitter *e = f->e;
    for (uint32_t i = 0; i < e->count; i++)
        if (emit_is_jump((Opcode)e->items[i].op))
            f->target[e->labels[e->items[i].arg].pos] = 1;
    for (uint32_t i = 0; i < e->nguards; i++) {
        f->target[e->guards[i].start] = 1;
        f->target[e->guards[i].end] = 1;
        f->target[e->labels[e->guards[i].target].pos] = 1;
    }
}

static Place make_place(Span s)
{
    Place p = {.line = s.line, .end_line = s.end_line, .col = -1, .end_col = -1};
    if (s.col >= 0 && s.end_col >= 0 && s.col <= INT16_MAX && s.end_col <= INT16_MAX) {
        p.col = (int16_t)s.col;
        p.end_col = (int16_t)s.end_col;
    }
    return p;
}

static void put(Finish *f, Opcode op, uint32_t arg, Span place)
{
    f->ops[f->count] = INSTR(op, arg);
    f->places[f->count++] = make_place(place);
}

static bool same_line(const EmitItem *a, const EmitItem *b)
{
    return a->place.line == b->place.line;
}

static bool small_int_constant(const EmitItem *a, const EmitItem *b, uint32_t *arg)
{
    if (a->op != OP_INT || (b->op != OP_BINARY && b->op != OP_INPLACE) || a->arg < EMIT_SMALL_INT)
        return false;
    uint32_t value = a->arg - EMIT_SMALL_INT;
    if (b->arg == OPR_ADD)
        *arg = EMIT_SMALL_INT + value;
    else if (b->arg == OPR_SUB && value > 0)
        *arg = EMIT_SMALL_INT - value; /* a negative argument always means subtraction (for the message) */
    else
        return false;
    return true;
}

/* Two neighbours as one. The fused instruction keeps the place of the one that can raise. */
static bool fuse(Finish *f, const EmitItem *a, const EmitItem *b)
{
    uint32_t arg;
    if (!same_line(a, b))
        return false;
    if (a->op == OP_LOAD && b->op == OP_LOAD && a->arg <= 0xFFF && b->arg <= 0xFFF)
        put(f, OP_LOAD2, a->arg | b->arg << 12, b->place);
    else if (a->op == OP_STORE && b->op == OP_LOAD && a->arg <= 0xFFF && b->arg <= 0xFFF)
        put(f, OP_STORE_LOAD, a->arg | b->arg << 12, b->place);
    else if (a->op == OP_NONE && b->op == OP_RETURN)
        put(f, OP_RETURN_NONE, 0, b->place);
    else if (small_int_constant(a, b, &arg))
        put(f, b->op == OP_INPLACE ? OP_INPLACE_INT : OP_ADD_INT, arg, b->place);
    else if (a->op == OP_COMPARE && b->op == OP_JUMP_IF_FALSE && f->e->count < 1u << 20 &&
             f->e->nlabels < 1u << 20)
        put(f, OP_COMPARE_JUMP, b->arg << 4 | a->arg, a->place); /* the label; resolved below */
    else
        return false;
    return true;
}

/* The commonest operators have instructions of their own: one jump less than a switch over the operator. */
static void put_item(Finish *f, const EmitItem *item)
{
    Opcode op = (Opcode)item->op;
    uint32_t arg = item->arg;
    if ((op == OP_BINARY || op == OP_INPLACE) && (arg == OPR_ADD || arg == OPR_SUB || arg == OPR_MUL)) {
        uint32_t in_place = op == OP_INPLACE;
        op = arg == OPR_ADD ? OP_ADD : arg == OPR_SUB ? OP_SUB : OP_MUL;
        arg = in_place;
    }
    put(f, op, arg, item->place);
}

/* Nothing to do and no line event of its own? */
static bool is_idle(const Finish *f, uint32_t i)
{
    const EmitItem *item = &f->e->items[i];
    if (i + 1 >= f->e->count)
        return false;
    bool quiet = same_line(item, item + 1) && !f->target[i + 1];
    if (item->op == OP_NOP)
        return quiet;
    return item->op == OP_JUMP && f->e->labels[item->arg].pos == i + 1 && !item->own_line;
}

static void rewrite(Finish *f)
{
    Emitter *e = f->e;
    for (uint32_t i = 0; i < e->count; i++) {
        f->moved[i] = f->count;
        if (is_idle(f, i))
            continue;
        const EmitItem *item = &e->items[i];
        if (i + 1 < e->count && !f->target[i + 1] && fuse(f, item, item + 1)) {
            f->moved[++i] = f->count - 1;
            continue;
        }
        put_item(f, item);
    }
    f->moved[e->count] = f->count;
}

static void resolve_jumps(Finish *f)
{
    const Emitter *e = f->e;
    for (uint32_t i = 0; i < f->count; i++) {
        Opcode op = (Opcode)INSTR_OP(f->ops[i]);
        if (!emit_is_jump(op))
            continue;
        uint32_t arg = INSTR_ARG(f->ops[i]);
        Label label = op == OP_COMPARE_JUMP ? arg >> 4 : arg;
        uint32_t to = f->moved[e->labels[label].pos];
        f->ops[i] = INSTR(op, op == OP_COMPARE_JUMP ? to << 4 | (arg & 15) : to);
    }
}

/* Inner levels first; within a level ranges do not overlap. There are few levels. */
static void finish_guards(Finish *f, Arena *arena, Code *code)
{
    const Emitter *e = f->e;
    Guard *out = arena_alloc(arena, (e->nguards + 1) * sizeof *out);
    uint32_t count = 0, top = 0;
    for (uint32_t i = 0; i < e->nguards; i++)
        if (e->guards[i].level > top)
            top = e->guards[i].level;
    for (uint32_t level = top + 1; e->nguards && level-- > 0;) {
        for (uint32_t i = 0; i < e->nguards; i++) {
            const EmitGuard *g = &e->guards[i];
            Guard final = {f->moved[g->start], f->moved[g->end], f->moved[e->labels[g->target].pos], g->depth};
            if (g->level == level && final.start < final.end)
                out[count++] = final;
        }
    }
    code->guards = out;
    code->nguards = count;
}

/* Where a run that is traced has to look whether a line begins: nowhere else can one. */
static void mark_lines(Finish *f)
{
    for (uint32_t i = 0; i <= f->e->count; i++)
        if (f->target[i] && f->moved[i] < f->count)
            f->ops[f->moved[i]] |= INSTR_LINE;
    for (uint32_t i = 0; i < f->count; i++)
        if (i == 0 || f->places[i].line != f->places[i - 1].line)
            f->ops[i] |= INSTR_LINE;
}

bool emit_finish(Emitter *e, Arena *arena, Code *code)
{
    ASSERT(e->dead || !e->count);
    if (e->too_big || e->nlabels >= EMIT_MAX_ARG)
        return false;
    Finish f = {.e = e};
    f.target = mem_zalloc(e->count + 1);
    f.moved = mem_alloc((e->count + 1) * sizeof *f.moved);
    f.ops = arena_alloc(arena, (e->count + 1) * sizeof *f.ops);
    f.places = arena_alloc(arena, (e->count + 1) * sizeof *f.places);
    thread_jumps(e);
    mark_targets(&f);
    rewrite(&f);
    resolve_jumps(&f);
    finish_guards(&f, arena, code);
    if (!(code->flags & CODE_LIBRARY))
        mark_lines(&f);
    mem_free(f.target);
    mem_free(f.moved);
    code->ops = f.ops;
    code->places = f.places;
    code->nops = f.count;
    code->stack_size = (uint32_t)e->max_depth;
    return true;
}
