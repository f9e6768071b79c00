/* The objects of a font. Widths, descriptor, CMap and CIDSet are texts made with the face; a
 * document picks the widths it needs and a program, and adds the references. */
#include "emit/pdf/fonts.h"

#include "emit/pdf/syntax.h"

#include <stdlib.h>

struct fonts {
    const font_family *family;
    arena *kept; /* the texts of the shared faces */
    const pdf_face *shared[FACES];
};

/* Of the descriptor. Faces with more letters than Adobe's standard Latin are symbolic. */
enum { FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

fonts *fonts_open(const font_family *family) {
    fonts *f = mem_alloc(sizeof *f);
    *f = (fonts){.family = family, .kept = arena_new()};
    return f;
}

void fonts_drop(fonts *f) {
    if (!f) return;
    arena_drop(f->kept);
    free(f);
}

/* Font units as thousandths of the em, which is what PDF measures glyphs in. */
static int to_em(const font_metrics *m, int units) {
    int v = units * 1000;
    return (v + (v < 0 ? -m->units_per_em / 2 : m->units_per_em / 2)) / m->units_per_em;
}

static void key_int(buf *b, str key, int64_t v) {
    buf_add(b, key);
    buf_byte(b, ' ');
    buf_int(b, v);
}

static str descriptor_text(const font_metrics *m, arena *a) {
    buf b = buf_in(a);
    buf_fmt(&b, "/Type/FontDescriptor/FontBBox[%d %d %d %d]", to_em(m, m->box[0]),
            to_em(m, m->box[1]), to_em(m, m->box[2]), to_em(m, m->box[3]));
    key_int(&b, STR("/Flags"), FLAG_SYMBOLIC | (m->italic_angle != 0 ? FLAG_ITALIC : 0));
    buf_add(&b, STR("/ItalicAngle "));
    buf_fixed(&b, (int64_t)(m->italic_angle * 1000), 3);
    key_int(&b, STR("/Ascent"), to_em(m, m->ascent));
    key_int(&b, STR("/Descent"), to_em(m, m->descent));
    key_int(&b, STR("/CapHeight"), to_em(m, m->cap_height));
    /* TrueType does not tell the thickness of stems; readers use it only to imitate a font that is
     * missing. */
    key_int(&b, STR("/StemV"), 10 + 220 * (m->weight - 50) / 900);
    return buf_str(&b);
}

static const str *width_texts(const font_subset *s, const font_metrics *m, arena *a) {
    buf b = buf_in(a);
    str *widths = ARENA_ARRAY(a, str, s->glyphs);
    buf_room(&b, s->glyphs * sizeof "1234.56"); /* so that it stays in its place */
    for (unsigned g = 0; g < s->glyphs; g++) {
        size_t start = b.n;
        buf_fixed(&b, ((int64_t)s->advance[g] * 100000 + m->units_per_em / 2) / m->units_per_em, 2);
        widths[g] = str_part(buf_str(&b), start, b.n);
    }
    return widths;
}

static const glyph_code *glyph_codes(const font_subset *s, arena *a) {
    glyph_code *codes = ARENA_ARRAY(a, glyph_code, s->glyphs);
    for (unsigned g = 0; g < s->glyphs; g++) {
        char *p = syntax_byte(codes[g].bytes, (unsigned char)(g >> 8));
        p = syntax_byte(p, (unsigned char)g);
        codes[g].n = (uint8_t)(p - codes[g].bytes);
    }
    return codes;
}

static void put_hex(buf *b, uint32_t v, int digits) {
    static const char digit[] = "0123456789ABCDEF";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) buf_byte(b, digit[v >> shift & 15]);
}

static void put_utf16(buf *b, uint32_t cp) {
    if (cp >= 0x10000) {
        put_hex(b, 0xD800 + ((cp - 0x10000) >> 10), 4);
        cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
    }
    put_hex(b, cp, 4);
}

/* A section of the CMap, from glyph *g on; glyphs without a character (.notdef, parts of letters)
 * stay out. */
static void char_section(buf *b, const font_subset *s, unsigned *g, arena *a) {
    enum { MOST = 100 }; /* a section may hold */
    buf lines = buf_in(a);
    int n = 0;
    for (; *g < s->glyphs && n < MOST; ++*g) {
        if (!s->code[*g]) continue;
        n++;
        buf_byte(&lines, '<');
        put_hex(&lines, *g, 4);
        buf_add(&lines, STR("><"));
        put_utf16(&lines, s->code[*g]);
        buf_add(&lines, STR(">\n"));
    }
    if (!n) return;
    buf_int(b, n);
    buf_add(b, STR(" beginbfchar\n"));
    buf_add(b, buf_str(&lines));
    buf_add(b, STR("endbfchar\n"));
}

/* The CMap from glyphs back to text. */
static str to_unicode_text(const font_subset *s, arena *a) {
    buf b = buf_in(a);
    buf_add(&b, STR("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
    for (unsigned g = 0; g < s->glyphs;) char_section(&b, s, &g, a);
    buf_add(&b, STR("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"));
    return buf_str(&b);
}

/* One bit for each glyph, the first in the highest; all glyphs are there, if some are empty. */
static str cid_set_bits(const font_subset *s, arena *a) {
    size_t n = (s->glyphs + 7) / 8;
    char *bits = arena_alloc(a, n);
    for (unsigned g = 0; g < s->glyphs; g++) bits[g / 8] = (char)(bits[g / 8] | 0x80 >> g % 8);
    return (str){bits, n};
}

/* What a PDF name holds without escapes; the face's own name could hold anything. */
static str plain_name(str name, arena *a) {
    buf b = buf_in(a);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
            buf_byte(&b, c);
    }
    return buf_str(&b);
}

/* Texts and programs of the face are in `a`. */
static const pdf_face *prepare(const font *f, const font_subset *s, flate *z, arena *a, diag *d) {
    const font_metrics *m = font_get_metrics(f);
    pdf_face *face = ARENA_NEW(a, pdf_face);
    face->trimmer = trim_open(s->program, a);
    if (!face->trimmer || trim_glyphs(face->trimmer) != s->glyphs) {
        DIAG_ADD(d, FONT_BROKEN, (diag_where){0}, font_name(f));
        return NULL;
    }
    face->subset = s;
    face->name = plain_name(font_name(f), a);
    face->descriptor = descriptor_text(m, a);
    face->codes = glyph_codes(s, a);
    face->widths = width_texts(s, m, a);
    face->to_unicode = flate_pack_well(z, to_unicode_text(s, a), a);
    face->cid_set = flate_pack_well(z, cid_set_bits(s, a), a);
    face->cuts = cuts_new(s, face->trimmer, a);
    return face;
}

const pdf_face *fonts_shared(fonts *f, face_style style, flate *z, diag *d) {
    if (f->shared[style]) return f->shared[style];
    const font_subset *s = font_base_subset(f->family->face[style], d);
    return s ? f->shared[style] = prepare(f->family->face[style], s, z, f->kept, d) : NULL;
}

const pdf_face *fonts_extended(fonts *f, face_style style, const uint32_t *codes, size_t n,
                               flate *z, arena *a, diag *d) {
    font *face = f->family->face[style];
    const font_subset *s = font_subset_with(face, a, codes, n, d);
    return s ? prepare(face, s, z, a, d) : NULL;
}

static unsigned add_stream(objects *o, str entries, str bytes) {
    unsigned number = objects_add(o);
    objects_set_stream(o, number, entries, bytes);
    return number;
}

/* A subset's name: the face's, after six capitals that differ between different subsets of it. */
static str tagged_name(const pdf_face *face, const uint8_t *wanted, arena *a) {
    uint64_t hash =
        str_hash(face->subset->tag) ^ str_hash((str){(const char *)wanted, face->subset->glyphs});
    char tag[6];
    for (size_t i = 0; i < sizeof tag; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
    return str_fmt(a, "%.6s+%.*s", tag, STR_ARG(face->name));
}

static unsigned add_descriptor(const pdf_face *face, str name, const cut *program, objects *o,
                               arena *a) {
    buf b = buf_in(a);
    str entries = str_fmt(a, FLATE_FILTER "/Length1 %zu", program->bytes);
    buf_add(&b, face->descriptor);
    buf_add(&b, STR("/FontName/"));
    buf_add(&b, name);
    syntax_key_ref(&b, STR("FontFile2"), add_stream(o, entries, program->packed));
    syntax_key_ref(&b, STR("CIDSet"), add_stream(o, STR(FLATE_FILTER), face->cid_set));
    unsigned number = objects_add(o);
    objects_set(o, number, buf_str(&b));
    return number;
}

/* /W of the glyphs that are used; to write one more between two of them costs less than a gap. */
static void put_widths(const pdf_face *face, const uint8_t *used, buf *b) {
    unsigned n = face->subset->glyphs;
    bool open = false;
    buf_add(b, STR("/W["));
    for (unsigned g = 0; g < n; g++) {
        bool wanted = used[g] || (open && g + 1 < n && used[g + 1]);
        if (open) buf_byte(b, wanted ? ' ' : ']');
        if (wanted && !open) {
            buf_int(b, g);
            buf_byte(b, '[');
        }
        if (wanted) buf_add(b, face->widths[g]);
        open = wanted;
    }
    if (open) buf_byte(b, ']');
    buf_byte(b, ']');
}

unsigned fonts_write(const pdf_face *face, const uint8_t *used, flate *z, objects *o, arena *a) {
    cut program = cuts_find(face->cuts, used, z, a);
    str name = tagged_name(face, program.wanted, a);
    buf cid = buf_in(a), top = buf_in(a);
    buf_fmt(&cid, "/Type/Font/Subtype/CIDFontType2/BaseFont/%.*s", STR_ARG(name));
    buf_add(&cid, STR("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                      "/CIDToGIDMap/Identity"));
    syntax_key_ref(&cid, STR("FontDescriptor"), add_descriptor(face, name, &program, o, a));
    put_widths(face, used, &cid);
    unsigned descendant = objects_add(o), number = objects_add(o);
    objects_set(o, descendant, buf_str(&cid));

    buf_fmt(&top, "/Type/Font/Subtype/Type0/BaseFont/%.*s/Encoding/Identity-H", STR_ARG(name));
    buf_add(&top, STR("/DescendantFonts["));
    syntax_ref(&top, descendant);
    buf_byte(&top, ']');
    syntax_key_ref(&top, STR("ToUnicode"), add_stream(o, STR(FLATE_FILTER), face->to_unicode));
    objects_set(o, number, buf_str(&top));
    return number;
}
