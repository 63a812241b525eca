/* A guarded reader of the part of YAML that courses use: mappings, lists and scalars with their places in the file.
 *
 * Refused, each with line and column: more than 1 MiB, nesting over 32, over 200,000 nodes, a scalar over 256 KiB, what is not
 * UTF-8, control characters, duplicate keys, anchors, aliases, tags, directives, a second document. */
#ifndef ASYNCOURSE_COURSE_YAML_H
#define ASYNCOURSE_COURSE_YAML_H

#include "course/course.h"

enum {
    YAML_MAX_BYTES = 1024 * 1024,
    YAML_MAX_DEPTH = 32,
    YAML_MAX_NODES = 200000,
    YAML_MAX_SCALAR = 256 * 1024,
    YAML_MAX_DIAGS = 100 /* of one file: after that the author has enough to do */
};

/* The document as a tree in `arena`, or NULL with at least one error in `diags`. `file` names the file in messages. */
const CourseValue *yaml_read(Arena *arena, const char *file, const char *text, size_t len, DiagList *diags);

/* ---- shared with yaml_explain.c ---- */

/* The lines of a text, found once. */
typedef struct {
    const char *text;
    size_t len;
    size_t *starts; /* byte offset of each line */
    size_t count;
} YamlLines;

void yaml_lines_init(YamlLines *lines, const char *text, size_t len);
void yaml_lines_deinit(YamlLines *lines);
/* The 1-based line without its end; empty when there is none. */
const char *yaml_line(const YamlLines *lines, int line, size_t *len);
/* Line and column (in code points) of a byte offset. */
void yaml_position(const YamlLines *lines, size_t offset, int *line, int *col);

/* What libyaml said, with 1-based marks, and the last block scalar before it (line 0: none). */
typedef struct {
    const char *problem, *context; /* never NULL */
    int line, col;
    int context_line, context_col; /* 0: none */
    int block_line, block_col, block_end_line;
} YamlProblem;

/* Adds the one diagnostic that says it in plain words and points at the cause. */
void yaml_explain(const YamlProblem *p, const YamlLines *lines, const char *file, DiagList *diags);

/* The same for a file: NULL when it cannot be read, which is said. */
const CourseValue *yaml_read_file(Arena *arena, const char *path, DiagList *diags);

#endif
