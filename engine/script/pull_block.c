/* Nodes into blocks: nested lists made flat, blocks numbered in reading order. What each kind may say is in the
 * field tables below; texts are in pull_runs.c, tables in pull_table.c, sheets in pull_sheet.c. */
#include "script/pull_tree.h"

enum { TALLEST = 2000 /* pt */ };

/* --- paragraphs, rules, spaces, pages ------------------------------------------------------------------- */

static void read_label(puller *p, void *into) {
    static const char *const kinds[] = {"none", "typed", "number", "bullet", NULL};
    static const pull_field fields[] = {
        PULL_FIELD("text", TEXT, label, text, .required = true),
        PULL_FIELD("kind", CHOICE, label, kind, .choices = kinds),
        PULL_FIELD("level", INT, label, level, .min = 1, .max = 9),
        PULL_FIELD("bold", MARK, label, marks, .mark = MARK_BOLD),
        PULL_FIELD("italic", MARK, label, marks, .mark = MARK_ITALIC),
        PULL_FIELD("underline", MARK, label, marks, .mark = MARK_UNDERLINE),
    };
    label *l = into;
    builder *b = (builder *)p;
    if (b->label_of && b->label_of == lua_topointer(p->L, -1)) { /* the lines of a list share their sign */
        *l = b->label;
        return;
    }
    *l = (label){.kind = LABEL_TYPED, .level = 1};
    if (!pull_is_table(p)) {
        pull_wrong(p, "label", "một bảng {text = …}", "a table {text = …}");
        return;
    }
    PULL_FIELDS(p, STR("label"), fields, false, l);
    if (!l->text.n || l->kind == LABEL_NONE) *l = (label){0};
    b->label_of = p->ok ? lua_topointer(p->L, -1) : NULL;
    b->label = *l;
}

static void read_cite(puller *p, void *into) {
    (void)into;
    ((builder *)p)->cite = refs_read_cite(p);
}

static void read_runs(puller *p, void *into) { pull_runs(p, into); }

static void read_of(puller *p, void *into) {
    static const char *const choices[] = {"column", "text", NULL};
    static const pull_field field = {.name = "of", .kind = PULL_CHOICE, .choices = choices};
    int chosen = *(bool *)into;
    pull_value(p, &field, &chosen);
    *(bool *)into = chosen == 1;
}

static const pull_field para_fields[] = {
    {.name = "kind", .kind = PULL_KNOWN},
    PULL_FIELD("role", TEXT, block, role),
    PULL_FIELD("style", STYLE, block, as.para.style),
    PULL_FIELD("label", CUSTOM, block, as.para.label, .read = read_label),
    PULL_FIELD("runs", CUSTOM, block, as.para, .read = read_runs),
    PULL_FIELD("keep_next", BOOL, block, as.para.keep_next),
    PULL_FIELD("bookmark", TEXT, block, as.para.bookmark),
    PULL_FIELD("cite", CUSTOM, block, as.para, .read = read_cite),
};

static const pull_field rule_fields[] = {
    {.name = "kind", .kind = PULL_KNOWN},
    PULL_FIELD("role", TEXT, block, role),
    PULL_FIELD("fraction", NUMBER, block, as.rule.fraction, .min = 0.001, .max = 1),
    PULL_FIELD("of", CUSTOM, block, as.rule.of_text, .read = read_of),
    PULL_FIELD("align", CHOICE, block, as.rule.align, .choices = pull_aligns),
    PULL_FIELD("thickness", PT, block, as.rule.thickness, .min = 0.05, .max = 20),
    PULL_FIELD("above", PT, block, as.rule.above, .min = 0, .max = 100),
    PULL_FIELD("below", PT, block, as.rule.below, .min = 0, .max = 100),
};

static const pull_field space_fields[] = {
    {.name = "kind", .kind = PULL_KNOWN},
    PULL_FIELD("role", TEXT, block, role),
    PULL_FIELD("height", PT, block, as.space.height, .min = 0, .max = TALLEST, .required = true),
    PULL_FIELD("field", MM, block, as.space.field, .min = 5, .max = 100),
    PULL_FIELD("shift", MM, block, as.space.shift, .min = -100, .max = 100),
};

static const pull_field page_fields[] = {
    {.name = "kind", .kind = PULL_KNOWN},
    PULL_FIELD("role", TEXT, block, role),
    PULL_FIELD("page", PAGE, block, as.page.style),
    PULL_FIELD("restart", BOOL, block, as.page.restart),
};

static const pull_field table_fields[] = {
    {.name = "kind", .kind = PULL_KNOWN},
    PULL_FIELD("role", TEXT, block, role),
    PULL_FIELD("columns", CUSTOM, block, as.table, .read = tree_read_columns, .required = true),
    PULL_FIELD("rows", CUSTOM, block, as.table, .read = tree_read_rows, .required = true),
    PULL_FIELD("ruled", BOOL, block, as.table.ruled),
    PULL_FIELD("style", STYLE, block, as.table.style),
    PULL_FIELD("keep_whole", BOOL, block, as.table.keep_whole),
};

/* --- nodes --------------------------------------------------------------------------------------------- */

#define FIELDS(list) list, sizeof(list) / sizeof *(list)

static const struct {
    const char *name;
    block_kind kind;
    const pull_field *fields;
    size_t n;
} nodes[] = {
    [NODE_PARA] = {"para", BLOCK_PARA, FIELDS(para_fields)},
    [NODE_RULE] = {"rule", BLOCK_RULE, FIELDS(rule_fields)},
    [NODE_SPACE] = {"space", BLOCK_SPACE, FIELDS(space_fields)},
    [NODE_TABLE] = {"table", BLOCK_TABLE, FIELDS(table_fields)},
    [NODE_PAGE] = {"page", BLOCK_PAGE, FIELDS(page_fields)},
};

static void add_block(builder *b, block_list *list, node_kind kind) {
    block x = {.kind = nodes[kind].kind, .id = b->next_id++, .at = b->at};
    if (kind == NODE_PARA) x.as.para.style = b->body;
    if (kind == NODE_RULE)
        x.as.rule = (rule){.fraction = 1, .align = ALIGN_CENTRE, .thickness = LEN_PT / 2};
    b->cite = (ref_cite){0};
    pull_fields(&b->p, str_of(nodes[kind].name), nodes[kind].fields, nodes[kind].n, false, &x);
    if (kind == NODE_PARA && x.as.para.bookmark.n)
        refs_add_target(&b->refs, &b->p, x.as.para.bookmark, x.id, b->cite);
    if (kind == NODE_PARA && !x.as.para.style && !b->body) pull_unknown_style(&b->p, STR("body"));
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 8;
        list->items = arena_grow(b->p.a, list->items, list->cap * sizeof(block), cap * sizeof(block));
        list->cap = cap;
    }
    list->items[list->n++] = x;
}

static void add_sheet(builder *b) {
    if (b->text_only) {
        pull_wrong(&b->p, "blocks", "khối văn bản, không phải trang tính",
                   "blocks of text, not a sheet");
        return;
    }
    if (!b->wants_sheets) return;
    if (b->sheets_n == b->sheets_cap) {
        size_t cap = b->sheets_cap * 2 + 4;
        b->sheets = arena_grow(b->p.a, b->sheets, b->sheets_cap * sizeof(sheet), cap * sizeof(sheet));
        b->sheets_cap = cap;
    }
    sheet *s = &b->sheets[b->sheets_n++];
    *s = (sheet){.at = b->at};
    pull_sheet(&b->p, s);
}

static void gather_node(builder *b, block_list *list, node_kind kind, origin at) {
    diag_where outer_place = b->p.at;
    origin outer = b->at;
    b->at = at;
    b->p.at = vm_where(vm_of(b->p.L), at);
    if (kind == NODE_SHEET) add_sheet(b);
    else add_block(b, list, kind);
    b->at = outer;
    b->p.at = outer_place;
}

static void gather_list(builder *b, block_list *list) {
    size_t n = pull_length(&b->p);
    for (size_t i = 1; i <= n; i++) {
        lua_rawgeti(b->p.L, -1, (lua_Integer)i);
        tree_gather(b, list);
        lua_pop(b->p.L, 1);
    }
}

void tree_gather(builder *b, block_list *list) {
    node_kind kind;
    origin at;
    if (tree_is_nothing(b->p.L)) return;
    bool is_table = pull_is_table(&b->p), is_node = is_table && api_node(b->p.L, -1, &kind, &at);
    if (!is_table || (!is_node && pull_has_fields(&b->p))) {
        pull_wrong(&b->p, "blocks", "khối (vanban.block) hoặc danh sách khối",
                   "a block (vanban.block) or a list of blocks");
    } else if (pull_enter(&b->p)) {
        if (is_node) gather_node(b, list, kind, at);
        else gather_list(b, list);
        b->p.depth--;
    }
}
