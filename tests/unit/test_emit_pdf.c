/* The whole PDF: what the file says about itself, its structure, bookmarks and fonts, and that it
 * never varies. */
#include "pdf_kit.h"

#include "emit/pdf/pdf.h"

typedef struct fixture {
    kit *k;
    void *state;
    style heading[3], plain;
    block blocks[64];
    size_t n;
} fixture;

static int setup(void **state) {
    kit *k = kit_open();
    *state = NULL;
    if (!k) return 0;
    fixture *f = mem_alloc(sizeof *f);
    *f = (fixture){.k = k};
    k->number.name = STR("number");
    k->pages[0].number_style = k->pages[1].number_style = STR("number");
    f->plain = k->body;
    for (int i = 0; i < 3; i++) {
        f->heading[i] = k->body;
        f->heading[i].outline = i + 1;
        f->heading[i].bold = true;
    }
    k->doc.title = STR("KẾ HOẠCH\nthử (một)");
    k->doc.author = STR("Ủy ban");
    k->doc.language = STR("vi-VN");
    k->doc.date = STR("2023-10-06");
    emit_env env = {&k->family, &k->sheet};
    f->state = emit_pdf.open(&env, k->d);
    assert_non_null(f->state);
    *state = f;
    return 0;
}

static int teardown(void **state) {
    fixture *f = *state;
    if (!f) return 0;
    emit_pdf.drop(f->state);
    void *k = f->k;
    kit_teardown(&k);
    free(f);
    return 0;
}

#define FIXTURE(f)                                                                                 \
    fixture *f = *state;                                                                           \
    if (!f) skip()

static block *add(fixture *f, block b) {
    f->blocks[f->n] = b;
    return &f->blocks[f->n++];
}

static block *add_para(fixture *f, const style *st, const char *text) {
    return add(f, kit_para(f->k, st, text));
}

static block *add_bullet(fixture *f, const char *text) {
    block *b = add_para(f, &f->plain, text);
    b->as.para.label = (label){.kind = LABEL_BULLET, .text = STR("-")};
    return b;
}

/* Lays the blocks out and writes them; fails the test when either does. */
static str make(fixture *f) {
    buf out = buf_in(f->k->a);
    if (!kit_layout(f->k, f->blocks, f->n) ||
        !emit_pdf.write(f->state, &f->k->doc, &f->k->l, &out, f->k->d))
        fail_msg("%s", kit_faults(f->k).p);
    return buf_str(&out);
}

/* Two pages: headings, a list, a paragraph over the page end, two tables. */
static str sample(fixture *f) {
    add_para(f, &f->heading[0], "I. MỤC ĐÍCH");
    add_para(f, &f->heading[2], "a) Sâu hơn");
    add_para(f, &f->heading[1], "1. Yêu cầu");
    add_bullet(f, "một");
    add_bullet(f, "hai");
    add_para(f, &f->heading[0], "II. NỘI DUNG");
    block left = kit_para(f->k, &f->plain, "trái"), right = kit_para(f->k, &f->plain, "phải");
    cell side[2] = {kit_cell(f->k, &left, 1), kit_cell(f->k, &right, 1)};
    row line = kit_row(f->k, side, 2);
    static const double halves[] = {-1, -1};
    add(f, kit_table(f->k, halves, 2, &line, 1));
    add(f, kit_lines(f->k, &f->plain, 25));
    row rows[2];
    for (size_t r = 0; r < 2; r++) {
        block a = kit_para(f->k, &f->plain, r ? "ô" : "đầu"), b = kit_para(f->k, &f->plain, "");
        cell cells[2] = {kit_cell(f->k, &a, 1), kit_cell(f->k, &b, 1)};
        if (r) cells[0].span = 2;
        rows[r] = kit_row(f->k, cells, r ? 1 : 2);
        rows[r].header = r == 0;
    }
    add(f, kit_table(f->k, halves, 2, rows, 2))->as.table.ruled = true;
    return make(f);
}

static void catalogue_says_what_readers_need(void **state) {
    FIXTURE(f);
    str pdf = sample(f), root = pdf_root(pdf);
    assert_true(str_starts(pdf, STR("%PDF-1.4\n")));
    assert_true(str_ends(pdf, STR("%%EOF\n")));
    assert_true(pdf_has(root, "/Lang(vi-VN)"));
    assert_true(pdf_has(root, "/MarkInfo<</Marked true>>"));
    assert_true(pdf_has(root, "/DisplayDocTitle true"));
    assert_false(pdf_has(root, "/PageLabels"));
    str xmp = pdf_follow(pdf, root, "/Metadata ");
    assert_false(pdf_has(xmp, "/Filter"));
    assert_true(pdf_has(xmp, "KẾ HOẠCH thử (một)"));
    str profile = pdf_stream(f->k->a, pdf_follow(pdf, root, "/DestOutputProfile "));
    assert_memory_equal(profile.p + 36, "acsp", 4);
}

static void the_same_document_gives_the_same_bytes(void **state) {
    FIXTURE(f);
    str first = sample(f), again = make(f);
    assert_true(str_eq(first, again));
    emit_env env = {&f->k->family, &f->k->sheet};
    void *other = emit_pdf.open(&env, f->k->d);
    buf out = buf_in(f->k->a);
    assert_true(emit_pdf.write(other, &f->k->doc, &f->k->l, &out, f->k->d));
    assert_true(str_eq(first, buf_str(&out)));
    emit_pdf.drop(other);
    f->k->doc.keywords = STR("khác");
    str changed = make(f);
    assert_false(str_eq(str_part(first, first.n - 200, first.n),
                        str_part(changed, changed.n - 200, changed.n)));
}

static void bookmarks_nest_by_level(void **state) {
    FIXTURE(f);
    str pdf = sample(f), outline = pdf_follow(pdf, pdf_root(pdf), "/Outlines ");
    assert_int_equal(pdf_number(outline, "/Count "), 5);
    str title = pdf_follow(pdf, outline, "/First ");
    assert_true(pdf_has(title, "/XYZ null 560 null]"));
    str first = pdf_follow(pdf, title, "/Next ");
    assert_int_equal(pdf_number(first, "/Count "), 2);
    assert_int_equal(pdf_number(first, "/Dest["), pdf_page_number(pdf, 0));
    str deep = pdf_follow(pdf, first, "/First "); /* level 3 right below level 1 */
    assert_false(pdf_has(deep, "/First"));
    str second = pdf_follow(pdf, deep, "/Next "); /* level 2 after level 3: not below it */
    assert_false(pdf_has(second, "/Next"));
    assert_true(str_eq(second, pdf_follow(pdf, first, "/Last ")));
    str last = pdf_follow(pdf, first, "/Next ");
    assert_true(pdf_has(last, "/Title(\xFE\xFF"));
    assert_true(str_eq(last, pdf_follow(pdf, outline, "/Last ")));
}

static size_t count_roles(str pdf, const char *name) {
    char key[32];
    snprintf(key, sizeof key, "\n/S/%s/P ", name);
    return pdf_count(pdf, key);
}

static void structure_follows_the_tree(void **state) {
    FIXTURE(f);
    str pdf = sample(f);
    assert_int_equal(count_roles(pdf, "Document"), 1);
    assert_int_equal(count_roles(pdf, "H1"), 2);
    assert_int_equal(count_roles(pdf, "H2"), 1);
    assert_int_equal(count_roles(pdf, "H3"), 1);
    assert_int_equal(count_roles(pdf, "L"), 1);
    assert_int_equal(count_roles(pdf, "LI"), 2);
    assert_int_equal(count_roles(pdf, "Lbl"), 2);
    assert_int_equal(count_roles(pdf, "LBody"), 2);
    assert_int_equal(count_roles(pdf, "Table"), 1); /* the one without rules is no table */
    assert_int_equal(count_roles(pdf, "TR"), 2);
    assert_int_equal(count_roles(pdf, "TH"), 2);
    assert_int_equal(count_roles(pdf, "TD"), 1);
    assert_int_equal(count_roles(pdf, "P"), 3); /* left, right, and the long one */
    assert_int_equal(pdf_count(pdf, "/Scope/Column"), 2);
    assert_int_equal(pdf_count(pdf, "/ColSpan 2"), 1);
}

/* Every mark of every page belongs to one element, which names that mark; and the parent tree knows
 * it. */
/* Read head, text, foot, though the foot is drawn amid the text; none of it an artifact. */
static void head_and_foot_are_read(void **state) {
    FIXTURE(f);
    block head = kit_para(f->k, &f->plain, "Head"), foot;
    f->n = 0;
    add(f, kit_lines(f->k, &f->plain, 30));
    foot = kit_para(f->k, &f->plain, "Foot");
    f->k->doc.head = &head;
    f->k->doc.foot = &foot;
    f->k->doc.head_n = f->k->doc.foot_n = 1;
    str pdf = make(f);
    assert_int_equal(pdf_count(pdf, "/S/P/P "), 3);
    size_t two_pages = str_find(pdf, STR("/K[1 <</Type/MCR"), 0); /* the text's element */
    assert_true(str_find(pdf, STR("/K[0]"), 0) < two_pages);
    assert_true(str_find(pdf, STR("/K[2]"), 0) > two_pages && str_find(pdf, STR("/K[2]"), 0) < pdf.n);
    assert_int_equal(pdf_count(pdf_content(f->k->a, pdf, 0), "/Artifact"), 0);
}

static void marks_and_elements_agree(void **state) {
    FIXTURE(f);
    str pdf = sample(f),
        tree = pdf_follow(pdf, pdf_follow(pdf, pdf_root(pdf), "/StructTreeRoot "), "/ParentTree ");
    assert_true(f->k->l.n >= 2);
    for (size_t i = 0; i < f->k->l.n; i++) {
        str content = pdf_content(f->k->a, pdf, i);
        assert_int_equal(pdf_number(pdf_page(pdf, i), "/StructParents "), i);
        char key[32];
        snprintf(key, sizeof key, "%s%zu[", i ? "]" : "[", i);
        size_t at = str_find(tree, str_of(key), 0) + strlen(key);
        assert_true(at < tree.n);
        size_t marks = pdf_count(content, "/MCID ");
        assert_int_equal(pdf_count(str_part(tree, at, str_find(tree, STR("]"), at)), " 0 R"),
                         marks);
        char *p = (char *)tree.p + at;
        for (size_t m = 0; m < marks; m++) {
            str element = pdf_object(pdf, (unsigned)strtoul(p, &p, 10));
            p += strlen(" 0 R");
            char here[64], begun[64],
                there[64]; /* alone, as the first of several, as a later one */
            snprintf(here, sizeof here, "/K[%zu]", m);
            snprintf(begun, sizeof begun, "/K[%zu <<", m);
            snprintf(there, sizeof there, "/Pg %u 0 R/MCID %zu>>", pdf_page_number(pdf, i), m);
            assert_true(pdf_has(element, here) || pdf_has(element, begun) ||
                        pdf_has(element, there));
        }
    }
    assert_int_equal(pdf_count(pdf, "/Type/MCR"),
                     f->k->l.n - 1); /* of the paragraph that goes on */
}

/* A citation on the first page of a heading on the second, in two pieces for its marks. */
static void citations_lead_to_what_they_name(void **state) {
    FIXTURE(f);
    const citation cite = {.text = STR("khoản 2 Mục I"), .of = 2};
    run runs[] = {{.text = STR("theo ")}, {.text = STR("khoản 2 "), .cites = &cite},
                  {.marks = MARK_BOLD, .text = STR("Mục I"), .cites = &cite}, {.text = STR(" này")}};
    block *citing = add_para(f, &f->plain, "");
    citing->as.para.runs = runs;
    citing->as.para.runs_n = 4;
    add(f, kit_lines(f->k, &f->plain, 40));
    add_para(f, &f->heading[0], "I. MỤC ĐÍCH");
    str pdf = make(f), link = pdf_follow(pdf, pdf_page(pdf, 0), "/Annots[ ");
    assert_int_equal(pdf_count(pdf, "/Subtype/Link"), 1);
    assert_false(pdf_has(pdf_page(pdf, 1), "/Annots"));
    assert_true(pdf_has(link, "/F 4/Border[0 0 0]/Rect["));
    size_t on = f->k->l.blocks[cite.of].first_page;
    assert_true(on > 0);
    assert_int_equal(pdf_number(link, "/Dest["), pdf_page_number(pdf, on));
    const page *p = &f->k->l.pages[0];
    const item *first = &p->items[1], *last = &p->items[2];
    assert_ptr_equal(first->cites, &cite);
    assert_int_equal(pdf_number(link, "/Rect["), len_milli_pt(first->x) / 1000);
    char right[24];
    snprintf(right, sizeof right, " %d", (int)(len_milli_pt(last->x + last->width) / 1000));
    assert_true(pdf_has(link, right));
    /* in the structure: an element within the paragraph, for both pieces and the annotation */
    assert_int_equal(count_roles(pdf, "Link"), 1);
    str tree = pdf_follow(pdf, pdf_follow(pdf, pdf_root(pdf), "/StructTreeRoot "), "/ParentTree ");
    char entry[32];
    snprintf(entry, sizeof entry, "]%zu ", f->k->l.n);
    assert_int_equal(pdf_number(link, "/StructParent "), f->k->l.n);
    str element = pdf_follow(pdf, tree, entry), paragraph = pdf_follow(pdf, element, "/P ");
    assert_true(pdf_has(element, "/S/Link") && pdf_has(element, "/K[1 <</Type/OBJR/Obj "));
    assert_true(pdf_has(paragraph, "/S/P") && pdf_has(paragraph, "/K[0 ") && pdf_has(paragraph, " 0 R 2]"));
    assert_true(str_eq(pdf_follow(pdf, element, "/Obj "), link));
}

static void numbers_that_start_again_are_labelled(void **state) {
    FIXTURE(f);
    add_para(f, &f->plain, "một");
    add(f, (block){.kind = BLOCK_PAGE,
                   .id = f->k->next_id++,
                   .as.page = {.style = &f->k->pages[1], .restart = true}});
    add_para(f, &f->plain, "phụ lục");
    str pdf = make(f);
    assert_true(pdf_has(pdf_root(pdf), "/PageLabels<</Nums[0<</S/D/St 1>>1<</S/D/St 1>>]>>"));
    assert_true(pdf_has(pdf_page(pdf, 0), "/MediaBox[0 0 600 560]"));
    assert_true(pdf_has(pdf_page(pdf, 1), "/MediaBox[0 0 800 400]"));
}

static str pdf_font(str pdf, const char *name) {
    return pdf_follow(pdf, pdf_follow(pdf, pdf_page(pdf, 0), "/Resources "), name);
}

static void only_faces_in_use_are_embedded(void **state) {
    FIXTURE(f);
    add_para(f, &f->plain, "một mặt chữ");
    str pdf = make(f);
    assert_int_equal(pdf_count(pdf, "/FontFile2 "), 1);
    assert_true(pdf.n < 12000);
    str face = pdf_font(pdf, "/F0 ");
    assert_true(pdf_has(face, "+LiberationSerif/Encoding/Identity-H"));
    str cmap = pdf_stream(f->k->a, pdf_follow(pdf, face, "/ToUnicode "));
    assert_true(pdf_has(cmap, " beginbfchar\n"));
    assert_true(pdf_has(cmap, "><1EB7>\n")); /* ặ */
    str cid = pdf_follow(pdf, face, "/DescendantFonts[");
    assert_true(pdf_has(cid, "/CIDToGIDMap/Identity"));
    str descriptor = pdf_follow(pdf, cid, "/FontDescriptor ");
    assert_true(pdf_has(descriptor, "/CIDSet "));
    assert_true(pdf_has(descriptor, "/CapHeight "));
    str program = pdf_stream(f->k->a, pdf_follow(pdf, descriptor, "/FontFile2 "));
    assert_int_equal(program.n,
                     pdf_number(pdf_follow(pdf, descriptor, "/FontFile2 "), "/Length1 "));
}

/* Characters beyond the shared repertoire get into the file all the same, and the next document is
 * as before. */
static void rare_characters_get_a_subset_of_their_own(void **state) {
    FIXTURE(f);
    add_para(f, &f->plain, "thường");
    str before = make(f);
    f->n = 0;
    add_para(f, &f->plain, "thường Ω Ж");
    str pdf = make(f);
    str face = pdf_font(pdf, "/F0 ");
    str cmap = pdf_stream(f->k->a, pdf_follow(pdf, face, "/ToUnicode "));
    assert_true(pdf_has(cmap, "><03A9>\n") && pdf_has(cmap, "><0416>\n"));
    f->n = 0;
    f->k->next_id = 0;
    add_para(f, &f->plain, "thường");
    assert_true(str_eq(make(f), before));
}

static void widths_are_those_of_the_face(void **state) {
    FIXTURE(f);
    add_para(f, &f->plain, "A");
    str pdf = make(f);
    str face = pdf_font(pdf, "/F0 ");
    str cid = pdf_follow(pdf, face, "/DescendantFonts[");
    char width[32]; /* of A in hundredths; the units per em are 2,048 */
    unsigned w = (unsigned)(font_advance_units(f->k->family.face[0], 'A') * 100000 + 1024) / 2048;
    snprintf(width, sizeof width, "[%u.%02u]", w / 100, w % 100);
    assert_true(pdf_has(cid, width));
}

/* Layout finds such letters before; should one come through, there is a fault and no file. */
static void letters_of_no_face_are_a_fault(void **state) {
    FIXTURE(f);
    block b = kit_para(f->k, &f->plain, "\U0001F600");
    item it = {.kind = ITEM_TEXT,
               .half_points = 28,
               .text = STR("\U0001F600"),
               .x = PT(100),
               .y = PT(100)};
    page p = {.style = &f->k->pages[0], .number = 1, .items = &it, .n = 1};
    layout l = {.pages = &p, .n = 1};
    f->k->doc.blocks = &b;
    f->k->doc.n = f->k->doc.block_count = 1;
    buf out = buf_in(f->k->a);
    assert_false(emit_pdf.write(f->state, &f->k->doc, &l, &out, f->k->d));
    assert_true(diag_has(f->k->d, DIAG_GLYPH_MISSING));
}

/* More pages than one page tree holds in libharu: its error becomes a fault, and the next document
 * is fine. */
static void faults_of_the_library_are_told(void **state) {
    FIXTURE(f);
    enum { TOO_MANY = 33000 };
    page *pages = ARENA_ARRAY(f->k->a, page, TOO_MANY);
    for (size_t i = 0; i < TOO_MANY; i++)
        pages[i] = (page){.style = &f->k->pages[0], .number = (int)i + 1};
    block b = kit_para(f->k, &f->plain, "x");
    layout l = {.pages = pages, .n = TOO_MANY};
    f->k->doc.blocks = &b;
    f->k->doc.n = f->k->doc.block_count = 1;
    buf out = buf_in(f->k->a);
    assert_false(emit_pdf.write(f->state, &f->k->doc, &l, &out, f->k->d));
    assert_true(diag_has(f->k->d, DIAG_PACKAGE));
    f->k->next_id = 0;
    add_para(f, &f->plain, "x");
    assert_true(str_ends(make(f), STR("%%EOF\n")));
}

#define PDF_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        PDF_TEST(catalogue_says_what_readers_need),
        PDF_TEST(the_same_document_gives_the_same_bytes),
        PDF_TEST(bookmarks_nest_by_level),
        PDF_TEST(structure_follows_the_tree),
        PDF_TEST(head_and_foot_are_read),
        PDF_TEST(marks_and_elements_agree),
        PDF_TEST(citations_lead_to_what_they_name),
        PDF_TEST(numbers_that_start_again_are_labelled),
        PDF_TEST(only_faces_in_use_are_embedded),
        PDF_TEST(rare_characters_get_a_subset_of_their_own),
        PDF_TEST(widths_are_those_of_the_face),
        PDF_TEST(letters_of_no_face_are_a_fault),
        PDF_TEST(faults_of_the_library_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
