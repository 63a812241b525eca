#include "cli/prompt.h"

#include "cli/interrupts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ASK_EVERY = 16 }; /* a question in so many is passed on to the kernel */

void prompt_open(Prompt *p)
{
    const char *term = getenv("TERM");
    *p = (Prompt){.terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    p->editing = p->terminal && term && *term && strcmp(term, "dumb") != 0;
    if (!p->terminal)
        return;
    interrupts_hold();
}

void prompt_close(Prompt *p)
{
    line_deinit(&p->line);
}

bool prompt_interrupted(void *prompt)
{
    Prompt *p = prompt;
    if (!p->terminal || ++p->asked % ASK_EVERY)
        return false;
    return interrupts_came();
}

InputResult prompt_input(void *prompt, Buf *line) { return input_line(&((Prompt *)prompt)->input, line); }

static InputResult edit(Prompt *p, const char *text, Buf *line)
{
    fflush(stdout);
    LineResult r = line_read(&p->line, text, STDIN_FILENO, STDOUT_FILENO);
    if (r == LINE_ENTERED)
        buf_bytes(line, buf_text(&p->line.text), p->line.text.len);
    return r == LINE_ENTERED ? INPUT_LINE : r == LINE_INTERRUPTED ? INPUT_INTERRUPTED : INPUT_END;
}

InputResult prompt_read(Prompt *p, const char *text, Buf *line)
{
    if (p->editing)
        return edit(p, text, line);
    fputs(text, stdout);
    return prompt_input(p, line);
}
