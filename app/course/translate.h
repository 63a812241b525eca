/* Translations: lessons/i18n/<language>/<name of the chapter's file> has texts of a chapter under the ids of its steps;
 * code, checks and ids stay in the original. What is not translated is shown as it is there. */
#ifndef ASYNCOURSE_COURSE_TRANSLATE_H
#define ASYNCOURSE_COURSE_TRANSLATE_H

#include "course/course.h"

typedef struct {
    const char *language;
    size_t texts;    /* that the course has */
    size_t missing;  /* of these */
    size_t outdated; /* steps whose original has changed since */
} Translation;

/* All languages of the course in alphabetical order; the array lives in the course. What is missing, outdated or wrong
 * becomes a diagnostic. Changes no text. */
const Translation *course_check_translations(Course *course, DiagList *diags, size_t *count);
/* Puts the translated texts in the place of the originals. false: the course has no such language. Mistakes in a side
 * file become diagnostics; its other texts are used. */
bool course_translate(Course *course, const char *language, DiagList *diags);

#endif
