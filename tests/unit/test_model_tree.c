/* The check of document trees, and the tree as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/doc.h"

#include <math.h>

typedef struct bench {
    arena *a;
    diag *d;
} bench;

static const style styles[] = {{.name = {"body", 4}}, {.name = {"cell", 4}, .index = 1}};
static const page_style pages[] = {{.name = {"portrait", 8}}, {.name = {"landscape", 9}}};
static const stylesheet sheet_of_styles = {
    .name = {"plain", 5}, .styles = styles, .styles_n = 2, .pages = pages, .pages_n = 2};

static int setup(void **state) {
    bench *b = mem_alloc(sizeof *b);
    *b = (bench){arena_new(), diag_new()};
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

static doc doc_with(const block *blocks, size_t n) {
    static const str sources[] = {{"mau.lua", 7}};
    return (doc){.language = STR("vi-VN"), .styles = &sheet_of_styles, .blocks = blocks, .n = n, .block_count = n,
                 .sources = sources, .sources_n = 1, .source.file = STR("data.json")};
}

static const char *said(bench *b) {
    buf out = buf_in(b->a);
    diag_render(b->d, LANG_EN, &out);
    diag_clear(b->d);
    return str_z(b->a, buf_str(&out));
}

static void passes(bench *b, const doc *d) {
    if (!doc_check(d, b->a, b->d)) fail_msg("%s", said(b));
}

static void fails(bench *b, const doc *d, const char *part) {
    assert_false(doc_check(d, b->a, b->d));
    const char *words = said(b);
    if (!strstr(words, part)) fail_msg("\"%s\" is not in:\n%s", part, words);
}

static block text_block(const char *text) {
    static run r[8];
    static size_t i;
    run *one = &r[i++ % 8];
    *one = (run){.kind = RUN_TEXT, .text = str_of(text)};
    return (block){.kind = BLOCK_PARA, .at = {.line = 7}, .as.para = {.style = &styles[0], .runs = one, .runs_n = 1}};
}

static void places(void **state) {
    (void)state;
    doc d = doc_with(NULL, 0);
    diag_where at = doc_where(&d, (origin){.file = 0, .line = 3});
    assert_true(str_eq(at.file, STR("mau.lua")) && at.line == 3);
    at = doc_where(&d, (origin){0});
    assert_true(str_eq(at.file, STR("data.json")) && at.line == 0);
    at = doc_where(&d, (origin){.file = 9, .line = 3});
    assert_true(str_eq(at.file, STR("data.json")));
}

static void an_empty_document_is_refused(void **state) {
    doc d = doc_with(NULL, 0);
    fails(*state, &d, "data.json: error: the document has no content [empty-document]");
    block one = text_block("x");
    d = doc_with(&one, 1);
    passes(*state, &d);
}

static void text_must_be_fit_to_show(void **state) {
    static const struct {
        const char *text, *said;
    } wrong[] = {
        {"a\xC4", "mau.lua:7: error: the text made by the template is not UTF-8 (byte 2)"},
        {"\xED\xA0\x80", "not UTF-8 (byte 1)"}, /* a surrogate */
        {"ab\xE1\xBA", "not UTF-8 (byte 3)"},
        {"\xE1\xBA\xBFz\xE2\x80", "not UTF-8 (byte 5)"},
        {"\xC1\x80", "not UTF-8 (byte 1)"}, /* longer than need be */
        {"\xE1\xBA\xBF\xEF\xBF\xBF", "control character U+FFFF"},
        {"a\x01", "control character U+0001"},
        {"a\x7F", "control character U+007F"},
        {"a\nb", "control character U+000A"}, /* a break must be a run of its own */
        {"a\tb", "control character U+0009"},
        {"a\xC2\x80", "control character U+0080"},
        {"a\xE2\x80\xA9", "control character U+2029"},
        {"a\xEF\xBF\xBE", "control character U+FFFE"},
        {"a\xF0\x9F\xBF\xBF", "control character U+1FFFF"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        block one = text_block(wrong[i].text);
        doc d = doc_with(&one, 1);
        fails(*state, &d, wrong[i].said);
    }
    static const char *const right[] = {"", "Đường", "a\xC2\xA0z", "“x” – …", "\xEF\xBB\xBFx", "\xF0\x9F\x98\x80"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        block one = text_block(right[i]);
        doc d = doc_with(&one, 1);
        passes(*state, &d);
    }
    block one = text_block("x");
    doc d = doc_with(&one, 1);
    d.title = STR("a\nb");
    fails(*state, &d, "data.json: error: the text holds the control character U+000A");
    one.as.para.label.text = STR("\x02");
    d = doc_with(&one, 1);
    fails(*state, &d, "control character U+0002");
}

static void tables_must_be_whole(void **state) {
    const block inner = text_block("x"), bad = text_block("\x01");
    double shares[] = {30, -1, -2};
    cell three[] = {{.span = 1}, {.span = 1}, {.span = 1, .blocks = &inner, .n = 1}}, wide[] = {{.span = 2}, {.span = 1}};
    row rows[] = {{.cells = three, .n = 3, .header = true}, {.cells = wide, .n = 2, .header = true}, {.cells = three, .n = 3}};
    for (size_t i = 0; i < 3; i++) rows[i].at.line = (int)i + 10;
    block b = {.kind = BLOCK_TABLE, .at = {.line = 9}, .as.table = {.share = shares, .columns = 3, .rows = rows, .rows_n = 3}};
    doc d = doc_with(&b, 1);
    passes(*state, &d);
    wide[0].span = 3;
    fails(*state, &d, "mau.lua:11: error: row 2 of the table spans 4 columns, the table has 3 [table-cells]");
    wide[0].span = 1;
    fails(*state, &d, "row 2 of the table spans 2 columns");
    wide[0].span = 2, wide[1].span = 0;
    fails(*state, &d, "row 2 of the table spans 2 columns");
    wide[1].span = 1, rows[0].header = false;
    fails(*state, &d, "mau.lua:11: error: row 2 of the table is a header row but not at its head");
    rows[0].header = true, shares[1] = (double)NAN;
    fails(*state, &d, "mau.lua:9: error: the width of column 2 of the table is not valid");
    shares[1] = 0;
    fails(*state, &d, "the width of column 2");
    shares[1] = -1, three[0].blocks = &bad, three[0].n = 1;
    fails(*state, &d, "mau.lua:7: error: the text holds the control character U+0001");
    three[0].n = 0, b.as.table.rows_n = 0;
    fails(*state, &d, "mau.lua:9: error: the table has no rows or no columns");
}

static void rules_have_a_length(void **state) {
    block b = {.kind = BLOCK_RULE, .as.rule = {.fraction = 0.5}};
    doc d = doc_with(&b, 1);
    passes(*state, &d);
    static const double wrong[] = {0, -1, 1.01};
    for (size_t i = 0; i < 3; i++) {
        b.as.rule.fraction = wrong[i];
        fails(*state, &d, "the length of a rule must be more than 0 and at most 1");
    }
    b.as.rule.fraction = (double)NAN;
    fails(*state, &d, "the length of a rule");
}

static void every_fault_is_told(void **state) {
    bench *b = *state;
    const block blocks[] = {text_block("\x01"), text_block("x"), text_block("\x02")};
    doc d = doc_with(blocks, 3);
    assert_false(doc_check(&d, b->a, b->d));
    assert_int_equal(diag_count(b->d, DIAG_ERROR), 2);
}

static void names_are_found(void **state) {
    (void)state;
    assert_ptr_equal(stylesheet_find(&sheet_of_styles, STR("body")), &styles[0]);
    assert_ptr_equal(stylesheet_find(&sheet_of_styles, STR("cell")), &styles[1]);
    assert_null(stylesheet_find(&sheet_of_styles, STR("bodyx")));
    assert_null(stylesheet_find(&sheet_of_styles, STR("")));
    assert_null(stylesheet_find(&(stylesheet){0}, STR("body")));
    assert_ptr_equal(stylesheet_page(&sheet_of_styles, STR("landscape")), &pages[1]);
    assert_null(stylesheet_page(&sheet_of_styles, STR("")));
}

/* Everything that may differ from its default is in the text of the tree. */
static void the_tree_as_text(void **state) {
    bench *b = *state;
    const run runs[] = {
        {.kind = RUN_TEXT, .text = STR("a[b]\"\\")},
        {.kind = RUN_TEXT, .marks = MARK_BOLD | MARK_ITALIC | MARK_UNDERLINE, .text = STR("x")},
        {.kind = RUN_TAB}, {.kind = RUN_LINE_BREAK}, {.kind = RUN_PAGE_NUMBER, .marks = MARK_SUBSCRIPT},
    };
    const double shares[] = {12.5, -1, -1.5};
    const cell cells[] = {{.span = 3, .middle = true}};
    const row rows[] = {{.cells = cells, .n = 1, .header = true, .whole = true}};
    const double widths[] = {6, 12.25};
    const sheet_cell sheet_cells[] = {
        {.kind = CELL_EMPTY, .span = 1, .style = &styles[0]},
        {.kind = CELL_NUMBER, .span = 2, .number = -1.5, .style = &styles[1], .format = STR("0.0"), .ruled = true,
         .wrap = true, .input = true},
        {.kind = CELL_FORMULA, .span = 1, .text = STR("A1"), .text_result = true, .result_text = STR("x"), .style = &styles[0]},
        {.kind = CELL_FORMULA, .span = 1, .text = STR("A1"), .number = 1e15, .style = &styles[0]},
    };
    const sheet_row sheet_rows[] = {{.cells = sheet_cells, .n = 4, .height = 20 * LEN_PT}};
    const sheet_name names[] = {{STR("Tong"), STR("A1")}};
    const sheet sheets[] = {{.title = STR("S"), .widths = widths, .columns = 2, .rows = sheet_rows, .rows_n = 1,
                             .page = &pages[1], .landscape = true, .head_first = 1, .head_last = 2, .freeze = 3,
                             .protect = true, .names = names, .names_n = 1}};
    const block blocks[] = {
        {.kind = BLOCK_PARA, .role = STR("bases"),
         .as.para = {.style = &styles[0], .runs = runs, .runs_n = 5, .keep_next = true, .bookmark = STR("moc"),
                     .label = {.kind = LABEL_BULLET, .level = 3, .text = STR("-"), .marks = MARK_BOLD}}},
        {.kind = BLOCK_RULE, .as.rule = {.fraction = 1.0 / 3, .of_text = true, .align = ALIGN_RIGHT, .thickness = LEN_PT / 4,
                                         .above = LEN_PT, .below = 2 * LEN_PT}},
        {.kind = BLOCK_SPACE, .as.space.height = 6 * LEN_PT + LEN_TWIP},
        {.kind = BLOCK_TABLE, .role = STR("head"),
         .as.table = {.share = shares, .columns = 3, .rows = rows, .rows_n = 1, .ruled = true, .keep_whole = true}},
        {.kind = BLOCK_PAGE, .as.page = {.style = &pages[1], .restart = true}},
        {.kind = BLOCK_PAGE},
    };
    doc d = doc_with(blocks, 6);
    d.title = STR("T"), d.subject = STR("S"), d.author = STR("A"), d.keywords = STR("K");
    d.date = STR("2023-10-06"), d.output_name = STR("O");
    d.sheets = sheets, d.sheets_n = 1;
    buf out = buf_in(b->a);
    doc_dump(&d, &out);
    assert_string_equal(str_z(b->a, buf_str(&out)),
        "document plain vi-VN\n"
        "title \"T\"\nsubject \"S\"\nauthor \"A\"\nkeywords \"K\"\ndate \"2023-10-06\"\noutput \"O\"\n"
        "para#bases body label=bullet:3:[b]\"-\" keep-next bookmark=moc \"a\\[b\\]\\\"\\\\[b i u]x[/]\\t\\n[sub]\\p[/]\"\n"
        "rule 0.3333 of text right thickness=0.25pt above=1pt below=2pt\n"
        "space 6.05pt\n"
        "table#head columns=12.5mm,*,1.5* ruled keep-whole\n"
        "  row header whole\n"
        "    cell span=3 middle\n"
        "page landscape restart\n"
        "page\n"
        "sheet \"S\" page=landscape landscape columns=6,12.25 head=1-2 freeze=3 protect\n"
        "  row height=20pt\n"
        "    cell empty style=body\n"
        "    cell -1.5 style=cell format=\"0.0\" span=2 ruled wrap input\n"
        "    cell =A1 -> \"x\" style=body\n"
        "    cell =A1 -> 1000000000000000 style=body\n"
        "  name Tong A1\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places, setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_document_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(text_must_be_fit_to_show, setup, teardown),
        cmocka_unit_test_setup_teardown(tables_must_be_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(rules_have_a_length, setup, teardown),
        cmocka_unit_test_setup_teardown(every_fault_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(names_are_found, setup, teardown),
        cmocka_unit_test_setup_teardown(the_tree_as_text, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
