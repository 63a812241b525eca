/* What the player computes once a recording (or once a position) so that panes only draw. */
#include "screens/player.h"

#include "base/mem.h"
#include "lang/lexer.h"
#include "ui/text.h"

#include <string.h>

/* ---- the program and what stands around it ---- */

static void build_part(CodePart *part, const char *title, const char *text, size_t len)
{
    size_t cap = 0;
    *part = (CodePart){.title = title, .text = text, .file = UINT32_MAX};
    part->classes = mem_zalloc(len + 1);
    lexer_highlight(text, len, part->classes);
    for (size_t at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        MEM_GROW(part->line_starts, cap, part->line_count + 2);
        part->line_starts[part->line_count++] = at;
        at = newline ? (size_t)(newline - text) + 1 : len;
    }
    MEM_GROW(part->line_starts, cap, part->line_count + 1);
    part->line_starts[part->line_count] = len;
}

/* The number that linerefs give to the part's file. */
static void find_file(const Player *p, CodePart *part, const char *name)
{
    for (uint32_t file = 1; file < log_file_count(p->log); file++)
        if (strcmp(log_file_name(p->log, file), name) == 0)
            part->file = file;
}

static bool is_part(const EnginePart *part, const char *file) { return part->text && !strcmp(part->file, file); }

/* Those that were imported, each with its file's name. false: none was. */
static bool build_modules(Player *p)
{
    int at = PART_MODULES;
    for (uint32_t file = 1; file < log_file_count(p->log) && at < PART_COUNT; file++) {
        size_t len;
        const char *text = log_file_text(p->log, file, &len), *name = log_file_name(p->log, file);
        if (!text || is_part(&p->source.spec.setup, name) || is_part(&p->source.spec.given, name))
            continue;
        build_part(&p->parts[at], name, text, len);
        p->parts[at++].file = file;
    }
    return at > PART_MODULES;
}

void player_build_source(Player *p)
{
    const EnginePart *around[PART_MODULES] = {[PART_SETUP] = &p->source.spec.setup, [PART_GIVEN] = &p->source.spec.given};
    static const char *const titles[PART_MODULES] = {
        [PART_SETUP] = "runs before", [PART_PROGRAM] = "the program", [PART_GIVEN] = "runs after"};
    bool alone = !build_modules(p);
    for (int i = 0; i < PART_MODULES; i++) {
        const EnginePart *part = around[i];
        if (!part || !part->text || !part->len)
            continue;
        build_part(&p->parts[i], titles[i], part->text, part->len);
        find_file(p, &p->parts[i], part->file);
        alone = false;
    }
    CodePart *program = &p->parts[PART_PROGRAM];
    build_part(program, alone ? NULL : titles[PART_PROGRAM], p->rec->text ? p->rec->text : "",
               p->rec->text ? p->rec->len : 0);
    program->file = 0;
}

void player_free_source(Player *p)
{
    for (int i = 0; i < PART_COUNT; i++) {
        mem_free(p->parts[i].classes);
        mem_free(p->parts[i].line_starts);
        p->parts[i] = (CodePart){.text = NULL};
    }
}

const char *player_code_line(const CodePart *part, uint32_t line, size_t *len)
{
    size_t start = part->line_starts[line - 1], end = part->line_starts[line];
    while (end > start && (part->text[end - 1] == '\n' || part->text[end - 1] == '\r'))
        end--;
    *len = end - start;
    return part->text + start;
}

/* Cuts what one event wrote into parts of lines. What was typed ends its line, as the Enter that ended it did. */
static void add_output(Player *p, uint64_t seq, const Event *ev, size_t *line)
{
    size_t len;
    const char *text = log_textn(p->log, ev->b, &len);
    for (size_t at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        size_t end = newline ? (size_t)(newline - text) : len;
        MEM_GROW(p->console.parts, p->console.cap, p->console.count + 1);
        p->console.parts[p->console.count++] = (ConsolePart){.seq = seq,
                                                       .t_ns = ev->t_ns,
                                                       .start = p->console.text.len,
                                                       .len = end - at,
                                                       .line = *line,
                                                       .stream = ev->a,
                                                       .task = ev->c};
        buf_bytes(&p->console.text, text + at, end - at);
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

/* The lanes' column should not depend on the ten thousandth task. */
enum { MEASURED = 200, NARROWEST = 6 };

static void measure_label(int *most, const Buf *label)
{
    int width = text_width(buf_text(label), label->len);
    *most = width > *most ? width : *most;
}

/* As "1 main". */
static void measure_tasks(Player *p)
{
    Buf label = {0};
    p->layout.task_width = NARROWEST;
    for (uint32_t id = 1, seen = 0; id <= p->tasks_in_all && seen < MEASURED; id++) {
        if (!p->crowd.kinds[id].shown)
            continue;
        seen++;
        buf_clear(&label);
        buf_printf(&label, "%u ", id);
        player_task_label(p, id, &label);
        measure_label(&p->layout.task_width, &label);
    }
    buf_deinit(&label);
}

/* As "crawl ×30", and of a crowd's states. */
void player_measure_labels(Player *p)
{
    Buf label = {0};
    p->layout.label_width = p->layout.task_width;
    for (uint32_t group = 1; player_is_folded(p) && group < p->crowd.count && group < MEASURED; group++) {
        uint32_t count = p->crowd.groups[group].count;
        if (count < 2)
            continue;
        buf_clear(&label);
        player_group_label(p, group, count, &label);
        measure_label(&p->layout.label_width, &label);
        if (player_is_crowded(p)) {
            buf_clear(&label);
            buf_printf(&label, "sleeping %u", count);
            measure_label(&p->layout.label_width, &label);
        }
    }
    buf_deinit(&label);
}

void player_build_tasks(Player *p)
{
    const State *before = p->state;
    p->state = states_seek(p->states, p->count - 1);
    player_build_kinds(p, p->state);
    measure_tasks(p);
    p->state = before;
    player_build_groups(p);
    player_measure_labels(p);
    player_build_crowds(p);
    player_begin_census(p);
}
