/* The workbook of a document: properties, sheets, package. The library writes the XML; the parts are
 * caught in memory and packed like the DOCX. Refuses nothing that doc_check has let pass, save names
 * and number formats that are too long for the library. */
#include "emit/xlsx/xlsx.h"

#include "emit/package.h"
#include "emit/xlsx/capture.h"
#include "emit/xlsx/grid.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Parts that documents have in common (theme, relations, often styles) are packed once: the small ones
 * of the first workbook are kept, to be handed out again when the next has the same. */
enum { KEPT = 16, KEPT_BYTES = 16 * 1024 };

typedef struct xlsx {
    emit_env env;
    packer *packer;
    locale_t plain; /* the library prints numbers by the locale */
    arena *memory;  /* of what is kept */
    struct kept {
        str xml;
        packed_part part;
    } kept[KEPT];
    size_t kept_n;
} xlsx;

static bool has_sheets(const doc *d) { return d->sheets_n > 0; }

static void xlsx_drop(void *state) {
    xlsx *x = state;
    packer_drop(x->packer);
    if (x->plain) freelocale(x->plain);
    arena_drop(x->memory);
    free(x);
}

static void *xlsx_open(const emit_env *env, diag *d) {
    xlsx *x = mem_alloc(sizeof *x);
    *x = (xlsx){.env = *env, .packer = packer_new(PACKER_SMALL, d), .memory = arena_new()};
    x->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (x->packer && x->plain) return x;
    if (x->packer) DIAG_ADD(d, INTERNAL, (diag_where){0}, STR("newlocale"));
    xlsx_drop(x);
    return NULL;
}

/* yyyy-mm-dd as the library takes it: 0 would mean now. */
static time_t created(str date) {
    int field[3] = {0};
    if (date.n != 10) date = STR("1980-01-01");
    for (size_t i = 0, k = 0; i < date.n && k < 3; i++) {
        if (date.p[i] == '-') k++;
        else field[k] = field[k] * 10 + (date.p[i] - '0');
    }
    struct tm t = {.tm_year = field[0] - 1900, .tm_mon = field[1] - 1, .tm_mday = field[2]};
    time_t seconds = timegm(&t);
    return seconds ? seconds : 1;
}

static char *or_none(arena *a, str s) { return s.n ? str_z(a, s) : NULL; }

static lxw_error set_properties(lxw_workbook *book, const doc *d, arena *a) {
    lxw_doc_properties p = {
        .title = or_none(a, d->title),
        .subject = or_none(a, d->subject),
        .author = or_none(a, d->author),
        .keywords = or_none(a, d->keywords),
        .created = created(d->date),
    };
    return workbook_set_properties(book, &p);
}

/* Fills and closes the workbook; it is gone afterwards in any case. */
static bool fill(const xlsx *x, lxw_workbook *book, const doc *source, arena *a, diag *d) {
    looks formats = looks_in(a, book, x->env.family->name);
    grid g = {.book = book, .doc = source, .env = &x->env, .looks = &formats, .a = a, .d = d};
    lxw_error e = set_properties(book, source, a);
    for (size_t i = 0; !e && i < source->sheets_n; i++) {
        if (grid_add(&g, &source->sheets[i])) continue;
        lxw_workbook_free(book);
        return false;
    }
    if (!e) e = workbook_close(book);
    else lxw_workbook_free(book);
    diag_where whole = {.file = source->source.file};
    if (e) DIAG_ADD(d, SHEET_LIBRARY, whole, str_of(lxw_strerror(e)));
    return !e;
}

static packed_part pack_part(xlsx *x, arena *a, str name, str xml) {
    for (size_t i = 0; i < x->kept_n; i++) {
        const struct kept *k = &x->kept[i];
        if (!str_eq(k->part.name, name)) continue;
        return str_eq(k->xml, xml) ? k->part : packer_pack(x->packer, a, name, xml);
    }
    if (x->kept_n == KEPT || xml.n > KEPT_BYTES) return packer_pack(x->packer, a, name, xml);
    struct kept *k = &x->kept[x->kept_n++];
    k->xml = str_dup(x->memory, xml);
    k->part = packer_pack(x->packer, x->memory, str_dup(x->memory, name), k->xml);
    return k->part;
}

static bool pack(xlsx *x, const capture *c, buf *out, diag *d) {
    packed_part *parts = ARENA_ARRAY(c->a, packed_part, c->n);
    for (size_t i = 0; i < c->n; i++) parts[i] = pack_part(x, c->a, c->parts[i].name, capture_xml(c, i));
    return package_write(STR("XLSX"), parts, c->n, out, d);
}

static bool xlsx_write(void *state, const doc *source, const layout *l, buf *out, diag *d) {
    (void)l;
    xlsx *x = state;
    capture parts = {.a = out->a};
    char name[CAPTURE_NAME];
    capture_file_name(&parts, name);
    locale_t before = uselocale(x->plain);
    lxw_workbook *book = workbook_new(name);
    bool ok = book && fill(x, book, source, out->a, d);
    uselocale(before);
    if (!book || (ok && !parts.whole)) {
        DIAG_ADD(d, SHEET_LIBRARY, (diag_where){.file = source->source.file}, STR("libxlsxwriter"));
        ok = false;
    }
    return ok && pack(x, &parts, out, d);
}

const emit_format emit_xlsx = {
    .name = "xlsx",
    .suffix = ".xlsx",
    .wants_sheets = true,
    .accepts = has_sheets,
    .open = xlsx_open,
    .write = xlsx_write,
    .drop = xlsx_drop,
};
