/* One walk over the tree gathers the paragraphs; then lists of letters are told apart; then each label takes
 * its place, in reading order. */
#include "emit/docx/places.h"

#include "emit/docx/label.h"

enum { RANKS = 9 };

typedef struct walk {
    docx_para_place *places;
    uint32_t *ids; /* of paragraphs with a label, in reading order */
    size_t n;
} walk;

static void gather(walk *w, const block *blocks, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const block *b = &blocks[i];
        if (b->kind == BLOCK_PARA) {
            w->places[b->id].para = &b->as.para;
            if (b->as.para.label.kind != LABEL_NONE) w->ids[w->n++] = b->id;
        }
        if (b->kind != BLOCK_TABLE) continue;
        for (size_t r = 0; r < b->as.table.rows_n; r++)
            for (size_t c = 0; c < b->as.table.rows[r].n; c++)
                gather(w, b->as.table.rows[r].cells[c].blocks, b->as.table.rows[r].cells[c].n);
    }
}

static const label *label_at(const walk *w, size_t i) { return &w->places[w->ids[i]].para->label; }

/* Marks the labels of lists that go on to "đ". */
static void find_long_lists(const walk *w, bool *text) {
    size_t open[RANKS + 1] = {0}; /* by rank: one more than the place of its "a" in w->ids; 0: no list */
    for (size_t i = 0; i < w->n; i++) {
        const label *l = label_at(w, i);
        int rank = l->level;
        if (l->kind != LABEL_NUMBER || rank < 1 || rank > RANKS) continue;
        for (int below = rank + 1; below <= RANKS; below++) open[below] = 0;
        int letter = number_label_letter(l->text);
        if (letter == 1) open[rank] = i + 1;
        if (letter != LETTER_BARRED_D || !open[rank]) continue;
        for (size_t k = open[rank] - 1; k < i; k++)
            text[k] |= label_at(w, k)->level == rank && number_label_letter(label_at(w, k)->text);
        open[rank] = 0;
    }
}

const docx_para_place *docx_places_find(const doc *d, docx_numbering *n, arena *a) {
    walk w = {.places = ARENA_ARRAY(a, docx_para_place, d->block_count)};
    w.ids = ARENA_ARRAY(a, uint32_t, d->block_count);
    gather(&w, d->blocks, d->n);
    const size_t n_listed = w.n;
    bool *text = ARENA_ARRAY(a, bool, n_listed);
    find_long_lists(&w, text);
    gather(&w, d->head, d->head_n);
    gather(&w, d->foot, d->foot_n);
    for (size_t i = 0; i < n_listed; i++) {
        docx_para_place *p = &w.places[w.ids[i]];
        if (!text[i]) p->list = docx_numbering_place(n, p->para);
    }
    return w.places;
}
