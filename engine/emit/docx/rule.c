/* Rules: the lower border of an empty paragraph, cut to length by its indents. Never underscores or
 * underlined blanks: they have no exact length.
 *
 * The paragraph is one exact line as high as the white above the rule; the border stands under
 * it and adds its own thickness; what is left of the rule's height is the space after. Measured in
 * LibreOffice 7.4: the line is within 0.1 pt of its place in the layout, and so is the text below. */
#include "emit/docx/parts.h"

enum { EIGHTH = LEN_PT / 8, THINNEST = 2, THICKEST = 96 }; /* borders, in eighths of a point */

int docx_border_eighths(len thickness) {
    int eighths = (thickness + EIGHTH / 2) / EIGHTH;
    if (eighths < THINNEST) return THINNEST;
    return eighths > THICKEST ? THICKEST : eighths;
}

static void put_border(buf *b, len thickness) {
    XML(b, "<w:pBdr><w:bottom w:val=\"single\"");
    xml_attr_int(b, STR("w:sz"), docx_border_eighths(thickness));
    XML(b, " w:space=\"0\" w:color=\"auto\"/></w:pBdr>");
}

void docx_rule_write(docx_writer *w, const block *b) {
    const rule *r = &b->as.rule;
    const block_layout *l = &w->layout->blocks[b->id];
    int whole = len_to_twips(r->above + r->below), line = len_to_twips(r->above - r->thickness / 2);
    if (line < 1) line = 1; /* 0 would mean: as high as the text */
    int after = whole - line - len_to_twips(r->thickness);
    docx_para_open(w, DOCX_RULE, false);
    if (l->rule_length > 0) put_border(w->b, r->thickness);
    XML(w->b, "<w:spacing");
    xml_attr_int(w->b, STR("w:after"), after > 0 ? after : 0);
    xml_attr_int(w->b, STR("w:line"), line);
    XML(w->b, " w:lineRule=\"exact\"/><w:ind");
    xml_attr_int(w->b, STR("w:left"), len_to_twips(l->rule_left));
    xml_attr_int(w->b, STR("w:right"), len_to_twips(l->width - l->rule_left - l->rule_length));
    XML(w->b, "/>");
    docx_para_properties_end(w);
    XML(w->b, "</w:p>");
}
