/* SyntaxWarnings: what is valid but hardly meant. Source: check_compare, check_caller, check_subscripter, check_index
 * and compiler_assert in Python/compile.c. */
#include "lang/compile_int.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

static void warn_at(Compiler *c, int line, const char *text)
{
    Warning *w = arena_alloc(&c->program->arena, sizeof *w);
    *w = (Warning){.line = line, .text = arena_strndup(&c->program->arena, text, strlen(text))};
    Warning **link = &c->program->warnings;
    while (*link)
        link = &(*link)->next;
    *link = w;
}

static void warn(Compiler *c, const Node *n, const char *text) { warn_at(c, n->span.line, text); }

/* CPython: verify_end_of_number in Parser/tokenizer.c */
void compile_warn_numbers(Compiler *c, const Node *module)
{
    for (const Glued *g = module->u.module.glued; g; g = g->next) {
        char text[40];
        snprintf(text, sizeof text, "invalid %s literal", g->kind);
        warn_at(c, g->line, text);
    }
}

static const char *const_type(const Node *n)
{
    static const char *const names[] = {"NoneType", "bool", "bool", "ellipsis", "int", "float", "complex", "str", "bytes"};
    return names[n->u.constant.kind];
}

/* The type of a display or constant, whatever runs; NULL: not known. */
static const char *type_of_node(const Node *n)
{
    switch (n->kind) {
    case N_TUPLE: return "tuple";
    case N_LIST:
    case N_LIST_COMP: return "list";
    case N_DICT:
    case N_DICT_COMP: return "dict";
    case N_SET:
    case N_SET_COMP: return "set";
    case N_GENERATOR_EXP: return "generator";
    case N_LAMBDA: return "function";
    case N_JOINED_STR: return "str";
    case N_CONSTANT: return const_type(n);
    default: return NULL;
    }
}

static bool is_literal(Compiler *c, const Node *n)
{
    Const k = {.tag = K_NONE};
    return compile_fold(c, n, &k) && k.tag != K_NONE && k.tag != K_TRUE && k.tag != K_FALSE && k.tag != K_ELLIPSIS;
}

void compile_warn_compare(Compiler *c, const Node *n)
{
    bool left = is_literal(c, n->u.compare.left);
    for (int i = 0; i < n->u.compare.comparators.count; i++) {
        CmpOpr op = n->u.compare.ops[i];
        bool right = (op == CMP_IS || op == CMP_IS_NOT || left) && is_literal(c, n->u.compare.comparators.items[i]);
        if ((op == CMP_IS || op == CMP_IS_NOT) && (left || right)) {
            warn(c, n, op == CMP_IS ? "\"is\" with a literal. Did you mean \"==\"?"
                                    : "\"is not\" with a literal. Did you mean \"!=\"?");
            return;
        }
        left = is_literal(c, n->u.compare.comparators.items[i]);
    }
}

void compile_warn_call(Compiler *c, const Node *n)
{
    char text[128];
    const char *type = type_of_node(n->u.call.func);
    if (!type || n->u.call.func->kind == N_LAMBDA)
        return;
    snprintf(text, sizeof text, "'%s' object is not callable; perhaps you missed a comma?", type);
    warn(c, n, text);
}

void compile_warn_subscript(Compiler *c, const Node *n)
{
    char text[128];
    const Node *value = n->u.subscript.value, *index = n->u.subscript.index;
    const char *type = type_of_node(value);
    if (!type || value->kind == N_DICT || value->kind == N_DICT_COMP)
        return;
    bool sequence = value->kind == N_TUPLE || value->kind == N_LIST || value->kind == N_LIST_COMP ||
                    value->kind == N_JOINED_STR || !strcmp(type, "str") || !strcmp(type, "bytes");
    if (!sequence) {
        snprintf(text, sizeof text, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
        warn(c, n, text);
        return;
    }
    const char *by = type_of_node(index);
    if (!by || !strcmp(by, "int") || !strcmp(by, "bool"))
        return;
    snprintf(text, sizeof text, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, by);
    warn(c, n, text);
}

void compile_warn_assert(Compiler *c, const Node *n)
{
    const Node *test = n->u.assert_.test;
    if (test->kind == N_TUPLE && test->u.seq.items.count > 0)
        warn(c, n, "assertion is always true, perhaps remove parentheses?");
}
