#include "course/compact.h"

#include "base/file.h"
#include "base/mem.h"
#include "course/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { JOURNAL_MAX = 256 * 1024 * 1024, OPEN_TRIES = 100 };

/* ---- opening ---- */

static int lock_file(int fd)
{
    int result;
    do
        result = flock(fd, LOCK_EX);
    while (result != 0 && errno == EINTR);
    return result;
}

static bool is_at(int fd, const char *path)
{
    struct stat own, there;
    return fstat(fd, &own) == 0 && stat(path, &there) == 0 && own.st_ino == there.st_ino && own.st_dev == there.st_dev;
}

int journal_open_locked(const char *path)
{
    for (int i = 0; i < OPEN_TRIES; i++) {
        int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
        if (fd < 0)
            return -1;
        if (lock_file(fd) != 0) {
            int error = errno;
            close(fd);
            errno = error;
            return -1;
        }
        if (is_at(fd, path))
            return fd;
        close(fd);
    }
    errno = EAGAIN;
    return -1;
}

/* ---- writing ---- */

static bool write_new(const char *path, const Buf *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    size_t done = 0;
    while (done < text->len) {
        ssize_t n = write(fd, text->data + done, text->len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    bool ok = done == text->len && fdatasync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return ok;
}

bool journal_sync_folder(const char *path)
{
    char *dir = file_dir_name(path);
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    mem_free(dir);
    return ok;
}

static bool replace(const char *path, const Buf *text)
{
    Buf fresh = {0};
    buf_printf(&fresh, "%s.new", path);
    bool ok = write_new(buf_text(&fresh), text) && rename(buf_text(&fresh), path) == 0;
    int error = errno;
    if (ok)
        journal_sync_folder(path); /* a failure leaves the old journal, which holds the same */
    else
        unlink(buf_text(&fresh));
    buf_deinit(&fresh);
    errno = error;
    return ok;
}

bool journal_compact(const char *path, bool always)
{
    Ledger ledger;
    Buf old = {0}, text = {0};
    char *error = NULL;
    int fd = journal_open_locked(path);
    if (fd < 0)
        return false;
    ledger_init(&ledger);
    bool ok = file_read(path, JOURNAL_MAX, &old, &error);
    if (ok) {
        ledger_read(&ledger, buf_text(&old), old.len);
        ledger_write(&ledger, &text);
        ok = (always || text.len < old.len) && replace(path, &text);
    }
    int reason = errno;
    close(fd);
    ledger_deinit(&ledger);
    mem_free(error);
    buf_deinit(&old);
    buf_deinit(&text);
    errno = reason;
    return ok;
}
