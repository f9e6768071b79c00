/* Style sheets: units, limits, the cascade of styles and of sheets. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

#define PAGES "pages = { { name = 'portrait', width = 210, height = 297, top = 20, right = 15, bottom = 20, left = 30 } }"
#define FRAME "return { family = 'Times New Roman', " PAGES ", styles = { "

/* The sheet "s" after it was written anew; NULL when it has faults. */
static const stylesheet *sheet_of(room *r, const char *text) {
    static const value none = {.kind = VALUE_RECORD};
    room_write(r, "styles/s.lua", text);
    room_write(r, "templates/t.lua", "return { title = 'x', styles = 's', schema = { type = 'record', fields = {} },"
                                     " build = function() return {} end }");
    room_restart(r, (vm_limits){0, 0});
    const template *t = vm_template(r->v, STR("t"), (diag_where){0}, r->d);
    assert_non_null(t);
    const stylesheet *s = template_styles(r->v, t, &none, r->d);
    if (s) assert_ptr_equal(template_styles(r->v, t, &none, r->d), s);
    return s;
}

static void units_become_lengths(void **state) {
    const stylesheet *s = sheet_of(*state,
        "return { name = 's', family = 'Times New Roman', grid_line = 0.5, cell_side = 1.9,\n"
        "pages = { { name = 'portrait', width = 210, height = 297, top = 20, right = 15, bottom = 20, left = 30,\n"
        "number_top = 10, number_style = 'body' } },\n"
        "styles = { body = { title = 'Body Text', size = 13.5, line = 18, first = 12.7, left = 5, outline = 2,\n"
        "colour = 0xFF0000, align = 'justify', bold = true, widow_control = false } } }");
    assert_non_null(s);
    const style *b = stylesheet_find(s, STR("body"));
    assert_int_equal(style_half_points(b), 27);
    assert_int_equal(b->line, 18 * LEN_PT);
    assert_int_equal(b->first, 36 * LEN_PT);
    assert_int_equal(b->left, len_mm(5));
    assert_int_equal(b->outline, 2);
    assert_int_equal(b->colour, 0xFF0000);
    assert_int_equal(b->align, ALIGN_JUSTIFY);
    assert_true(b->bold && !b->widow_control && !b->italic);
    assert_true(str_eq(b->title, STR("Body Text")));
    assert_int_equal(s->grid_line, LEN_PT / 2);
    assert_int_equal(s->cell_side, len_mm(1.9));
    assert_int_equal(s->pages[0].width, len_mm(210));
    assert_true(str_eq(s->pages[0].number_style, STR("body")));
    assert_null(stylesheet_find(s, STR("none")));
    assert_null(stylesheet_page(s, STR("landscape")));
}

static void styles_inherit_in_any_order(void **state) {
    const stylesheet *s = sheet_of(*state, FRAME
        "c = { based_on = 'b', italic = false }, b = { based_on = 'a', bold = true, size = 12 },"
        " a = { title = 'A', italic = true, after = 6, size = 14 }, d = {} } }");
    assert_non_null(s);
    assert_int_equal(s->styles_n, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(s->styles[i].index, i);
        assert_int_equal(s->styles[i].name.p[0], "abcd"[i]);
    }
    const style *b = &s->styles[1], *c = &s->styles[2], *d = &s->styles[3];
    assert_true(str_eq(c->based_on, STR("b")) && str_eq(c->title, STR("c")));
    assert_true(b->italic && b->bold && c->bold && !c->italic);
    assert_int_equal(style_half_points(c), 24);
    assert_int_equal(c->after, 6 * LEN_PT);
    assert_int_equal(style_half_points(d), 28);
    assert_true(d->widow_control && !d->based_on.n);
}

/* What a sheet changes in a style reaches the styles based on it, those it inherits included. */
static void sheets_inherit(void **state) {
    room *r = *state;
    room_write(r, "styles/base.lua", "return { family = 'F', grid_line = 0.5, " PAGES ", styles = {\n"
                                     "body = { size = 14, line = 18 }, strong = { based_on = 'body', bold = true } } }");
    const stylesheet *s = sheet_of(r, "return { inherits = 'base', styles = { body = { size = 13 }, extra = { based_on = 'strong' } } }");
    assert_non_null(s);
    const style *extra = stylesheet_find(s, STR("extra"));
    assert_int_equal(style_half_points(extra), 26);
    assert_int_equal(extra->line, 18 * LEN_PT);
    assert_true(extra->bold);
    assert_true(str_eq(s->family, STR("F")) && str_eq(s->name, STR("s")));
    assert_int_equal(s->pages_n, 1);
    assert_int_equal(s->grid_line, LEN_PT / 2);
}

static void faults_of_sheets(void **state) {
    static const struct {
        const char *text, *said;
    } wrong[] = {
        {FRAME "b = { size = 50 } } }", "~/styles/s.lua: error: style \"b\": size = 50, it must be 5 to 40 [style-range]"},
        {FRAME "b = { size = 13.3 } } }", "style \"b\": size = 13.3, it must be a multiple of 0.5"},
        {FRAME "b = { size = '13' } } }", "\"styles.b.size\" must be a number, not a string"},
        {FRAME "b = { first = 0/0 } } }", "style \"b\": first = NaN"},
        {FRAME "b = { sise = 13 } } }", "styles.b has no field \"sise\"; did you mean \"size\"?"},
        {FRAME "b = { bold = 1 } } }", "\"styles.b.bold\" must be true or false, not a number"},
        {FRAME "b = { align = 'middle' } } }", "\"styles.b.align\" must be one of: \"left\", \"centre\", \"right\", \"justify\""},
        {FRAME "b = { outline = 10 } } }", "style \"b\": outline = 10, it must be 0 to 9"},
        {FRAME "b = { based_on = 'c' }, c = { based_on = 'b' } } }", "the style \"b\" is based on itself"},
        {FRAME "b = { based_on = 'b' } } }", "the style \"b\" is based on itself"},
        {FRAME "body = {}, c = { based_on = 'bodi' } } }", "there is no style \"bodi\" in the style sheet \"s\"; did you mean \"body\"?"},
        {FRAME "b = 5 } }", "\"styles.b\" must be a table, not a number"},
        {FRAME "{} } }", "the name of a style must be a string"},
        {FRAME " } }", "style sheet lacks \"styles\""},
        {"return { " PAGES ", styles = { b = {} } }", "style sheet lacks \"family\""},
        {"return { family = 'F', styles = { b = {} } }", "style sheet lacks \"pages\""},
        {"return { family = 'F', pages = 5, styles = { b = {} } }", "\"style sheet.pages\" must be a list, not a number"},
        {"return { family = 'F', pages = { 1 }, styles = { b = {} } }", "\"style sheet.pages\" must be a list of tables"},
        {"return { family = 'F', pages = { { name = 'x' } }, styles = { b = {} } }", "pages lacks \"width\""},
        {"return { family = 'F', pages = { { name = 'x', width = 100, height = 100, top = 60, bottom = 40, left = 1, right = 1 } },"
         " styles = { b = {} } }", "\"style sheet.top + bottom\" = 100"},
        {"return { family = 'F', pages = { { name = 'x', width = 100, height = 100, top = 1, bottom = 1, left = 1, right = 1,"
         " number_style = 'nr' } }, styles = { b = {} } }", "there is no style \"nr\" in the style sheet \"s\""},
        {"return { inherits = 's' }", "is based on itself"},
        {"return { inherits = 'none' }", "there is no \"styles/none\""},
        {"return { inherits = 5 }", "\"style sheet.inherits\" must be a string, not a number"},
        {"return { familly = 'F' }", "style sheet has no field \"familly\"; did you mean \"family\"?"},
        {"return 5", "\"style sheet\" must be a table, not a number"},
        {"return nil + 1", "~/styles/s.lua:1: error: the template failed: attempt to perform arithmetic"},
        {"return }", "~/styles/s.lua:1: error: the template is not valid Lua"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (sheet_of(*state, wrong[i].text)) fail_msg("no fault in %s", wrong[i].text);
        ROOM_HAS(room_said(*state), wrong[i].said);
    }
}

/* A hundred styles, each based on the next, are too deep; thirty are not. */
static void long_chains_end(void **state) {
    for (int n = 30; n <= 100; n += 70) {
        char text[8000] = FRAME;
        for (int i = 0; i < n; i++) {
            char one[60];
            snprintf(one, sizeof one, "s%03d = { based_on = 's%03d' }, ", i, i + 1);
            strcat(text, one);
        }
        char last[40];
        snprintf(last, sizeof last, "s%03d = {} } }", n);
        strcat(text, last);
        const stylesheet *s = sheet_of(*state, text);
        if (n == 30) assert_non_null(s);
        else assert_null(s);
        if (n == 100) ROOM_HAS(room_said(*state), "nested more than 40 levels deep");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(units_become_lengths, setup, teardown),
        cmocka_unit_test_setup_teardown(styles_inherit_in_any_order, setup, teardown),
        cmocka_unit_test_setup_teardown(sheets_inherit, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_of_sheets, setup, teardown),
        cmocka_unit_test_setup_teardown(long_chains_end, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
