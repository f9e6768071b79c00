/* TrueType (ISO/IEC 14496-22): the tables glyf, loca and hmtx are made anew, the others copied, and
 * the checksums set right. What is read was written by the subsetter; even so no offset is followed
 * that leads outside. */
#include "emit/pdf/trim.h"

#include <string.h>

enum {
    DIRECTORY = 12,
    DIRECTORY_ENTRY = 16,
    MOST_TABLES = 16,
    HEAD_ADJUSTMENT = 8,
    HEAD_LOCA_FORMAT = 50,
    HEAD_SIZE = 54,
    MAXP_GLYPHS = 4,
    HHEA_METRICS = 34,
    HHEA_SIZE = 36,
    METRIC = 4,
    GLYPH_HEADER = 10, /* contours and box; the contours are negative when the glyph is composed */
    PART_WORDS = 0x0001,
    PART_SCALE = 0x0008,
    PART_MORE = 0x0020,
    PART_TWO_SCALES = 0x0040,
    PART_MATRIX = 0x0080,
};

typedef struct table {
    char tag[4];
    uint32_t checksum;
    str bytes;
} table;

struct trimmer {
    str header; /* of the directory, up to its entries */
    table tables[MOST_TABLES];
    size_t n;
    str glyf, loca, hmtx;
    bool long_loca;
    size_t glyphs;
    size_t metrics; /* glyphs with an advance of their own; the others have that of the last */
    str *collected; /* outlines by glyph, instead of those in glyf; NULL: not collected */
};

static uint32_t get16(str s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.p + at;
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t get32(str s, size_t at) { return get16(s, at) << 16 | get16(s, at + 2); }

static void set32(char *p, uint32_t v) {
    for (int i = 0; i < 4; i++) p[i] = (char)(v >> (24 - 8 * i));
}

static bool is(const table *t, const char *tag) { return memcmp(t->tag, tag, sizeof t->tag) == 0; }

static str find(const trimmer *t, const char *tag) {
    for (size_t i = 0; i < t->n; i++)
        if (is(&t->tables[i], tag)) return t->tables[i].bytes;
    return STR("");
}

static bool read_directory(trimmer *t, str program) {
    if (program.n < DIRECTORY) return false;
    t->header = str_part(program, 0, DIRECTORY);
    t->n = get16(program, 4);
    if (t->n > MOST_TABLES || program.n < DIRECTORY + t->n * DIRECTORY_ENTRY) return false;
    for (size_t i = 0; i < t->n; i++) {
        size_t at = DIRECTORY + i * DIRECTORY_ENTRY, from = get32(program, at + 8),
               n = get32(program, at + 12);
        if (from > program.n || n > program.n - from) return false;
        t->tables[i].checksum = get32(program, at + 4);
        t->tables[i].bytes = str_part(program, from, from + n);
        memcpy(t->tables[i].tag, program.p + at, 4);
    }
    return true;
}

trimmer *trim_open(str program, arena *a) {
    trimmer *t = ARENA_NEW(a, trimmer);
    if (!read_directory(t, program)) return NULL;
    str head = find(t, "head"), maxp = find(t, "maxp"), hhea = find(t, "hhea");
    t->glyf = find(t, "glyf");
    t->loca = find(t, "loca");
    t->hmtx = find(t, "hmtx");
    if (head.n < HEAD_SIZE || maxp.n < MAXP_GLYPHS + 2 || hhea.n < HHEA_SIZE) return NULL;
    t->long_loca = get16(head, HEAD_LOCA_FORMAT) != 0;
    t->glyphs = get16(maxp, MAXP_GLYPHS);
    t->metrics = get16(hhea, HHEA_METRICS);
    if (t->metrics > t->glyphs || t->hmtx.n < t->metrics * METRIC) return NULL;
    return t->loca.n >= (t->glyphs + 1) * (t->long_loca ? 4 : 2) ? t : NULL;
}

size_t trim_glyphs(const trimmer *t) { return t->glyphs; }

static size_t offset(const trimmer *t, size_t glyph) {
    return t->long_loca ? get32(t->loca, glyph * 4) : (size_t)get16(t->loca, glyph * 2) * 2;
}

static str outline(const trimmer *t, size_t glyph) {
    if (t->collected) return t->collected[glyph];
    size_t from = offset(t, glyph), to = offset(t, glyph + 1);
    return from <= to && to <= t->glyf.n ? str_part(t->glyf, from, to) : STR("");
}

static size_t part_size(uint32_t flags) {
    size_t n = 4 + (flags & PART_WORDS ? 4 : 2);
    if (flags & PART_SCALE) return n + 2;
    if (flags & PART_TWO_SCALES) return n + 4;
    return flags & PART_MATRIX ? n + 8 : n;
}

static void mark_parts(const trimmer *t, size_t glyph, uint8_t *used) {
    str s = outline(t, glyph);
    if (s.n < GLYPH_HEADER || get16(s, 0) < 0x8000) return;
    for (size_t at = GLYPH_HEADER; at + 4 <= s.n;) {
        uint32_t flags = get16(s, at);
        size_t part = get16(s, at + 2);
        if (part < t->glyphs && !used[part]) {
            used[part] = 1;
            mark_parts(t, part, used);
        }
        if (!(flags & PART_MORE)) return;
        at += part_size(flags);
    }
}

/* Sum of big-endian words; `n` is padded with zeros to a multiple of four. */
static uint32_t checksum(const char *p, size_t n) {
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i += 4) sum += get32((str){p, n}, i);
    return sum;
}

static void add_glyphs(const trimmer *t, const uint8_t *used, buf *out) {
    for (size_t g = 0; g < t->glyphs; g++)
        if (used[g]) buf_add(out, outline(t, g));
}

static void add_loca(const trimmer *t, const uint8_t *used, buf *out) {
    size_t at = 0;
    for (size_t g = 0; g <= t->glyphs; g++) {
        size_t unit = t->long_loca ? at : at / 2;
        if (t->long_loca) buf_byte(out, (char)(unit >> 24)), buf_byte(out, (char)(unit >> 16));
        buf_byte(out, (char)(unit >> 8));
        buf_byte(out, (char)unit);
        if (g < t->glyphs && used[g]) at += outline(t, g).n;
    }
}

/* Advances and bearings, zeros for glyphs that are not used; the last advance is left, as it may be
 * shared. */
static void add_metrics(const trimmer *t, const uint8_t *used, buf *out) {
    char *p = buf_room(out, t->hmtx.n);
    memcpy(p, t->hmtx.p, t->hmtx.n);
    for (size_t g = 0; g + 1 < t->metrics; g++)
        if (!used[g]) memset(p + g * METRIC, 0, METRIC);
    out->n += t->hmtx.n;
}

typedef void add_fn(const trimmer *t, const uint8_t *used, buf *out);

/* What makes a table anew; NULL: it is copied. */
static add_fn *maker(const table *from) {
    if (is(from, "glyf")) return add_glyphs;
    if (is(from, "hmtx")) return add_metrics;
    return is(from, "loca") ? add_loca : NULL;
}

/* One table at the end of `out`, and its line of the directory. */
static void add_table(const trimmer *t, const table *from, const uint8_t *used, buf *out,
                      size_t entry) {
    size_t start = out->n;
    uint32_t sum = from->checksum;
    add_fn *make = maker(from);
    if (make) make(t, used, out);
    else buf_add(out, from->bytes);
    size_t n = out->n - start;
    while (out->n % 4) buf_byte(out, 0);
    if (make) sum = checksum(out->p + start, out->n - start);
    if (is(from, "head")) set32(out->p + start + HEAD_ADJUSTMENT, 0);
    memcpy(out->p + entry, from->tag, 4);
    set32(out->p + entry + 4, sum);
    set32(out->p + entry + 8, (uint32_t)start);
    set32(out->p + entry + 12, (uint32_t)n);
}

str trim_make(const trimmer *t, uint8_t *used, arena *a) {
    static const uint32_t whole = 0xB1B0AFBA; /* what the words of a font add up to */
    buf out = buf_in(a);
    size_t room = DIRECTORY + t->n * DIRECTORY_ENTRY, head = 0;
    for (size_t i = 0; i < t->n; i++) room += t->tables[i].bytes.n + 3;
    buf_room(&out, room); /* never more than this */
    used[0] = 1;          /* .notdef */
    for (size_t g = 0; g < t->glyphs; g++)
        if (used[g]) mark_parts(t, g, used);
    buf_add(&out, t->header);
    out.n += t->n * DIRECTORY_ENTRY;
    for (size_t i = 0; i < t->n; i++) {
        if (is(&t->tables[i], "head")) head = out.n;
        add_table(t, &t->tables[i], used, &out, DIRECTORY + i * DIRECTORY_ENTRY);
    }
    set32(out.p + head + HEAD_ADJUSTMENT, whole - checksum(out.p, out.n));
    return buf_str(&out);
}

trimmer *trim_collect(const trimmer *t, arena *a) {
    trimmer *c = ARENA_NEW(a, trimmer);
    str *outlines = ARENA_ARRAY(a, str, t->glyphs);
    for (size_t g = 0; g < t->glyphs; g++) outlines[g] = outline(t, g);
    *c = *t;
    c->hmtx = str_dup(a, t->hmtx);
    c->collected = outlines;
    return c;
}

static bool has_metric(const trimmer *t, size_t glyph) {
    return glyph < t->metrics && get32(t->hmtx, glyph * METRIC) != 0;
}

bool trim_add(trimmer *t, const trimmer *more, arena *a) {
    if (more->glyphs != t->glyphs || more->metrics != t->metrics || more->hmtx.n != t->hmtx.n) return false;
    char *metrics = (char *)t->hmtx.p; /* its own copy: see trim_collect */
    for (size_t g = 0; g < t->glyphs; g++) {
        str s = outline(more, g);
        if (s.n && !t->collected[g].n) t->collected[g] = str_dup(a, s);
        if (!has_metric(t, g) && has_metric(more, g))
            memcpy(metrics + g * METRIC, more->hmtx.p + g * METRIC, METRIC);
    }
    return true;
}

uint8_t *trim_present(const trimmer *t, arena *a) {
    uint8_t *present = ARENA_ARRAY(a, uint8_t, t->glyphs);
    for (size_t g = 0; g < t->glyphs; g++) present[g] = outline(t, g).n || has_metric(t, g);
    return present;
}
