#include "cli/cli.h"

#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 64 * 1024 * 1024 };

/* As python3 says it. */
static bool complain(const char *command, const char *path, int number)
{
    cli_error(command, "can't open file '%s': [Errno %d] %s", path, number, strerror(number));
    return false;
}

static int read_all(int fd, Buf *out)
{
    char chunk[16384];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            return 0;
        if (out->len + (size_t)got > LARGEST)
            return EFBIG;
        buf_bytes(out, chunk, (size_t)got);
    }
}

/* Where the first byte stands that is no UTF-8. */
static bool complain_bytes(const char *command, const char *path, const char *hint, const Buf *text, size_t offset)
{
    int line = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++)
        if (text->data[i] == '\n') {
            line++;
            start = i + 1;
        }
    cli_error(command, "%s:%d:%zu: byte 0x%02x is not UTF-8: %s", path, line,
              utf8_count(text->data + start, offset - start) + 1, (unsigned)(unsigned char)text->data[offset], hint);
    return false;
}

bool source_read(const char *path, Buf *out)
{
    return text_read(NULL, path, "is this a Python file? Then save it as UTF-8", out);
}

bool text_read(const char *command, const char *path, const char *hint, Buf *out)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return complain(command, path, errno);
    struct stat st;
    if (!standard && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        close(fd);
        return complain(command, path, EISDIR);
    }
    int error = read_all(fd, out);
    if (!standard)
        close(fd);
    if (error)
        return complain(command, path, error);
    size_t bad;
    if (out->len && !utf8_valid(out->data, out->len, &bad))
        return complain_bytes(command, standard ? "<stdin>" : path, hint, out, bad);
    return true;
}

bool output_finish(void) { return output_finish_after(0); }

bool output_finish_after(int error)
{
    errno = 0;
    bool flushed = fflush(stdout) == 0;
    if (flushed && !ferror(stdout))
        return true;
    if (error == 0)
        error = errno;
    if (error != EPIPE)
        cli_error(NULL, "the output cannot be written%s%s", error ? ": " : "", error ? strerror(error) : "");
    return false;
}
