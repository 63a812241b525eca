/* Going to places by what they say: search, marks, and back from a jump. */
#include "screens/player.h"

#include <string.h>

static bool tells_of(const Log *log, uint64_t seq, const Event *ev, const void *text)
{
    return query_is_playable(log, seq, ev, NULL) && query_has_text(log, seq, ev, text);
}

void player_jump(Player *p, uint64_t seq)
{
    uint64_t from = p->pos;
    player_seek(p, seq);
    if (p->pos != from)
        p->jumped_from = from + 1;
}

void player_search(Player *p, bool forward)
{
    if (!p->search.len) {
        buf_str(&p->notice, "Nothing has been searched yet: / begins.");
        return;
    }
    uint64_t seq = forward ? query_next(p->log, p->pos, tells_of, buf_text(&p->search))
                           : query_prev(p->log, p->pos, tells_of, buf_text(&p->search));
    if (seq == QUERY_NONE)
        buf_printf(&p->notice, "No event %s this one tells of \"%s\".", forward ? "after" : "before",
                   buf_text(&p->search));
    else
        player_jump(p, seq);
}

void player_search_typed(Player *p)
{
    p->prompt = PROMPT_NONE;
    if (p->typed.len) { /* nothing typed: the last search again */
        buf_clear(&p->search);
        buf_bytes(&p->search, buf_text(&p->typed), p->typed.len);
        buf_clear(&p->typed);
    }
    player_search(p, true);
}

static uint64_t *mark_of(Player *p, Key name)
{
    return name >= 'a' && name <= 'z' ? &p->marks[name - 'a'] : NULL;
}

void player_set_mark(Player *p, Key name)
{
    uint64_t *mark = mark_of(p, name);
    if (mark)
        *mark = p->pos + 1;
    else
        buf_str(&p->notice, "Marks are called a to z.");
}

void player_go_mark(Player *p, Key name)
{
    const uint64_t *mark = name == '\'' ? &p->jumped_from : mark_of(p, name);
    if (mark && *mark)
        player_jump(p, *mark - 1);
    else
        buf_str(&p->notice, name == '\'' ? "There was no jump yet." : "There is no such mark: m and a letter sets one.");
}

size_t player_marks(const Player *p, size_t *out)
{
    size_t n = 0;
    for (size_t i = 0; i < PLAYER_MARKS; i++) {
        if (p->marks[i])
            out[n++] = (size_t)(p->marks[i] - 1);
    }
    return n;
}
