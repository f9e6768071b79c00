/* A parser says, in English, what it did not expect where it stopped; a user wants to know, in
 * Vietnamese, where the slip is. So the first bad token is found again here, from the end of the
 * last good one, and what should have stood there follows from that: the comma too many, the string
 * that runs on, the bracket never closed. Only for files that are refused. */
#include "data/json_fault.h"

#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

typedef struct phrase {
    const char *vi, *en;
} phrase;

static const phrase
    wants_name = {"cần tên trường trong dấu nháy kép, hoặc dấu }",
                  "a field name in double quotes, or }, is expected"},
    wants_colon = {"cần dấu : sau tên trường", "a : is expected after the field name"},
    wants_comma_or_brace = {"cần dấu phẩy hoặc dấu }", "a comma or } is expected"},
    wants_comma_or_bracket = {"cần dấu phẩy hoặc dấu ]", "a comma or ] is expected"},
    wants_value = {"cần một giá trị", "a value is expected"},
    wants_end = {"còn nội dung thừa sau dấu đóng cuối cùng",
                 "there is more after the last closing bracket"},
    not_value = {"đây không phải là một giá trị", "this is not a value"},
    comment = {"JSON không có chú thích; hãy xóa chú thích này",
               "JSON has no comments; delete this one"},
    bad_escape = {"dấu \\ này không đi với ký tự sau nó; dấu \\ thường thì viết \\\\",
                  "this \\ does not go with what follows it; a plain \\ is "
                  "written \\\\"},
    lone_surrogate = {"trong chuỗi có mã \\u không phải là một ký tự",
                      "the string holds a \\u code that is no character"},
    line_end = {"xuống dòng giữa chuỗi: viết \\n, hoặc đóng dấu nháy kép",
                "the line ends within a string: write \\n, or close the double "
                "quote"},
    grouped = {"số viết liền các chữ số, không có dấu phân cách hàng nghìn",
               "a number is written without separators of thousands"},
    quote_within =
        {"dấu \" ngay trước đây đã kết thúc chuỗi; dấu nháy trong câu thì viết \\\" hoặc “ ”",
         "the \" right before this ended the string; a quotation mark within a text is "
         "written \\\" or “ ”"},
    control = {"có ký tự điều khiển giữa chuỗi; dấu tab viết \\t",
               "there is a control character within a string; a tab is written "
               "\\t"};

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static size_t skip_blanks(str bytes, size_t i) {
    while (i < bytes.n && is_blank(bytes.p[i])) i++;
    return i;
}

static bool in_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' ||
           c == '-' || c == '.' || c == '_';
}

static bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* Bytes of the escape at `i`; 0 when it is none that JSON knows. */
static size_t escape_size(str bytes, size_t i) {
    if (i + 1 >= bytes.n || !bytes.p[i + 1] || !strchr("\"\\/bfnrtu", bytes.p[i + 1])) return 0;
    if (bytes.p[i + 1] != 'u') return 2;
    for (size_t k = i + 2; k < i + 6; k++)
        if (k >= bytes.n || !is_hex(bytes.p[k])) return 0;
    return 6;
}

/* Reads the string that begins at `quote`: NULL and *end past it, or what is wrong at *end. Open to
 * the end of the file, *end is that, and nothing is wrong. */
static const phrase *string_slip(str bytes, size_t quote, size_t *end) {
    size_t i = quote + 1;
    while (i < bytes.n && bytes.p[i] != '"') {
        unsigned char c = (unsigned char)bytes.p[i];
        size_t size = c == '\\' ? escape_size(bytes, i) : 1;
        *end = i;
        if (c == '\n' || c == '\r') return &line_end;
        if (c < 0x20) return &control;
        if (!size && i + 1 < bytes.n) return &bad_escape;
        i += size ? size : 1;
    }
    *end = i < bytes.n ? i + 1 : i;
    return NULL;
}

static void syntax(data_source s, size_t offset, str vi, str en, diag *d) {
    DIAG_ADD(d, JSON_SYNTAX, where_byte(s, offset), vi, en);
}

static void slip(data_source s, size_t offset, const phrase *p, diag *d) {
    syntax(s, offset, str_of(p->vi), str_of(p->en), d);
}

/* The UTF-16 unit that the escape \uXXXX at `i` stands for; 0 when there is none. */
static unsigned utf16_unit(str raw, size_t i) {
    char digits[5] = "";
    if (i + 6 > raw.n || raw.p[i] != '\\' || raw.p[i + 1] != 'u') return 0;
    memcpy(digits, raw.p + i + 2, 4);
    return (unsigned)strtoul(digits, NULL, 16);
}

static bool has_lone_surrogate(str raw) {
    for (size_t i = 0; i < raw.n; i += raw.p[i] == '\\' ? 2 : 1) {
        unsigned unit = utf16_unit(raw, i) & 0xFC00, next = utf16_unit(raw, i + 6) & 0xFC00;
        if (unit == 0xD800 && next == 0xDC00)
            i += 6;
        else if (unit == 0xD800 || unit == 0xDC00)
            return true;
    }
    return false;
}

bool json_check_escapes(data_source s, size_t from, size_t to, diag *d) {
    if (!has_lone_surrogate(str_part(s.bytes, from, to))) return true;
    slip(s, from, &lone_surrogate, d);
    return false;
}

/* The offset of what is still open at the end: a bracket, or the quote of a string; bytes.n when
 * nothing is. */
static size_t last_open(str bytes) {
    size_t open[VALUE_MAX_DEPTH], n = 0; /* deeper, and reading would have ended there */
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.p[i];
        if ((c == '{' || c == '[') && n < VALUE_MAX_DEPTH) open[n++] = i;
        if ((c == '}' || c == ']') && n) n--;
        if (c != '"') continue;
        size_t quote = i;
        for (i++; i < bytes.n && bytes.p[i] != '"'; i++) i += bytes.p[i] == '\\';
        if (i >= bytes.n) return quote;
    }
    return n ? open[n - 1] : bytes.n;
}

static void ended_early(arena *a, data_source s, diag *d) {
    size_t open = last_open(s.bytes);
    str vi = STR("tệp kết thúc mà chưa có dữ liệu");
    str en = STR("the file ends before there is any data");
    if (open < s.bytes.n) {
        int line = where_byte(s, open).line;
        char c = s.bytes.p[open];
        vi = str_fmt(a, "tệp kết thúc mà dấu %c ở dòng %d chưa được đóng", c, line);
        en = str_fmt(a, "the file ends, but the %c of line %d was never closed", c, line);
    }
    syntax(s, s.bytes.n, vi, en, d);
}

/* True when a comma (after a name: a colon) may stand right after `stop`. */
static bool takes_mark(str bytes, json_stop stop) {
    char last = stop.end ? bytes.p[stop.end - 1] : '\0';
    return stop.named || (stop.open != VALUE_NULL && last != '{' && last != '[');
}

/* What may stand after `stop`; `marked`: and after the comma or colon there. */
static const phrase *wanted(str bytes, json_stop stop, bool marked) {
    bool record = stop.open == VALUE_RECORD;
    if (stop.named) return marked ? &wants_value : &wants_colon;
    if (stop.open == VALUE_NULL)
        return stop.end > where_mark(bytes) ? &wants_end : &wants_value;
    if (marked || !takes_mark(bytes, stop)) return record ? &wants_name : &wants_value;
    return record ? &wants_comma_or_brace : &wants_comma_or_bracket;
}

/* The token at *from: a string, a word or number, or one character. A word that yajl took for two
 * tokens (01) begins before. */
static str find_token(str bytes, size_t *from, size_t string_end) {
    size_t to = *from;
    if (bytes.p[to] == '"') return str_part(bytes, to, string_end);
    utf8_next(bytes, &to);
    if (in_word(bytes.p[*from])) {
        while (to < bytes.n && in_word(bytes.p[to])) to++;
        while (*from && in_word(bytes.p[*from - 1])) --*from;
    }
    return str_part(bytes, *from, to);
}

/* "1.120.000": figures and more than one point. */
static bool is_grouped(str token) {
    int points = 0;
    for (size_t i = 0; i < token.n; i++) {
        if (token.p[i] == '.')
            points++;
        else if (token.p[i] < '0' || token.p[i] > '9')
            return false;
    }
    return points > 1;
}

static void bad_token(arena *a, data_source s, size_t from, size_t string_end, const phrase *p,
                      diag *d) {
    size_t at = from;
    str token = find_token(s.bytes, &at, string_end), found = value_excerpt(a, token);
    bool letter = in_word(token.p[0]) || (unsigned char)token.p[0] >= 0xC0;
    if (letter && from && s.bytes.p[from - 1] == '"') p = &quote_within;
    if (at < from || (p == &wants_value && !strchr("\",:}]", token.p[0]))) p = &not_value;
    if (p == &not_value && is_grouped(token)) p = &grouped;
    syntax(s, at, str_fmt(a, "%s (gặp %.*s)", p->vi, STR_ARG(found)),
           str_fmt(a, "%s (found %.*s)", p->en, STR_ARG(found)), d);
}

static void comma_too_many(arena *a, data_source s, size_t comma, char bracket, diag *d) {
    syntax(s, comma, str_fmt(a, "thừa dấu phẩy trước dấu %c", bracket),
           str_fmt(a, "there is a comma too many before %c", bracket), d);
}

void json_fault(arena *a, data_source s, json_stop stop, diag *d) {
    str bytes = s.bytes;
    size_t mark = skip_blanks(bytes, stop.end), from = mark, end = 0;
    bool marked =
        mark < bytes.n && takes_mark(bytes, stop) && bytes.p[mark] == (stop.named ? ':' : ',');
    if (marked) from = skip_blanks(bytes, mark + 1);
    char c = from < bytes.n ? bytes.p[from] : '\0';
    const phrase *in_string = c == '"' ? string_slip(bytes, from, &end) : NULL;
    if (in_string)
        slip(s, end, in_string, d);
    else if (from == bytes.n || last_open(bytes) == from)
        ended_early(a, s, d);
    else if (c == '/' && from + 1 < bytes.n && strchr("/*", bytes.p[from + 1]))
        slip(s, from, &comment, d);
    else if (marked && !stop.named && (c == '}' || c == ']'))
        comma_too_many(a, s, mark, c, d);
    else
        bad_token(a, s, from, end, wanted(bytes, stop, marked), d);
}
