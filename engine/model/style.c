/* Looking things up in a style sheet. Sheets are sorted by the reader (script/pull_style), so a name costs a
 * handful of comparisons; pages are two or three. */
#include "model/style.h"

const style *stylesheet_find(const stylesheet *s, str name) {
    size_t low = 0, high = s->styles_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(s->styles[middle].name, name);
        if (order == 0) return &s->styles[middle];
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

const page_style *stylesheet_page(const stylesheet *s, str name) {
    for (size_t i = 0; i < s->pages_n; i++)
        if (str_eq(s->pages[i].name, name)) return &s->pages[i];
    return NULL;
}
