/* What goes with ranges of a worksheet's cells: names, what may be typed in, looks that depend on values, charts. */
#include "script/pull_tree.h"

enum { LARGEST_CHART = 2000 /* pt */ };

void *ranges_read_records(puller *p, const record_list *l, size_t *n) {
    *n = pull_list(p, l->field);
    char *records = arena_alloc(p->a, *n * l->size);
    for (size_t i = 0; i < *n; i++) {
        lua_rawgeti(p->L, -1, (lua_Integer)i + 1);
        if (pull_is_table(p)) pull_fields(p, l->what, l->fields, l->fields_n, false, records + i * l->size);
        else pull_wrong(p, l->field, l->vi, l->en);
        lua_pop(p->L, 1);
    }
    return records;
}

void ranges_read_names(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("name", TEXT, sheet_name, name, .required = true),
        PULL_FIELD("range", TEXT, sheet_name, range, .required = true),
    };
    static const record_list list = RECORDS("names", "name", sheet_name, fields, "{name = …, range = …}");
    sheet *s = into;
    s->names = ranges_read_records(p, &list, &s->names_n);
}

void ranges_read_inputs(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("range", TEXT, sheet_input, range, .required = true),
        PULL_FIELD("whole", BOOL, sheet_input, whole),
        PULL_FIELD("min", NUMBER, sheet_input, min, .required = true, .min = -PULL_MOST_EXACT, .max = PULL_MOST_EXACT),
        PULL_FIELD("max", NUMBER, sheet_input, max, .required = true, .min = -PULL_MOST_EXACT, .max = PULL_MOST_EXACT),
        PULL_FIELD("title", TEXT, sheet_input, title),
        PULL_FIELD("message", TEXT, sheet_input, message),
    };
    static const record_list list = RECORDS("inputs", "input", sheet_input, fields, "{range = …, min = …, max = …}");
    sheet *s = into;
    s->inputs = ranges_read_records(p, &list, &s->inputs_n);
}

void ranges_read_rules(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("range", TEXT, sheet_rule, range, .required = true),
        PULL_FIELD("formula", TEXT, sheet_rule, formula, .required = true),
        PULL_FIELD("style", STYLE, sheet_rule, style),
        PULL_FIELD("format", TEXT, sheet_rule, format),
    };
    static const record_list list = RECORDS("rules", "rule", sheet_rule, fields, "{range = …, formula = …}");
    sheet *s = into;
    s->rules = ranges_read_records(p, &list, &s->rules_n);
}

static void read_series(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("name", TEXT, sheet_series, name, .required = true),
        PULL_FIELD("categories", TEXT, sheet_series, categories, .required = true),
        PULL_FIELD("values", TEXT, sheet_series, values, .required = true),
    };
    static const record_list list =
        RECORDS("series", "series", sheet_series, fields, "{name = …, categories = …, values = …}");
    sheet_chart *c = into;
    c->series = ranges_read_records(p, &list, &c->series_n);
}

void ranges_read_charts(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("title", TEXT, sheet_chart, title),
        PULL_FIELD("at", TEXT, sheet_chart, at, .required = true),
        PULL_FIELD("width", PT, sheet_chart, width, .required = true, .min = 1, .max = LARGEST_CHART),
        PULL_FIELD("height", PT, sheet_chart, height, .required = true, .min = 1, .max = LARGEST_CHART),
        PULL_FIELD("format", TEXT, sheet_chart, format),
        {.name = "series", .kind = PULL_CUSTOM, .read = read_series, .required = true},
    };
    static const record_list list =
        RECORDS("charts", "chart", sheet_chart, fields, "{at = …, width = …, height = …, series = …}");
    sheet *s = into;
    s->charts = ranges_read_records(p, &list, &s->charts_n);
}
