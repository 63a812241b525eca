/* A course that is being written, told: the lesson, or what is wrong with its files; again whenever a file is saved. */
#include "screens/plain.h"
#include "screens/preview.h"

#include <string.h>

enum { LOOK_MS = 300 };

static unsigned contexts(const Screen *screen)
{
    const Screen *lesson = preview_lesson(screen);
    return lesson ? plain_lesson.contexts(lesson) : CTX_TEXT;
}

static int enter(const Screen *screen)
{
    const Screen *lesson = preview_lesson(screen);
    return lesson ? plain_lesson.enter(lesson) : ACT_NONE;
}

static void tell(Screen *screen, Plain *p)
{
    const char *mistakes = preview_mistakes(screen);
    p->told_step = NULL;
    if (preview_lesson(screen))
        plain_lesson.tell(preview_lesson(screen), p);
    else {
        plain_say(p, "These mistakes have to be mended first; it is told again when the file is saved.");
        plain_lines(p, 0, mistakes, strlen(mistakes));
    }
}

static void ask(const Screen *screen, Buf *out)
{
    if (preview_lesson(screen))
        plain_lesson.ask(preview_lesson(screen), out);
    else
        buf_str(out, "q leaves, ? help: ");
}

static bool line(Screen *screen, Plain *p, const char *text)
{
    return preview_lesson(screen) && plain_lesson.line(preview_lesson(screen), p, text);
}

static void acted(Screen *screen, Plain *p, const KeyHit *hit)
{
    if (preview_lesson(screen))
        plain_lesson.acted(preview_lesson(screen), p, hit);
}

static void help(Plain *p)
{
    const Screen *preview = p->told;
    p->told = preview_lesson(preview);
    if (p->told)
        plain_lesson.help(p);
    p->told = preview;
}

static int watch(const Screen *screen, int *ms)
{
    (void)screen;
    *ms = LOOK_MS;
    return -1;
}

static bool woken(Screen *screen, Plain *p)
{
    if (!preview_look(screen))
        return false;
    putchar('\n'); /* after the prompt */
    plain_say(p, "A file was saved.");
    tell(screen, p);
    return true;
}

const PlainOps plain_preview = {contexts, enter, tell, ask, line, acted, help, watch, woken};
