/* Predicting: which line runs next? The answer is a digit; then one is there. */
#include "screens/player.h"

#include <ctype.h>
#include <string.h>

static bool is_program_line(const Log *log, uint64_t seq, const Event *ev, const void *unused)
{
    return query_is_line(log, seq, ev, unused) && lineref_file(ev->b) == 0;
}

static bool has_code(const Player *p, uint32_t line)
{
    const CodePart *part = &p->parts[PART_PROGRAM];
    size_t len;
    if (line < 1 || line > part->line_count)
        return false;
    const char *text = player_code_line(part, line, &len), *end = text + len;
    while (text < end && isspace((unsigned char)*text))
        text++;
    return text < end && *text != '#';
}

static void add_choice(Player *p, uint32_t line)
{
    Guess *g = &p->guess;
    if (g->count == GUESS_CHOICES || !has_code(p, line))
        return;
    for (uint32_t i = 0; i < g->count; i++) {
        if (g->lines[i] == line)
            return;
    }
    g->lines[g->count++] = line;
}

/* Lines that somebody might expect: below the line that runs, where the tasks stand, below that. */
static void add_others(Player *p)
{
    uint32_t here = player_current_line(p);
    add_choice(p, here + 1);
    for (uint32_t id = 1; id <= p->state->max_task && id < 100; id++) {
        uint32_t line = state_of_task(p->state, id) < TASK_FINISHED ? player_line_of(p, id) : 0;
        if (line) {
            add_choice(p, line);
            add_choice(p, line + 1);
        }
    }
    for (uint32_t line = here + 2; line <= p->parts[PART_PROGRAM].line_count && p->guess.count < GUESS_CHOICES; line++)
        add_choice(p, line);
    for (uint32_t line = here; line >= 1 && p->guess.count < GUESS_CHOICES; line--)
        add_choice(p, line);
}

static void sort_choices(Guess *g)
{
    for (uint32_t i = 1; i < g->count; i++) {
        for (uint32_t k = i; k > 0 && g->lines[k - 1] > g->lines[k]; k--) {
            uint32_t line = g->lines[k];
            g->lines[k] = g->lines[k - 1];
            g->lines[k - 1] = line;
        }
    }
}

void player_ask_guess(Player *p)
{
    Guess *g = &p->guess;
    Event ev;
    LogNeed need = {0};
    log_need_kind(&need, EV_LINE);
    uint64_t seq = query_next_needing(p->log, p->pos, &need, is_program_line, NULL);
    g->count = 0;
    if (seq == QUERY_NONE || !log_get(p->log, seq, &ev)) {
        buf_str(&p->notice, "No line of the program runs after this moment: there is nothing to predict.");
        return;
    }
    g->seq = seq;
    g->right = lineref_line(ev.b);
    add_choice(p, g->right);
    add_others(p);
    sort_choices(g);
}

void player_put_guess(const Player *p, Buf *out)
{
    const Guess *g = &p->guess;
    buf_str(out, "Which line runs next?");
    for (uint32_t i = 0; i < g->count; i++)
        buf_printf(out, "   %u) line %u", i + 1, g->lines[i]);
}

void player_answer_guess(Player *p, Key digit)
{
    Guess *g = &p->guess;
    uint32_t choice = digit - '1', count = g->count;
    Event ev;
    g->count = 0;
    if (choice >= count || !log_get(p->log, g->seq, &ev))
        return;
    bool right = g->lines[choice] == g->right;
    g->asked++;
    g->hits += right;
    player_jump(p, g->seq);
    if (right)
        buf_printf(&p->notice, "Right: line %u", g->right);
    else
        buf_printf(&p->notice, "No, not line %u: it is line %u", g->lines[choice], g->right);
    if (ev.a)
        buf_printf(&p->notice, ", of task %u", ev.a);
    buf_printf(&p->notice, ". %u of %u right so far. P asks again, E explains.", g->hits, g->asked);
}
