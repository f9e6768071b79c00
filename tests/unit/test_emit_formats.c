/* The table of formats, and the two that are text. */
#include "emit/emit.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void every_format_is_found_by_name(void **state) {
    (void)state;
    for (const emit_format *const *f = emit_formats; *f; f++) {
        assert_ptr_equal(emit_find(str_of((*f)->name)), *f);
        assert_true(str_starts(str_of((*f)->suffix), STR(".")));
        assert_true((*f)->open && (*f)->write && (*f)->drop);
    }
    assert_non_null(emit_find(STR("pdf")));
    assert_non_null(emit_find(STR("docx")));
    assert_non_null(emit_find(STR("xlsx")));
}

static void unknown_names_find_nothing(void **state) {
    (void)state;
    assert_null(emit_find(STR("")));
    assert_null(emit_find(STR("PDF")));
    assert_null(emit_find(STR("pdfx")));
    assert_null(emit_find(STR("pd")));
}

static str traced(arena *a, const char *format, const doc *d, const layout *l) {
    diag *faults = diag_new();
    const emit_format *f = emit_find(str_of(format));
    void *open = f->open(&(emit_env){0}, faults);
    assert_non_null(open);
    buf out = buf_in(a);
    assert_true(f->write(open, d, l, &out, faults));
    f->drop(open);
    diag_drop(faults);
    return buf_str(&out);
}

static void traces_are_the_dumps(void **state) {
    (void)state;
    arena *a = arena_new();
    stylesheet styles = {.name = STR("nd30"), .family = STR("Times New Roman")};
    block space = {.kind = BLOCK_SPACE, .as.space.height = 6 * LEN_PT};
    doc d = {.title = STR("Kế hoạch"), .styles = &styles, .blocks = &space, .n = 1, .block_count = 1};
    layout l = {0};
    buf tree = buf_in(a), pages = buf_in(a);
    doc_dump(&d, &tree);
    layout_dump(&d, &l, &pages);
    assert_true(tree.n && str_eq(traced(a, "tree", &d, NULL), buf_str(&tree)));
    assert_true(str_eq(traced(a, "pages", &d, &l), buf_str(&pages)));
    assert_true(emit_find(STR("pages"))->wants_layout);
    assert_true(str_starts(traced(a, "lines", &d, &l), STR("page\tarea\t")));
    assert_true(emit_find(STR("lines"))->wants_layout);
    assert_false(emit_find(STR("tree"))->wants_layout);
    arena_drop(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_found_by_name),
        cmocka_unit_test(unknown_names_find_nothing),
        cmocka_unit_test(traces_are_the_dumps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
