/* What stands in the margins: head and foot of page 1, and the room they take from its text. */
#include "layout_kit.h"

static len top_of(const kit *k, size_t page_index, uint32_t id) {
    const item *it = kit_find(k, page_index, id);
    assert_non_null(it);
    return it->y - PT(18) / 5 * 4; /* of the line whose baseline that is */
}

/* A document of 30 lines, a paragraph each, with so many lines in its head and foot; ids: head 0, body
 * 1 to 30, foot 31. */
static void lay_out(kit *k, size_t head_lines, size_t foot_lines) {
    enum { LINES = 30 };
    block *blocks = ARENA_ARRAY(k->a, block, LINES + 2);
    for (size_t i = 0; i < LINES + 2; i++)
        blocks[i] = kit_lines(k, &k->body, i == 0 && head_lines           ? head_lines
                                           : i == LINES + 1 && foot_lines ? foot_lines
                                                                          : 1);
    k->pages[0].foot_bottom = PT(30);
    k->doc.head = blocks;
    k->doc.head_n = head_lines > 0;
    k->doc.foot = blocks + LINES + 1;
    k->doc.foot_n = foot_lines > 0;
    bool ok = kit_layout(k, blocks + 1, LINES);
    if (!ok) print_error("%s\n", kit_faults(k).p);
    assert_true(ok);
    assert_int_equal(k->l.n, 2);
}

static void head_and_foot_stand_in_the_margins(void **state) {
    KIT(k);
    lay_out(k, 3, 3); /* of 54 pt: 60 and 70 there are */
    assert_int_equal(top_of(k, 0, 0), PT(40)); /* number_top */
    assert_int_equal(top_of(k, 0, 31), PT(560 - 30 - 54));
    assert_int_equal(top_of(k, 0, 1), PT(100));
    assert_non_null(kit_find(k, 0, 20)); /* 20 lines, as on any page */
    assert_non_null(kit_find(k, 1, 21));
    assert_false(kit_find(k, 0, 0)->artifact);
    assert_int_equal(k->l.pages[0].items[0].block, 0); /* head, text, foot */
    assert_int_equal(k->l.pages[0].items[k->l.pages[0].n - 1].block, 31);
    assert_null(kit_find(k, 1, 0));
    assert_null(kit_find(k, 1, 31));
    assert_int_equal(k->l.blocks[0].first_page, 0);
    assert_int_equal(k->l.blocks[31].first_page, 0);
}

static void high_ones_push_the_text_of_page_1(void **state) {
    KIT(k);
    lay_out(k, 5, 6);
    assert_int_equal(top_of(k, 0, 1), PT(40 + 90));
    assert_int_equal(top_of(k, 0, 31), PT(560 - 30 - 108));
    /* from 130 to 422 pt: 16 lines */
    assert_non_null(kit_find(k, 0, 16));
    assert_null(kit_find(k, 0, 17));
    assert_int_equal(top_of(k, 1, 17), PT(100));
}

static void they_are_as_wide_as_the_first_page(void **state) {
    KIT(k);
    block blocks[] = {kit_para(k, &k->body, "a"), kit_space(k, 0), kit_para(k, &k->body, "b")};
    blocks[1].kind = BLOCK_PAGE;
    blocks[1].as.page.style = &k->pages[1];
    blocks[1].as.page.restart = false;
    k->doc.head = blocks;
    k->doc.head_n = 1;
    assert_true(kit_layout(k, blocks + 1, 2));
    assert_int_equal(k->l.blocks[0].width, PT(700));
    assert_int_equal(top_of(k, 0, 0), PT(20));
}

static void more_than_half_a_page_is_an_error(void **state) {
    KIT(k);
    block head = kit_lines(k, &k->body, 14), body = kit_para(k, &k->body, "x");
    k->doc.head = &head; /* 252 pt from 40 leave 168 of 360 */
    k->doc.head_n = 1;
    assert_false(kit_layout(k, &body, 1));
    assert_true(str_find(kit_faults(k), STR("too-tall"), 0) < kit_faults(k).n);
}

static void a_boxed_mark_in_the_head(void **state) {
    KIT(k);
    static const double whole[] = {-1};
    block text = kit_para(k, &k->body, "MẬT");
    cell c = kit_cell(k, &text, 1);
    row r = kit_row(k, &c, 1);
    block box = kit_table(k, whole, 1, &r, 1), body = kit_para(k, &k->body, "x");
    box.as.table.ruled = true;
    k->doc.head = &box;
    k->doc.head_n = 1;
    assert_true(kit_layout(k, &body, 1));
    assert_int_equal(top_of(k, 0, text.id), PT(40.5));
    size_t lines = 0;
    for (size_t i = 0; i < k->l.pages[0].n; i++) lines += k->l.pages[0].items[i].kind == ITEM_LINE;
    assert_int_equal(lines, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(head_and_foot_stand_in_the_margins),
        KIT_TEST(high_ones_push_the_text_of_page_1),
        KIT_TEST(they_are_as_wide_as_the_first_page),
        KIT_TEST(more_than_half_a_page_is_an_error),
        KIT_TEST(a_boxed_mark_in_the_head),
    };
    return cmocka_run_group_tests_name("layout/furniture", tests, NULL, NULL);
}
