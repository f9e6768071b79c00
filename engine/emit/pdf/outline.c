/* Bookmarks, all of them open. They are collected in the order of the pages; each is a child of the
 * nearest one before it with a lower level. The title stands first, beside the highest headings. */
#include "emit/pdf/outline.h"

#include "emit/pdf/syntax.h"
#include "emit/pdf/tree.h"

typedef struct bookmark {
    int level; /* 0: the outline itself, which is the first in the list */
    str text;
    unsigned number;
    size_t page;
    len top;                                    /* from the lower edge of the paper */
    size_t parent, first, last, previous, next; /* 0: none */
    int64_t below;                              /* bookmarks at every depth below it */
} bookmark;

typedef struct outline {
    bookmark *list;
    size_t n, cap;
    arena *a;
} outline;

static bookmark *add(outline *o, bookmark b) {
    if (o->n == o->cap) {
        size_t cap = o->cap ? o->cap * 2 : 32;
        o->list = arena_grow(o->a, o->list, o->cap * sizeof b, cap * sizeof b);
        o->cap = cap;
    }
    o->list[o->n] = b;
    return &o->list[o->n++];
}

static void collect(outline *o, const doc *d, const layout *l) {
    const block **blocks = doc_index(d, o->a);
    bool *seen = ARENA_ARRAY(o->a, bool, d->block_count);
    for (size_t p = 0; p < l->n; p++) {
        for (size_t i = 0; i < l->pages[p].n; i++) {
            const item *it = &l->pages[p].items[i];
            if (it->kind != ITEM_TEXT || it->artifact || seen[it->block]) continue;
            seen[it->block] = true;
            const block *b = blocks[it->block];
            if (!b || b->kind != BLOCK_PARA || b->as.para.style->outline <= 0) continue;
            len above =
                it->y - it->half_points * (LEN_PT / 2); /* the type size over the baseline */
            add(o, (bookmark){.level = b->as.para.style->outline,
                              .text = tree_line(tree_text(b, o->a), o->a),
                              .page = p,
                              .top = l->pages[p].style->height - above});
        }
    }
}

static void link_all(outline *o) {
    for (size_t i = 1; i < o->n; i++) {
        bookmark *b = &o->list[i];
        size_t parent = i - 1;
        while (o->list[parent].level >= b->level) parent = o->list[parent].parent;
        b->parent = parent;
        b->previous = o->list[parent].last;
        if (b->previous) o->list[b->previous].next = i;
        else o->list[parent].first = i;
        o->list[parent].last = i;
        for (size_t up = parent; up; up = o->list[up].parent) o->list[up].below++;
        o->list[0].below++;
    }
}

static void put_link(const outline *o, str key, size_t i, buf *b) {
    if (i) syntax_key_ref(b, key, o->list[i].number);
}

static void write_bookmark(const outline *o, size_t i, const unsigned *page_objects,
                           objects *objs) {
    const bookmark *m = &o->list[i];
    buf b = buf_in(o->a);
    if (i == 0) {
        buf_add(&b, STR("/Type/Outlines"));
    } else {
        buf_add(&b, STR("/Title"));
        syntax_text(&b, m->text);
        syntax_key_ref(&b, STR("Parent"), o->list[m->parent].number);
        syntax_destination(&b, page_objects[m->page], m->top);
    }
    put_link(o, STR("Prev"), m->previous, &b);
    put_link(o, STR("Next"), m->next, &b);
    put_link(o, STR("First"), m->first, &b);
    put_link(o, STR("Last"), m->last, &b);
    if (m->below) {
        buf_add(&b, STR("/Count "));
        buf_int(&b, m->below);
    }
    objects_set(objs, m->number, buf_str(&b));
}

unsigned outline_write(const doc *d, const layout *l, const unsigned *page_objects, objects *objs,
                       arena *a) {
    outline o = {.a = a};
    add(&o, (bookmark){.level = 0});
    str title = tree_line(d->title, a);
    if (title.n) add(&o, (bookmark){.level = 1, .text = title, .top = l->pages[0].style->height});
    collect(&o, d, l);
    if (o.n == 1) return 0;
    link_all(&o);
    for (size_t i = 0; i < o.n; i++) o.list[i].number = objects_add(objs);
    for (size_t i = 0; i < o.n; i++) write_bookmark(&o, i, page_objects, objs);
    return o.list[0].number;
}
