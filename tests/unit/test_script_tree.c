/* What templates return, read into the tree: every kind of block, and every way to get one wrong. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

static void expect_tree(room *r, const char *body, const char *tree) {
    room_restart(r, (vm_limits){0, 0});
    room_template(r, "probe", body);
    if (!room_build(r, "probe", "{}")) fail_msg("%s\nsaid: %s", body, room_said(r));
    assert_string_equal(room_tree(r), str_z(r->a, str_fmt(r->a, "document plain vi-VN\n%s", tree)));
}

static void paragraphs(void **state) {
    expect_tree(*state, "return { vanban.block('para', { style = 'cell', runs = 'xin chào' }) }", "para cell \"xin chào\"\n");
    expect_tree(*state, "return { vanban.block('para', {}) }", "para body \"\"\n");
    expect_tree(*state,
                "return { vanban.block('para', { role = 'bases', runs = 'x', keep_next = true, bookmark = 'moc',\n"
                "label = { text = '1.', kind = 'number', level = 2, bold = true, italic = true } }) }",
                "para#bases body label=number:2:[b i]\"1.\" keep-next bookmark=moc \"x\"\n");
    expect_tree(*state, "return { vanban.block('para', { runs = 'x', label = { text = '-' } }) }",
                "para body label=typed:1:\"-\" \"x\"\n");
    expect_tree(*state, "return { vanban.block('para', { runs = 'x', label = { text = '' } }) }", "para body \"x\"\n");
}

static void runs(void **state) {
    expect_tree(*state,
                "return { vanban.block('para', { runs = { 'a\\tb\\n', { text = 'c\\nd', bold = true },\n"
                "{ 'e', nil, false, { text = 'f', italic = true, underline = true }, { page_number = true } },\n"
                "{ text = '2', superscript = true }, { text = '3', subscript = true }, '' } }) }",
                "para body \"a\\tb\\n[b]c[/][b]\\n[/][b]d[/]e[i u]f[/]\\p[sup]2[/][sub]3[/]\"\n");
    expect_tree(*state, "return { vanban.block('para', { runs = '\\n\\n' }) }", "para body \"\\n\\n\"\n");
    expect_tree(*state, "return { vanban.block('para', { runs = '[a] \\\\x \"q\"' }) }", "para body \"\\[a\\] \\\\x \\\"q\\\"\"\n");
    expect_tree(*state, "return { vanban.block('para', { runs = { { text = 'ở **A**:', italic = true }, ' x_{1} ngày 06' } }) }",
                "para body \"[i]ở [/][b i]A[/][i]:[/] x[sub]1[/] ngày\xC2\xA0" "06\"\n");
    expect_tree(*state, "return { vanban.block('para', { runs = 'e\\u{302}\\u{301}' }) }", "para body \"ế\"\n");
}

static void rules_spaces_and_pages(void **state) {
    expect_tree(*state, "return { vanban.block('rule', {}) }", "rule 1 of column centre thickness=0.5pt\n");
    expect_tree(*state,
                "return { vanban.block('rule', { fraction = 0.4, of = 'text', align = 'left', thickness = 0.75,"
                " above = 2, below = 4 }) }",
                "rule 0.4 of text left thickness=0.75pt above=2pt below=4pt\n");
    expect_tree(*state, "return { vanban.block('space', { height = 6.5 }) }", "space 6.5pt\n");
    expect_tree(*state, "return { vanban.block('page', {}), vanban.block('page', { page = 'landscape', restart = true }) }",
                "page\npage landscape restart\n");
}

static void tables(void **state) {
    expect_tree(*state,
                "local function p(s) return vanban.block('para', { runs = s }) end\n"
                "return { vanban.block('table', { columns = { 30, '*', 12.5, '2*', '1.5*' }, ruled = true, keep_whole = true,\n"
                "rows = { { header = true, whole = true, cells = { { blocks = p 'a', span = 4 }, { blocks = { { p 'b' }, p 'c' },"
                " middle = true } } }, false, { cells = { {}, {}, nil, {}, {}, {} } } } }) }",
                "table columns=30mm,*,12.5mm,2*,1.5* ruled keep-whole\n"
                "  row header whole\n"
                "    cell span=4\n"
                "      para body \"a\"\n"
                "    cell middle\n"
                "      para body \"b\"\n"
                "      para body \"c\"\n"
                "  row\n"
                "    cell\n    cell\n    cell\n    cell\n    cell\n");
}

static void lists_are_flat_and_holes_skipped(void **state) {
    room *r = *state;
    expect_tree(r,
                "local function s(n) return vanban.block('space', { height = n }) end\n"
                "return { nil, s(1), false, { s(2), { nil, nil, s(3) } }, {}, s(4), nil }",
                "space 1pt\nspace 2pt\nspace 3pt\nspace 4pt\n");
    assert_int_equal(r->out.block_count, 4);
}

static void blocks_are_numbered_in_reading_order(void **state) {
    room *r = *state;
    expect_tree(r,
                "local function s(n) return vanban.block('space', { height = n }) end\n"
                "return { s(1), vanban.block('table', { columns = { 1 }, rows = { { cells = { { blocks = { s(2), s(3) } } } } } }),"
                " s(4) }",
                "space 1pt\ntable columns=1mm\n  row\n    cell\n      space 2pt\n      space 3pt\nspace 4pt\n");
    assert_int_equal(r->out.block_count, 5);
    assert_int_equal(r->out.blocks[1].id, 1);
    assert_int_equal(r->out.blocks[1].as.table.rows[0].cells[0].blocks[1].id, 3);
    assert_int_equal(r->out.blocks[2].id, 4);
}

static void head_and_foot(void **state) {
    room *r = *state;
    expect_tree(r,
                "local function p(t) return vanban.block('para', { runs = t }) end\n"
                "return { foot = { { p 'd' }, nil, p 'e' }, head = p 'a', p 'b', p 'c' }",
                "head\n  para body \"a\"\npara body \"b\"\npara body \"c\"\nfoot\n  para body \"d\"\n  para body \"e\"\n");
    assert_int_equal(r->out.block_count, 5);
    assert_int_equal(r->out.head[0].id, 0);
    assert_int_equal(r->out.blocks[1].id, 2);
    assert_int_equal(r->out.foot[1].id, 4);
    expect_tree(r, "return { head = false, foot = {}, vanban.block('para', { runs = 'x' }) }", "para body \"x\"\n");
}

static void wrong_heads(void **state) {
    static const char *const wrong[] = {
        "return { head = 'x' }",
        "return { foot = { style = 'body' } }",
        "return { head = { vanban.block('sheet', { title = 'x', columns = { 6 }, rows = {} }) } }",
    };
    room *r = *state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        room_restart(r, (vm_limits){0, 0});
        room_template(r, "probe", wrong[i]);
        assert_false(room_build(r, "probe", "{}"));
        const char *said = room_said(r);
        if (!strstr(said, "\"blocks\" must be") && !strstr(said, ".blocks\" must be")) fail_msg("%s\nsaid: %s", wrong[i], said);
    }
}

static void properties(void **state) {
    expect_tree(*state,
                "return { title = 'Dòng 1\\nDòng 2', subject = 's', author = 'a', keywords = 'k', date = '2023-10-06' }",
                "title \"Dòng 1 Dòng 2\"\nsubject \"s\"\nauthor \"a\"\nkeywords \"k\"\ndate \"2023-10-06\"\n");
    expect_tree(*state, "return { reference = '5/KH', figures = {{ title = 'A', value = 5 }, { value = 0 }} }",
                "reference \"5/KH\"\nfigure \"A\" 5\nfigure \"\" 0\n");
    room_fails(*state, "return { figures = {{ title = 'A' }} }", "value");
    room_fails(*state, "return { figures = {{ value = -1 }} }", "value");
    room_fails(*state, "return { date = '6/10/2023' }", "\"build().date\" must be a date like 2023-10-06, not a string");
    room_fails(*state, "return { date = '2023-13-06' }", "must be a date");
    room_fails(*state, "return { titel = 'x' }", "build() has no field \"titel\"; did you mean \"title\"?");
    room_fails(*state, "return nil", "\"build()\" must be a list, not nothing");
    room_fails(*state, "return 'x'", "\"build()\" must be a list, not a string");
}

static void wrong_blocks_are_told_with_their_line(void **state) {
    static const struct {
        const char *body, *said;
    } wrong[] = {
        {"{ runs = 'x', styel = 'body' }", "probe.lua:4: error: para has no field \"styel\"; did you mean \"style\"?"},
        {"{ runs = 'x', zzzz = 1 }", "para has no field \"zzzz\" [template-field]\n  hint: the fields are: kind, role, style"},
        {"{ 'x' }", "para has no field \"[1]\""},
        {"{ [true] = 'x' }", "para has no field \"[boolean]\""},
        {"{ style = 'boddy' }", "there is no style \"boddy\" in the style sheet \"plain\"; did you mean \"body\"?"},
        {"{ style = 'qqqqqqqq' }", "[style-unknown]\n  hint: the styles are: body, cell"},
        {"{ style = 1 }", "\"para.style\" must be the name of a style, not a number"},
        {"{ runs = 5 }", "\"para.runs\" must be a string or a list of runs, not a number"},
        {"{ runs = { 5 } }", "\"para.runs\" must be a string or a list of runs, not a number"},
        {"{ runs = { { text = 'x', blod = true } } }", "run has no field \"blod\"; did you mean \"bold\"?"},
        {"{ runs = { { text = 'x', bold = 1 } } }", "\"run.bold\" must be true or false, not a number"},
        {"{ runs = 'x\\1' }", "the text holds the control character U+0001"},
        {"{ runs = 'x\\0y' }", "the text holds the control character U+0000"},
        {"{ runs = 'x\\u{85}' }", "the text holds the control character U+0085"},
        {"{ runs = 'x\\u{2028}' }", "the text holds the control character U+2028"},
        {"{ runs = 'x\\u{FFFF}' }", "the text holds the control character U+FFFF"},
        {"{ runs = ('ế'):sub(1, 2) }", "the text made by the template is not UTF-8 (byte 1)"},
        {"{ label = '1.' }", "\"para.label\" must be a table {text = …}, not a string"},
        {"{ label = {} }", "label lacks \"text\""},
        {"{ label = { text = '1', kind = 'x' } }",
         "\"label.kind\" must be one of: \"none\", \"typed\", \"number\", \"bullet\", not a string"},
        {"{ label = { text = '1', level = 10 } }", "\"label.level\" = 10, it must be 1 to 9"},
        {"{ label = { text = '1', level = 1.5 } }", "\"label.level\" must be a whole number, not a number"},
        {"{ keep_next = 'yes' }", "\"para.keep_next\" must be true or false, not a string"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char body[300];
        snprintf(body, sizeof body, "return {\nvanban.block('para', %s) }", wrong[i].body);
        room_fails(*state, body, wrong[i].said);
        room_fails(*state, body, "/templates/probe.lua:4: error: ");
    }
}

static void other_wrong_blocks(void **state) {
    static const struct {
        const char *made, *said;
    } wrong[] = {
        {"vanban.block('paar', {})", "bad argument #1 to 'block' (invalid option 'paar')"},
        {"vanban.block('para')", "bad argument #2 to 'block' (table expected, got no value)"},
        {"vanban.block('para', string)", "a table of your own expected, not a library's"},
        {"vanban.block('rule', { fraction = 2 })", "\"rule.fraction\" = 2, it must be 0.001 to 1"},
        {"vanban.block('rule', { fraction = 0/0 })", "\"rule.fraction\" = NaN, it must be"},
        {"vanban.block('rule', { above = 1e300 })", "\"rule.above\" = > 10^15, it must be 0 to 100"},
        {"vanban.block('rule', { of = 'page' })", "\"rule.of\" must be one of: \"column\", \"text\", not a string"},
        {"vanban.block('space', {})", "space lacks \"height\""},
        {"vanban.block('space', { height = '6' })", "\"space.height\" must be a number, not a string"},
        {"vanban.block('page', { page = 'A3' })", "there is no page \"A3\" in the style sheet \"plain\""},
        {"vanban.block('table', { rows = {} })", "table lacks \"columns\""},
        {"vanban.block('table', { columns = { '3' }, rows = {} })", "\"table.columns\" must be millimetres, \"*\" or \"2*\""},
        {"vanban.block('table', { columns = { -3 }, rows = {} })", "\"table.columns\" must be millimetres"},
        {"vanban.block('table', { columns = { 'x*' }, rows = {} })", "\"table.columns\" must be millimetres"},
        {"vanban.block('table', { columns = { 3 }, rows = { 1 } })", "\"table.rows\" must be a list of tables, not a number"},
        {"vanban.block('table', { columns = { 3 }, rows = { {} } })", "row lacks \"cells\""},
        {"vanban.block('table', { columns = { 3 }, rows = { { cells = { { span = 0 } } } } })", "\"cell.span\" = 0, it must be 1 to 200"},
        {"vanban.block('table', { columns = { 3 }, rows = { { cells = { { blocks = 'x' } } } } })",
         "\"cell.blocks\" must be a block (vanban.block) or a list of blocks, not a string"},
        {"{ 5 }", "must be a block (vanban.block) or a list of blocks, not a number"},
        {"{ kind = 'para', runs = 'x' }", "must be a block (vanban.block) or a list of blocks, not a table"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char body[300];
        snprintf(body, sizeof body, "return { %s }", wrong[i].made);
        room_fails(*state, body, wrong[i].said);
    }
}

static void all_faults_come_at_once_and_in_order(void **state) {
    room *r = *state;
    const char *body = "return { vanban.block('para', { bb = 1, aa = 2, runs = 5, cc = 3 }),\n vanban.block('space', {}) }";
    const char *said = "~/templates/probe.lua:3: error: \"para.runs\" must be a string or a list of runs, not a number [template-shape]\n"
                       "~/templates/probe.lua:3: error: para has no field \"aa\" [template-field]\n"
                       "  hint: the fields are: kind, role, style, label, runs, keep_next, bookmark, cite\n"
                       "~/templates/probe.lua:3: error: para has no field \"bb\" [template-field]\n"
                       "  hint: the fields are: kind, role, style, label, runs, keep_next, bookmark, cite\n"
                       "~/templates/probe.lua:3: error: para has no field \"cc\" [template-field]\n"
                       "  hint: the fields are: kind, role, style, label, runs, keep_next, bookmark, cite\n"
                       "~/templates/probe.lua:4: error: space lacks \"height\" [template-lacks]\n"
                       "  hint: add height = … to it\n";
    for (int i = 0; i < 5; i++) {
        room_restart(r, (vm_limits){0, 0});
        room_template(r, "probe", body);
        assert_false(room_build(r, "probe", "{}"));
        assert_string_equal(room_said(r), said);
    }
}

static void lists_that_hold_themselves_end(void **state) {
    room_fails(*state, "local t = {} t[1] = t return t", "the blocks are nested more than 40 levels deep");
    room_fails(*state, "local t = {} t[1] = t return { vanban.block('para', { runs = t }) }", "nested more than 40 levels");
    room_fails(*state, "local cell = {} local b = vanban.block('table', { columns = { 1 }, rows = { { cells = { cell } } } })\n"
                       "cell.blocks = b return { b }", "nested more than 40 levels");
    room_fails(*state, "local t = {} t[1 << 40] = t return t", "= 1099511627776, it must be 0 to 1000000");
}

static void a_name_for_the_results(void **state) {
    room *r = *state;
    static const char *const bad[] = {"'a/b'", "'..'", "''", "5", "'a\\\\b'", "{}"};
    room_write(r, "templates/named.lua", "return { title = 'x', styles = function(d) return d.styles end,\n"
               "schema = { type = 'record', fields = {} }, name = function(d) return 'kh-' .. d.no end,\n"
               "build = function() return { vanban.block('page', {}) } end }");
    assert_true(room_build(r, "named", "{\"no\": 5, \"styles\": \"plain\"}"));
    assert_true(str_eq(r->out.output_name, STR("kh-5")));
    assert_false(room_build(r, "named", "{\"no\": 5, \"styles\": \"none\"}"));
    ROOM_HAS(room_said(r), "there is no \"styles/none\" [module-not-found]");
    assert_false(room_build(r, "named", "{\"no\": 5, \"styles\": \"../plain\"}"));
    ROOM_HAS(room_said(r), "there is no \"styles/../plain\"");
    assert_false(room_build(r, "named", "{\"no\": 5}"));
    ROOM_HAS(room_said(r), "\"template.styles\" must be a string, not nothing");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        room_restart(r, (vm_limits){0, 0});
        char text[300];
        snprintf(text, sizeof text, "return { title = 'x', styles = 'plain', schema = { type = 'record', fields = {} },\n"
                 "name = function() return %s end, build = function() return { vanban.block('page', {}) } end }", bad[i]);
        room_write(r, "templates/named.lua", text);
        assert_false(room_build(r, "named", "{}"));
        ROOM_HAS(room_said(r), "\"template.name\" must be");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paragraphs, setup, teardown),
        cmocka_unit_test_setup_teardown(runs, setup, teardown),
        cmocka_unit_test_setup_teardown(rules_spaces_and_pages, setup, teardown),
        cmocka_unit_test_setup_teardown(tables, setup, teardown),
        cmocka_unit_test_setup_teardown(lists_are_flat_and_holes_skipped, setup, teardown),
        cmocka_unit_test_setup_teardown(blocks_are_numbered_in_reading_order, setup, teardown),
        cmocka_unit_test_setup_teardown(head_and_foot, setup, teardown),
        cmocka_unit_test_setup_teardown(wrong_heads, setup, teardown),
        cmocka_unit_test_setup_teardown(properties, setup, teardown),
        cmocka_unit_test_setup_teardown(wrong_blocks_are_told_with_their_line, setup, teardown),
        cmocka_unit_test_setup_teardown(other_wrong_blocks, setup, teardown),
        cmocka_unit_test_setup_teardown(all_faults_come_at_once_and_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(lists_that_hold_themselves_end, setup, teardown),
        cmocka_unit_test_setup_teardown(a_name_for_the_results, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
