/* journal_powercut [--full]: power cuts, simulated. The journal's system calls are recorded while it works on a real
 * file; from the record all that a disk may hold after a cut is made: what was synced is there; of what was not, each
 * write may be there, be cut off, be zeros, or be missing, and names of a folder may have changed in any order. Each
 * such disk is opened, and every record acknowledged before the cut must be in it.
 *
 * The same with sync calls that do nothing: three ways of being broken, each of which the test must catch. */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "course/progress.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAMPLE = 500, FULL = 2000, MAX_OPS = 4096, MAX_FILES = 64, MAX_FDS = 256, RECORDS = 60 };

/* ---- what is recorded ---- */

typedef enum {
    OP_CREATE,
    OP_WRITE,
    OP_TRUNCATE,
    OP_SYNC,
    OP_RENAME,
    OP_UNLINK,
    OP_SYNC_FOLDER
} OpKind;

typedef struct {
    OpKind kind;
    int file;         /* number of the inode */
    char *name;       /* CREATE, UNLINK, RENAME: of the entry (for RENAME: the new one) */
    char *from;       /* RENAME */
    char *data;       /* WRITE */
    size_t len;       /* WRITE; TRUNCATE: the new length */
    int acknowledged; /* records acknowledged before this call */
} Op;

/* The ways of being broken. */
typedef enum { SOUND, NO_SYNC, NO_SYNC_OF_NEW, NO_SYNC_OF_FOLDER, WAY_COUNT } Way;

static struct {
    bool on;
    Op ops[MAX_OPS];
    size_t count;
    int file_of_fd[MAX_FDS]; /* inode + 1; 0: not ours; -1: the folder */
    char *names[MAX_FILES];  /* of the inode now; NULL: it has none */
    int files;
    int acknowledged;
    char folder[64];
    Way way;
} disk;

int __real_open(const char *path, int flags, ...);
ssize_t __real_write(int fd, const void *data, size_t len);
int __real_fdatasync(int fd);
int __real_fsync(int fd);
int __real_ftruncate(int fd, off_t len);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);
int __real_close(int fd);
int __real_mkdir(const char *path, mode_t mode);
int __wrap_open(const char *path, int flags, ...);
ssize_t __wrap_write(int fd, const void *data, size_t len);
int __wrap_fdatasync(int fd);
int __wrap_fsync(int fd);
int __wrap_ftruncate(int fd, off_t len);
int __wrap_rename(const char *from, const char *to);
int __wrap_unlink(const char *path);
int __wrap_close(int fd);
int __wrap_mkdir(const char *path, mode_t mode);

static bool is_ours(const char *path)
{
    return disk.on && strncmp(path, disk.folder, strlen(disk.folder)) == 0;
}

static Op *add_op(OpKind kind, int file)
{
    if (disk.count == MAX_OPS)
        abort();
    Op *op = &disk.ops[disk.count++];
    *op = (Op){.kind = kind, .file = file, .acknowledged = disk.acknowledged};
    return op;
}

static int file_named(const char *name)
{
    for (int i = 0; i < disk.files; i++)
        if (disk.names[i] && strcmp(disk.names[i], name) == 0)
            return i;
    return -1;
}

static void set_name(int file, const char *name)
{
    mem_free(disk.names[file]);
    disk.names[file] = name ? mem_strdup(name) : NULL;
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(list, mode_t) : 0;
    va_end(list);
    int fd = __real_open(path, flags, mode);
    if (!is_ours(path) || fd < 0 || fd >= MAX_FDS)
        return fd;
    if (flags & O_DIRECTORY) {
        disk.file_of_fd[fd] = -1;
        return fd;
    }
    const char *name = file_base_name(path);
    int file = file_named(name);
    if (file < 0) {
        file = disk.files++;
        set_name(file, name);
        add_op(OP_CREATE, file)->name = mem_strdup(name);
    } else if (flags & O_TRUNC)
        add_op(OP_TRUNCATE, file)->len = 0;
    disk.file_of_fd[fd] = file + 1;
    return fd;
}

ssize_t __wrap_write(int fd, const void *data, size_t len)
{
    ssize_t n = __real_write(fd, data, len);
    if (disk.on && n > 0 && fd < MAX_FDS && disk.file_of_fd[fd] > 0) {
        Op *op = add_op(OP_WRITE, disk.file_of_fd[fd] - 1);
        op->data = mem_dup(data, (size_t)n);
        op->len = (size_t)n;
    }
    return n;
}

static bool is_new(int file)
{
    const char *dot = disk.names[file] ? strrchr(disk.names[file], '.') : NULL;
    return dot && strcmp(dot, ".new") == 0;
}

int __wrap_fdatasync(int fd)
{
    int file = disk.on && fd < MAX_FDS ? disk.file_of_fd[fd] - 1 : -1;
    bool lies = file >= 0 &&
                (disk.way == NO_SYNC ? !is_new(file) : disk.way == NO_SYNC_OF_NEW && is_new(file));
    if (file >= 0 && !lies)
        add_op(OP_SYNC, file);
    return 0; /* nothing here depends on a real disk */
}

int __wrap_fsync(int fd)
{
    if (disk.on && fd < MAX_FDS && disk.file_of_fd[fd] == -1) {
        if (disk.way != NO_SYNC_OF_FOLDER)
            add_op(OP_SYNC_FOLDER, -1);
        return 0;
    }
    return __wrap_fdatasync(fd);
}

int __wrap_ftruncate(int fd, off_t len)
{
    if (disk.on && fd < MAX_FDS && disk.file_of_fd[fd] > 0)
        add_op(OP_TRUNCATE, disk.file_of_fd[fd] - 1)->len = (size_t)len;
    return __real_ftruncate(fd, len);
}

int __wrap_rename(const char *from, const char *to)
{
    int result = __real_rename(from, to), file = file_named(file_base_name(from));
    if (!is_ours(to) || result != 0 || file < 0)
        return result;
    Op *op = add_op(OP_RENAME, file);
    op->from = mem_strdup(file_base_name(from));
    op->name = mem_strdup(file_base_name(to));
    if (file_named(op->name) >= 0)
        set_name(file_named(op->name), NULL);
    set_name(file, op->name);
    return result;
}

int __wrap_unlink(const char *path)
{
    int result = __real_unlink(path), file = is_ours(path) ? file_named(file_base_name(path)) : -1;
    if (result == 0 && file >= 0) {
        add_op(OP_UNLINK, file)->name = mem_strdup(file_base_name(path));
        set_name(file, NULL);
    }
    return result;
}

int __wrap_close(int fd)
{
    if (fd >= 0 && fd < MAX_FDS)
        disk.file_of_fd[fd] = 0;
    return __real_close(fd);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    return __real_mkdir(path, mode);
}

/* ---- the work ---- */

static void key_of(int i, char *key, size_t size)
{
    snprintf(key, size, "step-%d", i);
}

static void clear_disk(void)
{
    for (size_t i = 0; i < disk.count; i++) {
        mem_free(disk.ops[i].name);
        mem_free(disk.ops[i].from);
        mem_free(disk.ops[i].data);
    }
    for (int i = 0; i < disk.files; i++)
        set_name(i, NULL);
    disk.count = 0;
    disk.files = 0;
    disk.acknowledged = 0;
}

/* A journal that grows from nothing and is compacted half way. */
static void work(const char *path, Way way)
{
    char key[32];
    clear_disk();
    disk.way = way;
    disk.on = true;
    Progress *p = progress_open_at(path, "c");
    for (int i = 0; i < RECORDS; i++) {
        if (i == RECORDS / 2)
            progress_compact(p);
        key_of(i, key, sizeof key);
        progress_mark_seen(p, key);
        if (progress_is_saved(p))
            disk.acknowledged = i + 1;
    }
    progress_close(p);
    disk.on = false;
}

/* ---- the disk after a cut ---- */

typedef struct {
    Buf data;
} File;

typedef struct {
    File files[MAX_FILES];
    struct {
        char *name;
        int file;
    } entries[MAX_FILES];
    int entry_count;
} Disk;

static uint64_t seed = 0x9e3779b97f4a7c15u;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % below;
}

static void set_entry(Disk *d, const char *name, int file)
{
    for (int i = 0; i < d->entry_count; i++) {
        if (strcmp(d->entries[i].name, name) == 0) {
            d->entries[i].file = file;
            return;
        }
    }
    d->entries[d->entry_count].name = mem_strdup(name);
    d->entries[d->entry_count++].file = file;
}

static void apply_name(Disk *d, const Op *op)
{
    if (op->kind == OP_RENAME)
        set_entry(d, op->from, -1);
    if (op->kind == OP_CREATE || op->kind == OP_RENAME)
        set_entry(d, op->name, op->file);
    else if (op->kind == OP_UNLINK)
        set_entry(d, op->name, -1);
}

static void apply_data(File *f, const Op *op, bool whole)
{
    if (op->kind == OP_TRUNCATE) {
        if (op->len < f->data.len) {
            f->data.len = op->len;
            f->data.data[op->len] = '\0';
        }
        return;
    }
    uint32_t how = whole ? 0 : draw(4);
    if (how == 1) /* cut off */
        buf_bytes(&f->data, op->data, draw((uint32_t)op->len + 1));
    else if (how == 2) /* the length was written, the bytes were not */
        buf_repeat(&f->data, '\0', op->len);
    else if (how == 0)
        buf_bytes(&f->data, op->data, op->len);
}

static bool is_name(const Op *op)
{
    return op->kind == OP_CREATE || op->kind == OP_RENAME || op->kind == OP_UNLINK;
}

/* Is there a call before the cut that makes this one durable? */
static bool is_durable(size_t at, size_t cut)
{
    const Op *op = &disk.ops[at];
    for (size_t i = at + 1; i < cut; i++) {
        const Op *later = &disk.ops[i];
        if (is_name(op) ? later->kind == OP_SYNC_FOLDER
                        : later->kind == OP_SYNC && later->file == op->file)
            return true;
    }
    return false;
}

/* All calls before `cut`; those that nothing has made durable may be missing. */
static void make_disk(size_t cut, Disk *d)
{
    memset(d, 0, sizeof *d);
    for (size_t i = 0; i < cut; i++) {
        const Op *op = &disk.ops[i];
        bool durable = is_durable(i, cut);
        if (is_name(op)) {
            if (durable || draw(2))
                apply_name(d, op);
        } else if (op->kind == OP_WRITE || op->kind == OP_TRUNCATE) {
            if (durable || draw(3))
                apply_data(&d->files[op->file], op, durable);
        }
    }
}

static void free_disk(Disk *d)
{
    for (int i = 0; i < MAX_FILES; i++)
        buf_deinit(&d->files[i].data);
    for (int i = 0; i < d->entry_count; i++)
        mem_free(d->entries[i].name);
}

static void store_disk(const Disk *d, const char *folder)
{
    for (int i = 0; i < d->entry_count; i++) {
        char *path = file_join(folder, d->entries[i].name);
        const File *f = d->entries[i].file >= 0 ? &d->files[d->entries[i].file] : NULL;
        __real_unlink(path);
        if (f)
            file_write(path, buf_text(&f->data), f->data.len, NULL);
        mem_free(path);
    }
}

static int count_lost(const char *path, int acknowledged)
{
    char key[32];
    int lost = 0;
    Progress *p = progress_open_at(path, "c");
    for (int i = 0; i < acknowledged; i++) {
        key_of(i, key, sizeof key);
        lost += !progress_is_seen(p, key);
    }
    progress_mark_seen(p, "after the cut"); /* and the journal can be used */
    bool usable = progress_is_saved(p);
    progress_close(p);
    p = progress_open_at(path, "c");
    usable = usable && progress_is_seen(p, "after the cut");
    progress_close(p);
    return lost + !usable;
}

/* Of the cuts, many around the compaction: there most can go wrong. */
static size_t choose_cut(int i)
{
    size_t rename = 0;
    for (size_t k = 0; k < disk.count; k++)
        rename = disk.ops[k].kind == OP_RENAME ? k : rename;
    size_t from = rename > 6 ? rename - 6 : 0;
    return i % 3 == 0 ? from + draw((uint32_t)(disk.count - from) + 1)
                      : draw((uint32_t)disk.count + 1);
}

/* Disks that lost something. */
static int cut_often(const char *folder, const char *path, Way way, int cuts)
{
    static const char *const names[WAY_COUNT] = {"sound", "append without fdatasync",
                                                 "rename without fdatasync",
                                                 "rename without fsync of the folder"};
    int losing = 0;
    __real_unlink(path);
    work(path, way);
    size_t last = disk.count;
    for (int i = 0; i < cuts; i++) {
        size_t cut = choose_cut(i);
        int acknowledged = cut < last ? disk.ops[cut].acknowledged : disk.acknowledged;
        Disk d;
        make_disk(cut, &d);
        __real_unlink(path);
        store_disk(&d, folder);
        losing += count_lost(path, acknowledged) > 0;
        free_disk(&d);
    }
    printf("%s: %zu calls, %d cuts, %d of them lost something\n", names[way], last, cuts, losing);
    return losing;
}

int main(int argc, char **argv)
{
    bool full = argc > 1 && strcmp(argv[1], "--full") == 0;
    char path[96];
    strcpy(disk.folder, "/tmp/asyncourse-cut-XXXXXX");
    if (!mkdtemp(disk.folder))
        return 2;
    snprintf(path, sizeof path, "%s/progress.log", disk.folder);
    int cuts = full ? FULL : SAMPLE, failed = 0;
    if (cut_often(disk.folder, path, SOUND, cuts)) {
        printf("FAILED: acknowledged records were lost\n");
        failed = 1;
    }
    for (Way way = NO_SYNC; way < WAY_COUNT; way++) {
        if (!cut_often(disk.folder, path, way, cuts)) {
            printf("FAILED: this was not caught\n");
            failed = 1;
        }
    }
    clear_disk();
    char *stale = file_join(disk.folder, "progress.log.new");
    __real_unlink(stale);
    mem_free(stale);
    __real_unlink(path);
    rmdir(disk.folder);
    return failed;
}
