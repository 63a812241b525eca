/* The instruction buffer of one code under construction: labels, guards, places, the depth of the value stack and
 * what is certainly bound; then the peephole and the final form. Instructions after a jump, return or raise
 * are dropped while emitting (`dead`) until a label that is used brings the flow back. */
#ifndef ASYNCOURSE_LANG_EMIT_H
#define ASYNCOURSE_LANG_EMIT_H

#include "base/arena.h"
#include "lang/code.h"

typedef uint32_t Label;
#define NO_LABEL 0xFFFFFFFFu
enum { EMIT_SMALL_INT = 1 << 23, EMIT_MAX_ARG = (1 << 24) - 1,
       EMIT_MAX_ITEMS = 1 << 22 /* instructions of one code */ };

typedef struct {
    uint8_t op;
    bool own_line; /* a jump that is a statement of its own (break, continue): not threaded away */
    uint32_t arg;  /* jumps: the label */
    Span place;    /* line 0: no place of its own (no line event) */
} EmitItem;

typedef struct {
    uint32_t pos;   /* NO_LABEL: not bound yet */
    uint32_t uses;
    int depth;
    uint64_t bound; /* of the first 64 locals: which are certainly bound here */
} EmitLabel;

typedef struct {
    uint32_t start, end; /* item indices */
    Label target;
    uint32_t depth, level;
} EmitGuard;

typedef struct {
    EmitItem *items;
    uint32_t count, cap;
    EmitLabel *labels;
    uint32_t nlabels, labels_cap;
    EmitGuard *guards;
    uint32_t nguards, guards_cap;
    int depth, max_depth;
    bool dead;
    bool too_big; /* an argument did not fit */
    uint64_t bound;
    Span place;   /* given to the next instructions */
} Emitter;

void emit_init(Emitter *e);
void emit_deinit(Emitter *e);
void emit_op(Emitter *e, Opcode op, uint32_t arg);
Label emit_label(Emitter *e);
void emit_bind(Emitter *e, Label label);
/* JUMP, LOOP, JUMP_IF_..., FOR_ITER, END_ASYNC_FOR. */
void emit_jump(Emitter *e, Opcode op, Label label);
/* Instructions [start, now) are guarded: exceptions cut the stack to `depth` and go to `target`. Inner guards have the
 * higher `level`. `bound` is what was bound at the start of the try. Nothing happens when the range is empty. */
void emit_guard(Emitter *e, uint32_t start, Label target, int depth, uint32_t level, uint64_t bound);

/* How an instruction changes the depth of the stack; `jumps`: when its jump is taken. */
int emit_effect(Opcode op, uint32_t arg, bool jumps);
/* Values that an instruction needs for a moment above those it leaves; stack_size counts them. */
int emit_scratch(Opcode op);
bool emit_is_jump(Opcode op);       /* the argument is (or, fused, contains) a target */
bool emit_ends_flow(Opcode op);     /* never goes on at the next instruction */

/* Peephole and final form: fills ops, places, nops, guards, nguards and stack_size of `code`, in `arena`. */
bool emit_finish(Emitter *e, Arena *arena, Code *code);

#endif
