/* Uncaught exceptions as CPython 3.11 prints them: frames with the line and its carets, causes and contexts, groups.
 * CPython: Lib/traceback.py (StackSummary.format_frame_summary, TracebackException.format) and Python/traceback.c. */
#include "base/mem.h"
#include "base/utf8.h"
#include "lang/carets.h"
#include "vm/exc.h"
#include "vm/frames.h"
#include "vm/interp.h"
#include "vm/ops.h"

enum { MAX_GROUP_WIDTH = 15, MAX_GROUP_DEPTH = 10, MAX_REPEATS = 3 };

/* ---- one frame ---- */

static void indent(Buf *out, int depth, bool bar)
{
    if (depth) {
        buf_repeat(out, ' ', (size_t)depth * 2);
        if (bar)
            buf_str(out, "| ");
    }
}

static size_t blanks(Text t)
{
    size_t n = 0;
    while (n < t.len && (t.s[n] == ' ' || t.s[n] == '\t' || t.s[n] == '\f'))
        n++;
    return n;
}

/* Cells that the text takes in CPython's carets: East Asian wide characters take two. */
static size_t count_cells(const char *s, size_t len)
{
    static const uint32_t wide[][2] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
                                       {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97C},
                                       {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6B},
                                       {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F320}, {0x1F32D, 0x1F335},
                                       {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0},
                                       {0x1F400, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
                                       {0x1F550, 0x1F567}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F90C, 0x1F9FF},
                                       {0x20000, 0x3FFFD}};
    size_t cells = 0;
    for (size_t i = 0; i < len;) {
        uint32_t c;
        size_t n = utf8_decode(s + i, len - i, &c);
        i += n ? n : 1;
        cells++;
        for (size_t k = 0; n > 2 && k < sizeof wide / sizeof *wide; k++)
            cells += c >= wide[k][0] && c <= wide[k][1];
    }
    return cells;
}

static void caret_line(const Code *c, uint32_t op, Text line, size_t skip, Buf *out, int depth)
{
    const Place place = place_in_code(c, op), *p = &place;
    if (p->col < 0 || (size_t)p->col > line.len)
        return;
    size_t end = p->end_line == p->line && p->end_col >= 0 ? (size_t)p->end_col : line.len;
    if (end > line.len)
        end = line.len;
    while (end > (size_t)p->col && (line.s[end - 1] == ' ' || line.s[end - 1] == '\r'))
        end--;
    size_t start = (size_t)p->col < skip ? skip : (size_t)p->col, from = 0, to = 0;
    if (end <= start)
        return;
    const char *seg = line.s + start;
    bool split = p->end_line == p->line && carets_find(seg, end - start, &from, &to);
    if (!split && start == skip && end >= line.len)
        return; /* the whole line: no carets */
    indent(out, depth, true);
    buf_str(out, "    ");
    buf_repeat(out, ' ', count_cells(line.s + skip, start - skip));
    if (split) {
        buf_repeat(out, '~', count_cells(seg, from));
        buf_repeat(out, '^', count_cells(seg + from, to - from));
        buf_repeat(out, '~', count_cells(seg + to, end - start - to));
    } else {
        buf_repeat(out, '^', count_cells(seg, end - start));
    }
    buf_char(out, '\n');
}

/* `as_written`: with the blanks at the end of the line, which the interpreter prints and Lib/traceback.py takes away. */
static void frame_entry(const Traceback *t, bool as_written, Buf *out, int depth)
{
    const Code *c = t->code->code;
    int line = frames_line(t);
    indent(out, depth, true);
    buf_printf(out, "  File \"%s\", line %d, in %s\n", t->line ? "<string>" : c->file, line, c->name);
    if (t->line)
        return; /* text that nobody kept */
    Text text = program_line(t->code->program, line);
    size_t skip = blanks(text);
    while (text.len > skip && strchr(as_written ? "\r" : " \t\r\f", text.s[text.len - 1]))
        text.len--;
    if (text.len <= skip)
        return;
    indent(out, depth, true);
    buf_str(out, "    ");
    buf_bytes(out, text.s + skip, text.len - skip);
    buf_char(out, '\n');
    caret_line(c, t->op, text, skip, out, depth);
}

static void repeated(Buf *out, int count, int depth)
{
    if (count <= MAX_REPEATS)
        return;
    indent(out, depth, true);
    count -= MAX_REPEATS;
    buf_printf(out, "  [Previous line repeated %d more time%s]\n", count, count > 1 ? "s" : "");
}

/* sys.tracebacklimit: so many of the innermost entries, -1 all of them. CPython: _PyTraceBack_Print_Indented */
static int64_t entries_wanted(VM *vm)
{
    Value sys = dict_get_str(vm->modules, str_intern(vm, "sys", 3));
    Value limit = is_kind(sys, KIND_MODULE) ? dict_get_str(AS(Module, sys)->dict, str_intern(vm, "tracebacklimit", 14)) : V_NULL;
    int64_t n;
    if (limit == V_NULL || !value_is_int(limit))
        return -1;
    return int_sign(limit) <= 0 ? 0 : int_to_i64(limit, &n) ? n : -1;
}

static Value last_entries(Value tb, int64_t wanted)
{
    int64_t n = 0;
    for (Value t = tb; t != V_NONE; t = AS(Traceback, t)->next)
        n += !frames_hidden(AS(Traceback, t));
    for (; tb != V_NONE && n > wanted; tb = AS(Traceback, tb)->next)
        n -= !frames_hidden(AS(Traceback, tb));
    return tb;
}

static void entries(Value tb, bool as_written, Buf *out, int depth)
{
    const Traceback *last = NULL;
    int count = 0;
    for (; tb != V_NONE; tb = AS(Traceback, tb)->next) {
        const Traceback *t = AS(Traceback, tb);
        if (frames_hidden(t))
            continue; /* our own library is no part of the story */
        bool same = last && last->code == t->code && frames_line(last) == frames_line(t);
        if (!same) {
            repeated(out, count, depth);
            count = 0;
        }
        last = t;
        count++;
        if (count <= MAX_REPEATS)
            frame_entry(t, as_written, out, depth);
    }
    repeated(out, count, depth);
}

static void stack(VM *vm, const Exc *e, bool group, bool as_written, Buf *out, int depth)
{
    int64_t wanted = entries_wanted(vm);
    if (wanted == 0 || (e->traceback == V_NONE && !e->thrown))
        return;
    bool outermost = group && depth == 0;
    indent(out, depth, true);
    buf_str(out, outermost ? "  + Exception Group " : group ? "Exception Group " : "");
    buf_str(out, "Traceback (most recent call last):\n");
    entries(wanted > 0 ? last_entries(e->traceback, wanted) : e->traceback, as_written, out, depth + outermost);
}

/* ---- the last line ---- */

static void class_name(VM *vm, Type *t, Buf *out)
{
    (void)vm;
    if (t->module && !str_is(t->module, "builtins") && !str_is(t->module, "__main__")) {
        str_to_buf(t->module, out);
        buf_char(out, '.');
    }
    str_to_buf(t->qualname, out);
}

/* What a SyntaxError says of a place, NULL: of none. */
static const Tuple *place_of(const Exc *e)
{
    const Tuple *t = is_tuple(e->extra[1]) ? AS(Tuple, e->extra[1]) : NULL;
    return t && t->len >= 4 && is_int(t->items[1]) ? t : NULL;
}

static void text_of(VM *vm, Value exc, Buf *out)
{
    Value saved = exc_take(vm);
    size_t at = out->len;
    bool syntax = exc_matches(vm, exc, vm->excs->SyntaxError) && AS(Exc, exc)->extra[0] != V_NONE && place_of(AS(Exc, exc));
    if (!value_str(vm, syntax ? AS(Exc, exc)->extra[0] : exc, out)) {
        out->len = at;
        exc_take(vm);
        buf_str(out, "<exception str() failed>");
    }
    vm->exc = saved;
}

static void line_of(VM *vm, Value exc, bool hint, Buf *out)
{
    Exc *e = AS(Exc, exc);
    class_name(vm, e->o.type, out);
    Buf text;
    buf_init(&text);
    text_of(vm, exc, &text);
    if (text.len) {
        buf_str(out, ": ");
        buf_bytes(out, text.data, text.len);
    }
    if (hint)
        exc_suggest(vm, e, out);
    buf_deinit(&text);
}

void exc_line(VM *vm, Value exc, Buf *out) { line_of(vm, exc, true, out); }

/* The place that a SyntaxError names: file, line, text and marks. CPython: TracebackException._format_syntax_error. */
static void syntax_lines(Exc *e, Buf *out, int depth)
{
    const Tuple *t = place_of(e);
    if (!t)
        return;
    indent(out, depth, true);
    buf_str(out, "  File \"");
    if (is_str(t->items[0]))
        str_to_buf(AS(Str, t->items[0]), out);
    else
        buf_str(out, "<string>");
    buf_printf(out, "\", line %lld\n", (long long)as_int(t->items[1]));
    if (!is_str(t->items[3]))
        return;
    Str *text = AS(Str, t->items[3]);
    int64_t len = text->len, skip = 0;
    while (len && str_at(text, len - 1) == '\n')
        len--;
    while (skip < len && (str_at(text, skip) == ' ' || str_at(text, skip) == '\t' || str_at(text, skip) == '\f'))
        skip++;
    indent(out, depth, true);
    buf_str(out, "    ");
    for (int64_t i = skip; i < len; i++)
        buf_utf8(out, str_at(text, i));
    buf_char(out, '\n');
    int64_t from = is_int(t->items[2]) ? as_int(t->items[2]) : 0, to = t->len > 5 && is_int(t->items[5]) ? as_int(t->items[5]) : 0;
    if (from < 1)
        return;
    if (to <= 0 || to == from)
        to = from + 1;
    from = from - 1 - skip > len ? len : from - 1 - skip;
    to = to - 1 - skip > len ? len : to - 1 - skip;
    if (from < 0)
        return;
    indent(out, depth, true);
    buf_str(out, "    ");
    buf_repeat(out, ' ', (size_t)from);
    buf_repeat(out, '^', to > from ? (size_t)(to - from) : 1);
    buf_char(out, '\n');
}

static void last_lines(VM *vm, Value exc, bool hint, Buf *out, int depth)
{
    Buf line;
    buf_init(&line);
    line_of(vm, exc, hint, &line);
    Exc *e = AS(Exc, exc);
    if (exc_matches(vm, exc, vm->excs->SyntaxError))
        syntax_lines(e, out, depth);
    Value notes = e->dict ? dict_get_str(e->dict, vm->names->n___notes__) : V_NULL;
    for (int64_t i = 0; notes != V_NULL && is_list(notes) && i < AS(List, notes)->len; i++) {
        buf_char(&line, '\n');
        text_of(vm, AS(List, notes)->items[i], &line);
    }
    const char *s = buf_text(&line);
    for (const char *end;; s = end + 1) {
        end = strchr(s, '\n');
        indent(out, depth, true);
        buf_bytes(out, s, end ? (size_t)(end - s) : strlen(s));
        buf_char(out, '\n');
        if (!end)
            break;
    }
    buf_deinit(&line);
}

/* ---- whole ---- */

typedef struct {
    Value seen[64];
    int nseen;
    bool hints; /* "Did you mean": the interpreter says it, the module traceback does not (before 3.12) */
} Seen;

static bool is_seen(Seen *s, Value v)
{
    for (int i = 0; i < s->nseen; i++)
        if (s->seen[i] == v)
            return true;
    return false;
}

static void whole(VM *vm, Value exc, Buf *out, Seen *seen, int depth);

static void group_body(VM *vm, Exc *e, Buf *out, Seen *seen, int depth)
{
    Tuple *t = AS(Tuple, e->extra[1]);
    int n = t->len <= MAX_GROUP_WIDTH ? (int)t->len : MAX_GROUP_WIDTH + 1;
    int inner = depth + 1;
    for (int i = 0; i < n; i++) {
        bool last = i == n - 1, truncated = i >= MAX_GROUP_WIDTH;
        buf_repeat(out, ' ', (size_t)inner * 2);
        buf_str(out, i == 0 ? "+-" : "  ");
        if (truncated)
            buf_str(out, "+---------------- ... ----------------\n");
        else
            buf_printf(out, "+---------------- %d ----------------\n", i + 1);
        if (truncated) {
            int more = (int)t->len - MAX_GROUP_WIDTH;
            indent(out, inner + 1, true);
            buf_printf(out, "and %d more exception%s\n", more, more > 1 ? "s" : "");
        } else if (inner >= MAX_GROUP_DEPTH) {
            indent(out, inner + 1, true);
            buf_printf(out, "... (max_group_depth is %d)\n", MAX_GROUP_DEPTH);
        } else {
            whole(vm, t->items[i], out, seen, inner + 1);
        }
        if (last && (truncated || !exc_matches(vm, t->items[i], vm->excs->BaseExceptionGroup))) {
            buf_repeat(out, ' ', (size_t)inner * 2 + 2);
            buf_str(out, "+------------------------------------\n");
        }
    }
}

static void joint(Buf *out, int depth, const char *text)
{
    indent(out, depth, true);
    out->len -= depth > 0; /* an empty line has no blank after the bar */
    buf_str(out, "\n");
    indent(out, depth, true);
    buf_str(out, text);
    buf_char(out, '\n');
    indent(out, depth, true);
    out->len -= depth > 0;
    buf_str(out, "\n");
}

static void whole(VM *vm, Value exc, Buf *out, Seen *seen, int depth)
{
    /* causes and contexts come first: walk to the end, then print backwards, with no recursion over the chain */
    enum { MAX_CHAIN = 200 };
    Value chain[MAX_CHAIN];
    const char *how[MAX_CHAIN];
    int n = 0;
    for (Value v = exc; n < MAX_CHAIN && is_exc(v);) {
        bool again = false;
        for (int i = 0; i < n; i++)
            again |= chain[i] == v;
        if (again || (n && is_seen(seen, v)))
            break;
        chain[n] = v;
        Exc *e = AS(Exc, v);
        if (e->cause != V_NONE) {
            how[n++] = "The above exception was the direct cause of the following exception:";
            v = e->cause;
        } else if (e->context != V_NONE && !e->suppress_context) {
            how[n++] = "During handling of the above exception, another exception occurred:";
            v = e->context;
        } else {
            how[n++] = NULL;
            break;
        }
    }
    for (int i = n; i-- > 0;) {
        Exc *e = AS(Exc, chain[i]);
        if (seen->nseen < 64)
            seen->seen[seen->nseen++] = chain[i];
        if (i < n - 1)
            joint(out, depth, how[i]);
        bool group = exc_matches(vm, chain[i], vm->excs->BaseExceptionGroup) && is_tuple(e->extra[1]);
        bool outermost = group && depth == 0;
        stack(vm, e, group, seen->hints, out, depth);
        last_lines(vm, chain[i], seen->hints, out, depth + outermost);
        if (group)
            group_body(vm, e, out, seen, outermost ? 0 : depth - 1);
    }
}

void exc_print(VM *vm, Value exc, Buf *out)
{
    Seen seen = {.hints = true};
    whole(vm, exc, out, &seen, 0);
}

void exc_format(VM *vm, Value exc, Buf *out)
{
    Seen seen = {.hints = false};
    whole(vm, exc, out, &seen, 0);
}
