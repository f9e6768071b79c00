/* linear: lays out one document of about N pages of 20 lines: headings, paragraphs of many lengths, a table.
 *
 *     linear N      prints how many pages it came to
 *
 * For tests/slow/linear.py, which counts the instructions of layout_make. */
#include "../unit/layout_kit.h"

enum { BLOCKS_A_PAGE = 5, LINES_OF_PARA = 8, ROWS_A_PAGE = 3 };

static const char words[] = "Ủy ban nhân dân xã tổ chức hội nghị đối thoại trực tiếp giữa người đứng đầu cấp ủy và Nhân dân ";

/* One to LINES_OF_PARA times the words above. */
static block text_of(kit *k, const style *st, size_t i) {
    buf b = buf_in(k->a);
    for (size_t n = 0; n <= i * 7 % LINES_OF_PARA; n++) buf_add(&b, str_of(words));
    const run r = {.kind = RUN_TEXT, .text = buf_str(&b)};
    return kit_runs(k, st, &r, 1);
}

static block rows_of(kit *k, size_t n) {
    static const double share[] = {-1, -3};
    row *rows = ARENA_ARRAY(k->a, row, n);
    for (size_t i = 0; i < n; i++) {
        block left = kit_para(k, &k->body, "1."), right = kit_para(k, &k->body, words);
        cell cells[] = {kit_cell(k, &left, 1), kit_cell(k, &right, 1)};
        rows[i] = kit_row(k, cells, 2);
    }
    block b = kit_table(k, share, 2, rows, n);
    b.as.table.ruled = true;
    return b;
}

int main(int argc, char **argv) {
    size_t pages = argc == 2 ? (size_t)strtoul(argv[1], NULL, 10) : 0, n = pages * BLOCKS_A_PAGE;
    kit *k = pages ? kit_open() : NULL;
    if (!k) return fputs("usage: linear PAGES (with Liberation Serif installed)\n", stderr), 2;
    style *heading = kit_new_style(k);
    heading->keep_next = heading->bold = true;
    k->body.align = ALIGN_JUSTIFY;
    block *blocks = ARENA_ARRAY(k->a, block, n + 1);
    for (size_t i = 0; i < n; i++)
        blocks[i] = i % BLOCKS_A_PAGE ? text_of(k, &k->body, i) : kit_para(k, heading, "I. Mục đích");
    blocks[n] = rows_of(k, pages * ROWS_A_PAGE);
    bool ok = kit_layout(k, blocks, n + 1);
    printf("%zu\n", k->l.n);
    void *state = k;
    kit_teardown(&state);
    return !ok;
}
