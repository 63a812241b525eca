/* The sub-commands. Each takes its own arguments (without the program's and the command's name) and returns the exit
 * code. */
#ifndef ASYNCOURSE_CLI_CLI_H
#define ASYNCOURSE_CLI_CLI_H

#include "base/buf.h"
#include "engine/engine.h"
#include "screens/app.h"

#include <stdarg.h>
#include <stdbool.h>

enum { EXIT_USAGE = 2, EXIT_DEADLOCK = 124, EXIT_LIMIT = 125, EXIT_CANNOT_WRITE = 74 };

/* Arguments as they are taken one by one. */
typedef struct {
    int count, at;
    char **items;
    const char *command; /* for messages; NULL: none */
} Args;

int cmd_learn(Args *args);
int cmd_run(Args *args);
int cmd_repl(Args *args);
int cmd_view(Args *args);
int cmd_trace(Args *args);
int cmd_check(Args *args);
int cmd_grade(Args *args);
int cmd_new(Args *args);
int cmd_preview(Args *args);
int cmd_review(Args *args);
int cmd_progress(Args *args);
int cmd_notes(Args *args);
int cmd_reset(Args *args);
int cmd_export(Args *args);
int cmd_import(Args *args);
int cmd_doctor(Args *args);
int cmd_glossary(Args *args);

/* If the next argument is the option `name`: takes it. */
bool args_flag(Args *args, const char *name);
/* "--name VALUE" or "--name=VALUE": takes both; *value is NULL when the value is missing (args_usage has spoken). */
bool args_value(Args *args, const char *name, const char **value);
bool args_more(const Args *args);
const char *args_take(Args *args);
/* The next argument begins with '-' and is neither "-" (standard input) nor "--" (no options from here on). */
bool args_is_option(const Args *args);
/* Says on stderr that the next argument is not known, with the nearest of `known` (NULL-terminated), and returns 2. */
int args_unknown(const Args *args, const char *const *known);
/* Says "asyncourse COMMAND: sentence" on stderr (`command` may be NULL). Whatever the sentence quotes, the terminal gets
 * no control characters. */
void cli_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_verror(const char *command, const char *format, va_list list);
/* Says a sentence and how to get help; returns 2. */
int args_usage(const Args *args, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* --ascii, --no-mouse, --no-anim, --plain, --color WHEN: true when taken; *bad when its value is wrong (said). */
bool args_screen_option(Args *args, AppOptions *options, bool *bad);

/* --limit NAME=VALUE: sets it. 0, or the exit code (said). */
int args_limit(const Args *args, EngineLimits *limits, const char *text);

/* The folder of the course: `dir` (--course, may be NULL), $ASYNCOURSE_COURSE, beside the program, the source tree. Caller
 * frees; NULL: *error says why (caller frees). */
char *course_locate(const char *dir, char **error);
/* `path`, or the nearest folder above it, that holds a course; caller frees; NULL: none. */
char *course_above(const char *path);
/* --world FILE or FILE:NAME: appends the world as JSON. false: said on stderr, with the place. */
bool world_read(const char *value, Buf *json);
/* Reads a program; `-` is standard input. false: said on stderr as python3 would. */
bool source_read(const char *path, Buf *out);
/* Any other text of the user's; `hint` is said when it is not UTF-8. */
bool text_read(const char *command, const char *path, const char *hint, Buf *out);
/* Flushes standard output; false when it cannot be written (said on stderr, unless the reader went away). */
bool output_finish(void);
/* The same when a write may have failed already; `error` is its errno, 0: none. */
bool output_finish_after(int error);

#endif
