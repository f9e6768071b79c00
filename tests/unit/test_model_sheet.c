/* The check of worksheets: what no workbook can hold never reaches the workbook library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/doc.h"

#include <math.h>

/* A document with one good sheet, to be spoilt. */
typedef struct bench {
    arena *a;
    diag *d;
    block text;
    double widths[2];
    sheet_cell cells[2];
    sheet_row row;
    sheet_name name;
    sheet sheets[2];
    str source;
    doc doc;
} bench;

static const style body = {.name = {"body", 4}};
static const page_style portrait = {.name = {"portrait", 8}};

static int setup(void **state) {
    bench *b = mem_alloc(sizeof *b);
    *b = (bench){.a = arena_new(), .d = diag_new(), .source = STR("mau.lua")};
    b->text = (block){.kind = BLOCK_SPACE};
    b->widths[0] = 6, b->widths[1] = 40;
    for (int i = 0; i < 2; i++) b->cells[i] = (sheet_cell){.kind = CELL_TEXT, .span = 1, .text = STR("x"), .style = &body};
    b->row = (sheet_row){.cells = b->cells, .n = 2, .at = {.line = 5}};
    b->name = (sheet_name){STR("Tong"), STR("$B$1:C20")};
    b->sheets[0] = (sheet){.title = STR("Dự toán"), .widths = b->widths, .columns = 2, .rows = &b->row, .rows_n = 1,
                           .page = &portrait, .names = &b->name, .names_n = 1, .at = {.line = 4}};
    b->sheets[1] = b->sheets[0];
    b->sheets[1].title = STR("Phụ lục");
    b->doc = (doc){.blocks = &b->text, .n = 1, .sheets = b->sheets, .sheets_n = 2, .sources = &b->source, .sources_n = 1};
    *state = b;
    return 0;
}

static int teardown(void **state) {
    bench *b = *state;
    arena_drop(b->a);
    diag_drop(b->d);
    free(b);
    return 0;
}

static void passes(bench *b) {
    buf out = buf_in(b->a);
    bool ok = doc_check(&b->doc, b->a, b->d);
    diag_render(b->d, LANG_EN, &out);
    if (!ok) fail_msg("%s", str_z(b->a, buf_str(&out)));
}

static void fails(bench *b, const char *part) {
    buf out = buf_in(b->a);
    assert_false(doc_check(&b->doc, b->a, b->d));
    diag_render(b->d, LANG_EN, &out);
    diag_clear(b->d);
    const char *said = str_z(b->a, buf_str(&out));
    if (!strstr(said, part)) fail_msg("\"%s\" is not in:\n%s", part, said);
}

static void titles(void **state) {
    bench *b = *state;
    passes(b);
    static const char *const wrong[] = {"", " ", "a:b", "a/b", "a\\b", "a?", "*", "[x", "x]", "'x", "x'",
                                        "12345678901234567890123456789012"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        b->sheets[0].title = str_of(wrong[i]);
        fails(b, "mau.lua:4: error: \"");
        fails(b, "is not a valid sheet title");
    }
    static const char *const right[] = {"đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ", "a'b", "-", "Dự toán (1)"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        b->sheets[0].title = str_of(right[i]);
        passes(b);
    }
    b->sheets[0].title = STR("PHỤ LỤC");
    fails(b, "two sheets are called \"Phụ lục\"");
    b->sheets[0].title = STR("\xC4");
    fails(b, "not UTF-8");
    b->sheets[0].title = STR("a\nb");
    fails(b, "control character U+000A");
}

static void cells(void **state) {
    bench *b = *state;
    char *big = arena_alloc(b->a, 33000);
    memset(big, 'x', 32999);
    b->cells[1].text = (str){big, 32767};
    passes(b);
    b->cells[1].text = (str){big, 32768};
    fails(b, "mau.lua:5: error: cell B1: longer than 32767 characters");
    b->cells[1].text = STR("a\tb\nc");
    passes(b);
    b->cells[1].text = STR("\x0B");
    fails(b, "control character U+000B");
    b->cells[1] = (sheet_cell){.kind = CELL_NUMBER, .span = 1, .number = (double)NAN, .style = &body};
    fails(b, "cell B1: the value is not a number");
    b->cells[1].number = (double)INFINITY;
    fails(b, "cell B1: the value is not a number");
    b->cells[1].number = 1e300;
    passes(b);
    b->cells[1].kind = CELL_FORMULA;
    fails(b, "cell B1: the formula is empty");
    b->cells[1].text = STR("A1*2");
    passes(b);
    b->cells[1].number = (double)NAN;
    fails(b, "cell B1: the value is not a number");
    b->cells[1].text_result = true;
    passes(b);
    b->cells[1].result_text = STR("\x01");
    fails(b, "control character U+0001");
    b->cells[1].result_text = STR("");
    b->cells[1].text = (str){big, 8193};
    fails(b, "cell B1: longer than 8192 characters");
    b->cells[1].text = STR("A1");
    b->cells[1].format = (str){big, 128};
    fails(b, "cell B1: longer than 127 characters");
}

static void spans(void **state) {
    bench *b = *state;
    b->cells[0].span = 0;
    fails(b, "cell A1: span must be at least 1");
    b->cells[0].span = 2;
    fails(b, "mau.lua:5: error: row 1 of the table spans 3 columns, the table has 2");
    b->row.n = 1;
    passes(b);
}

static void frames(void **state) {
    bench *b = *state;
    sheet *s = &b->sheets[0];
    const sheet good = *s;
    const struct {
        sheet spoilt;
    } wrong[] = {
        {{.columns = 0, .rows_n = 1}}, {{.columns = 2, .rows_n = 0}}, {{.columns = 2, .rows_n = 1, .freeze = 2}},
        {{.columns = 2, .rows_n = 1, .head_first = 1, .head_last = 2}}, {{.columns = 2, .rows_n = 1, .head_last = 1}},
        {{.columns = 2, .rows_n = 1, .head_first = 1}},
        {{.columns = 2, .rows_n = 1, .printed = 3}},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        s->columns = wrong[i].spoilt.columns, s->rows_n = wrong[i].spoilt.rows_n, s->freeze = wrong[i].spoilt.freeze;
        s->head_first = wrong[i].spoilt.head_first, s->head_last = wrong[i].spoilt.head_last;
        s->printed = wrong[i].spoilt.printed;
        fails(b, "mau.lua:4: error: the frame of the sheet \"Dự toán\" is not valid");
        *s = good;
    }
    s->head_first = s->head_last = s->freeze = 1;
    passes(b);
    b->widths[1] = 0;
    fails(b, "the frame of the sheet");
    b->widths[1] = 256;
    fails(b, "the frame of the sheet");
    b->widths[1] = (double)NAN;
    fails(b, "the frame of the sheet");
}

static void defined_names(void **state) {
    bench *b = *state;
    static const char *const wrong[] = {"", "1a", "a b", "A1", "tổng", "a-b"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        b->name.name = str_of(wrong[i]);
        fails(b, "[sheet-name]");
    }
    b->name.name = STR("_Tong.1");
    passes(b);
    static const char *const ranges[] = {"", "A", "1", "A0", "a1", "A1:", "A1:B", ":A1", "A1 ", "ABCD1", "$A$", "A1:B2:C3"};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        b->name.range = str_of(ranges[i]);
        fails(b, "[sheet-name]");
    }
    b->name.range = STR("F12");
    passes(b);
}

static void inputs(void **state) {
    bench *b = *state;
    sheet_input input = {.range = STR("A1:B9"), .max = 5, .title = STR("Sai"), .message = STR("Ghi số")};
    b->sheets[0].inputs = &input, b->sheets[0].inputs_n = 1;
    passes(b);
    input.range = STR("A1:");
    fails(b, "mau.lua:4: error: \"A1:\" is not a range of a sheet");
    input.range = STR("A1");
    input.min = 6;
    fails(b, "cell A1: min is above max");
    input.min = 0;
    input.title = STR("đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ"); /* 33 */
    fails(b, "cell A1: longer than 32 characters");
    input.title = STR("\x01");
    fails(b, "control character");
}

static void rules(void **state) {
    bench *b = *state;
    sheet_rule shown = {.range = STR("A1:B9"), .formula = STR("A1>5")};
    b->sheets[0].rules = &shown, b->sheets[0].rules_n = 1;
    passes(b);
    shown.formula = STR("");
    fails(b, "cell A1:B9: the formula is empty");
    shown.formula = STR("A1");
    shown.range = STR("x");
    fails(b, "\"x\" is not a range of a sheet");
}

static void charts(void **state) {
    bench *b = *state;
    sheet_series series = {STR("B1"), STR("A2:A3"), STR("B2:B3")};
    sheet_chart chart = {.title = STR("Chi"), .at = STR("D1"), .series = &series, .series_n = 1};
    b->sheets[0].charts = &chart, b->sheets[0].charts_n = 1;
    passes(b);
    series.values = STR("B2:B3:B4");
    fails(b, "\"B2:B3:B4\" is not a range of a sheet");
    series.values = STR("B2");
    chart.at = STR("");
    fails(b, "\"\" is not a range of a sheet");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(titles, setup, teardown),
        cmocka_unit_test_setup_teardown(cells, setup, teardown),
        cmocka_unit_test_setup_teardown(spans, setup, teardown),
        cmocka_unit_test_setup_teardown(frames, setup, teardown),
        cmocka_unit_test_setup_teardown(defined_names, setup, teardown),
        cmocka_unit_test_setup_teardown(inputs, setup, teardown),
        cmocka_unit_test_setup_teardown(rules, setup, teardown),
        cmocka_unit_test_setup_teardown(charts, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
