/* screens_bench [N]: how long the player takes on a run of N tasks (100,000: 2.2 million events), on a terminal in
 * memory: opening it, seeking to random places, each key. Times belong to a machine, so this is no test.
 * Build: cmake --preset release && cmake --build --preset release --target screens_bench */
#include "base/mem.h"
#include "screens/player.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SEEKS = 200, ROUNDS = 20 };

/* Processor time: others may use the machine, too. */
static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void report(const char *what, double *times, size_t n)
{
    qsort(times, n, sizeof *times, compare);
    printf("%-28s p50 %8.3f ms   p95 %8.3f ms   max %8.3f ms\n", what, times[n / 2], times[n * 95 / 100], times[n - 1]);
}

static void draw(App *app, Screen *screen)
{
    grid_clear(&app->grid);
    screen->ops->draw(screen, grid_canvas(&app->grid));
}

/* Splitmix64: the same places each time. */
static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = (*seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static void measure_seeks(App *app, Player *p)
{
    double *times = mem_alloc(SEEKS * sizeof *times), *drawn = mem_alloc(SEEKS * sizeof *drawn);
    uint64_t seed = 1;
    for (int i = 0; i < SEEKS; i++) {
        uint64_t to = next_random(&seed) % p->count;
        double begun = now_ms();
        player_seek(p, to);
        times[i] = now_ms() - begun;
        draw(app, &p->screen);
        drawn[i] = now_ms() - begun;
    }
    report("seek", times, SEEKS);
    report("seek and draw", drawn, SEEKS);
    mem_free(times);
    mem_free(drawn);
}

static void measure_action(App *app, Player *p, const char *name)
{
    size_t count;
    const KeyBinding *bindings = app_bindings(&count);
    double times[ROUNDS];
    for (size_t i = 0; i < count; i++) {
        if (!(bindings[i].contexts & CTX_PLAYER) || strcmp(bindings[i].name, name) != 0)
            continue;
        player_seek(p, p->count / 2);
        draw(app, &p->screen);
        for (int k = 0; k < ROUNDS; k++) {
            KeyHit hit = {.action = bindings[i].action, .binding = &bindings[i]};
            double begun = now_ms();
            p->screen.ops->act(&p->screen, &hit);
            draw(app, &p->screen);
            times[k] = now_ms() - begun;
        }
        char what[64];
        snprintf(what, sizeof what, "key %s", name);
        report(what, times, ROUNDS);
        return;
    }
    printf("no action is called %s\n", name);
}

int main(int argc, char **argv)
{
    static const char *const actions[] = {"event-next", "event-prev", "line-next",  "line-prev", "tick-next",
                                          "tick-prev",  "clock-next", "clock-prev", "task-down", "task-up",
                                          "task-next",  "task-prev",  "search-next", "continue", "continue-back",
                                          "fold",       "axis",       "zoom-in",    "zoom-all",  "sort",
                                          "explain",    "predict",    "zoom",       "first",     "last"};
    int n = argc > 1 ? atoi(argv[1]) : 100000, rows = argc > 3 ? atoi(argv[3]) : 24, cols = argc > 2 ? atoi(argv[2]) : 80;
    Buf text = {0};
    setlocale(LC_CTYPE, "C.UTF-8");
    buf_printf(&text,
               "import asyncio\nasync def w(i):\n    await asyncio.sleep(1 + (i %% 7) * 0.1)\nasync def main():\n"
               "    await asyncio.gather(*[w(i) for i in range(%d)])\nasyncio.run(main())\n", n);
    EngineSpec spec = {.text = buf_text(&text), .len = text.len, .file = "swarm.py", .first_line = 1,
                       .limits = ENGINE_LIMITS_RUN, .record = true};
    Term *term = term_open_memory(rows, cols, GLYPHS_UTF8, NULL);
    App app;
    app_init(&app, term, NULL, NULL);
    double begun = now_ms();
    Recording *r = engine_run(&spec);
    double ran = now_ms();
    recording_free(r);
    double before = now_ms();
    Screen *screen = player_new(&app, &spec, NULL, NULL);
    Player *p = (Player *)screen;
    app_push(&app, screen);
    draw(&app, screen);
    printf("%llu events, %dx%d: running %.0f ms, opening (running included) %.0f ms\n", (unsigned long long)p->count, cols,
           rows, ran - begun, now_ms() - before);
    measure_seeks(&app, p);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        measure_action(&app, p, actions[i]);
    app_deinit(&app);
    term_close(term);
    buf_deinit(&text);
    return 0;
}
