/* Where LibreOffice's first pages, made by counting, would end with a heading, and what is put in to prevent that. */
#include "check.h"

#include "emit/docx/spread.h"

#include <string.h>

static const style plain = {.name = {"plain", 5}}, heading = {.name = {"heading", 7}, .keep_next = true};

/* A document of paragraphs, of which those in `kinds` are others: h a heading, w white, t a table of two rows of a
 * cell, p a new page; `kinds` begins at block `at`. `top`: the block that begins page 2. */
static str shown(arena *a, size_t n, size_t at, const char *kinds, size_t top) {
    block *blocks = ARENA_ARRAY(a, block, n);
    block_layout *layouts = ARENA_ARRAY(a, block_layout, n);
    row *rows = ARENA_ARRAY(a, row, 2);
    rows[0] = rows[1] = (row){.cells = ARENA_NEW(a, cell), .n = 1};
    for (size_t i = 0; i < n; i++) {
        blocks[i] = (block){.kind = BLOCK_PARA, .id = (uint32_t)i, .as.para.style = &plain};
        layouts[i].first_page = i >= top;
        char kind = i >= at && i < at + strlen(kinds) ? kinds[i - at] : ' ';
        if (kind == 'h') blocks[i].as.para.style = &heading;
        if (kind == 'w') blocks[i].kind = BLOCK_SPACE;
        if (kind == 'p') blocks[i].kind = BLOCK_PAGE;
        if (kind != 't') continue;
        blocks[i].kind = BLOCK_TABLE;
        blocks[i].as.table = (table){.columns = 1, .rows = rows, .rows_n = 2};
    }
    const doc d = {.blocks = blocks, .n = n, .block_count = n};
    const layout l = {.blocks = layouts};
    const uint8_t *put_in = docx_spread_find(&d, &l, a);
    buf out = buf_in(a);
    for (size_t i = 0; i < n; i++)
        if (put_in[i]) buf_fmt(&out, "%s%zu:%d", out.n ? " " : "", i, put_in[i]);
    return buf_str(&out);
}

static void a_heading_that_would_end_a_counted_page_gets_a_paragraph_before_it(void **state) {
    check_str(shown(*state, 60, 24, "h", 24), "24:1"); /* the 25th paragraph ends the page */
    check_str(shown(*state, 60, 23, "h", 23), "");
    check_str(shown(*state, 60, 25, "h", 25), "");
    check_str(shown(*state, 60, 50, "h", 50), "50:1"); /* later pages hold one more */
    check_str(shown(*state, 60, 24, " ", 24), "");
}

static void only_where_a_real_page_ends_too(void **state) {
    check_str(shown(*state, 60, 24, "h", 20), "");
    check_str(shown(*state, 60, 24, "h", 25), "");
}

static void headings_that_follow_each_other_go_together(void **state) {
    check_str(shown(*state, 60, 22, "hhhh", 22), "22:3"); /* the page would have ended behind the third */
    check_str(shown(*state, 60, 24, "hhhh", 24), "24:1");
}

static void where_there_is_white_it_grows_there(void **state) {
    check_str(shown(*state, 60, 20, "w   h", 24), "20:1");
    check_str(shown(*state, 60, 22, "hwh", 22), "22:3"); /* not inside the chain */
}

static void more_than_a_hundred_nodes_make_shorter_pages(void **state) {
    check_str(shown(*state, 98, 24, "h", 24), "24:1");
    check_str(shown(*state, 99, 24, "h", 24), "");
    check_str(shown(*state, 99, 19, "h", 19), "19:1");
    /* a table counts for its ends and those of its cells, and 25 less */
    check_str(shown(*state, 116, 0, "t                      h", 23), "23:1");
    check_str(shown(*state, 117, 0, "t                      h", 23), "");
    check_str(shown(*state, 117, 0, "t                 h", 18), "18:1");
}

static void new_pages_begin_to_count_anew(void **state) {
    check_str(shown(*state, 60, 10, "p", 36), "");
    check_str(shown(*state, 60, 10, "p                         h", 36), "36:1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_that_would_end_a_counted_page_gets_a_paragraph_before_it),
        cmocka_unit_test(only_where_a_real_page_ends_too),
        cmocka_unit_test(headings_that_follow_each_other_go_together),
        cmocka_unit_test(where_there_is_white_it_grows_there),
        cmocka_unit_test(more_than_a_hundred_nodes_make_shorter_pages),
        cmocka_unit_test(new_pages_begin_to_count_anew),
    };
    return cmocka_run_group_tests(tests, check_arena, check_arena_drop);
}
