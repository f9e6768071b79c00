/* libharu behind its smallest door. Every object is a libharu dictionary without elements: its
 * write_fn, which the library calls between << and >>, puts the caller's text, and its
 * after_write_fn puts the stream. That keeps /Length direct and copies every byte once. The
 * library's errors stick until the next document, so one look at the end is enough. */
#include "emit/pdf/objects.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <stdlib.h>

enum { NUMBER_MASK = 0x00FFFFFF }; /* the rest of an obj_id are flags */

struct objects {
    HPDF_Doc doc;
    arena *a;
};

typedef struct body {
    str entries, bytes;
    bool stream;
    HPDF_Stream file; /* what the entries went to, for the stream behind them */
} body;

static void *allocate(HPDF_UINT n) { return mem_alloc(n); }

static void release(void *p) { free(p); }

objects *objects_open(void) {
    HPDF_Doc doc = HPDF_NewEx(NULL, allocate, release, 0, NULL);
    if (!doc) return NULL;
    objects *o = mem_alloc(sizeof *o);
    *o = (objects){.doc = doc};
    return o;
}

void objects_drop(objects *o) {
    if (!o) return;
    HPDF_Free(o->doc);
    free(o);
}

static HPDF_STATUS put(HPDF_Stream file, str s) {
    return s.n ? HPDF_Stream_Write(file, (const HPDF_BYTE *)s.p, (HPDF_UINT)s.n) : HPDF_OK;
}

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream file) {
    body *b = dict->attr;
    b->file = file;
    HPDF_STATUS status = put(file, b->entries);
    if (status == HPDF_OK && b->stream) {
        status = HPDF_Stream_WriteStr(file, "/Length ");
        if (status == HPDF_OK) status = HPDF_Stream_WriteUInt(file, (HPDF_UINT)b->bytes.n);
    }
    return status;
}

static HPDF_STATUS write_stream(HPDF_Dict dict) {
    const body *b = dict->attr;
    if (!b->stream) return HPDF_OK;
    HPDF_STATUS status = HPDF_Stream_WriteStr(b->file, "\nstream\r\n");
    if (status == HPDF_OK) status = put(b->file, b->bytes);
    if (status == HPDF_OK) status = HPDF_Stream_WriteStr(b->file, "\nendstream");
    return status;
}

static void set_body(objects *o, HPDF_Dict dict, body content) {
    body *b = dict->attr;
    if (!b) b = dict->attr = ARENA_NEW(o->a, body);
    *b = content;
    dict->write_fn = write_entries;
    dict->after_write_fn = write_stream;
}

static unsigned number_of(HPDF_Dict dict) { return dict ? dict->header.obj_id & NUMBER_MASK : 0; }

void objects_begin(objects *o, arena *a) {
    o->a = a;
    if (HPDF_NewDoc(o->doc) != HPDF_OK) return;
    HPDF_Dict_RemoveElement(o->doc->info, "Producer"); /* libharu's name for itself */
}

static HPDF_Dict add(objects *o) {
    HPDF_Dict dict = HPDF_Dict_New(o->doc->mmgr);
    if (!dict || HPDF_Xref_Add(o->doc->xref, dict) != HPDF_OK) return NULL; /* Xref_Add freed it */
    set_body(o, dict, (body){.stream = false});
    return dict;
}

unsigned objects_add(objects *o) { return number_of(add(o)); }

unsigned objects_add_page(objects *o) {
    HPDF_Dict page = add(o);
    if (!page || HPDF_Pages_AddKids(o->doc->root_pages, page) != HPDF_OK) return 0;
    /* Only now a page, and so counted: AddKids would have filled in the drawing state of libharu's
     * own pages. */
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    return number_of(page);
}

unsigned objects_catalogue(const objects *o) { return number_of(o->doc->catalog); }

unsigned objects_info(const objects *o) { return number_of(o->doc->info); }

static void set(objects *o, unsigned number, body content) {
    HPDF_XrefEntry entry = number ? HPDF_Xref_GetEntry(o->doc->xref, number) : NULL;
    if (entry && entry->obj) set_body(o, entry->obj, content);
}

void objects_set(objects *o, unsigned number, str entries) {
    set(o, number, (body){.entries = entries});
}

void objects_set_stream(objects *o, unsigned number, str entries, str bytes) {
    set(o, number, (body){.entries = entries, .bytes = bytes, .stream = true});
}

void objects_set_trailer(objects *o, str entries) {
    if (o->doc->trailer) set_body(o, o->doc->trailer, (body){.entries = entries});
}

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n) {
    buf_add(stream->attr, (str){(const char *)p, n});
    return HPDF_OK;
}

/* As HPDF_SaveToStream does, but straight into `out`: the library's own stream would copy byte by
 * byte twice. */
bool objects_save(objects *o, buf *out, unsigned *error) {
    HPDF_Doc doc = o->doc;
    if (HPDF_GetError(doc) == HPDF_OK) {
        HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
        HPDF_Dict_Add(doc->trailer, "Info", doc->info);
        HPDF_Stream file = HPDF_CallbackWriter_New(doc->mmgr, append, out);
        /* four bytes above 127 tell whoever transports the file that it is binary */
        put(file, STR("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"));
        HPDF_Xref_WriteToStream(doc->xref, file, NULL);
        HPDF_Stream_Free(file);
    }
    *error = (unsigned)HPDF_GetError(doc);
    return *error == HPDF_OK;
}
