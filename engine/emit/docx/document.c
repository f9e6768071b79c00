/* word/document.xml: the blocks of the body, and where sections end.
 *
 * A page break is a property of the paragraph after it. Where the page style or the numbering
 * changes, or a table follows, which has no such property, a section ends instead, with the last
 * paragraph before. */
#include "emit/docx/parts.h"

static void put_block(docx_writer *w, const block *b) {
    switch (b->kind) {
    case BLOCK_PARA: docx_para_write(w, b); break;
    case BLOCK_RULE: docx_rule_write(w, b); break;
    case BLOCK_SPACE: docx_space_write(w, b->as.space.height - w->put_in[b->id] * LEN_TWIP); break;
    case BLOCK_TABLE: docx_table_write(w, b); break;
    case BLOCK_PAGE: break; /* the body's own business */
    }
}

bool docx_keeps_on(const block *b, bool before) {
    switch (b->kind) {
    case BLOCK_PARA: return b->as.para.keep_next || b->as.para.style->keep_next;
    case BLOCK_RULE:
    case BLOCK_SPACE: return before;
    case BLOCK_TABLE:
    case BLOCK_PAGE: break;
    }
    return false;
}

/* A section ends in a paragraph with text or one of its own, since LibreOffice drops the border of an empty one. */
bool docx_wants_paragraph(const block *last, const docx_section *closing) {
    return !last || last->kind == BLOCK_TABLE || (closing && last->kind != BLOCK_PARA);
}

static void put_blocks(docx_writer *w, const block *blocks, size_t n, const docx_section *closing) {
    bool outer = w->keep, keep = false, own = docx_wants_paragraph(n ? &blocks[n - 1] : NULL, closing);
    for (size_t i = 0; i < n; i++) {
        const block *now = &blocks[i], *next = i + 1 < n ? now + 1 : NULL;
        bool ruled_under = next && next->kind == BLOCK_RULE;
        keep = docx_keeps_on(now, keep);
        w->keep = outer || (now->kind != BLOCK_TABLE && (keep || ruled_under));
        if (!next && !own) w->closing = closing;
        for (int k = w->put_in[now->id]; k > 0; k--) docx_space_write(w, 0);
        put_block(w, now);
        w->keep = outer;
        if (next && now->kind == BLOCK_TABLE && next->kind == BLOCK_TABLE) docx_space_write(w, 0);
    }
    if (!own) return;
    w->closing = closing;
    docx_space_write(w, 0);
}

void docx_blocks_write(docx_writer *w, const block *blocks, size_t n) {
    put_blocks(w, blocks, n, NULL);
}

/* The page blocks at `i`, taken as one. */
typedef struct page_change {
    const page_style *page; /* NULL: as before */
    bool restart;
    size_t next;            /* the first block after them */
} page_change;

static page_change page_change_at(const doc *d, size_t i) {
    page_change c = {.next = i};
    for (; c.next < d->n && d->blocks[c.next].kind == BLOCK_PAGE; c.next++) {
        const block *b = &d->blocks[c.next];
        if (b->as.page.style) c.page = b->as.page.style;
        c.restart |= b->as.page.restart;
    }
    return c;
}

static size_t next_page_block(const doc *d, size_t i) {
    while (i < d->n && d->blocks[i].kind != BLOCK_PAGE) i++;
    return i;
}

static void put_body(docx_writer *w, const doc *d) {
    page_change c = page_change_at(d, 0);
    docx_section now = {.page = c.page, .first = true, .restart = c.restart};
    if (!now.page) now.page = &w->sheet->styles->pages[0];
    for (size_t i = c.next; i < d->n; i = c.next) {
        size_t end = next_page_block(d, i);
        c = page_change_at(d, end);
        bool last = c.next == d->n;
        bool ends = !last && (c.page || c.restart || d->blocks[c.next].kind == BLOCK_TABLE);
        put_blocks(w, d->blocks + i, end - i, ends ? &now : NULL);
        if (ends) now = (docx_section){.page = c.page ? c.page : now.page, .restart = c.restart};
        else w->page_break = !last;
    }
    docx_section_write(w, &now);
}

void docx_document_write(docx_writer *w, const doc *d) {
    w->put_in = docx_spread_find(d, w->layout, w->a);
    buf_add(w->b, xml_declaration);
    XML(w->b, "<w:document" DOCX_NAMESPACES "><w:body>");
    put_body(w, d);
    XML(w->b, "</w:body></w:document>");
}
