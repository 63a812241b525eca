/* Standard input, line by line: for input() and the prompt. */
#ifndef ASYNCOURSE_CLI_INPUT_H
#define ASYNCOURSE_CLI_INPUT_H

#include "engine/engine.h"

typedef struct {
    char data[4096]; /* what was read and is not yet given, from `at` to `end` */
    size_t at, end;
} Input;

/* Appends the next line of an Input, without its end. Writes out what stdout still holds before it waits. Ctrl-C ends the
 * waiting if it is held back (interrupts_hold), else the process; the beginning of a line is lost with it, as at a
 * terminal. EngineSpec.read with an Input as the person. */
InputResult input_line(void *input, Buf *line);

#endif
