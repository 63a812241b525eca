/* The player's life: the program runs when the player opens, and again when it has been given a line of input. Runs
 * are pure, so up to the question the new recording is the old one, and the place stays. */
#include "base/file.h"
#include "base/mem.h"
#include "screens/plain.h"
#include "screens/player.h"

#include <string.h>

enum { SPEED_AT_FIRST = 3 /* 1x */ };

/* ---- the program ---- */

static char **copy_texts(const char *const *texts, size_t count)
{
    char **copies = mem_zalloc((count + 1) * sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = mem_strdup(texts[i]);
    return copies;
}

static void free_texts(char **texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(texts[i]);
    mem_free(texts);
}

/* The player outlives what its opener borrowed. */
static void keep_spec(Player *p, const EngineSpec *spec)
{
    p->spec = *spec;
    p->program = mem_zalloc(spec->len + 1);
    memcpy(p->program, spec->text, spec->len);
    p->spec.text = p->program;
    for (int i = 0; i < 2; i++) {
        EnginePart *part = i ? &p->spec.given : &p->spec.setup;
        if (!part->text)
            continue;
        part->text = p->part_texts[i] = mem_strndup(part->text, part->len);
        part->file = p->part_files[i] = mem_strdup(part->file);
    }
    p->world = spec->world ? mem_strdup(spec->world) : NULL;
    p->spec.world = p->world;
    p->path = mem_strdup(spec->file);
    p->spec.file = p->path;
    p->argv = copy_texts(spec->argv, spec->argc);
    p->spec.argv = (const char *const *)p->argv;
    p->answers = copy_texts(spec->input, spec->ninput);
    p->answer_count = p->answers_given = spec->ninput;
    p->answer_cap = spec->ninput + 1;
    p->spec.record = true;
    p->spec.use_stdin = false;
    p->spec.output = NULL;
}

static void free_spec(Player *p)
{
    mem_free(p->program);
    mem_free(p->path);
    mem_free(p->world);
    for (int i = 0; i < 2; i++) {
        mem_free(p->part_texts[i]);
        mem_free(p->part_files[i]);
    }
    free_texts(p->argv, p->spec.argc);
    free_texts(p->answers, p->answer_count);
    buf_deinit(&p->typed);
    buf_deinit(&p->search);
    buf_deinit(&p->notice);
    buf_deinit(&p->filter);
}

/* ---- the recording ---- */

static void unload(Player *p)
{
    if (p->axis.first)
        axis_deinit(&p->axis);
    p->axis = (Axis){0};
    mem_free(p->ruler);
    mem_free(p->ready_counts);
    p->ruler = NULL;
    p->ready_counts = NULL;
    p->axis_width = 0;
    timeline_free(p->timeline);
    states_free(p->states);
    player_free_source(p);
    mem_free(p->console);
    buf_deinit(&p->console_text);
    player_free_groups(p);
    player_forget_later(p);
    recording_free(p->rec);
    p->console = NULL;
    p->console_count = p->console_cap = 0;
    p->picked = 0;
    p->map_from = p->map_count = p->map_cell = 0;
    memset(p->marks, 0, sizeof p->marks);
    p->jumped_from = 0;
}

static void load(Player *p)
{
    p->spec.input = (const char *const *)p->answers;
    p->spec.ninput = p->answer_count;
    p->rec = engine_run(&p->spec);
    p->log = p->rec->log;
    p->timeline = NULL;
    p->states = NULL;
    p->count = p->log && p->rec->kind != OUTCOME_SYNTAX ? log_count(p->log) : 0;
    if (!p->count)
        return;
    p->states = states_new(p->log);
    p->timeline = timeline_new(p->log);
    player_build_source(p);
    if (!p->breaks) /* they stay when the program runs again */
        p->breaks = mem_zalloc(p->parts[PART_PROGRAM].line_count + 1);
    player_build_console(p);
    player_build_labels(p);
    p->last = query_prev(p->log, p->count, query_is_playable, NULL);
    if (p->last == QUERY_NONE)
        p->last = p->count - 1;
    player_find_stops(p);
}

static void seek_first(Player *p)
{
    if (!p->count)
        return;
    uint64_t first = query_first(p->log, query_is_playable, NULL);
    player_seek(p, first == QUERY_NONE ? 0 : first);
}

void player_answer(Player *p)
{
    uint64_t place = p->pos;
    MEM_GROW(p->answers, p->answer_cap, p->answer_count + 1);
    p->answers[p->answer_count++] = mem_strdup(buf_text(&p->typed));
    buf_clear(&p->typed);
    unload(p);
    load(p);
    player_seek(p, place);
}

void player_run_again(Player *p)
{
    while (p->answer_count > p->answers_given)
        mem_free(p->answers[--p->answer_count]);
    buf_clear(&p->typed);
    p->playing = false;
    unload(p);
    load(p);
    seek_first(p);
}

/* ---- the screen ---- */

static void player_free(Screen *screen)
{
    Player *p = (Player *)screen;
    unload(p);
    player_free_stops(p);
    free_spec(p);
    mem_free(p->breaks);
    player_free_watches(p);
    mem_free(p->title);
    mem_free(p->lesson);
    mem_free(p);
}

static void player_draw_screen(Screen *screen, Canvas canvas)
{
    Player *p = (Player *)screen;
    if (!p->count)
        player_draw_failed(p, canvas);
    else
        player_draw(p, canvas);
}

static const ScreenOps player_ops = {
    .free = player_free,
    .draw = player_draw_screen,
    .act = player_act,
    .contexts = player_contexts,
    .text = player_text,
    .timeout = player_timeout,
    .tick = player_tick,
    .plain = &plain_player,
};

Screen *player_new(App *app, const EngineSpec *spec, const char *title, const char *lesson)
{
    Player *p = mem_zalloc(sizeof *p);
    p->screen = (Screen){&player_ops, app};
    keep_spec(p, spec);
    p->title = title ? mem_strdup(title) : NULL;
    p->lesson = lesson ? mem_strdup(lesson) : NULL;
    p->file = file_base_name(p->path);
    p->speed = SPEED_AT_FIRST;
    load(p);
    seek_first(p);
    return &p->screen;
}

void player_show_moment(Screen *player, uint64_t seq)
{
    Player *p = (Player *)player;
    if (!p->count)
        return;
    uint64_t playable = query_prev(p->log, seq + 1, query_is_playable, NULL);
    player_seek(p, playable == QUERY_NONE ? seq : playable);
}
