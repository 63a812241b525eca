/* Finding and loading a course: lessons/course.yaml, lessons/NN-<chapter>.yaml, exercises/<id>.yaml, assets/worlds.yaml.
 *
 * No file content can crash the loader or make it slow; mistakes become diagnostics. A chapter with errors is
 * quarantined, the rest of the course works. */
#ifndef ASYNCOURSE_COURSE_LOAD_H
#define ASYNCOURSE_COURSE_LOAD_H

#include "course/course.h"

/* Where a course may lie, in the order of asking; NULL entries are left out. */
typedef struct {
    const char *option_dir;     /* --course DIR: if given, nothing else is tried */
    const char *environment;    /* $ASYNCOURSE_COURSE; likewise */
    const char *executable_dir; /* the folder of the program */
    const char *data_path;      /* from there to the course that is installed; NULL: ../share/asyncourse */
} CourseSearch;

/* The folder of the course (caller frees), or NULL with *error a sentence (caller frees). A DIR that is the lessons folder itself
 * is accepted too. */
char *course_find(const CourseSearch *search, char **error);

/* Loads the course in `dir`. Never NULL: when course.yaml cannot be used the course has no chapters and says why in
 * course->diags. */
Course *course_load(const char *dir);
/* The same for somebody who wants the steps `ids` (NULL ends them) and nothing else: chapters in whose text none of these
 * words stands are left empty, other exercises and the glossary out, and what is wrong beside these steps is not told. */
Course *course_load_steps(const char *dir, const char *const *ids);
void course_free(Course *course);

/* Appends, as JSON, the world in the YAML file `path`: the whole file, or its entry `name` (not NULL). false: `diags` says why. */
bool course_read_world(const char *path, const char *name, Buf *json, DiagList *diags);

/* Diagnostics with the lines that they are about, read from their files. */
void course_diag_list_text(const DiagList *diags, Buf *out);
/* All diagnostics of the course, with source lines and carets, in the order of the chapters. */
void course_diags_text(const Course *course, Buf *out);

/* What a text is, for checking it alone. */
typedef enum { COURSE_FILE_COURSE, COURSE_FILE_CHAPTER, COURSE_FILE_EXERCISE, COURSE_FILE_WORLDS } CourseFileKind;
/* Checks one file's text without its neighbours (needs and exercises in files are not looked up). `id` is what the file name promises
 * (NULL: not checked). Returns the number of errors. */
size_t course_check_text(CourseFileKind kind, const char *file, const char *id, const char *text, size_t len,
                         DiagList *diags);

#endif
