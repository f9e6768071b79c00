/* The emitter: packs at opening what no document changes, writes the other parts of each
 * document and puts the package together. */
#include "emit/docx/docx.h"

#include "emit/package.h"
#include "emit/docx/parts.h"

#include <stdlib.h>

enum { DOCUMENT_ROOM = 128 * 1024 }; /* of document.xml at first: five pages need half */

typedef struct state {
    arena *memory;
    packer *packer;
    docx_sheet sheet;
    packed_part *fixed; /* parts all documents share */
    size_t fixed_n;
} state;

/* The two that are made anew for a document with head or foot, and their places in `fixed`. */
#define CONTENT_TYPES STR("[Content_Types].xml")
#define RELATIONS     STR("word/_rels/document.xml.rels")
enum { CONTENT_TYPES_AT = 0, RELATIONS_AT = 3 };

static void fix(state *s, packer *p, str name, buf *xml) {
    s->fixed[s->fixed_n++] = packer_pack(p, s->memory, name, buf_str(xml));
    xml->n = 0;
}

static void fix_parts(state *s, packer *p) {
    enum { BESIDE_HEADERS = 7 };
    buf b = buf_in(s->memory);
    s->fixed = ARENA_ARRAY(s->memory, packed_part, BESIDE_HEADERS + s->sheet.headers_n);
    docx_content_types_write(&s->sheet, 0, &b);
    fix(s, p, CONTENT_TYPES, &b);
    docx_package_relations_write(&b);
    fix(s, p, STR("_rels/.rels"), &b);
    docx_app_write(&b);
    fix(s, p, STR("docProps/app.xml"), &b);
    docx_document_relations_write(&s->sheet, 0, &b);
    fix(s, p, RELATIONS, &b);
    docx_styles_write(&s->sheet, &b);
    fix(s, p, STR("word/styles.xml"), &b);
    docx_settings_write(&b);
    fix(s, p, STR("word/settings.xml"), &b);
    docx_font_table_write(s->sheet.styles->family, &b);
    fix(s, p, STR("word/fontTable.xml"), &b);
    for (size_t i = 0; i < s->sheet.headers_n; i++) {
        docx_header_write(&s->sheet, s->sheet.headers[i], &b);
        fix(s, p, str_fmt(s->memory, "word/header%zu.xml", i + 1), &b);
    }
}

static void docx_drop(void *opened) {
    state *s = opened;
    if (!s) return;
    packer_drop(s->packer);
    arena_drop(s->memory);
    free(s);
}

static void *docx_open(const emit_env *env, diag *d) {
    state *s = mem_alloc(sizeof *s);
    packer *small = packer_new(PACKER_SMALL, d);
    *s = (state){.memory = arena_new(), .packer = packer_new(PACKER_FAST, d)};
    bool ok = small && s->packer;
    if (ok) {
        s->sheet = docx_sheet_make(env, s->memory);
        fix_parts(s, small);
    } else {
        docx_drop(s);
    }
    packer_drop(small);
    return ok ? s : NULL;
}

/* A document being written: its parts so far. */
typedef struct job {
    state *s;
    arena *a;
    packed_part *parts;
    size_t n;
} job;

static packed_part pack(job *j, str name, buf *xml) {
    packed_part packed = packer_pack(j->s->packer, j->a, name, buf_str(xml));
    xml->n = 0;
    return packed;
}

/* What the sections referred to, and the parts that list it. */
static void add_margins(job *j, docx_writer *w, const doc *d) {
    docx_content_types_write(&j->s->sheet, w->referred, w->b);
    j->parts[CONTENT_TYPES_AT] = pack(j, CONTENT_TYPES, w->b);
    docx_document_relations_write(&j->s->sheet, w->referred, w->b);
    j->parts[RELATIONS_AT] = pack(j, RELATIONS, w->b);
    for (int i = 0; i < DOCX_MARGINS; i++) {
        if (!(w->referred & 1U << i)) continue;
        docx_margin_write(w, (docx_margin)i, d);
        j->parts[j->n++] = pack(j, str_fmt(j->a, "word/%s.xml", docx_margin_parts[i].name), w->b);
    }
}

static bool docx_write(void *opened, const doc *d, const layout *l, buf *out, diag *diags) {
    state *s = opened;
    arena *a = out->a;
    enum { OWN_PARTS = 3 + DOCX_MARGINS };
    job j = {.s = s, .a = a, .parts = ARENA_ARRAY(a, packed_part, s->fixed_n + OWN_PARTS)};
    for (; j.n < s->fixed_n; j.n++) j.parts[j.n] = s->fixed[j.n];

    buf xml = buf_in(a);
    buf_room(&xml, DOCUMENT_ROOM);
    docx_writer w = {.b = &xml, .a = a, .sheet = &s->sheet, .layout = l};
    docx_numbering *numbering = docx_numbering_new(a);
    w.places = docx_places_find(d, numbering, a);
    w.margins = (unsigned)(d->head_n > 0) << DOCX_HEAD | (unsigned)(d->foot_n > 0) << DOCX_FOOT;
    docx_document_write(&w, d);
    j.parts[j.n++] = pack(&j, STR("word/document.xml"), &xml);
    docx_numbering_write(numbering, &xml);
    j.parts[j.n++] = packer_pack_again(s->packer, STR("word/numbering.xml"), buf_str(&xml));
    xml.n = 0;
    docx_core_write(d, &xml);
    j.parts[j.n++] = pack(&j, STR("docProps/core.xml"), &xml);
    if (w.referred) add_margins(&j, &w, d);
    return package_write(STR("DOCX"), j.parts, j.n, out, diags);
}

const emit_format emit_docx = {
    .name = "docx",
    .suffix = ".docx",
    .wants_layout = true,
    .open = docx_open,
    .write = docx_write,
    .drop = docx_drop,
};
