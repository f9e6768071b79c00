/* Arguments and the search path. Options may stand anywhere; "--" ends them; "--name=value" works too. */
#include "cli/options.h"

#include "base/os.h"

#include <stdlib.h>
#include <string.h>

typedef enum { OPT_TEMPLATE, OPT_OUTPUT, OPT_FORMAT, OPT_PATH, OPT_NAME, OPT_QUIET, OPT_HELP, OPT_VERSION } option_id;

static const struct option_row {
    const char *shorter, *longer;
    option_id id;
    bool takes_value;
} option_rows[] = {
    {"-t", "--template", OPT_TEMPLATE, true}, {"-o", "--output", OPT_OUTPUT, true},
    {"-f", "--format", OPT_FORMAT, true},     {"-p", "--path", OPT_PATH, true},
    {"-n", "--name", OPT_NAME, true},         {"-q", "--quiet", OPT_QUIET, false},
    {"-h", "--help", OPT_HELP, false},        {"-V", "--version", OPT_VERSION, false},
};

static const struct command_row {
    const char *word;
    command id;
} command_rows[] = {
    {"render", COMMAND_RENDER}, {"templates", COMMAND_TEMPLATES}, {"schema", COMMAND_SCHEMA},
    {"sheet", COMMAND_SHEET},   {"rows", COMMAND_ROWS},           {"help", COMMAND_HELP},
};

typedef struct parser {
    arena *memory;
    lang language;
    options *out;
    str *roots, *inputs; /* being filled; sized for every argument */
    str *fault;
} parser;

static bool fail(parser *p, const char *vi, const char *en, str what) {
    *p->fault = str_fmt(p->memory, p->language == LANG_VI ? vi : en, STR_ARG(what));
    return false;
}

static bool parse_formats(parser *p, str list) {
    const emit_format **formats = ARENA_ARRAY(p->memory, const emit_format *, list.n + 2);
    size_t n = 0;
    for (size_t from = 0; from <= list.n;) {
        size_t to = str_find(list, STR(","), from);
        str name = str_trim(str_part(list, from, to));
        const emit_format *f = emit_find(name);
        if (!f)
            return fail(p, "không có định dạng \"%.*s\" (có: pdf, docx, xlsx, tree, pages, lines)",
                        "there is no format \"%.*s\" (there are: pdf, docx, xlsx, tree, pages, lines)", name);
        bool twice = false;
        for (size_t i = 0; i < n; i++) twice = twice || formats[i] == f;
        if (!twice) formats[n++] = f;
        from = to + 1;
    }
    p->out->formats = formats;
    p->out->formats_given = true;
    return true;
}

static void add_root(parser *p, str root) {
    options *o = p->out;
    for (size_t i = 0; i < o->roots_n; i++)
        if (str_eq(p->roots[i], root)) return;
    p->roots[o->roots_n++] = root;
}

static bool apply(parser *p, option_id id, str v) {
    options *o = p->out;
    switch (id) {
    case OPT_TEMPLATE: o->template_name = v; return true;
    case OPT_OUTPUT: o->output_dir = v; return true;
    case OPT_FORMAT: return parse_formats(p, v);
    case OPT_PATH: add_root(p, v); return true;
    case OPT_NAME:
        o->name_by_template = str_eq(v, STR("template"));
        return o->name_by_template || str_eq(v, STR("data")) ||
               fail(p, "--name phải là data hoặc template, không phải \"%.*s\"",
                    "--name must be data or template, not \"%.*s\"", v);
    case OPT_QUIET: o->quiet = true; return true;
    case OPT_HELP: o->command = COMMAND_HELP; return true;
    case OPT_VERSION: o->command = COMMAND_VERSION; return true;
    }
    return true;
}

static const struct option_row *find_option(str word) {
    for (size_t i = 0; i < sizeof option_rows / sizeof *option_rows; i++)
        if (str_eq(word, str_of(option_rows[i].shorter)) || str_eq(word, str_of(option_rows[i].longer)))
            return &option_rows[i];
    return NULL;
}

static bool parse_word(parser *p, str word) {
    if (p->out->command != COMMAND_NONE) {
        p->inputs[p->out->inputs_n++] = word;
        return true;
    }
    for (size_t i = 0; i < sizeof command_rows / sizeof *command_rows; i++) {
        if (!str_eq(word, str_of(command_rows[i].word))) continue;
        p->out->command = command_rows[i].id;
        return true;
    }
    return fail(p, "không có lệnh \"%.*s\"", "there is no command \"%.*s\"", word);
}

static bool parse_arguments(parser *p, int argc, char **argv) {
    bool options_ended = false;
    for (int i = 1; i < argc; i++) {
        str word = str_of(argv[i]);
        if (!options_ended && str_eq(word, STR("--"))) {
            options_ended = true;
            continue;
        }
        if (options_ended || word.n < 2 || word.p[0] != '-') {
            if (!parse_word(p, word)) return false;
            continue;
        }
        size_t equals = str_starts(word, STR("--")) ? str_find(word, STR("="), 0) : word.n;
        const struct option_row *o = find_option(str_part(word, 0, equals));
        if (!o) return fail(p, "không có tùy chọn \"%.*s\"", "there is no option \"%.*s\"", word);
        str v = STR("");
        if (equals < word.n) {
            if (!o->takes_value)
                return fail(p, "\"%.*s\" không nhận giá trị", "\"%.*s\" takes no value", word);
            v = str_part(word, equals + 1, word.n);
        } else if (o->takes_value) {
            if (i + 1 == argc) return fail(p, "\"%.*s\" cần một giá trị", "\"%.*s\" needs a value", word);
            v = str_of(argv[++i]);
        }
        if (!apply(p, o->id, v)) return false;
    }
    return true;
}

static void add_search_path(parser *p) {
    arena *a = p->memory;
    str list = str_of(getenv("VANBAN_PATH"));
    for (size_t from = 0; from < list.n;) {
        size_t to = str_find(list, STR(":"), from);
        if (to > from) add_root(p, str_part(list, from, to));
        from = to + 1;
    }
    /* Installed: <prefix>/bin beside <prefix>/share; in the source tree: build/ beside templates/. */
    str prefix = os_dirname(os_program_dir(a)), share = os_join(a, prefix, STR("share/vanban"));
    if (os_is_dir(a, os_join(a, share, STR("templates")))) add_root(p, share);
    else if (os_is_dir(a, os_join(a, prefix, STR("templates")))) add_root(p, prefix);
    add_root(p, STR(VANBAN_SHARE));
}

static bool check_inputs(parser *p) {
    const options *o = p->out;
    str nothing = STR("");
    if (o->command == COMMAND_NONE) return fail(p, "thiếu lệnh%.*s", "a command is missing%.*s", nothing);
    if (o->command == COMMAND_RENDER && !o->inputs_n)
        return fail(p, "render cần ít nhất một tệp dữ liệu%.*s", "render needs at least one data file%.*s", nothing);
    if (o->command == COMMAND_SCHEMA && o->inputs_n != 1)
        return fail(p, "schema cần tên một mẫu%.*s", "schema needs the name of one template%.*s", nothing);
    if (o->command == COMMAND_SHEET && o->inputs_n != 1)
        return fail(p, "sheet cần tên một mẫu%.*s", "sheet needs the name of one template%.*s", nothing);
    if (o->command == COMMAND_ROWS && (o->inputs_n != 1 || !o->template_name.n))
        return fail(p, "rows cần một tệp và -t MẪU%.*s", "rows needs one file and -t TEMPLATE%.*s", nothing);
    if (o->command == COMMAND_TEMPLATES && o->inputs_n)
        return fail(p, "templates không nhận \"%.*s\"", "templates does not take \"%.*s\"", o->inputs[0]);
    return true;
}

bool options_parse(int argc, char **argv, lang language, arena *a, options *out, str *fault) {
    size_t words = (size_t)argc, most_roots = words + str_of(getenv("VANBAN_PATH")).n + 2;
    *out = (options){.output_dir = STR(".")};
    parser p = {a, language, out, ARENA_ARRAY(a, str, most_roots), ARENA_ARRAY(a, str, words), fault};
    out->roots = p.roots;
    out->inputs = p.inputs;
    if (!parse_formats(&p, STR("pdf,docx,xlsx"))) return false;
    out->formats_given = false;
    if (!parse_arguments(&p, argc, argv)) return false;
    add_search_path(&p);
    return check_inputs(&p);
}

lang options_language(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        str v = str_of(getenv(names[i]));
        if (v.n) return str_starts(v, STR("vi")) ? LANG_VI : LANG_EN;
    }
    return LANG_EN;
}
