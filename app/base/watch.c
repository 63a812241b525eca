#include "base/watch.h"

#include "base/file.h"
#include "base/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct FileWatch {
    char *path;
    int fd;
    struct stat seen; /* st_ino 0: it was away */
};

static struct stat look(const char *path)
{
    struct stat now;
    return stat(path, &now) == 0 ? now : (struct stat){.st_ino = 0};
}

/* The folder is watched, not the file: a rename puts another file in its place. */
static int watch_folder(const char *path)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    char *dir = file_dir_name(path);
    if (fd >= 0 && inotify_add_watch(fd, dir, IN_CLOSE_WRITE | IN_MOVED_TO) < 0) {
        close(fd);
        fd = -1;
    }
    mem_free(dir);
    return fd;
}

FileWatch *watch_open(const char *path, bool poll)
{
    FileWatch *watch = mem_zalloc(sizeof *watch);
    char *real = realpath(path, NULL);
    watch->path = mem_strdup(real ? real : path);
    free(real);
    watch->fd = poll ? -1 : watch_folder(watch->path);
    watch->seen = look(watch->path);
    return watch;
}

void watch_close(FileWatch *watch)
{
    if (!watch)
        return;
    if (watch->fd >= 0)
        close(watch->fd);
    mem_free(watch->path);
    mem_free(watch);
}

int watch_fd(const FileWatch *watch) { return watch->fd; }

bool watch_changed(FileWatch *watch)
{
    _Alignas(struct inotify_event) char events[sizeof(struct inotify_event) + NAME_MAX + 1];
    while (watch->fd >= 0 && read(watch->fd, events, sizeof events) > 0)
        ; /* whatever it was: the status says whether it was our file */
    struct stat now = look(watch->path), was = watch->seen;
    if (!now.st_ino)
        return false;
    watch->seen = now;
    return now.st_ino != was.st_ino || now.st_dev != was.st_dev || now.st_size != was.st_size ||
           now.st_mtim.tv_sec != was.st_mtim.tv_sec || now.st_mtim.tv_nsec != was.st_mtim.tv_nsec;
}
