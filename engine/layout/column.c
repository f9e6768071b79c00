/* Blocks to strips: which file sets which kind, and what keeps one block with the next. */
#include "layout/column.h"

#include "layout/para.h"
#include "layout/table.h"

typedef struct column {
    len width;
    len longest;            /* line of the last paragraph; 0: none yet */
    bool keep;              /* the block above must not be parted from what follows */
    size_t kept;            /* first strip of the chain of blocks that `keep` ends */
    const page_style *page; /* NULL: not the page's own column */
    size_t first;           /* its first strip */
} column;

static void white(setting *s, column *c, const block *b, int64_t height) {
    strip *made = setting_strip(s, b);
    made->height = height < 0 ? 0 : height > STRIP_TALLEST ? STRIP_TALLEST : (len)height;
    made->after = c->keep ? BREAK_PARTS : BREAK_FREE;
}

static void set_space(setting *s, column *c, const block *b) {
    const white_space *room = &b->as.space;
    white(s, c, b, room->height);
    if (!room->field) return;
    item *it = setting_item(s);
    *it = (item){.kind = ITEM_FIELD,
                 .block = b->id,
                 .x = (c->width - room->field) / 2 - room->shift,
                 .y = (room->height - room->field) / 2,
                 .dx = room->field,
                 .dy = room->field};
    s->strips[s->strips_n - 1].items_n = 1;
}

static void set_para(setting *s, column *c, const block *b) {
    if (!c->keep) c->kept = s->strips_n;
    para_result r = para_set(s, b, c->width, setting_some_page);
    c->longest = r.longest;
    c->keep = r.keep_next;
}

/* A rule belongs to the block above it; what kept that one with the next goes on below the rule. */
static void set_rule(setting *s, column *c, const block *b) {
    const rule *r = &b->as.rule;
    block_layout *out = &s->blocks[b->id];
    len whole = r->of_text && c->longest ? c->longest : c->width;
    out->width = c->width;
    out->rule_length = (len)(whole * r->fraction + 0.5);
    if (out->rule_length > c->width) out->rule_length = c->width;
    if (r->align == ALIGN_CENTRE) out->rule_left = (c->width - out->rule_length) / 2;
    if (r->align == ALIGN_RIGHT) out->rule_left = c->width - out->rule_length;
    if (s->strips_n > c->first) s->strips[s->strips_n - 1].after = BREAK_PARTS;
    white(s, c, b, (int64_t)r->above + r->below);
    s->strips[s->strips_n - 1].white = r->below - r->thickness / 2;
    item *it = setting_item(s);
    *it = (item){.kind = ITEM_LINE,
                 .artifact = true,
                 .block = b->id,
                 .x = out->rule_left,
                 .y = r->above,
                 .dx = out->rule_length,
                 .thickness = r->thickness};
    s->strips[s->strips_n - 1].items_n = 1;
}

static void set_table(setting *s, column *c, const block *b) {
    int64_t above = 0;
    for (size_t i = c->kept; c->keep && i < s->strips_n; i++) above += s->strips[i].height;
    table_set(s, b, c->width, above);
    c->keep = false;
    c->longest = 0;
}

static void use_page(setting *s, column *c, const page_style *look) {
    c->page = look;
    c->width = look->width - look->left - look->right;
    s->room = look->height - look->top - look->bottom;
}

static void new_page(setting *s, column *c, const block *b) {
    if (!c->page) return;
    if (b->as.page.style) use_page(s, c, b->as.page.style);
    strip *made = setting_strip(s, b);
    made->kind = STRIP_PAGE;
    made->page = c->page;
    made->restart = b->as.page.restart;
    c->keep = false;
    c->longest = 0;
}

static void set_blocks(setting *s, column *c, const block *blocks, size_t n) {
    c->first = s->strips_n;
    for (size_t i = 0; i < n; i++) {
        const block *b = &blocks[i];
        switch (b->kind) {
        case BLOCK_PARA: set_para(s, c, b); break;
        case BLOCK_RULE: set_rule(s, c, b); break;
        case BLOCK_SPACE: set_space(s, c, b); break;
        case BLOCK_TABLE: set_table(s, c, b); break;
        case BLOCK_PAGE: new_page(s, c, b); break;
        }
    }
}

void column_set_page(setting *s, const block *blocks, size_t n, const page_style *first) {
    column c = {0};
    use_page(s, &c, first);
    set_blocks(s, &c, blocks, n);
}

void column_set(setting *s, const block *blocks, size_t n, len width) {
    column c = {.width = width};
    set_blocks(s, &c, blocks, n);
}
