/* The whole timeline as text, for `run --timeline` and the like. */
#include "base/mem.h"
#include "base/utf8.h"
#include "trace/narrate.h"
#include "trace/timeline_internal.h"

#include <string.h>

const char *timeline_time(int64_t ns, char *buf)
{
    if (ns == 0)
        return strcpy(buf, "0");
    uint64_t u = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
    Buf b;
    buf_init(&b);
    buf_printf(&b, "%s%llu.%09llu", ns < 0 ? "-" : "", (unsigned long long)(u / 1000000000u),
               (unsigned long long)(u % 1000000000u));
    size_t len = b.len;
    while (b.data[len - 1] == '0')
        len--;
    if (b.data[len - 1] == '.')
        len--;
    memcpy(buf, b.data, len);
    strcpy(buf + len, "s");
    buf_deinit(&b);
    return buf;
}

static void lane_label(const Timeline *tl, uint32_t id, Buf *out)
{
    const Lane *lane = &tl->lanes[id];
    buf_printf(out, "%2u ", id);
    narrate_label(tl->log, lane->name, lane->coro, false, out);
}

/* The label cut or padded to `width` cells (code points). */
static void put_label(const Timeline *tl, uint32_t id, size_t width, Buf *out)
{
    Buf label;
    buf_init(&label);
    lane_label(tl, id, &label);
    size_t cells = 0, at = 0;
    while (at < label.len && cells < width) {
        uint32_t cp;
        size_t step = utf8_decode(label.data + at, label.len - at, &cp);
        buf_bytes(out, label.data + at, step ? step : 1);
        at += step ? step : 1;
        cells++;
    }
    buf_repeat(out, ' ', width - cells + 1);
    buf_deinit(&label);
}

static size_t label_width(const Timeline *tl, const TimelineText *o, int width)
{
    size_t longest = 4, most = (size_t)width / 3;
    for (uint32_t id = 1; id < tl->nlanes; id++) {
        if (!tl->lanes[id].span_count || (tl->lanes[id].internal && !o->internal))
            continue;
        Buf b;
        buf_init(&b);
        lane_label(tl, id, &b);
        size_t n = utf8_count(b.data, b.len);
        buf_deinit(&b);
        longest = n > longest ? n : longest;
        if (longest >= most)
            break;
    }
    return longest < most ? longest : most;
}

static void put_lane(const Timeline *tl, const Axis *axis, uint32_t id, size_t label, bool ascii, Buf *out)
{
    uint8_t *cells = mem_alloc((size_t)axis->width);
    timeline_lane(tl, axis, id, 0, axis->width, cells);
    put_label(tl, id, label, out);
    int end = axis->width;
    while (end && cells[end - 1] == TASK_ABSENT)
        end--;
    for (int x = 0; x < end; x++)
        buf_str(out, task_state_bar((TaskState)cells[x], ascii));
    buf_char(out, '\n');
    mem_free(cells);
}

void timeline_text(const Timeline *tl, const TimelineText *o, Buf *out)
{
    int width = o->width >= 40 ? o->width : o->width > 0 ? 40 : 80, lanes = 0, hidden = 0;
    size_t label = label_width(tl, o, width);
    Axis axis;
    axis_init(&axis, tl, o->mode, width - (int)label - 1);
    char *ruler = mem_alloc((size_t)axis.width + 1);
    timeline_ruler(tl, &axis, ruler);
    size_t used = strlen(ruler);
    while (used && ruler[used - 1] == ' ')
        used--;
    buf_repeat(out, ' ', label + 1);
    buf_bytes(out, ruler, used);
    buf_char(out, '\n');
    mem_free(ruler);
    for (uint32_t id = 1; id < tl->nlanes; id++) {
        if (!tl->lanes[id].span_count || (tl->lanes[id].internal && !o->internal))
            continue;
        if (o->max_lanes && lanes == o->max_lanes) {
            hidden++;
            continue;
        }
        put_lane(tl, &axis, id, label, o->ascii, out);
        lanes++;
    }
    if (hidden)
        buf_printf(out, "... and %d more tasks\n", hidden);
    buf_str(out, o->ascii ? "# run  + ready  ~ sleep  - wait  = I/O  | done  x cancelled  E error  ! blocks\n"
                          : "█ run  ▒ ready  ░ sleep  ─ wait  ≈ I/O  ■ done  × cancelled  ✗ error  ! blocks\n");
    char total[32];
    buf_printf(out, "total %s of virtual time\n", tl->total_ns ? timeline_time(tl->total_ns, total) : "0s");
    axis_deinit(&axis);
}
