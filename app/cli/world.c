/* --world: the simulated outside world of a program that stands alone. */
#include "base/file.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "course/load.h"

#include <stdio.h>
#include <string.h>

bool world_read(const char *value, Buf *json)
{
    DiagList diags;
    Buf said = {0};
    diag_init(&diags);
    const char *colon = file_exists(value) ? NULL : strrchr(value, ':');
    char *path = mem_strndup(value, colon ? (size_t)(colon - value) : strlen(value));
    bool ok = course_read_world(path, colon ? colon + 1 : NULL, json, &diags);
    if (!ok) {
        course_diag_list_text(&diags, &said);
        fwrite(buf_text(&said), 1, said.len, stderr);
    }
    buf_deinit(&said);
    mem_free(path);
    diag_deinit(&diags);
    return ok;
}
