/* The terminal through ncurses; the only file that includes it.
 *
 * rescue.h gives the terminal back whatever ends the program. While the screen is ours, stderr goes to an unnamed file,
 * and what was written there (an assertion, a sanitizer's report) is shown when the terminal is back.
 *
 * Reading blocks in poll() on the tty and on a pipe that SIGWINCH and SIGTSTP write to: no wake-ups when idle, and no
 * race between a signal and the wait. */
#include "base/check.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/rescue.h"
#include "ui/term_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>

/* Codes for define_key, above all of ncurses' own. */
enum { CODE_PASTE_BEGIN = 0x1000, CODE_PASTE_END, CODE_MOUSE };
enum { PAIRS_MAX = 200, DIRECT_FROM = 0x10000, PASTE_MAX = 1 << 20, PASTE_WAIT_MS = 1000, ALT_MS = 5 };

static const char show_cursor[] = "\033[?25h";

/* ---- the backend ---- */

typedef struct {
    Term term;
    SCREEN *screen;
    WINDOW *input;  /* a pad: reading from it never refreshes */
    Grid shown;     /* what curses has been told */
    bool mouse, suspended;
    int colors;
    int16_t pair_fg[PAIRS_MAX], pair_bg[PAIRS_MAX];
    int pair_count;
    int wake_read, wake_write;
    RescueHandlers handlers;
    Buf paste;
    wint_t held;     /* what followed an ESC and is still to be decoded; 0: nothing */
    int held_kind;
    int64_t read_begun; /* when curses was asked for the last code */
    int empty_reads; /* readable, yet nothing to read: twice in a row means the tty is gone */
} CursesTerm;

static void modes_on(const CursesTerm *ct)
{
    static const char paste[] = "\033[?2004h", mouse[] = "\033[?1000h\033[?1002h\033[?1006h";
    rescue_write(STDOUT_FILENO, paste, sizeof paste - 1);
    if (ct->mouse) {
        rescue_write(STDOUT_FILENO, mouse, sizeof mouse - 1);
    }
}

static void curses_suspend(Term *term)
{
    CursesTerm *ct = (CursesTerm *)term;
    if (ct->suspended) {
        return;
    }
    ct->suspended = true;
    rescue_modes_off();
    curs_set(1);
    endwin();
    /* Some terminals bring back with the main screen the cursor as it was when its place was last saved: hidden. */
    rescue_write(STDOUT_FILENO, show_cursor, sizeof show_cursor - 1);
    rescue_leave();
}

static void take_size(CursesTerm *ct)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        int rows = size.ws_row > GRID_MAX ? GRID_MAX : size.ws_row;
        int cols = size.ws_col > GRID_MAX ? GRID_MAX : size.ws_col;
        if (rows != LINES || cols != COLS) {
            resizeterm(rows, cols);
        }
    }
    ct->term.rows = LINES;
    ct->term.cols = COLS;
}

static void curses_invalidate(Term *term)
{
    CursesTerm *ct = (CursesTerm *)term;
    ct->shown.rows = 0; /* equal to no grid */
    clearok(curscr, TRUE);
}

static void curses_resume(Term *term)
{
    CursesTerm *ct = (CursesTerm *)term;
    if (!ct->suspended) {
        return;
    }
    ct->suspended = false;
    rescue_enter();
    reset_prog_mode();
    take_size(ct);
    curses_invalidate(term);
    wrefresh(curscr);
    modes_on(ct);
}

static void curses_close(Term *term)
{
    CursesTerm *ct = (CursesTerm *)term;
    curses_suspend(term);
    rescue_screen_end(&ct->handlers);
    delwin(ct->input);
    delscreen(ct->screen);
    close(ct->wake_read);
    close(ct->wake_write);
    mem_free(ct->shown.cells);
    buf_deinit(&ct->paste);
    mem_free(ct);
}

/* ---- drawing ---- */

/* A terminal of 24 bits (TERM=*-direct) takes colours themselves, not numbers of a palette, but for the first eight. */
static int direct_color(int16_t index)
{
    static const int bright[8] = {0x7f7f7f, 0xff5f5f, 0x5fff5f, 0xffff5f, 0x5f87ff, 0xff5fff, 0x5fffff, 0xffffff};
    static const int steps[6] = {0, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
    if (index < 8) {
        return index;
    }
    if (index < 16) {
        return bright[index - 8];
    }
    if (index < 232) {
        int cube = index - 16;
        int rgb = steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6];
        return rgb < 8 ? 0x080808 : rgb;
    }
    return (8 + 10 * (index - 232)) * 0x010101;
}

static short pair_for(CursesTerm *ct, int16_t fg, int16_t bg)
{
    if (fg < 0 && bg < 0) {
        return 0;
    }
    for (int i = 0; i < ct->pair_count; i++) {
        if (ct->pair_fg[i] == fg && ct->pair_bg[i] == bg) {
            return (short)(i + 1);
        }
    }
    if (ct->pair_count == PAIRS_MAX || ct->pair_count + 1 >= COLOR_PAIRS) {
        return 0;
    }
    ct->pair_fg[ct->pair_count] = fg;
    ct->pair_bg[ct->pair_count] = bg;
    ct->pair_count++;
    if (ct->colors > DIRECT_FROM) {
        init_extended_pair(ct->pair_count, direct_color(fg), direct_color(bg));
    } else {
        init_pair((short)ct->pair_count, fg, bg);
    }
    return (short)ct->pair_count;
}

static attr_t look_attrs(CursesTerm *ct, Look *look)
{
    attr_t attrs = A_NORMAL;
    attrs |= look->attrs & LOOK_BOLD ? A_BOLD : 0;
    attrs |= look->attrs & LOOK_DIM ? A_DIM : 0;
    attrs |= look->attrs & LOOK_REVERSE ? A_REVERSE : 0;
    attrs |= look->attrs & LOOK_UNDERLINE ? A_UNDERLINE : 0;
    attrs |= look->attrs & LOOK_ITALIC ? A_ITALIC : 0;
    if (look->fg >= 8 && ct->colors < 16) { /* bright colours by bold where there are eight */
        look->fg = (int16_t)(look->fg & 7);
        attrs |= A_BOLD;
    }
    look->bg = look->bg >= ct->colors ? (int16_t)(look->bg & 7) : look->bg;
    return attrs;
}

static void draw_cell(CursesTerm *ct, int row, int col, const Cell *cell)
{
    wchar_t text[2 + CELL_MARKS] = {(wchar_t)cell->ch};
    cchar_t shown;
    for (int i = 0; i < CELL_MARKS && cell->marks[i] != 0; i++) {
        text[1 + i] = (wchar_t)cell->marks[i];
    }
    Look look = style_look(ct->term.theme, cell->style);
    attr_t attrs = look_attrs(ct, &look);
    if (setcchar(&shown, text, attrs, pair_for(ct, look.fg, look.bg), NULL) == OK) {
        mvwadd_wch(stdscr, row, col, &shown); /* ERR in the last cell of the screen is no error */
    }
}

static bool cell_same(const Cell *a, const Cell *b)
{
    return a->ch == b->ch && a->style == b->style && memcmp(a->marks, b->marks, sizeof a->marks) == 0;
}

static void curses_draw(Term *term, const Grid *grid)
{
    CursesTerm *ct = (CursesTerm *)term;
    if (ct->suspended) {
        return;
    }
    bool all = ct->shown.rows != grid->rows || ct->shown.cols != grid->cols;
    int rows = grid->rows < LINES ? grid->rows : LINES, cols = grid->cols < COLS ? grid->cols : COLS;
    if (all) {
        werase(stdscr);
        mem_free(ct->shown.cells);
        ct->shown.cells = mem_zalloc((size_t)grid->rows * (size_t)grid->cols * sizeof(Cell));
        ct->shown.rows = grid->rows;
        ct->shown.cols = grid->cols;
    }
    for (int row = 0; row < rows; row++) {
        for (int col = 0; col < cols; col++) {
            size_t i = (size_t)row * (size_t)grid->cols + (size_t)col;
            const Cell *cell = &grid->cells[i];
            if (cell->ch != 0 && (all || !cell_same(cell, &ct->shown.cells[i]))) {
                draw_cell(ct, row, col, cell);
            }
            ct->shown.cells[i] = *cell;
        }
    }
    bool cursor = grid->cursor_row >= 0 && grid->cursor_row < LINES && grid->cursor_col < COLS;
    curs_set(cursor ? 1 : 0);
    if (cursor) {
        wmove(stdscr, grid->cursor_row, grid->cursor_col);
    }
    wnoutrefresh(stdscr);
    doupdate();
}

static void curses_set_theme(Term *term, Theme theme)
{
    CursesTerm *ct = (CursesTerm *)term;
    term->theme = style_choose_theme(theme, COLOR_WHEN_ALWAYS, NULL, ct->colors);
    curses_invalidate(term);
}

static void curses_set_mouse(Term *term, bool on)
{
    static const char off[] = "\033[?1006l\033[?1002l\033[?1000l";
    CursesTerm *ct = (CursesTerm *)term;
    ct->mouse = on;
    if (on) {
        modes_on(ct);
    } else {
        rescue_write(STDOUT_FILENO, off, sizeof off - 1);
    }
}

/* ---- reading ---- */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

typedef enum { WAIT_INPUT, WAIT_TIMEOUT, WAIT_RESIZE, WAIT_STOP, WAIT_WAKE, WAIT_GONE } Wait;

/* Empties the pipe: a stop wins over a resize, since resuming takes the size anyway. */
static Wait drain_wakes(const CursesTerm *ct)
{
    char bytes[64];
    Wait what = WAIT_TIMEOUT;
    ssize_t n;
    while ((n = read(ct->wake_read, bytes, sizeof bytes)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            what = bytes[i] == 'z' ? WAIT_STOP : what == WAIT_STOP ? WAIT_STOP : WAIT_RESIZE;
        }
    }
    return what;
}

/* wake_fd: of term_set_wake; -1: not asked for. */
static Wait wait_input(const CursesTerm *ct, int timeout_ms, int wake_fd)
{
    struct pollfd fds[3] = {{.fd = STDIN_FILENO, .events = POLLIN},
                            {.fd = ct->wake_read, .events = POLLIN},
                            {.fd = wake_fd, .events = POLLIN}}; /* poll leaves out what is negative */
    int64_t until = timeout_ms < 0 ? 0 : now_ms() + timeout_ms;
    for (;;) {
        int64_t left = timeout_ms < 0 ? -1 : until - now_ms();
        int n = poll(fds, 3, timeout_ms < 0 ? -1 : left < 0 ? 0 : (int)left);
        if (n < 0 && errno != EINTR) {
            return WAIT_GONE;
        }
        if (n == 0) {
            return WAIT_TIMEOUT;
        }
        if (n < 0) {
            continue;
        }
        if (fds[1].revents != 0) {
            Wait wake = drain_wakes(ct);
            if (wake != WAIT_TIMEOUT) {
                return wake;
            }
        }
        if (fds[0].revents & POLLIN) {
            return WAIT_INPUT;
        }
        if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
            return WAIT_GONE;
        }
        if (fds[2].revents != 0) {
            return WAIT_WAKE;
        }
    }
}

/* The next code that curses has or can read within the time: OK, KEY_CODE_YES or ERR. */
static int read_code(const CursesTerm *ct, int timeout_ms, wint_t *code)
{
    int kind = wget_wch(ct->input, code);
    if (kind == ERR && timeout_ms > 0 && wait_input(ct, timeout_ms, -1) == WAIT_INPUT) {
        kind = wget_wch(ct->input, code);
    }
    return kind;
}

static Key read_paste(CursesTerm *ct, TermEvent *event)
{
    wint_t code;
    int kind;
    buf_clear(&ct->paste);
    while ((kind = read_code(ct, PASTE_WAIT_MS, &code)) != ERR) {
        if (kind == KEY_CODE_YES) {
            if (code == CODE_PASTE_END) {
                break;
            }
            continue; /* an escape sequence inside the paste */
        }
        if (code == 27 || ct->paste.len > PASTE_MAX) {
            continue;
        }
        buf_utf8(&ct->paste, code == '\r' ? '\n' : (uint32_t)code);
    }
    event->paste = buf_text(&ct->paste);
    event->paste_len = ct->paste.len;
    return K_PASTE;
}

/* The rest of "ESC [ < button ; col ; row M". K_NONE when it is broken. */
static Key read_mouse(CursesTerm *ct, TermEvent *event)
{
    int values[3] = {0, 0, 0}, field = 0;
    wint_t code = 0;
    for (int i = 0; i < 24; i++) {
        if (read_code(ct, 50, &code) != OK) {
            return K_NONE;
        }
        if (code >= '0' && code <= '9') {
            values[field] = values[field] * 10 + (int)(code - '0');
            if (values[field] > 100000) {
                return K_NONE;
            }
        } else if (code == ';' && field < 2) {
            field++;
        } else {
            break;
        }
    }
    if ((code != 'M' && code != 'm') || field != 2) {
        return K_NONE;
    }
    MouseEvent *mouse = &event->mouse;
    int button = values[0];
    mouse->col = values[1] > 0 ? values[1] - 1 : 0;
    mouse->row = values[2] > 0 ? values[2] - 1 : 0;
    mouse->shift = (button & 4) != 0;
    mouse->ctrl = (button & 16) != 0;
    mouse->button = button & 64 ? 0 : (button & 3) + 1;
    mouse->kind = button & 64    ? (button & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP)
                  : code == 'm'  ? MOUSE_RELEASE
                  : button & 32  ? MOUSE_DRAG
                                 : MOUSE_PRESS;
    return K_MOUSE;
}

static Key special_key(wint_t code)
{
    static const struct {
        wint_t code;
        Key key;
    } table[] = {
        {KEY_UP, K_UP},         {KEY_DOWN, K_DOWN},     {KEY_LEFT, K_LEFT},        {KEY_RIGHT, K_RIGHT},
        {KEY_PPAGE, K_PGUP},    {KEY_NPAGE, K_PGDN},    {KEY_HOME, K_HOME},        {KEY_END, K_END},
        {KEY_ENTER, K_ENTER},   {KEY_BTAB, K_BACKTAB},  {KEY_BACKSPACE, K_BACKSPACE}, {KEY_DC, K_DELETE},
        {KEY_IC, K_INSERT},     {KEY_SLEFT, K_SHIFT_LEFT}, {KEY_SRIGHT, K_SHIFT_RIGHT}, {KEY_RESIZE, K_RESIZE},
        {KEY_A1, K_HOME},       {KEY_A3, K_PGUP},       {KEY_C1, K_END},           {KEY_C3, K_PGDN},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].code == code) {
            return table[i].key;
        }
    }
    if (code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(12)) {
        return (Key)K_F1 + (Key)(code - (wint_t)KEY_F(1));
    }
    return K_NONE;
}

static Key char_key(wint_t code)
{
    switch (code) {
    case 0:
        return key_ctrl('@');
    case 8:
    case 127:
        return K_BACKSPACE;
    case 9:
        return K_TAB;
    case 10:
    case 13:
        return K_ENTER;
    case 27:
        return K_ESC;
    default:
        break;
    }
    if (code < 27) {
        return key_ctrl((char)('a' + code - 1));
    }
    if (code < 32) {
        return key_ctrl((char)('@' + code));
    }
    return key_is_char((Key)code) ? (Key)code : (Key)K_NONE;
}

/* ESC with a character right behind it, in one piece, is Alt and that character; one that came later (curses waits a
 * little after an ESC) is a key of its own. */
static Key escape_key(CursesTerm *ct)
{
    wint_t code = 0;
    int64_t waited = now_ms() - ct->read_begun;
    int kind = wget_wch(ct->input, &code);
    if (kind == ERR) {
        return K_ESC;
    }
    Key key = kind == KEY_CODE_YES ? special_key(code) : char_key(code);
    if (key == K_NONE || key == K_ESC || waited > ALT_MS) {
        ct->held = code;
        ct->held_kind = kind;
        return K_ESC;
    }
    return (Key)K_ALT | key;
}

static Key decode(CursesTerm *ct, int kind, wint_t code, TermEvent *event)
{
    if (kind != KEY_CODE_YES) {
        return code == 27 ? escape_key(ct) : char_key(code);
    }
    if (code == CODE_PASTE_BEGIN) {
        return read_paste(ct, event);
    }
    return code == CODE_MOUSE ? read_mouse(ct, event) : special_key(code);
}

/* ^Z: the screen goes back to the shell, and on `fg` we paint anew. */
static void stop_job(CursesTerm *ct)
{
    struct sigaction ours, standard = {.sa_handler = SIG_DFL};
    curses_suspend(&ct->term);
    sigaction(SIGTSTP, &standard, &ours);
    kill(getpid(), SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    curses_resume(&ct->term);
}

static Key curses_read(Term *term, int timeout_ms, TermEvent *event)
{
    CursesTerm *ct = (CursesTerm *)term;
    int64_t until = timeout_ms < 0 ? 0 : now_ms() + timeout_ms;
    for (;;) {
        wint_t code = ct->held;
        ct->read_begun = now_ms();
        int kind = code != 0 ? ct->held_kind : wget_wch(ct->input, &code);
        ct->held = 0;
        if (kind != ERR) {
            ct->empty_reads = 0;
            Key key = decode(ct, kind, code, event);
            if (key != K_NONE) {
                return key;
            }
            continue;
        }
        int64_t left = timeout_ms < 0 ? -1 : until - now_ms();
        if (timeout_ms >= 0 && left < 0) {
            left = 0;
        }
        switch (wait_input(ct, (int)left, term->wake_fd)) {
        case WAIT_TIMEOUT:
            return K_NONE;
        case WAIT_GONE:
            return K_QUIT;
        case WAIT_WAKE:
            return K_WAKE;
        case WAIT_RESIZE:
            take_size(ct);
            return K_RESIZE;
        case WAIT_STOP:
            stop_job(ct);
            return K_RESIZE;
        case WAIT_INPUT:
            if (++ct->empty_reads > 2) {
                return K_QUIT;
            }
            break;
        }
    }
}

/* ---- the clipboard ---- */

static bool curses_copy(Term *term, const char *text, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Buf out;
    (void)term;
    buf_init(&out);
    buf_str(&out, "\033]52;c;");
    for (size_t i = 0; i < len; i += 3) {
        size_t n = len - i < 3 ? len - i : 3;
        unsigned bits = 0;
        for (size_t j = 0; j < 3; j++) {
            bits = bits << 8 | (j < n ? (unsigned char)text[i + j] : 0u);
        }
        for (size_t j = 0; j < 4; j++) {
            buf_char(&out, j <= n ? digits[bits >> (18 - 6 * j) & 63] : '=');
        }
    }
    buf_str(&out, "\033\\");
    rescue_write(STDOUT_FILENO, out.data, out.len);
    buf_deinit(&out);
    return true;
}

static int64_t curses_now(const Term *term)
{
    (void)term;
    return now_ms();
}

static const TermOps curses_ops = {
    .close = curses_close,
    .draw = curses_draw,
    .invalidate = curses_invalidate,
    .now = curses_now,
    .read = curses_read,
    .suspend = curses_suspend,
    .resume = curses_resume,
    .set_theme = curses_set_theme,
    .set_mouse = curses_set_mouse,
    .copy = curses_copy,
};

/* ---- opening ---- */

/* True when the terminal description exists and can address the cursor; *known = it exists. */
static bool can_address(const char *name, bool *known)
{
    int status = 0;
    *known = setupterm(name, STDOUT_FILENO, &status) == OK;
    if (!*known) {
        return false;
    }
    char cup[] = "cup", ed[] = "ed", el[] = "el";
    const char *address = tigetstr(cup), *erase = tigetstr(ed), *erase_line = tigetstr(el);
    bool able = address != NULL && address != (char *)-1 &&
                ((erase != NULL && erase != (char *)-1) || (erase_line != NULL && erase_line != (char *)-1));
    del_curterm(cur_term);
    return able;
}

/* The TERM to use, or NULL with the reason. */
static const char *choose_terminal(Buf *error, Buf *notice)
{
    static const char fallback[] = "xterm-256color";
    const char *name = getenv("TERM");
    bool known = false;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        buf_str(error, "this needs a terminal, and input or output is not one");
        return NULL;
    }
    if (name == NULL || name[0] == '\0') {
        buf_str(error, "TERM is not set, so it is not known what this terminal can do");
        return NULL;
    }
    if (can_address(name, &known)) {
        return name;
    }
    if (known) {
        buf_str(error, "this terminal (TERM=");
        utf8_safe_text(name, strlen(name), error);
        buf_str(error, ") cannot move its cursor");
        return NULL;
    }
    if (can_address(fallback, &known)) {
        if (notice != NULL) {
            buf_str(notice, "TERM=");
            utf8_safe_text(name, strlen(name), notice);
            buf_printf(notice, " is not known here; %s is used instead", fallback);
        }
        return fallback;
    }
    buf_str(error, "no terminal description is installed for TERM=");
    utf8_safe_text(name, strlen(name), error);
    return NULL;
}

static void set_up_screen(CursesTerm *ct)
{
    struct termios now;
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    if (tcgetattr(STDIN_FILENO, &now) == 0) { /* ^S and ^Q are keys, ^V and ^O too */
        now.c_iflag &= (tcflag_t)~IXON;
        now.c_lflag &= (tcflag_t)~IEXTEN;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
        def_prog_mode();
    }
    ct->input = newpad(1, 1);
    keypad(ct->input, TRUE);
    nodelay(ct->input, TRUE);
    define_key("\033[200~", CODE_PASTE_BEGIN);
    define_key("\033[201~", CODE_PASTE_END);
    define_key("\033[<", CODE_MOUSE);
    define_key("\033[1;5D", KEY_SLEFT); /* Ctrl-Left and Ctrl-Right: by words, as with Shift */
    define_key("\033[1;5C", KEY_SRIGHT);
}

static void choose_look(CursesTerm *ct, const TermOptions *options, const char *name)
{
    ct->colors = has_colors() && start_color() == OK ? COLORS : 0;
    if (ct->colors > 0 && use_default_colors() != OK) {
        ct->colors = 0; /* without the user's own background colour does more harm than good */
    }
    ct->term.theme = style_choose_theme(options->theme, options->color, getenv("NO_COLOR"), ct->colors);
    ct->term.tier = style_choose_tier(options->ascii, nl_langinfo(CODESET), name);
}

Term *term_open_curses(const TermOptions *options, Buf *error, Buf *notice)
{
    int pipe_fds[2];
    struct termios before;
    const char *name = choose_terminal(error, notice);
    if (name == NULL) {
        return NULL;
    }
    if (tcgetattr(STDIN_FILENO, &before) != 0 || pipe2(pipe_fds, O_CLOEXEC | O_NONBLOCK) != 0) {
        buf_printf(error, "the terminal cannot be used: %s", strerror(errno));
        return NULL;
    }
    CursesTerm *ct = mem_zalloc(sizeof *ct);
    ct->term.wake_fd = -1;
    ct->term.ops = &curses_ops;
    ct->wake_read = pipe_fds[0];
    ct->mouse = !options->no_mouse;
    buf_init(&ct->paste);
    ct->wake_write = pipe_fds[1];
    set_escdelay(25);
    use_tioctl(TRUE);
    rescue_screen(&ct->handlers, STDIN_FILENO, &before, ct->wake_write); /* a signal must not find it half set */
    ct->screen = newterm(name, stdout, stdin);
    rescue_install(&ct->handlers);
    if (ct->screen == NULL) {
        buf_str(error, "the terminal could not be set up");
        rescue_screen_end(&ct->handlers);
        close(pipe_fds[0]);
        close(pipe_fds[1]);
        mem_free(ct);
        return NULL;
    }
    rescue_enter();
    set_up_screen(ct);
    choose_look(ct, options, name);
    take_size(ct);
    modes_on(ct);
    return &ct->term;
}
