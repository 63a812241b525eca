/* A compiled program as constant tables in C. Our own Python library is compiled once, when the program is built: the
 * host tool `freeze` writes images, and importing a module takes the code from its image.
 *
 * Tables of plain data (instructions, places, guards) are used where they lie. All else is a sequence of words, which
 * image_load reads in the order in which image_write wrote them; texts are offsets into one pool. So an image holds no
 * pointers: nothing is relocated at start, and what is not imported is never touched. Both halves are of one build, so
 * nothing is checked. */
#ifndef ASYNCOURSE_LANG_IMAGE_H
#define ASYNCOURSE_LANG_IMAGE_H

#include "base/buf.h"
#include "lang/code.h"

typedef struct CodeImage {
    const Instr *ops;      /* of all codes, one after the other; so are the places and the guards */
    const Place *places;
    const Guard *guards;
    const uint32_t *words;
    const char *text;      /* NUL-terminated texts */
} CodeImage;

/* The program of an image, which has to outlive it. Without its source. Freed with program_free. */
Program *image_load(const CodeImage *image);
/* Appends C, always the same: the tables, named ops_<number>, places_, guards_, words_ and text_<number>. */
void image_write(const Program *p, uint32_t number, Buf *out);

#endif
