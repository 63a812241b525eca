/* Results as files that others read. A writer gets all results in their order and appends one whole document; nothing
 * of a submission can break out of its place in it. */
#ifndef ASYNCOURSE_GRADE_REPORT_H
#define ASYNCOURSE_GRADE_REPORT_H

#include "grade/result.h"

typedef struct {
    const char *course;  /* its id */
    const char *sandbox; /* jail_kind() */
} ReportHead;

typedef void (*ReportWriter)(const ReportHead *head, const Result *results, size_t count, Buf *out);

/* NULL: there is no such format. The names end with NULL. */
ReportWriter report_writer(const char *format);
extern const char *const report_formats[];

/* The writers (report_<name>.c). */
void report_text(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_json(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_junit(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_csv(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_tap(const ReportHead *head, const Result *results, size_t count, Buf *out);
/* Services take the results of one submission (perhaps for several exercises). */
void report_gradescope(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_classroom50(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_exercism(const ReportHead *head, const Result *results, size_t count, Buf *out);
void report_prairielearn(const ReportHead *head, const Result *results, size_t count, Buf *out);

/* For the writers: seconds of virtual time with as many digits as needed; the whole text of a result for a person
 * (what failed, then what it printed); points of all results. */
void report_seconds(int64_t ns, Buf *out);
void report_for_person(const Result *r, Buf *out);
int report_points(const Result *results, size_t count, bool most);

#endif
