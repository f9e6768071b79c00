/* The workbook: what is in its parts, what it refuses, and that it is the same on every run. */
#include "xlsx_kit.h"

static void formulas_carry_their_values(void **state) {
    fixture *f = *state;
    char *xml = sheet_part(f);
    has(xml, "<f>D6*E6</f><v>200000</v>");
    has(xml, "<f>SUM(F6:F20)</f><v>");
    has(xml, "<f>F5+F21</f><v>");
    has(xml, "t=\"str\"><f>IF(F37&gt;0,\"Đủ &amp; hợp lệ\",\"&lt;Thiếu&gt;\")</f><v>Đủ &amp; hợp lệ</v>");
}

static void whole_amounts_are_exact(void **state) {
    fixture *f = *state;
    ONLY(f, money(9007199254740991, false), money(123456789012345, false), money(0.1, false));
    char *xml = sheet_part(f);
    has(xml, "<v>9007199254740991</v>");
    has(xml, "<v>123456789012345</v>");
    has(xml, "<v>0.1</v>");
}

static void text_is_never_a_formula(void **state) {
    fixture *f = *state;
    ONLY(f, text(CELL, "=1+1"), text(CELL, "+84 912"), text(CELL, "-5"), text(CELL, "@SUM(A1)"),
         text(CELL, "=HYPERLINK(\"http://x\",\"y\")"), text(CELL, "007"));
    str file = written(f);
    lacks(part(f, file, "xl/worksheets/sheet1.xml"), "<f>");
    char *strings = part(f, file, "xl/sharedStrings.xml");
    has(strings, "<t>=1+1</t>");
    has(strings, "<t>+84 912</t>");
    has(strings, "<t>-5</t>");
    has(strings, "<t>@SUM(A1)</t>");
    has(strings, "<t>007</t>");
}

static void text_survives_whole(void **state) {
    fixture *f = *state;
    ONLY(f, text(CELL, "Ủy ban <nhân dân> & \"xã\"\ndòng hai"), text(CELL, "  hai đầu  "),
         text(CELL, "_x0041_ và _x41_"));
    char *strings = part(f, written(f), "xl/sharedStrings.xml");
    has(strings, "<t>Ủy ban &lt;nhân dân&gt; &amp; \"xã\"\ndòng hai</t>");
    has(strings, "<t xml:space=\"preserve\">  hai đầu  </t>");
    has(strings, "<t>_x005F_x0041_ và _x41_</t>");
}

static void merged_cells_have_borders_all_round(void **state) {
    fixture *f = *state;
    ONLY(f, spanning(ruled(HEAD, "Tổng cộng"), 3), spanning(sum(f, STR("1+1"), 2), 2));
    char *xml = sheet_part(f);
    has(xml, "<mergeCell ref=\"A1:C1\"/><mergeCell ref=\"D1:E1\"/>");
    has(xml, "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"/><c r=\"C1\" s=\"1\"/>");
    has(xml, "<c r=\"D1\" s=\"2\"><f>1+1</f><v>2</v></c><c r=\"E1\" s=\"2\"/>");
}

static void empty_cells_keep_borders_and_locks(void **state) {
    fixture *f = *state;
    ONLY(f, {.span = 1}, {.span = 1, .ruled = true, .style = &styles[CELL]},
         {.span = 1, .input = true, .style = &styles[CELL]});
    char *xml = sheet_part(f);
    lacks(xml, "r=\"A1\"");
    has(xml, "<c r=\"B1\" s=\"1\"/><c r=\"C1\" s=\"2\"/>");
}

static void page_follows_the_norm(void **state) {
    fixture *f = *state;
    str file = written(f);
    char *xml = part(f, file, "xl/worksheets/sheet1.xml");
    has(xml, "<pageSetUpPr fitToPage=\"1\"/>");
    has(xml, "paperSize=\"9\"");
    has(xml, "orientation=\"landscape\"");
    has(xml, "fitToHeight=\"0\"");
    has(xml, "<pageMargins left=\"1.18");
    has(xml, "<headerFooter differentFirst=\"1\">"
             "<oddHeader>&amp;C&amp;\"Times New Roman,Regular\"&amp;14&amp;P</oddHeader>");
    has(xml, "<pane ySplit=\"4\"");
    has(xml, "<sheetProtection sheet=\"1\"");
    lacks(xml, "password");
    char *book = part(f, file, "xl/workbook.xml");
    has(book, "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'Dự toán'!$A$1:$G$39</definedName>");
    has(book, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'Dự toán'!$4:$4</definedName>");
    has(book, "<definedName name=\"TongCong\">'Dự toán'!$F$37</definedName>");
    char *core = part(f, file, "docProps/core.xml");
    has(core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2023-10-06T00:00:00Z<");
    has(core, "<dc:title>Dự toán kinh phí &lt;tổ chức &amp; phục vụ&gt;</dc:title>");
}

/* Thousandths of a point. */
static int first_height(fixture *f) {
    char *at = strstr(sheet_part(f), " ht=\"");
    assert_non_null(at);
    return (int)(strtod(at + 5, NULL) * 1000 + 0.5);
}

/* Lines of 13 pt, 1.32 of the size apart, in whole pixels of 3/4 pt. */
static int lines_of_13(int n) { return (n * 17160 + 749) / 750 * 750; }

static void rows_are_as_high_as_their_text(void **state) {
    fixture *f = *state;
    sheet_cell c = text(CELL, "một hai ba bốn năm sáu bảy tám chín mười");
    ONLY(f, c);
    assert_int_equal(first_height(f), lines_of_13(1));
    c.wrap = true;
    ONLY(f, c); /* six digits wide: a word a line */
    assert_int_equal(first_height(f), lines_of_13(10));
    ONLY(f, spanning(c, 7)); /* across the sheet */
    assert_int_equal(first_height(f), lines_of_13(1));
    c.text = STR("một\nhai\n\nbốn");
    ONLY(f, c);
    assert_int_equal(first_height(f), lines_of_13(4));
    c.text = STR("mộthaibabốnnămsáubảy"); /* no blank: mộth/aibab/ốnnă/msáu/bảy */
    ONLY(f, c);
    assert_int_equal(first_height(f), lines_of_13(5));
    ONLY(f, {.span = 1}); /* nothing in it */
    lacks(sheet_part(f), "customHeight");
}

static void too_much_text_is_a_warning(void **state) {
    fixture *f = *state;
    buf b = buf_in(f->a);
    for (int i = 0; i < 2000; i++) buf_add(&b, STR("chữ "));
    sheet_cell c = text(CELL, "");
    c.text = buf_str(&b);
    c.wrap = true;
    ONLY(f, c);
    has(sheet_part(f), " ht=\"409\"");
    assert_int_equal(diag_count(f->d, DIAG_WARNING), 1);
    assert_int_equal(diag_count(f->d, DIAG_ERROR), 0);
}

static void titles_are_always_quoted(void **state) {
    fixture *f = *state;
    ONLY(f, text(CELL, "x"));
    f->sheet.title = STR("2026");
    f->sheet.names = &(sheet_name){STR("Mot"), STR("A1:$B$2")};
    f->sheet.names_n = 1;
    char *book = part(f, written(f), "xl/workbook.xml");
    has(book, ">'2026'!$A$1<");
    has(book, ">'2026'!$A$1:$B$2<");
    f->sheet.title = STR("Xã 'Tân'x");
    has(part(f, written(f), "xl/workbook.xml"), ">'Xã ''Tân''x'!$A$1<");
    f->sheet.title = STR("Kế hoạch đối thoại của xã năm Sá"); /* 32 */
    assert_false(emit_xlsx.write(f->state, &f->doc, NULL, &(buf){.a = f->a}, f->d));
    f->sheet.title = STR("🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓🗓"); /* 16 characters, 32 units of UTF-16 */
    assert_false(emit_xlsx.write(f->state, &f->doc, NULL, &(buf){.a = f->a}, f->d));
    f->sheet.title = STR("Kế hoạch đối thoại của xã năm S"); /* 31 */
    has(part(f, written(f), "xl/workbook.xml"), ">'Kế hoạch đối thoại của xã năm S'!$A$1<");
}

/* Whatever the library refuses is a diagnostic, and nothing is leaked (the sanitised run would tell). */
static void refusals_are_diagnostics(void **state) {
    fixture *f = *state;
    sheet twice[2];
    ONLY(f, text(CELL, "x"));
    twice[0] = twice[1] = f->sheet;
    f->doc.sheets = twice;
    f->doc.sheets_n = 2;
    buf out = buf_in(f->a);
    assert_false(emit_xlsx.write(f->state, &f->doc, NULL, &out, f->d));
    assert_int_equal(diag_count(f->d, DIAG_ERROR), 1);
    f->doc.sheets_n = 1;
    twice[0].title = STR("a[b]");
    assert_false(emit_xlsx.write(f->state, &f->doc, NULL, &out, f->d));
    assert_int_equal(diag_count(f->d, DIAG_ERROR), 2);
    twice[0].title = STR("a");
    twice[0].names = (sheet_name[]){{STR("Tong"), STR("A1")}, {STR("TONG"), STR("A2")}};
    twice[0].names_n = 2;
    assert_false(emit_xlsx.write(f->state, &f->doc, NULL, &out, f->d));
    assert_int_equal(diag_count(f->d, DIAG_ERROR), 3);
    assert_int_equal(out.n, 0);
    twice[0].names_n = 1;
    assert_true(emit_xlsx.write(f->state, &f->doc, NULL, &out, f->d));
}

/* What would spoil the file unnoticed, or be printed, is stopped by the check all documents pass. */
static void the_check_stops_what_would_spoil_the_file(void **state) {
    fixture *f = *state;
    block space = {.kind = BLOCK_SPACE, .as.space.height = LEN_PT};
    f->doc.blocks = &space;
    f->doc.n = f->doc.block_count = 1;
    assert_true(doc_check(&f->doc, f->a, f->d));
    const sheet_cell bad[] = {money(NAN, false),           money(INFINITY, false),
                              sum(f, STR("1/0"), NAN),     sum(f, STR(""), 1),
                              text(CELL, "\xC3 hỏng"),     text(CELL, "chuông \a"),
                              text(CELL, "\xEF\xBF\xBF"), spanning(money(1, false), 0)};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        only(f, 1, &bad[i]);
        assert_false(doc_check(&f->doc, f->a, f->d));
    }
    ONLY(f, text(CELL, "x"));
    static const char *const titles[] = {"", "a/b", "a\\b", "a?", "'a", "a'", "a:b", "a*", "[a"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        f->sheet.title = str_of(titles[i]);
        assert_false(doc_check(&f->doc, f->a, f->d));
    }
}

static void a_long_number_format_is_refused(void **state) {
    fixture *f = *state;
    sheet_cell c = money(1, false);
    char format[200];
    memset(format, '#', sizeof format);
    c.format = (str){format, sizeof format};
    ONLY(f, c);
    assert_false(emit_xlsx.write(f->state, &f->doc, NULL, &(buf){.a = f->a}, f->d));
    assert_int_equal(diag_count(f->d, DIAG_ERROR), 1);
}

static void same_bytes_anywhere(void **state) {
    fixture *f = *state;
    str first = written(f);
    assert_true(str_eq(first, written(f)));
    setenv("TZ", "Asia/Ho_Chi_Minh", 1);
    tzset();
    assert_true(str_eq(first, written(f)));
    setenv("TZ", "America/New_York", 1);
    tzset();
    assert_true(str_eq(first, written(f)));
    unsetenv("TZ");
    tzset();
}

/* A locale with decimal commas must not reach the numbers; where none is installed nothing is shown. */
static void decimal_commas_stay_out(void **state) {
    fixture *f = *state;
    ONLY(f, money(0.5, false));
    char *before = strdup(setlocale(LC_ALL, NULL));
    if (!setlocale(LC_ALL, "vi_VN.UTF-8") && !setlocale(LC_ALL, "de_DE.UTF-8")) {
        free(before);
        skip();
    }
    char *xml = sheet_part(f);
    setlocale(LC_ALL, before);
    free(before);
    has(xml, "<v>0.5</v>");
}

/* What the emitter keeps from one document must not show in the next. */
static void documents_do_not_mix(void **state) {
    fixture *f = *state;
    str first = written(f);
    ONLY(f, text(HEAD, "khác"));
    f->doc.title = STR("Văn bản khác");
    str other = written(f);
    has(part(f, other, "xl/sharedStrings.xml"), "<t>khác</t>");
    has(part(f, other, "docProps/core.xml"), "<dc:title>Văn bản khác</dc:title>");
    make_sheet(f, ITEMS);
    f->doc.title = STR("Dự toán kinh phí <tổ chức & phục vụ>");
    assert_true(str_eq(first, written(f)));
}

/* No file is opened or written: it works where neither is possible. */
static void needs_no_disk(void **state) {
    fixture *f = *state;
    str first = written(f);
    struct rlimit files, size;
    getrlimit(RLIMIT_NOFILE, &files);
    getrlimit(RLIMIT_FSIZE, &size);
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, files.rlim_max});
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, size.rlim_max});
    buf out = buf_in(f->a);
    bool ok = emit_xlsx.write(f->state, &f->doc, NULL, &out, f->d);
    setrlimit(RLIMIT_NOFILE, &files);
    setrlimit(RLIMIT_FSIZE, &size);
    assert_true(ok && str_eq(first, buf_str(&out)));
}

static void no_sheets_no_workbook(void **state) {
    fixture *f = *state;
    assert_true(emit_xlsx.accepts(&f->doc));
    f->doc.sheets_n = 0;
    assert_false(emit_xlsx.accepts(&f->doc));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(formulas_carry_their_values),
        TEST(whole_amounts_are_exact),
        TEST(text_is_never_a_formula),
        TEST(text_survives_whole),
        TEST(merged_cells_have_borders_all_round),
        TEST(empty_cells_keep_borders_and_locks),
        TEST(page_follows_the_norm),
        TEST(rows_are_as_high_as_their_text),
        TEST(too_much_text_is_a_warning),
        TEST(titles_are_always_quoted),
        TEST(refusals_are_diagnostics),
        TEST(the_check_stops_what_would_spoil_the_file),
        TEST(a_long_number_format_is_refused),
        TEST(same_bytes_anywhere),
        TEST(decimal_commas_stay_out),
        TEST(documents_do_not_mix),
        TEST(needs_no_disk),
        TEST(no_sheets_no_workbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
