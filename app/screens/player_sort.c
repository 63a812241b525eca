/* How rows of tasks are told apart: their order, what makes them a group, the colours of their numbers. */
#include "screens/player.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 2000 /* more would cost more than a key may */ };

static uint64_t end_of(const Player *p, uint32_t task)
{
    const TaskView *t = state_task(p->state, task);
    return t->state >= TASK_FINISHED ? t->last_event : UINT64_MAX;
}

/* Who waits for the longest time comes first, who does not wait last. */
static uint64_t wait_of(const Player *p, uint32_t task)
{
    TaskState state = state_of_task(p->state, task);
    bool waits = state == TASK_SLEEPING || state == TASK_WAITING || state == TASK_IO || state == TASK_READY;
    return waits ? state_task(p->state, task)->last_event : UINT64_MAX;
}

static int by_number(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

static int by_name(const Player *p, uint32_t a, uint32_t b)
{
    Buf x = {0}, y = {0};
    player_task_label(p, a, &x);
    player_task_label(p, b, &y);
    int order = strcmp(buf_text(&x), buf_text(&y));
    buf_deinit(&x);
    buf_deinit(&y);
    return order;
}

static int compare(const void *left, const void *right, void *player)
{
    const Player *p = player;
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    int order = 0;
    switch (p->sort) {
    case SORT_END:
        order = by_number(end_of(p, a), end_of(p, b));
        break;
    case SORT_WAIT:
        order = by_number(wait_of(p, a), wait_of(p, b));
        break;
    case SORT_STATE:
        order = style_state_rank(player_task_state(p, b)) - style_state_rank(player_task_state(p, a));
        break;
    case SORT_NAME:
        order = by_name(p, a, b);
        break;
    case SORT_START:
    case SORT_COUNT:
        break;
    }
    return order ? order : by_number(a, b);
}

void player_sort_tasks(Player *p, uint32_t *tasks, size_t n)
{
    if (p->sort != SORT_START && n <= MOST)
        qsort_r(tasks, n, sizeof *tasks, compare, p);
}

void player_next_sort(Player *p)
{
    static const char *const words[SORT_COUNT] = {"in the order in which they were made", "by their end",
                                                  "by how long they have waited", "by their state", "by their name"};
    p->sort = (TaskSort)((p->sort + 1) % SORT_COUNT);
    p->tree.valid = false;
    buf_printf(&p->notice, "Tasks are sorted %s.", words[p->sort]);
}

void player_next_group(Player *p)
{
    static const char *const words[GROUP_BY_COUNT] = {"by the line that made them", "by their coroutine", "not at all"};
    int kinds = player_is_crowded(p) ? GROUP_BY_NOTHING : GROUP_BY_COUNT; /* a crowd needs groups */
    p->group_by = (GroupBy)((p->group_by + 1) % kinds);
    player_regroup(p);
    buf_printf(&p->notice, "Tasks are grouped %s%s.", words[p->group_by],
               player_is_folded(p) || p->group_by == GROUP_BY_NOTHING ? "" : ", when there are more of them");
}

void player_toggle_hues(Player *p)
{
    p->hues = !p->hues;
    buf_str(&p->notice, p->hues ? "Each task's number has a colour of its own." : "Colours tell states alone.");
}

Style player_number_style(const Player *p, uint32_t task, Style otherwise)
{
    enum { HUES = ROLE_HUE_6 - ROLE_HUE_1 + 1 };
    return p->hues && task ? (Style)(ROLE_HUE_1 + (task - 1) % HUES) : otherwise;
}
