/* word/styles.xml: the style sheet as Word styles. A style states only what differs from the
 * style it is based on; document defaults are the defaults of style.def, so that a root style
 * states what differs from those. */
#include "emit/docx/parts.h"
#include "text/unicode.h"

/* Styles Word knows by these names; all others are the document's own. */
static const char *const built_in[] = {
    "Normal", "Title", "Subtitle", "Body Text", "Body Text Indent", "Body Text First Indent",
    "header", "footer", "page number", "footnote text", "caption", "Quote",
    "List", "List Bullet", "List Number", "List Continue", "List Paragraph",
    "Signature", "Closing", "Date", "Salutation", "Table Grid",
};

static bool is_built_in(str title) {
    if (str_starts(title, STR("heading ")) && title.n == sizeof "heading N" - 1) return true;
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (str_eq(title, str_of(built_in[i]))) return true;
    return false;
}

static str title_of(const style *s) { return s->title.n ? s->title : s->name; }

/* "Quốc hiệu" -> QuocHieu */
static str id_of(str title, arena *a) {
    str words = text_fold(a, title);
    buf b = buf_in(a);
    bool start = true;
    for (size_t i = 0; i < words.n; i++) {
        char c = words.p[i];
        bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
        if (letter || digit) buf_byte(&b, start && letter ? (char)(c - 'a' + 'A') : c);
        start = !letter && !digit;
    }
    return buf_str(&b);
}

static bool is_taken(str id, const str *ids, size_t n) {
    const str own[] = {DOCX_SPACE, DOCX_RULE,      DOCX_RULED,  DOCX_LAYOUT,
                       DOCX_TABLE, DOCX_CHARACTER, DOCX_NO_LIST};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (str_eq(id, own[i])) return true;
    for (size_t i = 0; i < n; i++)
        if (str_eq(id, ids[i])) return true;
    return !id.n;
}

static void collect_headers(docx_sheet *ready, arena *a) {
    const stylesheet *s = ready->styles;
    str *headers = ARENA_ARRAY(a, str, s->pages_n);
    for (size_t i = 0; i < s->pages_n; i++) {
        size_t at = 0;
        while (at < ready->headers_n && !str_eq(headers[at], s->pages[i].number_style)) at++;
        if (at == ready->headers_n) headers[ready->headers_n++] = s->pages[i].number_style;
    }
    ready->headers = headers;
}

docx_sheet docx_sheet_make(const emit_env *env, arena *a) {
    const stylesheet *s = env->styles;
    docx_sheet ready = {.styles = s, .family = env->family};
    str *ids = ARENA_ARRAY(a, str, s->styles_n);
    for (size_t i = 0; i < s->styles_n; i++) {
        str id = id_of(title_of(&s->styles[i]), a);
        ids[i] = is_taken(id, ids, i) ? str_fmt(a, "%.*s.%zu", STR_ARG(id), i) : id;
    }
    ready.ids = ids;
    collect_headers(&ready, a);
    return ready;
}

static style initial_style(void) {
    return (style){
#define STYLE_LEN(name, unit, initial, min, max) .name = len_##unit(initial),
#define STYLE_INT(name, initial, min, max) .name = (initial),
#define STYLE_BOOL(name, initial) .name = (initial),
#include "model/style.def"
#undef STYLE_LEN
#undef STYLE_INT
#undef STYLE_BOOL
    };
}

static void put_val(buf *b, str element, str val) {
    buf_byte(b, '<');
    buf_add(b, element);
    xml_attr(b, STR("w:val"), val);
    XML(b, "/>");
}

static void put_val_int(buf *b, str element, int val) {
    buf_byte(b, '<');
    buf_add(b, element);
    xml_attr_int(b, STR("w:val"), val);
    XML(b, "/>");
}

static void put_toggle(buf *b, str element, bool on, bool was) {
    if (on == was) return;
    buf_byte(b, '<');
    buf_add(b, element);
    if (!on) xml_attr_int(b, STR("w:val"), 0);
    XML(b, "/>");
}

static void put_line(buf *b, const style *s) {
    xml_attr_int(b, STR("w:line"), len_to_twips(s->line));
    XML(b, " w:lineRule=\"exact\"");
}

static void put_spacing(buf *b, const style *s, const style *base) {
    if (s->line == base->line && s->after == base->after) return;
    XML(b, "<w:spacing");
    if (s->after != base->after) xml_attr_int(b, STR("w:after"), len_to_twips(s->after));
    if (s->line != base->line) put_line(b, s);
    XML(b, "/>");
}

static void put_indents(buf *b, const style *s, const style *base) {
    int first = len_to_twips(s->first);
    if (s->left == base->left && s->right == base->right && s->first == base->first) return;
    XML(b, "<w:ind");
    if (s->left != base->left) xml_attr_int(b, STR("w:left"), len_to_twips(s->left));
    if (s->right != base->right) xml_attr_int(b, STR("w:right"), len_to_twips(s->right));
    if (s->first != base->first) {
        if (first < 0) xml_attr_int(b, STR("w:hanging"), -first);
        else xml_attr_int(b, STR("w:firstLine"), first);
    }
    XML(b, "/>");
}

static str alignment_name(style_align align) {
    switch (align) {
    case ALIGN_LEFT: return STR("left");
    case ALIGN_CENTRE: return STR("center");
    case ALIGN_RIGHT: return STR("right");
    case ALIGN_JUSTIFY: break;
    }
    return STR("both");
}

/* Ends an element that was opened with `start`, or takes it back when nothing has come into it. */
static void close_or_undo(buf *b, size_t before, str start, str end) {
    if (b->n == before + start.n) b->n = before;
    else buf_add(b, end);
}

enum { NO_OUTLINE = 9 };

static void put_para_properties(buf *b, const style *s, const style *base) {
    size_t before = b->n;
    XML(b, "<w:pPr>");
    put_toggle(b, STR("w:keepNext"), s->keep_next, base->keep_next);
    put_toggle(b, STR("w:keepLines"), s->keep_lines || s->keep_next,
               base->keep_lines || base->keep_next);
    put_toggle(b, STR("w:widowControl"), s->widow_control, base->widow_control);
    put_spacing(b, s, base);
    put_indents(b, s, base);
    if (s->align != base->align) put_val(b, STR("w:jc"), alignment_name(s->align));
    if (s->outline != base->outline)
        put_val_int(b, STR("w:outlineLvl"), s->outline ? s->outline - 1 : NO_OUTLINE);
    close_or_undo(b, before, STR("<w:pPr>"), STR("</w:pPr>"));
}

static void put_run_properties(buf *b, const style *s, const style *base) {
    size_t before = b->n;
    XML(b, "<w:rPr>");
    put_toggle(b, STR("w:b"), s->bold, base->bold);
    put_toggle(b, STR("w:bCs"), s->bold, base->bold);
    put_toggle(b, STR("w:i"), s->italic, base->italic);
    put_toggle(b, STR("w:iCs"), s->italic, base->italic);
    if (s->colour != base->colour) buf_fmt(b, "<w:color w:val=\"%06X\"/>", (unsigned)s->colour);
    if (s->size != base->size) {
        put_val_int(b, STR("w:sz"), style_half_points(s));
        put_val_int(b, STR("w:szCs"), style_half_points(s));
    }
    if (s->underline != base->underline)
        put_val(b, STR("w:u"), s->underline ? STR("single") : STR("none"));
    close_or_undo(b, before, STR("<w:rPr>"), STR("</w:rPr>"));
}

/* A comma in a name would begin an alias: "Ô bảng, số" -> "Ô bảng - số". */
static void put_name(buf *b, str title) {
    XML(b, "<w:name w:val=\"");
    for (size_t from = 0; from < title.n;) {
        size_t comma = str_find(title, STR(","), from);
        xml_text(b, str_part(title, from, comma));
        if (comma < title.n) XML(b, " -");
        from = comma + 1;
    }
    XML(b, "\"/>");
}

static void put_style(const docx_sheet *ready, const style *s, const style *initial, buf *b) {
    const style *base = s->based_on.n ? stylesheet_find(ready->styles, s->based_on) : NULL;
    XML(b, "<w:style w:type=\"paragraph\"");
    if (str_eq(ready->ids[s->index], DOCX_NORMAL)) XML(b, " w:default=\"1\"");
    if (!is_built_in(title_of(s))) XML(b, " w:customStyle=\"1\"");
    xml_attr(b, STR("w:styleId"), ready->ids[s->index]);
    XML(b, ">");
    put_name(b, title_of(s));
    if (base) put_val(b, STR("w:basedOn"), ready->ids[base->index]);
    XML(b, "<w:qFormat/>");
    put_para_properties(b, s, base ? base : initial);
    put_run_properties(b, s, base ? base : initial);
    XML(b, "</w:style>");
}

static void put_defaults(const stylesheet *s, const style *initial, buf *b) {
    XML(b, "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts");
    xml_attr(b, STR("w:ascii"), s->family);
    xml_attr(b, STR("w:eastAsia"), s->family);
    xml_attr(b, STR("w:hAnsi"), s->family);
    xml_attr(b, STR("w:cs"), s->family);
    XML(b, "/>");
    put_val_int(b, STR("w:sz"), style_half_points(initial));
    put_val_int(b, STR("w:szCs"), style_half_points(initial));
    XML(b, "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
           "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\"");
    xml_attr_int(b, STR("w:after"), len_to_twips(initial->after));
    put_line(b, initial);
    XML(b, "/></w:pPr></w:pPrDefault></w:docDefaults>");
}

/* The empty paragraphs spaces and rules are made of: one exact line of a twip, given its height
 * there. */
static void put_own_paragraphs(buf *b) {
    XML(b, "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"KhoangTrong\">"
           "<w:name w:val=\"Khoảng trống\"/><w:pPr><w:widowControl w:val=\"0\"/>"
           "<w:spacing w:after=\"0\" w:line=\"1\" w:lineRule=\"exact\"/></w:pPr>"
           "<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style>"
           "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"DuongKe\">"
           "<w:name w:val=\"Đường kẻ\"/><w:basedOn w:val=\"KhoangTrong\"/></w:style>");
}

static void put_tables(const stylesheet *s, buf *b) {
    static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    XML(b, "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"BangKhongKe\">"
           "<w:name w:val=\"Bảng không kẻ\"/><w:basedOn w:val=\"TableNormal\"/>"
           "<w:tblPr><w:tblCellMar>"
           "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>"
           "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>"
           "</w:tblCellMar></w:tblPr></w:style>"
           "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
           "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        buf_fmt(b, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"auto\"/>", sides[i],
                docx_border_eighths(s->grid_line));
    buf_fmt(b,
            "</w:tblBorders><w:tblCellMar>"
            "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
            "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/>"
            "</w:tblCellMar></w:tblPr></w:style>",
            len_to_twips(s->cell_side), len_to_twips(s->cell_side));
}

/* What Word itself falls back on. */
static void put_word_defaults(const docx_sheet *ready, buf *b) {
    bool normal = false;
    for (size_t i = 0; i < ready->styles->styles_n; i++)
        normal |= str_eq(ready->ids[i], DOCX_NORMAL);
    if (!normal)
        XML(b, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
               "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
    XML(b, "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
           "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>"
           "<w:semiHidden/></w:style>"
           "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
           "<w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr>"
           "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"
           "<w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"
           "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
           "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\">"
           "<w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>");
}

void docx_styles_write(const docx_sheet *ready, buf *b) {
    style initial = initial_style();
    buf_add(b, xml_declaration);
    XML(b, "<w:styles" DOCX_NAMESPACES ">");
    put_defaults(ready->styles, &initial, b);
    put_word_defaults(ready, b);
    for (size_t i = 0; i < ready->styles->styles_n; i++)
        put_style(ready, &ready->styles->styles[i], &initial, b);
    put_own_paragraphs(b);
    put_tables(ready->styles, b);
    XML(b, "</w:styles>");
}
