/* Tables bent at random, the same way on every run: whatever comes in, every record is JSON that can be read again, or
 * a fault was told; nothing is read outside its bytes. */
#include "table_kit.h"

#include "data/json.h"
#include "text/unicode.h"

enum { ROUNDS = 4000, LONGEST = 8192 };

static const char csv_seed[] = "key;office.name;Trích yếu;recipients[0].name;date;price;focus\n"
                               "a;Xã A;\"dòng\n2\";R;06/10/2023;20.000đ;\"x\ny\"\nb;\"X \"\"B\"\"\";S;;;2,5;\n";
static const char lines_seed[] = "{\"key\": \"a\\u00e1\", \"x\": [1, {\"key\": 2}]}\n{\"x\": \"\\\"\"}\n";
static const char sheet_seed[] =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>S</t></is></c><c r=\"C2\" s=\"1\"><v>45205</v></c></row>";
static const char strings_seed[] = "<sst><si><t>office.name</t></si><si><t>subject</t></si><si><t>date</t></si>"
                                   "<si><r><t>Xã _x000D_</t></r></si></sst>";
static const char styles_seed[] = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]&quot;x\\_d\"/></numFmts>"
                                  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

static const char *const pieces[] = {"\"", ";", "\n", "\r", "[9]", ".", "<", ">", "</c>", "&amp;", "t=\"e\"", "t=\"b\"", "s=\"9\"",
                                     "r=\"ZZZZ9\"", "-1", "1e999", "99999999999", "\xC4", "e\xCC\x82", "VÍ DỤ", "{", "}", "\\", "key",
                                     "<v>", "_x0000_", "[", "]", "<row>", "\xEF\xBB\xBF"};

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

/* The seed with a few edits, in memory of exactly its size. */
static str bend(arena *a, uint32_t *random, str seed) {
    char bytes[LONGEST];
    size_t n = seed.n;
    memcpy(bytes, seed.p, n);
    for (uint32_t edits = 1 + next_random(random) % 3; edits && n; edits--) {
        size_t at = next_random(random) % n;
        const char *piece = pieces[next_random(random) % (sizeof pieces / sizeof *pieces)];
        size_t size = strlen(piece);
        switch (next_random(random) % 4) {
        case 0: bytes[at] = (char)next_random(random); break;
        case 1: if (next_random(random) % 4 == 0) n = at; break;
        case 2: memmove(bytes + at, bytes + at + 1, --n - at); break;
        default:
            memmove(bytes + at + size, bytes + at, n - at);
            memcpy(bytes + at, piece, size);
            n += size;
        }
    }
    return str_dup(a, (str){bytes, n});
}

static void check_fault(void *user, str slug, diag_level level, diag_where at, str words) {
    size_t bad;
    (void)user, (void)level;
    assert_true(slug.n && words.n);
    assert_true(utf8_valid(words, &bad) && utf8_valid(at.path, &bad));
}

/* Reads the file; gives the number of good records. */
static size_t read_all(str bytes, bool json_is_ours) {
    diag *d = diag_new();
    arena *a = arena_new();
    rows *r = rows_open(kit_write(bytes), &kit_document, d);
    unlink(kit_file);
    rows_record record;
    rows_step step = ROWS_END;
    size_t good = 0;
    while (r && ((step = rows_next(r, a, &record, d)) == ROWS_ITEM || step == ROWS_BAD)) {
        assert_true(record.key.n && record.number);
        if (step == ROWS_BAD) assert_true(diag_count(d, DIAG_ERROR) > 0);
        else good++;
        if (step == ROWS_BAD || !json_is_ours) continue;
        diag *inner = diag_new();
        value *v = json_parse(a, (data_source){STR("row"), record.json}, inner);
        row_place place;
        /* control characters are all that may be wrong with it */
        assert_true(v || diag_has(inner, DIAG_TEXT_CONTROL) || diag_has(inner, DIAG_JSON_NUMBER));
        assert_true(rows_locate(r, &record, STR("$.office.name"), &place) && place.line);
        diag_drop(inner);
    }
    if (!r || step == ROWS_BROKEN) assert_true(diag_count(d, DIAG_ERROR) > 0);
    diag_visit(d, LANG_VI, a, check_fault, NULL);
    rows_close(r);
    arena_drop(a);
    diag_drop(d);
    return good;
}

static void fuzz_text(kit *k, str seed, bool ours) {
    uint32_t random = 20231006;
    size_t good = 0;
    for (int i = 0; i < ROUNDS; i++) good += read_all(bend(k->a, &random, seed), ours);
    assert_true(good > ROUNDS / 20);
}

static void bent_csv(void **state) { fuzz_text(*state, str_of(csv_seed), true); }
static void bent_lines(void **state) { fuzz_text(*state, str_of(lines_seed), false); }

static void bent_parts_of_workbooks(void **state) {
    kit *k = *state;
    uint32_t random = 45205;
    size_t good = 0;
    for (int i = 0; i < ROUNDS; i++) {
        str parts[3] = {str_of(sheet_seed), str_of(strings_seed), str_of(styles_seed)};
        size_t which = next_random(&random) % 3;
        parts[which] = bend(k->a, &random, parts[which]);
        const char *sheets[] = {"Văn bản", str_z(k->a, parts[0]), NULL};
        good += read_all(kit_book_with(k, sheets, str_z(k->a, parts[1]), str_z(k->a, parts[2]), NULL), true);
    }
    assert_true(good > ROUNDS / 20);
}

static void bent_packages(void **state) {
    kit *k = *state;
    uint32_t random = 62;
    const char *sheets[] = {"Văn bản", sheet_seed, NULL};
    str whole = kit_book_with(k, sheets, strings_seed, styles_seed, NULL);
    assert_true(whole.n < LONGEST - 200);
    for (int i = 0; i < ROUNDS; i++) read_all(bend(k->a, &random, whole), true);
}

int main(void) {
    const struct CMUnitTest tests[] = {KIT_TEST(bent_csv), KIT_TEST(bent_lines), KIT_TEST(bent_parts_of_workbooks), KIT_TEST(bent_packages)};
    return cmocka_run_group_tests_name("data table fuzz", tests, NULL, NULL);
}
