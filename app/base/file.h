/* Whole files and paths. Errors are reported as text that names the path and the reason. */
#ifndef ASYNCOURSE_BASE_FILE_H
#define ASYNCOURSE_BASE_FILE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads at most max bytes into *out (appended). false: *error is a message the caller frees. */
bool file_read(const char *path, size_t max, Buf *out, char **error);
bool file_write(const char *path, const void *data, size_t len, char **error);
bool file_exists(const char *path);
bool file_is_dir(const char *path);
bool file_is_regular(const char *path); /* a pipe would wait for ever */
/* dir + "/" + name, caller frees. */
char *file_join(const char *dir, const char *name);
/* The part after the last '/'. Points into path. */
const char *file_base_name(const char *path);
/* The directory part ("." if none), caller frees. */
char *file_dir_name(const char *path);

#endif
