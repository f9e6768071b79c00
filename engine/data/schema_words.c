/* How the schema check names kinds, bounds and choices to a person: Vietnamese as offices write it,
 * and English. No decisions here, only words. */
#include "data/schema_check.h"

#include "data/json.h"

#define W(v, e) {{"" v, sizeof(v) - 1}, {"" e, sizeof(e) - 1}}

static const words schema_kinds[] = {
    [SCHEMA_TEXT] = W("văn bản", "text"),
    [SCHEMA_INT] = W("số nguyên", "an integer"),
    [SCHEMA_NUMBER] = W("số", "a number"),
    [SCHEMA_BOOL] = W("true hoặc false", "true or false"),
    [SCHEMA_DATE] = W("ngày", "a date"),
    [SCHEMA_CHOICE] = W("một lựa chọn", "one of the choices"),
    [SCHEMA_LIST] = W("danh sách [ … ]", "a list [ … ]"),
    [SCHEMA_RECORD] = W("đối tượng { … }", "an object { … }"),
    [SCHEMA_UNION] = W("một trong các kiểu", "one of several types"),
};

static const words value_kinds[] = {
    [VALUE_NULL] = W("null", "null"),
    [VALUE_BOOL] = W("giá trị đúng/sai", "a truth value"),
    [VALUE_INT] = W("số nguyên", "the integer"),
    [VALUE_REAL] = W("số thập phân", "the decimal number"),
    [VALUE_TEXT] = W("văn bản", "the text"),
    [VALUE_LIST] = W("danh sách [ … ]", "a list [ … ]"),
    [VALUE_RECORD] = W("đối tượng { … }", "an object { … }"),
};

words schema_kind_words(arena *a, const schema *s) {
    if (s->kind != SCHEMA_UNION) return schema_kinds[s->kind];
    buf vi = buf_in(a), en = buf_in(a);
    for (size_t i = 0; i < s->variants_n; i++) {
        bool last = i + 1 == s->variants_n;
        if (i) buf_add(&vi, last ? STR(" hoặc ") : STR(", "));
        if (i) buf_add(&en, last ? STR(" or ") : STR(", "));
        buf_add(&vi, schema_kinds[s->variants[i]->kind].vi);
        buf_add(&en, schema_kinds[s->variants[i]->kind].en);
    }
    return (words){buf_str(&vi), buf_str(&en)};
}

words schema_value_words(arena *a, const value *v) {
    words w = value_kinds[v->kind];
    if (v->kind == VALUE_NULL || v->kind == VALUE_LIST || v->kind == VALUE_RECORD) return w;
    buf shown = buf_in(a);
    if (v->kind == VALUE_TEXT)
        json_put_text(&shown, value_excerpt(a, v->as.text));
    else
        json_put_value(&shown, v);
    w.vi = str_fmt(a, "%.*s %.*s", STR_ARG(w.vi), STR_ARG(buf_str(&shown)));
    w.en = str_fmt(a, "%.*s %.*s", STR_ARG(w.en), STR_ARG(buf_str(&shown)));
    return w;
}

enum { ANY = 0xFF, SCALAR = 1 << VALUE_BOOL | 1 << VALUE_INT | 1 << VALUE_REAL };

static const struct hint {
    schema_kind wanted;
    unsigned got; /* bits of value_kind */
    words words;
} hints[] = {
    {SCHEMA_TEXT, SCALAR, W("đặt giá trị trong dấu nháy kép", "put the value in double quotes")},
    {SCHEMA_DATE, SCALAR,
     W("đặt ngày trong dấu nháy kép, ví dụ \"2023-10-06\"",
       "put the date in double quotes, for instance \"2023-10-06\"")},
    {SCHEMA_CHOICE, SCALAR, W("đặt giá trị trong dấu nháy kép", "put the value in double quotes")},
    {SCHEMA_INT, 1 << VALUE_TEXT,
     W("viết số không có dấu nháy kép và không có dấu phân cách hàng nghìn, ví dụ 5000000",
       "write the number without quotes and without separators of thousands, for instance "
       "5000000")},
    {SCHEMA_INT, 1 << VALUE_REAL, W("làm tròn thành số nguyên", "round it to a whole number")},
    {SCHEMA_NUMBER, 1 << VALUE_TEXT,
     W("viết số không có dấu nháy kép, phần thập phân sau dấu chấm, không có dấu phân cách hàng "
       "nghìn, ví dụ 1250.5",
       "write the number without quotes, a point before decimals, no separators of thousands, for "
       "instance 1250.5")},
    {SCHEMA_BOOL, ANY,
     W("viết true hoặc false, không có dấu nháy kép", "write true or false, without quotes")},
    {SCHEMA_LIST, ANY,
     W("đặt các mục trong ngoặc vuông: [ … ]", "put the items in square brackets: [ … ]")},
    {SCHEMA_RECORD, ANY,
     W("đặt các trường trong ngoặc nhọn: { \"tên\": … }",
       "put the fields in braces: { \"name\": … }")},
};

words schema_type_hint(const schema *s, const value *v) {
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (hints[i].wanted == s->kind && (hints[i].got & 1u << v->kind)) return hints[i].words;
    return (words){STR(""), STR("")};
}

static str number(arena *a, double v) {
    buf b = buf_in(a);
    json_put_real(&b, v);
    return buf_str(&b);
}

words schema_bounds_words(arena *a, const schema *s) {
    str min = number(a, s->has_min ? s->min : 0), max = number(a, s->has_max ? s->max : 0);
    if (s->has_min && s->has_max && str_eq(min, max))
        return (words){str_fmt(a, "đúng %.*s", STR_ARG(min)),
                       str_fmt(a, "exactly %.*s", STR_ARG(min))};
    if (s->has_min && s->has_max)
        return (words){str_fmt(a, "từ %.*s đến %.*s", STR_ARG(min), STR_ARG(max)),
                       str_fmt(a, "from %.*s to %.*s", STR_ARG(min), STR_ARG(max))};
    if (s->has_min)
        return (words){str_fmt(a, "ít nhất %.*s", STR_ARG(min)),
                       str_fmt(a, "at least %.*s", STR_ARG(min))};
    return (words){str_fmt(a, "nhiều nhất %.*s", STR_ARG(max)),
                   str_fmt(a, "at most %.*s", STR_ARG(max))};
}

str schema_choices_words(arena *a, const schema *s) {
    buf b = buf_in(a);
    for (size_t i = 0; i < s->choices_n; i++) {
        const schema_choice *choice = &s->choices[i];
        if (i) buf_add(&b, STR(", "));
        json_put_text(&b, choice->value);
        if (choice->title.n) buf_fmt(&b, " (%.*s)", STR_ARG(choice->title));
    }
    return buf_str(&b);
}
