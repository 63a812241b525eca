#include "base/watch.h"

#include "base/file.h"
#include "base/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *given, *path; /* path: without links */
    struct stat seen;   /* st_ino 0: it was away */
} Watched;

struct FileWatch {
    Watched *files;
    size_t count, cap;
    int fd;
};

static struct stat look(const char *path)
{
    struct stat now;
    return stat(path, &now) == 0 ? now : (struct stat){.st_ino = 0};
}

static Watched *find(const FileWatch *watch, const char *given)
{
    for (size_t i = 0; i < watch->count; i++)
        if (strcmp(watch->files[i].given, given) == 0)
            return &watch->files[i];
    return NULL;
}

/* The folder is watched, not the file: a rename puts another file in its place. false: it cannot be. */
static bool watch_folder(int fd, const char *path)
{
    char *dir = file_dir_name(path);
    bool ok = fd >= 0 && inotify_add_watch(fd, dir, IN_CLOSE_WRITE | IN_MOVED_TO) >= 0;
    mem_free(dir);
    return ok;
}

void watch_add(FileWatch *watch, const char *given)
{
    if (find(watch, given))
        return;
    char *real = realpath(given, NULL);
    const char *path = real ? real : given;
    MEM_GROW(watch->files, watch->cap, watch->count + 1);
    watch->files[watch->count++] = (Watched){mem_strdup(given), mem_strdup(path), look(path)};
    watch_folder(watch->fd, path);
    free(real);
}

FileWatch *watch_open(const char *path, bool poll)
{
    FileWatch *watch = mem_zalloc(sizeof *watch);
    watch->fd = -1;
    watch_add(watch, path);
    watch->fd = poll ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->fd >= 0 && !watch_folder(watch->fd, watch->files[0].path)) {
        close(watch->fd);
        watch->fd = -1;
    }
    return watch;
}

void watch_close(FileWatch *watch)
{
    if (!watch)
        return;
    if (watch->fd >= 0)
        close(watch->fd);
    for (size_t i = 0; i < watch->count; i++) {
        mem_free(watch->files[i].given);
        mem_free(watch->files[i].path);
    }
    mem_free(watch->files);
    mem_free(watch);
}

int watch_fd(const FileWatch *watch) { return watch->fd; }

static bool has_changed(Watched *file)
{
    struct stat now = look(file->path), was = file->seen;
    if (!now.st_ino)
        return false;
    file->seen = now;
    return now.st_ino != was.st_ino || now.st_dev != was.st_dev || now.st_size != was.st_size ||
           now.st_mtim.tv_sec != was.st_mtim.tv_sec || now.st_mtim.tv_nsec != was.st_mtim.tv_nsec;
}

const char *watch_changed(FileWatch *watch)
{
    _Alignas(struct inotify_event) char events[sizeof(struct inotify_event) + NAME_MAX + 1];
    while (watch->fd >= 0 && read(watch->fd, events, sizeof events) > 0)
        ; /* whatever it was: the status says whether it was one of our files */
    for (size_t i = 0; i < watch->count; i++)
        if (has_changed(&watch->files[i]))
            return watch->files[i].given;
    return NULL;
}

void watch_pass(FileWatch *watch, const char *path)
{
    Watched *file = find(watch, path);
    if (file)
        has_changed(file);
}
