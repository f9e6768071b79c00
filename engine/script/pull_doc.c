/* What build() returns: the properties of the document, what stands in the margins of its first page and, as
 * its list, the blocks. */
#include "script/pull_tree.h"

static bool is_date(str s) {
    static const char form[] = "dddd-dd-dd";
    if (s.n != sizeof form - 1) return false;
    for (size_t i = 0; i < s.n; i++)
        if (form[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != form[i]) return false;
    int month = (s.p[5] - '0') * 10 + s.p[6] - '0', day = (s.p[8] - '0') * 10 + s.p[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static void read_date(puller *p, void *into) {
    if (is_date(vm_str(p->L, -1))) *(str *)into = pull_text(p, "date", false);
    else pull_wrong(p, "date", "ngày dạng 2023-10-06", "a date like 2023-10-06");
}

static void read_figures(puller *p, void *into) {
    static const pull_field fields[] = {
        PULL_FIELD("title", TEXT, doc_figure, title),
        PULL_FIELD("value", COUNT, doc_figure, value, .min = 0, .max = PULL_MOST_EXACT, .required = true),
    };
    static const record_list list = RECORDS("figures", "figure", doc_figure, fields, "{title = …, value = …}");
    doc *d = into;
    d->figures = ranges_read_records(p, &list, &d->figures_n);
}

static const pull_field doc_fields[] = {
    PULL_FIELD("title", TEXT, doc, title),
    PULL_FIELD("subject", TEXT, doc, subject),
    PULL_FIELD("author", TEXT, doc, author),
    PULL_FIELD("keywords", TEXT, doc, keywords),
    PULL_FIELD("reference", TEXT, doc, reference),
    {.name = "figures", .kind = PULL_CUSTOM, .read = read_figures},
    PULL_FIELD("date", CUSTOM, doc, date, .read = read_date),
    {.name = "head", .kind = PULL_KNOWN},
    {.name = "foot", .kind = PULL_KNOWN},
};

/* A field that holds blocks: one, a list or nothing. */
static block_list read_margin(builder *b, const char *field) {
    block_list list = {0};
    lua_pushstring(b->p.L, field);
    lua_rawget(b->p.L, -2);
    b->text_only = true;
    tree_gather(b, &list);
    b->text_only = false;
    lua_pop(b->p.L, 1);
    return list;
}

bool pull_document(lua_State *L, arena *a, diag_where at, bool sheets, doc *out) {
    builder b = {.p = pull_begin(L, a, at, STR("build()")), .wants_sheets = sheets};
    b.p.styles = out->styles;
    b.body = stylesheet_find(out->styles, STR("body"));
    size_t n = pull_list(&b.p, NULL);
    if (!b.p.ok) return false;
    PULL_FIELDS(&b.p, b.p.what, doc_fields, true, out);
    block_list head = read_margin(&b, "head"), list = {0};
    for (size_t i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i);
        tree_gather(&b, &list);
        lua_pop(L, 1);
    }
    block_list foot = read_margin(&b, "foot");
    refs_resolve(&b.refs, &b.p);
    out->blocks = list.items;
    out->n = list.n;
    out->head = head.items;
    out->head_n = head.n;
    out->foot = foot.items;
    out->foot_n = foot.n;
    out->block_count = b.next_id;
    out->sheets = b.sheets;
    out->sheets_n = b.sheets_n;
    out->fit = b.p.ok; /* pull_text has seen every text */
    return b.p.ok;
}
