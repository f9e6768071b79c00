/* Which letters of which lines are nudged. */
#include "check.h"

#include "emit/docx/nudge.h"

enum { DOUBTFUL = LEN_PT / 10, SURE = LEN_PT / 2 };

#define END(to, left, need) {.end = (to), .slack = (left), .next_need = (need)}

static str shown(arena *a, const para *p, const line_end *ends, size_t n) {
    docx_nudge *nudges = NULL;
    const block_layout l = {.ends = ends, .ends_n = n};
    size_t found = docx_nudge_find(p, &l, a, &nudges);
    buf b = buf_in(a);
    for (size_t i = 0; i < found; i++)
        buf_fmt(&b, "%s%zu-%zu:%d", i ? " " : "", nudges[i].from, nudges[i].to, nudges[i].spacing);
    return buf_str(&b);
}

/*                                          10        20        30 */
static const run two_lines[] = {{.kind = RUN_TEXT, .text = {"0123456789 123456789 123456789", 30}}};
static const para plain = {.runs = two_lines, .runs_n = 1};

static void lines_with_room_are_left_alone(void **state) {
    const line_end ends[] = {END(21, SURE, SURE * 40), END(30, SURE, 0)};
    check_str(shown(*state, &plain, ends, 2), "");
}

static void a_line_that_just_fits_is_tightened(void **state) {
    const line_end ends[] = {END(21, DOUBTFUL, SURE * 40), END(30, 0, 0)};
    check_str(shown(*state, &plain, ends, 2), "8-20:-2 21-30:-2"); /* blank at the end not counted; not into the line before */
}

static void a_line_that_just_cannot_take_more_is_widened(void **state) {
    const line_end ends[] = {END(21, SURE * 40, SURE * 40 + DOUBTFUL), END(30, SURE, 0)};
    check_str(shown(*state, &plain, ends, 2), "8-20:2");
    const line_end clear[] = {END(21, SURE * 40, SURE * 41), END(30, SURE, 0)};
    check_str(shown(*state, &plain, clear, 2), "");
}

static void letters_are_counted_not_bytes(void **state) {
    const run r = {.kind = RUN_TEXT, .text = STR("ệệệệệệệệệệệệệệệ")}; /* 15 letters of 3 bytes */
    const para p = {.runs = &r, .runs_n = 1};
    const line_end ends[] = {END(45, 0, 0)};
    check_str(shown(*state, &p, ends, 1), "9-45:-2");
}

static void labels_are_never_nudged(void **state) {
    const run r = {.kind = RUN_TEXT, .text = STR("abc")};
    const para p = {.label = {LABEL_NUMBER, 1, STR("I."), 0}, .runs = &r, .runs_n = 1};
    assert_int_equal(docx_label_bytes(&p.label), 3);
    const line_end ends[] = {END(6, 0, 0)};
    check_str(shown(*state, &p, ends, 1), "3-6:-2");
    const line_end label_alone[] = {END(3, 0, SURE), END(6, SURE, 0)};
    check_str(shown(*state, &p, label_alone, 2), "");
}

static void tabs_and_breaks_are_one_byte(void **state) {
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("abc")}, {.kind = RUN_LINE_BREAK}, {.kind = RUN_TEXT, .text = STR("de")}};
    const para p = {.runs = runs, .runs_n = 3};
    const line_end ends[] = {END(4, 0, 0), END(6, 0, 0)};
    check_str(shown(*state, &p, ends, 2), "0-3:-2 4-6:-2");
}

/* Their left edges move. */
static void centred_and_right_lines_are_nudged_less(void **state) {
    const style centred = {.align = ALIGN_CENTRE}, right = {.align = ALIGN_RIGHT};
    para p = {.style = &centred, .runs = two_lines, .runs_n = 1};
    const line_end ends[] = {END(21, DOUBTFUL, SURE * 40), END(30, SURE, 0)};
    check_str(shown(*state, &p, ends, 2), "14-20:-1");
    p.style = &right;
    check_str(shown(*state, &p, ends, 2), "17-20:-1");
}

#define CUT(to, left, need) {.end = (to), .slack = (left), .next_need = (need), .cut = true}

/* LibreOffice cuts a word a letter before the first change of looks in the line it begins. */
static void the_first_line_of_a_word_is_nudged_whole_or_behind_it(void **state) {
    const line_end sure[] = {CUT(5, SURE, SURE * 4), END(30, SURE, 0)};
    check_str(shown(*state, &plain, sure, 2), "");
    const line_end fits[] = {CUT(5, DOUBTFUL, SURE * 20), END(30, SURE, 0)};
    check_str(shown(*state, &plain, fits, 2), "0-6:-1"); /* up to the next line's first letter */
    const line_end full[] = {CUT(5, SURE, SURE + DOUBTFUL), END(30, SURE, 0)};
    check_str(shown(*state, &plain, full, 2), "6-7:1");
    const line_end last_letter[] = {CUT(9, SURE, SURE + DOUBTFUL), END(30, SURE, 0)};
    check_str(shown(*state, &plain, last_letter, 2), "0-10:1"); /* none is left to nudge behind it */
}

/* The letter that begins them belongs to the line before, as LibreOffice sees it. */
static void later_lines_of_a_word_are_nudged_behind_their_first_letter(void **state) {
    const line_end cut[] = {CUT(3, SURE, SURE * 4), CUT(7, DOUBTFUL, SURE * 4), END(30, SURE, 0)};
    check_str(shown(*state, &plain, cut, 3), "4-7:-2");
    const line_end both[] = {CUT(3, SURE, SURE + DOUBTFUL), CUT(8, SURE, SURE + DOUBTFUL), END(30, SURE, 0)};
    check_str(shown(*state, &plain, both, 3), "4-5:1 5-8:2");
    const line_end rest[] = {CUT(5, SURE, SURE * 4), END(11, DOUBTFUL, SURE * 4), END(30, SURE, 0)};
    check_str(shown(*state, &plain, rest, 3), "6-10:-2");
}

/* Before or behind a slash, where LibreOffice would go on: the next line's second letter is a change of looks. */
static void a_held_line_is_nudged_behind_the_next_ones_first_letter(void **state) {
    const line_end ends[] = {{.end = 5, .slack = SURE, .held = true}, END(30, SURE, 0)};
    check_str(shown(*state, &plain, ends, 2), "6-7:1");
}

/* The rest of a word, of a letter that the line before had to spare. */
static void a_line_without_letters_is_kept_from_taking_more_by_the_next_word(void **state) {
    const line_end ends[] = {CUT(9, SURE, SURE * 4), END(11, SURE * 4, SURE * 4 + DOUBTFUL), END(30, SURE, 0)};
    check_str(shown(*state, &plain, ends, 3), "11-13:2");
}

/* Its first word would go up. */
static void a_line_is_not_tightened_at_its_head_where_the_one_before_nearly_has_room(void **state) {
    const run r = {.kind = RUN_TEXT, .text = STR("ab cdef gh")};
    const para p = {.runs = &r, .runs_n = 1};
    const line_end nearly[] = {END(3, SURE * 4, SURE * 5), END(10, DOUBTFUL, 0)};
    check_str(shown(*state, &p, nearly, 2), "8-10:-2");
    const line_end far[] = {END(3, SURE * 4, SURE * 40), END(10, DOUBTFUL, 0)};
    check_str(shown(*state, &p, far, 2), "3-10:-2");
}

static void an_empty_paragraph_has_none(void **state) {
    const para p = {0};
    const line_end ends[] = {END(0, 0, 0)};
    check_str(shown(*state, &p, ends, 1), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_with_room_are_left_alone),
        cmocka_unit_test(a_line_that_just_fits_is_tightened),
        cmocka_unit_test(a_line_that_just_cannot_take_more_is_widened),
        cmocka_unit_test(letters_are_counted_not_bytes),
        cmocka_unit_test(labels_are_never_nudged),
        cmocka_unit_test(tabs_and_breaks_are_one_byte),
        cmocka_unit_test(centred_and_right_lines_are_nudged_less),
        cmocka_unit_test(the_first_line_of_a_word_is_nudged_whole_or_behind_it),
        cmocka_unit_test(later_lines_of_a_word_are_nudged_behind_their_first_letter),
        cmocka_unit_test(a_held_line_is_nudged_behind_the_next_ones_first_letter),
        cmocka_unit_test(a_line_without_letters_is_kept_from_taking_more_by_the_next_word),
        cmocka_unit_test(a_line_is_not_tightened_at_its_head_where_the_one_before_nearly_has_room),
        cmocka_unit_test(an_empty_paragraph_has_none),
    };
    return cmocka_run_group_tests(tests, check_arena, check_arena_drop);
}
