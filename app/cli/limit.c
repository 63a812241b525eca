#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

/* 12, 5k, 64M, 1G -> a number; false when it is none. */
static bool parse_amount(const char *text, double *amount)
{
    char *end;
    if (!(text[0] >= '0' && text[0] <= '9'))
        return false;
    *amount = strtod(text, &end);
    static const char units[] = "kMG";
    const char *unit = *end ? strchr(units, *end == 'K' ? 'k' : *end) : NULL;
    if (unit) {
        for (long i = 0; i <= unit - units; i++)
            *amount *= 1024;
        end++;
    }
    return *end == '\0' && *amount >= 0 && *amount < 9e18;
}

int args_limit(const Args *args, EngineLimits *limits, const char *text)
{
    static const char *const names[] = {"fuel", "heap", "output", "time", "events", NULL};
    const char *equals = strchr(text, '=');
    char name[16] = "";
    double amount;
    if (equals && (size_t)(equals - text) < sizeof name)
        memcpy(name, text, (size_t)(equals - text));
    if (!equals || !*name || !parse_amount(equals + 1, &amount))
        return args_usage(args, "--limit is NAME=VALUE (fuel, heap, output, time, events), not '%s'", text);
    if (strcmp(name, "fuel") == 0)
        limits->fuel = (uint64_t)amount;
    else if (strcmp(name, "heap") == 0)
        limits->heap = (size_t)amount;
    else if (strcmp(name, "output") == 0)
        limits->output = (uint64_t)amount;
    else if (strcmp(name, "time") == 0)
        limits->time_ns = amount > 9e9 ? INT64_MAX : (int64_t)(amount * 1e9);
    else if (strcmp(name, "events") == 0)
        limits->events = amount > 4e9 ? UINT32_MAX : (uint32_t)amount;
    else {
        Args one = {1, 0, (char *[]){name}, args->command};
        return args_unknown(&one, names);
    }
    return 0;
}
