/* Lists that stay short (a family or two, a few emitters), searched from the front. */
#include "job/kit.h"

#include <stdlib.h>

typedef struct family {
    struct family *next;
    font_family faces;
} family;

typedef struct emitter {
    struct emitter *next;
    const emit_format *format;
    const stylesheet *styles;
    void *state;
} emitter;

struct kit {
    vm *scripts;
    family *families;
    emitter *emitters;
    arena *names;
};

kit *kit_new(const str *roots, size_t n) {
    kit *k = mem_alloc(sizeof *k);
    *k = (kit){.scripts = vm_new(roots, n, (vm_limits){0, 0}), .names = arena_new()};
    return k;
}

static void family_drop(family *f) {
    for (int i = 0; i < FACES; i++) font_drop(f->faces.face[i]);
    free(f);
}

void kit_drop(kit *k) {
    if (!k) return;
    while (k->emitters) {
        emitter *e = k->emitters;
        k->emitters = e->next;
        e->format->drop(e->state);
        free(e);
    }
    while (k->families) {
        family *f = k->families;
        k->families = f->next;
        family_drop(f);
    }
    vm_drop(k->scripts);
    arena_drop(k->names);
    free(k);
}

vm *kit_vm(kit *k) { return k->scripts; }

const font_family *kit_family(kit *k, str name, diag *d) {
    for (family *f = k->families; f; f = f->next)
        if (str_eq(f->faces.name, name)) return &f->faces;
    font_files files;
    if (!vm_font_files(k->scripts, name, k->names, &files, d)) return NULL;
    family *f = mem_alloc(sizeof *f);
    *f = (family){.next = k->families, .faces.name = str_dup(k->names, name)};
    bool whole = true;
    for (int i = 0; i < TEXT_FACES; i++) whole = (f->faces.face[i] = font_open(files.face[i], d)) && whole;
    if (files.signs.n) f->faces.face[FACE_SIGNS] = font_defer(files.signs);
    f->faces.signs = files.signs_name;
    if (!whole) {
        family_drop(f);
        return NULL;
    }
    k->families = f;
    return &f->faces;
}

void *kit_emitter(kit *k, const emit_format *format, const stylesheet *styles, diag *d) {
    for (emitter *e = k->emitters; e; e = e->next)
        if (e->format == format && e->styles == styles) return e->state;
    const font_family *faces = kit_family(k, styles->family, d);
    if (!faces) return NULL;
    void *state = format->open(&(emit_env){faces, styles}, d);
    if (!state) return NULL;
    emitter *e = mem_alloc(sizeof *e);
    *e = (emitter){k->emitters, format, styles, state};
    k->emitters = e;
    return state;
}
