/* Both commands: the template's schema is all they need of it. */
#include "cli/table.h"

#include "base/os.h"
#include "cli/report.h"
#include "data/json.h"
#include "data/table/columns.h"
#include "data/table/rows.h"
#include "emit/xlsx/form.h"
#include "script/vm.h"

#include <stdio.h>

typedef struct locating {
    const rows *input;
    const rows_record *record;
    str file;
    arena *a;
} locating;

static diag_where locate(void *user, diag_where at) {
    const locating *l = user;
    return rows_where(l->input, l->record, at, l->a);
}

static void check(const locating *l, const schema *s, diag *d) {
    diag *found = diag_new();
    data_source source = {l->file, l->record->json};
    value *v = json_parse(l->a, source, found);
    if (v) schema_check(s, v, l->a, source, found);
    diag_move(d, found, locate, (void *)l);
    diag_drop(found);
}

/* The record with its key first, unless the data hold it already (JSON Lines). */
static void print_record(arena *a, const rows_record *r) {
    buf line = buf_in(a);
    str rest = r->json;
    if (r->map) {
        buf_add(&line, STR("{\"key\":"));
        json_put_text(&line, r->key);
        rest = str_part(rest, 1, rest.n);
        if (rest.n > 1) buf_byte(&line, ',');
    }
    buf_add(&line, rest);
    buf_byte(&line, '\n');
    fwrite(line.p, 1, line.n, stdout);
}

static int print_all(rows *input, const schema *s, str file, lang language, diag *d) {
    arena *a = arena_new();
    int worst = EXIT_DONE;
    rows_record r;
    rows_step step;
    do {
        arena_reset(a);
        step = rows_next(input, a, &r, d);
        if (step == ROWS_ITEM) check(&(locating){input, &r, file, a}, s, d);
        if (step == ROWS_ITEM && !diag_count(d, DIAG_ERROR)) print_record(a, &r);
        int code = report_faults(d, language, a);
        diag_clear(d);
        if (code > worst) worst = code;
    } while (step == ROWS_ITEM || step == ROWS_BAD);
    arena_drop(a);
    return worst;
}

int table_rows(const options *o, lang language, arena *a) {
    vm *v = vm_new(o->roots, o->roots_n, (vm_limits){0, 0});
    diag *d = diag_new();
    const template *t = vm_template(v, o->template_name, (diag_where){0}, d);
    rows *input = t ? rows_open(o->inputs[0], template_schema(t), d) : NULL;
    int code = report_faults(d, language, a);
    diag_clear(d);
    if (!input && code == EXIT_DONE) code = EXIT_BUG;
    int worse = input ? print_all(input, template_schema(t), o->inputs[0], language, d) : EXIT_DONE;
    rows_close(input);
    diag_drop(d);
    vm_drop(v);
    return worse > code ? worse : code;
}

/* Never over a file that is there: it may be one that somebody filled in. */
static bool write_new(const options *o, str path, str bytes, arena *a, diag *d) {
    int error = 0;
    size_t failed;
    os_file file = {path, bytes};
    if (os_is_file(a, path)) {
        DIAG_ADD(d, FILE_THERE, (diag_where){0}, path);
        return false;
    }
    if (!os_write_all(a, &file, 1, &failed, &error)) {
        DIAG_ADD(d, FILE_WRITE, (diag_where){0}, path, os_error_text(a, error));
        return false;
    }
    if (!o->quiet) printf("%.*s\n", STR_ARG(path));
    return true;
}

int table_sheet(const options *o, lang language, arena *a) {
    vm *v = vm_new(o->roots, o->roots_n, (vm_limits){0, 0});
    diag *d = diag_new();
    const template *t = vm_template(v, o->inputs[0], (diag_where){0}, d);
    if (t) {
        buf out = buf_in(a);
        str path = o->output_dir;
        if (os_is_dir(a, path)) path = os_join(a, path, str_fmt(a, "%.*s.xlsx", STR_ARG(template_name(t))));
        const columns *tables = columns_of(a, template_schema(t));
        if (form_write(tables, template_name(t), template_title(t), &out, d)) write_new(o, path, buf_str(&out), a, d);
    }
    int code = report_faults(d, language, a);
    diag_drop(d);
    vm_drop(v);
    return code;
}
