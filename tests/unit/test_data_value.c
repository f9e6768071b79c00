/* value: fields, paths, copies, excerpts. */
#include "data_kit.h"

#include "data/json.h"

static value *parse(kit *k, const char *json) {
    value *v = json_parse(k->a, (data_source){STR("d.json"), str_of(json)}, k->d);
    if (!v) fail_msg("%s", kit_faults(k, LANG_EN));
    return v;
}

static void field_by_name(void **state) {
    value *v = parse(*state, "{\"a\": 1, \"b\": [2], \"\": 3}");
    assert_int_equal(value_field(v, STR("a"))->as.integer, 1);
    assert_int_equal(value_field(v, STR(""))->as.integer, 3);
    assert_null(value_field(v, STR("c")));
    assert_null(value_field(value_field(v, STR("b")), STR("a")));
    assert_null(value_field(NULL, STR("a")));
}

static void path_names_every_step(void **state) {
    kit *k = *state;
    value *v = parse(k, "{\"budget\": {\"items\": [1, {\"unit_price\": 2, \"đơn \\\"giá\\\"\": "
                        "[3], \"1st\": 4}]}}");
    assert_string_equal(kit_z(k, value_path(k->a, v)), "$");
    value *item = &value_field(value_field(v, STR("budget")), STR("items"))->as.items[1];
    assert_string_equal(kit_z(k, value_path(k->a, &item->as.items[0])),
                        "$.budget.items[1].unit_price");
    assert_string_equal(kit_z(k, value_path(k->a, &item->as.items[1].as.items[0])),
                        "$.budget.items[1][\"đơn \\\"giá\\\"\"][0]");
    assert_string_equal(kit_z(k, value_path(k->a, &item->as.items[2])),
                        "$.budget.items[1][\"1st\"]");
}

static void path_cuts_long_names(void **state) {
    kit *k = *state;
    buf json = buf_in(k->a);
    buf_add(&json, STR("{\""));
    for (int i = 0; i < 100000; i++) buf_add(&json, STR("x"));
    buf_add(&json, STR("\": 1}\0"));
    data_source source = {STR(""), str_part(buf_str(&json), 0, json.n - 1)};
    value *v = json_parse(k->a, source, k->d);
    assert_non_null(v);
    str path = value_path(k->a, &v->as.items[0]);
    assert_true(path.n < 100);
    kit_has(kit_z(k, path), "xxx…\"]");
}

static void text_is_found_where_it_stands(void **state) {
    kit *k = *state;
    value *v = parse(
        k, "{\"n\": 1, \"body\": [\"Căn cứ\", {\"x\": \"Luật Ngân sách\"}], \"z\": \"Ngân sách\"}");
    const value *hit = value_find_text(v, (value_words){.words = STR("Ngân")});
    assert_string_equal(kit_z(k, value_path(k->a, hit)), "$.z"); /* the one with the least beside it */
    assert_null(value_find_text(v, (value_words){.words = STR("không có")}));
    assert_null(value_find_text(v, (value_words){.before = STR("Luật ")}));
    hit = value_find_text(v, (value_words){.before = STR("Luật "), .words = STR("Ngân sách")});
    assert_string_equal(kit_z(k, value_path(k->a, hit)), "$.body[1].x");
}

static void words_are_found_by_what_stands_around_them(void **state) {
    kit *k = *state;
    value *v = parse(k, "{\"a\": [\"xem mục dài\", \"dài\", \"dài quá\", \"dài, dài quá\"]}");
    static const struct {
        value_words words;
        const char *path;
    } cases[] = {
        {{STR("- xem mục "), STR("dài"), STR(".")}, "$.a[0]"}, {{STR("- "), STR("dài"), STR(";")}, "$.a[1]"},
        {{STR("1. "), STR("dài"), STR(" quá")}, "$.a[2]"},     {{STR("dài, "), STR("dài"), STR(" quá")}, "$.a[3]"},
        {{STR(""), STR("dài"), STR(", dài quá")}, "$.a[3]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(kit_z(k, value_path(k->a, value_find_text(v, cases[i].words))), cases[i].path);
}

static void copy_has_its_own_parents(void **state) {
    kit *k = *state;
    value *from = parse(k, "{\"a\": [{\"b\": \"x\"}], \"c\": null}");
    value root = {.kind = VALUE_LIST, .n = 1};
    value to = {.parent = &root};
    root.as.items = &to;
    value_copy(k->a, &to, from);
    const value *b = value_find_text(&root, (value_words){.words = STR("x")});
    assert_string_equal(kit_z(k, value_path(k->a, b)), "$[0].a[0].b");
    value_field(&to, STR("c"))->kind = VALUE_BOOL;
    assert_int_equal(value_field(from, STR("c"))->kind, VALUE_NULL);
}

static void excerpt_is_short_and_plain(void **state) {
    kit *k = *state;
    assert_string_equal(kit_z(k, value_excerpt(k->a, STR("Số\n12\x1b\xc2\x9b"))), "Số 12  ");
    char long_text[200];
    memset(long_text, 'a', sizeof long_text);
    str cut = value_excerpt(k->a, (str){long_text, 61});
    assert_int_equal(cut.n, 60 + strlen("…"));
    assert_int_equal(value_excerpt(k->a, (str){long_text, 60}).n, 60);
    assert_int_equal(value_excerpt(k->a, STR("")).n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(field_by_name),
        KIT_TEST(path_names_every_step),
        KIT_TEST(path_cuts_long_names),
        KIT_TEST(text_is_found_where_it_stands),
        KIT_TEST(words_are_found_by_what_stands_around_them),
        KIT_TEST(copy_has_its_own_parents),
        KIT_TEST(excerpt_is_short_and_plain),
    };
    return cmocka_run_group_tests_name("data value", tests, NULL, NULL);
}
