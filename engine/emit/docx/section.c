/* Sections: paper, margins, page numbers. Page styles whose numbers look alike share a header
 * part. */
#include "emit/docx/parts.h"

static void put_header_reference(buf *b, const docx_sheet *s, const page_style *p) {
    size_t header = 0;
    while (header + 1 < s->headers_n && !str_eq(s->headers[header], p->number_style)) header++;
    XML(b, "<w:headerReference w:type=\"default\" r:id=\"rIdHeader");
    buf_int(b, (int64_t)header + 1);
    XML(b, "\"/>");
}

/* What a section's first page has in its margins: the document's head and foot, later nothing. Without
 * a reference later sections would show them again. */
static void put_first_references(docx_writer *w, bool of_document) {
    for (int i = DOCX_HEAD; i <= DOCX_FOOT; i++) {
        int part = of_document ? i : i + DOCX_NO_HEAD;
        if (!(w->margins & 1U << i)) continue;
        w->referred |= 1U << part;
        buf_fmt(w->b, "<w:%sReference w:type=\"first\" r:id=\"%s\"/>", docx_margin_parts[part].type,
                docx_margin_parts[part].id);
    }
}

static void put_paper(buf *b, const page_style *p) {
    XML(b, "<w:pgSz");
    xml_attr_int(b, STR("w:w"), len_to_twips(p->width));
    xml_attr_int(b, STR("w:h"), len_to_twips(p->height));
    if (p->width > p->height) XML(b, " w:orient=\"landscape\"");
    XML(b, "/><w:pgMar");
    xml_attr_int(b, STR("w:top"), len_to_twips(p->top));
    xml_attr_int(b, STR("w:right"), len_to_twips(p->right));
    xml_attr_int(b, STR("w:bottom"), len_to_twips(p->bottom));
    xml_attr_int(b, STR("w:left"), len_to_twips(p->left));
    xml_attr_int(b, STR("w:header"), len_to_twips(p->number_top));
    xml_attr_int(b, STR("w:footer"), len_to_twips(p->foot_bottom));
    XML(b, " w:gutter=\"0\"/>");
}

void docx_section_write(docx_writer *w, const docx_section *s) {
    XML(w->b, "<w:sectPr>");
    /* Without a reference a later section would show the header of the one before. */
    if (s->page->number_style.n || !s->first) put_header_reference(w->b, w->sheet, s->page);
    if (s->first || s->restart) put_first_references(w, s->first);
    put_paper(w->b, s->page);
    if (s->restart) XML(w->b, "<w:pgNumType w:start=\"1\"/>");
    /* Page 1 shows no number: its header is the one for first pages. */
    if (s->first || s->restart) XML(w->b, "<w:titlePg/>");
    XML(w->b, "</w:sectPr>");
}
