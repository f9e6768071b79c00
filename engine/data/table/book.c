/* The package: which parts there are and what they are called. */
#include "data/table/book_parts.h"

#include "base/os.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SHEETS = 1000 };

typedef struct relation {
    const char *id, *type;
    char *target;
    struct relation *next;
} relation;

typedef struct opening {
    book *book;
    const char *base; /* the folder of the part whose relations are read */
    relation *relations;
} opening;

static char *copy(arena *a, const char *z) { return str_z(a, str_of(z)); }

/* A target beside `base`, without "..": xl/worksheets/sheet1.xml */
static char *resolve(arena *a, const char *base, const char *target) {
    if (target[0] == '/') return copy(a, target + 1);
    str folder = str_of(base);
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        folder = os_dirname(folder);
        if (str_eq(folder, STR("."))) folder = STR("");
    }
    if (!folder.n) return copy(a, target);
    return str_z(a, str_fmt(a, "%.*s/%s", STR_ARG(folder), target));
}

static void relation_start(void *user, const char *name, const char **attributes) {
    opening *o = user;
    const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type"),
               *target = xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target) return;
    arena *a = o->book->a;
    relation *r = ARENA_NEW(a, relation);
    *r = (relation){copy(a, id), copy(a, type), resolve(a, o->base, target), o->relations};
    o->relations = r;
}

/* The target of the relation of this kind (the end of its type), or with this id; NULL: none. */
static char *related(const opening *o, const char *id, const char *kind) {
    for (const relation *r = o->relations; r; r = r->next) {
        if (id ? strcmp(r->id, id) == 0 : str_ends(str_of(r->type), str_of(kind))) return r->target;
    }
    return NULL;
}

static bool read_relations(opening *o, const char *base, const char *part, diag *d) {
    static const xml_events events = {.start = relation_start};
    book *b = o->book;
    o->base = base;
    o->relations = NULL;
    return xml_read(b->package, &b->budget, b->file, part, &events, o, d);
}

static void workbook_start(void *user, const char *name, const char **attributes) {
    opening *o = user;
    book *b = o->book;
    if (strcmp(name, "workbookPr") == 0) {
        const char *flag = xml_attribute(attributes, "date1904");
        b->from_1904 = flag && (strcmp(flag, "1") == 0 || strcmp(flag, "true") == 0);
    }
    const char *title = xml_attribute(attributes, "name");
    if (strcmp(name, "sheet") != 0 || !title || b->sheets_n == MOST_SHEETS) return;
    const char *id = NULL;
    for (const char **at = attributes; *at; at += 2)
        if (strcmp(at[0], "r:id") == 0 || (strchr(at[0], ':') && str_ends(str_of(at[0]), STR(":id")))) id = at[1];
    if (!b->sheets) b->sheets = ARENA_ARRAY(b->a, book_sheet, MOST_SHEETS);
    str own = text_nfc(b->a, str_dup(b->a, str_of(title)));
    b->sheets[b->sheets_n++] = (book_sheet){own, id ? related(o, id, NULL) : NULL};
}

static bool broken(const book *b, const char *why, diag *d) {
    DIAG_ADD(d, BOOK_BROKEN, ((diag_where){.file = b->file}), str_of(why));
    return false;
}

static bool read_parts(book *b, diag *d) {
    static const xml_events events = {.start = workbook_start};
    opening o = {.book = b};
    if (!read_relations(&o, "", "_rels/.rels", d)) return false;
    const char *workbook = related(&o, NULL, "/officeDocument");
    if (!workbook) return broken(b, "officeDocument", d);
    str folder = os_dirname(str_of(workbook));
    if (str_eq(folder, STR("."))) folder = STR("");
    char *relations = str_z(b->a, str_fmt(b->a, "%.*s%s_rels/%.*s.rels", STR_ARG(folder), folder.n ? "/" : "",
                                          STR_ARG(os_basename(str_of(workbook)))));
    if (!read_relations(&o, str_z(b->a, folder), relations, d)) return false;
    b->strings_part = related(&o, NULL, "/sharedStrings");
    b->styles_part = related(&o, NULL, "/styles");
    if (!xml_read(b->package, &b->budget, b->file, workbook, &events, &o, d)) return false;
    return b->sheets_n || broken(b, "sheets", d);
}

static zip_t *open_package(str file, str bytes, diag *d) {
    zip_error_t e;
    zip_error_init(&e);
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &e);
    zip_t *package = source ? zip_open_from_source(source, ZIP_RDONLY, &e) : NULL;
    if (!package) {
        DIAG_ADD(d, BOOK_BROKEN, ((diag_where){.file = file}), str_of(zip_error_strerror(&e)));
        if (source) zip_source_free(source);
    }
    zip_error_fini(&e);
    return package;
}

book *book_open(str file, str bytes, diag *d) {
    enum { PLENTY = 128 << 20, RATIO = 100 };
    zip_t *package = open_package(file, bytes, d);
    if (!package) return NULL;
    book *b = mem_alloc(sizeof *b);
    *b = (book){.file = file, .package = package, .a = arena_new()};
    b->budget.most = PLENTY + (uint64_t)bytes.n * RATIO;
    if (read_parts(b, d) && book_read_styles(b, d) && book_read_strings(b, d)) return b;
    book_close(b);
    return NULL;
}

void book_close(book *b) {
    if (!b) return;
    zip_discard(b->package);
    arena_drop(b->a);
    free(b);
}

size_t book_sheets_n(const book *b) { return b->sheets_n; }
str book_sheet_title(const book *b, size_t sheet) { return b->sheets[sheet].title; }
