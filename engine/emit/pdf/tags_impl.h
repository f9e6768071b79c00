/* tags_impl: what tags.c, which makes the structure tree, and tags_write.c share; nobody else includes it. */
#ifndef EMIT_PDF_TAGS_IMPL_H
#define EMIT_PDF_TAGS_IMPL_H

#include "emit/pdf/tags.h"

#define ROLES(ROLE)                                                                                \
    ROLE(DOCUMENT, "Document")                                                                     \
    ROLE(P, "P")                                                                                   \
    ROLE(H1, "H1")                                                                                 \
    ROLE(H2, "H2")                                                                                 \
    ROLE(H3, "H3")                                                                                 \
    ROLE(H4, "H4")                                                                                 \
    ROLE(H5, "H5")                                                                                 \
    ROLE(H6, "H6")                                                                                 \
    ROLE(L, "L")                                                                                   \
    ROLE(LI, "LI")                                                                                 \
    ROLE(LBL, "Lbl")                                                                               \
    ROLE(LBODY, "LBody")                                                                           \
    ROLE(TABLE, "Table")                                                                           \
    ROLE(TR, "TR")                                                                                 \
    ROLE(TH, "TH")                                                                                 \
    ROLE(TD, "TD")                                                                                 \
    ROLE(LINK, "Link")                                                                             \
    ROLE(FORM, "Form")

typedef enum {
#define ROLE(id, name) ROLE_##id,
    ROLES(ROLE)
#undef ROLE
} role;

extern const char *const tags_role_name[]; /* tags.c */

enum { NONE = 0 }; /* element 0 is the document: nobody's child, never marked */

typedef struct element {
    role role;
    int span; /* TH, TD: columns */
    unsigned number;
    unsigned annotation; /* LINK, FORM */
    size_t page, key;    /* FORM: of its annotation */
    size_t parent, child, last_child, sibling;
    size_t mark, last_mark; /* one more than the index into marks; 0: none. Those of links follow
                               each other, and are in the list of their paragraph, too */
} element;

typedef struct mark { /* its MCID is its place among the marks of its page */
    size_t element, page;
    size_t next; /* of the same paragraph, as in element.mark */
} mark;

struct tags {
    objects *o;
    arena *a;
    unsigned root;
    element *elements;
    size_t n, cap;
    size_t links; /* the elements from here on are links, in the order they were begun */
    size_t fields;    /* elements that have been given the annotation of a field */
    size_t *of_block; /* element by block id; NONE */
    mark *marks;
    size_t marks_n, marks_cap;
    size_t *page_marks; /* by page: index of its first mark; filled as far as written */
    size_t pages, pages_done;
};

#endif
