/* An append journal, because it is the one design that lost nothing in any crash and needs no rename: a record is one
 * write under a lock, then fdatasync. A torn last line is isolated by its sum; the next append starts a new line. */
#include "course/progress.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "course/compact.h"
#include "course/drafts.h"
#include "course/ledger.h"
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
    BACKUPS_MAX = 99
};

struct Progress {
    char *path; /* NULL: in memory only */
    char *course_id;
    Ledger ledger; /* of all courses */
    Map draft_keys; /* step key -> index into drafts: those of this session; files may hold older ones */
    char **drafts;
    size_t draft_cap;
    Buf unsaved; /* sealed lines that are not on the disk yet */
    char *reason;
    bool warning; /* not yet taken */
    bool warned;
};

/* ---- memory ---- */

static LedgerEntry *entry_of(Progress *p, const char *key)
{
    return ledger_entry(&p->ledger, p->course_id, key);
}

static const LedgerEntry *known_entry(const Progress *p, const char *key)
{
    return ledger_find(&p->ledger, p->course_id, key);
}

/* ---- reading ---- */

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
        ledger_read(&p->ledger, buf_text(&text), text.len);
        if (text.len > COMPACT_FROM)
            journal_compact(p->path, false); /* a long journal is no harm: it is tried again at the next start */
    } else
        fail(p, error, 0);
    mem_free(error);
    buf_deinit(&text);
}

/* ---- writing ---- */

/* Makes the folder of the path and those above it, on the disk too; what is there already is fine. */
static void make_folders(const char *path)
{
    char *copy = mem_strdup(path);
    for (char *slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, 0700) == 0) /* a failure shows when the journal is opened */
            journal_sync_folder(copy);
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
static bool append_locked(const char *path, int fd, const Buf *lines)
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
    } else if (st.st_size == 0)
        journal_sync_folder(path); /* a new file's name must survive, too */
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
    if (!append_locked(p->path, fd, &p->unsaved)) {
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
    if (step != NULL) {
        json_key(&json, "step");
        json_str(&json, step);
    }
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
    ledger_init(&p->ledger);
    map_init(&p->draft_keys);
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
    for (uint32_t i = 0; i < map_count(&p->draft_keys); i++)
        mem_free(p->drafts[i]);
    mem_free(p->drafts);
    mem_free(p->reason);
    map_deinit(&p->draft_keys);
    ledger_deinit(&p->ledger);
    buf_deinit(&p->unsaved);
    mem_free(p);
}

bool progress_place(const Progress *p, const char **chapter_id, const char **step_key)
{
    const LedgerPlace *place = ledger_place(&p->ledger, p->course_id);
    if (place == NULL)
        return false;
    *chapter_id = place->chapter;
    *step_key = place->step;
    return true;
}

void progress_set_place(Progress *p, const char *chapter_id, const char *step_key)
{
    const LedgerPlace *place = ledger_place(&p->ledger, p->course_id);
    if (place != NULL && strcmp(place->step, step_key) == 0 && strcmp(place->chapter, chapter_id) == 0)
        return;
    ledger_set_place(&p->ledger, p->course_id, chapter_id, step_key);
    write_record(p, "place", chapter_id, step_key, NULL, NULL);
}

bool progress_is_seen(const Progress *p, const char *step_key)
{
    const LedgerEntry *entry = known_entry(p, step_key);
    return entry != NULL && entry->seen;
}

void progress_mark_seen(Progress *p, const char *step_key)
{
    LedgerEntry *entry = entry_of(p, step_key);
    if (entry->seen)
        return;
    entry->seen = true;
    write_record(p, "seen", NULL, step_key, NULL, NULL);
}

ProgressAnswer progress_answer(const Progress *p, const char *step_key, int *tries)
{
    const LedgerEntry *entry = known_entry(p, step_key);
    if (tries != NULL)
        *tries = entry != NULL ? entry->tries : 0;
    return entry != NULL ? entry->answer : PROGRESS_UNANSWERED;
}

void progress_set_answer(Progress *p, const char *step_key, bool right, const char *answer)
{
    ledger_answer(entry_of(p, step_key), right, 1, answer);
    write_record(p, "answer", NULL, step_key, &right, answer);
}

/* ---- exercises ---- */

int progress_hints(const Progress *p, const char *step_key)
{
    const LedgerEntry *entry = known_entry(p, step_key);
    return entry != NULL ? entry->hints : 0;
}

void progress_set_hints(Progress *p, const char *step_key, int opened)
{
    char text[16];
    if (opened <= progress_hints(p, step_key))
        return;
    entry_of(p, step_key)->hints = opened;
    snprintf(text, sizeof text, "%d", opened);
    write_record(p, "hints", NULL, step_key, NULL, text);
}

bool progress_is_skipped(const Progress *p, const char *step_key)
{
    const LedgerEntry *entry = known_entry(p, step_key);
    return entry != NULL && entry->skipped;
}

void progress_set_skipped(Progress *p, const char *step_key, bool skipped)
{
    LedgerEntry *entry = entry_of(p, step_key);
    if (entry->skipped == skipped)
        return;
    entry->skipped = skipped;
    write_record(p, "skip", NULL, step_key, &skipped, NULL);
}

/* ---- reviewing ---- */

int progress_reviews(const Progress *p, const char *step_key)
{
    const LedgerEntry *entry = known_entry(p, step_key);
    return entry != NULL ? entry->reviews : 0;
}

void progress_add_review(Progress *p, const char *step_key, bool right)
{
    entry_of(p, step_key)->reviews++;
    write_record(p, "review", NULL, step_key, &right, NULL);
}

const char *progress_given(const Progress *p, const char *step_key)
{
    const LedgerEntry *entry = known_entry(p, step_key);
    return entry != NULL ? entry->given : NULL;
}

/* ---- drafts ---- */

static char *path_of_draft(const Progress *p, const char *step_key)
{
    return p->path != NULL ? draft_path(p->path, p->course_id, step_key) : NULL;
}

/* Takes `text` (NULL: there is none any more). */
static void keep_draft(Progress *p, const char *step_key, char *text)
{
    uint32_t before = map_count(&p->draft_keys), index = map_intern(&p->draft_keys, step_key, strlen(step_key));
    MEM_GROW(p->drafts, p->draft_cap, (size_t)index + 1);
    if (index < before)
        mem_free(p->drafts[index]);
    p->drafts[index] = text;
}

bool progress_load_draft(const Progress *p, const char *step_key, Buf *out)
{
    uint32_t index;
    if (map_get(&p->draft_keys, step_key, strlen(step_key), &index) && p->drafts[index] != NULL) {
        buf_str(out, p->drafts[index]);
        return true;
    }
    char *path = path_of_draft(p, step_key);
    bool found = path != NULL && draft_load(path, out);
    mem_free(path);
    return found;
}

void progress_save_draft(Progress *p, const char *step_key, const char *text, size_t len)
{
    keep_draft(p, step_key, mem_strndup(text, len));
    char *path = path_of_draft(p, step_key);
    if (path != NULL && !draft_save(path, text, len))
        fail(p, path, errno);
    mem_free(path);
}

void progress_drop_draft(Progress *p, const char *step_key)
{
    keep_draft(p, step_key, NULL);
    char *path = path_of_draft(p, step_key);
    if (path != NULL)
        draft_drop(path);
    mem_free(path);
}

/* ---- beginning again ---- */

bool progress_backup(Progress *p, Buf *path, char **error)
{
    Buf text = {0};
    bool ok = p->path != NULL && file_exists(p->path) && file_read(p->path, JOURNAL_MAX, &text, error);
    for (int number = 1; ok && number <= BACKUPS_MAX; number++) {
        buf_clear(path);
        buf_printf(path, "%s.bak%d", p->path, number);
        if (!file_exists(buf_text(path)) || number == BACKUPS_MAX)
            break;
    }
    ok = ok && file_write(buf_text(path), buf_text(&text), text.len, error);
    buf_deinit(&text);
    return ok;
}

bool progress_compact(Progress *p)
{
    return p->path != NULL && journal_compact(p->path, true);
}

static void set_draft_aside(Progress *p, const char *step_key)
{
    char *path = path_of_draft(p, step_key);
    keep_draft(p, step_key, NULL);
    if (path != NULL)
        draft_set_aside(path);
    mem_free(path);
}

void progress_reset(Progress *p, const char *step_key)
{
    for (uint32_t i = 0; step_key == NULL && i < map_count(&p->ledger.keys); i++) {
        const char *step;
        char *course = ledger_course_of(&p->ledger, i, &step);
        if (strcmp(course, p->course_id) == 0)
            set_draft_aside(p, step);
        mem_free(course);
    }
    if (step_key != NULL)
        set_draft_aside(p, step_key);
    ledger_reset(&p->ledger, p->course_id, step_key);
    write_record(p, "reset", NULL, step_key, NULL, NULL);
}

/* ---- to and from other machines ---- */

static bool says_something(const LedgerEntry *entry)
{
    return entry != NULL && (entry->seen || entry->skipped || entry->answer != PROGRESS_UNANSWERED || entry->tries > 0 ||
                             entry->hints > 0 || entry->reviews > 0);
}

static void move_draft(Progress *p, const char *from, const char *to)
{
    Buf draft = {0};
    if (!progress_load_draft(p, to, &draft) && progress_load_draft(p, from, &draft))
        progress_save_draft(p, to, buf_text(&draft), draft.len);
    buf_deinit(&draft);
}

void progress_rename(Progress *p, const char *from, const char *to)
{
    const LedgerEntry *old = known_entry(p, from);
    const char *chapter, *step;
    if (!says_something(old))
        return;
    LedgerEntry moved = *old;
    moved.given = old->given != NULL ? mem_strdup(old->given) : NULL;
    ledger_add(entry_of(p, to), &moved);
    ledger_put_entry(p->course_id, to, &moved, &p->unsaved);
    save(p);
    mem_free(moved.given);
    move_draft(p, from, to);
    if (progress_place(p, &chapter, &step) && strcmp(step, from) == 0) {
        char *same = mem_strdup(chapter);
        progress_set_place(p, same, to);
        mem_free(same);
    }
    progress_reset(p, from);
}

static void export_draft(const Progress *p, const char *course, const char *step, Buf *out)
{
    Buf text = {0};
    char *path = p->path != NULL ? draft_path(p->path, course, step) : NULL;
    if (path != NULL && draft_load(path, &text))
        draft_put_record(course, step, &text, out);
    mem_free(path);
    buf_deinit(&text);
}

void progress_export(const Progress *p, Buf *out)
{
    buf_str(out, "# Progress in asyncourse: one line a step. Files of several machines can be put one after the other.\n");
    ledger_write(&p->ledger, out);
    for (uint32_t i = 0; i < map_count(&p->ledger.keys); i++) {
        const char *step;
        char *course = ledger_course_of(&p->ledger, i, &step);
        export_draft(p, course, step, out);
        mem_free(course);
    }
}

/* A draft is taken where there is none. */
static void import_draft(Progress *p, const Record *record, ProgressImport *result)
{
    const char *course = record_get(record, "course"), *step = record_get(record, "step");
    const char *text = record_get(record, "answer");
    Buf own = {0};
    if (course == NULL || step == NULL || text == NULL || p->path == NULL)
        return;
    char *path = draft_path(p->path, course, step);
    if (draft_load(path, &own))
        result->drafts_kept += strcmp(buf_text(&own), text) != 0;
    else if (draft_save(path, text, strlen(text)))
        result->drafts++;
    else
        fail(p, path, errno);
    buf_deinit(&own);
    mem_free(path);
}

static void import_drafts(Progress *p, const char *text, size_t len, ProgressImport *result)
{
    for (const char *at = text, *end = text + len; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t line_len = (size_t)((newline != NULL ? newline : end) - at);
        Record record;
        if (line_len > 0 && *at != '#') {
            const char *kind = record_read(at, line_len, &record) ? record_get(&record, "t") : NULL;
            if (kind != NULL && strcmp(kind, "draft") == 0) {
                import_draft(p, &record, result);
                result->unknown--; /* the ledger did not know it */
            }
            record_deinit(&record);
        }
        at += line_len + 1;
    }
}

static void import_entry(Progress *p, const char *course, const char *step, const LedgerEntry *from,
                         ProgressImport *result)
{
    LedgerEntry *own = ledger_entry(&p->ledger, course, step);
    if (!ledger_add(own, from))
        return;
    result->steps++;
    ledger_put_entry(course, step, own, &p->unsaved);
}

void progress_import(Progress *p, const char *text, size_t len, ProgressImport *result)
{
    Ledger other;
    const char *chapter, *step;
    ledger_init(&other);
    ledger_read(&other, text, len);
    *result = (ProgressImport){.bad_lines = other.bad_lines, .unknown = other.unknown_records};
    for (uint32_t i = 0; i < map_count(&other.keys); i++) {
        char *course = ledger_course_of(&other, i, &step);
        import_entry(p, course, step, &other.entries[i], result);
        mem_free(course);
    }
    const LedgerPlace *place = ledger_place(&other, p->course_id);
    if (place != NULL && !progress_place(p, &chapter, &step))
        progress_set_place(p, place->chapter, place->step);
    save(p);
    import_drafts(p, text, len, result);
    ledger_deinit(&other);
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
    return p->ledger.bad_lines;
}

size_t progress_unknown_records(const Progress *p)
{
    return p->ledger.unknown_records;
}
