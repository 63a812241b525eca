/* What the player computes once a recording (or once a position) so that panes only draw. */
#include "screens/player.h"

#include "base/mem.h"
#include "lang/lexer.h"
#include "ui/text.h"

#include <string.h>

void player_build_source(Player *p)
{
    const char *text = p->rec->text ? p->rec->text : "";
    size_t len = p->rec->text ? p->rec->len : 0, cap = 0;
    p->classes = mem_zalloc(len + 1);
    lexer_highlight(text, len, p->classes);
    for (size_t at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        MEM_GROW(p->line_starts, cap, p->line_count + 2);
        p->line_starts[p->line_count++] = at;
        at = newline ? (size_t)(newline - text) + 1 : len;
    }
    MEM_GROW(p->line_starts, cap, p->line_count + 1);
    p->line_starts[p->line_count] = len;
}

/* Cuts what one event wrote into parts of lines. */
static void add_output(Player *p, uint64_t seq, const Event *ev, size_t *line, bool *open)
{
    size_t len;
    const char *text = log_textn(p->log, ev->b, &len);
    for (size_t at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        MEM_GROW(p->console, p->console_cap, p->console_count + 1);
        p->console[p->console_count++] = (ConsolePart){.seq = seq,
                                                       .t_ns = ev->t_ns,
                                                       .start = p->console_text.len,
                                                       .len = end - at,
                                                       .line = *line,
                                                       .stream = ev->a,
                                                       .task = ev->c};
        buf_bytes(&p->console_text, text + at, end - at);
        *open = !newline;
        *line += newline != NULL;
        at = end + 1;
    }
}

void player_build_console(Player *p)
{
    size_t count, line = 0;
    bool open = false;
    const uint32_t *outs = states_outs(p->states, &count);
    for (size_t i = 0; i < count; i++) {
        Event ev;
        if (log_get(p->log, outs[i], &ev))
            add_output(p, outs[i], &ev, &line, &open);
    }
}

/* ---- tasks ---- */

static bool is_user_task(const State *s, uint32_t id)
{
    const TaskView *t = state_task(s, id);
    return t->id && !t->internal;
}

static void add_row(Player *p, uint32_t id, uint32_t depth, bool last)
{
    MEM_GROW(p->tree, p->tree_cap, p->tree_count + 1);
    p->tree[p->tree_count++] = (TreeRow){id, depth, last};
}

/* Depth first over first-child and next-sibling links; children are in the order of their creation. */
void player_build_tree(Player *p)
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
    p->tree_count = 0;
    uint32_t depth = 0, id = first[0];
    while (id) {
        add_row(p, id, depth, !next[id]);
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

void player_build_labels(Player *p)
{
    enum { MEASURED = 200 }; /* the lanes' column should not depend on the ten thousandth task */
    const State *s = states_seek(p->states, p->count - 1);
    const State *before = p->state;
    Buf label = {0};
    p->state = s;
    p->label_width = 6;
    for (uint32_t id = 1; id <= s->max_task; id++) {
        if (!is_user_task(s, id))
            continue;
        if (++p->user_tasks > MEASURED)
            continue;
        buf_clear(&label);
        buf_printf(&label, "%u ", id);
        player_task_label(p, id, &label);
        int width = text_width(buf_text(&label), label.len);
        p->label_width = width > p->label_width ? width : p->label_width;
    }
    p->state = before;
    buf_deinit(&label);
}
