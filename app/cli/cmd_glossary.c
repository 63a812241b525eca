/* asyncourse glossary [WORD...]: the words of the course. */
#include "base/diag.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "course/load.h"

#include <stdio.h>
#include <string.h>

static bool put_word(const Course *course, const char *word)
{
    const CourseTerm *term = course_term(course, word, strlen(word));
    if (term) {
        Buf text = {0};
        app_term(course, term, &text);
        fputs(buf_text(&text), stdout);
        buf_deinit(&text);
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
