#include "trace/export.h"

#include "base/json.h"

#include <string.h>

void export_header(const Log *log, Buf *out)
{
    const LogHeader *h = log_header(log);
    Json j;
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "format");
    json_str(&j, "asyncourse-trace/1");
    json_key(&j, "program");
    json_str(&j, h->program);
    json_key(&j, "semantics");
    json_str(&j, h->semantics);
    json_key(&j, "schedule");
    json_str(&j, h->schedule);
    json_key(&j, "random_seed");
    json_uint(&j, h->random_seed);
    json_key(&j, "source_hash");
    json_str(&j, h->source_hash);
    json_key(&j, "files");
    json_array(&j);
    for (uint32_t i = 0; i < log_file_count(log); i++)
        json_str(&j, log_file_name(log, i));
    json_end_array(&j);
    json_key(&j, "events");
    json_uint(&j, log_count(log));
    json_key(&j, "truncated");
    json_bool(&j, log_truncated(log));
    json_end_object(&j);
    buf_char(out, '\n');
}

static void put_string(Json *j, const Log *log, uint32_t str)
{
    size_t len;
    const char *s = log_textn(log, str, &len);
    if (str)
        json_strn(j, s, len);
    else
        json_null(j);
}

static void put_fut(Json *j, FutRef ref)
{
    char text[16];
    uint32_t id = futref_id(ref);
    size_t at = sizeof text - 1;
    if (!ref) {
        json_null(j);
        return;
    }
    text[at] = '\0';
    do
        text[--at] = (char)('0' + id % 10);
    while ((id /= 10));
    text[--at] = futref_is_task(ref) ? 't' : 'f';
    json_str(j, text + at);
}

static void put_line(Json *j, uint32_t line)
{
    json_uint(j, lineref_line(line));
    if (lineref_file(line)) {
        json_key(j, "file");
        json_uint(j, lineref_file(line));
    }
}

static void put_list(Json *j, const Log *log, unsigned kind, uint32_t list)
{
    size_t n;
    const uint32_t *items = log_list_items(log, list, &n);
    json_array(j);
    for (size_t i = 0; i < n; i++) {
        if (kind == FIELD_TASKS) {
            json_uint(j, items[i]);
        } else if (kind == FIELD_FUTS) {
            put_fut(j, items[i]);
        } else if (i + 1 < n) { /* a stack: pairs */
            json_array(j);
            put_string(j, log, items[i]);
            json_uint(j, lineref_line(items[++i]));
            json_end_array(j);
        }
    }
    json_end_array(j);
}

static void put_field(Json *j, const Log *log, const FieldSpec *f, const Event *ev)
{
    size_t len = strlen(f->key);
    char key[32];
    memcpy(key, f->key, len + 1);
    if (key[len - 1] == '_') /* throw_: a C word */
        key[len - 1] = '\0';
    if (f->kind == FIELD_TIME)
        memcpy(key + strlen(key), "_ns", 4);
    json_key(j, key);
    uint32_t v = event_slot(ev, f->slot);
    switch ((FieldKind)f->kind) {
    case FIELD_STR: put_string(j, log, v); break;
    case FIELD_FUT: put_fut(j, v); break;
    case FIELD_BOOL: json_bool(j, v != 0); break;
    case FIELD_LINE: put_line(j, v); break;
    case FIELD_TASKS: case FIELD_FUTS: case FIELD_STACK: put_list(j, log, f->kind, v); break;
    case FIELD_TIME: case FIELD_INT: json_int(j, ev->n); break;
    default: json_uint(j, v); break;
    }
}

void export_event(const Log *log, uint64_t seq, const Event *ev, Buf *out)
{
    Json j;
    const EventSpec *spec = event_spec(ev->kind);
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "seq");
    json_uint(&j, seq);
    json_key(&j, "t_ns");
    json_int(&j, ev->t_ns);
    json_key(&j, "tick");
    json_uint(&j, ev->tick);
    json_key(&j, "instr");
    json_uint(&j, ev->instr);
    json_key(&j, "cur");
    json_uint(&j, ev->cur);
    json_key(&j, "ev");
    json_str(&j, spec->name);
    for (const FieldSpec *f = spec->fields; f->key; f++)
        put_field(&j, log, f, ev);
    json_end_object(&j);
    buf_char(out, '\n');
}

void export_end(const Log *log, Buf *out)
{
    Event last = {0};
    Json j;
    if (log_count(log))
        log_get(log, log_count(log) - 1, &last);
    json_init(&j, out);
    json_object(&j);
    json_key(&j, "end");
    json_bool(&j, true);
    json_key(&j, "outcome");
    json_str(&j, log_outcome(log));
    json_key(&j, "exit_code");
    json_int(&j, log_exit_code(log));
    json_key(&j, "events");
    json_uint(&j, log_count(log));
    json_key(&j, "t_ns");
    json_int(&j, last.t_ns);
    json_key(&j, "instr");
    json_uint(&j, last.instr);
    json_end_object(&j);
    buf_char(out, '\n');
}

void export_jsonl(const Log *log, Buf *out)
{
    export_header(log, out);
    LogCursor c = log_cursor(log, 0);
    Event ev;
    while (log_next(&c, &ev))
        export_event(log, c.index - 1, &ev, out);
    export_end(log, out);
}
