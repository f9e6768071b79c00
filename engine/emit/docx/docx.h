/* docx: the Word document (ISO 29500 transitional), made from the tree so that it stays a document
 * one can go on working in: named styles, real lists and tables. From the layout it takes only
 * lengths and line ends.
 */
#ifndef EMIT_DOCX_DOCX_H
#define EMIT_DOCX_DOCX_H

#include "emit/emit.h"

extern const emit_format emit_docx;

#endif
