#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "course/load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of this program; caller frees; NULL when not known. */
static char *executable_dir(void)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    if (len <= 0)
        return NULL;
    path[len] = '\0';
    return file_dir_name(path);
}

char *course_locate(const char *dir, char **error)
{
    char *own = executable_dir();
    CourseSearch search = {.option_dir = dir,
                           .environment = getenv("ASYNCOURSE_COURSE"),
                           .executable_dir = own,
                           .data_path = ASYNCOURSE_DATA_PATH};
    if (search.environment && !*search.environment)
        search.environment = NULL;
    char *found = course_find(&search, error);
    mem_free(own);
    return found;
}

static bool holds_course(const char *dir)
{
    char *file = file_join(dir, "lessons/course.yaml");
    bool holds = file_exists(file);
    mem_free(file);
    return holds;
}

static char *climb(const char *path)
{
    for (char *at = mem_strdup(path);;) {
        if (holds_course(at))
            return at;
        char *up = file_dir_name(at);
        bool top = strcmp(up, at) == 0 || strcmp(at, "..") == 0;
        mem_free(at);
        at = up;
        if (top) {
            bool found = holds_course(at);
            if (!found)
                mem_free(at);
            return found ? at : NULL;
        }
    }
}

/* Names as they were given are nicer in messages, so the real path is tried only when they lead nowhere. */
char *course_above(const char *path)
{
    char *found = climb(path);
    char *resolved = found ? NULL : realpath(path, NULL);
    if (resolved)
        found = climb(resolved);
    free(resolved);
    return found;
}
