/* What the tests of engine/data/table share: a schema with one of everything, files of bytes read as records, and
 * small workbooks put together of their parts. */
#ifndef TABLE_KIT_H
#define TABLE_KIT_H

#include "data_kit.h"

#include "data/table/rows.h"
#include "emit/package.h"

#include <stdlib.h>
#include <unistd.h>

#define S(literal) {"" literal, sizeof(literal) - 1}

extern const schema kit_node;
static const schema kit_text = {.kind = SCHEMA_TEXT}, kit_bool = {.kind = SCHEMA_BOOL, .title = S("Gấp"), .seldom = true},
                    kit_number = {.kind = SCHEMA_NUMBER, .title = S("Số lượng")},
                    kit_int = {.kind = SCHEMA_INT, .title = S("Đơn giá")},
                    kit_date = {.kind = SCHEMA_DATE, .title = S("Ngày ban hành")},
                    kit_name = {.kind = SCHEMA_TEXT, .title = S("Tên")};
static const schema_choice kit_choices[] = {{S("before_meeting"), S("trước hội nghị")}, {S("KHẨN"), S("khung đỏ")}};
static const schema kit_choice = {.kind = SCHEMA_CHOICE, .title = S("Mốc"), .choices = kit_choices, .choices_n = 2};
static const schema kit_texts = {.kind = SCHEMA_LIST, .item = &kit_text, .title = S("Trọng tâm")};
static const schema *const kit_lines_variants[] = {&kit_text, &kit_texts};
static const schema kit_lines = {.kind = SCHEMA_UNION, .title = S("Trích yếu"), .variants = kit_lines_variants, .variants_n = 2};
static const schema kit_row_of_table = {.kind = SCHEMA_LIST, .item = &kit_text};
static const schema kit_grid = {.kind = SCHEMA_LIST, .title = S("Các hàng"), .item = &kit_row_of_table};
static const schema *const kit_quantity_variants[] = {&kit_number, &kit_text};
static const schema kit_quantity = {.kind = SCHEMA_UNION, .title = S("Số lượng"), .variants = kit_quantity_variants, .variants_n = 2};
static const schema *const kit_switch_variants[] = {&kit_bool, &kit_text};
static const schema kit_switch = {.kind = SCHEMA_UNION, .title = S("Đánh số"), .variants = kit_switch_variants, .variants_n = 2};

/* an office: a record within the record */
static const schema_field kit_office_fields[] = {{S("name"), &kit_name, true}, {S("parent"), &kit_text, false}};
static const schema kit_office = {.kind = SCHEMA_RECORD, .title = S("Cơ quan"), .fields = kit_office_fields, .fields_n = 2};
/* a recipient: a text or a record */
static const schema_field kit_recipient_fields[] = {{S("name"), &kit_name, true}, {S("purpose"), &kit_text, false}};
static const schema kit_recipient_record = {.kind = SCHEMA_RECORD, .fields = kit_recipient_fields, .fields_n = 2};
static const schema *const kit_recipient_variants[] = {&kit_text, &kit_recipient_record};
static const schema kit_recipient = {.kind = SCHEMA_UNION, .variants = kit_recipient_variants, .variants_n = 2};
static const schema kit_recipients = {.kind = SCHEMA_LIST, .title = S("Nơi nhận"), .item = &kit_recipient};
/* lines of a budget, at the document and within its sections */
static const schema_field kit_item_fields[] = {{S("text"), &kit_name, true}, {S("quantity"), &kit_quantity, false}, {S("price"), &kit_int, false}};
static const schema kit_item = {.kind = SCHEMA_RECORD, .fields = kit_item_fields, .fields_n = 3};
static const schema kit_items = {.kind = SCHEMA_LIST, .title = S("Khoản chi"), .item = &kit_item};
/* sections within sections */
static const schema kit_nodes = {.kind = SCHEMA_LIST, .title = S("Nội dung"), .item = &kit_node};
static const schema_field kit_node_fields[] = {{S("title"), &kit_name, false}, {S("items"), &kit_nodes, false}, {S("budget"), &kit_items, false}};
const schema kit_node = {.kind = SCHEMA_RECORD, .ref = S("node"), .title = S("Mục"), .fields = kit_node_fields, .fields_n = 3};

static const schema_field kit_document_fields[] = {
    {S("office"), &kit_office, true},     {S("subject"), &kit_lines, true},   {S("date"), &kit_date, false},
    {S("count"), &kit_number, false},     {S("price"), &kit_int, false},      {S("urgent"), &kit_bool, false},
    {S("anchor"), &kit_choice, false},    {S("focus"), &kit_texts, false},    {S("grid"), &kit_grid, false},
    {S("quantity"), &kit_quantity, false}, {S("number"), &kit_switch, false}, {S("recipients"), &kit_recipients, false},
    {S("budget"), &kit_items, false},     {S("body"), &kit_nodes, false},     {S("note"), &kit_text, false},
};
static const schema kit_document = {
    .kind = SCHEMA_RECORD, .fields = kit_document_fields, .fields_n = sizeof kit_document_fields / sizeof *kit_document_fields};

static char kit_file[64];

/* Writes the bytes to a file of this process. */
static inline str kit_write(str bytes) {
    snprintf(kit_file, sizeof kit_file, "/tmp/vanban-table-%d", (int)getpid());
    FILE *f = fopen(kit_file, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
    return str_of(kit_file);
}

/* Every record of the file as a line "key json" ("key BAD" for one at fault), and how it ended: "." or "broken"; ""
 * when it was not opened. */
static inline const char *kit_read(kit *k, str bytes) {
    str path = kit_write(bytes);
    rows *r = rows_open(path, &kit_document, k->d);
    unlink(kit_file);
    if (!r) return "";
    buf out = buf_in(k->a);
    rows_record record;
    rows_step step;
    while ((step = rows_next(r, k->a, &record, k->d)) == ROWS_ITEM || step == ROWS_BAD)
        buf_fmt(&out, "%.*s %.*s\n", STR_ARG(record.key), STR_ARG(step == ROWS_ITEM ? record.json : STR("BAD")));
    buf_add(&out, step == ROWS_END ? STR(".") : STR("broken"));
    rows_close(r);
    return kit_z(k, buf_str(&out));
}

static inline const char *kit_read_z(kit *k, const char *text) { return kit_read(k, str_of(text)); }

/* The faults without the name of the file. */
static inline const char *kit_said(kit *k) {
    const char *all = kit_faults(k, LANG_EN);
    buf out = buf_in(k->a);
    size_t n = strlen(kit_file);
    while (*all) {
        if (strncmp(all, kit_file, n) == 0) all += n;
        else buf_byte(&out, *all++);
    }
    return kit_z(k, buf_str(&out));
}

#define KIT_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* A workbook of parts: name, XML, name, XML, …, NULL. */
static inline str kit_package(kit *k, const char *const *parts) {
    packer *p = packer_new(PACKER_FAST, k->d);
    packed_part packed[32];
    size_t n = 0;
    for (; parts[2 * n]; n++) packed[n] = packer_pack(p, k->a, str_of(parts[2 * n]), str_of(parts[2 * n + 1]));
    buf out = buf_in(k->a);
    assert_true(package_write(STR("XLSX"), packed, n, &out, k->d));
    packer_drop(p);
    return buf_str(&out);
}

/* A workbook of these sheets: title, rows, title, rows, …, NULL; `strings` and `styles` may be NULL. */
static inline str kit_book_with(kit *k, const char *const *sheets, const char *strings, const char *styles, const char *pr) {
    static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const char *parts[40];
    size_t at = 0;
    buf list = buf_in(k->a), rels = buf_in(k->a);
    for (size_t i = 0; sheets[2 * i]; i++) {
        buf_fmt(&list, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"r%zu\"/>", sheets[2 * i], i + 1, i);
        buf_fmt(&rels, "<Relationship Id=\"r%zu\" Type=\"" KIT_REL "/worksheet\" Target=\"s%zu.xml\"/>", i, i);
        parts[at++] = str_z(k->a, str_fmt(k->a, "xl/s%zu.xml", i));
        const char *end = strstr(sheets[2 * i + 1], "</sheetData>") ? "" : "</sheetData>"; /* what follows may be given too */
        parts[at++] = str_z(k->a, str_fmt(k->a, "%s<worksheet><sheetData>%s%s</worksheet>", head, sheets[2 * i + 1], end));
    }
    if (strings) buf_add(&rels, STR("<Relationship Id=\"x\" Type=\"" KIT_REL "/sharedStrings\" Target=\"/xl/strings.xml\"/>"));
    if (styles) buf_add(&rels, STR("<Relationship Id=\"y\" Type=\"" KIT_REL "/styles\" Target=\"styles.xml\"/>"));
    parts[at++] = "_rels/.rels";
    parts[at++] = "<Relationships><Relationship Id=\"r1\" Type=\"" KIT_REL "/officeDocument\" Target=\"xl/book.xml\"/></Relationships>";
    parts[at++] = "xl/_rels/book.xml.rels";
    parts[at++] = str_z(k->a, str_fmt(k->a, "<Relationships>%.*s</Relationships>", STR_ARG(buf_str(&rels))));
    parts[at++] = "xl/book.xml";
    parts[at++] = str_z(k->a, str_fmt(k->a, "<x:workbook xmlns:x=\"m\" xmlns:r=\"" KIT_REL "\">%s<sheets>%.*s</sheets></x:workbook>",
                                      pr ? pr : "", STR_ARG(buf_str(&list))));
    if (strings) parts[at++] = "xl/strings.xml", parts[at++] = strings;
    if (styles) parts[at++] = "xl/styles.xml", parts[at++] = styles;
    parts[at] = NULL;
    return kit_package(k, parts);
}

/* Rows of cells as text: "a|b" is a row; rows are divided by line ends. */
static inline const char *kit_rows_xml(kit *k, const char *text) {
    buf out = buf_in(k->a);
    size_t line = 1;
    for (const char *p = text; *p; line++) {
        buf_fmt(&out, "<row r=\"%zu\">", line);
        for (char column = 'A'; *p && *p != '\n'; column++) {
            size_t n = strcspn(p, "|\n");
            if (n) buf_fmt(&out, "<c r=\"%c%zu\" t=\"inlineStr\"><is><t>%.*s</t></is></c>", column, line, (int)n, p);
            p += n + (p[n] == '|');
        }
        p += *p == '\n';
        buf_add(&out, STR("</row>"));
    }
    return kit_z(k, buf_str(&out));
}

/* A workbook of sheets given as text. */
static inline str kit_book(kit *k, const char *const *sheets) {
    const char *xml[32];
    size_t i = 0;
    for (; sheets[i]; i++) xml[i] = i % 2 ? kit_rows_xml(k, sheets[i]) : sheets[i];
    xml[i] = NULL;
    return kit_book_with(k, xml, NULL, NULL, NULL);
}

#endif
