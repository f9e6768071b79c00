/* manifest_line: one line of a manifest as text, and back. Private to manifest*.c. */
#ifndef JOB_MANIFEST_LINE_H
#define JOB_MANIFEST_LINE_H

#include "job/manifest.h"

#define MANIFEST_HEADER "number,key,status,pages,files,input,templates,diagnostics,about\r\n"
/* How it was before there was `about`. */
#define MANIFEST_HEADER_BEFORE "number,key,status,pages,files,input,templates,diagnostics\r\n"

/* Ends with CR LF and holds no other line end. */
void manifest_line_put(buf *b, const manifest_line *line);

#endif
