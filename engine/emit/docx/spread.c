/* Counting as LibreOffice does (SwLayHelper), with an eye on chains of paragraphs that stay with the next. */
#include "emit/docx/spread.h"

#include "emit/docx/parts.h"

#define NONE SIZE_MAX

enum {
    FEW_NODES = 100,               /* up to which a page gets FEW_ON_PAGE */
    FEW_ON_PAGE = 25, ON_PAGE = 20, /* paragraphs and rows */
    MORE_FOR = 1000, MORE = 3, MOST_ON_PAGE = 53, /* so many more for each thousand nodes, up to that */
    TABLE_NODES = 25,              /* taken off for each table */
    TABLE_SPLITS = 10,             /* a page with so many too many through a table: that is divided */
    MOST_PUT_IN = UINT8_MAX,
};

/* Nodes of blocks: a paragraph is one, tables and cells have a start and an end. */
static int64_t count_nodes(const block *blocks, size_t n) {
    int64_t nodes = docx_wants_paragraph(n ? &blocks[n - 1] : NULL, NULL);
    for (size_t i = 0; i < n; i++) {
        const table *t = &blocks[i].as.table;
        if (blocks[i].kind != BLOCK_PAGE) nodes++;
        if (blocks[i].kind != BLOCK_TABLE) continue;
        nodes += 1 - TABLE_NODES + (i + 1 < n && blocks[i + 1].kind == BLOCK_TABLE);
        for (size_t r = 0; r < t->rows_n; r++)
            for (size_t c = 0; c < t->rows[r].n; c++)
                nodes += 2 + count_nodes(t->rows[r].cells[c].blocks, t->rows[r].cells[c].n);
    }
    return nodes;
}

static size_t most_on_page(const doc *d) {
    int64_t nodes = count_nodes(d->blocks, d->n) + 2; /* start and end of the text */
    if (nodes <= FEW_NODES) return FEW_ON_PAGE;
    int64_t most = ON_PAGE + nodes / MORE_FOR * MORE;
    return most < MOST_ON_PAGE ? (size_t)most : MOST_ON_PAGE;
}

/* The walk over the text. */
typedef struct spread {
    const block *blocks;
    size_t n;
    const layout *layout;
    size_t most;
    size_t on_page; /* counted since the page began */
    size_t white;   /* the last white on the page that stands in no chain; NONE */
    size_t chain;   /* the first of the paragraphs right before that stay with the next; NONE */
    uint8_t *put_in;
} spread;

static void new_page(spread *s) {
    s->on_page = 0;
    s->white = NONE;
}

static bool begins_page(const spread *s, size_t i) {
    const block_layout *l = s->layout->blocks;
    return i > 0 && l[s->blocks[i].id].first_page != l[s->blocks[i - 1].id].first_page;
}

/* A page would begin with block `i`: before the chain rather than in it, should a real page begin there. */
static void page_ends(spread *s, size_t i) {
    bool parts = s->chain != NONE && begins_page(s, s->chain) && i - s->chain <= MOST_PUT_IN;
    size_t in_chain = parts ? i - s->chain : 0;
    if (parts) s->put_in[s->blocks[s->white == NONE ? s->chain : s->white].id] = (uint8_t)in_chain;
    new_page(s);
    s->on_page = in_chain;
}

static void pass_table(spread *s, size_t i, bool first) {
    s->on_page += s->blocks[i].as.table.rows_n;
    if (s->on_page > s->most + TABLE_SPLITS || (!first && s->on_page > s->most)) new_page(s);
    s->chain = NONE;
    s->on_page += i + 1 < s->n && s->blocks[i + 1].kind == BLOCK_TABLE; /* the paragraph between the two */
}

static void pass_paragraph(spread *s, size_t i, bool first, bool keeps) {
    s->on_page++;
    if (!first && s->on_page > s->most) page_ends(s, i);
    if (!keeps) s->chain = NONE;
    else if (s->chain == NONE) s->chain = i;
    if (s->blocks[i].kind == BLOCK_SPACE && !keeps) s->white = i;
}

const uint8_t *docx_spread_find(const doc *d, const layout *l, arena *a) {
    spread s = {.blocks = d->blocks, .n = d->n, .layout = l, .white = NONE, .chain = NONE};
    s.put_in = ARENA_ARRAY(a, uint8_t, d->block_count);
    s.most = most_on_page(d);
    bool keep = false, first = true, turned = false;
    for (size_t i = 0; i < d->n; i++) {
        const block *b = &d->blocks[i], *next = i + 1 < d->n ? b + 1 : NULL;
        if (b->kind == BLOCK_PAGE) {
            turned = !first;
            keep = false;
            s.chain = NONE;
            continue;
        }
        keep = docx_keeps_on(b, keep);
        if (b->kind == BLOCK_TABLE) pass_table(&s, i, first);
        else pass_paragraph(&s, i, first || turned, keep || (next && next->kind == BLOCK_RULE));
        if (turned) new_page(&s);
        first = turned = false;
    }
    return s.put_in;
}
