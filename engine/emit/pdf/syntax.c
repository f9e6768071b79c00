/* Tokens that several parts of the PDF are made of. */
#include "emit/pdf/syntax.h"

#include "text/unicode.h"

static bool is_ascii(str s) {
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return false;
    return true;
}

static char *put_unit(char *p, uint32_t unit) {
    p = syntax_byte(p, (unsigned char)(unit >> 8));
    return syntax_byte(p, (unsigned char)unit);
}

void syntax_text(buf *b, str s) {
    char *start = buf_room(b, s.n * 4 + 4), *p = start; /* a byte of UTF-8 makes at most four */
    *p++ = '(';
    if (is_ascii(s)) {
        for (size_t i = 0; i < s.n; i++) p = syntax_byte(p, (unsigned char)s.p[i]);
    } else {
        p = put_unit(p, 0xFEFF);
        for (size_t i = 0; i < s.n;) {
            uint32_t cp = utf8_next(s, &i);
            if (cp >= 0x10000) {
                p = put_unit(p, 0xD800 + ((cp - 0x10000) >> 10));
                cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
            }
            p = put_unit(p, cp);
        }
    }
    *p++ = ')';
    b->n += (size_t)(p - start);
}

void syntax_ref(buf *b, unsigned object) {
    buf_int(b, object);
    buf_add(b, STR(" 0 R"));
}

void syntax_key_ref(buf *b, str key, unsigned object) {
    buf_byte(b, '/');
    buf_add(b, key);
    buf_byte(b, ' ');
    syntax_ref(b, object);
}

void syntax_destination(buf *b, unsigned page_object, len top) {
    buf_add(b, STR("/Dest["));
    syntax_ref(b, page_object);
    buf_add(b, STR("/XYZ null "));
    syntax_points(b, top);
    buf_add(b, STR(" null]"));
}

void syntax_points(buf *b, len v) { buf_fixed(b, len_milli_pt(v), 3); }

void syntax_rect(buf *b, len left, len bottom, len right, len top) {
    const len edges[] = {left, bottom, right, top};
    buf_add(b, STR("/Rect["));
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        if (i) buf_byte(b, ' ');
        syntax_points(b, edges[i]);
    }
    buf_byte(b, ']');
}
