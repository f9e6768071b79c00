/* Lines of a paragraph: positions, breaking, alignment, indents, tabs, and what is reported. */
#include "check.h"
#include "layout_kit.h"

/* Liberation Serif, 2,048 units per em: a unit is 5 len per half point. */
static len units(int n, int half_points) { return n * half_points * 5; }

static len width_of(kit *k, face_style face, int half_points, const char *text) {
    len w = 0;
    for (; *text; text++)
        w += font_advance(k->family.face[face], (unsigned char)*text, half_points);
    return w;
}

static void one_line_stands_at_its_place(void **state) {
    KIT(k);
    block b = kit_para(k, &k->body, "ab");
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.n, 1);
    assert_int_equal(k->l.pages[0].n, 1);
    const item *it = &k->l.pages[0].items[0];
    assert_int_equal(it->x, PT(100));
    assert_int_equal(it->y, PT(100) + PT(18) / 5 * 4);
    assert_int_equal(it->width, units(909 + 1024, 28)); /* a, b */
    assert_int_equal(it->half_points, 28);
    assert_int_equal(it->face, FACE_REGULAR);
    assert_true(it->line_start);
    assert_int_equal(k->l.blocks[0].ends_n, 1);
    assert_int_equal(k->l.blocks[0].ends[0].end, 2);
    assert_int_equal(k->l.blocks[0].ends[0].slack, PT(400) - it->width);
    assert_int_equal(k->l.blocks[0].ends[0].next_need, 0);
    assert_int_equal(k->l.blocks[0].first_page, 0);
}

static void lines_end_at_blanks_which_are_not_drawn(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->right = PT(400) - width_of(k, FACE_REGULAR, 28, "aaa bbb");
    block b = kit_para(k, st, "aaa bbb   cc");
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.pages[0].n, 2);
    assert_string_equal(str_z(k->a, k->l.pages[0].items[0].text), "aaa bbb");
    assert_string_equal(str_z(k->a, k->l.pages[0].items[1].text), "cc");
    assert_int_equal(k->l.pages[0].items[1].y - k->l.pages[0].items[0].y, PT(18));
    assert_int_equal(k->l.blocks[0].ends[0].end, 10);
    assert_int_equal(k->l.blocks[0].ends[0].slack, 0);
    assert_int_equal(k->l.blocks[0].ends[0].next_need, width_of(k, FACE_REGULAR, 28, "   cc"));
    st->right += 1;
    assert_true(kit_layout(k, &b, 1));
    assert_string_equal(str_z(k->a, k->l.pages[0].items[0].text), "aaa");
}

/* How the first line of `text` ends when it has just the room of `room`. */
static const char *first_line(kit *k, const char *text, const char *room) {
    style *st = kit_new_style(k);
    st->right = PT(400) - width_of(k, FACE_REGULAR, 28, room);
    block b = kit_para(k, st, text);
    assert_true(kit_layout(k, &b, 1));
    return str_z(k->a, k->l.pages[0].items[0].text);
}

static void a_line_that_could_end_behind_a_slash_ends_at_the_blank_before(void **state) {
    KIT(k);
    assert_string_equal(first_line(k, "aa 30-CV/TU bb", "aa 30-CV/T"), "aa");
    assert_string_equal(first_line(k, "aa 30-CV/TU bb", "aa 30-CV/"), "aa 30-"); /* T has no room */
    assert_string_equal(first_line(k, "aa 30-CV/TU bb", "aa 30-CV"), "aa 30-");
    assert_string_equal(first_line(k, "aa bb / cc", "aa bb / c"), "aa bb /");
    assert_string_equal(first_line(k, "aa  b/ccc", "aa  b/c"), "aa");
    assert_int_equal(k->l.blocks[k->next_id - 1].ends[0].end, 4);
    assert_string_equal(first_line(k, "aaaa/bbbb", "aaaa/b"), "aaaa/"); /* no blank at all */
}

static void a_slash_far_from_its_blank_ends_a_line(void **state) {
    KIT(k);
    char text[128];
    for (size_t letters = 64; letters <= 65; letters++) { /* and the slash: 65, 66 behind the blank */
        size_t n = (size_t)snprintf(text, sizeof text, "a ");
        memset(text + n, 'i', letters);
        memcpy(text + n + letters, "/iiii", 6);
        char room[128];
        memcpy(room, text, n + letters + 2);
        room[n + letters + 2] = '\0';
        const char *line = first_line(k, text, room);
        assert_int_equal(strlen(line), letters == 64 ? 1 : n + letters + 1);
    }
}

static void alignment(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    block b = kit_para(k, st, "ab");
    len w = units(909 + 1024, 28);
    st->align = ALIGN_RIGHT;
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.pages[0].items[0].x, PT(500) - w);
    st->align = ALIGN_CENTRE;
    st->left = PT(40);
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.pages[0].items[0].x, PT(140) + (PT(360) - w) / 2);
}

static const char *const long_text =
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; theo đề nghị của Ban "
    "Thường trực Ủy ban "
    "Mặt trận Tổ quốc Việt Nam xã, Ủy ban nhân dân xã xây dựng kế hoạch tổ chức hội nghị đối thoại "
    "với Nhân dân "
    "năm 2026 trên địa bàn xã như sau, trong đó giao các đơn vị chuẩn bị nội dung";

/* The pieces of a justified line end at the margin to the last len, however many there are. */
static void justified_lines_end_at_the_margin(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_JUSTIFY;
    st->first = PT(36);
    const run runs[] = {{.kind = RUN_TEXT, .text = str_of(long_text)},
                        {.kind = RUN_TEXT, .marks = MARK_BOLD, .text = STR(" cùng đi với nhau ")},
                        {.kind = RUN_TEXT, .text = str_of(long_text)}};
    block b = kit_runs(k, st, runs, COUNT(runs));
    assert_true(kit_layout(k, &b, 1));
    kit_assert_inside(k);
    const page *p = &k->l.pages[0];
    size_t lines = 0, n = k->l.blocks[0].ends_n;
    assert_int_equal(p->items[0].x, PT(136));
    for (size_t i = 0; i < p->n; i++) {
        const item *it = &p->items[i];
        bool last_piece = i + 1 == p->n || it[1].line_start;
        if (!last_piece) {
            assert_int_equal(it[1].x, it->x + it->width + it->stretch);
            continue;
        }
        lines++;
        if (lines < n)
            assert_int_equal(it->x + it->width + it->stretch, PT(500));
        else
            assert_int_equal(it->stretch, 0);
    }
    assert_int_equal(lines, n);
    assert_true(n > 5 && p->n > n);
}

static void forced_lines_are_not_stretched(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_JUSTIFY;
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("a b ")},
                        {.kind = RUN_LINE_BREAK},
                        {.kind = RUN_TEXT, .text = STR("c d")},
                        {.kind = RUN_LINE_BREAK}};
    block b = kit_runs(k, st, runs, COUNT(runs));
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.blocks[0].ends_n, 3); /* the last is empty */
    assert_int_equal(k->l.blocks[0].ends[0].end, 5);
    assert_int_equal(k->l.blocks[0].ends[0].next_need, 0);
    assert_int_equal(k->l.pages[0].items[0].stretch, 0);
    assert_string_equal(str_z(k->a, k->l.pages[0].items[0].text), "a b");
    assert_int_equal(k->l.pages[0].n, 2);
}

static void a_non_breaking_space_is_not_stretched(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_JUSTIFY;
    st->right = PT(400) - width_of(k, FACE_REGULAR, 28, "aa bb cc") - PT(3);
    block b = kit_para(k, st, "aa\u00A0bb cc dd");
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.pages[0].items[0].spaces, 1);
    assert_int_equal(k->l.pages[0].items[0].stretch, PT(3));
}

static void marks_choose_faces_and_sizes(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->italic = true;
    st->colour = 0xC00000;
    const run runs[] = {{.kind = RUN_TEXT, .marks = MARK_BOLD, .text = STR("a")},
                        {.kind = RUN_TEXT, .marks = MARK_SUPERSCRIPT, .text = STR("2")},
                        {.kind = RUN_TEXT, .marks = MARK_SUBSCRIPT, .text = STR("2")},
                        {.kind = RUN_TEXT, .marks = MARK_UNDERLINE, .text = STR("b")},
                        {.kind = RUN_TEXT, .marks = MARK_UNDERLINE, .text = STR("c")}};
    block b = kit_runs(k, st, runs, COUNT(runs));
    assert_true(kit_layout(k, &b, 1));
    const item *it = k->l.pages[0].items;
    assert_int_equal(k->l.pages[0].n, 4); /* the last two runs are one piece */
    assert_int_equal(it[0].face, FACE_BOLD_ITALIC);
    assert_int_equal(it[1].face, FACE_ITALIC);
    assert_true(it[1].half_points < 28 && it[1].half_points > 14);
    assert_true(it[1].y < it[0].y && it[2].y > it[0].y);
    assert_true(it[3].underline && !it[0].underline);
    assert_string_equal(str_z(k->a, it[3].text), "bc");
    assert_int_equal(it[3].colour, 0xC00000);
    for (size_t i = 1; i < 4; i++) {
        assert_false(it[i].line_start);
        assert_int_equal(it[i].x, it[i - 1].x + it[i - 1].width);
    }
}

static void tabs_go_to_stops_of_the_column(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->left = PT(10);
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("a")},
                        {.kind = RUN_TAB},
                        {.kind = RUN_TEXT, .text = STR("b")},
                        {.kind = RUN_TAB},
                        {.kind = RUN_TAB},
                        {.kind = RUN_TEXT, .text = STR("c")}};
    block b = kit_runs(k, st, runs, COUNT(runs));
    assert_true(kit_layout(k, &b, 1));
    const item *it = k->l.pages[0].items;
    assert_int_equal(it[0].x, PT(110));
    assert_int_equal(it[1].x, PT(136));
    assert_int_equal(it[2].x, PT(208));
}

/* Only the blanks behind the last tab are stretched, as office programs do. */
static void a_tab_keeps_its_stop_in_a_justified_line(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->align = ALIGN_JUSTIFY;
    const run runs[] = {{.kind = RUN_TEXT, .text = STR("a b")},
                        {.kind = RUN_TAB},
                        {.kind = RUN_TEXT, .text = str_of(long_text)}};
    block b = kit_runs(k, st, runs, COUNT(runs));
    assert_true(kit_layout(k, &b, 1));
    const item *it = k->l.pages[0].items;
    assert_int_equal(it[0].stretch, 0);
    assert_int_equal(it[1].x, PT(136));
    assert_int_equal(it[1].x + it[1].width + it[1].stretch, PT(500));
}

static void a_label_hangs(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->left = PT(50);
    st->first = PT(-20);
    block b = kit_para(k, st, long_text);
    b.as.para.label =
        (label){.kind = LABEL_NUMBER, .level = 1, .text = STR("1."), .marks = MARK_BOLD};
    assert_true(kit_layout(k, &b, 1));
    const item *it = k->l.pages[0].items;
    assert_string_equal(str_z(k->a, it[0].text), "1.");
    assert_int_equal(it[0].face, FACE_BOLD);
    assert_int_equal(it[0].x, PT(130));
    assert_int_equal(it[1].x, PT(150)); /* the tab goes to the indent, not to the stop at 36 pt */
    assert_int_equal(it[2].x, PT(150));
    assert_true(it[2].line_start);
}

static void a_label_stands_before_its_text(void **state) {
    KIT(k);
    block b = kit_para(k, &k->body, "text");
    b.as.para.label = (label){.kind = LABEL_TYPED, .text = STR("-")};
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.pages[0].n, 1);
    assert_string_equal(str_z(k->a, k->l.pages[0].items[0].text), "- text");
    assert_int_equal(k->l.blocks[0].ends[0].end, 6);
}

static void an_empty_paragraph_is_a_line(void **state) {
    KIT(k);
    block b[] = {kit_para(k, &k->body, ""), kit_runs(k, &k->body, NULL, 0),
                 kit_para(k, &k->body, "x")};
    assert_true(kit_layout(k, b, COUNT(b)));
    assert_int_equal(k->l.blocks[0].ends_n, 1);
    assert_int_equal(k->l.blocks[0].ends[0].end, 0);
    assert_int_equal(k->l.pages[0].items[0].y, PT(100) + PT(18) * 2 + PT(18) / 5 * 4);
}

/* What of the last paragraph laid out gave way. */
static const char *untied(kit *k) {
    const block_layout *l = &k->l.blocks[k->next_id - 1];
    buf b = buf_in(k->a);
    for (size_t i = 0; i < l->untied_n; i++) buf_fmt(&b, "%s%u", i ? " " : "", (unsigned)l->untied[i]);
    return str_z(k->a, buf_str(&b));
}

/* The room of the first line; what the tied unit is longer than. */
static void ties_give_way_in_a_unit_longer_than_a_line(void **state) {
    KIT(k);
    assert_string_equal(first_line(k, "aaa\u00A0bbb\u00A0ccc", "aaaxbbbxc"), "aaa\u00A0bbb");
    assert_string_equal(untied(k), "10"); /* where the line ends, not the blank within it */
    assert_string_equal(first_line(k, "aaa\u2011bbb", "aaa-b"), "aaa\u2011");
    assert_string_equal(first_line(k, "x aaa\u2011bbb", "x aaa-"), "x aaa\u2011"); /* also behind another word */
    assert_string_equal(first_line(k, "x aaa\u2011bbb", "x aaa-b"), "x aaa\u2011");
    assert_string_equal(untied(k), "8");
    assert_string_equal(first_line(k, "xxx aaa\u2011bb", "xxx aaa"), "xxx"); /* no line is too short for it */
    assert_string_equal(untied(k), "");
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 0);
}

/* LibreOffice would break behind the first hyphen, or hang it over the margin, were it no ordinary one. */
static void all_hyphens_of_such_a_unit_are_ordinary(void **state) {
    KIT(k);
    assert_string_equal(first_line(k, "aa\u2011bb\u2011ccc", "aa-bb-c"), "aa\u2011bb\u2011");
    assert_string_equal(untied(k), "5 10");
    assert_string_equal(first_line(k, "aaaa\u2011bbb", "aaaa"), "aaaa"); /* cut before it: there is no room */
    assert_string_equal(untied(k), "7");
    assert_true(k->l.blocks[k->next_id - 1].ends[0].cut);
}

/* A slash is no place where a unit ends. */
static void a_number_longer_than_a_line_ends_it_behind_its_hyphen(void **state) {
    KIT(k);
    assert_string_equal(first_line(k, "xx 79\u2011QQ/TW", "xx 79-"), "xx 79\u2011");
    assert_string_equal(first_line(k, "xxx 79\u2011QQ/TW", "79-QQ/"), "xxx");
    const line_end *e = k->l.blocks[k->next_id - 1].ends;
    assert_int_equal(e[1].end, 4 + 5);
    assert_false(e[1].held); /* T has no room behind the slash */
    assert_string_equal(first_line(k, "xxxxxx 79\u2011QQ/TTTT", "79-QQ/T"), "xxxxxx");
    e = k->l.blocks[k->next_id - 1].ends;
    assert_int_equal(e[1].end, 7 + 5);
    assert_true(e[1].held);
    assert_string_equal(first_line(k, "x 79-QQ/TT", "x 79-QQ/T"), "x"); /* a line holds 79-QQ/TT */
    assert_string_equal(first_line(k, "x 79-QQ/TTTTT", "x 79-QQ/T"), "x 79-");
    assert_true(k->l.blocks[k->next_id - 1].ends[0].held);
    assert_string_equal(first_line(k, "xxxx 2020/QQTTTT", "2020/QQ"), "xxxx");
    e = k->l.blocks[k->next_id - 1].ends;
    assert_int_equal(e[1].end, 5 + 5); /* behind the slash where there is no hyphen */
    assert_true(e[1].held);
}

static void a_word_longer_than_the_line_is_cut(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->right = PT(400) - width_of(k, FACE_REGULAR, 28, "mmmmm");
    block b = kit_para(k, st, "a mmmmmmmmmmmm b");
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.blocks[0].ends_n, 4); /* a, 5 m, 5 m, 2 m and b */
    assert_int_equal(k->l.blocks[0].ends[1].end, 7);
    assert_int_equal(k->l.blocks[0].ends[2].end, 12);
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 1);
    assert_non_null(strstr(kit_faults(k).p, "\"mmmmmmmmmmmm\" is longer"));
    kit_assert_inside(k);
}

/* Every line looks no further than it has room: the time stays in proportion. */
static void an_endless_word_is_cut_in_linear_time(void **state) {
    KIT(k);
    enum { BYTES = 2000000 };
    char *text = arena_alloc(k->a, BYTES + 1);
    memset(text, 'a', BYTES);
    block b = kit_para(k, &k->body, text);
    assert_true(kit_layout(k, &b, 1));
    len room = PT(400), a = 909 * 28 * 5;
    assert_int_equal(k->l.blocks[0].ends[0].end, room / a);
    assert_int_equal(k->l.blocks[0].ends_n, (BYTES + room / a - 1) / (room / a));
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 1);
}

static void letters_are_never_cut_in_two(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->right = PT(400); /* no room at all: one character a line */
    block b = kit_para(k, st, "ườ");
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(k->l.blocks[0].ends_n, 2);
    assert_int_equal(k->l.blocks[0].ends[0].end, 2);
    assert_int_equal(k->l.blocks[0].ends[1].end, 5);
}

static str random_words(arena *a, uint32_t *seed) {
    static const char *const parts[] = {"a", "bb", "Nhân", "dân", " ", " ", " ", "  ", "-", "/", "30/2020/NĐ-CP", ",",
                                        "\u00A0", "\u2011", "x/", "mmmmmmmmmmmmmmmmmm", "(", ")"};
    buf b = buf_in(a);
    for (uint32_t n = check_random(seed) % 60; n; n--) buf_add(&b, str_of(parts[check_random(seed) % COUNT(parts)]));
    buf_byte(&b, 'z'); /* a tie at the end ties nothing */
    return buf_str(&b);
}

/* Where a line break stands in the paragraph, every place where a line may end is tried; else most are passed by. */
static void lines_are_those_found_by_trying_every_place(void **state) {
    KIT(k);
    uint32_t seed = 11;
    arena *a = arena_new();
    for (int round = 0; round < 3000; round++) {
        arena_reset(a);
        style *st = kit_new_style(k);
        st->right = PT(400) - PT(20 + check_random(&seed) % 300);
        run runs[] = {{.kind = RUN_TEXT, .text = random_words(a, &seed)},
                      {.kind = RUN_TEXT, .text = random_words(a, &seed), .marks = MARK_BOLD},
                      {.kind = RUN_LINE_BREAK}};
        block blocks[] = {kit_runs(k, st, runs, 2), kit_runs(k, st, runs, 3)};
        kit_layout(k, blocks, 2);
        const block_layout *quick = &k->l.blocks[blocks[0].id], *slow = &k->l.blocks[blocks[1].id];
        assert_true(slow->ends_n == quick->ends_n + 1 || !quick->ends[quick->ends_n - 1].end);
        for (size_t i = 0; i + 1 < quick->ends_n; i++)
            assert_memory_equal(&quick->ends[i], &slow->ends[i], sizeof(line_end));
        assert_int_equal(quick->ends[quick->ends_n - 1].slack, slow->ends[quick->ends_n - 1].slack);
    }
    arena_drop(a);
}

/* The lines of `text` between "|", set as wide as `room`, centred and balanced. */
static const char *balanced(kit *k, const char *text, const char *room) {
    style *st = kit_new_style(k);
    st->align = ALIGN_CENTRE;
    st->balanced = true;
    st->right = PT(400) - width_of(k, FACE_REGULAR, 28, room);
    block b = kit_para(k, st, text);
    assert_true(kit_layout(k, &b, 1));
    const block_layout *l = &k->l.blocks[0];
    assert_int_equal(l->inset % LEN_TWIP, 0);
    buf out = buf_in(k->a);
    for (size_t i = 0; i < k->l.pages[0].n; i++) {
        const item *it = &k->l.pages[0].items[i];
        len middle = PT(100) + (PT(400) - st->right) / 2;
        assert_in_range(it->x + it->width / 2, middle - 2, middle + 2);
        buf_add(&out, STR("|"));
        buf_add(&out, it->text);
    }
    return str_z(k->a, buf_str(&out));
}

static void lines_of_a_title_come_out_about_equally_long(void **state) {
    KIT(k);
    assert_string_equal(balanced(k, "aaa bbb ccc ddd", "aaa bbb ccc"), "|aaa bbb|ccc ddd");
    const line_end *end = k->l.blocks[0].ends;
    assert_true(end->slack > PT(1) && end->next_need - end->slack > PT(1)); /* no program can be in doubt */
    assert_string_equal(balanced(k, "aaa bbb ccc", "aaa bbb ccc"), "|aaa bbb ccc");
    assert_int_equal(k->l.blocks[0].inset, 0);
    assert_string_equal(balanced(k, "aaa bbb ccc ddd eee", "aaa bbb ccc ddd"), "|aaa bbb ccc|ddd eee");
    assert_string_equal(balanced(k, "aaa bbb ccc ddd\u00A0ee", "aaa bbb ccc"), "|aaa bbb ccc|ddd\u00A0ee"); /* a name */
    assert_string_equal(balanced(k, "aaa bbb ccc aaa dd\u00A02", "aaa bbb ccc aaa"), "|aaa bbb ccc|aaa dd\u00A02");
    assert_string_equal(balanced(k, "aaaaaaaa b c d e", "aaaaaa"), "|aaaaaa|aa b c|d e"); /* a word that is cut */
    assert_string_equal(balanced(k, "a b c", ""), "|a|b|c");
    assert_string_equal(balanced(k, "", "a"), "");
}

static void a_line_that_must_not_wrap_is_reported(void **state) {
    KIT(k);
    style *st = kit_new_style(k);
    st->one_line = true;
    block b = kit_para(k, st, "CỘNG HÒA XÃ HỘI");
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 0);
    st->right = PT(300);
    assert_true(kit_layout(k, &b, 1));
    assert_int_equal(diag_count(k->d, DIAG_WARNING), 1);
    assert_non_null(strstr(kit_faults(k).p, "CỘNG HÒA XÃ HỘI"));
}

static void a_character_without_a_glyph_is_an_error_once(void **state) {
    KIT(k);
    const str sources[] = {STR("plan.lua")};
    k->doc.sources = sources;
    k->doc.sources_n = 1;
    block b[] = {kit_para(k, &k->body, "Hội nghị \U0001F600 toàn xã \U0001F600"),
                 kit_para(k, &k->body, "lại \U0001F600 và \u4E2D")};
    b[0].at = (origin){.file = 0, .line = 7};
    b[1].at = (origin){.file = 0, .line = 9};
    assert_false(kit_layout(k, b, 2));
    assert_int_equal(diag_count(k->d, DIAG_ERROR), 2);
    const char *faults = kit_faults(k).p;
    assert_non_null(strstr(faults, "plan.lua:7"));
    assert_non_null(
        strstr(faults, "\"\U0001F600\" (U+1F600) for \"Hội nghị \U0001F600 toàn xã \U0001F600\""));
    assert_non_null(strstr(faults, "plan.lua:9"));
    assert_non_null(strstr(faults, "(U+4E2D)"));
}

static void signs_are_pieces_of_their_own_face(void **state) {
    KIT(k);
    font *signs = k->family.face[FACE_SIGNS] = font_defer(STR("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"));
    block b[] = {kit_para(k, &k->body, "a\u2610\u2611\uFE0Fb \u2713"), kit_para(k, &k->body, "\u2192")}; /* → is of the family */
    assert_true(kit_layout(k, b, 2));
    static const struct {
        const char *text;
        face_style face;
    } want[] = {{"a", FACE_REGULAR}, {"\u2610\u2611", FACE_SIGNS}, {"b ", FACE_REGULAR}, {"\u2713", FACE_SIGNS}, {"\u2192", FACE_REGULAR}};
    const page *p = &k->l.pages[0];
    assert_int_equal(p->n, 5);
    for (size_t i = 0; i < p->n; i++) {
        assert_string_equal(str_z(k->a, p->items[i].text), want[i].text);
        assert_int_equal(p->items[i].face, want[i].face);
        if (i && i < 4) assert_int_equal(p->items[i].x, p->items[i - 1].x + p->items[i - 1].width);
    }
    assert_int_equal(p->items[1].width, font_advance(signs, 0x2610, 28) + font_advance(signs, 0x2611, 28));
    assert_true(k->l.blocks[0].signs && !k->l.blocks[1].signs);
    block bold = kit_para(k, &k->body, "\u2610");
    ((run *)bold.as.para.runs)->marks = MARK_BOLD | MARK_UNDERLINE;
    assert_true(kit_layout(k, &bold, 1));
    assert_int_equal(k->l.pages[0].items[0].face, FACE_SIGNS);
    assert_true(k->l.pages[0].items[0].underline);
}

static void invisible_characters_are_not_drawn(void **state) {
    KIT(k);
    block b = kit_para(k, &k->body, "a\u200Bb\uFEFF");
    assert_true(kit_layout(k, &b, 1));
    assert_string_equal(str_z(k->a, k->l.pages[0].items[0].text), "ab");
    assert_int_equal(k->l.pages[0].items[0].width, units(909 + 1024, 28));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(one_line_stands_at_its_place),
        KIT_TEST(lines_of_a_title_come_out_about_equally_long),
        KIT_TEST(lines_end_at_blanks_which_are_not_drawn),
        KIT_TEST(a_line_that_could_end_behind_a_slash_ends_at_the_blank_before),
        KIT_TEST(a_slash_far_from_its_blank_ends_a_line),
        KIT_TEST(alignment),
        KIT_TEST(justified_lines_end_at_the_margin),
        KIT_TEST(forced_lines_are_not_stretched),
        KIT_TEST(a_non_breaking_space_is_not_stretched),
        KIT_TEST(marks_choose_faces_and_sizes),
        KIT_TEST(tabs_go_to_stops_of_the_column),
        KIT_TEST(a_tab_keeps_its_stop_in_a_justified_line),
        KIT_TEST(a_label_hangs),
        KIT_TEST(a_label_stands_before_its_text),
        KIT_TEST(an_empty_paragraph_is_a_line),
        KIT_TEST(ties_give_way_in_a_unit_longer_than_a_line),
        KIT_TEST(all_hyphens_of_such_a_unit_are_ordinary),
        KIT_TEST(a_number_longer_than_a_line_ends_it_behind_its_hyphen),
        KIT_TEST(a_word_longer_than_the_line_is_cut),
        KIT_TEST(an_endless_word_is_cut_in_linear_time),
        KIT_TEST(letters_are_never_cut_in_two),
        KIT_TEST(lines_are_those_found_by_trying_every_place),
        KIT_TEST(a_line_that_must_not_wrap_is_reported),
        KIT_TEST(a_character_without_a_glyph_is_an_error_once),
        KIT_TEST(signs_are_pieces_of_their_own_face),
        KIT_TEST(invisible_characters_are_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
