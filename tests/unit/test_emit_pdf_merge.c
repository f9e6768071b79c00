/* merge: what is read of our own PDF files, and that damaged ones are refused without harm. */
#include "check.h"

#include "base/os.h"
#include "emit/pdf/merge.h"
#include "emit/pdf/read.h"
#include "job/job.h"

#include <stdlib.h>
#include <string.h>

typedef struct made {
    job *job;
    arena *a;
    str pdf;
} made;

static int setup(void **state) {
    static const str roots[] = {STR(".")};
    static const emit_format *formats[2];
    formats[0] = emit_find(STR("pdf"));
    made *m = mem_alloc(sizeof *m);
    *m = (made){.job = job_new(&(job_options){roots, 1, STR(""), formats}), .a = arena_new()};
    str json = STR("");
    int error;
    diag *d = diag_new();
    job_result r = {0};
    bool ok = os_read(m->a, STR("tests/cases/plan-files/plan.json"), 1 << 20, &json, &error) &&
              job_render(m->job, STR("tests/plan.json"), json, &r, d);
    if (ok) m->pdf = str_dup(m->a, r.files[0].bytes);
    diag_drop(d);
    *state = m;
    return 0;
}

static int teardown(void **state) {
    made *m = *state;
    job_drop(m->job);
    arena_drop(m->a);
    free(m);
    return 0;
}

static bool collect(void *user, str bytes) {
    buf_add(user, bytes);
    return true;
}

static bool fail_to(void *user, str bytes) {
    size_t *left = user;
    if (bytes.n > *left) return false;
    *left -= bytes.n;
    return true;
}

static void test_items(void **state) {
    (void)state;
    arena *a = arena_new();
    str text = STR("/A 12 0 R/B(x \\) (1 0 R))/C[1 2 0 R<</D<AB>>>]/E<</F/G>>/H true"), key, said;
    size_t at = 0, n = 0;
    while (read_entry(text, &at, &key, &said)) n++;
    assert_int_equal(n, 5);
    check_str(read_value(text, "B"), "(x \\) (1 0 R))");
    check_str(read_value(text, "C"), "[1 2 0 R<</D<AB>>>]");
    check_str(read_inside(read_value(text, "E")), "/F/G");
    check_str(read_value(text, "F"), "");
    assert_int_equal(read_ref(text, "A"), 12);
    assert_int_equal(read_ref(text, "H"), 0);
    size_t numbers[13] = {[2] = 200, [12] = 1200};
    buf b = buf_in(a);
    read_put_mapped(&b, text, numbers, 13);
    check_str(buf_str(&b), "/A 1200 0 R/B(x \\) (1 0 R))/C[1 200 0 R<</D<AB>>>]/E<</F/G>>/H true");
    arena_drop(a);
}

static void test_three_of_one(void **state) {
    made *m = *state;
    if (!m->pdf.n) skip(); /* no fonts here */
    buf out = buf_in(m->a);
    merge *g = merge_new(collect, &out);
    for (int i = 0; i < 3; i++) assert_int_equal(merge_add(g, m->pdf, STR("một")), MERGE_DONE);
    assert_int_equal(merge_finish(g, STR("ba")), MERGE_DONE);
    merge_drop(g);
    read_file file;
    assert_true(read_pdf(buf_str(&out), m->a, &file));
    str catalogue = file.objects[read_ref(file.trailer, "Root")].entries;
    assert_int_equal(read_number(file.objects[read_ref(catalogue, "Pages")].entries, "Count"), 3);
    assert_true(out.n < 2 * m->pdf.n); /* the fonts are there once */
}

static void test_a_full_disk(void **state) {
    made *m = *state;
    if (!m->pdf.n) skip();
    for (size_t room = 0; room < m->pdf.n; room += 997) {
        size_t left = room;
        merge *g = merge_new(fail_to, &left);
        merge_verdict first = merge_add(g, m->pdf, STR("x")), last = merge_finish(g, STR("y"));
        assert_true(first == MERGE_NOT_WRITTEN || last == MERGE_NOT_WRITTEN);
        merge_drop(g);
    }
}

static void test_damaged_files_do_no_harm(void **state) {
    made *m = *state;
    if (!m->pdf.n) skip();
    uint32_t random = 1;
    for (int i = 0; i < 400; i++) {
        arena *a = arena_new();
        char *bytes = str_z(a, m->pdf);
        size_t n = i % 4 ? m->pdf.n : check_random(&random) % m->pdf.n;
        for (int k = 0; k < 20; k++) bytes[check_random(&random) % m->pdf.n] = (char)check_random(&random);
        buf out = buf_in(a);
        merge *g = merge_new(collect, &out);
        merge_add(g, (str){bytes, n}, STR("x"));
        if (i % 4 == 0) assert_int_equal(merge_add(g, (str){bytes, n}, STR("x")), MERGE_NOT_OURS);
        merge_drop(g);
        arena_drop(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_three_of_one),
        cmocka_unit_test(test_a_full_disk),
        cmocka_unit_test(test_damaged_files_do_no_harm),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
