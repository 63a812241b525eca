/* What stands in the texts of a course and is not shown as it was meant: links to chapters that are not there, emphasis
 * around code. Known only when all chapters are loaded. */
#include "course/link.h"
#include "course/markup.h"
#include "course/schema.h"
#include "course/texts.h"

#include <string.h>

typedef struct {
    const Course *course;
    Schema s;
    const char *const *ids; /* of the chapters, NULL at the end */
} Reader;

/* A warning at these bytes of the text, with the suggestion of a chapter when `id` is not NULL. */
static void warn_at(Reader *r, const CourseText *text, const char *at, const char *code, const char *id, const char *message)
{
    bool block = text->first_line > text->line; /* the text begins below its key */
    int line = block ? text->first_line : text->line, col = block ? text->indent + 1 : text->col;
    for (const char *p = text->text; block && p < at; p++) {
        line += *p == '\n';
        col = *p == '\n' ? text->indent + 1 : col + ((*p & 0xC0) != 0x80);
    }
    Diag *diag = schema_warn(&r->s, line, col, code, "%s", message);
    if (id)
        schema_suggest(diag, id, r->ids);
}

static const char *find(const CourseText *text, const char *what, size_t len)
{
    const char *found = memmem(text->text, text->len, what, len);
    return found ? found : text->text;
}

/* ---- links ---- */

static void check_link(Reader *r, const CourseText *text, const MarkupRun *run)
{
    Buf link = {0}, message = {0};
    if (course_chapter(r->course, run->text))
        return;
    buf_printf(&link, "[%s]", run->text);
    buf_printf(&message, "there is no chapter `%.60s` to link to", run->text);
    warn_at(r, text, find(text, buf_text(&link), link.len), "unknown-link", run->text, buf_text(&message));
    buf_deinit(&link);
    buf_deinit(&message);
}

/* ---- emphasis around code ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* A star of this plain piece that would open emphasis, if it were closed; NULL: none. */
static const char *open_star(const MarkupRun *run)
{
    for (size_t i = run->len; i-- > 0;)
        if (run->text[i] == '*' && (i + 1 == run->len || run->text[i + 1] != ' ') && (!i || !is_letter(run->text[i - 1])))
            return run->text + i;
    return NULL;
}

static bool has_closing_star(const MarkupRun *run)
{
    for (size_t i = 0; i < run->len; i++)
        if (run->text[i] == '*' && (!i || run->text[i - 1] != ' ') && (i + 1 == run->len || !is_letter(run->text[i + 1])))
            return true;
    return false;
}

static void check_emphasis(Reader *r, const CourseText *text, const MarkupBlock *block, size_t at)
{
    const MarkupRun *run = &block->runs[at];
    const char *star = run->style == MARKUP_RUN_PLAIN ? open_star(run) : NULL;
    if (!star || at + 2 >= block->count || block->runs[at + 1].style != MARKUP_RUN_CODE)
        return;
    for (size_t i = at + 2; i < block->count; i++) {
        if (block->runs[i].style != MARKUP_RUN_PLAIN || !has_closing_star(&block->runs[i]))
            continue;
        Buf piece = {0};
        buf_bytes(&piece, star, (size_t)(run->text + run->len - star));
        buf_char(&piece, '`');
        warn_at(r, text, find(text, buf_text(&piece), piece.len), "emphasis-code", NULL,
                "emphasis cannot hold code: these stars are shown as they are");
        buf_deinit(&piece);
        return;
    }
}

/* ---- texts ---- */

static void read_text(void *ctx, const char *key, int index, CourseText *text)
{
    Markup markup;
    (void)key, (void)index;
    if (!text->text)
        return;
    markup_parse(text->text, text->len, &markup);
    for (size_t b = 0; b < markup.count; b++) {
        const MarkupBlock *block = &markup.blocks[b];
        for (size_t i = 0; block->kind != MARKUP_CODE && i < block->count; i++) {
            if (block->runs[i].style == MARKUP_RUN_CHAPTER)
                check_link(ctx, text, &block->runs[i]);
            check_emphasis(ctx, text, block, i);
        }
    }
    markup_deinit(&markup);
}

void link_prose(Course *course)
{
    const char *const *ids = link_chapter_ids(course);
    for (size_t c = 0; c <= course->chapter_count; c++) { /* the last one holds the loose exercises */
        CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; i < chapter->step_count; i++) {
            CourseStep *step = &chapter->steps[i];
            const char *file = step->kind == STEP_EXERCISE && step->exercise.file ? step->exercise.file : chapter->file;
            Reader reader = {course, {&course->arena, file, &chapter->diags, 0}, ids};
            if (!step->broken)
                texts_of_step(step, read_text, &reader);
        }
    }
}
