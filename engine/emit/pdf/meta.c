/* The properties once as PDF strings and once as XML; PDF/A demands that both say the same. */
#include "emit/pdf/meta.h"

#include "emit/pdf/syntax.h"
#include "emit/pdf/tree.h"

#define PRODUCT "vanban"

/* The date as yyyy-mm-dd; the day files without one are given. */
static str date_of(const doc *d) {
    return d->date.n == STR("yyyy-mm-dd").n ? d->date : STR("1980-01-01");
}

static void info_text(buf *b, str key, str text, arena *a) {
    text = tree_line(text, a);
    if (!text.n) return;
    buf_add(b, key);
    syntax_text(b, text);
}

/* Midnight in Việt Nam. */
static void info_date(buf *b, str key, str date) {
    buf_add(b, key);
    buf_add(b, STR("(D:"));
    buf_add(b, str_part(date, 0, 4));
    buf_add(b, str_part(date, 5, 7));
    buf_add(b, str_part(date, 8, 10));
    buf_add(b, STR("000000+07'00')"));
}

void meta_info(const doc *d, arena *a, buf *out) {
    info_text(out, STR("/Title"), d->title, a);
    info_text(out, STR("/Author"), d->author, a);
    info_text(out, STR("/Subject"), d->subject, a);
    info_text(out, STR("/Keywords"), d->keywords, a);
    info_text(out, STR("/Creator"), STR(PRODUCT), a);
    info_text(out, STR("/Producer"), STR(PRODUCT), a);
    info_date(out, STR("/CreationDate"), date_of(d));
    info_date(out, STR("/ModDate"), date_of(d));
}

static void put_xml(buf *b, str text) {
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '&': buf_add(b, STR("&amp;")); break;
        case '<': buf_add(b, STR("&lt;")); break;
        case '>': buf_add(b, STR("&gt;")); break;
        default: buf_byte(b, text.p[i]);
        }
    }
}

/* <name>before text after</name>, when there is a text. */
static void property(buf *b, str name, str before, str text, str after, arena *a) {
    text = tree_line(text, a);
    if (!text.n) return;
    buf_fmt(b, "<%.*s>%.*s", STR_ARG(name), STR_ARG(before));
    put_xml(b, text);
    buf_fmt(b, "%.*s</%.*s>\n", STR_ARG(after), STR_ARG(name));
}

#define ALT_BEGIN STR("<rdf:Alt><rdf:li xml:lang=\"x-default\">")
#define ALT_END   STR("</rdf:li></rdf:Alt>")
#define SEQ_BEGIN STR("<rdf:Seq><rdf:li>")
#define SEQ_END   STR("</rdf:li></rdf:Seq>")
#define PLAIN     STR("")

void meta_xmp(const doc *d, arena *a, buf *b) {
    str time = str_fmt(a, "%.*sT00:00:00+07:00", STR_ARG(date_of(d)));
    buf_add(b, STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"));
    property(b, STR("dc:title"), ALT_BEGIN, d->title, ALT_END, a);
    property(b, STR("dc:creator"), SEQ_BEGIN, d->author, SEQ_END, a);
    property(b, STR("dc:description"), ALT_BEGIN, d->subject, ALT_END, a);
    property(b, STR("pdf:Keywords"), PLAIN, d->keywords, PLAIN, a);
    property(b, STR("pdf:Producer"), PLAIN, STR(PRODUCT), PLAIN, a);
    property(b, STR("xmp:CreatorTool"), PLAIN, STR(PRODUCT), PLAIN, a);
    property(b, STR("xmp:CreateDate"), PLAIN, time, PLAIN, a);
    property(b, STR("xmp:ModifyDate"), PLAIN, time, PLAIN, a);
    property(b, STR("pdfaid:part"), PLAIN, STR("1"), PLAIN, a);
    property(b, STR("pdfaid:conformance"), PLAIN, STR("B"), PLAIN, a);
    buf_add(b, STR("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"));
}

void meta_id(str x, str y, buf *out) {
    char hex[33];
    uint64_t half[2] = {str_hash(x), str_hash(y)};
    for (size_t i = 0; i < 32; i++)
        hex[i] = "0123456789ABCDEF"[half[i / 16] >> (60 - i % 16 * 4) & 15];
    buf_fmt(out, "/ID[<%.32s><%.32s>]", hex, hex);
}
