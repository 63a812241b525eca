#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "course/load.h"

#include <stdlib.h>
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
                           .source_dir = ASYNCOURSE_SOURCE_DIR};
    if (search.environment && !*search.environment)
        search.environment = NULL;
    char *found = course_find(&search, error);
    mem_free(own);
    return found;
}
