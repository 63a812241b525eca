/* Code: what the compiler makes and the VM runs. Immutable plain data; owned by its Program; shared by all
 * replays. Instructions are 32 bits: opcode in the low 7, INSTR_LINE, argument in the high 24 (see opcodes.def). */
#ifndef ASYNCOURSE_LANG_CODE_H
#define ASYNCOURSE_LANG_CODE_H

#include "lang/ast.h"

typedef uint32_t Instr;
#define INSTR(op, arg) ((Instr)(op) | ((Instr)(arg) << 8))
#define INSTR_LINE 0x80u /* a line may begin here: its place differs from the one before, or a jump arrives; not in CODE_LIBRARY */
#define INSTR_OP(i) ((i) & 0x7Fu)
#define INSTR_HEAD(i) ((i) & 0xFFu) /* opcode and INSTR_LINE */
#define INSTR_ARG(i) ((i) >> 8)

typedef enum {
#define OP(name, in, out, help) OP_##name,
#include "lang/opcodes.def"
#undef OP
    OP_COUNT
} Opcode;
_Static_assert((unsigned)OP_COUNT <= INSTR_LINE, "seven bits");

typedef enum { K_NONE, K_TRUE, K_FALSE, K_ELLIPSIS, K_INT, K_BIGINT, K_FLOAT, K_COMPLEX, K_STR, K_BYTES,
               K_TUPLE, K_CODE } ConstTag;
typedef struct Code Code;
typedef struct Const {
    ConstTag tag;
    int64_t i;                 /* K_INT (fits 50 bits) */
    double f;                  /* K_FLOAT; K_COMPLEX: the imaginary part */
    const char *s; size_t len; /* K_STR (UTF-8, surrogates as 3 bytes), K_BYTES, K_BIGINT (decimal digits) */
    const struct Const *items; /* K_TUPLE: len items */
    const Code *code;          /* K_CODE */
} Const;

/* A guarded range of instructions [start, end): an exception there cuts the value stack to `depth`, pushes the
 * exception and goes on at `target`. Inner ranges come first in the table. */
typedef struct { uint32_t start, end, target, depth; } Guard;

/* Where an instruction stands in the text; columns are 0-based bytes, as in CPython's co_positions. */
typedef struct { int32_t line, end_line; int16_t col, end_col; } Place; /* col -1: unknown */

enum {
    CODE_GENERATOR = 1, CODE_COROUTINE = 2, CODE_ASYNC_GENERATOR = 4, CODE_VARARGS = 8, CODE_VARKEYWORDS = 16,
    CODE_CLASS_BODY = 32, CODE_MODULE = 64, CODE_COMPREHENSION = 128,
    CODE_LIBRARY = 256, /* part of our own Python library: no line events, no traceback frame */
    CODE_ANSWER = 512,  /* a learner's answer to an exercise: may not change what stood before it (vm/seal.h) */
    CODE_FUTURE_ANNOTATIONS = 1024, /* from __future__ import annotations, in this text or before it in the session */
    CODE_GENERATED = 2048 /* of the library, for what CPython writes as text and compiles: its local __line__ is the line
                           * of that text, and while it is not set there is no frame in CPython either */
};

/* Locals ("fast" slots) are numbered: parameters (positional-only, positional, keyword-only, *args, **kwargs), then
 * other locals. A local captured by an inner function lives in a cell: `cell_slots` lists the slots whose value
 * is a Cell object (made at entry; for a parameter the cell takes the argument as its value). Free variables follow
 * the locals: slots [nlocals, nlocals + nfree) are filled from the function's closure at the call. */
struct Code {
    const char *name, *qualname, *file;
    const Instr *ops;
    const Place *places;      /* one per instruction */
    uint32_t nops;
    const Const *consts; uint32_t nconsts;
    const char *const *names; uint32_t nnames; /* identifiers, by index */
    const uint32_t *cache_names; uint32_t ncaches; /* inline-cache slots: name index of each (0xFFFFFFFF: none) */
    const char *const *varnames; /* nlocals names */
    const char *const *freenames; /* nfree names */
    uint32_t nargs;           /* positional parameters, positional-only included */
    uint32_t nposonly, nkwonly;
    uint32_t nlocals, nfree;
    const uint32_t *cell_slots; uint32_t ncells;
    uint32_t stack_size;      /* deepest value stack */
    const Guard *guards; uint32_t nguards;
    uint32_t flags;
    int first_line;           /* line of def/class (of its first decorator, as CPython's co_firstlineno) */
    const char *doc;          /* NULL: none */
};

/* A SyntaxWarning of the text, said before it runs. */
typedef struct Warning {
    int line;
    const char *text;
    struct Warning *next;
} Warning;

/* A compiled text: the root code and the arena that holds everything. */
typedef struct Program {
    Arena arena;
    const Code *root;
    const char *file;         /* as shown in tracebacks */
    const char *source; size_t source_len; /* a copy */
    Warning *warnings;        /* in the order of the text, or NULL */
    const uint32_t *line_starts; uint32_t nlines; /* byte offset of each line */
} Program;

/* Where instruction `op` stands; before the first one (UINT32_MAX): where the function does. */
#define GENERATED_LINE "__line__" /* the local of CODE_GENERATED */

static inline Place place_in_code(const Code *c, uint32_t op)
{
    return op < c->nops ? c->places[op] : (Place){.line = c->first_line, .end_line = c->first_line, .col = -1, .end_col = -1};
}

const char *opcode_name(Opcode op);
/* The text of line n (1-based) without its newline; len 0 when out of range. */
Text program_line(const Program *p, int line);

#endif
