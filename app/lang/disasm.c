#include "lang/disasm.h"

#include "base/mem.h"
#include "lang/emit.h"

#include <inttypes.h>

static void put_const(const Const *k, Buf *out)
{
    switch (k->tag) {
    case K_NONE: buf_str(out, "None"); break;
    case K_TRUE: buf_str(out, "True"); break;
    case K_FALSE: buf_str(out, "False"); break;
    case K_ELLIPSIS: buf_str(out, "..."); break;
    case K_INT: buf_printf(out, "%" PRId64, k->i); break;
    case K_BIGINT: buf_bytes(out, k->s, k->len); break;
    case K_FLOAT: buf_printf(out, "%.17g", k->f); break;
    case K_COMPLEX: buf_printf(out, "%.17gj", k->f); break;
    case K_STR:
    case K_BYTES:
        buf_str(out, k->tag == K_BYTES ? "b'" : "'");
        buf_bytes(out, k->s, k->len);
        buf_char(out, '\'');
        break;
    case K_CODE: buf_printf(out, "<code %s>", k->code->qualname); break;
    case K_TUPLE:
        buf_char(out, '(');
        for (size_t i = 0; i < k->len; i++) {
            put_const(&k->items[i], out);
            buf_str(out, i + 1 < k->len ? ", " : k->len == 1 ? "," : "");
        }
        buf_char(out, ')');
        break;
    }
}

static const char *slot_name(const Code *code, uint32_t slot)
{
    if (slot < code->nlocals)
        return code->varnames[slot];
    return slot - code->nlocals < code->nfree ? code->freenames[slot - code->nlocals] : "?";
}

static bool takes_cache(Opcode op)
{
    return (op >= OP_LOAD_GLOBAL && op <= OP_LOAD_SUPER_ATTR) ||
           (op >= OP_IMPORT && op <= OP_IMPORT_FROM);
}

static bool takes_slot(Opcode op)
{
    return op >= OP_LOAD && op <= OP_PUSH_CELL;
}

static const char *cache_name(const Code *code, uint32_t cache)
{
    return cache < code->ncaches && code->cache_names[cache] < code->nnames ? code->names[code->cache_names[cache]]
                                                                          : "?";
}

static const char *const binary_names[] = {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
static const char *const compare_names[] = {"<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"};

static void put_argument(const Code *code, Opcode op, uint32_t arg, Buf *out)
{
    if (takes_cache(op))
        buf_printf(out, " %s", cache_name(code, arg));
    else if (takes_slot(op))
        buf_printf(out, " %s", slot_name(code, arg));
    else if (op == OP_CONST && arg < code->nconsts) {
        buf_char(out, ' ');
        put_const(&code->consts[arg], out);
    } else if (op == OP_INT || op == OP_ADD_INT || op == OP_INPLACE_INT)
        buf_printf(out, " %d", (int)arg - EMIT_SMALL_INT);
    else if (op == OP_LOAD2 || op == OP_STORE_LOAD)
        buf_printf(out, " %s %s", slot_name(code, arg & 0xFFF), slot_name(code, arg >> 12));
    else if (op == OP_LOAD_CLASS_CELL)
        buf_printf(out, " %s %s", cache_name(code, arg >> 12), slot_name(code, arg & 0xFFF));
    else if ((op == OP_BINARY || op == OP_INPLACE) && arg <= OPR_XOR)
        buf_printf(out, " %s%s", binary_names[arg], op == OP_INPLACE ? "=" : "");
    else if (op == OP_ADD || op == OP_SUB || op == OP_MUL)
        buf_str(out, arg ? " =" : "");
    else if (op == OP_COMPARE && arg <= CMP_NOT_IN)
        buf_printf(out, " %s", compare_names[arg]);
    else if (op == OP_COMPARE_JUMP)
        buf_printf(out, " %s ->%u", compare_names[arg & 15], arg >> 4);
    else if (emit_is_jump(op))
        buf_printf(out, " ->%u", arg);
    else if (arg)
        buf_printf(out, " %u", arg);
}

void disasm_code(const Code *code, bool places, Buf *out)
{
    buf_printf(out, "%s:\n", code->qualname);
    for (uint32_t i = 0; i < code->nops; i++) {
        Opcode op = (Opcode)INSTR_OP(code->ops[i]);
        const Place *p = &code->places[i];
        if (places)
            buf_printf(out, "%d:%d-%d:%d ", p->line, p->col, p->end_line, p->end_col);
        buf_printf(out, "%u %s", i, opcode_name(op));
        put_argument(code, op, INSTR_ARG(code->ops[i]), out);
        buf_char(out, '\n');
    }
    for (uint32_t i = 0; i < code->nguards; i++) {
        const Guard *g = &code->guards[i];
        buf_printf(out, "guard %u-%u ->%u depth %u\n", g->start, g->end, g->target, g->depth);
    }
    for (uint32_t i = 0; i < code->nconsts; i++)
        if (code->consts[i].tag == K_CODE)
            disasm_code(code->consts[i].code, places, out);
}

/* ---- the proof ---- */

typedef struct {
    const Code *code;
    int *depths; /* -1: not reached yet */
    uint32_t *work;
    uint32_t nwork;
    const char *wrong;
} Proof;

static void reach(Proof *p, uint32_t to, int depth)
{
    if (to >= p->code->nops)
        p->wrong = "a way leads out of the code";
    else if (depth < 0 || depth > (int)p->code->stack_size)
        p->wrong = "the stack is deeper than stack_size, or below empty";
    else if (p->depths[to] < 0) {
        p->depths[to] = depth;
        p->work[p->nwork++] = to;
    } else if (p->depths[to] != depth)
        p->wrong = "two ways to one instruction with different depths";
}

static bool argument_fits(const Code *code, Opcode op, uint32_t arg)
{
    if (takes_cache(op))
        return arg < code->ncaches;
    if (takes_slot(op))
        return arg < code->nlocals + code->nfree;
    if (op == OP_LOAD2 || op == OP_STORE_LOAD)
        return (arg & 0xFFF) < code->nlocals && arg >> 12 < code->nlocals;
    return op != OP_CONST || arg < code->nconsts;
}

static int fused_effect(Opcode op, uint32_t arg, bool jumps)
{
    return op == OP_COMPARE_JUMP ? -2 : emit_effect(op, arg, jumps);
}

static void follow(Proof *p, uint32_t i)
{
    const Code *code = p->code;
    Opcode op = (Opcode)INSTR_OP(code->ops[i]);
    uint32_t arg = INSTR_ARG(code->ops[i]);
    int depth = p->depths[i];
    if (depth + fused_effect(op, arg, false) + emit_scratch(op) > (int)code->stack_size)
        p->wrong = "no room for what the instruction needs for a moment";
    if (!argument_fits(code, op, arg))
        p->wrong = "an argument out of range";
    if (emit_is_jump(op))
        reach(p, op == OP_COMPARE_JUMP ? arg >> 4 : arg, depth + fused_effect(op, arg, true));
    if (!emit_ends_flow(op))
        reach(p, i + 1, depth + fused_effect(op, arg, false));
    for (uint32_t g = 0; g < code->nguards; g++) {
        const Guard *guard = &code->guards[g];
        if (i < guard->start || i >= guard->end)
            continue;
        reach(p, guard->target, (int)guard->depth + 1);
        break;
    }
}

const char *disasm_verify(const Code *code)
{
    Proof p = {.code = code};
    p.depths = mem_alloc((code->nops + 1) * sizeof *p.depths);
    p.work = mem_alloc((code->nops + 1) * sizeof *p.work);
    for (uint32_t i = 0; i < code->nops; i++)
        p.depths[i] = -1;
    reach(&p, 0, 0);
    while (p.nwork && !p.wrong)
        follow(&p, p.work[--p.nwork]);
    mem_free(p.depths);
    mem_free(p.work);
    for (uint32_t i = 0; i < code->nconsts && !p.wrong; i++)
        if (code->consts[i].tag == K_CODE)
            p.wrong = disasm_verify(code->consts[i].code);
    return p.wrong;
}
