/* The compiler's frame: the door, one Unit for each code, names, constants and closures. */
#include "base/buf.h"
#include "base/mem.h"
#include "lang/compile_int.h"
#include "lang/parse.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- problems ---- */

static void set_problem(Compiler *c, Span span, const char *text, bool unsupported)
{
    if (c->failed)
        return;
    c->failed = true;
    *c->problem = (SyntaxProblem){.type = "SyntaxError",
                                  .message = arena_strndup(c->problem_arena, text, strlen(text)),
                                  .span = span,
                                  .unsupported = unsupported};
}

void compile_fail(Compiler *c, Span span, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    set_problem(c, span, text, false);
}

void compile_unsupported(Compiler *c, Span span, const char *message)
{
    set_problem(c, span, message, true);
}

/* ---- names and constants ---- */

const char *compile_text(Compiler *c, uint32_t name)
{
    uint32_t index;
    if (idmap_get(&c->texts_index, name, &index))
        return c->texts[index];
    size_t len;
    const char *s = map_key(&c->scopes.names, name, &len);
    MEM_GROW(c->texts, c->texts_cap, c->ntexts + 1);
    c->texts[c->ntexts] = arena_strndup(&c->program->arena, s, len);
    idmap_set(&c->texts_index, &c->tmp, name, c->ntexts);
    return c->texts[c->ntexts++];
}

static uint32_t name_index(Compiler *c, uint32_t name)
{
    Unit *u = c->unit;
    uint32_t index;
    if (idmap_get(&u->name_index, name, &index))
        return index;
    MEM_GROW(u->names, u->names_cap, u->nnames + 1);
    u->names[u->nnames] = name;
    idmap_set(&u->name_index, &c->tmp, name, u->nnames);
    return u->nnames++;
}

uint32_t compile_cache(Compiler *c, uint32_t name)
{
    Unit *u = c->unit;
    uint32_t index = name_index(c, name);
    if (u->emit.dead)
        return 0;
    MEM_GROW(u->cache_names, u->caches_cap, u->ncaches + 1);
    u->cache_names[u->ncaches] = index;
    return u->ncaches++;
}

Const compile_str(Compiler *c, const char *s, size_t len)
{
    return (Const){.tag = K_STR, .s = arena_strndup(&c->program->arena, s, len), .len = len};
}

/* A key that is equal for constants that may be shared: 1, 1.0, True and -0.0 all differ. */
static void const_key(Buf *key, const Const *k)
{
    buf_char(key, (char)('a' + k->tag));
    switch (k->tag) {
    case K_INT:
        buf_bytes(key, &k->i, sizeof k->i);
        break;
    case K_FLOAT:
    case K_COMPLEX:
        buf_bytes(key, &k->f, sizeof k->f);
        break;
    case K_STR:
    case K_BYTES:
    case K_BIGINT:
    case K_TUPLE:
        buf_bytes(key, &k->len, sizeof k->len);
        for (size_t i = 0; k->tag == K_TUPLE && i < k->len; i++)
            const_key(key, &k->items[i]);
        if (k->tag != K_TUPLE && k->len)
            buf_bytes(key, k->s, k->len);
        break;
    case K_CODE:
        buf_bytes(key, &k->code, sizeof k->code);
        break;
    default:
        break;
    }
}

uint32_t compile_const(Compiler *c, Const k)
{
    Unit *u = c->unit;
    Buf key;
    buf_init(&key);
    const_key(&key, &k);
    uint32_t known = map_count(&u->const_keys);
    uint32_t index = map_intern(&u->const_keys, key.data, key.len);
    buf_deinit(&key);
    if (index < known)
        return index;
    MEM_GROW(u->consts, u->consts_cap, u->nconsts + 1);
    u->consts[u->nconsts++] = k;
    return index;
}

void compile_load_const(Compiler *c, Const k)
{
    if (k.tag == K_NONE)
        op(c, OP_NONE, 0);
    else if (k.tag == K_TRUE)
        op(c, OP_TRUE, 0);
    else if (k.tag == K_FALSE)
        op(c, OP_FALSE, 0);
    else if (k.tag == K_INT && k.i >= -EMIT_SMALL_INT && k.i < EMIT_SMALL_INT)
        op(c, OP_INT, (uint32_t)(k.i + EMIT_SMALL_INT));
    else
        op(c, OP_CONST, compile_const(c, k));
}

static Const fold_int(Compiler *c, Text digits)
{
    if (digits.len <= 15)
        return (Const){.tag = K_INT, .i = strtoll(digits.s, NULL, 10)};
    return (Const){.tag = K_BIGINT, .s = arena_strndup(&c->program->arena, digits.s, digits.len),
                   .len = digits.len};
}

static bool fold_constant(Compiler *c, const Node *n, Const *k)
{
    Text text = n->u.constant.text;
    switch (n->u.constant.kind) {
    case CONST_NONE: *k = (Const){.tag = K_NONE}; break;
    case CONST_TRUE: *k = (Const){.tag = K_TRUE}; break;
    case CONST_FALSE: *k = (Const){.tag = K_FALSE}; break;
    case CONST_ELLIPSIS: *k = (Const){.tag = K_ELLIPSIS}; break;
    case CONST_INT:
        *k = fold_int(c, text);
        if (k->tag == K_INT && k->i >= (int64_t)1 << 49)
            *k = (Const){.tag = K_BIGINT, .s = arena_strndup(&c->program->arena, text.s, text.len), .len = text.len};
        break;
    case CONST_FLOAT: *k = (Const){.tag = K_FLOAT, .f = n->u.constant.number}; break;
    case CONST_COMPLEX: *k = (Const){.tag = K_COMPLEX, .f = n->u.constant.number}; break;
    case CONST_STR: *k = compile_str(c, text.s ? text.s : "", text.len); break;
    case CONST_BYTES:
        *k = compile_str(c, text.s ? text.s : "", text.len);
        k->tag = K_BYTES;
        break;
    }
    return true;
}

static bool fold_tuple(Compiler *c, const Node *n, Const *k)
{
    const NodeList *list = &n->u.seq.items;
    for (int i = 0; i < list->count; i++) {
        NodeKind kind = list->items[i]->kind;
        if (kind != N_CONSTANT && kind != N_UNARY_OP && kind != N_TUPLE)
            return false;
    }
    Const *items = arena_alloc(&c->program->arena, ((size_t)list->count + 1) * sizeof *items);
    for (int i = 0; i < list->count; i++)
        if (!compile_fold(c, list->items[i], &items[i]))
            return false;
    *k = (Const){.tag = K_TUPLE, .items = items, .len = (size_t)list->count};
    return true;
}

bool compile_fold(Compiler *c, const Node *n, Const *k)
{
    if (n->kind == N_CONSTANT)
        return fold_constant(c, n, k);
    if (n->kind == N_TUPLE && n->u.seq.ctx == CTX_LOAD)
        return fold_tuple(c, n, k);
    if (n->kind != N_UNARY_OP || n->u.unary.op != UNARY_MINUS || n->u.unary.operand->kind != N_CONSTANT ||
        !compile_fold(c, n->u.unary.operand, k))
        return false;
    if (k->tag == K_INT)
        k->i = -k->i;
    else if (k->tag == K_FLOAT)
        k->f = -k->f;
    else
        return false;
    return true;
}

/* ---- variables ---- */

static void cached(Compiler *c, Opcode code, uint32_t name)
{
    op(c, code, compile_cache(c, name));
}

static void fast_name(Compiler *c, const Symbol *sym, NodeCtx ctx)
{
    uint32_t slot = sym->slot;
    const Emitter *e = &c->unit->emit;
    bool cell = sym->at != AT_LOCAL;
    if (ctx == CTX_STORE)
        op(c, cell ? OP_STORE_CELL : OP_STORE, slot);
    else if (ctx == CTX_DEL)
        op(c, cell ? OP_DELETE_CELL : OP_DELETE, slot);
    else if (cell)
        op(c, OP_LOAD_CELL, slot);
    else if (!(sym->flags & SYM_DELETED) && slot < 64 && (e->bound >> slot & 1))
        op(c, OP_LOAD, slot);
    else
        op(c, OP_LOAD_CHECK, slot);
}

static void class_name_load(Compiler *c, const Symbol *sym, uint32_t name, Span span)
{
    if (sym->flags & SYM_NONLOCAL) {
        op(c, OP_LOAD_CELL, sym->slot);
        return;
    }
    uint32_t cache = compile_cache(c, name);
    if (cache > 0xFFF || sym->slot > 0xFFF)
        compile_unsupported(c, span, "a class body of this size is not part of the course's Python: use smaller classes");
    else
        op(c, OP_LOAD_CLASS_CELL, cache << 12 | sym->slot);
}

void compile_name(Compiler *c, uint32_t name, NodeCtx ctx, Span span)
{
    const char *text = scope_text(&c->scopes, name);
    if (text[0] == '_' && !strcmp(text, "__debug__")) {
        if (ctx == CTX_LOAD)
            op(c, OP_TRUE, 0);
        else
            compile_fail(c, span, "cannot %s __debug__", ctx == CTX_STORE ? "assign to" : "delete");
        return;
    }
    const Scope *s = c->unit->scope;
    const Symbol *sym = scope_find(s, name);
    SymbolPlace place = sym ? sym->at : AT_IMPLICIT_GLOBAL;
    static const Opcode global[] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};
    static const Opcode named[] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME};
    if (s->kind == SCOPE_MODULE || place == AT_GLOBAL)
        cached(c, global[ctx], name);
    else if (s->kind != SCOPE_CLASS && (place == AT_IMPLICIT_GLOBAL || place == AT_UNKNOWN))
        cached(c, global[ctx], name);
    else if (s->kind != SCOPE_CLASS)
        fast_name(c, sym, ctx);
    else if (place != AT_FREE)
        cached(c, named[ctx], name);
    else if (ctx == CTX_LOAD)
        class_name_load(c, sym, name, span);
    else
        op(c, ctx == CTX_STORE ? OP_STORE_CELL : OP_DELETE_CELL, sym->slot);
}

static uint32_t closure_slot(Compiler *c, uint32_t name)
{
    const Scope *s = c->unit->scope;
    if (s->kind == SCOPE_CLASS && s->class_cell && !strcmp(scope_text(&c->scopes, name), "__class__"))
        return 0;
    return scope_find(s, name)->slot;
}

bool compile_closure(Compiler *c, const Scope *inner)
{
    if (!inner->nfree)
        return false;
    for (uint32_t i = 0; i < inner->nfree; i++)
        op(c, OP_PUSH_CELL, closure_slot(c, inner->slot_names[inner->nlocals + i]));
    op(c, OP_BUILD_TUPLE, inner->nfree);
    return true;
}

void compile_make_function(Compiler *c, const Code *code, const Scope *inner, uint32_t bits)
{
    if (!code)
        return;
    if (compile_closure(c, inner))
        bits |= 8;
    op(c, OP_CONST, compile_const(c, (Const){.tag = K_CODE, .code = code}));
    op(c, OP_MAKE_FUNCTION, bits);
}

/* ---- units ---- */

static const char *make_qualname(Compiler *c, const Scope *scope, const char *name)
{
    const Unit *outer = c->unit;
    if (!outer || outer->scope->kind == SCOPE_MODULE)
        return name;
    if (scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_CLASS) {
        Text own = scope->kind == SCOPE_CLASS ? scope->node->u.class_def.name : scope->node->u.func.name;
        const Symbol *sym = scope_find(outer->scope, scope_name(&c->scopes, outer->scope, own));
        if (sym && sym->at == AT_GLOBAL)
            return name;
    }
    const char *middle = outer->scope->kind == SCOPE_CLASS ? "." : ".<locals>.";
    size_t len = strlen(outer->qualname) + strlen(middle) + strlen(name);
    if (len > 10000) /* a tower of lambdas must not cost quadratic memory */
        return name;
    char *text = arena_alloc(&c->program->arena, len + 1);
    snprintf(text, len + 1, "%s%s%s", outer->qualname, middle, name);
    return text;
}

Unit *compile_enter(Compiler *c, Scope *scope, const char *name, int first_line)
{
    Unit *u = arena_alloc(&c->tmp, sizeof *u);
    u->scope = scope;
    u->name = name;
    u->qualname = make_qualname(c, scope, name);
    u->outer = c->unit;
    emit_init(&u->emit);
    map_init(&u->const_keys);
    u->emit.place = (Span){first_line, 0, first_line, 0};
    for (uint32_t i = 0; i < scope->nparams && i < 64; i++)
        u->emit.bound |= (uint64_t)1 << i;
    c->unit = u;
    return u;
}

static void *keep(Compiler *c, const void *items, size_t size)
{
    void *copy = arena_alloc(&c->program->arena, size + 1);
    if (size)
        memcpy(copy, items, size);
    return copy;
}

static const char *const *keep_names(Compiler *c, const uint32_t *ids, uint32_t count)
{
    const char **texts = arena_alloc(&c->program->arena, (count + 1) * sizeof *texts);
    for (uint32_t i = 0; i < count; i++)
        texts[i] = compile_text(c, ids[i]);
    return texts;
}

static void fill_slots(Compiler *c, Code *code, const Scope *s)
{
    code->nlocals = s->nlocals;
    code->nfree = s->nfree;
    code->varnames = keep_names(c, s->slot_names, s->nlocals);
    code->freenames = keep_names(c, s->slot_names + s->nlocals, s->nfree);
    uint32_t *cells = arena_alloc(&c->program->arena, (s->nlocals + 1) * sizeof *cells);
    if (s->kind == SCOPE_CLASS) {
        code->ncells = s->nlocals; /* only __class__ */
    } else {
        for (uint32_t i = 0; i < s->nsymbols; i++)
            if (s->symbols[i].at == AT_CELL)
                cells[code->ncells++] = s->symbols[i].slot;
    }
    code->cell_slots = cells;
}

static void fill_code(Compiler *c, Code *code, const Unit *u)
{
    code->name = u->name;
    code->qualname = u->qualname;
    code->file = c->program->file;
    code->consts = keep(c, u->consts, u->nconsts * sizeof *u->consts);
    code->nconsts = u->nconsts;
    code->names = keep_names(c, u->names, u->nnames);
    code->nnames = u->nnames;
    code->cache_names = keep(c, u->cache_names, u->ncaches * sizeof *u->cache_names);
    code->ncaches = u->ncaches;
    fill_slots(c, code, u->scope);
}

static void free_unit(Unit *u)
{
    emit_deinit(&u->emit);
    map_deinit(&u->const_keys);
    mem_free(u->consts);
    mem_free(u->names);
    mem_free(u->cache_names);
}

const Code *compile_leave(Compiler *c, uint32_t flags, int first_line, const Arguments *args, Text doc)
{
    Unit *u = c->unit;
    Code *code = NULL;
    if (!c->failed) {
        code = arena_alloc(&c->program->arena, sizeof *code);
        fill_code(c, code, u);
        code->flags = flags | c->flags;
        for (uint32_t i = 0; code->flags & CODE_LIBRARY && i < code->nlocals; i++)
            if (strcmp(code->varnames[i], GENERATED_LINE) == 0)
                code->flags |= CODE_GENERATED;
        code->first_line = first_line;
        code->doc = doc.s ? arena_strndup(&c->program->arena, doc.s, doc.len) : NULL;
        if (args) {
            code->nposonly = (uint32_t)args->posonly.count;
            code->nargs = code->nposonly + (uint32_t)args->args.count;
            code->nkwonly = (uint32_t)args->kwonly.count;
        }
        if (!emit_finish(&u->emit, &c->program->arena, code) || code->nlocals + code->nfree > 4095) {
            compile_unsupported(c, (Span){first_line, 0, first_line, -1},
                                "a function of this size is not part of the course's Python: split it");
            code = NULL;
        }
    }
    c->unit = u->outer;
    free_unit(u);
    return code;
}

/* ---- the door ---- */

static Text module_doc(const Node *module)
{
    if (module->u.module.body.count) {
        const Node *first = module->u.module.body.items[0];
        if (first->kind == N_EXPR && first->u.one.value->kind == N_CONSTANT &&
            first->u.one.value->u.constant.kind == CONST_STR)
            return first->u.one.value->u.constant.text;
    }
    return (Text){NULL, 0};
}

static const Code *compile_module(Compiler *c, const Node *module)
{
    Scope *scope = c->scopes.root;
    compile_enter(c, scope, "<module>", 1);
    Text doc = module_doc(module);
    if (scope->annotations)
        op(c, OP_SETUP_ANNOTATIONS, 0);
    if (doc.s) {
        at(c, module->u.module.body.items[0]);
        compile_load_const(c, compile_str(c, doc.s, doc.len));
        compile_name(c, map_intern(&c->scopes.names, "__doc__", 7), CTX_STORE, c->unit->emit.place);
    }
    compile_docless_stmts(c, &module->u.module.body, doc);
    op(c, OP_NONE, 0);
    op(c, OP_RETURN, 0);
    return compile_leave(c, CODE_MODULE, 1, NULL, doc);
}

/* CPython: PyCF_ALLOW_TOP_LEVEL_AWAIT. */
static const Code *compile_typed(Compiler *c, const Node *module)
{
    Scope *scope = c->scopes.root;
    compile_enter(c, scope, "<module>", 1)->is_async = true;
    if (scope->annotations)
        op(c, OP_SETUP_ANNOTATIONS, 0);
    compile_stmts(c, &module->u.module.body);
    op(c, OP_NONE, 0);
    op(c, OP_RETURN, 0);
    return compile_leave(c, CODE_MODULE | (scope->coroutine ? CODE_COROUTINE : 0), 1, NULL, (Text){NULL, 0});
}

static const Code *compile_root_expression(Compiler *c, const Node *n)
{
    compile_enter(c, c->scopes.root, "<module>", 1);
    at(c, n);
    compile_expr(c, n);
    op(c, OP_RETURN, 0);
    return compile_leave(c, CODE_MODULE, 1, NULL, (Text){NULL, 0});
}

static void index_lines(Program *p)
{
    uint32_t count = 1;
    for (size_t i = 0; i < p->source_len; i++)
        count += p->source[i] == '\n' || (p->source[i] == '\r' && p->source[i + 1] != '\n');
    uint32_t *starts = arena_alloc(&p->arena, (count + 1) * sizeof *starts);
    uint32_t n = 1;
    for (size_t i = 0; i < p->source_len; i++)
        if (p->source[i] == '\n' || (p->source[i] == '\r' && p->source[i + 1] != '\n'))
            starts[n++] = (uint32_t)i + 1;
    p->line_starts = starts;
    p->nlines = starts[count - 1] == p->source_len && count > 1 ? count - 1 : count;
}

static Program *new_program(const char *source, size_t len, const char *file)
{
    Program *p = mem_zalloc(sizeof *p);
    arena_init(&p->arena);
    p->file = arena_strndup(&p->arena, file, strlen(file));
    p->source = arena_strndup(&p->arena, source, len);
    p->source_len = len;
    index_lines(p);
    return p;
}

static const Code *compile_tree(Compiler *c, const Node *root)
{
    const Code *code = NULL;
    if (root->kind == N_MODULE)
        compile_warn_numbers(c, root);
    c->scopes.future_annotations = c->flags & CODE_FUTURE_ANNOTATIONS;
    bool built = scope_build(&c->scopes, &c->tmp, root, c->problem_arena, c->problem);
    if (c->scopes.future_annotations)
        c->flags |= CODE_FUTURE_ANNOTATIONS;
    if (built)
        code = c->interactive          ? compile_typed(c, root)
               : root->kind == N_MODULE ? compile_module(c, root)
                                        : compile_root_expression(c, root);
    scope_deinit(&c->scopes);
    mem_free(c->texts);
    return code;
}

/* Keeps the parser's problem beyond the end of the tree's arena. */
static void keep_problem(Compiler *c, const SyntaxProblem *p)
{
    *c->problem = *p;
    if (p->message)
        c->problem->message = arena_strndup(c->problem_arena, p->message, strlen(p->message));
    if (p->text)
        c->problem->text = arena_strndup(c->problem_arena, p->text, strlen(p->text));
}

/* root NULL: the text did not parse, and `problem` says why. */
static Program *finish(Compiler *c, const Node *root, const SyntaxProblem *problem)
{
    Program *p = c->program;
    if (root)
        p->root = compile_tree(c, root);
    else
        keep_problem(c, problem);
    arena_deinit(&c->tmp);
    if (p->root)
        return p;
    program_free(p);
    return NULL;
}

Program *compile_program(const char *source, size_t len, const char *file, CompileMode mode, uint32_t flags,
                         Arena *problem_arena, SyntaxProblem *problem)
{
    Compiler c = {.flags = flags, .problem_arena = problem_arena, .problem = problem};
    *problem = (SyntaxProblem){0};
    SyntaxProblem parse_problem = {0};
    arena_init(&c.tmp);
    c.program = new_program(source, len, file);
    const Node *root = mode == COMPILE_FILE ? parse_module(&c.tmp, source, len, &parse_problem)
                                            : parse_expression(&c.tmp, source, len, &parse_problem);
    return finish(&c, root, &parse_problem);
}

Program *compile_interactive(const char *source, size_t len, const char *file, uint32_t flags, Arena *problem_arena,
                             SyntaxProblem *problem, bool *more)
{
    Compiler c = {.flags = flags, .problem_arena = problem_arena, .problem = problem, .interactive = true};
    *problem = (SyntaxProblem){0};
    SyntaxProblem parse_problem = {0};
    arena_init(&c.tmp);
    c.program = new_program(source, len, file);
    const Node *root = parse_interactive(&c.tmp, source, len, &parse_problem, more);
    if (*more && !root)
        parse_problem = (SyntaxProblem){0};
    Program *p = finish(&c, root, &parse_problem);
    if (*more && p) { /* right so far, but it may go on */
        program_free(p);
        return NULL;
    }
    *more = *more && !problem->type; /* a mistake that no further line would mend */
    return p;
}

void program_free(Program *p)
{
    if (!p)
        return;
    arena_deinit(&p->arena);
    mem_free(p);
}
