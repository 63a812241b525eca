/* asyncourse repl: `python -m asyncio`, on the virtual clock. */
#include "cli/cli.h"
#include "cli/prompt.h"
#include "engine/session.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static const char banner[] = "asyncio REPL 3.11.7 (asyncourse " ASYNCOURSE_VERSION ", virtual time)\n"
                             "Use \"await\" directly instead of \"asyncio.run()\".\n"
                             "Between two prompts time stands still; a sleep takes no time to wait for.\n"
                             ">>> import asyncio\n";

typedef struct {
    Prompt prompt;
    int error; /* of the first write that failed */
} Console;

static bool write_output(void *ctx, int stream, const char *s, size_t len)
{
    Console *console = ctx;
    errno = 0;
    bool ok = stream == 2 ? fflush(stdout) == 0 : !s || fwrite(s, 1, len, stdout) == len;
    if (stream == 2 && ok && s)
        fwrite(s, 1, len, stderr);
    if (console->prompt.terminal || !s)
        ok = ok && fflush(stdout) == 0;
    if (!ok)
        console->error = errno;
    return ok;
}

static InputResult input(void *ctx, Buf *line) { return prompt_input(&((Console *)ctx)->prompt, line); }
static bool interrupted(void *ctx) { return prompt_interrupted(&((Console *)ctx)->prompt); }

static void complete(void *ctx, const char *word, size_t len, Buf *choices)
{
    session_complete(ctx, word, len, choices);
}

static void say(const char *text)
{
    fflush(stdout);
    fputs(text, stderr);
}

/* CPython: code.InteractiveConsole.interact. */
static void interact(Console *console, Session *session)
{
    Buf line = {0};
    SessionState state = SESSION_READY;
    say(banner);
    while (state != SESSION_OVER) {
        buf_clear(&line);
        InputResult r = prompt_read(&console->prompt, state == SESSION_MORE ? "... " : ">>> ", &line);
        if (r == INPUT_END) {
            say("\nexiting asyncio REPL...\n");
            break;
        }
        if (r == INPUT_INTERRUPTED) {
            say("\nKeyboardInterrupt\n");
            session_forget(session);
            state = SESSION_READY;
            continue;
        }
        state = session_line(session, buf_text(&line), line.len);
    }
    buf_deinit(&line);
}

static int parse(Args *args, SessionSpec *spec, Buf *world)
{
    static const char *const known[] = {"--limit", "--world", "--help", NULL};
    const char *value;
    while (args_more(args)) {
        if (args_value(args, "--limit", &value)) {
            int rc = value ? args_limit(args, &spec->limits, value) : EXIT_USAGE;
            if (rc)
                return rc;
        } else if (args_value(args, "--world", &value)) {
            if (!value || !world_read(value, world))
                return EXIT_USAGE;
            spec->world = buf_text(world);
        } else if (args_is_option(args)) {
            return args_unknown(args, known);
        } else {
            return args_usage(args, "it takes no file; to run one: asyncourse run %s", args_take(args));
        }
    }
    return 0;
}

int cmd_repl(Args *args)
{
    Console console = {.error = 0};
    SessionSpec spec = {.limits = ENGINE_LIMITS_GRADE,
                        .ctx = &console,
                        .output = write_output,
                        .input = input,
                        .interrupted = interrupted};
    spec.limits.heap = ENGINE_LIMITS_RUN.heap;
    spec.limits.output = UINT64_MAX;
    Buf world = {0};
    int rc = parse(args, &spec, &world);
    Session *session = rc ? NULL : session_open(&spec);
    if (session) {
        prompt_open(&console.prompt);
        console.prompt.line.complete = complete;
        console.prompt.line.ctx = session;
        interact(&console, session);
        rc = session_close(session);
        prompt_close(&console.prompt);
    } else if (!rc) {
        rc = EXIT_USAGE;
    }
    buf_deinit(&world);
    return output_finish_after(console.error) ? rc : EXIT_CANNOT_WRITE;
}
