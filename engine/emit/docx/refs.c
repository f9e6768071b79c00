/* Bookmarks, and what makes citations live.
 *
 * A number that Word counts is shown by a field that reads it from its paragraph: REF name \n gives the
 * label without full stops at its end. One that is typed is bookmarked itself, and the field repeats
 * the text. Where the field would show something else than the citation ("a)" for "điểm a", "I-" for "Mục
 * I") there is a link to the paragraph instead, and the number is text. */
#include "emit/docx/refs.h"

#include <string.h>

/* Names of bookmarks: a letter or, of those nobody is to see, "_"; then letters, digits and underscores, 40
 * at most. Longer names end with the paragraph's number, so that no two are cut alike. */
static str bookmark_name(docx_writer *w, uint32_t id) {
    enum { LONGEST = 40 };
    str name = w->places[id].para->bookmark;
    buf b = buf_in(w->a);
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool digit = c >= '0' && c <= '9';
        if (!b.n && !letter && c != '_') buf_byte(&b, 'b');
        buf_byte(&b, letter || digit ? c : '_');
    }
    str whole = buf_str(&b);
    if (whole.n <= LONGEST) return whole;
    str end = str_fmt(w->a, "_%u", (unsigned)id);
    return str_fmt(w->a, "%.*s%.*s", (int)(LONGEST - end.n), whole.p, STR_ARG(end));
}

void docx_bookmark_open(docx_writer *w, uint32_t id) {
    XML(w->b, "<w:bookmarkStart");
    xml_attr_int(w->b, STR("w:id"), ++w->bookmarks);
    xml_attr(w->b, STR("w:name"), bookmark_name(w, id));
    XML(w->b, "/>");
}

void docx_bookmark_close(docx_writer *w) {
    XML(w->b, "<w:bookmarkEnd");
    xml_attr_int(w->b, STR("w:id"), w->bookmarks);
    XML(w->b, "/>");
}

size_t docx_bookmark_label(const label *l) {
    size_t n = l->text.n;
    if (l->kind == LABEL_NONE) return 0;
    while (n && strchr(".):-", l->text.p[n - 1])) n--;
    return n;
}

/* What a field shows of a paragraph's label. */
static str shown(const docx_para_place *p) {
    str text = p->para->label.text;
    if (!p->list.list) return str_part(text, 0, docx_bookmark_label(&p->para->label));
    while (text.n && text.p[text.n - 1] == '.') text.n--;
    return text;
}

docx_link docx_link_to(docx_writer *w, uint32_t id) {
    bool named = w->places[id].para && w->places[id].para->bookmark.n;
    return (docx_link){.kind = named ? LINK_JUMP : LINK_NONE, .of = id};
}

docx_link docx_link_number(docx_writer *w, const citation *c, const cited_number *n) {
    docx_link link = docx_link_to(w, n->of);
    link.from = n->number;
    if (link.kind == LINK_NONE) return link;
    const docx_para_place *p = &w->places[n->of];
    if (str_eq(shown(p), str_part(c->text, n->word, n->end))) link.from = n->word;
    else if (!str_eq(shown(p), str_part(c->text, n->number, n->end))) return link;
    link.kind = p->list.list ? LINK_NUMBER : LINK_TEXT;
    return link;
}

void docx_link_open(docx_writer *w, const docx_link *link) {
    if (link->kind == LINK_NONE) return;
    str name = bookmark_name(w, link->of);
    switch (link->kind) {
    case LINK_NONE: break;
    case LINK_JUMP:
        XML(w->b, "<w:hyperlink");
        xml_attr(w->b, STR("w:anchor"), name);
        XML(w->b, " w:history=\"1\">");
        break;
    case LINK_NUMBER: buf_fmt(w->b, "<w:fldSimple w:instr=\" REF %.*s \\n \\h \">", STR_ARG(name)); break;
    case LINK_TEXT: /* in the look of the text around it, not of the heading */
        buf_fmt(w->b, "<w:fldSimple w:instr=\" REF %.*s \\h  \\* MERGEFORMAT \">", STR_ARG(name));
        break;
    }
}

void docx_link_close(docx_writer *w, const docx_link *link) {
    if (link->kind == LINK_JUMP) XML(w->b, "</w:hyperlink>");
    else if (link->kind != LINK_NONE) XML(w->b, "</w:fldSimple>");
}
