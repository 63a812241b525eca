/* A chapter or an exercise while its author writes it: the lesson as learners see it, loaded anew whenever a file of the
 * course has changed. Mistakes of the files are shown in its place until they are mended; the page is kept. */
#ifndef ASYNCOURSE_SCREENS_PREVIEW_H
#define ASYNCOURSE_SCREENS_PREVIEW_H

#include "screens/screen.h"

/* The course in `dir` at the chapter or the exercise of `file` (a folder: at its first chapter), in another language
 * (NULL: its own); all are copied. Sets the app's course, which must not have one, and owns it. Answers go to the app's
 * progress. */
Screen *preview_new(App *app, const char *dir, const char *file, const char *language);

/* ---- for --plain ---- */
Screen *preview_lesson(const Screen *preview); /* NULL: there are mistakes */
const char *preview_mistakes(const Screen *preview);
bool preview_look(Screen *preview); /* true: a file had changed, and all was loaded anew */

#endif
