/* len: lengths that DOCX stores and PDF draws are the same number. */
#include "check.h"

#include "base/len.h"

#include <string.h>

static void twips_and_points_are_whole(void **state) {
    (void)state;
    assert_int_equal(LEN_PT, 20480);
    for (int t = -4000; t <= 4000; t++) assert_int_equal(len_to_twips(len_twips(t)), t);
    assert_int_equal(len_pt(0.5), 10 * LEN_TWIP);
    assert_int_equal(len_pt(-18), -360 * LEN_TWIP);
}

static void millimetres_round_to_the_twip(void **state) {
    (void)state;
    static const struct {
        double mm;
        int twips;
    } cases[] = {{210, 11906}, {297, 16838}, {30, 1701}, {20, 1134}, {15, 850}, {12.7, 720}, {0, 0}, {-10, -567}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(len_mm(cases[i].mm), len_twips(cases[i].twips));
}

static void half_twips_round_away_from_zero(void **state) {
    (void)state;
    assert_int_equal(len_to_twips(LEN_TWIP / 2), 1);
    assert_int_equal(len_to_twips(LEN_TWIP / 2 - 1), 0);
    assert_int_equal(len_to_twips(-LEN_TWIP / 2), -1);
    assert_int_equal(len_to_twips(-LEN_TWIP / 2 + 1), 0);
}

static void thousandths_of_a_point(void **state) {
    (void)state;
    assert_int_equal(len_milli_pt(LEN_PT), 1000);
    assert_int_equal(len_milli_pt(len_mm(297)), 841900);
    assert_int_equal(len_milli_pt(-LEN_PT / 2), -500);
    assert_int_equal(len_milli_pt(10), 0);  /* 0.49 of a thousandth */
    assert_int_equal(len_milli_pt(11), 1);  /* 0.54 */
    assert_int_equal(len_milli_pt(-11), -1);
    assert_int_equal(len_milli_pt(INT32_MAX), 104857600);
}

static void back_to_points_and_millimetres(void **state) {
    (void)state;
    assert_true(len_to_pt(len_pt(12.5)) == 12.5);
    double mm = len_to_mm(len_mm(160));
    assert_true(mm > 159.99 && mm < 160.01);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twips_and_points_are_whole),
        cmocka_unit_test(millimetres_round_to_the_twip),
        cmocka_unit_test(half_twips_round_away_from_zero),
        cmocka_unit_test(thousandths_of_a_point),
        cmocka_unit_test(back_to_points_and_millimetres),
    };
    return cmocka_run_group_tests_name("base/len", tests, NULL, NULL);
}
