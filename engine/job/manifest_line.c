/* Nine fields, quoted where they must be. Names of files hold neither ":" nor "|" (see name.h), so the list of
 * them needs no quoting of its own. */
#include "job/manifest_line.h"

#include "base/sha256.h"

enum { FIELDS = 9 };

static void put_field(buf *b, str s) {
    bool plain = true;
    for (size_t i = 0; i < s.n; i++) plain = plain && s.p[i] != ',' && s.p[i] != '"' && (unsigned char)s.p[i] >= ' ';
    if (!plain) buf_byte(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') buf_byte(b, '"');
        buf_byte(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
    }
    if (!plain) buf_byte(b, '"');
}

void manifest_line_put(buf *b, const manifest_line *line) {
    buf files = buf_in(b->a);
    for (size_t i = 0; i < line->files_n; i++) {
        const manifest_file *f = &line->files[i];
        buf_fmt(&files, "%s%.*s:%zu:%.*s", i ? "|" : "", STR_ARG(f->path), f->size, STR_ARG(f->hash));
    }
    buf_fmt(b, "%zu,", line->number);
    put_field(b, line->key);
    buf_fmt(b, ",%s,%zu,", line->ok ? "ok" : "failed", line->pages);
    put_field(b, buf_str(&files));
    buf_byte(b, ',');
    put_field(b, line->input);
    buf_byte(b, ',');
    put_field(b, line->templates);
    buf_byte(b, ',');
    put_field(b, line->diagnostics);
    buf_byte(b, ',');
    put_field(b, line->about);
    buf_add(b, STR("\r\n"));
}

static bool read_number(str s, size_t *out) {
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || *out > SIZE_MAX / 20) return false;
        *out = *out * 10 + (size_t)(s.p[i] - '0');
    }
    return s.n > 0;
}

/* One field from *i on, and its comma; false: an open quote. */
static bool take_field(str s, size_t *i, arena *a, str *out) {
    if (*i >= s.n || s.p[*i] != '"') {
        size_t to = str_find(s, STR(","), *i);
        *out = str_dup(a, str_part(s, *i, to));
        *i = to + 1;
        return true;
    }
    buf b = buf_in(a);
    for (++*i; *i < s.n; ++*i) {
        if (s.p[*i] == '"' && (*i + 1 == s.n || s.p[*i + 1] != '"')) {
            *out = buf_str(&b);
            *i += 2;
            return true;
        }
        *i += s.p[*i] == '"';
        buf_byte(&b, s.p[*i]);
    }
    return false;
}

/* "name:size:SHA-256" */
static bool read_file(str s, manifest_file *out) {
    size_t first = str_find(s, STR(":"), 0), second = str_find(s, STR(":"), first + 1);
    if (!first || second >= s.n) return false;
    out->path = str_part(s, 0, first);
    out->hash = str_part(s, second + 1, s.n);
    return out->hash.n == SHA256_HEX && read_number(str_part(s, first + 1, second), &out->size);
}

static bool read_files(str s, arena *a, manifest_line *out) {
    size_t most = 1;
    for (size_t i = 0; i < s.n; i++) most += s.p[i] == '|';
    out->files = ARENA_ARRAY(a, manifest_file, most);
    for (size_t from = 0; from < s.n;) {
        size_t to = str_find(s, STR("|"), from);
        if (!read_file(str_part(s, from, to), &out->files[out->files_n++])) return false;
        from = to + 1;
    }
    return true;
}

bool manifest_parse(str written, arena *a, manifest_line *out) {
    str fields[FIELDS], s = str_trim(written);
    size_t at = 0;
    *out = (manifest_line){0};
    for (size_t i = 0; i < FIELDS; i++)
        if (at > s.n || !take_field(s, &at, a, &fields[i])) return false;
    out->ok = str_eq(fields[2], STR("ok"));
    out->key = fields[1];
    out->input = fields[5];
    out->templates = fields[6];
    out->diagnostics = fields[7];
    out->about = fields[8];
    return at == s.n + 1 && out->key.n && (out->ok || str_eq(fields[2], STR("failed"))) &&
           read_number(fields[0], &out->number) && read_number(fields[3], &out->pages) &&
           read_files(fields[4], a, out);
}
