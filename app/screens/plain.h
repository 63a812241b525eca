/* --plain: the same screens, told line by line, for screen readers, pipes and terminals that cannot place a cursor. The
 * learner types lines; what they mean comes from the table of keys (actions.def), so keys are those of the screens, and
 * whoever has no key has a name. Nothing is computed here: screens hold the models, this reads them aloud.
 *
 * No line is longer than PLAIN_WIDTH cells, there is no colour and no escape sequence, and what authors, learners and
 * programs wrote is made safe for terminals. */
#ifndef ASYNCOURSE_SCREENS_PLAIN_H
#define ASYNCOURSE_SCREENS_PLAIN_H

#include "screens/doc.h"
#include "screens/lesson.h"
#include "screens/screen.h"

#include <stdio.h>

enum { PLAIN_WIDTH = 79 };

typedef struct Plain {
    App app;            /* without a terminal; its grid says ASCII, so that arrows are told as -> */
    GlyphTier tier;     /* what the locale has */
    bool echo;          /* input is no terminal: a transcript shows what was typed */
    bool ended;         /* the input is at its end */
    bool welcomed;      /* the author's words to the course have been told */
    const Screen *told; /* the screen that was told last, and what of it */
    int told_depth;
    const CourseStep *told_step;
    const CourseChapter *told_chapter;
    uint64_t told_pos;
} Plain;

/* How a screen is told. */
struct PlainOps {
    /* In which a line is read as keys. */
    unsigned (*contexts)(const Screen *screen);
    /* The action of an empty line; ACT_NONE: none. */
    int (*enter)(const Screen *screen);
    /* When it comes up, or again. */
    void (*tell)(Screen *screen, Plain *p);
    /* The prompt: what can be typed now. */
    void (*ask)(const Screen *screen, Buf *out);
    /* true: the line meant something of its own, which is done. */
    bool (*line)(Screen *screen, Plain *p, const char *line);
    /* What came of an action; the screen is still there. */
    void (*acted)(Screen *screen, Plain *p, const KeyHit *hit);
    /* What lines mean beside keys. */
    void (*help)(Plain *p);
    /* NULL: nothing comes but lines. A descriptor that is readable when `woken` should be asked (-1: none), and after how
     * many milliseconds it should be in any case (-1: never). */
    int (*watch)(const Screen *screen, int *ms);
    /* Has something come from outside (a file was saved)? It has been told then. */
    bool (*woken)(Screen *screen, Plain *p);
};
extern const PlainOps plain_contents, plain_lesson, plain_player, plain_glossary, plain_preview;
/* Of a screen; one that has none of its own is told as its picture. */
const PlainOps *plain_ops(const Screen *screen);

/* The whole thing, until the learner leaves or the input ends. `why` (may be "") says why there are no screens. */
void plain_run(const AppOptions *options, const Course *course, Progress *progress, const char *why,
               Screen *(*first)(App *app, const void *of), const void *of);

/* ---- writing (plain_out.c) ---- */
/* Wrapped text; later lines are indented two cells more. */
void plain_text(Plain *p, int indent, const char *text);
void plain_say(Plain *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Course markup, with signs told as words. */
void plain_markup(Plain *p, int indent, const char *text, size_t len);
/* One line of markup after a prefix. */
void plain_inline(Plain *p, const char *prefix, const CourseText *text);
/* A program with line numbers from `first` on. */
void plain_code(Plain *p, const char *text, size_t len, int first);
/* Lines as they are, indented; what is too long is broken. */
void plain_lines(Plain *p, int indent, const char *text, size_t len);
void plain_doc(Plain *p, const Doc *doc);
void plain_doc_init(Plain *p, Doc *doc); /* a doc to be told: of our width, signs are words */
void plain_blank(Plain *p);

/* ---- reading ---- */
/* A line without its end. false: there is none any more. */
bool plain_read(Plain *p, const char *prompt, Buf *line);
/* The same, but something from outside may come first: it has been told, and there is no line. */
typedef enum { PLAIN_END, PLAIN_LINE, PLAIN_WOKEN } PlainRead;
PlainRead plain_ask(Plain *p, Screen *screen, const char *prompt, Buf *line);
/* Lines up to one that is only a dot (".." stands for a dot), each with its newline. false: the input ended before. */
bool plain_read_lines(Plain *p, const char *prompt, Buf *text);

/* ---- lines (plain_line.c) ---- */
/* Does what a line means, or says that it means nothing. */
void plain_line(Plain *p, const char *line);
/* Does an action on the top screen and tells what came of it. */
void plain_act(Plain *p, const KeyHit *hit);
void plain_help(Plain *p);

/* ---- panes (plain_panes.c) ---- */
/* Every fact that a pane shows has a word here that tells it. */
typedef struct {
    const char *word, *help;
    int pane; /* PaneId, or -1: shown beside the panes */
    void (*tell)(Plain *p, Screen *player);
} PlainPane;
extern const PlainPane plain_panes[];
extern const size_t plain_pane_count;

#endif
