/* The library writes the XML; the parts are caught in memory and packed like those of a document. */
#include "emit/xlsx/volume.h"

#include "emit/package.h"
#include "emit/xlsx/capture.h"
#include "text/unicode.h"

#include <locale.h>

size_t volume_lines(str text, double width) {
    size_t lines = 0;
    for (size_t from = 0; from <= text.n;) {
        size_t to = str_find(text, STR("\n"), from);
        lines += 1 + (size_t)((double)utf8_count(str_part(text, from, to)) / (width * 1.05));
        from = to + 1;
    }
    return lines;
}

static bool pack(const capture *c, buf *out, diag *d) {
    packer *p = packer_new(PACKER_SMALL, d);
    if (!p) return false;
    packed_part *parts = ARENA_ARRAY(c->a, packed_part, c->n);
    for (size_t i = 0; i < c->n; i++) parts[i] = packer_pack(p, c->a, c->parts[i].name, capture_xml(c, i));
    bool ok = package_write(STR("XLSX"), parts, c->n, out, d);
    packer_drop(p);
    return ok;
}

static lxw_error make(lxw_workbook *book, volume_fill *fill, void *user, char *title) {
    lxw_doc_properties about = {.title = title, .created = 315532800}; /* 1980: the same every time */
    lxw_error e = workbook_set_properties(book, &about);
    if (!e) e = fill(user, book);
    if (!e) return workbook_close(book);
    lxw_workbook_free(book);
    return e;
}

bool volume_write(volume_fill *fill, void *user, str title, buf *out, diag *d) {
    capture parts = {.a = out->a};
    char file[CAPTURE_NAME];
    capture_file_name(&parts, file);
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(plain);
    lxw_workbook *book = workbook_new(file);
    lxw_error e = book ? make(book, fill, user, str_z(out->a, title)) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    uselocale(before);
    if (plain) freelocale(plain);
    if (!e && parts.whole) return pack(&parts, out, d);
    DIAG_ADD(d, SHEET_LIBRARY, (diag_where){0}, str_of(e ? lxw_strerror(e) : "libxlsxwriter"));
    return false;
}
