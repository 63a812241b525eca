/* The player's life: the program runs when the player opens, and again when it has been given a line of input. Runs
 * are pure, so up to the question the new recording is the old one, and the place stays. */
#include "base/file.h"
#include "base/mem.h"
#include "screens/plain.h"
#include "screens/player_edit.h"

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
    p->source.spec = *spec;
    p->source.program = mem_zalloc(spec->len + 1);
    memcpy(p->source.program, spec->text, spec->len);
    p->source.spec.text = p->source.program;
    for (int i = 0; i < 2; i++) {
        EnginePart *part = i ? &p->source.spec.given : &p->source.spec.setup;
        if (!part->text)
            continue;
        part->text = p->source.part_texts[i] = mem_strndup(part->text, part->len);
        part->file = p->source.part_files[i] = mem_strdup(part->file);
    }
    p->source.world = spec->world ? mem_strdup(spec->world) : NULL;
    p->source.spec.world = p->source.world;
    p->source.path = mem_strdup(spec->file);
    p->source.spec.file = p->source.path;
    p->source.argv = copy_texts(spec->argv, spec->argc);
    p->source.spec.argv = (const char *const *)p->source.argv;
    p->source.answers = copy_texts(spec->input, spec->ninput);
    p->source.answer_count = p->source.answers_given = spec->ninput;
    p->source.answer_cap = spec->ninput + 1;
    p->source.spec.folder = engine_folder_again(spec->folder);
    p->source.spec.record = true;
    p->source.spec.read = NULL;
    p->source.spec.output = NULL;
}

static void free_spec(Player *p)
{
    engine_folder_free(p->source.spec.folder);
    mem_free(p->source.program);
    mem_free(p->source.path);
    mem_free(p->source.world);
    for (int i = 0; i < 2; i++) {
        mem_free(p->source.part_texts[i]);
        mem_free(p->source.part_files[i]);
    }
    free_texts(p->source.argv, p->source.spec.argc);
    free_texts(p->source.answers, p->source.answer_count);
    buf_deinit(&p->prompt.typed);
    buf_deinit(&p->prompt.over);
    buf_deinit(&p->search.text);
    buf_deinit(&p->notice);
    buf_deinit(&p->filter.text);
}

/* ---- the recording ---- */

static void unload(Player *p)
{
    if (p->time.axis.from)
        axis_deinit(&p->time.axis);
    p->time.axis = (Axis){0};
    mem_free(p->time.ruler);
    mem_free(p->time.ready_counts);
    p->time.ruler = NULL;
    p->time.ready_counts = NULL;
    p->time.width = 0;
    timeline_free(p->timeline);
    states_free(p->states);
    player_free_source(p);
    mem_free(p->console.parts);
    buf_deinit(&p->console.text);
    player_end_census(p);
    player_free_groups(p);
    player_free_kinds(p);
    player_free_rows(p);
    player_forget_later(p);
    player_forget_texts(p);
    recording_free(p->rec);
    p->console.parts = NULL;
    p->console.count = p->console.cap = 0;
    p->picked = 0;
    p->map.from = p->map.count = p->map.cell = 0;
    memset(p->marks, 0, sizeof p->marks);
    p->jumped_from = 0;
}

/* Shows a recording, which becomes the player's. */
static void install(Player *p, Recording *rec)
{
    p->rec = rec;
    p->log = rec->log;
    p->timeline = NULL;
    p->states = NULL;
    p->count = p->log && rec->kind != OUTCOME_SYNTAX ? log_count(p->log) : 0;
    if (!p->count)
        return;
    p->states = timeline_new_with_states(p->log, &p->timeline);
    player_build_source(p);
    player_build_console(p);
    player_build_tasks(p);
    p->last = query_prev(p->log, p->count, query_is_playable, NULL);
    if (p->last == QUERY_NONE)
        p->last = p->count - 1;
    player_find_stops(p);
}

static void load(Player *p)
{
    p->source.spec.input = (const char *const *)p->source.answers;
    p->source.spec.ninput = p->source.answer_count;
    install(p, engine_run(&p->source.spec));
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
    MEM_GROW(p->source.answers, p->source.answer_cap, p->source.answer_count + 1);
    p->source.answers[p->source.answer_count++] = mem_strdup(buf_text(&p->prompt.typed));
    buf_clear(&p->prompt.typed);
    unload(p);
    load(p);
    player_seek(p, place);
}

void player_run_again(Player *p)
{
    while (p->source.answer_count > p->source.answers_given)
        mem_free(p->source.answers[--p->source.answer_count]);
    buf_clear(&p->prompt.typed);
    p->playing = false;
    unload(p);
    load(p);
    seek_first(p);
}

/* ---- another text ---- */

/* A moment of a run, to be found again in another: its time, and how many playable events there were in that instant. */
typedef struct {
    int64_t t_ns;
    uint64_t seq, nth;
    bool end;
} Moment;

enum { MOST_STEPS = 20000 }; /* of an instant that are counted */

static Moment moment_here(const Player *p)
{
    Event here;
    Moment m = {.seq = p->pos, .end = p->pos >= p->last};
    if (!log_get(p->log, p->pos, &here))
        return m;
    m.t_ns = here.t_ns;
    uint64_t at = query_at_time(p->log, here.t_ns);
    while (at < p->pos && m.nth < MOST_STEPS && (at = query_next(p->log, at, query_is_playable, NULL)) <= p->pos)
        m.nth++;
    return m;
}

/* Where that is in the new run: the same event, or else so many steps into the same instant, or just before it. */
static uint64_t find_moment(const Player *p, const Moment *m)
{
    Event there;
    if (m->end)
        return p->last;
    uint64_t at = query_at_time(p->log, m->t_ns);
    if (at == QUERY_NONE)
        return p->last;
    if (!log_get(p->log, at, &there) || there.t_ns > m->t_ns) {
        uint64_t before = query_prev(p->log, at, query_is_playable, NULL);
        return before == QUERY_NONE ? at : before;
    }
    for (uint64_t i = 0; i < m->nth; i++) {
        uint64_t next = query_next(p->log, at, query_is_playable, NULL);
        if (next == QUERY_NONE || !log_get(p->log, next, &there) || there.t_ns > m->t_ns)
            break;
        at = next;
    }
    return at;
}

static void take_text(Player *p, const char *text, size_t len)
{
    mem_free(p->source.program);
    p->source.program = mem_strndup(text, len);
    p->source.spec.text = p->source.program;
    p->source.spec.len = len;
}

bool player_change(Player *p, const char *text, size_t len, uint64_t fuel, Recording **other)
{
    EngineSpec spec = p->source.spec;
    spec.folder = engine_folder_again(spec.folder); /* they may have been saved with it */
    spec.text = text;
    spec.len = len;
    if (fuel < spec.limits.fuel)
        spec.limits.fuel = fuel;
    Recording *rec = engine_run(&spec);
    if (rec->kind == OUTCOME_SYNTAX || !rec->log || !log_count(rec->log)) {
        engine_folder_free(spec.folder);
        *other = rec;
        return false;
    }
    engine_folder_free(p->source.spec.folder);
    p->source.spec.folder = spec.folder;
    bool had = p->count > 0;
    Moment moment = had ? moment_here(p) : (Moment){.nth = 0};
    *other = had ? p->rec : NULL;
    if (had)
        p->rec = NULL; /* the caller's now */
    unload(p);
    take_text(p, text, len);
    install(p, rec);
    if (p->selected > p->tasks_in_all)
        p->selected = 0;
    if (had)
        player_seek(p, find_moment(p, &moment));
    else
        seek_first(p);
    return true;
}

/* ---- the screen ---- */

static void player_free(Screen *screen)
{
    Player *p = (Player *)screen;
    player_edit_free(p);
    unload(p);
    player_free_stops(p);
    free_spec(p);
    player_free_breaks(p);
    mem_free(p->source.title);
    mem_free(p->lesson);
    mem_free(p);
}

static void player_draw_screen(Screen *screen, Canvas canvas)
{
    Player *p = (Player *)screen;
    if (!p->count && player_is_edited(p))
        player_edit_draw_alone(p, canvas);
    else if (!p->count)
        player_draw_failed(p, canvas);
    else
        player_draw(p, canvas);
}

static bool player_leave(Screen *screen) { return player_edit_may_leave((Player *)screen); }
static void player_wake(Screen *screen) { player_edit_wake((Player *)screen); }

static const ScreenOps player_ops = {
    .free = player_free,
    .draw = player_draw_screen,
    .act = player_act,
    .contexts = player_contexts,
    .text = player_text,
    .timeout = player_timeout,
    .tick = player_tick,
    .plain = &plain_player,
    .leave = player_leave,
    .wake = player_wake,
    .shown = player_wake, /* the file may have been saved meanwhile */
};

Screen *player_new(App *app, const EngineSpec *spec, const char *title, const char *lesson)
{
    Player *p = mem_zalloc(sizeof *p);
    p->screen = (Screen){&player_ops, app};
    keep_spec(p, spec);
    p->source.title = title ? mem_strdup(title) : NULL;
    p->lesson = lesson ? mem_strdup(lesson) : NULL;
    p->source.file = file_base_name(p->source.path);
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
