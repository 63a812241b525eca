#include "base/diag.h"
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "asyncourse: asyncio, step by step, in the terminal\n"
    "\n"
    "  asyncourse [--course DIR]            open the course where you left it\n"
    "  asyncourse view FILE.py              step through any program, forwards and backwards; anew at each save\n"
    "  asyncourse run FILE.py [ARGS...]     run it as python3 would, in virtual time\n"
    "  asyncourse repl                      type Python and await it, as in python3 -m asyncio\n"
    "  asyncourse trace FILE.py [-o OUT]    write what happened, as JSON lines or in another format\n"
    "  asyncourse review                    a few earlier questions again\n"
    "  asyncourse progress                  what is done, what is next\n"
    "  asyncourse notes                     what you have done, as Markdown\n"
    "  asyncourse reset STEP|CHAPTER|--all  begin it again (a copy of your progress is kept)\n"
    "  asyncourse export FILE               your progress as text, for another machine\n"
    "  asyncourse import FILE               add it to what is known here\n"
    "  asyncourse doctor [--fix]            what was found where, and what is wrong\n"
    "  asyncourse check PATH...             prove a course: its YAML, samples, predictions, solutions, wrong answers\n"
    "  asyncourse grade EXERCISE... PATH... judge answers: files, or folders of students\n"
    "  asyncourse glossary [WORD...]        the words of the course\n"
    "  asyncourse new WHAT NAME             a course, chapter or exercise to begin with\n"
    "  asyncourse preview PATH              a chapter or an exercise while it is being written\n"
    "\n"
    "FILE.py may be - (standard input) for run and trace; FILE for export and import.\n"
    "STEP is an id, or chapter and number as in 3.2; --course DIR and reset's --yes stand before or after.\n";

static const char help_options[] =
    "\n"
    "Options of the course, of review, preview and view:\n"
    "  --language LANG             the texts of the course in another language (not of view)\n"
    "  --ascii                     only ASCII characters\n"
    "  --color auto|always|never   colours (NO_COLOR is obeyed)\n"
    "  --theme NAME                16, dark, light, contrast or mono\n"
    "  --no-mouse                  leave the mouse to the terminal\n"
    "  --no-anim                   nothing moves between two pictures\n"
    "  --plain                     line by line: for screen readers, pipes, simple terminals\n"
    "\n"
    "Options of run, view, repl and trace, before FILE.py:\n"
    "  --world FILE[:NAME]         the simulated network, files, ...: a YAML file, or an entry of it\n"
    "                              (modules beside FILE.py can be imported; in answers that are graded they cannot)\n"
    "\n"
    "Options of run, before FILE.py:\n"
    "  --timeline                  afterwards, print who ran when\n"
    "  --realtime                  really wait\n"
    "  --trace on|off              record while running (for measuring; default off)\n"
    "  --limit NAME=VALUE          fuel, heap, output, time (seconds) or events; k, M, G are understood\n"
    "                              (repl takes fuel and output, for one statement, and heap)\n"
    "\n"
    "Options of check, before PATH:\n"
    "  --format text|json|github   how mistakes are told\n"
    "  --yaml-only                 run nothing\n"
    "  --mutate                    put small mistakes into solutions: does a check see each?\n"
    "  --verbose                   with the mistakes that change nothing\n"
    "  --schema FILE               print the JSON Schema of course, chapter, exercise, worlds, glossary, translation\n"
    "  --lock                      promise the ids in lessons/ids.lock: check tells when one is gone\n"
    "  --exit-zero                 exit 0 even when there are mistakes\n"
    "\n"
    "Options of trace:\n"
    "  --format FORMAT             jsonl, chrome (for Perfetto), svg or text (a timeline), dot (a graph), cast (a film)\n"
    "  --time virtual|steps        the axis of chrome: virtual time, or a microsecond an event\n"
    "\n"
    "Options of grade, before EXERCISE:\n"
    "  --format NAME               text, json, junit, gradescope, csv, tap, classroom50, exercism or prairielearn\n"
    "  -o FILE                     write it there (whole, or not at all)\n"
    "  --jobs N                    submissions at a time; the result is the same for any N\n"
    "  --course DIR                the course that has the exercises\n"
    "  --exit-zero                 exit 0 whenever everything was judged\n"
    "\n"
    "  --help, --version\n"
    "\n"
    "Exit codes of run: that of the program; 124 deadlock, 125 a limit, 2 wrong usage, 74 output cannot be written.\n";

static const struct {
    const char *name;
    int (*run)(Args *args);
} commands[] = {
    {"run", cmd_run},
    {"repl", cmd_repl},
    {"view", cmd_view},
    {"trace", cmd_trace},
    {"learn", cmd_learn},
    {"review", cmd_review},
    {"progress", cmd_progress},
    {"notes", cmd_notes},
    {"reset", cmd_reset},
    {"export", cmd_export},
    {"import", cmd_import},
    {"doctor", cmd_doctor},
    {"glossary", cmd_glossary},
    {"check", cmd_check},
    {"grade", cmd_grade},
    {"new", cmd_new},
    {"preview", cmd_preview},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static int unknown_command(const char *word)
{
    const char *names[COMMAND_COUNT + 1] = {0};
    Args args = {0};
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    size_t len = strlen(word);
    if (len > 3 && strcmp(word + len - 3, ".py") == 0)
        return args_usage(&args, "did you mean 'asyncourse run %s' or 'asyncourse view %s'?", word, word);
    const char *nearest = diag_nearest(word, names);
    if (nearest)
        return args_usage(&args, "there is no command '%s'; did you mean '%s'?", word, nearest);
    return args_usage(&args, "there is no command '%s'", word);
}

/* --help anywhere before the program's own arguments. */
static bool wants_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
        if (i > 1 && argv[i][0] != '-' && strcmp(argv[1], "run") == 0)
            return false;
    }
    return false;
}

/* A program started with a standard stream closed must not get a file of its own in that place. What is opened here
 * cannot be written (or read), so that the failure is still seen. */
static void fill_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
            _exit(EXIT_CANNOT_WRITE);
}

int main(int argc, char **argv)
{
    fill_standard_streams();
    setlocale(LC_CTYPE, "");
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error that is reported, as in python3 */
    if (wants_help(argc, argv) || (argc > 1 && strcmp(argv[1], "help") == 0)) {
        bool written = fputs(help, stdout) >= 0 && fputs(help_options, stdout) >= 0;
        return output_finish_after(written ? 0 : errno) ? 0 : EXIT_CANNOT_WRITE;
    }
    if (argc > 1 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
        puts("asyncourse " ASYNCOURSE_VERSION);
        return output_finish() ? 0 : EXIT_CANNOT_WRITE;
    }
    if (argc < 2 || argv[1][0] == '-') {
        Args args = {argc, 1, argv, NULL};
        return cmd_learn(&args);
    }
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            Args args = {argc, 2, argv, commands[i].name};
            return commands[i].run(&args);
        }
    }
    return unknown_command(argv[1]);
}
