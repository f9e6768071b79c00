/* Chunks of the pool, and cells cut from them: see pool.h. */
#include "script/pool.h"

#include <stdlib.h>

enum { CHUNK = 64 * 1024 };

/* The first cell of a chunk links it to the one before. */
void *pool_carve(pool *p, size_t n) {
    if ((size_t)(p->end - p->next) < n) {
        pool_cell *chunk = mem_alloc(CHUNK);
        chunk->next = p->chunks;
        p->chunks = chunk;
        p->next = (char *)chunk + POOL_GRAIN;
        p->end = (char *)chunk + CHUNK;
    }
    char *cell = p->next;
    p->next += n;
    return cell;
}

void pool_drop(pool *p) {
    while (p->chunks) {
        pool_cell *chunk = p->chunks;
        p->chunks = chunk->next;
        free(chunk);
    }
}
