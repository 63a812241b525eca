/* Unfinished answers, one file each, replaced as a whole: a draft is the old one or the new one, never half of one. */
#ifndef ASYNCOURSE_COURSE_DRAFTS_H
#define ASYNCOURSE_COURSE_DRAFTS_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum { DRAFT_MAX = 1024 * 1024 };

/* The file's path beside the journal; the caller frees. A '/' of the key becomes '_'. */
char *draft_path(const char *journal, const char *course_id, const char *step_key);
bool draft_load(const char *path, Buf *out);
/* Makes the folders if need be. false: errno says why. */
bool draft_save(const char *path, const char *text, size_t len);
void draft_drop(const char *path);
/* Renames it to PATH.bak; one that is not there is fine. */
void draft_set_aside(const char *path);
/* Appends the draft as a sealed line of an export. */
void draft_put_record(const char *course_id, const char *step_key, const Buf *text, Buf *out);

#endif
