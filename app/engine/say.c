/* What is said to whoever ran a program: mistakes in its text, how it was left. */
#include "engine/say.h"

#include "base/utf8.h"
#include "vm/native.h"

#include <string.h>

/* Something is missing; at the end of the text there is no place to show. */
static bool is_missing(const SyntaxProblem *p)
{
    return !strncmp(p->message, "expected an indented block", 26) ||
           !strcmp(p->message, "expected 'except' or 'finally' block");
}

/* CPython shows no place for a wrong indentation, and only the first character of what should be indented. */
static bool has_carets(const SyntaxProblem *p, size_t len)
{
    if (!strcmp(p->type, "TabError") || !strncmp(p->message, "unexpected indent", 17))
        return false;
    return p->span.col >= 0 && (!is_missing(p) || (size_t)p->span.col < len);
}

/* Line n (1-based) of a text, without its newline. */
static Text line_of(const char *s, size_t len, int n)
{
    const char *end = s + len;
    for (int i = 1; i < n && s < end; s++)
        i += *s == '\n';
    const char *stop = memchr(s, '\n', (size_t)(end - s));
    return (Text){s, (size_t)((stop ? stop : end) - s)};
}

/* 1-based, in characters, of a byte offset; 0: none. */
static int column(Text line, int col)
{
    return col < 0 ? 0 : (int)utf8_count(line.s, (size_t)col < line.len ? (size_t)col : line.len) + 1;
}

void say_syntax(const EnginePart *part, const SyntaxProblem *p, Buf *out)
{
    int line = p->span.line;
    Text shown = p->text ? (Text){p->text, strlen(p->text)} : line_of(part->text, part->len, line);
    const char *s = shown.s;
    buf_printf(out, "  File \"%s\", line %d\n", part->file, line + part->first_line - 1);
    size_t skip = 0, len = shown.len;
    while (len && (s[len - 1] == '\r' || s[len - 1] == '\0'))
        len--;
    while (skip < len && strchr(" \t\f", s[skip]))
        skip++;
    if (len > skip && has_carets(p, len)) {
        buf_str(out, "    ");
        buf_bytes(out, s + skip, len - skip);
        buf_str(out, "\n    ");
        size_t col = (size_t)p->span.col > skip ? (size_t)p->span.col - skip : 0;
        if (col > len - skip)
            col = len - skip;
        size_t upto = p->span.end_line == line && p->span.end_col > p->span.col ? (size_t)p->span.end_col - skip
                      : p->span.end_line > line                                ? len - skip
                                                                               : col + 1;
        if (upto > len - skip && upto > col + 1)
            upto = len - skip > col ? len - skip : col + 1;
        if (!strncmp(p->message, "expected an indented block", 26))
            upto = col + 1;
        buf_repeat(out, ' ', utf8_count(s + skip, col));
        size_t carets = upto <= len - skip ? utf8_count(s + skip + col, upto - col) : 1;
        buf_repeat(out, '^', carets ? carets : 1);
        buf_char(out, '\n');
    } else {
        buf_str(out, "    ");
        buf_bytes(out, s + skip, len - skip);
        buf_char(out, '\n');
    }
    buf_printf(out, "%s: %s\n", p->type, p->message);
}

/* A SyntaxError as CPython's compile() makes it: columns are 1-based characters. */
bool say_import_problem(VM *vm, const FolderModule *m)
{
    const SyntaxProblem *p = &m->problem;
    Value message = from_obj(str_c(vm, p->message));
    if (!strcmp(p->type, "ImportError"))
        return vm_raise_args(vm, vm->excs->ImportError, &message, 1);
    Text line = line_of(buf_text(&m->text), m->text.len, p->span.line);
    Tuple *where = tuple_new(vm, 6);
    bool range = p->span.end_col >= 0;
    where->items[0] = from_obj(str_c(vm, m->file));
    where->items[1] = from_int(p->span.line);
    where->items[2] = from_int(column(line, p->span.col));
    bool newline = range && line.s + line.len < buf_text(&m->text) + m->text.len; /* CPython's lexer leaves it off */
    where->items[3] = from_obj(str_utf8(vm, line.s, line.len + newline));
    where->items[4] = from_int(range ? p->span.end_line : p->span.line);
    where->items[5] = from_int(column(line, range && p->span.end_line == p->span.line ? p->span.end_col : p->span.col));
    Value args[2] = {message, from_obj(where)};
    Type *type = !strcmp(p->type, "TabError")           ? vm->excs->TabError
                 : !strcmp(p->type, "IndentationError") ? vm->excs->IndentationError
                                                        : vm->excs->SyntaxError;
    return vm_raise_args(vm, type, args, 2);
}

bool say_warnings(VM *vm, const Program *p)
{
    bool ok = true;
    Buf b;
    buf_init(&b);
    for (const Warning *w = p ? p->warnings : NULL; w && ok; w = w->next) {
        Text line = program_line(p, w->line);
        while (line.len && strchr(" \t\f", line.s[0]))
            line = (Text){line.s + 1, line.len - 1};
        buf_clear(&b);
        buf_printf(&b, "%s:%d: SyntaxWarning: %s\n", p->file, w->line, w->text);
        if (line.len)
            buf_printf(&b, "  %.*s\n", (int)line.len, line.s);
        ok = vm_write(vm, 2, b.data, b.len);
    }
    buf_deinit(&b);
    return ok;
}

/* The last words are printed whatever stopped the run. */
static void write_err(VM *vm, const char *s, size_t len)
{
    StopReason stop = vm->stop;
    uint64_t output = vm->limits.output;
    vm->stop = STOP_NONE;
    vm->limits.output = UINT64_MAX;
    vm_write(vm, 2, s, len);
    vm->limits.output = output;
    vm->stop = stop;
}

bool say_exit(VM *vm, Value exc, int *code)
{
    if (!exc_matches(vm, exc, vm->excs->SystemExit))
        return false;
    exc_forget_uncaught(exc);
    Value given; /* a subclass may have a `code` of its own */
    if (!attr_get(vm, exc, str_intern(vm, "code", 4), &given)) {
        exc_take(vm);
        given = V_NONE;
    }
    *code = 0;
    if (is_int(given) || is_bool(given)) {
        *code = (int)(as_int(int_plain(given)) & 0xFF);
    } else if (given != V_NONE) {
        Buf b;
        buf_init(&b);
        value_str(vm, given, &b);
        buf_char(&b, '\n');
        write_err(vm, b.data, b.len);
        buf_deinit(&b);
        *code = 1;
    }
    return true;
}

static void print_uncaught(VM *vm, Value exc)
{
    if (exc_told_elsewhere(vm, exc))
        return;
    Buf b;
    buf_init(&b);
    exc_print(vm, exc, &b);
    write_err(vm, b.data, b.len);
    buf_deinit(&b);
}

/* The program's own sys.excepthook, or V_NULL. */
static Value own_excepthook(VM *vm)
{
    Value sys = dict_get_str(vm->modules, str_intern(vm, "sys", 3));
    if (!is_kind(sys, KIND_MODULE))
        return V_NULL;
    Dict *names = AS(Module, sys)->dict;
    Value hook = dict_get_str(names, str_intern(vm, "excepthook", 10));
    return hook == dict_get_str(names, str_intern(vm, "__excepthook__", 14)) ? V_NULL : hook;
}

/* CPython: _PyErr_PrintEx */
bool say_uncaught(VM *vm, Value exc, int *code)
{
    Value hook = own_excepthook(vm), ignored;
    if (hook == V_NULL || vm->stop) {
        print_uncaught(vm, exc);
        return false;
    }
    Value args[3] = {from_obj(type_of(vm, exc)), exc, V_NONE};
    vm->nested++; /* the exception has no other root */
    bool ok = attr_get(vm, exc, str_intern(vm, "__traceback__", 13), &args[2]) && vm_call(vm, hook, args, 3, &ignored);
    vm->nested--;
    if (ok || vm->stop)
        return false;
    Value wrong = exc_take(vm);
    if (say_exit(vm, wrong, code))
        return true;
    write_err(vm, "Error in sys.excepthook:\n", 25);
    print_uncaught(vm, wrong);
    write_err(vm, "\nOriginal exception was:\n", 25);
    print_uncaught(vm, exc);
    return false;
}
