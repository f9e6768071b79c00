/* The empty input workbook: what stands in its parts, the same bytes each time, and that it reads back as nothing. */
#include "table_kit.h"

#include "data/table/columns.h"
#include "emit/xlsx/form.h"

#include <zip.h>

static str form(kit *k) {
    buf out = buf_in(k->a);
    assert_true(form_write(columns_of(k->a, &kit_document), STR("mau"), STR("Mẫu thử"), &out, k->d));
    return buf_str(&out);
}

static const char *part(kit *k, str bytes, const char *name) {
    zip_error_t e;
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &e);
    zip_t *z = zip_open_from_source(source, ZIP_RDONLY, &e);
    zip_stat_t st;
    assert_int_equal(zip_stat(z, name, 0, &st), 0);
    char *text = arena_alloc(k->a, (size_t)st.size + 1);
    zip_file_t *f = zip_fopen(z, name, 0);
    assert_int_equal(zip_fread(f, text, st.size), st.size);
    zip_fclose(f);
    zip_discard(z);
    return text;
}

static void columns_are_laid_out_by_the_schema(void **state) {
    kit *k = *state;
    const columns *c = columns_of(k->a, &kit_document);
    buf b = buf_in(k->a);
    for (size_t i = 0; i < c->n; i++) {
        const columns_sheet *t = &c->tables[i];
        buf_fmt(&b, "%.*s (%.*s):", STR_ARG(t->title), STR_ARG(t->path));
        for (size_t n = 0; n < t->columns_n; n++)
            buf_fmt(&b, " %.*s%s", STR_ARG(t->columns[n].path), t->columns[n].required ? "*" : t->columns[n].needed ? "+" : "");
        buf_byte(&b, '\n');
    }
    assert_string_equal(kit_z(k, buf_str(&b)),
                        "Văn bản (): key office.name* office.parent subject* date count price anchor focus grid quantity number note urgent\n"
                        "Nơi nhận (recipients): key* . name+ purpose\n"
                        "Khoản chi (budget): key* @in text* quantity price\n"
                        "Nội dung (body): key* @row @level title\n");
}

static void a_form_has_headings_comments_and_checks(void **state) {
    kit *k = *state;
    str bytes = form(k);
    const char *texts = part(k, bytes, "xl/sharedStrings.xml"), *sheet = part(k, bytes, "xl/worksheets/sheet1.xml"),
               *budget = part(k, bytes, "xl/worksheets/sheet3.xml"), *book = part(k, bytes, "xl/workbook.xml");
    kit_has(texts, "<t>Cơ quan - Tên *</t>");
    kit_has(texts, "<t>trước hội nghị</t>");
    kit_has(texts, "<t>VÍ DỤ</t>");
    kit_has(sheet, "<pane xSplit=\"1\" ySplit=\"1\"");
    /* What few use is folded away behind the rest, the sign to unfold it behind that. */
    kit_has(sheet, "hidden=\"1\" customWidth=\"1\" outlineLevel=\"1\"");
    kit_has(sheet, "collapsed=\"1\"");
    kit_has(sheet, "type=\"date\"");
    kit_has(sheet, "type=\"whole\"");
    kit_has(sheet, "<formula1>'Danh mục'!$A$1:$A$2</formula1>");
    kit_has(sheet, "<formula1>\"có,không\"</formula1>");
    kit_has(budget, "<formula1>'Văn bản'!$A$2:$A$10001</formula1>");
    kit_has(budget, "<formula1>'Nội dung'!$B$2:$B$10001</formula1>");
    kit_has(part(k, bytes, "xl/comments1.xml"), "[office.name]");
    kit_has(book, "name=\"Hướng dẫn\"");
    kit_has(book, "name=\"Danh mục\" sheetId=\"6\" state=\"hidden\"");
}

static void a_form_is_the_same_each_time_and_reads_as_nothing(void **state) {
    kit *k = *state;
    str bytes = form(k);
    assert_true(str_eq(bytes, form(k)));
    assert_string_equal(kit_read(k, bytes), ".");
    assert_string_equal(kit_said(k), ": Văn bản!2: warning: the example row (key \"VÍ DỤ\") is passed over [example-row]\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(columns_are_laid_out_by_the_schema), KIT_TEST(a_form_has_headings_comments_and_checks),
        KIT_TEST(a_form_is_the_same_each_time_and_reads_as_nothing),
    };
    return cmocka_run_group_tests_name("emit xlsx form", tests, NULL, NULL);
}
