#include "base/file.h"
#include "base/mem.h"
#include "course/yaml.h"

const CourseValue *yaml_read_file(Arena *arena, const char *path, DiagList *diags)
{
    Buf text;
    buf_init(&text);
    char *error = NULL;
    const CourseValue *root = NULL;
    if (!file_exists(path))
        diag_add(diags, DIAG_ERROR, "no-file", path, 0, 0, "this file does not exist");
    else if (!file_is_regular(path))
        diag_add(diags, DIAG_ERROR, "no-file", path, 0, 0, "this is not a file");
    else if (!file_read(path, YAML_MAX_BYTES + 3, &text, &error))
        diag_add(diags, DIAG_ERROR, "no-file", NULL, 0, 0, "%s", error);
    else
        root = yaml_read(arena, path, buf_text(&text), text.len, diags);
    mem_free(error);
    buf_deinit(&text);
    return root;
}
