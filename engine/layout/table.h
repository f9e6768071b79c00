/* table: column widths, rows as strips, rows cut over pages, and borders. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/setting.h"

/* Pushes one strip per row. TABLE_WIDTH when the columns are wider than `width`. */
void table_set(setting *s, const block *b, len width);

/* The height of a row from `from` to `to` (per cell: strips before; NULL: its start, its end). */
len table_part_height(const row_box *r, const size_t *from, const size_t *to);

/* Where to cut what is left of a row so that it fits `room`; NULL when every choice would part a
 * heading from its text or leave a cell without a line. `anyhow`: take what fits nevertheless (the
 * page holds nothing else); then NULL means that not even one strip fits. A result that takes all
 * strips means that only white at the foot did not fit. */
const size_t *table_cut(setting *s, const row_box *r, const size_t *from, len room, bool anyhow);

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
