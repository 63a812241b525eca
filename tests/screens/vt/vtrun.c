/* Runs a program in a pseudo-terminal played by libvterm, types keys, prints its last screen, and checks that the
 * terminal is given back as it was.
 *
 *   vtrun [--size 80x24] [--keys "Right Right q"] [--kill SIG [--after US]] [--term NAME] [--quiet MS] [--timeout MS]
 *         [--status N] [--styles] [--no-escapes] [--report] [--bytes FILE] -- command args...
 *
 * Keys are words: names (Right, PgDn, Enter, Esc, Tab, F5, Space, C-g ...), else the characters themselves, and after a
 * "=" they are never a name; "{100x30}" resizes, "{signal TERM}" may be written "{TERM}", "{stop}" sends SIGTSTP and
 * then SIGCONT. After each word it waits until the screen has been still for --quiet ms; with --after the last word is
 * not waited for: the signal comes that many microseconds later, whatever the program does then. --term "" unsets TERM;
 * --no-escapes: no ESC byte may be printed; --bytes: all that is printed goes to FILE, too. Exit: 0 all is well, 1 a check failed (said on stderr), 2 usage. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

/* So long a program may wait whether an Esc begins a longer key. */
enum { ESC_MS = 40 };

typedef struct {
    int rows, cols, quiet_ms, timeout_ms, kill_signal, after_us, status; /* after_us: -1: when the screen is still */
    bool styles, report, no_escapes;
    const char *keys, *term, *bytes;
    char **command;
} Options;

/* What libvterm does not tell: the private modes (ESC [ ? n h) and the keypad's, read from the bytes themselves. */
enum { MODES_MAX = 32 };
typedef struct {
    enum { IN_TEXT, IN_ESCAPE, IN_CSI, IN_PRIVATE } at;
    int number;
    int waiting[MODES_MAX], waiting_count; /* numbers of the sequence that is being read */
    int on[MODES_MAX], on_count;
    bool keypad;
    size_t escapes;
} Modes;

typedef struct {
    VTerm *vt;
    VTermScreen *screen;
    int rows, cols, master, slave;
    pid_t child;
    bool ended;
    int status; /* as waitpid gives it */
    bool alt, cursor;
    int mouse, titles, bells;
    bool mouse_seen; /* it was on at some time */
    size_t bytes;
    FILE *copy; /* of all bytes; NULL: none is wanted */
    char *last; /* the last still picture on the alternate screen */
    bool styles;
    Modes modes;
} Run;

static const struct {
    const char *name;
    int number;
} signals[] = {
    {"HUP", SIGHUP},   {"INT", SIGINT},   {"TERM", SIGTERM}, {"QUIT", SIGQUIT}, {"SEGV", SIGSEGV}, {"ABRT", SIGABRT},
    {"BUS", SIGBUS},   {"FPE", SIGFPE},   {"ILL", SIGILL},   {"KILL", SIGKILL}, {"TSTP", SIGTSTP}, {"CONT", SIGCONT},
    {"WINCH", SIGWINCH}, {"SYS", SIGSYS}, {"XCPU", SIGXCPU},
};

static int signal_number(const char *name, size_t len)
{
    if (len > 3 && strncmp(name, "SIG", 3) == 0) {
        name += 3;
        len -= 3;
    }
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        if (strlen(signals[i].name) == len && strncmp(signals[i].name, name, len) == 0) {
            return signals[i].number;
        }
    }
    return 0;
}

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* ---- the terminal ---- */

static int on_property(VTermProp prop, VTermValue *value, void *user)
{
    Run *run = user;
    switch (prop) {
    case VTERM_PROP_ALTSCREEN:
        run->alt = value->boolean;
        break;
    case VTERM_PROP_CURSORVISIBLE:
        run->cursor = value->boolean;
        break;
    case VTERM_PROP_MOUSE:
        run->mouse = value->number;
        run->mouse_seen |= value->number != VTERM_PROP_MOUSE_NONE;
        break;
    case VTERM_PROP_TITLE:
    case VTERM_PROP_ICONNAME:
        run->titles++;
        break;
    default:
        break;
    }
    return 1;
}

static int on_bell(void *user)
{
    ((Run *)user)->bells++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .bell = on_bell};

static void mode_set(Modes *modes, int mode, bool on)
{
    int i = 0;
    while (i < modes->on_count && modes->on[i] != mode) {
        i++;
    }
    if (i == modes->on_count && on && i < MODES_MAX) {
        modes->on[modes->on_count++] = mode;
    } else if (i < modes->on_count && !on) {
        modes->on[i] = modes->on[--modes->on_count];
    }
}

static void modes_feed(Modes *modes, char byte)
{
    if (byte == '\033') {
        modes->at = IN_ESCAPE;
        modes->escapes++;
    } else if (modes->at == IN_ESCAPE) {
        modes->keypad = byte == '=' || (modes->keypad && byte != '>');
        modes->at = byte == '[' ? IN_CSI : IN_TEXT;
    } else if (modes->at == IN_CSI) {
        modes->at = byte == '?' ? IN_PRIVATE : IN_TEXT;
        modes->number = modes->waiting_count = 0;
    } else if (modes->at == IN_PRIVATE && byte >= '0' && byte <= '9') {
        modes->number = (modes->number * 10 + byte - '0') % 100000;
    } else if (modes->at == IN_PRIVATE) {
        if (modes->waiting_count < MODES_MAX) {
            modes->waiting[modes->waiting_count++] = modes->number;
        }
        modes->number = 0;
        if (byte == ';') {
            return;
        }
        for (int i = 0; i < modes->waiting_count && (byte == 'h' || byte == 'l'); i++) {
            mode_set(modes, modes->waiting[i], byte == 'h');
        }
        modes->at = IN_TEXT;
    }
}

static void write_all(int fd, const char *bytes, size_t len)
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

/* What the terminal has to say to the program: keys, answers to questions. */
static void send_output(Run *run)
{
    char bytes[512];
    size_t n;
    while ((n = vterm_output_read(run->vt, bytes, sizeof bytes)) > 0) {
        write_all(run->master, bytes, n);
    }
}

static void print_utf8(FILE *out, uint32_t ch)
{
    if (ch < 0x80) {
        fputc((int)ch, out);
    } else if (ch < 0x800) {
        fprintf(out, "%c%c", (int)(0xc0 | ch >> 6), (int)(0x80 | (ch & 63)));
    } else if (ch < 0x10000) {
        fprintf(out, "%c%c%c", (int)(0xe0 | ch >> 12), (int)(0x80 | (ch >> 6 & 63)), (int)(0x80 | (ch & 63)));
    } else {
        fprintf(out, "%c%c%c%c", (int)(0xf0 | ch >> 18), (int)(0x80 | (ch >> 12 & 63)), (int)(0x80 | (ch >> 6 & 63)),
                (int)(0x80 | (ch & 63)));
    }
}

/* One letter per cell: r reversed, b bold, u underlined, i italic (the first that holds), else a blank. */
static char style_letter(const VTermScreenCell *cell)
{
    return cell->attrs.reverse     ? 'r'
           : cell->attrs.bold      ? 'b'
           : cell->attrs.underline ? 'u'
           : cell->attrs.italic    ? 'i'
                                   : ' ';
}

static void print_row(const Run *run, FILE *out, int row, bool styles)
{
    int blanks = 0;
    for (int col = 0; col < run->cols;) {
        VTermScreenCell cell;
        VTermPos pos = {row, col};
        if (!vterm_screen_get_cell(run->screen, pos, &cell)) {
            break;
        }
        col += cell.width > 0 ? cell.width : 1;
        uint32_t first = styles ? (uint32_t)style_letter(&cell) : cell.chars[0];
        if (first == 0 || first == ' ' || first == (uint32_t)-1) {
            blanks++;
            continue;
        }
        fprintf(out, "%*s", blanks, "");
        blanks = 0;
        print_utf8(out, first);
        for (int i = 1; !styles && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
            print_utf8(out, cell.chars[i]);
        }
    }
    fputc('\n', out);
}

static void remember_screen(Run *run)
{
    size_t size;
    free(run->last);
    run->last = NULL;
    FILE *out = open_memstream(&run->last, &size);
    if (out == NULL) {
        return;
    }
    for (int part = 0; part < (run->styles ? 2 : 1); part++) {
        for (int row = 0; row < run->rows; row++) {
            print_row(run, out, row, part == 1);
        }
    }
    fclose(out);
}

/* ---- the program ---- */

static void reap(Run *run)
{
    if (!run->ended && waitpid(run->child, &run->status, WNOHANG) == run->child) {
        run->ended = true;
    }
}

static size_t read_proc(int pid, const char *name, char *text, size_t size)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
    FILE *file = fopen(path, "r");
    size_t len = file != NULL ? fread(text, 1, size - 1, file) : 0;
    if (file != NULL) {
        fclose(file);
    }
    text[len] = '\0';
    return len;
}

/* Is a process computing, or one that it has started and waits for: an editor? */
static bool is_busy(int pid, int depth)
{
    char text[512], name[64];
    read_proc(pid, "stat", text, sizeof text);
    const char *name_end = strrchr(text, ')');
    if (name_end != NULL && name_end[1] != '\0' && (name_end[2] == 'R' || name_end[2] == 'D')) {
        return true;
    }
    snprintf(name, sizeof name, "task/%d/children", pid);
    if (depth == 0 || read_proc(pid, name, text, sizeof text) == 0) {
        return false;
    }
    for (char *at = text, *end; *at != '\0'; at = end) {
        long child = strtol(at, &end, 10);
        if (end == at) {
            break;
        }
        if (is_busy((int)child, depth - 1)) {
            return true;
        }
    }
    return false;
}

/* The program has read all that was typed and waits: on a busy machine a still screen alone says nothing. */
static bool is_idle(const Run *run)
{
    int unread = 0;
    if (ioctl(run->slave, FIONREAD, &unread) == 0 && unread > 0) {
        return false;
    }
    return !is_busy((int)run->child, 3);
}

static void take_output(Run *run, const char *bytes, size_t len)
{
    vterm_input_write(run->vt, bytes, len);
    for (size_t i = 0; i < len; i++) {
        modes_feed(&run->modes, bytes[i]);
    }
    run->bytes += len;
    if (run->copy != NULL) {
        fwrite(bytes, 1, len, run->copy);
    }
}

/* Feeds what the program prints for so long, whatever it does. */
static void feed_for(Run *run, int us)
{
    struct timespec now, end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    long long until = end.tv_sec * 1000000000LL + end.tv_nsec + us * 1000LL;
    for (;;) {
        char bytes[16384];
        struct pollfd fd = {.fd = run->master, .events = POLLIN};
        clock_gettime(CLOCK_MONOTONIC, &now);
        long long left = until - (now.tv_sec * 1000000000LL + now.tv_nsec);
        struct timespec wait = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
        if (left <= 0) {
            return;
        }
        if (ppoll(&fd, 1, &wait, NULL) > 0 && (fd.revents & POLLIN)) {
            ssize_t got = read(run->master, bytes, sizeof bytes);
            if (got > 0) {
                take_output(run, bytes, (size_t)got);
                send_output(run);
            }
        }
    }
}

/* Feeds what the program prints until it is idle and nothing has come for quiet_ms (or it has ended, or time is up). */
static void settle(Run *run, int quiet_ms, int timeout_ms, bool need_output)
{
    long long until = now_ms() + timeout_ms;
    bool some = !need_output;
    for (;;) {
        struct pollfd fd = {.fd = run->master, .events = POLLIN};
        reap(run);
        int n = poll(&fd, 1, quiet_ms);
        if (n > 0 && (fd.revents & POLLIN)) {
            char bytes[16384];
            ssize_t got = read(run->master, bytes, sizeof bytes);
            if (got > 0) {
                take_output(run, bytes, (size_t)got);
                send_output(run);
                some = true;
            }
        } else if (n == 0 && (run->ended || (some && is_idle(run)))) {
            break;
        }
        if (now_ms() > until) {
            break;
        }
    }
    if (run->alt) {
        remember_screen(run);
    }
}

static bool send_named(Run *run, const char *word, size_t len)
{
    static const struct {
        const char *name;
        VTermKey key;
    } names[] = {
        {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},       {"Left", VTERM_KEY_LEFT},
        {"Right", VTERM_KEY_RIGHT},   {"PgUp", VTERM_KEY_PAGEUP},     {"PgDn", VTERM_KEY_PAGEDOWN},
        {"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},         {"Enter", VTERM_KEY_ENTER},
        {"Esc", VTERM_KEY_ESCAPE},    {"Tab", VTERM_KEY_TAB},         {"Backspace", VTERM_KEY_BACKSPACE},
        {"Delete", VTERM_KEY_DEL},    {"Insert", VTERM_KEY_INS},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strlen(names[i].name) == len && strncasecmp(names[i].name, word, len) == 0) {
            vterm_keyboard_key(run->vt, names[i].key, VTERM_MOD_NONE);
            return true;
        }
    }
    if (len == 7 && strncasecmp(word, "BackTab", 7) == 0) {
        vterm_keyboard_key(run->vt, VTERM_KEY_TAB, VTERM_MOD_SHIFT);
        return true;
    }
    if (len >= 2 && len <= 3 && word[0] == 'F' && word[1] >= '1' && word[1] <= '9') {
        int n = atoi(word + 1);
        vterm_keyboard_key(run->vt, (VTermKey)VTERM_KEY_FUNCTION(n), VTERM_MOD_NONE);
        return true;
    }
    if (len == 3 && word[0] == 'C' && word[1] == '-') {
        char byte = (char)(word[2] & 0x1f);
        write_all(run->master, &byte, 1);
        return true;
    }
    if (len == 5 && strncasecmp(word, "Space", 5) == 0) {
        write_all(run->master, " ", 1);
        return true;
    }
    return false;
}

/* "{100x30}", "{stop}", "{TERM}". */
static void do_braces(Run *run, const char *word, size_t len)
{
    int cols, rows, number;
    if (sscanf(word, "{%dx%d}", &cols, &rows) == 2 && cols > 0 && rows > 0 && cols < 2000 && rows < 2000) {
        struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
        run->rows = rows;
        run->cols = cols;
        vterm_set_size(run->vt, rows, cols);
        ioctl(run->master, TIOCSWINSZ, &size);
    } else if (len == 6 && strncmp(word, "{stop}", 6) == 0) {
        kill(run->child, SIGTSTP);
        settle(run, 100, 1000, false);
        fprintf(stderr, "vtrun: stopped: alt screen %d, cursor %d, mouse %d\n", run->alt, run->cursor, run->mouse);
        kill(run->child, SIGCONT);
    } else if ((number = signal_number(word + 1, len - 2)) != 0) {
        kill(run->child, number);
    }
}

static void type_keys(Run *run, const Options *options)
{
    const char *at = options->keys;
    while (*at != '\0' && !run->ended) {
        size_t len = strcspn(at, " ");
        if (len > 2 && at[0] == '{' && at[len - 1] == '}') {
            do_braces(run, at, len);
        } else if (len > 1 && at[0] == '=') {
            write_all(run->master, at + 1, len - 1);
        } else if (len > 0 && !send_named(run, at, len)) {
            write_all(run->master, at, len);
        }
        send_output(run);
        bool is_esc = len == 3 && strncasecmp(at, "Esc", len) == 0;
        at += len;
        at += strspn(at, " ");
        if (*at == '\0' && options->after_us >= 0) {
            feed_for(run, options->after_us);
        } else if (len > 0) {
            settle(run, is_esc && options->quiet_ms < ESC_MS ? ESC_MS : options->quiet_ms, options->timeout_ms, false);
        }
    }
}

static void start(Run *run, const Options *options, struct termios *before)
{
    struct winsize size = {.ws_row = (unsigned short)options->rows, .ws_col = (unsigned short)options->cols};
    if (openpty(&run->master, &run->slave, NULL, NULL, &size) != 0) {
        perror("vtrun: openpty");
        exit(2);
    }
    tcgetattr(run->slave, before);
    run->child = fork();
    if (run->child == 0) {
        close(run->master);
        login_tty(run->slave);
        if (options->term[0] != '\0') {
            setenv("TERM", options->term, 1);
        } else {
            unsetenv("TERM");
        }
        setenv("LC_ALL", "C.UTF-8", 0);
        unsetenv("LINES");
        unsetenv("COLUMNS");
        execvp(options->command[0], options->command);
        perror(options->command[0]);
        _exit(127);
    }
}

static bool check(bool ok, const char *what)
{
    if (!ok) {
        fprintf(stderr, "vtrun: %s\n", what);
    }
    return ok;
}

static bool same_termios(const struct termios *a, const struct termios *b)
{
    return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
           a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

/* Autowrap (7), the cursor (25) and its blinking (12) may be on; all others a shell does not expect. */
static bool modes_are_off(const Modes *modes)
{
    bool ok = true;
    for (int i = 0; i < modes->on_count; i++) {
        if (modes->on[i] != 7 && modes->on[i] != 12 && modes->on[i] != 25) {
            fprintf(stderr, "vtrun: mode ?%d is still on\n", modes->on[i]);
            ok = false;
        }
    }
    return check(!modes->keypad, "the keypad still sends its own codes") && ok;
}

/* What a shell prints next is plain text. */
static bool pen_is_plain(const Run *run)
{
    static const VTermAttr attrs[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_ITALIC, VTERM_ATTR_REVERSE};
    for (size_t i = 0; i < sizeof attrs / sizeof attrs[0]; i++) {
        VTermValue value = {0};
        vterm_state_get_penattr(vterm_obtain_state(run->vt), attrs[i], &value);
        if (attrs[i] == VTERM_ATTR_UNDERLINE ? value.number != 0 : value.boolean) {
            return false;
        }
    }
    return true;
}

static bool check_end(const Run *run, const Options *options, const struct termios *before)
{
    struct termios after;
    bool ok = check(!run->alt, "the alternate screen is still on");
    ok &= check(run->cursor, "the cursor is still hidden");
    ok &= check(run->mouse == VTERM_PROP_MOUSE_NONE, "the mouse is still on");
    ok &= modes_are_off(&run->modes);
    ok &= check(pen_is_plain(run), "text is still bold, underlined, italic or reversed");
    ok &= check(run->titles == 0, "a title was set");
    ok &= check(!options->no_escapes || run->modes.escapes == 0, "an escape sequence was printed");
    ok &= check(tcgetattr(run->slave, &after) == 0 && same_termios(before, &after), "termios is not as before");
    if (options->kill_signal != 0) {
        ok &= check(WIFSIGNALED(run->status) && WTERMSIG(run->status) == options->kill_signal,
                    "the program did not die by the signal");
    } else if (options->status >= 0) {
        ok &= check(WIFEXITED(run->status) && WEXITSTATUS(run->status) == options->status, "another exit status");
    }
    return ok;
}

static void usage(void)
{
    fprintf(stderr, "usage: vtrun [--size 80x24] [--keys WORDS] [--kill SIG [--after US]]\n"
                    "             [--term NAME] [--quiet MS] [--timeout MS] [--status N] [--styles] [--no-escapes]\n"
                    "             [--report] [--bytes FILE] -- command args...\n");
    exit(2);
}

static Options read_options(int argc, char **argv)
{
    Options o = {.rows = 24, .cols = 80, .quiet_ms = 25, .timeout_ms = 5000, .after_us = -1, .keys = "",
                 .term = "xterm-256color"};
    int i = 1;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (strcmp(argv[i], "--styles") == 0) {
            o.styles = true;
            continue;
        }
        if (strcmp(argv[i], "--report") == 0) {
            o.report = true;
            continue;
        }
        if (strcmp(argv[i], "--no-escapes") == 0) {
            o.no_escapes = true;
            continue;
        }
        if (value == NULL) {
            usage();
        }
        if (strcmp(argv[i], "--size") == 0 && sscanf(value, "%dx%d", &o.cols, &o.rows) == 2) {
        } else if (strcmp(argv[i], "--keys") == 0) {
            o.keys = value;
        } else if (strcmp(argv[i], "--kill") == 0 && signal_number(value, strlen(value)) != 0) {
            o.kill_signal = signal_number(value, strlen(value));
        } else if (strcmp(argv[i], "--bytes") == 0) {
            o.bytes = value;
        } else if (strcmp(argv[i], "--term") == 0) {
            o.term = value;
        } else if (strcmp(argv[i], "--quiet") == 0) {
            o.quiet_ms = atoi(value);
        } else if (strcmp(argv[i], "--timeout") == 0) {
            o.timeout_ms = atoi(value);
        } else if (strcmp(argv[i], "--after") == 0) {
            o.after_us = atoi(value);
        } else if (strcmp(argv[i], "--status") == 0) {
            o.status = atoi(value);
        } else {
            usage();
        }
        i++;
    }
    if (i + 1 >= argc || o.rows < 1 || o.cols < 1 || o.rows > 2000 || o.cols > 2000 || o.quiet_ms < 1) {
        usage();
    }
    o.command = argv + i + 1;
    return o;
}

int main(int argc, char **argv)
{
    Options options = read_options(argc, argv);
    Run run = {.rows = options.rows, .cols = options.cols, .cursor = true, .styles = options.styles};
    struct termios before;
    if (options.bytes != NULL && (run.copy = fopen(options.bytes, "wbe")) == NULL) {
        perror(options.bytes);
        return 2;
    }
    run.vt = vterm_new(run.rows, run.cols);
    vterm_set_utf8(run.vt, 1);
    run.screen = vterm_obtain_screen(run.vt);
    vterm_screen_enable_altscreen(run.screen, 1);
    vterm_screen_set_callbacks(run.screen, &callbacks, &run);
    vterm_screen_reset(run.screen, 1);
    signal(SIGPIPE, SIG_IGN);
    start(&run, &options, &before);
    if (options.keys[0] == '\0' && options.after_us >= 0) {
        feed_for(&run, options.after_us);
    } else {
        settle(&run, options.quiet_ms, options.timeout_ms, true);
    }
    type_keys(&run, &options);
    if (options.kill_signal != 0 && !run.ended) {
        kill(run.child, options.kill_signal);
    }
    long long until = now_ms() + options.timeout_ms;
    while (!run.ended && now_ms() < until) {
        settle(&run, 10, 200, false);
    }
    bool ended = run.ended;
    if (!ended) {
        kill(run.child, SIGKILL);
        waitpid(run.child, &run.status, 0);
    }
    settle(&run, 10, 500, false);
    bool ok = check(ended, "the program was still running and was killed");
    ok = (!ended || check_end(&run, &options, &before)) && ok;
    if (run.last != NULL) {
        fputs(run.last, stdout);
    } else { /* it never had the alternate screen: what it printed */
        for (int row = 0; row < run.rows; row++) {
            print_row(&run, stdout, row, false);
        }
    }
    if (options.report) {
        fprintf(stderr, "vtrun: %zu bytes, %d titles, %d bells, mouse seen %d, status %#x\n", run.bytes, run.titles,
                run.bells, run.mouse_seen, (unsigned)run.status);
    }
    if (run.copy != NULL && fclose(run.copy) != 0) {
        perror(options.bytes);
        ok = false;
    }
    free(run.last);
    vterm_free(run.vt);
    return ok ? 0 : 1;
}
