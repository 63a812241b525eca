#include "cli/prompt.h"

#include "cli/interrupts.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
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

/* A line from a terminal in its usual mode, byte by byte; `interrupts` is a signalfd of Ctrl-C. */
static InputResult read_bytes(int interrupts, Buf *line)
{
    struct pollfd fds[2] = {{STDIN_FILENO, POLLIN, 0}, {interrupts, POLLIN, 0}};
    struct signalfd_siginfo info;
    for (;;) {
        char c;
        int n = poll(fds, 2, -1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n > 0 && (fds[1].revents & POLLIN) && read(interrupts, &info, sizeof info) == (ssize_t)sizeof info)
            return INPUT_INTERRUPTED;
        if (n < 0 || read(STDIN_FILENO, &c, 1) != 1)
            return INPUT_END;
        if (c == '\n')
            return INPUT_LINE;
        buf_char(line, c);
    }
}

static InputResult read_cooked(Buf *line)
{
    sigset_t set = interrupts_set();
    int interrupts = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    InputResult r = read_bytes(interrupts, line);
    if (interrupts >= 0)
        close(interrupts);
    return r;
}

static InputResult read_plain(Buf *line)
{
    int c;
    size_t before = line->len;
    while ((c = getchar()) != EOF && c != '\n')
        buf_char(line, (char)c);
    return c != EOF || line->len > before ? INPUT_LINE : INPUT_END;
}

InputResult prompt_input(void *prompt, Buf *line)
{
    Prompt *p = prompt;
    fflush(stdout);
    return p->terminal ? read_cooked(line) : read_plain(line);
}

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
