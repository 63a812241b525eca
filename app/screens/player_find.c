/* Going to places: by what they say (search), by number (commands), by name (marks), and back from a jump. */
#include "base/mem.h"
#include "screens/player.h"

#include <stdlib.h>
#include <string.h>

static bool tells_of(const Log *log, uint64_t seq, const Event *ev, const void *text)
{
    return query_is_playable(log, seq, ev, NULL) && query_has_text(log, seq, ev, text);
}

/* The next or previous playable event that tells of the text. */
static uint64_t find_needle(const Player *p, Needle *needle, uint64_t from, bool forward)
{
    const char *text = buf_text(&needle->text);
    if (!needle->chunks)
        needle->chunks = texts_find(states_texts(p->states), text);
    LogNeed need = {.chunks = needle->chunks};
    return forward ? query_next_needing(p->log, from, &need, tells_of, text)
                   : query_prev_needing(p->log, from, &need, tells_of, text);
}

static void set_needle(Needle *needle, const Buf *text)
{
    mem_free(needle->chunks);
    needle->chunks = NULL;
    buf_clear(&needle->text);
    buf_bytes(&needle->text, buf_text(text), text->len);
}

void player_forget_texts(Player *p)
{
    mem_free(p->search.chunks);
    mem_free(p->filter.chunks);
    p->search.chunks = p->filter.chunks = NULL;
}

uint64_t player_next_listed(Player *p, uint64_t from, bool forward)
{
    if (p->filter.text.len)
        return find_needle(p, &p->filter, from, forward);
    return forward ? query_next(p->log, from, query_is_playable, NULL) : query_prev(p->log, from, query_is_playable, NULL);
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
    if (!p->search.text.len) {
        buf_str(&p->notice, "Nothing has been searched yet: / begins.");
        return;
    }
    uint64_t seq = find_needle(p, &p->search, p->pos, forward);
    if (seq == QUERY_NONE)
        buf_printf(&p->notice, "No event %s this one tells of \"%s\".", forward ? "after" : "before",
                   buf_text(&p->search.text));
    else
        player_jump(p, seq);
}

static void search_typed(Player *p)
{
    p->prompt.what = PROMPT_NONE;
    if (p->prompt.typed.len) { /* nothing typed: the last search again */
        set_needle(&p->search, &p->prompt.typed);
        buf_clear(&p->prompt.typed);
    }
    player_search(p, true);
}

/* ---- commands ---- */

static void go_to(Player *p, uint64_t seq)
{
    if (seq == QUERY_NONE)
        buf_str(&p->notice, "There is no such moment in this run.");
    else
        player_jump(p, seq < p->last ? seq : p->last);
}

static void go_to_line(Player *p, double number)
{
    uint32_t line = number >= 1 && number < (1 << 24) ? lineref(0, (uint32_t)number) : 0;
    uint64_t seq = query_next(p->log, p->pos, query_is_at_line, &line);
    if (seq == QUERY_NONE)
        buf_printf(&p->notice, "Line %.0f does not run after this moment.", number);
    else
        player_jump(p, seq);
}

static void select_task(Player *p, double number)
{
    uint32_t task = number >= 1 && number <= p->tasks_in_all ? (uint32_t)number : 0;
    player_follow(p);
    if (task && state_task(p->state, task)->id)
        p->selected = task;
    else
        buf_printf(&p->notice, "There is no task %.0f at this moment.", number);
}

/* "tick 9" -> its word and number; false when it is something else. */
static bool split_command(const char *text, char *word, size_t size, double *number)
{
    size_t len = 0;
    for (; *text >= 'a' && *text <= 'z' && len + 1 < size; text++)
        word[len++] = *text;
    word[len] = '\0';
    char *end;
    text += strspn(text, " ");
    *number = strtod(text, &end);
    if (end == text || !(*number >= 0 && *number < 1e15))
        return false;
    if (!len && *end == '%') {
        strcpy(word, "%");
        end++;
    }
    return word[0] && end[strspn(end, " ")] == '\0';
}

static void command(Player *p)
{
    char word[8];
    double number;
    p->prompt.what = PROMPT_NONE;
    PaneId page = player_pane_named(buf_text(&p->prompt.typed));
    if (page != PANE_COUNT && (page != PANE_LESSON || p->lesson)) {
        buf_clear(&p->prompt.typed);
        player_open_page(p, page);
        return;
    }
    Buf typed = {0};
    buf_bytes(&typed, buf_text(&p->prompt.typed), p->prompt.typed.len);
    bool done = player_set(p, buf_text(&typed)) || player_do_named(p, buf_text(&typed));
    buf_deinit(&typed);
    if (done)
        return;
    bool ok = split_command(buf_text(&p->prompt.typed), word, sizeof word, &number);
    buf_clear(&p->prompt.typed);
    if (ok && strcmp(word, "t") == 0)
        go_to(p, query_at_time(p->log, (int64_t)(number > 9e9 ? 9e18 : number * 1e9)));
    else if (ok && strcmp(word, "tick") == 0)
        go_to(p, query_at_tick(p->log, number < UINT32_MAX ? (uint32_t)number : UINT32_MAX));
    else if (ok && strcmp(word, "ev") == 0)
        go_to(p, number < (double)p->count ? (uint64_t)number : QUERY_NONE);
    else if (ok && strcmp(word, "%") == 0)
        go_to(p, number <= 100 ? (uint64_t)((double)p->last * number / 100) : QUERY_NONE);
    else if (ok && strcmp(word, "line") == 0)
        go_to_line(p, number);
    else if (ok && strcmp(word, "task") == 0)
        select_task(p, number);
    else
        buf_str(&p->notice, "Not a command. Places: t 1.5, tick 9, ev 112, 50%, line 6, task 2; pages: events, locals ...; Ctrl-P "
                            "lists all.");
}

static void run_with_seed(Player *p)
{
    char *end;
    unsigned long long seed = strtoull(buf_text(&p->prompt.typed), &end, 10);
    bool ok = end != buf_text(&p->prompt.typed) && *end == '\0';
    p->prompt.what = PROMPT_NONE;
    if (!ok) {
        buf_str(&p->notice, "A seed is a number: the random numbers of the run follow from it.");
        return;
    }
    p->source.spec.random_seed = seed;
    player_run_again(p);
    buf_printf(&p->notice, "The program has run again with the random seed %llu.", seed);
}

static void set_filter(Player *p)
{
    p->prompt.what = PROMPT_NONE;
    set_needle(&p->filter, &p->prompt.typed);
    if (p->filter.text.len && !p->layout.shown[PANE_EVENTS])
        player_open_page(p, PANE_EVENTS);
    if (p->filter.text.len)
        buf_printf(&p->notice, "Only events that tell of \"%s\" are listed; & and Enter lists all again.",
                   buf_text(&p->filter.text));
}

void player_typed(Player *p)
{
    switch (p->prompt.what) {
    case PROMPT_SEARCH:
        search_typed(p);
        break;
    case PROMPT_COMMAND:
        command(p);
        break;
    case PROMPT_FILTER:
        set_filter(p);
        break;
    case PROMPT_SEED:
        run_with_seed(p);
        break;
    case PROMPT_EXPORT:
        player_export(p);
        return; /* it may ask once more about the name */
    case PROMPT_INPUT:
    case PROMPT_NONE:
        break;
    }
    buf_clear(&p->prompt.typed);
}

/* ---- marks ---- */

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
