/* docProps/core.xml and docProps/app.xml: what the document says of itself. Its dates are those
 * of its data, never the clock's. */
#include "emit/docx/parts.h"

static void put_date(buf *b, str element, str date) {
    XML(b, "<dcterms:");
    buf_add(b, element);
    XML(b, " xsi:type=\"dcterms:W3CDTF\">");
    buf_add(b, date);
    XML(b, "T00:00:00Z</dcterms:");
    buf_add(b, element);
    XML(b, ">");
}

void docx_core_write(const doc *d, buf *b) {
    str date = d->date.n ? d->date : STR("1980-01-01");
    buf_add(b, xml_declaration);
    XML(b, "<cp:coreProperties"
           " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:dcterms=\"http://purl.org/dc/terms/\""
           " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    xml_element(b, STR("dc:title"), d->title);
    xml_element(b, STR("dc:subject"), d->subject);
    xml_element(b, STR("dc:creator"), d->author);
    xml_element(b, STR("cp:keywords"), d->keywords);
    xml_element(b, STR("dc:language"), d->language);
    put_date(b, STR("created"), date);
    put_date(b, STR("modified"), date);
    XML(b, "</cp:coreProperties>");
}

void docx_app_write(buf *b) {
    buf_add(b, xml_declaration);
    XML(b, "<Properties"
           " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
           "<Application>vanban</Application></Properties>");
}
