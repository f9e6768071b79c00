/* Paragraphs: properties, list label, runs. The style says how they look; what is written here
 * is only what the tree adds to it. */
#include "emit/docx/refs.h"
#include "text/unicode.h"

/* A paragraph being written: nudges are taken from the front as the text passes them. */
typedef struct para_writer {
    docx_writer *w;
    const style *style;
    const docx_nudge *nudges;
    size_t nudges_n;
    bool signs; /* some of it is of the face of signs */
    const uint32_t *untied; /* as in block_layout, from the front as well */
    size_t untied_n;
} para_writer;

/* How a run looks besides its style. */
typedef struct run_look {
    uint8_t marks;
    int spacing; /* of its letters, twips */
    bool sign;   /* of the face of signs, which is neither bold nor italic */
} run_look;

void docx_para_open(docx_writer *w, str style_id, bool keeps) {
    XML(w->b, "<w:p><w:pPr><w:pStyle");
    xml_attr(w->b, STR("w:val"), style_id);
    XML(w->b, "/>");
    if (w->keep && !keeps) XML(w->b, "<w:keepNext/>");
    if (w->whole || (w->keep && !keeps && !w->in_cell)) XML(w->b, "<w:keepLines/>"); /* LibreOffice implies it */
    w->whole = false;
    if (w->page_break) XML(w->b, "<w:pageBreakBefore/>");
    w->page_break = false;
}

void docx_para_properties_end(docx_writer *w) {
    if (w->closing) docx_section_write(w, w->closing);
    w->closing = NULL;
    XML(w->b, "</w:pPr>");
}

void docx_space_write(docx_writer *w, len height) {
    int twips = len_to_twips(height);
    docx_para_open(w, DOCX_SPACE, false);
    if (twips > 1) {
        XML(w->b, "<w:spacing");
        xml_attr_int(w->b, STR("w:line"), twips);
        XML(w->b, " w:lineRule=\"exact\"/>");
    }
    docx_para_properties_end(w);
    XML(w->b, "</w:p>");
}

bool docx_same_indent(const style *a, const style *b) {
    return a == b || (a->left == b->left && a->first == b->first);
}

void docx_indent_write(buf *b, const style *s, len inset) {
    int first = len_to_twips(s->first);
    XML(b, "<w:ind");
    xml_attr_int(b, STR("w:left"), len_to_twips(s->left + inset));
    if (inset) xml_attr_int(b, STR("w:right"), len_to_twips(s->right + inset));
    if (first < 0) xml_attr_int(b, STR("w:hanging"), -first);
    else xml_attr_int(b, STR("w:firstLine"), first);
    XML(b, "/>");
}

static face_style face_of(const style *s, uint8_t marks) {
    bool bold = s->bold || (marks & MARK_BOLD), italic = s->italic || (marks & MARK_ITALIC);
    return (bold ? FACE_BOLD : 0) | (italic ? FACE_ITALIC : 0);
}

/* Size and place in numbers, not w:vertAlign: programs differ in what they make of that, and lines with it. */
static void put_script(docx_writer *w, const style *s, uint8_t marks) {
    const font *face = w->sheet->family->face[face_of(s, marks)];
    font_script script = font_script_at(face, style_half_points(s), marks & MARK_SUPERSCRIPT);
    XML(w->b, "<w:position");
    xml_attr_int(w->b, STR("w:val"), script.rise_half_points);
    XML(w->b, "/><w:sz");
    xml_attr_int(w->b, STR("w:val"), script.half_points);
    XML(w->b, "/><w:szCs");
    xml_attr_int(w->b, STR("w:val"), script.half_points);
    XML(w->b, "/>");
}

/* The face of signs, which is upright and regular also where the style is not. */
static void put_sign_face(docx_writer *w, const style *s) {
    static const char *const scripts[] = {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"};
    XML(w->b, "<w:rFonts");
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        xml_attr(w->b, str_of(scripts[i]), w->sheet->family->signs);
    XML(w->b, "/>");
    if (s->bold) XML(w->b, "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>");
    if (s->italic) XML(w->b, "<w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>");
}

/* Marks the style does not give already, in the order the schema wants. */
static void put_marks(docx_writer *w, const style *s, run_look look) {
    buf *b = w->b;
    const uint8_t marks = look.marks;
    const int spacing = look.spacing;
    bool bold = (marks & MARK_BOLD) && !s->bold, italic = (marks & MARK_ITALIC) && !s->italic;
    bool underline = (marks & MARK_UNDERLINE) && !s->underline;
    bool script = marks & (MARK_SUPERSCRIPT | MARK_SUBSCRIPT);
    if (!bold && !italic && !underline && !script && !spacing && !look.sign) return;
    XML(b, "<w:rPr>");
    if (look.sign) put_sign_face(w, s);
    if (bold && !look.sign) XML(b, "<w:b/><w:bCs/>");
    if (italic && !look.sign) XML(b, "<w:i/><w:iCs/>");
    if (spacing) {
        XML(b, "<w:spacing");
        xml_attr_int(b, STR("w:val"), spacing);
        XML(b, "/>");
    }
    if (script) put_script(w, s, marks);
    if (underline) XML(b, "<w:u w:val=\"single\"/>");
    XML(b, "</w:rPr>");
}

static void put_text(buf *b, str text) {
    if (!text.n) return;
    if (text_has_gap(text)) XML(b, "<w:t xml:space=\"preserve\">");
    else XML(b, "<w:t>");
    xml_text(b, text);
    XML(b, "</w:t>");
}

/* Signs without the selectors by which Word would take a coloured face for them. */
static str plain_signs(arena *a, str text) {
    buf out = buf_in(a);
    for (size_t from = 0, i = 0; i < text.n; from = i)
        if ((utf8_next(text, &i) & ~0xFu) != 0xFE00) buf_add(&out, str_part(text, from, i));
    return buf_str(&out);
}

/* One run of one face. The hyphen that never ends a line is an element, since most faces lack its
 * letter. */
static void put_run_of(para_writer *p, run_look look, str text) {
    static const char hyphen[] = "\u2011";
    buf *b = p->w->b;
    if (look.sign) text = plain_signs(p->w->a, text);
    XML(b, "<w:r>");
    put_marks(p->w, p->style, look);
    for (size_t from = 0; from < text.n;) {
        size_t at = str_find(text, STR("\u2011"), from);
        put_text(b, str_part(text, from, at));
        if (at < text.n) XML(b, "<w:noBreakHyphen/>");
        from = at + sizeof hyphen - 1;
    }
    XML(b, "</w:r>");
}

/* Runs of text: signs that the face lacks stand in runs of their own. */
static void put_text_run(para_writer *p, uint8_t marks, int spacing, str text) {
    run_look look = {.marks = marks, .spacing = spacing};
    face_style wanted = face_of(p->style, marks);
    size_t start = 0;
    for (size_t i = 0; p->signs && i < text.n;) {
        size_t from = i;
        face_style face = font_family_face(p->w->sheet->family, wanted, utf8_next(text, &i));
        if (face == FACES || (face == FACE_SIGNS) == look.sign) continue;
        if (from > start) put_run_of(p, look, str_part(text, start, from));
        start = from;
        look.sign = !look.sign;
    }
    put_run_of(p, look, str_part(text, start, text.n));
}

/* The text that stands at byte `at`, with ordinary blanks and hyphens for those that gave way. */
static str untie(para_writer *p, str text, size_t at) {
    buf out = buf_in(p->w->a);
    size_t done = 0;
    for (; p->untied_n && *p->untied <= at + text.n; p->untied++, p->untied_n--) {
        if (*p->untied <= at) continue; /* in the label */
        size_t end = *p->untied - at, hyphen = sizeof "\u2011" - 1, blank = sizeof "\u00A0" - 1;
        bool is_hyphen = end >= hyphen && str_eq(str_part(text, end - hyphen, end), STR("\u2011"));
        buf_add(&out, str_part(text, done, end - (is_hyphen ? hyphen : blank)));
        buf_byte(&out, is_hyphen ? '-' : ' ');
        done = end;
    }
    if (!done) return text;
    buf_add(&out, str_part(text, done, text.n));
    return buf_str(&out);
}

/* A text run, cut where nudges begin and end; `at` is its place in the paragraph's joined text. */
static void put_text_pieces(para_writer *p, const run *r, size_t at) {
    for (size_t from = 0; from < r->text.n;) {
        while (p->nudges_n && p->nudges->to <= at + from) p->nudges++, p->nudges_n--;
        size_t to = r->text.n;
        int spacing = 0;
        if (p->nudges_n) {
            bool inside = p->nudges->from <= at + from;
            size_t border = (inside ? p->nudges->to : p->nudges->from) - at;
            if (border < to) to = border;
            if (inside) spacing = p->nudges->spacing;
        }
        put_text_run(p, r->marks, spacing, untie(p, str_part(r->text, from, to), at + from));
        from = to;
    }
}

/* The part of a citation from … to; `at` is the place of the whole in the joined text. */
static void put_part(para_writer *p, const run *r, size_t from, size_t to, size_t at) {
    run part = *r;
    part.text = str_part(r->text, from, to);
    put_text_pieces(p, &part, at + from);
}

static void put_linked(para_writer *p, const run *r, docx_link link, size_t to, size_t at) {
    docx_link_open(p->w, &link);
    put_part(p, r, link.from, to, at);
    docx_link_close(p->w, &link);
}

static void put_citation(para_writer *p, const run *r, size_t at) {
    const citation *c = r->cites;
    size_t done = 0;
    if (!c->numbers_n) {
        put_linked(p, r, docx_link_to(p->w, c->of), c->text.n, at);
        return;
    }
    for (const cited_number *n = c->numbers; n < c->numbers + c->numbers_n; n++) {
        docx_link link = docx_link_number(p->w, c, n);
        put_part(p, r, done, link.from, at);
        put_linked(p, r, link, n->end, at);
        done = n->end;
    }
    put_part(p, r, done, c->text.n, at);
}

static void put_run(para_writer *p, const run *r, size_t at) {
    buf *b = p->w->b;
    if (r->kind == RUN_TEXT) {
        if (r->cites) put_citation(p, r, at);
        else put_text_pieces(p, r, at);
        return;
    }
    if (r->kind == RUN_PAGE_NUMBER) XML(b, "<w:fldSimple w:instr=\" PAGE \">");
    XML(b, "<w:r>");
    put_marks(p->w, p->style, (run_look){.marks = r->marks});
    switch (r->kind) {
    case RUN_TAB: XML(b, "<w:tab/>"); break;
    case RUN_LINE_BREAK: XML(b, "<w:br/>"); break;
    case RUN_PAGE_NUMBER: XML(b, "<w:t>1</w:t>"); break;
    case RUN_TEXT: break;
    }
    XML(b, "</w:r>");
    if (r->kind == RUN_PAGE_NUMBER) XML(b, "</w:fldSimple>");
}

/* A label that is no live number: text, then a space or, in a hanging paragraph, a tab to the indent; at
 * the end of a line neither. `named`: citations of the paragraph repeat it. */
static void put_label(para_writer *p, const para *of, uint32_t id, bool named) {
    buf *b = p->w->b;
    const label *l = &of->label;
    bool alone = docx_label_alone(of);
    size_t known = named ? docx_bookmark_label(l) : 0;
    if (known) {
        docx_bookmark_open(p->w, id);
        put_text_run(p, l->marks, 0, str_part(l->text, 0, known));
        docx_bookmark_close(p->w);
    }
    str rest = str_part(l->text, known, l->text.n);
    if (!rest.n && alone) return;
    bool hangs = p->style->first < 0;
    if (!alone && !hangs) rest = str_fmt(p->w->a, "%.*s ", STR_ARG(rest));
    if (rest.n) put_text_run(p, l->marks, 0, rest);
    if (alone || !hangs) return;
    XML(b, "<w:r>");
    put_marks(p->w, p->style, (run_look){.marks = l->marks});
    XML(b, "<w:tab/></w:r>");
}

static void put_list_place(docx_writer *w, docx_list_place place) {
    XML(w->b, "<w:numPr><w:ilvl");
    xml_attr_int(w->b, STR("w:val"), place.level);
    XML(w->b, "/><w:numId");
    xml_attr_int(w->b, STR("w:val"), place.list);
    XML(w->b, "/></w:numPr>");
}

static void put_properties(docx_writer *w, const block *b) {
    const para *p = &b->as.para;
    docx_list_place place = w->places[b->id].list;
    len inset = w->layout->blocks[b->id].inset;
    docx_para_open(w, w->sheet->ids[p->style->index], p->style->keep_next);
    if (place.list) {
        put_list_place(w, place);
        if (!docx_same_indent(place.indent, p->style)) docx_indent_write(w->b, p->style, inset);
        /* A live number looks like the paragraph mark. */
        put_marks(w, p->style, (run_look){.marks = p->label.marks});
    } else if (inset) {
        docx_indent_write(w->b, p->style, inset);
    }
    docx_para_properties_end(w);
}

void docx_para_write(docx_writer *w, const block *b) {
    const para *p = &b->as.para;
    para_writer out = {.w = w, .style = p->style, .signs = w->layout->blocks[b->id].signs};
    docx_nudge *nudges = NULL;
    docx_list_place place = w->places[b->id].list;
    bool labelled = p->label.kind != LABEL_NONE && !place.list, named = p->bookmark.n > 0;
    bool by_label = labelled && docx_bookmark_label(&p->label);
    out.nudges_n = docx_nudge_find(p, &w->layout->blocks[b->id], w->a, &nudges);
    out.nudges = nudges;
    out.untied = w->layout->blocks[b->id].untied;
    out.untied_n = w->layout->blocks[b->id].untied_n;
    w->whole = w->layout->blocks[b->id].whole;
    put_properties(w, b);
    if (named && !by_label) docx_bookmark_open(w, b->id);
    if (labelled) put_label(&out, p, b->id, named);
    size_t at = docx_label_bytes(&p->label);
    for (size_t i = 0; i < p->runs_n; i++) {
        put_run(&out, &p->runs[i], at);
        at += p->runs[i].kind == RUN_TEXT ? p->runs[i].text.n : 1;
    }
    if (named && !by_label) docx_bookmark_close(w);
    XML(w->b, "</w:p>");
}
