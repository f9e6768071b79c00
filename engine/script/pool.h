/* pool: where Lua's small objects live, which come and go by the thousand in every document.
 *
 * Sizes are rounded up to a class; what is given back is kept for the next of its class and goes to the system
 * with the pool only. Keeps no account of what is in use: that is for the allocator of the vm.
 */
#ifndef SCRIPT_POOL_H
#define SCRIPT_POOL_H

#include "base/arena.h"

enum { POOL_GRAIN = 16, POOL_LARGEST = 256 };

typedef struct pool_cell {
    struct pool_cell *next;
} pool_cell;

typedef struct pool {
    pool_cell *free[POOL_LARGEST / POOL_GRAIN + 1]; /* by class */
    pool_cell *chunks;
    char *next, *end; /* of the newest chunk, what was never handed out */
} pool;

static inline size_t pool_class(size_t n) { return (n + POOL_GRAIN - 1) / POOL_GRAIN; }

void *pool_carve(pool *p, size_t n);

/* Bytes for 1 to POOL_LARGEST, aligned for any type, not zeroed. Never NULL. */
static inline void *pool_take(pool *p, size_t n) {
    pool_cell **list = &p->free[pool_class(n)], *cell = *list;
    if (!cell) return pool_carve(p, pool_class(n) * POOL_GRAIN);
    *list = cell->next;
    __builtin_prefetch(*list, 1); /* what is taken next has mostly left the cache since it was given back */
    return cell;
}

/* `n`: as it was taken. */
static inline void pool_give(pool *p, void *bytes, size_t n) {
    pool_cell **list = &p->free[pool_class(n)], *cell = bytes;
    cell->next = *list;
    *list = cell;
}

/* Ends everything taken from it. */
void pool_drop(pool *p);

#endif
