/* csv: comma-separated values (RFC 4180) as rows of cells, read as they come.
 *
 * The separator is a comma, a semicolon or a tab: whichever the heading line has most of outside quotes, or
 * what a first line "sep=;" says. UTF-8, with or without a byte order mark; lines end in LF or CRLF; quoted
 * fields hold separators, line breaks and doubled quotes. */
#ifndef DATA_TABLE_CSV_H
#define DATA_TABLE_CSV_H

#include "data/table/grid.h"
#include "data/table/input.h"

/* Takes over `in`. A row with more fields than the first is BAD; of the first row with fewer a warning is
 * given. */
grid_source csv_open(input *in);

#endif
