/* unicode: UTF-8 told right from wrong, composed form equal to utf8proc's, case, slugs, near names. */
#include "check.h"

#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static arena *a;

static int set_up(void **state) {
    (void)state;
    a = arena_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_drop(a);
    return 0;
}

static bool is_scalar(uint32_t cp) { return cp < 0xD800 || (cp > 0xDFFF && cp < 0x110000); }

static void every_character_goes_round(void **state) {
    (void)state;
    for (uint32_t cp = 1; cp < 0x110000; cp++) {
        if (!is_scalar(cp)) continue;
        char bytes[4];
        size_t n = utf8_put(bytes, cp), i = 0, bad;
        str s = {bytes, n};
        assert_true(utf8_valid(s, &bad));
        assert_int_equal(utf8_next(s, &i), cp);
        assert_int_equal(i, n);
        assert_int_equal(utf8_count(s), 1);
    }
}

static void invalid_bytes_are_found(void **state) {
    (void)state;
    static const struct {
        const char *s;
        size_t bad;
    } cases[] = {
        {"a\x80", 1},          {"\xC0\x80", 0},         {"\xC1\xBF", 0},         {"ab\xC3", 2},
        {"\xE1\xBA", 0},       {"\xE1\xBAx", 0},        {"\xE0\x9F\xBF", 0},     {"\xED\xA0\x80", 0},
        {"\xF0\x8F\xBF\xBF", 0}, {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"\xFF", 0},
        {"\xC3\xA0\xFE", 2},   {"\xF0\x9F\x98", 0},     {"Kế ho\xB9" "ch", 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t bad = 99;
        assert_false(utf8_valid(str_of(cases[i].s), &bad));
        assert_int_equal(bad, cases[i].bad);
    }
    size_t bad = 99;
    assert_true(utf8_valid(STR(""), &bad));
    assert_true(utf8_valid(STR("Quyết định số 30/2020/NĐ-CP — 😀"), &bad));
}

static void check_nfc(str s) {
    char *z = str_z(a, s);
    utf8proc_uint8_t *want = utf8proc_NFC((const utf8proc_uint8_t *)z);
    assert_non_null(want);
    check_str(text_nfc(a, s), (const char *)want);
    free(want);
}

/* Each character alone, and between letters and marks that like to join. */
static void nfc_is_utf8procs_for_every_character(void **state) {
    (void)state;
    static const uint32_t marks[] = {0x300, 0x301, 0x302, 0x303, 0x309, 0x31B, 0x323, 0x327, 0x338};
    for (uint32_t cp = 1; cp < 0x30000; cp++) {
        if (!is_scalar(cp)) continue;
        char bytes[16];
        size_t n = utf8_put(bytes, cp);
        check_nfc((str){bytes, n});
        n += utf8_put(bytes + n, marks[cp % (sizeof marks / sizeof *marks)]);
        check_nfc((str){bytes, n});
        if (cp % 1000 == 0) arena_reset(a);
    }
}

static void nfc_is_utf8procs_for_neighbours(void **state) {
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 100000; round++) {
        char bytes[64];
        size_t n = 0;
        for (int i = 0; i < 8; i++) {
            static const uint32_t starts[] = {0x20, 0x41, 0x61, 0xC0, 0x100, 0x1A0, 0x1EA0, 0x300, 0x2000, 0x2200};
            uint32_t start = starts[check_random(&seed) % (sizeof starts / sizeof *starts)];
            n += utf8_put(bytes + n, start + check_random(&seed) % 0x60);
        }
        check_nfc((str){bytes, n});
        if (round % 1000 == 0) arena_reset(a);
    }
}

/* The slow answer to text_is_plain, but for the scripts it knows. */
static bool is_careful_plain(str s) {
    size_t bad;
    if (!utf8_valid(s, &bad)) return false;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp = utf8_next(s, &i);
        bool blank = cp == '\n' || cp == '\t' || cp == '\r';
        if ((cp < 0x20 && !blank) || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029) return false;
    }
    return text_nfc(a, s).p == s.p;
}

static void plain_text_is_told_by_every_sequence(void **state) {
    (void)state;
    for (uint32_t code = 0; code < 1u << 24; code++) {
        char bytes[] = {(char)(code >> 16), (char)(code >> 8), (char)code};
        for (size_t n = code & 0xFFFF ? 3 : 1; n <= 3; n++) {
            str s = {bytes, n};
            if (text_is_plain(s) && !is_careful_plain(s)) fail_msg("%06X", (unsigned)code);
        }
    }
}

static void plain_text_knows_what_offices_write(void **state) {
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        if (!is_scalar(cp)) continue;
        char bytes[4];
        str s = {bytes, utf8_put(bytes, cp)};
        bool known = cp < 0x300 || (cp >= 0x1E00 && cp < 0x1F00) || (cp >= 0x2010 && cp < 0x20D0) ||
                     (cp >= 0x2190 && cp < 0x2300);
        assert_int_equal(text_is_plain(s), known && is_careful_plain(s));
        arena_reset(a);
    }
    assert_true(text_is_plain(STR("")));
    assert_true(text_is_plain(STR("“Độc lập – Tự do – Hạnh phúc”\r\n\t500 000 ₫ ≤ →")));
    assert_false(text_is_plain(STR("Độc lập\xE1\xBA"))); /* cut short */
    assert_false(text_is_plain(STR("a\x07")));
}

static void composed_text_is_given_back_itself(void **state) {
    (void)state;
    str s = STR("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM – “Độc lập” … 500 000 ₫ ± ½ ≤ →");
    size_t used = arena_used(a);
    assert_ptr_equal(text_nfc(a, s).p, s.p);
    assert_int_equal(arena_used(a), used);
    assert_ptr_equal(text_nfc(a, (str){s.p, 0}).p, s.p);
    check_str(text_nfc(a, STR("Tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t")), "Tiếng Việt");
}

static void case_of_all_vietnamese_letters(void **state) {
    (void)state;
    str lower = STR("aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ 1-/“”");
    str upper = STR("AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ 1-/“”");
    check_str(text_upper(a, lower), str_z(a, upper));
    check_str(text_lower(a, upper), str_z(a, lower));
    check_str(text_fold(a, upper),
              "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooooooooopqrstuuuuuuuuuuuuvxyyyyyy 1-/“”");
    check_str(text_upper(a, STR("")), "");
}

static void slugs(void **state) {
    (void)state;
    static const struct {
        const char *s;
        size_t max;
        const char *slug;
    } cases[] = {
        {"Kế hoạch tuyên truyền năm 2023", 80, "ke-hoach-tuyen-truyen-nam-2023"},
        {"  30/2020/NĐ-CP  ", 80, "30-2020-nd-cp"},
        {"Đường Đ. Đức", 80, "duong-d-duc"},
        {"../../etc/passwd", 80, "etc-passwd"},
        {"“—”", 80, ""},
        {"", 80, ""},
        {"Kế hoạch tuyên truyền", 18, "ke-hoach-tuyen"},
        {"Kế hoạch tuyên truyền", 14, "ke-hoach-tuyen"},
        {"Kế hoạch", 8, "ke-hoach"},
        {"nghiêmnghiêm", 6, "nghiem"},
        {"日本語", 7, "日本"},
        {"日本語", 2, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_str(text_slug(a, str_of(cases[i].s), cases[i].max), cases[i].slug);
}

static void clean_text_has_single_blanks(void **state) {
    (void)state;
    static const struct {
        const char *s, *clean;
    } cases[] = {
        {"", ""}, {"một hai", "một hai"}, {"một\nhai", "một\nhai"}, {"một\n\nhai", "một\n\nhai"},
        {" một", "một"}, {"một ", "một"}, {"\nmột", "một"}, {"một\n", "một"}, {"một  hai", "một hai"},
        {"một\thai", "một hai"}, {"một \n hai", "một\nhai"}, {"một\r\nhai", "một\nhai"}, {" \n\t ", ""},
        {"một\xC2\xA0hai", "một\xC2\xA0hai"}, {"\xC2\xA0", "\xC2\xA0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str s = str_of(cases[i].s), made = text_clean(a, s);
        check_str(made, cases[i].clean);
        assert_int_equal(made.p == s.p, str_eq(made, s)); /* itself when there was nothing to do */
    }
}

static bool has_gap(str s) {
    bool gap = s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
    for (size_t i = 1; i < s.n; i++) gap |= s.p[i] == ' ' && s.p[i - 1] == ' ';
    return gap;
}

static void gaps_are_found_wherever_they_are(void **state) {
    (void)state;
    uint32_t seed = 5;
    for (int round = 0; round < 100000; round++) {
        char bytes[80];
        size_t n = check_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < n; i++)
            bytes[i] = check_random(&seed) % 200 == 0 ? '\n' : check_random(&seed) % 30 ? '\x99' : ' ';
        str s = {bytes, n}, clean = text_clean(a, s);
        assert_int_equal(text_has_gap(s), has_gap(s));
        assert_false(text_has_gap(clean));
        assert_int_equal(clean.p == s.p, str_eq(clean, s));
        arena_reset(a);
    }
}

static void nearest_names(void **state) {
    (void)state;
    static const str fields[] = {{"title", 5}, {"date", 4}, {"number", 6}, {"recipients", 10}, {"người ký", 11}};
    enum { N = sizeof fields / sizeof *fields };
    static const struct {
        const char *name;
        size_t nearest;
    } cases[] = {
        {"titel", 0}, {"Title", 0}, {"dat", 1},   {"nubmer", 2}, {"recipent", 3}, {"nguoi ky", 4},
        {"xyz", N},   {"", N},      {"to", N},    {"tile", 0},   {"recipientsrecipients", N},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(text_nearest(a, str_of(cases[i].name), fields, N), cases[i].nearest);
    assert_int_equal(text_nearest(a, STR("x"), NULL, 0), 0);
}

static void the_nearer_of_two_wins(void **state) {
    (void)state;
    static const str names[] = {{"headings", 8}, {"heading", 7}, {"heading", 7}};
    assert_int_equal(text_nearest(a, STR("heading"), names, 3), 1);
    assert_int_equal(text_nearest(a, STR("headin"), names, 3), 1);
}

int main(void) {
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(every_character_goes_round),
        CASE(invalid_bytes_are_found),
        CASE(nfc_is_utf8procs_for_every_character),
        CASE(nfc_is_utf8procs_for_neighbours),
        CASE(plain_text_is_told_by_every_sequence),
        CASE(plain_text_knows_what_offices_write),
        CASE(composed_text_is_given_back_itself),
        CASE(case_of_all_vietnamese_letters),
        CASE(slugs),
        CASE(clean_text_has_single_blanks),
        CASE(gaps_are_found_wherever_they_are),
        CASE(nearest_names),
        CASE(the_nearer_of_two_wins),
    };
    return cmocka_run_group_tests_name("text/unicode", tests, NULL, NULL);
}
