/* Cells as text, columns as letters, serial days as dates. */
#include "data/table/grid.h"

#include "data/json.h"

#include <math.h>

str grid_letters(arena *a, size_t column) {
    char letters[STR_COLUMN], *end = str_put_column(letters, column);
    return str_dup(a, (str){letters, (size_t)(end - letters)});
}

/* Days since 1970-01-01 as a date (Howard Hinnant's civil calendar, eras of 400 years). */
static void civil(int64_t days, int *year, int *month, int *day) {
    days += 719468;
    int64_t era = days / 146097, of_era = days - era * 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

bool grid_day(double serial, int *year, int *month, int *day) {
    enum { LAST = 2958465 }; /* 9999-12-31 */
    if (!(serial >= 1) || serial >= LAST + 1) return false;
    int64_t whole = (int64_t)serial;
    if (whole == 60) return false; /* 29 February 1900, which never was */
    civil(whole - 25569 + (whole < 60), year, month, day);
    return true;
}

static str put_time(arena *a, double fraction) {
    int64_t seconds = (int64_t)llround((fraction - floor(fraction)) * 86400);
    int hours = (int)(seconds / 3600 % 24), minutes = (int)(seconds / 60 % 60), rest = (int)(seconds % 60);
    return rest ? str_fmt(a, "%02d:%02d:%02d", hours, minutes, rest) : str_fmt(a, "%02d:%02d", hours, minutes);
}

static str put_number(arena *a, double v) {
    buf b = buf_in(a);
    json_put_real(&b, v);
    for (size_t i = 0; i < b.n; i++)
        if (b.p[i] == '.') b.p[i] = ',';
    return buf_str(&b);
}

str grid_text(arena *a, const grid_cell *c) {
    int year, month, day;
    switch (c->kind) {
    case GRID_TEXT:
    case GRID_ERROR: return str_trim(c->text);
    case GRID_TIME: return put_time(a, c->number);
    case GRID_BOOL: return c->number != 0 ? STR("true") : STR("false");
    case GRID_DATE:
        if (!grid_day(c->number, &year, &month, &day)) break;
        str date = str_fmt(a, "%02d/%02d/%04d", day, month, year);
        if (c->number - floor(c->number) < 1e-6) return date;
        return str_fmt(a, "%.*s %.*s", STR_ARG(put_time(a, c->number)), STR_ARG(date));
    case GRID_NUMBER: break;
    }
    return put_number(a, c->number);
}
