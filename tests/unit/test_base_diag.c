/* diag: faults are copied, sorted, filled in, and read well in both languages. */
#include "check.h"

#include "base/diag.h"

#include <string.h>

static arena *a;
static diag *d;

static int set_up(void **state) {
    (void)state;
    a = arena_new();
    d = diag_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    diag_drop(d);
    arena_drop(a);
    return 0;
}

static str rendered(lang language) {
    buf b = buf_in(a);
    diag_render(d, language, &b);
    return buf_str(&b);
}

static void shows_place_text_code_and_hint(void **state) {
    (void)state;
    diag_where at = {.file = STR("plan.json"), .line = 12, .column = 7, .path = STR("$.date")};
    DIAG_ADD(d, VALUE_DATE, at, STR("31/02/2023"));
    check_str(rendered(LANG_VI),
              "plan.json:12:7: $.date: lỗi: \"31/02/2023\" không phải là ngày có thật [date]\n"
              "  gợi ý: viết theo dạng năm-tháng-ngày, ví dụ 2023-10-06, hoặc ngày/tháng/năm, ví dụ 06/10/2023\n");
    check_str(rendered(LANG_EN),
              "plan.json:12:7: $.date: error: \"31/02/2023\" is not a real date [date]\n"
              "  hint: write year-month-day, for instance 2023-10-06, or day/month/year, for instance 06/10/2023\n");
}

static void leaves_out_what_is_not_known(void **state) {
    (void)state;
    DIAG_ADD(d, FILE_READ, (diag_where){0}, STR("x.json"), STR("No such file"));
    DIAG_ADD(d, VALUE_TYPE, ((diag_where){.path = STR("$.n")}), STR("số"), STR("chữ"), STR("a number"), STR("text"));
    check_str(rendered(LANG_EN), "error: \"x.json\" cannot be read: No such file [cannot-read]\n"
                                 "$.n: error: a number is expected here, not text [wrong-type]\n");
}

static void doubled_braces_and_missing_arguments(void **state) {
    (void)state;
    DIAG_ADD(d, JSON_NOT_OBJECT, (diag_where){0}, STR(""));
    diag_add(d, DIAG_FILE_READ, (diag_where){0}, NULL, 0);
    str text = rendered(LANG_EN);
    assert_true(str_find(text, STR("one JSON object { … }"), 0) < text.n);
    assert_true(str_find(text, STR("error: \"\" cannot be read:  [cannot-read]"), 0) < text.n);
}

static void what_was_told_can_be_taken_back(void **state) {
    (void)state;
    DIAG_ADD(d, FILE_READ, (diag_where){0}, STR("x.json"), STR("No such file"));
    size_t mark = diag_mark(d);
    assert_false(diag_lacks_place(d));
    DIAG_ADD(d, FILE_READ, ((diag_where){.line = -1}), STR("y.json"), STR("No such file"));
    assert_true(diag_lacks_place(d));
    diag_cut(d, mark);
    assert_false(diag_lacks_place(d));
    check_str(rendered(LANG_EN), "error: \"x.json\" cannot be read: No such file [cannot-read]\n");
}

static void the_same_is_told_once(void **state) {
    (void)state;
    diag_where here = {.file = STR("x.json"), .line = 2}, there = {.file = STR("x.json"), .line = 3};
    DIAG_ADD(d, VALUE_DATE, here, STR("a"));
    DIAG_ADD(d, VALUE_DATE, here, STR("b"));
    DIAG_ADD(d, VALUE_DATE, here, STR("a"));
    DIAG_ADD(d, VALUE_DATE, there, STR("a"));
    str text = rendered(LANG_EN);
    size_t told = 0;
    for (size_t i = 0; (i = str_find(text, STR("is not a real date"), i)) < text.n; i++) told++;
    assert_int_equal(told, 3);
}

static void sorts_by_place_then_by_discovery(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int line, column;
        const char *what;
    } found[] = {{"b", 1, 1, "5"}, {"a", 10, 1, "3"}, {"a", 2, 9, "2"}, {"a", 2, 1, "1"},
                 {"a", 10, 1, "4"}, {"", 0, 0, "0"}};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        diag_where at = {str_of(found[i].file), found[i].line, found[i].column, STR("")};
        DIAG_ADD(d, INTERNAL, at, str_of(found[i].what));
    }
    str text = rendered(LANG_EN);
    size_t last = 0;
    for (char c = '0'; c <= '5'; c++) {
        char what[] = "program: ?";
        what[9] = c;
        size_t at = str_find(text, str_of(what), 0);
        assert_true(at < text.n && at >= last);
        last = at;
    }
}

static void copies_what_it_is_given(void **state) {
    (void)state;
    char file[] = "one.json", name[] = "title";
    DIAG_ADD(d, FIELD_UNKNOWN, ((diag_where){.file = str_of(file)}), str_of(name));
    memset(file, 'x', strlen(file));
    memset(name, 'x', strlen(name));
    str text = rendered(LANG_EN);
    assert_true(str_starts(text, STR("one.json: warning: there is no field \"title\" here [field-unknown]")));
}

static void counts_by_level_and_clears(void **state) {
    (void)state;
    for (int i = 0; i < 40; i++) DIAG_ADD(d, FIELD_UNKNOWN, (diag_where){0}, STR("x"));
    DIAG_ADD(d, INTERNAL, (diag_where){0}, STR("x"));
    assert_int_equal(diag_count(d, DIAG_WARNING), 40);
    assert_int_equal(diag_count(d, DIAG_ERROR), 1);
    diag_clear(d);
    assert_int_equal(diag_count(d, DIAG_WARNING) + diag_count(d, DIAG_ERROR), 0);
    check_str(rendered(LANG_VI), "");
}

static void note(void *user, str slug, diag_level level, diag_where at, str text) {
    buf_fmt(user, "%.*s|%d|%d|%.*s\n", STR_ARG(slug), (int)level, at.line, STR_ARG(text));
}

static void visits_in_order(void **state) {
    (void)state;
    DIAG_ADD(d, FIELD_UNKNOWN, ((diag_where){.line = 2}), STR("y"));
    DIAG_ADD(d, INTERNAL, ((diag_where){.line = 1}), STR("z"));
    buf b = buf_in(a);
    diag_visit(d, LANG_VI, a, note, &b);
    check_str(buf_str(&b), "internal|1|1|lỗi của chương trình: z\nfield-unknown|0|2|không có trường \"y\" ở đây\n");
}

/* Every row must read in both languages, with the same arguments in either. */
static void every_row_is_whole(void **state) {
    (void)state;
    static const struct {
        const char *slug, *vi, *en, *vi_hint, *en_hint;
    } rows[] = {
#define DIAG(code, level, slug, vi, en, vi_hint, en_hint) {slug, vi, en, vi_hint, en_hint},
#include "base/diag.def"
#undef DIAG
    };
    assert_int_equal(sizeof rows / sizeof *rows, DIAG_CODES);
    for (size_t i = 0; i < DIAG_CODES; i++) {
        assert_true(rows[i].slug[0] && rows[i].vi[0] && rows[i].en[0]);
        assert_int_equal(!rows[i].vi_hint[0], !rows[i].en_hint[0]);
        assert_null(strchr(rows[i].slug, ' '));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(shows_place_text_code_and_hint, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_what_is_not_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_told_can_be_taken_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_is_told_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(doubled_braces_and_missing_arguments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sorts_by_place_then_by_discovery, set_up, tear_down),
        cmocka_unit_test_setup_teardown(copies_what_it_is_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_by_level_and_clears, set_up, tear_down),
        cmocka_unit_test_setup_teardown(visits_in_order, set_up, tear_down),
        cmocka_unit_test(every_row_is_whole),
    };
    return cmocka_run_group_tests_name("base/diag", tests, NULL, NULL);
}
