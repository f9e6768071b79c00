/* The one table of formats. */
#include "emit/emit.h"

#include "emit/docx/docx.h"
#include "emit/pdf/pdf.h"
#include "emit/trace/trace.h"
#include "emit/xlsx/xlsx.h"

const emit_format *const emit_formats[] = {
    &emit_pdf, &emit_docx, &emit_xlsx, &emit_tree, &emit_pages, &emit_lines, NULL,
};

const emit_format *emit_find(str name) {
    for (const emit_format *const *f = emit_formats; *f; f++)
        if (str_eq(name, str_of((*f)->name))) return *f;
    return NULL;
}
