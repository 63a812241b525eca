/* print and input, and the builtins that the course's Python refuses. */
#include "vm/builtins.h"
#include "vm/interp.h"
#include "vm/ops.h"

/* What sys calls `name`, V_NULL: nothing. *known: somebody has imported sys */
static Value of_sys(VM *vm, const char *name, bool *known)
{
    Value sys = dict_get_str(vm->modules, str_intern(vm, "sys", 3));
    *known = is_kind(sys, KIND_MODULE);
    return *known ? dict_get_str(AS(Module, sys)->dict, str_intern(vm, name, strlen(name))) : V_NULL;
}

/* ---- print ---- */

/* Where print writes: our stream (*stream), or an object with a write method (*file). */
static bool print_target(VM *vm, Value asked, int *stream, Value *file)
{
    *stream = 1;
    *file = asked;
    if (asked == V_NULL || asked == V_NONE) {
        bool known;
        *file = of_sys(vm, "stdout", &known);
        if (!known)
            return true;
        if (*file == V_NULL)
            return RAISE(vm, RuntimeError, "lost sys.stdout");
    }
    if (*file == V_NONE) {
        *stream = 0;
        return true;
    }
    if (!stream_of(vm, *file, stream))
        *stream = -1;
    return true;
}

static bool text_option(VM *vm, Value v, const char *name, const char *otherwise, Value *out)
{
    if (v == V_NULL || v == V_NONE) {
        *out = from_obj(str_intern(vm, otherwise, strlen(otherwise)));
        return true;
    }
    *out = v;
    return is_str(v) || RAISE(vm, TypeError, "%s must be None or a string, not %s", name, type_name(vm, v));
}

/* A file written in Python sees the same calls as from CPython: one for each piece. */
static bool print_to_object(VM *vm, Args *a, Value file, Value sep, Value end)
{
    Value write, piece, ignored;
    if (!attr_get(vm, file, vm->names->n_write, &write))
        return false;
    for (uint32_t i = 0; i < a->n; i++) {
        if (i && !vm_call(vm, write, &sep, 1, &ignored))
            return false;
        if (!value_str_value(vm, a->v[i], &piece) || !vm_call(vm, write, &piece, 1, &ignored))
            return false;
    }
    return vm_call(vm, write, &end, 1, &ignored);
}

static bool print_to_stream(VM *vm, Args *a, int stream, Value sep, Value end)
{
    Buf b;
    bool ok = true;
    buf_init(&b);
    for (uint32_t i = 0; ok && i < a->n; i++) {
        if (i)
            str_to_buf(AS(Str, sep), &b);
        size_t before = b.len;
        ok = value_str(vm, a->v[i], &b);
        if (!ok)
            b.len = before; /* half a text is none */
    }
    if (ok)
        str_to_buf(AS(Str, end), &b);
    if (b.len && (ok || vm->stop == STOP_NONE)) { /* what came before a failing __str__ is out already */
        Value exc = ok ? V_NULL : exc_take(vm);
        bool wrote = vm_write(vm, stream, b.data, b.len);
        if (!ok && wrote)
            vm->exc = exc;
        ok = ok && wrote;
    }
    buf_deinit(&b);
    return ok;
}

static bool b_print(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    Value s[4], sep, end, file, ignored;
    int stream;
    *out = V_NONE;
    if (!args_bind(vm, a, a->n, "print", names, 0, 0, s) || !print_target(vm, s[2], &stream, &file) ||
        !text_option(vm, s[0], "sep", " ", &sep) || !text_option(vm, s[1], "end", "\n", &end))
        return false;
    bool flush = false;
    if (stream == 0)
        return true;
    if (!(stream > 0 ? print_to_stream(vm, a, stream, sep, end) : print_to_object(vm, a, file, sep, end)) ||
        (s[3] != V_NULL && !op_truth(vm, s[3], &flush)))
        return false;
    if (!flush)
        return true;
    return stream > 0 ? vm_flush(vm, stream) : vm_call_method(vm, file, "flush", NULL, 0, &ignored);
}

bool stdout_write(VM *vm, Value text)
{
    int stream;
    Value file, ignored;
    if (!print_target(vm, V_NULL, &stream, &file))
        return false;
    if (stream < 0)
        return vm_call_method(vm, file, "write", &text, 1, &ignored);
    if (stream == 0)
        return true;
    Buf b;
    buf_init(&b);
    str_to_buf(AS(Str, text), &b);
    bool ok = vm_write(vm, stream, b.data, b.len);
    buf_deinit(&b);
    return ok;
}

/* ---- input ---- */

/* The next line from where the run's input comes, V_NULL at its end. */
static bool console_line(VM *vm, Value *line)
{
    Buf b;
    buf_init(&b);
    bool more = vm->hooks.input && vm->hooks.input(vm->hooks.ctx, vm, &b);
    *line = more ? value_str_from_buf(vm, &b) : V_NULL;
    buf_deinit(&b);
    return vm->stop == STOP_NONE && vm->exc == V_NULL;
}

/* What readline() of the program's sys.stdin gave, V_NULL at the end. */
static bool file_line(VM *vm, Value file, Value *line)
{
    if (!vm_call_method(vm, file, "readline", NULL, 0, line))
        return false;
    if (!is_str(*line) && !is_bytes(*line))
        return RAISE(vm, TypeError, "object.readline() returned non-string");
    if ((is_str(*line) ? AS(Str, *line)->len : AS(Bytes, *line)->len) == 0)
        *line = V_NULL;
    return true;
}

static Value without_newline(VM *vm, Value line)
{
    if (is_bytes(line)) {
        Bytes *b = AS(Bytes, line);
        return b->data[b->len - 1] == '\n' ? from_obj(bytes_new(vm, b->data, b->len - 1)) : line;
    }
    Str *s = AS(Str, line);
    return s->len && str_at(s, s->len - 1) == '\n' ? from_obj(str_slice(vm, s, 0, s->len - 1)) : line;
}

/* Whether what sys has under that name can be flushed is nobody's concern. */
static bool flush(VM *vm, const char *name)
{
    Value file, ignored;
    int stream;
    bool known;
    file = of_sys(vm, name, &known);
    if (!known || stream_of(vm, file, &stream) || vm_call_method(vm, file, "flush", NULL, 0, &ignored))
        return true;
    if (vm->stop == STOP_NONE)
        exc_take(vm);
    return vm->stop == STOP_NONE;
}

static bool write_prompt(VM *vm, Value prompt)
{
    Value text;
    return value_str_value(vm, prompt, &text) && stdout_write(vm, text);
}

static bool b_input(VM *vm, Args *a, Value *out)
{
    static const char *const files[] = {"stdin", "stdout", "stderr"};
    bool known = false;
    for (int i = 0; i < 3; i++) {
        Value file = of_sys(vm, files[i], &known);
        if (known && (file == V_NULL || file == V_NONE))
            return RAISE(vm, RuntimeError, "input(): lost sys.%s", files[i]);
    }
    if (!flush(vm, "stderr") || (a->n && !write_prompt(vm, a->v[0])) || !flush(vm, "stdout"))
        return false;
    Value file = of_sys(vm, "stdin", &known), line;
    if (!(known ? file_line(vm, file, &line) : console_line(vm, &line)))
        return false;
    if (line == V_NULL)
        return RAISE(vm, EOFError, "EOF when reading a line");
    *out = without_newline(vm, line);
    return true;
}

/* ---- refused ---- */

#define REFUSED(name)                                                                                              \
    static bool b_##name(VM *vm, Args *a, Value *out)                                                              \
    {                                                                                                              \
        (void)a;                                                                                                   \
        (void)out;                                                                                                 \
        return RAISE(vm, NotImplementedError, #name "() is not part of the course's Python");                       \
    }
REFUSED(exec)
REFUSED(eval)
REFUSED(compile)
#undef REFUSED

static bool b_help(VM *vm, Args *a, Value *out)
{
    Value fn;
    return vm_import_function(vm, "_help", "help", &fn) && vm_call_kw(vm, fn, a, out);
}

static bool b_import(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", NULL};
    Value v[5];
    int64_t level = 0;
    bool wanted = false;
    if (!args_bind(vm, a, 0, "__import__", names, 5, 1, v) || (v[4] != V_NULL && !op_index(vm, v[4], &level, NULL)))
        return false;
    if (!is_str(v[0]))
        return RAISE(vm, TypeError, "module name must be a string");
    if (level < 0)
        return RAISE(vm, ValueError, "level must be >= 0");
    if (level > 0 && (v[1] == V_NULL || !is_dict(v[1])))
        return RAISE(vm, TypeError, "globals must be a dict");
    if (v[3] != V_NULL && !op_truth(vm, v[3], &wanted))
        return false;
    return import_called(vm, AS(Str, v[0]), level, level > 0 ? AS(Dict, v[1]) : NULL, wanted ? v[3] : V_NULL, out);
}

const NativeDef builtin_io_functions[] = {
    {"print", b_print, 0, -1, NF_KW},     {"input", b_input, 0, 1, 0},
    {"exec", b_exec, 0, -1, NF_KW},       {"eval", b_eval, 0, -1, NF_KW},
    {"compile", b_compile, 0, -1, NF_KW},
    {"help", b_help, 0, 1, 0},
    {"__import__", b_import, 1, 5, NF_KW},
    {0},
};
