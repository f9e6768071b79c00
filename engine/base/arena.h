/* arena: memory of one document, given back all at once.
 *
 * Everything the engine builds for a document (values, tree, pages, output bytes) lives in one arena;
 * nothing is freed singly. A batch resets the arena between documents, so steady state allocates nothing.
 * Running out of memory is not an error a caller can mend: the process says so and exits (code 70).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct arena arena;

arena *arena_new(void);
void arena_drop(arena *a); /* NULL is allowed */

/* Forgets all that was allocated; keeps the memory for reuse. */
void arena_reset(arena *a);

/* Zeroed bytes, aligned for any type. `n` may be 0: the result is then a valid, unusable pointer. */
void *arena_alloc(arena *a, size_t n);

/* The same, not zeroed: for what is filled at once. */
void *arena_raw(arena *a, size_t n);

/* `p`, of `old` bytes, made `n` bytes long (n >= old): in place when it was the last allocation, else copied.
 * The new bytes are not zeroed. */
void *arena_grow(arena *a, void *p, size_t old, size_t n);

/* Bytes handed out since the last reset. */
size_t arena_used(const arena *a);

#define ARENA_NEW(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (n)))
#define ARENA_RAW(a, T, n)   ((T *)arena_raw((a), sizeof(T) * (n)))

/* What every allocation outside the arenas goes through; never returns NULL. */
void *mem_alloc(size_t n);
void *mem_realloc(void *p, size_t n);

#endif
