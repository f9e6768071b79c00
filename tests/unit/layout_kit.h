/* layout_kit: documents built by hand for the layout tests, in Liberation Serif.
 * Body text: 14 pt on 18 pt lines, page text 400 x 360 pt (20 lines) with its corner at 100, 100
 * pt. */
#ifndef LAYOUT_KIT_H
#define LAYOUT_KIT_H

#include "layout/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PT(v)        ((len)((v)*LEN_PT))
#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct kit {
    arena *a;
    diag *d;
    font_family family;
    style body;
    style number;
    style sheet_styles[2];
    page_style pages[2]; /* portrait, landscape */
    stylesheet sheet;
    doc doc;
    layout l;
    uint32_t next_id;
} kit;

static const char *const kit_folders[] = {"/usr/share/fonts/truetype/liberation2",
                                          "/usr/share/fonts/truetype/liberation",
                                          "/usr/share/fonts/liberation-serif"};

static inline font *kit_face(kit *k, const char *name) {
    for (size_t i = 0; i < COUNT(kit_folders); i++) {
        char path[256];
        FILE *f;
        snprintf(path, sizeof path, "%s/LiberationSerif-%s.ttf", kit_folders[i], name);
        if (!(f = fopen(path, "rb"))) continue;
        fclose(f);
        return font_open(str_of(path), k->d);
    }
    return NULL;
}

static inline style kit_style(const char *name) {
    return (style){.name = str_of(name), .size = PT(14), .line = PT(18), .widow_control = true};
}

/* NULL, after saying so, on a machine without the fonts. */
static inline kit *kit_open(void) {
    static const char *const names[TEXT_FACES] = {"Regular", "Bold", "Italic", "BoldItalic"};
    kit *k = mem_alloc(sizeof *k);
    *k = (kit){.a = arena_new(),
               .d = diag_new(),
               .body = kit_style("body"),
               .number = kit_style("number")};
    k->family.name = STR("Liberation Serif");
    k->number.align = ALIGN_CENTRE;
    for (size_t i = 0; i < TEXT_FACES; i++)
        if (!(k->family.face[i] = kit_face(k, names[i]))) {
            print_message("skipped: Liberation Serif is not installed\n");
            return NULL;
        }
    k->pages[0] = (page_style){.name = STR("portrait"),
                               .width = PT(600),
                               .height = PT(560),
                               .top = PT(100),
                               .right = PT(100),
                               .bottom = PT(100),
                               .left = PT(100),
                               .number_top = PT(40)};
    k->pages[1] = (page_style){.name = STR("landscape"),
                               .width = PT(800),
                               .height = PT(400),
                               .top = PT(50),
                               .right = PT(50),
                               .bottom = PT(50),
                               .left = PT(50),
                               .number_top = PT(20)};
    k->sheet = (stylesheet){.name = STR("kit"),
                            .pages = k->pages,
                            .pages_n = 2,
                            .styles = k->sheet_styles,
                            .styles_n = 2,
                            .grid_line = PT(0.5),
                            .cell_side = PT(5)};
    k->doc.styles = &k->sheet;
    return k;
}

static inline int kit_setup(void **state) {
    *state = kit_open();
    return 0;
}

static inline int kit_teardown(void **state) {
    kit *k = *state;
    if (!k) return 0;
    for (size_t i = 0; i < FACES; i++) font_drop(k->family.face[i]);
    arena_drop(k->a);
    diag_drop(k->d);
    free(k);
    return 0;
}

#define KIT_TEST(test) cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)
#define KIT(k)                                                                                     \
    kit *k = *state;                                                                               \
    if (!k) skip()

static inline style *kit_new_style(kit *k) {
    style *s = ARENA_NEW(k->a, style);
    *s = k->body;
    return s;
}

static inline block kit_runs(kit *k, const style *st, const run *runs, size_t n) {
    run *copy = ARENA_ARRAY(k->a, run, n);
    if (n) memcpy(copy, runs, n * sizeof *runs);
    return (block){.kind = BLOCK_PARA,
                   .id = k->next_id++,
                   .as.para = {.style = st, .runs = copy, .runs_n = n}};
}

static inline block kit_para(kit *k, const style *st, const char *text) {
    const run r = {.kind = RUN_TEXT, .text = str_of(text)};
    return kit_runs(k, st, &r, 1);
}

/* A paragraph of exactly `n` lines, ended by line breaks so that nothing depends on widths. */
static inline block kit_lines(kit *k, const style *st, size_t n) {
    run *runs = ARENA_ARRAY(k->a, run, 2 * n);
    for (size_t i = 0; i < n; i++) {
        runs[2 * i] = (run){.kind = RUN_TEXT, .text = str_fmt(k->a, "line %d", (int)i)};
        runs[2 * i + 1] = (run){.kind = RUN_LINE_BREAK};
    }
    return kit_runs(k, st, runs, 2 * n - 1);
}

static inline block kit_space(kit *k, len height) {
    return (block){.kind = BLOCK_SPACE, .id = k->next_id++, .as.space.height = height};
}

static inline block kit_rule(kit *k, double fraction, bool of_text) {
    return (block){.kind = BLOCK_RULE,
                   .id = k->next_id++,
                   .as.rule = {.fraction = fraction,
                               .of_text = of_text,
                               .align = ALIGN_CENTRE,
                               .thickness = PT(0.75),
                               .above = PT(2),
                               .below = PT(4)}};
}

/* A cell of blocks made before, in their order. */
static inline cell kit_cell(kit *k, const block *blocks, size_t n) {
    block *copy = ARENA_ARRAY(k->a, block, n);
    if (n) memcpy(copy, blocks, n * sizeof *blocks);
    return (cell){.blocks = copy, .n = n, .span = 1};
}

static inline row kit_row(kit *k, const cell *cells, size_t n) {
    cell *copy = ARENA_ARRAY(k->a, cell, n);
    memcpy(copy, cells, n * sizeof *cells);
    return (row){.cells = copy, .n = n};
}

static inline block kit_table(kit *k, const double *share, size_t columns, const row *rows,
                              size_t n) {
    row *copy = ARENA_ARRAY(k->a, row, n);
    memcpy(copy, rows, n * sizeof *rows);
    return (block){.kind = BLOCK_TABLE,
                   .id = k->next_id++,
                   .as.table = {.share = share, .columns = columns, .rows = copy, .rows_n = n}};
}

static inline bool kit_layout(kit *k, const block *blocks, size_t n) {
    k->sheet_styles[0] = k->body;
    k->sheet_styles[1] = k->number;
    k->doc.blocks = blocks;
    k->doc.n = n;
    k->doc.block_count = k->next_id;
    return layout_make(&k->doc, &k->family, k->a, &k->l, k->d);
}

/* The first item of a block on a page; NULL: none there. */
static inline const item *kit_find(const kit *k, size_t page_index, uint32_t id) {
    const page *p = &k->l.pages[page_index];
    for (size_t i = 0; i < p->n; i++)
        if (p->items[i].block == id) return &p->items[i];
    return NULL;
}

/* How many lines of a paragraph stand on a page. */
static inline size_t kit_lines_on(const kit *k, size_t page_index, uint32_t id) {
    const page *p = &k->l.pages[page_index];
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) n += p->items[i].block == id && p->items[i].line_start;
    return n;
}

static inline str kit_faults(kit *k) {
    buf out = buf_in(k->a);
    diag_render(k->d, LANG_EN, &out);
    buf_byte(&out, '\0');
    return buf_str(&out);
}

/* Nothing may stand outside the text area but the furniture. */
static inline void kit_assert_inside(const kit *k) {
    for (size_t i = 0; i < k->l.n; i++) {
        const page *p = &k->l.pages[i];
        const page_style *st = p->style;
        for (size_t j = 0; j < p->n; j++) {
            const item *it = &p->items[j];
            if (it->block == k->doc.block_count) continue;
            len border = it->kind == ITEM_LINE ? PT(0.5) : 0;
            assert_true(it->x >= st->left - border);
            assert_true(it->x + it->width + it->stretch + it->dx <= st->width - st->right + border);
            assert_true(it->y >= st->top && it->y + it->dy <= st->height - st->bottom);
        }
    }
}

#endif
