/* Where faults are said to be: the author's line, not the library's; and what templates say of the data. */
#include "room.h"

static int setup(void **state) {
    room *r = *state = room_new();
    room_write(r, "templates/lib/kit.lua",
               "local M = {}\n"
               "function M.para(text) return vanban.block('para', { runs = text }) end\n"
               "function M.broken() return nil + 1 end\n"
               "function M.strict(x) if not x then error('x is missing', 2) end end\n"
               "function M.deep(x) local y = M.broken(x) return y end\n"
               "return M");
    room_write(r, "templates/helper.lua", "return { fail = function() error('in helper') end }");
    return 0;
}
static int teardown(void **state) { return room_drop(*state), 0; }

static void an_error_is_at_the_authors_line(void **state) {
    room_fails(*state, "local x\nreturn x.y", "~/templates/probe.lua:4: error: the template failed: attempt to index");
    room_fails(*state, "local kit = require 'lib.kit'\n\nlocal z = kit.deep()",
               "~/templates/probe.lua:5: error: the template failed: attempt to perform arithmetic on a nil value "
               "(~/templates/lib/kit.lua:3) [template-error]");
    room_fails(*state, "local kit = require 'lib.kit'\nkit.strict()", "probe.lua:4: error: the template failed: x is missing [");
    room_fails(*state, "require('helper').fail()", "~/templates/helper.lua:1: error: the template failed: in helper [");
}

static void a_block_is_from_the_authors_line(void **state) {
    room *r = *state;
    room_template(r, "lines", "local kit = require 'lib.kit'\n"
                              "return {\n"
                              "  kit.para('a'),\n"
                              "  vanban.block('para', {\n"
                              "    runs = 'b' }),\n"
                              "  { { kit.para('c') } } }");
    assert_true(room_build(r, "lines", "{}"));
    const int lines[] = {5, 6, 8};
    assert_int_equal(r->out.n, 3);
    for (size_t i = 0; i < 3; i++) {
        diag_where at = doc_where(&r->out, r->out.blocks[i].at);
        assert_int_equal(at.line, lines[i]);
        assert_true(str_ends(at.file, STR("/templates/lines.lua")));
    }
}

static void syntax_errors_have_a_line(void **state) {
    room *r = *state;
    room_fails(r, "x = = 1", "~/templates/probe.lua:3: error: the template is not valid Lua: unexpected symbol near '='");
    room_write(r, "templates/lib/odd.lua", "return {\n  a = 1\n  b = 2\n}");
    room_fails(r, "require 'lib.odd'", "~/templates/lib/odd.lua:3: error: the template is not valid Lua: '}' expected");
    room_write(r, "templates/lib/odd.lua", "\x1bLua");
    room_fails(r, "require 'lib.odd'", "attempt to load a binary chunk");
    room_write(r, "templates/lib/odd.lua", "\xEF\xBB\xBFreturn { n = 1 }"); /* a byte order mark */
    room_passes(r, "assert(require('lib.odd').n == 1)");
}

/* Lua shortens the names of files in its messages; the diagnostics must not suffer from it. */
static void long_paths_are_whole(void **state) {
    room *r = *state;
    char name[140] = "";
    for (int i = 0; i < 10; i++) strcat(name, "rat-dai-dong-");
    room_template(r, name, "error('oh')");
    assert_false(room_build(r, name, "{}"));
    const char *said = room_said(r);
    ROOM_HAS(said, "rat-dai-dong-.lua:3: error: the template failed: oh [");
    ROOM_HAS(said, "~/templates/rat-dai-dong-rat");
    room_restart(r, (vm_limits){0, 0});
    room_template(r, name, "return }");
    assert_false(room_build(r, name, "{}"));
    ROOM_HAS(room_said(r), "rat-dai-dong-.lua:3: error: the template is not valid Lua: unexpected symbol near '}'");
}

static void the_data_is_spoken_of_by_path(void **state) {
    room *r = *state;
    const char *json = "{\"title\": \"x\", \"items\": [{\"sum\": 1}, {\"sum\": 2}]}";
    room_template(r, "says",
                  "assert(vanban.path(d) == '$' and vanban.path(d.items[2]) == '$.items[1]')\n"
                  "vanban.fault { at = d.items[2], field = 'sum', vi = 'tổng sai', en = 'wrong sum', hint_en = 'mend' }\n"
                  "vanban.fault { at = d, field = 'none', en = 'missing' }\n"
                  "vanban.fault { at = d.items, vi = 'ít quá' }\n"
                  "vanban.fault { vi = 'hỏng' }\n"
                  "return { vanban.block('space', { height = 1 }) }");
    assert_false(room_build(r, "says", json));
    const char *said = room_said(r);
    ROOM_HAS(said, "data.json:1:46: $.items[1].sum: error: wrong sum [content]\n  hint: mend\n");
    ROOM_HAS(said, "data.json:1:1: $.none: error: missing [content]\n");
    ROOM_HAS(said, "data.json:1:25: $.items: error: ít quá [content]\n");
    ROOM_HAS(said, "data.json: $: error: hỏng [content]\n");

    room_template(r, "warns", "vanban.warn { at = d, field = 'title', vi = 'ngắn', en = 'short' }\n"
                              "return { vanban.block('space', { height = 1 }) }");
    assert_true(room_build(r, "warns", json));
    ROOM_HAS(room_said(r), "data.json:1:11: $.title: warning: short [content]\n");
}

static void faults_must_be_well_said(void **state) {
    room_fails(*state, "vanban.fault 'x'", "table expected, got string");
    room_fails(*state, "vanban.fault {}", "field 'vi' is missing");
    room_fails(*state, "vanban.fault { vi = 1 }", "field 'vi' must be a string");
    room_fails(*state, "vanban.fault { vi = 'x', at = {} }", "field 'at' must be a data record or list");
    room_fails(*state, "vanban.path({})", "data record or list expected, got table");
}

/* A fault that is caught is still a fault. */
static void a_fault_cannot_be_swallowed(void **state) {
    room_fails(*state, "pcall(vanban.fault, { vi = 'sai' }) return { vanban.block('space', { height = 1 }) }", "sai");
}

static void text_functions(void **state) {
    room_passes(*state, "assert(vanban.upper('đường ẩm') == 'ĐƯỜNG ẨM' and vanban.lower('ĐƯỜNG') == 'đường')\n"
                        "assert(vanban.fold('Đường Ẩm') == 'duong am' and vanban.slug('Kế hoạch số 1!') == 'ke-hoach-so-1')\n"
                        "assert(vanban.count('đường') == 5 and vanban.count('') == 0)\n"
                        "assert(vanban.clean('  a \t b \\n  c ') == 'a b\\nc' and vanban.clean('a b') == 'a b')");
    room_fails(*state, "vanban.upper('\\xC4')", "bad argument #1 to 'upper' (not UTF-8)");
    room_fails(*state, "vanban.count({})", "bad argument #1 to 'count'");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_error_is_at_the_authors_line, setup, teardown),
        cmocka_unit_test_setup_teardown(a_block_is_from_the_authors_line, setup, teardown),
        cmocka_unit_test_setup_teardown(syntax_errors_have_a_line, setup, teardown),
        cmocka_unit_test_setup_teardown(long_paths_are_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(the_data_is_spoken_of_by_path, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_must_be_well_said, setup, teardown),
        cmocka_unit_test_setup_teardown(a_fault_cannot_be_swallowed, setup, teardown),
        cmocka_unit_test_setup_teardown(text_functions, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
