/* sha256, wire, lookup, and faults as bytes: what processes of a batch tell each other and themselves. */
#include "check.h"

#include "base/diag.h"
#include "base/lookup.h"
#include "base/sha256.h"
#include "base/wire.h"

static void test_sha256(void **state) {
    (void)state;
    arena *a = arena_new();
    check_str(sha256_hex(a, STR("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check_str(sha256_hex(a, STR("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_drop(a);
}

static void test_wire_gives_back_what_was_put(void **state) {
    (void)state;
    arena *a = arena_new();
    buf b = buf_in(a);
    wire_put_int(&b, 0);
    wire_put_int(&b, UINT64_MAX);
    wire_put_str(&b, STR("chữ"));
    wire_put_str(&b, STR(""));
    wire w = {.rest = buf_str(&b)};
    assert_int_equal(wire_int(&w), 0);
    assert_true(wire_int(&w) == UINT64_MAX);
    check_str(wire_str(&w), "chữ");
    check_str(wire_str(&w), "");
    assert_true(!w.broken && !w.rest.n);
    arena_drop(a);
}

static void test_wire_cut_off_anywhere_is_broken(void **state) {
    (void)state;
    arena *a = arena_new();
    buf b = buf_in(a);
    wire_put_str(&b, STR("mười"));
    wire_put_int(&b, 7);
    for (size_t n = 0; n < b.n; n++) {
        wire w = {.rest = str_part(buf_str(&b), 0, n)};
        wire_str(&w);
        assert_int_equal(wire_int(&w), 0);
        assert_true(w.broken);
    }
    arena_drop(a);
}

static void test_lookup_of_many(void **state) {
    (void)state;
    arena *a = arena_new();
    lookup l = {0};
    assert_null(lookup_find(&l, STR("1")));
    for (size_t i = 0; i < 5000; i++) lookup_put(&l, str_fmt(a, "%zu", i), i);
    for (size_t i = 0; i < 5000; i++) lookup_put(&l, str_fmt(a, "%zu", i), i * 2);
    assert_int_equal(l.n, 5000);
    for (size_t i = 0; i < 5000; i++) assert_int_equal(*lookup_find(&l, str_fmt(a, "%zu", i)), i * 2);
    assert_null(lookup_find(&l, STR("5000")));
    lookup_close(&l);
    arena_drop(a);
}

static void test_faults_as_bytes(void **state) {
    (void)state;
    arena *a = arena_new();
    diag *d = diag_new(), *e = diag_new();
    DIAG_ADD(d, FILE_READ, ((diag_where){.file = STR("a.json"), .line = 3, .column = 4, .path = STR("$.x")}), STR("b"), STR("c"));
    DIAG_ADD(d, DOC_EMPTY, (diag_where){0}, STR(""));
    buf bytes = buf_in(a), want = buf_in(a), have = buf_in(a);
    diag_pack(d, &bytes);
    assert_true(diag_unpack(e, buf_str(&bytes)));
    diag_render(d, LANG_VI, &want);
    diag_render(e, LANG_VI, &have);
    check_str(buf_str(&have), str_z(a, buf_str(&want)));
    for (size_t n = 1; n < bytes.n; n++) { /* cut off anywhere but between two of them it is none */
        diag_clear(e);
        if (diag_unpack(e, str_part(buf_str(&bytes), 0, n))) assert_int_equal(diag_count(e, DIAG_ERROR), 1);
    }
    diag_drop(d);
    diag_drop(e);
    arena_drop(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sha256),
        cmocka_unit_test(test_wire_gives_back_what_was_put),
        cmocka_unit_test(test_wire_cut_off_anywhere_is_broken),
        cmocka_unit_test(test_lookup_of_many),
        cmocka_unit_test(test_faults_as_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
