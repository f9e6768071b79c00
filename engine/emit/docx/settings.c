/* word/settings.xml and word/fontTable.xml: how Word is to lay out the document. */
#include "emit/docx/parts.h"

#define WORD "http://schemas.microsoft.com/office/word"

/* Mode 14: from 15 on Word shrinks the spaces of justified lines and would break them elsewhere.
 * Kerning needs no switch, it is off where no style asks for it. Lines ended by force are not
 * stretched. */
void docx_settings_write(buf *b) {
    buf_add(b, xml_declaration);
    XML(b, "<w:settings" DOCX_NAMESPACES "><w:zoom w:percent=\"100\"/>"
           "<w:defaultTabStop w:val=\"720\"/>"
           "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
           "<w:compat><w:doNotExpandShiftReturn/>"
           "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"" WORD "\" w:val=\"14\"/>"
           "<w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\""
           " w:uri=\"" WORD "\" w:val=\"1\"/></w:compat>"
           "<w:themeFontLang w:val=\"vi-VN\"/>"
           "<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>");
}

void docx_font_table_write(str family, buf *b) {
    buf_add(b, xml_declaration);
    XML(b, "<w:fonts" DOCX_NAMESPACES "><w:font");
    xml_attr(b, STR("w:name"), family);
    XML(b, "><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>");
}
