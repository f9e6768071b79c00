/* Which lines are in doubt, and which letters of them to nudge. */
#include "emit/docx/nudge.h"

enum { DOUBT = LEN_PT * 15 / 100, LETTERS = 12, SPACING = 2 };

/* A line that just fits is made tighter; one that just cannot take the next word, wider. Between
 * two words so short that both hold, fitting comes first. */
static int spacing_of(const line_end *e) {
    if (e->slack < DOUBT) return -SPACING;
    if (e->next_need && e->next_need - e->slack < DOUBT) return SPACING;
    return 0;
}

size_t docx_label_bytes(const label *l) { return l->kind == LABEL_NONE ? 0 : l->text.n + 1; }

/* Label and runs as line_end counts them: all but text is one byte, here one that is no letter. */
static str joined_text(const para *p, arena *a) {
    buf b = buf_in(a);
    if (p->label.kind != LABEL_NONE) {
        buf_add(&b, p->label.text);
        buf_byte(&b, ' ');
    }
    for (size_t i = 0; i < p->runs_n; i++) {
        if (p->runs[i].kind == RUN_TEXT) buf_add(&b, p->runs[i].text);
        else buf_byte(&b, '\t');
    }
    return buf_str(&b);
}

static bool starts_letter(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

static docx_nudge last_letters(str text, size_t from, size_t to, int spacing) {
    while (to > from && (text.p[to - 1] == ' ' || text.p[to - 1] == '\t')) to--;
    size_t at = to;
    for (int n = 0; at > from && n < LETTERS; n += starts_letter(text.p[at])) at--;
    return (docx_nudge){at, to, spacing};
}

size_t docx_nudge_find(const para *p, const block_layout *l, arena *a, docx_nudge **out) {
    size_t n = 0, doubtful = 0, from = docx_label_bytes(&p->label);
    for (size_t i = 0; i < l->ends_n; i++) doubtful += spacing_of(&l->ends[i]) != 0;
    if (!doubtful) return 0;
    str text = joined_text(p, a);
    docx_nudge *list = ARENA_ARRAY(a, docx_nudge, doubtful);
    for (size_t i = 0; i < l->ends_n; i++) {
        size_t to = l->ends[i].end < text.n ? l->ends[i].end : text.n;
        int spacing = spacing_of(&l->ends[i]);
        if (to <= from) continue; /* nothing but the label */
        if (spacing) list[n++] = last_letters(text, from, to, spacing);
        from = to;
    }
    *out = list;
    return n;
}
