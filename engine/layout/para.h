/* para: a paragraph set to a width: one strip a line. */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "layout/setting.h"

typedef struct para_result {
    len longest;    /* the width of its longest line: what a rule under it is measured by */
    bool keep_next; /* a page must not end after it */
} para_result;

/* Pushes its strips and records its line ends. `number`: what page numbers in it read. */
para_result para_set(setting *s, const block *b, len width, str number);

#endif
