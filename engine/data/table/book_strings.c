/* Texts of cells: shared strings and those that stand in a cell. */
#include "data/table/book_parts.h"

#include "text/unicode.h"

#include <string.h>

void book_text_start(book_text *t, const char *name) {
    if (strcmp(name, "rPh") == 0) t->phonetic++;
    t->reading = !t->phonetic && strcmp(name, "t") == 0;
}

void book_text_end(book_text *t, const char *name) {
    if (strcmp(name, "rPh") == 0) t->phonetic--;
    t->reading = false;
}

void book_text_add(book_text *t, const char *s, int n) {
    if (t->reading) buf_add(&t->text, (str){s, (size_t)n});
}

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code of _x000D_ at the beginning of `s`, or -1. */
static int escape(str s) {
    if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_') return -1;
    int code = 0;
    for (int i = 2; i < 6; i++) {
        if (hex(s.p[i]) < 0) return -1;
        code = code * 16 + hex(s.p[i]);
    }
    return code >= 0xD800 && code < 0xE000 ? -1 : code;
}

str book_text_take(arena *a, const book_text *t) {
    str s = buf_str(&t->text);
    bool plain = str_find(s, STR("_x"), 0) == s.n && str_find(s, STR("\r"), 0) == s.n;
    if (plain) return text_nfc(a, str_dup(a, s));
    buf b = buf_in(a);
    for (size_t i = 0; i < s.n; i++) {
        int code = escape(str_part(s, i, s.n));
        char ch[4];
        if (code == 0 || code == '\r') i += 6; /* a line break is \n alone */
        else if (code > 0) buf_add(&b, (str){ch, utf8_put(ch, (uint32_t)code)}), i += 6;
        else if (s.p[i] != '\r') buf_byte(&b, s.p[i]);
    }
    return text_nfc(a, buf_str(&b));
}

typedef struct strings {
    book *book;
    arena *scratch;
    book_text now;
    size_t cap;
} strings;

static void on_start(void *user, const char *name, const char **attributes) {
    strings *s = user;
    (void)attributes;
    if (strcmp(name, "si") == 0) {
        arena_reset(s->scratch);
        s->now = (book_text){.text = buf_in(s->scratch)};
    }
    book_text_start(&s->now, name);
}

static void on_end(void *user, const char *name) {
    strings *s = user;
    book *b = s->book;
    book_text_end(&s->now, name);
    if (strcmp(name, "si") != 0) return;
    if (b->strings_n == s->cap) {
        size_t cap = s->cap * 2 + 256;
        b->strings = arena_grow(b->a, b->strings, s->cap * sizeof(str), cap * sizeof(str));
        s->cap = cap;
    }
    b->strings[b->strings_n++] = book_text_take(b->a, &s->now);
}

static void on_text(void *user, const char *text, int n) { book_text_add(&((strings *)user)->now, text, n); }

bool book_read_strings(book *b, diag *d) {
    static const xml_events events = {on_start, on_end, on_text};
    if (!b->strings_part) return true;
    strings s = {.book = b, .scratch = arena_new()};
    s.now.text = buf_in(s.scratch);
    bool ok = xml_read(b->package, &b->budget, b->file, b->strings_part, &events, &s, d);
    arena_drop(s.scratch);
    return ok;
}
