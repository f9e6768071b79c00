/* vm: the Lua state templates run in. Sandboxed: no files, no clock, no randomness; memory and time capped.
 *
 * Templates and libraries are compiled once per vm and then reused for every document. `require` and the
 * style loader look through the roots, in order: <root>/templates/<name>.lua, then <root>/<name>.lua.
 */
#ifndef SCRIPT_VM_H
#define SCRIPT_VM_H

#include "base/diag.h"
#include "data/schema.h"
#include "model/doc.h"
#include "text/font.h"

typedef struct vm vm;

typedef struct vm_limits {
    size_t memory;    /* bytes of Lua memory; 0: 256 MB */
    int milliseconds; /* CPU time of one call; 0: 3000 */
} vm_limits;

/* `roots` are folders, searched in order; copied. */
vm *vm_new(const str *roots, size_t n, vm_limits limits);
void vm_drop(vm *v);

typedef struct template template; /* owned by its vm */

/* The template `name` ("ke-hoach"), or a path when it ends in ".lua" (command line only). NULL after a
 * diagnostic; `asked` is where the name stands, for one that is not found. Loaded at the first call. */
const template *vm_template(vm *v, str name, diag_where asked, diag *d);

str template_name(const template *t);
str template_title(const template *t);       /* one line, Vietnamese */
const schema *template_schema(const template *t);
const stylesheet *template_styles(vm *v, const template *t, const value *data, diag *d);

/* What a tree is to hold that is not always wanted: worksheets, and where the template made each block (else
 * ORIGIN_UNTOLD). */
typedef struct vm_wants {
    bool sheets, places;
} vm_wants;

/* Runs the template on checked data, read from `from`. `a` must outlive the tree. False after a diagnostic. */
bool vm_build(vm *v, const template *t, const value *data, data_source from, vm_wants wants, arena *a,
              doc *out, diag *d);

/* Names of all templates to be found in the roots, sorted, without duplicates. */
size_t vm_list_templates(vm *v, arena *a, str **names);

/* The files of the faces of a family; of signs, and what the DOCX calls those: empty where no such file is there. */
typedef struct font_files {
    str face[TEXT_FACES];
    str signs, signs_name;
} font_files;

/* What fonts/fonts.lua says of `family`; all of it lives in `a`. False after a diagnostic. */
bool vm_font_files(vm *v, str family, arena *a, font_files *files, diag *d);

#endif
