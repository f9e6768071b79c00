/* Open addressing, never more than half full. */
#include "base/lookup.h"

#include <stdlib.h>
#include <string.h>

static lookup_slot *find_slot(lookup_slot *slots, size_t cap, uint64_t hash) {
    size_t i = (size_t)(hash ^ hash >> 32) & (cap - 1);
    while (slots[i].hash && slots[i].hash != hash) i = (i + 1) & (cap - 1);
    return &slots[i];
}

static uint64_t hash_of(str key) {
    uint64_t hash = str_hash(key);
    return hash ? hash : 1;
}

static void grow(lookup *l) {
    size_t cap = l->cap ? l->cap * 2 : 1024;
    lookup_slot *slots = mem_alloc(cap * sizeof *slots);
    memset(slots, 0, cap * sizeof *slots);
    for (size_t i = 0; i < l->cap; i++)
        if (l->slots[i].hash) *find_slot(slots, cap, l->slots[i].hash) = l->slots[i];
    free(l->slots);
    l->slots = slots;
    l->cap = cap;
}

size_t *lookup_find(const lookup *l, str key) {
    if (!l->cap) return NULL;
    lookup_slot *slot = find_slot(l->slots, l->cap, hash_of(key));
    return slot->hash ? &slot->value : NULL;
}

void lookup_put(lookup *l, str key, size_t value) {
    if (l->n * 2 >= l->cap) grow(l);
    uint64_t hash = hash_of(key);
    lookup_slot *slot = find_slot(l->slots, l->cap, hash);
    l->n += !slot->hash;
    *slot = (lookup_slot){hash, value};
}

void lookup_close(lookup *l) {
    free(l->slots);
    *l = (lookup){0};
}
