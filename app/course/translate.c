#include "course/translate.h"

#include "base/file.h"
#include "base/mem.h"
#include "course/crc32c.h"
#include "course/fields.h"
#include "course/texts.h"
#include "course/yaml.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One language of one course. */
typedef struct {
    Course *course;
    Schema s;
    Translation *tally;
    bool apply; /* else: compare */
} Job;

/* The texts of one step, or those of a chapter itself. */
typedef struct {
    const CourseValue *map; /* the translation; NULL: none */
    bool apply;
    const char *count_key; /* not NULL: only count the texts of this key */
    size_t counted;
    Buf originals;
    Buf missing; /* "title, stops 2" */
    size_t texts, missing_count;
} Texts;

/* ---- one text ---- */

static const CourseValue *translated(const CourseValue *map, const char *key, int index)
{
    const CourseValue *value = course_value_get(map, key);
    if (value != NULL && value->kind == COURSE_LIST && index >= 0)
        value = (size_t)index < value->count ? value->items[index] : NULL;
    else if (index > 0)
        value = NULL; /* one text stands for a list of one */
    return value != NULL && value->kind == COURSE_SCALAR && value->scalar.len > 0 ? value : NULL;
}

static void note_missing(Texts *t, const char *key, int index)
{
    t->missing_count++;
    buf_printf(&t->missing, "%s%s", t->missing.len ? ", " : "", key);
    if (index >= 0)
        buf_printf(&t->missing, " %d", index + 1);
}

static void see_text(void *ctx, const char *key, int index, CourseText *text)
{
    Texts *t = ctx;
    if (t->count_key != NULL) {
        t->counted += strcmp(t->count_key, key) == 0;
        return;
    }
    if (text->text == NULL || text->len == 0)
        return;
    const CourseValue *value = translated(t->map, key, index);
    if (t->apply) {
        if (value != NULL) {
            text->text = value->scalar.text;
            text->len = value->scalar.len;
        }
        return;
    }
    t->texts++;
    buf_printf(&t->originals, "%s %d\n%s\n", key, index, text->text);
    if (value == NULL)
        note_missing(t, key, index);
}

/* Of the originals; six digits are enough to see a change. */
static void checksum(const Texts *t, char sum[8])
{
    snprintf(sum, 8, "%06x", (unsigned)(crc32c(buf_text(&t->originals), t->originals.len) & 0xffffff));
}

/* ---- one step ---- */

typedef void (*Visitor)(void *of, TextVisit visit, void *ctx);
static void visit_step(void *of, TextVisit visit, void *ctx) { texts_of_step(of, visit, ctx); }
static void visit_course(void *of, TextVisit visit, void *ctx) { texts_of_course(of, visit, ctx); }
static void visit_chapter(void *of, TextVisit visit, void *ctx) { texts_of_chapter(of, visit, ctx); }

/* Texts that the original does not have. */
static void check_surplus(Job *job, const CourseValue *map, Visitor visitor, void *of)
{
    for (size_t i = 0; i < map->count; i++) {
        const CourseValue *key = map->pairs[i].key, *value = map->pairs[i].value;
        const char *name = key->scalar.text;
        Texts t = {.count_key = name};
        if (strcmp(name, "from") == 0 || strncmp(name, "x-", 2) == 0 || keys_find(KEYS_TRANSLATED_STEP, name) == NULL)
            continue;
        visitor(of, see_text, &t);
        size_t given = value->kind == COURSE_LIST ? value->count : 1;
        if (t.counted == 0)
            schema_warn(&job->s, key->line, key->col, "translation-surplus", "the original has no `%s`", name);
        else if (given > t.counted)
            schema_warn(&job->s, key->line, key->col, "translation-surplus", "`%s` has %zu texts, the original has %zu",
                        name, given, t.counted);
    }
}

static void check_from(Job *job, const CourseValue *map, const Texts *t)
{
    const CourseValue *from = course_value_get(map, "from");
    char sum[8];
    checksum(t, sum);
    if (from == NULL)
        schema_hint(schema_warn(&job->s, map->line, map->col, "translation-from", "it is not said which original this translates"),
                    "from: %s", sum);
    else if (from->kind != COURSE_SCALAR || strcmp(from->scalar.text, sum) != 0) {
        job->tally->outdated++;
        schema_hint(schema_warn(&job->s, from->line, from->col, "translation-outdated",
                                "the original has changed since this was translated"),
                    "when the translation is right again: from: %s", sum);
    }
}

/* Compares one mapping of texts with its original; `what` names it in messages. */
static void compare(Job *job, const CourseValue *map, const CourseValue *at, const char *what, Visitor visitor, void *of)
{
    Texts t = {.map = map};
    visitor(of, see_text, &t);
    job->tally->texts += t.texts;
    job->tally->missing += t.missing_count;
    if (t.texts > 0 && t.missing_count == t.texts)
        schema_warn(&job->s, at->line, at->col, "translation-missing", "%s is not translated (%zu text%s)", what, t.texts,
                    t.texts == 1 ? "" : "s");
    else if (t.missing_count > 0)
        schema_warn(&job->s, at->line, at->col, "translation-missing", "not translated of %s: %s", what, buf_text(&t.missing));
    if (map != NULL && visitor == visit_step) {
        check_surplus(job, map, visitor, of);
        check_from(job, map, &t);
    }
    buf_deinit(&t.originals);
    buf_deinit(&t.missing);
}

static void do_step(Job *job, const CourseValue *root, const CourseValue *steps, CourseStep *step)
{
    const CourseValue *map = course_value_get(steps, step->id);
    if (step->broken)
        return;
    if (map != NULL && !field_is_map(&job->s, map, "a translated step"))
        map = NULL;
    if (job->apply) {
        Texts t = {.map = map, .apply = true};
        texts_of_step(step, see_text, &t);
        return;
    }
    Buf what = {0};
    buf_printf(&what, "`%s`", step->id);
    compare(job, map, map != NULL ? map : steps != NULL ? steps : root, buf_text(&what), visit_step, step);
    buf_deinit(&what);
}

/* ---- one chapter ---- */

static void check_steps_exist(Job *job, const CourseValue *steps, const CourseChapter *chapter)
{
    const char **ids = arena_alloc(job->s.arena, (chapter->step_count + 1) * sizeof *ids);
    for (size_t i = 0; i < chapter->step_count; i++)
        ids[i] = chapter->steps[i].id;
    for (size_t i = 0; i < steps->count; i++) {
        const CourseValue *key = steps->pairs[i].key;
        size_t k = 0;
        while (ids[k] != NULL && strcmp(ids[k], key->scalar.text) != 0)
            k++;
        if (ids[k] == NULL)
            schema_suggest(schema_error(&job->s, key, "unknown-step", "the chapter has no step `%.60s`", key->scalar.text),
                           key->scalar.text, ids);
        else if (steps->pairs[i].value->kind == COURSE_MAP)
            field_keys(&job->s, steps->pairs[i].value, KEYS_TRANSLATED_STEP);
    }
}

static void do_root(Job *job, const CourseValue *root, CourseChapter *chapter)
{
    const CourseValue *steps = course_value_get(root, "steps"), *id = course_value_get(root, "chapter");
    field_keys(&job->s, root, KEYS_TRANSLATION);
    if (id == NULL || id->kind != COURSE_SCALAR || strcmp(id->scalar.text, chapter->id) != 0)
        schema_error(&job->s, id != NULL ? id : root, "wrong-id", "`chapter` must be `%s`", chapter->id);
    if (steps != NULL && !field_is_map(&job->s, steps, "`steps`"))
        steps = NULL;
    if (steps != NULL)
        check_steps_exist(job, steps, chapter);
    if (job->apply) {
        Texts t = {.map = root, .apply = true};
        texts_of_chapter(chapter, see_text, &t);
    } else
        compare(job, root, root, "the chapter", visit_chapter, chapter);
    for (size_t i = 0; i < chapter->step_count; i++)
        do_step(job, root, steps, &chapter->steps[i]);
}

static void count_all(Job *job, CourseChapter *chapter)
{
    Texts t = {0};
    texts_of_chapter(chapter, see_text, &t);
    for (size_t i = 0; i < chapter->step_count; i++)
        if (!chapter->steps[i].broken)
            texts_of_step(&chapter->steps[i], see_text, &t);
    job->tally->texts += t.texts;
    job->tally->missing += t.texts;
    job->s.file = chapter->file;
    schema_hint(schema_warn(&job->s, 1, 1, "translation-missing", "this chapter is not translated into `%s` (%zu texts)",
                            job->tally->language, t.texts),
                "it would be lessons/i18n/%s/%s", job->tally->language, file_base_name(chapter->file));
    buf_deinit(&t.originals);
    buf_deinit(&t.missing);
}

static char *language_dir(const Course *course, const char *language)
{
    Buf path = {0};
    buf_printf(&path, "%s%slessons/i18n%s%s", strcmp(course->dir, ".") == 0 ? "" : course->dir,
               strcmp(course->dir, ".") == 0 ? "" : "/", language ? "/" : "", language ? language : "");
    return buf_take(&path);
}

/* What stands in course.yaml: title and welcome. */
static void do_course(Job *job, const CourseValue *root)
{
    field_keys(&job->s, root, KEYS_TRANSLATED_COURSE);
    if (job->apply) {
        Texts t = {.map = root, .apply = true};
        texts_of_course(job->course, see_text, &t);
    } else
        compare(job, root, root, "the course", visit_course, job->course);
}

/* The side file of this name in `dir`; NULL: there is none, or it has mistakes. Sets the file that diagnostics name. */
static const CourseValue *read_side_file(Job *job, const char *dir, const char *name, bool *exists)
{
    char *path = file_join(dir, name);
    const CourseValue *root = NULL;
    job->s.file = arena_strndup(job->s.arena, path, strlen(path));
    *exists = file_exists(path);
    if (*exists)
        root = yaml_read_file(job->s.arena, job->s.file, job->s.diags);
    mem_free(path);
    return root != NULL && field_is_map(&job->s, root, "a translation") ? root : NULL;
}

static void do_language(Job *job)
{
    char *dir = language_dir(job->course, job->tally->language);
    bool exists;
    const CourseValue *own = read_side_file(job, dir, "course.yaml", &exists);
    if (own != NULL)
        do_course(job, own);
    for (size_t c = 0; c < job->course->chapter_count; c++) {
        CourseChapter *chapter = &job->course->chapters[c];
        if (chapter->step_count == 0)
            continue;
        const CourseValue *root = read_side_file(job, dir, file_base_name(chapter->file), &exists);
        if (root != NULL)
            do_root(job, root, chapter);
        else if (!exists && !job->apply)
            count_all(job, chapter);
    }
    mem_free(dir);
}

/* ---- the doors ---- */

static int by_language(const void *a, const void *b)
{
    return strcmp(((const Translation *)a)->language, ((const Translation *)b)->language);
}

const Translation *course_check_translations(Course *course, DiagList *diags, size_t *count)
{
    enum { MOST = 100 };
    Translation *all = arena_alloc(&course->arena, MOST * sizeof *all);
    char *folder = language_dir(course, NULL);
    DIR *dir = opendir(folder);
    *count = 0;
    for (const struct dirent *entry; dir != NULL && *count < MOST && (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            all[(*count)++].language = arena_strndup(&course->arena, entry->d_name, strlen(entry->d_name));
    if (dir != NULL)
        closedir(dir);
    mem_free(folder);
    qsort(all, *count, sizeof *all, by_language);
    for (size_t i = 0; i < *count; i++) {
        Job job = {.course = course, .s = {&course->arena, NULL, diags, 0}, .tally = &all[i]};
        do_language(&job);
    }
    return all;
}

bool course_translate(Course *course, const char *language, DiagList *diags)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    bool good = language[0] != '\0' && strspn(language, letters) == strlen(language);
    char *dir = language_dir(course, language);
    good = good && file_is_dir(dir);
    mem_free(dir);
    if (!good)
        return false;
    Translation tally = {.language = language};
    Job job = {.course = course, .s = {&course->arena, NULL, diags, 0}, .tally = &tally, .apply = true};
    do_language(&job);
    return true;
}
