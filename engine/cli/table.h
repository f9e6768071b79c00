/* table: `vanban sheet` and `vanban rows`. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "cli/options.h"

/* Writes the empty input workbook of a template; gives the exit code. */
int table_sheet(const options *o, lang language, arena *a);

/* Prints each record of an input as a line of JSON, after checking it against the template's schema; faults
 * name the cell. Gives the exit code. */
int table_rows(const options *o, lang language, arena *a);

#endif
