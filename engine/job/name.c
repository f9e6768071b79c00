/* File names that survive being copied to Windows, where the offices are. */
#include "job/name.h"

#include "text/unicode.h"

#include <string.h>

enum { NAME_MAX_BYTES = 120 };

static bool forbidden(char c) {
    return (unsigned char)c < 0x20 || c == 0x7F || strchr("<>:\"/\\|?*", c) != NULL;
}

static bool device_name(arena *a, str s) {
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    str base = text_lower(a, s);
    base.n = str_find(base, STR("."), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(base, str_of(names[i]))) return true;
    return base.n == 4 && (str_starts(base, STR("com")) || str_starts(base, STR("lpt"))) &&
           base.p[3] >= '0' && base.p[3] <= '9';
}

static str cut(str s, size_t max) {
    if (s.n <= max) return s;
    while (max && ((unsigned char)s.p[max] & 0xC0) == 0x80) max--;
    return str_part(s, 0, max);
}

str name_safe(arena *a, str stem) {
    buf b = buf_in(a);
    for (size_t i = 0; i < stem.n; i++) buf_byte(&b, forbidden(stem.p[i]) ? '-' : stem.p[i]);
    str s = cut(buf_str(&b), NAME_MAX_BYTES);
    while (s.n && (s.p[0] == '.' || s.p[0] == ' ')) s = str_part(s, 1, s.n);
    while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' ')) s.n--;
    if (!s.n) return STR("van-ban");
    return device_name(a, s) ? str_fmt(a, "_%.*s", STR_ARG(s)) : s;
}
