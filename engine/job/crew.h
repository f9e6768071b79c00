/* crew: processes that work on tasks given to them, so that what goes wrong with one costs nothing but it.
 *
 * Knows bytes only: a task goes to a free worker, its answer comes back. A worker that dies, or is ended because
 * a task took too long, is replaced; the task it had in hand is lost, one that waited behind it is not. When the
 * process that made the crew dies, its workers do.
 */
#ifndef JOB_CREW_H
#define JOB_CREW_H

#include "base/str.h"

typedef struct crew crew;

typedef struct crew_plan {
    size_t workers;
    int seconds;     /* a task may take */
    size_t memory;   /* bytes of address space a worker may take beside what it is made with; 0: any */
    /* Run in the worker `slot` (from 0): answers a task. `a` is emptied afterwards. */
    void (*work)(void *user, size_t slot, str task, arena *a, buf *answer);
    void *user;
} crew_plan;

/* NULL when a process could not be made: *error is an errno value. What `plan` points to must stay. */
crew *crew_new(const crew_plan *plan, int *error);
/* Nothing more will be given: idle workers end, while the caller does something else. NULL is allowed. */
void crew_release(crew *c);
void crew_drop(crew *c); /* ends all workers, and waits for it; NULL is allowed */

/* Whether somebody can take a task of that size now. */
bool crew_is_free(const crew *c, size_t bytes);
/* Gives it, after crew_is_free. `ticket` comes back with what becomes of it. Copied. */
void crew_give(crew *c, size_t ticket, str task);
/* Tasks given and not answered. */
size_t crew_busy(const crew *c);

typedef enum { CREW_NOTHING, CREW_ANSWER, CREW_DIED, CREW_TOO_SLOW } crew_event;

typedef struct crew_news {
    crew_event event;
    size_t ticket, slot;
    str answer; /* in the arena given */
    int status; /* CREW_DIED: as of waitpid */
} crew_news;

/* What happened; waits for it at most that long. CREW_NOTHING also after a signal. False when no worker could be
 * put in the place of a lost one: *error is an errno value. */
bool crew_wait(crew *c, int milliseconds, arena *a, crew_news *out, int *error);

#endif
