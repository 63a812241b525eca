/* Tells when a file is saved by somebody else: written in place, or replaced by another of its name, as many editors
 * do. With inotify an idle program sleeps; without it (or when told to) the file's status is looked at now and then. */
#ifndef ASYNCOURSE_BASE_WATCH_H
#define ASYNCOURSE_BASE_WATCH_H

#include <stdbool.h>

typedef struct FileWatch FileWatch;

enum { WATCH_POLL_MS = 500 };

/* Never NULL; the file need not exist yet. Symbolic links are followed once, now. */
FileWatch *watch_open(const char *path, bool poll);
void watch_close(FileWatch *watch); /* NULL is fine */
/* Readable when watch_changed should be asked; -1: ask it every WATCH_POLL_MS. */
int watch_fd(const FileWatch *watch);
/* Has the file been saved since this was asked last? Not while it is away. */
bool watch_changed(FileWatch *watch);

#endif
