/* Tables: fixed widths from the layout, look from the table style; rows and cells carry only
 * what differs. Rows that stay together do so by their paragraphs, the only way the format has. */
#include "emit/docx/parts.h"

static int width_of(const block_layout *l, size_t from, size_t to) {
    len width = 0;
    for (size_t i = from; i < to; i++) width += l->columns[i];
    return len_to_twips(width);
}

/* The borders of the table style once more, in another colour. */
static void put_coloured_borders(docx_writer *w, int colour) {
    static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    XML(w->b, "<w:tblBorders>");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        buf_fmt(w->b, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/>", sides[i],
                docx_border_eighths(w->sheet->styles->grid_line), (unsigned)colour);
    XML(w->b, "</w:tblBorders>");
}

static void put_properties(docx_writer *w, const table *t, const block_layout *l) {
    XML(w->b, "<w:tblPr><w:tblStyle");
    xml_attr(w->b, STR("w:val"), t->ruled ? DOCX_RULED : DOCX_LAYOUT);
    XML(w->b, "/><w:tblW");
    xml_attr_int(w->b, STR("w:w"), width_of(l, 0, t->columns));
    XML(w->b, " w:type=\"dxa\"/>");
    /* Else the text, not the border, of the first column would stand at the margin; in a table within
     * a table it is the border anyway. */
    if (t->ruled && !w->in_cell) {
        XML(w->b, "<w:tblInd");
        xml_attr_int(w->b, STR("w:w"), len_to_twips(w->sheet->styles->cell_side));
        XML(w->b, " w:type=\"dxa\"/>");
    }
    if (t->ruled && t->style && t->style->colour) put_coloured_borders(w, t->style->colour);
    XML(w->b, "<w:tblLayout w:type=\"fixed\"/></w:tblPr>");
}

static void put_grid(buf *b, const table *t, const block_layout *l) {
    XML(b, "<w:tblGrid>");
    for (size_t i = 0; i < t->columns; i++) {
        XML(b, "<w:gridCol");
        xml_attr_int(b, STR("w:w"), width_of(l, i, i + 1));
        XML(b, "/>");
    }
    XML(b, "</w:tblGrid>");
}

static void put_cell(docx_writer *w, const cell *c, int width) {
    XML(w->b, "<w:tc><w:tcPr><w:tcW");
    xml_attr_int(w->b, STR("w:w"), width);
    XML(w->b, " w:type=\"dxa\"/>");
    if (c->span > 1) {
        XML(w->b, "<w:gridSpan");
        xml_attr_int(w->b, STR("w:val"), c->span);
        XML(w->b, "/>");
    }
    if (c->middle) XML(w->b, "<w:vAlign w:val=\"center\"/>");
    XML(w->b, "</w:tcPr>");
    bool was = w->in_cell;
    w->in_cell = true;
    docx_blocks_write(w, c->blocks, c->n);
    w->in_cell = was;
    XML(w->b, "</w:tc>");
}

static void put_row(docx_writer *w, const row *r, bool whole, const block_layout *l) {
    size_t column = 0;
    XML(w->b, "<w:tr>");
    if (whole || r->header) {
        XML(w->b, "<w:trPr>");
        if (whole) XML(w->b, "<w:cantSplit/>");
        if (r->header) XML(w->b, "<w:tblHeader/>");
        XML(w->b, "</w:trPr>");
    }
    for (size_t i = 0; i < r->n; i++) {
        size_t next = column + (size_t)(r->cells[i].span > 1 ? r->cells[i].span : 1);
        put_cell(w, &r->cells[i], width_of(l, column, next));
        column = next;
    }
    XML(w->b, "</w:tr>");
}

void docx_table_write(docx_writer *w, const block *b) {
    const table *t = &b->as.table;
    const block_layout *l = &w->layout->blocks[b->id];
    bool keep = w->keep;
    XML(w->b, "<w:tbl>");
    put_properties(w, t, l);
    put_grid(w->b, t, l);
    for (size_t i = 0; i < t->rows_n; i++) {
        bool last = i + 1 == t->rows_n;
        w->keep = keep || (!last && (l->whole || t->rows[i].header));
        put_row(w, &t->rows[i], l->row_whole[i], l);
    }
    w->keep = keep;
    XML(w->b, "</w:tbl>");
}
