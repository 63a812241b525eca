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

/* Cuts what one event wrote into parts of lines. What was typed ends its line, as the Enter that ended it did. */
static void add_output(Player *p, uint64_t seq, const Event *ev, size_t *line)
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
        *line += newline != NULL;
        at = end + 1;
    }
    *line += ev->kind == EV_INPUT;
}

void player_build_console(Player *p)
{
    size_t count, line = 0;
    const uint32_t *outs = states_outs(p->states, &count);
    for (size_t i = 0; i < count; i++) {
        Event ev;
        if (log_get(p->log, outs[i], &ev))
            add_output(p, outs[i], &ev, &line);
    }
}

/* As "1 main" and as "crawl ×30". */
static void measure_label(Player *p, const Buf *label)
{
    int width = text_width(buf_text(label), label->len);
    p->label_width = width > p->label_width ? width : p->label_width;
}

void player_build_labels(Player *p)
{
    enum { MEASURED = 200, NARROWEST = 6 }; /* the lanes' column should not depend on the ten thousandth task */
    const State *before = p->state;
    Buf label = {0};
    p->state = states_seek(p->states, p->count - 1);
    player_build_groups(p, p->state);
    p->label_width = NARROWEST;
    for (uint32_t id = 1, seen = 0; id <= p->state->max_task && seen < MEASURED; id++) {
        if (!p->group_of[id])
            continue;
        seen++;
        buf_clear(&label);
        buf_printf(&label, "%u ", id);
        player_task_label(p, id, &label);
        measure_label(p, &label);
    }
    for (uint32_t group = 1; player_is_folded(p) && group < p->group_count && group < MEASURED; group++) {
        if (p->groups[group].count < 2)
            continue;
        buf_clear(&label);
        p->groups[group].now = p->groups[group].count;
        player_group_label(p, group, &label);
        measure_label(p, &label);
        if (player_is_crowded(p)) {
            buf_clear(&label);
            buf_printf(&label, "sleeping %u", p->groups[group].count);
            measure_label(p, &label);
        }
    }
    p->state = before;
    buf_deinit(&label);
}
