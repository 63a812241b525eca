/* Giving the terminal back, whatever ends the program; for term_curses.c and line_term.c only. One at a time. */
#ifndef ASYNCOURSE_UI_RESCUE_H
#define ASYNCOURSE_UI_RESCUE_H

#include <signal.h>
#include <stddef.h>
#include <termios.h>

/* Every signal that ends a program and can be caught, but those nobody sends by accident. */
enum { RESCUE_SIGNALS = 11 };

/* What the handlers and the stack they run on were before. */
typedef struct {
    struct sigaction old[RESCUE_SIGNALS];
    struct sigaction old_winch, old_stop; /* of a screen */
    stack_t old_stack;
    void *stack;
} RescueHandlers;

/* For what is typed without a screen: until rescue_end a signal that ends the program first sets the modes of `tty` to
 * `before`. */
void rescue_begin(RescueHandlers *handlers, int tty, const struct termios *before);
void rescue_end(RescueHandlers *handlers);

/* For a screen, before it is set up: until rescue_screen_end whatever ends the program leaves the alternate screen, its
 * modes and `tty` as `before`. SIGWINCH and SIGTSTP write a byte ('w', 'z') to `wake_fd`, which stays the caller's. */
void rescue_screen(RescueHandlers *handlers, int tty, const struct termios *before, int wake_fd);
/* Once more, after somebody has put handlers of their own in place. */
void rescue_install(const RescueHandlers *handlers);
/* The screen is ours (again): stderr goes to an unnamed file, so that nothing is written over it. */
void rescue_enter(void);
/* Turns off paste, focus and mouse reports. */
void rescue_modes_off(void);
/* The terminal has been given back in the ordinary way: its modes are set, what was written to stderr is shown. */
void rescue_leave(void);
void rescue_screen_end(RescueHandlers *handlers);

/* All of the bytes, also from a handler. */
void rescue_write(int fd, const char *bytes, size_t len);

#endif
