/* screens_golden [--update] DIR: types the key scripts of DIR/cases into the screens on a terminal in memory and
 * compares the last picture (text, then one role letter a cell) with DIR/NAME.txt; --update writes them anew.
 *
 * A case is a line of `cases` or `cases.player`: NAME SIZE TIER WHAT : KEYS. TIER is utf8 or ascii. WHAT is `course`
 * (that of ../course), `lessons:ID` (the step ID of the course that we teach) or a program of ../programs. */
#include "base/file.h"
#include "base/mem.h"
#include "course/load.h"
#include "screens/screen.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char name[64], tier[16], what[128];
    int rows, cols;
    const char *keys;
} Case;

static void dump(const Grid *grid, Buf *out)
{
    grid_dump_text(grid, out);
    buf_str(out, "---- roles\n");
    grid_dump_roles(grid, out);
}

/* Chapter and index of the step with this id; false when there is none. */
static bool find_step(const Course *course, const char *id, int *chapter, int *step)
{
    for (size_t c = 0; c < course->chapter_count; c++) {
        for (size_t i = 0; i < course->chapters[c].step_count; i++) {
            if (strcmp(course->chapters[c].steps[i].id, id) == 0) {
                *chapter = (int)c;
                *step = (int)i;
                return true;
            }
        }
    }
    return false;
}

/* The contents, or with an `id` the lesson at this step. */
static bool run_course(Term *term, const char *dir, const char *id, Buf *out)
{
    Course *course = course_load(dir);
    Progress *progress = progress_open_at(NULL, course->id ? course->id : "");
    App app;
    int chapter, step;
    bool ok = !id || find_step(course, id, &chapter, &step);
    app_init(&app, term, course, progress);
    if (ok) {
        app_push(&app, id ? lesson_new(&app, chapter, step) : contents_new(&app));
        app_loop(&app);
        dump(term_mem_screen(term), out);
    } else
        printf("there is no step %s\n", id);
    app_deinit(&app);
    progress_close(progress);
    course_free(course);
    return ok;
}

static bool run_program(Term *term, const char *what, Buf *out)
{
    Buf path = {0}, text = {0};
    char *error = NULL;
    buf_printf(&path, "%s/tests/screens/programs/%s", ASYNCOURSE_SOURCE_DIR, what);
    bool ok = file_read(buf_text(&path), 1 << 20, &text, &error);
    if (ok) {
        EngineSpec spec = {.text = buf_text(&text), .len = text.len, .file = what, .first_line = 1,
                           .folder = engine_folder_new(what), /* main has gone there */
                           .limits = ENGINE_LIMITS_VIEW, .record = true};
        App app;
        app_init(&app, term, NULL, NULL);
        app_push(&app, player_new(&app, &spec, NULL, NULL));
        app_loop(&app);
        app_deinit(&app);
        engine_folder_free(spec.folder);
        dump(term_mem_screen(term), out);
    } else {
        fprintf(stderr, "%s\n", error);
        mem_free(error);
    }
    buf_deinit(&path);
    buf_deinit(&text);
    return ok;
}

static bool run_what(Term *term, const char *what, Buf *out)
{
    static const char lessons[] = "lessons:";
    if (strcmp(what, "course") == 0)
        return run_course(term, ASYNCOURSE_SOURCE_DIR "/tests/screens/course", NULL, out);
    if (strncmp(what, lessons, sizeof lessons - 1) == 0)
        return run_course(term, ASYNCOURSE_SOURCE_DIR, what + sizeof lessons - 1, out);
    return run_program(term, what, out);
}

static bool check_case(const char *dir, const Case *c, bool update)
{
    Buf out = {0}, path = {0}, wanted = {0};
    char *error = NULL;
    Term *term = term_open_memory(c->rows, c->cols, strcmp(c->tier, "ascii") == 0 ? GLYPHS_ASCII : GLYPHS_UTF8, c->keys);
    bool ok = run_what(term, c->what, &out);
    term_close(term);
    buf_printf(&path, "%s/%s.txt", dir, c->name);
    if (ok && update)
        ok = file_write(buf_text(&path), buf_text(&out), out.len, &error);
    else if (ok) {
        ok = file_read(buf_text(&path), 1 << 20, &wanted, &error);
        if (ok && strcmp(buf_text(&wanted), buf_text(&out)) != 0) {
            printf("%s differs; now it is:\n%s\n", buf_text(&path), buf_text(&out));
            ok = false;
        }
    }
    if (error)
        printf("%s\n", error);
    mem_free(error);
    buf_deinit(&out);
    buf_deinit(&path);
    buf_deinit(&wanted);
    return ok;
}

/* The cases of one file of DIR; adds to the counts. */
static void check_cases(const char *dir, const char *name, bool update, int *cases, int *failed)
{
    char line[1024], path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        ++*failed;
        return;
    }
    while (fgets(line, sizeof line, file)) {
        Case c = {.keys = ""};
        char *keys = strstr(line, " : ");
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        if (sscanf(line, "%63s %dx%d %15s %127s", c.name, &c.cols, &c.rows, c.tier, c.what) != 5) {
            printf("not a case: %s\n", line);
            ++*failed;
            continue;
        }
        if (keys)
            c.keys = keys + 3;
        ++*cases;
        *failed += !check_case(dir, &c, update);
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    static const char *const files[] = {"cases", "cases.player"};
    bool update = argc == 3 && strcmp(argv[1], "--update") == 0;
    int failed = 0, cases = 0;
    char *dir = realpath(argc > 1 ? argv[argc - 1] : ".", NULL);
    setlocale(LC_CTYPE, "C.UTF-8");
    if (!dir || chdir(ASYNCOURSE_SOURCE_DIR "/tests/screens/programs") != 0) {
        perror("screens_golden");
        return 2;
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_cases(dir, files[i], update, &cases, &failed);
    free(dir);
    printf("%d cases, %d failed\n", cases, failed);
    return failed != 0;
}
