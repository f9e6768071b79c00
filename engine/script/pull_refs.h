/* pull_refs: paragraphs that refer to each other by name. A paragraph with a bookmark says how it is cited; a
 * run may stand for that of another, which can come later: so the texts are filled in when all is read.
 */
#ifndef SCRIPT_PULL_REFS_H
#define SCRIPT_PULL_REFS_H

#include "script/pull.h"

/* A citation as the template gives it: the paragraphs of its numbers are known by name. */
typedef struct ref_cite {
    str text; /* empty: the paragraph cannot be cited */
    cited_number *numbers;
    str *of;  /* names, of each number */
    size_t numbers_n;
} ref_cite;

typedef struct ref_target {
    str name;
    uint32_t id; /* of the paragraph */
    ref_cite how;
    citation *cite; /* made of it at its first use */
} ref_target;

typedef struct ref_use {
    run *into;
    str name;
    diag_where at; /* the line of the template that made the paragraph */
} ref_use;

typedef struct refs {
    ref_target *targets;
    size_t targets_n, targets_cap;
    ref_use *uses;
    size_t uses_n, uses_cap;
} refs;

/* A paragraph with a bookmark. Without a text to cite it by it can only be one of those that citations number. */
void refs_add_target(refs *r, puller *p, str name, uint32_t id, ref_cite how);
/* The value on top of the stack: a text, or a list of texts and { word, number, of }. */
ref_cite refs_read_cite(puller *p);
void refs_add_use(refs *r, puller *p, run *into, str name);
/* Fills in every use. A name that nothing has is a fault at each text of the data that holds {ref:name}; a name
 * that two paragraphs have, one at the second "id". */
void refs_resolve(refs *r, puller *p);

#endif
