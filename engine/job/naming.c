/* The pattern cut into pieces once; a name is made of them for each record. */
#include "job/naming.h"

#include "job/name.h"
#include "text/unicode.h"

enum { PIECE_MAX = 60 }; /* bytes of one value in a name */

typedef struct piece {
    str text;    /* as it is, or a path */
    bool is_path;
} piece;

struct naming {
    piece *pieces;
    size_t n;
    bool wants_data;
};

static bool own_word(str path) { return str_eq(path, STR("key")) || str_eq(path, STR("row")); }

static bool path_char(char c) {
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || c == '.' || c == '[' || c == ']';
}

static bool path_ok(str path) {
    bool ok = path.n > 0;
    for (size_t i = 0; i < path.n; i++) ok = ok && path_char(path.p[i]);
    return ok;
}

naming *naming_new(str whole, arena *a, diag *d) {
    naming *n = ARENA_NEW(a, naming);
    n->pieces = ARENA_ARRAY(a, piece, whole.n + 1);
    bool ok = whole.n > 0 && whole.p[0] != '/' && whole.p[whole.n - 1] != '/';
    for (size_t from = 0; ok && from < whole.n;) {
        bool path = whole.p[from] == '{';
        size_t to = str_find(whole, path ? STR("}") : STR("{"), from);
        str text = path ? str_trim(str_part(whole, from + 1, to)) : str_part(whole, from, to);
        ok = !path || (to < whole.n && path_ok(text));
        n->pieces[n->n++] = (piece){text, path};
        n->wants_data = n->wants_data || (path && !own_word(text));
        from = to + path;
    }
    if (ok) return n;
    DIAG_ADD(d, NAME_PATTERN, (diag_where){0}, whole);
    return NULL;
}

bool naming_wants_data(const naming *n) { return n->wants_data; }

/* "a.b[2]" from `v` on; NULL: there is none. */
static const value *follow(const value *v, str path) {
    for (size_t i = 0; v && i < path.n;) {
        if (path.p[i] == '[') {
            size_t at = 0;
            for (i++; i < path.n && path.p[i] >= '0' && path.p[i] <= '9' && at < UINT32_MAX; i++)
                at = at * 10 + (size_t)(path.p[i] - '0');
            i += i < path.n && path.p[i] == ']';
            v = v->kind == VALUE_LIST && at < v->n ? &v->as.items[at] : NULL;
        } else {
            size_t from = i += path.p[i] == '.';
            while (i < path.n && path.p[i] != '.' && path.p[i] != '[') i++;
            v = value_field(v, str_part(path, from, i));
        }
    }
    return v;
}

static void put_words(const value *v, buf *b) {
    if (b->n) buf_byte(b, '-');
    if (v->kind == VALUE_TEXT) buf_add(b, v->as.text);
    if (v->kind == VALUE_INT) buf_int(b, v->as.integer);
    if (v->kind == VALUE_REAL) buf_fixed(b, (int64_t)(v->as.real * 1000), 3);
    for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->n; i++) put_words(&v->as.items[i], b);
}

static str piece_words(const piece *p, const rows_record *record, const value *data, arena *a) {
    if (!p->is_path) return p->text;
    buf words = buf_in(a);
    const value *v = own_word(p->text) ? NULL : follow(data, p->text);
    if (str_eq(p->text, STR("key"))) buf_add(&words, record->key);
    else if (str_eq(p->text, STR("row"))) buf_int(&words, (int64_t)record->number);
    else if (v) put_words(v, &words);
    return text_slug(a, buf_str(&words), PIECE_MAX);
}

/* Each folder and the name itself fit for a file system. */
static str make_safe(str path, arena *a) {
    buf b = buf_in(a);
    for (size_t from = 0; from <= path.n;) {
        size_t to = str_find(path, STR("/"), from);
        if (to > from) {
            if (b.n) buf_byte(&b, '/');
            buf_add(&b, name_safe(a, str_part(path, from, to)));
        }
        from = to + 1;
    }
    return buf_str(&b);
}

str naming_make(const naming *n, const rows_record *record, const value *data, diag_where at, arena *a, diag *d) {
    buf name = buf_in(a);
    for (size_t i = 0; i < n->n; i++) {
        str words = piece_words(&n->pieces[i], record, data, a);
        if (!words.n) {
            DIAG_ADD(d, NAME_FIELD, at, n->pieces[i].text);
            return STR("");
        }
        buf_add(&name, words);
    }
    return make_safe(buf_str(&name), a);
}
