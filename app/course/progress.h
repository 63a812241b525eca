/* What the learner has done: an append-only journal, one line a record, JSON + TAB + CRC32C in hex.
 *
 * $XDG_STATE_HOME/asyncourse/progress.log, else ~/.local/state/asyncourse/progress.log. Several programs may write at the same
 * time (flock around each append); every record is on the disk (fdatasync) when the call returns. Newest wins per course id and
 * step key. A journal of more than 1 MiB is compacted when it is opened. Where nothing can be written, all works in memory and progress_is_saved() says so. */
#ifndef ASYNCOURSE_COURSE_PROGRESS_H
#define ASYNCOURSE_COURSE_PROGRESS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Progress Progress;

typedef enum { PROGRESS_UNANSWERED, PROGRESS_WRONG, PROGRESS_RIGHT } ProgressAnswer;

/* Opens the learner's journal for one course. Never NULL. */
Progress *progress_open(const char *course_id);
/* The same with a journal at `path` (its folder is made if need be); NULL: in memory only. */
Progress *progress_open_at(const char *path, const char *course_id);
void progress_close(Progress *p);

/* Where the learner was last. The texts live until the next progress_set_place. false: nowhere yet. */
bool progress_place(const Progress *p, const char **chapter_id, const char **step_key);
void progress_set_place(Progress *p, const char *chapter_id, const char *step_key);

/* A step was shown. Marking a seen step again writes nothing. */
bool progress_is_seen(const Progress *p, const char *step_key);
void progress_mark_seen(Progress *p, const char *step_key);

/* Answers to quizzes, predictions and exercises. Once right, always right. *tries (may be NULL): answers given so far. */
ProgressAnswer progress_answer(const Progress *p, const char *step_key, int *tries);
void progress_set_answer(Progress *p, const char *step_key, bool right, const char *answer);

/* Hints that the learner has opened of an exercise, and whether it was left undone on purpose ("skip"). */
int progress_hints(const Progress *p, const char *step_key);
void progress_set_hints(Progress *p, const char *step_key, int opened);
bool progress_is_skipped(const Progress *p, const char *step_key);
void progress_set_skipped(Progress *p, const char *step_key, bool skipped);

/* How often the step's question was asked again in a review; another time. */
int progress_reviews(const Progress *p, const char *step_key);
void progress_add_review(Progress *p, const char *step_key, bool right);
/* The last answer as text (the right one, once there is one); NULL: none is known. Valid until the next change. */
const char *progress_given(const Progress *p, const char *step_key);

/* An unfinished answer, a file of its own: <folder of the journal>/drafts/<course id>/<step key>.py, replaced as a whole.
 * Loading appends to *out; false: there is none. Dropping one that is not there is fine. */
bool progress_load_draft(const Progress *p, const char *step_key, Buf *out);
void progress_save_draft(Progress *p, const char *step_key, const char *text, size_t len);
void progress_drop_draft(Progress *p, const char *step_key);

/* Copies the journal to a name of its own beside it, which is put into *path. false: there is none, or *error (the
 * caller frees) says why. */
bool progress_backup(Progress *p, Buf *path, char **error);
/* Writes the journal anew without damaged lines. false: it is as before; errno says why. */
bool progress_compact(Progress *p);
/* Forgets a step, or (NULL) all of the course; drafts are set aside (*.bak). */
void progress_reset(Progress *p, const char *step_key);

/* What is known of one step counts for another one; the first is forgotten. Once done, it does nothing. */
void progress_rename(Progress *p, const char *from, const char *to);

/* All courses as text that progress_import reads back: sorted lines of the journal's form, and drafts. */
void progress_export(const Progress *p, Buf *out);
typedef struct {
    size_t steps;                /* that it knew more of */
    size_t drafts, drafts_kept;  /* taken; different ones that were there already and stay */
    size_t bad_lines, unknown;   /* damaged; of kinds that this version does not know */
} ProgressImport;
/* Adds what an export (or another journal) knows and this one does not; nothing is taken away. */
void progress_import(Progress *p, const char *text, size_t len, ProgressImport *result);

/* false: this session's records are in memory only. The reason is a sentence for the learner (owned by p; NULL if saved). */
bool progress_is_saved(const Progress *p);
const char *progress_reason(const Progress *p);
/* True exactly once after saving has failed: for the one message to the learner. */
bool progress_take_warning(Progress *p);

/* For `doctor`: the journal's path (NULL: none), lines skipped as damaged, records of kinds that this version does not know. */
const char *progress_path(const Progress *p);
size_t progress_bad_lines(const Progress *p);
size_t progress_unknown_records(const Progress *p);

#endif
