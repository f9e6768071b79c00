/* Data files into value trees. jansson does the parsing; its tree is turned into ours and freed at
 * once, so that everything after lives in the document's arena. Writing is json_write.c, faults are
 * json_fault.c. */
#include "data/json.h"

#include "data/json_fault.h"
#include "text/unicode.h"

#include <string.h>

typedef struct reading {
    arena *a;
    str file;
    diag *d;
    bool failed, too_deep;
} reading;

/* U+FFFE, U+FFFF and their like are no characters, and no document format can hold them. */
static bool is_control(uint32_t cp) {
    if (cp < 0x20) return cp != '\n' && cp != '\t';
    return (cp >= 0x7F && cp < 0xA0) || (cp & 0xFFFE) == 0xFFFE;
}

static void check_text(reading *r, const value *v, str text) {
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        if (!is_control(cp)) continue;
        DIAG_ADD(r->d, TEXT_CONTROL, ((diag_where){.file = r->file, .path = value_path(r->a, v)}),
                 str_fmt(r->a, "%04X", (unsigned)cp));
        r->failed = true;
        return;
    }
}

static bool check_depth(reading *r, const value *v, int depth) {
    if (depth <= VALUE_MAX_DEPTH) return true;
    if (!r->too_deep)
        DIAG_ADD(r->d, JSON_DEPTH, ((diag_where){.file = r->file, .path = value_path(r->a, v)}),
                 str_fmt(r->a, "%d", VALUE_MAX_DEPTH));
    r->failed = r->too_deep = true;
    return false;
}

static void convert(reading *r, value *v, json_t *from, int depth);

static void convert_list(reading *r, value *v, json_t *from, int depth) {
    v->kind = VALUE_LIST;
    v->n = (uint32_t)json_array_size(from);
    v->as.items = ARENA_ARRAY(r->a, value, v->n);
    for (uint32_t i = 0; i < v->n; i++) {
        v->as.items[i].parent = v;
        convert(r, &v->as.items[i], json_array_get(from, i), depth);
    }
}

static void convert_record(reading *r, value *v, json_t *from, int depth) {
    const char *key;
    json_t *field;
    value *item;
    v->kind = VALUE_RECORD;
    v->n = (uint32_t)json_object_size(from);
    item = v->as.items = ARENA_ARRAY(r->a, value, v->n);
    json_object_foreach(from, key, field) { /* in the order of the file */
        item->parent = v;
        item->key = str_dup(r->a, str_of(key));
        check_text(r, item, item->key);
        convert(r, item++, field, depth);
    }
}

static void convert(reading *r, value *v, json_t *from, int depth) {
    switch (json_typeof(from)) {
    case JSON_NULL: v->kind = VALUE_NULL; break;
    case JSON_TRUE:
    case JSON_FALSE:
        v->kind = VALUE_BOOL;
        v->as.boolean = json_is_true(from);
        break;
    case JSON_INTEGER:
        v->kind = VALUE_INT;
        v->as.integer = json_integer_value(from);
        break;
    case JSON_REAL:
        v->kind = VALUE_REAL;
        v->as.real = json_real_value(from);
        break;
    case JSON_STRING:
        v->kind = VALUE_TEXT;
        v->as.text = str_dup(r->a, (str){json_string_value(from), json_string_length(from)});
        check_text(r, v, v->as.text);
        break;
    case JSON_ARRAY:
        if (check_depth(r, v, depth + 1)) convert_list(r, v, from, depth + 1);
        break;
    case JSON_OBJECT:
        if (check_depth(r, v, depth + 1)) convert_record(r, v, from, depth + 1);
        break;
    }
}

/* What jansson would not report well: text in another encoding, and NUL bytes. */
static bool check_bytes(arena *a, str file, str bytes, diag *d) {
    size_t bad;
    if (!utf8_valid(bytes, &bad)) {
        DIAG_ADD(d, TEXT_NOT_UTF8, json_place(file, bytes, bad), str_fmt(a, "%zu", bad + 1));
        return false;
    }
    const char *nul = bytes.n ? memchr(bytes.p, '\0', bytes.n) : NULL;
    if (nul)
        DIAG_ADD(d, TEXT_CONTROL, json_place(file, bytes, (size_t)(nul - bytes.p)), STR("0000"));
    return !nul;
}

value *json_parse(arena *a, str file, str bytes, diag *d) {
    static const str mark = {"\xEF\xBB\xBF", 3}; /* the byte order mark some editors put first */
    if (str_starts(bytes, mark)) bytes = str_part(bytes, mark.n, bytes.n);
    if (!check_bytes(a, file, bytes, d)) return NULL;

    json_error_t e;
    json_t *root = json_loadb(bytes.n ? bytes.p : "", bytes.n,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &e);
    if (!root) return json_fault(a, file, bytes, &e, d), NULL;

    reading r = {.a = a, .file = file, .d = d};
    value *v = NULL;
    if (json_is_object(root)) {
        v = ARENA_NEW(a, value);
        convert(&r, v, root, 0);
    } else {
        DIAG_ADD(d, JSON_NOT_OBJECT, (diag_where){.file = file}, STR(""));
    }
    json_decref(root);
    return r.failed ? NULL : v;
}
