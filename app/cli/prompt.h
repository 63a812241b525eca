/* Where the lines of `asyncourse repl` come from: a person at a terminal, who edits them and presses Ctrl-C, or any other
 * standard input. */
#ifndef ASYNCOURSE_CLI_PROMPT_H
#define ASYNCOURSE_CLI_PROMPT_H

#include "cli/input.h"
#include "ui/line.h"

typedef struct {
    bool terminal;   /* standard input and output are one */
    bool editing;    /* and it can move its cursor */
    Input input;     /* when it is not edited */
    unsigned asked;  /* how often prompt_interrupted was */
    LineEdit line;   /* its `complete` and `ctx` are the caller's to set */
} Prompt;

/* From here on Ctrl-C no longer ends the program, when there is a terminal. */
void prompt_open(Prompt *p);
void prompt_close(Prompt *p);
/* A line, without its end, after `>>> ` or the like; appended to `line`. */
InputResult prompt_read(Prompt *p, const char *text, Buf *line);
/* The same for input(), which has printed its own prompt. SessionSpec.input. */
InputResult prompt_input(void *prompt, Buf *line);
/* SessionSpec.interrupted */
bool prompt_interrupted(void *prompt);

#endif
