/* A face is known by its name behind the tag and by its CMap. */
#include "emit/pdf/merge_fonts.h"

#include "base/lookup.h"
#include "emit/pdf/flate.h"
#include "emit/pdf/syntax.h"
#include "emit/pdf/trim.h"

#include <stdlib.h>

enum { PROGRAM_MB = 64, GLYPHS = 65536 };

typedef struct face {
    struct face *next;
    str name, to_unicode;
    str descriptor, cid, cid_set; /* of the first file that had it; references in them are not followed */
    trimmer *outlines;
    str *widths; /* by glyph; empty: not used */
    size_t number;
} face;

struct merge_fonts {
    arena *kept;
    face *first, **last;
    lookup seen; /* subsets that were added: a tag names one */
    merge_reserve *reserve;
    void *user;
};

merge_fonts *merge_fonts_new(merge_reserve *reserve, void *user) {
    merge_fonts *f = mem_alloc(sizeof *f);
    *f = (merge_fonts){.kept = arena_new(), .reserve = reserve, .user = user};
    f->last = &f->first;
    return f;
}

void merge_fonts_drop(merge_fonts *f) {
    if (!f) return;
    lookup_close(&f->seen);
    arena_drop(f->kept);
    free(f);
}

/* The objects of one face in one file. */
typedef struct parts {
    str tagged, name; /* ABCDEF+Name, Name */
    str descriptor, cid;
    str program, cid_set, to_unicode; /* compressed */
    size_t program_bytes;
} parts;

static const read_object *object(const read_file *file, size_t number) {
    static const read_object none;
    return number < file->n ? &file->objects[number] : &none;
}

static bool take_apart(const read_file *file, size_t number, parts *out) {
    str top = object(file, number)->entries, inside = read_inside(read_value(top, "DescendantFonts")), first;
    size_t at = 0;
    if (!read_item(inside, &at, &first)) return false;
    out->cid = object(file, read_ref_of(first))->entries;
    out->descriptor = object(file, read_ref(out->cid, "FontDescriptor"))->entries;
    const read_object *program = object(file, read_ref(out->descriptor, "FontFile2"));
    out->program = program->stream;
    out->program_bytes = read_number(program->entries, "Length1");
    out->cid_set = object(file, read_ref(out->descriptor, "CIDSet"))->stream;
    out->to_unicode = object(file, read_ref(top, "ToUnicode"))->stream;
    out->tagged = read_value(top, "BaseFont");
    size_t plus = str_find(out->tagged, STR("+"), 0);
    if (plus >= out->tagged.n || !out->to_unicode.n || !out->program.n) return false;
    out->name = str_part(out->tagged, plus + 1, out->tagged.n);
    return out->program_bytes > 0 && out->program_bytes <= (size_t)PROGRAM_MB << 20;
}

static face *find(merge_fonts *f, const parts *p) {
    for (face *g = f->first; g; g = g->next)
        if (str_eq(g->name, p->name) && str_eq(g->to_unicode, p->to_unicode)) return g;
    arena *a = f->kept;
    face *g = ARENA_NEW(a, face);
    *g = (face){.name = str_dup(a, p->name), .to_unicode = str_dup(a, p->to_unicode), .cid_set = str_dup(a, p->cid_set),
                .descriptor = str_dup(a, p->descriptor), .cid = str_dup(a, p->cid),
                .widths = ARENA_ARRAY(a, str, GLYPHS)};
    g->number = f->reserve(f->user);
    *f->last = g;
    f->last = &g->next;
    return g;
}

/* /W: "first[width width …]" again and again. */
static void add_widths(face *g, str w, arena *kept) {
    str first, list, width;
    for (size_t at = 0; read_item(w, &at, &first) && read_item(w, &at, &list);) {
        size_t glyph = 0;
        for (size_t i = 0; i < first.n; i++) glyph = glyph * 10 + (size_t)(first.p[i] - '0');
        list = read_inside(list);
        for (size_t i = 0; glyph < GLYPHS && read_item(list, &i, &width); glyph++)
            if (!g->widths[glyph].n) g->widths[glyph] = str_dup(kept, width);
    }
}

static bool add_outlines(merge_fonts *f, face *g, const parts *p, arena *a) {
    str program = flate_unpack(p->program, p->program_bytes, g->outlines ? a : f->kept);
    trimmer *t = trim_open(program, g->outlines ? a : f->kept);
    if (!t) return false;
    if (!g->outlines) g->outlines = trim_collect(t, f->kept);
    return trim_add(g->outlines, t, f->kept);
}

size_t merge_fonts_add(merge_fonts *f, const read_file *file, size_t number, arena *a) {
    parts p;
    if (!take_apart(file, number, &p)) return 0;
    face *g = find(f, &p);
    if (lookup_find(&f->seen, p.tagged)) return g->number;
    lookup_put(&f->seen, p.tagged, 1);
    add_widths(g, read_inside(read_value(p.cid, "W")), f->kept);
    return add_outlines(f, g, &p, a) ? g->number : 0;
}

/* --- writing ------------------------------------------------------------------------------------------------- */

/* The entries but for those named, which the caller writes anew. */
static void put_others(buf *b, str entries, const char *const *but) {
    str key, value;
    for (size_t at = 0; read_entry(entries, &at, &key, &value);) {
        bool other = true;
        for (const char *const *k = but; *k; k++) other = other && !str_eq(key, str_of(*k));
        if (!other) continue;
        buf_byte(b, '/');
        buf_add(b, key);
        buf_byte(b, ' ');
        buf_add(b, value);
    }
}

static void put_widths(const face *g, buf *b) {
    bool open = false;
    buf_add(b, STR("/W["));
    for (size_t i = 0; i < GLYPHS; i++) {
        if (open) buf_byte(b, g->widths[i].n ? ' ' : ']');
        if (g->widths[i].n && !open) {
            buf_int(b, (int64_t)i);
            buf_byte(b, '[');
        }
        open = g->widths[i].n > 0;
        if (open) buf_add(b, g->widths[i]);
    }
    buf_byte(b, ']');
}

/* Six capitals that tell this collection of outlines from others. */
static str tagged_name(const face *g, str program, arena *a) {
    uint64_t hash = str_hash(program);
    char tag[6];
    for (size_t i = 0; i < sizeof tag; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
    return str_fmt(a, "/%.6s+%.*s", tag, STR_ARG(g->name));
}

static bool write_face(merge_fonts *f, const face *g, flate *z, merge_write *write, void *user, arena *a) {
    static const char *const of_descriptor[] = {"FontName", "FontFile2", "CIDSet", NULL};
    static const char *const of_cid[] = {"BaseFont", "FontDescriptor", "W", NULL};
    size_t file = f->reserve(f->user), set = f->reserve(f->user), unicode = f->reserve(f->user);
    size_t descriptor = f->reserve(f->user), cid = f->reserve(f->user);
    str program = trim_make(g->outlines, trim_present(g->outlines, a), a), name = tagged_name(g, program, a);
    buf d = buf_in(a), c = buf_in(a), top = buf_in(a);
    put_others(&d, g->descriptor, of_descriptor);
    buf_fmt(&d, "/FontName%.*s", STR_ARG(name));
    syntax_key_ref(&d, STR("FontFile2"), (unsigned)file);
    syntax_key_ref(&d, STR("CIDSet"), (unsigned)set);
    put_others(&c, g->cid, of_cid);
    buf_fmt(&c, "/BaseFont%.*s", STR_ARG(name));
    syntax_key_ref(&c, STR("FontDescriptor"), (unsigned)descriptor);
    put_widths(g, &c);
    buf_fmt(&top, "/Type/Font/Subtype/Type0/BaseFont%.*s/Encoding/Identity-H/DescendantFonts[", STR_ARG(name));
    syntax_ref(&top, (unsigned)cid);
    buf_byte(&top, ']');
    syntax_key_ref(&top, STR("ToUnicode"), (unsigned)unicode);
    return write(user, file, str_fmt(a, FLATE_FILTER "/Length1 %zu", program.n), flate_pack(z, program, a)) &&
           write(user, set, STR(FLATE_FILTER), g->cid_set) && write(user, unicode, STR(FLATE_FILTER), g->to_unicode) &&
           write(user, descriptor, buf_str(&d), STR("")) && write(user, cid, buf_str(&c), STR("")) &&
           write(user, g->number, buf_str(&top), STR(""));
}

bool merge_fonts_write(merge_fonts *f, merge_write *write, void *user, arena *a) {
    flate *z = flate_open();
    bool ok = true;
    for (const face *g = f->first; g && ok; g = g->next) ok = write_face(f, g, z, write, user, a);
    flate_drop(z);
    return ok;
}
