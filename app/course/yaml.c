/* The only file that knows libyaml. Events, not its documents: a document may be a graph (`&a [*a]`) and swallows
 * duplicate keys; the nesting is kept on a stack of our own, so no input can exhaust the C stack. */
#include "course/yaml.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

/* A list or mapping that is still open. Its items wait in the shared array `pending` from `first` on. */
typedef struct {
    CourseValue *node;
    size_t first;
} Open;

typedef struct {
    Arena *arena;
    const char *file;
    DiagList *diags;
    YamlLines lines;
    yaml_parser_t parser;
    Open open[YAML_MAX_DEPTH];
    int depth;
    CourseValue **pending; /* children of all open nodes; keys and values alternate in mappings */
    size_t pending_count, pending_cap;
    size_t nodes, documents;
    CourseValue *root;
    int block_line, block_col, block_end_line; /* of the last block scalar */
    bool failed;
} Reader;

static int line_of(yaml_mark_t mark)
{
    return (int)mark.line + 1;
}

static int col_of(yaml_mark_t mark)
{
    return (int)mark.column + 1;
}

static void refuse(Reader *r, int line, int col, const char *message, const char *hint)
{
    Diag *d = diag_add(r->diags, DIAG_ERROR, "yaml", r->file, line, col, "%s", message);
    if (hint != NULL)
        d->hint = mem_strdup(hint);
    r->failed = true;
}

static void refuse_start(Reader *r, yaml_mark_t mark, char first)
{
    char message[64] = "a text cannot start with ? here";
    *strchr(message, '?') = first;
    refuse(r, line_of(mark), col_of(mark), message,
           "put the text in \"...\", or write it as a block: | and the text on the next lines");
}

/* ---- what must hold before libyaml sees the text ---- */

static bool is_forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c < 0xa0 && c != 0x85) || c == 0xfffe ||
           c == 0xffff || c == 0xfeff;
}

static bool text_is_clean(Reader *r)
{
    const char *s = r->lines.text;
    for (size_t i = 0; i < r->lines.len;) {
        uint32_t c;
        size_t n = utf8_decode(s + i, r->lines.len - i, &c);
        if (n > 0 && !is_forbidden(c)) {
            i += n;
            continue;
        }
        int line, col;
        yaml_position(&r->lines, i, &line, &col);
        if (n == 0)
            refuse(r, line, col, "this byte is not UTF-8", "save the file as UTF-8");
        else
            refuse(r, line, col, "a control character cannot stand in a course file", NULL);
        return false;
    }
    return true;
}

/* ---- building the tree ---- */

static CourseValue *node_new(Reader *r, CourseValueKind kind, yaml_mark_t mark)
{
    if (++r->nodes > YAML_MAX_NODES) {
        refuse(r, line_of(mark), col_of(mark), "the file has more than 200000 values", NULL);
        return NULL;
    }
    CourseValue *node = arena_alloc(r->arena, sizeof *node);
    node->kind = kind;
    node->line = line_of(mark);
    node->col = col_of(mark);
    return node;
}

static void attach(Reader *r, CourseValue *node)
{
    if (r->depth == 0) {
        r->root = node;
        return;
    }
    MEM_GROW(r->pending, r->pending_cap, r->pending_count + 1);
    r->pending[r->pending_count++] = node;
}

/* True if the next node is a key of the innermost mapping. */
static bool at_key(const Reader *r)
{
    if (r->depth == 0)
        return false;
    const Open *top = &r->open[r->depth - 1];
    return top->node->kind == COURSE_MAP && (r->pending_count - top->first) % 2 == 0;
}

static void open_node(Reader *r, CourseValueKind kind, yaml_mark_t mark)
{
    if (r->depth == YAML_MAX_DEPTH) {
        refuse(r, line_of(mark), col_of(mark), "lists and mappings are nested more than 32 deep", NULL);
        return;
    }
    if (at_key(r)) {
        refuse(r, line_of(mark), col_of(mark), "a key must be a text, not a list or mapping", "quote texts that start with [ or {");
        return;
    }
    CourseValue *node = node_new(r, kind, mark);
    if (node == NULL)
        return;
    attach(r, node);
    r->open[r->depth].node = node;
    r->open[r->depth].first = r->pending_count;
    r->depth++;
}

static void check_duplicates(Reader *r, const CourseValue *map)
{
    Map seen;
    map_init(&seen);
    for (size_t i = 0; i < map->count; i++) {
        const CourseText *key = &map->pairs[i].key->scalar;
        uint32_t first;
        if (!map_get(&seen, key->text, key->len, &first)) {
            map_set(&seen, key->text, key->len, (uint32_t)i);
            continue;
        }
        const CourseText *other = &map->pairs[first].key->scalar;
        Buf hint;
        buf_init(&hint);
        buf_printf(&hint, "it is given first at %d:%d", other->line, other->col);
        Diag *d = diag_add(r->diags, DIAG_ERROR, "duplicate-key", r->file, key->line, key->col,
                           "the key `%.60s` stands here a second time", key->text);
        d->hint = buf_take(&hint);
        r->failed = r->failed || r->diags->errors >= YAML_MAX_DIAGS;
    }
    map_deinit(&seen);
}

static void close_node(Reader *r)
{
    Open top = r->open[--r->depth];
    size_t count = r->pending_count - top.first;
    CourseValue **children = r->pending + top.first;
    if (top.node->kind == COURSE_LIST) {
        const CourseValue **items = arena_alloc(r->arena, (count + 1) * sizeof *items);
        for (size_t i = 0; i < count; i++)
            items[i] = children[i];
        top.node->items = items;
        top.node->count = count;
    } else {
        top.node->count = count / 2;
        top.node->pairs = arena_alloc(r->arena, (count / 2 + 1) * sizeof *top.node->pairs);
        for (size_t i = 0; i < count / 2; i++)
            top.node->pairs[i] = (CoursePair){children[2 * i], children[2 * i + 1]};
        check_duplicates(r, top.node);
    }
    r->pending_count = top.first;
}

/* ---- scalars ---- */

static int blanks_before(const char *s, size_t len)
{
    int n = 0;
    while ((size_t)n < len && s[n] == ' ')
        n++;
    return n;
}

/* Columns that YAML cut off: leading blanks of the first line with content, in the file less in the value. */
static int block_indent(const Reader *r, const CourseText *text)
{
    int line = text->first_line;
    const char *at = text->text, *end = text->text + text->len;
    while (at < end && *at == '\n') {
        at++;
        line++;
    }
    size_t len;
    const char *source = yaml_line(&r->lines, line, &len);
    int indent = blanks_before(source, len) - blanks_before(at, (size_t)(end - at));
    return indent > 0 ? indent : 0;
}

/* `hint: print(x) # note`: the author may have meant the rest. One blank before # looks like text, more like a comment. */
static void warn_lost_text(Reader *r, const CourseValue *node, yaml_mark_t end)
{
    size_t len;
    const char *s = yaml_line(&r->lines, line_of(end), &len);
    bool code = strpbrk(node->scalar.text, " `(") != NULL;
    size_t at = 0;
    for (size_t col = 0; col < end.column && at < len; col++) {
        uint32_t c;
        size_t n = utf8_decode(s + at, len - at, &c);
        at += n > 0 ? n : 1;
    }
    if (r->diags->count >= YAML_MAX_DIAGS || !code || at + 2 > len || s[at] != ' ' || s[at + 1] != '#')
        return;
    Diag *d = diag_add(r->diags, DIAG_WARNING, "lost-text", r->file, line_of(end), col_of(end) + 1,
                       "the rest of this line is a comment and is lost");
    d->hint = mem_strdup("put the text in \"...\" if # belongs to it; two blanks before # say that it is a comment");
}

static void read_scalar(Reader *r, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    yaml_mark_t mark = event->start_mark;
    if (event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL) {
        refuse_start(r, mark, event->data.scalar.anchor != NULL ? '&' : '!');
        return;
    }
    if (len > YAML_MAX_SCALAR) {
        refuse(r, line_of(mark), col_of(mark), "a text is longer than 256 KiB", NULL);
        return;
    }
    if (memchr(value, '\0', len) != NULL) {
        refuse(r, line_of(mark), col_of(mark), "a text contains \\0", NULL);
        return;
    }
    CourseValue *node = node_new(r, COURSE_SCALAR, mark);
    if (node == NULL)
        return;
    yaml_scalar_style_t style = event->data.scalar.style;
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    node->block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    CourseText *text = &node->scalar;
    *text = (CourseText){.text = arena_strndup(r->arena, value, len), .len = len, .line = node->line, .col = node->col};
    text->first_line = node->block ? node->line + 1 : node->line;
    text->indent = node->block ? block_indent(r, text) : node->col - 1;
    if (node->block) {
        r->block_line = node->line;
        r->block_col = node->col;
        r->block_end_line = line_of(event->end_mark);
    }
    if (node->plain)
        warn_lost_text(r, node, event->end_mark);
    attach(r, node);
}

/* ---- events ---- */

static void start_document(Reader *r, const yaml_event_t *event)
{
    bool directives = event->data.document_start.version_directive != NULL ||
                      event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end;
    if (directives)
        refuse(r, line_of(event->start_mark), 1, "directives (lines that start with %) are not supported", NULL);
    else if (++r->documents > 1)
        refuse(r, line_of(event->start_mark), col_of(event->start_mark), "a second document starts here; a course file is one document",
               "remove the line ---");
}

static void take_event(Reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        start_document(r, event);
        break;
    case YAML_ALIAS_EVENT:
        refuse_start(r, event->start_mark, '*');
        break;
    case YAML_SCALAR_EVENT:
        read_scalar(r, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        if (event->data.sequence_start.anchor != NULL || event->data.sequence_start.tag != NULL)
            refuse_start(r, event->start_mark, event->data.sequence_start.anchor != NULL ? '&' : '!');
        else
            open_node(r, COURSE_LIST, event->start_mark);
        break;
    case YAML_MAPPING_START_EVENT:
        if (event->data.mapping_start.anchor != NULL || event->data.mapping_start.tag != NULL)
            refuse_start(r, event->start_mark, event->data.mapping_start.anchor != NULL ? '&' : '!');
        else
            open_node(r, COURSE_MAP, event->start_mark);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_node(r);
        break;
    default:
        break;
    }
}

static void explain_failure(Reader *r)
{
    const yaml_parser_t *parser = &r->parser;
    r->failed = true;
    YamlProblem p = {.problem = parser->problem != NULL ? parser->problem : "",
                     .context = parser->context != NULL ? parser->context : "",
                     .line = line_of(parser->problem_mark),
                     .col = col_of(parser->problem_mark),
                     .block_line = r->block_line,
                     .block_col = r->block_col,
                     .block_end_line = r->block_end_line};
    if (parser->context != NULL) {
        p.context_line = line_of(parser->context_mark);
        p.context_col = col_of(parser->context_mark);
    }
    if (strstr(p.problem, "could not find expected ':'") != NULL && p.context_line == 0) {
        p.context_line = p.line;
        p.context_col = p.col;
    }
    if (parser->error == YAML_READER_ERROR) /* these carry an offset and no mark */
        yaml_position(&r->lines, parser->problem_offset, &p.line, &p.col);
    yaml_explain(&p, &r->lines, r->file, r->diags);
}

static void read_events(Reader *r)
{
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->lines.text, r->lines.len);
    for (bool more = true; more && !r->failed;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event)) {
            explain_failure(r);
            return;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        take_event(r, &event);
        yaml_event_delete(&event);
    }
    if (!r->failed && r->root == NULL)
        refuse(r, 1, 1, "the file is empty", NULL);
}

const CourseValue *yaml_read(Arena *arena, const char *file, const char *text, size_t len, DiagList *diags)
{
    Reader *r = mem_zalloc(sizeof *r);
    r->arena = arena;
    r->file = file;
    r->diags = diags;
    size_t errors_before = diags->errors;
    if (text == NULL)
        text = ""; /* an empty buffer; libyaml asserts */
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    if (len > YAML_MAX_BYTES) {
        refuse(r, 0, 0, "the file is larger than 1 MiB", NULL);
    } else {
        yaml_lines_init(&r->lines, text, len);
        if (text_is_clean(r)) {
            if (yaml_parser_initialize(&r->parser))
                read_events(r);
            else
                refuse(r, 0, 0, "no memory for reading YAML", NULL);
            yaml_parser_delete(&r->parser);
        }
        yaml_lines_deinit(&r->lines);
    }
    const CourseValue *root = diags->errors == errors_before ? r->root : NULL;
    mem_free(r->pending);
    mem_free(r);
    return root;
}
