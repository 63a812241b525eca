/* One judged submission as plain data: what crosses the pipe from the process that ran it, and what reports are written
 * from. Nothing in it depends on the machine, the time of day or the other submissions. */
#ifndef ASYNCOURSE_GRADE_RESULT_H
#define ASYNCOURSE_GRADE_RESULT_H

#include "grade/judge.h"

typedef enum {
    RESULT_PASS,
    RESULT_FAIL,
    RESULT_ERROR /* it could not be judged: `error` says why */
} ResultStatus;

/* Texts are owned; NULL: none. */
typedef struct {
    char *check, *run;  /* run: name of the case, NULL: the base run */
    char *message, *detail, *expected, *observed, *task;
    bool passed, hidden;
    int64_t t_ns;       /* virtual time of the moment, -1: none */
    uint32_t line;      /* 0: none */
    int points;         /* -1: not given */
} ResultCheck;

typedef struct {
    char *exercise, *title; /* id and title */
    char *student, *file;   /* who, and the submission's path as given */
    ResultStatus status;
    char *error;
    int points, max_points;
    int64_t elapsed_ns;     /* virtual, of the base run */
    uint64_t instr;         /* of the base run */
    char *output;           /* of the base run, at most RESULT_OUTPUT bytes, valid UTF-8 */
    ResultCheck *checks;
    size_t count;
} Result;

enum { RESULT_OUTPUT = 4096 };

/* Fills everything but student and file. */
void result_of(const Judgement *j, Result *out);
/* A result that says why nothing could be judged. */
void result_error(Result *out, const char *exercise, const char *why);
void result_deinit(Result *r);

/* The record of the pipe. result_read: false when the bytes are not a whole record. */
void result_write(const Result *r, Buf *out);
bool result_read(Result *r, const char *bytes, size_t len);

const char *result_status_name(ResultStatus s); /* "pass", "fail", "error" */
size_t result_hidden_failures(const Result *r);
/* What a learner may see: the check's name and sentence, or that it is hidden. Appended. */
void result_check_text(const ResultCheck *c, Buf *out);

#endif
