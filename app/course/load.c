#include "course/load.h"

#include "base/file.h"
#include "base/mem.h"
#include "course/glossary.h"
#include "course/link.h"
#include "course/lock.h"
#include "course/schema.h"
#include "course/yaml.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* ---- finding ---- */

/* The folder that holds lessons/course.yaml, if `dir` is it or is the lessons folder itself; else NULL. */
static char *course_dir_at(const char *dir)
{
    static const char *const inside[] = {"lessons/course.yaml", "course.yaml"};
    static const char *const up[] = {NULL, ".."};
    for (size_t i = 0; i < 2; i++) {
        char *file = file_join(dir, inside[i]);
        bool there = file_exists(file);
        mem_free(file);
        if (there)
            return up[i] != NULL ? file_join(dir, up[i]) : mem_strdup(dir);
    }
    return NULL;
}

static char *find_at_only(const char *dir, const char *who, char **error)
{
    char *found = course_dir_at(dir);
    if (found != NULL)
        return found;
    Buf text;
    buf_init(&text);
    buf_printf(&text, "%s %s: there is no lessons/course.yaml in it", who, dir);
    *error = buf_take(&text);
    return NULL;
}

char *course_find(const CourseSearch *search, char **error)
{
    *error = NULL;
    if (search->option_dir != NULL)
        return find_at_only(search->option_dir, "--course", error);
    if (search->environment != NULL && search->environment[0] != '\0')
        return find_at_only(search->environment, "ASYNCOURSE_COURSE", error);
    const char *const places[] = {search->data_path ? search->data_path : "../share/asyncourse",
                                  "share/asyncourse" /* what has not been installed: a folder to carry around, a build */};
    char *found = NULL;
    for (size_t i = 0; !found && search->executable_dir != NULL && i < sizeof places / sizeof *places; i++) {
        char *share = file_join(search->executable_dir, places[i]);
        found = course_dir_at(share);
        mem_free(share);
    }
    if (found == NULL)
        *error = mem_strdup("no course found; say where it is with --course DIR");
    return found;
}

/* ---- reading one file ---- */

static const char *arena_path(Course *course, const char *folder, const char *name)
{
    Buf path;
    buf_init(&path);
    if (strcmp(course->dir, ".") != 0)
        buf_printf(&path, "%s%s", course->dir, course->dir[strlen(course->dir) - 1] == '/' ? "" : "/");
    buf_printf(&path, "%s/%s", folder, name);
    const char *kept = arena_strndup(&course->arena, buf_text(&path), path.len);
    buf_deinit(&path);
    return kept;
}

/* ---- chapters ---- */

/* True for NN-<id>.yaml and <id>.yaml. */
static bool is_file_of(const char *name, const char *id)
{
    size_t digits = strspn(name, "0123456789");
    if (digits > 0 && name[digits] == '-' && digits <= 4)
        name += digits + 1;
    size_t len = strlen(id);
    return strncmp(name, id, len) == 0 && strcmp(name + len, ".yaml") == 0;
}

/* The files of all chapters, found in one walk through lessons/. Of two that fit, the alphabetically first is taken. */
static void find_chapter_files(Course *course)
{
    char *folder = file_join(course->dir, "lessons");
    DIR *dir = opendir(folder);
    mem_free(folder);
    if (dir == NULL)
        return;
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (len < 6 || strcmp(entry->d_name + len - 5, ".yaml") != 0)
            continue;
        for (size_t i = 0; i < course->chapter_count; i++) {
            CourseChapter *chapter = &course->chapters[i];
            if (!is_file_of(entry->d_name, chapter->id))
                continue;
            if (chapter->file == NULL || strcmp(entry->d_name, file_base_name(chapter->file)) < 0)
                chapter->file = arena_path(course, "lessons", entry->d_name);
        }
    }
    closedir(dir);
}

static void load_elsewhere(Course *course, CourseChapter *chapter, CourseStep *step)
{
    Buf name;
    buf_init(&name);
    buf_printf(&name, "%s.yaml", step->id);
    const char *path = arena_path(course, "exercises", buf_text(&name));
    buf_deinit(&name);
    size_t errors_before = chapter->diags.errors;
    step->exercise.file = path;
    if (!file_exists(path)) {
        Diag *d = diag_add(&chapter->diags, DIAG_ERROR, "no-file", chapter->file, step->line, step->col,
                           "the exercise `%s` has neither keys here nor a file %s", step->id, path);
        schema_hint(d, "give it `task`, `starter`, `solution`, `checks`, or write the file");
    } else {
        const CourseValue *root = yaml_read_file(&course->arena, path, &chapter->diags);
        Schema s = {&course->arena, path, &chapter->diags, 0};
        if (root != NULL)
            schema_exercise(&s, root, false, &step->exercise, &step->title);
    }
    step->broken = chapter->diags.errors != errors_before;
}

/* Does one of the words (NULL: any) stand in the file's text? */
static bool speaks_of(const char *file, const char *const *words)
{
    Buf text;
    if (words == NULL)
        return true;
    buf_init(&text);
    bool found = !file_is_regular(file) || !file_read(file, YAML_MAX_BYTES + 3, &text, NULL); /* that is an error of the chapter */
    for (size_t i = 0; !found && words[i] != NULL; i++)
        found = memmem(buf_text(&text), text.len, words[i], strlen(words[i])) != NULL;
    buf_deinit(&text);
    return found;
}

static void load_chapter(Course *course, const char *course_file, CourseChapter *chapter, const char *const *only)
{
    if (chapter->file == NULL) {
        Diag *d = diag_add(&chapter->diags, DIAG_ERROR, "no-file", course_file, chapter->title.line, chapter->title.col,
                           "the chapter `%s` has no file", chapter->id);
        schema_hint(d, "it would be lessons/%02d-%s.yaml", chapter->number, chapter->id);
        return;
    }
    if (!speaks_of(chapter->file, only))
        return;
    const CourseValue *root = yaml_read_file(&course->arena, chapter->file, &chapter->diags);
    if (root == NULL)
        return;
    Schema s = {&course->arena, chapter->file, &chapter->diags, 0};
    schema_chapter(&s, root, chapter);
    for (size_t i = 0; i < chapter->step_count; i++) {
        CourseStep *step = &chapter->steps[i];
        if (schema_is_elsewhere(step))
            load_elsewhere(course, chapter, step);
        if (step->kind == STEP_EXERCISE && step->exercise.points < 0)
            step->exercise.points = course->default_points;
    }
}

/* ---- exercises that no chapter names ---- */

static bool is_named(const Course *course, const char *id)
{
    for (size_t c = 0; c < course->chapter_count; c++)
        for (size_t i = 0; i < course->chapters[c].step_count; i++)
            if (strcmp(course->chapters[c].steps[i].id, id) == 0)
                return true;
    return false;
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The ids of exercises/<id>.yaml in alphabetical order; the array is the caller's, the texts are the arena's. */
static const char **exercise_ids(Course *course, size_t *count)
{
    const char **ids = NULL;
    size_t cap = 0;
    char *folder = file_join(course->dir, "exercises");
    DIR *dir = opendir(folder);
    *count = 0;
    mem_free(folder);
    if (dir == NULL)
        return NULL;
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (entry->d_name[0] == '.' || len < 6 || strcmp(entry->d_name + len - 5, ".yaml") != 0)
            continue;
        MEM_GROW(ids, cap, *count + 1);
        ids[(*count)++] = arena_strndup(&course->arena, entry->d_name, len - 5);
    }
    closedir(dir);
    if (*count > 1)
        qsort(ids, *count, sizeof *ids, by_name);
    return ids;
}

static bool is_among(const char *id, const char *const *ids)
{
    while (*ids != NULL && strcmp(*ids, id) != 0)
        ids++;
    return *ids != NULL;
}

static void load_loose(Course *course, const char *const *only)
{
    size_t count;
    const char **ids = exercise_ids(course, &count);
    CourseChapter *loose = course->loose;
    loose->id = "";
    loose->title = (CourseText){.text = "Exercises of no chapter", .len = 23, .line = 1, .col = 1};
    loose->file = arena_path(course, "exercises", "");
    loose->steps = arena_alloc(&course->arena, (count + 1) * sizeof *loose->steps);
    for (size_t i = 0; i < count; i++) {
        if ((only != NULL && !is_among(ids[i], only)) || is_named(course, ids[i]))
            continue;
        CourseStep *step = &loose->steps[loose->step_count++];
        *step = (CourseStep){.kind = STEP_EXERCISE, .id = ids[i], .key = ids[i], .line = 1, .col = 1};
        step->exercise.points = -1;
        load_elsewhere(course, loose, step);
        if (step->exercise.points < 0)
            step->exercise.points = course->default_points;
    }
    mem_free(ids);
}

/* ---- the course ---- */

static Course *course_new(const char *dir)
{
    Course *course = mem_zalloc(sizeof *course);
    arena_init(&course->arena);
    diag_init(&course->diags);
    course->dir = arena_strndup(&course->arena, dir, strlen(dir));
    course->id = "";
    course->title = (CourseText){.text = "", .line = 1, .col = 1};
    course->language = (CourseText){.text = "en", .len = 2};
    course->default_points = 1;
    course->hints_after[0] = 1;
    course->hints_after[1] = 2;
    course->hints_after[2] = 4;
    course->hints_after_count = 3;
    return course;
}

static const CourseValue *load_worlds(Course *course)
{
    const char *path = arena_path(course, "assets", "worlds.yaml");
    if (!file_exists(path))
        return NULL;
    const CourseValue *root = yaml_read_file(&course->arena, path, &course->diags);
    Schema s = {&course->arena, path, &course->diags, 0};
    if (root != NULL)
        schema_worlds(&s, root);
    return root;
}

static void load_glossary(Course *course)
{
    const char *path = arena_path(course, "lessons", "glossary.yaml");
    const CourseValue *root = file_exists(path) ? yaml_read_file(&course->arena, path, &course->diags) : NULL;
    Schema s = {&course->arena, path, &course->diags, 0};
    if (root != NULL)
        schema_glossary(&s, root, course);
    link_glossary(course, path);
}

static const CourseValue *named_world(Schema *s, const CourseValue *root, const char *name)
{
    const CourseValue *world = course_value_get(root, name);
    if (world != NULL)
        return world;
    Diag *d = schema_error(s, root, "unknown-world", "there is no world `%.60s` in this file", name);
    size_t count = root->kind == COURSE_MAP ? root->count : 0;
    const char **names = arena_alloc(s->arena, (count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = root->pairs[i].key->scalar.text;
    if (count > 0)
        schema_suggest(d, name, names);
    return NULL;
}

bool course_read_world(const char *path, const char *name, Buf *json, DiagList *diags)
{
    Arena arena;
    arena_init(&arena);
    const CourseValue *root = yaml_read_file(&arena, path, diags);
    Schema s = {&arena, path, diags, 0};
    const CourseValue *world = root != NULL && name != NULL ? named_world(&s, root, name) : root;
    if (world != NULL)
        schema_world_value(&s, world);
    bool ok = world != NULL && s.errors == 0;
    if (ok)
        course_value_json(world, json);
    arena_deinit(&arena);
    return ok;
}

/* The exercises that no chapter names are like one more chapter behind the last. */
static void make_room_for_loose(Course *course)
{
    CourseChapter *chapters = arena_alloc(&course->arena, (course->chapter_count + 1) * sizeof *chapters);
    if (course->chapter_count)
        memcpy(chapters, course->chapters, course->chapter_count * sizeof *chapters);
    course->chapters = chapters;
    course->loose = &chapters[course->chapter_count];
    diag_init(&course->loose->diags);
}

/* only: see course_load_steps; NULL: everything. */
static Course *load(const char *dir, const char *const *only)
{
    Course *course = course_new(dir[0] != '\0' ? dir : ".");
    const char *file = arena_path(course, "lessons", "course.yaml");
    const CourseValue *root = yaml_read_file(&course->arena, file, &course->diags);
    if (root == NULL)
        return course;
    Schema s = {&course->arena, file, &course->diags, 0};
    schema_course(&s, root, course);
    make_room_for_loose(course);
    find_chapter_files(course);
    for (size_t i = 0; i < course->chapter_count; i++)
        load_chapter(course, file, &course->chapters[i], only);
    load_loose(course, only);
    link_course(course, file, load_worlds(course));
    if (only == NULL) {
        load_glossary(course);
        lock_load(course);
    }
    for (size_t i = 0; i < course->chapter_count; i++)
        course->chapters[i].quarantined = course->chapters[i].diags.errors > 0;
    return course;
}

Course *course_load(const char *dir) { return load(dir, NULL); }
Course *course_load_steps(const char *dir, const char *const *ids) { return load(dir, ids); }

void course_free(Course *course)
{
    if (course == NULL)
        return;
    for (size_t i = 0; i < course->chapter_count; i++)
        diag_deinit(&course->chapters[i].diags);
    if (course->loose != NULL)
        diag_deinit(&course->loose->diags);
    diag_deinit(&course->diags);
    arena_deinit(&course->arena);
    mem_free(course);
}

/* ---- diagnostics ---- */

void course_diag_list_text(const DiagList *diags, Buf *out)
{
    const char *loaded = NULL; /* the file whose text is in `source` */
    Buf source;
    buf_init(&source);
    for (size_t i = 0; i < diags->count; i++) {
        const Diag *d = &diags->items[i];
        if (d->file != NULL && (loaded == NULL || strcmp(loaded, d->file) != 0)) {
            buf_clear(&source);
            if (file_is_regular(d->file))
                file_read(d->file, YAML_MAX_BYTES + 3, &source, NULL);
            loaded = d->file;
        }
        diag_text(d, d->file != NULL && source.len > 0 ? source.data : NULL, source.len, out);
    }
    buf_deinit(&source);
}

void course_diags_text(const Course *course, Buf *out)
{
    course_diag_list_text(&course->diags, out);
    for (size_t i = 0; i < course->chapter_count; i++)
        course_diag_list_text(&course->chapters[i].diags, out);
    if (course->loose != NULL)
        course_diag_list_text(&course->loose->diags, out);
}

size_t course_check_text(CourseFileKind kind, const char *file, const char *id, const char *text, size_t len,
                         DiagList *diags)
{
    Course *course = course_new(".");
    size_t errors_before = diags->errors;
    const CourseValue *root = yaml_read(&course->arena, file, text, len, diags);
    Schema s = {&course->arena, file, diags, 0};
    if (root != NULL && kind == COURSE_FILE_COURSE) {
        schema_course(&s, root, course);
    } else if (root != NULL && kind == COURSE_FILE_CHAPTER) {
        CourseChapter chapter = {.id = id};
        schema_chapter(&s, root, &chapter);
    } else if (root != NULL && kind == COURSE_FILE_EXERCISE) {
        CourseExercise exercise = {.points = -1};
        CourseText title = {0};
        schema_exercise(&s, root, false, &exercise, &title);
    } else if (root != NULL) {
        schema_worlds(&s, root);
    }
    course_free(course);
    return diags->errors - errors_before;
}
