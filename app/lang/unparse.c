#include "lang/unparse.h"

#include "base/float_text.h"
#include "base/unichars.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* How tightly what stands around an expression binds; CPython's names. */
typedef enum {
    PR_TUPLE, PR_TEST, PR_OR, PR_AND, PR_NOT, PR_CMP, PR_EXPR, PR_BOR = PR_EXPR, PR_BXOR, PR_BAND, PR_SHIFT, PR_ARITH,
    PR_TERM, PR_FACTOR, PR_POWER, PR_AWAIT, PR_ATOM
} Level;

static void put(const Node *n, Level level, Buf *out);
static void put_fstring(const Node *n, Buf *out);

static void put_name(Text name, Buf *out) { buf_bytes(out, name.s, name.len); }

static void put_list(const NodeList *list, Level level, Buf *out)
{
    for (int i = 0; i < list->count; i++) {
        buf_str(out, i ? ", " : "");
        put(list->items[i], level, out);
    }
}

static void put_escape(uint32_t c, Buf *out)
{
    if (c == '\n' || c == '\r' || c == '\t')
        buf_printf(out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    else
        buf_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

/* As repr(): of a text, or of bytes. */
static void put_quoted(Text t, bool bytes, Buf *out)
{
    char quote = memchr(t.s, '\'', t.len) && !memchr(t.s, '"', t.len) ? '"' : '\'';
    buf_char(out, quote);
    for (size_t at = 0; at < t.len;) {
        uint32_t c = (uint8_t)t.s[at];
        size_t len = bytes ? 1 : utf8_decode(t.s + at, t.len - at, &c);
        if (!len) { /* a lone surrogate */
            const uint8_t *s = (const uint8_t *)t.s + at;
            len = t.len - at < 3 ? 1 : 3;
            c = len < 3 ? s[0] : (s[0] & 15U) << 12 | (s[1] & 63U) << 6 | (s[2] & 63U);
        }
        if (c == (uint32_t)quote || c == '\\')
            buf_printf(out, "\\%c", (char)c);
        else if (c < ' ' || c == 127 || (c > 127 && (bytes || !uni_printable(c))))
            put_escape(c, out);
        else
            buf_bytes(out, t.s + at, len);
        at += len;
    }
    buf_char(out, quote);
}

static void put_float(double d, Buf *out)
{
    if (isinf(d))
        buf_str(out, "1e309"); /* what is read as inf again */
    else
        float_text(d, out);
}

static void put_imaginary(double d, Buf *out)
{
    size_t from = out->len;
    put_float(d, out);
    if (out->len - from > 2 && !memcmp(out->data + out->len - 2, ".0", 2)) /* complex numbers show none */
        buf_cut(out, out->len - 2);
    buf_char(out, 'j');
}

static void put_constant(const Node *n, Buf *out)
{
    switch (n->u.constant.kind) {
    case CONST_NONE: buf_str(out, "None"); break;
    case CONST_TRUE: buf_str(out, "True"); break;
    case CONST_FALSE: buf_str(out, "False"); break;
    case CONST_ELLIPSIS: buf_str(out, "..."); break;
    case CONST_INT: put_name(n->u.constant.text, out); break;
    case CONST_FLOAT: put_float(n->u.constant.number, out); break;
    case CONST_COMPLEX: put_imaginary(n->u.constant.number, out); break;
    case CONST_BYTES: buf_char(out, 'b'); put_quoted(n->u.constant.text, true, out); break;
    case CONST_STR: put_quoted(n->u.constant.text, false, out); break;
    }
}

static void put_bool_op(const Node *n, Buf *out)
{
    for (int i = 0; i < n->u.bool_op.values.count; i++) {
        buf_str(out, i == 0 ? "" : n->u.bool_op.is_or ? " or " : " and ");
        put(n->u.bool_op.values.items[i], n->u.bool_op.is_or ? PR_AND : PR_NOT, out);
    }
}

static Level level_of_bin_op(BinOpr op)
{
    static const Level levels[] = {
        [OPR_ADD] = PR_ARITH,   [OPR_SUB] = PR_ARITH,    [OPR_MUL] = PR_TERM, [OPR_MATMUL] = PR_TERM, [OPR_DIV] = PR_TERM,
        [OPR_FLOORDIV] = PR_TERM, [OPR_MOD] = PR_TERM,   [OPR_POW] = PR_POWER, [OPR_LSHIFT] = PR_SHIFT,
        [OPR_RSHIFT] = PR_SHIFT, [OPR_AND] = PR_BAND,    [OPR_OR] = PR_BOR,   [OPR_XOR] = PR_BXOR};
    return levels[op];
}

static void put_bin_op(const Node *n, Buf *out)
{
    static const char *const words[] = {
        [OPR_ADD] = " + ",   [OPR_SUB] = " - ",     [OPR_MUL] = " * ",    [OPR_MATMUL] = " @ ", [OPR_DIV] = " / ",
        [OPR_FLOORDIV] = " // ", [OPR_MOD] = " % ", [OPR_POW] = " ** ",   [OPR_LSHIFT] = " << ",
        [OPR_RSHIFT] = " >> ", [OPR_AND] = " & ",   [OPR_OR] = " | ",     [OPR_XOR] = " ^ "};
    BinOpr op = n->u.bin.op;
    Level level = level_of_bin_op(op);
    bool from_right = op == OPR_POW; /* a ** b ** c is a ** (b ** c) */
    put(n->u.bin.left, level + (from_right ? 1 : 0), out);
    buf_str(out, words[op]);
    put(n->u.bin.right, level + (from_right ? 0 : 1), out);
}

static void put_unary_op(const Node *n, Buf *out)
{
    static const char *const words[] = {
        [UNARY_INVERT] = "~", [UNARY_NOT] = "not ", [UNARY_PLUS] = "+", [UNARY_MINUS] = "-"};
    buf_str(out, words[n->u.unary.op]);
    put(n->u.unary.operand, n->u.unary.op == UNARY_NOT ? PR_NOT : PR_FACTOR, out);
}

static void put_compare(const Node *n, Buf *out)
{
    static const char *const words[] = {
        [CMP_LT] = " < ",   [CMP_LE] = " <= ",     [CMP_EQ] = " == ", [CMP_NE] = " != ",  [CMP_GT] = " > ",
        [CMP_GE] = " >= ", [CMP_IS] = " is ", [CMP_IS_NOT] = " is not ", [CMP_IN] = " in ", [CMP_NOT_IN] = " not in "};
    put(n->u.compare.left, PR_CMP + 1, out);
    for (int i = 0; i < n->u.compare.comparators.count; i++) {
        buf_str(out, words[n->u.compare.ops[i]]);
        put(n->u.compare.comparators.items[i], PR_CMP + 1, out);
    }
}

/* One parameter of a lambda, after what stands before it. */
static void put_arg(const Node *arg, const Node *value, const char *stars, bool *first, Buf *out)
{
    buf_str(out, *first ? "" : ", ");
    *first = false;
    buf_str(out, stars);
    if (arg)
        put_name(arg->u.arg.name, out);
    if (value) {
        buf_char(out, '=');
        put(value, PR_TEST, out);
    }
}

static void put_args(const Arguments *a, Buf *out)
{
    bool first = true;
    int npos = a->posonly.count, total = npos + a->args.count, plain = total - a->defaults.count;
    for (int i = 0; i < total; i++) {
        const Node *arg = i < npos ? a->posonly.items[i] : a->args.items[i - npos];
        put_arg(arg, i < plain ? NULL : a->defaults.items[i - plain], "", &first, out);
        buf_str(out, i + 1 == npos ? ", /" : "");
    }
    if (a->vararg || a->kwonly.count)
        put_arg(a->vararg, NULL, "*", &first, out);
    for (int i = 0; i < a->kwonly.count; i++)
        put_arg(a->kwonly.items[i], a->kw_defaults.items[i], "", &first, out);
    if (a->kwarg)
        put_arg(a->kwarg, NULL, "**", &first, out);
}

static void put_lambda(const Node *n, Buf *out)
{
    const Arguments *a = n->u.func.args;
    buf_str(out, a->posonly.count || a->args.count ? "lambda " : "lambda"); /* CPython writes "lambda*a" */
    put_args(a, out);
    buf_str(out, ": ");
    put(n->u.func.body_expr, PR_TEST, out);
}

static void put_if_exp(const Node *n, Buf *out)
{
    put(n->u.if_exp.body, PR_TEST + 1, out);
    buf_str(out, " if ");
    put(n->u.if_exp.test, PR_TEST + 1, out);
    buf_str(out, " else ");
    put(n->u.if_exp.orelse, PR_TEST, out);
}

static void put_dict(const Node *n, Buf *out)
{
    buf_char(out, '{');
    for (int i = 0; i < n->u.dict.values.count; i++) {
        const Node *key = n->u.dict.keys.items[i];
        buf_str(out, i ? ", " : "");
        if (key)
            put(key, PR_TEST, out);
        buf_str(out, key ? ": " : "**");
        put(n->u.dict.values.items[i], key ? PR_TEST : PR_EXPR, out);
    }
    buf_char(out, '}');
}

static void put_comprehension(const Node *n, const char *open, const char *close, Buf *out)
{
    buf_str(out, open);
    put(n->u.comp.elt, PR_TEST, out);
    if (n->kind == N_DICT_COMP) {
        buf_str(out, ": ");
        put(n->u.comp.value, PR_TEST, out);
    }
    for (int i = 0; i < n->u.comp.generators.count; i++) {
        const Node *g = n->u.comp.generators.items[i];
        buf_str(out, g->u.comprehension.is_async ? " async for " : " for ");
        put(g->u.comprehension.target, PR_TUPLE, out);
        buf_str(out, " in ");
        put(g->u.comprehension.iter, PR_TEST + 1, out);
        for (int k = 0; k < g->u.comprehension.ifs.count; k++) {
            buf_str(out, " if ");
            put(g->u.comprehension.ifs.items[k], PR_TEST + 1, out);
        }
    }
    buf_str(out, close);
}

static void put_call(const Node *n, Buf *out)
{
    const NodeList *args = &n->u.call.args, *keywords = &n->u.call.keywords;
    put(n->u.call.func, PR_ATOM, out);
    if (args->count == 1 && !keywords->count && args->items[0]->kind == N_GENERATOR_EXP) {
        put(args->items[0], PR_TEST, out); /* f(x for x in y): its brackets are the call's */
        return;
    }
    buf_char(out, '(');
    put_list(args, PR_TEST, out);
    for (int i = 0; i < keywords->count; i++) {
        Text name = keywords->items[i]->u.keyword.name;
        buf_str(out, i || args->count ? ", " : "");
        buf_str(out, name.s ? "" : "**");
        if (name.s) {
            put_name(name, out);
            buf_char(out, '=');
        }
        put(keywords->items[i]->u.keyword.value, PR_TEST, out);
    }
    buf_char(out, ')');
}

static void put_field(const Node *n, Buf *out)
{
    Buf value;
    buf_init(&value);
    put(n->u.formatted.value, PR_TEST + 1, &value);
    buf_str(out, value.len && value.data[0] == '{' ? "{ " : "{");
    buf_bytes(out, value.data, value.len);
    buf_deinit(&value);
    if (n->u.formatted.conversion > 0)
        buf_printf(out, "!%c", n->u.formatted.conversion);
    if (n->u.formatted.spec) {
        buf_char(out, ':');
        put_fstring(n->u.formatted.spec, out);
    }
    buf_char(out, '}');
}

/* What stands between the quotes of an f-string, or behind the : of a field. */
static void put_fstring(const Node *n, Buf *out)
{
    for (int i = 0; n->kind == N_JOINED_STR && i < n->u.joined.values.count; i++)
        put_fstring(n->u.joined.values.items[i], out);
    if (n->kind == N_FORMATTED_VALUE)
        put_field(n, out);
    for (size_t i = 0; n->kind == N_CONSTANT && i < n->u.constant.text.len; i++) {
        char c = n->u.constant.text.s[i];
        buf_repeat(out, c, c == '{' || c == '}' ? 2 : 1);
    }
}

static void put_joined(const Node *n, Buf *out)
{
    Buf body;
    buf_init(&body);
    put_fstring(n, &body);
    buf_char(out, 'f');
    put_quoted((Text){buf_text(&body), body.len}, false, out);
    buf_deinit(&body);
}

static void put_attribute(const Node *n, Buf *out)
{
    const Node *value = n->u.attribute.value;
    put(value, PR_ATOM, out);
    buf_str(out, value->kind == N_CONSTANT && value->u.constant.kind == CONST_INT ? " ." : ".");
    put_name(n->u.attribute.name, out);
}

static void put_slice(const Node *n, Buf *out)
{
    if (n->u.slice.lower)
        put(n->u.slice.lower, PR_TEST, out);
    buf_char(out, ':');
    if (n->u.slice.upper)
        put(n->u.slice.upper, PR_TEST, out);
    if (n->u.slice.step) {
        buf_char(out, ':');
        put(n->u.slice.step, PR_TEST, out);
    }
}

/* word and what it is about (NULL: nothing) */
static void put_word(const char *word, const Node *value, Level level, Buf *out)
{
    buf_str(out, word);
    if (value)
        put(value, level, out);
}

static void put_items(const Node *n, Buf *out)
{
    const NodeList *items = &n->u.seq.items;
    buf_str(out, n->kind == N_LIST ? "[" : n->kind == N_SET ? "{" : items->count ? "" : "()");
    put_list(items, PR_TEST, out);
    buf_str(out, n->kind == N_LIST ? "]" : n->kind == N_SET ? "}" : items->count == 1 ? "," : "");
}

/* How tightly the expression itself binds: brackets are needed where what stands around it binds tighter. */
static Level level_of(const Node *n)
{
    switch (n->kind) {
    case N_TUPLE: return n->u.seq.items.count ? PR_TUPLE : PR_ATOM;
    case N_NAMED_EXPR: return PR_TUPLE;
    case N_LAMBDA:
    case N_IF_EXP: return PR_TEST;
    case N_BOOL_OP: return n->u.bool_op.is_or ? PR_OR : PR_AND;
    case N_COMPARE: return PR_CMP;
    case N_BIN_OP: return level_of_bin_op(n->u.bin.op);
    case N_UNARY_OP: return n->u.unary.op == UNARY_NOT ? PR_NOT : PR_FACTOR;
    case N_AWAIT: return PR_AWAIT;
    case N_YIELD:
    case N_YIELD_FROM: return PR_TUPLE;
    default: return PR_ATOM;
    }
}

static void put_bare(const Node *n, Buf *out)
{
    switch (n->kind) {
    case N_BOOL_OP: put_bool_op(n, out); break;
    case N_NAMED_EXPR:
        put(n->u.named.target, PR_ATOM, out);
        put_word(" := ", n->u.named.value, PR_ATOM, out);
        break;
    case N_BIN_OP: put_bin_op(n, out); break;
    case N_UNARY_OP: put_unary_op(n, out); break;
    case N_LAMBDA: put_lambda(n, out); break;
    case N_IF_EXP: put_if_exp(n, out); break;
    case N_DICT: put_dict(n, out); break;
    case N_LIST_COMP: put_comprehension(n, "[", "]", out); break;
    case N_SET_COMP:
    case N_DICT_COMP: put_comprehension(n, "{", "}", out); break;
    case N_GENERATOR_EXP: put_comprehension(n, "(", ")", out); break;
    case N_AWAIT: put_word("await ", n->u.one.value, PR_ATOM, out); break;
    case N_YIELD: put_word(n->u.one.value ? "yield " : "yield", n->u.one.value, PR_TEST, out); break;
    case N_YIELD_FROM: put_word("yield from ", n->u.one.value, PR_TEST, out); break;
    case N_COMPARE: put_compare(n, out); break;
    case N_CALL: put_call(n, out); break;
    case N_FORMATTED_VALUE:
    case N_JOINED_STR: put_joined(n, out); break;
    case N_CONSTANT: put_constant(n, out); break;
    case N_ATTRIBUTE: put_attribute(n, out); break;
    case N_SUBSCRIPT:
        put(n->u.subscript.value, PR_ATOM, out);
        put_word("[", n->u.subscript.index, PR_TUPLE, out);
        buf_char(out, ']');
        break;
    case N_STARRED: put_word("*", n->u.one.value, PR_EXPR, out); break;
    case N_NAME: put_name(n->u.name.name, out); break;
    case N_LIST:
    case N_SET:
    case N_TUPLE: put_items(n, out); break;
    case N_SLICE: put_slice(n, out); break;
    default: break; /* statements and their parts are no expressions */
    }
}

static void put(const Node *n, Level level, Buf *out)
{
    bool brackets = level > level_of(n);
    buf_str(out, brackets ? "(" : "");
    put_bare(n, out);
    buf_str(out, brackets ? ")" : "");
}

void unparse_expr(const Node *n, Buf *out) { put(n, PR_TEST, out); }
