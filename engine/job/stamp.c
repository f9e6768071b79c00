/* A text of names and hashes, hashed. More files than a template really uses are in it: to make some documents
 * again for nothing is cheap, to keep a stale one is not. */
#include "job/stamp.h"

#include "base/os.h"
#include "base/sha256.h"

enum { FILE_MB = 64, DEEPEST = 8 };

typedef struct stamping {
    arena *a;   /* of the text */
    buf text;
} stamping;

static void add_file(stamping *s, str name, str path) {
    arena *a = arena_new();
    str bytes = STR("");
    int error;
    os_read(a, path, (size_t)FILE_MB << 20, &bytes, &error);
    buf_fmt(&s->text, "%.*s %.*s\n", STR_ARG(name), SHA256_HEX, sha256_hex(a, bytes).p);
    arena_drop(a);
}

/* The files below `dir`; `any`: not Lua alone. */
static void add_folder(stamping *s, str name, str dir, bool any, int depth) {
    str *names;
    size_t n = depth < DEEPEST ? os_list(s->a, dir, &names) : 0;
    for (size_t i = 0; i < n; i++) {
        str path = str_fmt(s->a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(names[i]));
        str shown = str_fmt(s->a, "%.*s/%.*s", STR_ARG(name), STR_ARG(names[i]));
        if (os_is_dir(s->a, path)) add_folder(s, shown, path, any, depth + 1);
        else if (any || str_ends(path, STR(".lua"))) add_file(s, shown, path);
    }
}

static void add_root(stamping *s, str root) {
    static const char *const folders[] = {"templates", "lib", "styles", "fonts"};
    str *names;
    size_t n = os_list(s->a, root, &names);
    buf_add(&s->text, STR("root\n"));
    for (size_t i = 0; i < n; i++)
        if (str_ends(names[i], STR(".lua")))
            add_file(s, names[i], str_fmt(s->a, "%.*s/%.*s", STR_ARG(root), STR_ARG(names[i])));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        str name = str_of(folders[i]);
        add_folder(s, name, str_fmt(s->a, "%.*s/%.*s", STR_ARG(root), STR_ARG(name)), str_eq(name, STR("fonts")), 0);
    }
}

str stamp_make(const job_options *o, str rows, arena *a) {
    stamping s = {.a = a, .text = buf_in(a)};
    buf_add(&s.text, STR("vanban " VANBAN_VERSION "\n"));
    for (const emit_format *const *f = o->formats; *f; f++) buf_fmt(&s.text, "%s\n", (*f)->name);
    if (str_ends(o->template_name, STR(".lua"))) add_file(&s, os_basename(o->template_name), o->template_name);
    else buf_fmt(&s.text, "%.*s\n", STR_ARG(o->template_name));
    add_root(&s, str_eq(rows, STR("-")) ? STR(".") : os_dirname(rows));
    for (size_t i = 0; i < o->roots_n; i++) add_root(&s, o->roots[i]);
    return sha256_hex(a, buf_str(&s.text));
}
