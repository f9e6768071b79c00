/* Fields that a document lacks are empty texts: all lines look alike. */
#include "job/about.h"

#include "data/json.h"

static void put_field(buf *out, const char *name, str v) {
    buf_fmt(out, "\"%s\":", name);
    json_put_text(out, v);
    buf_byte(out, ',');
}

void about_put(buf *out, const doc *d) {
    buf_byte(out, '{');
    put_field(out, "issuer", d->author);
    put_field(out, "reference", d->reference);
    put_field(out, "date", d->date);
    put_field(out, "subject", d->subject.n ? d->subject : d->title);
    buf_add(out, STR("\"figures\":["));
    for (size_t i = 0; i < d->figures_n; i++) {
        buf_add(out, i ? STR(",[") : STR("["));
        json_put_text(out, d->figures[i].title);
        buf_fmt(out, ",%zu]", d->figures[i].value);
    }
    buf_add(out, STR("]}"));
}

static bool read_text(const value *v, const char *name, str *out) {
    const value *field = value_field(v, str_of(name));
    if (!field || field->kind != VALUE_TEXT) return false;
    *out = field->as.text;
    return true;
}

static bool read_figure(const value *v, doc_figure *out) {
    if (v->kind != VALUE_LIST || v->n != 2) return false;
    const value *title = &v->as.items[0], *amount = &v->as.items[1];
    if (title->kind != VALUE_TEXT || amount->kind != VALUE_INT || amount->as.integer < 0) return false;
    *out = (doc_figure){title->as.text, (size_t)amount->as.integer};
    return true;
}

bool about_read(str text, arena *a, about *out) {
    *out = (about){0};
    diag *unsaid = diag_new();
    const value *v = json_parse(a, (data_source){.bytes = text}, unsaid);
    diag_drop(unsaid);
    const value *figures = v ? value_field(v, STR("figures")) : NULL;
    if (!figures || figures->kind != VALUE_LIST || !read_text(v, "issuer", &out->issuer) ||
        !read_text(v, "reference", &out->reference) || !read_text(v, "date", &out->date) ||
        !read_text(v, "subject", &out->subject))
        return false;
    out->figures = ARENA_ARRAY(a, doc_figure, figures->n);
    for (; out->figures_n < figures->n; out->figures_n++)
        if (!read_figure(&figures->as.items[out->figures_n], &out->figures[out->figures_n])) return false;
    return true;
}
