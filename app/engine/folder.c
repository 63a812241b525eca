#include "engine/folder.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_NAME = 200, LARGEST = 16 * 1024 * 1024 };

struct EngineFolder {
    char *path; /* "" the working directory, else it ends with '/' */
    FolderModule **modules; /* those that were asked for */
    uint32_t count, cap;
    Arena problems;
};

EngineFolder *engine_folder_new(const char *program)
{
    EngineFolder *f = mem_zalloc(sizeof *f);
    f->path = mem_strndup(program, (size_t)(file_base_name(program) - program));
    arena_init(&f->problems);
    return f;
}

EngineFolder *engine_folder_again(const EngineFolder *f) { return f ? engine_folder_new(f->path) : NULL; }

void engine_folder_free(EngineFolder *f)
{
    if (!f)
        return;
    for (uint32_t i = 0; i < f->count; i++) {
        FolderModule *m = f->modules[i];
        if (m->program)
            program_free(m->program);
        buf_deinit(&m->text);
        mem_free(m->name);
        mem_free(m->file);
        mem_free(m->absent);
        mem_free(m);
    }
    mem_free(f->modules);
    mem_free(f->path);
    arena_deinit(&f->problems);
    mem_free(f);
}

const char *engine_folder_file(const EngineFolder *f, uint32_t i)
{
    if (!f || i >= f->count)
        return NULL;
    return f->modules[i]->file ? f->modules[i]->file : f->modules[i]->absent;
}

/* Only what an import statement can say: a name from elsewhere must not lead out of the folder. */
static bool is_plain(const char *name)
{
    if (strlen(name) > LONGEST_NAME || *name == '.' || strstr(name, ".."))
        return false;
    for (const char *s = name; *s; s++)
        if (*s == '/' || *s == '\\' || (unsigned char)*s < ' ')
            return false;
    return true;
}

static char *path_of(const EngineFolder *f, const char *name, const char *end)
{
    Buf b = {0};
    buf_str(&b, f->path);
    for (const char *s = name; *s; s++)
        buf_char(&b, *s == '.' ? '/' : *s);
    buf_str(&b, end);
    char *path = mem_strdup(buf_text(&b));
    buf_deinit(&b);
    return path;
}

/* As CPython's FileFinder.find_spec: a package before a module before a folder that has no __init__.py. */
static void look(const EngineFolder *f, FolderModule *m)
{
    static const char *const ends[] = {"/__init__.py", ".py", ""};
    for (int i = 0; i < 3 && !m->file; i++) {
        char *path = path_of(f, m->name, ends[i]);
        if (i < 2 ? file_is_regular(path) : file_is_dir(path)) {
            m->file = path;
            m->package = i != 1;
            m->bare = i == 2;
        } else
            mem_free(path);
    }
}

static void read_text(EngineFolder *f, FolderModule *m)
{
    char *error = NULL;
    size_t bad;
    if (file_is_regular(m->file) && !file_read(m->file, LARGEST, &m->text, &error)) {
        m->problem = (SyntaxProblem){.type = "ImportError", .message = arena_strndup(&f->problems, error, strlen(error))};
        mem_free(error);
    } else if (m->text.len && !utf8_valid(m->text.data, m->text.len, &bad)) {
        m->problem = (SyntaxProblem){.type = "SyntaxError", .span = {.line = 1},
                                     .message = "the file is not UTF-8: save it as UTF-8"};
    }
}

const FolderModule *folder_find(EngineFolder *f, const char *name)
{
    if (!f || !is_plain(name))
        return NULL;
    for (uint32_t i = 0; i < f->count; i++)
        if (!strcmp(f->modules[i]->name, name))
            return f->modules[i]->file ? f->modules[i] : NULL;
    FolderModule *m = mem_zalloc(sizeof *m);
    m->name = mem_strdup(name);
    MEM_GROW(f->modules, f->cap, f->count + 1);
    f->modules[f->count++] = m;
    look(f, m);
    if (!m->file) {
        m->absent = path_of(f, name, ".py");
        return NULL;
    }
    read_text(f, m);
    if (!m->problem.type)
        m->program = compile_program(buf_text(&m->text), m->text.len, m->file, COMPILE_FILE, 0, &f->problems, &m->problem);
    return m;
}
