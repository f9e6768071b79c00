/* Places in a data file: offsets into lines and columns, and from a field's value back to its
 * name. Reads the bytes only where a fault is to be told. */
#include "data/where.h"

#include "text/unicode.h"

#include <string.h>

size_t where_mark(str bytes) {
    static const str mark = {"\xEF\xBB\xBF", 3};
    return str_starts(bytes, mark) ? mark.n : 0;
}

diag_where where_byte(data_source s, size_t offset) {
    diag_where at = {.file = s.file, .line = 1};
    size_t line = where_mark(s.bytes);
    for (size_t i = line; i < offset; at.line++) {
        const char *end = memchr(s.bytes.p + i, '\n', offset - i);
        if (!end) break;
        line = i = (size_t)(end - s.bytes.p) + 1;
    }
    at.column = offset > line ? (int)utf8_count(str_part(s.bytes, line, offset)) + 1 : 1;
    return at;
}

diag_where where_value(arena *a, data_source s, const value *v) {
    const value *known = v;
    while (!known->byte && known->parent) known = known->parent;
    diag_where at = {.file = s.file};
    if (known->byte) at = where_byte(s, known->byte - 1);
    at.path = value_path(a, v);
    return at;
}

/* True when the byte at `i` is taken by the backslashes before it. */
static bool is_escaped(str bytes, size_t i) {
    size_t from = i;
    while (i && bytes.p[i - 1] == '\\') i--;
    return (from - i) % 2 == 1;
}

diag_where where_name(arena *a, data_source s, const value *field) {
    diag_where at = where_value(a, s, field);
    if (!field->byte) return at;
    size_t i = field->byte - 1;
    while (i && s.bytes.p[i - 1] != '"') i--; /* blanks and the colon */
    if (i) i--;
    while (i && (s.bytes.p[i - 1] != '"' || is_escaped(s.bytes, i - 1))) i--;
    diag_where name = where_byte(s, i ? i - 1 : 0);
    at.line = name.line;
    at.column = name.column;
    return at;
}
