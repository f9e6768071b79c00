/* label: what number a label shows. Reads the text of a label as each of Word's number formats that
 * official documents use; keeps no count.
 */
#ifndef EMIT_DOCX_LABEL_H
#define EMIT_DOCX_LABEL_H

#include "base/str.h"

/* PATH is a decimal number after those of the levels above: 2.1. */
typedef enum {
    NUMBER_ROMAN,
    NUMBER_UPPER,
    NUMBER_LOWER,
    NUMBER_DECIMAL,
    NUMBER_PATH,
    NUMBER_FORMATS
} number_format;

enum { NUMBER_PARTS = 9 };

typedef struct number_label {
    str before, after; /* around the number: "Điều ", "." */
    int part[NUMBER_PARTS]; /* the number; of a path: from the highest level down */
    int parts;
} number_label;

const char *number_format_name(number_format f); /* in the words of the standard: upperRoman */

/* False when `text` is not a number of that format. Letters only as far as the Vietnamese
 * alphabet and the Latin one agree: a, b, c, d (then đ). */
bool number_label_read(str text, number_format f, number_label *out);

/* The place of a letter that a label shows in the Vietnamese alphabet: a b c d đ are 1 to 5; 0: any other. */
enum { LETTER_BARRED_D = 5 };
int number_label_letter(str text);

#endif
