/* A guided tour: the author's stops, found in the recording, each with a sentence. */
#include "base/mem.h"
#include "screens/doc.h"
#include "screens/player.h"
#include "trace/moment.h"

void player_find_stops(Player *p)
{
    if (!p->count || !p->stop_count)
        return;
    uint64_t from = 0;
    for (size_t i = 0; i < p->stop_count; i++) {
        uint64_t seq = moment_find(p->log, p->stops[i].when, from);
        p->stops[i].seq = seq;
        from = seq == QUERY_NONE ? from : seq;
    }
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

static void put_stop(const Player *p, size_t i, Buf *out)
{
    buf_printf(out, "*Stop %zu of %zu*: %s", i + 1, p->stop_count, p->stops[i].say);
}

static void write_stop(const Player *p, size_t i, int cols, Doc *doc)
{
    Buf text = {0};
    put_stop(p, i, &text);
    doc_init(doc, cols, p->screen.app->course);
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

/* The stop at the position; stop_count: none. */
static size_t stop_here(const Player *p)
{
    size_t i = 0;
    while (i < p->stop_count && p->stops[i].seq != p->pos)
        i++;
    return i;
}

bool player_stop_text(const Player *p, Buf *out)
{
    size_t i = stop_here(p);
    if (i < p->stop_count)
        put_stop(p, i, out);
    return i < p->stop_count;
}

bool player_draw_stop(const Player *p, Canvas canvas)
{
    size_t i = stop_here(p);
    if (i == p->stop_count)
        return false;
    Doc doc;
    write_stop(p, i, canvas_cols(canvas), &doc);
    doc_draw(&doc, canvas, 0);
    doc_deinit(&doc);
    return true;
}
