/* A minimal profile by ICC.1:1998-09: header, tag table, nine tags of which the tone curves share
 * one body. Made here rather than read from a file, so that the program needs none when it runs. */
#include "emit/pdf/icc.h"

#include <string.h>

enum { HEADER = 128, TAG_ENTRY = 12, TAGS = 9 };

typedef struct xyz {
    uint32_t x, y, z; /* in 1/65536 */
} xyz;

static const xyz illuminant = {0xF6D6, 0x10000, 0xD32D}; /* D50, as every profile */
static const xyz white = {0xF351, 0x10000, 0x116CC};     /* D65 */
static const xyz red = {0x6FA0, 0x38F5, 0x0390}; /* of IEC 61966-2-1, adapted to D50 (Bradford) */
static const xyz green = {0x6297, 0xB787, 0x18D9};
static const xyz blue = {0x249F, 0x0F84, 0xB6C4};

/* Light by signal at 33 even steps, in 1/65535; straight lines between them stay within a tenth of
 * an 8-bit step. */
static const uint16_t tone_curve[] = {0,     159,   338,   595,   940,   1381,  1923,  2572,  3334,
                                      4214,  5215,  6344,  7603,  8997,  10530, 12206, 14027, 15998,
                                      18122, 20401, 22840, 25440, 28206, 31139, 34243, 37521, 40975,
                                      44607, 48420, 52417, 56601, 60972, 65535};

static void put16(buf *b, uint32_t v) {
    buf_byte(b, (char)(v >> 8));
    buf_byte(b, (char)v);
}

static void put32(buf *b, uint32_t v) {
    put16(b, v >> 16);
    put16(b, v & 0xFFFF);
}

static void put_zeros(buf *b, size_t n) {
    while (n--) buf_byte(b, 0);
}

static void put_xyz(buf *b, xyz v) {
    put32(b, v.x);
    put32(b, v.y);
    put32(b, v.z);
}

/* One line of the tag table, for the body that follows in `bodies`; its type comes first. */
static void begin_tag(buf *table, buf *bodies, str name, str type) {
    put_zeros(bodies, (4 - bodies->n % 4) % 4);
    buf_add(table, name);
    put32(table, (uint32_t)(HEADER + 4 + TAGS * TAG_ENTRY + bodies->n));
    buf_add(bodies, type);
    put_zeros(bodies, 4);
}

static void end_tag(buf *table, const buf *bodies) {
    uint32_t offset = 0;
    for (size_t i = table->n - 4; i < table->n; i++)
        offset = offset << 8 | (unsigned char)table->p[i];
    put32(table, (uint32_t)(HEADER + 4 + TAGS * TAG_ENTRY + bodies->n) - offset);
}

static void description_tag(buf *table, buf *bodies) {
    enum { UNICODE_HEAD = 8, SCRIPT_HEAD = 3, SCRIPT_ROOM = 67 }; /* no text in these forms */
    str name = STR(ICC_NAME);
    begin_tag(table, bodies, STR("desc"), STR("desc"));
    put32(bodies, (uint32_t)name.n + 1);
    buf_add(bodies, name);
    put_zeros(bodies, 1 + UNICODE_HEAD + SCRIPT_HEAD + SCRIPT_ROOM);
    end_tag(table, bodies);
}

static void copyright_tag(buf *table, buf *bodies) {
    begin_tag(table, bodies, STR("cprt"), STR("text"));
    buf_add(bodies, STR("No copyright, use freely"));
    put_zeros(bodies, 1);
    end_tag(table, bodies);
}

static void xyz_tag(buf *table, buf *bodies, str name, xyz v) {
    begin_tag(table, bodies, name, STR("XYZ "));
    put_xyz(bodies, v);
    end_tag(table, bodies);
}

static void curve_tags(buf *table, buf *bodies) {
    enum { STEPS = sizeof tone_curve / sizeof *tone_curve };
    begin_tag(table, bodies, STR("rTRC"), STR("curv"));
    put32(bodies, STEPS);
    for (size_t i = 0; i < STEPS; i++) put16(bodies, tone_curve[i]);
    end_tag(table, bodies);
    char place[TAG_ENTRY];
    memcpy(place, table->p + table->n - TAG_ENTRY, TAG_ENTRY);
    for (int i = 0; i < 2; i++) {
        place[0] = "gb"[i];
        buf_add(table, (str){place, TAG_ENTRY});
    }
}

static void put_header(buf *b, size_t size) {
    put32(b, (uint32_t)size);
    put32(b, 0);          /* any colour management module */
    put32(b, 0x02100000); /* version 2.1 */
    buf_add(b, STR("mntrRGB XYZ "));
    put16(b, 2000), put16(b, 1), put16(b, 1); /* date */
    put_zeros(b, 6);                          /* time */
    buf_add(b, STR("acsp"));
    put_zeros(b, 28); /* platform, flags, device; intent: perceptual */
    put_xyz(b, illuminant);
    put_zeros(b, HEADER - b->n);
}

str icc_srgb(arena *a) {
    buf table = buf_in(a), bodies = buf_in(a), out = buf_in(a);
    put32(&table, TAGS);
    description_tag(&table, &bodies);
    copyright_tag(&table, &bodies);
    xyz_tag(&table, &bodies, STR("wtpt"), white);
    xyz_tag(&table, &bodies, STR("rXYZ"), red);
    xyz_tag(&table, &bodies, STR("gXYZ"), green);
    xyz_tag(&table, &bodies, STR("bXYZ"), blue);
    curve_tags(&table, &bodies);
    put_header(&out, HEADER + table.n + bodies.n);
    buf_add(&out, buf_str(&table));
    buf_add(&out, buf_str(&bodies));
    return buf_str(&out);
}
