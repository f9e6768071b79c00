/* What a template can reach, and what it cannot: globals, read-only libraries, caps, order. */
#include "room.h"

#include <sys/wait.h>
#include <unistd.h>

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

static void the_allowed_names_are_there(void **state) {
    room_passes(*state, "local names = { 'assert', 'error', 'ipairs', 'pairs', 'pcall', 'select', 'tonumber',"
                        " 'tostring', 'type', 'xpcall', 'rawequal', 'rawlen', 'rawget', 'rawset', 'setmetatable',"
                        " 'getmetatable', 'string', 'table', 'math', 'utf8', 'require', 'vanban' }\n"
                        "for _, n in ipairs(names) do assert(_ENV[n] ~= nil, n) end");
}

static void everything_else_is_unknown(void **state) {
    static const char *const names[] = {"io",   "os",   "debug",    "load",  "loadstring", "loadfile", "dofile",
                                        "next", "_G",   "_VERSION", "print", "warn",       "package",  "coroutine",
                                        "collectgarbage", "module", "foo"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char body[80], part[80];
        snprintf(body, sizeof body, "return %s", names[i]);
        snprintf(part, sizeof part, "unknown name '%s'", names[i]);
        room_fails(*state, body, part);
    }
    room_passes(*state, "assert(string.dump == nil and math.random == nil and math.randomseed == nil)");
}

static void globals_cannot_be_written(void **state) {
    room_fails(*state, "foo = 1", "'foo' is not local");
    room_fails(*state, "string = 1", "'string' is not local");
    room_fails(*state, "_ENV.pairs = 1", "'pairs' is not local");
    room_fails(*state, "rawset(_ENV, 'x', 1)", "read-only");
    room_fails(*state, "setmetatable(_ENV, {})", "protected metatable");
}

static void libraries_cannot_be_written(void **state) {
    room_fails(*state, "string.upper = nil", "read-only (field 'upper')");
    room_fails(*state, "rawset(table, 'x', 1)", "read-only");
    room_fails(*state, "table.insert(math, 1)", "read-only");
    room_fails(*state, "vanban.block = nil", "read-only");
    room_passes(*state, "assert(getmetatable('') == false and getmetatable(string) == false)");
    room_passes(*state, "assert(('x'):rep(3) == 'xxx' and #('x') == 1)");
}

/* The iterator of pairs may be called with anything, and gives no way round the read-only view. */
static void iterators_are_safe(void **state) {
    room_passes(*state, "local f, t = pairs({ a = 1 }) assert(f(5) == 'a' and f({}, {}) == nil and f() == nil)");
    room_passes(*state, "local f, t = pairs(string) assert(t == string) assert(not pcall(function() t.x = 1 end))");
    room_passes(*state, "local f, t = pairs(d) assert(t == d and f(5) == nil and f() == nil)");
}

static void libraries_can_be_gone_through(void **state) {
    room_passes(*state, "local n = 0 for k, f in pairs(utf8) do n = n + 1 end assert(n == 6, n)");
}

static void finalizers_and_weak_tables_are_refused(void **state) {
    room_fails(*state, "setmetatable({}, { __gc = function() end })", "cannot have __gc");
    room_fails(*state, "setmetatable({}, { __mode = 'k' })", "cannot have __mode");
    room_passes(*state, "local t = setmetatable({}, { __index = { a = 1 } }) assert(t.a == 1)\n"
                        "assert(setmetatable(t, nil) == t and t.a == nil)");
}

static void an_endless_loop_is_stopped(void **state) {
    static const char *const loops[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "xpcall(function() while true do end end, function() while true do end end)",
        "local t = setmetatable({}, { __index = function() while true do end end }) return t.x",
        "table.sort({ 3, 2, 1 }, function() while true do end end)",
        "string.gsub('x', 'x', function() while true do end end)",
        "while true do local s = ('x'):rep(1000000) end",
        "local t <close> = setmetatable({}, { __close = function() while true do end end })",
        "error(setmetatable({}, { __tostring = function() while true do end end }))",
    };
    const vm_limits limits = {.memory = 128u << 20, .milliseconds = 200};
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++)
        room_fails_within(*state, limits, loops[i], "ran too long");
    room_fails_within(*state, limits, "local x = 1\nwhile true do end",
                      "probe.lua:4: error: the template ran too long");
}

static void too_much_memory_is_stopped(void **state) {
    static const char *const hogs[] = {
        "local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end",
        "return ('x'):rep(1 << 40)",
        "pcall(string.rep, 'x', 200000000) return {}",
        "local s = 'x' while true do s = s .. s end",
        "return string.rep('x', 500000000 // 10, 'yyyyyyyyyyy')",
    };
    for (size_t i = 0; i < sizeof hogs / sizeof *hogs; i++) {
        const char *part = strstr(hogs[i], "1 << 40") ? "resulting string too large" : "too much memory";
        room_fails(*state, hogs[i], part);
    }
}

/* The time is that of each call alone. After a fork the child has a watch of its own. */
static void a_late_vm_is_as_good_as_new(void **state) {
    room *r = *state;
    room_restart(r, (vm_limits){.milliseconds = 100});
    room_template(r, "bad", "while true do pcall(error) end");
    room_template(r, "good", "local n = 0 for i = 1, 1000000 do n = n + i end\n"
                             "return { vanban.block('space', { height = 1 }) }");
    for (int i = 0; i < 3; i++) {
        assert_false(room_build(r, "bad", "{}"));
        for (int k = 0; k < 20; k++) assert_true(room_build(r, "good", "{}"));
    }
    pid_t child = fork();
    if (!child) _exit(room_build(r, "bad", "{}") || !room_build(r, "good", "{}"));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(room_build(r, "good", "{}"));
}

/* After a stop the vm goes on to serve. */
static void a_stopped_vm_is_as_good_as_new(void **state) {
    room *r = *state;
    room_restart(r, (vm_limits){.memory = 16u << 20, .milliseconds = 20000});
    room_template(r, "bad", "local t = {} local x = ('x'):rep(10000) while true do t[#t + 1] = x .. #t end");
    room_template(r, "good", "return { vanban.block('space', { height = 1 }) }");
    for (int i = 0; i < 5; i++) {
        assert_false(room_build(r, "bad", "{}"));
        assert_true(room_build(r, "good", "{}"));
    }
}

/* Wherever memory runs out, the end is a diagnostic. */
static void memory_may_run_out_anywhere(void **state) {
    room *r = *state;
    room_write(r, "templates/lib/x.lua", "return { f = function(s) return s .. s end }");
    room_template(r, "small", "local x = require 'lib.x'\nlocal t = { title = x.f('ab') }\n"
                              "for k, v in pairs({ a = 1, b = 2 }) do t[#t + 1] = vanban.block('para', "
                              "{ runs = { k, { text = k:rep(20), bold = true } } }) end\nreturn t");
    bool ok = false;
    int failures = 0;
    for (size_t memory = 1; !ok && memory < 300000; memory += 211) {
        room_restart(r, (vm_limits){.memory = memory});
        ok = room_build(r, "small", "{}");
        if (!ok) ROOM_HAS(room_said(r), "too much memory");
        failures += !ok;
    }
    assert_true(ok);
    assert_true(failures > 50);
}

static void the_stack_may_overflow(void **state) {
    room_fails(*state, "local function f() return 1 + f() end return f()", "stack overflow");
    room_fails(*state, "local t = {} setmetatable(t, { __index = function(s, k) return s[k + 1] end }) return t[1]",
               "overflow");
    room_fails(*state, "local function f(s) return (s:gsub('x', f)) end return f('x')", "overflow");
    room_fails(*state, "local s = ('('):rep(300) return require('lib.none')", "there is no \"lib.none\"");
}

static void errors_can_be_anything(void **state) {
    room_fails(*state, "error('kaputt')", "probe.lua:3: error: the template failed: kaputt [");
    room_fails(*state, "error('kaputt', 0)", "the template failed: kaputt");
    room_fails(*state, "error({})", "the template failed: table");
    room_fails(*state, "error()", "the template failed: nil");
    room_fails(*state, "error(12)", "the template failed: 12");
    room_fails(*state, "error(setmetatable({}, { __tostring = function() return 'told' end }))", "failed: told");
    room_fails(*state, "error(setmetatable({}, { __tostring = function() error('x') end }))", "failed: error object");
    room_fails(*state, "error(setmetatable({}, { __tostring = function() return {} end }))", "failed: error object");
}

static void errors_can_be_caught(void **state) {
    room_passes(*state, "local ok, e = pcall(error, 'x', 0) assert(not ok and e == 'x')");
    room_passes(*state, "local ok, a, b = pcall(function(...) return ... end, 1, 2) assert(ok and a == 1 and b == 2)");
    room_passes(*state, "local ok, e = xpcall(error, function(m) return m .. '!' end, 'x') assert(not ok and e == 'x!')");
    room_passes(*state, "local ok, a = xpcall(function(x) return x end, error, 7) assert(ok and a == 7)");
    room_passes(*state, "local ok, e = pcall(require, 'lib.none') assert(not ok and type(e) == 'userdata')\n"
                        "assert(getmetatable(e) == false)");
}

static void pairs_goes_in_order(void **state) {
    room_passes(*state,
                "local t = { 10, 20, 30, z = 1, b = 2, aa = 3, [2.5] = 4, [-1] = 5, [99] = 6, [true] = 7, [false] = 8 }\n"
                "local seen = {} for k, v in pairs(t) do seen[#seen + 1] = tostring(k) end\n"
                "assert(table.concat(seen, ' ') == '1 2 3 -1 2.5 99 aa b z false true', table.concat(seen, ' '))");
    room_passes(*state, "for i = 1, 20 do local t, last = {}, '' for k = 1, 50 do t['k' .. k * 7919 % 1000] = k end\n"
                        "for k in pairs(t) do assert(k > last) last = k end end");
    room_passes(*state, "local t = { a = 1, b = 2, c = 3 } local n = 0\n"
                        "for k in pairs(t) do t[k] = nil t.b = nil n = n + 1 end assert(n == 2)");
    room_passes(*state, "local t = setmetatable({}, { __pairs = function() return function() end, 1, 2 end })\n"
                        "for k in pairs(t) do error('none') end");
    room_passes(*state, "local b = vanban.block('space', { height = 1 }) local s = ''\n"
                        "for k in pairs(b) do s = s .. k end assert(s == 'heightkind', s)");
    room_fails(*state, "for k in pairs({ [{}] = 1 }) do end", "a key is a table, which has no order");
    room_fails(*state, "pairs(nil)", "bad argument #1 to 'pairs' (table expected, got nil)");
}

static void sort_is_stable(void **state) {
    room_passes(*state, "local t = {} for i = 1, 500 do t[i] = { key = i * 7919 % 10, at = i } end\n"
                        "table.sort(t, function(a, b) return a.key < b.key end)\n"
                        "for i = 2, 500 do local a, b = t[i - 1], t[i]\n"
                        "assert(a.key < b.key or a.key == b.key and a.at < b.at) end");
    room_passes(*state, "local t = { 3, 1, 2 } table.sort(t) assert(t[1] == 1 and t[2] == 2 and t[3] == 3)\n"
                        "t = {} table.sort(t) t = { 1 } table.sort(t) assert(t[1] == 1)\n"
                        "t = { 'b', 'a' } table.sort(t, function() return true end) assert(#t == 2)");
    room_fails(*state, "table.sort({ 1, 'x' })", "attempt to compare");
    room_fails(*state, "table.sort(1)", "table expected, got number");
}

static void nothing_shows_an_address(void **state) {
    room_passes(*state, "assert(tostring({}) == 'table' and tostring(tostring) == 'function' and tostring(nil) == 'nil')\n"
                        "assert(string.format('%s %s', {}, assert) == 'table function')\n"
                        "assert(tostring(setmetatable({}, { __name = 'Ngày' })) == 'Ngày')\n"
                        "assert(('%5.1f|%d|%%|%q'):format(1.25, 3, 'a') == '  1.2|3|%|\"a\"')");
    room_fails(*state, "return string.format('%p', {})", "%p is not available");
    room_fails(*state, "return string.format('%d', 'x')", "bad argument #2 to 'format'");
    room_fails(*state, "return string.format('%s')", "bad argument #2 to 'format'");
    room_fails(*state, "return string.format('%y', 1)", "invalid conversion '%y'");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_allowed_names_are_there, setup, teardown),
        cmocka_unit_test_setup_teardown(everything_else_is_unknown, setup, teardown),
        cmocka_unit_test_setup_teardown(globals_cannot_be_written, setup, teardown),
        cmocka_unit_test_setup_teardown(libraries_cannot_be_written, setup, teardown),
        cmocka_unit_test_setup_teardown(iterators_are_safe, setup, teardown),
        cmocka_unit_test_setup_teardown(libraries_can_be_gone_through, setup, teardown),
        cmocka_unit_test_setup_teardown(finalizers_and_weak_tables_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(an_endless_loop_is_stopped, setup, teardown),
        cmocka_unit_test_setup_teardown(too_much_memory_is_stopped, setup, teardown),
        cmocka_unit_test_setup_teardown(a_late_vm_is_as_good_as_new, setup, teardown),
        cmocka_unit_test_setup_teardown(a_stopped_vm_is_as_good_as_new, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_may_run_out_anywhere, setup, teardown),
        cmocka_unit_test_setup_teardown(the_stack_may_overflow, setup, teardown),
        cmocka_unit_test_setup_teardown(errors_can_be_anything, setup, teardown),
        cmocka_unit_test_setup_teardown(errors_can_be_caught, setup, teardown),
        cmocka_unit_test_setup_teardown(pairs_goes_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(sort_is_stable, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_shows_an_address, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
