/* Worksheets as templates return them. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

static void a_sheet_is_read(void **state) {
    room *r = *state;
    room_template(r, "s",
                  "return { vanban.block('sheet', { title = 'Dự toán', columns = { 6, 40.5 }, page = 'landscape', landscape = true,\n"
                  "head = { 1, 2 }, freeze = 2, protect = true, names = { { name = 'Tong', range = 'B3' } },\n"
                  "rows = { { height = 20, { text = 'a\\nb', style = 'cell', wrap = true, ruled = true }, { number = 2.5, format = '#,##0', input = true } },\n"
                  "nil, { nil, { formula = '=A1*2', value = 5, span = 2 }, 'x', 7, false },\n"
                  "{ { formula = 'B1', value = 'năm' } } } }) }");
    if (!room_build(r, "s", "{}")) fail_msg("%s", room_said(r));
    assert_string_equal(room_tree(r), "document plain vi-VN\n"
                        "sheet \"Dự toán\" page=landscape landscape columns=6,40.5 head=1-2 freeze=2 protect\n"
                        "  row height=20pt\n"
                        "    cell \"a\\nb\" style=cell ruled wrap\n"
                        "    cell 2.5 style=body format=\"#,##0\" input\n"
                        "  row\n"
                        "  row\n"
                        "    cell empty style=body\n"
                        "    cell =A1*2 -> 5 style=body span=2\n"
                        "    cell \"x\" style=body\n"
                        "    cell 7 style=body\n"
                        "    cell empty style=body\n"
                        "  row\n"
                        "    cell =B1 -> \"năm\" style=body\n"
                        "  name Tong B3\n");
    assert_int_equal(r->out.n, 0);
    assert_int_equal(doc_where(&r->out, r->out.sheets[0].rows[2].at).line, 3);
}

static void sheets_are_apart_from_the_text(void **state) {
    room *r = *state;
    room_template(r, "s", "local s = vanban.block('sheet', { title = 'S', columns = { 1 }, rows = { { 1 } } })\n"
                          "return { vanban.block('page', {}), { s }, vanban.block('page', {}), s, s, s, s, s }");
    assert_true(room_build(r, "s", "{}"));
    assert_int_equal(r->out.n, 2);
    assert_int_equal(r->out.block_count, 2);
    assert_int_equal(r->out.sheets_n, 6);
    assert_true(str_eq(r->out.sheets[5].page->name, STR("portrait")));
}

static void what_goes_with_ranges_is_read(void **state) {
    room *r = *state;
    room_template(r, "s",
                  "return { vanban.block('sheet', { title = 'S', columns = { 1, 2 }, rows = { { 1 } }, hidden = true, printed = 1,\n"
                  "inputs = { { range = 'A1:B2', whole = true, min = 0, max = 1000000000000000, title = 'Sai', message = 'Ghi số' } },\n"
                  "rules = { { range = 'A1', formula = 'A1>5', style = 'cell', format = '0.0' }, { range = 'B1', formula = 'B1=\"x\"' } },\n"
                  "charts = { { at = 'A3', width = 300, height = 200, title = 'Chi', format = '#,##0',\n"
                  "  series = { { name = 'B1', categories = 'A2:A5', values = 'B2:B5' } } } } }) }");
    if (!room_build(r, "s", "{}")) fail_msg("%s", room_said(r));
    ROOM_HAS(room_tree(r), "columns=1,2 hidden printed=1\n"
                           "  row\n"
                           "    cell 1 style=body\n"
                           "  input A1:B2 whole min=0 max=1000000000000000 title=\"Sai\" message=\"Ghi số\"\n"
                           "  rule A1 formula=\"A1>5\" style=cell format=\"0.0\"\n"
                           "  rule B1 formula=\"B1=\\\"x\\\"\"\n"
                           "  chart A3 title=\"Chi\" width=300pt height=200pt format=\"#,##0\" series=B1,A2:A5,B2:B5\n");
}

/* Made when somebody wants it, and not before. */
static void a_sheet_is_made_on_demand(void **state) {
    room *r = *state;
    room_template(r, "s", "return { vanban.block('sheet', { make = function()\n"
                          "  return { title = 'Dự toán', columns = { 6 }, rows = { { 1 } } }\nend }) }");
    assert_true(room_build(r, "s", "{}"));
    assert_int_equal(r->out.sheets_n, 1);
    assert_true(str_eq(r->out.sheets[0].title, STR("Dự toán")));

    room_template(r, "t", "return { vanban.block('sheet', { make = function() error('called') end }) }");
    diag *d = diag_new();
    data_source source = {STR("x.json"), STR("{}")};
    const template *t = vm_template(r->v, STR("t"), (diag_where){0}, d);
    value *data = json_parse(r->a, source, d);
    assert_true(vm_build(r->v, t, data, source, (vm_wants){.sheets = false}, r->a, &r->out, d));
    assert_int_equal(r->out.sheets_n, 0);
    assert_false(vm_build(r->v, t, data, source, (vm_wants){.sheets = true}, r->a, &r->out, d));
    diag_drop(d);
}

static void wrong_sheets(void **state) {
    static const struct {
        const char *fields, *said;
    } wrong[] = {
        {"rows = {}, columns = {}", "sheet lacks \"title\""},
        {"title = 'x', rows = {}", "sheet lacks \"columns\""},
        {"make = 5", "\"sheet.make\" must be a function, not a number"},
        {"make = function() end", "\"sheet.make\" must be a function that returns a table {title = …}, not nothing"},
        {"title = 'x', columns = { 0 }, rows = {}", "\"sheet.columns\" = 0, it must be 0.1 to 255"},
        {"title = 'x', columns = { '*' }, rows = {}", "\"sheet.columns\" must be a number, not a string"},
        {"title = 'x', columns = { 1 }, rows = { 5 }", "\"sheet.rows\" must be a list, not a number"},
        {"title = 'x', columns = { 1 }, rows = { { hieght = 1 } }", "row has no field \"hieght\"; did you mean \"height\"?"},
        {"title = 'x', columns = { 1 }, rows = { { { txt = 1 } } }", "cell has no field \"txt\""},
        {"title = 'x', columns = { 1 }, rows = { { { text = 5 } } }", "\"cell.text\" must be a string, not a number"},
        {"title = 'x', columns = { 1 }, rows = { { { number = '5' } } }", "\"cell.number\" must be a number, not a string"},
        {"title = 'x', columns = { 1 }, rows = { { { number = 1 << 60 } } }", "\"cell.number\" = > 10^15"},
        {"title = 'x', columns = { 1 }, rows = { { { text = 'x', number = 5 } } }", "a cell of a sheet has only one of text, number, formula"},
        {"title = 'x', columns = { 1 }, rows = { { { formula = 'A1' } } }", "cell lacks \"value\""},
        {"title = 'x', columns = { 1 }, rows = { { { formula = 'A1', value = true } } }", "\"cell.value\" must be a number or a string"},
        {"title = 'x', columns = { 1 }, rows = { { { style = 'sell' } } }", "there is no style \"sell\" in the style sheet \"plain\"; did you mean \"cell\"?"},
        {"title = 'x', columns = { 1 }, rows = {}, head = 1", "\"sheet.head\" must be a list, not a number"},
        {"title = 'x', columns = { 1 }, rows = {}, head = { 1 }", "\"sheet.head\" must be two numbers {first, last}, not a table"},
        {"title = 'x', columns = { 1 }, rows = {}, head = { 0, 1 }", "\"sheet.head\" = 0, it must be 1 to"},
        {"title = 'x', columns = { 1 }, rows = {}, names = { 'x' }", "\"sheet.names\" must be a list of {name = …, range = …}"},
        {"title = 'x', columns = { 1 }, rows = {}, names = { { name = 'x' } }", "name lacks \"range\""},
        {"title = 'x', columns = { 1 }, rows = {}, inputs = { { range = 'A1', max = 1 } }", "input lacks \"min\""},
        {"title = 'x', columns = { 1 }, rows = {}, inputs = { 'A1' }", "\"sheet.inputs\" must be a list of {range = …, min"},
        {"title = 'x', columns = { 1 }, rows = {}, rules = { { range = 'A1' } }", "rule lacks \"formula\""},
        {"title = 'x', columns = { 1 }, rows = {}, rules = { { range = 'A1', formula = 'A1', style = 'sell' } }", "there is no style \"sell\""},
        {"title = 'x', columns = { 1 }, rows = {}, charts = { { at = 'A1', width = 1, height = 1 } }", "chart lacks \"series\""},
        {"title = 'x', columns = { 1 }, rows = {}, charts = { { at = 'A1', width = 1, height = 9999, series = {} } }", "\"chart.height\" = 9999"},
        {"title = 'x', columns = { 1 }, rows = {}, charts = { { at = 'A1', width = 1, height = 1, series = { { name = 'A1' } } } }", "series lacks \"categories\""},
        {"title = 'x', columns = { 1 }, rows = {}, page = 'a3'", "there is no page \"a3\""},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char body[400];
        snprintf(body, sizeof body, "return { vanban.block('sheet', { %s }) }", wrong[i].fields);
        room_fails(*state, body, wrong[i].said);
    }
    room_fails(*state, "local s = vanban.block('sheet', { title = 'S', columns = { 1 }, rows = {} })\n"
                       "return { vanban.block('table', { columns = { 1 }, rows = { { cells = { { blocks = s } } } } }) }",
               "must be blocks of text, not a sheet");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sheet_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(what_goes_with_ranges_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sheet_is_made_on_demand, setup, teardown),
        cmocka_unit_test_setup_teardown(sheets_are_apart_from_the_text, setup, teardown),
        cmocka_unit_test_setup_teardown(wrong_sheets, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
