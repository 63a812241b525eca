/* Line by line into blocks, then each block's text into runs. Whatever is not understood stays plain text. */
#include "course/markup.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdbool.h>
#include <string.h>

/* A closing mark is looked for no further than this: a text of a million opening marks must not cost their square. */
enum { MAX_PIECE = 500 };

typedef struct {
    const char *at, *end;
} Span;

typedef struct {
    Markup *out;
    size_t cap;        /* of out->blocks, while they are on the heap */
    MarkupRun *runs;   /* of the block being made */
    size_t run_count, run_cap;
    bool open;         /* a block of prose collects lines */
    MarkupBlock block; /* that one */
    Buf prose;         /* its joined lines */
} Builder;

/* ---- lines ---- */

static Span next_line(Span *rest)
{
    const char *newline = memchr(rest->at, '\n', (size_t)(rest->end - rest->at));
    Span line = {rest->at, newline != NULL ? newline : rest->end};
    rest->at = newline != NULL ? newline + 1 : rest->end;
    if (line.end > line.at && line.end[-1] == '\r')
        line.end--;
    return line;
}

static size_t span_len(Span s)
{
    return (size_t)(s.end - s.at);
}

static size_t indent_of(Span line)
{
    size_t n = 0;
    while (n < span_len(line) && line.at[n] == ' ')
        n++;
    return n;
}

static bool is_blank(Span line)
{
    for (const char *p = line.at; p < line.end; p++) {
        if (*p != ' ' && *p != '\t')
            return false;
    }
    return true;
}

static bool starts_with(Span line, const char *prefix)
{
    size_t len = strlen(prefix);
    return span_len(line) >= len && memcmp(line.at, prefix, len) == 0;
}

/* ---- runs ---- */

static void add_run(Builder *b, MarkupStyle style, const char *text, size_t len)
{
    MEM_GROW(b->runs, b->run_cap, b->run_count + 1);
    b->runs[b->run_count++] = (MarkupRun){style, arena_strndup(&b->out->arena, text, len), len};
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The end of *emphasis* that opens at `at`: no blank inside next to the stars, and no letter right outside. */
static const char *emphasis_end(Span s, const char *at)
{
    if (at > s.at && is_word(at[-1]))
        return NULL;
    if (at + 1 >= s.end || at[1] == ' ' || at[1] == '*')
        return NULL;
    for (const char *p = at + 2; p < s.end; p++) {
        if (*p == '*' && p[-1] != ' ' && (p + 1 == s.end || (!is_word(p[1]) && p[1] != '*')))
            return p;
        if (*p == '`')
            return NULL;
    }
    return NULL;
}

static bool is_chapter_id(const char *from, const char *to)
{
    if (from == to || *from < 'a' || *from > 'z')
        return false;
    for (const char *p = from; p < to; p++) {
        if (!((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '-'))
            return false;
    }
    return true;
}

/* If a marked piece begins at `at`: its style, text, and where it ends. */
static const char *marked_piece(Span s, const char *at, MarkupStyle *style, Span *inner)
{
    const char *close = NULL;
    size_t marks = 1;
    if (*at == '`') {
        *style = MARKUP_RUN_CODE;
        close = memchr(at + 1, '`', (size_t)(s.end - at - 1));
    } else if (*at == '*') {
        *style = MARKUP_RUN_EMPHASIS;
        close = emphasis_end(s, at);
    } else if (*at == '[' && at + 1 < s.end && at[1] == '[') {
        *style = MARKUP_RUN_GLOSSARY;
        marks = 2;
        close = memmem(at + 2, (size_t)(s.end - at - 2), "]]", 2);
    } else if (*at == '[') {
        *style = MARKUP_RUN_CHAPTER;
        close = memchr(at + 1, ']', (size_t)(s.end - at - 1));
        if (close != NULL && !is_chapter_id(at + 1, close))
            close = NULL;
    }
    if (close == NULL || close == at + marks)
        return NULL;
    *inner = (Span){at + marks, close};
    return close + marks;
}

static void split_runs(Builder *b, Span s)
{
    const char *plain = s.at;
    for (const char *at = s.at; at < s.end;) {
        MarkupStyle style;
        Span inner;
        Span near = {s.at, (size_t)(s.end - at) > MAX_PIECE ? at + MAX_PIECE : s.end};
        const char *after = marked_piece(near, at, &style, &inner);
        if (after == NULL) {
            at++;
            continue;
        }
        if (at > plain)
            add_run(b, MARKUP_RUN_PLAIN, plain, (size_t)(at - plain));
        add_run(b, style, inner.at, span_len(inner));
        plain = at = after;
    }
    if (s.end > plain)
        add_run(b, MARKUP_RUN_PLAIN, plain, (size_t)(s.end - plain));
}

/* ---- blocks ---- */

static void push_block(Builder *b, MarkupBlock block)
{
    block.count = b->run_count;
    block.runs = arena_alloc(&b->out->arena, (b->run_count + 1) * sizeof *block.runs);
    if (b->run_count > 0)
        memcpy(block.runs, b->runs, b->run_count * sizeof *block.runs);
    b->run_count = 0;
    MEM_GROW(b->out->blocks, b->cap, b->out->count + 1);
    b->out->blocks[b->out->count++] = block;
}

static void close_prose(Builder *b)
{
    if (!b->open)
        return;
    split_runs(b, (Span){buf_text(&b->prose), buf_text(&b->prose) + b->prose.len});
    push_block(b, b->block);
    buf_clear(&b->prose);
    b->open = false;
}

static void add_prose(Builder *b, Span text)
{
    while (text.at < text.end && (*text.at == ' ' || *text.at == '\t'))
        text.at++;
    while (text.at < text.end && (text.end[-1] == ' ' || text.end[-1] == '\t'))
        text.end--;
    if (b->prose.len > 0 && text.at < text.end)
        buf_char(&b->prose, ' ');
    buf_bytes(&b->prose, text.at, span_len(text));
}

static void open_prose(Builder *b, MarkupBlock block, Span text)
{
    close_prose(b);
    b->open = true;
    b->block = block;
    add_prose(b, text);
}

/* Lines up to the closing fence, or the end of the text. */
static void read_fenced(Builder *b, Span *rest, size_t indent)
{
    close_prose(b);
    while (rest->at < rest->end) {
        Span line = next_line(rest);
        size_t own = indent_of(line);
        Span body = {line.at + (own < indent ? own : indent), line.end};
        if (starts_with((Span){line.at + own, line.end}, "```"))
            break;
        add_run(b, MARKUP_RUN_CODE, body.at, span_len(body));
    }
    push_block(b, (MarkupBlock){.kind = MARKUP_CODE});
}

/* Lines indented by four or more; blank lines between them belong to the code, those after it do not. */
static void read_indented(Builder *b, Span first, Span *rest)
{
    close_prose(b);
    add_run(b, MARKUP_RUN_CODE, first.at + 4, span_len(first) - 4);
    size_t kept = 1;
    while (rest->at < rest->end) {
        Span peek = *rest, line = next_line(&peek);
        if (!is_blank(line) && indent_of(line) < 4)
            break;
        size_t cut = span_len(line) < 4 ? span_len(line) : 4;
        add_run(b, MARKUP_RUN_CODE, line.at + cut, is_blank(line) ? 0 : span_len(line) - cut);
        if (!is_blank(line))
            kept = b->run_count;
        *rest = peek;
    }
    b->run_count = kept;
    push_block(b, (MarkupBlock){.kind = MARKUP_CODE});
}

/* "12. " -> 12 and the bytes of the mark, else 0. */
static size_t numbered_mark(Span line, int *number)
{
    size_t digits = 0;
    *number = 0;
    while (digits < span_len(line) && digits < 4 && line.at[digits] >= '0' && line.at[digits] <= '9')
        *number = *number * 10 + (line.at[digits++] - '0');
    bool mark = digits > 0 && span_len(line) > digits + 1 && line.at[digits] == '.' && line.at[digits + 1] == ' ';
    return mark ? digits + 2 : 0;
}

static bool read_item(Builder *b, Span line, size_t indent)
{
    int number = 0;
    size_t mark = starts_with(line, "- ") ? 2 : numbered_mark(line, &number);
    if (mark == 0)
        return false;
    MarkupBlock item = {.kind = MARKUP_ITEM, .number = number, .level = (int)(indent / 2 > 8 ? 8 : indent / 2)};
    open_prose(b, item, (Span){line.at + mark, line.end});
    return true;
}

/* "> ", "!> ", "?> ", "v> ". Lines with the same mark that follow each other are one note. */
static bool read_note(Builder *b, Span line)
{
    static const struct {
        const char *mark;
        MarkupKind kind;
    } notes[] = {{"> ", MARKUP_TIP}, {"!> ", MARKUP_WARNING}, {"?> ", MARKUP_MYTH}, {"v> ", MARKUP_VERSION}};
    for (size_t i = 0; i < 4; i++) {
        if (!starts_with(line, notes[i].mark))
            continue;
        Span text = {line.at + strlen(notes[i].mark), line.end};
        if (b->open && b->block.kind == notes[i].kind)
            add_prose(b, text);
        else
            open_prose(b, (MarkupBlock){.kind = notes[i].kind}, text);
        return true;
    }
    return false;
}

static void read_line(Builder *b, Span whole, Span *rest)
{
    size_t indent = indent_of(whole);
    Span line = {whole.at + indent, whole.end};
    bool in_item = b->open && b->block.kind == MARKUP_ITEM;
    if (is_blank(whole)) {
        close_prose(b);
    } else if (starts_with(line, "```")) {
        read_fenced(b, rest, indent);
    } else if (indent >= 4 && !b->open) {
        read_indented(b, whole, rest);
    } else if ((indent < 4 || in_item) && read_item(b, line, indent)) {
        return;
    } else if (indent == 0 && starts_with(line, "# ")) {
        open_prose(b, (MarkupBlock){.kind = MARKUP_HEADING}, (Span){line.at + 2, line.end});
        close_prose(b);
    } else if (indent == 0 && read_note(b, line)) {
        return;
    } else if (b->open) {
        add_prose(b, line);
    } else {
        open_prose(b, (MarkupBlock){.kind = MARKUP_PARAGRAPH}, line);
    }
}

static void builder_init(Builder *b, Markup *markup)
{
    *b = (Builder){.out = markup};
    buf_init(&b->prose);
    arena_init(&markup->arena);
    markup->blocks = NULL;
    markup->count = 0;
}

/* The blocks move from the heap to the arena, which then owns all. */
static void builder_finish(Builder *b)
{
    Markup *markup = b->out;
    MarkupBlock *blocks = arena_alloc(&markup->arena, (markup->count + 1) * sizeof *blocks);
    if (markup->count > 0)
        memcpy(blocks, markup->blocks, markup->count * sizeof *blocks);
    mem_free(markup->blocks);
    markup->blocks = blocks;
    mem_free(b->runs);
    buf_deinit(&b->prose);
}

void markup_parse(const char *text, size_t len, Markup *markup)
{
    Builder b;
    builder_init(&b, markup);
    Span rest = {text, text + len};
    while (rest.at < rest.end) {
        Span line = next_line(&rest);
        read_line(&b, line, &rest);
    }
    close_prose(&b);
    builder_finish(&b);
}

void markup_parse_inline(const char *text, size_t len, Markup *markup)
{
    Builder b;
    builder_init(&b, markup);
    Span rest = {text, text + len};
    while (rest.at < rest.end)
        add_prose(&b, next_line(&rest));
    b.open = true;
    b.block = (MarkupBlock){.kind = MARKUP_PARAGRAPH};
    close_prose(&b);
    builder_finish(&b);
}

void markup_deinit(Markup *markup)
{
    arena_deinit(&markup->arena);
    *markup = (Markup){0};
}
