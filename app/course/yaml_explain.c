/* libyaml's complaints in plain words. It says what the grammar expected; an author wants to hear which slip it was.
 * Most texts of this course begin with code, so the unquoted ` * @ % ! & come first. */
#include "course/yaml.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define HINT_QUOTE "put the text in \"...\", or write it as a block: | and the text on the next lines"

void yaml_lines_init(YamlLines *lines, const char *text, size_t len)
{
    *lines = (YamlLines){.text = text, .len = len};
    size_t cap = 0;
    MEM_GROW(lines->starts, cap, 1);
    lines->starts[lines->count++] = 0;
    for (size_t i = 0; i < len; i++) {
        bool lone_return = text[i] == '\r' && !(i + 1 < len && text[i + 1] == '\n');
        if (text[i] != '\n' && !lone_return)
            continue;
        MEM_GROW(lines->starts, cap, lines->count + 1);
        lines->starts[lines->count++] = i + 1;
    }
}

void yaml_lines_deinit(YamlLines *lines)
{
    mem_free(lines->starts);
    *lines = (YamlLines){0};
}

const char *yaml_line(const YamlLines *lines, int line, size_t *len)
{
    *len = 0;
    if (line < 1 || (size_t)line > lines->count)
        return "";
    size_t start = lines->starts[line - 1];
    size_t end = (size_t)line < lines->count ? lines->starts[line] : lines->len;
    while (end > start && (lines->text[end - 1] == '\n' || lines->text[end - 1] == '\r'))
        end--;
    *len = end - start;
    return lines->text + start;
}

void yaml_position(const YamlLines *lines, size_t offset, int *line, int *col)
{
    if (offset > lines->len)
        offset = lines->len;
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    *line = (int)low + 1;
    *col = (int)utf8_count(lines->text + lines->starts[low], offset - lines->starts[low]) + 1;
}

/* Byte offset in a line of the 1-based column. */
static size_t byte_of(const char *s, size_t len, int col)
{
    size_t at = 0;
    while (--col > 0 && at < len) {
        uint32_t code_point;
        size_t n = utf8_decode(s + at, len - at, &code_point);
        at += n > 0 ? n : 1;
    }
    return at;
}

static void complain(DiagList *diags, const char *file, int line, int col, const char *message, const char *hint)
{
    Diag *d = diag_add(diags, DIAG_ERROR, "yaml", file, line, col, "%s", message);
    if (hint != NULL)
        d->hint = mem_strdup(hint);
}

static void complain_start(DiagList *diags, const char *file, int line, int col, char first)
{
    Diag *d = diag_add(diags, DIAG_ERROR, "yaml", file, line, col, "a text cannot start with %c here", first);
    d->hint = mem_strdup(HINT_QUOTE);
}

static void complain_tab(DiagList *diags, const char *file, int line, int col)
{
    complain(diags, file, line, col, "a tab stands where YAML allows only spaces", "indent with spaces");
}

static bool complain_block(const YamlProblem *p, int line, int col, const char *file, DiagList *diags)
{
    if (p->block_line == 0 || line < p->block_end_line || line > p->block_end_line + 1)
        return false;
    Diag *d = diag_add(diags, DIAG_ERROR, "yaml", file, line, col,
                       "this line is indented less than the block at %d:%d, so the block ended before it", p->block_line,
                       p->block_col);
    d->hint = mem_strdup("indent all lines of a block at least as much as its first line");
    return true;
}

/* "did not find expected key": something follows where the next key of the mapping should begin. */
static void explain_expected_key(const YamlProblem *p, const YamlLines *lines, const char *file, DiagList *diags)
{
    size_t len;
    const char *s = yaml_line(lines, p->line, &len);
    size_t at = byte_of(s, len, p->col), before = at;
    while (before > 0 && s[before - 1] == ' ')
        before--;
    char last = before > 0 ? s[before - 1] : '\0';
    if (last == '\'')
        complain(diags, file, p->line, p->col, "this stands after the closing ' of a text",
                 "inside '...' an apostrophe is written twice: '' (or put the text in \"...\")");
    else if (last == '"')
        complain(diags, file, p->line, p->col, "this stands after the closing \" of a text",
                 "inside \"...\" a quote is written \\\" (or put the text in '...')");
    else if (last == ']' || last == '}') {
        Diag *d = diag_add(diags, DIAG_ERROR, "yaml", file, p->line, p->col, "this stands after the closing %c", last);
        d->hint = mem_strdup("put the whole value in \"...\" if it is a text");
    } else if (!complain_block(p, p->line, p->col, file, diags)) {
        complain(diags, file, p->line, p->col, "the indentation of this line fits none of the lines above",
                 "keys that belong together start in the same column");
    }
}

/* "mapping values are not allowed": a second `: ` in a line, or a key where none can stand. */
static void explain_mapping_value(const YamlProblem *p, const YamlLines *lines, const char *file, DiagList *diags)
{
    size_t len;
    const char *s = yaml_line(lines, p->line, &len);
    size_t at = byte_of(s, len, p->col);
    for (size_t i = 0; i + 1 < at; i++) {
        if (s[i] == ':' && s[i + 1] == ' ') {
            complain(diags, file, p->line, p->col, "a colon and a blank inside the text look like a second key", HINT_QUOTE);
            return;
        }
    }
    if (!complain_block(p, p->line, 1, file, diags))
        complain(diags, file, p->line, p->col, "a key cannot stand here: the lines above are an unfinished text",
                 "check the indentation, and whether the line above should end with : or |");
}

static bool says(const YamlProblem *p, const char *words)
{
    return strstr(p->problem, words) != NULL;
}

static bool doing(const YamlProblem *p, const char *words)
{
    return strstr(p->context, words) != NULL;
}

static void explain_cannot_start(const YamlProblem *p, const YamlLines *lines, const char *file, DiagList *diags)
{
    size_t len;
    const char *s = yaml_line(lines, p->line, &len);
    size_t at = byte_of(s, len, p->col);
    char first = at < len ? s[at] : ' ';
    if (first == '\t')
        complain_tab(diags, file, p->line, p->col);
    else if (first == '%' && p->col == 1)
        complain(diags, file, p->line, p->col, "directives (lines that start with %) are not supported", NULL);
    else
        complain_start(diags, file, p->line, p->col, first);
}

/* The slips that are known by what the scanner was doing. */
static bool explain_by_context(const YamlProblem *p, const char *file, DiagList *diags)
{
    int line = p->context_line, col = p->context_col;
    if (doing(p, "alias"))
        complain_start(diags, file, line, col, '*');
    else if (doing(p, "anchor"))
        complain_start(diags, file, line, col, '&');
    else if (doing(p, "a tag") || says(p, "tag handle"))
        complain_start(diags, file, line > 0 ? line : p->line, line > 0 ? col : p->col, '!');
    else if (doing(p, "directive"))
        complain(diags, file, line, col, "directives (lines that start with %) are not supported", NULL);
    else if (doing(p, "quoted scalar") && says(p, "end of stream"))
        complain(diags, file, line, col, "this quoted text is never closed", NULL);
    else if (doing(p, "quoted scalar") && says(p, "document indicator"))
        complain(diags, file, line, col, "this quoted text is never closed", NULL);
    else if (doing(p, "flow sequence") && says(p, "expected ','"))
        complain(diags, file, line, col, "this [ list is never closed, or lacks a comma", HINT_QUOTE);
    else if (doing(p, "flow mapping") && says(p, "expected ','"))
        complain(diags, file, line, col, "this { mapping is never closed, or lacks a comma", HINT_QUOTE);
    else
        return false;
    return true;
}

static void explain_by_problem(const YamlProblem *p, const YamlLines *lines, const char *file, DiagList *diags)
{
    int line = p->line, col = p->col;
    if (says(p, "cannot start any token"))
        explain_cannot_start(p, lines, file, diags);
    else if (says(p, "found a tab character"))
        complain_tab(diags, file, line, col);
    else if (says(p, "mapping values are not allowed"))
        explain_mapping_value(p, lines, file, diags);
    else if (says(p, "did not find expected key"))
        explain_expected_key(p, lines, file, diags);
    else if (says(p, "could not find expected ':'")) {
        if (!complain_block(p, p->context_line, p->context_col, file, diags))
            complain(diags, file, p->context_line, p->context_col, "this line is not of the form `key: value`", NULL);
    } else if (says(p, "expected comment or line break"))
        complain(diags, file, line, col, "after | or > the text must start on the next line", HINT_QUOTE);
    else if (says(p, "block sequence entries are not allowed"))
        complain(diags, file, line, col, "a list cannot start on the same line as its key",
                 "put each `- ` on a line of its own, or quote the text");
    else if (says(p, "mapping keys are not allowed"))
        complain_start(diags, file, line, col, '?');
    else if (says(p, "did not find expected '-'"))
        complain(diags, file, line, col, "the items of this list do not line up",
                 "each `- ` of a list starts in the same column");
    else if (says(p, "unknown escape"))
        complain(diags, file, line, col, "inside \"...\" a backslash starts an escape, and this one does not exist",
                 "write \\\\ for a backslash, or put the text in '...'");
    else if (says(p, "expected <document start>"))
        complain(diags, file, line, col, "this does not belong to the mapping above", "check the indentation");
    else {
        Diag *d = diag_add(diags, DIAG_ERROR, "yaml", file, line, col, "this is not valid YAML: %s", p->problem);
        if (p->context_line > 0 && p->context[0] != '\0') {
            Buf hint;
            buf_init(&hint);
            buf_printf(&hint, "%s that begins at %d:%d", p->context, p->context_line, p->context_col);
            d->hint = buf_take(&hint);
        }
    }
}

void yaml_explain(const YamlProblem *p, const YamlLines *lines, const char *file, DiagList *diags)
{
    if (!explain_by_context(p, file, diags))
        explain_by_problem(p, lines, file, diags);
}
