/* An append journal, because it is the one design that lost nothing in any crash and needs no rename: a record is one
 * write under a lock, then fdatasync. A torn last line is isolated by its sum; the next append starts a new line. */
#include "course/progress.h"

#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/mem.h"
#include "course/compact.h"
#include "course/drafts.h"
#include "course/record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    JOURNAL_MAX = 256 * 1024 * 1024,
    COMPACT_FROM = 1024 * 1024, /* a longer journal is compacted when it is opened */
    UNSAVED_MAX = 1024 * 1024,  /* records that wait for the disk */
    TRIES_MAX = 1000000,
    HINTS_MAX = 1000
};

typedef struct {
    bool seen;
    ProgressAnswer answer;
    int tries;
    int hints;
    bool skipped;
    char *draft; /* of this session; the file may hold an older one's. NULL: none */
} Entry;

struct Progress {
    char *path; /* NULL: in memory only */
    char *course_id;
    char *chapter, *step; /* the place; NULL: nowhere */
    Map keys;             /* step key -> index into entries */
    Entry *entries;
    size_t entry_cap;
    size_t bad_lines, unknown_records;
    Buf unsaved; /* sealed lines that are not on the disk yet */
    char *reason;
    bool warning; /* not yet taken */
    bool warned;
};

/* ---- memory ---- */

static Entry *entry_of(Progress *p, const char *key)
{
    uint32_t index;
    if (map_get(&p->keys, key, strlen(key), &index))
        return &p->entries[index];
    index = map_count(&p->keys);
    MEM_GROW(p->entries, p->entry_cap, (size_t)index + 1);
    p->entries[index] = (Entry){.seen = false};
    map_set(&p->keys, key, strlen(key), index);
    return &p->entries[index];
}

static const Entry *known_entry(const Progress *p, const char *key)
{
    uint32_t index;
    return map_get(&p->keys, key, strlen(key), &index) ? &p->entries[index] : NULL;
}

static void put_place(Progress *p, const char *chapter, const char *step)
{
    char *new_chapter = mem_strdup(chapter), *new_step = mem_strdup(step);
    mem_free(p->chapter);
    mem_free(p->step);
    p->chapter = new_chapter;
    p->step = new_step;
}

static void put_answer(Progress *p, const char *key, bool right, long tries)
{
    Entry *entry = entry_of(p, key);
    tries = tries < 1 ? 1 : tries > TRIES_MAX ? TRIES_MAX : tries;
    entry->tries = entry->tries + tries > TRIES_MAX ? TRIES_MAX : entry->tries + (int)tries;
    if (entry->answer != PROGRESS_RIGHT)
        entry->answer = right ? PROGRESS_RIGHT : PROGRESS_WRONG;
}

static void put_hints(Progress *p, const char *key, long opened)
{
    Entry *entry = entry_of(p, key);
    if (opened > entry->hints)
        entry->hints = opened > HINTS_MAX ? HINTS_MAX : (int)opened;
}

/* ---- reading ---- */

static void take_record(Progress *p, const Record *record)
{
    const char *kind = record_get(record, "t"), *course = record_get(record, "course");
    const char *step = record_get(record, "step"), *chapter = record_get(record, "chapter");
    const char *right = record_get(record, "right"), *tries = record_get(record, "tries");
    bool place = kind != NULL && strcmp(kind, "place") == 0 && step != NULL && chapter != NULL;
    bool seen = kind != NULL && strcmp(kind, "seen") == 0 && step != NULL;
    bool answer = kind != NULL && strcmp(kind, "answer") == 0 && step != NULL && right != NULL;
    bool skip = kind != NULL && strcmp(kind, "skip") == 0 && step != NULL && right != NULL;
    const char *hints = kind != NULL && strcmp(kind, "hints") == 0 && step != NULL ? record_get(record, "answer") : NULL;
    if (course == NULL || !(place || seen || answer || skip || hints)) {
        p->unknown_records++;
        return;
    }
    if (strcmp(course, p->course_id) != 0)
        return;
    if (place)
        put_place(p, chapter, step);
    else if (seen)
        entry_of(p, step)->seen = true;
    else if (skip)
        entry_of(p, step)->skipped = strcmp(right, "true") == 0;
    else if (hints)
        put_hints(p, step, strtol(hints, NULL, 10));
    else
        put_answer(p, step, strcmp(right, "true") == 0, tries ? strtol(tries, NULL, 10) : 1);
}

static void read_lines(Progress *p, const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t line_len = (size_t)((newline != NULL ? newline : end) - at);
        if (line_len > 0) {
            Record record;
            if (record_read(at, line_len, &record))
                take_record(p, &record);
            else
                p->bad_lines++;
            record_deinit(&record);
        }
        at += line_len + 1;
    }
}

static void fail(Progress *p, const char *what, int error)
{
    Buf text;
    buf_init(&text);
    buf_printf(&text, "progress is not saved: %s", what);
    if (error != 0)
        buf_printf(&text, ": %s", strerror(error));
    mem_free(p->reason);
    p->reason = buf_take(&text);
    p->warning = !p->warned;
    p->warned = true;
}

static bool is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static void read_journal(Progress *p)
{
    if (!file_exists(p->path))
        return;
    if (!is_regular(p->path)) {
        fail(p, p->path, EEXIST);
        return;
    }
    Buf text;
    buf_init(&text);
    char *error = NULL;
    if (file_read(p->path, JOURNAL_MAX, &text, &error)) {
        read_lines(p, buf_text(&text), text.len);
        if (text.len > COMPACT_FROM)
            journal_compact(p->path); /* a long journal is no harm: it is tried again at the next start */
    } else
        fail(p, error, 0);
    mem_free(error);
    buf_deinit(&text);
}

/* ---- writing ---- */

/* Makes the folder of the path and those above it; what is there already is fine. */
static void make_folders(const char *path)
{
    char *copy = mem_strdup(path);
    for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(copy, 0700); /* a failure shows when the journal is opened */
        *slash = '/';
    }
    mem_free(copy);
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, data, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data += n;
        len -= (size_t)n;
    }
    return true;
}

/* Appends under the lock. On failure the file is as long as before and errno says why. */
static bool append_locked(int fd, const Buf *lines)
{
    struct stat st;
    char last = '\n';
    if (fstat(fd, &st) != 0)
        return false;
    if (!S_ISREG(st.st_mode)) {
        errno = EEXIST;
        return false;
    }
    if (st.st_size > 0 && pread(fd, &last, 1, st.st_size - 1) != 1)
        last = '\0'; /* then a newline too many: an empty line is skipped */
    bool ok = (last == '\n' || write_all(fd, "\n", 1)) && write_all(fd, lines->data, lines->len) && fdatasync(fd) == 0;
    if (!ok) {
        int error = errno;
        if (ftruncate(fd, st.st_size) != 0)
            errno = error; /* a torn line stays, and its sum tells */
        errno = error;
    }
    return ok;
}

static void save(Progress *p)
{
    if (p->path == NULL || p->unsaved.len == 0)
        return;
    make_folders(p->path);
    int fd = journal_open_locked(p->path);
    if (fd < 0) {
        fail(p, p->path, errno);
        return;
    }
    if (!append_locked(fd, &p->unsaved)) {
        fail(p, p->path, errno);
    } else {
        buf_clear(&p->unsaved);
        mem_free(p->reason);
        p->reason = NULL;
    }
    close(fd); /* releases the lock */
}

static void write_record(Progress *p, const char *kind, const char *chapter, const char *step, const bool *right,
                         const char *answer)
{
    if (p->unsaved.len > UNSAVED_MAX)
        return;
    size_t start = p->unsaved.len;
    Json json;
    json_init(&json, &p->unsaved);
    json_object(&json);
    json_key(&json, "t");
    json_str(&json, kind);
    json_key(&json, "course");
    json_str(&json, p->course_id);
    if (chapter != NULL) {
        json_key(&json, "chapter");
        json_str(&json, chapter);
    }
    json_key(&json, "step");
    json_str(&json, step);
    if (right != NULL) {
        json_key(&json, "right");
        json_bool(&json, *right);
    }
    if (answer != NULL) {
        json_key(&json, "answer");
        json_str(&json, answer);
    }
    json_end_object(&json);
    record_seal(&p->unsaved, start);
    save(p);
}

/* ---- the interface ---- */

Progress *progress_open_at(const char *path, const char *course_id)
{
    Progress *p = mem_zalloc(sizeof *p);
    p->course_id = mem_strdup(course_id);
    map_init(&p->keys);
    buf_init(&p->unsaved);
    if (path != NULL) {
        p->path = mem_strdup(path);
        read_journal(p);
    } else {
        fail(p, "there is no place for it (HOME is not set)", 0);
    }
    return p;
}

Progress *progress_open(const char *course_id)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char *path = NULL;
    if (state != NULL && state[0] == '/')
        path = file_join(state, "asyncourse/progress.log");
    else if (home != NULL && home[0] == '/')
        path = file_join(home, ".local/state/asyncourse/progress.log");
    Progress *p = progress_open_at(path, course_id);
    mem_free(path);
    return p;
}

void progress_close(Progress *p)
{
    if (p == NULL)
        return;
    save(p);
    mem_free(p->path);
    mem_free(p->course_id);
    mem_free(p->chapter);
    mem_free(p->step);
    for (size_t i = 0; i < map_count(&p->keys); i++)
        mem_free(p->entries[i].draft);
    mem_free(p->entries);
    mem_free(p->reason);
    map_deinit(&p->keys);
    buf_deinit(&p->unsaved);
    mem_free(p);
}

bool progress_place(const Progress *p, const char **chapter_id, const char **step_key)
{
    if (p->step == NULL)
        return false;
    *chapter_id = p->chapter;
    *step_key = p->step;
    return true;
}

void progress_set_place(Progress *p, const char *chapter_id, const char *step_key)
{
    if (p->step != NULL && strcmp(p->step, step_key) == 0 && strcmp(p->chapter, chapter_id) == 0)
        return;
    put_place(p, chapter_id, step_key);
    write_record(p, "place", chapter_id, step_key, NULL, NULL);
}

bool progress_is_seen(const Progress *p, const char *step_key)
{
    const Entry *entry = known_entry(p, step_key);
    return entry != NULL && entry->seen;
}

void progress_mark_seen(Progress *p, const char *step_key)
{
    Entry *entry = entry_of(p, step_key);
    if (entry->seen)
        return;
    entry->seen = true;
    write_record(p, "seen", NULL, step_key, NULL, NULL);
}

ProgressAnswer progress_answer(const Progress *p, const char *step_key, int *tries)
{
    const Entry *entry = known_entry(p, step_key);
    if (tries != NULL)
        *tries = entry != NULL ? entry->tries : 0;
    return entry != NULL ? entry->answer : PROGRESS_UNANSWERED;
}

void progress_set_answer(Progress *p, const char *step_key, bool right, const char *answer)
{
    put_answer(p, step_key, right, 1);
    write_record(p, "answer", NULL, step_key, &right, answer);
}

/* ---- exercises ---- */

int progress_hints(const Progress *p, const char *step_key)
{
    const Entry *entry = known_entry(p, step_key);
    return entry != NULL ? entry->hints : 0;
}

void progress_set_hints(Progress *p, const char *step_key, int opened)
{
    char text[16];
    if (opened <= progress_hints(p, step_key))
        return;
    put_hints(p, step_key, opened);
    snprintf(text, sizeof text, "%d", opened);
    write_record(p, "hints", NULL, step_key, NULL, text);
}

bool progress_is_skipped(const Progress *p, const char *step_key)
{
    const Entry *entry = known_entry(p, step_key);
    return entry != NULL && entry->skipped;
}

void progress_set_skipped(Progress *p, const char *step_key, bool skipped)
{
    Entry *entry = entry_of(p, step_key);
    if (entry->skipped == skipped)
        return;
    entry->skipped = skipped;
    write_record(p, "skip", NULL, step_key, &skipped, NULL);
}

bool progress_load_draft(const Progress *p, const char *step_key, Buf *out)
{
    const Entry *entry = known_entry(p, step_key);
    if (entry != NULL && entry->draft != NULL) {
        buf_str(out, entry->draft);
        return true;
    }
    char *path = p->path != NULL ? draft_path(p->path, p->course_id, step_key) : NULL;
    bool found = path != NULL && draft_load(path, out);
    mem_free(path);
    return found;
}

void progress_save_draft(Progress *p, const char *step_key, const char *text, size_t len)
{
    Entry *entry = entry_of(p, step_key);
    mem_free(entry->draft);
    entry->draft = mem_strndup(text, len);
    char *path = p->path != NULL ? draft_path(p->path, p->course_id, step_key) : NULL;
    if (path != NULL && !draft_save(path, text, len))
        fail(p, path, errno);
    mem_free(path);
}

void progress_drop_draft(Progress *p, const char *step_key)
{
    Entry *entry = entry_of(p, step_key);
    mem_free(entry->draft);
    entry->draft = NULL;
    char *path = p->path != NULL ? draft_path(p->path, p->course_id, step_key) : NULL;
    if (path != NULL)
        draft_drop(path);
    mem_free(path);
}

bool progress_is_saved(const Progress *p)
{
    return p->reason == NULL;
}

const char *progress_reason(const Progress *p)
{
    return p->reason;
}

bool progress_take_warning(Progress *p)
{
    bool warning = p->warning;
    p->warning = false;
    return warning;
}

const char *progress_path(const Progress *p)
{
    return p->path;
}

size_t progress_bad_lines(const Progress *p)
{
    return p->bad_lines;
}

size_t progress_unknown_records(const Progress *p)
{
    return p->unknown_records;
}
