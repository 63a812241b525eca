/* The player, told: after each move where it is, what has happened since, and why. */
#include "base/mem.h"
#include "screens/plain.h"
#include "screens/player_edit.h"
#include "screens/panes.h"
#include "trace/narrate.h"

#include <limits.h>
#include <string.h>

enum { FACTS_AT_ONCE = 12, FACTS_PLAYED = 60, NEAR = 400 };

/* ---- what has happened ---- */

/* Appends one line a fact for the events after `from`, up to `to`; stops after `most` lines. Returns the last event
 * that was read. */
static uint64_t put_facts(const Player *player, uint64_t from, uint64_t to, int most, Buf *out)
{
    State *before = state_at(player->states, from), *after = state_clone(before);
    int facts = 0;
    for (uint64_t seq = from + 1; seq <= to && facts < most; seq++) {
        Event ev;
        if (!log_get(player->log, seq, &ev))
            break;
        state_apply(after, &ev);
        facts += narrate_plain(before, after, &ev, out);
        state_apply(before, &ev);
        from = seq;
    }
    state_free(before);
    state_free(after);
    return from;
}

/* After a jump the last facts are of interest. */
static void tell_last_facts(Plain *p, const Player *player, uint64_t from, uint64_t to)
{
    Buf facts = {0};
    put_facts(player, from, to, INT_MAX, &facts);
    const char *at = buf_text(&facts) + facts.len;
    for (int lines = 0; at > buf_text(&facts); at--)
        if (at[-1] == '\n' && ++lines > FACTS_AT_ONCE)
            break;
    if (at > buf_text(&facts))
        plain_say(p, "...");
    plain_text(p, 0, at);
    buf_deinit(&facts);
}

static void tell_source(Plain *p, const Player *player)
{
    CodeRow at = player_current_place(player);
    size_t len;
    if (!at.part)
        return;
    const char *text = player_code_line(at.part, at.line, &len);
    if (at.part != &player->parts[PART_PROGRAM])
        plain_say(p, "In what %s:", at.part->title);
    plain_code(p, text, len, (int)at.line);
}

static void tell_why(Plain *p, const Player *player)
{
    Buf text = {0};
    if (!player->notice.len && !player->picked && !player->selected && player_stop_text(player, &text))
        plain_markup(p, 0, buf_text(&text), text.len);
    else {
        pane_why_text(player, &text);
        plain_text(p, 0, buf_text(&text));
    }
    buf_deinit(&text);
}

static void tell_place(Plain *p, const Player *player)
{
    Buf status = {0};
    player_status(player, &status);
    plain_say(p, "Event %llu of %llu, t=%.3fs, tick %u, %s.", (unsigned long long)player->pos,
              (unsigned long long)player->last, (double)player->state->t_ns / 1e9,
              player->state->tick, buf_text(&status));
    buf_deinit(&status);
}

static void tell_here(Plain *p, Player *player)
{
    uint64_t from = p->told_pos, to = player->pos;
    tell_place(p, player);
    if (to > from && to - from <= NEAR && from > 0)
        tell_last_facts(p, player, from, to);
    else if (to > 0)
        tell_last_facts(p, player, to - 1, to);
    tell_source(p, player);
    tell_why(p, player);
    p->told_pos = to;
}

static void tell_failed(Plain *p, const Player *player)
{
    const Recording *rec = player->rec;
    plain_say(p, "%s does not run.", player->source.file);
    if (rec->diags.count && rec->diags.items[0].line > 0) {
        const Diag *diag = &rec->diags.items[0];
        plain_say(p, "Line %d, column %d: %s", diag->line, diag->col, diag->message);
        if (diag->hint)
            plain_say(p, "%s", diag->hint);
        plain_code(p, rec->text, rec->len, 1);
    } else if (rec->err.len)
        plain_lines(p, 0, buf_text(&rec->err), rec->err.len);
    else
        plain_say(p, "There is nothing to tell: no event was recorded.");
}

static void tell(Screen *screen, Plain *p)
{
    Player *player = (Player *)screen;
    if (!player->count) {
        tell_failed(p, player);
        return;
    }
    plain_blank(p);
    plain_say(p, "%s%s%s: %llu events, %zu line%s.", player->source.title ? player->source.title : "",
              player->source.title ? ", " : "", player->source.file, (unsigned long long)player->count,
              (size_t)player->parts[PART_PROGRAM].line_count,
              player->parts[PART_PROGRAM].line_count == 1 ? "" : "s");
    if (player->lesson)
        plain_markup(p, 0, player->lesson, strlen(player->lesson));
    if (player->stop_count)
        plain_say(p, "s goes to the next of %zu stops.", player->stop_count);
    p->told_pos = 0;
    tell_here(p, player);
}

/* ---- actions ---- */

static void acted(Screen *screen, Plain *p, const KeyHit *hit)
{
    Player *player = (Player *)screen;
    if (!player->count) {
        tell_failed(p, player);
        return;
    }
    if (hit->action == ACT_RUN_AGAIN)
        plain_say(p, "The program has run again.");
    if (hit->action == ACT_REVEAL)
        plain_say(p, player->reveal ? "The words events and timeline now tell the future, too."
                                    : "The future is hidden.");
    else if (player->prompt.what)
        return; /* what is typed next is told then */
    else if (player->pos != p->told_pos)
        tell_here(p, player);
    else
        tell_why(p, player);
}

/* Where "play" pauses: a stop of the tour, a breakpoint. */
static uint64_t next_pause(const Player *player)
{
    uint64_t to = player->last;
    for (size_t i = 0; i < player->stop_count; i++)
        if (player->stops[i].seq > player->pos && player->stops[i].seq < to)
            to = player->stops[i].seq;
    for (uint64_t seq = player->pos;;) {
        Event ev;
        seq = query_next(player->log, seq, query_is_line, NULL);
        if (seq == QUERY_NONE || seq >= to || !log_get(player->log, seq, &ev))
            return to;
        if (player_is_break(player, player_place_of_ref(player, ev.b)))
            return seq;
    }
}

static void play(Plain *p, Player *player)
{
    uint64_t to = next_pause(player);
    if (player->pos >= to) {
        plain_say(p, "This is the end.");
        return;
    }
    Buf facts = {0};
    uint64_t told = put_facts(player, player->pos, to, FACTS_PLAYED, &facts);
    plain_text(p, 0, buf_text(&facts));
    buf_deinit(&facts);
    player_show_moment(&player->screen, told);
    p->told_pos = player->pos;
    if (told < to)
        plain_say(p, "play goes on.");
    tell_place(p, player);
    tell_why(p, player);
}

static bool line(Screen *screen, Plain *p, const char *text)
{
    Player *player = (Player *)screen;
    if (!player->count)
        return false;
    buf_clear(&player->notice);
    if (strcmp(text, "play") == 0 || strcmp(text, "Space") == 0) {
        play(p, player);
        return true;
    }
    if (strcmp(text, ":q") == 0) { /* as where a line is typed */
        plain_act(p, &(KeyHit){.action = ACT_BACK});
        return true;
    }
    for (size_t i = 0; i < plain_pane_count; i++) {
        if (strcmp(plain_panes[i].word, text + (text[0] == ':')) ==
            0) { /* ":tasks" is their page on the screen */
            plain_panes[i].tell(p, screen);
            return true;
        }
    }
    return false;
}

static void ask(const Screen *screen, Buf *out)
{
    const Player *player = (const Player *)screen;
    static const char *const prompts[] = {
        [PROMPT_INPUT] = "input() reads (:q leaves): ",
        [PROMPT_SEARCH] = "Search for: ",
        [PROMPT_FILTER] = "Only events with: ",
        [PROMPT_SEED] = "Random seed: ",
        [PROMPT_EXPORT] = "Write to (.svg, .txt, .dot, .cast, .jsonl, .json): ",
        [PROMPT_COMMAND] = "Go to (t 1.5, tick 9, ev 112, 50%, line 6, task 2): ",
    };
    if (!player->count)
        buf_str(out, "q back, ? help: ");
    else if (player->prompt.what)
        buf_str(out, prompts[player->prompt.what]);
    else
        buf_printf(out, "Enter steps, h back, %stasks, loop ..., q leaves, ? help: ",
                   player->stop_count ? "s next stop, " : "play, ");
}

static void help(Plain *p)
{
    Buf text = {0};
    if (!((const Player *)p->told)->count)
        return;
    plain_text(p, 2, "an empty line: the next event; play: on to the next stop, breakpoint or the end");
    for (size_t i = 0; i < plain_pane_count; i++) {
        buf_clear(&text);
        buf_printf(&text, "%s: %s", plain_panes[i].word, plain_panes[i].help);
        plain_text(p, 2, buf_text(&text));
    }
    buf_deinit(&text);
}

static unsigned contexts(const Screen *screen)
{
    return screen->ops->contexts(screen);
}

static int enter(const Screen *screen)
{
    return ((const Player *)screen)->count ? ACT_EVENT_NEXT : ACT_NONE;
}

/* ---- the file is saved by somebody ---- */

static int watch(const Screen *screen, int *ms)
{
    return player_edit_watch((const Player *)screen, ms);
}

static bool woken(Screen *screen, Plain *p)
{
    Player *player = (Player *)screen;
    Buf text = {0};
    buf_clear(&player->notice);
    player_edit_wake(player);
    if (!player->notice.len)
        return false;
    putchar('\n'); /* after the prompt */
    plain_text(p, 0, buf_text(&player->notice));
    buf_clear(&player->notice);
    if (player_put_difference(player, &text))
        plain_text(p, 0, buf_text(&text));
    buf_deinit(&text);
    p->told_pos = 0;
    if (player->count)
        tell_here(p, player);
    if (player_mistake(player))
        plain_say(p, "Line %d, column %d: %s", player_mistake(player)->line, player_mistake(player)->col,
                  player_mistake(player)->message);
    return true;
}

const PlainOps plain_player = {contexts, enter, tell, ask, line, acted, help, watch, woken};
