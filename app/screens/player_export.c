/* X in the player: the recording as a file. The ending of its name says the format; a file that is there is written over only
 * when Enter is given twice. */
#include "base/file.h"
#include "base/mem.h"
#include "screens/player.h"
#include "trace/export.h"

#include <string.h>

static void as_chrome(const Player *p, Buf *out) { export_chrome(p->log, EXPORT_VIRTUAL, out); }
static void as_jsonl(const Player *p, Buf *out) { export_jsonl(p->log, out); }
static void as_svg(const Player *p, Buf *out) { export_svg(p->log, out); }
static void as_dot(const Player *p, Buf *out) { export_dot(p->log, out); }
static void as_cast(const Player *p, Buf *out) { app_cast(&p->source.spec, out); }
static void as_text(const Player *p, Buf *out)
{
    timeline_text(p->timeline, &(TimelineText){.mode = AXIS_ELASTIC, .width = 100}, out);
}

static const struct {
    const char *ending;
    void (*write)(const Player *p, Buf *out);
} formats[] = {
    {".svg", as_svg}, {".txt", as_text}, {".jsonl", as_jsonl}, {".json", as_chrome}, {".dot", as_dot}, {".cast", as_cast},
};
enum { FORMATS = sizeof formats / sizeof *formats };

void player_ask_export(Player *p)
{
    const char *dot = strrchr(p->source.file, '.');
    size_t len = dot && dot > p->source.file ? (size_t)(dot - p->source.file) : strlen(p->source.file);
    buf_clear(&p->prompt.typed);
    if (p->source.file[0] == '<') /* <stdin> */
        buf_str(&p->prompt.typed, "trace");
    else
        buf_bytes(&p->prompt.typed, p->source.file, len);
    buf_str(&p->prompt.typed, ".svg");
    buf_clear(&p->prompt.over);
    p->prompt.what = PROMPT_EXPORT;
    buf_str(&p->notice, "The ending says what it becomes: .svg and .txt a timeline, .dot a graph, .cast a film, .jsonl the trace, "
                        ".json for Perfetto.");
}

static int format_of(const char *path)
{
    size_t len = strlen(path);
    for (int i = 0; i < FORMATS; i++) {
        size_t n = strlen(formats[i].ending);
        if (len > n && strcmp(path + len - n, formats[i].ending) == 0)
            return i;
    }
    return -1;
}

static void write_export(Player *p, const char *path, int format)
{
    Buf out = {0};
    char *error = NULL;
    formats[format].write(p, &out);
    if (file_write(path, buf_text(&out), out.len, &error))
        buf_printf(&p->notice, "%s is written: %zu bytes.", path, out.len);
    else
        buf_str(&p->notice, error);
    mem_free(error);
    buf_deinit(&out);
    p->prompt.what = PROMPT_NONE;
}

void player_export(Player *p)
{
    const char *path = buf_text(&p->prompt.typed);
    int format = format_of(path);
    if (format < 0) {
        buf_str(&p->notice, "The name has to end in .svg, .txt, .dot, .cast, .jsonl or .json.");
        return;
    }
    if (file_exists(path) && strcmp(path, buf_text(&p->prompt.over)) != 0) {
        buf_clear(&p->prompt.over);
        buf_str(&p->prompt.over, path);
        buf_printf(&p->notice, "%s is there already. Enter again writes over it, Esc leaves it.", path);
        return;
    }
    write_export(p, path, format);
    buf_clear(&p->prompt.typed);
}
