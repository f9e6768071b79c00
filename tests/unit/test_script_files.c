/* Where things are looked for, what require does, and the files of fonts. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

#define TEMPLATE(title) "return { title = '" title "', styles = 'plain', schema = { type = 'record', fields = {} }, build = function() return {} end }"

static str in_room(room *r, const char *name) { return os_join(r->a, r->dir, str_of(name)); }

static void roots_are_searched_in_order(void **state) {
    room *r = *state;
    room_write(r, "one/b.lua", TEMPLATE("one b"));
    room_write(r, "two/templates/a.lua", TEMPLATE("two a"));
    room_write(r, "two/templates/b.lua", TEMPLATE("two templates b"));
    room_write(r, "two/b.lua", TEMPLATE("two b"));
    room_write(r, "two/c.lua", TEMPLATE("two c"));
    room_write(r, "two/templates/c.lua", TEMPLATE("two templates c"));
    const str roots[] = {in_room(r, "one"), in_room(r, "absent"), in_room(r, "two")};
    vm *v = vm_new(roots, 3, (vm_limits){0, 0});
    static const char *const found[][2] = {{"a", "two a"}, {"b", "one b"}, {"c", "two templates c"}};
    for (size_t i = 0; i < 3; i++) {
        const template *t = vm_template(v, str_of(found[i][0]), (diag_where){0}, r->d);
        assert_non_null(t);
        assert_true(str_eq(template_title(t), str_of(found[i][1])));
        assert_true(str_eq(template_name(t), str_of(found[i][0])));
        assert_ptr_equal(vm_template(v, str_of(found[i][0]), (diag_where){0}, r->d), t);
    }
    assert_null(vm_template(v, STR("d"), (diag_where){0}, r->d));
    ROOM_HAS(room_said(r), "there is no template \"d\" [template-not-found]\n  hint: looked in: ~/one/templates, ~/one, ");
    vm_drop(v);
}

static void no_name_reaches_outside(void **state) {
    static const char *const names[] = {"../x", "a/b", "/etc/passwd", "", ".", "..", ".hidden", "a..b", "a b", "a\\b", "ế"};
    room *r = *state;
    room_write(r, "templates/a/b.lua", TEMPLATE("x"));
    room_write(r, "x.lua", TEMPLATE("x"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_null(vm_template(r->v, str_of(names[i]), (diag_where){0}, r->d));
        ROOM_HAS(room_said(r), "[template-not-found]");
        char body[80];
        snprintf(body, sizeof body, "require '%s'", strstr(names[i], "\\") ? "a\\\\b" : names[i]);
        room_fails(r, body, "[module-not-found]");
    }
}

static void a_template_may_be_a_path(void **state) {
    room *r = *state;
    room_write(r, "elsewhere/mine.lua", TEMPLATE("mine"));
    const template *t = vm_template(r->v, in_room(r, "elsewhere/mine.lua"), (diag_where){0}, r->d);
    assert_non_null(t);
    assert_true(str_eq(template_name(t), STR("mine")));
    assert_null(vm_template(r->v, in_room(r, "elsewhere/none.lua"), (diag_where){0}, r->d));
    ROOM_HAS(room_said(r), "\"~/elsewhere/none.lua\" cannot be read: ");
}

static void modules_are_run_once(void **state) {
    room *r = *state;
    room_write(r, "templates/lib/count.lua", "local n = 0 return { up = function() n = n + 1 return n end }");
    room_write(r, "templates/lib/deep/er.lua", "return { count = require 'lib.count' }");
    room_passes(r, "local c, e = require 'lib.count', require 'lib.deep.er'\n"
                   "assert(c.up() == 1 and e.count.up() == 2 and c == e.count and c == require 'lib.count')");
}

static void modules_cannot_be_changed(void **state) {
    room *r = *state;
    room_write(r, "templates/lib/m.lua", "return { 1, 2, x = 1 }");
    room_fails(r, "require('lib.m').x = 2", "read-only (field 'x')");
    room_fails(r, "rawset(require('lib.m'), 'x', 2)", "read-only");
    room_fails(r, "setmetatable(require('lib.m'), {})", "protected");
    room_passes(r, "local m, s = require 'lib.m', '' assert(#m == 2 and m[2] == 2)\n"
                   "for k, v in pairs(m) do s = s .. k .. v end assert(s == '1122x1')\n"
                   "for i, v in ipairs(m) do assert(v == i) end");
}

static void modules_may_fail(void **state) {
    room *r = *state;
    room_write(r, "templates/lib/a.lua", "require 'lib.b' return {}");
    room_write(r, "templates/lib/b.lua", "require 'lib.a' return {}");
    room_write(r, "templates/lib/bad.lua", "local x = nil + 1 return {}");
    room_write(r, "templates/lib/none.lua", "local x = 1");
    room_fails(r, "require 'lib.a'", "'lib.a' requires itself");
    room_fails(r, "\nrequire 'lib.bad'", "probe.lua:4: error: the template failed: attempt to perform arithmetic on a nil value "
                                         "(~/templates/lib/bad.lua:1)");
    room_fails(r, "require 'lib.none'", "'lib.none' must return a table");
    room_fails(r, "require(5 .. '')", "there is no \"5\" [module-not-found]");
    room_fails(r, "require {}", "string expected, got table");
    /* after a failure it is tried again, not taken to be under way */
    room_restart(r, (vm_limits){0, 0});
    room_template(r, "uses", "require 'lib.bad' return { vanban.block('page', {}) }");
    assert_false(room_build(r, "uses", "{}"));
    room_said(r);
    room_write(r, "templates/lib/bad.lua", "return {}");
    assert_true(room_build(r, "uses", "{}"));
}

static void sources_have_a_limit(void **state) {
    room *r = *state;
    char *big = malloc(5u << 20);
    memset(big, ' ', 5u << 20);
    big[(5u << 20) - 1] = '\0';
    room_write(r, "templates/big.lua", big);
    free(big);
    assert_null(vm_template(r->v, STR("big"), (diag_where){0}, r->d));
    ROOM_HAS(room_said(r), "\"~/templates/big.lua\" is larger than 4 MB [file-too-large]");
}

static void templates_are_listed(void **state) {
    room *r = *state;
    room_write(r, "one/own.lua", TEMPLATE("x"));
    room_write(r, "one/plan.lua", TEMPLATE("x"));
    room_write(r, "one/fonts.lua", "return { folders = {}, families = {} }");
    room_write(r, "one/notes.txt", "x");
    room_write(r, "one/broken.lua", "return }");
    room_write(r, "two/templates/plan.lua", TEMPLATE("x"));
    room_write(r, "two/templates/also-broken.lua", "return }");
    room_write(r, "two/templates/lib/x.lua", "return {}");
    room_write(r, "two/templates/styles/y.lua", "return {}");
    const str roots[] = {in_room(r, "one"), in_room(r, "two")};
    vm *v = vm_new(roots, 2, (vm_limits){0, 0});
    str *names;
    assert_int_equal(vm_list_templates(v, r->a, &names), 3);
    assert_true(str_eq(names[0], STR("also-broken")) && str_eq(names[1], STR("own")) && str_eq(names[2], STR("plan")));
    vm_drop(v);
    v = vm_new(NULL, 0, (vm_limits){0, 0});
    assert_int_equal(vm_list_templates(v, r->a, &names), 0);
    vm_drop(v);
}

#define SET(name) "{ regular = '" name "r.ttf', bold = '" name "b.ttf', italic = '" name "i.ttf', bold_italic = '" name "bi.ttf' }"

static void the_first_whole_set_of_fonts_is_taken(void **state) {
    room *r = *state;
    char far[300];
    snprintf(far, sizeof far, "return { folders = { '.', 'more', '%.*s/far' }, families = { ['T'] = { " SET("x") ", " SET("y") " } } }",
             STR_ARG(r->dir));
    room_write(r, "fonts/fonts.lua", far);
    static const char *const files[] = {"fonts/xr.ttf", "fonts/xb.ttf", "fonts/more/xi.ttf", /* no xbi */
                                        "far/yr.ttf", "fonts/yb.ttf", "fonts/more/yi.ttf", "far/ybi.ttf"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) room_write(r, files[i], "x");
    font_files found;
    assert_true(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
    static const char *const wanted[] = {"far/yr.ttf", "fonts/yb.ttf", "fonts/more/yi.ttf", "far/ybi.ttf"};
    for (int i = 0; i < 4; i++) assert_true(str_eq(found.face[i], in_room(r, wanted[i])));
    room_write(r, "fonts/more/xbi.ttf", "x");
    assert_true(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
    assert_true(str_eq(found.face[3], in_room(r, "fonts/more/xbi.ttf")));
    assert_false(vm_font_files(r->v, STR("U"), r->a, &found, r->d));
    ROOM_HAS(room_said(r), "~/fonts/fonts.lua: error: the font \"U\", regular, was not found [font-missing]");
}

static void the_first_file_of_signs_is_taken(void **state) {
    room *r = *state;
    font_files found;
    room_write(r, "fonts/fonts.lua", "return { folders = { '.' }, families = { ['T'] = { " SET("x") " } }, signs = {"
               " { name = 'S', file = 's.ttf' }, { name = 'D', file = 'd.ttf' }, { name = 'E', file = 'e.ttf' } } }");
    static const char *const files[] = {"xr", "xb", "xi", "xbi"};
    for (size_t i = 0; i < 4; i++) room_write(r, str_z(r->a, str_fmt(r->a, "fonts/%s.ttf", files[i])), "x");
    assert_true(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
    assert_int_equal(found.signs.n, 0); /* it may be missing */
    room_write(r, "fonts/d.ttf", "x");
    room_write(r, "fonts/e.ttf", "x");
    assert_true(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
    assert_true(str_eq(found.signs, in_room(r, "fonts/d.ttf")) && str_eq(found.signs_name, STR("D")));
    static const char *const wrong[][2] = {{"5", "\"fonts.lua.signs\" must be a list of tables"}, {"{ name = 'S' }", "signs lacks \"file\""}};
    for (size_t i = 0; i < 2; i++) {
        room_write(r, "fonts/fonts.lua", str_z(r->a, str_fmt(r->a, "return { folders = { '.' }, families = { ['T'] = { "
                   SET("x") " } }, signs = { %s } }", wrong[i][0])));
        assert_false(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
        ROOM_HAS(room_said(r), wrong[i][1]);
    }
}

static void missing_fonts_are_named(void **state) {
    room *r = *state;
    font_files found;
    assert_false(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
    ROOM_HAS(room_said(r), "there is no \"fonts.lua\"");
    room_write(r, "fonts.lua", "return { folders = { '.' }, families = { T = { " SET("x") " } } }");
    room_write(r, "xr.ttf", "x");
    assert_false(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
    ROOM_HAS(room_said(r), "the font \"T\", bold, was not found [font-missing]\n");
    static const char *const wrong[][2] = {
        {"return 5", "\"fonts.lua\" must be a table"},
        {"return { folders = {} }", "fonts.lua lacks \"families\""},
        {"return { folders = { 5 }, families = {} }", "\"fonts.lua.folders\" must be a string, not a number"},
        {"return { folders = {}, families = { T = { 5 } } }", "\"fonts.lua.families\" must be a list of tables"},
        {"return { folders = {}, families = { T = { { regular = 'x' } } } }", "families lacks \"bold\""},
        {"return { folders = {}, families = 5 }", "\"fonts.lua.families\" must be a table"},
        {"return { folders = { '.' }, families = { T = { { regular = '../xr.ttf', bold = 'xr.ttf', italic = 'xr.ttf',"
         " bold_italic = 'xr.ttf' } } } }", "the font \"T\", regular, was not found"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        room_write(r, "fonts.lua", wrong[i][0]);
        assert_false(vm_font_files(r->v, STR("T"), r->a, &found, r->d));
        ROOM_HAS(room_said(r), wrong[i][1]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(roots_are_searched_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(no_name_reaches_outside, setup, teardown),
        cmocka_unit_test_setup_teardown(a_template_may_be_a_path, setup, teardown),
        cmocka_unit_test_setup_teardown(modules_are_run_once, setup, teardown),
        cmocka_unit_test_setup_teardown(modules_cannot_be_changed, setup, teardown),
        cmocka_unit_test_setup_teardown(modules_may_fail, setup, teardown),
        cmocka_unit_test_setup_teardown(sources_have_a_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(templates_are_listed, setup, teardown),
        cmocka_unit_test_setup_teardown(the_first_whole_set_of_fonts_is_taken, setup, teardown),
        cmocka_unit_test_setup_teardown(the_first_file_of_signs_is_taken, setup, teardown),
        cmocka_unit_test_setup_teardown(missing_fonts_are_named, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
