/* The light markup of course texts -> blocks of styled runs. It knows nothing of screens: wrapping and colours are theirs.
 *
 * Paragraphs, # headings, - and 1. lists, indented and fenced code, > tip, !> warning, ?> myth, v> version note;
 * inside: *emphasis*, `code`, [[glossary word]], [chapter-id]. What looks like more is plain text. Never fails. */
#ifndef ASYNCOURSE_COURSE_MARKUP_H
#define ASYNCOURSE_COURSE_MARKUP_H

#include "base/arena.h"

#include <stddef.h>

typedef enum {
    MARKUP_PARAGRAPH,
    MARKUP_HEADING,
    MARKUP_ITEM,
    MARKUP_CODE, /* one run a line; empty lines have a run with len 0 */
    MARKUP_TIP,
    MARKUP_WARNING,
    MARKUP_MYTH,
    MARKUP_VERSION
} MarkupKind;

typedef enum { MARKUP_RUN_PLAIN, MARKUP_RUN_EMPHASIS, MARKUP_RUN_CODE, MARKUP_RUN_GLOSSARY, MARKUP_RUN_CHAPTER } MarkupStyle;

/* Text without its marks and without newlines; a single blank stands between joined lines. NUL-terminated. */
typedef struct {
    MarkupStyle style;
    const char *text;
    size_t len;
} MarkupRun;

typedef struct {
    MarkupKind kind;
    int number; /* of an item in a numbered list; 0: a bullet */
    int level;  /* nesting of an item, 0 = outermost */
    MarkupRun *runs;
    size_t count;
} MarkupBlock;

typedef struct {
    Arena arena; /* owns all below */
    MarkupBlock *blocks;
    size_t count;
} Markup;

/* Fills *markup (not initialised before). */
void markup_parse(const char *text, size_t len, Markup *markup);
void markup_deinit(Markup *markup);
/* One line of runs (a title, a choice, a hint): always exactly one MARKUP_PARAGRAPH block, maybe with no runs. */
void markup_parse_inline(const char *text, size_t len, Markup *markup);

#endif
