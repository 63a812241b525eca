/* What a lesson can show at once on 80x24, the smallest window that is comfortable: warnings about lines that are cut and
 * texts that need a second page. The numbers are those of screens/lesson.c and doc.c. */
#include "base/utf8.h"
#include "course/markup.h"
#include "course/schema.h"

#include <string.h>

enum {
    PAGE_ROWS = 20,    /* 24 less the title, the keys and a blank line at each */
    PAGE_COLUMNS = 76, /* 80 less the margins */
    PROGRAM_PAGES = 4, /* more is not read */
    CODE_INDENT = 4    /* of code in a text */
};

/* One warning for each line that is cut. `line` is that of the first one in the file. */
static void check_lines(Schema *s, const char *text, size_t len, int line, int indent, int columns)
{
    for (size_t at = 0; at < len; line++) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        if (utf8_count(text + at, end - at) > (size_t)columns)
            schema_warn(s, line, indent + columns + 1, "long-line",
                        "this line of code is cut on a screen of 80 columns: it has %zu, and %d fit",
                        utf8_count(text + at, end - at), columns);
        at = end + 1;
    }
}

void schema_code(Schema *s, const CourseText *code, bool shown)
{
    if (code->text == NULL)
        return;
    int line = code->first_line;
    for (const char *at = code->text; *at != '\0'; line++) {
        size_t len = strcspn(at, "\n");
        const char *tab = memchr(at, '\t', len);
        if (tab != NULL) {
            int col = code->indent + (int)utf8_count(at, (size_t)(tab - at)) + 1;
            schema_hint(schema_warn(s, line, col, "tab", "the code has a tab"), "use blanks: a tab is shown differently everywhere");
            break;
        }
        at += len + (at[len] == '\n');
    }
    if (shown)
        check_lines(s, code->text, code->len, code->first_line, code->indent, PAGE_CODE_COLUMNS);
}

/* ---- texts ---- */

/* Rows that a block takes when its words are wrapped. Cells are counted as code points: good enough for a warning. */
static int block_rows(const MarkupBlock *block)
{
    if (block->kind == MARKUP_CODE)
        return (int)block->count;
    size_t width = PAGE_COLUMNS - (block->kind == MARKUP_ITEM ? 2 * (size_t)block->level + 3 : 0) -
                   (block->kind >= MARKUP_TIP ? 2 : 0);
    size_t column = 0;
    int rows = 1;
    size_t word = 0;
    for (size_t r = 0; r < block->count; r++) {
        const char *text = block->runs[r].text;
        for (size_t i = 0; i <= block->runs[r].len; i++) {
            bool end = i == block->runs[r].len;
            if (end && r + 1 < block->count)
                break;
            if (!end && text[i] != ' ') {
                word += (text[i] & 0xC0) != 0x80;
                continue;
            }
            if (column > 0 && column + 1 + word > width) {
                rows++;
                column = 0;
            }
            column += word + (column > 0);
            word = 0;
        }
    }
    return rows;
}

/* Code in a text: markup does not keep lines of the file, so the line is found by what stands in it. */
static void check_code_run(Schema *s, const CourseText *text, const MarkupRun *run)
{
    if (utf8_count(run->text, run->len) <= PAGE_COLUMNS - CODE_INDENT)
        return;
    const char *found = memmem(text->text, text->len, run->text, run->len);
    int line = text->first_line, col = text->indent + 1;
    for (const char *at = text->text; found && at < found; at++) {
        line += *at == '\n';
        col = *at == '\n' ? text->indent + 1 : col + ((*at & 0xC0) != 0x80);
    }
    schema_warn(s, line, col + PAGE_COLUMNS - CODE_INDENT, "long-line",
                "this line of code is cut on a screen of 80 columns: it has %zu, and %d fit",
                utf8_count(run->text, run->len), PAGE_COLUMNS - CODE_INDENT);
}

static int text_rows(Schema *s, const CourseText *text)
{
    Markup markup;
    int rows = 0;
    if (text->text == NULL)
        return 0;
    markup_parse(text->text, text->len, &markup);
    for (size_t i = 0; i < markup.count; i++) {
        const MarkupBlock *block = &markup.blocks[i];
        bool joined = i > 0 && block->kind == MARKUP_ITEM && markup.blocks[i - 1].kind == MARKUP_ITEM;
        rows += block_rows(block) + (i > 0 && !joined);
        for (size_t r = 0; block->kind == MARKUP_CODE && r < block->count; r++)
            check_code_run(s, text, &block->runs[r]);
    }
    markup_deinit(&markup);
    return rows;
}

void schema_page(Schema *s, const CourseText *text, bool titled)
{
    int rows = text_rows(s, text), room = PAGE_ROWS - (titled ? 2 : 0);
    if (rows > room)
        schema_hint(schema_warn(s, text->line, text->col, "long-text", "this text takes %d rows of %d columns; a page has %d",
                                rows, PAGE_COLUMNS, room),
                    "make two steps of it");
}

void schema_program_page(Schema *s, const CourseText *code, bool titled)
{
    if (code->text == NULL)
        return;
    int rows = 0, room = PROGRAM_PAGES * PAGE_ROWS - (titled ? 2 : 0);
    for (size_t i = 0; i < code->len; i++)
        rows += code->text[i] == '\n' || i + 1 == code->len;
    if (rows > room)
        schema_hint(schema_warn(s, code->first_line + room, code->indent + 1, "long-program",
                                "this program has %d lines; %d pages of a lesson have %d", rows, PROGRAM_PAGES, room),
                    "put what does not matter here into `setup`, or show less");
}
