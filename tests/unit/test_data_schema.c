/* schema_check: every kind accepted, normalised and refused; every diagnostic of the check shown.
 */
#include "data_kit.h"

#include "data/json.h"
#include "data/schema.h"

#define S(literal) {"" literal, sizeof(literal) - 1}
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const schema text = {.kind = SCHEMA_TEXT};
static const schema title = {
    .kind = SCHEMA_TEXT, .title = S("Trích yếu"), .has_max = true, .max = 10};
static const schema integer = {.kind = SCHEMA_INT};
static const schema day = {
    .kind = SCHEMA_INT, .has_min = true, .min = 1, .has_max = true, .max = 31};
static const schema number = {.kind = SCHEMA_NUMBER, .has_min = true, .min = 0.5};
static const schema flag = {.kind = SCHEMA_BOOL};
static const schema date = {.kind = SCHEMA_DATE, .title = S("Ngày ban hành")};
static const schema_choice urgencies[] = {{S("hoa-toc"), S("Hỏa tốc")}, {S("khan"), S("")}};
static const schema choice = {.kind = SCHEMA_CHOICE, .choices = urgencies, .choices_n = 2};
static const schema texts = {
    .kind = SCHEMA_LIST, .item = &text, .has_min = true, .min = 1, .has_max = true, .max = 2};

/* A section holds texts and sections. */
extern const schema section;
static const schema *const body_variants[] = {&text, &section, &number};
static const schema body_item = {.kind = SCHEMA_UNION, .variants = body_variants, .variants_n = 3};
static const schema body = {.kind = SCHEMA_LIST, .item = &body_item};
static const schema_field section_fields[] = {{S("heading"), &text, true},
                                              {S("body"), &body, false}};
const schema section = {
    .kind = SCHEMA_RECORD, .ref = S("section"), .fields = section_fields, .fields_n = 2};

static const schema_field all_fields[] = {
    {S("title"), &title, false}, {S("name"), &text, false},      {S("count"), &integer, false},
    {S("day"), &day, false},     {S("price"), &number, false},   {S("final"), &flag, false},
    {S("date"), &date, false},   {S("urgency"), &choice, false}, {S("notes"), &texts, false},
    {S("body"), &body, false},   {S("tên"), &text, false},
};
static const schema all = {
    .kind = SCHEMA_RECORD, .fields = all_fields, .fields_n = COUNT(all_fields)};

/* Checks `json` and gives the tree; *ok is what schema_check gave. */
static value *check(kit *k, const schema *s, const char *json, bool *ok) {
    data_source source = {STR("d.json"), str_of(json)};
    value *v = json_parse(k->a, source, k->d);
    if (!v) fail_msg("%s", kit_faults(k, LANG_EN));
    *ok = schema_check(s, v, k->a, source, k->d);
    assert_int_equal(*ok, diag_count(k->d, DIAG_ERROR) == 0);
    return v;
}

static void accept_as(kit *k, const schema *s, const char *json, const char *becomes) {
    bool ok;
    value *v = check(k, s, json, &ok);
    const char *faults = kit_faults(k, LANG_EN);
    if (!ok || *faults) fail_msg("%s\n%s", json, faults);
    buf b = buf_in(k->a);
    json_put_value(&b, v);
    assert_string_equal(kit_z(k, buf_str(&b)), becomes);
}

static void refuse(kit *k, const schema *s, const char *json, const char *report) {
    bool ok;
    check(k, s, json, &ok);
    if (ok) fail_msg("accepted: %s", json);
    kit_has(kit_faults(k, LANG_EN), report);
}

static void good_data_passes(void **state) {
    accept_as(
        *state, &all,
        "{\"title\": \"Kế hoạch\", \"count\": -3, \"day\": 31, \"price\": 0.5, \"final\": true}",
        "{\"title\": \"Kế hoạch\", \"count\": -3, \"day\": 31, \"price\": 0.5, \"final\": true}");
    accept_as(*state, &all, "{\"notes\": [\"\", \"b\"], \"urgency\": \"khan\", \"title\": \"\"}",
              "{\"notes\": [\"\", \"b\"], \"urgency\": \"khan\", \"title\": \"\"}");
    accept_as(*state, &all, "{}", "{}");
}

static void null_counts_as_absent(void **state) {
    accept_as(*state, &all, "{\"date\": null, \"day\": null}", "{\"date\": null, \"day\": null}");
    refuse(*state, &section, "{\"heading\": null}",
           "$: error: the required field \"heading\" (text) is missing");
    refuse(*state, &all, "{\"notes\": [null]}",
           "$.notes[0]: error: text is expected here, not null");
}

static void the_root_names_its_template(void **state) {
    accept_as(*state, &all, "{\"$schema\": \"x.json\", \"template\": \"ke-hoach\"}",
              "{\"$schema\": \"x.json\", \"template\": \"ke-hoach\"}");
    refuse(*state, &all, "{\"template\": 5}",
           "$.template: error: text is expected here, not the integer 5");
    bool ok;
    check(*state, &all, "{\"body\": [{\"heading\": \"x\", \"template\": \"y\"}]}", &ok);
    kit_has(kit_faults(*state, LANG_EN),
            "$.body[0]: warning: there is no field \"template\" here [field-unknown]\n  hint: the fields here: heading");
}

static void texts_and_names_are_composed(void **state) {
    accept_as(*state, &all, "{\"te\u0302n\": \"Tho\u0302\u0301ng Ke\u0302nh\"}",
              "{\"tên\": \"Thống Kênh\"}");
    accept_as(
        *state, &all,
        "{\"title\": \"a\u0302a\u0302a\u0302a\u0302a\u0302a\u0302a\u0302a\u0302a\u0302a\u0302\"}",
        "{\"title\": \"ââââââââââ\"}"); /* ten letters once composed */
    kit *k = *state;
    data_source twice = {STR("d.json"), STR("{\"tên\": \"a\", \"te\u0302n\": \"b\"}")};
    assert_null(json_parse(k->a, twice, k->d)); /* the same name once composed */
    kit_has(kit_faults(k, LANG_EN), "d.json:1:14: error: the field \"tên\" appears twice");
}

static void whole_reals_are_integers(void **state) {
    kit *k = *state;
    accept_as(k, &all, "{\"count\": 2000.000, \"price\": 1.500}",
              "{\"count\": 2000, \"price\": 1.5}");
    bool ok;
    value *v = check(k, &all, "{\"count\": 5.0, \"price\": 5.0, \"day\": 1e1}", &ok);
    assert_true(ok);
    assert_int_equal(v->as.items[0].kind, VALUE_INT);
    assert_int_equal(v->as.items[0].as.integer, 5);
    assert_int_equal(v->as.items[1].kind, VALUE_REAL);
    assert_int_equal(v->as.items[2].as.integer, 10);
    refuse(k, &all, "{\"count\": 5.5}",
           "$.count: error: an integer is expected here, not the decimal number 5.5 [wrong-type]\n"
           "  hint: round it to a whole number");
    refuse(k, &all, "{\"count\": 20.000}",
           "$.count: error: 20.000: in JSON a point begins decimals, it does not group thousands "
           "[grouped-number]\n  hint: write the figures together: 20000");
    refuse(k, &all, "{\"count\": 0.500}", "not the decimal number 0.5 [wrong-type]");
    refuse(k, &all, "{\"count\": -1.250}", "write the figures together: -1250");
    refuse(k, &all, "{\"count\": 1e300}", "not the decimal number 1e300");
}

static void wrong_kinds_are_named(void **state) {
    kit *k = *state;
    refuse(k, &all, "{\"name\": 5}",
           "$.name: error: text is expected here, not the integer 5 [wrong-type]\n  hint: put the "
           "value in double quotes");
    refuse(k, &all, "{\"name\": [\"a\"]}", "text is expected here, not a list [ … ]");
    refuse(k, &all, "{\"count\": \"5.000\"}",
           "an integer is expected here, not the text \"5.000\" [wrong-type]\n  hint: write the "
           "number without quotes");
    refuse(k, &all, "{\"price\": \"1,5\"}",
           "a number is expected here, not the text \"1,5\" [wrong-type]\n  hint: write the number "
           "without quotes, a point");
    refuse(k, &all, "{\"final\": \"true\"}",
           "true or false is expected here, not the text \"true\"");
    refuse(k, &all, "{\"date\": 20231006}", "a date is expected here, not the integer 20231006");
    refuse(k, &all, "{\"urgency\": true}",
           "one of the choices is expected here, not a truth value true");
    refuse(k, &all, "{\"notes\": \"a\"}", "a list [ … ] is expected here, not the text \"a\"");
    refuse(k, &section, "{\"heading\": {}}", "text is expected here, not an object { … }");
    refuse(k, &all, "{\"body\": [true]}",
           "$.body[0]: error: text, an object { … } or a number is expected here, not a truth "
           "value true");
    bool ok;
    check(k, &all, "{\"body\": [[]], \"count\": \"5\"}", &ok);
    const char *vi = kit_faults(k, LANG_VI);
    kit_has(vi, "$.body[0]: lỗi: cần văn bản, đối tượng { … } hoặc số, nhưng nhận được danh sách [ "
                "… ] [wrong-type]\n");
    kit_has(vi, "$.count: lỗi: cần số nguyên, nhưng nhận được văn bản \"5\" [wrong-type]\n  gợi ý: "
                "viết số không có dấu nháy kép");
}

static void bounds_are_kept(void **state) {
    kit *k = *state;
    refuse(k, &all, "{\"day\": 0}",
           "$.day: error: 0 is out of range: it must be from 1 to 31 [out-of-range]");
    refuse(k, &all, "{\"day\": 32.0}", "32 is out of range");
    refuse(k, &all, "{\"price\": 0.25}", "0.25 is out of range: it must be at least 0.5");
    refuse(k, &all, "{\"notes\": []}",
           "$.notes: error: there are 0 items: there must be from 1 to 2 [wrong-length]");
    refuse(k, &all, "{\"notes\": [\"a\", \"b\", \"c\"]}", "there are 3 items");
    refuse(k, &all, "{\"title\": \"Mười một chữ\"}",
           "$.title: error: the text has 12 characters: it must have at most 10 [wrong-length]");
    bool ok;
    check(k, &all, "{\"day\": 45, \"price\": 0, \"title\": \"Mười một chữ\"}", &ok);
    const char *vi = kit_faults(k, LANG_VI);
    kit_has(vi, "45 nằm ngoài giới hạn: cần từ 1 đến 31");
    kit_has(vi, "0 nằm ngoài giới hạn: cần ít nhất 0.5");
    kit_has(vi, "văn bản dài 12 ký tự: cần nhiều nhất 10");
}

static void dates_are_real_and_take_one_form(void **state) {
    static const char *const good[] = {"2023-10-06", "06/10/2023", "6/10/2023",
                                       "6-10-2023",  "6.10.2023",  "06.10.2023"};
    static const char *const bad[] = {"31/02/2023", "2023-02-29",  "29/2/1900",   "2023-13-01",
                                      "0/1/2023",   "1/0/2023",    "2023-1-6",    "06/10-2023",
                                      "6/10/23",    "006/10/2023", "2023-10-06 ", "10/2023",
                                      "hôm nay",    "2023-10-061", "0000-01-01",  "+1/2/2023"};
    kit *k = *state;
    for (size_t i = 0; i < COUNT(good); i++)
        accept_as(k, &all, kit_z(k, str_fmt(k->a, "{\"date\": \"%s\"}", good[i])),
                  "{\"date\": \"2023-10-06\"}");
    accept_as(k, &all, "{\"date\": \"29/2/2024\"}", "{\"date\": \"2024-02-29\"}");
    accept_as(k, &all, "{\"date\": \"29.2.2000\"}", "{\"date\": \"2000-02-29\"}");
    for (size_t i = 0; i < COUNT(bad); i++)
        refuse(k, &all, kit_z(k, str_fmt(k->a, "{\"date\": \"%s\"}", bad[i])),
               "\" is not a real date [date]");
    refuse(k, &all, "{\"date\": \" \"}", "$.date: error: this must not be empty [empty-text]");
}

static void choices_are_listed(void **state) {
    refuse(*state, &all, "{\"urgency\": \"Khẩn\"}",
           "$.urgency: error: \"Khẩn\" is not one of the choices [not-a-choice]\n  hint: choose "
           "one of: \"hoa-toc\" (Hỏa tốc), \"khan\"\n");
    refuse(*state, &all, "{\"urgency\": \"\"}", "this must not be empty");
}

static void required_texts_say_something(void **state) {
    refuse(*state, &section, "{}",
           "d.json:1:1: $: error: the required field \"heading\" (text) is missing [field-missing]");
    refuse(*state, &section, "{\"heading\": \" \\n\\u00a0\\u3000\"}",
           "$.heading: error: this must not be empty [empty-text]");
    accept_as(*state, &section, "{\"heading\": \" x \"}", "{\"heading\": \" x \"}");
}

static void unknown_fields_are_warnings(void **state) {
    kit *k = *state;
    bool ok;
    check(k, &all,
          "{\"titel\": \"x\", \"abcdefgh\": 1, \"body\": [{\"heading\": \"x\", \"boddy\": []}]}",
          &ok);
    assert_true(ok);
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 3);
    const char *faults = kit_faults(k, LANG_EN);
    kit_has(
        faults,
        "$: warning: there is no field \"titel\" here; did you mean \"title\"? [field-unknown]");
    kit_has(faults, "$: warning: there is no field \"abcdefgh\" here [field-unknown]");
    kit_has(faults, "$.body[0]: warning: there is no field \"boddy\" here; did you mean \"body\"?");
}

static void a_vietnamese_title_names_its_field(void **state) {
    kit *k = *state;
    bool ok;
    check(k, &all, "{\"trích yếu\": \"x\", \"Ngay_ban_hanh\": \"2026-01-02\", \"số\": 1}", &ok);
    const char *faults = kit_faults(k, LANG_EN);
    kit_has(faults, "there is no field \"trích yếu\" here; did you mean \"title\"?");
    kit_has(faults, "there is no field \"Ngay_ban_hanh\" here; did you mean \"date\"?");
    kit_has(faults, "there is no field \"số\" here [field-unknown]");
}

static void patterns_match_characters(void **state) {
    kit *k = *state;
    pattern *owner = NULL;
    schema code = {.kind = SCHEMA_TEXT, .pattern_hint = S("viết như 12/KHĐ-UBND")};
    code.pattern = pattern_new(&owner, STR("^[0-9]{1,3}/[A-ZĐ]{3}-UBND$"));
    schema three = {.kind = SCHEMA_TEXT, .pattern = pattern_new(&owner, STR("^...$"))};
    schema_field fields[] = {{S("code"), &code, false}, {S("three"), &three, true}};
    schema s = {.kind = SCHEMA_RECORD, .fields = fields, .fields_n = 2};
    assert_null(pattern_new(&owner, STR("[a")));
    assert_null(pattern_new(&owner, STR("(")));
    assert_string_equal(kit_z(k, pattern_text(three.pattern)), "^...$");
    accept_as(k, &s, "{\"code\": \"12/KHĐ-UBND\", \"three\": \"Đăk\"}",
              "{\"code\": \"12/KHĐ-UBND\", \"three\": \"Đăk\"}");
    refuse(k, &s, "{\"code\": \"12/KĐ-UBND\", \"three\": \"abc\"}",
           "$.code: error: \"12/KĐ-UBND\" does not have the required form [wrong-form]\n  hint: "
           "viết như 12/KHĐ-UBND\n");
    refuse(k, &s, "{\"three\": \"abcd\"}", "hint: ^...$");
    refuse(k, &s, "{\"three\": \"abc\", \"code\": \"\"}", "$.code: error: this must not be empty");
    pattern_drop(owner);
    pattern_drop(NULL);
}

/* Defaults: absent and null fields get them, records' own defaults included, and paths stay right.
 */
static void defaults_are_added(void **state) {
    kit *k = *state;
    value ten = {.kind = VALUE_INT, .as.integer = 10}, empty = {.kind = VALUE_RECORD};
    value texts_of[] = {{.kind = VALUE_TEXT, .as.text = S("Như trên")}};
    value list = {.kind = VALUE_LIST, .n = 1, .as.items = texts_of};
    schema limit = {.kind = SCHEMA_INT, .fallback = &ten},
           names = {.kind = SCHEMA_LIST, .item = &text, .fallback = &list};
    schema_field inner_fields[] = {{S("limit"), &limit, true}};
    schema inner = {
        .kind = SCHEMA_RECORD, .fields = inner_fields, .fields_n = 1, .fallback = &empty};
    schema_field fields[] = {{S("a"), &body, false},
                             {S("to"), &names, true},
                             {S("inner"), &inner, false},
                             {S("limit"), &limit, true}};
    schema s = {.kind = SCHEMA_RECORD, .fields = fields, .fields_n = 4};
    accept_as(k, &s, "{}", "{\"to\": [\"Như trên\"], \"inner\": {\"limit\": 10}, \"limit\": 10}");
    accept_as(k, &s, "{\"limit\": null, \"to\": [], \"inner\": {\"limit\": 1}}",
              "{\"limit\": 10, \"to\": [], \"inner\": {\"limit\": 1}}");
    bool ok;
    value *v = check(k, &s, "{\"a\": [{\"heading\": \"x\", \"body\": [\"deep\"]}]}", &ok);
    assert_true(ok);
    assert_string_equal(kit_z(k, value_path(k->a, value_find_text(v, (value_words){.words = STR("deep")}))),
                        "$.a[0].body[0]");
    assert_string_equal(kit_z(k, value_path(k->a, value_find_text(v, (value_words){.words = STR("Như trên")}))), "$.to[0]");
    assert_null(texts_of[0].parent); /* the template's own default stays untouched */
}

static void defaults_within_defaults_end(void **state) {
    value empty = {.kind = VALUE_RECORD};
    schema node = {.kind = SCHEMA_RECORD, .ref = S("node"), .fallback = &empty};
    schema_field fields[] = {{S("next"), &node, false}};
    node.fields = fields;
    node.fields_n = 1;
    refuse(*state, &node, "{}", "nested more than 64 levels deep [json-depth]");
}

static void recursive_data_is_checked_all_the_way(void **state) {
    kit *k = *state;
    buf b = buf_in(k->a);
    for (int i = 0; i < 31; i++) buf_add(&b, STR("{\"heading\": \"x\", \"body\": ["));
    buf_add(&b, STR("{\"heading\": 1}"));
    for (int i = 0; i < 31; i++) buf_add(&b, STR("]}"));
    refuse(k, &section, kit_z(k, buf_str(&b)),
           ".body[0].heading: error: text is expected here, not the integer 1");
}

static void every_fault_is_told_in_order(void **state) {
    kit *k = *state;
    bool ok;
    check(k, &all,
          "{\"day\": 0, \"oops\": 1, \"notes\": [1, \"a\", 2], \"body\": [{\"body\": [true]}], "
          "\"date\": \"x\"}",
          &ok);
    static const char *const order[] = {"$.day:",
                                        "\"oops\"",
                                        "$.notes:",
                                        "$.notes[0]:",
                                        "$.notes[2]:",
                                        "$.body[0]: error: the required",
                                        "$.body[0].body[0]:",
                                        "$.date:"};
    const char *faults = kit_faults(k, LANG_EN), *at = faults;
    for (size_t i = 0; i < COUNT(order); i++) {
        at = strstr(at, order[i]);
        if (!at) fail_msg("no %s, or not in order, in:\n%s", order[i], faults);
    }
}

static void faults_have_line_and_column(void **state) {
    kit *k = *state;
    bool ok;
    check(k, &all, "{\n  \"day\": 0,\n  \"titel\" : 1,\n  \"notes\": [\n    5]\n}", &ok);
    const char *faults = kit_faults(k, LANG_VI);
    kit_has(faults, "d.json:2:10: $.day: lỗi:");
    kit_has(faults, "d.json:3:3: $: cảnh báo: không có trường \"titel\" ở đây"); /* at its name */
    kit_has(faults, "d.json:5:5: $.notes[0]: lỗi:");
}

static void endless_faults_are_cut(void **state) {
    kit *k = *state;
    buf b = buf_in(k->a);
    buf_add(&b, STR("{\"body\": [true"));
    for (int i = 0; i < 50000; i++) buf_add(&b, STR(",true"));
    buf_add(&b, STR("], \"day\": 0}"));
    bool ok;
    check(k, &all, kit_z(k, buf_str(&b)), &ok);
    assert_int_equal(diag_count(k->d, DIAG_ERROR), 1001);
    kit_has(kit_faults(k, LANG_EN),
            "there are more than 1000 faults; the rest is not listed [too-many-faults]");
}

static void huge_values_are_quoted_short(void **state) {
    kit *k = *state;
    buf b = buf_in(k->a);
    str fields[] = {STR("{\"date\": \""), STR("\", \"urgency\": \""), STR("\", \"count\": \""),
                    STR("\", \"")};
    for (size_t i = 0; i < COUNT(fields); i++) {
        buf_add(&b, fields[i]);
        for (int n = 0; n < 1 << 20; n++) buf_byte(&b, 'x');
    }
    buf_add(&b, STR("\": 1}"));
    bool ok;
    check(k, &all, kit_z(k, buf_str(&b)), &ok);
    assert_int_equal(diag_count(k->d, DIAG_ERROR), 3);
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 1);
    assert_true(strlen(kit_faults(k, LANG_VI)) < 2000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(good_data_passes),
        KIT_TEST(null_counts_as_absent),
        KIT_TEST(the_root_names_its_template),
        KIT_TEST(texts_and_names_are_composed),
        KIT_TEST(whole_reals_are_integers),
        KIT_TEST(wrong_kinds_are_named),
        KIT_TEST(bounds_are_kept),
        KIT_TEST(dates_are_real_and_take_one_form),
        KIT_TEST(choices_are_listed),
        KIT_TEST(required_texts_say_something),
        KIT_TEST(unknown_fields_are_warnings),
        KIT_TEST(a_vietnamese_title_names_its_field),
        KIT_TEST(patterns_match_characters),
        KIT_TEST(defaults_are_added),
        KIT_TEST(defaults_within_defaults_end),
        KIT_TEST(recursive_data_is_checked_all_the_way),
        KIT_TEST(every_fault_is_told_in_order),
        KIT_TEST(faults_have_line_and_column),
        KIT_TEST(endless_faults_are_cut),
        KIT_TEST(huge_values_are_quoted_short),
    };
    return cmocka_run_group_tests_name("data schema", tests, NULL, NULL);
}
