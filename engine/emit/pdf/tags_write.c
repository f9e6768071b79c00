/* The elements as objects, with the marks that the pages left, and the tree that leads from marks and
 * annotations back to them. */
#include "emit/pdf/tags_impl.h"

#include "emit/pdf/syntax.h"

/* Index of the first mark of a page; a page without marks begins where the next one does. */
static size_t page_begin(const tags *t, size_t page) {
    return page < t->pages_done ? t->page_marks[page] : t->marks_n;
}

bool tags_on_page(const tags *t, size_t page) {
    return page_begin(t, page + 1) > page_begin(t, page);
}

/* /K of an element with content: MCIDs on the page of the first, references to marks on later
 * pages. */
static void put_marks(const tags *t, const element *e, const unsigned *page_objects, buf *b) {
    size_t first = t->marks[e->mark - 1].page, link = NONE;
    syntax_key_ref(b, STR("Pg"), page_objects[first]);
    buf_add(b, STR("/K["));
    for (size_t i = e->mark; i; i = t->marks[i - 1].next) {
        size_t on = t->marks[i - 1].page, of = t->marks[i - 1].element;
        if (link != NONE && of == link) continue; /* one more piece of the same */
        link = &t->elements[of] == e ? NONE : of;
        if (i != e->mark) buf_byte(b, ' ');
        if (link != NONE) {
            syntax_ref(b, t->elements[link].number);
            continue;
        }
        if (on != first) {
            buf_add(b, STR("<</Type/MCR"));
            syntax_key_ref(b, STR("Pg"), page_objects[on]);
            buf_add(b, STR("/MCID "));
        }
        buf_int(b, (int64_t)(i - 1 - t->page_marks[on]));
        if (on != first) buf_add(b, STR(">>"));
    }
    buf_byte(b, ']');
}

/* /K of a link: its pieces, which are on one line, and the annotation. */
static void put_link(const tags *t, const element *e, const unsigned *page_objects, buf *b) {
    size_t on = t->marks[e->mark - 1].page;
    syntax_key_ref(b, STR("Pg"), page_objects[on]);
    buf_add(b, STR("/K["));
    for (size_t i = e->mark; i <= e->last_mark; i++) {
        buf_int(b, (int64_t)(i - 1 - t->page_marks[on]));
        buf_byte(b, ' ');
    }
    if (e->annotation) {
        buf_add(b, STR("<</Type/OBJR"));
        syntax_key_ref(b, STR("Obj"), e->annotation);
        buf_add(b, STR(">>"));
    }
    buf_byte(b, ']');
}

/* /K of a field: its annotation. */
static void put_field(const element *e, const unsigned *page_objects, buf *b) {
    syntax_key_ref(b, STR("Pg"), page_objects[e->page]);
    buf_add(b, STR("/K<</Type/OBJR"));
    syntax_key_ref(b, STR("Obj"), e->annotation);
    buf_add(b, STR(">>"));
}

static void put_children(const tags *t, const element *e, buf *b) {
    buf_add(b, STR("/K["));
    for (size_t i = e->child; i; i = t->elements[i].sibling) {
        if (i != e->child) buf_byte(b, ' ');
        syntax_ref(b, t->elements[i].number);
    }
    buf_byte(b, ']');
}

static void put_cell_attributes(const element *e, buf *b) {
    if (e->role != ROLE_TH && e->span <= 1) return;
    buf_add(b, STR("/A<</O/Table"));
    if (e->role == ROLE_TH) buf_add(b, STR("/Scope/Column"));
    if (e->span > 1) {
        buf_add(b, STR("/ColSpan "));
        buf_int(b, e->span);
    }
    buf_add(b, STR(">>"));
}

static void write_element(const tags *t, size_t i, const unsigned *page_objects) {
    const element *e = &t->elements[i];
    buf b = buf_in(t->a);
    buf_add(&b, STR("/S/"));
    buf_add(&b, str_of(tags_role_name[e->role]));
    syntax_key_ref(&b, STR("P"), i ? t->elements[e->parent].number : t->root);
    put_cell_attributes(e, &b);
    if (e->role == ROLE_LINK) put_link(t, e, page_objects, &b);
    else if (e->role == ROLE_FORM) put_field(e, page_objects, &b);
    else if (e->mark) put_marks(t, e, page_objects, &b);
    else if (e->child) put_children(t, e, &b);
    objects_set(t->o, e->number, buf_str(&b));
}

/* The fields' part of the parent tree; their keys ascend with their pages. */
static void put_fields(const tags *t, buf *b) {
    for (size_t i = 0; t->fields && i < t->links; i++) {
        const element *e = &t->elements[i];
        if (e->role != ROLE_FORM) continue;
        buf_fmt(b, "%zu ", e->key);
        syntax_ref(b, e->number);
        buf_byte(b, ' ');
    }
}

/* For each page the elements that its marks belong to, in order of MCID; then those of annotations. */
static unsigned write_parent_tree(const tags *t) {
    buf b = buf_in(t->a);
    buf_add(&b, STR("/Nums["));
    for (size_t page = 0; page < t->pages; page++) {
        if (!tags_on_page(t, page)) continue;
        buf_int(&b, (int64_t)page);
        buf_byte(&b, '[');
        for (size_t i = page_begin(t, page); i < page_begin(t, page + 1); i++) {
            syntax_ref(&b, t->elements[t->marks[i].element].number);
            buf_byte(&b, ' ');
        }
        buf_byte(&b, ']');
    }
    for (size_t i = t->links; i < t->n; i++) {
        buf_int(&b, (int64_t)(t->pages + i - t->links));
        buf_byte(&b, ' ');
        syntax_ref(&b, t->elements[i].number);
        buf_byte(&b, ' ');
    }
    put_fields(t, &b);
    buf_byte(&b, ']');
    unsigned number = objects_add(t->o);
    objects_set(t->o, number, buf_str(&b));
    return number;
}

unsigned tags_write(tags *t, const unsigned *page_objects) {
    for (size_t i = 0; i < t->n; i++) write_element(t, i, page_objects);
    buf b = buf_in(t->a);
    buf_add(&b, STR("/Type/StructTreeRoot"));
    syntax_key_ref(&b, STR("K"), t->elements[0].number);
    syntax_key_ref(&b, STR("ParentTree"), write_parent_tree(t));
    buf_add(&b, STR("/ParentTreeNextKey "));
    buf_int(&b, (int64_t)(t->pages + t->n - t->links + t->fields));
    objects_set(t->o, t->root, buf_str(&b));
    return t->root;
}
