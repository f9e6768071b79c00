/* Growing arrays of strips and items. */
#include "layout/setting.h"

#include <string.h>

void *setting_room(arena *a, void *array, size_t n, size_t *cap, size_t size) {
    if (n < *cap) return array;
    size_t more = *cap ? *cap * 2 : 256;
    array = arena_grow(a, array, *cap * size, more * size);
    *cap = more;
    return array;
}

const str setting_some_page = {"0", 1};

strip *setting_strip(setting *s, const block *b) {
    s->strips = setting_room(s->a, s->strips, s->strips_n, &s->strips_cap, sizeof(strip));
    strip *made = &s->strips[s->strips_n++];
    *made = (strip){.block = b->id, .at = b->at, .item = (uint32_t)s->items_n};
    return made;
}

item *setting_item(setting *s) {
    s->items = setting_room(s->a, s->items, s->items_n, &s->items_cap, sizeof(item));
    item *made = &s->items[s->items_n++];
    *made = (item){0};
    return made;
}

const strip *setting_take(setting *s, size_t first, size_t *n) {
    *n = s->strips_n - first;
    strip *taken = ARENA_RAW(s->a, strip, *n);
    if (*n) memcpy(taken, s->strips + first, *n * sizeof(strip));
    s->strips_n = first;
    return taken;
}
