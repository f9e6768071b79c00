/* word/headerN.xml: the page number; word/headerFirst.xml and footerFirst.xml: what stands in the margins of
 * page 1. */
#include "emit/docx/parts.h"

void docx_header_write(const docx_sheet *s, str number_style, buf *b) {
    const style *number = stylesheet_find(s->styles, number_style);
    buf_add(b, xml_declaration);
    XML(b, "<w:hdr" DOCX_NAMESPACES "><w:p><w:pPr><w:pStyle");
    xml_attr(b, STR("w:val"), number ? s->ids[number->index] : DOCX_SPACE);
    XML(b, "/></w:pPr>");
    if (number) XML(b, "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>");
    XML(b, "</w:p></w:hdr>");
}

void docx_margin_write(docx_writer *w, docx_margin m, const doc *d) {
    bool header = m == DOCX_HEAD || m == DOCX_NO_HEAD;
    buf_add(w->b, xml_declaration);
    if (header) XML(w->b, "<w:hdr" DOCX_NAMESPACES ">");
    else XML(w->b, "<w:ftr" DOCX_NAMESPACES ">");
    if (m == DOCX_HEAD) docx_blocks_write(w, d->head, d->head_n);
    else if (m == DOCX_FOOT) docx_blocks_write(w, d->foot, d->foot_n);
    else docx_space_write(w, 0);
    if (header) XML(w->b, "</w:hdr>");
    else XML(w->b, "</w:ftr>");
}
