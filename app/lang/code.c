#include "lang/code.h"

static const char *const names[OP_COUNT] = {
#define OP(name, in, out, help) [OP_##name] = #name,
#include "lang/opcodes.def"
#undef OP
};

const char *opcode_name(Opcode op)
{
    return (unsigned)op < OP_COUNT ? names[op] : "?";
}

Text program_line(const Program *p, int line)
{
    if (line < 1 || (uint32_t)line > p->nlines)
        return (Text){"", 0};
    uint32_t start = p->line_starts[line - 1];
    size_t end = (uint32_t)line < p->nlines ? p->line_starts[line] : p->source_len;
    while (end > start && (p->source[end - 1] == '\n' || p->source[end - 1] == '\r'))
        end--;
    return (Text){p->source + start, end - start};
}
