/* The text of a paragraph: strings and tables of marked text made into runs. Their inline marks are read and their
 * words tied here, and they are cut at line breaks and tabs. */
#include "script/pull_tree.h"

#include "model/markup.h"
#include "text/tie.h"

#include <string.h>

/* A run that stands for the citation of another paragraph, until pull_runs is done. */
enum { REF = RUN_PAGE_NUMBER + 1 };

typedef struct run_list {
    run *items;
    size_t n, cap;
    size_t refs; /* items whose text is not known yet: their kind is REF, their text the name */
} run_list;

typedef struct run_table {
    str text, ref;
    bool page_number;
    uint8_t marks;
} run_table;

static void add_run(puller *p, run_list *list, run_kind kind, uint8_t marks, str text) {
    if (list->n == list->cap) {
        size_t cap = list->cap * 2 + 4;
        list->items = arena_grow(p->scratch, list->items, list->cap * sizeof(run), cap * sizeof(run));
        list->cap = cap;
    }
    list->items[list->n++] = (run){.kind = kind, .marks = marks, .text = text};
}

/* A text without marks. */
static void add_plain(puller *p, run_list *list, str text, uint8_t marks) {
    while (text.n) {
        const char *line = memchr(text.p, '\n', text.n);
        const char *tab = memchr(text.p, '\t', line ? (size_t)(line - text.p) : text.n);
        const char *cut = tab ? tab : line;
        size_t n = cut ? (size_t)(cut - text.p) : text.n;
        if (n) add_run(p, list, RUN_TEXT, marks, str_part(text, 0, n));
        if (cut) add_run(p, list, tab ? RUN_TAB : RUN_LINE_BREAK, marks, STR(""));
        text = str_part(text, n + (cut != NULL), text.n);
    }
}

static void add_ref(puller *p, run_list *list, str name, uint8_t marks) {
    add_run(p, list, (run_kind)REF, marks, name);
    list->refs++;
}

static void add_text(puller *p, run_list *list, str text, uint8_t marks) {
    text = text_tie(p->a, text);
    if (!markup_may_be_in(text)) {
        add_plain(p, list, text, marks);
        return;
    }
    markup_pieces pieces = markup_read(p->a, text, marks);
    for (size_t i = 0; i < pieces.n; i++) {
        const markup_piece *piece = &pieces.items[i];
        if (piece->ref.n) add_ref(p, list, piece->ref, piece->marks);
        else add_plain(p, list, piece->text, piece->marks);
    }
}

static void read_text(puller *p, void *into) { *(str *)into = pull_text(p, "text", true); }

static const pull_field run_fields[] = {
    PULL_FIELD("text", CUSTOM, run_table, text, .read = read_text),
    PULL_FIELD("bold", MARK, run_table, marks, .mark = MARK_BOLD),
    PULL_FIELD("italic", MARK, run_table, marks, .mark = MARK_ITALIC),
    PULL_FIELD("underline", MARK, run_table, marks, .mark = MARK_UNDERLINE),
    PULL_FIELD("superscript", MARK, run_table, marks, .mark = MARK_SUPERSCRIPT),
    PULL_FIELD("subscript", MARK, run_table, marks, .mark = MARK_SUBSCRIPT),
    PULL_FIELD("page_number", BOOL, run_table, page_number),
    PULL_FIELD("ref", TEXT, run_table, ref),
};

static void read_run(puller *p, run_list *list) {
    run_table t = {0};
    PULL_FIELDS(p, STR("run"), run_fields, false, &t);
    add_text(p, list, t.text, t.marks);
    if (t.ref.n) add_ref(p, list, t.ref, t.marks);
    if (t.page_number) add_run(p, list, RUN_PAGE_NUMBER, t.marks, STR(""));
}

static void gather(puller *p, run_list *list) {
    lua_State *L = p->L;
    if (lua_type(L, -1) == LUA_TSTRING) {
        add_text(p, list, pull_text(p, "runs", true), 0);
    } else if (lua_isnil(L, -1) || (lua_isboolean(L, -1) && !lua_toboolean(L, -1))) {
        return; /* `cond and run` */
    } else if (!pull_is_table(p)) {
        pull_wrong(p, "runs", "chuỗi hoặc danh sách các run", "a string or a list of runs");
    } else if (pull_has_fields(p)) {
        read_run(p, list);
    } else if (pull_enter(p)) {
        size_t n = pull_length(p);
        for (size_t i = 1; i <= n; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i);
            gather(p, list);
            lua_pop(L, 1);
        }
        p->depth--;
    }
}

void pull_runs(puller *p, para *out) {
    run_list list = {0};
    gather(p, &list);
    run *runs = ARENA_ARRAY(p->a, run, list.n);
    for (size_t i = 0; i < list.n; i++) runs[i] = list.items[i];
    for (size_t i = 0; list.refs && i < list.n; i++) {
        if ((int)runs[i].kind != REF) continue;
        refs_add_use(&((builder *)p)->refs, p, &runs[i], runs[i].text);
        runs[i] = (run){.kind = RUN_TEXT, .marks = runs[i].marks};
    }
    out->runs = runs;
    out->runs_n = list.n;
}
