#include "screens/external.h"

#include "base/file.h"
#include "base/mem.h"
#include "ui/editor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *editor_command(void)
{
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    return visual && visual[0] ? visual : editor && editor[0] ? editor : NULL;
}

bool external_is_there(void)
{
    return editor_command() != NULL;
}

/* The command may have arguments ("code --wait"): a shell reads it. */
static bool run_command(const char *command, const char *path)
{
    Buf line = {0};
    int status = -1;
    buf_printf(&line, "%s \"$1\"", command);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", buf_text(&line), "sh", path, (char *)NULL);
        _exit(127);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    buf_deinit(&line);
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static char *write_temporary(const Buf *text)
{
    const char *dir = getenv("TMPDIR");
    char *path = file_join(dir && dir[0] == '/' ? dir : "/tmp", "asyncourse-XXXXXX.py");
    int fd = mkstemps(path, 3);
    if (fd >= 0 && close(fd) == 0 && file_write(path, buf_text(text), text->len, NULL))
        return path;
    mem_free(path);
    return NULL;
}

bool external_open(Term *term, const char *path, Buf *error)
{
    const char *command = editor_command();
    if (!command) {
        buf_str(error, "The variable EDITOR is not set: no editor can be opened.");
        return false;
    }
    if (term)
        term_suspend(term);
    bool ran = run_command(command, path);
    if (term) {
        term_resume(term);
        term_invalidate(term);
    }
    if (!ran)
        buf_printf(error, "`%s` did not end well.", command);
    return ran;
}

bool external_edit(Term *term, Buf *text, Buf *error)
{
    char *path = editor_command() ? write_temporary(text) : NULL;
    if (!path && editor_command()) {
        buf_printf(error, "No temporary file can be written: %s.", strerror(errno));
        return false;
    }
    Buf back = {0};
    bool ok = external_open(term, path, error);
    if (ok && file_read(path, EDITOR_MAX, &back, NULL)) {
        buf_clear(text);
        buf_bytes(text, buf_text(&back), back.len);
    } else if (ok) {
        buf_str(error, "The file that the editor left cannot be read.");
        ok = false;
    }
    buf_deinit(&back);
    if (path)
        unlink(path);
    mem_free(path);
    return ok;
}
