/* Chunks in a list; allocation moves a mark in the newest one. A reset keeps the largest chunk, so a
 * document like the one before fits without asking the system again. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 256 * 1024 };

typedef struct chunk {
    struct chunk *older;
    size_t size, used;
    alignas(max_align_t) char bytes[];
} chunk;

struct arena {
    chunk *top;
    size_t below; /* bytes used in the chunks older than top */
};

/* The one place below the command line that ends the process: there is no memory left to report with. */
static void *or_die(void *p) {
    if (!p) {
        fputs("vanban: hết bộ nhớ / out of memory\n", stderr);
        _Exit(70);
    }
    return p;
}

void *mem_alloc(size_t n) { return or_die(malloc(n ? n : 1)); }

void *mem_realloc(void *p, size_t n) { return or_die(realloc(p, n ? n : 1)); }

static chunk *chunk_new(size_t size, chunk *older) {
    chunk *c = mem_alloc(sizeof(chunk) + size);
    c->older = older;
    c->size = size;
    c->used = 0;
    return c;
}

arena *arena_new(void) {
    arena *a = mem_alloc(sizeof *a);
    a->top = chunk_new(FIRST_CHUNK, NULL);
    a->below = 0;
    return a;
}

static void drop_older(chunk *c) {
    while (c->older) {
        chunk *next = c->older->older;
        free(c->older);
        c->older = next;
    }
}

void arena_drop(arena *a) {
    if (!a) return;
    drop_older(a->top);
    free(a->top);
    free(a);
}

void arena_reset(arena *a) {
    drop_older(a->top); /* chunks only grow, so the newest is the largest */
    a->top->used = 0;
    a->below = 0;
}

static size_t aligned(size_t n) {
    size_t mask = alignof(max_align_t) - 1;
    if (n > (size_t)-1 - mask) or_die(NULL);
    return (n + mask) & ~mask;
}

void *arena_raw(arena *a, size_t n) {
    chunk *c = a->top;
    size_t need = aligned(n);
    if (need > c->size - c->used) {
        size_t size = c->size * 2 > need ? c->size * 2 : need;
        a->below += c->used;
        c = a->top = chunk_new(size, c);
    }
    void *p = c->bytes + c->used;
    c->used += need;
    return p;
}

void *arena_alloc(arena *a, size_t n) {
    void *p = arena_raw(a, n);
    memset(p, 0, n);
    return p;
}

void *arena_grow(arena *a, void *p, size_t old, size_t n) {
    chunk *c = a->top;
    size_t was = aligned(old), need = aligned(n);
    if (p && (char *)p + was == c->bytes + c->used && need - was <= c->size - c->used) {
        c->used += need - was;
        return p;
    }
    void *q = arena_raw(a, n);
    if (old) memcpy(q, p, old);
    return q;
}

size_t arena_used(const arena *a) { return a->below + a->top->used; }
