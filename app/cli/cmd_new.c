/* asyncourse new course|chapter|exercise NAME: files to begin with, which `check` finds nothing wrong with. Nothing is
 * ever overwritten. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/templates.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_MOST = 48, FILE_MOST = 1 << 20 };

/* ---- texts ---- */

/* "my-first-job" -> "My first job" */
static void title_of(const char *name, Buf *out)
{
    for (const char *s = name; *s; s++)
        buf_char(out, *s == '-' ? ' ' : s == name ? (char)toupper((unsigned char)*s) : *s);
}

static void fill(const char *text, const char *name, Buf *out)
{
    Buf title = {0};
    title_of(name, &title);
    while (*text) {
        if (strncmp(text, "@ID@", 4) == 0) {
            buf_str(out, name);
            text += 4;
        } else if (strncmp(text, "@TITLE@", 7) == 0) {
            buf_str(out, buf_text(&title));
            text += 7;
        } else
            buf_char(out, *text++);
    }
    buf_deinit(&title);
}

static bool is_name(const char *name)
{
    size_t len = strlen(name);
    return len && len <= NAME_MOST && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len && *name != '-';
}

/* ---- files ---- */

static bool say_problem(const char *path, const char *problem)
{
    cli_error("new", "%s: %s", path, problem);
    return false;
}

/* Caller frees; without "./", which nobody would type. */
static char *path_in(const char *dir, const char *name)
{
    return strcmp(dir, ".") == 0 ? mem_strdup(name) : file_join(dir, name);
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST || say_problem(path, strerror(errno));
}

/* The template, filled, in a new file. false: said. */
static bool write_new(const char *path, const char *template, const char *name)
{
    const Template *t = templates;
    while (strcmp(t->name, template) != 0)
        t++;
    Buf text = {0};
    char *error = NULL;
    fill(t->text, name, &text);
    bool ok = !file_exists(path) ? file_write(path, buf_text(&text), text.len, &error)
                                 : say_problem(path, "is there already; nothing is overwritten");
    if (error)
        cli_error("new", "%s", error);
    if (ok)
        printf("wrote %s\n", path);
    mem_free(error);
    buf_deinit(&text);
    return ok;
}

/* ---- a chapter and its place in course.yaml ---- */

/* Is there lessons/NN-<name>.yaml, or lessons/<name>.yaml? The highest NN of all. */
static bool find_chapter(const char *lessons, const char *name, int *highest)
{
    bool found = false;
    DIR *dir = opendir(lessons);
    Buf file = {0};
    buf_printf(&file, "%s.yaml", name);
    *highest = 0;
    for (const struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
        size_t digits = strspn(entry->d_name, "0123456789");
        int number = 0;
        bool numbered = digits && digits <= 4 && sscanf(entry->d_name, "%4d-", &number) == 1 && entry->d_name[digits] == '-';
        if (numbered && number > *highest)
            *highest = number;
        found = found || strcmp(entry->d_name + (numbered ? digits + 1 : 0), buf_text(&file)) == 0;
    }
    if (dir)
        closedir(dir);
    buf_deinit(&file);
    return found;
}

/* Where a line of a block of list items ends, the last one: the place for one more. NULL: `chapters` is not written so. */
static const char *end_of_list(const char *text, int *indent)
{
    const char *end = NULL, *at = strncmp(text, "chapters:", 9) == 0 ? text : strstr(text, "\nchapters:");
    *indent = 2;
    for (at = at ? strchr(at + 1, '\n') : NULL; at && *at; at = strchr(at, '\n')) {
        at++;
        size_t blanks = strspn(at, " ");
        if (at[blanks] == '-') {
            end = at + strcspn(at, "\n");
            *indent = (int)blanks;
        } else if (at[blanks] != '\n' && at[blanks] != '#' && blanks == 0)
            break;
    }
    return end;
}

/* Adds the chapter to the list. false: it has to be done by hand. */
static bool enlist(const char *course_file, const char *name)
{
    Buf text = {0}, changed = {0};
    int indent;
    bool ok = file_read(course_file, FILE_MOST, &text, NULL);
    const char *flow = ok ? strstr(buf_text(&text), "\nchapters: [") : NULL;
    const char *place = !ok ? NULL : flow ? strchr(flow, ']') : end_of_list(buf_text(&text), &indent);
    if (place) {
        size_t before = (size_t)(place - text.data);
        buf_bytes(&changed, text.data, before);
        if (flow)
            buf_printf(&changed, ", %s", name);
        else
            buf_printf(&changed, "\n%*s- %s", indent, "", name);
        buf_bytes(&changed, place, text.len - before);
        ok = file_write(course_file, buf_text(&changed), changed.len, NULL);
    }
    buf_deinit(&text);
    buf_deinit(&changed);
    return ok && place;
}

static bool new_chapter(const char *dir, const char *name)
{
    int highest;
    char *lessons = path_in(dir, "lessons"), *course = file_join(lessons, "course.yaml");
    Buf file = {0};
    bool found = find_chapter(lessons, name, &highest);
    buf_printf(&file, "%s/%02d-%s.yaml", lessons, highest + 1, name);
    bool ok = found ? say_problem(name, "there is such a chapter already; nothing is overwritten")
                    : write_new(buf_text(&file), "chapter.yaml", name);
    if (ok && enlist(course, name))
        printf("added `%s` to %s\n", name, course);
    else if (ok)
        printf("now add `- %s` to `chapters` in %s\n", name, course);
    if (ok)
        printf("\nLook at it while you write:  asyncourse preview %s\n"
               "Prove it:                    asyncourse check %s\n",
               buf_text(&file), buf_text(&file));
    buf_deinit(&file);
    mem_free(course);
    mem_free(lessons);
    return ok;
}

static bool new_exercise(const char *dir, const char *name)
{
    char *folder = path_in(dir, "exercises");
    Buf file = {0};
    buf_printf(&file, "%s/%s.yaml", folder, name);
    bool ok = make_folder(folder) && write_new(buf_text(&file), "exercise.yaml", name);
    if (ok)
        printf("\nPut it into a chapter:       - exercise: %s\n"
               "Look at it while you write:  asyncourse preview %s\n"
               "Prove it:                    asyncourse check --mutate %s\n",
               name, buf_text(&file), buf_text(&file));
    buf_deinit(&file);
    mem_free(folder);
    return ok;
}

/* NAME is a folder; the id is its last part. */
static bool new_course(const char *dir, const char *name)
{
    char *lessons = path_in(dir, "lessons"), *course = file_join(lessons, "course.yaml");
    char *chapter = file_join(lessons, "01-first-steps.yaml");
    bool ok = make_folder(dir) && make_folder(lessons) && write_new(course, "course.yaml", name) &&
              write_new(chapter, "chapter.yaml", "first-steps");
    if (ok)
        printf("\nOpen it:        asyncourse --course %s\n"
               "Prove it:       asyncourse check %s\n"
               "More chapters:  asyncourse new chapter --course %s NAME\n"
               "Exercises:      asyncourse new exercise --course %s NAME\n",
               dir, dir, dir, dir);
    mem_free(chapter);
    mem_free(course);
    mem_free(lessons);
    return ok;
}

/* ---- arguments ---- */

static int in_course(Args *args, const char *dir, const char *name, bool chapter)
{
    char *found = course_above(dir ? dir : ".");
    if (!found)
        return args_usage(args, "no course is %s or above (lessons/course.yaml is missing): begin with 'asyncourse new course DIR'",
                          dir ? dir : "here");
    bool ok = chapter ? new_chapter(found, name) : new_exercise(found, name);
    mem_free(found);
    return ok ? 0 : EXIT_USAGE;
}

int cmd_new(Args *args)
{
    static const char *const known[] = {"--course", "--help", NULL};
    const char *words[2] = {NULL, NULL}, *dir = NULL;
    size_t count = 0;
    while (args_more(args)) {
        if (args_value(args, "--course", &dir)) {
            if (!dir)
                return EXIT_USAGE;
        } else if (args_is_option(args) || count == 2)
            return args_unknown(args, known);
        else
            words[count++] = args_take(args);
    }
    bool course = count && strcmp(words[0], "course") == 0, chapter = count && strcmp(words[0], "chapter") == 0;
    if (!course && !chapter && !(count && strcmp(words[0], "exercise") == 0))
        return args_usage(args, "what is to be new? course DIR, chapter NAME or exercise NAME");
    if (count < 2)
        return args_usage(args, "the %s needs a name", words[0]);
    const char *name = course ? file_base_name(words[1]) : words[1];
    if (!is_name(name))
        return args_usage(args, "'%s' cannot be a name: small letters, digits and -, at most %d", name, NAME_MOST);
    int rc = course ? (new_course(words[1], name) ? 0 : EXIT_USAGE) : in_course(args, dir, name, chapter);
    return output_finish() ? rc : EXIT_CANNOT_WRITE;
}
