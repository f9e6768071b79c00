/* flow: strips onto pages. Decides where pages end; everything else has been decided before. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/setting.h"

/* Fills pages with the strips, from a page of style `first` on. Every page gets its furniture. */
void flow_pages(setting *s, const strip *strips, size_t n, const page_style *first, layout *out);

#endif
