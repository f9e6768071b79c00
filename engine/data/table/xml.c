/* expat fed from libzip. */
#include "data/table/xml.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 32 * 1024, DEEPEST = 64 };

struct xml {
    zip_file_t *from;
    XML_Parser parser;
    xml_events events;
    void *user;
    xml_budget *budget;
    str file;
    const char *name;
    uint64_t read, size; /* bytes, unpacked */
    int depth;
    const char *refused; /* why the parser was stopped */
};

static const char *local(const char *name) {
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *xml_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0) return attributes[1];
    return NULL;
}

static void refuse(xml *x, const char *why) {
    x->refused = why;
    XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes) {
    xml *x = user;
    if (++x->depth > DEEPEST) refuse(x, "nested too deeply");
    else x->events.start(x->user, local(name), attributes);
}

static void XMLCALL on_end(void *user, const char *name) {
    xml *x = user;
    x->depth--;
    if (x->events.end) x->events.end(x->user, local(name));
}

static void XMLCALL on_text(void *user, const char *s, int n) {
    xml *x = user;
    if (x->events.text) x->events.text(x->user, s, n);
}

static void XMLCALL on_doctype(void *user, const char *name, const char *system, const char *public, int internal) {
    (void)name, (void)system, (void)public, (void)internal;
    refuse(user, "DOCTYPE");
}

static xml_step fail(const xml *x, const char *why, diag *d) {
    arena *a = arena_new();
    str what = str_fmt(a, "%s: %s", x->name, why);
    DIAG_ADD(d, BOOK_BROKEN, ((diag_where){.file = x->file}), what);
    arena_drop(a);
    return XML_FAULT;
}

xml *xml_open(zip_t *package, xml_budget *budget, str file, const char *name, const xml_events *e,
              void *user, diag *d) {
    xml *x = mem_alloc(sizeof *x);
    *x = (xml){.from = zip_fopen(package, name, 0), .parser = XML_ParserCreate(NULL), .events = *e, .user = user,
               .budget = budget, .file = file, .name = name};
    zip_stat_t st;
    if (zip_stat(package, name, 0, &st) == 0 && (st.valid & ZIP_STAT_SIZE)) x->size = st.size;
    if (x->from && x->parser) {
        XML_SetUserData(x->parser, x);
        XML_SetElementHandler(x->parser, on_start, on_end);
        XML_SetCharacterDataHandler(x->parser, on_text);
        XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
        XML_SetHashSalt(x->parser, 20230617); /* the same on every run */
        return x;
    }
    fail(x, zip_strerror(package), d);
    xml_close(x);
    return NULL;
}

double xml_share(const xml *x) { return x->size ? (double)x->read / (double)x->size : 0; }

void xml_close(xml *x) {
    if (!x) return;
    if (x->parser) XML_ParserFree(x->parser);
    if (x->from) zip_fclose(x->from);
    free(x);
}

xml_step xml_more(xml *x, diag *d) {
    void *piece = XML_GetBuffer(x->parser, PIECE);
    if (!piece) return fail(x, "memory", d);
    zip_int64_t got = zip_fread(x->from, piece, PIECE);
    if (got < 0) return fail(x, zip_error_strerror(zip_file_get_error(x->from)), d);
    x->budget->used += (uint64_t)got;
    x->read += (uint64_t)got;
    if (x->budget->used > x->budget->most) {
        arena *a = arena_new();
        DIAG_ADD(d, BOOK_BOMB, ((diag_where){.file = x->file}), str_fmt(a, "%" PRIu64, x->budget->most >> 20));
        arena_drop(a);
        return XML_FAULT;
    }
    enum XML_Status status = XML_ParseBuffer(x->parser, (int)got, got == 0);
    if (status == XML_STATUS_OK) return got ? XML_MORE : XML_DONE;
    return fail(x, x->refused ? x->refused : XML_ErrorString(XML_GetErrorCode(x->parser)), d);
}

bool xml_read(zip_t *package, xml_budget *budget, str file, const char *name, const xml_events *e,
              void *user, diag *d) {
    xml *x = xml_open(package, budget, file, name, e, user, d);
    if (!x) return false;
    xml_step step;
    do step = xml_more(x, d);
    while (step == XML_MORE);
    xml_close(x);
    return step == XML_DONE;
}
