/* Making the learner's journal short again: it only ever grows by appending. */
#ifndef ASYNCOURSE_COURSE_COMPACT_H
#define ASYNCOURSE_COURSE_COMPACT_H

#include <stdbool.h>

/* Opens the journal for appending (it is made if need be) and locks it: the file that is at `path` then, although
 * another program may just have put a compacted one there. -1: errno says why. Closing releases the lock. */
int journal_open_locked(const char *path);

/* A new name in the folder of `path` is on the disk when it returns true. */
bool journal_sync_folder(const char *path);

/* Writes the journal anew, as its ledger: one record a place and a step;
 * records of kinds that this version does not know stay as they are, damaged lines go. Under the lock; the new file
 * (PATH.new) is on the disk before it takes the old one's name, so a crash leaves one or the other, whole. Unless
 * `always`, only if it gets shorter. false: the journal is as before; errno says why. */
bool journal_compact(const char *path, bool always);

#endif
