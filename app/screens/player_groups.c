/* Groups of tasks: those that the same line made from the same coroutine, or all of a coroutine. Which task belongs to
 * which group is known from the whole run, so that rows do not change their kind while stepping. */
#include "base/mem.h"
#include "screens/player.h"

#include <string.h>

enum { FOLD_FROM = 16, OPEN_BY_ITSELF = 500 };

/* ---- once a recording ---- */

/* The coroutine's name without its arguments, as a number. */
static uint32_t coro_name(PlayerCrowd *crowd, const Log *log, const TaskView *t)
{
    size_t len;
    const char *name = log_textn(log, t->coro, &len);
    const char *open = memchr(name, '(', len);
    return map_intern(&crowd->names, name, open ? (size_t)(open - name) : len);
}

void player_build_kinds(Player *p, const State *whole)
{
    PlayerCrowd *crowd = &p->crowd;
    p->tasks_in_all = whole->max_task;
    p->has_objects = whole->max_obj > 0;
    map_init(&crowd->names);
    crowd->kinds = mem_zalloc(((size_t)whole->max_task + 1) * sizeof *crowd->kinds);
    crowd->group_of = mem_zalloc(((size_t)whole->max_task + 1) * sizeof *crowd->group_of);
    crowd->members = mem_zalloc(((size_t)whole->max_task + 1) * sizeof *crowd->members);
    for (uint32_t id = 1; id <= whole->max_task; id++) {
        const TaskView *t = state_task(whole, id);
        if (!t->id || t->internal)
            continue;
        crowd->kinds[id] = (TaskKind){
            .shown = true, .parent = t->parent, .line = t->spawn_line, .name = coro_name(crowd, p->log, t)};
        p->user_tasks++;
    }
}

void player_free_kinds(Player *p)
{
    map_deinit(&p->crowd.names);
    mem_free(p->crowd.kinds);
    mem_free(p->crowd.group_of);
    mem_free(p->crowd.members);
    p->crowd = (PlayerCrowd){.groups = NULL};
    p->user_tasks = 0;
}

/* ---- once a recording and a way to group ---- */

static bool same_kind(const TaskGroup *group, TaskKind kind)
{
    return group->line == kind.line && group->name == kind.name;
}

/* The group that a new task joins: a child of its parent's, or that one itself when a coroutine makes tasks of its
 * own kind (else such a chain would nest without end). `last` is the group of the task before. */
static uint32_t join_group(PlayerCrowd *crowd, Map *keys, TaskKind kind, uint32_t parent, uint32_t last)
{
    if (parent && same_kind(&crowd->groups[parent], kind))
        return parent;
    if (last && crowd->groups[last].parent == parent && same_kind(&crowd->groups[last], kind))
        return last;
    uint32_t key[] = {parent, kind.line, kind.name};
    uint32_t group = map_intern(keys, (const char *)key, sizeof key) + 1;
    if (group == crowd->count) {
        MEM_GROW(crowd->groups, crowd->cap, (size_t)crowd->count + 1);
        crowd->groups[crowd->count++] = (TaskGroup){.parent = parent, .line = kind.line, .name = kind.name};
    }
    return group;
}

static void join_groups(Player *p)
{
    PlayerCrowd *crowd = &p->crowd;
    Map keys;
    map_init(&keys);
    for (uint32_t id = 1, last = 0; id <= p->tasks_in_all; id++) {
        TaskKind kind = crowd->kinds[id];
        if (!kind.shown)
            continue;
        uint32_t parent = kind.parent < id ? crowd->group_of[kind.parent] : 0;
        if (p->group_by == GROUP_BY_CORO)
            kind.line = parent = 0; /* many lines, wherever they are */
        last = crowd->group_of[id] = join_group(crowd, &keys, kind, parent, last);
        crowd->groups[last].count++;
    }
    map_deinit(&keys);
}

/* Puts the tasks group by group. */
static void place_members(Player *p)
{
    PlayerCrowd *crowd = &p->crowd;
    uint32_t at = 0;
    for (uint32_t g = 1; g < crowd->count; g++) {
        crowd->groups[g].start = at;
        at += crowd->groups[g].count;
        crowd->groups[g].count = 0;
    }
    for (uint32_t id = 1; id <= p->tasks_in_all; id++) {
        TaskGroup *group = &crowd->groups[crowd->group_of[id]];
        if (crowd->group_of[id])
            crowd->members[group->start + group->count++] = id;
    }
}

/* Children in the order of their first task: linked from the last to the first. */
static void link_groups(PlayerCrowd *crowd)
{
    for (uint32_t g = crowd->count; g-- > 1;) {
        uint32_t parent = crowd->groups[g].parent;
        crowd->groups[g].next = crowd->groups[parent].first_child;
        crowd->groups[parent].first_child = g;
    }
}

void player_build_groups(Player *p)
{
    PlayerCrowd *crowd = &p->crowd;
    MEM_GROW(crowd->groups, crowd->cap, 1);
    crowd->groups[0] = (TaskGroup){.open = GROUP_OPEN}; /* the root */
    crowd->count = 1;
    join_groups(p);
    place_members(p);
    link_groups(crowd);
}

void player_free_groups(Player *p)
{
    for (uint32_t g = 0; g < p->crowd.count; g++) {
        timeline_crowd_free(p->crowd.groups[g].crowd);
        mem_free(p->crowd.groups[g].density);
    }
    mem_free(p->crowd.groups);
    p->crowd.groups = NULL;
    p->crowd.count = p->crowd.cap = 0;
}

void player_regroup(Player *p)
{
    player_free_groups(p);
    player_build_groups(p);
    player_measure_labels(p);
    player_count_groups(p);
    p->picked = p->map.from = p->map.count = p->map.cell = 0;
    p->tree.valid = false;
}

const TimelineCrowd *player_group_crowd(Player *p, uint32_t group)
{
    TaskGroup *g = &p->crowd.groups[group];
    if (!g->crowd)
        g->crowd = timeline_crowd_new(p->timeline, p->crowd.members + g->start, g->count);
    return g->crowd;
}

void player_build_crowds(Player *p)
{
    for (uint32_t g = 1; player_is_crowded(p) && g < p->crowd.count; g++)
        player_group_crowd(p, g);
}

bool player_is_folded(const Player *p)
{
    return p->user_tasks >= FOLD_FROM && (p->group_by != GROUP_BY_NOTHING || player_is_crowded(p));
}

bool player_is_crowded(const Player *p)
{
    return p->user_tasks > OPEN_BY_ITSELF;
}

void player_group_label(const Player *p, uint32_t group, uint32_t count, Buf *out)
{
    size_t len;
    const char *name = map_key(&p->crowd.names, p->crowd.groups[group].name, &len);
    buf_bytes(out, name, len);
    buf_printf(out, " ×%u", count);
}
