/* Breakpoints: lines of the program at which `c` and `C` stop. */
#include "screens/player.h"

bool player_is_break(const Player *p, uint32_t line)
{
    return p->breaks && line >= 1 && line <= p->parts[PART_PROGRAM].line_count && p->breaks[line];
}

static bool stops_here(const Log *log, uint64_t seq, const Event *ev, const void *player)
{
    return query_is_line(log, seq, ev, NULL) && lineref_file(ev->b) == 0 && player_is_break(player, lineref_line(ev->b));
}

void player_toggle_break(Player *p, uint32_t line)
{
    if (!p->breaks || line < 1 || line > p->parts[PART_PROGRAM].line_count) {
        buf_str(&p->notice, "No line of the program runs at this moment: step to one, or click beside it.");
        return;
    }
    p->breaks[line] = !p->breaks[line];
    buf_printf(&p->notice, p->breaks[line] ? "Breakpoint on line %u: c goes on to it, C goes back to it."
                                           : "No breakpoint on line %u any more.", line);
}

void player_continue(Player *p, bool forward)
{
    uint64_t seq = forward ? query_next(p->log, p->pos, stops_here, p) : query_prev(p->log, p->pos, stops_here, p);
    if (seq != QUERY_NONE)
        player_jump(p, seq);
    else
        buf_printf(&p->notice, "No breakpoint %s this moment. B sets one on the current line.",
                   forward ? "after" : "before");
}
