/* journal_kill [--full]: a child writes records and acknowledges each one after the call has returned; it is killed with
 * SIGKILL at a random moment, again and again on the same journal. Afterwards every acknowledged record must be there,
 * and no line may be damaged but those that a kill has torn.
 *
 * Then the same with a writer that is broken on purpose (it acknowledges first): the test must catch it. */
#include "base/buf.h"
#include "base/mem.h"
#include "course/progress.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAMPLE = 120, FULL = 1000, PER_ROUND = 400 };

/* Shared with the child: what it has acknowledged. It survives the child, as the learner's memory does. */
typedef struct {
    atomic_int acknowledged;
} Shared;

typedef struct {
    char dir[64], path[96];
    Shared *shared;
    uint64_t random;
    bool broken;
} Bench;

static uint32_t draw(Bench *b, uint32_t below)
{
    b->random ^= b->random << 13;
    b->random ^= b->random >> 7;
    b->random ^= b->random << 17;
    return (uint32_t)(b->random >> 33) % below;
}

static void key_of(int round, int i, char *key, size_t size)
{
    snprintf(key, size, "round-%d-step-%d", round, i);
}

static _Noreturn void write_records(const Bench *b, int round)
{
    char key[64];
    Progress *p = progress_open_at(b->path, "course");
    for (int i = 0; i < PER_ROUND; i++) {
        key_of(round, i, key, sizeof key);
        if (b->broken)
            atomic_store(&b->shared->acknowledged, i + 1);
        if (i % 3 == 0)
            progress_set_answer(p, key, i % 2 == 0, "an answer with \"quotes\" and é");
        else
            progress_mark_seen(p, key);
        if (!b->broken && progress_is_saved(p))
            atomic_store(&b->shared->acknowledged, i + 1);
    }
    pause();
    _exit(0);
}

static void kill_soon(Bench *b, pid_t child)
{
    struct timespec wait = {0, 2000000 + (long)draw(b, 20000000)}, little = {0, 1000000};
    for (int i = 0; i < 10000 && !atomic_load(&b->shared->acknowledged); i++)
        nanosleep(&little, NULL); /* on a busy machine the writer may not have begun */
    nanosleep(&wait, NULL);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

static bool is_there(const Progress *p, const char *key, int i)
{
    int tries;
    if (i % 3 != 0)
        return progress_is_seen(p, key);
    return progress_answer(p, key, &tries) != PROGRESS_UNANSWERED && tries == 1; /* and not twice */
}

/* Acknowledged records that are lost. *damaged: torn lines in the whole journal. */
static int count_lost(const Bench *b, int round, int acknowledged, size_t *damaged)
{
    char key[64];
    int lost = 0;
    Progress *p = progress_open_at(b->path, "course");
    for (int i = 0; i < acknowledged; i++) {
        key_of(round, i, key, sizeof key);
        lost += !is_there(p, key, i);
    }
    *damaged = progress_bad_lines(p);
    progress_close(p);
    return lost;
}

/* Returns how many acknowledged records were lost in all. */
static long torture(Bench *b, int rounds, bool broken)
{
    long lost = 0, all = 0;
    size_t damaged = 0;
    b->broken = broken;
    unlink(b->path);
    for (int round = 0; round < rounds; round++) {
        atomic_store(&b->shared->acknowledged, 0);
        pid_t child = fork();
        if (child == 0)
            write_records(b, round);
        kill_soon(b, child);
        int acknowledged = atomic_load(&b->shared->acknowledged);
        lost += count_lost(b, round, acknowledged, &damaged);
        all += acknowledged;
        if (damaged > (size_t)round + 1) { /* a kill can tear the line that was being written, no other */
            printf("%zu damaged lines after %d kills\n", damaged, round + 1);
            return -1;
        }
    }
    printf("%s writer: %d kills, %ld records acknowledged, %ld lost, %zu lines torn\n",
           broken ? "broken" : "our", rounds, all, lost, damaged);
    return all > rounds ? lost : -1; /* else nothing was tried */
}

int main(int argc, char **argv)
{
    bool full = argc > 1 && strcmp(argv[1], "--full") == 0;
    Bench b = {.random = 88172645463325252u};
    strcpy(b.dir, "/tmp/asyncourse-kill-XXXXXX");
    if (!mkdtemp(b.dir))
        return 2;
    snprintf(b.path, sizeof b.path, "%s/progress.log", b.dir);
    b.shared = mmap(NULL, sizeof *b.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (b.shared == MAP_FAILED)
        return 2;
    long lost = torture(&b, full ? FULL : SAMPLE, false);
    long caught = 0;
    for (int tries = 0; caught == 0 && tries < 10; tries++)
        caught = torture(&b, full ? FULL : SAMPLE, true);
    unlink(b.path);
    rmdir(b.dir);
    if (lost != 0)
        printf("FAILED: acknowledged records were lost\n");
    if (caught <= 0)
        printf("FAILED: the broken writer was not caught\n");
    return lost == 0 && caught > 0 ? 0 : 1;
}
