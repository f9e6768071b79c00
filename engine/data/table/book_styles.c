/* Number formats: whether the numbers of a cell style are dates or times. */
#include "data/table/book_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_STYLES = 65536 };

typedef struct own_format {
    int id;
    grid_kind kind;
} own_format;

typedef struct styles {
    book *book;
    own_format *formats;
    size_t formats_n;
    bool in_cells; /* within <cellXfs> */
} styles;

/* Skips what is shown as it stands, or is no letter of a date: "text", \x, _x, *x, [Red]; [h] counts. */
static const char *skip_literal(const char *p, bool *elapsed) {
    if (*p == '"') {
        const char *end = strchr(p + 1, '"');
        return end ? end + 1 : p + strlen(p);
    }
    if (*p == '[') {
        if (strchr("hHmMsS", p[1]) && p[1]) *elapsed = true;
        const char *end = strchr(p, ']');
        return end ? end + 1 : p + strlen(p);
    }
    if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) return p + 2;
    return p;
}

/* What a format such as DD/MM/YYYY or HH:MM makes of a number. */
static grid_kind kind_of_format(const char *p) {
    bool day = false, month = false, time = false;
    if (strcasecmp(p, "general") == 0) return GRID_NUMBER;
    while (*p && *p != ';') {
        const char *next = skip_literal(p, &time);
        if (next != p) {
            p = next;
            continue;
        }
        if (strchr("dDyY", *p)) day = true;
        if (strchr("mM", *p)) month = true;
        if (strchr("hHsS", *p)) time = true;
        p++;
    }
    if (day || (month && !time)) return GRID_DATE;
    return time ? GRID_TIME : GRID_NUMBER;
}

static grid_kind kind_of_id(const styles *s, int id) {
    for (size_t i = 0; i < s->formats_n; i++)
        if (s->formats[i].id == id) return s->formats[i].kind;
    bool date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    bool time = (id >= 18 && id <= 21) || (id >= 45 && id <= 47);
    return date ? GRID_DATE : time ? GRID_TIME : GRID_NUMBER;
}

static void add_format(styles *s, const char **attributes) {
    const char *id = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
    if (!id || !code || s->formats_n == MOST_STYLES) return;
    if (s->formats_n % 64 == 0) s->formats = mem_realloc(s->formats, (s->formats_n + 64) * sizeof *s->formats);
    s->formats[s->formats_n++] = (own_format){atoi(id), kind_of_format(code)};
}

static void on_start(void *user, const char *name, const char **attributes) {
    styles *s = user;
    book *b = s->book;
    if (strcmp(name, "numFmt") == 0) add_format(s, attributes);
    if (strcmp(name, "cellXfs") == 0) s->in_cells = true;
    if (!s->in_cells || strcmp(name, "xf") != 0 || b->kinds_n == MOST_STYLES) return;
    const char *id = xml_attribute(attributes, "numFmtId");
    if (b->kinds_n % 256 == 0) b->kinds = arena_grow(b->a, b->kinds, b->kinds_n, b->kinds_n + 256);
    b->kinds[b->kinds_n++] = (uint8_t)kind_of_id(s, id ? atoi(id) : 0);
}

static void on_end(void *user, const char *name) {
    if (strcmp(name, "cellXfs") == 0) ((styles *)user)->in_cells = false;
}

bool book_read_styles(book *b, diag *d) {
    static const xml_events events = {.start = on_start, .end = on_end};
    if (!b->styles_part) return true;
    styles s = {.book = b};
    bool ok = xml_read(b->package, &b->budget, b->file, b->styles_part, &events, &s, d);
    free(s.formats);
    return ok;
}
