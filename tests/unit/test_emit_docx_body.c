/* word/document.xml: paragraphs, rules, tables and sections, element by element. */
#include "docx_kit.h"

#define P(id, more) "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/>" more "</w:pPr>"
#define SPACE       P("KhoangTrong", "") "</w:p>"
#define TEXT(t)     "<w:r><w:t>" t "</w:t></w:r>"
#define SECTION(header, paper, more)                                                               \
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader" header "\"/>" paper more "</w:sectPr>"
#define MARGINS                                                                                    \
    "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\"" \
    " w:gutter=\"0\"/>"
#define PORTRAIT    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>" MARGINS
#define LANDSCAPE   "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>" MARGINS
#define LAST        SECTION("1", PORTRAIT, "<w:titlePg/>")

static void runs_carry_only_marks(void **state) {
    kit *k = *state;
    static const run runs[] = {
        {.text = STR("một ")}, {.marks = MARK_BOLD | MARK_ITALIC | MARK_UNDERLINE, .text = STR("hai")},
        {.kind = RUN_TAB}, {.kind = RUN_LINE_BREAK},
    };
    check_str(KIT_BODY_OF(k, kit_runs(k, KIT_BODY, runs, 4)),
              P("BodyText", "") "<w:r><w:t xml:space=\"preserve\">một </w:t></w:r>"
              "<w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:u w:val=\"single\"/></w:rPr><w:t>hai</w:t></w:r>"
              "<w:r><w:tab/></w:r><w:r><w:br/></w:r></w:p>" LAST);
}

/* Liberation Serif: 1,331 of 2,048 units high, superscripts 928 above, subscripts 293 below the line. */
static void scripts_stand_where_the_face_says(void **state) {
    kit *k = *state;
    static const run runs[] = {{.marks = MARK_SUPERSCRIPT, .text = STR("3")}, {.marks = MARK_SUBSCRIPT | MARK_BOLD, .text = STR("4")}};
    if (!kit_open_faces(k)) skip();
    check_str(KIT_BODY_OF(k, kit_runs(k, KIT_BODY, runs, 2)),
              P("BodyText", "")
              "<w:r><w:rPr><w:position w:val=\"13\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr><w:t>3</w:t></w:r>"
              "<w:r><w:rPr><w:b/><w:bCs/><w:position w:val=\"-4\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>"
              "<w:t>4</w:t></w:r></w:p>" LAST);
    for (size_t i = 0; i < FACES; i++) font_drop(k->family.face[i]);
}

static void a_mark_of_the_style_is_not_repeated(void **state) {
    kit *k = *state;
    static const run bold = {.kind = RUN_TEXT, .marks = MARK_BOLD, .text = STR("a")};
    check_str(KIT_BODY_OF(k, kit_runs(k, KIT_HEADING, &bold, 1)), P("Heading1", "") TEXT("a") "</w:p>" LAST);
}

static void balanced_lines_are_an_indent_at_both_sides(void **state) {
    kit *k = *state;
    block b = kit_para(k, KIT_BODY, "a");
    k->layouts[b.id].inset = 120 * LEN_TWIP;
    check_str(KIT_BODY_OF(k, b),
              P("BodyText", "<w:ind w:left=\"120\" w:right=\"120\" w:firstLine=\"720\"/>") TEXT("a") "</w:p>" LAST);
}

#define SIGN_FONTS "<w:rFonts w:ascii=\"S\" w:hAnsi=\"S\" w:eastAsia=\"S\" w:cs=\"S\"/>"

/* Neither bold nor italic, which would be another face with other widths. */
static void signs_are_runs_of_their_own_face(void **state) {
    kit *k = *state;
    if (!kit_open_faces(k)) skip();
    k->family.face[FACE_SIGNS] = font_defer(STR("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"));
    k->family.signs = STR("S");
    static const run runs[] = {{.text = STR("a \u2610 b\u2192")}, {.marks = MARK_BOLD, .text = STR("\u2713\uFE0F")}};
    block b = kit_runs(k, KIT_BODY, runs, 2), head = kit_para(k, KIT_HEADING, "\u2610");
    k->layouts[b.id].signs = k->layouts[head.id].signs = true;
    check_str(KIT_BODY_OF(k, b, head),
              P("BodyText", "") "<w:r><w:t xml:space=\"preserve\">a </w:t></w:r>"
              "<w:r><w:rPr>" SIGN_FONTS "</w:rPr><w:t>\u2610</w:t></w:r><w:r><w:t xml:space=\"preserve\"> b\u2192</w:t></w:r>"
              "<w:r><w:rPr>" SIGN_FONTS "</w:rPr><w:t>\u2713</w:t></w:r></w:p>"
              P("Heading1", "") "<w:r><w:rPr>" SIGN_FONTS "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr>"
              "<w:t>\u2610</w:t></w:r></w:p>" LAST);
    for (size_t i = 0; i < FACES; i++) font_drop(k->family.face[i]);
}

static void special_characters(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_para(k, KIT_BODY, "30\u20112020 & 6\u00A0tháng\u2011")),
              P("BodyText", "") "<w:r><w:t>30</w:t><w:noBreakHyphen/><w:t>2020 &amp; 6\u00A0tháng</w:t>"
              "<w:noBreakHyphen/></w:r></w:p>" LAST);
}

static void page_number_is_a_field(void **state) {
    kit *k = *state;
    static const run number = {.kind = RUN_PAGE_NUMBER, .marks = MARK_BOLD};
    check_str(KIT_BODY_OF(k, kit_runs(k, KIT_BODY, &number, 1)),
              P("BodyText", "") "<w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>1</w:t></w:r>"
              "</w:fldSimple></w:p>" LAST);
}

static void live_labels_are_list_places(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, kit_label(k, KIT_BODY, LABEL_NUMBER, "1."), kit_label(k, KIT_HANGING, LABEL_BULLET, "-"));
    assert_true(kit_holds(body, P("BodyText", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") TEXT("x")));
    assert_true(kit_holds(body, "<w:numId w:val=\"2\"/></w:numPr></w:pPr>" TEXT("x")));
}

static void an_indent_unlike_that_of_the_list_is_stated(void **state) {
    kit *k = *state;
    k->styles[KIT_HEADING].left = len_pt(5);
    str body = KIT_BODY_OF(k, kit_label(k, KIT_BODY, LABEL_NUMBER, "1."), kit_label(k, KIT_HEADING, LABEL_NUMBER, "2."));
    assert_true(kit_holds(body, "<w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"100\" w:firstLine=\"720\"/></w:pPr>"));
}

static void marks_of_a_live_label_are_those_of_the_paragraph_mark(void **state) {
    kit *k = *state;
    block b = kit_label(k, KIT_BODY, LABEL_NUMBER, "1.");
    b.as.para.label.marks = MARK_BOLD;
    assert_true(kit_holds(KIT_BODY_OF(k, b), "</w:numPr><w:rPr><w:b/><w:bCs/></w:rPr></w:pPr>" TEXT("x")));
}

static void other_labels_are_text(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_label(k, KIT_BODY, LABEL_TYPED, "Điều 1."), kit_label(k, KIT_BODY, LABEL_NUMBER, "đ)"),
                          kit_label(k, KIT_HANGING, LABEL_TYPED, "-")),
              P("BodyText", "") "<w:r><w:t xml:space=\"preserve\">Điều 1. </w:t></w:r>" TEXT("x") "</w:p>"
              P("BodyText", "") "<w:r><w:t xml:space=\"preserve\">đ) </w:t></w:r>" TEXT("x") "</w:p>"
              P("NoiNhan", "") "<w:r><w:t>-</w:t></w:r><w:r><w:tab/></w:r>" TEXT("x") "</w:p>" LAST);
}

static void a_doubtful_line_is_nudged(void **state) {
    kit *k = *state;
    static const run runs[] = {{.text = STR("0123456789")}, {.marks = MARK_BOLD, .text = STR("abcdef ghi")}};
    static const line_end ends[] = {{.end = 17, .next_need = LEN_PT * 20}, {.end = 20, .slack = LEN_PT * 99}};
    block b = kit_runs(k, KIT_BODY, runs, 2);
    k->layouts[b.id] = (block_layout){.ends = ends, .ends_n = 2};
    check_str(KIT_BODY_OF(k, b),
              P("BodyText", "") TEXT("0123") "<w:r><w:rPr><w:spacing w:val=\"-2\"/></w:rPr><w:t>456789</w:t></w:r>"
              "<w:r><w:rPr><w:b/><w:bCs/><w:spacing w:val=\"-2\"/></w:rPr><w:t>abcdef</w:t></w:r>"
              "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\"> ghi</w:t></w:r></w:p>" LAST);
}

static void a_rule_is_a_border_of_exact_length(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_rule(k, 2, 4)),
              P("DuongKe", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:pBdr>"
              "<w:spacing w:after=\"72\" w:line=\"33\" w:lineRule=\"exact\"/>"
              "<w:ind w:left=\"2000\" w:right=\"5000\"/>") "</w:p>" LAST);
}

/* The line, its border and the space after add up to the height the layout counts, whatever the rounding. */
static void a_rule_takes_its_height(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, kit_rule(k, 0.2, 0), kit_rule(k, 0.35, 3));
    assert_true(kit_holds(body, "w:after=\"0\" w:line=\"1\""));
    assert_true(kit_holds(body, "w:after=\"51\" w:line=\"1\"")); /* 1 + 15 + 51 = 67 twips = 3.35 pt */
}

static void space_is_one_exact_line(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_space(k, 30)),
              P("KhoangTrong", "<w:spacing w:line=\"600\" w:lineRule=\"exact\"/>") "</w:p>" LAST);
}

static void what_keeps_with_the_next_goes_through_rules(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, kit_para(k, KIT_HEADING, "a"), kit_space(k, 6), kit_para(k, KIT_BODY, "b"), kit_rule(k, 2, 4),
                           kit_para(k, KIT_BODY, "c"));
    /* the heading's style says so itself; the white below it and the line above the rule are told */
    assert_int_equal(kit_count(body, "<w:keepNext/>"), 2);
    assert_true(kit_holds(body, P("Heading1", "") TEXT("a") "</w:p><w:p><w:pPr><w:pStyle w:val=\"KhoangTrong\"/><w:keepNext/>"));
    assert_true(kit_holds(body, P("BodyText", "<w:keepNext/><w:keepLines/>") TEXT("b")));
}

static void what_the_layout_keeps_whole_is_told(void **state) {
    kit *k = *state;
    block a = kit_para(k, KIT_BODY, "a"), b = kit_para(k, KIT_BODY, "b");
    k->layouts[a.id].whole = true;
    check_str(KIT_BODY_OF(k, a, b), P("BodyText", "<w:keepLines/>") TEXT("a") "</w:p>" P("BodyText", "") TEXT("b") "</w:p>" LAST);
}

/* A heading that LibreOffice would leave at the end of page 1, and white before it: see emit/docx/spread.h. */
static void paragraphs_are_put_in_where_there_is_white(void **state) {
    kit *k = *state;
    enum { N = 30, WHITE = 20, HEADING = 24 };
    block blocks[N];
    for (size_t i = 0; i < N; i++) {
        if (i == WHITE) blocks[i] = kit_space(k, 6);
        else blocks[i] = kit_para(k, i == HEADING ? KIT_HEADING : KIT_BODY, "x");
        k->layouts[i].first_page = i >= HEADING;
    }
    str body = kit_body(k, blocks, N);
    assert_int_equal(kit_count(body, SPACE P("KhoangTrong", "<w:spacing w:line=\"119\" w:lineRule=\"exact\"/>")), 1);
    k->layouts[HEADING].first_page = 0;
    assert_int_equal(kit_count(kit_body(k, blocks, N), P("KhoangTrong", "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>")), 1);
}

static void tables_have_the_layouts_widths(void **state) {
    kit *k = *state;
    block left = kit_para(k, KIT_BODY, "a"), wide = kit_para(k, KIT_BODY, "b");
    const cell cells[] = {{&left, 1, 1, true}, {NULL, 0, 1, false}}, over = {&wide, 1, 2, false};
    const row rows[] = {{.cells = cells, .n = 2, .header = true}, {.cells = &over, .n = 1, .whole = true}, {.cells = cells, .n = 2}};
    check_str(KIT_BODY_OF(k, kit_table(k, rows, 3, true)),
              "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"dxa\"/>"
              "<w:tblInd w:w=\"108\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
              "<w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>"
              "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
              "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
              P("BodyText", "<w:keepNext/>") TEXT("a") "</w:p></w:tc>"
              "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr>" P("KhoangTrong", "<w:keepNext/>") "</w:p></w:tc></w:tr>"
              "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
              "<w:tc><w:tcPr><w:tcW w:w=\"5000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/></w:tcPr>"
              P("BodyText", "") TEXT("b") "</w:p></w:tc></w:tr>"
              "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
              P("BodyText", "") TEXT("a") "</w:p></w:tc>"
              "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr>" SPACE "</w:tc></w:tr></w:tbl>" SPACE LAST);
}

static void a_table_kept_whole_keeps_its_rows(void **state) {
    kit *k = *state;
    block text = kit_para(k, KIT_BODY, "a");
    const cell one = {&text, 1, 2, false};
    const row rows[] = {{.cells = &one, .n = 1}, {.cells = &one, .n = 1}, {.cells = &one, .n = 1}};
    block b = kit_table(k, rows, 3, false);
    b.as.table.keep_whole = true; /* no page holds it */
    assert_false(kit_holds(KIT_BODY_OF(k, b, kit_para(k, KIT_BODY, "after")), "<w:keepNext/>"));
    k->layouts[b.id].whole = true;
    str body = KIT_BODY_OF(k, b, kit_para(k, KIT_BODY, "after"));
    assert_int_equal(kit_count(body, "<w:keepNext/>"), 2);
    assert_true(kit_holds(body, "<w:tblStyle w:val=\"BangKhongKe\"/>"));
    assert_false(kit_holds(body, "w:tblInd"));
}

static void tables_are_kept_apart(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, kit_small_table(k), kit_small_table(k), kit_para(k, KIT_BODY, "a"));
    assert_int_equal(kit_count(body, "</w:tbl>" SPACE "<w:tbl>"), 1);
    assert_int_equal(kit_count(body, "</w:tbl>" P("BodyText", "")), 1);
}

static void a_page_break_is_the_next_paragraphs(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_para(k, KIT_BODY, "a"), kit_page(k, NULL, false), kit_page(k, NULL, false),
                          kit_para(k, KIT_BODY, "b"), kit_page(k, NULL, false)),
              P("BodyText", "") TEXT("a") "</w:p>" P("BodyText", "<w:pageBreakBefore/>") TEXT("b") "</w:p>" LAST);
}

static void a_page_style_is_a_section(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_para(k, KIT_BODY, "a"), kit_page(k, &k->pages[1], true), kit_para(k, KIT_BODY, "b"),
                          kit_rule(k, 2, 4), kit_page(k, &k->pages[0], false), kit_small_table(k)),
              P("BodyText", LAST) TEXT("a") "</w:p>" P("BodyText", "<w:keepNext/><w:keepLines/>") TEXT("b") "</w:p>"
              P("DuongKe", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:pBdr>"
              "<w:spacing w:after=\"72\" w:line=\"33\" w:lineRule=\"exact\"/><w:ind w:left=\"2000\" w:right=\"5000\"/>")
              "</w:p>" P("KhoangTrong", SECTION("1", LANDSCAPE, "<w:pgNumType w:start=\"1\"/><w:titlePg/>")) "</w:p>"
              "<w:tbl><w:tblPr><w:tblStyle w:val=\"BangKhongKe\"/><w:tblW w:w=\"5000\" w:type=\"dxa\"/>"
              "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"3000\"/>"
              "</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"5000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/></w:tcPr>"
              SPACE "</w:tc></w:tr></w:tbl>" SPACE SECTION("1", PORTRAIT, ""));
}

static void a_page_block_at_the_start_breaks_nothing(void **state) {
    kit *k = *state;
    check_str(KIT_BODY_OF(k, kit_page(k, &k->pages[1], false), kit_para(k, KIT_BODY, "a")),
              P("BodyText", "") TEXT("a") "</w:p>" SECTION("1", LANDSCAPE, "<w:titlePg/>"));
}

static void a_table_on_a_new_page_begins_a_section(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, kit_small_table(k), kit_page(k, NULL, false), kit_small_table(k));
    assert_int_equal(kit_count(body, "</w:tbl>" P("KhoangTrong", LAST) "</w:p><w:tbl>"), 1);
    assert_int_equal(kit_count(body, "<w:titlePg/>"), 1);
}

static void unnumbered_pages_have_no_header(void **state) {
    kit *k = *state;
    k->pages[0].number_style = k->pages[1].number_style = STR("");
    str body = KIT_BODY_OF(k, kit_para(k, KIT_BODY, "a"), kit_page(k, &k->pages[1], false), kit_para(k, KIT_BODY, "b"));
    assert_int_equal(kit_count(body, "w:headerReference"), 1); /* the second's, lest it inherits one */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(runs_carry_only_marks),
        KIT_TEST(scripts_stand_where_the_face_says),
        KIT_TEST(a_mark_of_the_style_is_not_repeated),
        KIT_TEST(balanced_lines_are_an_indent_at_both_sides),
        KIT_TEST(signs_are_runs_of_their_own_face),
        KIT_TEST(special_characters),
        KIT_TEST(page_number_is_a_field),
        KIT_TEST(live_labels_are_list_places),
        KIT_TEST(an_indent_unlike_that_of_the_list_is_stated),
        KIT_TEST(marks_of_a_live_label_are_those_of_the_paragraph_mark),
        KIT_TEST(other_labels_are_text),
        KIT_TEST(a_doubtful_line_is_nudged),
        KIT_TEST(a_rule_is_a_border_of_exact_length),
        KIT_TEST(a_rule_takes_its_height),
        KIT_TEST(space_is_one_exact_line),
        KIT_TEST(what_keeps_with_the_next_goes_through_rules),
        KIT_TEST(what_the_layout_keeps_whole_is_told),
        KIT_TEST(paragraphs_are_put_in_where_there_is_white),
        KIT_TEST(tables_have_the_layouts_widths),
        KIT_TEST(a_table_kept_whole_keeps_its_rows),
        KIT_TEST(tables_are_kept_apart),
        KIT_TEST(a_page_break_is_the_next_paragraphs),
        KIT_TEST(a_page_style_is_a_section),
        KIT_TEST(a_page_block_at_the_start_breaks_nothing),
        KIT_TEST(a_table_on_a_new_page_begins_a_section),
        KIT_TEST(unnumbered_pages_have_no_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
