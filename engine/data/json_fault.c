/* jansson reports in English where it stopped reading; a user wants to know, in Vietnamese, where
 * the slip is. Its message picks a row of the table; the place is found again in the text: the
 * start of the last token, the comma too many, the bracket never closed. */
#include "data/json_fault.h"

#include "data/value.h"
#include "text/unicode.h"

#include <string.h>

typedef enum {
    AT_TOKEN,  /* the slip is the token jansson read last */
    AT_STOP,   /* it is the character jansson stopped at */
    AT_ESCAPE, /* it is the backslash before that */
} slip;

typedef struct phrase {
    const char *jansson; /* how its message begins */
    slip at;
    const char *vi, *en;
} phrase;

static const phrase phrases[] = {
    {"string or '}' expected", AT_TOKEN, "cần tên trường trong dấu nháy kép, hoặc dấu }",
     "a field name in double quotes, or }, is expected"},
    {"':' expected", AT_TOKEN, "cần dấu : sau tên trường", "a : is expected after the field name"},
    {"'}' expected", AT_TOKEN, "cần dấu phẩy hoặc dấu }", "a comma or } is expected"},
    {"']' expected", AT_TOKEN, "cần dấu phẩy hoặc dấu ]", "a comma or ] is expected"},
    {"unexpected token", AT_TOKEN, "cần một giá trị", "a value is expected"},
    {"invalid token", AT_TOKEN, "đây không phải là một giá trị", "this is not a value"},
    {"end of file expected", AT_TOKEN, "còn nội dung thừa sau dấu đóng cuối cùng",
     "there is more after the last closing bracket"},
    {"NUL byte in object key", AT_TOKEN, "tên trường có ký tự \\u0000",
     "the field name holds the character \\u0000"},
    {"invalid Unicode", AT_TOKEN, "trong chuỗi có mã \\u không phải là một ký tự",
     "the string holds a \\u code that is no character"},
    {"invalid escape", AT_ESCAPE,
     "dấu \\ này không đi với ký tự sau nó; dấu \\ thường thì viết \\\\",
     "this \\ does not go with what follows it; a plain \\ is written \\\\"},
    {"unexpected newline", AT_STOP, "xuống dòng giữa chuỗi: viết \\n, hoặc đóng dấu nháy kép",
     "the line ends within a string: write \\n, or close the double quote"},
    {"control character", AT_STOP, "có ký tự điều khiển giữa chuỗi; dấu tab viết \\t",
     "there is a control character within a string; a tab is written \\t"},
};

static const phrase any_other = {"", AT_STOP, "không đọc được chỗ này", "this cannot be read"};

diag_where json_place(str file, str bytes, size_t offset) {
    diag_where at = {.file = file, .line = 1};
    size_t line = 0;
    for (size_t i = 0; i < offset; i++) {
        if (bytes.p[i] != '\n') continue;
        at.line++;
        line = i + 1;
    }
    at.column = (int)utf8_count(str_part(bytes, line, offset)) + 1;
    return at;
}

static const phrase *find_phrase(const char *text) {
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strncmp(text, phrases[i].jansson, strlen(phrases[i].jansson)) == 0) return &phrases[i];
    return &any_other;
}

static bool in_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' ||
           c == '-' || c == '.';
}

/* True when the byte at `i` is taken by the backslashes before it. */
static bool escaped(str bytes, size_t i) {
    size_t from = i;
    while (i && bytes.p[i - 1] == '\\') i--;
    return (from - i) % 2 == 1;
}

/* Where the token ended by `end` begins: a string, a word or number, or one character. */
static size_t token_start(str bytes, size_t end) {
    if (!end) return 0;
    size_t i = end - 1;
    if (bytes.p[i] == '"' && i) {
        for (i--; i && (bytes.p[i] != '"' || escaped(bytes, i)); i--) {}
        return i;
    }
    if (in_word(bytes.p[i])) {
        while (i && in_word(bytes.p[i - 1])) i--;
        return i;
    }
    while (i && ((unsigned char)bytes.p[i] & 0xC0) == 0x80) i--;
    return i;
}

static void syntax(str file, str bytes, size_t offset, str vi, str en, diag *d) {
    DIAG_ADD(d, JSON_SYNTAX, json_place(file, bytes, offset), vi, en);
}

/* The offset of what is still open at the end: a bracket, or the quote of a string; bytes.n when
 * nothing is. */
static size_t last_open(str bytes) {
    size_t open[JSON_PARSER_MAX_DEPTH], n = 0; /* deeper, jansson would have said so */
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.p[i];
        if ((c == '{' || c == '[') && n < JSON_PARSER_MAX_DEPTH) open[n++] = i;
        if ((c == '}' || c == ']') && n) n--;
        if (c != '"') continue;
        size_t quote = i++;
        while (i < bytes.n && (bytes.p[i] != '"' || escaped(bytes, i))) i++;
        if (i >= bytes.n) return quote;
    }
    return n ? open[n - 1] : bytes.n;
}

static void ended_early(arena *a, str file, str bytes, diag *d) {
    size_t open = last_open(bytes);
    str vi = STR("tệp kết thúc mà chưa có dữ liệu");
    str en = STR("the file ends before there is any data");
    if (open < bytes.n) {
        int line = json_place(file, bytes, open).line;
        vi = str_fmt(a, "tệp kết thúc mà dấu %c ở dòng %d chưa được đóng", bytes.p[open], line);
        en = str_fmt(a, "the file ends, but the %c of line %d was never closed", bytes.p[open],
                     line);
    }
    syntax(file, bytes, bytes.n, vi, en, d);
}

/* A comma right before a closing bracket at `token`: then true, and *comma is its offset. */
static bool comma_too_many(str bytes, size_t token, size_t *comma) {
    if (bytes.p[token] != '}' && bytes.p[token] != ']') return false;
    str before = str_trim((str){bytes.p, token});
    *comma = (size_t)(before.p - bytes.p) + before.n - 1;
    return before.n && bytes.p[*comma] == ',';
}

static void bad_token(arena *a, str file, str bytes, size_t token, size_t end, const phrase *p,
                      diag *d) {
    size_t comma;
    str found = value_excerpt(a, str_part(bytes, token, end));
    if (comma_too_many(bytes, token, &comma)) {
        syntax(file, bytes, comma, str_fmt(a, "thừa dấu phẩy trước dấu %c", bytes.p[token]),
               str_fmt(a, "there is a comma too many before %c", bytes.p[token]), d);
        return;
    }
    syntax(file, bytes, token, str_fmt(a, "%s (gặp %.*s)", p->vi, STR_ARG(found)),
           str_fmt(a, "%s (found %.*s)", p->en, STR_ARG(found)), d);
}

static void bad_syntax(arena *a, str file, str bytes, size_t stop, const phrase *p, diag *d) {
    size_t token = token_start(bytes, stop);
    if (p->at == AT_TOKEN && token < stop) {
        bad_token(a, file, bytes, token, stop, p, d);
        return;
    }
    if (p->at == AT_ESCAPE)
        while (stop && bytes.p[stop - 1] != '\\') stop--;
    if (p->at == AT_ESCAPE && stop) stop--;
    syntax(file, bytes, stop, str_of(p->vi), str_of(p->en), d);
}

void json_fault(arena *a, str file, str bytes, const json_error_t *e, diag *d) {
    size_t stop = e->position > 0 ? (size_t)e->position : 0;
    if (stop > bytes.n) stop = bytes.n;
    size_t token = token_start(bytes, stop);
    str found = str_part(bytes, token, stop);
    enum json_error_code code = json_error_code(e);
    if (code == json_error_duplicate_key)
        DIAG_ADD(d, JSON_DUPLICATE, json_place(file, bytes, token),
                 value_excerpt(a, found.n > 1 ? str_part(found, 1, found.n - 1) : found));
    else if (code == json_error_numeric_overflow)
        DIAG_ADD(d, JSON_NUMBER, json_place(file, bytes, token), value_excerpt(a, found));
    else if (code == json_error_stack_overflow)
        DIAG_ADD(d, JSON_DEPTH, json_place(file, bytes, token), str_fmt(a, "%d", VALUE_MAX_DEPTH));
    else if (code == json_error_premature_end_of_input)
        ended_early(a, file, bytes, d);
    else
        bad_syntax(a, file, bytes, stop, find_phrase(e->text), d);
}
