/* word/headerN.xml: the page number. */
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
