/* Page descriptions. A page is one text object, in which marked content begins and ends with each
 * paragraph, and after it the lines, all of them artifacts: rules, borders, underlines.
 *
 * Text stands where the layout put it to a thousandth of a point. Pieces of a line that touch are
 * shown one after the other without a new position; their widths are those of the font, so nothing
 * drifts. Justified pieces widen each space by an adjustment in TJ, rounded so that errors do not
 * add up. */
#include "emit/pdf/content.h"

#include "emit/pdf/syntax.h"
#include "emit/pdf/tree.h"
#include "text/unicode.h"

#include <string.h>

/* What marked content can be open besides a block's. */
#define NOTHING  UINT32_MAX
#define ARTIFACT (UINT32_MAX - 1)
#define LABEL    (UINT32_MAX - 2)

struct content {
    const block **blocks;
    const layout *layout;
    content_face *faces;
    tags *tags;
    arena *a;
    tree_reader reader;
    /* the page being written */
    size_t page;
    len height;
    buf *out;
    buf lines; /* path operators, to follow the text */
    len line_thickness;
    int line_colour;
    uint32_t marked;   /* block whose marked content is open, or one of the above */
    const citation *cited; /* it shows; NULL: none */
    bool shows, array; /* a string is open; it is in an array of TJ */
    face_style face;   /* graphics state */
    int half_points;   /* 0: no font yet */
    int colour;
    int64_t line_x, line_y; /* where the text object's line starts, in thousandths of a point */
    bool pen;               /* pen_x, pen_y: where the last piece ended */
    len pen_x, pen_y;
};

content *content_open(const doc *d, const layout *l, content_face faces[static FACES], tags *t,
                      arena *a) {
    content *c = ARENA_NEW(a, content);
    *c = (content){.blocks = doc_index(d, a), .layout = l, .faces = faces, .tags = t, .a = a};
    c->reader = tree_read(c->blocks, d->block_count, a);
    return c;
}

/* -- text -- */

/* Ends the string that is open. `space`: with a space for the blank that a line end or a tab stands
 * for; it is not seen, but keeps words apart for those who take the text without its positions. */
static void end_show(content *c, bool space) {
    if (!c->shows) return;
    char *start = buf_room(c->out, 12), *p = start;
    const pdf_face *face = c->faces[c->face].face;
    if (space) p = pdf_face_put(face, p, font_subset_glyph(face->subset, ' '));
    *p++ = ')';
    if (c->array) *p++ = ']';
    memcpy(p, c->array ? "TJ\n" : "Tj\n", 3);
    c->out->n += (size_t)(p + 3 - start);
    c->shows = false;
}

static void end_marked(content *c) {
    if (c->marked != NOTHING) buf_add(c->out, STR("EMC\n"));
    c->marked = NOTHING;
}

static void begin_marked(content *c, const item *it, bool bullet) {
    uint32_t want = it->artifact ? ARTIFACT : bullet ? LABEL : it->block;
    const citation *cites = it->artifact || bullet ? NULL : it->cites;
    bool next_link = cites && it->line_start; /* each line has its own */
    if (c->marked == want && c->cited == cites && !next_link) return;
    tags_part part = bullet ? TAGS_BULLET : !cites ? TAGS_TEXT : TAGS_LINK;
    end_marked(c);
    if (it->artifact) buf_add(c->out, STR("/Artifact<</Type/Pagination>>BDC\n"));
    else tags_begin(c->tags, it->block, part, c->page, c->out);
    c->marked = want;
    c->cited = cites;
}

static void put_colour(buf *b, int colour, const char *rgb, const char *black) {
    if (colour == 0) {
        buf_add(b, str_of(black));
        return;
    }
    for (int shift = 16; shift >= 0; shift -= 8) {
        buf_fixed(b, ((colour >> shift & 0xFF) * 1000 + 127) / 255, 3);
        buf_byte(b, ' ');
    }
    buf_add(b, str_of(rgb));
}

static void set_state(content *c, const item *it) {
    if (it->face != c->face || it->half_points != c->half_points) {
        buf_add(c->out, STR("/F"));
        buf_int(c->out, (int64_t)it->face);
        buf_byte(c->out, ' ');
        buf_fixed(c->out, it->half_points * 5, 1);
        buf_add(c->out, STR(" Tf\n"));
        c->face = it->face;
        c->half_points = it->half_points;
    }
    if (it->colour != c->colour) {
        put_colour(c->out, it->colour, "rg\n", "0 g\n");
        c->colour = it->colour;
    }
}

static void move_to(content *c, const item *it) {
    if (c->pen && it->x == c->pen_x && it->y == c->pen_y) return;
    int64_t x = len_milli_pt(it->x), y = len_milli_pt(c->height - it->y);
    buf_fixed(c->out, x - c->line_x, 3);
    buf_byte(c->out, ' ');
    buf_fixed(c->out, y - c->line_y, 3);
    buf_add(c->out, STR(" Td\n"));
    c->line_x = x;
    c->line_y = y;
}

static void note_missing(content *c, face_style which, uint32_t cp) {
    content_face *f = &c->faces[which];
    for (size_t i = 0; i < f->missing_n; i++)
        if (f->missing[i] == cp) return;
    f->missing =
        arena_grow(c->a, f->missing, f->missing_n * sizeof cp, (f->missing_n + 1) * sizeof cp);
    f->missing[f->missing_n++] = cp;
}

/* Thousandths of the type size by which the first `k` of the piece's spaces are widened in all. */
static int64_t widening(const item *it, int k) {
    int64_t n = (int64_t)it->stretch * k * 2000;
    int64_t unit = (int64_t)it->spaces * it->half_points * LEN_PT;
    return (n + (n < 0 ? -unit / 2 : unit / 2)) / unit;
}

static char *put_adjustment(char *p, int64_t widen) {
    char digits[20];
    size_t n = 0;
    uint64_t u = (uint64_t)(widen < 0 ? -widen : widen);
    *p++ = ')';
    if (widen > 0) *p++ = '-'; /* positive numbers move to the left */
    do digits[n++] = (char)('0' + u % 10);
    while (u /= 10);
    while (n) *p++ = digits[--n];
    *p++ = '(';
    return p;
}

/* Opens a string with the glyphs of a piece; it stays open until it is known what follows. */
static void show(content *c, const item *it) {
    enum { BYTES_A_GLYPH = 4, BYTES_A_SPACE = 24 };
    const pdf_face *face = c->faces[it->face].face;
    const font_subset *subset = face->subset;
    uint8_t *used = c->faces[it->face].used;
    int spaces = it->stretch ? it->spaces : 0, k = 0;
    int64_t done = 0;
    char *start = buf_room(c->out, it->text.n * BYTES_A_GLYPH + (size_t)spaces * BYTES_A_SPACE + 8);
    char *p = start;
    c->shows = true;
    c->array = spaces > 0;
    if (c->array) *p++ = '[';
    *p++ = '(';
    for (size_t i = 0; i < it->text.n;) {
        unsigned char byte = (unsigned char)it->text.p[i];
        uint32_t cp = byte < 0x80 ? (i++, byte) : utf8_next(it->text, &i);
        unsigned g = cp < FONT_LOW_CODES ? subset->low[cp] : font_subset_glyph(subset, cp);
        if (!g) note_missing(c, it->face, cp);
        used[g] = 1;
        p = pdf_face_put(face, p, g);
        if (cp == ' ' && k < spaces) {
            int64_t due = widening(it, ++k);
            p = put_adjustment(p, due - done);
            done = due;
        }
    }
    c->out->n += (size_t)(p - start);
}

/* Bytes of the bullet that an item begins with, and of the blank after it; 0: there is none. */
static size_t bullet_bytes(const content *c, const item *it, bool first) {
    if (!first || it->artifact || !tags_splits_label(c->tags, it->block)) return 0;
    str bullet = c->blocks[it->block]->as.para.label.text;
    if (!str_starts(it->text, bullet)) return 0;
    return bullet.n + (bullet.n < it->text.n && it->text.p[bullet.n] == ' ');
}

static item item_part(const item *it, size_t from, size_t to) {
    item part = *it;
    part.text = str_part(it->text, from, to);
    part.spaces = 0;
    for (size_t i = 0; i < part.text.n; i++) part.spaces += part.text.p[i] == ' ';
    part.stretch = it->spaces ? (len)((int64_t)it->stretch * part.spaces / it->spaces) : 0;
    return part;
}

/* -- lines -- */

static void add_line(content *c, len x, len y, len dx, len dy, len thickness, int colour) {
    buf *b = &c->lines;
    if (b->n && (thickness != c->line_thickness || colour != c->line_colour))
        buf_add(b, STR("S\n"));
    if (thickness != c->line_thickness) {
        syntax_points(b, thickness);
        buf_add(b, STR(" w\n"));
        c->line_thickness = thickness;
    }
    if (colour != c->line_colour) {
        put_colour(b, colour, "RG\n", "0 G\n");
        c->line_colour = colour;
    }
    syntax_points(b, x);
    buf_byte(b, ' ');
    syntax_points(b, c->height - y);
    buf_add(b, STR(" m "));
    syntax_points(b, x + dx);
    buf_byte(b, ' ');
    syntax_points(b, c->height - y - dy);
    buf_add(b, STR(" l\n"));
}

static void add_underline(content *c, const item *it) {
    const font_metrics *m = font_get_metrics(c->faces[it->face].font);
    int64_t unit = (int64_t)it->half_points * (LEN_PT / 2);
    len thickness = (len)(m->underline_thickness * unit / m->units_per_em);
    len top = (len)(m->underline_position * unit / m->units_per_em); /* upwards from the baseline */
    add_line(c, it->x, it->y - top + thickness / 2, it->width + it->stretch, 0, thickness,
             it->colour);
}

/* -- pages -- */

static void draw_text(content *c, const item *it) {
    bool first = !it->artifact && tree_is_new(&c->reader, it->block);
    end_show(c, !it->artifact && tree_read_on(&c->reader, it->block, it->text));
    size_t bullet = bullet_bytes(c, it, first);
    item body = bullet ? item_part(it, bullet, it->text.n) : *it;
    if (bullet) {
        item head = item_part(it, 0, bullet);
        begin_marked(c, it, true);
        set_state(c, it);
        move_to(c, it);
        show(c, &head);
        end_show(c, false);
    }
    if (body.text.n) {
        begin_marked(c, it, false);
        set_state(c, it);
        if (!bullet) move_to(c, it);
        show(c, &body);
    }
    if (it->underline) add_underline(c, it);
    c->pen = true;
    c->pen_x = it->x + it->width + it->stretch;
    c->pen_y = it->y;
}

/* A page starts with nothing open and the initial graphics state. */
static void begin_page(content *c, size_t index, len height, buf *out) {
    content fresh = {.blocks = c->blocks, .layout = c->layout, .faces = c->faces, .tags = c->tags};
    fresh.a = c->a;
    fresh.reader = c->reader;
    fresh.page = index;
    fresh.height = height;
    fresh.out = out;
    fresh.lines = (buf){c->lines.p, 0, c->lines.cap, c->a};
    fresh.marked = NOTHING;
    *c = fresh;
}

void content_page(content *c, size_t index, buf *out) {
    const page *p = &c->layout->pages[index];
    begin_page(c, index, p->style->height, out);
    buf_add(out, STR("BT\n"));
    for (size_t i = 0; i < p->n; i++) {
        const item *it = &p->items[i];
        switch (it->kind) {
        case ITEM_TEXT: draw_text(c, it); break;
        case ITEM_LINE: add_line(c, it->x, it->y, it->dx, it->dy, it->thickness, it->colour); break;
        case ITEM_FIELD: break;
        }
    }
    end_show(c, tree_stops_at_blank(&c->reader));
    end_marked(c);
    buf_add(out, STR("ET\n"));
    if (!c->lines.n) return;
    buf_add(out, STR("/Artifact BMC\n"));
    buf_add(out, buf_str(&c->lines));
    buf_add(out, STR("S\nEMC\n"));
}
