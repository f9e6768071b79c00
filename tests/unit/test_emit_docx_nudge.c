/* Which letters of which lines are nudged. */
#include "check.h"

#include "emit/docx/nudge.h"


enum { DOUBTFUL = LEN_PT / 10, SURE = LEN_PT / 2 };

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
    const line_end ends[] = {{21, SURE, SURE * 40}, {30, SURE, 0}};
    check_str(shown(*state, &plain, ends, 2), "");
}

static void a_line_that_just_fits_is_tightened(void **state) {
    const line_end ends[] = {{21, DOUBTFUL, SURE * 40}, {30, 0, 0}};
    check_str(shown(*state, &plain, ends, 2), "8-20:-2 21-30:-2"); /* blank at the end not counted; not into the line before */
}

static void a_line_that_just_cannot_take_more_is_widened(void **state) {
    const line_end ends[] = {{21, SURE * 40, SURE * 40 + DOUBTFUL}, {30, SURE, 0}};
    check_str(shown(*state, &plain, ends, 2), "8-20:2");
    const line_end clear[] = {{21, SURE * 40, SURE * 41}, {30, SURE, 0}};
    check_str(shown(*state, &plain, clear, 2), "");
}

static void letters_are_counted_not_bytes(void **state) {
    const run r = {.kind = RUN_TEXT, .text = STR("ệệệệệệệệệệệệệệệ")}; /* 15 letters of 3 bytes */
    const para p = {.runs = &r, .runs_n = 1};
    const line_end ends[] = {{45, 0, 0}};
    check_str(shown(*state, &p, ends, 1), "9-45:-2");
}

static void labels_are_never_nudged(void **state) {
    const run r = {.kind = RUN_TEXT, .text = STR("abc")};
    const para p = {.label = {LABEL_NUMBER, 1, STR("I."), 0}, .runs = &r, .runs_n = 1};
    assert_int_equal(docx_label_bytes(&p.label), 3);
    const line_end ends[] = {{6, 0, 0}};
    check_str(shown(*state, &p, ends, 1), "3-6:-2");
    const line_end label_alone[] = {{3, 0, SURE}, {6, SURE, 0}};
    check_str(shown(*state, &p, label_alone, 2), "");
}

static void tabs_and_breaks_are_one_byte(void **state) {
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("abc")}, {.kind = RUN_LINE_BREAK}, {.kind = RUN_TEXT, .text = STR("de")}};
    const para p = {.runs = runs, .runs_n = 3};
    const line_end ends[] = {{4, 0, 0}, {6, 0, 0}};
    check_str(shown(*state, &p, ends, 2), "0-3:-2 4-6:-2");
}

static void an_empty_paragraph_has_none(void **state) {
    const para p = {0};
    const line_end ends[] = {{0, 0, 0}};
    check_str(shown(*state, &p, ends, 1), "");
}

static int set_up(void **state) { return (*state = arena_new()) ? 0 : -1; }

static int tear_down(void **state) {
    arena_drop(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_with_room_are_left_alone),
        cmocka_unit_test(a_line_that_just_fits_is_tightened),
        cmocka_unit_test(a_line_that_just_cannot_take_more_is_widened),
        cmocka_unit_test(letters_are_counted_not_bytes),
        cmocka_unit_test(labels_are_never_nudged),
        cmocka_unit_test(tabs_and_breaks_are_one_byte),
        cmocka_unit_test(an_empty_paragraph_has_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
