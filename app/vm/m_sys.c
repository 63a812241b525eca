/* sys: the running program as it sees itself. */
#include "base/utf8.h"
#include "lang/carets.h"
#include "vm/builtins.h"
#include "vm/frames.h"
#include "vm/interp.h"
#include "vm/ops.h"

/* ---- streams ---- */

typedef struct Stream {
    NativeData nd;
    int fd;       /* 0 stdin, 1, 2 */
    Value buffer; /* V_NULL until somebody asks */
} Stream;

static void stream_mark(VM *vm, Obj *o) { heap_mark(vm, ((Stream *)(void *)o)->buffer); }

static bool stream_repr(VM *vm, Value v, Buf *out)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    int fd = AS(Stream, v)->fd;
    (void)vm;
    buf_printf(out, "<_io.TextIOWrapper name='<%s>' mode='%s' encoding='utf-8'>", names[fd], fd ? "w" : "r");
    return true;
}

static const NativeDataOps stream_ops = {stream_mark, NULL, stream_repr, NULL, false, NULL};

bool stream_of(VM *vm, Value file, int *stream)
{
    if (!is_kind(file, KIND_NATIVEDATA) || as_obj(file)->type->ops != &stream_ops ||
        (as_obj(file)->flags & OBJ_USER) || AS(Stream, file)->fd == 0)
        return false;
    Dict *own = AS(Stream, file)->nd.dict; /* where a program puts another write */
    if (own && dict_get_str(own, vm->names->n_write) != V_NULL)
        return false;
    *stream = AS(Stream, file)->fd;
    return true;
}

static bool stream_write(VM *vm, Args *a, Value *out)
{
    Stream *s = AS(Stream, a->v[0]);
    if (!is_str(a->v[1]))
        return RAISE(vm, TypeError, "write() argument must be str, not %s", arg_type_name(vm, a->v[1]));
    if (s->fd == 0)
        return RAISE(vm, OSError, "not writable");
    Buf b;
    buf_init(&b);
    str_to_buf(AS(Str, a->v[1]), &b);
    bool ok = !b.len || vm_write(vm, s->fd, b.data, b.len);
    buf_deinit(&b);
    *out = from_int(AS(Str, a->v[1])->len);
    return ok;
}

static bool stream_writelines(VM *vm, Args *a, Value *out)
{
    List *lines;
    if (!op_list(vm, a->v[1], &lines))
        return false;
    for (int64_t i = 0; i < lines->len; i++) {
        Value v[2] = {a->v[0], lines->items[i]};
        Args one = {v, 2, NULL};
        if (!stream_write(vm, &one, out))
            return false;
    }
    *out = V_NONE;
    return true;
}

static bool stream_flush(VM *vm, Args *a, Value *out)
{
    int fd = AS(Stream, a->v[0])->fd;
    *out = V_NONE;
    return fd == 0 || vm_flush(vm, fd);
}

/* The next line with its newline; *out V_NULL at the end. false: an exception (Ctrl-C), or the run was stopped */
static bool read_line(VM *vm, Value *out)
{
    Buf b;
    buf_init(&b);
    *out = V_NULL;
    if (vm->hooks.input && vm->hooks.input(vm->hooks.ctx, vm, &b)) {
        if (!b.len || b.data[b.len - 1] != '\n')
            buf_char(&b, '\n');
        *out = value_str_from_buf(vm, &b);
    }
    buf_deinit(&b);
    return vm->stop == STOP_NONE && vm->exc == V_NULL;
}

static bool readable(VM *vm, Args *a)
{
    return AS(Stream, a->v[0])->fd == 0 || RAISE(vm, OSError, "not readable");
}

static bool stream_readline(VM *vm, Args *a, Value *out)
{
    if (!readable(vm, a) || !read_line(vm, out))
        return false;
    if (*out == V_NULL)
        *out = from_obj(vm->names->empty);
    return true;
}

static bool stream_read(VM *vm, Args *a, Value *out)
{
    Value line, text = from_obj(vm->names->empty);
    if (!readable(vm, a))
        return false;
    for (;;) {
        if (!read_line(vm, &line))
            return false;
        *out = text;
        if (line == V_NULL)
            return true;
        if (!str_concat(vm, AS(Str, text), AS(Str, line), &text))
            return false;
    }
}

static bool stream_next(VM *vm, Args *a, Value *out)
{
    if (!readable(vm, a) || !read_line(vm, out))
        return false;
    return *out != V_NULL || vm_raise_args(vm, vm->excs->StopIteration, NULL, 0);
}

static bool stream_self(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0];
    return true;
}

static bool stream_false(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_FALSE;
    return true;
}

static bool stream_fileno(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_int(AS(Stream, a->v[0])->fd);
    return true;
}

static bool stream_encoding(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(str_c(vm, "utf-8"));
    return true;
}

static bool stream_name(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    *out = from_obj(str_c(vm, names[AS(Stream, a->v[0])->fd]));
    return true;
}

/* Its bytes' side, made when it is asked for. */
static bool stream_buffer(VM *vm, Args *a, Value *out)
{
    Stream *s = AS(Stream, a->v[0]);
    Value make;
    if (s->buffer == V_NULL &&
        (!vm_import_function(vm, "_textio", "_buffer_of", &make) || !vm_call(vm, make, a->v, 1, &s->buffer)))
        return false;
    *out = s->buffer;
    return true;
}

static bool stream_errors(VM *vm, Args *a, Value *out)
{
    *out = from_obj(str_c(vm, AS(Stream, a->v[0])->fd == 2 ? "backslashreplace" : "strict"));
    return true;
}

static bool stream_mode(VM *vm, Args *a, Value *out)
{
    *out = from_obj(str_c(vm, AS(Stream, a->v[0])->fd == 0 ? "r" : "w"));
    return true;
}

static bool stream_newlines(VM *vm, Args *a, Value *out) { return (void)vm, (void)a, *out = V_NONE, true; }

static bool stream_is_error(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Stream, a->v[0])->fd == 2);
    return true;
}

static bool stream_readable(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Stream, a->v[0])->fd == 0);
    return true;
}

static bool stream_writable(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(AS(Stream, a->v[0])->fd != 0);
    return true;
}

static const NativeDef stream_methods[] = {
    {"buffer", stream_buffer, 0, 0, NF_GETTER}, {"errors", stream_errors, 0, 0, NF_GETTER},
    {"mode", stream_mode, 0, 0, NF_GETTER}, {"newlines", stream_newlines, 0, 0, NF_GETTER},
    {"line_buffering", stream_is_error, 0, 0, NF_GETTER}, {"write_through", stream_false, 0, 0, NF_GETTER},
    {"readable", stream_readable, 0, 0, 0}, {"writable", stream_writable, 0, 0, 0},
    {"seekable", stream_false, 0, 0, 0},
    {"write", stream_write, 1, 1, 0},       {"writelines", stream_writelines, 1, 1, 0},
    {"flush", stream_flush, 0, 0, 0},       {"readline", stream_readline, 0, 1, 0},
    {"read", stream_read, 0, 1, 0},         {"__iter__", stream_self, 0, 0, 0},
    {"__next__", stream_next, 0, 0, 0},     {"isatty", stream_false, 0, 0, 0},
    {"fileno", stream_fileno, 0, 0, 0},     {"reconfigure", stream_flush, 0, -1, NF_KW},
    {"name", stream_name, 0, 0, NF_GETTER},
    {"encoding", stream_encoding, 0, 0, NF_GETTER}, {"closed", stream_false, 0, 0, NF_GETTER},
    {0},
};

static void add_streams(VM *vm, Module *m)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    Type *t = native_type(vm, "_io", "TextIOWrapper", NULL, KIND_NATIVEDATA, sizeof(Stream), &stream_ops,
                          stream_methods);
    for (int fd = 0; fd < 3; fd++) {
        Stream *s = obj_new(vm, t);
        Buf b;
        s->fd = fd;
        s->buffer = V_NULL;
        module_set(vm, m, names[fd], from_obj(s));
        buf_init(&b);
        buf_printf(&b, "__%s__", names[fd]);
        module_set(vm, m, buf_text(&b), from_obj(s));
        buf_deinit(&b);
    }
}

/* ---- functions ---- */

static bool sys_exit(VM *vm, Args *a, Value *out)
{
    (void)out;
    return vm_raise_args(vm, vm->excs->SystemExit, a->v, a->n);
}

static bool sys_exception(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = exc_handled(vm);
    if (*out == V_NULL)
        *out = V_NONE;
    return true;
}

/* The frames of a library function that asks are not counted. */
static bool sys_getframe(VM *vm, Args *a, Value *out)
{
    int64_t depth = 0;
    if (a->n && !op_index(vm, a->v[0], &depth, NULL))
        return false;
    *out = frames_current(vm, depth < 0 ? 0 : depth > UINT32_MAX ? UINT32_MAX : (uint32_t)depth);
    return *out != V_NONE || RAISE(vm, ValueError, "call stack is not deep enough");
}

/* The program's frame that called the library, `depth` more out; None: the library was not called by a program. */
static bool sys_caller(VM *vm, Args *a, Value *out)
{
    int64_t depth = 0;
    if (a->n && !op_index(vm, a->v[0], &depth, NULL))
        return false;
    *out = frames_current(vm, depth < 0 ? 0 : depth > UINT32_MAX ? UINT32_MAX : (uint32_t)depth);
    return true;
}

/* _source_line(code or file, line): the text of a line of the program; "" if there is none. */
static bool sys_source_line(VM *vm, Args *a, Value *out)
{
    int64_t line;
    if (!op_index(vm, a->v[1], &line, NULL))
        return false;
    *out = frames_source_line(vm, a->v[0], line);
    return true;
}

/* _carets(expression): the part of it that gets ^, as (from, to) in characters; None: it is all the same. */
static bool sys_carets(VM *vm, Args *a, Value *out)
{
    size_t from, to;
    Buf b;
    *out = V_NONE;
    if (!is_str(a->v[0]) || !vm_charge(vm, (uint64_t)AS(Str, a->v[0])->len))
        return is_str(a->v[0]) ? false : RAISE(vm, TypeError, "_carets() takes a text");
    buf_init(&b);
    str_to_buf(AS(Str, a->v[0]), &b);
    if (carets_find(buf_text(&b), b.len, &from, &to)) {
        Value v[2] = {from_int((int64_t)utf8_count(b.data, from)), from_int((int64_t)utf8_count(b.data, to))};
        *out = from_obj(tuple_of(vm, v, 2));
    }
    buf_deinit(&b);
    return true;
}

/* The whole text of one of the program's files, None if it is none: for linecache. */
static bool sys_source(VM *vm, Args *a, Value *out)
{
    const Program *program = is_str(a->v[0]) ? import_text_of(vm, AS(Str, a->v[0])) : NULL;
    *out = program ? from_obj(str_utf8(vm, program->source, program->source_len)) : V_NONE;
    return true;
}

static bool sys_exc_info(VM *vm, Args *a, Value *out)
{
    Value e = exc_handled(vm), v[3] = {V_NONE, V_NONE, V_NONE};
    (void)a;
    if (is_exc(e)) {
        v[0] = from_obj(type_of(vm, e));
        v[1] = e;
        v[2] = AS(Exc, e)->traceback;
    }
    *out = from_obj(tuple_of(vm, v, 3));
    return true;
}

static bool sys_getrecursionlimit(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_int(vm->limits.depth);
    return true;
}

static bool sys_setrecursionlimit(VM *vm, Args *a, Value *out)
{
    int64_t n;
    *out = V_NONE;
    if (!op_index(vm, a->v[0], &n, NULL))
        return false;
    if (n < 1)
        return RAISE(vm, ValueError, "recursion limit must be greater or equal than 1");
    if (n <= (int64_t)vm->depth)
        return RAISE(vm, RecursionError, "cannot set the recursion limit to %lld at the recursion depth %u: the limit is too low",
                     (long long)n, vm->depth);
    vm->limits.depth = n > 100000 ? 100000 : (uint32_t)n; /* more would only be the machine's memory */
    return true;
}

/* CPython: _PySys_SetIntMaxStrDigits */
static bool sys_set_int_max_str_digits(VM *vm, Args *a, Value *out)
{
    static const char *const names[] = {"maxdigits", NULL};
    int64_t n;
    Value v;
    *out = V_NONE;
    if (!args_bind(vm, a, 0, "set_int_max_str_digits", names, 1, 1, &v) || !op_c_int(vm, v, &n))
        return false;
    if (n < 0 || (n > 0 && n < INT_DIGITS_LEAST))
        return RAISE(vm, ValueError, "maxdigits must be 0 or larger than %d", INT_DIGITS_LEAST);
    vm->int_digits = (uint32_t)n;
    return true;
}

static bool sys_get_int_max_str_digits(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_int(vm->int_digits);
    return true;
}

static bool sys_getdefaultencoding(VM *vm, Args *a, Value *out) { return stream_encoding(vm, a, out); }

static bool sys_intern(VM *vm, Args *a, Value *out)
{
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "intern() argument must be str, not %s", arg_type_name(vm, a->v[0]));
    *out = from_obj(str_intern_str(vm, AS(Str, a->v[0])));
    return true;
}

static bool sys_none(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = V_NONE;
    return true;
}

static bool sys_getswitchinterval(VM *vm, Args *a, Value *out)
{
    (void)vm;
    (void)a;
    *out = from_float(0.005);
    return true;
}

/* _format_exception(exc): what the interpreter prints of it. */
static bool sys_format_exception(VM *vm, Args *a, Value *out)
{
    if (!is_kind(a->v[0], KIND_EXC))
        return RAISE(vm, TypeError, "exception expected, got %s", type_name(vm, a->v[0]));
    Buf text;
    buf_init(&text);
    exc_print(vm, a->v[0], &text);
    *out = value_str_from_buf(vm, &text);
    buf_deinit(&text);
    return true;
}

/* _was_thrown(exc): an exception of code that shows no lines has been on its way, too, though its traceback is empty. */
static bool sys_was_thrown(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool(is_exc(a->v[0]) && AS(Exc, a->v[0])->thrown && AS(Exc, a->v[0])->traceback == V_NONE);
    return true;
}

/* What a table of _sysinfo has under a name: V_NULL for nothing. */
static bool sys_info(VM *vm, const char *table, Str *name, Value *out)
{
    Value module, infos;
    if (!vm_import(vm, "_sysinfo", &module) || !attr_get(vm, module, str_intern(vm, table, strlen(table)), &infos))
        return false;
    *out = is_dict(infos) ? dict_get_str(AS(Dict, infos), name) : V_NULL;
    return true;
}

/* sys.__getattr__: flags, float_info and their like, which live in _sysinfo until somebody asks; and why others are
 * not there. */
static bool sys_getattr(VM *vm, Args *a, Value *out)
{
    Value why;
    if (!is_str(a->v[0]))
        return RAISE(vm, TypeError, "attribute name must be string, not '%s'", type_name(vm, a->v[0]));
    if (!sys_info(vm, "infos", AS(Str, a->v[0]), out) || !sys_info(vm, "absent", AS(Str, a->v[0]), &why))
        return false;
    if (why != V_NULL && is_str(why))
        return RAISE(vm, AttributeError, "sys.%s is not part of the course's Python: %s", AS(Str, a->v[0])->data,
                     AS(Str, why)->data);
    Value sys = dict_get_str(vm->modules, str_intern(vm, "sys", 3)); /* or what the program has put there */
    if (*out == V_NULL)
        return attr_missing(vm, sys == V_NULL ? V_NONE : sys, AS(Str, a->v[0]));
    if (is_kind(sys, KIND_MODULE))
        dict_set_str(vm, AS(Module, sys)->dict, AS(Str, a->v[0]), *out);
    return true;
}

/* What the program has put in the place of sys.stderr, or V_NULL. */
static Value own_stderr(VM *vm)
{
    Value sys = dict_get_str(vm->modules, str_intern(vm, "sys", 3));
    Value file = is_kind(sys, KIND_MODULE) ? dict_get_str(AS(Module, sys)->dict, str_intern(vm, "stderr", 6)) : V_NULL;
    int stream;
    return file == V_NULL || vm->stop || (stream_of(vm, file, &stream) && stream == 2) ? V_NULL : file;
}

/* A file that cannot be written to leaves nothing to say. CPython: _PyErr_Display */
static void write_to(VM *vm, Value file, Buf *b)
{
    Value text = value_str_from_buf(vm, b), ignored;
    bool ok = vm_call_method(vm, file, "write", &text, 1, &ignored) && vm_call_method(vm, file, "flush", NULL, 0, &ignored);
    if (!ok && !vm->stop)
        exc_take(vm);
}

/* sys.excepthook: prints what nobody caught. */
static bool sys_excepthook(VM *vm, Args *a, Value *out)
{
    *out = V_NONE;
    Value file = own_stderr(vm);
    Buf text;
    buf_init(&text);
    if (is_exc(a->v[1]))
        exc_print(vm, a->v[1], &text);
    else
        buf_printf(&text, "TypeError: print_exception(): Exception expected for value, %s found\n", type_name(vm, a->v[1]));
    bool ok = true;
    if (file == V_NULL)
        ok = vm_write(vm, 2, text.data, text.len);
    else if (file != V_NONE)
        write_to(vm, file, &text);
    buf_deinit(&text);
    return ok;
}

bool exc_told_elsewhere(VM *vm, Value exc)
{
    Value file = own_stderr(vm);
    if (file == V_NULL)
        return false;
    Buf b;
    buf_init(&b);
    exc_print(vm, exc, &b);
    write_to(vm, file, &b);
    buf_deinit(&b);
    return true;
}

/* _mark_awaitable(func): what this generator function gives can be awaited; _is_awaitable(generator): can this? */
static bool sys_mark_awaitable(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = a->v[0];
    as_obj(a->v[0])->flags |= OBJ_AWAITABLE;
    return true;
}

static bool sys_is_awaitable(VM *vm, Args *a, Value *out)
{
    (void)vm;
    *out = from_bool((as_obj(a->v[0])->flags & OBJ_AWAITABLE) != 0);
    return true;
}

static bool sys_get_origin_depth(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_int(vm->origin_depth);
    return true;
}

static bool sys_set_origin_depth(VM *vm, Args *a, Value *out)
{
    int64_t depth;
    *out = V_NONE;
    if (!op_index(vm, a->v[0], &depth, NULL))
        return false;
    if (depth < 0)
        return RAISE(vm, ValueError, "depth must be >= 0");
    vm->origin_depth = depth < UINT32_MAX ? (uint32_t)depth : UINT32_MAX;
    return true;
}

static bool sys_is_finalizing(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_bool(vm->ending);
    return true;
}

static const NativeDef functions[] = {
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, 0, 0, 0},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, 1, 1, 0},
    {"__getattr__", sys_getattr, 1, 1, 0},
    {"excepthook", sys_excepthook, 3, 3, 0},
    {"unraisablehook", unraisable_hook, 1, 1, 0},
    {"exit", sys_exit, 0, 1, 0},
    {"exc_info", sys_exc_info, 0, 0, 0},
    {"exception", sys_exception, 0, 0, 0},
    {"_getframe", sys_getframe, 0, 1, 0},
    {"_caller", sys_caller, 0, 1, 0},
    {"_source_line", sys_source_line, 2, 2, 0},
    {"_carets", sys_carets, 1, 1, 0},
    {"_was_thrown", sys_was_thrown, 1, 1, 0},
    {"_source", sys_source, 1, 1, 0},
    {"_mark_awaitable", sys_mark_awaitable, 1, 1, 0},
    {"_is_awaitable", sys_is_awaitable, 1, 1, 0},
    {"_format_exception", sys_format_exception, 1, 1, 0},
    {"is_finalizing", sys_is_finalizing, 0, 0, 0},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0},
    {"getsizeof", sys_getsizeof, 0, -1, NF_KW},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 0, -1, NF_KW},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, 0},
    {"getfilesystemencoding", sys_getdefaultencoding, 0, 0, 0},
    {"intern", sys_intern, 1, 1, 0},
    {"gettrace", sys_none, 0, 0, 0},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0},
    {"setswitchinterval", sys_none, 1, 1, 0},
    {0},
};

/* ---- version_info: a tuple whose items have names too ---- */

#define ITEM(name, i)                                                                                              \
    static bool version_##name(VM *vm, Args *a, Value *out)                                                        \
    {                                                                                                              \
        (void)vm;                                                                                                  \
        *out = AS(Tuple, a->v[0])->items[i];                                                                       \
        return true;                                                                                               \
    }
ITEM(major, 0)
ITEM(minor, 1)
ITEM(micro, 2)
ITEM(releaselevel, 3)
ITEM(serial, 4)
#undef ITEM

static bool version_repr(VM *vm, Args *a, Value *out)
{
    (void)a;
    *out = from_obj(str_c(vm, "sys.version_info(major=3, minor=11, micro=7, releaselevel='final', serial=0)"));
    return true;
}

static const NativeDef version_methods[] = {
    {"major", version_major, 0, 0, NF_GETTER},
    {"minor", version_minor, 0, 0, NF_GETTER},
    {"micro", version_micro, 0, 0, NF_GETTER},
    {"releaselevel", version_releaselevel, 0, 0, NF_GETTER},
    {"serial", version_serial, 0, 0, NF_GETTER},
    {"__repr__", version_repr, 0, 0, 0},
    {0},
};

static void add_version(VM *vm, Module *m)
{
    Type *t = native_type(vm, "sys", "version_info", vm->types[KIND_TUPLE], KIND_TUPLE,
                          vm->types[KIND_TUPLE]->instance_size, NULL, version_methods);
    Value v[5] = {from_int(3), from_int(11), from_int(7), from_obj(str_c(vm, "final")), from_int(0)};
    Tuple *info = tuple_of(vm, v, 5);
    info->o.type = t;
    info->o.flags |= OBJ_USER; /* it has a __repr__ of its own */
    module_set(vm, m, "version_info", from_obj(info));
    module_set(vm, m, "version", from_obj(str_c(vm, "3.11.7 (asyncourse)")));
    module_set(vm, m, "hexversion", from_int(0x030B07F0));
}

static bool setup(VM *vm, Module *m)
{
    Value empty = from_obj(vm->names->empty);
    add_streams(vm, m);
    add_version(vm, m);
    module_set(vm, m, "__excepthook__", dict_get_str(m->dict, str_intern(vm, "excepthook", 10)));
    module_set(vm, m, "__unraisablehook__", dict_get_str(m->dict, str_intern(vm, "unraisablehook", 14)));
    module_set(vm, m, "argv", from_obj(list_of(vm, &empty, 1)));
    Value home = from_obj(str_c(vm, "/")); /* where os.getcwd() says that the program is */
    module_set(vm, m, "path", from_obj(list_of(vm, &home, 1)));
    module_set(vm, m, "warnoptions", from_obj(list_new(vm, 0)));
    module_set(vm, m, "modules", from_obj(vm->modules));
    module_set(vm, m, "maxsize", int_from_i64(vm, INT64_MAX));
    module_set(vm, m, "maxunicode", from_int(0x10FFFF));
    module_set(vm, m, "platform", from_obj(str_c(vm, "linux")));
    module_set(vm, m, "byteorder", from_obj(str_c(vm, "little")));
    module_set(vm, m, "executable", from_obj(str_c(vm, "/usr/bin/python3")));
    module_set(vm, m, "prefix", from_obj(str_c(vm, "/usr")));
    module_set(vm, m, "dont_write_bytecode", V_FALSE);
    return true;
}

const ModuleDef module_sys = {"sys", functions, setup};
