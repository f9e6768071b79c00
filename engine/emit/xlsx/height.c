/* Greedy lines by the advances of the real faces, broken at blanks only, in columns taken a little
 * narrower than they are: a row may come out a line too high, hardly ever too low. */
#include "emit/xlsx/height.h"

#include "text/unicode.h"

enum {
    PIXEL = 3 * LEN_PT / 4,  /* what spreadsheets measure in */
    DIGIT_PIXELS = 7,        /* width of a digit of the default font, the unit of column widths */
    PADDING_PIXELS = 5,      /* of a column, both sides and the grid line */
    TRUSTED_PERCENT = 97,    /* of a width: letters on a screen run wider than their outlines */
    PITCH_PERCENT = 132,     /* of the size: a line as Excel spaces it, more than LibreOffice needs */
    DEFAULT_CHARACTERS = 9,  /* width of a column nobody has set */
    DEFAULT_HALF_POINTS = 22,
};

static int column_pixels(const sheet *s, size_t column) {
    double characters = column < s->columns ? s->widths[column] : DEFAULT_CHARACTERS;
    return (int)(characters * DIGIT_PIXELS) + PADDING_PIXELS;
}

static len text_width(const sheet *s, size_t column, int span) {
    int64_t pixels = -PADDING_PIXELS;
    for (int i = 0; i < span; i++) pixels += column_pixels(s, column + (size_t)i);
    int64_t width = pixels * PIXEL * TRUSTED_PERCENT / 100;
    return width < INT32_MAX ? (len)width : INT32_MAX;
}

static font *face_of(const style *s, const font_family *faces) {
    if (!s) return faces->face[FACE_REGULAR];
    return faces->face[s->bold ? (s->italic ? FACE_BOLD_ITALIC : FACE_BOLD)
                               : (s->italic ? FACE_ITALIC : FACE_REGULAR)];
}

/* Lines of `text`. A word wider than the column is broken wherever the column ends. */
static int count_lines(str text, font *face, int half_points, len width) {
    int lines = 1;
    int64_t line = 0, word = 0; /* set so far, blanks included; and the word at its end */
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = utf8_next(text, &i);
        if (cp == '\n') {
            lines++;
            line = word = 0;
            continue;
        }
        len advance = font_advance(face, cp, half_points);
        line += advance;
        word = cp == ' ' ? 0 : word + advance;
        if (line <= width || cp == ' ') continue;
        lines++;
        if (word > width) word = advance;
        line = word;
    }
    return lines;
}

len height_of_row(const sheet *s, const sheet_row *r, const font_family *faces) {
    int64_t highest = 0;
    for (size_t i = 0, column = 0; i < r->n; column += (size_t)r->cells[i++].span) {
        const sheet_cell *c = &r->cells[i];
        if (c->kind == CELL_EMPTY) continue;
        str text = c->kind == CELL_TEXT ? c->text : c->text_result ? c->result_text : STR("");
        int size = c->style ? style_half_points(c->style) : DEFAULT_HALF_POINTS, lines = 1;
        if (c->wrap && text.n) {
            len width = text_width(s, column, c->span);
            lines = count_lines(text, face_of(c->style, faces), size, width);
        }
        int64_t high = (int64_t)lines * size * (LEN_PT / 2) * PITCH_PERCENT / 100;
        if (high > highest) highest = high;
    }
    highest = (highest + PIXEL - 1) / PIXEL * PIXEL;
    return highest < INT32_MAX ? (len)highest : INT32_MAX;
}
