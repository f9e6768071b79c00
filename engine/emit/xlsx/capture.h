/* capture: what libxlsxwriter takes for files, kept in memory.
 *
 * The library writes each part to a temporary file, and the parts to a zip file. Both doors are
 * functions found by the dynamic linker, so the program's own lxw_tmpfile and zip… (capture.c) stand in
 * for them: no disk is touched, nothing can fail half way, and the parts are packed like those of the
 * DOCX. Were they not found, the name given below can never be opened: an error, not a broken workbook.
 */
#ifndef EMIT_XLSX_CAPTURE_H
#define EMIT_XLSX_CAPTURE_H

#include "base/str.h"

typedef struct capture_part {
    str name, bytes; /* path in the package, and its XML */
} capture_part;

typedef struct capture {
    arena *a; /* where parts are kept */
    capture_part *parts;
    size_t n, cap;
    buf now;     /* the part being written */
    str now_name;
    bool whole;  /* the library closed its archive */
} capture;

enum { CAPTURE_NAME = 48 };

/* The file name under which the library writes into `c`. */
void capture_file_name(const capture *c, char name[CAPTURE_NAME]);

/* A part as it goes into the package. */
str capture_xml(const capture *c, size_t i);

#endif
