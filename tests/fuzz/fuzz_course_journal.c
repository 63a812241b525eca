/* Any bytes as the learner's journal: it opens, damaged lines are counted, and what is written afterwards is read back. */
#include "fuzz.h"

#include "base/check.h"
#include "course/progress.h"
#include "course/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void read_lines(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t len = end ? (size_t)(end - text) - at : size - at;
        Record record;
        if (record_read(text + at, len, &record))
            record_get(&record, "course");
        record_deinit(&record);
        at += len + 1;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_lines((const char *)data, size);
    char path[64] = "/dev/shm/asyncourse-fuzz-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0)
        return 0;
    ASSERT(write(fd, data, size) == (ssize_t)size);
    close(fd);
    Progress *p = progress_open_at(path, "fuzz");
    progress_set_answer(p, "a-step", true, "an answer");
    progress_set_place(p, "chapter", "a-step");
    progress_close(p);
    p = progress_open_at(path, "fuzz");
    const char *chapter, *step;
    ASSERT(progress_place(p, &chapter, &step) && strcmp(step, "a-step") == 0);
    ASSERT(progress_answer(p, "a-step", NULL) == PROGRESS_RIGHT);
    progress_close(p);
    unlink(path);
    return 0;
}
