/* Paragraphs that refer to each other by name: filled in whatever their order, and told where they are wrong. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

#define REF(name) "vanban.block('para', { runs = { 'theo ', { ref = '" name "', bold = true }, '.' } })"
#define TARGET(name, cite) "vanban.block('para', { runs = 'x', bookmark = '" name "', cite = '" cite "' })"

static void expect(room *r, const char *body, const char *tree) {
    room_restart(r, (vm_limits){0, 0});
    room_template(r, "probe", body);
    if (!room_build(r, "probe", "{}")) fail_msg("%s\nsaid: %s", body, room_said(r));
    assert_string_equal(room_tree(r), str_z(r->a, str_fmt(r->a, "document plain vi-VN\n%s", tree)));
}

static void earlier_and_later_ones_are_filled_in(void **state) {
    expect(*state, "return { " REF("b") ", " TARGET("a", "Mục I") ", " TARGET("b", "khoản 2 Mục I") ", " REF("a") " }",
           "para body \"theo [b]{ref:b=khoản 2 Mục I}[/].\"\npara body bookmark=a \"x\"\npara body bookmark=b \"x\"\n"
           "para body \"theo [b]{ref:a=Mục I}[/].\"\n");
}

static void cells_and_margins_take_part(void **state) {
    expect(*state,
           "return { foot = " REF("a") ", vanban.block('table', { columns = { '*' }, rows = { { cells = { { blocks = " TARGET(
               "a", "Phụ lục I") " } } } } }) }",
           "table columns=*\n  row\n    cell\n      para body bookmark=a \"x\"\n"
           "foot\n  para body \"theo [b]{ref:a=Phụ lục I}[/].\"\n");
}

static void a_bookmark_alone_is_no_target(void **state) {
    room_fails(*state, "return { vanban.block('para', { bookmark = 'a' }), " REF("a") " }", "nothing has the \"id\" \"a\"");
}

static void fails_with(room *r, const char *body, const char *json, const char *part) {
    room_template(r, "probe", body);
    room_restart(r, (vm_limits){0, 0});
    assert_false(room_build(r, "probe", json));
    ROOM_HAS(room_said(r), part);
}

static void unknown_names_are_told_at_every_text(void **state) {
    const char *body = "return { " TARGET("kinh-phi", "Mục I") ", " REF("kinh-fi") ", " REF("kinh-fi") " }";
    const char *json = "{\"a\": [\"x\", \"xem {ref:kinh-fi}\"], \"b\": {\"c\": \"{ref:kinh-fi}\", \"d\": \"kinh-fi\"}}";
    fails_with(*state, body, json, "$.a[1]");
    fails_with(*state, body, json, "$.b.c");
    fails_with(*state, body, json, "did you mean \"kinh-phi\"?");
    assert_null(strstr(room_said(*state), "$.b.d"));
    fails_with(*state, "return { " REF("x") " }", "{}", "probe.lua");
}

static void a_name_is_given_once(void **state) {
    fails_with(*state, "return { " TARGET("a", "Mục I") ", " TARGET("a", "Mục II") " }",
               "{\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"a\"}]}", "$.items[2].id");
    fails_with(*state, "return { " TARGET("a", "Mục I") ", " TARGET("a", "Mục II") " }", "{}", "is that of another node");
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(earlier_and_later_ones_are_filled_in),
        CASE(cells_and_margins_take_part),
        CASE(a_bookmark_alone_is_no_target),
        CASE(unknown_names_are_told_at_every_text),
        CASE(a_name_is_given_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
