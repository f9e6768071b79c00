/* Faces, their metrics and advances. A damaged file is found out when it is opened, by the bounds
 * and sums in its table directory: what the subsets are made of later is sound. Glyph programs
 * (hinting) are never run. */
#include "text/font_impl.h"

#include "text/unicode.h"

#include <hb-ot.h>
#include <stddef.h>

const code_range font_vietnamese[VIETNAMESE_RANGES] = {
    {0xC0, 0xC3},   {0xC8, 0xCA},   {0xCC, 0xCD},   {0xD2, 0xD5},   {0xD9, 0xDA},
    {0xDD, 0xDD},   {0xE0, 0xE3},   {0xE8, 0xEA},   {0xEC, 0xED},   {0xF2, 0xF5},
    {0xF9, 0xFA},   {0xFD, 0xFD},   {0x102, 0x103}, {0x110, 0x111}, {0x128, 0x129},
    {0x168, 0x169}, {0x1A0, 0x1A1}, {0x1AF, 0x1B0}, {0x1EA0, 0x1EF9},
};

enum { HALF_PT = LEN_PT / 2 };

static uint32_t be16(const char *p) {
    const unsigned char *u = (const unsigned char *)p;
    return (uint32_t)u[0] << 8 | u[1];
}

static uint32_t be32(const char *p) { return be16(p) << 16 | be16(p + 2); }

/* The sum of a table's 32-bit words, the last one filled up with zeroes. */
static uint32_t checksum(const char *p, size_t n) {
    uint32_t sum = 0;
    char tail[4] = {0};
    for (; n >= 4; p += 4, n -= 4) sum += be32(p);
    for (size_t i = 0; i < n; i++) tail[i] = p[i];
    return sum + be32(tail);
}

/* Whether the file is a TrueType font whose tables all lie within it, with those there that the
 * engine reads, unaltered since their sums were taken. ('head' has a sum of the file in it: its own
 * is unsure.) */
static bool is_sound(str file) {
    enum { HEADER = 12, RECORD = 16, TRUETYPE = 0x00010000 };
    static const hb_tag_t summed[] = {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'l', 'y', 'f'),
                                      HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                      HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};
    enum { SUMMED = sizeof summed / sizeof *summed };
    if (file.n < HEADER) return false;
    if (be32(file.p) != TRUETYPE && be32(file.p) != HB_TAG('t', 'r', 'u', 'e')) return false;
    size_t tables = be16(file.p + 4), found = 0;
    if (file.n < HEADER + tables * RECORD) return false;
    for (const char *r = file.p + HEADER; tables; tables--, r += RECORD) {
        size_t at = be32(r + 8), n = be32(r + 12);
        if (at > file.n || n > file.n - at) return false;
        for (size_t i = 0; i < SUMMED; i++) {
            if (summed[i] != be32(r)) continue;
            if (checksum(file.p + at, n) != be32(r + 4)) return false;
            found++;
        }
    }
    return found == SUMMED;
}

/* A signed 16-bit field of a table; 0 where the table is missing or too short. */
static int field(hb_face_t *face, hb_tag_t table, unsigned at) {
    hb_blob_t *blob = hb_face_reference_table(face, table);
    unsigned n;
    const char *p = hb_blob_get_data(blob, &n);
    int value = at + 2 <= n ? (int16_t)be16(p + at) : 0;
    hb_blob_destroy(blob);
    return value;
}

static bool read_metrics(hb_face_t *face, font_metrics *m) {
    enum { HEAD = HB_TAG('h', 'e', 'a', 'd'), HHEA = HB_TAG('h', 'h', 'e', 'a'),
           OS_2 = HB_TAG('O', 'S', '/', '2'), POST = HB_TAG('p', 'o', 's', 't') };
    static const struct {
        hb_tag_t table;
        unsigned at;
        size_t member;
        int otherwise; /* thousandths of the em, when the font does not say (0 or no such table) */
    } fields[] = {
        {HHEA, 4, offsetof(font_metrics, ascent), 891},
        {HHEA, 6, offsetof(font_metrics, descent), -216},
        {OS_2, 88, offsetof(font_metrics, cap_height), 662},
        {POST, 8, offsetof(font_metrics, underline_position), -109},
        {POST, 10, offsetof(font_metrics, underline_thickness), 49},
        {OS_2, 20, offsetof(font_metrics, superscript_size), 650},
        {OS_2, 24, offsetof(font_metrics, superscript_rise), 477},
        {OS_2, 12, offsetof(font_metrics, subscript_size), 650},
        {OS_2, 16, offsetof(font_metrics, subscript_drop), 140},
        {HEAD, 36, offsetof(font_metrics, box[0]), 0},
        {HEAD, 38, offsetof(font_metrics, box[1]), 0},
        {HEAD, 40, offsetof(font_metrics, box[2]), 0},
        {HEAD, 42, offsetof(font_metrics, box[3]), 0},
    };
    m->units_per_em = field(face, HEAD, 18);
    if (m->units_per_em < 16 || m->units_per_em > 16384) return false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        int value = field(face, fields[i].table, fields[i].at);
        if (!value) value = fields[i].otherwise * m->units_per_em / 1000;
        *(int *)((char *)m + fields[i].member) = value;
    }
    m->italic_angle = field(face, POST, 4) + (uint16_t)field(face, POST, 6) / 65536.0;
    m->weight = field(face, OS_2, 4);
    if (m->weight < 1 || m->weight > 1000) m->weight = 400;
    return true;
}

/* The PostScript name, without what a PDF name may not hold. */
static str read_name(font *f) {
    char raw[128], *clean = arena_alloc(f->memory, sizeof raw);
    unsigned size = sizeof raw;
    size_t n = 0;
    hb_ot_name_get_utf8(f->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, raw);
    for (unsigned i = 0; i < size; i++) {
        char c = raw[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain || c == '-' || c == '_') clean[n++] = c;
    }
    return n ? (str){clean, n} : STR("Unnamed");
}

static bool has_letters(font *f, diag *d) {
    buf missing = buf_in(f->memory);
    for (size_t i = 0; i < VIETNAMESE_RANGES; i++)
        for (uint32_t cp = font_vietnamese[i].first; cp <= font_vietnamese[i].last; cp++) {
            if (font_glyph(f, cp)) continue;
            if (missing.n) buf_byte(&missing, ' ');
            missing.n += utf8_put(buf_room(&missing, 4), cp);
        }
    if (missing.n) DIAG_ADD(d, FONT_LETTERS, (diag_where){0}, f->path, buf_str(&missing));
    return !missing.n;
}

/* Opens f->path; false when it is not a font that can be used. */
static bool load(font *f) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(f->path.p);
    if (!blob) return false;
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    bool sound = is_sound((str){bytes, n});
    if (sound) {
        f->face = hb_face_create(blob, 0);
        f->units = hb_font_create(f->face);
        sound = read_metrics(f->face, &f->metrics);
    }
    hb_blob_destroy(blob);
    return sound;
}

static font *make(str path) {
    arena *memory = arena_new();
    font *f = ARENA_NEW(memory, font);
    f->memory = memory;
    f->path = str_dup(memory, path);
    return f;
}

/* False when the file is not a font that can be used; then nothing of it is kept. */
static bool open_file(font *f) {
    if (load(f)) {
        f->name = read_name(f);
        int em = f->metrics.units_per_em;
        f->len_per_unit = HALF_PT % em ? 0 : HALF_PT / em;
        return true;
    }
    hb_font_destroy(f->units);
    hb_face_destroy(f->face);
    f->units = NULL;
    f->face = NULL;
    return false;
}

font *font_open(str path, diag *d) {
    font *f = make(path);
    bool ok = open_file(f);
    if (!ok) DIAG_ADD(d, FONT_BROKEN, (diag_where){0}, path);
    if (ok && has_letters(f, d)) return f;
    font_drop(f);
    return NULL;
}

font *font_defer(str path) {
    font *f = make(path);
    f->signs = f->asleep = true;
    return f;
}

void font_drop(font *f) {
    if (!f) return;
    hb_font_destroy(f->units);
    hb_face_destroy(f->face);
    arena_drop(f->memory);
}

str font_name(const font *f) { return f->name; }

const font_metrics *font_get_metrics(const font *f) { return &f->metrics; }

static int scaled(int units, int half_points, int em) { return (units * half_points + em / 2) / em; }

font_script font_script_at(const font *f, int half_points, bool up) {
    const font_metrics *m = &f->metrics;
    int size = scaled(up ? m->superscript_size : m->subscript_size, half_points, m->units_per_em);
    int shift = scaled(up ? m->superscript_rise : m->subscript_drop, half_points, m->units_per_em);
    return (font_script){size > 0 ? size : 1, up ? shift : -shift};
}

/* What the face itself has for a code point, or for the one that looks the same. */
static cell look_up(font *f, uint32_t cp) {
    enum { HYPHEN = 0x2010, NON_BREAKING_HYPHEN = 0x2011 };
    hb_codepoint_t glyph = 0;
    if (f->asleep) {
        f->asleep = false;
        open_file(f);
    }
    if (!f->face) return (cell){0, 0};
    bool found = hb_font_get_nominal_glyph(f->units, cp, &glyph);
    if (!found && (cp == HYPHEN || cp == NON_BREAKING_HYPHEN))
        found = hb_font_get_nominal_glyph(f->units, '-', &glyph);
    if (!found || !glyph) return (cell){0, 0};
    return (cell){(uint16_t)glyph, (uint16_t)hb_font_get_glyph_h_advance(f->units, glyph)};
}

static const cell *page_of(font *f, uint32_t number) {
    cell *page = ARENA_ARRAY(f->memory, cell, 256);
    for (uint32_t i = 0; i < 256; i++) page[i] = look_up(f, number << 8 | i);
    return f->pages[number] = page;
}

static inline cell cell_of(font *f, uint32_t cp) {
    if (cp >= FONT_LOW_CODES) return look_up(f, cp);
    const cell *page = f->pages[cp >> 8];
    if (!page) page = page_of(f, cp >> 8);
    return page[cp & 255];
}

unsigned font_glyph(font *f, uint32_t cp) { return cell_of(f, cp).glyph; }

int font_advance_units(font *f, uint32_t cp) { return cell_of(f, cp).advance; }

uint16_t *font_memo(font *f) { return f->memo; }

len font_advance(font *f, uint32_t cp, int half_points) {
    int units = cell_of(f, cp).advance;
    int64_t wide = (int64_t)units * half_points, em = f->metrics.units_per_em;
    if (f->len_per_unit) return (len)(wide * f->len_per_unit); /* spares a division a character */
    return (len)((wide * HALF_PT + em / 2) / em);
}

face_style font_family_face(const font_family *f, face_style wanted, uint32_t cp) {
    if (font_glyph(f->face[wanted], cp)) return wanted;
    font *signs = f->face[FACE_SIGNS];
    return signs && font_glyph(signs, cp) ? FACE_SIGNS : FACES;
}
