/* The PDF emitter: pages, fonts, structure, bookmarks and properties put together into one file.
 * Everything a document does not change (faces, colour profile, libharu itself) is made once and
 * kept in the state. */
#include "emit/pdf/pdf.h"

#include "emit/pdf/content.h"
#include "emit/pdf/fields.h"
#include "emit/pdf/icc.h"
#include "emit/pdf/links.h"
#include "emit/pdf/meta.h"
#include "emit/pdf/outline.h"
#include "emit/pdf/syntax.h"
#include "text/unicode.h"

#include <stdlib.h>

typedef struct state {
    const font_family *family;
    objects *objects;
    flate *flate;
    fonts *fonts;
    arena *kept;
    str profile; /* compressed */
} state;

/* One document on its way. */
typedef struct job {
    state *s;
    const doc *doc;
    const layout *layout;
    arena *a;
    diag *diags;
    content_face faces[FACES];
    tags *tags;
    str *contents;  /* by page, compressed */
    unsigned *page; /* numbers of the page objects */
    links links;
    fields fields;
} job;

static void drop(void *p) {
    state *s = p;
    if (!s) return;
    objects_drop(s->objects);
    flate_drop(s->flate);
    fonts_drop(s->fonts);
    arena_drop(s->kept);
    free(s);
}

static void *open_state(const emit_env *env, diag *d) {
    state *s = mem_alloc(sizeof *s);
    *s = (state){.family = env->family, .objects = objects_open()};
    s->flate = flate_open();
    s->fonts = fonts_open(env->family);
    s->kept = arena_new();
    s->profile = flate_pack(s->flate, icc_srgb(s->kept), s->kept);
    if (s->objects) return s;
    DIAG_ADD(d, PACKAGE, (diag_where){0}, STR("PDF"), STR("libharu"));
    drop(s);
    return NULL;
}

/* -- pages -- */

static bool give_face(job *j, content_face *f, const pdf_face *face) {
    if (!face) return false;
    f->face = face;
    f->used = ARENA_ARRAY(j->a, uint8_t, face->subset->glyphs);
    f->missing_n = 0;
    return true;
}

/* The shared subsets of the faces that the document uses. False after a diagnostic. */
static bool pick_faces(job *j) {
    for (size_t p = 0; p < j->layout->n; p++) {
        for (size_t i = 0; i < j->layout->pages[p].n; i++) {
            const item *it = &j->layout->pages[p].items[i];
            content_face *f = &j->faces[it->face];
            if (it->kind != ITEM_TEXT || f->face) continue;
            f->font = j->s->family->face[it->face];
            if (!give_face(j, f, fonts_shared(j->s->fonts, it->face, j->s->flate, j->diags)))
                return false;
        }
    }
    return true;
}

static void write_contents(job *j) {
    content *c = content_open(j->doc, j->layout, j->faces, j->tags, j->a);
    buf text = buf_in(j->a);
    for (size_t i = 0; i < j->layout->n; i++) {
        text.n = 0;
        content_page(c, i, &text);
        j->contents[i] = flate_pack(j->s->flate, buf_str(&text), j->a);
    }
}

/* A face that lacks characters gets a subset of its own. False after a diagnostic. */
static bool extend_faces(job *j, bool *extended) {
    *extended = false;
    for (int i = 0; i < FACES; i++) {
        content_face *f = &j->faces[i];
        if (!f->missing_n) continue;
        const pdf_face *more = fonts_extended(j->s->fonts, (face_style)i, f->missing, f->missing_n,
                                              j->s->flate, j->a, j->diags);
        if (!give_face(j, f, more)) return false;
        *extended = true;
    }
    return true;
}

/* The pages' descriptions. Nearly every document gets by with the shared subsets; one that does not
 * shows it only here, and its pages are written once more. */
static bool make_contents(job *j) {
    bool again;
    if (!pick_faces(j)) return false;
    write_contents(j);
    if (!extend_faces(j, &again)) return false;
    if (!again) return true;
    tags_clear(j->tags);
    write_contents(j);
    for (int i = 0; i < FACES; i++) {
        if (!j->faces[i].missing_n) continue;
        char utf8[4];
        str letter = {utf8, utf8_put(utf8, j->faces[i].missing[0])};
        DIAG_ADD(j->diags, GLYPH_MISSING, (diag_where){.file = j->doc->source.file},
                 font_name(j->faces[i].font),
                 str_fmt(j->a, "U+%04X", (unsigned)j->faces[i].missing[0]), letter);
        return false;
    }
    return true;
}

static unsigned write_resources(job *j) {
    objects *o = j->s->objects;
    buf b = buf_in(j->a);
    buf_add(&b, STR("/Font<<"));
    for (int i = 0; i < FACES; i++)
        if (j->faces[i].face) {
            buf_fmt(&b, "/F%d ", i);
            syntax_ref(&b, fonts_write(j->faces[i].face, j->faces[i].used, j->s->flate, o, j->a));
        }
    buf_add(&b, STR(">>"));
    unsigned number = objects_add(o);
    objects_set(o, number, buf_str(&b));
    return number;
}

static void write_page(job *j, size_t i, unsigned resources) {
    objects *o = j->s->objects;
    const page_style *paper = j->layout->pages[i].style;
    unsigned description = objects_add(o);
    objects_set_stream(o, description, STR(FLATE_FILTER), j->contents[i]);
    buf b = buf_in(j->a);
    buf_add(&b, STR("/Type/Page/MediaBox[0 0 "));
    syntax_points(&b, paper->width);
    buf_byte(&b, ' ');
    syntax_points(&b, paper->height);
    buf_byte(&b, ']');
    syntax_key_ref(&b, STR("Resources"), resources);
    syntax_key_ref(&b, STR("Contents"), description);
    buf annotations = buf_in(j->a);
    links_write(&j->links, i, j->a, &annotations);
    fields_write(&j->fields, i, j->a, &annotations);
    if (annotations.n) buf_fmt(&b, "/Annots[%.*s]", STR_ARG(buf_str(&annotations)));
    if (tags_on_page(j->tags, i)) {
        buf_add(&b, STR("/StructParents "));
        buf_int(&b, (int64_t)i);
    }
    objects_set(o, j->page[i], buf_str(&b));
}

/* -- the document -- */

/* Page labels, where the printed numbers are not just 1, 2, 3 … */
static void put_labels(const layout *l, buf *b) {
    bool plain = true;
    for (size_t i = 0; i < l->n; i++) plain = plain && l->pages[i].number == (int)i + 1;
    if (plain) return;
    buf_add(b, STR("/PageLabels<</Nums["));
    for (size_t i = 0; i < l->n; i++)
        if (i == 0 || l->pages[i].number != l->pages[i - 1].number + 1)
            buf_fmt(b, "%zu<</S/D/St %d>>", i, l->pages[i].number);
    buf_add(b, STR("]>>"));
}

static unsigned add_stream(job *j, str entries, str bytes) {
    unsigned number = objects_add(j->s->objects);
    objects_set_stream(j->s->objects, number, entries, bytes);
    return number;
}

static void put_output_intent(job *j, buf *b) {
    buf_add(b, STR("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                   "/OutputConditionIdentifier(" ICC_NAME ")/Info(" ICC_NAME ")"));
    syntax_key_ref(b, STR("DestOutputProfile"),
                   add_stream(j, STR("/N 3" FLATE_FILTER), j->s->profile));
    buf_add(b, STR(">>]"));
}

static void write_catalogue(job *j, str xmp) {
    objects *o = j->s->objects;
    buf b = buf_in(j->a);
    buf_add(&b, STR("/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>"));
    if (j->doc->language.n) {
        buf_add(&b, STR("/Lang"));
        syntax_text(&b, j->doc->language);
    }
    unsigned outline = outline_write(j->doc, j->layout, j->page, o, j->a);
    if (outline) {
        syntax_key_ref(&b, STR("Outlines"), outline);
        buf_add(&b, STR("/PageMode/UseOutlines"));
    }
    put_labels(j->layout, &b);
    put_output_intent(j, &b);
    fields_put_form(&j->fields, &b);
    syntax_key_ref(&b, STR("StructTreeRoot"), tags_write(j->tags, j->page));
    /* XMP stays readable for programs that know no PDF: PDF/A-1 6.7.2 forbids to compress it */
    syntax_key_ref(&b, STR("Metadata"), add_stream(j, STR("/Type/Metadata/Subtype/XML"), xmp));
    objects_set(o, objects_catalogue(o), buf_str(&b));
}

static void write_properties(job *j) {
    objects *o = j->s->objects;
    buf info = buf_in(j->a), xmp = buf_in(j->a), text = buf_in(j->a), id = buf_in(j->a);
    meta_info(j->doc, j->a, &info);
    meta_xmp(j->doc, j->a, &xmp);
    objects_set(o, objects_info(o), buf_str(&info));
    write_catalogue(j, buf_str(&xmp));
    for (size_t i = 0; i < j->layout->n; i++) buf_add(&text, j->contents[i]);
    meta_id(buf_str(&xmp), buf_str(&text), &id);
    objects_set_trailer(o, buf_str(&id));
}

static bool save(job *j, buf *out) {
    unsigned error;
    if (objects_save(j->s->objects, out, &error)) return true;
    DIAG_ADD(j->diags, PACKAGE, (diag_where){0}, STR("PDF"),
             str_fmt(j->a, "libharu 0x%04X", error));
    return false;
}

static bool write(void *p, const doc *d, const layout *l, buf *out, diag *diags) {
    state *s = p;
    job j = {.s = s, .doc = d, .layout = l, .a = out->a, .diags = diags};
    objects_begin(s->objects, j.a);
    j.tags = tags_open(d, l->n, s->objects, j.a);
    j.contents = ARENA_ARRAY(j.a, str, l->n);
    j.page = ARENA_ARRAY(j.a, unsigned, l->n);
    if (!make_contents(&j)) return false;
    for (size_t i = 0; i < l->n; i++) j.page[i] = objects_add_page(s->objects);
    unsigned resources = write_resources(&j);
    j.links = (links){.layout = l, .page_objects = j.page, .objects = s->objects, .tags = j.tags};
    j.fields = (fields){.layout = l, .page_objects = j.page, .objects = s->objects, .tags = j.tags};
    for (size_t i = 0; i < l->n; i++) write_page(&j, i, resources);
    write_properties(&j);
    return save(&j, out);
}

const emit_format emit_pdf = {
    .name = "pdf",
    .suffix = ".pdf",
    .wants_layout = true,
    .open = open_state,
    .write = write,
    .drop = drop,
};
