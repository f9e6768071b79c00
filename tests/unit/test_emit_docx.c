/* The DOCX emitter as a whole: the package, the parts all documents share, and that bytes depend on nothing else. */
#include "docx_kit.h"

#include "emit/docx/docx.h"
#include "emit/package.h"

#include <libdeflate.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>

static str written(kit *k, const doc *d) {
    const layout l = {.blocks = k->layouts};
    const emit_env env = {.styles = &k->sheet};
    diag *diags = diag_new();
    buf out = buf_in(k->a);
    void *opened = emit_docx.open(&env, diags);
    assert_non_null(opened);
    assert_true(emit_docx.write(opened, d, &l, &out, diags));
    buf again = buf_in(k->a);
    assert_true(emit_docx.write(opened, d, &l, &again, diags));
    check_str_at(buf_str(&again), buf_str(&out), __FILE__, __LINE__);
    emit_docx.drop(opened);
    assert_int_equal(diag_count(diags, DIAG_ERROR), 0);
    diag_drop(diags);
    return buf_str(&out);
}

static doc small_doc(kit *k) {
    block *b = ARENA_NEW(k->a, block);
    *b = kit_para(k, KIT_BODY, "Kế hoạch");
    return (doc){.title = STR("Kế hoạch <1> & 2"), .author = STR("UBND xã"), .language = STR("vi-VN"),
                 .date = STR("2023-10-06"), .styles = &k->sheet, .blocks = b, .n = 1, .block_count = k->blocks};
}

static zip_t *open_zip(str bytes) {
    zip_source_t *s = zip_source_buffer_create(bytes.p, bytes.n, 0, NULL);
    zip_t *z = zip_open_from_source(s, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    assert_non_null(z);
    return z;
}

/* A part unpacked; libzip checks its sum at the end. */
static str part(kit *k, str package, const char *name) {
    zip_t *z = open_zip(package);
    zip_stat_t st;
    assert_int_equal(zip_stat(z, name, 0, &st), 0);
    char *text = arena_alloc(k->a, st.size + 1);
    zip_file_t *f = zip_fopen(z, name, 0);
    assert_int_equal(zip_fread(f, text, st.size + 1), st.size);
    assert_int_equal(zip_fclose(f), 0);
    zip_discard(z);
    return (str){text, st.size};
}

static void the_package_has_its_parts_in_order(void **state) {
    static const char *const names[] = {
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/_rels/document.xml.rels", "word/styles.xml",
        "word/settings.xml", "word/fontTable.xml", "word/header1.xml", "word/document.xml", "word/numbering.xml",
        "docProps/core.xml",
    };
    kit *k = *state;
    doc d = small_doc(k);
    str package = written(k, &d);
    zip_t *z = open_zip(package);
    assert_int_equal(zip_get_num_entries(z, 0), sizeof names / sizeof *names);
    for (zip_uint64_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(zip_get_name(z, i, 0), names[i]);
        str xml = part(k, package, names[i]);
        assert_true(str_starts(xml, xml_declaration));
        assert_true(xml.p[xml.n - 1] == '>');
    }
    zip_discard(z);
    str types = part(k, package, "[Content_Types].xml");
    for (size_t i = 4; i < sizeof names / sizeof *names; i++)
        assert_true(kit_holds(types, (const char *)str_z(k->a, str_fmt(k->a, "PartName=\"/%s\"", names[i]))));
}

static bool has_part(str package, const char *name) {
    zip_t *z = open_zip(package);
    bool found = zip_name_locate(z, name, 0) >= 0;
    zip_discard(z);
    return found;
}

static void head_and_foot_belong_to_the_first_page(void **state) {
    kit *k = *state;
    doc d = small_doc(k);
    const block head[] = {kit_label(k, KIT_BODY, LABEL_NUMBER, "1."), kit_small_table(k)};
    const block foot = kit_para(k, KIT_BODY, "Địa chỉ");
    d.head = head;
    d.head_n = 2;
    d.foot = &foot;
    d.foot_n = 1;
    d.block_count = k->blocks;
    str package = written(k, &d), body = part(k, package, "word/document.xml");
    assert_true(kit_holds(body, "<w:headerReference w:type=\"first\" r:id=\"rIdHead\"/>"
                                "<w:footerReference w:type=\"first\" r:id=\"rIdFoot\"/><w:pgSz"));
    assert_true(kit_holds(body, "w:footer=\"567\"") && kit_holds(body, "<w:titlePg/>"));
    str xml = part(k, package, "word/headerFirst.xml");
    assert_true(kit_holds(xml, "<w:hdr ") && kit_holds(xml, "1. </w:t>")); /* no list of the body */
    assert_true(kit_holds(xml, "</w:tbl><w:p>")); /* the format wants it so */
    assert_false(kit_holds(xml, "<w:numPr>"));
    assert_true(kit_holds(part(k, package, "word/footerFirst.xml"), "Địa chỉ</w:t></w:r></w:p></w:ftr>"));
    assert_true(kit_holds(part(k, package, "word/_rels/document.xml.rels"),
                          "relationships/footer\" Target=\"footerFirst.xml\"/>"));
    assert_true(kit_holds(part(k, package, "[Content_Types].xml"),
                          "\"/word/headerFirst.xml\" ContentType=\"application/vnd.openxmlformats-"
                          "officedocument.wordprocessingml.header+xml\"/>"));
    assert_false(has_part(package, "word/footerNone.xml"));
}

/* A section without a reference would show those of the one before. */
static void later_first_pages_have_empty_margins(void **state) {
    kit *k = *state;
    doc d = small_doc(k);
    const block foot = kit_para(k, KIT_BODY, "Địa chỉ");
    const block blocks[] = {kit_para(k, KIT_BODY, "a"), kit_page(k, &k->pages[1], true), kit_para(k, KIT_BODY, "b"),
                            kit_page(k, &k->pages[0], false), kit_para(k, KIT_BODY, "c")};
    d.blocks = blocks;
    d.n = sizeof blocks / sizeof *blocks;
    d.foot = &foot;
    d.foot_n = 1;
    d.block_count = k->blocks;
    str package = written(k, &d), body = part(k, package, "word/document.xml");
    assert_int_equal(kit_count(body, "r:id=\"rIdFoot\""), 1);
    assert_int_equal(kit_count(body, "r:id=\"rIdNoFoot\""), 1);
    assert_int_equal(kit_count(body, "w:type=\"first\""), 2); /* the third section has no first page */
    assert_true(has_part(package, "word/footerFirst.xml") && has_part(package, "word/footerNone.xml"));
    assert_false(has_part(package, "word/headerFirst.xml") || has_part(package, "word/headerNone.xml"));
}

static void time_zone_and_locale_change_nothing(void **state) {
    kit *k = *state;
    doc d = small_doc(k);
    setenv("TZ", "UTC", 1);
    tzset();
    str here = written(k, &d);
    setenv("TZ", "Asia/Ho_Chi_Minh", 1);
    tzset();
    setlocale(LC_ALL, "fr_FR.UTF-8");
    str there = written(k, &d);
    setlocale(LC_ALL, "C");
    check_str_at(there, here, __FILE__, __LINE__);
}

static void properties_are_those_of_the_document(void **state) {
    kit *k = *state;
    doc d = small_doc(k);
    str core = part(k, written(k, &d), "docProps/core.xml");
    assert_true(kit_holds(core, "<dc:title>Kế hoạch &lt;1&gt; &amp; 2</dc:title><dc:creator>UBND xã</dc:creator>"
                                "<dc:language>vi-VN</dc:language>"));
    assert_true(kit_holds(core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2023-10-06T00:00:00Z</dcterms:created>"));
    assert_false(kit_holds(core, "subject"));
    d.date = STR("");
    assert_true(kit_holds(part(k, written(k, &d), "docProps/core.xml"), ">1980-01-01T00:00:00Z</dcterms:modified>"));
}

static void styles_state_differences(void **state) {
    kit *k = *state;
    doc d = small_doc(k);
    str xml = part(k, written(k, &d), "word/styles.xml");
    assert_true(kit_holds(xml, "<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"Times New Roman\""
                               " w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"28\"/>"));
    assert_true(kit_holds(xml, "<w:style w:type=\"paragraph\" w:styleId=\"BodyText\"><w:name w:val=\"Body Text\"/>"
                               "<w:qFormat/><w:pPr><w:spacing w:after=\"120\"/><w:ind w:firstLine=\"720\"/>"
                               "<w:jc w:val=\"both\"/></w:pPr></w:style>"));
    assert_true(kit_holds(xml, "w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"BodyText\"/>"
                               "<w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:outlineLvl w:val=\"0\"/></w:pPr>"
                               "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"));
    assert_true(kit_holds(xml, "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"NoiNhan\">"
                               "<w:name w:val=\"Nơi nhận\"/><w:basedOn w:val=\"BodyText\"/><w:qFormat/>"
                               "<w:pPr><w:ind w:left=\"400\" w:hanging=\"200\"/></w:pPr>"));
    assert_true(kit_holds(xml, "w:default=\"1\" w:styleId=\"Normal\""));
}

static void a_style_takes_back_what_its_base_says(void **state) {
    kit *k = *state;
    k->styles[KIT_BODY].bold = k->styles[KIT_BODY].underline = k->styles[KIT_BODY].keep_next = true;
    k->styles[KIT_BODY].outline = 2;
    k->styles[KIT_BODY].colour = 0x0A0B0C;
    k->styles[KIT_NUMBER].widow_control = false;
    k->styles[KIT_NUMBER].size = len_pt(13.5);
    doc d = small_doc(k);
    str xml = part(k, written(k, &d), "word/styles.xml");
    assert_true(kit_holds(xml, "<w:basedOn w:val=\"BodyText\"/><w:qFormat/><w:pPr><w:keepNext w:val=\"0\"/><w:keepLines w:val=\"0\"/>"
                               "<w:widowControl w:val=\"0\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"
                               "<w:outlineLvl w:val=\"9\"/></w:pPr><w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>"
                               "<w:color w:val=\"000000\"/><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/>"
                               "<w:u w:val=\"none\"/></w:rPr>"));
    assert_true(kit_holds(xml, "<w:color w:val=\"0A0B0C\"/>"));
}

static void style_ids_are_different(void **state) {
    kit *k = *state;
    k->styles[KIT_BODY].title = STR("Normal");
    k->styles[KIT_HANGING].title = STR("Ô bảng, số");
    k->styles[KIT_HEADING].title = STR("Ô bảng số");
    k->styles[KIT_NUMBER].title = STR("Đường kẻ");
    doc d = small_doc(k);
    str xml = part(k, written(k, &d), "word/styles.xml");
    assert_int_equal(kit_count(xml, "w:default=\"1\""), 4); /* paragraph, character, table, numbering */
    assert_true(kit_holds(xml, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name"));
    assert_true(kit_holds(xml, "w:styleId=\"OBangSo\"><w:name w:val=\"Ô bảng - số\"/>"));
    assert_true(kit_holds(xml, "w:styleId=\"OBangSo.2\""));
    assert_true(kit_holds(xml, "w:styleId=\"DuongKe.3\""));
}

static void headers_hold_the_page_number(void **state) {
    kit *k = *state;
    k->pages[1].number_style = STR("");
    doc d = small_doc(k);
    str package = written(k, &d);
    assert_true(kit_holds(part(k, package, "word/header1.xml"),
                          "<w:pStyle w:val=\"Header\"/></w:pPr><w:fldSimple w:instr=\" PAGE \">"));
    assert_false(kit_holds(part(k, package, "word/header2.xml"), "PAGE"));
}

static void settings_keep_words_lines_like_ours(void **state) {
    kit *k = *state;
    doc d = small_doc(k);
    str xml = part(k, written(k, &d), "word/settings.xml");
    assert_true(kit_holds(xml, "<w:compatSetting w:name=\"compatibilityMode\""
                               " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"14\"/>"));
    assert_true(kit_holds(xml, "<w:doNotExpandShiftReturn/>"));
    assert_false(kit_holds(xml, "updateFields"));
}

/* Faults of the library become diagnostics: two parts of one name. */
static void a_package_that_cannot_be_made_is_reported(void **state) {
    kit *k = *state;
    diag *d = diag_new();
    packer *p = packer_new(PACKER_FAST, d);
    packed_part parts[2] = {packer_pack(p, k->a, STR("a.xml"), STR("<a/>"))};
    parts[1] = parts[0];
    buf out = buf_in(k->a);
    assert_false(package_write(STR("DOCX"), parts, 2, &out, d));
    assert_int_equal(diag_count(d, DIAG_ERROR), 1);
    assert_int_equal(out.n, 0);
    packer_drop(p);
    packer_drop(NULL);
    diag_drop(d);
}

static void check_packed(packed_part p, str xml) {
    assert_int_equal(p.size, xml.n);
    assert_int_equal(p.crc, libdeflate_crc32(0, xml.p, xml.n));
}

static void a_part_is_remembered_only_as_it_was(void **state) {
    kit *k = *state;
    diag *d = diag_new();
    packer *p = packer_new(PACKER_FAST, d);
    str one = STR("<a>một</a>"), two = STR("<a>hai</a>");
    packed_part first = packer_pack_again(p, STR("a.xml"), one), again = packer_pack_again(p, STR("a.xml"), str_dup(k->a, one));
    check_packed(first, one);
    assert_ptr_equal(again.deflated.p, first.deflated.p);
    check_packed(packer_pack_again(p, STR("a.xml"), two), two);
    packed_part renamed = packer_pack_again(p, STR("b.xml"), two);
    check_packed(renamed, two);
    assert_true(str_eq(renamed.name, STR("b.xml")));
    packer_drop(p);
    diag_drop(d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_package_has_its_parts_in_order),
        KIT_TEST(head_and_foot_belong_to_the_first_page),
        KIT_TEST(later_first_pages_have_empty_margins),
        KIT_TEST(time_zone_and_locale_change_nothing),
        KIT_TEST(properties_are_those_of_the_document),
        KIT_TEST(styles_state_differences),
        KIT_TEST(a_style_takes_back_what_its_base_says),
        KIT_TEST(style_ids_are_different),
        KIT_TEST(headers_hold_the_page_number),
        KIT_TEST(settings_keep_words_lines_like_ours),
        KIT_TEST(a_package_that_cannot_be_made_is_reported),
        KIT_TEST(a_part_is_remembered_only_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
