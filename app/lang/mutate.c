#include "lang/mutate.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/compile.h"
#include "lang/parse.h"
#include "lang/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    MutationList *list;
    const char *source;
    size_t len;
    const size_t *lines; /* offset of each line */
} Mutator;

const char *mutation_name(MutationKind kind)
{
    static const char *const names[] = {
#define MUTATION_NAME(ID, name) name,
        MUTATION_KINDS(MUTATION_NAME)
#undef MUTATION_NAME
    };
    return names[kind];
}

void mutations_init(MutationList *list)
{
    *list = (MutationList){0};
    arena_init(&list->arena);
}

void mutations_deinit(MutationList *list)
{
    mem_free(list->items);
    arena_deinit(&list->arena);
}

void mutation_apply(const Mutation *m, const char *source, size_t len, Buf *out)
{
    buf_bytes(out, source, m->start);
    buf_str(out, m->text);
    buf_bytes(out, source + m->end, len - m->end);
}

/* ---- adding ---- */

static bool compiles(const char *source, size_t len)
{
    Arena arena;
    SyntaxProblem problem = {0};
    arena_init(&arena);
    Program *program = compile_program(source, len, "mutant.py", COMPILE_FILE, 0, &arena, &problem);
    if (program)
        program_free(program);
    arena_deinit(&arena);
    return program != NULL;
}

static void place(Mutation *m, const char *source)
{
    size_t begin = m->start;
    while (begin > 0 && source[begin - 1] != '\n')
        begin--;
    m->line = 1;
    for (size_t i = 0; i < begin; i++)
        m->line += source[i] == '\n';
    m->col = 1 + (int)utf8_count(source + begin, m->start - begin);
}

void mutations_add(MutationList *list, MutationKind kind, const char *source, size_t len, size_t start, size_t end,
                   const char *text)
{
    Mutation m = {.kind = kind, .start = start, .end = end, .text = text};
    Buf mutant;
    if (strlen(text) == end - start && memcmp(text, source + start, end - start) == 0)
        return;
    buf_init(&mutant);
    mutation_apply(&m, source, len, &mutant);
    if (compiles(buf_text(&mutant), mutant.len)) {
        m.text = arena_strndup(&list->arena, text, strlen(text));
        place(&m, source);
        MEM_GROW(list->items, list->cap, list->count + 1);
        list->items[list->count++] = m;
    }
    buf_deinit(&mutant);
}

static size_t start_of(const Mutator *m, const Node *n) { return m->lines[n->span.line - 1] + (size_t)n->span.col; }
static size_t end_of(const Mutator *m, const Node *n)
{
    return m->lines[n->span.end_line - 1] + (size_t)n->span.end_col;
}

static void change(const Mutator *m, MutationKind kind, size_t start, size_t end, const char *text)
{
    mutations_add(m->list, kind, m->source, m->len, start, end, text);
}

/* The node becomes `before`, the source of `kept`, `after`. */
static void wrap(const Mutator *m, MutationKind kind, const Node *n, const char *before, const Node *kept,
                 const char *after)
{
    Buf text;
    buf_init(&text);
    buf_str(&text, before);
    buf_bytes(&text, m->source + start_of(m, kept), end_of(m, kept) - start_of(m, kept));
    buf_str(&text, after);
    change(m, kind, start_of(m, n), end_of(m, n), buf_text(&text));
    buf_deinit(&text);
}

static bool text_is(Text text, const char *word)
{
    return text.s && text.len == strlen(word) && memcmp(text.s, word, text.len) == 0;
}

/* `word` or `anything.word`. */
static bool is_named(const Node *n, const char *word)
{
    return (n->kind == N_NAME && text_is(n->u.name.name, word)) ||
           (n->kind == N_ATTRIBUTE && text_is(n->u.attribute.name, word));
}

static bool is_call_of(const Node *n, const char *word) { return n->kind == N_CALL && is_named(n->u.call.func, word); }

/* ---- waiting ---- */

static void gather_one_by_one(const Mutator *m, const Node *await, const Node *call)
{
    const NodeList *args = &call->u.call.args;
    if (args->count == 0 || call->u.call.keywords.count > 0)
        return;
    size_t from = start_of(m, args->items[0]), to = end_of(m, args->items[args->count - 1]);
    Buf text;
    buf_init(&text);
    buf_str(&text, "[await each_one for each_one in [");
    buf_bytes(&text, m->source + from, to - from);
    buf_str(&text, "]]");
    change(m, MUTATION_ONE_BY_ONE, start_of(m, await), end_of(m, await), buf_text(&text));
    buf_deinit(&text);
}

static void mutate_await(const Mutator *m, const Node *n)
{
    const Node *waited = n->u.one.value;
    wrap(m, MUTATION_DROP_AWAIT, n, "", waited, "");
    if (is_call_of(waited, "sleep") && waited->u.call.args.count > 0)
        wrap(m, MUTATION_BLOCK, n, "__import__(\"time\").sleep(", waited->u.call.args.items[0], ")");
    if (is_call_of(waited, "gather"))
        gather_one_by_one(m, n, waited);
}

/* ---- statements ---- */

static bool is_only_text(const Node *n)
{
    return n->kind == N_EXPR && n->u.one.value->kind == N_CONSTANT;
}

static void mutate_statement(const Mutator *m, const Node *n)
{
    if (is_only_text(n))
        return;
    change(m, MUTATION_DROP_STATEMENT, start_of(m, n), end_of(m, n), "pass");
    if (n->kind == N_EXPR && is_call_of(n->u.one.value, "create_task") && n->u.one.value->u.call.args.count > 0)
        wrap(m, MUTATION_AWAIT_NOW, n, "await ", n->u.one.value->u.call.args.items[0], "");
}

/* A block whose value nobody uses: its body stays. */
static void mutate_with(const Mutator *m, const Node *n)
{
    const NodeList *items = &n->u.with.items;
    if (items->count == 1 && !items->items[0]->u.with_item.target)
        change(m, MUTATION_DROP_WITH, start_of(m, n), end_of(m, items->items[0]->u.with_item.context), "if True");
}

static void mutate_handler(const Mutator *m, const Node *n)
{
    const Node *type = n->u.handler.type;
    if (!type)
        return;
    bool widest = is_named(type, "Exception") || is_named(type, "CancelledError");
    change(m, MUTATION_WIDE_EXCEPT, start_of(m, type), end_of(m, type), widest ? "BaseException" : "Exception");
}

/* ---- parts of expressions ---- */

static void mutate_number(const Mutator *m, const Node *n)
{
    char text[48];
    if (n->u.constant.kind == CONST_INT && n->u.constant.text.len < 16)
        snprintf(text, sizeof text, "%lld", strtoll(n->u.constant.text.s, NULL, 10) + 1);
    else if (n->u.constant.kind == CONST_FLOAT && n->u.constant.number < 1e15)
        snprintf(text, sizeof text, "%g", n->u.constant.number + 1);
    else
        return;
    change(m, MUTATION_NUMBER, start_of(m, n), end_of(m, n), text);
}

/* Items with commas between them: the one at `i` goes, with one comma. */
static void drop_of(const Mutator *m, MutationKind kind, Node *const *items, int count, int i)
{
    size_t from = i > 0 ? end_of(m, items[i - 1]) : start_of(m, items[i]);
    size_t to = i > 0 || count == 1 ? end_of(m, items[i]) : start_of(m, items[i + 1]);
    change(m, kind, from, to, "");
}

static void mutate_items(const Mutator *m, const NodeList *items)
{
    for (int i = 0; items->count > 1 && i < items->count; i++)
        drop_of(m, MUTATION_DROP_ITEM, items->items, items->count, i);
}

static void mutate_call(const Mutator *m, const Node *n)
{
    const NodeList *args = &n->u.call.args, *keywords = &n->u.call.keywords;
    Node **all = mem_alloc((size_t)(args->count + keywords->count + 1) * sizeof *all);
    for (int i = 0; i < args->count; i++)
        all[i] = args->items[i];
    for (int i = 0; i < keywords->count; i++)
        all[args->count + i] = keywords->items[i];
    for (int i = 0; i < keywords->count; i++)
        if (keywords->items[i]->u.keyword.name.s)
            drop_of(m, MUTATION_DROP_ARGUMENT, all, args->count + keywords->count, args->count + i);
    mem_free(all);
    if (is_named(n->u.call.func, "gather"))
        mutate_items(m, args);
}

static void between(const Mutator *m, const Node *left, const Node *right, const char *text)
{
    change(m, MUTATION_CONDITION, end_of(m, left), start_of(m, right), text);
}

static void mutate_compare(const Mutator *m, const Node *n)
{
    static const char *const others[] = {
        [CMP_LT] = " <= ", [CMP_LE] = " < ",     [CMP_EQ] = " != ",   [CMP_NE] = " == ",     [CMP_GT] = " >= ",
        [CMP_GE] = " > ",  [CMP_IS] = " is not ", [CMP_IS_NOT] = " is ", [CMP_IN] = " not in ", [CMP_NOT_IN] = " in "};
    if (n->u.compare.comparators.count == 1)
        between(m, n->u.compare.left, n->u.compare.comparators.items[0], others[n->u.compare.ops[0]]);
}

static void mutate_expression(const Mutator *m, const Node *n)
{
    switch (n->kind) {
    case N_AWAIT:
        mutate_await(m, n);
        break;
    case N_CALL:
        mutate_call(m, n);
        break;
    case N_LIST:
    case N_TUPLE:
    case N_SET:
        if (n->u.seq.ctx == CTX_LOAD)
            mutate_items(m, &n->u.seq.items);
        break;
    case N_CONSTANT:
        mutate_number(m, n);
        break;
    case N_COMPARE:
        mutate_compare(m, n);
        break;
    case N_BOOL_OP:
        between(m, n->u.bool_op.values.items[0], n->u.bool_op.values.items[1], n->u.bool_op.is_or ? " and " : " or ");
        break;
    case N_UNARY_OP:
        if (n->u.unary.op == UNARY_NOT)
            wrap(m, MUTATION_CONDITION, n, "", n->u.unary.operand, "");
        break;
    default:
        break;
    }
}

static void visit(void *ctx, const Node *n)
{
    const Mutator *m = ctx;
    switch (n->kind) {
    case N_RETURN:
    case N_DELETE:
    case N_ASSIGN:
    case N_AUG_ASSIGN:
    case N_RAISE:
    case N_ASSERT:
    case N_EXPR:
    case N_BREAK:
    case N_CONTINUE:
        mutate_statement(m, n);
        break;
    case N_WITH:
    case N_ASYNC_WITH:
        mutate_with(m, n);
        break;
    case N_EXCEPT_HANDLER:
        mutate_handler(m, n);
        break;
    case N_JOINED_STR:
        return; /* positions inside an f-string are not those of the file */
    default:
        mutate_expression(m, n);
        break;
    }
    ast_each_child(n, visit, ctx);
}

/* ---- the doors ---- */

/* Where each line begins, and one entry behind the last; caller frees. */
static size_t *line_offsets(const char *source, size_t len, size_t *count)
{
    size_t *lines = NULL, cap = 0;
    *count = 0;
    for (size_t i = 0; i <= len; i++)
        if (i == 0 || i == len || source[i - 1] == '\n') {
            MEM_GROW(lines, cap, *count + 2);
            lines[(*count)++] = i;
        }
    lines[*count] = len;
    return lines;
}

static int by_place(const void *a, const void *b)
{
    const Mutation *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return x->kind != y->kind ? (int)x->kind - (int)y->kind : strcmp(x->text, y->text);
}

static void sort(MutationList *list, size_t from)
{
    if (list->count > from)
        qsort(list->items + from, list->count - from, sizeof *list->items, by_place);
}

void mutations_of_syntax(const char *source, size_t len, MutationList *list)
{
    Arena arena;
    SyntaxProblem problem = {0};
    size_t count, from = list->count;
    arena_init(&arena);
    const Node *module = parse_module(&arena, source, len, &problem);
    if (module) {
        size_t *lines = line_offsets(source, len, &count);
        Mutator m = {list, source, len, lines};
        ast_each_child(module, visit, &m);
        mem_free(lines);
    }
    arena_deinit(&arena);
    sort(list, from);
}

static void swap_lines(const char *source, size_t len, const size_t *lines, size_t i, MutationList *list)
{
    Buf text;
    buf_init(&text);
    buf_bytes(&text, source + lines[i + 1], lines[i + 2] - lines[i + 1]);
    if (text.len == 0 || text.data[text.len - 1] != '\n')
        buf_char(&text, '\n');
    buf_bytes(&text, source + lines[i], lines[i + 1] - lines[i]);
    mutations_add(list, MUTATION_SWAP_LINES, source, len, lines[i], lines[i + 2], buf_text(&text));
    buf_deinit(&text);
}

void mutations_of_lines(const char *source, size_t len, MutationList *list)
{
    size_t count, from = list->count;
    size_t *lines = line_offsets(source, len, &count);
    for (size_t i = 0; i + 1 < count; i++)
        mutations_add(list, MUTATION_DROP_LINE, source, len, lines[i], lines[i + 1], "");
    for (size_t i = 0; i + 2 < count; i++)
        swap_lines(source, len, lines, i, list);
    mem_free(lines);
    sort(list, from);
}
