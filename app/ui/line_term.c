/* The terminal's side of a typed line: bytes to keys, the row drawn again after each, modes and signals. It needs no
 * terminfo: only carriage return and three sequences that every terminal since the VT100 knows. */
#include "ui/line.h"

#include "base/utf8.h"
#include "ui/rescue.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

enum { ESC_WAIT_MS = 50, DEFAULT_COLUMNS = 80, DEFAULT_ROWS = 24 };

typedef struct {
    int in, out;
    int signals;           /* a signalfd of what would end the program while the terminal is raw */
    sigset_t blocked, before;
    struct termios cooked;
    int killed_by;         /* a signal that came meanwhile; 0: none */
    RescueHandlers rescue; /* of those that cannot wait: a crash */
} Terminal;

/* ---- modes ---- */

static bool set_raw(const Terminal *t)
{
    struct termios raw = t->cooked;
    raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
    raw.c_lflag &= ~(tcflag_t)(ECHO | ICANON | IEXTEN | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(t->in, TCSADRAIN, &raw) == 0;
}

static void terminal_close(Terminal *t)
{
    tcsetattr(t->in, TCSADRAIN, &t->cooked);
    rescue_end(&t->rescue);
    if (t->signals >= 0)
        close(t->signals);
    if (t->killed_by && t->killed_by != SIGINT)
        raise(t->killed_by); /* it is delivered with the old mask, below */
    sigprocmask(SIG_SETMASK, &t->before, NULL);
}

static bool terminal_open(Terminal *t, int in, int out)
{
    *t = (Terminal){.in = in, .out = out, .signals = -1};
    if (tcgetattr(in, &t->cooked) != 0)
        return false;
    sigemptyset(&t->blocked);
    sigaddset(&t->blocked, SIGTERM);
    sigaddset(&t->blocked, SIGHUP);
    sigaddset(&t->blocked, SIGQUIT);
    sigaddset(&t->blocked, SIGINT);
    sigprocmask(SIG_BLOCK, &t->blocked, &t->before);
    t->signals = signalfd(-1, &t->blocked, SFD_CLOEXEC | SFD_NONBLOCK);
    rescue_begin(&t->rescue, in, &t->cooked);
    if (set_raw(t))
        return true;
    terminal_close(t);
    return false;
}

/* Ctrl-Z: the shell gets the terminal as it was. */
static void suspend(Terminal *t)
{
    tcsetattr(t->in, TCSADRAIN, &t->cooked);
    raise(SIGTSTP);
    set_raw(t);
}

/* ---- keys ---- */

/* The next byte; -1: nothing within the time (-1: wait for ever), -2: the terminal is gone or a signal came. */
static int next_byte(Terminal *t, int timeout_ms)
{
    struct pollfd fds[2] = {{t->in, POLLIN, 0}, {t->signals, POLLIN, 0}};
    unsigned char byte;
    for (;;) {
        int n = poll(fds, 2, timeout_ms);
        if (n == 0)
            return -1;
        if (n < 0 && errno == EINTR)
            continue;
        struct signalfd_siginfo info;
        if (n > 0 && (fds[1].revents & POLLIN) && read(t->signals, &info, sizeof info) == (ssize_t)sizeof info) {
            t->killed_by = (int)info.ssi_signo;
            return -2;
        }
        if (n < 0)
            return -2;
        if (fds[0].revents)
            return read(t->in, &byte, 1) == 1 ? byte : -2;
    }
}

/* The final byte of ESC [ or ESC O, and the number before it. */
static Key sequence_key(int final, int number)
{
    switch (final) {
    case 'A': return K_UP;
    case 'B': return K_DOWN;
    case 'C': return number ? (Key)(K_ALT | 'f') : K_RIGHT; /* with Ctrl or Alt: by words */
    case 'D': return number ? (Key)(K_ALT | 'b') : K_LEFT;
    case 'H': return K_HOME;
    case 'F': return K_END;
    case '~': return number == 1 || number == 7 ? K_HOME : number == 4 || number == 8 ? K_END : number == 3 ? K_DELETE : K_NONE;
    default: return K_NONE;
    }
}

static Key escape_key(Terminal *t)
{
    int c;
    do
        c = next_byte(t, ESC_WAIT_MS);
    while (c == 0x1b);
    if (c != '[' && c != 'O')
        return c == 'b' || c == 'f' || c == 'd' ? (Key)K_ALT | (Key)c
               : c == 0x7f                      ? (Key)(K_ALT | K_BACKSPACE)
                                                : K_NONE;
    int number = 0;
    for (;;) { /* parameters; a sequence is not longer than a few bytes, but whatever comes ends it */
        c = next_byte(t, ESC_WAIT_MS);
        if (c >= '0' && c <= '9')
            number = (number * 10 + c - '0') % 1000;
        else if (c != ';')
            return sequence_key(c, number);
    }
}

static Key character_key(Terminal *t, int first)
{
    char bytes[4] = {(char)first};
    size_t want = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, n = 1;
    for (; n < want; n++) {
        int c = next_byte(t, ESC_WAIT_MS);
        if (c < 0)
            return K_NONE;
        bytes[n] = (char)c;
    }
    uint32_t point;
    return utf8_decode(bytes, n, &point) == n ? (Key)point : K_NONE;
}

static Key next_key(Terminal *t)
{
    int c = next_byte(t, -1);
    if (c < 0)
        return t->killed_by == SIGINT ? key_ctrl('c') : K_QUIT;
    if (c == 0x1b)
        return escape_key(t);
    if (c == 0x7f)
        return K_BACKSPACE;
    if (c == '\t')
        return K_TAB;
    if (c < 0x20)
        return c ? key_ctrl((char)(c + 'a' - 1)) : K_NONE;
    return c < 0x80 ? (Key)c : character_key(t, c);
}

/* ---- drawing ---- */

static void write_all(int fd, const char *s, size_t len)
{
    while (len) {
        ssize_t n = write(fd, s, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        s += n;
        len -= (size_t)n;
    }
}

static int columns(const Terminal *t)
{
    struct winsize size;
    return ioctl(t->out, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : DEFAULT_COLUMNS;
}

static int rows(const Terminal *t)
{
    struct winsize size;
    return ioctl(t->out, TIOCGWINSZ, &size) == 0 && size.ws_row ? size.ws_row : DEFAULT_ROWS;
}

static void draw(const Terminal *t, LineEdit *line, const char *prompt)
{
    Buf out = {0};
    int col;
    buf_char(&out, '\r');
    line_show(line, prompt, columns(t), &out, &col);
    buf_str(&out, "\x1b[K\r");
    if (col)
        buf_printf(&out, "\x1b[%dC", col);
    write_all(t->out, buf_text(&out), out.len);
    buf_deinit(&out);
}

/* Below the line, which is drawn again below them. */
static void draw_choices(const Terminal *t, const LineEdit *line)
{
    Buf out = {0};
    buf_str(&out, "\r\n");
    line_show_choices(line, columns(t), rows(t) - 3, &out);
    write_all(t->out, buf_text(&out), out.len);
    buf_deinit(&out);
}

LineResult line_read(LineEdit *line, const char *prompt, int in, int out)
{
    Terminal t;
    LineResult result = LINE_EDITING;
    line_begin(line);
    if (!terminal_open(&t, in, out))
        return LINE_END;
    while (result == LINE_EDITING) {
        draw(&t, line, prompt);
        Key key = next_key(&t);
        result = key == K_QUIT ? LINE_END : line_key(line, key);
        if (result == LINE_SUSPEND)
            suspend(&t);
        else if (result == LINE_CLEAR)
            write_all(out, "\x1b[H\x1b[2J", 7);
        else if (result == LINE_CHOICES)
            draw_choices(&t, line);
        else
            continue;
        result = LINE_EDITING;
    }
    if (result == LINE_ENTERED) {
        line->cursor = line->text.len;
        draw(&t, line, prompt);
        write_all(out, "\n", 1);
    }
    terminal_close(&t);
    return result;
}
