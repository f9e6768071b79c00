/* Real numbers as text. The C library reads and writes them, held to the C locale meanwhile: a
 * program that embeds the engine, or a library of it, may have set another. */
#include "data/number.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 40 };

typedef struct held {
    locale_t plain, before;
} held;

static held hold_locale(void) {
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return (held){plain, uselocale(plain)};
}

static void release_locale(held h) {
    uselocale(h.before);
    if (h.plain) freelocale(h.plain);
}

double number_read(arena *a, str digits) {
    char *z = str_z(a, digits);
    held h = hold_locale();
    double v = strtod(z, NULL);
    release_locale(h);
    return v;
}

/* "1e+22" as "1e22", "1e-07" as "1e-7". */
static void put_tidy(buf *out, const char *text) {
    for (; *text; text++) {
        buf_byte(out, *text);
        if (*text != 'e') continue;
        if (text[1] == '-') buf_byte(out, '-');
        text++; /* the sign, which is always there */
        while (text[1] == '0') text++;
    }
}

void number_put(buf *out, double v) {
    char text[LONGEST];
    held h = hold_locale();
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, v);
        if (strtod(text, NULL) == v) break;
    }
    release_locale(h);
    put_tidy(out, text);
}
