/* Escaping of text on its way into XML. */
#include "check.h"

#include "emit/xml.h"

static str escaped(arena *a, str s) {
    buf b = buf_in(a);
    xml_text(&b, s);
    return buf_str(&b);
}

static void markup_is_escaped(void **state) {
    check_str(escaped(*state, STR("a < b & \"c\" > d")), "a &lt; b &amp; &quot;c&quot; &gt; d");
    check_str(escaped(*state, STR("&")), "&amp;");
    check_str(escaped(*state, STR("")), "");
}

static void letters_stay(void **state) {
    check_str(escaped(*state, STR("Đặng Thị Ngọc Ấn\u00A06 – 10")), "Đặng Thị Ngọc Ấn\u00A06 – 10");
}

static void line_ends_survive_attributes(void **state) {
    check_str(escaped(*state, STR("a\tb\nc\rd")), "a&#9;b&#10;c&#13;d");
}

static void characters_xml_forbids_are_left_out(void **state) {
    check_str(escaped(*state, STR("a\x01\x1F\x0B" "b\0c")), "abc");
    check_str(escaped(*state, STR("a\xEF\xBF\xBE" "b\xEF\xBF\xBF")), "ab");
    /* U+FFFD and a letter that starts with the same byte are allowed */
    check_str(escaped(*state, STR("\xEF\xBF\xBD\xEF\xBC\x81")), "\xEF\xBF\xBD\xEF\xBC\x81");
    check_str(escaped(*state, STR("cut \xEF\xBF")), "cut \xEF\xBF");
}

static void attributes_and_elements(void **state) {
    buf b = buf_in(*state);
    xml_attr(&b, STR("w:val"), STR("a\"b"));
    xml_attr_int(&b, STR("w:w"), -12);
    xml_element(&b, STR("dc:title"), STR("A & B"));
    xml_element(&b, STR("dc:subject"), STR(""));
    check_str(buf_str(&b), " w:val=\"a&quot;b\" w:w=\"-12\"<dc:title>A &amp; B</dc:title>");
}

/* Texts of all lengths, most of them plain, against the same a byte at a time: so short a text is never passed whole. */
static void long_texts_are_escaped_like_short_ones(void **state) {
    static const char *const rare[] = {"&", "<", ">", "\"", "\n", "\x01", "\xEF\xBF\xBE", "\xEF\xBF\xBD"};
    uint32_t seed = 3;
    for (int round = 0; round < 20000; round++) {
        arena_reset(*state);
        buf text = buf_in(*state), want = buf_in(*state);
        for (uint32_t n = check_random(&seed) % 50; n; n--) {
            bool plain = check_random(&seed) % 40;
            str part = str_of(plain ? "ế" : rare[check_random(&seed) % (sizeof rare / sizeof *rare)]);
            buf_add(&text, part);
            xml_text(&want, part);
        }
        str have = escaped(*state, buf_str(&text));
        assert_true(str_eq(have, buf_str(&want)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(letters_stay),
        cmocka_unit_test(line_ends_survive_attributes),
        cmocka_unit_test(characters_xml_forbids_are_left_out),
        cmocka_unit_test(attributes_and_elements),
        cmocka_unit_test(long_texts_are_escaped_like_short_ones),
    };
    return cmocka_run_group_tests(tests, check_arena, check_arena_drop);
}
