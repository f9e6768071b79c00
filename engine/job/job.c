/* The flow of the engine, one step a line: read, check, build, lay out, emit. */
#include "job/job.h"

#include "base/os.h"
#include "data/json.h"
#include "job/kit.h"

#include <stdlib.h>
#include <string.h>

struct job {
    job_options options;
    arena *memory;   /* of the document in hand */
    kit *shared;     /* for data whose folder overrides nothing */
    kit *local;      /* for data in `local_dir`, which does */
    char *local_dir, *plain_dir; /* the folders last found to override, and not to */
};

job *job_new(const job_options *o) {
    job *j = mem_alloc(sizeof *j);
    *j = (job){.options = *o, .memory = arena_new()};
    return j;
}

void job_drop(job *j) {
    if (!j) return;
    kit_drop(j->local);
    kit_drop(j->shared);
    arena_drop(j->memory);
    free(j->local_dir);
    free(j->plain_dir);
    free(j);
}

/* An office overrides a template, style, font or norm by putting its file beside the data. */
static bool overrides(arena *a, str dir) {
    str *names;
    size_t n = os_list(a, dir, &names);
    for (size_t i = 0; i < n; i++) {
        if (str_ends(names[i], STR(".lua"))) return true;
        bool room = str_eq(names[i], STR("templates")) || str_eq(names[i], STR("styles")) ||
                    str_eq(names[i], STR("lib")) || str_eq(names[i], STR("fonts")) ||
                    str_eq(names[i], STR("norms"));
        if (room && os_is_dir(a, os_join(a, dir, names[i]))) return true;
    }
    return false;
}

static void remember(char **dir, str name) {
    *dir = mem_realloc(*dir, name.n + 1);
    memcpy(*dir, name.p, name.n);
    (*dir)[name.n] = '\0';
}

static kit *kit_for(job *j, str data_file) {
    str dir = str_eq(data_file, STR("-")) ? STR(".") : os_dirname(data_file);
    const job_options *o = &j->options;
    if (j->local && str_eq(str_of(j->local_dir), dir)) return j->local;
    bool plain = j->shared && str_eq(str_of(j->plain_dir), dir);
    if (plain || !overrides(j->memory, dir)) {
        if (!j->shared) j->shared = kit_new(o->roots, o->roots_n);
        if (!plain) remember(&j->plain_dir, dir);
        return j->shared;
    }
    str *roots = ARENA_ARRAY(j->memory, str, o->roots_n + 1);
    roots[0] = dir;
    for (size_t i = 0; i < o->roots_n; i++) roots[i + 1] = o->roots[i];
    kit_drop(j->local);
    j->local = kit_new(roots, o->roots_n + 1);
    remember(&j->local_dir, dir);
    return j->local;
}

static const template *find_template(job *j, kit *k, const value *data, data_source source, diag *d) {
    str name = j->options.template_name;
    if (name.n) return vm_template(kit_vm(k), name, (diag_where){0}, d);
    const value *own = value_field(data, STR("template"));
    if (own && own->kind == VALUE_TEXT) name = own->as.text;
    while (str_ends(name, STR(".lua"))) name.n -= 4; /* a path is for the command line; data may only name */
    if (name.n) return vm_template(kit_vm(k), name, where_value(j->memory, source, own), d);
    DIAG_ADD(d, TEMPLATE_NONE, ((diag_where){.file = source.file}), STR(""));
    return NULL;
}

const template *job_template(job *j, str data_file, diag *d) {
    return vm_template(kit_vm(kit_for(j, data_file)), j->options.template_name, (diag_where){0}, d);
}

static bool emit_all(job *j, kit *k, const doc *document, job_result *out, diag *d) {
    const font_family *faces = kit_family(k, document->styles->family, d);
    if (!faces) return false;
    size_t n = 0;
    while (j->options.formats[n]) n++;
    out->files = ARENA_ARRAY(j->memory, job_file, n);
    layout pages = {0};
    for (size_t i = 0; i < n; i++) {
        const emit_format *f = j->options.formats[i];
        if (f->accepts && !f->accepts(document)) continue;
        if (f->wants_layout && !out->pages) {
            if (!layout_make(document, faces, j->memory, &pages, d)) return false;
            out->pages = pages.n;
        }
        void *state = kit_emitter(k, f, document->styles, d);
        buf bytes = buf_in(j->memory);
        if (!state || !f->write(state, document, &pages, &bytes, d)) return false;
        out->files[out->n++] = (job_file){f, buf_str(&bytes)};
    }
    return true;
}

static bool wants_sheets(const job *j) {
    bool wants = false;
    for (const emit_format *const *f = j->options.formats; *f; f++) wants = wants || (*f)->wants_sheets;
    return wants;
}

static bool make(job *j, kit *k, const template *t, const value *data, data_source source, bool places,
                 job_result *out, diag *d) {
    doc *document = ARENA_NEW(j->memory, doc);
    *out = (job_result){.document = document};
    return vm_build(kit_vm(k), t, data, source, (vm_wants){wants_sheets(j), places}, j->memory, document, d) &&
           doc_check(document, j->memory, d) && emit_all(j, k, document, out, d);
}

/* Where in the template each block was made is asked for by faults only, and costs a twentieth of the whole: so a
 * document is made without, and once more when a fault lacks its place. */
bool job_render(job *j, str data_file, str json, job_result *out, diag *d) {
    *out = (job_result){0};
    arena_reset(j->memory);
    data_source source = {data_file, json};
    value *data = json_parse(j->memory, source, d);
    if (!data) return false;
    kit *k = kit_for(j, data_file);
    const template *t = find_template(j, k, data, source, d);
    if (!t || !schema_check(template_schema(t), data, j->memory, source, d)) return false;
    size_t mark = diag_mark(d);
    bool ok = make(j, k, t, data, source, false, out, d);
    if (!diag_lacks_place(d)) return ok;
    diag_cut(d, mark);
    return make(j, k, t, data, source, true, out, d);
}
