/* Page descriptions from pages made by hand: where text stands, how it is justified, what is marked
 * as what. */
#include "pdf_kit.h"

#include "emit/pdf/content.h"

#include <math.h>

typedef struct fixture {
    kit *k;
    objects *objects;
    flate *flate;
    fonts *fonts;
    content_face faces[FACES];
    item items[2][16];
    page pages[2];
    size_t pages_n;
    layout layout;
} fixture;

/* Ids 0 and 1 are paragraphs, 2 a bullet; texts are set by the test. */
static block blocks[3];
static run runs[3];

static int setup(void **state) {
    kit *k = kit_open();
    *state = NULL;
    if (!k) return 0;
    fixture *f = mem_alloc(sizeof *f);
    *f = (fixture){.k = k,
                   .objects = objects_open(),
                   .flate = flate_open(),
                   .fonts = fonts_open(&k->family),
                   .pages_n = 1};
    objects_begin(f->objects, k->a);
    for (int i = 0; i < TEXT_FACES; i++) {
        f->faces[i] = (content_face){.font = k->family.face[i],
                                     .face = fonts_shared(f->fonts, (face_style)i, f->flate, k->d)};
        assert_non_null(f->faces[i].face);
        f->faces[i].used = ARENA_ARRAY(k->a, uint8_t, f->faces[i].face->subset->glyphs);
    }
    for (size_t i = 0; i < COUNT(blocks); i++) {
        runs[i] = (run){.kind = RUN_TEXT};
        blocks[i] = (block){.kind = BLOCK_PARA,
                            .id = (uint32_t)i,
                            .as.para = {.style = &k->body, .runs = &runs[i], .runs_n = 1}};
    }
    blocks[2].as.para.label = (label){.kind = LABEL_BULLET, .text = STR("-")};
    k->doc.blocks = blocks;
    k->doc.n = k->doc.block_count = COUNT(blocks);
    for (size_t i = 0; i < 2; i++)
        f->pages[i] = (page){.style = &k->pages[0], .items = f->items[i]};
    f->layout = (layout){.pages = f->pages};
    *state = f;
    return 0;
}

static int teardown(void **state) {
    fixture *f = *state;
    if (!f) return 0;
    objects_drop(f->objects);
    flate_drop(f->flate);
    fonts_drop(f->fonts);
    void *k = f->k;
    kit_teardown(&k);
    free(f);
    return 0;
}

#define FIXTURE(f)                                                                                 \
    fixture *f = *state;                                                                           \
    if (!f) skip()

static item *add(fixture *f, size_t on, uint32_t id, const char *text, double x, double y) {
    page *p = &f->pages[on];
    item *it = &f->items[on][p->n++];
    *it = (item){.kind = ITEM_TEXT,
                 .block = id,
                 .x = PT(x),
                 .y = PT(y),
                 .half_points = 28,
                 .text = str_of(text)};
    for (const char *c = text; *c; c++) it->spaces += *c == ' ';
    for (size_t i = 0; i < it->text.n; i++)
        it->width += font_advance(f->k->family.face[0], (unsigned char)text[i], 28);
    return it;
}

/* The operators of a page, its glyphs turned back into letters: [(ab)-3(c)]TJ. */
static str describe(fixture *f, size_t pages) {
    buf out = buf_in(f->k->a);
    f->layout.n = pages;
    tags *t = tags_open(&f->k->doc, pages, f->objects, f->k->a);
    content *c = content_open(&f->k->doc, &f->layout, f->faces, t, f->k->a);
    for (size_t i = 0; i < pages; i++) content_page(c, i, &out);
    const font_subset *s = f->faces[0].face->subset;
    buf text = buf_in(f->k->a);
    bool inside = false;
    for (size_t i = 0; i < out.n; i++) {
        if (!inside || out.p[i] == ')') {
            inside = out.p[i] == '(';
            buf_byte(&text, out.p[i]);
            continue;
        }
        unsigned byte[2];
        for (int k = 0; k < 2; k++) {
            if (out.p[i] == '\\') i++;
            byte[k] = out.p[i] == 'r' && out.p[i - 1] == '\\' ? '\r' : (unsigned char)out.p[i];
            i += k == 0;
        }
        unsigned g = byte[0] << 8 | byte[1];
        assert_true(g < s->glyphs);
        buf_byte(&text, (char)s->code[g]);
    }
    buf_byte(&text, '\0');
    return buf_str(&text);
}

static void assert_text(str got, const char *want) { assert_string_equal(got.p, want); }

static void text_stands_where_layout_put_it(void **state) {
    FIXTURE(f);
    runs[0].text = STR("Kind regards");
    add(f, 0, 0, "Kind", 100, 114.4);
    add(f, 0, 0, "regards", 90.125, 132.4)->half_points = 27;
    assert_text(describe(f, 1), "BT\n/P<</MCID 0>>BDC\n/F0 14 Tf\n100 445.6 Td\n(Kind )Tj\n"
                                "/F0 13.5 Tf\n-9.875 -18 Td\n(regards)Tj\nEMC\nET\n");
}

static void pieces_that_touch_follow_without_a_move(void **state) {
    FIXTURE(f);
    runs[0].text = STR("plain bold after");
    item *a = add(f, 0, 0, "plain ", 100, 100);
    item *b = add(f, 0, 0, "bold ", 100, 100);
    item *c = add(f, 0, 0, "after", 100, 100);
    a->stretch = PT(3);
    b->face = FACE_BOLD;
    b->x = a->x + a->width + a->stretch;
    c->x = b->x + b->width;
    assert_text(describe(f, 1), "BT\n/P<</MCID 0>>BDC\n/F0 14 Tf\n100 460 Td\n[(plain )-214()]TJ\n"
                                "/F1 14 Tf\n(bold )Tj\n/F0 14 Tf\n(after)Tj\nEMC\nET\n");
}

/* However a stretch divides, the spaces make it up to less than a thousandth of the type size. */
static void justification_adds_up(void **state) {
    FIXTURE(f);
    runs[0].text = STR("a b c d e f g h");
    for (int i = -3; i < 40; i++) {
        f->pages[0].n = 0;
        item *it = add(f, 0, 0, "a b c d e f g h", 100, 100);
        it->stretch = i * 7919;
        str s = describe(f, 1);
        double sum = 0;
        int adjustments = 0;
        for (size_t at = str_find(s, STR("("), 0); at < s.n && s.p[at]; at++)
            if (s.p[at] == ')' && s.p[at + 1] != ']' && s.p[at + 1] != 'T') {
                sum -= strtod(s.p + at + 1, NULL);
                adjustments++;
            }
        assert_int_equal(adjustments, i ? 7 : 0);
        assert_true(fabs(sum * 14 / 1000 - len_to_pt(it->stretch)) <= 0.5 * 14 / 1000 + 1e-9);
    }
}

static void line_ends_keep_words_apart_and_numbers_whole(void **state) {
    FIXTURE(f);
    runs[0].text = STR("one two 218-QD and");
    add(f, 0, 0, "one", 100, 100);
    add(f, 0, 0, "two 218-", 100, 118);
    add(f, 0, 0, "QD", 100, 136);
    add(f, 1, 0, "and", 100, 100); /* the blank before it is at the end of a page */
    f->pages[1].n = 1;
    str s = describe(f, 2);
    assert_true(pdf_has(s, "(one )Tj"));
    assert_true(pdf_has(s, "(two 218-)Tj"));
    assert_true(pdf_has(s, "(QD )Tj\nEMC\nET\n"));
    assert_true(pdf_has(s, "(and)Tj"));
}

static void tabs_and_breaks_count_as_blanks(void **state) {
    FIXTURE(f);
    run parts[] = {{.kind = RUN_TEXT, .text = STR("1.")},
                   {.kind = RUN_TAB},
                   {.kind = RUN_TEXT, .text = STR("x")},
                   {.kind = RUN_LINE_BREAK},
                   {.kind = RUN_TEXT, .text = STR("y")}};
    blocks[0].as.para.runs = parts;
    blocks[0].as.para.runs_n = COUNT(parts);
    add(f, 0, 0, "1.", 100, 100);
    add(f, 0, 0, "x", 130, 100);
    add(f, 0, 0, "y", 130, 118);
    str s = describe(f, 1);
    assert_true(pdf_has(s, "(1. )Tj"));
    assert_true(pdf_has(s, "(x )Tj"));
    assert_true(pdf_has(s, "(y)Tj"));
}

static void special_bytes_are_escaped(void **state) {
    FIXTURE(f);
    buf every = buf_in(f->k->a);
    const font_subset *s = f->faces[0].face->subset;
    for (unsigned g = 1; g < s->glyphs; g++) /* among them glyphs 0x0D, 0x28, 0x29 and 0x5C */
        if (s->code[g] && s->code[g] < 0x7F) buf_byte(&every, (char)s->code[g]);
    buf_byte(&every, '\0');
    runs[0].text = str_of(every.p);
    assert_true(s->glyphs > 0x5C);
    add(f, 0, 0, every.p, 100, 100);
    assert_true(pdf_has(describe(f, 1), every.p)); /* read back by the same rules */
}

static void artifacts_stay_out_of_the_structure(void **state) {
    FIXTURE(f);
    runs[0].text = STR("text");
    add(f, 0, 7, "2", 300, 50)->artifact = true; /* a page number: no block of the tree */
    add(f, 0, 0, "text", 100, 100);
    str s = describe(f, 1);
    assert_true(str_starts(
        s, STR("BT\n/Artifact<</Type/Pagination>>BDC\n/F0 14 Tf\n300 510 Td\n(2)Tj\nEMC\n/P<<")));
    assert_int_equal(pdf_count(s, "BDC"), pdf_count(s, "EMC"));
}

static void lines_follow_the_text(void **state) {
    FIXTURE(f);
    runs[0].text = STR("text");
    item *under = &f->items[0][f->pages[0].n++];
    *under = (item){.kind = ITEM_LINE,
                    .artifact = true,
                    .x = PT(100),
                    .y = PT(200),
                    .dx = PT(50),
                    .thickness = PT(0.75)};
    item *edge = &f->items[0][f->pages[0].n++];
    *edge = *under;
    edge->dx = 0, edge->dy = PT(30), edge->colour = 0xFF8000;
    add(f, 0, 0, "text", 100, 100);
    assert_text(describe(f, 1),
                "BT\n/P<</MCID 0>>BDC\n/F0 14 Tf\n100 460 Td\n(text)Tj\nEMC\nET\n/Artifact BMC\n"
                "0.75 w\n100 360 m 150 360 l\nS\n1 0.502 0 RG\n100 360 m 100 330 l\nS\nEMC\n");
}

static void underlines_are_as_long_as_their_piece(void **state) {
    FIXTURE(f);
    runs[0].text = STR("a b");
    item *it = add(f, 0, 0, "a b", 100, 100);
    it->underline = true;
    it->stretch = PT(10);
    str s = describe(f, 1);
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0, w = 0;
    const char *p = s.p + str_find(s, STR("BMC\n"), 0) + 4;
    char *end = NULL;
    w = strtod(p, &end);
    x0 = strtod(end + strlen(" w\n"), &end);
    y0 = strtod(end, &end);
    x1 = strtod(end + strlen(" m"), &end);
    y1 = strtod(end, &end);
    assert_true(fabs(x0 - 100) < 0.001 &&
                fabs(x1 - x0 - len_to_pt(it->width + it->stretch)) < 0.001);
    assert_true(y0 == y1 && y0 < 460 && y0 > 455); /* below the baseline, within the descent */
    assert_true(w > 0.3 && w < 2);
}

static void colours_are_set_when_they_change(void **state) {
    FIXTURE(f);
    runs[0].text = STR("a b c");
    add(f, 0, 0, "a", 100, 100)->colour = 0x0000FF;
    add(f, 0, 0, "b", 120, 100)->colour = 0x0000FF;
    add(f, 0, 0, "c", 140, 100);
    str s = describe(f, 1);
    assert_int_equal(pdf_count(s, "0 0 1 rg\n"), 1);
    assert_int_equal(pdf_count(s, "0 g\n"), 1);
}

static void bullets_are_labels(void **state) {
    FIXTURE(f);
    runs[2].text = STR("item one");
    item *it = add(f, 0, 2, "- item", 100, 100);
    it->stretch = PT(14);
    add(f, 0, 2, "one", 100, 118);
    assert_text(describe(f, 1),
                "BT\n/Lbl<</MCID 0>>BDC\n/F0 14 Tf\n100 460 Td\n[(- )-1000()]TJ\nEMC\n"
                "/LBody<</MCID 1>>BDC\n(item )Tj\n0 -18 Td\n(one)Tj\nEMC\nET\n");
}

static void missing_letters_are_noted_once(void **state) {
    FIXTURE(f);
    runs[0].text = STR("ΩΩЖ");
    add(f, 0, 0, "ΩΩЖ", 100, 100);
    f->layout.n = 1;
    buf out = buf_in(f->k->a);
    tags *t = tags_open(&f->k->doc, 1, f->objects, f->k->a);
    content_page(content_open(&f->k->doc, &f->layout, f->faces, t, f->k->a), 0, &out);
    assert_int_equal(f->faces[0].missing_n, 2);
    assert_int_equal(f->faces[0].missing[0], 0x3A9);
    assert_int_equal(f->faces[0].missing[1], 0x416);
}

#define PAGE_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        PAGE_TEST(text_stands_where_layout_put_it),
        PAGE_TEST(pieces_that_touch_follow_without_a_move),
        PAGE_TEST(justification_adds_up),
        PAGE_TEST(line_ends_keep_words_apart_and_numbers_whole),
        PAGE_TEST(tabs_and_breaks_count_as_blanks),
        PAGE_TEST(special_bytes_are_escaped),
        PAGE_TEST(artifacts_stay_out_of_the_structure),
        PAGE_TEST(lines_follow_the_text),
        PAGE_TEST(underlines_are_as_long_as_their_piece),
        PAGE_TEST(colours_are_set_when_they_change),
        PAGE_TEST(bullets_are_labels),
        PAGE_TEST(missing_letters_are_noted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
