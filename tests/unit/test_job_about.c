/* about: what a list says of a document, as text and back. */
#include "data_kit.h"

#include "job/about.h"

static void test_a_document_and_back(void **state) {
    kit *k = *state;
    doc_figure figures[] = {{STR("Chuẩn \"bị\""), 9007199254740992u}, {STR(""), 0}};
    doc d = {.author = STR("=1+1"), .reference = STR("05/KH-UBND"), .date = STR("2026-02-03"), .title = STR("T"),
             .subject = STR("Đối thoại, \\ 2026"), .figures = figures, .figures_n = 2};
    buf text = buf_in(k->a);
    about back;
    about_put(&text, &d);
    assert_int_equal(text.p[0], '{'); /* no text begins a cell of the manifest */
    assert_true(about_read(buf_str(&text), k->a, &back));
    assert_string_equal(kit_z(k, back.issuer), "=1+1");
    assert_string_equal(kit_z(k, back.reference), "05/KH-UBND");
    assert_string_equal(kit_z(k, back.date), "2026-02-03");
    assert_string_equal(kit_z(k, back.subject), "Đối thoại, \\ 2026");
    assert_int_equal(back.figures_n, 2);
    assert_string_equal(kit_z(k, back.figures[0].title), "Chuẩn \"bị\"");
    assert_true(back.figures[0].value == 9007199254740992u && back.figures[1].value == 0);
}

static void test_the_title_where_there_is_no_subject(void **state) {
    kit *k = *state;
    buf text = buf_in(k->a);
    about back;
    about_put(&text, &(doc){.title = STR("Giấy mời")});
    assert_true(about_read(buf_str(&text), k->a, &back));
    assert_string_equal(kit_z(k, back.subject), "Giấy mời");
    assert_int_equal(back.figures_n, 0);
}

static void test_what_is_no_such_text(void **state) {
#define HEAD "{\"issuer\":\"\",\"reference\":\"\",\"date\":\"\",\"subject\":\"\",\"figures\":"
    static const char *const texts[] = {
        "", "{}", "[]", "{", HEAD "1}", HEAD "[1]}", HEAD "[[]]}", HEAD "[[\"a\"]]}", HEAD "[[\"a\",-1]]}",
        HEAD "[[\"a\",1.5]]}", HEAD "[[1,1]]}", HEAD "[[\"a\",1,2]]}", "{\"figures\":[]}",
    };
    kit *k = *state;
    about out;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (about_read(str_of(texts[i]), k->a, &out)) fail_msg("taken: %s", texts[i]);
    assert_true(about_read(STR(HEAD "[]}"), k->a, &out));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(test_a_document_and_back),
        KIT_TEST(test_the_title_where_there_is_no_subject),
        KIT_TEST(test_what_is_no_such_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
