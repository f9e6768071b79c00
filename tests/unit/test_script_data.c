/* Data as templates see it: tables of their own, nil where there is nothing, with a place in the source. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

static const char *const DATA = "{\"name\": \"Xã\", \"n\": 5, \"x\": 2.5, \"yes\": true, \"no\": false, \"nothing\": null,"
                                " \"list\": [\"a\", [1, 2], {\"k\": 1}], \"rec\": {\"z\": 1, \"a\": 2, \"m\": null}}";

static void passes_on(room *r, const char *body) {
    room_template(r, "probe",
                  str_z(r->a, str_fmt(r->a, "%s\nreturn { vanban.block('space', { height = 1 }) }", body)));
    room_restart(r, (vm_limits){0, 0});
    if (!room_build(r, "probe", DATA)) fail_msg("%s\nsaid: %s", body, room_said(r));
}

static void fails_on(room *r, const char *body, const char *part) {
    room_template(r, "probe", body);
    room_restart(r, (vm_limits){0, 0});
    assert_false(room_build(r, "probe", DATA));
    ROOM_HAS(room_said(r), part);
}

static void values_are_lua_values(void **state) {
    passes_on(*state, "assert(d.name == 'Xã' and d.n == 5 and math.type(d.n) == 'integer' and d.x == 2.5)\n"
                      "assert(d.yes == true and d.no == false and d.nothing == nil and d.absent == nil)\n"
                      "assert(type(d.list) == 'table' and d.list[1] == 'a' and d.list[2][2] == 2 and d.list[3].k == 1)");
}

static void what_is_not_there_is_nil(void **state) {
    passes_on(*state, "assert(d[1] == nil and d[{}] == nil and d.list[0] == nil and d.list[4] == nil and d.list.x == nil)\n"
                      "assert(d.list[1.5] == nil and d.list[2.0][1] == 1 and d.list[-1] == nil and d[true] == nil)");
}

static void lists_are_gone_through(void **state) {
    passes_on(*state, "assert(#d.list == 3) local n = 0\n"
                      "for i, v in ipairs(d.list) do n = n + i end assert(n == 6)\n"
                      "for i, v in pairs(d.list) do n = n + i end assert(n == 12)\n"
                      "local a, b = table.unpack(d.list[2]) assert(a == 1 and b == 2)\n"
                      "assert(table.concat(d.list[2], '-') == '1-2')");
}

static void records_are_gone_through_in_the_order_of_their_names(void **state) {
    passes_on(*state, "local s = '' for k, v in pairs(d.rec) do s = s .. k .. v end assert(s == 'a2z1', s)");
}

static void the_same_record_is_the_same(void **state) {
    passes_on(*state, "assert(d.rec == d.rec and d.rec ~= d.list) local seen = {} seen[d.rec] = 1 assert(seen[d.rec] == 1)\n"
                      "assert(vanban.path(d.rec) == '$.rec' and vanban.path(d.list[3]) == '$.list[2]' and vanban.path(d) == '$')");
}

/* It is a copy: what is moved about in it keeps its place in the source. */
static void writing_changes_the_copy(void **state) {
    passes_on(*state, "d.name = 'x' d.rec.q = 2 table.insert(d.list, 1, {}) table.sort(d.list[3])\n"
                      "assert(d.name == 'x' and d.list[4].k == 1 and vanban.path(d.list[4]) == '$.list[2]')");
    passes_on(*state, "assert(d.name == 'Xã' and d.rec.q == nil and #d.list == 3)");
}

static void what_is_not_of_the_data_has_no_place(void **state) {
    fails_on(*state, "vanban.path({})", "data record or list expected, got table");
    fails_on(*state, "vanban.path('x')", "data record or list expected, got string");
    fails_on(*state, "return d.rec.q.r", "attempt to index a nil value (field 'q')");
}

/* A table kept from an earlier document has no place in the one under way. */
static void places_end_with_the_document(void **state) {
    room *r = *state;
    room_write(r, "templates/keep.lua",
               "local kept\nreturn { title = 'x', styles = 'plain', schema = { type = 'record', fields = {} },\n"
               "build = function(d)\n if kept then vanban.path(kept) end\n"
               "kept = d return { vanban.block('space', { height = 1 }) } end }");
    assert_true(room_build(r, "keep", "{\"name\": \"x\"}"));
    assert_false(room_build(r, "keep", "{\"name\": \"x\"}"));
    ROOM_HAS(room_said(r), "data record or list expected, got table");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_are_lua_values, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_nil, setup, teardown),
        cmocka_unit_test_setup_teardown(lists_are_gone_through, setup, teardown),
        cmocka_unit_test_setup_teardown(records_are_gone_through_in_the_order_of_their_names, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_record_is_the_same, setup, teardown),
        cmocka_unit_test_setup_teardown(writing_changes_the_copy, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_of_the_data_has_no_place, setup, teardown),
        cmocka_unit_test_setup_teardown(places_end_with_the_document, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
