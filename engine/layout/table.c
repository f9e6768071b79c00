/* Tables. A row is one strip holding a column of strips per cell, so that it moves as a whole until
 * a page is too short for it; then table_cut divides every cell where its own text may be divided.
 *
 * Ruled rows are as high as in LibreOffice and Word: the border above belongs to the row, the last
 * row has the one below as well. */
#include "layout/table.h"

#include "layout/column.h"

static str millimetres(arena *a, int64_t v) {
    buf b = buf_in(a);
    if (v > INT32_MAX) v = INT32_MAX;
    buf_fixed(&b, (int64_t)(len_to_mm((len)v) * 10 + 0.5), 1);
    return buf_str(&b);
}

/* Rounding millimetres to twips may make each of the columns that fill a width a twip too wide. */
static void check_width(setting *s, const block *b, int64_t fixed, bool shares, len width) {
    int64_t allowed = shares ? width - 1 : width + (int64_t)b->as.table.columns * LEN_TWIP;
    if (fixed <= allowed) return;
    DIAG_ADD(s->diags, TABLE_WIDTH, doc_where(s->doc, b->at), millimetres(s->a, fixed),
             millimetres(s->a, width));
    s->failed = true;
}

static double parts_of(double share) { return share < 0 ? -share : 1; }

/* Left edges of the columns, and the right edge of the last. Shares end at whole twips. Lines stand half to the
 * left of the text's edge; in a cell, where programs leave their whole thickness inside, at the edge. */
static const len *set_edges(setting *s, const block *b, len width) {
    const table *t = &b->as.table;
    len *edges = ARENA_ARRAY(s->a, len, t->columns + 1);
    double parts = 0, part = 0;
    int64_t fixed = 0, done = 0, shared = 0;
    for (size_t i = 0; i < t->columns; i++) {
        if (t->share[i] > 0)
            fixed += len_mm(t->share[i]);
        else
            parts += parts_of(t->share[i]);
    }
    check_width(s, b, fixed, parts > 0, width);
    int64_t rest = fixed < width ? width - fixed : 0;
    for (size_t i = 0; i < t->columns; i++) {
        if (t->share[i] > 0) {
            done += len_mm(t->share[i]);
        } else {
            part += parts_of(t->share[i]);
            int64_t twips = (int64_t)((double)(rest / LEN_TWIP) * (part / parts));
            shared = part < parts ? twips * LEN_TWIP : rest;
        }
        edges[i + 1] = done + shared < width ? (len)(done + shared) : width;
    }
    len inside = t->ruled && s->cells ? s->doc->styles->grid_line / 2 : 0;
    for (size_t i = 0; inside && i <= t->columns; i++) edges[i] += inside;
    return edges;
}

static void record_widths(setting *s, const block *b, const len *edges, len width) {
    size_t n = b->as.table.columns;
    len *widths = ARENA_ARRAY(s->a, len, n);
    for (size_t i = 0; i < n; i++) widths[i] = edges[i + 1] - edges[i];
    s->blocks[b->id].columns = widths;
    s->blocks[b->id].width = width;
}

static len strips_height(const strip *strips, size_t from, size_t to) {
    int64_t height = 0;
    for (size_t i = from; i < to && height < STRIP_TALLEST; i++) height += strips[i].height;
    return height < STRIP_TALLEST ? (len)height : STRIP_TALLEST;
}

static cell_box set_cell(setting *s, const table_box *t, const cell *c, size_t first_column,
                         len pad) {
    size_t span = c->span > 1 ? (size_t)c->span : 1;
    if (span > t->columns - first_column) span = t->columns - first_column;
    len left = t->edges[first_column] + pad, right = t->edges[first_column + span] - pad;
    cell_box box = {.x = left,
                    .width = right > left ? right - left : 0,
                    .first_column = first_column,
                    .span = span,
                    .middle = c->middle};
    size_t first = s->strips_n;
    s->cells++;
    column_set(s, c->blocks, c->n, box.width);
    s->cells--;
    box.strips = setting_take(s, first, &box.n);
    box.height = strips_height(box.strips, 0, box.n);
    return box;
}

static bool holds_table(const row *r) {
    for (size_t c = 0; c < r->n; c++)
        for (size_t i = 0; i < r->cells[c].n; i++)
            if (r->cells[c].blocks[i].kind == BLOCK_TABLE) return true;
    return false;
}

/* Where a table within a row might be divided, office programs disagree: such a row stays whole if it can. */
static row_box *set_row(setting *s, const table_box *t, const row *r, len pad) {
    row_box *box = ARENA_NEW(s->a, row_box);
    cell_box *cells = ARENA_ARRAY(s->a, cell_box, r->n);
    *box = (row_box){.table = t, .cells = cells, .whole = r->whole || r->header || holds_table(r)};
    for (size_t column = 0; box->n < r->n && column < t->columns; box->n++) {
        cells[box->n] = set_cell(s, t, &r->cells[box->n], column, pad);
        column += cells[box->n].span;
        if (cells[box->n].height > box->height) box->height = cells[box->n].height;
    }
    box->height += t->grid;
    return box;
}

/* The rows' strips, and those of the header rows once more for the pages the table goes on to. */
static void push_rows(setting *s, const block *b, table_box *box, row_box **rows, bool keep) {
    size_t n = b->as.table.rows_n, first = s->strips_n;
    for (size_t i = 0; i < n; i++) {
        row_box *r = rows[i];
        strip *made = setting_strip(s, b);
        made->kind = STRIP_ROW;
        made->at = b->as.table.rows[i].at;
        made->height = r->height;
        made->row = r;
        if (!r->last) made->after = r->head ? BREAK_PARTS : keep ? BREAK_SPLITS : BREAK_FREE;
        if (!r->head) continue;
        box->heads_n++;
        if (box->heads_height < STRIP_TALLEST) box->heads_height += r->height;
    }
    if (box->heads_n == n) box->heads_n = 0;
    strip *heads = ARENA_ARRAY(s->a, strip, box->heads_n);
    for (size_t i = 0; i < box->heads_n; i++) heads[i] = s->strips[first + i];
    box->heads = heads;
}

/* Decides which rows are not divided over pages. */
static void keep_rows(setting *s, const block *b, row_box **rows, bool table_whole) {
    size_t n = b->as.table.rows_n;
    len heads = 0;
    bool *row_whole = ARENA_ARRAY(s->a, bool, n);
    for (size_t i = 0; i < n; i++) {
        row_box *r = rows[i];
        if (r->head && heads < STRIP_TALLEST) heads += r->height;
        r->whole = (r->whole && r->height <= s->room - (r->head ? 0 : heads)) || table_whole;
        row_whole[i] = r->whole;
    }
    s->blocks[b->id].whole = table_whole;
    s->blocks[b->id].row_whole = row_whole;
}

void table_set(setting *s, const block *b, len width, int64_t above) {
    const table *t = &b->as.table;
    const stylesheet *look = s->doc->styles;
    table_box *box = ARENA_NEW(s->a, table_box);
    row_box **rows = ARENA_ARRAY(s->a, row_box *, t->rows_n);
    *box = (table_box){.block = b->id, .columns = t->columns};
    if (t->ruled) box->grid = look->grid_line;
    if (t->style) box->colour = t->style->colour;
    box->edges = set_edges(s, b, width);
    record_widths(s, b, box->edges, width);
    int64_t height = above;
    for (size_t i = 0; i < t->rows_n; i++) {
        rows[i] = set_row(s, box, &t->rows[i], t->ruled ? look->cell_side : 0);
        rows[i]->head = t->rows[i].header && (i == 0 || rows[i - 1]->head);
        rows[i]->last = i + 1 == t->rows_n;
        if (rows[i]->last) rows[i]->height += box->grid;
        height += rows[i]->height;
    }
    bool whole = t->keep_whole && height <= s->room;
    keep_rows(s, b, rows, whole);
    push_rows(s, b, box, rows, whole);
}

static place cell_start(const place *from, size_t c) {
    return from ? from[c] : (place){0, NULL};
}

/* Of strip `i`, what lies between two places. */
static len strip_height(const strip *st, size_t i, place from, place to) {
    const place *first = i == from.at ? from.cut : NULL, *last = i == to.at ? to.cut : NULL;
    return first || last ? table_part_height(st->row, first, last) : st->height;
}

len table_text_height(const row_box *r, size_t c, const place *from, const place *to) {
    const cell_box *box = &r->cells[c];
    place start = cell_start(from, c), end = to ? to[c] : (place){box->n, NULL};
    int64_t height = 0;
    for (size_t i = start.at; i < end.at + (end.cut != NULL) && height < STRIP_TALLEST; i++)
        height += strip_height(&box->strips[i], i, start, end);
    return height < STRIP_TALLEST ? (len)height : STRIP_TALLEST;
}

len table_part_height(const row_box *r, const place *from, const place *to) {
    if (!from && !to) return r->height;
    len tallest = 0;
    for (size_t c = 0; c < r->n; c++) {
        len height = table_text_height(r, c, from, to);
        if (height > tallest) tallest = height;
    }
    return tallest + r->table->grid * (r->last && !to ? 2 : 1);
}

/* Up to where strips of a cell may stand above a cut. Single lines may be left alone: office programs
 * control no widows and orphans in cells (compatibility mode 14). */
static place cut_cell(setting *s, const cell_box *box, place from, len room, bool anyhow) {
    const place all = {box->n, NULL};
    place cut = from;
    len y = 0;
    for (size_t i = from.at; i < box->n; i++) {
        const strip *st = &box->strips[i];
        len height = strip_height(st, i, from, all);
        len hangs = i + 1 < box->n ? st->white : 0; /* the last belongs to the cell */
        if (y + height - hangs > room) {
            if (st->kind != STRIP_ROW || (st->row->whole && !anyhow)) break;
            const place *within = table_cut(s, st->row, i == from.at ? from.cut : NULL, room - y, anyhow);
            return within ? (place){i, within} : cut;
        }
        y += height;
        if (i + 1 == box->n || anyhow || st->after < BREAK_PARTS) cut = (place){i + 1, NULL};
    }
    return cut;
}

const place *table_cut(setting *s, const row_box *r, const place *from, len room, bool anyhow) {
    place *cut = ARENA_ARRAY(s->a, place, r->n);
    bool some = false;
    room -= 2 * r->table->grid;
    for (size_t c = 0; c < r->n; c++) {
        const cell_box *box = &r->cells[c];
        place start = cell_start(from, c);
        cut[c] = cut_cell(s, box, start, room, anyhow);
        bool stays = cut[c].at == start.at && cut[c].cut == start.cut;
        if (stays && start.at < box->n && !anyhow) return NULL;
        some |= !stays;
    }
    return some ? cut : NULL;
}

static item line_item(const table_box *t, len x, len y, len dx, len dy) {
    return (item){.kind = ITEM_LINE,
                  .artifact = true,
                  .block = t->block,
                  .x = x,
                  .y = y,
                  .dx = dx,
                  .dy = dy,
                  .thickness = t->grid,
                  .colour = t->colour};
}

/* Whether a cell of the row begins or ends at this edge, so that a line stands there. */
static bool edge_open(const row_box *r, size_t edge) {
    for (size_t c = 0; c < r->n; c++) {
        const cell_box *box = &r->cells[c];
        if (box->first_column == edge || box->first_column + box->span == edge) return true;
    }
    return edge == 0 || edge == r->table->columns;
}

void table_borders(const drawn_row *rows, size_t n, table_draw_line *draw, void *user) {
    const table_box *t = rows[0].row->table;
    len half = t->grid / 2, width = t->edges[t->columns] - t->edges[0];
    len foot = rows[n - 1].y + rows[n - 1].height + (rows[n - 1].closed ? -half : half);
    for (size_t i = 0; i <= n; i++)
        draw(user, line_item(t, t->edges[0] - half, i < n ? rows[i].y + half : foot, width + t->grid, 0));
    for (size_t edge = 0; edge <= t->columns; edge++) {
        for (size_t i = 0; i < n; i++) {
            if (!edge_open(rows[i].row, edge)) continue;
            len top = rows[i].y + half;
            while (i + 1 < n && edge_open(rows[i + 1].row, edge)) i++;
            len bottom = i + 1 < n ? rows[i + 1].y + half : foot;
            draw(user, line_item(t, t->edges[edge], top, 0, bottom - top));
        }
    }
}
