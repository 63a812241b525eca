/* lessons/glossary.yaml: the words of the course, and the [[links]] to them in its texts. */
#include "course/glossary.h"

#include "course/markup.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void read_term(Schema *s, const CourseValue *node, CourseTerm *term)
{
    field_keys(s, node, KEYS_TERM);
    term->term = field_text(s, node, "term", true);
    term->also = field_texts(s, node, "also", false, &term->also_count);
    term->text = field_text(s, node, "text", true);
    term->chapters = field_texts(s, node, "chapters", false, &term->chapter_count);
}

static int by_term(const void *a, const void *b)
{
    const CourseTerm *one = a, *other = b;
    int order = strcasecmp(one->term.text, other->term.text);
    return order ? order : strcmp(one->term.text, other->term.text);
}

void schema_glossary(Schema *s, const CourseValue *root, Course *course)
{
    if (!field_is_map(s, root, "the glossary"))
        return;
    field_keys(s, root, KEYS_GLOSSARY);
    const CourseValue *list = course_value_get(root, "terms");
    if (list == NULL) {
        schema_error(s, root, "missing-key", "`terms` is missing");
        return;
    }
    if (!field_is_list(s, list, "`terms`"))
        return;
    course->terms = arena_alloc(s->arena, (list->count + 1) * sizeof *course->terms);
    for (size_t i = 0; i < list->count; i++) {
        CourseTerm *term = &course->terms[course->term_count];
        *term = (CourseTerm){0};
        size_t errors_before = s->errors;
        if (field_is_map(s, list->items[i], "a term"))
            read_term(s, list->items[i], term);
        if (s->errors != errors_before)
            continue;
        if (course_term(course, term->term.text, term->term.len) != NULL)
            schema_error(s, list->items[i], "duplicate-term", "the term `%.60s` stands here a second time", term->term.text);
        else
            course->term_count++;
    }
    if (course->term_count > 1)
        qsort(course->terms, course->term_count, sizeof *course->terms, by_term);
}

static bool is_word(const CourseText *text, const char *word, size_t len)
{
    return text->len == len && strncasecmp(text->text, word, len) == 0;
}

const CourseTerm *course_term(const Course *course, const char *word, size_t len)
{
    for (size_t i = 0; i < course->term_count; i++) {
        const CourseTerm *term = &course->terms[i];
        if (is_word(&term->term, word, len))
            return term;
        for (size_t k = 0; k < term->also_count; k++) {
            if (is_word(&term->also[k], word, len))
                return term;
        }
    }
    return NULL;
}

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

static bool stands_in(const CourseText *word, const char *text, size_t len)
{
    for (size_t at = 0; at + word->len <= len; at++) {
        if (strncasecmp(text + at, word->text, word->len) != 0)
            continue;
        bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(word->text[0]);
        bool ends = at + word->len == len || !is_letter(text[at + word->len]) || !is_letter(word->text[word->len - 1]);
        if (begins && ends)
            return true;
    }
    return false;
}

bool course_term_is_in(const CourseTerm *term, const char *text, size_t len)
{
    if (stands_in(&term->term, text, len))
        return true;
    for (size_t i = 0; i < term->also_count; i++) {
        if (stands_in(&term->also[i], text, len))
            return true;
    }
    return false;
}

/* ---- links ---- */

static void check_links(Schema *s, const Course *course, const CourseText *text)
{
    if (text->text == NULL || strstr(text->text, "[[") == NULL)
        return;
    Markup markup;
    markup_parse(text->text, text->len, &markup);
    for (size_t b = 0; b < markup.count; b++) {
        for (size_t r = 0; r < markup.blocks[b].count; r++) {
            const MarkupRun *run = &markup.blocks[b].runs[r];
            if (run->style == MARKUP_RUN_GLOSSARY && course_term(course, run->text, run->len) == NULL)
                schema_warn(s, text->line, text->col, "unknown-term", "the glossary has no `%.60s`", run->text);
        }
    }
    markup_deinit(&markup);
}

static void check_term(Schema *s, const Course *course, const CourseTerm *term)
{
    check_links(s, course, &term->text);
    for (size_t i = 0; i < term->chapter_count; i++) {
        const CourseText *id = &term->chapters[i];
        CourseValue at = {.line = id->line, .col = id->col};
        if (course_chapter(course, id->text) == NULL)
            schema_error(s, &at, "unknown-chapter", "there is no chapter `%.60s`", id->text);
    }
}

static void check_step(Schema *s, const Course *course, const CourseStep *step)
{
    switch (step->kind) {
    case STEP_TEXT:
        check_links(s, course, &step->text);
        break;
    case STEP_RUN:
        check_links(s, course, &step->run.look);
        break;
    case STEP_PREDICT:
        check_links(s, course, &step->predict.look);
        break;
    case STEP_QUIZ:
        check_links(s, course, &step->quiz.ask);
        check_links(s, course, &step->quiz.say);
        break;
    case STEP_EXERCISE:
        check_links(s, course, &step->exercise.task);
        break;
    }
}

void link_glossary(Course *course, const char *file)
{
    Schema own = {&course->arena, file, &course->diags, 0};
    for (size_t i = 0; i < course->term_count; i++)
        check_term(&own, course, &course->terms[i]);
    for (size_t c = 0; c < course->chapter_count; c++) {
        CourseChapter *chapter = &course->chapters[c];
        for (size_t i = 0; i < chapter->step_count; i++) {
            const CourseStep *step = &chapter->steps[i];
            const char *at = step->kind == STEP_EXERCISE ? step->exercise.file : chapter->file;
            Schema s = {&course->arena, at, &chapter->diags, 0};
            check_step(&s, course, step);
        }
    }
}
