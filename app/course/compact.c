#include "course/compact.h"

#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"
#include "course/record.h"

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

/* ---- what stays ---- */

/* One line of the new journal: the newest one of the old (without its newline), answers counted. */
typedef struct {
    const char *line;
    size_t len;
    long answers;
    bool right;
} Kept;

typedef struct {
    Map keys; /* "kind course step" -> index into kept */
    Kept *kept;
    size_t count, cap;
} Kepts;

static size_t keep(Kepts *all, const char *line, size_t len)
{
    MEM_GROW(all->kept, all->cap, all->count + 1);
    all->kept[all->count] = (Kept){.line = line, .len = len};
    return all->count++;
}

static void keep_line(Kepts *all, const char *line, size_t len, const Record *record)
{
    const char *kind = record_get(record, "t"), *course = record_get(record, "course");
    const char *step = record_get(record, "step"), *right = record_get(record, "right");
    const char *tries = record_get(record, "tries");
    bool place = kind && strcmp(kind, "place") == 0, answer = kind && strcmp(kind, "answer") == 0 && right;
    if (!course || !step || !(place || answer || (kind && strcmp(kind, "seen") == 0))) {
        keep(all, line, len);
        return;
    }
    Buf key = {0};
    buf_printf(&key, "%s\t%s\t%s", kind, course, place ? "" : step);
    uint32_t index;
    if (!map_get(&all->keys, buf_text(&key), key.len, &index)) {
        index = (uint32_t)keep(all, line, len);
        map_set(&all->keys, buf_text(&key), key.len, index);
    }
    buf_deinit(&key);
    Kept *kept = &all->kept[index];
    kept->line = line;
    kept->len = len;
    if (answer) {
        kept->answers += tries ? strtol(tries, NULL, 10) : 1;
        kept->right |= strcmp(right, "true") == 0;
    }
}

static void read_lines(Kepts *all, const char *text, size_t len)
{
    for (const char *at = text, *end = text + len; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t line_len = (size_t)((newline ? newline : end) - at);
        Record record;
        if (line_len > 0) {
            if (record_read(at, line_len, &record))
                keep_line(all, at, line_len, &record);
            record_deinit(&record);
        }
        at += line_len + 1;
    }
}

/* Several answers as one record: the newest text, right if one was. */
static void put_answers(const Kept *kept, Buf *out)
{
    Record record;
    size_t start = out->len;
    Json json;
    if (record_read(kept->line, kept->len, &record)) {
        json_init(&json, out);
        json_object(&json);
        for (size_t i = 0; i < record.count; i++) {
            const char *key = record.memory.data + record.keys[i], *value = record.memory.data + record.values[i];
            if (strcmp(key, "right") == 0 || strcmp(key, "tries") == 0)
                continue;
            json_key(&json, key);
            json_str(&json, value);
        }
        json_key(&json, "right");
        json_bool(&json, kept->right);
        json_key(&json, "tries");
        json_int(&json, kept->answers);
        json_end_object(&json);
        record_seal(out, start);
    }
    record_deinit(&record);
}

static void put_kept(const Kepts *all, Buf *out)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->kept[i].answers > 1) {
            put_answers(&all->kept[i], out);
        } else {
            buf_bytes(out, all->kept[i].line, all->kept[i].len);
            buf_char(out, '\n');
        }
    }
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

/* The new name is on the disk too. */
static void sync_folder(const char *path)
{
    char *dir = file_dir_name(path);
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd); /* a failure leaves the old journal, which holds the same */
        close(fd);
    }
    mem_free(dir);
}

static bool replace(const char *path, const Buf *text)
{
    Buf fresh = {0};
    buf_printf(&fresh, "%s.new", path);
    bool ok = write_new(buf_text(&fresh), text) && rename(buf_text(&fresh), path) == 0;
    int error = errno;
    if (ok)
        sync_folder(path);
    else
        unlink(buf_text(&fresh));
    buf_deinit(&fresh);
    errno = error;
    return ok;
}

bool journal_compact(const char *path)
{
    Kepts all = {0};
    Buf old = {0}, text = {0};
    char *error = NULL;
    int fd = journal_open_locked(path);
    if (fd < 0)
        return false;
    map_init(&all.keys);
    bool ok = file_read(path, JOURNAL_MAX, &old, &error);
    if (ok) {
        read_lines(&all, buf_text(&old), old.len);
        put_kept(&all, &text);
        ok = text.len < old.len && replace(path, &text);
    }
    int reason = errno;
    close(fd);
    map_deinit(&all.keys);
    mem_free(all.kept);
    mem_free(error);
    buf_deinit(&old);
    buf_deinit(&text);
    errno = reason;
    return ok;
}
