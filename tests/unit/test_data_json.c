/* json: what is read, what is refused and where it is said to be wrong, what is written. */
#include "data_kit.h"

#include "data/json.h"

static value *parse(kit *k, str json) {
    return json_parse(k->a, (data_source){STR("d.json"), json}, k->d);
}

static void kinds_and_order_are_kept(void **state) {
    kit *k = *state;
    value *v = parse(
        k, STR("{\"z\": null, \"a\": true, \"m\": false, \"i\": -9223372036854775808, \"r\": 5.0,\n"
               " \"t\": \"Thống Kênh\\n\\t\\u0110\\ud83d\\ude00/\", \"l\": [], \"o\": {}}"));
    assert_non_null(v);
    static const value_kind kinds[] = {VALUE_NULL, VALUE_BOOL, VALUE_BOOL, VALUE_INT,
                                       VALUE_REAL, VALUE_TEXT, VALUE_LIST, VALUE_RECORD};
    assert_int_equal(v->n, 8);
    for (uint32_t i = 0; i < v->n; i++) {
        assert_int_equal(v->as.items[i].kind, kinds[i]);
        assert_ptr_equal(v->as.items[i].parent, v);
    }
    assert_string_equal(kit_z(k, v->as.items[0].key), "z");
    assert_true(v->as.items[1].as.boolean);
    assert_true(v->as.items[3].as.integer == INT64_MIN);
    assert_true(v->as.items[4].as.real == 5.0);
    assert_string_equal(kit_z(k, v->as.items[5].as.text), "Thống Kênh\n\tĐ😀/");
}

static void byte_order_mark_is_skipped(void **state) {
    kit *k = *state;
    assert_non_null(parse(k, STR("\xEF\xBB\xBF{\"a\": 1}")));
    assert_null(parse(k, STR("\xEF\xBB\xBF{\"a\" 1}")));
    kit_has(kit_faults(k, LANG_EN), "d.json:1:6: error:"); /* the mark is no column */
}

#define J(literal) {literal, sizeof(literal) - 1}

static void line_breaks_of_windows_are_line_breaks(void **state) {
    kit *k = *state;
    data_source s = {STR("d.json"), STR("{\"a\": \"một\\r\\nhai\\r\\n\\nba\\r\\n\"}")};
    const value *v = json_parse(k->a, s, k->d);
    assert_non_null(v);
    assert_string_equal(kit_z(k, v->as.items[0].as.text), "một\nhai\n\nba\n");
}

/* One slip each: the input, and the whole report in English but for the hint. */
static const struct slip {
    str json;
    const char *report;
} slips[] = {
    {J("{\"a\":1,\"a\":2}"),
     "1:8: error: the field \"a\" appears twice in one object [json-duplicate]"},
    {J("{\"tên\":1,\n  \"tên\" :2}"), "2:3: error: the field \"tên\" appears twice"},
    {J("{\"a\": 1,\n}"),
     "1:8: error: this is not valid JSON: there is a comma too many before } [json-syntax]"},
    {J("{\"a\": [1, 2 , ]}"),
     "1:13: error: this is not valid JSON: there is a comma too many before ]"},
    {J("{\"đ\": \"ăâ\"\n \"b\": 2}"),
     "2:2: error: this is not valid JSON: a comma or } is expected (found \"b\")"},
    {J("{\"a\": [\"đ\" \"b c\"]}"),
     "1:12: error: this is not valid JSON: a comma or ] is expected (found \"b c\")"},
    {J("{\"a\" 1}"),
     "1:6: error: this is not valid JSON: a : is expected after the field name (found 1)"},
    {J("{a: 1}"), "1:2: error: this is not valid JSON: a field name in double quotes, or }, is "
                  "expected (found a)"},
    {J("{'a': 1}"), "1:2: error: this is not valid JSON: a field name in double quotes"},
    {J("{\"a\": ,}"), "1:7: error: this is not valid JSON: a value is expected (found ,)"},
    {J("{\"a\": True}"), "1:7: error: this is not valid JSON: this is not a value (found True)"},
    {J("{\"a\": NaN}"), "1:7: error: this is not valid JSON: this is not a value (found NaN)"},
    {J("{\"đ\": “x”}"), "1:7: error: this is not valid JSON: this is not a value (found “)"},
    {J("{} \"x"), "1:6: error: this is not valid JSON: the file ends, but the \" of line 1 was never closed"},
    {J("{} {}"), "1:4: error: this is not valid JSON: there is more after the last closing bracket (found {)"},
    {J("{\"a\": 1e}"), "1:7: error: this is not valid JSON: this is not a value (found 1e)"},
    {J("{\"a\": -}"), "1:7: error: this is not valid JSON: this is not a value (found -)"},
    {J("{\"a\": truer}"), "1:7: error: this is not valid JSON: this is not a value (found truer)"},
    {J("{\"a\": 01}"), "1:7: error: this is not valid JSON: this is not a value (found 01)"},
    {J("{\"a\": 1.}"), "1:7: error: this is not valid JSON: this is not a value (found 1.)"},
    {J("{\"a\": +1}"), "1:7: error: this is not valid JSON: this is not a value (found +1)"},
    {J("{\"a\": 1.120.000}"), "1:7: error: this is not valid JSON: a number is written without "
                              "separators of thousands (found 1.120.000)"},
    {J("{\"a\": \"về \"đối thoại\" năm\"}"),
     "1:12: error: this is not valid JSON: the \" right before this ended the string; a quotation "
     "mark within a text is written \\\" or “ ” (found đ)"},
    {J("{\"a\": nullx}"), "1:7: error: this is not valid JSON: this is not a value (found nullx)"},
    {J("{\"a\": tru"), "1:7: error: this is not valid JSON: this is not a value (found tru)"},
    {J("{\"a\": /}"), "1:7: error: this is not valid JSON: this is not a value (found /)"},
    {J("// x\n{}"), "1:1: error: this is not valid JSON: JSON has no comments; delete this one"},
    {J("{\"a\": 1/* x */}"),
     "1:8: error: this is not valid JSON: JSON has no comments; delete this one"},
    {J("{\"a\": 1 x}"), "1:9: error: this is not valid JSON: a comma or } is expected (found x)"},
    {J("{\"a\":}"), "1:6: error: this is not valid JSON: a value is expected (found })"},
    {J("{\"a\": 1,, \"b\": 2}"),
     "1:9: error: this is not valid JSON: a field name in double quotes, or }, is expected (found ,)"},
    {J("{\"a\": [1}"), "1:9: error: this is not valid JSON: a comma or ] is expected (found })"},
    {J("{} {}"),
     "1:4: error: this is not valid JSON: there is more after the last closing bracket (found {)"},
    {J("{\"a\": \"x\r\n\"}"), "1:9: error: this is not valid JSON: the line ends within a string"},
    {J("{\"a\": \"x\\"),
     "1:10: error: this is not valid JSON: the file ends, but the \" of line 1 was never closed"},
    {J("{\"a\": \"\\udc00\"}"),
     "1:7: error: this is not valid JSON: the string holds a \\u code that is no character"},
    {J("{\"a\": \"\\ud800\\ud800\\udc00\"}"),
     "1:7: error: this is not valid JSON: the string holds a \\u code that is no character"},
    {J("{\"a\": \f1}"),
     "1:7: error: the text holds the control character U+000C [control-character]"},
    {J("{\"a\": [1.5e, 2]}"), "1:8: error: this is not valid JSON: this is not a value (found 1.5e)"},
    {J("{\"a\": 1} x"),
     "1:10: error: this is not valid JSON: there is more after the last closing bracket (found x)"},
    {J("{\"a\": 1]"), "1:8: error: this is not valid JSON: a comma or } is expected (found ])"},
    {J("{\"a\": \"Đà\nb\"}"), "1:10: error: this is not valid JSON: the line ends within a string"},
    {J("{\"a\": \"Đ\tb\"}"),
     "1:9: error: this is not valid JSON: there is a control character within a string"},
    {J("{\"a\": \"Đ\\q\"}"),
     "1:9: error: this is not valid JSON: this \\ does not go with what follows"},
    {J("{\"a\": \"\\u12\"}"),
     "1:8: error: this is not valid JSON: this \\ does not go with what follows"},
    {J("{\"a\": \"x\\ud800\"}"),
     "1:7: error: this is not valid JSON: the string holds a \\u code that is no character"},
    {J("{\"a\\u0000\": 1}"),
     "1:2: $[\"a \"]: error: the text holds the control character U+0000 [control-character]"},
    {J(""), "1:1: error: this is not valid JSON: the file ends before there is any data"},
    {J(" \n\n "), "3:2: error: this is not valid JSON: the file ends before there is any data"},
    {J("{\n\"a\": [1,\n{\"b\": 2"),
     "3:8: error: this is not valid JSON: the file ends, but the { of line 3 was never closed"},
    {J("{\n\"a\": [1, {}"),
     "2:12: error: this is not valid JSON: the file ends, but the [ of line 2 was never closed"},
    {J("{\"a\":\n\"x\\\"}"),
     "2:6: error: this is not valid JSON: the file ends, but the \" of line 2 was never closed"},
    {J("{\"a\": 12345678901234567890}"),
     "1:7: error: the number 12345678901234567890 is too large to be kept exactly [json-number]"},
    {J("{\"a\": -9223372036854775809}"),
     "1:7: error: the number -9223372036854775809 is too large"},
    {J("{\"a\": [1e999]}"), "1:8: error: the number 1e999 is too large"},
    {J("{\"a\": \"\xE1\xBB\"}"), "1:8: error: the file is not UTF-8 (byte 8) [not-utf8]"},
    {J("\xFF\xFE{\0"), "1:1: error: the file is not UTF-8 (byte 1)"},
    {J("{\"a\": \"x\0y\"}"),
     "1:9: error: the text holds the control character U+0000 [control-character]"},
};

static void every_slip_has_its_place(void **state) {
    kit *k = *state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        assert_null(parse(k, slips[i].json));
        assert_int_equal(diag_count(k->d, DIAG_ERROR), 1);
        const char *got = kit_faults(k, LANG_EN);
        buf wanted = buf_in(k->a);
        buf_fmt(&wanted, "d.json:%s", slips[i].report);
        if (strncmp(got, wanted.p, wanted.n) != 0)
            fail_msg("%s\ngives   %s\nwanted  %s", kit_z(k, slips[i].json), got,
                     kit_z(k, buf_str(&wanted)));
    }
}

static void faults_speak_vietnamese(void **state) {
    kit *k = *state;
    assert_null(parse(k, STR("{\"a\": 1,}")));
    assert_string_equal(kit_faults(k, LANG_VI),
                        "d.json:1:8: lỗi: dữ liệu không đúng cú pháp JSON: thừa dấu phẩy trước dấu "
                        "} [json-syntax]\n"
                        "  gợi ý: xem lại dấu phẩy, dấu ngoặc, dấu nháy kép quanh vị trí này\n");
    assert_null(parse(k, STR("{\n\"a\": [")));
    kit_has(kit_faults(k, LANG_VI), "tệp kết thúc mà dấu [ ở dòng 2 chưa được đóng");
}

static void root_must_be_an_object(void **state) {
    kit *k = *state;
    static const char *const roots[] = {"[]", "5", "\"x\"", "null"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        assert_null(parse(k, str_of(roots[i])));
        kit_has(kit_faults(k, LANG_EN), "[json-not-object]");
    }
}

static void control_characters_are_told_with_their_path(void **state) {
    kit *k = *state;
    assert_null(parse(
        k, STR("{\"a\": [\"ok\\n\\t\", \"x\\u0007\\u0008\"], \"b\": \"\\u0000\", \"c\": \"\\r\",\n"
               " \"d\": \"\\u0085\", \"e\": \"\\uFFFF\", \"f\\u001b\": 1, \"g\": \"\\u2028\"}")));
    const char *faults = kit_faults(k, LANG_EN);
    kit_has(faults, "d.json:1:18: $.a[1]: error: the text holds the control character U+0007");
    kit_has(faults, "d.json:1:41: $.b: error: the text holds the control character U+0000");
    kit_has(faults, "d.json:1:56: $.c: error: the text holds the control character U+000D");
    kit_has(faults, "d.json:2:7: $.d: error: the text holds the control character U+0085");
    kit_has(faults, "d.json:2:22: $.e: error: the text holds the control character U+FFFF");
    kit_has(faults, "d.json:2:32: $[\"f \"]: error: the text holds the control character U+001B");
    kit_has(faults, "d.json:2:51: $.g: error: the text holds the control character U+2028");
    assert_null(strstr(faults, "U+0008")); /* one a text */
}

static str nested(kit *k, size_t depth, bool closed) {
    buf b = buf_in(k->a);
    buf_add(&b, STR("{\"a\": "));
    for (size_t i = 0; i < depth; i++) buf_byte(&b, '[');
    for (size_t i = 0; closed && i < depth; i++) buf_byte(&b, ']');
    if (closed) buf_byte(&b, '}');
    return buf_str(&b);
}

static void nesting_has_a_limit(void **state) {
    kit *k = *state;
    assert_non_null(parse(k, nested(k, VALUE_MAX_DEPTH - 1, true)));
    static const size_t depths[] = {VALUE_MAX_DEPTH, 2000, 100000};
    for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
        assert_null(parse(k, nested(k, depths[i], true)));
        assert_int_equal(diag_count(k->d, DIAG_ERROR), 1);
        kit_has(kit_faults(k, LANG_EN), "nested more than 64 levels deep [json-depth]");
    }
    assert_null(parse(k, nested(k, 100000, false)));
    kit_has(kit_faults(k, LANG_EN), "[json-depth]");
    assert_null(parse(k, nested(k, VALUE_MAX_DEPTH - 1, false)));
    kit_has(kit_faults(k, LANG_EN), "the [ of line 1 was never closed");
}

static void long_texts_are_read_whole(void **state) {
    kit *k = *state;
    enum { SIZE = 1 << 20 };
    buf b = buf_in(k->a);
    buf_add(&b, STR("{\"a\": \""));
    for (int i = 0; i < SIZE; i++) buf_byte(&b, 'x');
    buf_add(&b, STR("\"}"));
    value *v = parse(k, buf_str(&b));
    assert_non_null(v);
    assert_int_equal(v->as.items[0].as.text.n, SIZE);
    b.n--; /* the brace; then the report must not quote the text */
    assert_null(parse(k, buf_str(&b)));
    assert_true(strlen(kit_faults(k, LANG_EN)) < 400);
    buf_add(&b, STR(" \"b\": 1}"));
    assert_null(parse(k, buf_str(&b)));
    kit_has(kit_faults(k, LANG_EN), "(found \"b\")");
}

/* The names of many fields are sorted to find one given twice, the first such in the file. */
static void names_are_told_apart_in_large_objects(void **state) {
    kit *k = *state;
    enum { FIELDS = 20000 };
    buf b = buf_in(k->a);
    for (int i = 0; i < FIELDS; i++)
        buf_fmt(&b, "%c\n\"f%d\": %d", i ? ',' : '{', i * 7919 % FIELDS, i);
    str open = buf_str(&b);
    value *v = parse(k, str_fmt(k->a, "%.*s}", STR_ARG(open)));
    assert_non_null(v);
    assert_int_equal(v->n, FIELDS);
    assert_int_equal(v->as.items[1].as.integer, 1); /* in the order of the file */
    assert_null(parse(k, str_fmt(k->a, "%.*s, \"f7919\": 1, \"f0\": 2}", STR_ARG(open))));
    kit_has(kit_faults(k, LANG_EN), "d.json:20001:18: error: the field \"f7919\" appears twice");
}

/* Every value knows where it began, whatever stands between; the mark and wide letters are one
 * column or none. */
static void values_know_their_place(void **state) {
    kit *k = *state;
    static const struct {
        const char *path;
        int line, column, name_column;
    } places[] = {
        {"$", 1, 1, 0},      {"$.ă", 1, 8, 3},     {"$.b", 2, 11, 2},
        {"$.b[0]", 2, 12, 0}, {"$.b[1]", 3, 1, 0}, {"$.b[1].c\\\"d", 3, 14, 3},
    };
    data_source s = {STR("d.json"), STR("\xEF\xBB\xBF{ \"ă\": null ,\r\n \"b\"\t  :\t [\"đ\\n\",\n"
                                        "{ \"c\\\\\\\"d\" : -1.5 } ] }\n")};
    value *v = json_parse(k->a, s, k->d);
    assert_non_null(v);
    const value *list = &v->as.items[1];
    const value *values[] = {v, &v->as.items[0], list, &list->as.items[0], &list->as.items[1],
                             &list->as.items[1].as.items[0]};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        diag_where at = where_value(k->a, s, values[i]);
        assert_int_equal(at.line, places[i].line);
        assert_int_equal(at.column, places[i].column);
        assert_string_equal(kit_z(k, at.file), "d.json");
        if (!places[i].name_column) continue;
        assert_int_equal(where_name(k->a, s, values[i]).line, places[i].line);
        assert_int_equal(where_name(k->a, s, values[i]).column, places[i].name_column);
    }
    value added = {.key = STR("x"), .parent = &list->as.items[1]}; /* a default: where it would be */
    assert_int_equal(where_value(k->a, s, &added).line, 3);
    assert_string_equal(kit_z(k, where_value(k->a, s, &added).path), "$.b[1].x");
    value foreign = {.kind = VALUE_RECORD};
    assert_int_equal(where_value(k->a, s, &foreign).line, 0);
}

static void texts_outlive_the_source(void **state) {
    kit *k = *state;
    char bytes[] = "{\"tên\": \"một\", \"b\": \"h\\u0061i\", \"te\u0302\": \"e\u0302\"}";
    value *v = parse(k, str_of(bytes));
    assert_non_null(v);
    memset(bytes, 'x', sizeof bytes);
    buf b = buf_in(k->a);
    json_put_value(&b, v);
    assert_string_equal(kit_z(k, buf_str(&b)),
                        "{\"tên\": \"một\", \"b\": \"hai\", \"tê\": \"ê\"}");
}

static const char *real(kit *k, double v) {
    buf b = buf_in(k->a);
    json_put_real(&b, v);
    return kit_z(k, buf_str(&b));
}

static void numbers_are_written_shortest(void **state) {
    kit *k = *state;
    assert_string_equal(real(k, 0.1), "0.1");
    assert_string_equal(real(k, -1250.5), "-1250.5");
    assert_string_equal(real(k, 5), "5");
    assert_string_equal(real(k, -0.0), "0");
    assert_string_equal(real(k, 9007199254740992), "9007199254740992");
    assert_string_equal(real(k, 1e22), "1e22");
    assert_string_equal(real(k, -2.5e-7), "-2.5e-7");
    assert_string_equal(real(k, 1.7976931348623157e308), "1.7976931348623157e308");
    assert_string_equal(real(k, 0.1 + 0.2), "0.30000000000000004");
    assert_string_equal(real(k, 5e-324), "4.94065645841247e-324");
}

static void values_are_written_as_read(void **state) {
    kit *k = *state;
    str json = STR("{\"a\": [1, 2.5, true, false, null], \"b\\\"\\\\\": \"Đ\\n\\t\\r\\b\\f/\", "
                   "\"c\": {}, \"d\": []}");
    buf b = buf_in(k->a);
    value *v = parse(k, STR("{\"a\": [1, 2.5, true, false, null], \"b\\\"\\\\\": \"Đ\\n\\t/\", "
                            "\"c\": {}, \"d\": []}"));
    assert_non_null(v);
    value *text = &v->as.items[1];
    text->as.text = STR("Đ\n\t\r\b\f/");
    json_put_value(&b, v);
    assert_string_equal(kit_z(k, buf_str(&b)), kit_z(k, json));
    b.n = 0;
    json_put_text(&b, STR("\x01\x7f\0"));
    assert_string_equal(kit_z(k, buf_str(&b)), "\"\\u0001\\u007F\\u0000\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(kinds_and_order_are_kept),
        KIT_TEST(byte_order_mark_is_skipped),
        KIT_TEST(line_breaks_of_windows_are_line_breaks),
        KIT_TEST(every_slip_has_its_place),
        KIT_TEST(faults_speak_vietnamese),
        KIT_TEST(root_must_be_an_object),
        KIT_TEST(control_characters_are_told_with_their_path),
        KIT_TEST(nesting_has_a_limit),
        KIT_TEST(long_texts_are_read_whole),
        KIT_TEST(names_are_told_apart_in_large_objects),
        KIT_TEST(values_know_their_place),
        KIT_TEST(texts_outlive_the_source),
        KIT_TEST(numbers_are_written_shortest),
        KIT_TEST(values_are_written_as_read),
    };
    return cmocka_run_group_tests_name("data json", tests, NULL, NULL);
}
