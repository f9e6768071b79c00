/* Data as templates see it: read-only, in order, nil where there is nothing, dead with its document. */
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
                      "assert(type(d.list) == 'userdata' and d.list[1] == 'a' and d.list[2][2] == 2 and d.list[3].k == 1)");
}

static void what_is_not_there_is_nil(void **state) {
    passes_on(*state, "assert(d[1] == nil and d[{}] == nil and d.list[0] == nil and d.list[4] == nil and d.list.x == nil)\n"
                      "assert(d.list[1.5] == nil and d.list[2.0][1] == 1 and d.list[-1] == nil and d[true] == nil)");
}

static void lists_are_gone_through(void **state) {
    passes_on(*state, "assert(#d.list == 3 and #d.rec == 0) local n = 0\n"
                      "for i, v in ipairs(d.list) do n = n + i end assert(n == 6)\n"
                      "for i, v in pairs(d.list) do n = n + i end assert(n == 12)\n"
                      "local a, b = table.unpack(d.list[2]) assert(a == 1 and b == 2)\n"
                      "assert(table.concat(d.list[2], '-') == '1-2')");
}

static void records_are_in_the_order_of_the_data(void **state) {
    passes_on(*state, "local s = '' for k, v in pairs(d.rec) do s = s .. k .. v end assert(s == 'z1a2', s)\n"
                      "for k, v in pairs(d.rec) do for k, v in pairs(d.rec) do s = s .. k end end assert(s == 'z1a2zaza')");
}

static void the_same_record_is_the_same(void **state) {
    passes_on(*state, "assert(d.rec == d.rec and d.rec ~= d.list) local seen = {} seen[d.rec] = 1 assert(seen[d.rec] == 1)\n"
                      "assert(tostring(d.rec) == '$.rec' and tostring(d.list[3]) == '$.list[2]')");
}

static void data_cannot_be_written(void **state) {
    fails_on(*state, "d.name = 'x'", "data is read-only: $");
    fails_on(*state, "d.rec.z = 2", "data is read-only: $.rec");
    fails_on(*state, "table.insert(d.list, 1)", "data is read-only: $.list");
    fails_on(*state, "rawset(d, 'x', 1)", "table expected, got data");
    fails_on(*state, "setmetatable(d, {})", "table expected, got data");
    fails_on(*state, "return d.rec .. 'x'", "attempt to concatenate a data value (field 'rec')");
    fails_on(*state, "return d.rec.q.r", "attempt to index a nil value (field 'q')");
    fails_on(*state, "return getmetatable(d).__index(assert, 'x')", "attempt to index a boolean value");
}

/* A template that keeps data over documents gets an error, never another document's text. */
static void data_dies_with_its_document(void **state) {
    room *r = *state;
    room_write(r, "templates/keep.lua",
               "local kept\nreturn { title = 'x', styles = 'plain', schema = { type = 'record', fields = {} },\n"
               "build = function(d)\n if d.use then return { title = kept.name } end\n"
               "if d.len then return { title = #kept } end\n"
               "if d.all then for k in pairs(kept) do end end\n"
               "if d.path then vanban.path(kept) end\n"
               "kept = d return { vanban.block('space', { height = 1 }) } end }");
    assert_true(room_build(r, "keep", "{\"name\": \"x\"}"));
    static const char *const uses[] = {"{\"use\": 1}", "{\"len\": 1}", "{\"all\": 1}", "{\"path\": 1}"};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        assert_false(room_build(r, "keep", uses[i]));
        ROOM_HAS(room_said(r), "this data belongs to an earlier document");
    }
    assert_true(room_build(r, "keep", "{}"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_are_lua_values, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_nil, setup, teardown),
        cmocka_unit_test_setup_teardown(lists_are_gone_through, setup, teardown),
        cmocka_unit_test_setup_teardown(records_are_in_the_order_of_the_data, setup, teardown),
        cmocka_unit_test_setup_teardown(the_same_record_is_the_same, setup, teardown),
        cmocka_unit_test_setup_teardown(data_cannot_be_written, setup, teardown),
        cmocka_unit_test_setup_teardown(data_dies_with_its_document, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
