/* fork, a pair of sockets each, poll. A worker has one task in hand and one small one waiting in its socket, so
 * that it never waits for the next; larger ones are given only to a worker that reads, or both sides could wait
 * for each other for ever. */
#include "job/crew.h"

#include "job/mail.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    DEPTH = 2,                 /* tasks given to a worker */
    SMALL_TASK = 32 * 1024,    /* far below what a socket holds */
    FAT = 192 * 1024 * 1024,   /* a worker that once needed so much makes room for a lean one */
};

/* The address sanitizer reserves far more than it uses. */
#ifdef __SANITIZE_ADDRESS__
enum { CAPPED = 0 };
#else
enum { CAPPED = 1 };
#endif

typedef struct task {
    size_t ticket;
    char *bytes;
    size_t n;
} task;

typedef struct worker {
    pid_t pid;
    int fd;
    bool too_slow;
    task tasks[DEPTH];
    size_t n;
    int64_t since; /* when the task in hand was begun, milliseconds */
    mailbox in;
} worker;

struct crew {
    crew_plan plan;
    worker *workers;
    struct pollfd *polled;
};

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- the worker's side ----------------------------------------------------------------------------------- */

/* The most memory it has had in hand, in bytes. */
static size_t peak(void) {
    struct rusage use;
    return getrusage(RUSAGE_SELF, &use) == 0 ? (size_t)use.ru_maxrss * 1024 : 0;
}

_Noreturn static void work(const crew *c, size_t slot, int fd) {
    arena *a = arena_new();
    size_t born = peak(); /* what it has of its parent */
    mailbox in = {0};
    do {
        for (str bytes; mail_take(&in, &bytes); arena_reset(a)) {
            buf answer = buf_in(a);
            c->plan.work(c->plan.user, slot, bytes, a, &answer);
            if (!mail_send(fd, buf_str(&answer)) || peak() > born + FAT) _exit(0);
        }
    } while (mail_read(&in, fd, true));
    _exit(0);
}

/* Address space taken so far. */
static size_t taken(void) {
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "re");
    if (f && fscanf(f, "%lu", &pages) != 1) pages = 0;
    if (f) fclose(f);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* What a worker does not share with the process that made it. */
static void settle(const crew *c, pid_t parent, int fd) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    signal(SIGINT, SIG_IGN); /* a terminal tells all of us; the coordinator decides */
    signal(SIGTERM, SIG_DFL);
    for (size_t i = 0; i < c->plan.workers; i++)
        if (c->workers[i].fd >= 0 && c->workers[i].fd != fd) close(c->workers[i].fd);
    size_t most = taken() + c->plan.memory;
    struct rlimit space = {most, most};
    if (CAPPED && c->plan.memory) setrlimit(RLIMIT_AS, &space);
}

/* --- the coordinator's side ------------------------------------------------------------------------------ */

static bool hire(crew *c, size_t slot, int *error) {
    worker *w = &c->workers[slot];
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return *error = errno, false;
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        settle(c, parent, ends[1]);
        close(ends[0]);
        work(c, slot, ends[1]);
    }
    if (pid < 0) *error = errno;
    close(ends[1]);
    if (pid < 0) return close(ends[0]), false;
    w->pid = pid;
    w->fd = ends[0];
    w->too_slow = false;
    mail_forget(&w->in);
    w->since = now();
    /* a dead reader shows at the next look */
    for (size_t i = 0; i < w->n; i++) mail_send(w->fd, (str){w->tasks[i].bytes, w->tasks[i].n});
    return true;
}

/* It ends by itself when nobody is there to give it tasks. */
static void let_go(worker *w) {
    if (w->fd >= 0) close(w->fd);
    w->fd = -1;
}

static int dismiss(worker *w) {
    int status = 0;
    let_go(w);
    if (!w->pid) return 0;
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR) continue;
    w->pid = 0;
    return status;
}

crew *crew_new(const crew_plan *plan, int *error) {
    crew *c = mem_alloc(sizeof *c);
    *c = (crew){.plan = *plan, .workers = mem_alloc(plan->workers * sizeof(worker)),
                .polled = mem_alloc(plan->workers * sizeof(struct pollfd))};
    for (size_t i = 0; i < plan->workers; i++) c->workers[i] = (worker){.fd = -1};
    for (size_t i = 0; i < plan->workers; i++) {
        if (hire(c, i, error)) continue;
        crew_drop(c);
        return NULL;
    }
    return c;
}

void crew_release(crew *c) {
    for (size_t i = 0; c && i < c->plan.workers; i++)
        if (!c->workers[i].n) let_go(&c->workers[i]);
}

void crew_drop(crew *c) {
    if (!c) return;
    crew_release(c);
    for (size_t i = 0; i < c->plan.workers; i++) {
        worker *w = &c->workers[i];
        if (w->fd >= 0) kill(w->pid, SIGKILL); /* it has something in hand */
        dismiss(w);
        for (size_t k = 0; k < w->n; k++) free(w->tasks[k].bytes);
        mail_close(&w->in);
    }
    free(c->workers);
    free(c->polled);
    free(c);
}

/* The worker with the fewest tasks that can take one of that size; NULL: none. */
static worker *find_free(const crew *c, size_t bytes) {
    size_t room = bytes <= SMALL_TASK ? DEPTH : 1;
    worker *best = NULL;
    for (size_t i = 0; i < c->plan.workers; i++) {
        worker *w = &c->workers[i];
        if (w->fd >= 0 && w->n < room && (!best || w->n < best->n)) best = w;
    }
    return best;
}

bool crew_is_free(const crew *c, size_t bytes) { return find_free(c, bytes) != NULL; }

void crew_give(crew *c, size_t ticket, str bytes) {
    worker *w = find_free(c, bytes.n);
    task *t = &w->tasks[w->n++];
    *t = (task){ticket, mem_alloc(bytes.n), bytes.n};
    if (bytes.n) memcpy(t->bytes, bytes.p, bytes.n);
    if (w->n == 1) w->since = now();
    mail_send(w->fd, bytes);
}

size_t crew_busy(const crew *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->plan.workers; i++) n += c->workers[i].n;
    return n;
}

static size_t finish_task(worker *w) {
    size_t ticket = w->tasks[0].ticket;
    free(w->tasks[0].bytes);
    memmove(w->tasks, w->tasks + 1, (--w->n) * sizeof(task));
    w->since = now();
    return ticket;
}

/* The answer that has come in whole, if one has. */
static bool take_answer(worker *w, arena *a, crew_news *out) {
    str answer;
    if (!mail_take(&w->in, &answer)) return false;
    out->answer = str_dup(a, answer);
    out->event = CREW_ANSWER;
    out->ticket = finish_task(w);
    return true;
}

static bool replace(crew *c, size_t slot, crew_news *out, int *error) {
    worker *w = &c->workers[slot];
    bool too_slow = w->too_slow;
    int status = dismiss(w);
    bool left = WIFEXITED(status) && WEXITSTATUS(status) == 0; /* of its own accord, between two tasks */
    if (w->n && !left) {
        *out = (crew_news){.event = too_slow ? CREW_TOO_SLOW : CREW_DIED, .slot = slot, .status = status};
        out->ticket = finish_task(w);
    }
    return hire(c, slot, error);
}

/* Ends those that take too long; gives the milliseconds until the next one will have. */
static int end_slow(crew *c, int wait) {
    int64_t most = (int64_t)c->plan.seconds * 1000, at = now();
    for (size_t i = 0; i < c->plan.workers; i++) {
        worker *w = &c->workers[i];
        if (!w->n || w->too_slow) continue;
        int64_t left = w->since + most - at;
        if (left <= 0) {
            w->too_slow = true;
            kill(w->pid, SIGKILL);
        } else if (left < wait) {
            wait = (int)left;
        }
    }
    return wait;
}

bool crew_wait(crew *c, int milliseconds, arena *a, crew_news *out, int *error) {
    *out = (crew_news){.event = CREW_NOTHING};
    size_t n = c->plan.workers;
    for (size_t i = 0; i < n; i++) {
        out->slot = i;
        if (take_answer(&c->workers[i], a, out)) return true;
        c->polled[i] = (struct pollfd){.fd = c->workers[i].fd, .events = POLLIN};
    }
    if (poll(c->polled, (nfds_t)n, end_slow(c, milliseconds)) <= 0) return true;
    for (size_t i = 0; i < n; i++) {
        if (!c->polled[i].revents) continue;
        out->slot = i;
        if (!mail_read(&c->workers[i].in, c->workers[i].fd, false)) return replace(c, i, out, error);
        if (take_answer(&c->workers[i], a, out)) return true;
    }
    return true;
}
