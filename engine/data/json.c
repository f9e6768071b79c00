/* Data files into value trees, in one pass. yajl finds the tokens; here the values of the lists and
 * records still open are gathered on a stack, and each list or record gets its items, side by side,
 * when it closes. Bad syntax is explained by json_fault.c; writing is json_write.c. */
#include "data/json.h"

#include "data/json_fault.h"
#include "data/number.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

typedef struct reading {
    arena *a;
    data_source source; /* its bytes a copy of the file's: texts are slices of it */
    diag *d;
    yajl_handle yajl;
    size_t mark;   /* bytes of the byte order mark */
    size_t end;    /* of the last token, commas and colons aside */
    bool plain;    /* texts may stand as they are, unless they hold escapes */
    bool controls; /* some text or name holds a control character */
    bool named;    /* `key` is the name of the value to come */
    str key;
    value *stack; /* the lists and records open, each before the items it has so far */
    size_t n, cap;
    size_t open[VALUE_MAX_DEPTH]; /* where they are in the stack */
    int depth;
} reading;

/* --- texts ------------------------------------------------------------------------------------ */

/* The first character of `text` that no document holds; false when it has none. */
static bool find_control(str text, uint32_t *cp) {
    size_t at = text_find_forbidden(text, true);
    if (at == text.n) return false;
    *cp = utf8_next(text, &at);
    return true;
}

/* A copy with the line breaks of Windows, "\r\n", as "\n". */
static str copy_decoded(arena *a, str text) {
    buf out = buf_in(a);
    buf_room(&out, text.n);
    for (size_t from = 0, at; from < text.n; from = at + 1) {
        at = str_find(text, STR("\r\n"), from);
        buf_add(&out, str_part(text, from, at));
    }
    return buf_str(&out);
}

/* The text of the string token at `from`, which yajl decoded into `n` bytes at `decoded`. */
static bool take_text(reading *r, size_t from, const unsigned char *decoded, size_t n, str *out) {
    str raw = str_part(r->source.bytes, from + 1, r->end - 1);
    bool escapes = raw.n != n; /* every escape is longer than what it stands for */
    uint32_t cp;
    *out = raw;
    if (escapes && !json_check_escapes(r->source, from, r->end, r->d)) return false;
    if (escapes) *out = copy_decoded(r->a, (str){(const char *)decoded, n});
    if (!escapes && r->plain) return true;
    r->controls = r->controls || find_control(*out, &cp);
    *out = text_nfc(r->a, *out);
    return true;
}

/* --- values ----------------------------------------------------------------------------------- */

static bool between_tokens(char c) {
    return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\t' || c == '\r';
}

/* Where the token that yajl just read begins. */
static size_t take_token(reading *r) {
    size_t from = r->end;
    r->end = r->mark + yajl_get_bytes_consumed(r->yajl);
    while (between_tokens(r->source.bytes.p[from])) from++;
    return from;
}

static value *push(reading *r, value_kind kind, size_t from) {
    if (!r->depth && kind != VALUE_RECORD) {
        DIAG_ADD(r->d, JSON_NOT_OBJECT, (diag_where){.file = r->source.file}, STR(""));
        return NULL;
    }
    if (r->n == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 128;
        r->stack = arena_grow(r->a, r->stack, r->cap * sizeof(value), cap * sizeof(value));
        r->cap = cap;
    }
    value *v = &r->stack[r->n++];
    *v = (value){.kind = kind, .byte = from < UINT32_MAX ? (uint32_t)from + 1 : 0};
    if (r->named) v->key = r->key;
    r->named = false;
    return v;
}

static int on_null(void *context) {
    reading *r = context;
    return push(r, VALUE_NULL, take_token(r)) != NULL;
}

static int on_boolean(void *context, int is_true) {
    reading *r = context;
    value *v = push(r, VALUE_BOOL, take_token(r));
    if (v) v->as.boolean = is_true;
    return v != NULL;
}

static bool read_integer(str s, int64_t *out) {
    bool negative = s.p[0] == '-';
    *out = 0;
    for (size_t i = negative; i < s.n; i++) {
        int digit = s.p[i] - '0';
        if (__builtin_mul_overflow(*out, 10, out)) return false;
        if (__builtin_sub_overflow(*out, digit, out)) return false;
    }
    return negative || !__builtin_sub_overflow(0, *out, out);
}

static int on_number(void *context, const char *digits, size_t n) {
    reading *r = context;
    size_t from = take_token(r);
    value *v = push(r, VALUE_INT, from);
    if (!v) return 0;
    str text = {digits, n};
    bool whole = !memchr(digits, '.', n) && !memchr(digits, 'e', n) && !memchr(digits, 'E', n);
    if (whole && read_integer(text, &v->as.integer)) return 1;
    if (!whole) {
        v->kind = VALUE_REAL;
        v->as.real = number_read(r->a, text);
        if (isfinite(v->as.real)) return 1;
    }
    DIAG_ADD(r->d, JSON_NUMBER, where_byte(r->source, from), value_excerpt(r->a, text));
    return 0;
}

static int on_string(void *context, const unsigned char *decoded, size_t n) {
    reading *r = context;
    size_t from = take_token(r);
    value *v = push(r, VALUE_TEXT, from);
    return v && take_text(r, from, decoded, n, &v->as.text);
}

static int on_name(void *context, const unsigned char *decoded, size_t n) {
    reading *r = context;
    size_t from = take_token(r);
    r->named = true;
    return take_text(r, from, decoded, n, &r->key);
}

static int open_items(reading *r, value_kind kind) {
    size_t from = take_token(r);
    if (r->depth == VALUE_MAX_DEPTH) {
        DIAG_ADD(r->d, JSON_DEPTH, where_byte(r->source, from),
                 str_fmt(r->a, "%d", VALUE_MAX_DEPTH));
        return 0;
    }
    if (!push(r, kind, from)) return 0;
    r->open[r->depth++] = r->n - 1;
    return 1;
}

static int by_name(const void *x, const void *y) {
    const value *a = *(const value *const *)x, *b = *(const value *const *)y;
    int c = str_cmp(a->key, b->key);
    return c ? c : (a > b) - (a < b);
}

static const value *find_duplicate_of_few(const value *record) {
    const value *items = record->as.items;
    for (uint32_t i = 1; i < record->n; i++)
        for (uint32_t k = 0; k < i; k++)
            if (items[i].key.n == items[k].key.n && str_eq(items[i].key, items[k].key))
                return &items[i];
    return NULL;
}

/* The first field whose name another has before it, or NULL. */
static const value *find_duplicate(arena *a, const value *record) {
    enum { FEW = 24 }; /* compared each with each, which is quicker than sorting */
    if (record->n <= FEW) return find_duplicate_of_few(record);
    const value **sorted = ARENA_ARRAY(a, const value *, record->n), *found = NULL;
    for (uint32_t i = 0; i < record->n; i++) sorted[i] = &record->as.items[i];
    qsort(sorted, record->n, sizeof *sorted, by_name);
    for (uint32_t i = 1; i < record->n; i++)
        if (str_eq(sorted[i]->key, sorted[i - 1]->key) && (!found || sorted[i] < found))
            found = sorted[i];
    return found;
}

/* Moves the items of the innermost list or record from the stack to where they stay. */
static value *close_items(reading *r) {
    take_token(r);
    size_t at = r->open[--r->depth];
    value *v = &r->stack[at];
    v->n = (uint32_t)(r->n - at - 1);
    size_t size = v->n * sizeof(value);
    v->as.items = arena_grow(r->a, NULL, 0, size);
    memcpy(v->as.items, v + 1, size);
    for (uint32_t i = 0; i < v->n; i++) value_adopt(&v->as.items[i]);
    r->n = at + 1;
    return v;
}

static int on_list(void *context) { return open_items(context, VALUE_LIST); }
static int on_list_end(void *context) { return close_items(context) != NULL; }
static int on_record(void *context) { return open_items(context, VALUE_RECORD); }

static int on_record_end(void *context) {
    reading *r = context;
    const value *again = find_duplicate(r->a, close_items(r));
    if (!again) return 1;
    diag_where at = where_name(r->a, r->source, again);
    at.path = STR(""); /* not known before the whole is read */
    DIAG_ADD(r->d, JSON_DUPLICATE, at, value_excerpt(r->a, again->key));
    return 0;
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Bytes that yajl or our reading of texts could not take. */
static bool check_bytes(arena *a, data_source s, diag *d) {
    static const char never[] = {'\0', '\v', '\f'}; /* the last two are blanks to yajl */
    size_t bad;
    if (!utf8_valid(s.bytes, &bad)) {
        DIAG_ADD(d, TEXT_NOT_UTF8, where_byte(s, bad), str_fmt(a, "%zu", bad + 1));
        return false;
    }
    for (size_t i = 0; i < sizeof never; i++) {
        const char *hit = s.bytes.n ? memchr(s.bytes.p, never[i], s.bytes.n) : NULL;
        if (!hit) continue;
        DIAG_ADD(d, TEXT_CONTROL, where_byte(s, (size_t)(hit - s.bytes.p)),
                 str_fmt(a, "%04X", (unsigned)never[i]));
        return false;
    }
    return true;
}

static void report_controls(reading *r, const value *v) {
    uint32_t cp;
    if (v->parent && v->parent->kind == VALUE_RECORD && find_control(v->key, &cp))
        DIAG_ADD(r->d, TEXT_CONTROL, where_name(r->a, r->source, v),
                 str_fmt(r->a, "%04X", (unsigned)cp));
    if (v->kind == VALUE_TEXT && find_control(v->as.text, &cp))
        DIAG_ADD(r->d, TEXT_CONTROL, where_value(r->a, r->source, v),
                 str_fmt(r->a, "%04X", (unsigned)cp));
    if (v->kind != VALUE_LIST && v->kind != VALUE_RECORD) return;
    for (uint32_t i = 0; i < v->n; i++) report_controls(r, &v->as.items[i]);
}

static void *yajl_alloc_bytes(void *context, size_t n) { return (void)context, mem_alloc(n); }
static void *yajl_grow_bytes(void *context, void *p, size_t n) {
    return (void)context, mem_realloc(p, n);
}
static void yajl_free_bytes(void *context, void *p) { (void)context, free(p); }

/* yajl does not mind a text that is open at the end. */
static bool ends_there(const reading *r) {
    str rest = str_part(r->source.bytes, r->end, r->source.bytes.n);
    for (size_t i = 0; i < rest.n; i++)
        if (!memchr(" \t\r\n", rest.p[i], 4)) return false;
    return true;
}

static bool run(reading *r) {
    static const yajl_callbacks events = {
        .yajl_null = on_null,          .yajl_boolean = on_boolean,
        .yajl_number = on_number,      .yajl_string = on_string,
        .yajl_map_key = on_name,       .yajl_start_map = on_record,
        .yajl_end_map = on_record_end, .yajl_start_array = on_list,
        .yajl_end_array = on_list_end,
    };
    yajl_alloc_funcs memory = {yajl_alloc_bytes, yajl_grow_bytes, yajl_free_bytes, NULL};
    r->yajl = yajl_alloc(&events, &memory, r);
    yajl_config(r->yajl, yajl_dont_validate_strings, 1);
    /* The blank behind the bytes goes along, so that no token waits for more. */
    const unsigned char *bytes = (const unsigned char *)r->source.bytes.p + r->mark;
    yajl_status status = yajl_parse(r->yajl, bytes, r->source.bytes.n - r->mark + 1);
    if (status == yajl_status_ok) status = yajl_complete_parse(r->yajl);
    yajl_free(r->yajl);
    bool ok = status == yajl_status_ok && ends_there(r);
    if (!ok && status != yajl_status_client_canceled) {
        value_kind open = r->depth ? r->stack[r->open[r->depth - 1]].kind : VALUE_NULL;
        json_fault(r->a, r->source, (json_stop){r->end, r->named, open}, r->d);
    }
    return ok;
}

value *json_parse(arena *a, data_source source, diag *d) {
    size_t mark = where_mark(source.bytes);
    bool plain = text_is_plain(str_part(source.bytes, mark, source.bytes.n));
    if (!plain && !check_bytes(a, source, d)) return NULL;

    buf copy = buf_in(a);
    buf_add(&copy, source.bytes);
    buf_byte(&copy, ' ');
    source.bytes.p = copy.p;

    reading r = {.a = a, .source = source, .d = d, .mark = mark, .end = mark, .plain = plain};
    if (!run(&r)) return NULL;
    value *root = ARENA_NEW(a, value);
    *root = r.stack[0];
    value_adopt(root);
    if (r.controls) report_controls(&r, root);
    return r.controls ? NULL : root;
}
