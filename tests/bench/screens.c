/* screens_bench [TASKS [COLUMNS ROWS]]: how long the player takes on a run of many tasks (100,000: 2.9 million events),
 * on a terminal in memory: opening it, seeking to random places, and every key of actions.def that means something there,
 * at three sizes, with groups closed and opened. What misses its "must" is marked, and the program fails. Times belong
 * to a machine, so this is no test.
 * Build: cmake --preset release && cmake --build --preset release --target screens_bench */
#include "base/mem.h"
#include "screens/player.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEEKS = 200, PLACES = 5, TRIES = 2 };
static const double must_open = 1000, must_seek = 20, must_key = 16, target_seek = 2, target_key = 5;

/* Processor time: others may use the machine, too. */
static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* false: it misses its must. */
static bool report(const char *what, double *times, size_t n, double must, double target)
{
    qsort(times, n, sizeof *times, by_size);
    double worst = times[n - 1];
    printf("  %-28s %8.2f %8.2f %8.0f %8.0f  %s\n", what, times[n / 2], worst, must, target,
           worst > must ? "MISSED" : worst > target ? "" : "target");
    return worst <= must;
}

/* Splitmix64: the same places each time. */
static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = (*seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static bool measure_seeks(App *app, Player *p)
{
    double times[SEEKS], drawn[SEEKS];
    uint64_t seed = 1;
    for (int i = 0; i < SEEKS; i++) {
        uint64_t to = next_random(&seed) % p->count;
        double begun = now_ms();
        player_seek(p, to);
        times[i] = now_ms() - begun;
        app_draw(app);
        drawn[i] = now_ms() - begun;
    }
    bool ok = report("seek anywhere", times, SEEKS, must_seek, target_seek);
    return report("seek anywhere and draw", drawn, SEEKS, must_seek, target_seek) && ok;
}

/* ---- keys ---- */

static void type(App *app, const char *script)
{
    KeyScript keys;
    size_t bad;
    if (!key_script_parse(script, &keys, &bad)) {
        printf("not a key: %s\n", script);
        exit(2);
    }
    for (size_t i = 0; i < keys.count; i++) {
        const Screen *top = app->stack[app->depth - 1];
        bool leaves = keys.keys[i] == K_ESC && !app->help && !app->palette &&
                      !(top->ops->contexts(top) & (CTX_PAGE | CTX_SEARCH));
        if (!leaves)
            app_key(app, &(TermEvent){.key = keys.keys[i]});
    }
    key_script_deinit(&keys);
}

/* What some keys need before they mean something, and what they are when they take another key. `after` undoes it. */
typedef struct {
    const char *name, *before, *keys, *after;
} Setting;
static const Setting settings[] = {
    {"predict-answer", "P", "1", NULL},
    {"page-close", ": \"events\" Enter", "Esc", NULL},
    {"find", "/ \"w(77)\"", "Enter", NULL},
    {"find-cancel", "/ \"w(77)\"", "Esc", NULL},
    {"search-next", "/ \"w(77\" Enter", "n", NULL},
    {"search-prev", "/ \"w(77\" Enter", "N", NULL},
    {"continue", ": \"break\" Space \"output\" Space \"nothing\" Enter", "c", ": \"break\" Space \"none\" Enter"},
    {"continue-back", ": \"break\" Space \"output\" Space \"nothing\" Enter", "C", ": \"break\" Space \"none\" Enter"},
    {"breakpoint", NULL, "B", "B"},
    {"mark", NULL, "ma", NULL},
    {"mark-go", "ma G", "'a", NULL},
    {"percent", NULL, "37%", NULL},
    {"palette", NULL, "C-p", "Esc"},
    {"help", NULL, "?", "Esc"},
    {"explain", NULL, "E", "Esc"},
    {"export", NULL, "X", "Esc"},
    {"seed", NULL, "S", "Esc"},
    {"search", NULL, "/", "Esc"},
    {"command", NULL, ":", "Esc"},
    {"filter", NULL, "&", "Esc"},
    {"play", NULL, "Space", "Space"},
    {"zoom", NULL, "Z", "Z"},
    {"reveal", NULL, "v", "v"},
    {"compare", NULL, "d", NULL},
    {"details", NULL, "Enter", "Esc"},
};
/* What a key's name does not say: texts that are nowhere, pages, the map and what is below it. */
static const Setting more[] = {
    {"search, nowhere", "/ \"no such text\"", "Enter", NULL},
    {"search, one at the end", "gg / \"result [None\"", "Enter", NULL},
    {"search, in the last task", "gg / \"w(99999)\"", "Enter", NULL},
    {"filter, one task", "& \"w(99999)\"", "Enter", "& Enter Esc"},
    {"filter, nowhere", "& \"no such text\"", "Enter", "& Enter Esc"},
    {"go to a time", ": \"t\" Space \"1.3\"", "Enter", NULL},
    {"go to a tick", ": \"tick\" Space \"7\"", "Enter", NULL},
    {"go to a line", "gg : \"line\" Space \"5\"", "Enter", NULL},
    {"page of events", ": \"events\"", "Enter", "Esc"},
    {"page of tasks", ": \"tasks\"", "Enter", "Esc"},
    {"page of the timeline", ": \"timeline\"", "Enter", "Esc"},
    {"page of the map", ": \"map\"", "Enter", "Esc"},
    {"map: next cell", ": \"map\" Enter", "j", "Esc"},
    {"map: into a cell", ": \"map\" Enter 40j", "Enter", "Esc Esc"},
    {"palette: a letter", "C-p", "s", "Esc"},
    {"1,000 events on", NULL, "1000l", NULL},
    {"1,000 events back", NULL, "1000h", NULL},
    {"1,000 tasks down", NULL, "1000j", NULL},
};
/* Leave the player, run something anew (that is "opening"), or hand over to another program. */
static const char *const left_out[] = {"back",      "field-back", "change-outside", "save",       "save-typed",
                                       "take-file", "run-again",  "give",           "later",      "step-back",
                                       "change",    "stop-next",  "field-help",     "compare-down"};

static bool is_left_out(const char *name)
{
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        if (strcmp(left_out[i], name) == 0)
            return true;
    }
    return false;
}

/* One key from many places of the run; of some tries each, the fastest: what is slow for others' sake is not ours. */
static bool measure_key(App *app, Player *p, const Setting *key)
{
    double times[PLACES];
    for (int place = 0; place < PLACES; place++) {
        times[place] = 1e9;
        for (int i = 0; i < TRIES; i++) {
            player_seek(p, p->last / (PLACES - 1) * (uint64_t)place);
            app_draw(app);
            if (key->before)
                type(app, key->before);
            app_draw(app);
            app->tween.key_ms = 0; /* no key is held down */
            double begun = now_ms();
            type(app, key->keys);
            app_draw(app);
            double took = now_ms() - begun;
            times[place] = took < times[place] ? took : times[place];
            if (key->after)
                type(app, key->after);
        }
    }
    return report(key->name, times, PLACES, must_key, target_key);
}

static Setting setting_of(const KeyBinding *binding, char *keys, size_t size)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (strcmp(settings[i].name, binding->name) == 0)
            return settings[i];
    }
    size_t len = strcspn(binding->keys, " ");
    snprintf(keys, size, "%.*s", (int)len, binding->keys);
    return (Setting){.name = binding->name, .keys = keys};
}

static int measure_keys(App *app, Player *p)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    const unsigned contexts = CTX_PLAYER | CTX_SEARCH | CTX_PAGE | CTX_GUESS;
    int missed = 0;
    for (size_t i = 0; i < count; i++) {
        char keys[32];
        if (!(bindings[i].contexts & contexts) || is_left_out(bindings[i].name))
            continue;
        Setting key = setting_of(&bindings[i], keys, sizeof keys);
        missed += !measure_key(app, p, &key);
    }
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        missed += !measure_key(app, p, &more[i]);
    return missed;
}

/* ---- one size ---- */

static int measure_size(const EngineSpec *spec, int cols, int rows)
{
    int missed = 0;
    Term *term = term_open_memory(rows, cols, GLYPHS_UTF8, NULL);
    App app;
    app_init(&app, term, NULL, NULL);
    double begun = now_ms();
    recording_free(engine_run(spec));
    double ran = now_ms() - begun;
    begun = now_ms();
    Screen *screen = player_new(&app, spec, NULL, NULL);
    Player *p = (Player *)screen;
    app_push(&app, screen);
    app_draw(&app);
    double opened = now_ms() - begun - ran;
    printf("%dx%d, %llu events%*s p50      max     must   target   (ms)\n", cols, rows, (unsigned long long)p->count,
           cols < 100 ? 14 : 12, "");
    missed += !report("open, after the run", &opened, 1, must_open, must_open);
    missed += !measure_seeks(&app, p);
    missed += measure_keys(&app, p);
    printf("  ---- all groups open, sorted by name, a short stretch of time\n");
    type(&app, "zR oooo +++");
    missed += measure_keys(&app, p);
    app_deinit(&app);
    term_close(term);
    return missed;
}

int main(int argc, char **argv)
{
    static const int sizes[][2] = {{80, 24}, {120, 40}, {200, 60}};
    int n = argc > 1 ? atoi(argv[1]) : 100000, missed = 0;
    Buf text = {0};
    setlocale(LC_CTYPE, "C.UTF-8");
    setvbuf(stdout, NULL, _IOLBF, 0);
    buf_printf(&text,
               "import asyncio\nasync def w(i):\n    await asyncio.sleep(1 + (i %% 7) * 0.1)\nasync def main():\n"
               "    await asyncio.gather(*[w(i) for i in range(%d)])\nasyncio.run(main())\n", n);
    EngineSpec spec = {.text = buf_text(&text), .len = text.len, .file = "swarm.py", .first_line = 1,
                       .limits = ENGINE_LIMITS_RUN, .record = true};
    if (argc > 3)
        missed = measure_size(&spec, atoi(argv[2]), atoi(argv[3]));
    for (size_t i = 0; argc <= 3 && i < sizeof sizes / sizeof *sizes; i++)
        missed += measure_size(&spec, sizes[i][0], sizes[i][1]);
    printf("%d missed\n", missed);
    buf_deinit(&text);
    return missed > 0;
}
