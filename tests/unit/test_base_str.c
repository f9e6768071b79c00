/* str and buf: slices, searching, and numbers written without a locale. */
#include "check.h"

#include "base/str.h"

#include <locale.h>
#include <string.h>

static arena *a;

static int set_up(void **state) {
    (void)state;
    a = arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_drop(a);
    return 0;
}

static void borrows_and_cuts(void **state) {
    (void)state;
    check_str(str_of(NULL), "");
    check_str(str_part(STR("số 42"), 5, 7), "42");
    check_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    check_str(str_trim(STR(" \t ")), "");
    check_str(str_trim(STR("")), "");
}

static void compares_by_bytes(void **state) {
    (void)state;
    static const struct {
        const char *x, *y;
        int order;
    } cases[] = {{"", "", 0}, {"a", "a", 0}, {"a", "b", -1}, {"ab", "a", 1}, {"", "a", -1}, {"đ", "z", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int c = str_cmp(str_of(cases[i].x), str_of(cases[i].y));
        assert_int_equal((c > 0) - (c < 0), cases[i].order);
        assert_int_equal(str_eq(str_of(cases[i].x), str_of(cases[i].y)), cases[i].order == 0);
    }
    assert_true(str_eq((str){NULL, 0}, STR("")));
}

static void knows_both_ends(void **state) {
    (void)state;
    assert_true(str_starts(STR("plan.json"), STR("plan")));
    assert_false(str_starts(STR("plan"), STR("plan.json")));
    assert_true(str_ends(STR("plan.json"), STR(".json")));
    assert_false(str_ends(STR("json"), STR(".json")));
    assert_true(str_ends(STR("json"), STR("")));
}

static void finds(void **state) {
    (void)state;
    static const struct {
        const char *s, *what;
        size_t from, at;
    } cases[] = {
        {"aab", "ab", 0, 1}, {"abab", "ab", 1, 2}, {"abab", "ab", 3, 4}, {"abc", "", 0, 3},
        {"abc", "c", 0, 2},  {"abc", "cd", 0, 3},  {"", "a", 0, 0},      {"aaa", "aaaa", 0, 3},
        {"abc", "a", 3, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(str_find(str_of(cases[i].s), str_of(cases[i].what), cases[i].from), cases[i].at);
}

static void copies_end_in_zero(void **state) {
    (void)state;
    const char text[] = {'a', 'b', 'c'};
    char *z = str_z(a, (str){text, 2});
    assert_string_equal(z, "ab");
    str copy = str_dup(a, (str){text, 3});
    assert_ptr_not_equal(copy.p, text);
    assert_int_equal(copy.p[3], 0);
    check_str(str_dup(a, (str){NULL, 0}), "");
}

static void hashes_as_fnv_1a(void **state) {
    (void)state; /* published values */
    assert_true(str_hash(STR("")) == UINT64_C(0xcbf29ce484222325));
    assert_true(str_hash(STR("a")) == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(str_hash(STR("foobar")) == UINT64_C(0x85944171f73967e8));
}

static void writes_whole_numbers(void **state) {
    (void)state;
    static const struct {
        int64_t v;
        const char *text;
    } cases[] = {{0, "0"}, {-1, "-1"}, {10, "10"}, {47107500, "47107500"},
                 {INT64_MAX, "9223372036854775807"}, {INT64_MIN, "-9223372036854775808"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf b = buf_in(a);
        buf_int(&b, cases[i].v);
        check_str(buf_str(&b), cases[i].text);
    }
}

static void writes_decimals(void **state) {
    (void)state;
    static const struct {
        int64_t v;
        int decimals;
        const char *text;
    } cases[] = {{-1250, 3, "-1.25"}, {1000, 3, "1"}, {5, 3, "0.005"}, {-5, 3, "-0.005"}, {0, 3, "0"},
                 {100, 3, "0.1"},     {7, 0, "7"},    {-90, 1, "-9"},  {123456, 2, "1234.56"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf b = buf_in(a);
        buf_fixed(&b, cases[i].v, cases[i].decimals);
        check_str(buf_str(&b), cases[i].text);
    }
}

static void numbers_ignore_the_locale(void **state) {
    (void)state;
    const char *was = setlocale(LC_ALL, NULL);
    char *kept = str_z(a, str_of(was));
    static const char *const locales[] = {"fr_FR.UTF-8", "vi_VN.UTF-8", "de_DE.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        setlocale(LC_ALL, locales[i]); /* may be missing: then it says nothing */
        buf b = buf_in(a);
        buf_fixed(&b, 1234567, 3);
        check_str(buf_str(&b), "1234.567");
    }
    setlocale(LC_ALL, kept);
}

static void builds_long_texts(void **state) {
    (void)state;
    buf b = buf_in(a);
    for (int i = 0; i < 10000; i++) {
        buf_add(&b, STR("ố"));
        buf_byte(&b, ';');
        if (i % 100 == 0) arena_alloc(a, 10); /* so that it cannot always grow in place */
    }
    assert_int_equal(b.n, 40000);
    for (size_t i = 0; i < b.n; i += 4) assert_memory_equal(b.p + i, "ố;", 4);
}

static void formats(void **state) {
    (void)state;
    check_str(str_fmt(a, "%.*s-%d-%s", STR_ARG(STR("Điều")), 42, "x"), "Điều-42-x");
    buf b = buf_in(a);
    for (int i = 0; i < 100; i++) buf_fmt(&b, "%05d,", i);
    assert_int_equal(b.n, 600);
    assert_memory_equal(b.p + 594, "00099,", 6);
    static const int lengths[] = {0, 1, 63, 64, 255, 256, 257, 5000}; /* up to, and past, the room that is likely to do */
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        str long_one = str_fmt(a, "%*d;", lengths[i], 7);
        size_t n = lengths[i] ? (size_t)lengths[i] : 1;
        assert_int_equal(long_one.n, n + 1);
        assert_memory_equal(long_one.p + n - 1, "7;", 2);
    }
}

static void names_columns(void **state) {
    (void)state;
    static const struct { size_t column; const char *name; } of[] = {
        {0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"},
        {SIZE_MAX, "GKGWBYLWRXTLPP"},
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        char name[STR_COLUMN];
        check_str(((str){name, (size_t)(str_put_column(name, of[i].column) - name)}), of[i].name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(borrows_and_cuts),       cmocka_unit_test(compares_by_bytes),
        cmocka_unit_test(knows_both_ends),        cmocka_unit_test(finds),
        cmocka_unit_test(copies_end_in_zero),     cmocka_unit_test(hashes_as_fnv_1a),
        cmocka_unit_test(writes_whole_numbers),   cmocka_unit_test(writes_decimals),
        cmocka_unit_test(numbers_ignore_the_locale), cmocka_unit_test(builds_long_texts),
        cmocka_unit_test(formats),                cmocka_unit_test(names_columns),
    };
    return cmocka_run_group_tests_name("base/str", tests, set_up, tear_down);
}
