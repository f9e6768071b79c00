/* parts: what the files of this folder share. Each file writes one part of the package, or one kind
 * of element of the main part; this header lists them in the order in which a document comes to be.
 */
#ifndef EMIT_DOCX_PARTS_H
#define EMIT_DOCX_PARTS_H

#include "emit/docx/nudge.h"
#include "emit/docx/places.h"
#include "emit/docx/spread.h"
#include "emit/emit.h"
#include "emit/xml.h"

/* A style sheet made ready; made once per process. */
typedef struct docx_sheet {
    const stylesheet *styles;
    const font_family *family;
    const str *ids;     /* by style.index: the id of the style in styles.xml */
    const str *headers; /* one part for each style page numbers have; "" where pages have none */
    size_t headers_n;
} docx_sheet;

/* Styles every document has beside those of the sheet, by their ids. */
#define DOCX_NORMAL    STR("Normal") /* Word's own defaults; a sheet may define this one itself */
#define DOCX_CHARACTER STR("DefaultParagraphFont")
#define DOCX_TABLE     STR("TableNormal")
#define DOCX_NO_LIST   STR("NoList")
#define DOCX_SPACE     STR("KhoangTrong")  /* empty paragraph of a given height */
#define DOCX_RULE      STR("DuongKe")      /* empty paragraph whose lower border is a rule */
#define DOCX_RULED     STR("TableGrid")    /* table with borders */
#define DOCX_LAYOUT    STR("BangKhongKe")  /* table without borders and padding */

/* Parts for the margins of first pages, in pairs: head and foot of page 1, and the empty ones of later
 * sections, which would have those of the section before. Sets of them are bits: 1 << DOCX_HEAD. */
typedef enum { DOCX_HEAD, DOCX_FOOT, DOCX_NO_HEAD, DOCX_NO_FOOT, DOCX_MARGINS } docx_margin;

typedef struct docx_margin_part {
    const char *id;   /* of the relationship */
    const char *type; /* header, footer */
    const char *name; /* of the part, in word/, without suffix */
} docx_margin_part;

extern const docx_margin_part docx_margin_parts[DOCX_MARGINS]; /* relations.c */

/* Pages of one size between two section breaks. */
typedef struct docx_section {
    const page_style *page;
    bool first;   /* of the document */
    bool restart; /* its pages are numbered from 1 */
} docx_section;

/* One document on its way into word/document.xml. */
typedef struct docx_writer {
    buf *b;
    arena *a;
    const docx_sheet *sheet;
    const layout *layout;
    const docx_para_place *places;
    const uint8_t *put_in;       /* as in docx_spread_find */
    unsigned margins;            /* DOCX_HEAD, DOCX_FOOT: what the document has of them */
    unsigned referred;           /* the parts that sections have referred to */
    bool in_cell;                /* what is being written stands in a table's cell */
    bool page_break;             /* the next paragraph begins a new page */
    bool keep;                   /* what is being written stays with the next paragraph */
    bool whole;                  /* the next paragraph stays on one page */
    const docx_section *closing; /* section that ends with the next paragraph; NULL: none */
    int bookmarks;
} docx_writer;

/* Namespaces of the root element of a WordprocessingML part. */
#define DOCX_NAMESPACES                                                                            \
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""                    \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* Once per style sheet. */
docx_sheet docx_sheet_make(const emit_env *env, arena *a);                      /* styles.c */
void docx_styles_write(const docx_sheet *s, buf *b);
void docx_header_write(const docx_sheet *s, str number_style, buf *b);          /* header.c */
void docx_settings_write(buf *b);                                               /* settings.c */
void docx_font_table_write(str family, buf *b);
/* The next two again for a document with parts for margins. */
void docx_content_types_write(const docx_sheet *s, unsigned margins, buf *b);   /* relations.c */
void docx_document_relations_write(const docx_sheet *s, unsigned margins, buf *b);
void docx_package_relations_write(buf *b);

/* Once per document. */
void docx_core_write(const doc *d, buf *b);                                     /* props.c */
void docx_app_write(buf *b);
void docx_document_write(docx_writer *w, const doc *d);                         /* document.c */
void docx_margin_write(docx_writer *w, docx_margin m, const doc *d);            /* header.c */
void docx_section_write(docx_writer *w, const docx_section *s);                 /* section.c */
void docx_blocks_write(docx_writer *w, const block *blocks, size_t n);          /* of a cell */
void docx_table_write(docx_writer *w, const block *b);                          /* table.c */
void docx_para_write(docx_writer *w, const block *b);                           /* para.c */
void docx_rule_write(docx_writer *w, const block *b);                           /* rule.c */

/* A border's thickness as the format counts it, in eighths of a point. */
int docx_border_eighths(len thickness);

/* Whether what a paragraph asks for, to stay with the next, goes on below the block: through white and rules.
 * `before`: whether it holds above. */
bool docx_keeps_on(const block *b, bool before);

/* Whether the format wants a paragraph behind the last block: of a cell, of the text, of a section. */
bool docx_wants_paragraph(const block *last, const docx_section *closing);

/* An empty paragraph `height` high; 0: as low as can be, where the format wants a paragraph and the
 * document has none (a cell that is empty or ends with a table, between two tables). */
void docx_space_write(docx_writer *w, len height);

/* `<w:p>` and the first properties; what the caller adds comes between the two. `keeps`: the
 * style says already that the paragraph stays with the next. */
void docx_para_open(docx_writer *w, str style_id, bool keeps);
void docx_para_properties_end(docx_writer *w);

/* `<w:ind>` with the left and first-line indents of a style, which a list level would otherwise
 * override; `inset` more at both sides. */
void docx_indent_write(buf *b, const style *s, len inset);
bool docx_same_indent(const style *a, const style *b);

#endif
