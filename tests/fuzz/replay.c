/* The fuzz programs without libFuzzer: every file of the corpus folder given, as it is, cut short and with
 * bytes changed. The same mutations each time, so a failure can be seen again. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 20 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* The exact size on the heap, so that a read past the end is seen. */
static void run_copy(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL)
        exit(1);
    if (size > 0)
        memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_mutations(uint8_t *bytes, size_t size, int count)
{
    uint32_t random = (uint32_t)size + 1;
    for (int i = 0; i < count && size > 0; i++) {
        size_t at = next_random(&random) % size;
        uint8_t kept = bytes[at];
        bytes[at] = (uint8_t)next_random(&random);
        run_copy(bytes, i % 3 == 0 ? at + 1 : size);
        bytes[at] = kept;
    }
}

static int run_file(const char *dir, const char *name, uint8_t *room, int mutations)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return 0;
    size_t size = fread(room, 1, LARGEST, file);
    fclose(file);
    run_copy(room, size);
    run_mutations(room, size, mutations);
    return 1;
}

int main(int argc, char **argv)
{
    uint8_t *room = malloc(LARGEST);
    DIR *dir = argc > 1 ? opendir(argv[1]) : NULL;
    int mutations = argc > 2 ? atoi(argv[2]) : 0;
    if (dir == NULL || room == NULL) {
        fprintf(stderr, "usage: %s CORPUS_FOLDER [MUTATIONS_OF_EACH_FILE]\n", argv[0]);
        return 2;
    }
    int files = 0;
    run_copy(room, 0);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (entry->d_name[0] != '.')
            files += run_file(argv[1], entry->d_name, room, mutations);
    closedir(dir);
    free(room);
    printf("%d files, %d mutations each\n", files, mutations);
    return files > 0 ? 0 : 1;
}
