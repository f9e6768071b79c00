/* Escaping: most texts are told apart sixteen bytes at a time as needing none. For the others a table tells for
 * each byte what stands for it, and runs of plain bytes are copied whole. */
#include "emit/xml.h"

#include "base/bytes.h"

const str xml_declaration = {"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", 56};

/* What a byte is written as; empty: nothing (not allowed in XML), NULL: itself. */
static const char *const replacement[256] = {
    [0x00] = "", [0x01] = "", [0x02] = "", [0x03] = "", [0x04] = "", [0x05] = "", [0x06] = "",
    [0x07] = "", [0x08] = "", ['\t'] = "&#9;", ['\n'] = "&#10;", [0x0B] = "", [0x0C] = "",
    ['\r'] = "&#13;", [0x0E] = "", [0x0F] = "", [0x10] = "", [0x11] = "", [0x12] = "", [0x13] = "",
    [0x14] = "", [0x15] = "", [0x16] = "", [0x17] = "", [0x18] = "", [0x19] = "", [0x1A] = "",
    [0x1B] = "", [0x1C] = "", [0x1D] = "", [0x1E] = "", [0x1F] = "", ['&'] = "&amp;",
    ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;",
};

/* U+FFFE and U+FFFF, at a byte EF: EF BF BE and EF BF BF are valid UTF-8, but no XML characters. */
static bool is_noncharacter(str s, size_t i) {
    return s.n - i >= 3 && s.p[i + 1] == '\xBF' && (unsigned char)s.p[i + 2] >= 0xBE;
}

static bytes16 to_escape(bytes16 v) {
    return (bytes16)((v < 0x20) | (v == '&') | (v == '<') | (v == '>') | (v == '"') | (v == 0xEF));
}

/* Whether the text stands as it is: true for sure, false for perhaps. */
static bool is_plain(str s) {
    if (s.n < BYTES) return false;
    bytes16 found = to_escape(bytes_at(s.p + s.n - BYTES));
    for (size_t i = 0; i + BYTES < s.n; i += BYTES) found |= to_escape(bytes_at(s.p + i));
    return !bytes_any(found);
}

void xml_text(buf *b, str s) {
    size_t done = 0;
    if (is_plain(s)) {
        buf_add(b, s);
        return;
    }
    for (size_t i = 0; i < s.n; i++) {
        const char *instead = replacement[(unsigned char)s.p[i]];
        size_t bytes = 1;
        if (s.p[i] == '\xEF' && is_noncharacter(s, i)) instead = "", bytes = 3;
        if (!instead) continue;
        buf_add(b, (str){s.p + done, i - done});
        buf_add(b, str_of(instead));
        done = i + bytes;
        i += bytes - 1;
    }
    if (s.n) buf_add(b, (str){s.p + done, s.n - done});
}

void xml_attr(buf *b, str name, str value) {
    buf_byte(b, ' ');
    buf_add(b, name);
    XML(b, "=\"");
    xml_text(b, value);
    buf_byte(b, '"');
}

void xml_attr_int(buf *b, str name, int64_t value) {
    buf_byte(b, ' ');
    buf_add(b, name);
    XML(b, "=\"");
    buf_int(b, value);
    buf_byte(b, '"');
}

void xml_element(buf *b, str name, str text) {
    if (!text.n) return;
    buf_byte(b, '<');
    buf_add(b, name);
    buf_byte(b, '>');
    xml_text(b, text);
    XML(b, "</");
    buf_add(b, name);
    buf_byte(b, '>');
}
