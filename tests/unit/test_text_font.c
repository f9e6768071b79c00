/* font: metrics and advances are the file's own, subsets draw what the face draws, damaged files are told.
 * Uses Liberation Serif, which the engine needs anyway. */
#include "check.h"

#include "base/os.h"
#include "text/font.h"
#include "text/unicode.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const faces[TEXT_FACES] = {"Regular", "Bold", "Italic", "BoldItalic"};

static arena *a;
static diag *d;
static str temp; /* a file of the test's own */

static str face_path(face_style style) {
    static const char *const folders[] = {"liberation2", "liberation"};
    str path = STR("");
    for (size_t i = 0; i < 2 && !os_is_file(a, path); i++)
        path = str_fmt(a, "/usr/share/fonts/truetype/%s/LiberationSerif-%s.ttf", folders[i], faces[style]);
    return path;
}

static str face_bytes(void) {
    str bytes = STR("");
    int error = 0;
    assert_true(os_read(a, face_path(FACE_REGULAR), 1 << 24, &bytes, &error));
    return bytes;
}

static font *open_face(face_style style) {
    font *f = font_open(face_path(style), d);
    assert_non_null(f);
    return f;
}

static int set_up(void **state) {
    (void)state;
    a = arena_new();
    d = diag_new();
    const char *folder = getenv("TMPDIR");
    char *path = str_z(a, str_fmt(a, "%s/vanban-font.XXXXXX", folder ? folder : "/tmp"));
    int fd = mkstemp(path);
    temp = str_of(path);
    return fd < 0 ? -1 : close(fd);
}

static int tear_down(void **state) {
    (void)state;
    remove(temp.p);
    diag_drop(d);
    arena_drop(a);
    return 0;
}

/* Opens a face whose file is these bytes. */
static font *open_bytes(str bytes) {
    FILE *file = fopen(temp.p, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, file), bytes.n);
    assert_int_equal(fclose(file), 0);
    return font_open(temp, d);
}

static void check_told(const char *slug) {
    buf b = buf_in(a);
    diag_render(d, LANG_EN, &b);
    assert_int_equal(diag_count(d, DIAG_ERROR), 1);
    str text = buf_str(&b), want = str_fmt(a, "[%s]", slug);
    assert_true(str_find(text, want, 0) < text.n);
    diag_clear(d);
}

#define SIGNS "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static void signs_are_of_a_face_opened_when_needed(void **state) {
    (void)state;
    font_family family = {.face = {open_face(FACE_REGULAR), open_face(FACE_BOLD)}};
    assert_int_equal(font_family_face(&family, FACE_BOLD, 0x2610), FACES); /* none of signs */
    family.face[FACE_SIGNS] = font_defer(STR(SIGNS));
    assert_int_equal(font_family_face(&family, FACE_BOLD, 'a'), FACE_BOLD);
    assert_int_equal(font_name(family.face[FACE_SIGNS]).n, 0); /* not yet */
    assert_int_equal(font_family_face(&family, FACE_BOLD, 0x2610), FACE_SIGNS);
    assert_int_equal(font_family_face(&family, FACE_BOLD, 0x4E2D), FACES);
    assert_true(str_eq(font_name(family.face[FACE_SIGNS]), STR("DejaVuSans")));
    const font_subset *s = font_base_subset(family.face[FACE_SIGNS], d);
    assert_true(font_subset_glyph(s, 0x2610) && font_subset_glyph(s, 0x2713) && font_subset_glyph(s, ' '));
    assert_int_equal(font_subset_glyph(s, 'a'), 0);
    for (size_t i = 0; i < FACES; i++) font_drop(family.face[i]);
}

static void a_face_of_signs_that_cannot_be_used_has_none(void **state) {
    (void)state;
    static const char *const paths[] = {"/nowhere/x.ttf", "/etc/passwd"};
    for (size_t i = 0; i < 2; i++) {
        font *f = font_defer(str_of(paths[i]));
        assert_int_equal(font_glyph(f, 0x2610), 0);
        assert_int_equal(font_glyph(f, 'a'), 0);
        font_drop(f);
    }
    font_drop(font_defer(STR(SIGNS))); /* never asked */
    assert_int_equal(diag_count(d, DIAG_ERROR), 0);
}

static void metrics_are_the_files(void **state) {
    (void)state;
    for (face_style style = FACE_REGULAR; style < TEXT_FACES; style++) {
        font *f = open_face(style);
        const font_metrics *m = font_get_metrics(f);
        bool bold = style == FACE_BOLD || style == FACE_BOLD_ITALIC, italic = style >= FACE_ITALIC;
        assert_int_equal(m->units_per_em, 2048);
        assert_int_equal(m->ascent, 1825);
        assert_int_equal(m->descent, -443);
        assert_int_equal(m->weight, bold ? 700 : 400);
        assert_true(italic ? m->italic_angle < -10 && m->italic_angle > -20 : m->italic_angle == 0);
        assert_true(m->cap_height > 1200 && m->cap_height < 1500);
        assert_true(m->underline_position < 0 && m->underline_thickness > 50);
        assert_true(m->superscript_size > 1000 && m->superscript_rise > 500);
        assert_true(m->subscript_size > 1000 && m->subscript_drop > 100);
        assert_true(m->box[0] < 0 && m->box[1] < m->descent && m->box[2] > 2048 && m->box[3] > m->ascent);
        check_str(font_name(f), style == FACE_REGULAR ? "LiberationSerif"
                                                      : str_z(a, str_fmt(a, "LiberationSerif-%s", faces[style])));
        font_drop(f);
    }
    assert_int_equal(diag_count(d, DIAG_ERROR), 0);
}

static void advances_are_exact(void **state) {
    (void)state;
    font *f = open_face(FACE_REGULAR);
    assert_int_equal(font_advance_units(f, 'A'), 1479);
    assert_int_equal(font_advance_units(f, ' '), 512);
    assert_int_equal(font_advance_units(f, 0x1EC7), 909);   /* ệ is as wide as e */
    assert_int_equal(font_advance_units(f, 0xFB01), 1139);  /* beyond the cached pages */
    assert_int_equal(font_advance_units(f, 0x65E5), 0);     /* no glyph */
    assert_int_equal(font_glyph(f, 0x65E5), 0);
    for (int size = 2; size <= 144; size++) /* half points; 2,048 units are size/2 pt */
        for (uint32_t cp = 0x20; cp < 0x2300; cp += 7)
            assert_int_equal((int64_t)font_advance(f, cp, size) * 2048,
                             (int64_t)font_advance_units(f, cp) * size * (LEN_PT / 2));
    font_drop(f);
}

static void a_non_breaking_hyphen_is_a_hyphen(void **state) {
    (void)state;
    font *f = open_face(FACE_REGULAR);
    assert_true(font_glyph(f, '-') != 0);
    assert_int_equal(font_glyph(f, 0x2011), font_glyph(f, '-'));
    const font_subset *s = font_base_subset(f, d);
    assert_int_equal(font_subset_glyph(s, 0x2011), font_subset_glyph(s, '-'));
    assert_int_equal(s->code[font_subset_glyph(s, 0x2011)], '-');
    font_drop(f);
}

/* An em that does not divide the unit of length: advances are rounded. */
static void other_ems_are_rounded(void **state) {
    (void)state;
    enum { EM = 1000, HEAD_EM = 18 };
    str bytes = str_dup(a, face_bytes());
    char *p = str_z(a, bytes);
    for (size_t r = 12; r < 12 + 16 * 32u; r += 16) {
        if (memcmp(p + r, "head", 4) != 0) continue;
        const unsigned char *at = (const unsigned char *)p + r + 8;
        size_t head = (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
        p[head + HEAD_EM] = EM >> 8, p[head + HEAD_EM + 1] = (char)(EM & 0xFF);
    }
    font *f = open_bytes((str){p, bytes.n});
    assert_non_null(f);
    assert_int_equal(font_get_metrics(f)->units_per_em, EM);
    assert_int_equal(font_advance_units(f, 'A'), 1479);
    assert_int_equal(font_advance(f, 'A', 27), (1479 * 27 * 10240LL + 500) / 1000);
    font_drop(f);
}

/* ---- subsets ---- */

static hb_font_t *unpacked(const font_subset *s) {
    hb_blob_t *blob = hb_blob_create(s->program.p, (unsigned)s->program.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *hb = hb_font_create(face);
    assert_int_equal(hb_face_get_glyph_count(face), s->glyphs);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return hb;
}

static hb_font_t *original(face_style style) {
    hb_blob_t *blob = hb_blob_create_from_file(face_path(style).p);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *hb = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return hb;
}

/* The outline of a glyph as text. */
static void move_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *st, float x, float y, void *user) {
    (void)f, (void)st, (void)user;
    buf_fmt(out, "M %d %d ", (int)x, (int)y);
}

static void line_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *st, float x, float y, void *user) {
    (void)f, (void)st, (void)user;
    buf_fmt(out, "L %d %d ", (int)x, (int)y);
}

static void curve_to(hb_draw_funcs_t *f, void *out, hb_draw_state_t *st, float cx, float cy, float x, float y,
                     void *user) {
    (void)f, (void)st, (void)user;
    buf_fmt(out, "Q %d %d %d %d ", (int)cx, (int)cy, (int)x, (int)y);
}

static str outline(hb_font_t *hb, hb_codepoint_t glyph, hb_draw_funcs_t *draw) {
    buf b = buf_in(a);
    hb_font_get_glyph_shape(hb, glyph, draw, &b);
    return buf_str(&b);
}

static void a_subset_draws_what_the_face_draws(void **state) {
    (void)state;
    hb_draw_funcs_t *draw = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(draw, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(draw, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(draw, curve_to, NULL, NULL);
    for (face_style style = FACE_REGULAR; style < TEXT_FACES; style++) {
        font *f = open_face(style);
        const font_subset *s = font_base_subset(f, d);
        assert_non_null(s);
        hb_font_t *small = unpacked(s), *whole = original(style);
        size_t drawn = 0;
        for (uint32_t cp = 0; cp < FONT_LOW_CODES; cp++) {
            unsigned glyph = font_subset_glyph(s, cp), was = font_glyph(f, cp);
            if (!glyph) continue;
            str want = outline(whole, was, draw), have = outline(small, glyph, draw);
            assert_true(str_eq(have, want));
            assert_int_equal(s->advance[glyph], font_advance_units(f, cp));
            assert_int_equal(hb_font_get_glyph_h_advance(small, glyph), s->advance[glyph]);
            assert_int_equal(font_glyph(f, s->code[glyph]), was);
            drawn += want.n > 0;
        }
        assert_true(drawn > 94 + 134 + 30);
        hb_font_destroy(small);
        hb_font_destroy(whole);
        font_drop(f);
    }
    hb_draw_funcs_destroy(draw);
}

static void the_shared_subset_holds_office_text(void **state) {
    (void)state;
    str text = STR("0123456789 "
                   "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"
                   "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴFJWZ"
                   "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\xC2\xA0–—‘’“”…•·°§±×÷½¼¾¹²³⁴₂€₫−≤≥‰«»№");
    font *f = open_face(FACE_ITALIC);
    const font_subset *s = font_base_subset(f, d);
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        if (!font_subset_glyph(s, cp)) print_error("U+%04X\n", cp);
        assert_true(font_subset_glyph(s, cp) != 0);
    }
    assert_int_equal(font_subset_glyph(s, 0x416), 0);
    assert_int_equal(s->code[0], 0);
    assert_true(s->program.n < 24000); /* before compression; it goes into every PDF, once per face */
    assert_ptr_equal(font_base_subset(f, d), s);
    font_drop(f);
}

static void the_same_face_gives_the_same_subset(void **state) {
    (void)state;
    font *f = open_face(FACE_REGULAR), *g = open_face(FACE_REGULAR), *h = open_face(FACE_BOLD);
    const font_subset *s = font_base_subset(f, d), *t = font_base_subset(g, d), *u = font_base_subset(h, d);
    assert_true(str_eq(s->program, t->program));
    assert_true(str_eq(s->tag, t->tag));
    assert_false(str_eq(s->tag, u->tag));
    assert_int_equal(s->tag.n, 6);
    for (size_t i = 0; i < 6; i++) assert_in_range(s->tag.p[i], 'A', 'Z');
    font_drop(f), font_drop(g), font_drop(h);
}

static void a_document_may_add_characters(void **state) {
    (void)state;
    font *f = open_face(FACE_REGULAR);
    static const uint32_t more[] = {0xFB02, 0x416, 0xFB01, 0x416, 'A', 0x65E5, 0x25CF};
    const font_subset *s = font_subset_with(f, a, more, sizeof more / sizeof *more, d);
    assert_non_null(s);
    static const uint32_t held[] = {0x416, 0xFB01, 0xFB02, 0x25CF, 'A', 0x1EC7};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        unsigned glyph = font_subset_glyph(s, held[i]);
        assert_true(glyph > 0 && glyph < s->glyphs);
        assert_int_equal(s->code[glyph], held[i]);
        assert_int_equal(s->advance[glyph], font_advance_units(f, held[i]));
    }
    assert_int_equal(font_subset_glyph(s, 0x65E5), 0);
    assert_int_equal(font_subset_glyph(s, 0x10FFFF), 0);
    assert_int_equal(s->high_n, 3);
    assert_false(str_eq(s->tag, font_base_subset(f, d)->tag));
    font_drop(f);
}

/* ---- faces that cannot be used ---- */

static void files_that_are_no_fonts(void **state) {
    (void)state;
    assert_null(font_open(STR("/no/such/font.ttf"), d));
    check_told("font-broken");
    assert_null(font_open(STR("/tmp"), d));
    check_told("font-broken");
    static const str files[] = {
        {"", 0},
        {"\0\1\0\0", 4},
        {"\0\1\0\0\0\0\0\0\0\0\0\0", 12},
        {"\0\1\0\0\377\377\0\0\0\0\0\0", 12}, /* 65,535 tables */
        {"OTTO\0\0\0\0\0\0\0\0", 12},
        {"{\"template\": \"ke-hoach\"}", 24},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_null(open_bytes(files[i]));
        check_told("font-broken");
    }
}

static void files_cut_short(void **state) {
    (void)state;
    str whole = face_bytes();
    static const size_t from_end[] = {5, 50, 500};
    for (size_t i = 0; i < 3; i++) {
        assert_null(open_bytes(str_part(whole, 0, whole.n - from_end[i])));
        check_told("font-broken");
    }
    for (size_t n = 0; n < whole.n; n += n < 600 ? 13 : 9973) {
        assert_null(open_bytes(str_part(whole, 0, n)));
        check_told("font-broken");
    }
}

static uint32_t word(const char *p) {
    const unsigned char *u = (const unsigned char *)p;
    return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
}

/* Makes the sums of the tables right again, so that damage reaches the code behind that check. */
static void mend_sums(char *p, size_t n) {
    size_t tables = word(p + 4) >> 16;
    for (size_t r = 12; r + 16 <= n && r < 12 + 16 * tables; r += 16) {
        size_t at = word(p + r + 8), size = word(p + r + 12);
        if (at > n || size > n - at) continue;
        uint32_t sum = 0;
        for (size_t i = 0; i < size; i++) sum += (uint32_t)(unsigned char)p[at + i] << (24 - i % 4 * 8);
        for (int i = 0; i < 4; i++) p[r + 4 + (size_t)i] = (char)(sum >> (24 - 8 * i));
    }
}

/* Opened or not: it must be told if not, and what opens must stand being used. */
static void use_damaged(str bytes) {
    static const uint32_t more[] = {0x416, 0xFB01};
    font *f = open_bytes(bytes);
    if (!f) {
        assert_true(diag_count(d, DIAG_ERROR) > 0);
    } else {
        for (uint32_t cp = 0; cp < 0x3000; cp += 3) font_advance(f, cp, 28);
        for (int i = 0; i < 2; i++) {
            size_t faults = diag_count(d, DIAG_ERROR);
            const font_subset *s = i ? font_subset_with(f, a, more, 2, d) : font_base_subset(f, d);
            assert_true(s || diag_count(d, DIAG_ERROR) > faults);
            assert_true(!s || (s->glyphs > 0 && s->program.n > 0 && s->tag.n == 6));
        }
        font_drop(f);
    }
    diag_clear(d);
}

static void bytes_changed(void **state) {
    (void)state;
    enum { ROUNDS = 200, CHANGES = 20 };
    uint32_t seed = 3;
    str whole = face_bytes();
    char *p = str_z(a, whole);
    for (int round = 0; round < ROUNDS; round++) {
        memcpy(p, whole.p, whole.n);
        size_t range = round % 4 == 0 ? 700 : whole.n; /* the table directory takes its share */
        for (int i = 0; i < CHANGES; i++) p[check_random(&seed) % range] = (char)check_random(&seed);
        if (round % 2) mend_sums(p, whole.n);
        use_damaged((str){p, whole.n});
    }
}

/* One changed byte in a table that is drawn from or measured is seen. */
static void a_changed_outline_is_told(void **state) {
    (void)state;
    static const char *const tables[] = {"glyf", "loca", "hmtx", "cmap", "maxp", "hhea"};
    str whole = face_bytes();
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        char *p = str_z(a, whole);
        size_t r = 12;
        while (memcmp(p + r, tables[t], 4) != 0) r += 16;
        p[word(p + r + 8) + word(p + r + 12) / 2] ^= 0x10;
        assert_null(open_bytes((str){p, whole.n}));
        check_told("font-broken");
    }
}

/* A sound font of ASCII only: the 134 letters are asked for by name. */
static void a_face_without_vietnamese_is_told(void **state) {
    (void)state;
    hb_blob_t *blob = hb_blob_create_from_file(face_path(FACE_REGULAR).p);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_add_range(hb_subset_input_unicode_set(input), 0x20, 0x1EF7);
    hb_face_t *ascii = hb_subset_or_fail(face, input);
    hb_blob_t *bytes = hb_face_reference_blob(ascii);
    unsigned n;
    const char *p = hb_blob_get_data(bytes, &n);
    assert_null(open_bytes((str){p, n}));
    buf b = buf_in(a);
    diag_render(d, LANG_EN, &b);
    str text = buf_str(&b);
    assert_true(str_find(text, STR("lacks Vietnamese letters: Ỹ ỹ [font-letters]"), 0) < text.n);
    hb_blob_destroy(bytes);
    hb_face_destroy(ascii);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

int main(void) {
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(signs_are_of_a_face_opened_when_needed),
        CASE(a_face_of_signs_that_cannot_be_used_has_none),
        CASE(metrics_are_the_files),
        CASE(advances_are_exact),
        CASE(a_non_breaking_hyphen_is_a_hyphen),
        CASE(other_ems_are_rounded),
        CASE(a_subset_draws_what_the_face_draws),
        CASE(the_shared_subset_holds_office_text),
        CASE(the_same_face_gives_the_same_subset),
        CASE(a_document_may_add_characters),
        CASE(files_that_are_no_fonts),
        CASE(files_cut_short),
        CASE(bytes_changed),
        CASE(a_changed_outline_is_told),
        CASE(a_face_without_vietnamese_is_told),
    };
    return cmocka_run_group_tests_name("text/font", tests, NULL, NULL);
}
