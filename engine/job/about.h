/* about: what a list of documents says of one, as a text that lives in its line of the manifest: issuer, reference,
 * date, subject and the amounts it adds up, as JSON, so that no text in it begins like a formula. */
#ifndef JOB_ABOUT_H
#define JOB_ABOUT_H

#include "model/doc.h"

typedef struct about {
    str issuer, reference, date, subject; /* date: yyyy-mm-dd; empty: a draft has none */
    doc_figure *figures;                  /* none: it has no budget */
    size_t figures_n;
} about;

/* {"issuer":"…","reference":"…","date":"…","subject":"…","figures":[["…",1000],…]} */
void about_put(buf *out, const doc *d);
/* False when it is no such text. What is read lives in `a`. */
bool about_read(str text, arena *a, about *out);

#endif
