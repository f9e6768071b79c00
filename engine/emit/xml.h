/* xml: text on its way into an XML part. Escapes, and writes attributes; knows no vocabulary and
 * keeps no stack of open elements: the functions that write an element write its end too.
 */
#ifndef EMIT_XML_H
#define EMIT_XML_H

#include "base/str.h"

/* A piece of markup as it stands. */
#define XML(b, literal) buf_add((b), STR(literal))

extern const str xml_declaration; /* the first line of every part */

/* UTF-8 text as element content or attribute value: & < > " escaped, tab and line ends written
 * as character references; what XML 1.0 forbids (other controls, U+FFFE, U+FFFF) left out. */
void xml_text(buf *b, str s);

/* ` name="value"`, with the blank before. */
void xml_attr(buf *b, str name, str value);
void xml_attr_int(buf *b, str name, int64_t value);

/* `<name>text</name>`; nothing when the text is empty. */
void xml_element(buf *b, str name, str text);

#endif
