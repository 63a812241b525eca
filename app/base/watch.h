/* Tells when files are saved by somebody else: written in place, or replaced by another of the name, as many editors
 * do. With inotify an idle program sleeps; without it (or when told to) the files' status is looked at now and then. */
#ifndef ASYNCOURSE_BASE_WATCH_H
#define ASYNCOURSE_BASE_WATCH_H

#include <stdbool.h>

typedef struct FileWatch FileWatch;

enum { WATCH_POLL_MS = 500 };

/* Never NULL; the file need not exist yet. Symbolic links are followed once, now. */
FileWatch *watch_open(const char *path, bool poll);
void watch_close(FileWatch *watch); /* NULL is fine */
/* One more file; nothing when it is watched already. */
void watch_add(FileWatch *watch, const char *path);
/* Readable when watch_changed should be asked; -1: ask it every WATCH_POLL_MS. */
int watch_fd(const FileWatch *watch);
/* A file that has been saved since it was told last: the path as it was given. NULL: none (more). Not one that is away. */
const char *watch_changed(FileWatch *watch);
/* What the file is now is known: this was no other. */
void watch_pass(FileWatch *watch, const char *path);

#endif
