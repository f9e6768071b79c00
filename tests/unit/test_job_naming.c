/* naming: patterns, and the names they make. */
#include "data_kit.h"

#include "data/json.h"
#include "job/naming.h"

#define DATA                                                                                                       \
    "{\"number\":\"05/KH\",\"year\":2026,\"issuer\":{\"name\":[\"ỦY BAN\",\"XÃ ĐỒNG LỘC\"],\"abbr\":\"UBND\"},"     \
    "\"rows\":[{\"a\":1},{\"a\":2}],\"rate\":2.5,\"blank\":\"—\"}"

static const char *name(kit *k, const char *text) {
    rows_record record = {.number = 7, .key = STR("Xã Hòa Bình")};
    value *data = json_parse(k->a, (data_source){STR("x"), STR(DATA)}, k->d);
    naming *n = naming_new(str_of(text), k->a, k->d);
    return n ? kit_z(k, naming_make(n, &record, data, (diag_where){0}, k->a, k->d)) : "";
}

static void test_names(void **state) {
    static const struct {
        const char *pattern, *name;
    } cases[] = {
        {"{key}", "xa-hoa-binh"},
        {"{row}", "7"},
        {"{number}-{issuer.abbr}", "05-kh-ubnd"},
        {"{issuer.name}", "uy-ban-xa-dong-loc"},
        {"{issuer.name[1]}", "xa-dong-loc"},
        {"{year}/{key}/ke-hoach", "2026/xa-hoa-binh/ke-hoach"},
        {"Kế hoạch {rows[1].a}", "Kế hoạch 2"},
        {"a{ rate }b", "a2-5b"},
        {"../{row}/..", "van-ban/7/van-ban"},
        {"con/{row}", "_con/7"},
        {"a//{row}", "a/7"},
        {"x:{row}*", "x-7-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *made = name(*state, cases[i].pattern);
        assert_string_equal(made, cases[i].name);
    }
    assert_string_equal(kit_faults(*state, LANG_EN), "");
}

static void test_what_is_not_there(void **state) {
    static const char *const patterns[] = {"{nothing}", "{issuer.none}", "{rows[2].a}", "{rows[x]}", "{blank}", "{issuer}"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        assert_string_equal(name(*state, patterns[i]), "");
        kit_has(kit_faults(*state, LANG_EN), "[name-field]");
    }
}

static void test_patterns_that_are_none(void **state) {
    static const char *const patterns[] = {"", "{", "{}", "a{b", "/a", "a/", "{a b}", "{a{b}}"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        assert_string_equal(name(*state, patterns[i]), "");
        kit_has(kit_faults(*state, LANG_VI), "[name-pattern]");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(test_names),
        KIT_TEST(test_what_is_not_there),
        KIT_TEST(test_patterns_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
