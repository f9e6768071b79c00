/* The pool of Lua's small objects. */
#include "check.h"

#include "script/pool.h"

#include <string.h>

static void cells_are_apart_and_aligned(void **state) {
    (void)state;
    enum { MANY = 20000 }; /* of several chunks */
    static unsigned char *cells[MANY];
    pool p = {0};
    for (size_t i = 0; i < MANY; i++) {
        cells[i] = pool_take(&p, i % 256 + 1);
        assert_true((uintptr_t)cells[i] % _Alignof(max_align_t) == 0);
        memset(cells[i], (int)(i % 251), i % 256 + 1);
    }
    for (size_t i = 0; i < MANY; i++)
        for (size_t k = 0; k <= i % 256; k++) assert_int_equal(cells[i][k], i % 251);
    pool_drop(&p);
}

static void what_is_given_back_comes_again(void **state) {
    (void)state;
    pool p = {0};
    void *x = pool_take(&p, 40), *y = pool_take(&p, 40);
    pool_give(&p, x, 40);
    pool_give(&p, y, 40);
    assert_ptr_equal(pool_take(&p, 33), y); /* of the same class: 33 to 48 */
    assert_ptr_not_equal(pool_take(&p, 49), x);
    assert_ptr_not_equal(pool_take(&p, 32), x);
    assert_ptr_equal(pool_take(&p, 48), x);
    pool_drop(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_apart_and_aligned),
        cmocka_unit_test(what_is_given_back_comes_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
