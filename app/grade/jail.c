#include "grade/jail.h"

#include "base/mem.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { JAIL_SECONDS = 60, JAIL_MIB = 1024, RECORD_MAX = 64 << 20 };

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER 1 /* which needs more address space and more of the kernel */
#else
#define UNDER_SANITIZER 0
#endif

/* ---- the walls ---- */

static void limit(int what, rlim_t most)
{
    struct rlimit l = {most, most};
    setrlimit(what, &l);
}

static void set_limits(void)
{
    limit(RLIMIT_CPU, JAIL_SECONDS);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    if (!UNDER_SANITIZER)
        limit(RLIMIT_AS, (rlim_t)JAIL_MIB << 20);
}

#if defined(__x86_64__)
#define JAIL_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define JAIL_ARCH AUDIT_ARCH_AARCH64
#endif

#define ALLOW(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* false: the kernel or a container refuses filters. */
static bool set_filter(void)
{
#ifdef JAIL_ARCH
    static const struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, JAIL_ARCH, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(read),         ALLOW(write),      ALLOW(close),      ALLOW(exit),          ALLOW(exit_group),
        ALLOW(mmap),         ALLOW(munmap),     ALLOW(mremap),     ALLOW(mprotect),      ALLOW(brk),
        ALLOW(madvise),      ALLOW(futex),      ALLOW(getrandom),  ALLOW(clock_gettime), ALLOW(rt_sigreturn),
        ALLOW(rt_sigprocmask), ALLOW(sysinfo) /* qsort asks it */, ALLOW(getpid), ALLOW(gettid), ALLOW(tgkill) /* abort */,
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, (struct sock_filter *)filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
    return false;
#endif
}

const char *jail_kind(void)
{
    if (UNDER_SANITIZER)
        return "rlimit";
    pid_t child = fork();
    if (child == 0)
        _exit(set_filter() ? 0 : 1);
    int status;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "seccomp"
                                                                                                              : "rlimit";
}

/* ---- one child ---- */

typedef struct {
    size_t job;
    pid_t pid; /* 0: this place is free */
    int fd;
    Buf record; /* what has come: 8 bytes of length, then the record */
} Child;

static bool write_all(int fd, const void *bytes, size_t len)
{
    for (const char *at = bytes; len;) {
        ssize_t n = write(fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        len -= (size_t)n;
    }
    return true;
}

static void child_main(int fd, size_t job, JailWork work, void *ctx)
{
    Buf out;
    buf_init(&out);
    signal(SIGPIPE, SIG_IGN);
    set_limits();
    if (!UNDER_SANITIZER)
        set_filter();
    work(ctx, job, &out);
    uint64_t len = out.len;
    bool ok = write_all(fd, &len, sizeof len) && write_all(fd, buf_text(&out), out.len);
    _exit(ok ? 0 : 1);
}

static bool child_start(Child *c, size_t job, JailWork work, void *ctx)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fflush(NULL); /* or the child would have what is not written yet */
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child_main(ends[1], job, work, ctx);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    *c = (Child){.job = job, .pid = pid, .fd = ends[0]};
    buf_init(&c->record);
    return true;
}

/* Reads what is there. false: the child has closed its end. */
static bool child_read(Child *c)
{
    char bytes[65536];
    ssize_t n = read(c->fd, bytes, sizeof bytes);
    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    if (n == 0 || c->record.len + (size_t)n > RECORD_MAX)
        return false;
    buf_bytes(&c->record, bytes, (size_t)n);
    return true;
}

static void say_why(int status, char *why, size_t size)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        snprintf(why, size, "it used more than %d seconds of processor time", JAIL_SECONDS);
    else if (WIFSIGNALED(status))
        snprintf(why, size, "the process that ran it was killed by signal %d", WTERMSIG(status));
    else
        snprintf(why, size, "the process that ran it ended with status %d and no whole result", WEXITSTATUS(status));
}

static void child_end(Child *c, JailDone done, void *ctx)
{
    int status = 0;
    char why[120];
    uint64_t len = 0;
    close(c->fd);
    while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (c->record.len >= sizeof len)
        memcpy(&len, c->record.data, sizeof len);
    bool whole = WIFEXITED(status) && WEXITSTATUS(status) == 0 && c->record.len == len + sizeof len;
    say_why(status, why, sizeof why);
    Buf record = {.data = whole ? c->record.data + sizeof len : NULL, .len = (size_t)len};
    done(ctx, c->job, whole ? &record : NULL, why);
    buf_deinit(&c->record);
    c->pid = 0;
}

/* ---- many ---- */

typedef struct {
    Child *children;
    size_t parallel, running;
    size_t next, count;
} Yard;

static void fill(Yard *y, JailWork work, JailDone done, void *ctx)
{
    for (size_t i = 0; i < y->parallel && y->next < y->count; i++) {
        if (y->children[i].pid)
            continue;
        if (child_start(&y->children[i], y->next, work, ctx))
            y->running++;
        else
            done(ctx, y->next, NULL, "no process could be started for it");
        y->next++;
    }
}

static void wait_some(Yard *y, JailDone done, void *ctx)
{
    struct pollfd *fds = mem_zalloc(y->parallel * sizeof *fds);
    for (size_t i = 0; i < y->parallel; i++)
        fds[i] = (struct pollfd){.fd = y->children[i].pid ? y->children[i].fd : -1, .events = POLLIN};
    if (poll(fds, y->parallel, -1) > 0)
        for (size_t i = 0; i < y->parallel; i++)
            if (fds[i].revents && !child_read(&y->children[i])) {
                child_end(&y->children[i], done, ctx);
                y->running--;
            }
    mem_free(fds);
}

void jail_run(size_t count, size_t parallel, JailWork work, JailDone done, void *ctx)
{
    if (parallel < 1)
        parallel = 1;
    Yard y = {.parallel = parallel, .count = count, .children = mem_zalloc(parallel * sizeof *y.children)};
    while (y.next < count || y.running) {
        fill(&y, work, done, ctx);
        if (y.running)
            wait_some(&y, done, ctx);
    }
    mem_free(y.children);
}
