/* Tables: widths, rows, cells, borders, and tables over several pages. A page holds 20 lines of 18
 * pt. */
#include "layout_kit.h"

static const double half_and_half[] = {-1, -1};

/* A row of cells with paragraphs of so many lines each. */
static row row_of_lines(kit *k, size_t left, size_t right) {
    block a = kit_lines(k, &k->body, left), b = kit_lines(k, &k->body, right);
    cell cells[] = {kit_cell(k, &a, 1), kit_cell(k, &b, 1)};
    return kit_row(k, cells, 2);
}

static uint32_t id_in(row r, size_t c) { return r.cells[c].blocks[0].id; }

static size_t count_lines(const kit *k, size_t page_index, bool across) {
    size_t n = 0;
    for (size_t i = 0; i < k->l.pages[page_index].n; i++) {
        const item *it = &k->l.pages[page_index].items[i];
        n += it->kind == ITEM_LINE && (across ? it->dx > 0 : it->dy > 0);
    }
    return n;
}

static void columns_take_millimetres_and_shares(void **state) {
    KIT(k);
    static const double share[] = {25.4, -1, -3};
    block text[3];
    cell cells[3];
    for (size_t i = 0; i < 3; i++) {
        text[i] = kit_para(k, &k->body, "x");
        cells[i] = kit_cell(k, &text[i], 1);
    }
    row r = kit_row(k, cells, 3);
    block b = kit_table(k, share, 3, &r, 1);
    assert_true(kit_layout(k, &b, 1));
    const block_layout *l = &k->l.blocks[b.id];
    assert_int_equal(l->columns[0], PT(72));
    assert_int_equal(l->columns[1], PT(82));
    assert_int_equal(l->columns[2], PT(246));
    assert_int_equal(kit_find(k, 0, text[2].id)->x, PT(254)); /* no borders: no padding */
    assert_int_equal(count_lines(k, 0, true) + count_lines(k, 0, false), 0);
}

/* Whole twips, and the last share takes what rounding leaves. */
static void shares_add_up_to_the_width(void **state) {
    KIT(k);
    static const double thirds[] = {-1, -1, -1};
    row r = row_of_lines(k, 1, 1);
    block b = kit_table(k, thirds, 3, &r, 1);
    k->pages[0].left += LEN_TWIP;
    assert_true(kit_layout(k, &b, 1));
    const len *w = k->l.blocks[b.id].columns;
    for (size_t i = 0; i < 3; i++) assert_int_equal(w[i] % LEN_TWIP, 0);
    assert_int_equal(w[0] + w[1] + w[2], PT(400) - LEN_TWIP);
}

static void a_table_too_wide_is_an_error(void **state) {
    KIT(k);
    static const double wide[] = {100, 45}, full[] = {100, 0}, none[] = {142, -1},
                        rounded[] = {47.04, 47.04, 47.04};
    row r = row_of_lines(k, 1, 1);
    block b = kit_table(k, wide, 2, &r, 1);
    assert_false(kit_layout(k, &b, 1));
    assert_int_equal(diag_count(k->d, DIAG_ERROR), 1);
    assert_non_null(
        strstr(kit_faults(k).p, "the table is 145 mm wide, but the text only 141.1 mm"));
    b = kit_table(k, none, 2, &r, 1); /* nothing is left for the share */
    assert_false(kit_layout(k, &b, 1));
    b = kit_table(k, full, 2, &r, 1);
    assert_true(kit_layout(k, &b, 1));
    b = kit_table(k, rounded, 3, &r,
                  1); /* 141.12 mm, but 8,001 twips by rounding: 8,000 are there */
    assert_true(kit_layout(k, &b, 1));
    kit_assert_inside(k);
}

static void the_tallest_cell_makes_the_row(void **state) {
    KIT(k);
    row rows[] = {row_of_lines(k, 1, 3), row_of_lines(k, 1, 1)};
    ((cell *)rows[0].cells)[0].middle = true;
    block b[] = {kit_table(k, half_and_half, 2, rows, 2), kit_para(k, &k->body, "after")};
    assert_true(kit_layout(k, b, 2));
    len baseline = PT(18) / 5 * 4;
    assert_int_equal(kit_find(k, 0, id_in(rows[0], 0))->y, PT(118) + baseline);
    assert_int_equal(kit_find(k, 0, id_in(rows[0], 1))->y, PT(100) + baseline);
    assert_int_equal(kit_find(k, 0, id_in(rows[0], 1))->x, PT(300));
    assert_int_equal(kit_find(k, 0, id_in(rows[1], 0))->y, PT(154) + baseline);
    assert_int_equal(kit_find(k, 0, b[1].id)->y, PT(172) + baseline);
}

/* Heights as LibreOffice has them: a border above every row, one below the last. */
static void borders_are_drawn_once_and_joined(void **state) {
    KIT(k);
    row rows[] = {row_of_lines(k, 1, 1), row_of_lines(k, 2, 1), row_of_lines(k, 1, 1)};
    cell *span = (cell *)rows[1].cells;
    span[0].span = 2;
    rows[1].n = 1;
    block b[] = {kit_table(k, half_and_half, 2, rows, 3), kit_para(k, &k->body, "after")};
    b[0].as.table.ruled = true;
    assert_true(kit_layout(k, b, 2));
    const page *p = &k->l.pages[0];
    assert_int_equal(kit_find(k, 0, id_in(rows[0], 0))->x, PT(105));
    assert_int_equal(kit_find(k, 0, id_in(rows[2], 0))->y,
                     PT(100) + 3 * PT(0.5) + 3 * PT(18) + PT(18) / 5 * 4);
    assert_int_equal(kit_find(k, 0, b[1].id)->y,
                     PT(100) + 4 * PT(0.5) + 4 * PT(18) + PT(18) / 5 * 4);
    assert_int_equal(count_lines(k, 0, true), 4);
    assert_int_equal(count_lines(k, 0, false),
                     4); /* left, right, and the middle above and below the wide cell */
    static const double y[] = {100.25, 118.75, 155.25, 173.75};
    size_t across = 0, inner = 0;
    for (size_t i = 0; i < p->n; i++) {
        const item *it = &p->items[i];
        if (it->kind != ITEM_LINE) continue;
        assert_true(it->artifact);
        assert_int_equal(it->thickness, PT(0.5));
        if (it->dx) {
            assert_int_equal(it->x, PT(99.75));
            assert_int_equal(it->dx, PT(400.5));
            assert_int_equal(it->y, PT(y[across]));
            across++;
        } else if (it->x == PT(300)) {
            assert_int_equal(it->y, PT(inner ? 155.25 : 100.25));
            assert_int_equal(it->dy, PT(18.5));
            inner++;
        } else {
            assert_int_equal(it->y, PT(100.25));
            assert_int_equal(it->dy, PT(73.5));
        }
    }
    assert_int_equal(inner, 2);
}

/* A page may end after a row only if the border that closes it there fits as well. */
static void the_border_at_a_page_end_must_fit(void **state) {
    KIT(k);
    for (int fits = 0; fits < 2; fits++) {
        k->next_id = 0;
        row rows[] = {row_of_lines(k, 1, 1), row_of_lines(k, 1, 1)};
        block b[] = {kit_space(k, fits ? PT(341) : PT(341.5)),
                     kit_table(k, half_and_half, 2, rows, 2)};
        b[1].as.table.ruled = true;
        assert_true(kit_layout(k, b, 2));
        assert_int_equal(k->l.blocks[b[1].id].first_page, fits ? 0 : 1);
        kit_assert_inside(k);
    }
}

static void a_row_is_divided_between_lines(void **state) {
    KIT(k);
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    row rows[] = {row_of_lines(k, 2, 8), row_of_lines(k, 1, 1)};
    block b[] = {kit_lines(k, filler, 15), kit_table(k, half_and_half, 2, rows, 2),
                 kit_para(k, &k->body, "after")};
    b[1].as.table.ruled = true;
    assert_true(kit_layout(k, b, 3));
    kit_assert_inside(k);
    assert_int_equal(kit_lines_on(k, 0, id_in(rows[0], 0)), 2);
    assert_int_equal(kit_lines_on(k, 0, id_in(rows[0], 1)), 4);
    assert_int_equal(kit_lines_on(k, 1, id_in(rows[0], 1)), 4);
    assert_int_equal(kit_lines_on(k, 1, id_in(rows[1], 0)), 1);
    assert_int_equal(count_lines(k, 0, true), 2);
    assert_int_equal(count_lines(k, 0, false), 3);
    assert_int_equal(count_lines(k, 1, true), 3);
    assert_int_equal(kit_find(k, 1, id_in(rows[1], 0))->y,
                     PT(100 + 0.5 + 72 + 0.5) + PT(18) / 5 * 4);
    assert_int_equal(kit_find(k, 1, b[2].id)->y,
                     PT(100 + 0.5 + 72 + 0.5 + 18 + 0.5) + PT(18) / 5 * 4);
}

/* Part of the last row: its foot is closed as well, and again where it goes on. */
static void a_divided_last_row_is_closed_twice(void **state) {
    KIT(k);
    row r = row_of_lines(k, 1, 30);
    block b = kit_table(k, half_and_half, 2, &r, 1);
    b.as.table.ruled = true;
    assert_true(kit_layout(k, &b, 1));
    kit_assert_inside(k);
    assert_int_equal(kit_lines_on(k, 0, id_in(r, 1)), 19);
    static const double foot[] = {100 + 0.5 + 19 * 18 + 0.25, 100 + 0.5 + 11 * 18 + 0.25};
    for (size_t i = 0; i < 2; i++) {
        len lowest = 0;
        for (size_t j = 0; j < k->l.pages[i].n; j++) {
            const item *it = &k->l.pages[i].items[j];
            if (it->kind != ITEM_LINE) continue;
            if (it->y > lowest) lowest = it->y;
            if (it->dy) assert_int_equal(it->y + it->dy, PT(foot[i]));
        }
        assert_int_equal(lowest, PT(foot[i]));
    }
}

/* More lines than 32 bits of length hold. */
static void an_endless_cell_is_spread_over_pages(void **state) {
    KIT(k);
    row r = row_of_lines(k, 7000, 1);
    block b[] = {kit_table(k, half_and_half, 2, &r, 1), kit_para(k, &k->body, "after")};
    assert_true(kit_layout(k, b, 2));
    assert_int_equal(k->l.n, 351);
    assert_int_equal(k->l.blocks[b[1].id].first_page, 350);
    kit_assert_inside(k);
}

/* Row 2 of a table within a cell of a row that no page holds begins on page 1 and ends on page 2, beside a cell that
 * ends on page 1. */
static void rows_of_nested_tables_are_divided(void **state) {
    KIT(k);
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    row inner[] = {row_of_lines(k, 1, 2), row_of_lines(k, 1, 18), row_of_lines(k, 1, 1)};
    block side = kit_lines(k, &k->body, 3), nested = kit_table(k, half_and_half, 2, inner, 3);
    nested.as.table.ruled = true;
    cell cells[] = {kit_cell(k, &side, 1), kit_cell(k, &nested, 1)};
    row outer = kit_row(k, cells, 2);
    block b[] = {kit_lines(k, filler, 15), kit_table(k, half_and_half, 2, &outer, 1),
                 kit_para(k, &k->body, "after")};
    b[1].as.table.ruled = true;
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.n, 2);
    kit_assert_inside(k);
    assert_int_equal(kit_lines_on(k, 0, side.id), 3);
    assert_int_equal(kit_lines_on(k, 0, id_in(inner[1], 1)), 2);
    assert_int_equal(kit_lines_on(k, 1, id_in(inner[1], 1)), 16);
    assert_int_equal(kit_lines_on(k, 1, id_in(inner[2], 1)), 1);
    len grid = PT(0.5);
    assert_int_equal(kit_find(k, 1, id_in(inner[1], 1))->y, PT(100) + 2 * grid + PT(18) / 5 * 4);
    assert_int_equal(kit_find(k, 1, b[2].id)->y, PT(100) + 5 * grid + 17 * PT(18) + PT(18) / 5 * 4);
}

static void a_row_with_a_table_that_a_page_holds_is_not_divided(void **state) {
    KIT(k);
    row inner[] = {row_of_lines(k, 1, 2), row_of_lines(k, 1, 6)};
    block nested = kit_table(k, half_and_half, 2, inner, 2);
    cell c = kit_cell(k, &nested, 1);
    row outer = kit_row(k, &c, 1);
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    block b[] = {kit_lines(k, filler, 15), kit_table(k, half_and_half, 1, &outer, 1)};
    assert_true(kit_layout(k, b, 2));
    assert_int_equal(k->l.n, 2);
    assert_int_equal(kit_lines_on(k, 1, id_in(inner[0], 1)), 2);
    assert_true(k->l.blocks[b[1].id].row_whole[0]); /* and the DOCX says so */
}

/* Through tables within tables, however long. */
static void a_nested_row_that_no_page_holds_is_divided(void **state) {
    KIT(k);
    row inner = row_of_lines(k, 7000, 1);
    inner.whole = true;
    block nested = kit_table(k, half_and_half, 2, &inner, 1);
    cell c = kit_cell(k, &nested, 1);
    row middle = kit_row(k, &c, 1);
    block within = kit_table(k, half_and_half, 1, &middle, 1);
    cell c2 = kit_cell(k, &within, 1);
    row outer = kit_row(k, &c2, 1);
    block b = kit_table(k, half_and_half, 1, &outer, 1);
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.n, 350);
    kit_assert_inside(k);
}

/* The white under a cell's last paragraph belongs to the cell: it does not hang over a page's end. */
static void white_at_the_foot_of_a_cell_must_fit(void **state) {
    KIT(k);
    style *spaced = kit_new_style(k), *filler = kit_new_style(k);
    spaced->after = PT(6);
    filler->widow_control = false;
    for (size_t room = 5; room <= 6; room++) {
        k->next_id = 0;
        block text = kit_lines(k, spaced, 5);
        cell c = kit_cell(k, &text, 1);
        row r = kit_row(k, &c, 1);
        block b[] = {kit_lines(k, filler, 20 - room), kit_table(k, half_and_half, 1, &r, 1)};
        assert_true(kit_layout(k, b, 2));
        assert_int_equal(kit_lines_on(k, 0, text.id), room == 5 ? 4 : 5);
    }
}

/* As in LibreOffice: only the last part of a divided cell is centred upright. */
static void the_last_part_of_a_cell_is_centred(void **state) {
    KIT(k);
    row r = row_of_lines(k, 22, 30);
    ((cell *)r.cells)[0].middle = true;
    block b = kit_table(k, half_and_half, 2, &r, 1);
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(kit_find(k, 0, id_in(r, 0))->y, PT(100) + PT(18) / 5 * 4);
    assert_int_equal(kit_find(k, 1, id_in(r, 0))->y, PT(100) + 4 * PT(18) + PT(18) / 5 * 4);
}

/* What must be on one page with the table counts: else the heading would be left alone. */
static void a_table_and_its_heading_that_no_page_holds_are_not_kept_whole(void **state) {
    KIT(k);
    style *heading = kit_new_style(k);
    heading->keep_next = true;
    row rows[] = {row_of_lines(k, 1, 10), row_of_lines(k, 1, 10)};
    block b[] = {kit_para(k, heading, "I."), kit_table(k, half_and_half, 2, rows, 2)};
    b[1].as.table.keep_whole = true;
    assert_true(kit_layout(k, b, 2));
    assert_false(k->l.blocks[b[1].id].whole);
    assert_int_equal(kit_lines_on(k, 0, id_in(rows[0], 1)), 10);
    assert_true(kit_layout(k, b + 1, 1));
    assert_true(k->l.blocks[b[1].id].whole);
}

static void a_whole_row_is_cut_rather_than_parted_from_its_head(void **state) {
    KIT(k);
    row rows[] = {row_of_lines(k, 1, 1), row_of_lines(k, 1, 20)};
    rows[0].header = rows[1].whole = true;
    block b = kit_table(k, half_and_half, 2, rows, 2);
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(kit_lines_on(k, 0, id_in(rows[1], 1)), 19);
    assert_int_equal(kit_lines_on(k, 1, id_in(rows[0], 1)), 1);
    assert_int_equal(kit_lines_on(k, 1, id_in(rows[1], 1)), 1);
}

/* The second begins where the first ends: LibreOffice divides it there. */
static void a_whole_row_moves_unless_no_page_holds_it(void **state) {
    KIT(k);
    style *filler = kit_new_style(k);
    filler->widow_control = false;
    row rows[] = {row_of_lines(k, 2, 8), row_of_lines(k, 1, 45)};
    rows[0].whole = rows[1].whole = true;
    block b[] = {kit_lines(k, filler, 15), kit_table(k, half_and_half, 2, rows, 2)};
    assert_true(kit_layout(k, b, 2));
    const bool *whole = k->l.blocks[b[1].id].row_whole;
    assert_true(whole[0] && !whole[1]);
    assert_int_equal(kit_lines_on(k, 0, id_in(rows[0], 1)), 0);
    assert_int_equal(kit_lines_on(k, 1, id_in(rows[0], 1)), 8);
    assert_int_equal(kit_lines_on(k, 1, id_in(rows[1], 1)), 12);
    assert_int_equal(kit_lines_on(k, 2, id_in(rows[1], 1)), 20);
    assert_int_equal(kit_lines_on(k, 3, id_in(rows[1], 1)), 13);
    assert_int_equal(k->l.n, 4);
    kit_assert_inside(k);
}

static void header_rows_are_repeated(void **state) {
    KIT(k);
    row rows[40];
    for (size_t i = 0; i < COUNT(rows); i++) rows[i] = row_of_lines(k, 1, 1);
    rows[0].header = rows[1].header = true;
    block b = kit_table(k, half_and_half, 2, rows, COUNT(rows));
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.n, 3); /* 2 + 18, 2 + 18, 2 + 2 */
    for (size_t i = 0; i < 3; i++) {
        const item *head = kit_find(k, i, id_in(rows[0], 0));
        assert_int_equal(head->y, PT(100) + PT(18) / 5 * 4);
        assert_int_equal(head->artifact, i > 0);
        assert_false(kit_find(k, i, id_in(rows[2 + 18 * i], 0))->artifact);
        assert_int_equal(kit_find(k, i, id_in(rows[2 + 18 * i], 0))->y, PT(136) + PT(18) / 5 * 4);
    }
    assert_int_equal(k->l.blocks[id_in(rows[0], 0)].first_page, 0);
    kit_assert_inside(k);
}

/* A head is not left alone at the foot of a page, nor a heading above it. */
static void a_head_stays_with_its_first_row(void **state) {
    KIT(k);
    style *heading = kit_new_style(k);
    heading->keep_next = true;
    row rows[] = {row_of_lines(k, 1, 1), row_of_lines(k, 1, 1)};
    rows[0].header = true;
    block b[] = {kit_lines(k, &k->body, 18), kit_para(k, heading, "IV."),
                 kit_table(k, half_and_half, 2, rows, 2)};
    assert_true(kit_layout(k, b, 3));
    assert_int_equal(k->l.blocks[b[1].id].first_page, 1);
    assert_int_equal(k->l.blocks[b[2].id].first_page, 1);
}

static void a_table_kept_whole_is_on_one_page_if_it_fits_one(void **state) {
    KIT(k);
    row rows[25];
    for (size_t i = 0; i < COUNT(rows); i++) rows[i] = row_of_lines(k, 1, 1);
    block b[] = {kit_lines(k, &k->body, 15), kit_table(k, half_and_half, 2, rows, 6)};
    b[1].as.table.keep_whole = true;
    assert_true(kit_layout(k, b, 2));
    assert_int_equal(k->l.blocks[b[1].id].first_page, 1);
    b[1] = kit_table(k, half_and_half, 2, rows, COUNT(rows));
    b[1].as.table.keep_whole = true;
    assert_true(kit_layout(k, b, 2));
    assert_int_equal(k->l.blocks[b[1].id].first_page, 0);
    kit_assert_inside(k);
}

static void a_rule_in_a_cell_is_measured_by_its_cell(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_CENTRE;
    block left[] = {kit_para(k, st, "abab"), kit_rule(k, 0.5, true)};
    block right[] = {kit_para(k, st, "ab"), kit_rule(k, 1, true), kit_rule(k, 1, false)};
    cell cells[] = {kit_cell(k, left, 2), kit_cell(k, right, 3)};
    row r = kit_row(k, cells, 2);
    block b = kit_table(k, half_and_half, 2, &r, 1);
    assert_true(kit_layout(k, &b, 1));
    len ab = (909 + 1024) * 28 * 5;
    assert_int_equal(kit_find(k, 0, left[1].id)->dx, ab);
    assert_int_equal(kit_find(k, 0, left[1].id)->x, PT(100) + (PT(200) - ab) / 2);
    assert_int_equal(kit_find(k, 0, right[1].id)->dx, ab);
    assert_int_equal(kit_find(k, 0, right[1].id)->x, PT(300) + (PT(200) - ab) / 2);
    assert_int_equal(kit_find(k, 0, right[2].id)->dx, PT(200));
}

static void tables_stand_in_cells(void **state) {
    KIT(k);
    row inner[] = {row_of_lines(k, 1, 1), row_of_lines(k, 1, 1)};
    block nested = kit_table(k, half_and_half, 2, inner, 2);
    nested.as.table.ruled = true;
    block text = kit_lines(k, &k->body, 1);
    cell cells[] = {kit_cell(k, &text, 1), kit_cell(k, &nested, 1)};
    row outer = kit_row(k, cells, 2);
    block b[] = {kit_table(k, half_and_half, 2, &outer, 1), kit_para(k, &k->body, "after")};
    assert_true(kit_layout(k, b, 2));
    assert_int_equal(k->l.blocks[nested.id].columns[0], PT(100));
    assert_int_equal(kit_find(k, 0, id_in(inner[1], 1))->x, PT(405.25)); /* its line stands within the cell */
    assert_int_equal(kit_find(k, 0, id_in(inner[1], 1))->y, PT(119) + PT(18) / 5 * 4);
    assert_int_equal(kit_find(k, 0, b[1].id)->y, PT(137.5) + PT(18) / 5 * 4);
    assert_int_equal(count_lines(k, 0, true), 3);
    kit_assert_inside(k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(columns_take_millimetres_and_shares),
        KIT_TEST(shares_add_up_to_the_width),
        KIT_TEST(a_table_too_wide_is_an_error),
        KIT_TEST(the_tallest_cell_makes_the_row),
        KIT_TEST(borders_are_drawn_once_and_joined),
        KIT_TEST(the_border_at_a_page_end_must_fit),
        KIT_TEST(a_row_is_divided_between_lines),
        KIT_TEST(a_divided_last_row_is_closed_twice),
        KIT_TEST(an_endless_cell_is_spread_over_pages),
        KIT_TEST(rows_of_nested_tables_are_divided),
        KIT_TEST(a_row_with_a_table_that_a_page_holds_is_not_divided),
        KIT_TEST(a_nested_row_that_no_page_holds_is_divided),
        KIT_TEST(white_at_the_foot_of_a_cell_must_fit),
        KIT_TEST(the_last_part_of_a_cell_is_centred),
        KIT_TEST(a_table_and_its_heading_that_no_page_holds_are_not_kept_whole),
        KIT_TEST(a_whole_row_is_cut_rather_than_parted_from_its_head),
        KIT_TEST(a_whole_row_moves_unless_no_page_holds_it),
        KIT_TEST(header_rows_are_repeated),
        KIT_TEST(a_head_stays_with_its_first_row),
        KIT_TEST(a_table_kept_whole_is_on_one_page_if_it_fits_one),
        KIT_TEST(a_rule_in_a_cell_is_measured_by_its_cell),
        KIT_TEST(tables_stand_in_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
