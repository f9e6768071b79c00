/* POSIX expressions under a UTF-8 locale of their own, so that "." and "[ĂÂ]" mean characters
 * whatever the environment says; the process itself never leaves the C locale. */
#include "data/pattern.h"

#include <locale.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

struct pattern {
    pattern *next;
    regex_t compiled;
    locale_t utf8; /* 0 where the system has none: then bytes are matched */
    size_t n;
    char text[];
};

/* The locale of this thread before; what `leave` puts back. */
static locale_t enter(locale_t utf8) { return utf8 ? uselocale(utf8) : (locale_t)0; }

static void leave(locale_t before) {
    if (before) uselocale(before);
}

static void drop_one(pattern *p) {
    if (p->utf8) freelocale(p->utf8);
    free(p);
}

const pattern *pattern_new(pattern **owner, str text) {
    pattern *p = mem_alloc(sizeof *p + text.n + 1);
    p->n = text.n;
    p->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    memcpy(p->text, text.p, text.n);
    p->text[text.n] = '\0';
    locale_t before = enter(p->utf8);
    int error = regcomp(&p->compiled, p->text, REG_EXTENDED | REG_NOSUB);
    leave(before);
    if (error) return drop_one(p), NULL;
    p->next = *owner;
    return *owner = p;
}

void pattern_drop(pattern *owner) {
    while (owner) {
        pattern *next = owner->next;
        regfree(&owner->compiled);
        drop_one(owner);
        owner = next;
    }
}

str pattern_text(const pattern *p) { return (str){p->text, p->n}; }

bool pattern_matches(const pattern *p, str text) {
    regmatch_t range = {0, (regoff_t)text.n}; /* REG_STARTEND: a str has no NUL at its end */
    locale_t before = enter(p->utf8);
    int error = regexec(&p->compiled, text.p, 0, &range, REG_STARTEND);
    leave(before);
    return error == 0;
}
