/* Rows of tasks at the position, as the task pane and the timeline show them. Few tasks: a tree, who made whom. Many:
 * groups, which can be opened. How many are in a group is that of the moment. */
#include "base/mem.h"
#include "screens/player.h"

#include <string.h>

static bool is_user_task(const State *s, uint32_t id)
{
    const TaskView *t = state_task(s, id);
    return t->id && !t->internal;
}

/* ---- building ---- */

/* The group that the cursor is in; 0: none. */
static uint32_t cursor_group(const Player *p)
{
    uint32_t task = player_task(p);
    return p->picked ? p->picked : task <= p->tasks_in_all ? p->crowd.group_of[task] : 0;
}

static bool is_open(const Player *p, uint32_t group)
{
    const TaskGroup *g = &p->crowd.groups[group];
    uint32_t mine = cursor_group(p);
    return g->open == GROUP_BY_ITSELF ? mine == group && !player_is_crowded(p) : g->open == GROUP_OPEN;
}

static void add_row(Player *p, TreeRow row)
{
    MEM_GROW(p->tree.rows, p->tree.cap, p->tree.count + 1);
    p->tree.rows[p->tree.count++] = row;
}

static bool group_has_next(const Player *p, uint32_t group)
{
    uint32_t next = p->crowd.groups[group].next;
    while (next && !p->crowd.groups[next].now)
        next = p->crowd.groups[next].next;
    return next != 0;
}

static void add_group(Player *p, uint32_t group, uint32_t depth)
{
    const TaskGroup *g = &p->crowd.groups[group];
    bool last = !group_has_next(p, group);
    if (g->count == 1) {
        add_row(p, (TreeRow){.id = p->crowd.members[g->start], .group = group, .depth = depth, .last = last});
        return;
    }
    bool open = is_open(p, group), children = false;
    for (uint32_t child = g->first_child; child; child = p->crowd.groups[child].next)
        children |= p->crowd.groups[child].now > 0;
    add_row(p, (TreeRow){.group = group, .depth = depth, .last = last, .open = open});
    uint32_t *sorted = open ? mem_alloc((g->now + 1) * sizeof *sorted) : NULL;
    if (open) {
        memcpy(sorted, p->crowd.members + g->start, g->now * sizeof *sorted);
        player_sort_tasks(p, sorted, g->now);
    }
    for (uint32_t i = 0; open && i < g->now; i++)
        add_row(p, (TreeRow){.id = sorted[i],
                             .group = group,
                             .depth = depth + 1,
                             .last = i + 1 == g->now && !children});
    mem_free(sorted);
}

static void build_folded(Player *p)
{
    uint32_t depth = 0, group = p->crowd.groups[0].first_child;
    while (group) {
        const TaskGroup *g = &p->crowd.groups[group];
        if (g->now)
            add_group(p, group, depth);
        if (g->now && g->first_child) {
            group = g->first_child;
            depth++;
            continue;
        }
        while (group && !p->crowd.groups[group].next) {
            group = p->crowd.groups[group].parent;
            depth -= depth > 0;
        }
        group = group ? p->crowd.groups[group].next : 0;
    }
}

/* Depth first over first-child and next-sibling links; children are in the order of their creation. */
static void build_tree(Player *p)
{
    const State *s = p->state;
    uint32_t n = s->max_task;
    uint32_t *first = mem_zalloc((n + 2) * sizeof *first), *next = mem_zalloc((n + 2) * sizeof *next);
    for (uint32_t id = n; id > 0; id--) {
        if (!is_user_task(s, id))
            continue;
        uint32_t parent = state_task(s, id)->parent;
        if (parent >= id || !is_user_task(s, parent))
            parent = 0;
        next[id] = first[parent];
        first[parent] = id;
    }
    uint32_t depth = 0, id = first[0];
    while (id) {
        add_row(p, (TreeRow){.id = id, .group = p->crowd.group_of[id], .depth = depth, .last = !next[id]});
        if (first[id]) {
            id = first[id];
            depth++;
            continue;
        }
        while (id && !next[id]) {
            uint32_t parent = state_task(s, id)->parent;
            id = depth ? parent : 0;
            depth -= depth > 0;
        }
        id = id ? next[id] : 0;
    }
    mem_free(first);
    mem_free(next);
}

/* No tree: a list. */
static void build_sorted(Player *p)
{
    uint32_t *tasks = mem_alloc((p->state->max_task + 1) * sizeof *tasks);
    size_t n = 0;
    for (uint32_t id = 1; id <= p->state->max_task; id++) {
        if (is_user_task(p->state, id))
            tasks[n++] = id;
    }
    player_sort_tasks(p, tasks, n);
    for (size_t i = 0; i < n; i++)
        add_row(p, (TreeRow){.id = tasks[i], .group = p->crowd.group_of[tasks[i]], .last = i + 1 == n});
    mem_free(tasks);
}

void player_free_rows(Player *p)
{
    mem_free(p->tree.rows);
    p->tree.rows = NULL;
    p->tree.count = p->tree.cap = 0;
}

void player_build_tree(Player *p)
{
    player_take_census(p);
    if (p->tree.valid)
        return;
    p->tree.count = 0;
    if (player_is_folded(p))
        build_folded(p);
    else if (p->sort != SORT_START)
        build_sorted(p);
    else
        build_tree(p);
    p->tree.valid = true;
}

/* ---- rows of interest ---- */

size_t player_row(const Player *p)
{
    uint32_t task = p->picked ? 0 : player_task(p), group = cursor_group(p);
    size_t at = 0;
    for (size_t i = 0; i < p->tree.count; i++) {
        if (task && p->tree.rows[i].id == task)
            return i;
        if (group && !p->tree.rows[i].id && p->tree.rows[i].group == group)
            at = i;
    }
    return at;
}

void player_pick_row(Player *p, size_t row)
{
    if (row >= p->tree.count)
        return;
    p->selected = p->tree.rows[row].id;
    p->picked = p->selected ? 0 : p->tree.rows[row].group;
    p->tree.valid = p->tree.valid && (!player_is_folded(p) || player_is_crowded(p)); /* no group opens by itself */
}

void player_follow(Player *p)
{
    p->selected = p->picked = 0;
    p->tree.valid = p->tree.valid && (!player_is_folded(p) || player_is_crowded(p)); /* no group opens by itself */
}

bool player_fold(Player *p, GroupOpen how)
{
    player_build_tree(p);
    if (!p->tree.count || !player_is_folded(p))
        return false;
    const TreeRow *row = &p->tree.rows[player_row(p)];
    TaskGroup *group = &p->crowd.groups[row->group];
    bool open = is_open(p, row->group);
    if (group->count < 2 || (row->id && how == GROUP_BY_ITSELF && p->selected))
        return false;
    group->open = how == GROUP_BY_ITSELF ? (open ? GROUP_CLOSED : GROUP_OPEN) : how;
    if (group->open == GROUP_CLOSED) { /* the cursor stays on what is still there */
        p->picked = row->group;
        p->selected = 0;
    }
    p->tree.valid = false;
    return true;
}

void player_fold_all(Player *p, GroupOpen how)
{
    for (uint32_t g = 1; g < p->crowd.count; g++)
        p->crowd.groups[g].open = how;
    p->tree.valid = false;
}

/* ---- a window of rows ---- */

size_t rows_window(const uint32_t *depths, size_t count, size_t at, long scroll, size_t rows, size_t *shown)
{
    size_t n = count < rows ? count : rows;
    if (!n)
        return 0;
    size_t pins = depths[at] < n ? depths[at] : n - 1;
    long top = at < rows ? 0 : (long)(at - rows / 2), max = (long)(count - n);
    if ((long)at - top < (long)pins)
        top = (long)(at - pins); /* the ancestors must not hide it */
    top += scroll;
    top = top < 0 ? 0 : top > max ? max : top;
    for (size_t i = 0; i < n; i++)
        shown[i] = (size_t)top + i;
    for (size_t pinned = 0; pinned < pins && depths[(size_t)top + pinned] > pinned; pinned++) {
        size_t ancestor = (size_t)top + pinned;
        while (ancestor > 0 && depths[ancestor] > pinned)
            ancestor--;
        if (ancestor >= (size_t)top)
            break;
        shown[pinned] = ancestor;
    }
    return n;
}
