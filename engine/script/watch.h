/* watch: the CPU time one call may take. Costs nothing while all is well: no work is counted, a signal comes
 * when the time is over.
 *
 * The signal is SIGVTALRM, its action set for the process when the first watch is started. The timer is made
 * when first needed and anew after a fork, which does not pass it on.
 */
#ifndef SCRIPT_WATCH_H
#define SCRIPT_WATCH_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

typedef struct watch {
    void (*over)(void *user); /* run as a signal handler */
    void *user;
    timer_t timer;
    pid_t owner; /* the process whose timer it is; 0: there is none */
} watch;

/* Calls w->over when the process has used up that much more time; `w` stays where it is. False when the system
 * gives no timer. */
bool watch_start(watch *w, int milliseconds);
/* From here on w->over is not called. */
void watch_stop(watch *w);
void watch_drop(watch *w);

#endif
