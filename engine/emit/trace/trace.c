/* The dumps of model/ and layout/ as formats among the others. They share nothing between documents. */
#include "emit/trace/trace.h"

#include <stdlib.h>

static void *nothing(const emit_env *env, diag *d) {
    (void)env, (void)d;
    return mem_alloc(1);
}

static bool write_tree(void *state, const doc *source, const layout *l, buf *out, diag *d) {
    (void)state, (void)l, (void)d;
    doc_dump(source, out);
    return true;
}

static bool write_pages(void *state, const doc *source, const layout *l, buf *out, diag *d) {
    (void)state, (void)d;
    layout_dump(source, l, out);
    return true;
}

static bool write_lines(void *state, const doc *source, const layout *l, buf *out, diag *d) {
    (void)state, (void)d;
    layout_dump_lines(source, l, out->a, out);
    return true;
}

const emit_format emit_tree = {
    .name = "tree",
    .suffix = ".tree.txt",
    .wants_sheets = true,
    .open = nothing,
    .write = write_tree,
    .drop = free,
};

const emit_format emit_pages = {
    .name = "pages",
    .suffix = ".pages.txt",
    .wants_layout = true,
    .open = nothing,
    .write = write_pages,
    .drop = free,
};

const emit_format emit_lines = {
    .name = "lines",
    .suffix = ".lines.tsv",
    .wants_layout = true,
    .open = nothing,
    .write = write_lines,
    .drop = free,
};
