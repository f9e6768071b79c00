/* What the package holds and how its parts refer to each other: [Content_Types].xml and the
 * .rels parts. */
#include "emit/docx/parts.h"

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE_RELATION "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const docx_margin_part docx_margin_parts[DOCX_MARGINS] = {
    [DOCX_HEAD] = {"rIdHead", "header", "headerFirst"},
    [DOCX_FOOT] = {"rIdFoot", "footer", "footerFirst"},
    [DOCX_NO_HEAD] = {"rIdNoHead", "header", "headerNone"},
    [DOCX_NO_FOOT] = {"rIdNoFoot", "footer", "footerNone"},
};

void docx_content_types_write(const docx_sheet *s, unsigned margins, buf *b) {
    static const char *const parts[][2] = {
        {"word/document", WORD_TYPE "document.main+xml"},
        {"word/styles", WORD_TYPE "styles+xml"},
        {"word/numbering", WORD_TYPE "numbering+xml"},
        {"word/settings", WORD_TYPE "settings+xml"},
        {"word/fontTable", WORD_TYPE "fontTable+xml"},
        {"docProps/core", "application/vnd.openxmlformats-package.core-properties+xml"},
        {"docProps/app", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
    };
    buf_add(b, xml_declaration);
    XML(b, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"rels\""
           " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buf_fmt(b, "<Override PartName=\"/%s.xml\" ContentType=\"%s\"/>", parts[i][0], parts[i][1]);
    for (size_t i = 1; i <= s->headers_n; i++)
        buf_fmt(b, "<Override PartName=\"/word/header%zu.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>",
                i);
    for (int i = 0; i < DOCX_MARGINS; i++)
        if (margins & 1U << i)
            buf_fmt(b, "<Override PartName=\"/word/%s.xml\" ContentType=\"" WORD_TYPE "%s+xml\"/>",
                    docx_margin_parts[i].name, docx_margin_parts[i].type);
    XML(b, "</Types>");
}

static void open_relations(buf *b) {
    buf_add(b, xml_declaration);
    XML(b, "<Relationships xmlns=\"" PACKAGE_RELATION "\">");
}

static void put_relation(buf *b, const char *id, const char *type, const char *target) {
    buf_fmt(b, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>", id, type, target);
}

void docx_package_relations_write(buf *b) {
    open_relations(b);
    put_relation(b, "rId1", OFFICE_RELATION "officeDocument", "word/document.xml");
    put_relation(b, "rId2", PACKAGE_RELATION "/metadata/core-properties", "docProps/core.xml");
    put_relation(b, "rId3", OFFICE_RELATION "extended-properties", "docProps/app.xml");
    XML(b, "</Relationships>");
}

void docx_document_relations_write(const docx_sheet *s, unsigned margins, buf *b) {
    open_relations(b);
    put_relation(b, "rId1", OFFICE_RELATION "styles", "styles.xml");
    put_relation(b, "rId2", OFFICE_RELATION "numbering", "numbering.xml");
    put_relation(b, "rId3", OFFICE_RELATION "settings", "settings.xml");
    put_relation(b, "rId4", OFFICE_RELATION "fontTable", "fontTable.xml");
    for (size_t i = 1; i <= s->headers_n; i++)
        buf_fmt(b,
                "<Relationship Id=\"rIdHeader%zu\" Type=\"" OFFICE_RELATION "header\""
                " Target=\"header%zu.xml\"/>",
                i, i);
    for (int i = 0; i < DOCX_MARGINS; i++)
        if (margins & 1U << i)
            buf_fmt(b, "<Relationship Id=\"%s\" Type=\"" OFFICE_RELATION "%s\" Target=\"%s.xml\"/>",
                    docx_margin_parts[i].id, docx_margin_parts[i].type, docx_margin_parts[i].name);
    XML(b, "</Relationships>");
}
