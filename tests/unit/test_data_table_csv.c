/* Records from JSON Lines and CSV: cut right, typed by the schema, faults at their cell. */
#include "table_kit.h"

static void json_lines_give_their_text_and_key(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, "\xEF\xBB\xBF{\"key\": \"a\\u00e1\", \"x\": {\"key\": 1}}\r\n\n  {\"x\": \"\\\"key\\\": 2\", \"key\" : 7}\n{\"x\": []}"),
                        "aá {\"key\": \"a\\u00e1\", \"x\": {\"key\": 1}}\n7 {\"x\": \"\\\"key\\\": 2\", \"key\" : 7}\n3 {\"x\": []}\n.");
    /* a text ends at the quote that an even number of backslashes stands before */
    assert_string_equal(kit_read_z(k, "{\"x\": \"\\\\\", \"key\": 5}\n{\"x\": \"\\\\\\\", \\\"key\\\": 1\", \"key\": 6}"),
                        "5 {\"x\": \"\\\\\", \"key\": 5}\n6 {\"x\": \"\\\\\\\", \\\"key\\\": 1\", \"key\": 6}\n.");
    assert_string_equal(kit_said(k), "");
}

static void a_key_given_twice_is_told(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, "{\"key\":\"2\"}\n{}\n{\"key\":\"b\"}\n"), "2 {\"key\":\"2\"}\n2 BAD\nb {\"key\":\"b\"}\n.");
    assert_string_equal(kit_said(k), ":2: error: the key \"2\" is that of an earlier record [key-twice]\n"
                                     "  hint: each record needs a key of its own; left out, it is the record's number\n");
}

static void what_is_not_lines_is_told(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, "{\n \"a\": 1\n}\n"), "broken");
    kit_has(kit_said(k), ":1: error: this is not JSON Lines: a line begins with { [not-json-lines]");
    assert_string_equal(kit_read_z(k, "[{\"a\": 1},\n{}]\n"), "broken");
    kit_has(kit_said(k), "not-json-lines");
}

#define HEAD "key,office.name,subject"

static void csv_is_cut_by_rfc_4180(void **state) {
    kit *k = *state;
    assert_string_equal(
        kit_read_z(k, "\xEF\xBB\xBF" HEAD ",note\r\na,\"Xã \"\"A\"\"\",\"dòng 1\r\ndòng 2\",\"x, y\"\r\n\r\n\"b\", Xã B ,S,1\"2\"\r\nc,C,S"),
        "a {\"office\":{\"name\":\"Xã \\\"A\\\"\"},\"subject\":[\"dòng 1\",\"dòng 2\"],\"note\":\"x, y\"}\n"
        "b {\"office\":{\"name\":\"Xã B\"},\"subject\":\"S\",\"note\":\"1\\\"2\\\"\"}\n"
        "c {\"office\":{\"name\":\"C\"},\"subject\":\"S\"}\n.");
    assert_string_equal(kit_said(k), ":6: warning: this record has 3 fields, the heading line 4; those missing count as blank [csv-fields]\n");
}

static void the_separator_is_found(void **state) {
    kit *k = *state;
    static const char *const heads[] = {"key;office.name;\"subject\"\n1;A, B;S\n", "key\toffice.name\tsubject\n1\tA, B\tS\n",
                                        "sep=;\nkey;office.name;subject\n1;A, B;S\n", "sep=|\r\nkey|office.name|subject\r\n1|A, B|S\r\n"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(kit_read_z(k, heads[i]), "1 {\"office\":{\"name\":\"A, B\"},\"subject\":\"S\"}\n.");
    assert_string_equal(kit_said(k), "");
}

static void headings_match_by_path_or_title(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, "MÃ,co quan -  TEN *,Trích Yếu\n1,A,S\n"), "1 {\"office\":{\"name\":\"A\"},\"subject\":\"S\"}\n.");
    assert_string_equal(kit_said(k), "");
    assert_string_equal(kit_read_z(k, HEAD ",trich yeuu,zzz,OFFICE.NAME\n"), "");
    const char *said = kit_said(k);
    kit_has(said, ":1: D1: warning: there is no column called \"trich yeuu\"; did you mean \"Trích yếu\"? It is passed over [heading-unknown]");
    kit_has(said, ":1: E1: warning: there is no column called \"zzz\"; it is passed over [heading-unknown]");
    kit_has(said, ":1: F1 (OFFICE.NAME): error: the column \"OFFICE.NAME\" is column B already [heading-twice]");
}

static void required_columns_are_missed_once(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, "key,note\n1,a\n2,b\n"), "");
    assert_string_equal(kit_said(k),
                        ":1: error: the required column \"Cơ quan - Tên\" (office.name) is missing [heading-missing]\n"
                        "  hint: add a column headed \"Cơ quan - Tên\" or \"office.name\"\n"
                        ":1: error: the required column \"Trích yếu\" (subject) is missing [heading-missing]\n"
                        "  hint: add a column headed \"Trích yếu\" or \"subject\"\n");
    assert_string_equal(kit_read_z(k, "office.name,subject[0],subject[1]\nA,x,y\n"), "1 {\"office\":{\"name\":\"A\"},\"subject\":[\"x\",\"y\"]}\n.");
}

/* What a cell of the column `heading` gives. */
static const char *typed(kit *k, const char *heading, const char *cell) {
    str text = str_fmt(k->a, HEAD ",%s\n1,A,S,%s\n", heading, cell);
    const char *all = kit_read(k, text), *at = strstr(all, "\"subject\":\"S\",");
    if (!at) return all;
    at = strchr(strchr(at, ',') + 1, ':') + 1;
    return kit_z(k, (str){at, strlen(at) - 3});
}

static void cells_are_typed_by_the_schema(void **state) {
    static const struct {
        const char *heading, *cell, *json;
    } cases[] = {
        {"price", "20000", "20000"},       {"price", "20.000", "20000"},         {"price", "20.000đ", "20000"},
        {"price", "\"20,000 VNĐ\"", "20000"}, {"price", "1.234.567 đồng", "1234567"}, {"price", "-5", "-5"},
        {"price", "20 000", "20000"},                
        {"count", "\"2,5\"", "2.5"},       {"count", "2.5", "2.5"},              {"count", "\"1.234,5\"", "1234.5"},
        {"count", "\"1,234.5\"", "1234.5"}, {"count", "0.125", "0.125"},         {"count", "\"1,234,567\"", "1234567"},
        {"count", "+7", "7"},                        
        {"date", "06/10/2023", "\"06/10/2023\""}, {"date", "ngày 6 tháng 10 năm 2023", "\"6/10/2023\""},
        {"date", "2023-10-06T00:00:00", "\"2023-10-06\""}, {"date", "2023-10-06 00:00:00", "\"2023-10-06\""},
        {"urgent", "x", "true"},           {"urgent", "Có", "true"},             {"urgent", "KHÔNG", "false"},
        {"urgent", "TRUE", "true"},        {"urgent", "0", "false"},             
        {"anchor", "TRƯỚC hội nghị", "\"before_meeting\""}, {"anchor", "before_meeting", "\"before_meeting\""},
        {"anchor", "khan", "\"KHẨN\""},    {"anchor", "x", "\"x\""},
        {"focus", "\"a\n\n b \"", "[\"a\",\"b\"]"}, {"focus", "a", "[\"a\"]"},
        {"grid", "\"1 | 2\n3|\"", "[[\"1\",\"2\"],[\"3\",\"\"]]"},
        {"quantity", "40", "40"},          {"quantity", "\"2,5\"", "\"2,5\""},   {"quantity", "2.5", "2.5"},
        {"quantity", "vài", "\"vài\""},    {"number", "1", "\"1\""},             {"number", "không", "false"},
        {"number", "\"\"\"\"\"\"", "\"\""}, {"note", "e\xCC\x82", "\"ê\""},       {"note", "0123", "\"0123\""},
    };
    kit *k = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *json = typed(k, cases[i].heading, cases[i].cell);
        if (strcmp(json, cases[i].json) != 0)
            fail_msg("%s %s: %s, not %s", cases[i].heading, cases[i].cell, json, cases[i].json);
    }
    assert_string_equal(kit_said(k), "");
}

static void what_is_no_number_is_told_at_its_cell(void **state) {
    static const char *const cases[][3] = {
        {"price", "hai", "D2 (price): error: an integer is expected here, but the cell says \"hai\" [wrong-type]"},
        {"price", "1.23.456", "the cell says \"1.23.456\""}, {"count", "1e5", "a number is expected here, but the cell says \"1e5\""},
        {"count", "-", "the cell says \"-\""},             {"count", "5 kg", "the cell says \"5 kg\""},
        {"urgent", "maybe", "\"có\" (yes) or \"không\" (no) is expected here, but the cell says \"maybe\" [wrong-type]"},
    };
    kit *k = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(kit_read(k, str_fmt(k->a, HEAD ",%s\n1,A,S,%s\n", cases[i][0], cases[i][1])), "1 BAD\n.");
        kit_has(kit_said(k), cases[i][2]);
    }
}

static void lists_stand_under_indexes(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, HEAD ",recipients[1],recipients[0].name,recipients[0].purpose,body[0].items[2].title\n1,A,S,B,C,p,T\n2,A,S,B,,,\n"),
                        "1 {\"office\":{\"name\":\"A\"},\"subject\":\"S\",\"recipients\":[{\"name\":\"C\",\"purpose\":\"p\"},\"B\"],\"body\":[{\"items\":[{\"title\":\"T\"}]}]}\n"
                        "2 {\"office\":{\"name\":\"A\"},\"subject\":\"S\",\"recipients\":[\"B\"]}\n.");
    assert_string_equal(kit_said(k), "");
    assert_string_equal(kit_read_z(k, HEAD ",recipients[x],recipients[0].zz,recipients[0\n1,A,S\n"), "1 {\"office\":{\"name\":\"A\"},\"subject\":\"S\"}\n.");
    kit_has(kit_said(k), "there is no column called \"recipients[0\"");
}

static void faults_name_the_cell(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, HEAD ",recipients[0],recipients[0].name\nA1,,S,,\nA2,B,S,x,y\n,B,S,,,,z\nA4,B,S,,\n"),
                        "A1 BAD\nA2 BAD\n3 BAD\nA4 {\"office\":{\"name\":\"B\"},\"subject\":\"S\"}\n.");
    const char *said = kit_said(k);
    kit_has(said, ":2: B2 (office.name): error: a required cell is blank [cell-blank]");
    kit_has(said, ":3: E3 (recipients[0].name): error: this value is given in another cell already (recipients[0].name) [cell-both]");
    kit_has(said, ":4: error: this record has 7 fields, the heading line only 5 [csv-fields]");
}

static void broken_csv_is_told(void **state) {
    kit *k = *state;
    assert_string_equal(kit_read_z(k, HEAD "\n1,A,S\n2,\"A,S\n3,A,S\n"), "1 {\"office\":{\"name\":\"A\"},\"subject\":\"S\"}\nbroken");
    kit_has(kit_said(k), ":3: error: a double quote opened in this record is never closed [csv-quote]");
    assert_string_equal(kit_read_z(k, HEAD "\n1,A,S\n2,A\xFF,S\n"), "1 {\"office\":{\"name\":\"A\"},\"subject\":\"S\"}\nbroken");
    kit_has(kit_said(k), ":3: error: the file is not UTF-8 (byte 4) [not-utf8]");
    assert_string_equal(kit_read_z(k, ""), "");
    kit_has(kit_said(k), "error: there is no heading row [no-heading]");
    assert_string_equal(kit_read_z(k, "\xD0\xCF\x11\xE0\xA1\xB1"), "");
    kit_has(kit_said(k), "this is a file of the old kind, .xls [workbook-old]");
    assert_null(rows_open(STR("/nowhere/at/all.csv"), &kit_document, k->d));
    kit_has(kit_said(k), "cannot be read");
}

static void data_paths_lead_back_to_cells(void **state) {
    kit *k = *state;
    static const struct {
        const char *path, *place;
    } cases[] = {
        {"$.office.name", "B2 (office.name)"}, {"$.office", "2"},          {"$", "2"},
        {"$.recipients[0]", "E2 (recipients[5])"}, {"$.recipients[0].x", "E2 (recipients[5])"},
        {"$.focus[1]", "D2 (focus)"},          {"$.nothing.there", "2"},
    };
    str path = kit_write(STR(HEAD ",focus,recipients[5]\n1,A,S,\"a\nb\",R\n"));
    rows *r = rows_open(path, &kit_document, k->d);
    unlink(kit_file);
    rows_record record;
    assert_int_equal(rows_next(r, k->a, &record, k->d), ROWS_ITEM);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        row_place place;
        assert_true(rows_locate(r, &record, str_of(cases[i].path), &place));
        assert_string_equal(kit_z(k, rows_place_text(k->a, &place)), cases[i].place);
    }
    rows_close(r);
}

/* Records longer than what is read at once, and many of them. */
static void long_records_stream(void **state) {
    kit *k = *state;
    buf b = buf_in(k->a);
    buf_add(&b, STR(HEAD ",note\n"));
    for (int i = 0; i < 300; i++) {
        buf_fmt(&b, "k%d,A,S,\"", i);
        for (int n = 0; n < i * 10; n++) buf_add(&b, STR("chữ \"\"dài\"\"\n"));
        buf_add(&b, STR("z\"\n"));
    }
    rows *r = rows_open(kit_write(buf_str(&b)), &kit_document, k->d);
    unlink(kit_file);
    arena *a = arena_new();
    rows_record record;
    size_t n = 0;
    for (; rows_next(r, a, &record, k->d) == ROWS_ITEM; n++) {
        assert_true(record.json.n > n * 10 * 16);
        assert_true(str_ends(record.json, STR("z\"}")));
        arena_reset(a);
    }
    assert_int_equal(n, 300);
    arena_drop(a);
    rows_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(json_lines_give_their_text_and_key), KIT_TEST(a_key_given_twice_is_told), KIT_TEST(what_is_not_lines_is_told),
        KIT_TEST(csv_is_cut_by_rfc_4180), KIT_TEST(the_separator_is_found), KIT_TEST(headings_match_by_path_or_title),
        KIT_TEST(required_columns_are_missed_once), KIT_TEST(cells_are_typed_by_the_schema), KIT_TEST(what_is_no_number_is_told_at_its_cell), KIT_TEST(lists_stand_under_indexes),
        KIT_TEST(faults_name_the_cell), KIT_TEST(broken_csv_is_told), KIT_TEST(data_paths_lead_back_to_cells),
        KIT_TEST(long_records_stream),
    };
    return cmocka_run_group_tests_name("data table csv", tests, NULL, NULL);
}
