/* arena: zeroed, aligned, growing in place, reset without a new system allocation. */
#include "check.h"

#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

static void gives_zeroed_aligned_bytes(void **state) {
    (void)state;
    arena *a = arena_new();
    for (size_t n = 0; n < 200; n++) {
        unsigned char *p = arena_alloc(a, n);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++) assert_int_equal(p[i], 0);
        memset(p, 0xEE, n); /* must not be seen by the next one */
    }
    arena_drop(a);
}

static void zeroes_again_after_a_reset(void **state) {
    (void)state;
    arena *a = arena_new();
    char *first = arena_alloc(a, 1000);
    memset(first, 0xEE, 1000);
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
    char *again = arena_alloc(a, 1000);
    assert_ptr_equal(again, first);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(again[i], 0);
    arena_drop(a);
}

static void grows_the_last_in_place_and_copies_others(void **state) {
    (void)state;
    arena *a = arena_new();
    char *p = arena_alloc(a, 10);
    memcpy(p, "0123456789", 10);
    assert_ptr_equal(arena_grow(a, p, 10, 5000), p);
    char *other = arena_alloc(a, 1);
    *other = 'x';
    char *moved = arena_grow(a, p, 5000, 9000);
    assert_ptr_not_equal(moved, p);
    assert_memory_equal(moved, "0123456789", 10);
    assert_int_equal(*other, 'x');
    assert_non_null(arena_grow(a, NULL, 0, 16));
    arena_drop(a);
}

static void holds_more_than_a_chunk_and_keeps_it_all(void **state) {
    (void)state;
    enum { PIECES = 100, SIZE = 30000 };
    arena *a = arena_new();
    char *pieces[PIECES];
    for (size_t i = 0; i < PIECES; i++) pieces[i] = memset(arena_alloc(a, SIZE), (int)i, SIZE);
    char *huge = arena_alloc(a, 20u << 20);
    huge[(20u << 20) - 1] = 1;
    for (size_t i = 0; i < PIECES; i++) {
        assert_int_equal(pieces[i][0], i);
        assert_int_equal(pieces[i][SIZE - 1], i);
    }
    assert_true(arena_used(a) >= (size_t)PIECES * SIZE + (20u << 20));
    arena_drop(a);
}

static void a_reset_keeps_room_for_the_same_again(void **state) {
    (void)state;
    enum { SIZE = 3 << 20 };
    arena *a = arena_new();
    char *big = arena_alloc(a, SIZE);
    arena_reset(a);
    assert_ptr_equal(arena_alloc(a, SIZE), big);
    arena_drop(a);
}

static void drops_nothing(void **state) {
    (void)state;
    arena_drop(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_bytes),
        cmocka_unit_test(zeroes_again_after_a_reset),
        cmocka_unit_test(grows_the_last_in_place_and_copies_others),
        cmocka_unit_test(holds_more_than_a_chunk_and_keeps_it_all),
        cmocka_unit_test(a_reset_keeps_room_for_the_same_again),
        cmocka_unit_test(drops_nothing),
    };
    return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
