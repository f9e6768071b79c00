/* crew: answers come back, what dies costs its task and no other. */
#include "check.h"

#include "job/crew.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* "die" kills itself, "sleep" takes too long, "leave" ends in good order; the rest is answered doubled. */
static void work(void *user, size_t slot, str task, arena *a, buf *answer) {
    (void)user, (void)slot, (void)a;
    if (str_eq(task, STR("die"))) kill(getpid(), SIGKILL);
    if (str_eq(task, STR("sleep"))) sleep(60);
    buf_add(answer, task);
    buf_add(answer, task);
}

typedef struct tally {
    size_t answers, deaths, slow;
    bool wrong;
} tally;

static tally run(crew *c, const str *tasks, size_t n) {
    tally t = {0};
    arena *a = arena_new();
    crew_news news;
    int error;
    for (size_t next = 0; next < n || crew_busy(c); arena_reset(a)) {
        while (next < n && crew_is_free(c, tasks[next].n)) crew_give(c, next, tasks[next]), next++;
        assert_true(crew_wait(c, 1000, a, &news, &error));
        t.deaths += news.event == CREW_DIED;
        t.slow += news.event == CREW_TOO_SLOW;
        if (news.event != CREW_ANSWER) continue;
        str task = tasks[news.ticket];
        t.answers++;
        t.wrong = t.wrong || news.answer.n != 2 * task.n || memcmp(news.answer.p, task.p, task.n) != 0;
    }
    arena_drop(a);
    return t;
}

static crew *make(size_t workers) {
    int error;
    crew *c = crew_new(&(crew_plan){.workers = workers, .seconds = 1, .work = work}, &error);
    assert_non_null(c);
    return c;
}

static void test_every_task_is_answered(void **state) {
    (void)state;
    arena *a = arena_new();
    str tasks[100];
    for (size_t i = 0; i < 100; i++) { /* small ones, and some larger than a socket holds */
        size_t n = i % 10 == 3 ? 1000 * 1000 : i;
        tasks[i] = (str){memset(arena_alloc(a, n), 'a' + (int)(i % 26), n), n};
    }
    for (size_t workers = 1; workers <= 3; workers++) {
        crew *c = make(workers);
        tally t = run(c, tasks, 100);
        assert_true(t.answers == 100 && !t.deaths && !t.slow && !t.wrong);
        crew_drop(c);
    }
    arena_drop(a);
}

static void test_the_dead_are_replaced(void **state) {
    (void)state;
    const str tasks[] = {STR("1"), STR("die"), STR("2"), STR("die"), STR("die"), STR("3"), STR("sleep"), STR("4"), STR("5")};
    crew *c = make(2);
    tally t = run(c, tasks, 9);
    assert_true(t.answers == 5 && t.deaths == 3 && t.slow == 1 && !t.wrong);
    crew_drop(c);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_task_is_answered),
        cmocka_unit_test(test_the_dead_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
