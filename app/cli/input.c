#include "cli/input.h"

#include "cli/interrupts.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* Waits until there is something to read, or Ctrl-C; `interrupts` is a signalfd. */
static InputResult read_more(Input *in, int interrupts)
{
    struct pollfd fds[2] = {{STDIN_FILENO, POLLIN, 0}, {interrupts, POLLIN, 0}};
    struct signalfd_siginfo info;
    ssize_t n;
    while ((n = poll(fds, 2, -1)) < 0 && errno == EINTR)
        ;
    if (n > 0 && (fds[1].revents & POLLIN) && read(interrupts, &info, sizeof info) == (ssize_t)sizeof info)
        return INPUT_INTERRUPTED;
    in->at = in->end = 0;
    while ((n = read(STDIN_FILENO, in->data, sizeof in->data)) < 0 && errno == EINTR)
        ;
    if (n <= 0)
        return INPUT_END;
    in->end = (size_t)n;
    return INPUT_LINE;
}

static InputResult refill(Input *in)
{
    sigset_t set = interrupts_set();
    int interrupts = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    fflush(stdout);
    InputResult r = read_more(in, interrupts);
    if (interrupts >= 0)
        close(interrupts);
    return r;
}

InputResult input_line(void *input, Buf *line)
{
    Input *in = input;
    size_t before = line->len;
    for (;;) {
        const char *from = in->data + in->at, *end = memchr(from, '\n', in->end - in->at);
        size_t len = end ? (size_t)(end - from) : in->end - in->at;
        buf_bytes(line, from, len);
        in->at += len;
        if (end) {
            in->at++;
            return INPUT_LINE;
        }
        InputResult r = refill(in);
        if (r == INPUT_END && line->len > before)
            return INPUT_LINE;
        if (r != INPUT_LINE)
            return r;
    }
}
