/* What costs more than a key may: the variables of a moment far into a long run, the lints of a long one. Short ones are
 * computed when they are first drawn, unless keys or pictures follow each other fast; long ones when nobody has typed for
 * a moment. */
#include "screens/player.h"

enum { PAUSE_MS = 150 };
/* What may be run again, or read, while a key waits. */
enum { RUN_INSTR_AT_ONCE = 150000, RUN_EVENTS_AT_ONCE = 5000, READ_EVENTS_AT_ONCE = 50000 };

static bool moment_is_current(const Player *p)
{
    return p->moment.locals && p->moment.seq == p->pos && p->moment.task == player_task(p);
}

static void make_moment(Player *p)
{
    engine_moment_free(p->moment.locals);
    p->moment.task = player_task(p);
    p->moment.seq = p->pos;
    p->moment.locals = engine_moment(&p->source.spec, p->pos, p->moment.task);
}

const EngineMoment *player_moment(Player *p)
{
    if (moment_is_current(p))
        return p->moment.locals;
    if (p->state->last.instr <= RUN_INSTR_AT_ONCE && p->pos <= RUN_EVENTS_AT_ONCE && !player_is_hurried(p))
        make_moment(p);
    else
        p->later = true;
    return moment_is_current(p) ? p->moment.locals : NULL;
}

const LintList *player_lints(Player *p)
{
    if (!p->lints && p->count <= READ_EVENTS_AT_ONCE)
        p->lints = lints_find(p->rec);
    if (!p->lints)
        p->later = true;
    return p->lints;
}

int player_later_ms(const Player *p)
{
    return p->later ? PAUSE_MS : -1;
}

/* Only what the last drawing missed. */
void player_do_later(Player *p)
{
    if (!p->later)
        return;
    p->later = false;
    if (!p->lints)
        p->lints = lints_find(p->rec);
    if (!moment_is_current(p) && p->layout.shown[PANE_LOCALS])
        make_moment(p);
}

void player_forget_later(Player *p)
{
    engine_moment_free(p->moment.locals);
    lints_free(p->lints);
    p->moment.locals = NULL;
    p->lints = NULL;
    p->later = false;
}
