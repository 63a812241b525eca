/* asyncourse glossary [WORD...]: the words of the course. */
#include "base/diag.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "course/load.h"
#include "course/markup.h"

#include <stdio.h>
#include <string.h>

enum { COLUMNS = 76 };

/* Words go on at `column`; returns the column after them. */
static int put_words(const char *text, size_t len, int column)
{
    for (size_t at = 0; at < len;) {
        size_t blank = strspn(text + at, " "), word = strcspn(text + at + blank, " ");
        if (blank + word > len - at)
            word = len - at - blank;
        if (column + (int)utf8_count(text + at, blank + word) > COLUMNS) {
            putchar('\n');
            column = 0;
            at += blank;
            blank = 0;
        }
        printf("%.*s", (int)(blank + word), text + at);
        column += (int)utf8_count(text + at, blank + word);
        at += blank + word;
    }
    return column;
}

static void put_block(const MarkupBlock *block)
{
    int column = 0;
    if (block->kind == MARKUP_ITEM)
        column = put_words("- ", 2, 0);
    for (size_t i = 0; i < block->count; i++) {
        const MarkupRun *run = &block->runs[i];
        if (block->kind == MARKUP_CODE)
            printf("    %.*s%s", (int)run->len, run->text, i + 1 < block->count ? "\n" : "");
        else
            column = put_words(run->text, run->len, column);
    }
    putchar('\n');
}

static void put_term(const Course *course, const CourseTerm *term)
{
    Markup markup;
    printf("%s\n\n", term->term.text);
    markup_parse(term->text.text, term->text.len, &markup);
    for (size_t i = 0; i < markup.count; i++) {
        bool list = i > 0 && markup.blocks[i].kind == MARKUP_ITEM && markup.blocks[i - 1].kind == MARKUP_ITEM;
        if (i > 0 && !list)
            putchar('\n');
        put_block(&markup.blocks[i]);
    }
    markup_deinit(&markup);
    for (size_t i = 0; i < term->chapter_count; i++) {
        const CourseChapter *chapter = course_chapter(course, term->chapters[i].text);
        if (chapter)
            printf("%sChapter %d: %s\n", i == 0 ? "\n" : "", chapter->number, chapter->title.text);
    }
}

static bool put_word(const Course *course, const char *word)
{
    const CourseTerm *term = course_term(course, word, strlen(word));
    if (term) {
        put_term(course, term);
        return true;
    }
    const char **names = mem_zalloc((course->term_count + 1) * sizeof *names);
    for (size_t i = 0; i < course->term_count; i++)
        names[i] = course->terms[i].term.text;
    const char *nearest = diag_nearest(word, names);
    if (nearest)
        cli_error("glossary", "there is no '%s'; did you mean '%s'?", word, nearest);
    else
        cli_error("glossary", "there is no '%s'; 'asyncourse glossary' lists the words", word);
    mem_free(names);
    return false;
}

static int show(const Course *course, Args *args)
{
    if (!course->term_count) {
        cli_error("glossary", "this course has no glossary");
        return 1;
    }
    if (!args_more(args)) {
        for (size_t i = 0; i < course->term_count; i++)
            puts(course->terms[i].term.text);
        return 0;
    }
    bool all = true;
    for (bool first = true; args_more(args); first = false) {
        if (!first)
            putchar('\n');
        all = put_word(course, args_take(args)) && all;
    }
    return all ? 0 : 1;
}

int cmd_glossary(Args *args)
{
    static const char *const known[] = {"--course", "--help", NULL};
    const char *dir = NULL;
    while (args_is_option(args)) {
        if (!args_value(args, "--course", &dir))
            return args_unknown(args, known);
        if (!dir)
            return EXIT_USAGE;
    }
    char *error = NULL, *found = course_locate(dir, &error);
    if (!found) {
        cli_error("glossary", "%s", error ? error : "no course was found");
        mem_free(error);
        return EXIT_USAGE;
    }
    Course *course = course_load(found);
    int status = show(course, args);
    course_free(course);
    mem_free(found);
    return output_finish() ? status : EXIT_CANNOT_WRITE;
}
