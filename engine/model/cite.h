/* cite: how the text of a document names its own parts. Made by script/pull_refs; the emitters lead from a
 * citation to its place.
 */
#ifndef MODEL_CITE_H
#define MODEL_CITE_H

#include "base/str.h"

/* A number in a citation, and the word before it: "khoản 2". In bytes of the citation's text. */
typedef struct cited_number {
    size_t word, number, end;
    uint32_t of; /* id of the paragraph that has the number */
} cited_number;

/* How a paragraph is cited: "khoản 2 Mục III", with the numbers of those it stands under. */
typedef struct citation {
    str text;
    str name;    /* bookmark of the paragraph cited */
    uint32_t of; /* its id */
    const cited_number *numbers;
    size_t numbers_n;
} citation;

#endif
