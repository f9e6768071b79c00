/* typed: what stands in a cell, as the JSON value that the schema asks for. */
#ifndef DATA_TABLE_TYPED_H
#define DATA_TABLE_TYPED_H

#include "data/table/grid.h"

/* The cell (not an error) as a value for `s`, which columns_in_cell. Guesses nothing: what does not fit is
 * written as it stands, and the check of the data says what is wrong with it. False when that would not be
 * said in the words of a table: no number, or no truth value, where there must be one.
 *
 *   numbers   20000, 20.000, 20.000đ, 2,5, 1.234.567,8: a comma before decimals; points between thousands,
 *             unless what follows the point are not three digits (2.5); in whole numbers commas may divide
 *             thousands too (20,000)
 *   dates     serial numbers; 06/10/2023, 2023-10-06, ngày 6 tháng 10 năm 2023
 *   booleans  x, có, đúng, true, 1; không, sai, false, 0
 *   choices   the value or its Vietnamese title, capitals and marks aside
 *   lists     a line each; lists of lists: a line each, cells divided by |
 *   texts     numbers as they are written in Vietnamese, times as 08:00; "" (two quotes) is the empty text */
bool typed_put(buf *out, arena *a, const schema *s, const grid_cell *c);

#endif
