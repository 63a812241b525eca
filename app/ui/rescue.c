/* Giving the terminal back, whatever ends the program: a normal close, exit() without one (atexit), and the signals that
 * would leave it raw, on the alternate screen, without a cursor (ncurses restores for INT and TERM only).
 *
 * The handlers run on an alternate stack and use nothing but write(), tcsetattr() and their like; what they need is in
 * `rescue`, the one writable static of the program. */
#include "ui/rescue.h"

#include "base/check.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ALT_STACK = 64 * 1024, RESCUED_STDERR_MAX = 1 << 16 };

static const int fatal_signals[RESCUE_SIGNALS] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGSEGV, SIGABRT,
                                                  SIGBUS, SIGFPE, SIGILL,  SIGSYS,  SIGXCPU};

typedef struct {
    volatile sig_atomic_t armed;    /* the terminal is ours and must be given back */
    volatile sig_atomic_t only_tty; /* a line is typed: there are no modes of a screen, only `before` */
    int tty;
    volatile sig_atomic_t hooked;   /* atexit is registered */
    struct termios before;
    int stderr_before, stderr_file; /* -1: not redirected */
    int wake_fd;                    /* write end of the pipe */
} Rescue;
static Rescue rescue = {.stderr_before = -1, .stderr_file = -1, .wake_fd = -1};

/* Modes off (synchronized output, paste, focus, mouse), SGR 0, ASCII charset, cursor keys and keypad normal, cursor
 * shown, wrapping on, main screen. */
static const char restore_modes[] = "\033[?2026l\033[?2004l\033[?1004l\033[?1006l\033[?1003l\033[?1002l\033[?1000l";
static const char restore_screen[] = "\033[0m\033(B\017\033[?1l\033>\033[?25h\033[?7h\033[?1049l";

void rescue_write(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return;
        }
        bytes += n;
        len -= (size_t)n;
    }
}

/* stderr as it was, with what was written meanwhile. Async-signal-safe. */
static void release_stderr(void)
{
    char chunk[1024];
    off_t at = 0;
    if (rescue.stderr_before < 0) {
        return;
    }
    dup2(rescue.stderr_before, STDERR_FILENO);
    close(rescue.stderr_before);
    rescue.stderr_before = -1;
    while (at < RESCUED_STDERR_MAX) {
        ssize_t n = pread(rescue.stderr_file, chunk, sizeof chunk, at);
        if (n <= 0) {
            break;
        }
        rescue_write(STDERR_FILENO, chunk, (size_t)n);
        at += n;
    }
    close(rescue.stderr_file);
    rescue.stderr_file = -1;
}

static void capture_stderr(void)
{
    if (!isatty(STDERR_FILENO) || rescue.stderr_before >= 0) {
        return;
    }
    int file = memfd_create("stderr", MFD_CLOEXEC);
    int before = file < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (before < 0) {
        if (file >= 0) {
            close(file);
        }
        return;
    }
    dup2(file, STDERR_FILENO);
    rescue.stderr_file = file;
    rescue.stderr_before = before;
}

/* Async-signal-safe. */
static void restore_now(void)
{
    if (!rescue.armed) {
        return;
    }
    rescue.armed = 0;
    if (!rescue.only_tty) {
        rescue_write(STDOUT_FILENO, restore_modes, sizeof restore_modes - 1);
        rescue_write(STDOUT_FILENO, restore_screen, sizeof restore_screen - 1);
    }
    tcsetattr(rescue.tty, TCSANOW, &rescue.before);
    release_stderr();
}

/* SA_RESETHAND has put the default action back, so raising again dies by the same signal. */
static void on_fatal(int sig)
{
    int saved = errno;
    restore_now();
    errno = saved;
    raise(sig);
}

static void on_wake(int sig)
{
    int saved = errno;
    char byte = sig == SIGWINCH ? 'w' : 'z';
    if (rescue.wake_fd >= 0) {
        ssize_t n = write(rescue.wake_fd, &byte, 1); /* a full pipe wakes as well */
        (void)n;
    }
    errno = saved;
}

static void restore_at_exit(void) { restore_now(); }

static void remember_fatal(RescueHandlers *handlers)
{
    for (int i = 0; i < RESCUE_SIGNALS; i++) {
        sigaction(fatal_signals[i], NULL, &handlers->old[i]);
    }
    handlers->stack = mem_alloc(ALT_STACK);
    sigaltstack(NULL, &handlers->old_stack);
}

static void install_fatal(const RescueHandlers *handlers)
{
    struct sigaction action = {.sa_handler = on_fatal, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK)};
    stack_t stack = {.ss_sp = handlers->stack, .ss_size = ALT_STACK};
    sigemptyset(&action.sa_mask);
    sigaltstack(&stack, NULL);
    for (int i = 0; i < RESCUE_SIGNALS; i++) {
        if (handlers->old[i].sa_handler != SIG_IGN || fatal_signals[i] != SIGHUP) { /* nohup stays nohup */
            sigaction(fatal_signals[i], &action, NULL);
        }
    }
}

static void remove_fatal(RescueHandlers *handlers)
{
    for (int i = 0; i < RESCUE_SIGNALS; i++) {
        sigaction(fatal_signals[i], &handlers->old[i], NULL);
    }
    sigaltstack(&handlers->old_stack, NULL);
    mem_free(handlers->stack);
    handlers->stack = NULL;
}

/* ---- a line ---- */

void rescue_begin(RescueHandlers *handlers, int tty, const struct termios *before)
{
    ASSERT(!rescue.armed);
    rescue.before = *before;
    rescue.tty = tty;
    rescue.only_tty = 1;
    remember_fatal(handlers);
    rescue.armed = 1;
    install_fatal(handlers);
}

void rescue_end(RescueHandlers *handlers)
{
    rescue.armed = 0;
    remove_fatal(handlers);
}

/* ---- a screen ---- */

void rescue_screen(RescueHandlers *handlers, int tty, const struct termios *before, int wake_fd)
{
    ASSERT(!rescue.armed && rescue.wake_fd < 0); /* one at a time */
    rescue.before = *before;
    rescue.tty = tty;
    rescue.only_tty = 0;
    rescue.wake_fd = wake_fd;
    if (!rescue.hooked) {
        rescue.hooked = atexit(restore_at_exit) == 0;
    }
    remember_fatal(handlers);
    sigaction(SIGWINCH, NULL, &handlers->old_winch);
    sigaction(SIGTSTP, NULL, &handlers->old_stop);
    rescue.armed = 1;
    rescue_install(handlers);
}

void rescue_install(const RescueHandlers *handlers)
{
    struct sigaction action = {.sa_handler = on_wake, .sa_flags = (int)(SA_RESTART | SA_ONSTACK)};
    install_fatal(handlers);
    sigemptyset(&action.sa_mask);
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGTSTP, &action, NULL);
}

void rescue_enter(void)
{
    capture_stderr();
    rescue.armed = 1;
}

void rescue_modes_off(void) { rescue_write(STDOUT_FILENO, restore_modes, sizeof restore_modes - 1); }

void rescue_leave(void)
{
    rescue.armed = 0;
    tcsetattr(rescue.tty, TCSADRAIN, &rescue.before);
    release_stderr();
}

void rescue_screen_end(RescueHandlers *handlers)
{
    rescue.armed = 0;
    rescue.wake_fd = -1;
    remove_fatal(handlers);
    sigaction(SIGWINCH, &handlers->old_winch, NULL);
    sigaction(SIGTSTP, &handlers->old_stop, NULL);
}
