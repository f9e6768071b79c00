/* table: column widths, rows as strips, rows cut over pages, and borders. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/setting.h"

/* Pushes one strip per row. TABLE_WIDTH when the columns are wider than `width`. `above`: the height of
 * the blocks before it that must be on one page with its start. */
void table_set(setting *s, const block *b, len width, int64_t above);

/* The height of a row from `from` to `to` (places by cell; NULL: its start, its end). */
len table_part_height(const row_box *r, const place *from, const place *to);

/* The height of what stands in cell `c` between those. */
len table_text_height(const row_box *r, size_t c, const place *from, const place *to);

/* Where to cut what is left of a row so that it fits `room`; NULL when every choice would part a
 * heading from its text or leave a cell without a line. `anyhow`: take what fits nevertheless (the
 * page holds nothing else); then NULL means that not even one strip fits. A result that takes all
 * strips means that only the border at the foot did not fit. */
const place *table_cut(setting *s, const row_box *r, const place *from, len room, bool anyhow);

/* One row, or a part of it, as it stands on a page. */
typedef struct drawn_row {
    const row_box *row;
    len y, height;
    bool closed; /* ends the table: its height includes the border below */
} drawn_row;

/* The borders of rows that follow each other on one page: each line once. Calls `draw` for every
 * line, placed from the table's left edge and the page's y. */
typedef void table_draw_line(void *user, item line);
void table_borders(const drawn_row *rows, size_t n, table_draw_line *draw, void *user);

#endif
