/* A POSIX timer on the CPU time of the process: see watch.h. */
#include "script/watch.h"

#include <signal.h>
#include <unistd.h>

enum { SIGNAL = SIGVTALRM };

static void on_signal(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    if (info->si_code != SI_TIMER) return; /* sent by somebody else */
    watch *w = info->si_value.sival_ptr;
    w->over(w->user);
}

static bool has_timer(const watch *w) { return w->owner && w->owner == getpid(); }

static bool make_timer(watch *w) {
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGNAL, .sigev_value.sival_ptr = w};
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGNAL, &action, NULL) != 0) return false;
    if (timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &w->timer) != 0) return false;
    w->owner = getpid();
    return true;
}

bool watch_start(watch *w, int milliseconds) {
    struct itimerspec in = {.it_value = {milliseconds / 1000, milliseconds % 1000 * 1000000L}};
    return (has_timer(w) || make_timer(w)) && timer_settime(w->timer, 0, &in, NULL) == 0;
}

void watch_stop(watch *w) {
    const struct itimerspec never = {0};
    if (has_timer(w)) timer_settime(w->timer, 0, &never, NULL);
}

void watch_drop(watch *w) {
    if (has_timer(w)) timer_delete(w->timer);
    w->owner = 0;
}
