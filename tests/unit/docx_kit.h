/* docx_kit: documents for the tests of the DOCX emitter, made by hand with the layout they would get, and the
 * body that is written for them. */
#ifndef TESTS_DOCX_KIT_H
#define TESTS_DOCX_KIT_H

#include "check.h"

#include "emit/docx/parts.h"
#include "text/font.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { KIT_BLOCKS = 40 };

/* Sorted by name, as a sheet has them. */
enum { KIT_BODY, KIT_HANGING, KIT_HEADING, KIT_NUMBER, KIT_STYLES };

typedef struct kit {
    arena *a;
    style styles[KIT_STYLES];
    page_style pages[2];
    stylesheet sheet;
    font_family family; /* opened only by tests of superscripts, see kit_face */
    block_layout layouts[KIT_BLOCKS];
    uint32_t blocks; /* made so far */
} kit;

static inline kit *kit_new(void) {
    arena *a = arena_new();
    kit *k = ARENA_NEW(a, kit);
    const style body = {.name = STR("body"), .title = STR("Body Text"), .size = len_pt(14), .line = len_pt(18),
                        .after = len_pt(6), .first = len_mm(12.7), .align = ALIGN_JUSTIFY, .widow_control = true};
    k->a = a;
    for (size_t i = 0; i < KIT_STYLES; i++) {
        k->styles[i] = body;
        k->styles[i].index = i;
        if (i != KIT_BODY) k->styles[i].based_on = STR("body");
    }
    k->styles[KIT_HANGING].name = STR("hanging");
    k->styles[KIT_HANGING].title = STR("Nơi nhận");
    k->styles[KIT_HANGING].left = len_pt(20);
    k->styles[KIT_HANGING].first = -len_pt(10);
    k->styles[KIT_HEADING].name = STR("heading-1");
    k->styles[KIT_HEADING].title = STR("heading 1");
    k->styles[KIT_HEADING].bold = k->styles[KIT_HEADING].keep_next = true;
    k->styles[KIT_HEADING].outline = 1;
    k->styles[KIT_NUMBER].name = STR("page-number");
    k->styles[KIT_NUMBER].title = STR("header");
    k->styles[KIT_NUMBER].first = 0;
    k->styles[KIT_NUMBER].align = ALIGN_CENTRE;
    k->pages[0] = (page_style){.name = STR("portrait"), .width = len_mm(210), .height = len_mm(297),
                               .top = len_mm(20), .right = len_mm(15), .bottom = len_mm(20), .left = len_mm(30),
                               .number_top = len_mm(10), .number_style = STR("page-number"),
                               .foot_bottom = len_mm(10)};
    k->pages[1] = k->pages[0];
    k->pages[1].name = STR("landscape");
    k->pages[1].width = len_mm(297);
    k->pages[1].height = len_mm(210);
    k->sheet = (stylesheet){STR("kit"), STR("Times New Roman"), k->styles, KIT_STYLES, k->pages, 2, len_pt(0.5),
                            len_mm(1.9)};
    return k;
}

static inline block kit_block(kit *k, block_kind kind) {
    assert_true(k->blocks < KIT_BLOCKS);
    return (block){.kind = kind, .id = k->blocks++};
}

static inline block kit_runs(kit *k, int style_index, const run *runs, size_t n) {
    block b = kit_block(k, BLOCK_PARA);
    b.as.para = (para){.style = &k->styles[style_index], .runs = runs, .runs_n = n};
    return b;
}

static inline block kit_para(kit *k, int style_index, const char *text) {
    run *r = ARENA_NEW(k->a, run);
    *r = (run){.kind = RUN_TEXT, .text = str_of(text)};
    return kit_runs(k, style_index, r, 1);
}

static inline block kit_label(kit *k, int style_index, label_kind kind, const char *text) {
    block b = kit_para(k, style_index, "x");
    b.as.para.label = (label){kind, 1, str_of(text), 0};
    return b;
}

static inline block kit_rule(kit *k, double above, double below) {
    block b = kit_block(k, BLOCK_RULE);
    b.as.rule = (rule){.above = len_pt(above), .below = len_pt(below), .thickness = len_pt(0.75)};
    k->layouts[b.id] = (block_layout){.rule_left = len_pt(100), .rule_length = len_pt(50), .width = len_pt(400)};
    return b;
}

static inline block kit_space(kit *k, double height) {
    block b = kit_block(k, BLOCK_SPACE);
    b.as.space.height = len_pt(height);
    return b;
}

static inline block kit_page(kit *k, const page_style *look, bool restart) {
    block b = kit_block(k, BLOCK_PAGE);
    b.as.page.style = look;
    b.as.page.restart = restart;
    return b;
}

/* Columns of 100 and 150 pt. */
static inline block kit_table(kit *k, const row *rows, size_t n, bool ruled) {
    static const len columns[] = {100 * LEN_PT, 150 * LEN_PT};
    block b = kit_block(k, BLOCK_TABLE);
    b.as.table = (table){.columns = 2, .rows = rows, .rows_n = n, .ruled = ruled};
    bool *row_whole = ARENA_ARRAY(k->a, bool, n);
    for (size_t i = 0; i < n; i++) row_whole[i] = rows[i].whole || rows[i].header;
    k->layouts[b.id].columns = columns;
    k->layouts[b.id].row_whole = row_whole;
    return b;
}

/* A table of one row with an empty cell over both columns. */
static inline block kit_small_table(kit *k) {
    cell *c = ARENA_NEW(k->a, cell);
    row *r = ARENA_NEW(k->a, row);
    c->span = 2;
    *r = (row){.cells = c, .n = 1};
    return kit_table(k, r, 1, false);
}

/* Opens Liberation Serif for this test; false where the machine lacks it. The test drops the faces. */
static inline bool kit_open_faces(kit *k) {
    static const char *const folders[] = {"/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation"};
    static const char *const names[TEXT_FACES] = {"Regular", "Bold", "Italic", "BoldItalic"};
    diag *d = diag_new();
    for (size_t i = 0; i < TEXT_FACES; i++) {
        for (size_t n = 0; n < sizeof folders / sizeof *folders && !k->family.face[i]; n++) {
            char path[256];
            snprintf(path, sizeof path, "%s/LiberationSerif-%s.ttf", folders[n], names[i]);
            if (access(path, R_OK) == 0) k->family.face[i] = font_open(str_of(path), d);
        }
    }
    diag_drop(d);
    return k->family.face[TEXT_FACES - 1] != NULL;
}

/* What stands between <w:body> and </w:body>. */
static inline str kit_body(kit *k, const block *blocks, size_t n) {
    const docx_sheet ready = docx_sheet_make(&(emit_env){&k->family, &k->sheet}, k->a);
    const doc d = {.styles = &k->sheet, .blocks = blocks, .n = n, .block_count = k->blocks};
    const layout l = {.blocks = k->layouts};
    buf b = buf_in(k->a);
    docx_writer w = {.b = &b, .a = k->a, .sheet = &ready, .layout = &l};
    w.places = docx_places_find(&d, docx_numbering_new(k->a), k->a);
    docx_document_write(&w, &d);
    str xml = buf_str(&b);
    size_t from = str_find(xml, STR("<w:body>"), 0) + sizeof "<w:body>" - 1;
    return str_part(xml, from, str_find(xml, STR("</w:body>"), from));
}
#define KIT_BODY_OF(k, ...) kit_body((k), (const block[]){__VA_ARGS__}, sizeof((const block[]){__VA_ARGS__}) / sizeof(block))

static inline bool kit_holds(str text, const char *what) { return str_find(text, str_of(what), 0) < text.n; }

static inline size_t kit_count(str text, const char *what) {
    size_t n = 0;
    for (size_t at = 0; (at = str_find(text, str_of(what), at)) < text.n; at++) n++;
    return n;
}

static inline int kit_set_up(void **state) { return (*state = kit_new()) ? 0 : -1; }

static inline int kit_tear_down(void **state) {
    arena_drop(((kit *)*state)->a);
    return 0;
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_set_up, kit_tear_down)

#endif
