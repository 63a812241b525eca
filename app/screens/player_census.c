/* Where all tasks are at the position: states by group, who stands at which line. */
#include "base/mem.h"
#include "screens/panes.h"

void player_begin_census(Player *p)
{
    p->stands.census = census_new();
    p->stands.states = mem_zalloc(((size_t)p->tasks_in_all + 1) * sizeof *p->stands.states);
    p->stands.rows = mem_zalloc(((size_t)p->tasks_in_all + 1) * sizeof *p->stands.rows);
    p->stands.steps = mem_zalloc(((size_t)p->tasks_in_all + 1) * sizeof *p->stands.steps);
    p->stands.tallies = mem_zalloc(((size_t)pane_code_rows(p) + 1) * sizeof *p->stands.tallies);
    p->stands.valid = false;
}

void player_end_census(Player *p)
{
    census_free(p->stands.census);
    mem_free(p->stands.states);
    mem_free(p->stands.rows);
    mem_free(p->stands.steps);
    mem_free(p->stands.tallies);
    p->stands = (PlayerStands){.valid = false};
}

static void count_in_group(TaskGroup *group, TaskState before, TaskState now)
{
    group->now += (now != TASK_ABSENT) - (uint32_t)(before != TASK_ABSENT);
    if (before != TASK_ABSENT)
        group->states[before]--;
    if (now != TASK_ABSENT)
        group->states[now]++;
}

static void count_in_row(RowTally *row, TaskState state, uint32_t by)
{
    row->count += by;
    row->states[state] += by;
}

static void look(void *player, uint32_t task)
{
    Player *p = player;
    if (task > p->tasks_in_all || !p->crowd.group_of[task])
        return;
    TaskState before = (TaskState)p->stands.states[task], now = state_of_task(p->state, task);
    uint32_t at = 0;
    if (now != TASK_ABSENT && now < TASK_FINISHED) {
        CodeRow place = player_place_of(p, task);
        at = place.part ? pane_code_row_of(p, place) + 1 : 0;
    }
    TaskGroup *group = &p->crowd.groups[p->crowd.group_of[task]];
    uint32_t steps = now == TASK_ABSENT ? 0 : state_task(p->state, task)->steps;
    group->steps += steps - (uint64_t)p->stands.steps[task];
    p->stands.steps[task] = steps;
    if (before != now) {
        count_in_group(group, before, now);
        count_in_group(&p->crowd.groups[0], before, now);
    }
    if ((before == TASK_ABSENT) != (now == TASK_ABSENT))
        p->tree.valid = false;
    if (p->stands.rows[task])
        count_in_row(&p->stands.tallies[p->stands.rows[task] - 1], before, (uint32_t)-1);
    if (at)
        count_in_row(&p->stands.tallies[at - 1], now, 1);
    p->stands.states[task] = (uint8_t)now;
    p->stands.rows[task] = at;
}

void player_count_groups(Player *p)
{
    for (uint32_t task = 1; task <= p->tasks_in_all; task++) {
        TaskState state = (TaskState)p->stands.states[task];
        TaskGroup *group = &p->crowd.groups[p->crowd.group_of[task]];
        if (state == TASK_ABSENT)
            continue;
        count_in_group(group, TASK_ABSENT, state);
        count_in_group(&p->crowd.groups[0], TASK_ABSENT, state);
        group->steps += p->stands.steps[task];
    }
}

void player_take_census(Player *p)
{
    if (!p->stands.valid)
        census_take(p->stands.census, p->state, look, p);
    p->stands.valid = true;
}
