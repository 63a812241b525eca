/* freeze OUT DIR PATH...: compiles the Python files DIR/PATH and writes the C file OUT, the table of pylib/frozen.h.
 * A tool of the build. The paths come sorted; collections/__init__.py is the module collections. */
#include "base/file.h"
#include "base/mem.h"
#include "lang/compile.h"
#include "lang/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 1 << 20 };

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "freeze: %s\n", what);
    exit(1);
}

/* asyncio/locks.py: asyncio.locks. The caller frees. */
static char *module_name(const char *path)
{
    static const char package[] = "/__init__.py";
    size_t len = strlen(path), end = sizeof package - 1;
    bool is_package = len > end && !strcmp(path + len - end, package);
    char *name = mem_strndup(path, is_package ? len - end : len - strlen(".py"));
    for (char *c = name; *c; c++)
        if (*c == '/')
            *c = '.';
    return name;
}

static void freeze(const char *name, const char *path, uint32_t number, Buf *out)
{
    Buf source, file;
    Arena arena;
    SyntaxProblem problem = {0};
    char *error;
    buf_init(&source);
    buf_init(&file);
    arena_init(&arena);
    if (!file_read(path, LONGEST, &source, &error))
        die(error);
    buf_printf(&file, "<%s>", name);
    Program *p =
        compile_program(buf_text(&source), source.len, buf_text(&file), COMPILE_FILE, CODE_LIBRARY, &arena, &problem);
    if (!p) {
        fprintf(stderr, "%s:%d: %s\n", path, (int)problem.span.line, problem.message);
        exit(1);
    }
    image_write(p, number, out);
    program_free(p);
    arena_deinit(&arena);
    buf_deinit(&file);
    buf_deinit(&source);
}

int main(int argc, char **argv)
{
    Buf out, rows;
    char *error;
    if (argc < 4)
        die("usage: freeze OUT DIR PATH...");
    buf_init(&out);
    buf_init(&rows);
    buf_str(&out, "/* Written by app/freeze. */\n#include \"pylib/frozen.h\"\n\n");
    for (int i = 3; i < argc; i++) {
        char *name = module_name(argv[i]), *path = file_join(argv[2], argv[i]);
        unsigned n = (unsigned)i - 3;
        freeze(name, path, n, &out);
        buf_printf(&rows, "    {\"%s\", {ops_%u, places_%u, guards_%u, words_%u, text_%u}},\n", name, n, n, n, n, n);
        mem_free(name);
        mem_free(path);
    }
    buf_printf(&out, "\nconst FrozenModule frozen_modules[] = {\n%s    {0},\n};\n", buf_text(&rows));
    if (!file_write(argv[1], out.data, out.len, &error))
        die(error);
    buf_deinit(&rows);
    buf_deinit(&out);
    return 0;
}
