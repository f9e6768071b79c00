/* manifest: lines as text and back, going on with a file, order. */
#include "data_kit.h"

#include "base/os.h"
#include "job/manifest_line.h"

#include <stdlib.h>
#include <unistd.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static str put_line(kit *k, const manifest_line *line) {
    buf b = buf_in(k->a);
    manifest_line_put(&b, line);
    return buf_str(&b);
}

static void test_a_line_and_back(void **state) {
    kit *k = *state;
    manifest_file files[] = {{STR("a, \"b\"/1.pdf"), STR(HASH), 12}, {STR("a.docx"), STR(HASH), 3}};
    manifest_line line = {.number = 3, .key = STR("x,\"y\"\nz"), .ok = true, .pages = 2, .files = files, .files_n = 2,
                          .input = STR("i"), .templates = STR("t"), .diagnostics = STR("một, \"hai\""), .about = STR("{\"issuer\":\"=A\"}")};
    manifest_line back;
    str text = put_line(k, &line);
    assert_true(str_ends(text, STR("\r\n")));
    assert_int_equal(str_find(text, STR("\n"), 0), text.n - 1);
    assert_true(manifest_parse(text, k->a, &back));
    assert_true(back.number == 3 && back.ok && back.pages == 2 && back.files_n == 2 && back.files[0].size == 12);
    assert_string_equal(kit_z(k, back.key), "x,\"y\" z");
    assert_string_equal(kit_z(k, back.files[0].path), "a, \"b\"/1.pdf");
    assert_string_equal(kit_z(k, back.files[1].hash), HASH);
    assert_string_equal(kit_z(k, back.diagnostics), "một, \"hai\"");
    assert_string_equal(kit_z(k, back.about), "{\"issuer\":\"=A\"}");
}

static void test_what_is_no_line(void **state) {
    static const char *const texts[] = {
        "", "1,a,ok,1,,,,", "1,a,ok,1,,,,,,", "x,a,ok,1,,,,,", "1,,ok,1,,,,,", "1,a,good,1,,,,,", "1,a,ok,-1,,,,,",
        "1,a,ok,1,x.pdf,,,,", "1,a,ok,1,x.pdf:1:abc,,,,", "1,\"a,ok,1,,,,,", "99999999999999999999999,a,ok,1,,,,,",
    };
    kit *k = *state;
    manifest_line line;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_false(manifest_parse(str_of(texts[i]), k->a, &line));
    str whole = put_line(k, &(manifest_line){.number = 1, .key = STR("a\"b"), .files_n = 0});
    for (size_t n = 0; n + 3 < whole.n; n++) assert_false(manifest_parse(str_part(whole, 0, n), k->a, &line));
}

static str temp_file(kit *k) {
    char *path = str_z(k->a, STR("/tmp/vanban-manifest-XXXXXX"));
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    return str_of(path);
}

static void add(manifest *m, size_t number, const char *key, bool ok, kit *k) {
    manifest_file file = {str_of(key), STR(HASH), 1};
    manifest_line line = {.number = number, .key = str_of(key), .ok = ok, .files = &file, .files_n = 1,
                          .input = STR("i"), .templates = STR("t")};
    assert_true(manifest_add(m, &line, k->d));
}

static void check_keys(kit *k, str path, const char *want) {
    str text = STR("");
    int error;
    assert_true(os_read(k->a, path, 1 << 20, &text, &error));
    buf keys = buf_in(k->a);
    for (size_t at = str_find(text, STR("\n"), 0) + 1; at < text.n; at = str_find(text, STR("\n"), at) + 1) {
        manifest_line line;
        assert_true(manifest_parse(str_part(text, at, str_find(text, STR("\n"), at)), k->a, &line));
        buf_add(&keys, line.key);
        buf_byte(&keys, line.ok ? '+' : '-');
    }
    assert_string_equal(kit_z(k, buf_str(&keys)), want);
}

/* Counts them. */
static void drop(void *user, const manifest_file *f, arena *a) {
    (void)f, (void)a;
    ++*(size_t *)user;
}

static void test_going_on(void **state) {
    kit *k = *state;
    str path = temp_file(k), written;
    size_t dropped = 0;
    manifest *m = manifest_open(path, false, k->d);
    assert_non_null(m);
    add(m, 1, "a", true, k);
    add(m, 2, "b", false, k);
    add(m, 3, "c", true, k);
    manifest_close(m);
    m = manifest_open(path, true, k->d);
    assert_true(manifest_find(m, STR("b"), k->a, &written));
    assert_false(manifest_find(m, STR("d"), k->a, &written));
    manifest_keep(m, STR("a"));
    add(m, 2, "b", true, k);
    add(m, 4, "d", true, k);
    check_keys(k, path, "a+b-c+b+d+");
    assert_true(manifest_finish(m, false, drop, &dropped, k->d));
    manifest_close(m);
    check_keys(k, path, "a+b+c+d+");
    m = manifest_open(path, true, k->d);
    manifest_keep(m, STR("d"));
    add(m, 1, "b", true, k);
    assert_true(manifest_finish(m, true, drop, &dropped, k->d));
    manifest_close(m);
    check_keys(k, path, "b+d+");
    assert_int_equal(dropped, 2); /* a and c had a file each */
    unlink(str_z(k->a, path));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(test_a_line_and_back),
        KIT_TEST(test_what_is_no_line),
        KIT_TEST(test_going_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
