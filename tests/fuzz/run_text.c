#include "run_text.h"

#include "base/check.h"
#include "base/mem.h"
#include "engine/engine.h"
#include "trace/export.h"
#include "trace/narrate.h"
#include "trace/query.h"
#include "trace/state.h"
#include "trace/timeline.h"

#include <stdio.h>
#include <string.h>

static Recording *run(const char *text, size_t size, bool record)
{
    static const char *const input[] = {"7", "a line", "caf\xc3\xa9"};
    EngineSpec spec = {
        .text = text, .len = size, .file = "fuzz.py", .first_line = 1, .input = input, .ninput = 3,
        .limits = {.fuel = 50000, .heap = 4u << 20, .output = 4096, .time_ns = 60LL * 1000000000, .events = 20000},
        .record = record};
    return engine_run(&spec);
}

static void read_recording(const Recording *r)
{
    uint64_t count = log_count(r->log);
    Buf out = {0};
    if (!log_check_invariants(r->log, &out)) {
        fprintf(stderr, "%s\n", buf_text(&out));
        ASSERT(false);
    }
    States *states = states_new(r->log);
    for (uint64_t at = 0; at < count; at += count / 8 + 1)
        states_seek(states, at);
    if (count) {
        const State *last = states_seek(states, count - 1);
        narrate_deadlock(last, false, &out);
    }
    states_free(states);
    Timeline *timeline = timeline_new(r->log);
    TimelineText options = {.mode = AXIS_ELASTIC, .width = 80, .max_lanes = 20};
    timeline_text(timeline, &options, &out);
    timeline_free(timeline);
    buf_clear(&out);
    export_jsonl(r->log, &out);
    buf_clear(&out);
    query_output(r->log, 0, &out);
    buf_deinit(&out);
}

void run_text(const char *text, size_t size)
{
    Recording *plain = run(text, size, false), *traced = run(text, size, true);
    bool limited = plain->kind == OUTCOME_LIMIT || traced->kind == OUTCOME_LIMIT;
    if (!limited && traced->kind != OUTCOME_DEADLOCK) {
        ASSERT(plain->kind == traced->kind && plain->exit_code == traced->exit_code);
        ASSERT(plain->out.len == traced->out.len && plain->err.len == traced->err.len);
        ASSERT(memcmp(buf_text(&plain->out), buf_text(&traced->out), plain->out.len) == 0);
        ASSERT(memcmp(buf_text(&plain->err), buf_text(&traced->err), plain->err.len) == 0);
        ASSERT(plain->instr == traced->instr && plain->end_ns == traced->end_ns);
    }
    if (traced->log)
        read_recording(traced);
    recording_free(plain);
    recording_free(traced);
}
