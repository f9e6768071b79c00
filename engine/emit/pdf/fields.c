/* A field and its widget are one object. PDF/A wants an appearance of every field: an empty one. */
#include "emit/pdf/fields.h"

#include "emit/pdf/syntax.h"

static unsigned add_appearance(fields *f, const item *it, arena *a) {
    unsigned number = objects_add(f->objects);
    buf b = buf_in(a);
    buf_add(&b, STR("/Type/XObject/Subtype/Form/BBox[0 0 "));
    syntax_points(&b, it->dx);
    buf_byte(&b, ' ');
    syntax_points(&b, it->dy);
    buf_byte(&b, ']');
    objects_set_stream(f->objects, number, buf_str(&b), STR(""));
    return number;
}

/* Flags: printed (4), locked (128). */
static unsigned add_field(fields *f, const item *it, size_t page_index, arena *a) {
    unsigned number = objects_add(f->objects);
    len top = f->layout->pages[page_index].style->height - it->y;
    buf b = buf_in(a);
    buf_fmt(&b, "/Type/Annot/Subtype/Widget/FT/Sig/F 132/T(ChuKySo%d)/TU", ++f->n);
    syntax_text(&b, STR("Chữ ký số của cơ quan"));
    syntax_rect(&b, it->x, top - it->dy, it->x + it->dx, top);
    syntax_key_ref(&b, STR("P"), f->page_objects[page_index]);
    buf_add(&b, STR("/AP<<"));
    syntax_key_ref(&b, STR("N"), add_appearance(f, it, a));
    buf_add(&b, STR(">>/StructParent "));
    buf_int(&b, (int64_t)tags_annotate_field(f->tags, it->block, page_index, number));
    objects_set(f->objects, number, buf_str(&b));
    return number;
}

void fields_write(fields *f, size_t page_index, arena *a, buf *out) {
    const page *p = &f->layout->pages[page_index];
    for (size_t i = 0; i < p->n; i++) {
        if (p->items[i].kind != ITEM_FIELD || p->items[i].artifact) continue;
        unsigned number = add_field(f, &p->items[i], page_index, a);
        buf_byte(out, ' ');
        syntax_ref(out, number);
        if (!f->list.a) f->list = buf_in(a);
        buf_byte(&f->list, ' ');
        syntax_ref(&f->list, number);
    }
}

void fields_put_form(const fields *f, buf *out) {
    if (f->n) buf_fmt(out, "/AcroForm<</Fields[%.*s]>>", STR_ARG(buf_str(&f->list)));
}
