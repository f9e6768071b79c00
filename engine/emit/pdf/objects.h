/* objects: the numbered objects of a PDF file and the file around them, by way of libharu.
 *
 * libharu keeps the object table, the page tree and the catalogue, and writes header, objects,
 * cross-reference table and trailer. What stands inside an object is text that the caller made: no
 * allocation per number, streams compressed beforehand, none of libharu's fonts. No other file
 * knows a type of that library.
 */
#ifndef EMIT_PDF_OBJECTS_H
#define EMIT_PDF_OBJECTS_H

#include "base/str.h"

typedef struct objects objects;

/* NULL: the library could not be started. */
objects *objects_open(void);
void objects_drop(objects *o);

/* A new, empty file; the one before is forgotten. Texts given from now on are borrowed until
 * objects_save, what the object table itself needs is taken from `a`. */
void objects_begin(objects *o, arena *a);

/* The number of a new object, an empty dictionary until it is set. 0: the library failed, and
 * objects_save will say so; it may be passed on as if nothing had happened. */
unsigned objects_add(objects *o);
/* The same for the next page of the document; libharu adds /Parent. */
unsigned objects_add_page(objects *o);
/* Objects every file has. To the catalogue libharu adds /Type and /Pages. */
unsigned objects_catalogue(const objects *o);
unsigned objects_info(const objects *o);

/* The entries between << and >>. */
void objects_set(objects *o, unsigned number, str entries);
/* A stream; /Length is added, /Filter is the caller's. */
void objects_set_stream(objects *o, unsigned number, str entries, str bytes);
/* Entries of the trailer besides /Size, /Root and /Info. */
void objects_set_trailer(objects *o, str entries);

/* Writes the file, PDF 1.4. On failure false and *error is the library's error number. */
bool objects_save(objects *o, buf *out, unsigned *error);

#endif
