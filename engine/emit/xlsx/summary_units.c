/* The units that spend the most: their sums out of the table, and a bar for each. */
#include "emit/xlsx/summary_parts.h"

#include "emit/xlsx/volume.h"

enum {
    CHART_WIDTH = 480,   /* of the library, in pixels */
    CHART_HEIGHT = 288,
    CHART_AS_WIDE = 575, /* as the list above it */
    UNIT_HEIGHT = 30,    /* of a bar */
};

static void add_chart(summary_sheets *t, lxw_worksheet *w, lxw_row_t first, lxw_row_t last) {
    lxw_chart *chart = workbook_add_chart(t->book, LXW_CHART_BAR);
    lxw_chart_series *bars = chart ? chart_add_series(chart, NULL, NULL) : NULL;
    if (!bars) {
        summary_try(t, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    chart_series_set_categories(bars, w->name, first, 1, last, 1);
    chart_series_set_values(bars, w->name, first, 2, last, 2);
    chart_series_set_labels(bars);
    chart_series_set_labels_num_format(bars, summary_money);
    chart_title_off(chart);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(chart->y_axis); /* the greatest at the top, as in the list */
    chart_axis_set_num_format(chart->x_axis, summary_money);
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
    lxw_chart_font face = {.name = (char *)summary_letters};
    chart_axis_set_num_font(chart->x_axis, &face);
    chart_axis_set_num_font(chart->y_axis, &face);
    chart_series_set_labels_font(bars, &face);
    double height = (double)(last - first + 3) * UNIT_HEIGHT;
    lxw_chart_options size = {.x_scale = (double)CHART_AS_WIDE / CHART_WIDTH, .y_scale = height / CHART_HEIGHT};
    summary_try(t, worksheet_insert_chart_opt(w, last + 2, 0, chart, &size));
}

/* Sums by unit of what the table holds, in the order they have now. */
void summary_units(summary_sheets *t, lxw_worksheet *w) {
    static const char *const heads[] = {"STT", summary_issuer, summary_total};
    static const double widths[] = {6, 52, 24};
    str unit = summary_cells(t, ISSUER, true), total = summary_cells(t, t->total, true);
    summary_title(t, w, "CÁC ĐƠN VỊ CÓ KINH PHÍ LỚN NHẤT", 3);
    summary_try(t, worksheet_set_row(w, HEAD, summary_height(2), NULL));
    for (lxw_col_t x = 0; x < 3; x++) {
        summary_try(t, worksheet_set_column(w, x, x, widths[x], NULL));
        summary_put(t, w, HEAD, x, str_of(heads[x]), HEADING);
    }
    for (size_t i = 0; i < t->s->units_n; i++) {
        const summary_unit *u = &t->s->units[i];
        lxw_row_t y = (lxw_row_t)(HEAD + 1 + i);
        str sum = str_fmt(t->a, "SUMPRODUCT(--(%.*s=B%u),%.*s)", STR_ARG(unit), y + 1, STR_ARG(total));
        summary_try(t, worksheet_write_number(w, y, 0, (double)(i + 1), t->looks[CENTRED]));
        summary_put(t, w, y, 1, u->name, TEXT);
        summary_try(t, worksheet_write_formula_num(w, y, 2, str_z(t->a, sum), t->looks[MONEY], (double)u->total));
        summary_try(t, worksheet_set_row(w, y, summary_height(volume_lines(u->name, widths[1])), NULL));
    }
    lxw_row_t last = (lxw_row_t)(HEAD + t->s->units_n);
    add_chart(t, w, HEAD + 1, last);
    summary_page(t, w, last + 2 + (lxw_row_t)(t->s->units_n + 3) * UNIT_HEIGHT / 20, 3);
}
