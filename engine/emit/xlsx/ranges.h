/* ranges: what goes with ranges of a sheet's cells: names, inputs, rules, charts. */
#ifndef EMIT_XLSX_RANGES_H
#define EMIT_XLSX_RANGES_H

#include "emit/xlsx/grid.h"

/* Adds those of `g->from` to `g->sheet`. False after a diagnostic. */
bool ranges_add(grid *g);

#endif
