/* Citations in the DOCX: fields where Word would show the same number, links elsewhere; and their bookmarks. */
#include "docx_kit.h"

#define P(id, more)    "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/>" more "</w:pPr>"
#define TEXT(t)        "<w:r><w:t>" t "</w:t></w:r>"
#define REF(name)      "<w:fldSimple w:instr=\" REF " name " \\n \\h \">"
#define BOOKMARK(name) "<w:bookmarkStart w:id=\"1\" w:name=\"" name "\"/>"

/* A citation of block 0 by its number alone, "WORD NUMBER", in a paragraph of its own. */
static block citing(kit *k, const char *word, const char *number) {
    citation *c = ARENA_NEW(k->a, citation);
    cited_number *n = ARENA_NEW(k->a, cited_number);
    run *r = ARENA_NEW(k->a, run);
    c->text = str_fmt(k->a, "%s\u00A0%s", word, number);
    *n = (cited_number){0, strlen(word) + 2, c->text.n, 0};
    c->numbers = n;
    c->numbers_n = *number != 0;
    *r = (run){.text = c->text, .cites = c};
    return kit_runs(k, KIT_BODY, r, 1);
}

static block target(kit *k, label_kind kind, const char *text) {
    block b = kit_label(k, KIT_BODY, kind, text);
    b.as.para.bookmark = STR("kinh-phi");
    return b;
}

static void live_numbers_are_read_by_fields(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, target(k, LABEL_NUMBER, "IV."), citing(k, "Mục", "IV"));
    assert_true(kit_holds(body, "</w:pPr>" BOOKMARK("kinh_phi") TEXT("x") "<w:bookmarkEnd w:id=\"1\"/></w:p>"));
    assert_true(kit_holds(body, TEXT("Mục\u00A0") REF("kinh_phi") TEXT("IV") "</w:fldSimple></w:p>"));
}

static void a_label_with_its_word_is_one_field(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, target(k, LABEL_NUMBER, "Điều\u00A05."), citing(k, "Điều", "5"));
    assert_true(kit_holds(body, P("BodyText", "") REF("kinh_phi") TEXT("Điều\u00A05") "</w:fldSimple></w:p>"));
}

/* Word would show "a)" and "I-". */
static void other_numbers_are_links(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, target(k, LABEL_NUMBER, "a)"), citing(k, "điểm", "a"));
    assert_true(kit_holds(body, TEXT("điểm\u00A0") "<w:hyperlink w:anchor=\"kinh_phi\" w:history=\"1\">" TEXT("a") "</w:hyperlink></w:p>"));
    k->blocks = 0;
    body = KIT_BODY_OF(k, target(k, LABEL_NUMBER, "I-"), citing(k, "Mục", "I"));
    assert_true(kit_holds(body, "w:history=\"1\">" TEXT("I") "</w:hyperlink>"));
}

static void a_citation_without_number_is_a_link(void **state) {
    kit *k = *state;
    block b = kit_para(k, KIT_BODY, "Phụ lục");
    b.as.para.bookmark = STR("_lich");
    str body = KIT_BODY_OF(k, b, citing(k, "Phụ lục", ""));
    assert_true(kit_holds(body, BOOKMARK("_lich") TEXT("Phụ lục")));
    assert_true(kit_holds(body, "<w:hyperlink w:anchor=\"_lich\" w:history=\"1\">" TEXT("Phụ lục\u00A0") "</w:hyperlink>"));
}

static void typed_numbers_are_repeated(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, target(k, LABEL_TYPED, "V."), citing(k, "Mục", "V"));
    assert_true(kit_holds(body, BOOKMARK("kinh_phi") TEXT("V") "<w:bookmarkEnd w:id=\"1\"/><w:r><w:t xml:space=\"preserve\">. </w:t></w:r>" TEXT("x")));
    assert_true(kit_holds(body, "<w:fldSimple w:instr=\" REF kinh_phi \\h  \\* MERGEFORMAT \">" TEXT("V") "</w:fldSimple>"));
    k->blocks = 0;
    body = KIT_BODY_OF(k, target(k, LABEL_TYPED, "đ)"), citing(k, "điểm", "đ"));
    assert_true(kit_holds(body, "MERGEFORMAT \">" TEXT("đ") "</w:fldSimple>"));
}

static void what_has_no_bookmark_is_text(void **state) {
    kit *k = *state;
    str body = KIT_BODY_OF(k, kit_label(k, KIT_BODY, LABEL_NUMBER, "1."), citing(k, "khoản", "1"));
    assert_true(kit_holds(body, TEXT("khoản\u00A0") TEXT("1") "</w:p>"));
}

static void citations_may_stand_in_margins_and_before_their_places(void **state) {
    kit *k = *state;
    k->blocks = 1;
    block citation_first = citing(k, "Mục", "I"), later = target(k, LABEL_NUMBER, "I.");
    later.id = 0;
    str body = KIT_BODY_OF(k, citation_first, later);
    assert_true(kit_holds(body, REF("kinh_phi") TEXT("I") "</w:fldSimple>"));
}

static void bookmarks_have_names_word_takes(void **state) {
    kit *k = *state;
    block b = kit_para(k, KIT_BODY, "a");
    b.as.para.bookmark = STR("1-căn");
    assert_true(kit_holds(KIT_BODY_OF(k, b), BOOKMARK("b1_c__n") TEXT("a") "<w:bookmarkEnd w:id=\"1\"/></w:p>"));
    b.as.para.bookmark = STR("a234567890123456789012345678901234567890");
    assert_true(kit_holds(KIT_BODY_OF(k, b), BOOKMARK("a234567890123456789012345678901234567890")));
    b.as.para.bookmark = STR("a23456789012345678901234567890123456789012345");
    assert_true(kit_holds(KIT_BODY_OF(k, b), BOOKMARK("a2345678901234567890123456789012345678_0")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(live_numbers_are_read_by_fields),
        KIT_TEST(a_label_with_its_word_is_one_field),
        KIT_TEST(other_numbers_are_links),
        KIT_TEST(a_citation_without_number_is_a_link),
        KIT_TEST(typed_numbers_are_repeated),
        KIT_TEST(what_has_no_bookmark_is_text),
        KIT_TEST(citations_may_stand_in_margins_and_before_their_places),
        KIT_TEST(bookmarks_have_names_word_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
