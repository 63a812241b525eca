#include "base/file.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Always false, so that a failing function can return it. */
static bool fail(char **error, const char *path, const char *reason)
{
    if (error != NULL) {
        Buf text;
        buf_init(&text);
        buf_printf(&text, "%s: %s", path, reason);
        *error = buf_take(&text);
    }
    return false;
}

static bool fail_too_large(char **error, const char *path, size_t max)
{
    Buf reason;
    buf_init(&reason);
    buf_printf(&reason, "file is larger than %zu bytes", max);
    fail(error, path, buf_text(&reason));
    buf_deinit(&reason);
    return false;
}

/* Appends to *out until the end of the file; one byte past `max` is read to notice what is too large. */
static bool read_all(int fd, const char *path, size_t max, Buf *out, char **error)
{
    size_t got = 0;
    for (;;) {
        char block[16384];
        size_t want = sizeof block;
        if (max - got < want)
            want = max - got + 1;
        ssize_t n = read(fd, block, want);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(error, path, strerror(errno));
        if (n == 0)
            return true;
        if ((size_t)n > max - got)
            return fail_too_large(error, path, max);
        buf_bytes(out, block, (size_t)n);
        got += (size_t)n;
    }
}

bool file_read(const char *path, size_t max, Buf *out, char **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(error, path, strerror(errno));
    size_t before = out->len;
    buf_reserve(out, 0);
    bool ok = read_all(fd, path, max, out, error);
    close(fd);
    if (!ok) {
        out->len = before; /* nothing half-read is left behind */
        out->data[before] = '\0';
    }
    return ok;
}

bool file_write(const char *path, const void *data, size_t len, char **error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail(error, path, strerror(errno));
    const char *at = data;
    while (len > 0) {
        ssize_t n = write(fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            int reason = errno;
            close(fd);
            return fail(error, path, strerror(reason));
        }
        at += n;
        len -= (size_t)n;
    }
    if (close(fd) != 0)
        return fail(error, path, strerror(errno));
    return true;
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

bool file_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

char *file_join(const char *dir, const char *name)
{
    Buf path;
    buf_init(&path);
    buf_str(&path, dir);
    if (path.len > 0 && path.data[path.len - 1] != '/')
        buf_char(&path, '/');
    buf_str(&path, name);
    return buf_take(&path);
}

const char *file_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

char *file_dir_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return mem_strdup(".");
    if (slash == path)
        return mem_strdup("/");
    return mem_strndup(path, (size_t)(slash - path));
}
