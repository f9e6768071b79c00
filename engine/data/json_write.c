/* Values as JSON text, for data paths and the published schema. The same on every run: no locale,
 * no hash order. Reading is json.c. */
#include "data/json.h"

#include "data/number.h"

#include <string.h>

void json_put_text(buf *out, str s) {
    static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
    buf_byte(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        const char *special = c ? strchr(plain, c) : NULL;
        if (special) {
            buf_byte(out, '\\');
            buf_byte(out, letter[special - plain]);
        } else if (c < 0x20 || c == 0x7F) {
            buf_fmt(out, "\\u%04X", c);
        } else {
            buf_byte(out, s.p[i]);
        }
    }
    buf_byte(out, '"');
}

void json_put_real(buf *out, double v) {
    if (value_is_whole(v))
        buf_int(out, (int64_t)v);
    else
        number_put(out, v);
}

static void put_items(buf *out, const value *v, const char *brackets) {
    buf_byte(out, brackets[0]);
    for (uint32_t i = 0; i < v->n; i++) {
        if (i) buf_add(out, STR(", "));
        if (v->kind == VALUE_RECORD) {
            json_put_text(out, v->as.items[i].key);
            buf_add(out, STR(": "));
        }
        json_put_value(out, &v->as.items[i]);
    }
    buf_byte(out, brackets[1]);
}

void json_put_value(buf *out, const value *v) {
    switch (v->kind) {
    case VALUE_NULL: buf_add(out, STR("null")); break;
    case VALUE_BOOL: buf_add(out, v->as.boolean ? STR("true") : STR("false")); break;
    case VALUE_INT: buf_int(out, v->as.integer); break;
    case VALUE_REAL: json_put_real(out, v->as.real); break;
    case VALUE_TEXT: json_put_text(out, v->as.text); break;
    case VALUE_LIST: put_items(out, v, "[]"); break;
    case VALUE_RECORD: put_items(out, v, "{}"); break;
    }
}
