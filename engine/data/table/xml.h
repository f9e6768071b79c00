/* xml: one part of a workbook, unpacked and parsed a piece at a time. Private to book*.c. */
#ifndef DATA_TABLE_XML_H
#define DATA_TABLE_XML_H

#include "base/diag.h"

#include <expat.h>
#include <zip.h>

/* What is unpacked of one workbook in all; beyond `most` it is taken for a bomb. */
typedef struct xml_budget {
    uint64_t used, most;
} xml_budget;

typedef struct xml xml;

typedef struct xml_events {
    /* Names without their namespace prefix; `attributes` as expat gives them. */
    void (*start)(void *user, const char *name, const char **attributes);
    void (*end)(void *user, const char *name);
    void (*text)(void *user, const char *s, int n);
} xml_events;

typedef enum { XML_MORE, XML_DONE, XML_FAULT } xml_step;

/* NULL after a diagnostic: no such part. `file` and `name` must stay. */
xml *xml_open(zip_t *package, xml_budget *budget, str file, const char *name, const xml_events *e,
              void *user, diag *d);
/* Parses one piece more. FAULT after a diagnostic. */
xml_step xml_more(xml *x, diag *d);
/* How much of the part was read, 0 to 1. */
double xml_share(const xml *x);
void xml_close(xml *x); /* NULL is allowed */

/* The whole part at once. */
bool xml_read(zip_t *package, xml_budget *budget, str file, const char *name, const xml_events *e,
              void *user, diag *d);

/* The attribute `name` (prefix aside), or NULL. */
const char *xml_attribute(const char **attributes, const char *name);

#endif
