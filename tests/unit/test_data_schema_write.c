/* schema_write: the whole of a published schema, byte for byte, and the cases it does not show. */
#include "data_kit.h"

#include "data/json.h"
#include "data/schema.h"

#define S(literal) {"" literal, sizeof(literal) - 1}
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const value number_example = {.kind = VALUE_TEXT, .as.text = S("12/KH-UBND")};
static const value no_rows = {.kind = VALUE_LIST};
static const schema text = {.kind = SCHEMA_TEXT};
static const schema person = {
    .kind = SCHEMA_TEXT, .title = S("Họ tên"), .ref = S("person"), .has_max = true, .max = 80};
static const schema date = {.kind = SCHEMA_DATE, .title = S("Ngày ban hành")};
static const schema_choice urgencies[] = {{S("hoa-toc"), S("Hỏa tốc")}, {S("khan"), S("Khẩn")}};
static const schema urgency = {.kind = SCHEMA_CHOICE, .choices = urgencies, .choices_n = 2};
static const schema_choice sizes[] = {{S("a3"), S("")}, {S("a4"), S("")}};
static const schema size = {.kind = SCHEMA_CHOICE, .choices = sizes, .choices_n = 2};
static const schema price = {
    .kind = SCHEMA_NUMBER, .has_min = true, .min = 0.5, .has_max = true, .max = 1e9};
static const schema count = {.kind = SCHEMA_INT, .has_min = true, .min = 1};
static const schema flag = {.kind = SCHEMA_BOOL, .description = S("Đúng khi đã ký")};

extern const schema section;
static const schema *const variants[] = {&text, &section};
static const schema part = {.kind = SCHEMA_UNION, .variants = variants, .variants_n = 2};
static const schema parts = {
    .kind = SCHEMA_LIST, .item = &part, .has_min = true, .min = 1, .fallback = &no_rows};
static const schema_field section_fields[] = {{S("heading"), &person, true},
                                              {S("body"), &parts, false}};
const schema section = {.kind = SCHEMA_RECORD,
                        .ref = S("section"),
                        .title = S("Mục"),
                        .fields = section_fields,
                        .fields_n = 2};

static const char *written(kit *k, const schema *s, str id, str title) {
    buf b = buf_in(k->a);
    schema_write(s, id, title, &b);
    const char *z = kit_z(k, buf_str(&b));
    value *v = json_parse(k->a, (data_source){STR("schema"), buf_str(&b)}, k->d); /* it is JSON, whatever else */
    if (!v) fail_msg("%s%s", kit_faults(k, LANG_EN), z);
    return z;
}

#define HEAD                                                                                       \
    "{\n"                                                                                          \
    "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"

#define ROOT_FIELDS                                                                                           \
    "    \"$schema\": {\n"                                                                                    \
    "      \"title\": \"Lược đồ\",\n"                                                                   \
    "      \"description\": \"Địa chỉ của JSON Schema này, để trình soạn thảo gợi ý tên " \
    "trường\",\n"                                                                                          \
    "      \"type\": \"string\"\n"                                                                            \
    "    },\n"                                                                                                \
    "    \"template\": {\n"                                                                                   \
    "      \"title\": \"Mẫu\",\n"                                                                           \
    "      \"description\": \"Tên mẫu dùng để tạo văn bản\",\n"                                   \
    "      \"type\": \"string\"\n"                                                                            \
    "    },\n"                                                                                                \
    "    \"key\": {\n"                                                                                        \
    "      \"title\": \"Mã\",\n"                                                                           \
    "      \"description\": \"Mã của bản ghi khi làm hàng loạt; không in ra\",\n"                                   \
    "      \"type\": \"string\",\n"                                                                           \
    "      \"examples\": [\"xa-an-ap\"]\n"                                                                   \
    "    }"

static void whole_schema(void **state) {
    kit *k = *state;
    pattern *owner = NULL;
    schema code = {.kind = SCHEMA_TEXT,
                   .title = S("Số, ký hiệu"),
                   .description = S("Của văn bản"),
                   .pattern_hint = S("như 12/KH-UBND"),
                   .example = &number_example,
                   .pattern = pattern_new(&owner, STR("^[0-9]+/\"\\$"))};
    schema_field fields[] = {{S("number"), &code, true},
                             {S("signer"), &person, true},
                             {S("urgency"), &urgency, false},
                             {S("body"), &parts, true}};
    schema root = {.kind = SCHEMA_RECORD,
                   .description = S("Dữ liệu của kế hoạch"),
                   .fields = fields,
                   .fields_n = COUNT(fields)};
    assert_string_equal(written(k, &root, STR("urn:vanban:ke-hoach"), STR("Kế hoạch")),
                        HEAD "  \"$id\": \"urn:vanban:ke-hoach\",\n"
                             "  \"title\": \"Kế hoạch\",\n"
                             "  \"description\": \"Dữ liệu của kế hoạch\",\n"
                             "  \"type\": \"object\",\n"
                             "  \"properties\": {\n" ROOT_FIELDS ",\n"
                             "    \"number\": {\n"
                             "      \"title\": \"Số, ký hiệu\",\n"
                             "      \"description\": \"Của văn bản (như 12/KH-UBND)\",\n"
                             "      \"type\": \"string\",\n"
                             "      \"pattern\": \"^[0-9]+/\\\"\\\\$\",\n"
                             "      \"examples\": [\"12/KH-UBND\"],\n"
                             "      \"minLength\": 1\n"
                             "    },\n"
                             "    \"signer\": {\n"
                             "      \"$ref\": \"#/$defs/person\",\n"
                             "      \"minLength\": 1\n"
                             "    },\n"
                             "    \"urgency\": {\n"
                             "      \"type\": \"string\",\n"
                             "      \"oneOf\": [\n"
                             "        {\n"
                             "          \"const\": \"hoa-toc\",\n"
                             "          \"title\": \"Hỏa tốc\"\n"
                             "        },\n"
                             "        {\n"
                             "          \"const\": \"khan\",\n"
                             "          \"title\": \"Khẩn\"\n"
                             "        }\n"
                             "      ]\n"
                             "    },\n"
                             "    \"body\": {\n"
                             "      \"type\": \"array\",\n"
                             "      \"minItems\": 1,\n"
                             "      \"items\": {\n"
                             "        \"anyOf\": [\n"
                             "          {\n"
                             "            \"type\": \"string\"\n"
                             "          },\n"
                             "          {\n"
                             "            \"$ref\": \"#/$defs/section\"\n"
                             "          }\n"
                             "        ]\n"
                             "      },\n"
                             "      \"default\": []\n"
                             "    }\n"
                             "  },\n"
                             "  \"required\": [\n"
                             "    \"number\",\n"
                             "    \"signer\"\n"
                             "  ],\n"
                             "  \"additionalProperties\": false,\n"
                             "  \"$defs\": {\n"
                             "    \"person\": {\n"
                             "      \"title\": \"Họ tên\",\n"
                             "      \"type\": \"string\",\n"
                             "      \"maxLength\": 80\n"
                             "    },\n"
                             "    \"section\": {\n"
                             "      \"title\": \"Mục\",\n"
                             "      \"type\": \"object\",\n"
                             "      \"properties\": {\n"
                             "        \"heading\": {\n"
                             "          \"$ref\": \"#/$defs/person\",\n"
                             "          \"minLength\": 1\n"
                             "        },\n"
                             "        \"body\": {\n"
                             "          \"type\": \"array\",\n"
                             "          \"minItems\": 1,\n"
                             "          \"items\": {\n"
                             "            \"anyOf\": [\n"
                             "              {\n"
                             "                \"type\": \"string\"\n"
                             "              },\n"
                             "              {\n"
                             "                \"$ref\": \"#/$defs/section\"\n"
                             "              }\n"
                             "            ]\n"
                             "          },\n"
                             "          \"default\": []\n"
                             "        }\n"
                             "      },\n"
                             "      \"required\": [\n"
                             "        \"heading\"\n"
                             "      ],\n"
                             "      \"additionalProperties\": false\n"
                             "    }\n"
                             "  }\n"
                             "}\n");
    pattern_drop(owner);
}

static void plain_kinds(void **state) {
    kit *k = *state;
    schema_field fields[] = {{S("template"), &size, true},
                             {S("price"), &price, false},
                             {S("count"), &count, false},
                             {S("flag"), &flag, false},
                             {S("date"), &date, true}};
    schema root = {
        .kind = SCHEMA_RECORD, .title = S("Bản"), .fields = fields, .fields_n = COUNT(fields)};
    const char *z = written(k, &root, STR(""), STR(""));
    kit_has(z, HEAD
            "  \"title\": \"Bản\",\n  \"type\": \"object\",\n"); /* no $id; the type's own title */
    kit_has(z, "    \"template\": {\n      \"type\": \"string\",\n      \"enum\": [\n        "
               "\"a3\",\n        \"a4\"\n      ]\n    },\n");
    assert_null(strstr(z, "Mẫu")); /* the template's own field of that name */
    kit_has(z, "    \"price\": {\n      \"type\": \"number\",\n      \"minimum\": 0.5,\n      "
               "\"maximum\": 1000000000\n    },\n");
    kit_has(z, "    \"count\": {\n      \"type\": \"integer\",\n      \"minimum\": 1\n    },\n");
    kit_has(z, "    \"flag\": {\n      \"description\": \"Đúng khi đã ký\",\n      \"type\": "
               "\"boolean\"\n    },\n");
    kit_has(z, "    \"date\": {\n      \"title\": \"Ngày ban hành\",\n      \"type\": "
               "\"string\",\n      \"pattern\": \"^([0-9]{4}-");
    assert_null(strstr(z, "$defs"));
}

static void recursive_root_is_shared(void **state) {
    kit *k = *state;
    const char *z = written(k, &section, STR(""), STR(""));
    kit_has(z, "\n  \"type\": \"object\",\n  \"properties\": {\n" ROOT_FIELDS ",\n    \"heading\"");
    kit_has(z, "\n    \"section\": {\n      \"title\": \"Mục\",\n      \"type\": \"object\",\n     "
               " \"properties\": {\n        \"heading\"");
    schema_field fields[] = {{S("a"), &text, false}};
    schema lone = {.kind = SCHEMA_RECORD, .ref = S("lone"), .fields = fields, .fields_n = 1};
    assert_null(strstr(written(k, &lone, STR(""), STR("")), "$defs")); /* nothing refers to it */
}

/* The dates the published pattern takes are those the check takes, but for days a month has not. */
static void date_pattern_agrees_with_the_check(void **state) {
    static const char *const good[] = {"2023-10-06", "06/10/2023", "6/10/2023",
                                       "6-10-2023",  "6.10.2023",  "31/12/1999"};
    static const char *const bad[] = {"2023-1-6",  "06/10-2023", "6/10/23",     "006/10/2023",
                                      "32/1/2023", "1/13/2023",  "2023-10-06 ", ""};
    kit *k = *state;
    schema_field fields[] = {{S("d"), &date, false}};
    schema root = {.kind = SCHEMA_RECORD, .fields = fields, .fields_n = 1};
    data_source source = {STR(""), str_of(written(k, &root, STR(""), STR("")))};
    value *v = json_parse(k->a, source, k->d);
    value *d = value_field(value_field(v, STR("properties")), STR("d"));
    pattern *p = NULL;
    assert_non_null(pattern_new(&p, value_field(d, STR("pattern"))->as.text));
    for (size_t i = 0; i < COUNT(good); i++) assert_true(pattern_matches(p, str_of(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(pattern_matches(p, str_of(bad[i])));
    pattern_drop(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(whole_schema),
        KIT_TEST(plain_kinds),
        KIT_TEST(recursive_root_is_shared),
        KIT_TEST(date_pattern_agrees_with_the_check),
    };
    return cmocka_run_group_tests_name("data schema_write", tests, NULL, NULL);
}
