#include "cli/cli.h"

#include "base/diag.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool args_more(const Args *args)
{
    return args->at < args->count;
}

const char *args_take(Args *args)
{
    return args->items[args->at++];
}

bool args_is_option(const Args *args)
{
    return args_more(args) && strcmp(args->items[args->at], "--") != 0 && args->items[args->at][0] == '-' && args->items[args->at][1] != '\0';
}

bool args_flag(Args *args, const char *name)
{
    if (!args_more(args) || strcmp(args->items[args->at], name) != 0)
        return false;
    args->at++;
    return true;
}

bool args_value(Args *args, const char *name, const char **value)
{
    if (!args_more(args))
        return false;
    const char *item = args->items[args->at];
    size_t len = strlen(name);
    if (strncmp(item, name, len) != 0 || (item[len] != '\0' && item[len] != '='))
        return false;
    args->at++;
    if (item[len] == '=')
        *value = item + len + 1;
    else if (args_more(args))
        *value = args_take(args);
    else {
        *value = NULL;
        args_usage(args, "%s needs a value", name);
    }
    return true;
}

void cli_error(const char *command, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    cli_verror(command, format, list);
    va_end(list);
}

void cli_verror(const char *command, const char *format, va_list list)
{
    char *text = NULL;
    Buf shown = {0};
    int len = vasprintf(&text, format, list);
    if (len >= 0)
        utf8_safe_text(text, (size_t)len, &shown);
    free(text);
    fflush(stdout);
    fprintf(stderr, "asyncourse%s%s: %s\n", command ? " " : "", command ? command : "", buf_text(&shown));
    buf_deinit(&shown);
}

int args_usage(const Args *args, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    cli_verror(args->command, format, list);
    va_end(list);
    fprintf(stderr, "Try 'asyncourse --help'.\n");
    return EXIT_USAGE;
}

int args_unknown(const Args *args, const char *const *known)
{
    const char *item = args->items[args->at];
    const char *what = item[0] == '-' ? "option" : "argument";
    const char *nearest = known ? diag_nearest(item, known) : NULL;
    if (nearest)
        return args_usage(args, "unknown %s '%s'; did you mean '%s'?", what, item, nearest);
    return args_usage(args, "unknown %s '%s'", what, item);
}

bool args_screen_option(Args *args, AppOptions *options, bool *bad)
{
    const char *value;
    if (args_flag(args, "--ascii"))
        options->ascii = true;
    else if (args_flag(args, "--no-mouse"))
        options->no_mouse = true;
    else if (args_flag(args, "--no-anim"))
        options->no_anim = true;
    else if (args_flag(args, "--plain"))
        options->plain = true;
    else if (args_value(args, "--theme", &value)) {
        options->theme = value;
        *bad = !value;
    } else if (args_value(args, "--color", &value)) {
        if (value && strcmp(value, "auto") == 0)
            options->color = APP_COLOR_AUTO;
        else if (value && strcmp(value, "always") == 0)
            options->color = APP_COLOR_ALWAYS;
        else if (value && strcmp(value, "never") == 0)
            options->color = APP_COLOR_NEVER;
        else {
            *bad = true;
            if (value)
                args_usage(args, "--color is auto, always or never, not '%s'", value);
        }
    } else
        return false;
    return true;
}
