/* The screens: the course (contents, lesson, player) and the player on a program of the learner's own. They draw what
 * others computed: programs run through engine_run before anything of them is shown. */
#ifndef ASYNCOURSE_SCREENS_APP_H
#define ASYNCOURSE_SCREENS_APP_H

#include "course/course.h"
#include "course/progress.h"
#include "engine/engine.h"

#include <stdbool.h>

typedef enum { APP_COLOR_AUTO, APP_COLOR_ALWAYS, APP_COLOR_NEVER } AppColor;

typedef struct {
    AppColor color;
    bool ascii;    /* force ASCII glyphs */
    bool no_mouse;
    bool no_anim; /* nothing moves between two pictures */
    bool plain; /* line by line, without a screen */
    const char *theme; /* "dark" ...; NULL: that of the settings */
} AppOptions;

/* The screens need a terminal that can place the cursor. true: there is none, and *why says so in a few words. */
bool app_needs_plain(Buf *why);

/* These open the controlling terminal, or without one are told line by line, and return when the learner leaves. false:
 * no usable terminal; `error` says why. setlocale(LC_CTYPE) must have been called. All arguments are borrowed. */
bool app_course(const AppOptions *options, const Course *course, Progress *progress, Buf *error);
/* Asks earlier questions again; the caller has made sure that there are some (study_review). */
bool app_review(const AppOptions *options, const Course *course, Progress *progress, Buf *error);
/* A chapter or an exercise of the course in `dir` while its `file` is being written, in another language (NULL: its own):
 * it is loaded anew whenever it is saved. Nothing is added to the learner's progress. */
bool app_preview(const AppOptions *options, const char *dir, const char *file, const char *language, Buf *error);
/* Runs the program of `spec` (its output callback is ignored, its input is asked from the learner) and opens the player
 * on the recording. */
bool app_view(const AppOptions *options, const EngineSpec *spec, Buf *error);
/* A word of the glossary with its explanation and its chapters, as lines of text. */
void app_term(const Course *course, const CourseTerm *term, Buf *out);
/* The program's run, stepped through in the player at 80x24, as a film for asciinema. Equal specs give equal bytes; needs
 * no terminal. */
void app_cast(const EngineSpec *spec, Buf *out);

#endif
