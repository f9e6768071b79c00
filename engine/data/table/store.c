/* Rows and cells in two arrays; rows of one key are chained, and the chains found by the key's hash. */
#include "data/table/store.h"

#include <stdlib.h>
#include <string.h>

typedef struct cell {
    union {
        double number;
        const char *text;
    } as;
    uint32_t size; /* of the text */
    uint32_t column : 24, kind : 8;
} cell;

typedef struct stored {
    uint32_t line, cells; /* its own, and the first of its cells */
    uint32_t next;        /* of the same chain, plus 1 */
    uint32_t claimed;
    uint64_t key;         /* its hash */
} stored;

struct store {
    stored *rows;
    cell *cells;
    size_t n, cap, cells_n, cells_cap;
    uint32_t *chains;
    size_t chains_n;
    arena *texts;
};

store *store_new(void) {
    store *s = mem_alloc(sizeof *s);
    *s = (store){.texts = arena_new()};
    return s;
}

void store_drop(store *s) {
    if (!s) return;
    free(s->rows);
    free(s->cells);
    free(s->chains);
    arena_drop(s->texts);
    free(s);
}

static void *room(void *p, size_t n, size_t more, size_t *cap, size_t size) {
    if (n + more <= *cap) return p;
    *cap = *cap + *cap / 2 + more + 64;
    return mem_realloc(p, *cap * size);
}

void store_add(store *s, const grid_row *from, str key) {
    s->rows = room(s->rows, s->n, 1, &s->cap, sizeof *s->rows);
    s->cells = room(s->cells, s->cells_n, from->n, &s->cells_cap, sizeof *s->cells);
    s->rows[s->n++] = (stored){.line = (uint32_t)from->line, .cells = (uint32_t)s->cells_n, .key = str_hash(key)};
    for (size_t i = 0; i < from->n; i++) {
        const grid_cell *c = &from->cells[i];
        bool text = c->kind == GRID_TEXT || c->kind == GRID_ERROR;
        cell *to = &s->cells[s->cells_n++];
        *to = (cell){.as.number = c->number, .column = (uint32_t)c->column & 0xFFFFFF, .kind = c->kind & 0xFF};
        if (!text) continue;
        to->as.text = c->lasting ? c->text.p : str_dup(s->texts, c->text).p;
        to->size = (uint32_t)c->text.n;
    }
}

void store_close(store *s) {
    s->chains_n = 16;
    while (s->chains_n < s->n) s->chains_n *= 2;
    s->chains = mem_alloc(s->chains_n * sizeof *s->chains);
    memset(s->chains, 0, s->chains_n * sizeof *s->chains);
    for (size_t i = s->n; i--;) {
        uint32_t *chain = &s->chains[s->rows[i].key & (s->chains_n - 1)];
        s->rows[i].next = *chain;
        *chain = (uint32_t)i + 1;
    }
}

size_t store_n(const store *s) { return s->n; }

/* The first of the chain that begins at `link` with this key. */
static size_t follow(store *s, uint32_t link, uint64_t key) {
    while (link && s->rows[link - 1].key != key) link = s->rows[link - 1].next;
    if (!link) return s->n;
    s->rows[link - 1].claimed = true;
    return link - 1;
}

size_t store_first(store *s, str key) {
    uint64_t hash = str_hash(key);
    return follow(s, s->chains[hash & (s->chains_n - 1)], hash);
}

size_t store_next(store *s, size_t at) { return follow(s, s->rows[at].next, s->rows[at].key); }

bool store_claimed(const store *s, size_t at) { return s->rows[at].claimed; }

size_t store_bytes(const store *s) {
    return s->cap * sizeof *s->rows + s->cells_cap * sizeof *s->cells + s->chains_n * sizeof *s->chains +
           arena_used(s->texts);
}

grid_row store_row(const store *s, size_t at, arena *a) {
    size_t first = s->rows[at].cells, end = at + 1 < s->n ? s->rows[at + 1].cells : s->cells_n;
    grid_row out = {.line = s->rows[at].line, .cells = ARENA_ARRAY(a, grid_cell, end - first), .n = end - first};
    for (size_t i = 0; i < out.n; i++) {
        const cell *c = &s->cells[first + i];
        grid_kind kind = (grid_kind)c->kind;
        bool text = kind == GRID_TEXT || kind == GRID_ERROR;
        out.cells[i] = (grid_cell){.column = c->column, .kind = kind, .number = text ? 0 : c->as.number};
        if (text) out.cells[i].text = (str){c->as.text, c->size};
    }
    return out;
}
