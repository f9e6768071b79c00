/* Inline marks in texts: what they make of a text, and that plain text stays plain. */
#include "check.h"

#include "model/block.h"
#include "model/markup.h"

#include <string.h>

/* Pieces as one text: B[…] bold, I[…] italic, ^[…], _[…], <name> a reference. */
static char *shown(arena *a, str s, uint8_t marks) {
    static const struct {
        uint8_t mark;
        const char *open;
    } signs[] = {{MARK_BOLD, "B["}, {MARK_ITALIC, "I["}, {MARK_SUPERSCRIPT, "^["}, {MARK_SUBSCRIPT, "_["}};
    markup_pieces pieces = markup_read(a, s, marks);
    buf b = buf_in(a);
    for (size_t i = 0; i < pieces.n; i++) {
        const markup_piece *p = &pieces.items[i];
        assert_true((p->text.n > 0) != (p->ref.n > 0));
        for (size_t k = 0; k < 4; k++)
            if (p->marks & signs[k].mark) buf_add(&b, str_of(signs[k].open));
        if (p->ref.n) buf_fmt(&b, "<%.*s>", STR_ARG(p->ref));
        else buf_add(&b, p->text);
        for (size_t k = 0; k < 4; k++)
            if (p->marks & signs[k].mark) buf_byte(&b, ']');
    }
    return str_z(a, buf_str(&b));
}

static const char *const cases[][2] = {
    {"một **hai** ba", "một B[hai] ba"},
    {"__một__, hai", "I[một], hai"},
    {"**một __hai__ ba**.", "B[một ]B[I[hai]]B[ ba]."},
    {"(**Lưu ý:** x)", "(B[Lưu ý:] x)"},
    {"“**x**”", "“B[x]”"},
    {"KH-TT.HĐND_{18}", "KH-TT.HĐND_[18]"},
    {"m^{2}, __m^{3}__", "m^[2], I[m]I[^[3]]"},
    {"một\nhai **ba\nbốn**", "một\nhai B[ba\nbốn]"},
    {"theo {ref:kinh-phi}, **{ref:a}**", "theo <kinh-phi>, B[<a>]"},
    {"{REF:MUC-2}", "<muc-2>"},
    {"^{một **hai** ba}", "^[một ]B[^[hai]]^[ ba]"},
    /* plain text stays plain */
    {"2 * 3 ** 4", "2 * 3 ** 4"},
    {"a**b**c", "a**b**c"},
    {"ă__b__", "ă__b__"},
    {"**một", "**một"},
    {"**một **", "**một **"},
    {"** một**", "** một**"},
    {"một__", "một__"},
    {"**một** hai**", "B[một] hai**"},
    {"Số: ____/KH, ngày ______ tháng ____", "Số: ____/KH, ngày ______ tháng ____"},
    {"__________", "__________"},
    {"***một***", "***một***"},
    {"ten_tep_a, x_1, 2^3", "ten_tep_a, x_1, 2^3"},
    {"{một} {ref:} {ref:a b} {ref:a", "{một} {ref:} {ref:a b} {ref:a"},
    {"_{} ^{một", "_{} ^{một"},
    {"C:\\tep\\một", "C:\\tep\\một"},
    /* escapes */
    {"\\**một\\**", "**một**"},
    {"\\*\\*một\\*\\*", "**một**"},
    {"x\\_{1} \\{ref:a\\} \\^{2} \\\\", "x_{1} {ref:a} ^{2} \\"},
    {"05\\ đại biểu", "05\xC2\xA0đại biểu"},
    {"**một\\** hai**", "B[một** hai]"},
    {"\\", "\\"},
    {"", ""},
};

static void marks_are_read(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(shown(*state, str_of(cases[i][0]), 0), cases[i][1]);
}

static void marks_come_on_top_of_those_given(void **state) {
    assert_string_equal(shown(*state, STR("Địa điểm **A**:"), MARK_ITALIC), "I[Địa điểm ]B[I[A]]I[:]");
}

static void a_quick_look_passes_most_texts(void **state) {
    (void)state;
    assert_false(markup_may_be_in(STR("Đưa chủ trương của Đảng đến với người dân (40 x 20.000đ).")));
    assert_true(markup_may_be_in(STR("a * b")));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(markup_may_be_in(str_of(cases[i][0])) || !strcmp(cases[i][0], cases[i][1]));
}

static void without_marks(void **state) {
    arena *a = *state;
    const char *plain = "một";
    assert_string_equal(str_z(a, markup_plain(a, STR("KH-TT.HĐND_{18} **một** \\* {ref:x}"))), "KH-TT.HĐND18 một * …");
    assert_ptr_equal(markup_plain(a, str_of(plain)).p, plain);
}

/* Nothing is lost or read twice, and no text takes long, whatever stands in it: marks that never close, nested
 * ones, cut ones. */
static void any_text_is_read_in_one_go(void **state) {
    (void)state;
    static const char *const bits[] = {"**", "__", "^{", "_{", "}", "{ref:", "\\", " ", "ă", "x", "*", "**__", "\n"};
    enum { BITS = sizeof bits / sizeof *bits, MANY = 100000 };
    uint32_t random = 7;
    for (size_t round = 0; round < 3000; round++) {
        arena *a = arena_new();
        buf b = buf_in(a);
        for (size_t i = 0; i < 12; i++) {
            buf_add(&b, str_of(bits[check_random(&random) % BITS]));
        }
        shown(a, buf_str(&b), 0);
        assert_true(markup_plain(a, buf_str(&b)).n <= b.n + 2 * 12);
        arena_drop(a);
    }
    for (size_t i = 0; i < BITS; i++) {
        arena *a = arena_new();
        buf b = buf_in(a);
        for (size_t k = 0; k < MANY; k++) buf_fmt(&b, "%sx ", bits[i]);
        assert_int_equal(markup_read(a, buf_str(&b), 0).n >= 1, 1);
        arena_drop(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_read),
        cmocka_unit_test(marks_come_on_top_of_those_given),
        cmocka_unit_test(a_quick_look_passes_most_texts),
        cmocka_unit_test(without_marks),
        cmocka_unit_test(any_text_is_read_in_one_go),
    };
    return cmocka_run_group_tests(tests, check_arena, check_arena_drop);
}
