/* The files of assets/templates, embedded at build time: what `asyncourse new` writes. */
#ifndef ASYNCOURSE_CLI_TEMPLATES_H
#define ASYNCOURSE_CLI_TEMPLATES_H

#include <stddef.h>

typedef struct {
    const char *name; /* "exercise.yaml" */
    const char *text; /* with @ID@ and @TITLE@ */
} Template;

extern const Template templates[]; /* an entry with name NULL ends them */

#endif
