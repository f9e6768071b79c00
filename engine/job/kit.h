/* kit: what all documents made under one search path share: the Lua state with its compiled templates, the
 * fonts, and the emitters opened for each style sheet. */
#ifndef JOB_KIT_H
#define JOB_KIT_H

#include "emit/emit.h"
#include "script/vm.h"

typedef struct kit kit;

kit *kit_new(const str *roots, size_t n);
void kit_drop(kit *k); /* NULL is allowed */

vm *kit_vm(kit *k);
/* The four faces of a family, opened at the first call; NULL after a diagnostic. */
const font_family *kit_family(kit *k, str name, diag *d);
/* The state of a format's emitter for a style sheet, opened at the first call; NULL after a diagnostic. */
void *kit_emitter(kit *k, const emit_format *format, const stylesheet *styles, diag *d);

#endif
