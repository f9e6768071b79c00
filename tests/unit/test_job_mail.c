/* mail: messages arrive whole, in order, whatever the pieces they come in. */
#include "check.h"

#include "job/mail.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void open_pair(int ends[2]) { assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0); }

static void messages_come_whole_and_in_order(void **state) {
    (void)state;
    int ends[2];
    mailbox box = {0};
    str message;
    open_pair(ends);
    assert_true(mail_send(ends[0], STR("one")));
    assert_true(mail_send(ends[0], STR("")));
    assert_true(mail_send(ends[0], STR("three")));
    assert_false(mail_take(&box, &message)); /* nothing was read */
    assert_true(mail_read(&box, ends[1], true));
    assert_true(mail_take(&box, &message) && str_eq(message, STR("one")));
    assert_true(mail_take(&box, &message) && !message.n);
    assert_true(mail_take(&box, &message) && str_eq(message, STR("three")));
    assert_false(mail_take(&box, &message));
    assert_true(mail_read(&box, ends[1], false)); /* nothing there, but somebody who may send */
    assert_false(mail_take(&box, &message));
    close(ends[0]);
    assert_false(mail_read(&box, ends[1], false));
    close(ends[1]);
    mail_close(&box);
}

static void pieces_make_a_message(void **state) {
    (void)state;
    int ends[2];
    mailbox box = {0};
    size_t n = 5;
    char bytes[2 * (sizeof n + 5)];
    str message;
    open_pair(ends);
    for (char *p = bytes; p < bytes + sizeof bytes; p += sizeof n + 5) {
        memcpy(p, &n, sizeof n);
        memcpy(p + sizeof n, p == bytes ? "first" : "other", 5);
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        assert_int_equal(write(ends[0], bytes + i, 1), 1);
        assert_true(mail_read(&box, ends[1], true));
        bool whole = (i + 1) % (sizeof n + 5) == 0;
        assert_int_equal(mail_take(&box, &message), whole);
        if (whole) assert_memory_equal(message.p, i + 1 == sizeof bytes ? "other" : "first", 5);
    }
    close(ends[0]);
    close(ends[1]);
    mail_close(&box);
}

static void the_rest_of_the_dead_is_forgotten(void **state) {
    (void)state;
    int ends[2];
    mailbox box = {0};
    str message;
    open_pair(ends);
    assert_int_equal(write(ends[0], "1234", 4), 4); /* half of a length */
    assert_true(mail_read(&box, ends[1], true));
    mail_forget(&box);
    assert_true(mail_send(ends[0], STR("new")));
    assert_true(mail_read(&box, ends[1], true));
    assert_true(mail_take(&box, &message) && str_eq(message, STR("new")));
    close(ends[1]);
    assert_false(mail_send(ends[0], STR("nobody reads"))); /* and nobody dies of it */
    close(ends[0]);
    mail_close(&box);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_come_whole_and_in_order),
        cmocka_unit_test(pieces_make_a_message),
        cmocka_unit_test(the_rest_of_the_dead_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
