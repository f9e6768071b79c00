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

static void fix(state *s, packer *p, str name, buf *xml) {
    s->fixed[s->fixed_n++] = packer_pack(p, s->memory, name, buf_str(xml));
    xml->n = 0;
}

static void fix_parts(state *s, packer *p) {
    enum { BESIDE_HEADERS = 7 };
    buf b = buf_in(s->memory);
    s->fixed = ARENA_ARRAY(s->memory, packed_part, BESIDE_HEADERS + s->sheet.headers_n);
    docx_content_types_write(&s->sheet, &b);
    fix(s, p, STR("[Content_Types].xml"), &b);
    docx_package_relations_write(&b);
    fix(s, p, STR("_rels/.rels"), &b);
    docx_app_write(&b);
    fix(s, p, STR("docProps/app.xml"), &b);
    docx_document_relations_write(&s->sheet, &b);
    fix(s, p, STR("word/_rels/document.xml.rels"), &b);
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
        s->sheet = docx_sheet_make(env->styles, s->memory);
        fix_parts(s, small);
    } else {
        docx_drop(s);
    }
    packer_drop(small);
    return ok ? s : NULL;
}

static bool docx_write(void *opened, const doc *d, const layout *l, buf *out, diag *diags) {
    state *s = opened;
    arena *a = out->a;
    enum { OWN_PARTS = 3 };
    packed_part *parts = ARENA_ARRAY(a, packed_part, s->fixed_n + OWN_PARTS);
    size_t n = 0;
    while (n < s->fixed_n) parts[n] = s->fixed[n], n++;

    buf xml = buf_in(a);
    buf_room(&xml, DOCUMENT_ROOM);
    docx_writer w = {.b = &xml, .a = a, .sheet = &s->sheet, .layout = l};
    w.numbering = docx_numbering_new(a);
    docx_document_write(&w, d);
    parts[n++] = packer_pack(s->packer, a, STR("word/document.xml"), buf_str(&xml));
    xml.n = 0;
    docx_numbering_write(w.numbering, &xml);
    parts[n++] = packer_pack(s->packer, a, STR("word/numbering.xml"), buf_str(&xml));
    xml.n = 0;
    docx_core_write(d, &xml);
    parts[n++] = packer_pack(s->packer, a, STR("docProps/core.xml"), buf_str(&xml));
    return package_write(STR("DOCX"), parts, n, out, diags);
}

const emit_format emit_docx = {
    .name = "docx",
    .suffix = ".docx",
    .wants_layout = true,
    .open = docx_open,
    .write = docx_write,
    .drop = docx_drop,
};
