#include "cli/cli.h"

#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 64 * 1024 * 1024 };

static bool complain(const char *path, int number, const char *what)
{
    Buf shown = {0};
    utf8_safe_text(path, strlen(path), &shown);
    if (number)
        fprintf(stderr, "asyncourse: can't open file '%s': [Errno %d] %s\n", buf_text(&shown), number, what);
    else
        fprintf(stderr, "asyncourse: %s: %s\n", buf_text(&shown), what);
    buf_deinit(&shown);
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

/* The line of the first byte that is no UTF-8. */
static int line_of(const Buf *text, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text->data[i] == '\n';
    return line;
}

bool source_read(const char *path, Buf *out)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return complain(path, errno, strerror(errno));
    struct stat st;
    if (!standard && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        close(fd);
        return complain(path, EISDIR, strerror(EISDIR));
    }
    int error = read_all(fd, out);
    if (!standard)
        close(fd);
    if (error)
        return complain(path, error, strerror(error));
    size_t bad;
    if (out->len && !utf8_valid(out->data, out->len, &bad)) {
        char why[96];
        snprintf(why, sizeof why, "line %d: byte 0x%02x is not UTF-8", line_of(out, bad),
                 (unsigned)(unsigned char)out->data[bad]);
        return complain(standard ? "<stdin>" : path, 0, why);
    }
    return true;
}

bool output_finish(void)
{
    return fflush(stdout) == 0 && !ferror(stdout);
}
