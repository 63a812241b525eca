/* trace_lints DIR: runs each program of DIR and compares the lints of its run with its comments `# lint: NAME, NAME` on
 * the lines where they must be said; nothing else may be said. Then: each lint is raised by some program. */
#include "base/file.h"
#include "base/mem.h"
#include "engine/lints.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether line `line` of the text asks for this lint. */
static bool is_asked(const char *text, uint32_t line, const char *name)
{
    static const char tag[] = "# lint: ";
    for (uint32_t i = 1; i < line && text; i++)
        text = strchr(text, '\n') ? strchr(text, '\n') + 1 : NULL;
    const char *end = text ? text + strcspn(text, "\n") : NULL, *at = text ? strstr(text, tag) : NULL;
    if (!at || at >= end)
        return false;
    for (at += sizeof tag - 1; at < end; at += at[strcspn(at, ",\n")] == ',' ? strcspn(at, ",\n") + 2 : strcspn(at, ",\n"))
        if (strncmp(at, name, strlen(name)) == 0 && strchr(",\n", at[strlen(name)]))
            return true;
    return false;
}

static bool is_said(const LintList *lints, uint32_t line, const char *name)
{
    for (size_t i = 0; i < lints->count; i++)
        if (lints->items[i].line == line && strcmp(lint_name(lints->items[i].kind), name) == 0)
            return true;
    return false;
}

static int check_file(const char *dir, const char *name, bool *raised)
{
    Buf path = {0}, text = {0};
    char *error = NULL;
    int failed = 0;
    buf_printf(&path, "%s/%s", dir, name);
    if (!file_read(buf_text(&path), 1 << 20, &text, &error)) {
        printf("%s\n", error);
        return 1;
    }
    EngineSpec spec = {.text = buf_text(&text), .len = text.len, .file = name, .first_line = 1,
                       .limits = ENGINE_LIMITS_VIEW, .record = true};
    Recording *r = engine_run(&spec);
    LintList *lints = lints_find(r);
    uint32_t lines = 1;
    for (size_t i = 0; i < text.len; i++)
        lines += text.data[i] == '\n';
    for (size_t i = 0; i < lints->count; i++) {
        const Lint *l = &lints->items[i];
        raised[l->kind] = true;
        if (is_asked(buf_text(&text), l->line, lint_name(l->kind)))
            continue;
        printf("%s:%u: not asked for: %s: %s\n", name, l->line, lint_name(l->kind), l->text);
        failed = 1;
    }
    for (uint32_t line = 1; line <= lines; line++)
        for (int kind = 0; kind < LINT_COUNT; kind++) {
            const char *lint = lint_name((LintKind)kind);
            if (!is_asked(buf_text(&text), line, lint) || is_said(lints, line, lint))
                continue;
            printf("%s:%u: not said: %s\n", name, line, lint);
            failed = 1;
        }
    lints_free(lints);
    recording_free(r);
    buf_deinit(&path);
    buf_deinit(&text);
    return failed;
}

int main(int argc, char **argv)
{
    bool raised[LINT_COUNT] = {false};
    struct dirent **entries;
    int failed = 0, files = 0, n = scandir(argc > 1 ? argv[1] : ".", &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        const char *dot = strrchr(entries[i]->d_name, '.');
        if (dot && strcmp(dot, ".py") == 0) {
            failed += check_file(argv[1], entries[i]->d_name, raised);
            files++;
        }
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
    for (int kind = 0; kind < LINT_COUNT; kind++)
        if (!raised[kind]) {
            printf("no program raises: %s\n", lint_name((LintKind)kind));
            failed++;
        }
    printf("%d programs, %d failed\n", files, failed);
    return failed != 0 || files == 0;
}
