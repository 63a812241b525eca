/* The trace for other programs: JSON lines `asyncourse-trace/1`, Chrome's format, SVG, Graphviz. Equal logs give equal bytes. */
#ifndef ASYNCOURSE_TRACE_EXPORT_H
#define ASYNCOURSE_TRACE_EXPORT_H

#include "base/buf.h"
#include "trace/log.h"

/* One header line: {"format":"asyncourse-trace/1","semantics":...,"schedule":...,"files":[...],...} */
void export_header(const Log *log, Buf *out);
/* One event as a line: {"seq":0,"t_ns":0,"tick":0,"instr":0,"cur":0,"ev":"run.begin",...}. Futures are
 * "f3", tasks that stand for futures "t3"; a field that is a string but absent is null. */
void export_event(const Log *log, uint64_t seq, const Event *ev, Buf *out);
/* One line behind the last event: {"end":true,"outcome":"ok","exit_code":0,"events":245,"t_ns":...,"instr":...}. */
void export_end(const Log *log, Buf *out);
/* The header, all events and the end. */
void export_jsonl(const Log *log, Buf *out);

/* Where events stand on the axis of a Chrome trace. */
typedef enum {
    EXPORT_VIRTUAL, /* virtual time; events of one instant are 1 ns apart */
    EXPORT_STEPS    /* an event is a microsecond: everything can be seen without zooming */
} ExportTime;
/* For Perfetto or chrome://tracing: Trace Event Format, a JSON object. */
void export_chrome(const Log *log, ExportTime time, Buf *out);
/* The timeline as an SVG picture without script. */
void export_svg(const Log *log, Buf *out);
/* Tasks, who made them and whom they waited for, as a graph for Graphviz. */
void export_dot(const Log *log, Buf *out);

#endif
