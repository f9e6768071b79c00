/* Where pages end: widows, orphans, keeps, rules, page styles and numbers. A page holds 20 lines.
 */
#include "layout_kit.h"

static void pages_are_filled(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->widow_control = false;
    block b = kit_lines(k, st, 50);
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.n, 3);
    assert_int_equal(kit_lines_on(k, 0, 0), 20);
    assert_int_equal(kit_lines_on(k, 1, 0), 20);
    assert_int_equal(kit_lines_on(k, 2, 0), 10);
    assert_int_equal(kit_find(k, 1, 0)->y, PT(100) + PT(18) / 5 * 4);
    kit_assert_inside(k);
}

/* How many of `n` lines after `before` others stand on the first page. */
static size_t first_part(kit *k, size_t before, const style *st, size_t n) {
    k->next_id = 0;
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    block b[] = {kit_lines(k, filler, before), kit_lines(k, st, n)};
    assert_true(kit_layout(k, b, 2));
    kit_assert_inside(k);
    size_t on_first = kit_lines_on(k, 0, 1);
    assert_int_equal(on_first + (k->l.n > 1 ? kit_lines_on(k, 1, 1) : 0), n);
    assert_int_equal(k->l.blocks[1].first_page, on_first ? 0 : 1);
    return on_first;
}

static void widows_and_orphans_are_two_lines(void **state) {
    KIT(k);
    assert_int_equal(first_part(k, 18, &k->body, 2), 2);
    assert_int_equal(first_part(k, 19, &k->body, 2), 0); /* would strand one at the foot */
    assert_int_equal(first_part(k, 18, &k->body, 3), 0); /* would strand one either way */
    assert_int_equal(first_part(k, 17, &k->body, 4), 2); /* would strand one at the head */
    assert_int_equal(first_part(k, 16, &k->body, 6), 4);
    assert_int_equal(first_part(k, 19, &k->body, 1), 1);
}

static void kept_lines_stay_together(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->keep_lines = true;
    assert_int_equal(first_part(k, 10, st, 10), 10);
    assert_int_equal(first_part(k, 11, st, 10), 0);
    block longer = kit_lines(k, st, 25); /* no page holds it: divided all the same */
    k->next_id = 1;
    assert_true(kit_layout(k, &longer, 1));
    assert_int_equal(k->l.n, 2);
    assert_int_equal(kit_lines_on(k, 0, longer.id), 20);
}

static void a_heading_stays_with_its_text(void **state) {
    KIT(k);
    style *heading = kit_new_style(k);
    heading->keep_next = true;
    block b[] = {kit_lines(k, &k->body, 18), kit_para(k, heading, "I."), kit_lines(k, &k->body, 3)};
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.n, 2);
    assert_int_equal(k->l.blocks[1].first_page,
                     1); /* one line fits below it, but a paragraph needs two */
    b[0].as.para.runs_n -= 2;
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.blocks[1].first_page,
                     1); /* two of three lines fit, but then one is left over */
    b[0].as.para.runs_n -= 2;
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.n, 1);
}

/* LibreOffice forgets the white between the two when it looks whether the text fits. */
static void a_text_that_misses_less_than_the_white_above_it_goes_with_its_heading(void **state) {
    KIT(k);
    style *heading = kit_new_style(k), *filler = kit_new_style(k);
    heading->keep_next = true;
    heading->after = PT(6);
    filler->widow_control = false;
    block b[] = {kit_lines(k, filler, 13), kit_para(k, heading, "I."), kit_lines(k, &k->body, 6)};
    heading->line = PT(16); /* 4 pt are missing for the sixth line */
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.blocks[1].first_page, 1);
    assert_true(k->l.blocks[2].whole);
    heading->line = PT(18); /* 6 pt are */
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.blocks[1].first_page, 0);
    assert_int_equal(kit_lines_on(k, 0, b[2].id), 4);
    assert_false(k->l.blocks[2].whole);
}

/* Heading, rule under it, white, second heading, table: one chain. */
static void keeps_go_through_rules_and_spaces_into_tables(void **state) {
    KIT(k);
    static const double share[] = {-1};
    style *heading = kit_new_style(k);
    heading->keep_next = true;
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    block first = kit_lines(k, filler, 17), one = kit_para(k, heading, "I."),
          line = kit_rule(k, 1, true), space = kit_space(k, PT(6)),
          two = kit_para(k, heading, "1."), in_cell = kit_lines(k, &k->body, 1);
    cell c = kit_cell(k, &in_cell, 1);
    row r = kit_row(k, &c, 1);
    block grid = kit_table(k, share, 1, &r, 1);
    block b[] = {first, one, line, space, two, grid};
    assert_true(kit_layout(k, b, COUNT(b)));
    assert_int_equal(k->l.n, 2);
    for (size_t i = 1; i < COUNT(b); i++) assert_int_equal(k->l.blocks[b[i].id].first_page, 1);
    assert_int_equal(kit_lines_on(k, 0, first.id), 17);
    kit_assert_inside(k);
}

static void a_paragraph_kept_with_the_next_goes_whole(void **state) {
    KIT(k);
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    block b[] = {kit_lines(k, filler, 14), kit_lines(k, &k->body, 6),
                 kit_para(k, &k->body, "name")};
    b[1].as.para.keep_next = true;
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(kit_lines_on(k, 0, 1), 0);
    assert_int_equal(kit_lines_on(k, 1, 1), 6);
    assert_int_equal(k->l.blocks[2].first_page, 1);
}

static void a_chain_longer_than_a_page_is_broken(void **state) {
    KIT(k);
    style *heading = kit_new_style(k);
    heading->keep_next = true;
    block b[30];
    for (size_t i = 0; i < COUNT(b); i++) b[i] = kit_para(k, heading, "I.");
    assert_true(kit_layout(k, b, COUNT(b)));
    assert_int_equal(k->l.n, 2);
    assert_int_equal(k->l.blocks[20].first_page, 1);
    kit_assert_inside(k);
}

static void space_after_may_hang_over_the_end_of_a_page(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->after = PT(40);
    block b[] = {kit_lines(k, &k->body, 19), kit_para(k, st, "last"),
                 kit_para(k, &k->body, "next")};
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.blocks[1].first_page, 0);
    assert_int_equal(kit_find(k, 1, 2)->y, PT(100) + PT(18) / 5 * 4);
}

/* As an empty paragraph of that height does in office programs. */
static void a_space_that_does_not_fit_begins_the_next_page(void **state) {
    KIT(k);
    block b[] = {kit_lines(k, &k->body, 20), kit_space(k, PT(10)), kit_para(k, &k->body, "next")};
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.n, 2);
    assert_int_equal(kit_find(k, 1, 2)->y, PT(110) + PT(18) / 5 * 4);
}

static void a_rule_is_measured_by_the_text_above(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_CENTRE;
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("ab")},
                        {.kind = RUN_LINE_BREAK},
                        {.kind = RUN_TEXT, .text = STR("abab")}};
    block b[] = {kit_runs(k, st, runs, 3), kit_rule(k, 0.5, true), kit_rule(k, 0.25, false)};
    assert_true(kit_layout(k, b, 3));
    len longest = 2 * (909 + 1024) * 28 * 5, top = PT(100) + 2 * PT(18);
    const item *it = kit_find(k, 0, 1);
    assert_int_equal(it->kind, ITEM_LINE);
    assert_true(it->artifact);
    assert_int_equal(it->dx, longest / 2);
    assert_int_equal(it->x, PT(100) + (PT(400) - it->dx) / 2);
    assert_int_equal(it->y, top + PT(2));
    assert_int_equal(it->thickness, PT(0.75));
    assert_int_equal(k->l.blocks[1].rule_length, it->dx);
    assert_int_equal(k->l.blocks[1].rule_left, it->x - PT(100));
    assert_int_equal(kit_find(k, 0, 2)->dx, PT(100));
    assert_int_equal(kit_find(k, 0, 2)->y, top + PT(6) + PT(2)); /* 2 above and 4 below the first */
}

static void a_rule_stays_with_the_line_above(void **state) {
    KIT(k);
    block b[] = {kit_lines(k, &k->body, 18), kit_lines(k, &k->body, 2), kit_rule(k, 1, true)};
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.blocks[1].first_page, 1);
    assert_int_equal(k->l.blocks[2].first_page, 1);
}

static block page_break(kit *k, const page_style *look, bool restart) {
    return (block){.kind = BLOCK_PAGE, .id = k->next_id++, .as.page = {look, restart}};
}

static void pages_change_style_and_number(void **state) {
    KIT(k);
    for (size_t i = 0; i < 2; i++) k->pages[i].number_style = STR("number");
    block b[] = {kit_para(k, &k->body, "1"), page_break(k, NULL, false), kit_para(k, &k->body, "2"),
                 page_break(k, &k->pages[1], true), kit_lines(k, &k->body, 20)};
    assert_true(kit_layout(k, b, COUNT(b)));
    assert_int_equal(k->l.n, 4);
    const int numbers[] = {1, 2, 1, 2};
    const size_t styles[] = {0, 0, 1, 1};
    for (size_t i = 0; i < 4; i++) {
        const page *p = &k->l.pages[i];
        assert_int_equal(p->number, numbers[i]);
        assert_ptr_equal(p->style, &k->pages[styles[i]]);
        const item *number = kit_find(k, i, k->next_id);
        if (numbers[i] == 1) {
            assert_null(number);
            continue;
        }
        assert_true(number->artifact);
        assert_string_equal(str_z(k->a, number->text), "2");
        len text_width = p->style->width - p->style->left - p->style->right;
        assert_int_equal(number->x, p->style->left + (text_width - number->width) / 2);
        assert_int_equal(number->y, p->style->number_top + PT(18) / 5 * 4);
    }
    assert_int_equal(kit_find(k, 2, 4)->x, PT(50));
    kit_assert_inside(k);
}

static void page_breaks_make_no_empty_pages(void **state) {
    KIT(k);
    block b[] = {page_break(k, &k->pages[1], false), kit_para(k, &k->body, "x"),
                 page_break(k, NULL, false),         page_break(k, &k->pages[0], false),
                 kit_para(k, &k->body, "y"),         page_break(k, NULL, false)};
    assert_true(kit_layout(k, b, COUNT(b)));
    assert_int_equal(k->l.n, 2);
    assert_ptr_equal(k->l.pages[0].style, &k->pages[1]);
    assert_ptr_equal(k->l.pages[1].style, &k->pages[0]);
}

static void a_page_number_within_text_is_that_of_its_page(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_RIGHT;
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("p. ")},
                        {.kind = RUN_PAGE_NUMBER},
                        {.kind = RUN_TEXT, .text = STR(".")}};
    block b[24];
    for (size_t i = 0; i < 24; i += 2) {
        b[i] = kit_runs(k, st, runs, 3);
        b[i + 1] = page_break(k, NULL, false);
    }
    assert_true(kit_layout(k, b, 24));
    assert_int_equal(k->l.n, 12);
    const item *it = k->l.pages[11].items;
    assert_string_equal(str_z(k->a, it[1].text), "12");
    assert_int_equal(it[1].width, 2 * 1024 * 28 * 5);
    assert_int_equal(it[1].x, it[0].x + it[0].width);
    assert_int_equal(it[2].x, it[1].x + it[1].width);
    assert_int_equal(it[2].x + it[2].width, PT(500));
}

static void a_block_taller_than_a_page_is_an_error(void **state) {
    KIT(k);
    block b[] = {kit_para(k, &k->body, "x"), kit_space(k, PT(361)), kit_para(k, &k->body, "y")};
    assert_false(kit_layout(k, b, 3));
    assert_int_equal(diag_count(k->d, DIAG_ERROR), 1);
    assert_non_null(strstr(kit_faults(k).p, "127 mm"));
    b[1].as.space.height = PT(360);
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.n, 3);
}

static void the_dump_shows_every_item(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->bold = true;
    block b[] = {kit_para(k, st, "ab"), kit_rule(k, 0.5, false)};
    assert_true(kit_layout(k, b, 2));
    buf out = buf_in(k->a);
    layout_dump(&k->doc, &k->l, &out);
    buf_byte(&out, '\0');
    assert_string_equal(out.p, "pages 1, styles kit\n"
                               "page 1, numbered 1, portrait 600.000 x 560.000\n"
                               "  text 100.000 114.400 w 14.786 bold 14 \"ab\"\n"
                               " ~line 200.000 120.000 across 200.000 thick 0.750\n");
}

/* A heading, a cell, and a line on the next page. */
static void the_lines_are_a_table(void **state) {
    KIT(k);
    static const double share[] = {-1};
    style *heading = kit_new_style(k);
    heading->keep_next = true;
    block in_cell = kit_para(k, &k->body, "c");
    cell c = kit_cell(k, &in_cell, 1);
    row r = kit_row(k, &c, 1);
    block b[] = {kit_para(k, heading, "ab"), kit_table(k, share, 1, &r, 1), kit_space(k, PT(310)),
                 kit_para(k, &k->body, "d")};
    b[0].role = STR("title");
    assert_true(kit_layout(k, b, COUNT(b)));
    buf out = buf_in(k->a);
    layout_dump_lines(&k->doc, &k->l, k->a, &out);
    buf_byte(&out, '\0');
    assert_string_equal(out.p,
                        "page\tarea\tblock\tstyle\trole\twhere\tkeep\tline\tof\tleft\tright\tbaseline\tpitch\t"
                        "slack\tneed\ttext\n"
                        "1\t100 100 500 460\t1\tbody\ttitle\ttext\tnext\t1\t1\t100\t113.214\t114.4\t18\t386.786\t0\tab\n"
                        "1\t100 100 500 460\t0\tbody\t\tcell\t\t1\t1\t100\t106.214\t132.4\t18\t393.786\t0\tc\n"
                        "2\t100 100 500 460\t4\tbody\t\ttext\t\t1\t1\t100\t107\t114.4\t18\t393\t0\td\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(pages_are_filled),
        KIT_TEST(widows_and_orphans_are_two_lines),
        KIT_TEST(kept_lines_stay_together),
        KIT_TEST(a_heading_stays_with_its_text),
        KIT_TEST(a_text_that_misses_less_than_the_white_above_it_goes_with_its_heading),
        KIT_TEST(keeps_go_through_rules_and_spaces_into_tables),
        KIT_TEST(a_paragraph_kept_with_the_next_goes_whole),
        KIT_TEST(a_chain_longer_than_a_page_is_broken),
        KIT_TEST(space_after_may_hang_over_the_end_of_a_page),
        KIT_TEST(a_space_that_does_not_fit_begins_the_next_page),
        KIT_TEST(a_rule_is_measured_by_the_text_above),
        KIT_TEST(a_rule_stays_with_the_line_above),
        KIT_TEST(pages_change_style_and_number),
        KIT_TEST(page_breaks_make_no_empty_pages),
        KIT_TEST(a_page_number_within_text_is_that_of_its_page),
        KIT_TEST(a_block_taller_than_a_page_is_an_error),
        KIT_TEST(the_dump_shows_every_item),
        KIT_TEST(the_lines_are_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
