/* A guided tour: the author's stops, found in the recording, each with a sentence. */
#include "base/mem.h"
#include "screens/doc.h"
#include "screens/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    EventKind kind;
    uint32_t line;    /* EV_LINE */
    const char *text; /* EV_OUT: printed; task events: the task's label */
    size_t len;
    bool cancelled; /* EV_TASK_DONE */
} Moment;

static bool text_is(const char *text, size_t len, const Moment *m)
{
    return len == m->len && memcmp(text, m->text, len) == 0;
}

/* By the name that the program gave it (or Task-N), by the first argument of its coroutine, by the coroutine itself. */
static bool is_called(const Log *log, uint32_t name, uint32_t coro, const Moment *m)
{
    const char *set = log_text(log, name), *call = log_text(log, coro);
    size_t function = strcspn(call, "(");
    if (text_is(set, strlen(set), m) || text_is(call, function, m))
        return true;
    const char *first = call + function + (call[function] == '(');
    if (*first == '"' || *first == '\'')
        return text_is(first + 1, strcspn(first + 1, "\"'"), m);
    return *first && text_is(first, strcspn(first, ",)"), m);
}

static bool is_moment(const Log *log, uint64_t seq, const Event *ev, const void *arg)
{
    const Player *p = ((const void *const *)arg)[0];
    const Moment *m = ((const void *const *)arg)[1];
    (void)seq;
    if (ev->kind != m->kind)
        return false;
    if (m->kind == EV_LINE)
        return ev->b == lineref(0, m->line);
    if (m->kind == EV_OUT) {
        const char *printed = log_text(log, ev->b);
        for (const char *at = printed; *at && strlen(at) >= m->len; at++)
            if (memcmp(at, m->text, m->len) == 0)
                return true;
        return false;
    }
    if (m->kind == EV_TASK_DONE && m->cancelled != (ev->b == STR_CANCELLED))
        return false;
    const TaskView *task = ev->a <= p->tasks_in_all ? state_task(p->state, ev->a) : NULL;
    return task && task->id && is_called(log, task->name, task->coro, m);
}

/* false: not one of the author's forms (the loader has said so). */
static bool read_moment(const char *when, Moment *m)
{
    static const struct {
        const char *words;
        EventKind kind;
        bool cancelled;
    } ends[] = {{" starts", EV_TASK_STEP, false},
                {" waits", EV_TASK_SUSPEND, false},
                {" ends", EV_TASK_DONE, false},
                {" is cancelled", EV_TASK_DONE, true}};
    static const char prints[] = "prints \"";
    size_t len = strlen(when);
    *m = (Moment){0};
    if (sscanf(when, "line %u", &m->line) == 1) {
        m->kind = EV_LINE;
        return true;
    }
    if (strncmp(when, prints, sizeof prints - 1) == 0 && len > sizeof prints) {
        *m = (Moment){.kind = EV_OUT, .text = when + sizeof prints - 1, .len = len - sizeof prints};
        return true;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i].words);
        if (len > end && strcmp(when + len - end, ends[i].words) == 0) {
            *m = (Moment){
                .kind = ends[i].kind, .text = when, .len = len - end, .cancelled = ends[i].cancelled};
            return true;
        }
    }
    return false;
}

static uint64_t find_stop(const Player *p, const char *when, uint64_t from)
{
    double seconds;
    Moment m;
    if (sscanf(when, "t = %lf", &seconds) == 1) {
        uint64_t seq = query_at_time(p->log, (int64_t)(seconds * 1e9 + 0.5));
        Event ev;
        if (seq != QUERY_NONE && log_get(p->log, seq, &ev) && !query_is_playable(p->log, seq, &ev, NULL))
            seq = query_next(p->log, seq, query_is_playable, NULL);
        return seq;
    }
    if (!read_moment(when, &m))
        return QUERY_NONE;
    const void *both[] = {p, &m};
    return query_next(p->log, from, is_moment, both);
}

void player_find_stops(Player *p)
{
    if (!p->count || !p->stop_count)
        return;
    uint64_t place = p->pos, from = 0;
    player_seek(p, p->count - 1); /* where all tasks are known */
    for (size_t i = 0; i < p->stop_count; i++) {
        uint64_t seq = find_stop(p, p->stops[i].when, from);
        p->stops[i].seq = seq;
        from = seq == QUERY_NONE ? from : seq;
    }
    player_seek(p, place);
}

void player_set_tour(Screen *screen, const CourseStop *stops, size_t count)
{
    Player *p = (Player *)screen;
    player_free_stops(p);
    p->stops = mem_zalloc((count + 1) * sizeof *p->stops);
    for (size_t i = 0; i < count; i++)
        if (stops[i].when.text && stops[i].say.text)
            p->stops[p->stop_count++] =
                (PlayerStop){mem_strdup(stops[i].when.text), mem_strdup(stops[i].say.text), 0};
    player_find_stops(p);
}

void player_free_stops(Player *p)
{
    for (size_t i = 0; i < p->stop_count; i++) {
        mem_free(p->stops[i].when);
        mem_free(p->stops[i].say);
    }
    mem_free(p->stops);
    p->stops = NULL;
    p->stop_count = 0;
}

/* In the order of the tour, which is that of time. */
void player_next_stop(Player *p)
{
    const PlayerStop *first = NULL;
    for (size_t i = 0; i < p->stop_count; i++) {
        const PlayerStop *stop = &p->stops[i];
        if (stop->seq == QUERY_NONE)
            continue;
        first = first ? first : stop;
        if (stop->seq > p->pos) {
            player_jump(p, stop->seq);
            return;
        }
    }
    if (first)
        player_jump(p, first->seq);
}

static void write_stop(const Player *p, size_t i, int cols, Doc *doc)
{
    Buf text = {0};
    buf_printf(&text, "*Stop %zu of %zu*: %s", i + 1, p->stop_count, p->stops[i].say);
    doc_init(doc, cols);
    doc_inline(doc, 0, ROLE_WHY, "", ROLE_WHY, buf_text(&text), text.len);
    buf_deinit(&text);
}

int player_stop_rows(const Player *p, int cols)
{
    int rows = 0;
    for (size_t i = 0; i < p->stop_count; i++) {
        Doc doc;
        write_stop(p, i, cols, &doc);
        if ((int)doc.line_count > rows)
            rows = (int)doc.line_count;
        doc_deinit(&doc);
    }
    return rows;
}

bool player_draw_stop(const Player *p, Canvas canvas)
{
    for (size_t i = 0; i < p->stop_count; i++) {
        if (p->stops[i].seq != p->pos)
            continue;
        Doc doc;
        write_stop(p, i, canvas_cols(canvas), &doc);
        doc_draw(&doc, canvas, 0);
        doc_deinit(&doc);
        return true;
    }
    return false;
}
