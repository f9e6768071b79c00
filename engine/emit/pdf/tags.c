/* The structure tree:
 *
 *   Document
 *     P | H1 … H6              a paragraph, by the outline level of its style
 *     L > LI > (Lbl, LBody)    paragraphs with bullets that follow each other
 *     Table > TR > TH | TD     a ruled table; a cell with one paragraph holds its text itself
 *     Link                     in a paragraph, a citation and the annotation that leads to its place
 *
 * Tables without rules only place things side by side (letterhead, signatures): their paragraphs
 * stand in reading order in the element around the table. Empty paragraphs have no element. */
#include "emit/pdf/tags_impl.h"

const char *const tags_role_name[] = {
#define ROLE(id, name) name,
    ROLES(ROLE)
#undef ROLE
};

static size_t add_alone(tags *t, size_t parent, role r) {
    if (t->n == t->cap) {
        size_t cap = t->cap ? t->cap * 2 : 128;
        t->elements =
            arena_grow(t->a, t->elements, t->cap * sizeof(element), cap * sizeof(element));
        t->cap = cap;
    }
    size_t i = t->n++;
    t->elements[i] = (element){.role = r, .number = objects_add(t->o), .parent = parent};
    return i;
}

static size_t add(tags *t, size_t parent, role r) {
    size_t i = add_alone(t, parent, r);
    if (i == 0) return i;
    element *p = &t->elements[parent];
    if (p->child) t->elements[p->last_child].sibling = i;
    else p->child = i;
    p->last_child = i;
    return i;
}

static role para_role(const para *p) {
    int level = p->style->outline;
    return level >= 1 && level <= 6 ? (role)(ROLE_H1 + level - 1) : ROLE_P;
}

static bool is_bullet(const block *b) {
    return b->kind == BLOCK_PARA && b->as.para.label.kind == LABEL_BULLET;
}

static bool is_empty(const para *p) { return p->label.kind == LABEL_NONE && !p->runs_n; }

static void add_blocks(tags *t, const block *blocks, size_t n, size_t parent);

/* The bullets that begin at blocks[i]; gives the index after them. */
static size_t add_list(tags *t, const block *blocks, size_t n, size_t i, size_t parent) {
    size_t list = add(t, parent, ROLE_L);
    for (; i < n && is_bullet(&blocks[i]); i++) {
        size_t item = add(t, list, ROLE_LI);
        add(t, item, ROLE_LBL);
        t->of_block[blocks[i].id] = add(t, item, ROLE_LBODY);
    }
    return i;
}

static bool is_plain_cell(const cell *c) {
    return c->n == 1 && c->blocks[0].kind == BLOCK_PARA && !is_bullet(&c->blocks[0]) &&
           para_role(&c->blocks[0].as.para) == ROLE_P;
}

static void add_table(tags *t, const table *tab, size_t parent) {
    size_t grid = add(t, parent, ROLE_TABLE);
    for (size_t r = 0; r < tab->rows_n; r++) {
        const row *line = &tab->rows[r];
        size_t tr = add(t, grid, ROLE_TR);
        for (size_t i = 0; i < line->n; i++) {
            const cell *c = &line->cells[i];
            size_t box = add(t, tr, line->header ? ROLE_TH : ROLE_TD);
            t->elements[box].span = c->span;
            if (is_plain_cell(c)) t->of_block[c->blocks[0].id] = box;
            else add_blocks(t, c->blocks, c->n, box);
        }
    }
}

static void add_side_by_side(tags *t, const table *tab, size_t parent) {
    for (size_t r = 0; r < tab->rows_n; r++)
        for (size_t i = 0; i < tab->rows[r].n; i++)
            add_blocks(t, tab->rows[r].cells[i].blocks, tab->rows[r].cells[i].n, parent);
}

static void add_blocks(tags *t, const block *blocks, size_t n, size_t parent) {
    for (size_t i = 0; i < n;) {
        const block *b = &blocks[i];
        if (is_bullet(b)) {
            i = add_list(t, blocks, n, i, parent);
            continue;
        }
        if (b->kind == BLOCK_PARA && !is_empty(&b->as.para))
            t->of_block[b->id] = add(t, parent, para_role(&b->as.para));
        if (b->kind == BLOCK_SPACE && b->as.space.field)
            t->of_block[b->id] = add(t, parent, ROLE_FORM);
        if (b->kind == BLOCK_TABLE)
            (b->as.table.ruled ? add_table : add_side_by_side)(t, &b->as.table, parent);
        i++;
    }
}

tags *tags_open(const doc *d, size_t pages, objects *o, arena *a) {
    tags *t = ARENA_NEW(a, tags);
    *t = (tags){.o = o, .a = a, .pages = pages};
    t->of_block = ARENA_ARRAY(a, size_t, d->block_count);
    t->page_marks = ARENA_ARRAY(a, size_t, pages + 1);
    t->root = objects_add(o);
    size_t whole = add(t, NONE, ROLE_DOCUMENT);
    add_blocks(t, d->head, d->head_n, whole);
    add_blocks(t, d->blocks, d->n, whole);
    add_blocks(t, d->foot, d->foot_n, whole);
    t->links = t->n;
    return t;
}

bool tags_splits_label(const tags *t, uint32_t id) {
    return t->elements[t->of_block[id]].role == ROLE_LBODY;
}

/* Marked content of an element, noted in the list of `of` (itself, or the paragraph of a link). */
static void begin(tags *t, size_t at, size_t of, size_t page, buf *content) {
    if (t->marks_n == t->marks_cap) {
        size_t cap = t->marks_cap ? t->marks_cap * 2 : 128;
        t->marks = arena_grow(t->a, t->marks, t->marks_cap * sizeof(mark), cap * sizeof(mark));
        t->marks_cap = cap;
    }
    while (t->pages_done <= page) t->page_marks[t->pages_done++] = t->marks_n;
    element *e = &t->elements[of];
    buf_byte(content, '/');
    buf_add(content, str_of(tags_role_name[t->elements[at].role]));
    buf_add(content, STR("<</MCID "));
    buf_int(content, (int64_t)(t->marks_n - t->page_marks[page]));
    buf_add(content, STR(">>BDC\n"));
    t->marks[t->marks_n++] = (mark){.element = at, .page = page};
    if (e->mark) t->marks[e->last_mark - 1].next = t->marks_n;
    else e->mark = t->marks_n;
    e->last_mark = t->marks_n;
}

void tags_begin(tags *t, uint32_t id, tags_part part, size_t page, buf *content) {
    size_t of = t->of_block[id], at = of;
    if (of == NONE) { /* nothing to read */
        buf_add(content, STR("/Artifact BMC\n"));
        return;
    }
    switch (part) {
    case TAGS_TEXT: break;
    case TAGS_BULLET: at = --of; break; /* a list item's label comes right before its body */
    case TAGS_LINK: at = add_alone(t, of, ROLE_LINK); break;
    }
    begin(t, at, of, page, content);
    if (at == of) return;
    element *link = &t->elements[at];
    if (!link->mark) link->mark = t->marks_n;
    link->last_mark = t->marks_n;
}

size_t tags_annotate(tags *t, size_t nth, unsigned annotation) {
    t->elements[t->links + nth].annotation = annotation;
    return t->pages + nth;
}

size_t tags_annotate_field(tags *t, uint32_t id, size_t page, unsigned annotation) {
    element *e = &t->elements[t->of_block[id]];
    e->annotation = annotation;
    e->page = page;
    return e->key = t->pages + t->n - t->links + t->fields++;
}

void tags_clear(tags *t) {
    t->n = t->links;
    for (size_t i = 0; i < t->n; i++) t->elements[i].mark = t->elements[i].last_mark = 0;
    t->marks_n = t->pages_done = 0;
}
