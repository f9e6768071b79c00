/* Data bent at random, the same way on every run: whatever comes in, the layer gives a value or a
 * fault, reads nothing outside its bytes, and what it accepted it reads again after writing. */
#include "data_kit.h"

#include "data/json.h"
#include "data/schema.h"
#include "text/unicode.h"

#include <stdlib.h>

#define S(literal) {"" literal, sizeof(literal) - 1}

enum { ROUNDS = 20000 };

static const char seed[] = "{\"title\": \"Kế hoạch\", \"date\": \"06/10/2023\", \"count\": 12, "
                           "\"price\": -1.5e3, \"final\": true,\n"
                           " \"body\": [\"I. Mục đích\", {\"heading\": \"\\u0110\\n\", \"body\": "
                           "[[], {}, null]}], \"kind\": \"a\"}\n";

/* Tokens that turn one kind of trouble into another. */
static const char *const pieces[] = {"\"",
                                     "\\",
                                     "{",
                                     "}",
                                     "[",
                                     "]",
                                     ",",
                                     ":",
                                     "null",
                                     "1e999",
                                     "99999999999999999999",
                                     "-",
                                     "\\u0000",
                                     "\\ud800",
                                     "\xF0\x9F",
                                     "\xEF\xBB\xBF",
                                     "e\xCC\x82",
                                     "\n",
                                     "\"title\":",
                                     "5.0",
                                     "\"31/02/2023\"",
                                     "0"};

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* A copy of exactly its size, so that a sanitiser sees a byte too far. */
static size_t bend(uint32_t *random, char *out) {
    size_t n = sizeof seed - 1;
    memcpy(out, seed, n);
    for (uint32_t edits = 1 + next_random(random) % 4; edits; edits--) {
        size_t at = next_random(random) % n;
        const char *piece = pieces[next_random(random) % (sizeof pieces / sizeof *pieces)];
        size_t size = strlen(piece), left;
        switch (next_random(random) % 4) {
        case 0: out[at] = (char)next_random(random); break;
        case 1: n = at + 1; break;
        case 2:
            left = n - at > size ? size : n - at;
            memcpy(out + at, piece, left);
            break;
        default:
            memmove(out + at + size, out + at, n - at);
            memcpy(out + at, piece, size);
            n += size;
        }
    }
    return n;
}

extern const schema section;
static const schema text = {.kind = SCHEMA_TEXT, .has_max = true, .max = 20},
                    integer = {.kind = SCHEMA_INT, .has_min = true, .min = 3};
static const schema number = {.kind = SCHEMA_NUMBER}, flag = {.kind = SCHEMA_BOOL},
                    date = {.kind = SCHEMA_DATE};
static const schema_choice choices[] = {{S("a"), S("A")}};
static const schema choice = {.kind = SCHEMA_CHOICE, .choices = choices, .choices_n = 1};
static const schema *const variants[] = {&text, &section};
static const schema either = {.kind = SCHEMA_UNION, .variants = variants, .variants_n = 2};
static const value none = {.kind = VALUE_LIST};
static const schema body = {.kind = SCHEMA_LIST, .item = &either, .fallback = &none};
static const schema_field fields[] = {{S("title"), &text, true},     {S("date"), &date, true},
                                      {S("count"), &integer, false}, {S("price"), &number, false},
                                      {S("final"), &flag, false},    {S("body"), &body, false},
                                      {S("kind"), &choice, false},   {S("heading"), &text, false}};
const schema section = {
    .kind = SCHEMA_RECORD, .ref = S("section"), .fields = fields, .fields_n = 8};

static void check_faults(void *user, str slug, diag_level level, diag_where at, str words) {
    size_t bad;
    (void)user;
    (void)level;
    assert_true(slug.n && words.n);
    assert_true(utf8_valid(words, &bad) && utf8_valid(at.path, &bad));
    assert_string_equal(at.file.p, "d.json");
    assert_true(at.line >= 0 && at.column >= 0);
}

/* Written and read again it is the same text once more. */
static void check_round_trip(kit *k, const value *v) {
    buf once = buf_in(k->a), twice = buf_in(k->a);
    json_put_value(&once, v);
    value *again = json_parse(k->a, (data_source){STR("again"), buf_str(&once)}, k->d);
    if (!again) fail_msg("%s", kit_faults(k, LANG_EN));
    json_put_value(&twice, again);
    assert_true(str_eq(buf_str(&once), buf_str(&twice)));
}

static void bent_data_is_read_or_refused(void **state) {
    kit *k = *state;
    uint32_t random = 20231006;
    size_t read = 0, passed = 0;
    for (int round = 0; round < ROUNDS; round++) {
        char bytes[sizeof seed + 4 * 32];
        str exact;
        exact.n = bend(&random, bytes);
        char *copy = mem_alloc(exact.n);
        exact.p = memcpy(copy, bytes, exact.n);
        arena *a = arena_new();
        kit inner = {a, k->d};
        data_source source = {STR("d.json"), exact};
        value *v = json_parse(a, source, k->d);
        assert_int_equal(v == NULL, diag_count(k->d, DIAG_ERROR) > 0);
        if (v) check_round_trip(&inner, v);
        if (v && schema_check(&section, v, a, source, k->d))
            passed++, check_round_trip(&inner, v);
        read += v != NULL;
        diag_visit(k->d, LANG_VI, a, check_faults, NULL);
        diag_clear(k->d);
        arena_drop(a);
        free(copy);
    }
    assert_true(read > ROUNDS / 50 && read < ROUNDS); /* the bending reaches both sides */
    assert_true(passed > 0 && passed < read);
}

int main(void) {
    const struct CMUnitTest tests[] = {KIT_TEST(bent_data_is_read_or_refused)};
    return cmocka_run_group_tests_name("data fuzz", tests, NULL, NULL);
}
