/* A grammar as text. In a production, <name> is a rule, "\n" a new line at the present indentation, and <+ ... +> holds
 * an indented block. A rule's first production must lead to an end: it is taken when the bytes are used up. */
#include "python_grammar.h"

#include "base/check.h"

#include <stdbool.h>
#include <string.h>

enum { MAX_DEPTH = 12, MAX_TEXT = 65536 };

typedef struct {
    const char *name;
    const char *const *productions; /* NULL-terminated */
} Rule;

#define RULE(name) static const char *const rule_##name[]
#include "python_grammar.inc"
#undef RULE

#define RULE(name) {#name, rule_##name}
static const Rule rules[] = {
    RULE(program), RULE(stmts), RULE(stmt), RULE(hurt), RULE(def), RULE(method), RULE(classdef), RULE(coro), RULE(astmts),
    RULE(astmt), RULE(expr), RULE(aexpr), RULE(atom), RULE(name), RULE(seq), RULE(number), RULE(huge), RULE(string), RULE(func),
    RULE(op), RULE(cmp), RULE(index), RULE(spec), RULE(listcall), RULE(dictcall), RULE(setcall), RULE(strcall), RULE(gencall),
    RULE(builtin), RULE(dunder), RULE(exception), RULE(target), RULE(deep), RULE(pattern), RULE(futcall), RULE(library), RULE(place),
    RULE(fexpr),
};
#undef RULE

typedef struct {
    const uint8_t *choices;
    size_t count, at;
    int depth, indent;
    Buf *out;
} Writer;

static const Rule *find_rule(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strlen(rules[i].name) == len && memcmp(rules[i].name, name, len) == 0)
            return &rules[i];
    UNREACHABLE("a rule that is not in the grammar");
}

static const char *choose(Writer *w, const Rule *rule)
{
    size_t count = 0;
    while (rule->productions[count])
        count++;
    bool is_end = w->at >= w->count || w->depth > MAX_DEPTH || w->out->len > MAX_TEXT;
    return rule->productions[is_end ? 0 : w->choices[w->at++] % count];
}

static void write_line_end(Writer *w)
{
    buf_char(w->out, '\n');
    buf_repeat(w->out, ' ', (size_t)w->indent);
}

static void write_production(Writer *w, const char *text)
{
    for (const char *s = text; *s; s++) {
        const char *end = *s == '<' ? strchr(s, '>') : NULL;
        if (s[0] == '<' && s[1] == '+') {
            w->indent++;
            write_line_end(w);
            s++;
        } else if (s[0] == '+' && s[1] == '>') {
            w->indent--;
            s++;
        } else if (end && s[1] >= 'a' && s[1] <= 'z') {
            const Rule *rule = find_rule(s + 1, (size_t)(end - s) - 1);
            w->depth++;
            write_production(w, choose(w, rule));
            w->depth--;
            s = end;
        } else if (*s == '\n')
            write_line_end(w);
        else
            buf_char(w->out, *s);
    }
}

void python_grammar_write(const uint8_t *choices, size_t count, Buf *out)
{
    Writer w = {.choices = choices, .count = count, .out = out};
    write_production(&w, rule_program[0]);
}
