/* tie: which blanks and hyphens may not end a line. In the cases "~" stands for U+00A0 and "=" for U+2011. */
#include "check.h"

#include "text/tie.h"
#include "text/unicode.h"

#include <string.h>

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

static str shown(str s) {
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(s, &i);
        if (cp == 0xA0) buf_byte(&b, '~');
        else if (cp == 0x2011) buf_byte(&b, '=');
        else buf_add(&b, str_part(s, from, i));
    }
    return buf_str(&b);
}

static str untied(const char *want) {
    buf b = buf_in(a);
    for (; *want; want++) buf_byte(&b, *want == '~' ? ' ' : *want == '=' ? '-' : *want);
    return buf_str(&b);
}

static const char *const cases[] = {
    /* dates and what is counted in words */
    "ngày~06 tháng~10 năm~2023", "Từ ngày~05 - 10/10/2023", "Ngày~15/10/2023:", "kỳ họp thứ~9", "lần~2 năm nay 2 bộ",
    "28~tháng~5", "(ngày~18)", "“ngày~18”", "ngày~**06**", "hội nghị ngày, 06", "trong năm. 15",
    /* citations */
    "khoản~2 Mục~III", "điểm~a khoản~1 Điều~5", "Điểm~đ, Khoản~3", "Phụ lục~II", "khóa~XXIII", "Chương~IV, Phần~I",
    "mục đích", "Điều lệ", "phần việc", "điểm mới", "điểm~b)", "tiết~c", "Khóa~20", "điều kiện 5",
    /* figures and units */
    "20.000~đồng (hai mươi)", "05~người", "08~giờ~30~phút", "08~giờ~00 ngày~12", "giờ họp", "Trong 05~ngày", "15~triệu", "2,5~ha", "5~%", "15 đại biểu",
    "0912~345~678", "(024~123~456),", "20~000 đồng", "năm~2026 100", "12, 345", "0227~3~865~432", "12.5 345", "05 12",
    "(0203)~3.825.678", "ĐT: (0203)~3~825~678,", "0203~3.825.678", "(0203), 3.825.678", "(203) 3.825", "(02) 3", "(0203) tại",
    "(40~người)", "1.120.000~đồng.", "năm~2023 người", "5. người", "12/2013 đồng",
    /* names */
    "Nguyễn Văn~A, Bí thư", "Trần Thị~B", "Đỗ Văn~Đ;", "vitamin A", "Nguyễn Văn. A", "Ông~Q", "của A",
    /* what is written short before a name */
    "(P.~Đông Hải)", "Q.~1, TP.~Hồ Chí Minh", "“TX.~Sơn Tây”", "TM.~ỦY BAN", "ThS.~Nguyễn Văn~A", "P. họp", "Q.", "P.~“Đông”",
    "phòng P.~2.", "Hết. Đông", "PP. Đông", "TP., Hà Nội",
    "☐~Có   ☒~Không", "★ Có", "ô ☐",
    /* numbers of documents */
    "số~15=HD/BDVHU", "số~57=NQ/TW", "Số~30/2020/NĐ=CP", "số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN", "số máy", "217=QĐ/TW,", "30/2020/NĐ=CP", "23/KH=MTTQ", "ngày~12=12=2013", "2021=2026", "Covid=19", "số~21",
    "VNĐ=USD", "KH=TT.HĐND",
    "72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN", "chính trị - xã hội", "Phri-đrích", "Hà Nội-Huế", "-5 độ", "5-", "- 05~ngày", "A-b",
    /* left alone */
    "a-1@b-2.vn", "http://a-1.vn/2-3", "www.x-1.vn", "{ref:muc-2} và so", "{ref:a-1}-2", "x_{1-2}", "", " ", "a",
    "ngày\n06", "ngày  06", "ngày\t06",
};

static void cases_are_tied(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_str(shown(text_tie(a, untied(cases[i]))), cases[i]);
}

static void what_is_tied_stays_so(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str once = text_tie(a, untied(cases[i])), twice = text_tie(a, once);
        assert_true(str_eq(once, twice));
        check_str(text_untie(a, once), str_z(a, untied(cases[i])));
    }
}

static void a_text_without_ties_is_not_copied(void **state) {
    (void)state;
    str s = STR("Đưa chủ trương của Đảng, chính sách đến với người dân.");
    assert_ptr_equal(text_tie(a, s).p, s.p);
    s = text_tie(a, STR("ngày 06"));
    assert_ptr_equal(text_tie(a, s).p, s.p);
}

/* Any bytes a template may give: nothing is read beyond the end, nothing but blanks and hyphens changes. */
static void nothing_else_changes(void **state) {
    (void)state;
    static const char *const parts[] = {"ngày", "06", " ", "-", "{", "}", "A", "Đ", "III", "“", "*", "\n", "đ", ".", "điểm"};
    uint32_t random = 7;
    for (int round = 0; round < 3000; round++) {
        buf b = buf_in(a);
        for (uint32_t n = check_random(&random) % 12; n; n--)
            buf_add(&b, str_of(parts[check_random(&random) % (sizeof parts / sizeof *parts)]));
        str s = str_dup(a, buf_str(&b)), made = text_tie(a, s);
        size_t i = 0, k = 0;
        while (i < made.n && k < s.n) {
            uint32_t is = utf8_next(made, &i), was = utf8_next(s, &k);
            assert_true(is == was || (is == 0xA0 && was == ' ') || (is == 0x2011 && was == '-'));
        }
        assert_true(i == made.n && k == s.n);
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(cases_are_tied),
        CASE(what_is_tied_stays_so),
        CASE(a_text_without_ties_is_not_copied),
        CASE(nothing_else_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
