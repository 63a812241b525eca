/* The timeline: when each task ran, was ready, slept, waited; on an axis computed once from the whole
 * recording, so columns never move while stepping.
 *
 * The run is cut into **slots**: one a handle, and one a stretch of time in which the clock moved (a gap, or a
 * call that blocked the loop). An axis gives each slot its columns. Elastic: an instant has one column a handle
 * (half the width for all instants at most), gaps share the rest by the square root of their length. */
#ifndef ASYNCOURSE_TRACE_TIMELINE_H
#define ASYNCOURSE_TRACE_TIMELINE_H

#include "base/buf.h"
#include "trace/log.h"
#include "trace/state.h"

typedef struct Timeline Timeline;
Timeline *timeline_new(const Log *log); /* one pass; the log outlives it */
/* The states of the recording in the same pass, and its timeline. */
States *timeline_new_with_states(const Log *log, Timeline **tl);
void timeline_free(Timeline *tl);

uint32_t timeline_slot_count(const Timeline *tl);
/* The slot in which event i happened. */
uint32_t timeline_slot_of(const Timeline *tl, uint64_t event);
/* First event and time of a slot. */
uint64_t timeline_slot_event(const Timeline *tl, uint32_t slot);
int64_t timeline_slot_time(const Timeline *tl, uint32_t slot);
int64_t timeline_total_ns(const Timeline *tl);
uint32_t timeline_task_count(const Timeline *tl); /* highest task id */

typedef enum { AXIS_ELASTIC, AXIS_TIME, AXIS_STEPS, AXIS_SLOTS /* one column a slot, the first `width` of them */ } AxisMode;
typedef struct {
    AxisMode mode;
    int width;      /* columns, >= 1 */
    int used;       /* columns of the run, <= width: the rest is blank */
    uint32_t nslots;
    uint32_t *from; /* from[c] .. from[c + 1] - 1 are the slots that begin in column c; may be none, then the last one
                       before them is wider than a column; several show by the cell rule. from[width] is nslots */
} Axis;
/* Costs columns, not slots. */
void axis_init(Axis *axis, const Timeline *tl, AxisMode mode, int width);
void axis_deinit(Axis *axis);
int axis_column(const Axis *axis, uint32_t slot);
uint32_t axis_slot(const Axis *axis, int column); /* the last slot that begins at or before it */

/* Columns [from, from + count) of one lane: a TaskState each. From the column after its end on a task is TASK_ABSENT
 * (blank); the end itself has a cell of its own where there is room. */
void timeline_lane(const Timeline *tl, const Axis *axis, uint32_t task, int from, int count, uint8_t *cells);
/* For how long the task did not run (was ready, slept, waited) before the slot begins. */
int64_t timeline_waited(const Timeline *tl, uint32_t task, uint32_t slot);
/* Longest ready queue in each column. */
void timeline_ready(const Timeline *tl, const Axis *axis, uint32_t *counts);

/* Many tasks taken together: when one of them enters a state, and when one leaves it. Made once a recording, so that
 * counting costs columns, not tasks. */
typedef struct TimelineCrowd TimelineCrowd;
TimelineCrowd *timeline_crowd_new(const Timeline *tl, const uint32_t *tasks, size_t count);
void timeline_crowd_free(TimelineCrowd *crowd);
bool timeline_crowd_knows(const TimelineCrowd *crowd, TaskState state); /* somebody is in it, at some time */
/* How many of them are in each state at some time of a column: counts[column * TASK_STATE_COUNT + state]. Who is done
 * is counted in the column of the end; as TASK_ABSENT count all that are alive then, each once. */
void timeline_density(const TimelineCrowd *crowd, const Axis *axis, uint32_t *counts);
/* width bytes of ASCII (NUL-terminated: give width + 1): "0      1s       2.5s" where labels fit. */
void timeline_ruler(const Timeline *tl, const Axis *axis, char *text);
/* Of several states in one cell the one to show (screens.md 4). */
TaskState timeline_stronger(TaskState a, TaskState b);

typedef struct {
    AxisMode mode;
    int width; /* of the whole text, default 80 */
    bool ascii;
    bool internal; /* show internal tasks too */
    int max_lanes; /* 0: all */
} TimelineText;
/* The whole picture as text, with a legend and the total time at the end (for `run --timeline`). */
void timeline_text(const Timeline *tl, const TimelineText *options, Buf *out);

/* "0", "1s", "2.5s", "0.25s", trimmed to the needed digits; buf holds at least 32. */
const char *timeline_time(int64_t ns, char *buf);

#endif
