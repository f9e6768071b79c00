/* The small parts of the PDF: tokens, colour profile, properties, trimmed fonts. */
#include "pdf_kit.h"

#include "emit/pdf/flate.h"
#include "emit/pdf/icc.h"
#include "emit/pdf/meta.h"
#include "emit/pdf/syntax.h"
#include "emit/pdf/tree.h"
#include "emit/pdf/trim.h"

#include <math.h>

static int open_arena(void **state) {
    *state = arena_new();
    return 0;
}

static int close_arena(void **state) {
    arena_drop(*state);
    return 0;
}

static void assert_bytes(buf b, const char *want, size_t n) {
    assert_int_equal(b.n, n);
    assert_memory_equal(b.p, want, n);
}
#define ASSERT_BYTES(b, want) assert_bytes(b, want, sizeof(want) - 1)

static void text_strings(void **state) {
    buf b = buf_in(*state);
    syntax_text(&b, STR("a(b)\\\r"));
    ASSERT_BYTES(b, "(a\\(b\\)\\\\\\r)");
    b.n = 0;
    syntax_text(&b, STR("Kế \U0001F600"));
    ASSERT_BYTES(b, "(\xFE\xFF\0K\x1E\xBF\0 \xD8\x3D\xDE\0)");
    b.n = 0;
    syntax_text(&b, STR("Ĩ\u5C28")); /* U+0128, U+5C28: halves that are brackets and a backslash */
    ASSERT_BYTES(b, "(\xFE\xFF\x01\\(\\\\\\()");
}

static void points(void **state) {
    buf b = buf_in(*state);
    syntax_points(&b, LEN_PT * 595 + LEN_PT / 4);
    buf_byte(&b, ' ');
    syntax_points(&b, -LEN_PT / 3);
    ASSERT_BYTES(b, "595.25 -0.333");
}

static void one_line(void **state) {
    assert_true(str_eq(tree_line(STR(" KẾ\tHOẠCH \n số 1\x01"), *state), STR("KẾ HOẠCH số 1")));
    assert_int_equal(tree_line(STR(""), *state).n, 0);
}

/* Paragraph 0 goes on behind 1, as over a page with a foot; 1 has a page number. */
static void paragraphs_are_read_side_by_side(void **state) {
    const run first[] = {{.text = STR("một hai ba")}};
    const run second[] = {{.text = STR("Trang ")}, {.kind = RUN_PAGE_NUMBER}, {.text = STR(" của")}};
    const block paras[] = {{.id = 0, .as.para = {.runs = first, .runs_n = 1}},
                           {.id = 1, .as.para = {.runs = second, .runs_n = 3}}};
    const block *by_id[] = {&paras[0], &paras[1]};
    tree_reader r = tree_read(by_id, 2, *state);
    assert_false(tree_stops_at_blank(&r));
    assert_true(tree_is_new(&r, 0));
    assert_false(tree_read_on(&r, 0, STR("một")));
    assert_true(tree_read_on(&r, 0, STR("hai"))); /* the blank between them is in no piece */
    assert_true(tree_stops_at_blank(&r));
    assert_true(tree_read_on(&r, 1, STR("Trang "))); /* the blank behind "hai" */
    assert_false(tree_read_on(&r, 1, STR("12")));
    assert_false(tree_read_on(&r, 1, STR(" của")));
    assert_false(tree_stops_at_blank(&r));
    assert_false(tree_is_new(&r, 0));
    assert_false(tree_read_on(&r, 0, STR("ba")));
    assert_false(tree_stops_at_blank(&r));
    assert_false(tree_read_on(&r, 1, STR("Trang "))); /* shown again */
}

static uint32_t get(str s, size_t at, int bytes) {
    uint32_t v = 0;
    for (int i = 0; i < bytes; i++) v = v << 8 | (unsigned char)s.p[at + (size_t)i];
    return v;
}

static void profile_is_well_formed(void **state) {
    str s = icc_srgb(*state);
    assert_int_equal(get(s, 0, 4), s.n);
    assert_memory_equal(s.p + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(s.p + 36, "acsp", 4);
    uint32_t tags = get(s, 128, 4);
    assert_int_equal(tags, 9);
    int64_t sum[3] = {0};
    size_t media = 0;
    for (uint32_t i = 0; i < tags; i++) {
        size_t entry = 132 + i * 12, from = get(s, entry + 4, 4), n = get(s, entry + 8, 4);
        assert_true(from % 4 == 0 && from >= 132 + tags * 12 && from + n <= s.n);
        if (memcmp(s.p + entry, "wtpt", 4) == 0) media = from;
        if (memcmp(s.p + from, "XYZ ", 4) != 0) continue;
        for (size_t k = 0; k < 3; k++) sum[k] += (int32_t)get(s, from + 8 + 4 * k, 4);
    }
    for (size_t k = 0; k < 3; k++) /* red, green and blue at full make D50, besides which only the
                                      paper white is summed */
        assert_int_equal(sum[k] - get(s, 68 + 4 * k, 4), get(s, media + 8 + 4 * k, 4));
    assert_true(str_eq(s, icc_srgb(*state)));
}

static void profile_has_the_curve_of_srgb(void **state) {
    str s = icc_srgb(*state);
    size_t at = str_find(s, STR("curv"), 0);
    uint32_t n = get(s, at + 8, 4);
    for (uint32_t i = 0; i < n; i++) {
        double v = (double)i / (n - 1),
               light = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
        assert_true(fabs(get(s, at + 12 + 2 * i, 2) - light * 65535) <= 0.5);
    }
}

static void properties_agree(void **state) {
    doc d = {
        .title = STR("KẾ HOẠCH\nsố <1> & 2"), .author = STR("Ủy ban"), .date = STR("2023-10-06")};
    buf info = buf_in(*state), xmp = buf_in(*state);
    meta_info(&d, *state, &info);
    meta_xmp(&d, *state, &xmp);
    assert_true(pdf_has(buf_str(&info),
                        "/CreationDate(D:20231006000000+07'00')/ModDate(D:20231006000000+07'00')"));
    assert_true(
        pdf_has(buf_str(&xmp), "<xmp:CreateDate>2023-10-06T00:00:00+07:00</xmp:CreateDate>"));
    assert_true(pdf_has(buf_str(&xmp), ">KẾ HOẠCH số &lt;1&gt; &amp; 2</rdf:li>"));
    assert_true(pdf_has(
        buf_str(&xmp), "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>"));
    assert_false(pdf_has(buf_str(&info), "/Subject")); /* nothing said, nothing written */
    assert_false(pdf_has(buf_str(&xmp), "dc:description"));
}

static void files_without_a_date_have_a_fixed_one(void **state) {
    doc d = {.title = STR("x")};
    buf info = buf_in(*state);
    meta_info(&d, *state, &info);
    assert_true(pdf_has(buf_str(&info), "/CreationDate(D:19800101000000+07'00')"));
}

static void identifiers_follow_the_content(void **state) {
    buf a = buf_in(*state), b = buf_in(*state);
    meta_id(STR("one"), STR("two"), &a);
    meta_id(STR("one"), STR("twO"), &b);
    assert_int_equal(a.n, strlen("/ID[<><>]") + 64);
    assert_memory_equal(a.p + 5, a.p + 39, 32);
    assert_memory_equal(a.p, b.p, 20); /* its first half is of the first text */
    assert_memory_not_equal(a.p, b.p, a.n);
}

static void packing_can_be_undone(void **state) {
    flate *z = flate_open();
    str text = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbb");
    str packed = flate_pack(z, text, *state);
    assert_true(packed.n < text.n);
    assert_true(str_eq(flate_unpack(packed, text.n, *state), text));
    assert_int_equal(flate_unpack(str_part(packed, 0, packed.n - 3), text.n, *state).n, 0);
    flate_drop(z);
}

/* -- trimmed fonts -- */

static str subset_program(kit *k, const font_subset **s) {
    *s = font_base_subset(k->family.face[0], k->d);
    return (*s)->program;
}

static str table_of(str program, const char *tag) {
    for (size_t i = 0; i < get(program, 4, 2); i++) {
        size_t at = 12 + 16 * i, from = get(program, at + 8, 4);
        if (memcmp(program.p + at, tag, 4) == 0)
            return str_part(program, from, from + get(program, at + 12, 4));
    }
    fail_msg("no table %s", tag);
    return STR("");
}

static str outline_of(str program, unsigned g) {
    str loca = table_of(program, "loca"), glyf = table_of(program, "glyf");
    bool wide = get(table_of(program, "head"), 50, 2) != 0;
    size_t from = wide ? get(loca, g * 4, 4) : get(loca, g * 2, 2) * 2;
    size_t to = wide ? get(loca, g * 4 + 4, 4) : get(loca, g * 2 + 2, 2) * 2;
    return str_part(glyf, from, to);
}

static void trimmed_fonts_keep_what_is_used(void **state) {
    KIT(k);
    const font_subset *s;
    str whole = subset_program(k, &s);
    trimmer *t = trim_open(whole, k->a);
    assert_non_null(t);
    assert_int_equal(trim_glyphs(t), s->glyphs);
    uint8_t *used = ARENA_ARRAY(k->a, uint8_t, s->glyphs);
    unsigned composed = font_subset_glyph(s, 0x1EA5), plain = font_subset_glyph(s, 'z'); /* ấ */
    used[composed] = used[plain] = 1;
    str small = trim_make(t, used, k->a);
    assert_true(small.n < whole.n / 2);
    unsigned kept = 0;
    for (unsigned g = 0; g < s->glyphs; g++) {
        kept += used[g];
        assert_true(str_eq(outline_of(small, g), used[g] ? outline_of(whole, g) : STR("")));
    }
    assert_true(kept > 3); /* .notdef, the two, and the parts of ấ */
    str before = table_of(whole, "hmtx"), after = table_of(small, "hmtx");
    size_t advances = get(table_of(whole, "hhea"), 34, 2);
    assert_int_equal(after.n, before.n);
    for (size_t g = 0; g + 1 < advances; g++)
        assert_int_equal(get(after, g * 4, 4), used[g] ? get(before, g * 4, 4) : 0);
    assert_memory_equal(after.p + (advances - 1) * 4, before.p + (advances - 1) * 4,
                        before.n - (advances - 1) * 4);
}

static uint32_t sum_of(str s) {
    uint32_t sum = 0;
    for (size_t i = 0; i < s.n; i += 4) sum += get(s, i, 4);
    return sum;
}

static void trimmed_fonts_add_up(void **state) {
    KIT(k);
    const font_subset *s;
    str whole = subset_program(k, &s);
    uint8_t *used = ARENA_ARRAY(k->a, uint8_t, s->glyphs);
    for (unsigned g = 0; g < s->glyphs; g += 3) used[g] = 1;
    str small = trim_make(trim_open(whole, k->a), used, k->a);
    assert_int_equal(small.n % 4, 0);
    assert_int_equal(sum_of(small), 0xB1B0AFBA);
    for (size_t i = 0; i < get(small, 4, 2); i++) {
        size_t at = 12 + 16 * i, from = get(small, at + 8, 4), n = get(small, at + 12, 4);
        if (memcmp(small.p + at, "head", 4) == 0) continue; /* summed without its adjustment */
        assert_int_equal(get(small, at + 4, 4),
                         sum_of(str_part(small, from, from + (n + 3) / 4 * 4)));
    }
}

/* Whatever is cut off or overwritten, trimming refuses or stays inside. */
static void damaged_fonts_do_no_harm(void **state) {
    KIT(k);
    const font_subset *s;
    str whole = subset_program(k, &s);
    assert_null(trim_open(STR(""), k->a));
    assert_null(trim_open(STR("not a font at all"), k->a));
    uint32_t random = 1;
    for (int round = 0; round < 400; round++) {
        char *copy = mem_alloc(whole.n); /* of its own size, for the sanitizer to watch */
        memcpy(copy, whole.p, whole.n);
        for (int i = 0; i < 30; i++) {
            random = random * 1664525 + 1013904223;
            size_t within = i % 2 ? whole.n : 200;
            copy[(random >> 8) % within] = (char)(random >> 3);
        }
        arena *a = arena_new();
        trimmer *t = trim_open((str){copy, round % 4 ? whole.n : whole.n - random % 4000}, a);
        if (t && trim_glyphs(t) > 0) {
            uint8_t *used = ARENA_ARRAY(a, uint8_t, trim_glyphs(t));
            memset(used, 1, trim_glyphs(t));
            trim_make(t, used, a);
        }
        arena_drop(a);
        free(copy);
    }
}

#define PART_TEST(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void) {
    const struct CMUnitTest tests[] = {
        PART_TEST(text_strings),
        PART_TEST(points),
        PART_TEST(one_line),
        PART_TEST(paragraphs_are_read_side_by_side),
        PART_TEST(profile_is_well_formed),
        PART_TEST(profile_has_the_curve_of_srgb),
        PART_TEST(properties_agree),
        PART_TEST(files_without_a_date_have_a_fixed_one),
        PART_TEST(identifiers_follow_the_content),
        PART_TEST(packing_can_be_undone),
        KIT_TEST(trimmed_fonts_keep_what_is_used),
        KIT_TEST(trimmed_fonts_add_up),
        KIT_TEST(damaged_fonts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
