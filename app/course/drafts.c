#include "course/drafts.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "course/record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *draft_path(const char *journal, const char *course_id, const char *step_key)
{
    char *dir = file_dir_name(journal);
    Buf path;
    buf_init(&path);
    buf_printf(&path, "%s/drafts/", dir);
    size_t start = path.len;
    buf_printf(&path, "%s_%s.py", course_id, step_key);
    for (size_t i = start; i < path.len; i++)
        if (path.data[i] == '/')
            path.data[i] = '_';
    mem_free(dir);
    return buf_take(&path);
}

bool draft_load(const char *path, Buf *out)
{
    char *error = NULL;
    bool ok = file_exists(path) && file_read(path, DRAFT_MAX, out, &error);
    mem_free(error);
    return ok;
}

static void make_folder_of(const char *path)
{
    char *dir = file_dir_name(path), *above = file_dir_name(dir);
    mkdir(above, 0700); /* a failure shows when the draft is opened */
    mkdir(dir, 0700);
    mem_free(above);
    mem_free(dir);
}

static bool write_synced(int fd, const char *text, size_t len)
{
    while (len) {
        ssize_t n = write(fd, text, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text += n;
        len -= (size_t)n;
    }
    return fdatasync(fd) == 0;
}

bool draft_save(const char *path, const char *text, size_t len)
{
    Buf temporary;
    make_folder_of(path);
    buf_init(&temporary);
    buf_printf(&temporary, "%s.new", path);
    int fd = open(buf_text(&temporary), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write_synced(fd, text, len);
    if (fd >= 0 && close(fd) != 0)
        ok = false;
    ok = ok && rename(buf_text(&temporary), path) == 0;
    buf_deinit(&temporary);
    return ok;
}

void draft_drop(const char *path)
{
    unlink(path);
}

void draft_set_aside(const char *path)
{
    Buf aside = {0};
    buf_printf(&aside, "%s.bak", path);
    rename(path, buf_text(&aside)); /* not there: nothing is lost */
    buf_deinit(&aside);
}

void draft_put_record(const char *course_id, const char *step_key, const Buf *text, Buf *out)
{
    size_t start = out->len;
    Json json;
    json_init(&json, out);
    json_object(&json);
    json_key(&json, "t");
    json_str(&json, "draft");
    json_key(&json, "course");
    json_str(&json, course_id);
    json_key(&json, "step");
    json_str(&json, step_key);
    json_key(&json, "answer");
    json_strn(&json, buf_text(text), text->len);
    json_end_object(&json);
    record_seal(out, start);
}
