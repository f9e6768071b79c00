/* The value tree: looking into it, and saying where in it something is. What builds it is json.c
 * (and schema_check.c, which adds defaults). */
#include "data/value.h"

#include "data/json.h"
#include "text/unicode.h"

enum { EXCERPT = 60 };

value *value_field(const value *record, str key) {
    if (!record || record->kind != VALUE_RECORD) return NULL;
    for (uint32_t i = 0; i < record->n; i++)
        if (str_eq(record->as.items[i].key, key)) return &record->as.items[i];
    return NULL;
}

static bool has_items(const value *v) { return v->kind == VALUE_LIST || v->kind == VALUE_RECORD; }

void value_adopt(value *v) {
    if (!has_items(v)) return;
    for (uint32_t i = 0; i < v->n; i++) v->as.items[i].parent = v;
}

void value_copy(arena *a, value *to, const value *from) {
    to->kind = from->kind;
    to->n = from->n;
    to->as = from->as;
    if (!has_items(from)) return;
    to->as.items = ARENA_ARRAY(a, value, from->n);
    for (uint32_t i = 0; i < from->n; i++) {
        value *item = &to->as.items[i];
        item->key = from->as.items[i].key;
        item->parent = to;
        value_copy(a, item, &from->as.items[i]);
    }
}

bool value_is_whole(double v) {
    static const double most = 9007199254740992;
    return v >= -most && v <= most && (double)(int64_t)v == v;
}

str value_excerpt(arena *a, str text) {
    buf b = buf_in(a);
    size_t i = 0;
    for (int count = 0; i < text.n && count < EXCERPT; count++) {
        size_t from = i;
        uint32_t cp = utf8_next(text, &i);
        bool control = cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
        buf_add(&b, control ? STR(" ") : str_part(text, from, i));
    }
    if (i < text.n) buf_add(&b, STR("…"));
    return buf_str(&b);
}

static bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static bool is_identifier(str s) {
    if (!s.n || s.n > EXCERPT || !is_letter(s.p[0])) return false;
    for (size_t i = 1; i < s.n; i++)
        if (!is_letter(s.p[i]) && !(s.p[i] >= '0' && s.p[i] <= '9')) return false;
    return true;
}

static void put_step(buf *out, const value *v) {
    if (v->parent->kind == VALUE_LIST) {
        buf_byte(out, '[');
        buf_int(out, v - v->parent->as.items);
        buf_byte(out, ']');
    } else if (is_identifier(v->key)) {
        buf_byte(out, '.');
        buf_add(out, v->key);
    } else {
        buf_byte(out, '[');
        json_put_text(out, value_excerpt(out->a, v->key));
        buf_byte(out, ']');
    }
}

str value_path(arena *a, const value *v) {
    const value *chain[VALUE_MAX_DEPTH + 1];
    size_t n = 0;
    for (; v->parent && n < sizeof chain / sizeof *chain; v = v->parent) chain[n++] = v;
    buf b = buf_in(a);
    buf_byte(&b, '$');
    while (n) put_step(&b, chain[--n]);
    return buf_str(&b);
}

/* How many bytes at the end of `s` and of `t` agree; at their beginning. */
static size_t same_tail(str s, str t) {
    size_t n = 0;
    while (n < s.n && n < t.n && s.p[s.n - 1 - n] == t.p[t.n - 1 - n]) n++;
    return n;
}

static size_t same_head(str s, str t) {
    size_t n = 0;
    while (n < s.n && n < t.n && s.p[n] == t.p[n]) n++;
    return n;
}

/* Bytes of `text` around an occurrence of the words that agree with what stands around them, less those that do
 * not; the best of all occurrences, INT64_MIN: none. */
static int64_t likeness(str text, const value_words *w) {
    int64_t best = INT64_MIN;
    for (size_t at = str_find(text, w->words, 0); at < text.n; at = str_find(text, w->words, at + 1)) {
        size_t same = w->words.n + same_tail(str_part(text, 0, at), w->before) +
                      same_head(str_part(text, at + w->words.n, text.n), w->after);
        int64_t like = 2 * (int64_t)same - (int64_t)text.n;
        if (like > best) best = like;
    }
    return best;
}

static void find_text(const value *v, const value_words *w, const value **found, int64_t *best) {
    int64_t like = v->kind == VALUE_TEXT ? likeness(v->as.text, w) : INT64_MIN;
    if (like > *best) {
        *best = like;
        *found = v;
    }
    for (uint32_t i = 0; has_items(v) && i < v->n; i++) find_text(&v->as.items[i], w, found, best);
}

const value *value_find_text(const value *root, value_words words) {
    const value *found = NULL;
    int64_t best = INT64_MIN;
    if (words.words.n) find_text(root, &words, &found, &best);
    return found;
}
