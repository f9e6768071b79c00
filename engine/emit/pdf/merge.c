/* Objects are copied with new numbers. Those a file has once are met half way: its page tree becomes a branch of
 * the new one, its outline a bookmark, the root of its structure the new root, its number tree a leaf. */
#include "emit/pdf/merge.h"

#include "emit/pdf/merge_fonts.h"
#include "emit/pdf/meta.h"
#include "emit/pdf/syntax.h"

#include <stdlib.h>
#include <string.h>

/* Numbers the merged file begins with. */
enum { CATALOGUE = 1, PAGES, INFO, OUTLINES, STRUCTURE, PARENT_TREE, METADATA, PROFILE, FIRST_FREE };
enum { TABLE_PIECE = 64 * 1024 };

struct merge {
    merge_sink *sink;
    void *user;
    size_t at;         /* bytes written */
    size_t *offsets;   /* of the objects, by number */
    size_t next, cap;
    merge_fonts *fonts;
    arena *kept;
    buf kids, leaves, roots, labels; /* page trees, number tree, documents, page labels */
    size_t pages, marks;             /* pages, and keys of the number tree, so far */
    size_t files, last_bookmark;
    str bookmark;      /* entries of the last, to which /Next may come */
    size_t first_bookmark;
    str language, intents, date;     /* of the first file */
    str id;
    bool broken;       /* something could not be written */
};

static size_t reserve(void *user) {
    merge *m = user;
    if (m->next >= m->cap) {
        m->cap = m->cap * 2 + 1024;
        m->offsets = mem_realloc(m->offsets, m->cap * sizeof(size_t));
    }
    m->offsets[m->next] = 0;
    return m->next++;
}

static bool put(merge *m, str bytes) {
    m->at += bytes.n;
    m->broken = m->broken || !m->sink(m->user, bytes);
    return !m->broken;
}

static bool write_object(void *user, size_t number, str entries, str stream) {
    merge *m = user;
    arena *a = arena_new();
    m->offsets[number] = m->at;
    buf b = buf_in(a);
    buf_fmt(&b, "%zu 0 obj\n<<", number);
    buf_add(&b, entries);
    if (stream.n) {
        buf_fmt(&b, "/Length %zu>>\nstream\r\n", stream.n);
        buf_add(&b, stream);
        buf_add(&b, STR("\nendstream\nendobj\n"));
    } else {
        buf_add(&b, STR(">>\nendobj\n"));
    }
    bool ok = put(m, buf_str(&b));
    arena_drop(a);
    return ok;
}

merge *merge_new(merge_sink *sink, void *user) {
    merge *m = mem_alloc(sizeof *m);
    *m = (merge){.sink = sink, .user = user, .kept = arena_new()};
    m->fonts = merge_fonts_new(reserve, m);
    m->kids = m->leaves = m->roots = m->labels = buf_in(m->kept);
    while (m->next < FIRST_FREE) reserve(m);
    put(m, STR("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"));
    return m;
}

static void drop_bookmark(merge *m) {
    if (m->bookmark.n) free((char *)m->bookmark.p);
    m->bookmark = STR("");
}

void merge_drop(merge *m) {
    if (!m) return;
    merge_fonts_drop(m->fonts);
    arena_drop(m->kept);
    drop_bookmark(m);
    free(m->offsets);
    free(m);
}

/* --- one file ------------------------------------------------------------------------------------------------- */

/* What becomes of an object. */
typedef enum { COPIED, LEFT_OUT, PAGE_TREE, OUTLINE, NUMBER_TREE } fate;

typedef struct adding {
    merge *m;
    arena *a;
    read_file file;
    str catalogue, structure;
    size_t *numbers; /* old to new */
    fate *fates;
    size_t pages, first_page;
} adding;

static bool is_type(str entries, const char *type) {
    str v = read_value(entries, "Type");
    return v.n > 1 && str_eq(str_part(v, 1, v.n), str_of(type));
}

static void set_fate(adding *d, size_t number, fate f) {
    if (number && number < d->file.n) d->fates[number] = f;
}

/* The streams of a face and its dictionaries are written with the shared faces. */
static void leave_out_font(adding *d, size_t i, str entries) {
    d->fates[i] = LEFT_OUT;
    set_fate(d, read_ref(entries, "FontFile2"), LEFT_OUT);
    set_fate(d, read_ref(entries, "CIDSet"), LEFT_OUT);
    set_fate(d, read_ref(entries, "ToUnicode"), LEFT_OUT);
}

static void judge_all(adding *d) {
    for (size_t i = 1; i < d->file.n; i++) {
        str entries = d->file.objects[i].entries;
        if (is_type(entries, "Font") || is_type(entries, "FontDescriptor")) leave_out_font(d, i, entries);
        else if (!entries.n) d->fates[i] = LEFT_OUT;
    }
    size_t profile = 0, at = 0;
    str intent;
    if (read_item(read_inside(read_value(d->catalogue, "OutputIntents")), &at, &intent))
        profile = read_ref(read_inside(intent), "DestOutputProfile");
    set_fate(d, profile, LEFT_OUT);
    set_fate(d, read_ref(d->catalogue, "Metadata"), LEFT_OUT);
    set_fate(d, read_ref(d->catalogue, "StructTreeRoot"), LEFT_OUT);
    set_fate(d, read_ref(d->file.trailer, "Root"), LEFT_OUT);
    set_fate(d, read_ref(d->file.trailer, "Info"), LEFT_OUT);
    set_fate(d, read_ref(d->catalogue, "Pages"), PAGE_TREE);
    set_fate(d, read_ref(d->catalogue, "Outlines"), OUTLINE);
    set_fate(d, read_ref(d->structure, "ParentTree"), NUMBER_TREE);
}

/* New numbers for what is copied, and those of shared objects for what is not. */
static bool number_all(adding *d) {
    for (size_t i = 1; i < d->file.n; i++) {
        str entries = d->file.objects[i].entries, subtype = read_value(entries, "Subtype");
        if (d->fates[i] != LEFT_OUT) {
            d->numbers[i] = reserve(d->m);
        } else if (is_type(entries, "Font") && str_eq(subtype, STR("/Type0"))) {
            d->numbers[i] = merge_fonts_add(d->m->fonts, &d->file, i, d->a);
            if (!d->numbers[i]) return false;
        }
    }
    d->numbers[read_ref(d->catalogue, "StructTreeRoot")] = STRUCTURE;
    return true;
}

/* Keys of the number tree move on by those of the files before. */
static void put_entry(buf *b, const adding *d, str key, str item) {
    buf_byte(b, '/');
    buf_add(b, key);
    buf_byte(b, ' ');
    if (str_eq(key, STR("StructParents")) || str_eq(key, STR("StructParent")))
        buf_int(b, (int64_t)(d->m->marks + read_number_of(item)));
    else read_put_mapped(b, item, d->numbers, d->file.n);
}

/* All entries, but `but`. */
static void put_entries(buf *b, const adding *d, str entries, str but) {
    str key, item;
    for (size_t at = 0; read_entry(entries, &at, &key, &item);)
        if (!str_eq(key, but)) put_entry(b, d, key, item);
}

static void put_number_tree(buf *b, const adding *d, str entries) {
    str nums = read_inside(read_value(entries, "Nums")), key, item;
    size_t first = 0, last = 0, n = 0;
    buf list = buf_in(d->a);
    for (size_t at = 0; read_item(nums, &at, &key) && read_item(nums, &at, &item); n++) {
        last = d->m->marks + read_number_of(key);
        if (!n) first = last;
        buf_fmt(&list, "%zu", last);
        buf_byte(&list, ' ');
        read_put_mapped(&list, item, d->numbers, d->file.n);
    }
    buf_fmt(b, "/Limits[%zu %zu]/Nums[%.*s]", first, last, STR_ARG(buf_str(&list)));
}

static bool write_copy(adding *d, size_t i) {
    merge *m = d->m;
    const read_object *o = &d->file.objects[i];
    buf b = buf_in(d->a);
    switch (d->fates[i]) {
    case LEFT_OUT:
    case OUTLINE: return true; /* the bookmark comes when the one after it is known */
    case PAGE_TREE:
        put_entries(&b, d, o->entries, STR("Parent"));
        buf_fmt(&b, "/Parent %d 0 R", PAGES);
        break;
    case NUMBER_TREE: put_number_tree(&b, d, o->entries); break;
    case COPIED: put_entries(&b, d, o->entries, o->stream.n ? STR("Length") : STR("")); break;
    }
    return write_object(m, d->numbers[i], buf_str(&b), o->stream);
}

/* --- what the files share -------------------------------------------------------------------------------------- */

static bool flush_bookmark(merge *m, size_t next) {
    if (!m->last_bookmark) return true;
    arena *a = arena_new();
    buf b = buf_in(a);
    buf_add(&b, m->bookmark);
    if (next) syntax_key_ref(&b, STR("Next"), (unsigned)next);
    bool ok = write_object(m, m->last_bookmark, buf_str(&b), STR(""));
    arena_drop(a);
    drop_bookmark(m);
    return ok;
}

/* The bookmark of this file, which holds those of its outline, closed. */
static bool add_bookmark(adding *d, str title) {
    merge *m = d->m;
    size_t old = read_ref(d->catalogue, "Outlines"), number = old ? d->numbers[old] : reserve(m);
    str outline = old ? d->file.objects[old].entries : STR("");
    bool ok = flush_bookmark(m, number);
    buf b = buf_in(d->a);
    buf_add(&b, STR("/Title"));
    syntax_text(&b, title);
    syntax_key_ref(&b, STR("Parent"), OUTLINES);
    if (m->last_bookmark) syntax_key_ref(&b, STR("Prev"), (unsigned)m->last_bookmark);
    buf_fmt(&b, "/Dest[%zu 0 R/Fit]", d->numbers[d->first_page]);
    if (read_ref(outline, "First")) {
        put_entry(&b, d, STR("First"), read_value(outline, "First"));
        put_entry(&b, d, STR("Last"), read_value(outline, "Last"));
        buf_fmt(&b, "/Count -%zu", read_number(outline, "Count"));
    }
    m->bookmark = (str){mem_alloc(b.n), b.n};
    memcpy((char *)m->bookmark.p, b.p, b.n);
    m->last_bookmark = number;
    if (!m->first_bookmark) m->first_bookmark = number;
    return ok;
}

/* Every document begins with the number its own labels say, or 1. */
static void add_labels(adding *d) {
    buf *b = &d->m->labels;
    str nums = read_inside(read_value(read_inside(read_value(d->catalogue, "PageLabels")), "Nums")), key, item;
    if (!nums.n) buf_fmt(b, "%zu<</S/D/St 1>>", d->m->pages);
    for (size_t at = 0; read_item(nums, &at, &key) && read_item(nums, &at, &item);)
        buf_fmt(b, "%zu%.*s", d->m->pages + read_number_of(key), STR_ARG(item));
}

static bool keep_first(adding *d) {
    merge *m = d->m;
    size_t at = 0;
    str intent, info = d->file.objects[read_ref(d->file.trailer, "Info")].entries;
    m->language = str_dup(m->kept, read_value(d->catalogue, "Lang"));
    str date = read_value(info, "CreationDate"); /* (D:yyyymmdd */
    if (date.n > 11)
        m->date = str_fmt(m->kept, "%.4s-%.2s-%.2s", date.p + 3, date.p + 7, date.p + 9);
    if (!read_item(read_inside(read_value(d->catalogue, "OutputIntents")), &at, &intent)) return true;
    size_t profile = read_ref(read_inside(intent), "DestOutputProfile");
    if (!profile || profile >= d->file.n) return true;
    d->numbers[profile] = PROFILE;
    buf b = buf_in(m->kept), entries = buf_in(d->a);
    read_put_mapped(&b, intent, d->numbers, d->file.n);
    m->intents = buf_str(&b);
    put_entries(&entries, d, d->file.objects[profile].entries, STR("Length"));
    return write_object(m, PROFILE, buf_str(&entries), d->file.objects[profile].stream);
}

static bool share(adding *d, str title) {
    merge *m = d->m;
    bool ok = add_bookmark(d, title) && (m->files || keep_first(d));
    add_labels(d);
    size_t tree = read_ref(d->structure, "ParentTree"), whole = read_ref(d->structure, "K");
    buf_fmt(&m->kids, "%zu 0 R ", d->numbers[read_ref(d->catalogue, "Pages")]);
    if (tree && tree < d->file.n) buf_fmt(&m->leaves, "%zu 0 R ", d->numbers[tree]);
    if (whole && whole < d->file.n) buf_fmt(&m->roots, "%zu 0 R ", d->numbers[whole]);
    str id = read_value(d->file.trailer, "ID");
    buf hash = buf_in(d->a);
    meta_id(m->id, id, &hash);
    m->id = str_dup(m->kept, buf_str(&hash));
    m->pages += d->pages;
    m->marks += read_number(d->structure, "ParentTreeNextKey");
    m->files++;
    return ok;
}

static bool find_pages(adding *d) {
    size_t tree = read_ref(d->catalogue, "Pages");
    str kids = tree && tree < d->file.n ? read_inside(read_value(d->file.objects[tree].entries, "Kids")) : STR(""), kid;
    for (size_t at = 0; read_item(kids, &at, &kid); d->pages++) {
        size_t page = read_ref_of(kid);
        if (!page || page >= d->file.n || !is_type(d->file.objects[page].entries, "Page")) return false;
        if (!d->first_page) d->first_page = page;
    }
    return d->pages > 0;
}

static bool open_file(adding *d, str pdf) {
    if (!read_pdf(pdf, d->a, &d->file)) return false;
    size_t root = read_ref(d->file.trailer, "Root");
    if (!root || root >= d->file.n || read_ref(d->file.trailer, "Info") >= d->file.n) return false;
    d->catalogue = d->file.objects[root].entries;
    size_t structure = read_ref(d->catalogue, "StructTreeRoot");
    if (structure >= d->file.n || read_ref(d->catalogue, "Outlines") >= d->file.n) return false;
    d->structure = d->file.objects[structure].entries;
    d->numbers = ARENA_ARRAY(d->a, size_t, d->file.n);
    d->fates = ARENA_ARRAY(d->a, fate, d->file.n);
    judge_all(d);
    return find_pages(d) && number_all(d);
}

merge_verdict merge_add(merge *m, str pdf, str title) {
    adding d = {.m = m, .a = arena_new()};
    merge_verdict verdict = open_file(&d, pdf) ? MERGE_DONE : MERGE_NOT_OURS;
    bool ok = true;
    if (verdict == MERGE_DONE) {
        for (size_t i = 1; ok && i < d.file.n; i++) ok = write_copy(&d, i);
        ok = ok && share(&d, title);
    }
    arena_drop(d.a);
    return ok && !m->broken ? verdict : MERGE_NOT_WRITTEN;
}

/* --- the end ------------------------------------------------------------------------------------------------- */

static bool write_catalogue(merge *m, arena *a) {
    buf b = buf_in(a);
    buf_add(&b, STR("/Type/Catalog/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/Lang"));
    buf_add(&b, m->language.n ? m->language : STR("(vi-VN)"));
    syntax_key_ref(&b, STR("Pages"), PAGES);
    syntax_key_ref(&b, STR("Outlines"), OUTLINES);
    buf_fmt(&b, "/PageMode/UseOutlines/PageLabels<</Nums[%.*s]>>", STR_ARG(buf_str(&m->labels)));
    if (m->intents.n) buf_fmt(&b, "/OutputIntents[%.*s]", STR_ARG(m->intents));
    syntax_key_ref(&b, STR("StructTreeRoot"), STRUCTURE);
    syntax_key_ref(&b, STR("Metadata"), METADATA);
    return write_object(m, CATALOGUE, buf_str(&b), STR(""));
}

static bool write_trees(merge *m, arena *a) {
    str pages = str_fmt(a, "/Type/Pages/Count %zu/Kids[%.*s]", m->pages, STR_ARG(buf_str(&m->kids)));
    str outline = str_fmt(a, "/Type/Outlines/Count %zu/First %zu 0 R/Last %zu 0 R", m->files,
                          m->first_bookmark, m->last_bookmark);
    str structure = str_fmt(a, "/Type/StructTreeRoot/K[%.*s]/ParentTree %d 0 R/ParentTreeNextKey %zu",
                            STR_ARG(buf_str(&m->roots)), PARENT_TREE, m->marks);
    str numbers = str_fmt(a, "/Kids[%.*s]", STR_ARG(buf_str(&m->leaves)));
    return write_object(m, PAGES, pages, STR("")) && write_object(m, OUTLINES, outline, STR("")) &&
           write_object(m, STRUCTURE, structure, STR("")) && write_object(m, PARENT_TREE, numbers, STR(""));
}

static bool write_table(merge *m, arena *a) {
    buf b = buf_in(a);
    size_t start = m->at;
    buf_fmt(&b, "xref\n0 %zu\n0000000000 65535 f\r\n", m->next);
    for (size_t i = 1; i < m->next; i++) {
        buf_fmt(&b, "%010zu 00000 n\r\n", m->offsets[i]);
        if (b.n < TABLE_PIECE) continue;
        put(m, buf_str(&b));
        b.n = 0;
    }
    buf_fmt(&b, "trailer\n<</Root %d 0 R/Info %d 0 R/Size %zu", CATALOGUE, INFO, m->next);
    buf_add(&b, m->id);
    buf_fmt(&b, ">>\nstartxref\n%zu\n%%%%EOF\n", start);
    return put(m, buf_str(&b));
}

merge_verdict merge_finish(merge *m, str title) {
    arena *a = arena_new();
    doc properties = {.title = title, .date = m->date};
    buf info = buf_in(a), xmp = buf_in(a);
    meta_info(&properties, a, &info);
    meta_xmp(&properties, a, &xmp);
    bool ok = flush_bookmark(m, 0) && merge_fonts_write(m->fonts, write_object, m, a) && write_catalogue(m, a) &&
              write_trees(m, a) && write_object(m, INFO, buf_str(&info), STR("")) &&
              write_object(m, METADATA, STR("/Type/Metadata/Subtype/XML"), buf_str(&xmp)) && write_table(m, a);
    arena_drop(a);
    return ok ? MERGE_DONE : MERGE_NOT_WRITTEN;
}
