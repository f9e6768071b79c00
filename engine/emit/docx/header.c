/* word/headerN.xml: the page number, one part per page style. */
#include "emit/docx/parts.h"

void docx_header_write(const docx_sheet *s, const page_style *p, buf *b) {
    const style *number = p->number_style.n ? stylesheet_find(s->styles, p->number_style) : NULL;
    buf_add(b, xml_declaration);
    XML(b, "<w:hdr" DOCX_NAMESPACES "><w:p><w:pPr><w:pStyle");
    xml_attr(b, STR("w:val"), number ? s->ids[number->index] : DOCX_SPACE);
    XML(b, "/></w:pPr>");
    if (number) XML(b, "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple>");
    XML(b, "</w:p></w:hdr>");
}
