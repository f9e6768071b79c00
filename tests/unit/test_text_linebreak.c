/* linebreak: the table of common characters must say what libunibreak says, but where LibreOffice
 * differs; what that does was measured with its version 7.4. */
#include "check.h"

#include "text/linebreak.h"
#include "text/unicode.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 4096 };

static bool is_among(uint32_t cp, const uint16_t (*ranges)[2], size_t n) {
    for (size_t i = 0; i < n; i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1]) return true;
    return false;
}

/* Whether LibreOffice has a mind of its own about a line end between the two. */
static bool is_tailored(uint32_t before, uint32_t after) {
    static const uint16_t signs[][2] = { /* slashes, the degree sign, signs before and after numbers */
        {'$', '%'}, {'+', '+'}, {'/', '/'}, {'\\', '\\'}, {0xA2, 0xA5}, {0xB0, 0xB1},
        {0x2030, 0x2037}, {0x20A0, 0x20CF}, {0x2103, 0x2109}, {0x2116, 0x2116}, {0x2212, 0x2213}};
    static const uint16_t quotes[][2] = {
        {'"', '"'}, {'\'', '\''}, {0xAB, 0xAB}, {0xBB, 0xBB}, {0x2018, 0x201F}, {0x2039, 0x203A}};
    enum { SIGNS = sizeof signs / sizeof *signs, QUOTES = sizeof quotes / sizeof *quotes };
    if (is_among(before, signs, SIGNS) || is_among(after, signs, SIGNS)) return true;
    return (before == '-' && after >= '0' && after <= '9') || is_among(before, quotes, QUOTES);
}

/* Whether a line end behind byte `i` may be another than the library's. */
static bool may_differ(str s, size_t i) {
    uint32_t before = 0, after = 0;
    for (size_t at = 0; at <= i;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp != ' ') before = cp;
        if (at == i + 1 && at < s.n) after = utf8_next(s, &at);
    }
    return is_tailored(before, after);
}

/* For each byte whether a line may end after it. */
static void find_by_byte(str s, uint8_t *out) {
    break_at breaks[LONGEST + 1];
    assert_true(s.n <= LONGEST);
    memset(breaks, 0xAA, sizeof breaks);
    memset(out, BREAK_NO, s.n);
    size_t n = linebreak_find(s, breaks);
    assert_true(n <= s.n);
    assert_int_equal(breaks[s.n].end, 0xAAAAAAAA); /* keeps to its room */
    for (size_t i = 0; i < n; i++) {
        assert_true(breaks[i].end <= s.n && (!i || breaks[i].end > breaks[i - 1].end));
        assert_int_not_equal(breaks[i].kind, BREAK_NO);
        out[breaks[i].end - 1] = (uint8_t)breaks[i].kind;
    }
}

static void check_same(str s) {
    char found[LONGEST];
    uint8_t have[LONGEST];
    set_linebreaks_utf8((const utf8_t *)s.p, s.n, NULL, found);
    find_by_byte(s, have);
    for (size_t i = 0; i < s.n; i++) {
        linebreak want = found[i] == LINEBREAK_MUSTBREAK    ? BREAK_MUST
                         : found[i] == LINEBREAK_ALLOWBREAK ? BREAK_MAY
                                                            : BREAK_NO;
        if (have[i] == want || may_differ(s, i)) continue;
        print_error("text \"%.*s\" at %zu\n", STR_ARG(s), i);
        assert_int_equal(have[i], want);
    }
}

/* The text with '|' where a line may end, '^' where only for want of a blank, and '!' where it must. */
static void check_breaks(const char *text, const char *want) {
    arena *a = arena_new();
    uint8_t breaks[LONGEST];
    str s = str_of(text);
    find_by_byte(s, breaks);
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n; i++) {
        buf_byte(&b, s.p[i]);
        if (breaks[i] != BREAK_NO) buf_byte(&b, " |!^"[breaks[i]]);
    }
    check_str(buf_str(&b), want);
    arena_drop(a);
}

static void office_text(void **state) {
    (void)state;
    check_breaks("Nghị định số 30/2020/NĐ-CP ngày", "Nghị |định |số |30/2020/^NĐ-|CP |ngày!");
    check_breaks("1859-QĐ/TU, ngày 09/4/2019", "1859-|QĐ/^TU, |ngày |09/4/2019!");
    check_breaks("kinh tế - xã hội", "kinh |tế |- |xã |hội!");
    check_breaks("và / hoặc", "và / |hoặc!");
    check_breaks("ngày\xC2\xA0" "06 tháng", "ngày\xC2\xA0" "06 |tháng!");
    check_breaks("“Độc lập” (Hạnh phúc)", "“Độc |lập” |(Hạnh |phúc)!");
    check_breaks("một\nhai", "một\n!hai!");
    check_breaks("500.000 đồng; 10%.", "500.000 |đồng; |10%.!");
    check_breaks("A\xE2\x80\x91" "B C", "A\xE2\x80\x91" "B |C!");
    check_breaks("x", "x!");
    check_breaks("", "");
}

/* Measured: 13,280 texts of two signs between letters or figures, with and without a blank. */
static void as_libreoffice(void **state) {
    (void)state;
    check_breaks("12-12-2013", "12-|12-|2013!");
    check_breaks("từ -5°C", "từ |-|5°C!");
    check_breaks("2021-2026, 7h30-11h00", "2021-|2026, |7h30-|11h00!");
    check_breaks("và/hoặc a/1 1/2 1/b", "và/^hoặc |a/^1 |1/2 |1/^b!");
    check_breaks("đ/hộ -/- /", "đ/^hộ |-/- /!");
    check_breaks("5%/năm C$ 1.% a.%", "5%/^năm |C$ |1.% |a.|%!");
    check_breaks("(a)% (1)% 5%(b)", "(a)|% |(1)% |5%|(b)!");
    check_breaks("“a” (b)", "“a” |(b)!");
    check_breaks("a\\b", "a\\|b!");
    check_breaks("日 12-12 a/b", "日 |12-|12 |a/^b!"); /* by way of the library */
    check_breaks("nền” (35) ☐ ★ ✓", "nền” |(35) |☐ |★ |✓!"); /* signs leave no other text to the library */
}

/* Every character below U+2400 (but those the library cannot take) beside all sorts of neighbours. */
static void every_character_among_neighbours(void **state) {
    (void)state;
    static const char *const neighbours[] = {"a", "1", " ", "(", ")", "-", "–", "—", "/", ",",
                                             "!", "%", "$", "“", "\xC2\xA0", "…", "\n", "\t"};
    enum { N = sizeof neighbours / sizeof *neighbours };
    arena *a = arena_new();
    for (uint32_t cp = 1; cp < 0x2400; cp++)
        for (size_t i = 0; i < N; i++) {
            const char *before = neighbours[i], *after = neighbours[(i * 7 + cp) % N];
            arena_reset(a);
            buf b = buf_in(a);
            buf_add(&b, str_of(before));
            if (cp / N % 2) buf_byte(&b, ' ');
            b.n += utf8_put(buf_room(&b, 4), cp);
            if (cp / N % 4 > 1) buf_byte(&b, ' ');
            buf_add(&b, str_of(after));
            check_same(buf_str(&b));
            buf_add(&b, STR(" và hội nghị của Nhân dân")); /* long enough to be looked at sixteen bytes at a time */
            check_same(buf_str(&b));
        }
    arena_drop(a);
}

static void random_texts(void **state) {
    (void)state;
    static const char *const signs[] = {
        "a", "Đ", "ệ", "z", "0", "9", " ", " ", " ", "\n", "\t", "-", "–", "—", "/", ".", ",", ":",
        ";", "!", "?", "(", ")", "[", "]", "{", "|", "\\", "“", "”", "‘", "’", "\"", "'", "«", "»",
        "…", "%", "‰", "°", "$", "€", "₫", "+", "±", "−", "№", "§", "•", "·", "×", "½", "²", "₂",
        "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x91", "→", "≤", "&", "@", "#", "*", "=", "<", "¿",
        "}", "\xE2\x80\x8B", "́", "日", "\r" /* and some that the table leaves to the library */
    };
    enum { N = sizeof signs / sizeof *signs, RARE = 5 };
    uint32_t seed = 7;
    for (int round = 0; round < 100000; round++) {
        size_t count = 1 + check_random(&seed) % (round % 2 ? 12 : 60), kinds = round % 8 ? N - RARE : N, n = 0;
        char text[256];
        for (size_t i = 0; i < count; i++) {
            const char *sign = signs[check_random(&seed) % kinds];
            memcpy(text + n, sign, strlen(sign));
            n += strlen(sign);
        }
        check_same((str){text, n});
    }
}

static void sentences_of_plans(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Thực hiện Quyết định số: 1859-QĐ/TU, ngày 09/4/2019 của Tỉnh ủy Hà Giang về việc ban hành quy chế.",
        "- Mời đại diện lãnh đạo ủy ban Mặt trận Tổ quốc xã và các đoàn thể chính trị - xã hội.",
        "1.3. Đối tượng (nếu có): “Toàn dân đoàn kết xây dựng đời sống văn hóa”; HĐND & UBND xã.",
        "Từ 7h30’ đến 11h00’ ngày 18/11/2023 (thứ Bảy)…\nĐịa điểm: thôn 1, 2, 3 – xã An Ấp.",
        "500.000 đồng/hộ x 12 hộ = 6.000.000 đồng (Sáu triệu đồng chẵn./.)",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_same(str_of(texts[i]));
}

static void what_the_library_cannot_take(void **state) {
    (void)state;
    check_breaks("cờ 🇻🇳 Việt", "cờ |🇻|🇳 |Việt!"); /* regional indicators */
    check_breaks("a \xEF\xBF\xBF b", "a |\xEF\xBF\xBF |b!");
    check_breaks("\xEF\xBF\xBF", "\xEF\xBF\xBF!");
    check_breaks("😀/b 😀", "😀/^b |😀!");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(office_text),
        cmocka_unit_test(as_libreoffice),
        cmocka_unit_test(every_character_among_neighbours),
        cmocka_unit_test(random_texts),
        cmocka_unit_test(sentences_of_plans),
        cmocka_unit_test(what_the_library_cannot_take),
    };
    return cmocka_run_group_tests_name("text/linebreak", tests, NULL, NULL);
}
