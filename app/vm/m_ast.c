/* _ast: an expression's text as a tree of tuples, for the module ast. (class, line, ...) is a node; of those classes that
 * literals are made of, more follows: Constant value; Name id; Tuple, List, Set [items]; Dict [keys] [values];
 * UnaryOp sign operand; BinOp sign left right; Call function number-of-arguments. */
#include "vm/builtins.h"
#include "vm/complex.h"
#include "vm/interp.h"
#include "vm/ops.h"

#include "lang/parse.h"

enum { MAX_DEPTH = 1000 };

static bool node_tree(VM *vm, const Node *n, int depth, Value *out);

static const char *class_of(const Node *n)
{
    switch (n->kind) {
    case N_BOOL_OP: return "BoolOp";
    case N_NAMED_EXPR: return "NamedExpr";
    case N_BIN_OP: return "BinOp";
    case N_UNARY_OP: return "UnaryOp";
    case N_LAMBDA: return "Lambda";
    case N_IF_EXP: return "IfExp";
    case N_DICT: return "Dict";
    case N_SET: return "Set";
    case N_LIST_COMP: return "ListComp";
    case N_SET_COMP: return "SetComp";
    case N_DICT_COMP: return "DictComp";
    case N_GENERATOR_EXP: return "GeneratorExp";
    case N_AWAIT: return "Await";
    case N_YIELD: return "Yield";
    case N_YIELD_FROM: return "YieldFrom";
    case N_COMPARE: return "Compare";
    case N_CALL: return "Call";
    case N_JOINED_STR: return "JoinedStr";
    case N_CONSTANT: return "Constant";
    case N_ATTRIBUTE: return "Attribute";
    case N_SUBSCRIPT: return "Subscript";
    case N_STARRED: return "Starred";
    case N_NAME: return "Name";
    case N_LIST: return "List";
    case N_TUPLE: return "Tuple";
    default: return "Slice";
    }
}

static Value constant(VM *vm, const Node *n)
{
    const Text text = n->u.constant.text;
    switch (n->u.constant.kind) {
    case CONST_TRUE: return V_TRUE;
    case CONST_FALSE: return V_FALSE;
    case CONST_ELLIPSIS: return V_ELLIPSIS;
    case CONST_INT: return int_from_decimal(vm, text.s, text.len);
    case CONST_FLOAT: return from_float(n->u.constant.number);
    case CONST_COMPLEX: return complex_new(vm, (Complex){0, n->u.constant.number});
    case CONST_STR: return text_const(vm, text.s, text.len);
    case CONST_BYTES: return from_obj(bytes_new(vm, text.s, (int64_t)text.len));
    case CONST_NONE: break;
    }
    return V_NONE;
}

/* None stands for a node that is not there. */
static bool list_tree(VM *vm, const NodeList *nodes, int depth, Value *out)
{
    List *l = list_new(vm, nodes->count);
    for (int i = 0; i < nodes->count; i++) {
        Value item = V_NONE;
        if (nodes->items[i] && !node_tree(vm, nodes->items[i], depth, &item))
            return false;
        list_append(vm, l, item);
    }
    *out = from_obj(l);
    return true;
}

static Value sign_of(VM *vm, const char *sign) { return from_obj(str_c(vm, sign)); }

static bool node_tree(VM *vm, const Node *n, int depth, Value *out)
{
    Value v[5] = {from_obj(str_c(vm, class_of(n))), from_int(n->span.line)};
    uint32_t count = 3;
    bool ok = true;
    if (depth >= MAX_DEPTH)
        return RAISE(vm, RecursionError, "maximum recursion depth exceeded during ast construction");
    depth++;
    switch (n->kind) {
    case N_CONSTANT:
        v[2] = constant(vm, n);
        break;
    case N_NAME:
        v[2] = from_obj(str_utf8(vm, n->u.name.name.s, n->u.name.name.len));
        break;
    case N_TUPLE: case N_LIST: case N_SET:
        ok = list_tree(vm, &n->u.seq.items, depth, &v[2]);
        break;
    case N_DICT:
        count = 4;
        ok = list_tree(vm, &n->u.dict.keys, depth, &v[2]) && list_tree(vm, &n->u.dict.values, depth, &v[3]);
        break;
    case N_UNARY_OP:
        count = 4;
        v[2] = sign_of(vm, n->u.unary.op == UNARY_MINUS ? "-" : n->u.unary.op == UNARY_PLUS ? "+" : "");
        ok = node_tree(vm, n->u.unary.operand, depth, &v[3]);
        break;
    case N_BIN_OP:
        count = 5;
        v[2] = sign_of(vm, n->u.bin.op == OPR_ADD ? "+" : n->u.bin.op == OPR_SUB ? "-" : "");
        ok = node_tree(vm, n->u.bin.left, depth, &v[3]) && node_tree(vm, n->u.bin.right, depth, &v[4]);
        break;
    case N_CALL:
        count = 4;
        v[3] = from_int(n->u.call.args.count + n->u.call.keywords.count);
        ok = node_tree(vm, n->u.call.func, depth, &v[2]);
        break;
    default:
        count = 2;
    }
    if (ok)
        *out = from_obj(tuple_of(vm, v, count));
    return ok;
}

/* What is wrong with the text: [type, message, line, col, end line, end col (-1: no range), text or None]; columns are
 * bytes from 0. */
static Value problem_list(VM *vm, const SyntaxProblem *p)
{
    List *l = list_new(vm, 7);
    const Value v[] = {from_obj(str_c(vm, p->type)), from_obj(str_c(vm, p->message)), from_int(p->span.line),
                       from_int(p->span.col), from_int(p->span.end_line), from_int(p->span.end_col),
                       p->text ? from_obj(str_c(vm, p->text)) : V_NONE};
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        list_append(vm, l, v[i]);
    return from_obj(l);
}

/* expression(text): its tree, or a list that says what is wrong with it */
static bool ast_expression(VM *vm, Args *a, Value *out)
{
    Arena arena;
    SyntaxProblem problem = {0};
    Buf text;
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "expression() takes a text");
    if (!vm_charge(vm, (uint64_t)AS(Str, a->v[0])->len))
        return false;
    arena_init(&arena);
    buf_init(&text);
    str_to_buf(AS(Str, a->v[0]), &text);
    const Node *n = parse_expression(&arena, buf_text(&text), text.len, &problem);
    bool ok = true;
    if (n)
        ok = node_tree(vm, n, 0, out);
    else
        *out = problem_list(vm, &problem);
    buf_deinit(&text);
    arena_deinit(&arena);
    return ok;
}

static const NativeDef functions[] = {{"expression", ast_expression, 1, 1, 0}, {0}};
const ModuleDef module_ast = {"_ast", functions, NULL};
