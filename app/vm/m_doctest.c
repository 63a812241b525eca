/* _doctest: an example of a docstring as a function to call. Of all texts only these are run: they stand in the program
 * that the learner sees. */
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

#include "lang/compile.h"

/* One statement, as the interpreter reads what is typed: values of expressions are shown. Where answers are graded it is as
 * little trusted as the answer. NULL: SyntaxError is set. */
static Program *compile_example(VM *vm, const Buf *text, const char *file)
{
    Arena arena;
    SyntaxProblem problem = {0};
    bool more = false;
    arena_init(&arena);
    Program *p = compile_interactive(text->data, text->len, file, vm->sealed ? CODE_ANSWER : 0, &arena, &problem, &more);
    if (!p) {
        bool indentation = problem.type && !strcmp(problem.type, "IndentationError");
        vm_raise(vm, indentation ? vm->excs->IndentationError : vm->excs->SyntaxError, "%s",
                 problem.message ? problem.message : "unexpected EOF while parsing");
    }
    arena_deinit(&arena);
    if (p && p->root->flags & CODE_COROUTINE) { /* only asyncio's console awaits */
        vm_raise(vm, vm->excs->SyntaxError, "'await' outside function");
        program_free(p);
        return NULL;
    }
    return p;
}

/* statement(source, filename, names): a function that runs it with these global names */
static bool doctest_statement(VM *vm, Args *a, Value *out)
{
    Buf text, file;
    if (!is_str(a->v[0]) || !is_str(a->v[1]) || !is_exact(vm, a->v[2], KIND_DICT))
        return RAISE(vm, TypeError, "statement() takes a text, a file's name and a dict");
    if (!vm_charge(vm, (uint64_t)AS(Str, a->v[0])->len) || !vm_may_keep(vm, (uint64_t)AS(Str, a->v[0])->len))
        return false;
    buf_init(&text);
    buf_init(&file);
    str_to_buf(AS(Str, a->v[0]), &text);
    str_to_buf(AS(Str, a->v[1]), &file);
    Program *p = compile_example(vm, &text, buf_text(&file));
    buf_deinit(&text);
    buf_deinit(&file);
    if (!p)
        return false;
    vm_keep_program(vm, p);
    *out = from_obj(root_function(vm, AS(Dict, a->v[2]), str_intern(vm, "__main__", 8), p));
    return true;
}

/* lines(filename): of a file whose code is running now, as docstrings are looked for by their lines; None: it is not */
static bool doctest_lines(VM *vm, Args *a, Value *out)
{
    const Program *p = NULL;
    for (const Frame *f = vm->frame; f && !p; f = f->back)
        if (is_str(a->v[0]) && str_is(AS(Str, a->v[0]), f->code->code->file))
            p = f->code->program;
    *out = V_NONE;
    if (!p || !p->nlines)
        return true;
    if (!vm_may_allocate(vm, p->source_len * 2))
        return false;
    List *lines = list_new(vm, (int64_t)p->nlines);
    for (uint32_t i = 1; i <= p->nlines; i++) {
        Text line = program_line(p, (int)i);
        list_append(vm, lines, from_obj(str_utf8(vm, line.s, line.len)));
    }
    *out = from_obj(lines);
    return true;
}

static const NativeDef functions[] = {{"statement", doctest_statement, 3, 3, 0}, {"lines", doctest_lines, 1, 1, 0}, {0}};
const ModuleDef module_doctest = {"_doctest", functions, NULL};
