/* trace: the document tree and the laid-out pages as text, for tests and template authors. */
#ifndef EMIT_TRACE_TRACE_H
#define EMIT_TRACE_TRACE_H

#include "emit/emit.h"

extern const emit_format emit_tree, emit_pages, emit_lines;

#endif
