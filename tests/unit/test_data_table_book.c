/* Records from workbooks: every kind of cell, list sheets joined by key, and files that are no workbooks. */
#include "table_kit.h"

#include "data/table/store.h"

static void a_workbook_reads_like_csv(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {"Dữ liệu", "Mã|Cơ quan - Tên *|Trích yếu|note\na|Xã A|S|\n\nb|Xã B|S| x ", NULL};
    assert_string_equal(kit_read(k, kit_book(k, sheets)),
                        "a {\"office\":{\"name\":\"Xã A\"},\"subject\":\"S\"}\nb {\"office\":{\"name\":\"Xã B\"},\"subject\":\"S\",\"note\":\"x\"}\n.");
    assert_string_equal(kit_said(k), "");
}

#define HEAD_ROW                                                                                                        \
    "<row><c t=\"inlineStr\"><is><t>office.name</t></is></c><c t=\"inlineStr\"><is><t>subject</t></is></c>"             \
    "<c t=\"inlineStr\"><is><t>price</t></is></c><c t=\"inlineStr\"><is><t>date</t></is></c>"                           \
    "<c t=\"inlineStr\"><is><t>note</t></is></c><c t=\"inlineStr\"><is><t>urgent</t></is></c></row>"

static const char strings[] = "<sst><si><t>Xã A</t></si><si><r><rPr><b/></rPr><t>đậm</t></r><r><t xml:space=\"preserve\"> và "
                              "thường</t></r><rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></si>"
                              "<si><t>a_x000D_\n_x0041_b_x00GG_</t></si><si/></sst>";
/* styles: 0 general, 1 built-in date, 2 own date, 3 own time, 4 own number with text, 5 time beyond a day, 6 date and time */
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]dd\\ &quot;tháng&quot;\\ mm\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"HH:MM\"/><numFmt numFmtId=\"166\" formatCode=\"#,##0\\ &quot;đồng dm&quot;;[Red]0_d\"/>"
    "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"
    "<xf numFmtId=\"167\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";

/* What a record of the cells in row 2 (the office and subject are given) gives besides those two. */
static const char *cell(kit *k, const char *xml, const char *pr) {
    str body = str_fmt(k->a, HEAD_ROW "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"str\"><f>A1</f><v>S</v></c>%s</row>", xml);
    const char *sheets[] = {"Trang", str_z(k->a, body), NULL};
    const char *all = kit_read(k, kit_book_with(k, sheets, strings, styles, pr)), *at = strstr(all, "\"subject\":\"S\"");
    if (!at) return all;
    at += strlen("\"subject\":\"S\"");
    return kit_z(k, (str){at, strlen(at) - 3});
}

static void every_kind_of_cell_is_read(void **state) {
    static const struct {
        const char *xml, *json;
    } cases[] = {
        {"<c r=\"E2\" t=\"s\"><v>1</v></c>", ",\"note\":\"đậm và thường\""},
        {"<c r=\"E2\" t=\"s\"><v>2</v></c>", ",\"note\":\"a\\nAb_x00GG_\""},
        {"<c r=\"E2\" t=\"s\"><v>3</v></c>", ""},
        {"<c r=\"E2\" t=\"inlineStr\"><is><r><t>x</t></r><r><t>y</t></r></is></c>", ",\"note\":\"xy\""},
        {"<c r=\"C2\"><f>1+1</f><v>2.0000000000000001E4</v></c>", ",\"price\":20000"},
        {"<c r=\"C2\" s=\"4\"><v>5</v></c>", ",\"price\":5"},
        {"<c r=\"D2\" s=\"1\"><v>45205</v></c>", ",\"date\":\"2023-10-06\""},
        {"<c r=\"D2\" s=\"2\"><v>45205.75</v></c>", ",\"date\":\"2023-10-06\""},
        {"<c r=\"D2\"><v>45205</v></c>", ",\"date\":\"2023-10-06\""},
        {"<c r=\"D2\"><v>0.5</v></c>", ",\"date\":\"0,5\""},
        {"<c r=\"D2\"><v>60</v></c>", ",\"date\":\"60\""},
        {"<c r=\"D2\"><v>59</v></c>", ",\"date\":\"1900-02-28\""},
        {"<c r=\"D2\"><v>61</v></c>", ",\"date\":\"1900-03-01\""},
        {"<c r=\"D2\" t=\"d\"><v>2023-10-06T00:00:00</v></c>", ",\"date\":\"2023-10-06\""},
        {"<c r=\"E2\" s=\"1\"><v>45205</v></c>", ",\"note\":\"06/10/2023\""},
        {"<c r=\"E2\" s=\"6\"><v>45205.333333333336</v></c>", ",\"note\":\"08:00 06/10/2023\""},
        {"<c r=\"E2\" s=\"3\"><v>0.33333333333333331</v></c>", ",\"note\":\"08:00\""},
        {"<c r=\"E2\" s=\"5\"><v>0.60416666666666663</v></c>", ",\"note\":\"14:30\""},
        {"<c r=\"E2\"><v>2.5</v></c>", ",\"note\":\"2,5\""},
        {"<c r=\"E2\"><v>23</v></c>", ",\"note\":\"23\""},
        {"<c r=\"F2\" t=\"b\"><v>1</v></c>", ",\"urgent\":true"},
        {"<c r=\"F2\"><v>0</v></c>", ",\"urgent\":false"},
        {"<c r=\"E2\" t=\"b\"><v>1</v></c>", ",\"note\":true"},
        {"<c r=\"E2\"/><c r=\"F2\"><v/></c><c r=\"XFD2\" t=\"str\"><v> </v></c>", ""},
        {"<c t=\"inlineStr\"><is><t>12</t></is></c>", ",\"price\":12"},
    };
    kit *k = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *json = cell(k, cases[i].xml, NULL);
        if (strcmp(json, cases[i].json) != 0) fail_msg("%s: %s, not %s", cases[i].xml, json, cases[i].json);
    }
    assert_string_equal(cell(k, "<c r=\"D2\" s=\"1\"><v>43743</v></c>", "<workbookPr date1904=\"1\"/>"), ",\"date\":\"2023-10-06\"");
    assert_string_equal(kit_said(k), "");
}

static void an_error_in_a_cell_is_told(void **state) {
    kit *k = *state;
    assert_string_equal(cell(k, "<c r=\"C2\" t=\"e\"><f>A9</f><v>#REF!</v></c>", NULL), "1 BAD\n.");
    kit_has(kit_said(k), ": Trang!C2 (price): error: this cell holds the error #REF! [cell-error]");
}

#define MAIN "Văn bản", "key|office.name|subject\na|Xã A|S\nb|Xã B|S"
#define A "a {\"office\":{\"name\":\"Xã A\"},\"subject\":\"S\""
#define B "b {\"office\":{\"name\":\"Xã B\"},\"subject\":\"S\""

static void list_sheets_join_by_key(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {"Nơi nhận", "Mã|Nơi nhận|name|purpose\nb|R1\na||R2|p\nb||R3", MAIN, "Hướng dẫn", "gì cũng được", NULL};
    kit_has(kit_read(k, kit_book(k, sheets)), "{\"name\":\"R3\"}");
    kit_has(kit_said(k), "Nơi nhận!B1: warning: there is no column called \"Nơi nhận\"");
    static const char *const right[] = {"noi nhan", "Mã|.|name|purpose\nb|R1\na||R2|p\nb||R3", MAIN, "Hướng dẫn", "gì cũng được", NULL};
    assert_string_equal(kit_read(k, kit_book(k, right)),
                        A ",\"recipients\":[{\"name\":\"R2\",\"purpose\":\"p\"}]}\n" B ",\"recipients\":[\"R1\",{\"name\":\"R3\"}]}\n.");
    assert_string_equal(kit_said(k), "");
}

static void sections_nest_by_level_and_label(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {
        MAIN, "Nội dung", "Mã|Cấp|Mã dòng|Tên\na|1||I\na|2|m1|1.\na|3||a)\na|2||2.\na|1||II\nb|||X", "budget",
        "Mã|Thuộc|text|quantity|price\na|m1|nước|2,5|20.000\na||chung|1|5\nb|budget|b|1|1", NULL};
    assert_string_equal(kit_read(k, kit_book(k, sheets)),
                        A ",\"budget\":[{\"text\":\"chung\",\"quantity\":1,\"price\":5}],"
                          "\"body\":[{\"title\":\"I\",\"items\":[{\"title\":\"1.\","
                          "\"budget\":[{\"text\":\"nước\",\"quantity\":\"2,5\",\"price\":20000}],"
                          "\"items\":[{\"title\":\"a)\"}]},{\"title\":\"2.\"}]},{\"title\":\"II\"}]}\n" B
                          ",\"budget\":[{\"text\":\"b\",\"quantity\":1,\"price\":1}],\"body\":[{\"title\":\"X\"}]}\n.");
    assert_string_equal(kit_said(k), "");
}

static void faults_of_list_sheets_name_their_row(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {
        MAIN, "Nội dung", "Mã|Cấp|Mã dòng|Tên\na|3||I\nb|1|x|II\nb|1|x|III", "Khoản chi", "Mã|Thuộc|text\nb|zz|nước\nc||nước\nb|x|", NULL};
    assert_string_equal(kit_read(k, kit_book(k, sheets)), "a BAD\nb BAD\n.");
    const char *said = kit_said(k);
    kit_has(said, ": Nội dung!2: error: the level \"3\" does not fit here [level]");
    kit_has(said, ": Nội dung!4: error: the label \"x\" is that of another row of this document [label-twice]");
    kit_has(said, ": Khoản chi!C4 (text): error: a required cell is blank [cell-blank]");
    kit_has(said, ": Khoản chi!3: error: there is no document with the key \"c\" [no-such-record]");
    static const char *const nowhere[] = {MAIN, "Khoản chi", "Mã|Thuộc|text\nb|zz|nước", NULL};
    assert_string_equal(kit_read(k, kit_book(k, nowhere)), A "}\nb BAD\n.");
    kit_has(kit_said(k), ": Khoản chi!2: error: it is not clear to what this row belongs: \"zz\" [no-such-row]");
    static const char *const keyless[] = {MAIN, "Khoản chi", "Mã|Thuộc|text\n||nước", NULL};
    assert_string_equal(kit_read(k, kit_book(k, keyless)), "");
    kit_has(kit_said(k), ": Khoản chi!2: error: this row does not say to which document it belongs [no-key]");
}

static void examples_are_passed_over_and_sheets_told(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {
        "Ghi chú", "x", "Văn bản", "key|office.name|subject\nVÍ DỤ|x|y\nb|Xã B|S", "Nơi nhậnn", "Mã\nb", "Khoản chi", "Mã|text\nVÍ DỤ|t", NULL};
    assert_string_equal(kit_read(k, kit_book(k, sheets)), B "}\n.");
    const char *said = kit_said(k);
    kit_has(said, ": Văn bản!2: warning: the example row (key \"VÍ DỤ\") is passed over [example-row]");
    kit_has(said, ": warning: the sheet \"Ghi chú\" is not used [sheet-unknown]");
    kit_has(said, ": warning: the sheet \"Nơi nhậnn\" is not used; did you mean \"Nơi nhận\"? [sheet-unknown]");
    static const char *const twice[] = {MAIN, "Khoản chi", "Mã|text", "khoan chi", "Mã|text", NULL};
    assert_string_equal(kit_read(k, kit_book(k, twice)), "");
    kit_has(kit_said(k), "there are two sheets for \"Khoản chi\" [sheet-twice]");
}

static void merged_keys_count_for_every_row(void **state) {
    kit *k = *state;
    const char *list = str_z(k->a, str_fmt(k->a, "%s</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B1:C1\"/></mergeCells>",
                                           kit_rows_xml(k, "Mã|text\na|x\n|y\nb|z")));
    const char *first = str_z(k->a, str_fmt(k->a, "%s</sheetData><mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>",
                                            kit_rows_xml(k, "key|office.name|subject|note\na|Xã A|S\nb||S|n")));
    const char *sheets[] = {"Văn bản", first, "Khoản chi", list, NULL};
    assert_string_equal(kit_read(k, kit_book_with(k, sheets, NULL, NULL, NULL)), A ",\"budget\":[{\"text\":\"x\"},{\"text\":\"y\"}]}\nb BAD\n.");
    const char *said = kit_said(k);
    kit_has(said, ": Văn bản!B2 (office.name): warning: this cell is merged down to row 3; only its first row has the value [cell-merged]");
    kit_has(said, ": Văn bản!B3 (office.name): error: a required cell is blank");
    assert_null(strstr(said, "Khoản chi"));
}

static void cells_are_found_again(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {MAIN, "Khoản chi", "Mã|text|price\na|x|1\nb|nước|7\nb|trà|2", NULL};
    rows *r = rows_open(kit_write(kit_book(k, sheets)), &kit_document, k->d);
    unlink(kit_file);
    rows_record record;
    assert_int_equal(rows_next(r, k->a, &record, k->d), ROWS_ITEM);
    assert_int_equal(rows_next(r, k->a, &record, k->d), ROWS_ITEM);
    row_place place;
    assert_true(rows_locate(r, &record, STR("$.budget[0].price"), &place));
    assert_string_equal(kit_z(k, rows_place_text(k->a, &place)), "Khoản chi!C3 (price)");
    assert_true(rows_locate(r, &record, STR("$.budget[1].unit"), &place));
    assert_string_equal(kit_z(k, rows_place_text(k->a, &place)), "Khoản chi!4");
    rows_close(r);
}

/* --- files that are no workbooks ------------------------------------------------------------------------ */

static void refused(kit *k, str bytes, const char *part) {
    const char *read = kit_read(k, bytes), *said = kit_said(k);
    assert_true(strcmp(read, "") == 0 || strstr(read, "broken"));
    kit_has(said, part);
    assert_null(strstr(strstr(said, "error: ") + 1, "error: ")); /* one fault, not many */
}

static void damaged_workbooks_are_told_once(void **state) {
    kit *k = *state;
    static const char *const sheets[] = {MAIN, NULL};
    str whole = kit_book(k, sheets);
    refused(k, str_part(whole, 0, whole.n / 2), "the workbook is damaged or no XLSX");
    refused(k, STR("PK\x03\x04 and then nothing"), "the workbook is damaged or no XLSX");
    static const char *const empty[] = {"a.txt", "x", NULL};
    refused(k, kit_package(k, empty), "_rels/.rels: No such file");
    static const char *const no_book[] = {"_rels/.rels", "<Relationships/>", NULL};
    refused(k, kit_package(k, no_book), "no XLSX: officeDocument");
    const char *lacking[] = {"Trang", "<row><c t=\"s\"><v>7</v></c></row>", NULL};
    refused(k, kit_book_with(k, lacking, strings, NULL, NULL), "no XLSX: sharedStrings");
    const char *unclosed[] = {"Trang", "<row><c></row>", NULL};
    refused(k, kit_book_with(k, unclosed, NULL, NULL, NULL), "xl/s0.xml: mismatched tag");
    const char *nothing[] = {"Trang", "", NULL};
    refused(k, kit_book_with(k, nothing, NULL, NULL, NULL), "there is no heading row");
}

static void hostile_workbooks_are_told_once(void **state) {
    kit *k = *state;
    const char *bare[] = {"Trang", "", NULL};
    refused(k, kit_book_with(k, bare, "<!DOCTYPE sst [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>", NULL, NULL),
            "xl/strings.xml: DOCTYPE");
    buf deep = buf_in(k->a);
    for (int i = 0; i < 10000; i++) buf_add(&deep, STR("<a>"));
    const char *nested[] = {"Trang", kit_z(k, buf_str(&deep)), NULL};
    refused(k, kit_book_with(k, nested, NULL, NULL, NULL), "nested too deeply");
    size_t size = 200u << 20; /* packs to 200 kB */
    char *zeros = mem_alloc(size + 1);
    memset(zeros, ' ', size);
    zeros[size] = '\0';
    memcpy(zeros, "<sst>", 5);
    str bomb = kit_book_with(k, bare, zeros, NULL, NULL);
    free(zeros);
    refused(k, bomb, "the workbook unpacks to more than");
}

/* The cost that store.h states. */
static void a_row_of_a_list_sheet_costs_little(void **state) {
    kit *k = *state;
    enum { N = 20000, CELLS = 6 };
    store *s = store_new();
    grid_cell cells[CELLS];
    for (size_t i = 0; i < CELLS; i++) cells[i] = (grid_cell){.column = i, .kind = GRID_NUMBER, .number = (double)i};
    cells[1] = (grid_cell){.column = 1, .kind = GRID_TEXT, .text = STR("shared"), .lasting = true};
    for (size_t i = 0; i < N; i++) store_add(s, &(grid_row){i + 2, cells, CELLS}, str_fmt(k->a, "k%zu", i / 4));
    store_close(s);
    assert_true(store_bytes(s) / N < 200); /* 24 + 6 × 16, a chain, and the room that growing leaves */
    size_t found = 0;
    for (size_t at = store_first(s, STR("k77")); at < N; at = store_next(s, at)) assert_int_equal(at, 4 * 77 + found++);
    assert_int_equal(found, 4);
    assert_int_equal(store_first(s, STR("k")), N);
    grid_row back = store_row(s, 309, k->a);
    assert_int_equal(back.line, 311);
    assert_string_equal(kit_z(k, back.cells[1].text), "shared");
    assert_true(store_claimed(s, 308) && !store_claimed(s, 4));
    store_drop(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_workbook_reads_like_csv), KIT_TEST(every_kind_of_cell_is_read), KIT_TEST(an_error_in_a_cell_is_told),
        KIT_TEST(list_sheets_join_by_key), KIT_TEST(sections_nest_by_level_and_label), KIT_TEST(faults_of_list_sheets_name_their_row),
        KIT_TEST(examples_are_passed_over_and_sheets_told), KIT_TEST(cells_are_found_again), KIT_TEST(merged_keys_count_for_every_row), KIT_TEST(damaged_workbooks_are_told_once),
        KIT_TEST(hostile_workbooks_are_told_once), KIT_TEST(a_row_of_a_list_sheet_costs_little),
    };
    return cmocka_run_group_tests_name("data table book", tests, NULL, NULL);
}
