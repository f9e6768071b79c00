/* Labels as Word's lists: the text Word would show is always the label's, else the label stays text. */
#include "check.h"

#include "emit/docx/label.h"
#include "emit/docx/places.h"

#include <stdio.h>
#include <stdlib.h>

static const style plain = {.first = LEN_PT * 36};
static const style other = {.left = LEN_PT * 10, .first = LEN_PT * 36};
static const style hanging = {.left = LEN_PT * 20, .first = -LEN_PT * 10};

static docx_list_place place(docx_numbering *n, const label *l, const style *st) {
    static const run words = {.text = {"x", 1}};
    return docx_numbering_place(n, &(para){.label = *l, .style = st, .runs = &words, .runs_n = 1});
}

/* Places labels given as "level:text|level:text …"; gives "list.level" of each, "-" where it stays text. */
static str places(arena *a, const char *labels) {
    static const run words = {.text = {"x", 1}};
    str all = str_of(labels);
    doc d = {0};
    block *blocks = ARENA_ARRAY(a, block, all.n);
    for (size_t from = 0, end; from < all.n; from = end + 1) {
        end = str_find(all, STR("|"), from);
        str one = str_part(all, from, end);
        label l = {LABEL_NUMBER, one.p[0] - '0', str_part(one, 2, one.n), 0};
        blocks[d.n] = (block){.kind = BLOCK_PARA, .id = (uint32_t)d.n};
        blocks[d.n++].as.para = (para){.label = l, .style = &plain, .runs = &words, .runs_n = 1};
    }
    d.blocks = blocks;
    d.block_count = d.n;
    const docx_para_place *found = docx_places_find(&d, docx_numbering_new(a), a);
    buf out = buf_in(a);
    for (size_t i = 0; i < d.n; i++) {
        if (out.n) buf_byte(&out, ' ');
        if (found[i].list.list) buf_fmt(&out, "%d.%d", found[i].list.list, found[i].list.level);
        else buf_byte(&out, '-');
    }
    return buf_str(&out);
}

static void a_plan_is_one_list(void **state) {
    check_str(places(*state, "1:I.|2:1.|2:2.|3:2.1.|3:2.2.|4:a)|4:b)|1:II.|2:1.|3:1.1.|1:III."),
              "1.0 1.1 1.1 1.2 1.2 1.3 1.3 1.0 1.1 1.2 1.0");
}

static void a_new_count_is_a_new_list(void **state) {
    check_str(places(*state, "2:1.|2:2.|2:1.|2:2."), "1.0 1.0 2.0 2.0");
}

/* LibreOffice counts a level that was left out, Word does not: lists have no gaps. */
static void levels_left_out_make_no_gaps(void **state) {
    check_str(places(*state, "1:I.|4:a)|2:1.|4:a)|1:II.|2:1.|1:III.|4:a)"), "1.0 1.1 2.0 2.1 1.0 3.0 1.0 1.1");
}

static void an_old_count_goes_on_after_another_format(void **state) {
    check_str(places(*state, "1:I.|4:a)|4:b)|4:1)|4:2)|1:II."), "1.0 1.1 1.1 2.0 2.0 1.0");
}

static void a_count_may_start_anywhere(void **state) {
    check_str(places(*state, "1:II.|1:III."), "1.0 1.0");
    check_str(places(*state, "1:I.|1:III.|1:IV.|2:1."), "1.0 2.0 2.0 2.1");
}

static void lists_with_barred_d_are_text(void **state) {
    check_str(places(*state, "4:a)|4:b)|4:c)|4:d)"), "1.0 1.0 1.0 1.0");
    check_str(places(*state, "4:a)|4:b)|4:c)|4:d)|4:đ)|4:e)|4:g)"), "- - - - - - -");
    check_str(places(*state, "1:A.|1:B.|1:C.|1:D.|1:Đ."), "- - - - -");
    /* other lists beside and inside it are live */
    check_str(places(*state, "3:1.|4:a)|4:b)|5:1)|5:2)|4:c)|4:d)|4:đ)|3:2.|4:a)|4:b)"),
              "1.0 - - 1.1 1.1 - - - 1.0 2.0 2.0");
    check_str(places(*state, "4:d)|4:a)|1:I.|4:a)"), "- 1.0 2.0 2.1"); /* Word would go on with e */
}

static void a_path_follows_the_levels_above(void **state) {
    check_str(places(*state, "2:1.|3:2.1."), "1.0 -");
    check_str(places(*state, "3:1.1."), "-");
    check_str(places(*state, "1:I.|2:I.1."), "1.0 -"); /* Roman above: Word would need another switch */
    check_str(places(*state, "1:1.|2:1.1|3:1.1.1|3:1.1.2|2:1.2|3:1.2.1"), "1.0 1.1 1.2 1.2 1.1 1.2");
}

static void words_around_the_number(void **state) {
    check_str(places(*state, "1:Điều 1.|1:Điều 2.|1:Điều 3:"), "1.0 1.0 2.0");
    check_str(places(*state, "1:Phần\u00A0I|1:Phần\u00A0II"), "1.0 1.0");
    check_str(places(*state, "1:(1)|1:(2)"), "1.0 1.0");
}

static void levels_out_of_range_are_text(void **state) { check_str(places(*state, "0:1."), "-"); }

static void numbers_are_read_strictly(void **state) {
    (void)state;
    number_label l;
    assert_true(number_label_read(STR("XLIV."), NUMBER_ROMAN, &l));
    assert_int_equal(l.part[0], 44);
    const char *const wrong_roman[] = {"IIII.", "IC.", "VX.", "i.", ".", "", "IM.", "TI."};
    for (size_t i = 0; i < sizeof wrong_roman / sizeof *wrong_roman; i++)
        assert_false(number_label_read(str_of(wrong_roman[i]), NUMBER_ROMAN, &l));
    const char *const wrong_decimal[] = {"0.", "01.", "12345678901234567890.", "1a.", "50%", "%1 1."};
    for (size_t i = 0; i < sizeof wrong_decimal / sizeof *wrong_decimal; i++)
        assert_false(number_label_read(str_of(wrong_decimal[i]), NUMBER_DECIMAL, &l));
    const char *const wrong_path[] = {"1.", "1..2", ".1.2", "1.2.3.4.5.6.7.8.9.10"};
    for (size_t i = 0; i < sizeof wrong_path / sizeof *wrong_path; i++)
        assert_false(number_label_read(str_of(wrong_path[i]), NUMBER_PATH, &l));
    assert_true(number_label_read(STR("d)"), NUMBER_LOWER, &l));
    assert_false(number_label_read(STR("đ)"), NUMBER_LOWER, &l));
    assert_false(number_label_read(STR("e)"), NUMBER_LOWER, &l));
    assert_true(number_label_read(STR("Điều 12."), NUMBER_DECIMAL, &l));
    check_str(l.before, "Điều ");
    check_str(l.after, ".");
    assert_true(number_label_read(STR("Chương\u00A0IV"), NUMBER_ROMAN, &l));
    check_str(l.before, "Chương\u00A0");
    assert_false(number_label_read(STR("Đ1"), NUMBER_DECIMAL, &l));
    assert_int_equal(number_label_letter(STR("(đ)")), 5);
    assert_int_equal(number_label_letter(STR("e)")), 0);
}

static bool holds(str text, const char *what) { return str_find(text, str_of(what), 0) < text.n; }

static void definitions_are_written(void **state) {
    arena *a = *state;
    docx_numbering *n = docx_numbering_new(a);
    place(n, &(label){LABEL_NUMBER, 1, STR("I."), 0}, &plain);
    place(n, &(label){LABEL_NUMBER, 2, STR("1."), 0}, &plain);
    place(n, &(label){LABEL_NUMBER, 3, STR("1.1."), 0}, &plain);
    docx_list_place again = place(n, &(label){LABEL_NUMBER, 3, STR("1.2."), 0}, &other);
    assert_ptr_equal(again.indent, &plain); /* so the paragraph has to state its own */
    buf b = buf_in(a);
    docx_numbering_write(n, &b);
    str xml = buf_str(&b);
    assert_true(holds(xml, "<w:numFmt w:val=\"upperRoman\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"%1.\"/>"));
    assert_true(holds(xml, "<w:lvlText w:val=\"%2.\"/>"));
    assert_true(holds(xml, "<w:lvlText w:val=\"%2.%3.\"/>"));
    assert_true(holds(xml, "<w:ind w:left=\"0\" w:firstLine=\"720\"/>"));
    assert_true(holds(xml, "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"));
    assert_false(holds(xml, "w:numId=\"2\""));
}

/* "Chương I", and its title on the next line. */
static void labels_alone_on_their_line_have_no_blank(void **state) {
    arena *a = *state;
    docx_numbering *n = docx_numbering_new(a);
    static const run title[] = {{.kind = RUN_LINE_BREAK}, {.text = {"X", 1}}};
    const label chapter = {LABEL_NUMBER, 1, STR("Chương\u00A0III"), 0};
    assert_int_equal(docx_numbering_place(n, &(para){.label = chapter, .style = &plain, .runs = title, .runs_n = 2}).list, 1);
    buf b = buf_in(a);
    docx_numbering_write(n, &b);
    assert_true(holds(buf_str(&b), "<w:start w:val=\"3\"/><w:numFmt w:val=\"upperRoman\"/><w:suff w:val=\"nothing\"/>"
                                   "<w:lvlText w:val=\"Chương\u00A0%1\"/>"));
}

static void bullets_of_one_look_share_a_list(void **state) {
    arena *a = *state;
    docx_numbering *n = docx_numbering_new(a);
    label dash = {LABEL_BULLET, 5, STR("-"), 0}, plus = {LABEL_BULLET, 6, STR("+"), 0};
    assert_int_equal(place(n, &dash, &plain).list, 1);
    assert_int_equal(place(n, &plus, &plain).list, 2);
    assert_int_equal(place(n, &dash, &plain).list, 1);
    assert_int_equal(place(n, &dash, &hanging).list, 3);
    buf b = buf_in(a);
    docx_numbering_write(n, &b);
    assert_true(holds(buf_str(&b), "<w:numFmt w:val=\"bullet\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"-\"/>"));
    assert_true(holds(buf_str(&b), "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/>")); /* hanging: a tab */
    assert_true(holds(buf_str(&b), "<w:ind w:left=\"400\" w:hanging=\"200\"/>"));
}

static void typed_labels_are_text(void **state) {
    docx_numbering *n = docx_numbering_new(*state);
    assert_int_equal(place(n, &(label){LABEL_TYPED, 1, STR("I."), 0}, &plain).list, 0);
    assert_int_equal(place(n, &(label){LABEL_NONE, 1, STR(""), 0}, &plain).list, 0);
}

/* The numbers at which the lists written begin, by id. */
static void read_starts(str xml, int *start) {
    for (size_t at = 0; (at = str_find(xml, STR("w:abstractNumId=\""), at)) < xml.n; at++) {
        int id = atoi(xml.p + at + sizeof "w:abstractNumId=\"" - 1);
        size_t first = str_find(xml, STR("<w:start w:val=\""), at);
        start[id] = atoi(xml.p + first + sizeof "<w:start w:val=\"" - 1);
    }
}

/* What an independent count shows at a place, no level of which may be left out. */
static str count_on(arena *a, int rank, int level, int count[9], int start) {
    static const char *const roman[] = {"", "I.", "II.", "III."};
    if (!count[level] && level == 0) count[level] = start - 1;
    int now = ++count[level], above = level ? count[level - 1] : 0;
    for (int i = level + 1; i < 9; i++) count[i] = 0;
    for (int i = 0; i < level; i++) assert_true(count[i] > 0);
    if (rank == 1) return str_of(roman[now & 3]);
    if (rank == 2) return str_fmt(a, "%d.", now);
    return rank == 3 ? str_fmt(a, "%d.%d.", above, now) : str_fmt(a, "%c)", 'a' + now - 1);
}

static void what_word_shows_is_the_label(void **state) {
    static const char *const texts[] = {"I.", "II.", "III.", "1.", "2.", "3.", "1.1.", "1.2.", "2.1.", "a)", "b)", "c)"};
    enum { TEXTS = sizeof texts / sizeof *texts, LISTS = 3000 };
    static int count[LISTS + 1][9], format[LISTS + 1][9], start[LISTS + 1], picks[LISTS];
    static docx_list_place placed[LISTS];
    uint32_t seed = 7;
    docx_numbering *n = docx_numbering_new(*state);
    buf xml = buf_in(*state);
    int live = 0;
    for (int i = 0; i < LISTS; i++) {
        picks[i] = (int)(check_random(&seed) % TEXTS);
        placed[i] = place(n, &(label){LABEL_NUMBER, picks[i] / 3 + 1, str_of(texts[picks[i]]), 0}, &plain);
    }
    docx_numbering_write(n, &xml);
    read_starts(buf_str(&xml), start);
    for (int i = 0; i < LISTS; i++) {
        docx_list_place p = placed[i];
        int rank = picks[i] / 3 + 1;
        if (!p.list) continue;
        live++;
        int *known = &format[p.list][p.level];
        assert_true(*known == 0 || *known == rank);
        *known = rank;
        check_str(count_on(*state, rank, p.level, count[p.list], start[p.list]), texts[picks[i]]);
    }
    assert_true(live > LISTS / 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_one_list),
        cmocka_unit_test(a_new_count_is_a_new_list),
        cmocka_unit_test(levels_left_out_make_no_gaps),
        cmocka_unit_test(an_old_count_goes_on_after_another_format),
        cmocka_unit_test(a_count_may_start_anywhere),
        cmocka_unit_test(lists_with_barred_d_are_text),
        cmocka_unit_test(a_path_follows_the_levels_above),
        cmocka_unit_test(words_around_the_number),
        cmocka_unit_test(levels_out_of_range_are_text),
        cmocka_unit_test(numbers_are_read_strictly),
        cmocka_unit_test(definitions_are_written),
        cmocka_unit_test(labels_alone_on_their_line_have_no_blank),
        cmocka_unit_test(bullets_of_one_look_share_a_list),
        cmocka_unit_test(typed_labels_are_text),
        cmocka_unit_test(what_word_shows_is_the_label),
    };
    return cmocka_run_group_tests(tests, check_arena, check_arena_drop);
}
