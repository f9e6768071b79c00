/* Arguments and the search path. Options may stand anywhere; "--" ends them; "--name=value" works too. */
#include "cli/options.h"

#include "base/os.h"

#include <stdlib.h>
#include <string.h>

enum { MANY = 1 << 30, MOST = 1000 * 1000 * 1000, MOST_WORKERS = 1024, MOST_SECONDS = 24 * 3600 };

typedef enum {
    OPT_TEMPLATE,
    OPT_OUTPUT,
    OPT_FORMAT,
    OPT_PATH,
    OPT_NAME,
    OPT_QUIET,
    OPT_HELP,
    OPT_VERSION,
    OPT_JOBS, /* from here on of batch alone */
    OPT_RESUME,
    OPT_FAIL_FAST,
    OPT_ONLY,
    OPT_LIMIT,
    OPT_SHARD,
    OPT_ZIP,
    OPT_MERGE,
    OPT_SUMMARY,
    OPT_TIMEOUT,
    OPT_MEMORY,
} option_id;

static const struct option_row {
    const char *shorter, *longer;
    option_id id;
    bool takes_value;
} option_rows[] = {
    {"-t", "--template", OPT_TEMPLATE, true}, {"-o", "--output", OPT_OUTPUT, true},
    {"-f", "--format", OPT_FORMAT, true},     {"-p", "--path", OPT_PATH, true},
    {"-n", "--name", OPT_NAME, true},         {"-q", "--quiet", OPT_QUIET, false},
    {"-h", "--help", OPT_HELP, false},        {"-V", "--version", OPT_VERSION, false},
    {"-j", "--jobs", OPT_JOBS, true},         {"-r", "--resume", OPT_RESUME, false},
    {"", "--fail-fast", OPT_FAIL_FAST, false}, {"", "--only", OPT_ONLY, true},
    {"", "--limit", OPT_LIMIT, true},         {"", "--shard", OPT_SHARD, true},
    {"", "--zip", OPT_ZIP, true},             {"", "--merge", OPT_MERGE, true},
    {"", "--summary", OPT_SUMMARY, true},
    {"", "--timeout", OPT_TIMEOUT, true},     {"", "--memory", OPT_MEMORY, true},
};

static const struct command_row {
    const char *word;
    command id;
    size_t least, most; /* arguments */
    bool template;      /* needs -t */
    const char *vi, *en; /* what is wrong when these do not hold */
} command_rows[] = {
    {"render", COMMAND_RENDER, 1, MANY, false, "render cần ít nhất một tệp dữ liệu",
     "render needs at least one data file"},
    {"batch", COMMAND_BATCH, 1, 1, true, "batch cần -t MẪU và một tệp bản ghi (.xlsx, .csv, .jsonl hoặc -)",
     "batch needs -t TEMPLATE and one file of records (.xlsx, .csv, .jsonl or -)"},
    {"manifest", COMMAND_MANIFEST, 2, MANY, false, "cách dùng: vanban manifest merge A.csv B.csv … -o TỆP",
     "usage: vanban manifest merge A.csv B.csv … -o FILE"},
    {"sheet", COMMAND_SHEET, 1, 1, false, "sheet cần tên một mẫu", "sheet needs the name of one template"},
    {"rows", COMMAND_ROWS, 1, 1, true, "rows cần một tệp và -t MẪU", "rows needs one file and -t TEMPLATE"},
    {"schema", COMMAND_SCHEMA, 1, 1, false, "schema cần tên một mẫu", "schema needs the name of one template"},
    {"templates", COMMAND_TEMPLATES, 0, 0, false, "templates không nhận gì thêm", "templates takes no arguments"},
    {"help", COMMAND_HELP, 0, MANY, false, "", ""},
};

typedef struct parser {
    arena *memory;
    lang language;
    options *out;
    str *roots, *inputs; /* being filled; sized for every argument */
    str *fault;
    str of_batch; /* an option given that only `batch` knows; empty: none */
} parser;

static bool fail(parser *p, const char *vi, const char *en, str what) {
    *p->fault = str_fmt(p->memory, p->language == LANG_VI ? vi : en, STR_ARG(what));
    return false;
}

static bool say(parser *p, const char *vi, const char *en) {
    *p->fault = str_of(p->language == LANG_VI ? vi : en);
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

/* A whole number from 1 to `most`. */
static bool parse_count(parser *p, str v, size_t most, size_t *out) {
    *out = 0;
    for (size_t i = 0; i < v.n; i++) {
        bool digit = v.p[i] >= '0' && v.p[i] <= '9';
        *out = digit && *out <= most ? *out * 10 + (size_t)(v.p[i] - '0') : most + 1;
    }
    return (*out >= 1 && *out <= most) ||
           fail(p, "\"%.*s\" phải là số nguyên dương, không quá lớn",
                "\"%.*s\" must be a positive number, not too large", v);
}

static bool parse_shard(parser *p, str v) {
    size_t slash = str_find(v, STR("/"), 0);
    bool ok = slash < v.n && parse_count(p, str_part(v, 0, slash), MOST, &p->out->shard) &&
              parse_count(p, str_part(v, slash + 1, v.n), MOST, &p->out->shards) && p->out->shard <= p->out->shards;
    return ok || fail(p, "--shard viết là K/N, K từ 1 đến N, không phải \"%.*s\"",
                      "--shard is K/N, K from 1 to N, not \"%.*s\"", v);
}

static bool apply_of_batch(parser *p, option_id id, str v) {
    options *o = p->out;
    size_t seconds = 0;
    bool ok = true;
    if (id == OPT_JOBS) return parse_count(p, v, MOST_WORKERS, &o->workers);
    if (id == OPT_LIMIT) return parse_count(p, v, MOST, &o->limit);
    if (id == OPT_MEMORY) return parse_count(p, v, MOST, &o->memory_mb);
    if (id == OPT_SHARD) return parse_shard(p, v);
    if (id == OPT_TIMEOUT) ok = parse_count(p, v, MOST_SECONDS, &seconds), o->seconds = (int)seconds;
    if (id == OPT_RESUME) o->resume = true;
    if (id == OPT_FAIL_FAST) o->fail_fast = true;
    if (id == OPT_ONLY) o->only = v;
    if (id == OPT_ZIP) o->zip = v;
    if (id == OPT_MERGE) o->merge = v;
    if (id == OPT_SUMMARY) o->summary = v;
    return ok;
}

static bool apply(parser *p, const struct option_row *known, str v) {
    options *o = p->out;
    switch (known->id) {
    case OPT_TEMPLATE: o->template_name = v; return true;
    case OPT_OUTPUT: o->output_dir = v; return true;
    case OPT_FORMAT: return parse_formats(p, v);
    case OPT_PATH: add_root(p, v); return true;
    case OPT_NAME: o->name = v; return true;
    case OPT_QUIET: o->quiet = true; return true;
    case OPT_HELP: o->command = COMMAND_HELP; return true;
    case OPT_VERSION: o->command = COMMAND_VERSION; return true;
    case OPT_JOBS:
    case OPT_RESUME:
    case OPT_FAIL_FAST:
    case OPT_ONLY:
    case OPT_LIMIT:
    case OPT_SHARD:
    case OPT_ZIP:
    case OPT_MERGE:
    case OPT_SUMMARY:
    case OPT_TIMEOUT:
    case OPT_MEMORY: p->of_batch = str_of(known->longer); return apply_of_batch(p, known->id, v);
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
        str v = STR("");
        const struct option_row *joined = word.n > 2 && word.p[1] == 'j' ? find_option(STR("-j")) : NULL;
        if (joined) { /* -j4 */
            if (!apply(p, joined, str_part(word, 2, word.n))) return false;
            continue;
        }
        size_t equals = str_starts(word, STR("--")) ? str_find(word, STR("="), 0) : word.n;
        const struct option_row *o = find_option(str_part(word, 0, equals));
        if (!o) return fail(p, "không có tùy chọn \"%.*s\"", "there is no option \"%.*s\"", word);
        if (equals < word.n) {
            if (!o->takes_value)
                return fail(p, "\"%.*s\" không nhận giá trị", "\"%.*s\" takes no value", word);
            v = str_part(word, equals + 1, word.n);
        } else if (o->takes_value) {
            if (i + 1 == argc) return fail(p, "\"%.*s\" cần một giá trị", "\"%.*s\" needs a value", word);
            v = str_of(argv[++i]);
        }
        if (!apply(p, o, v)) return false;
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

static const struct command_row *find_command(command id) {
    for (size_t i = 0; i < sizeof command_rows / sizeof *command_rows; i++)
        if (command_rows[i].id == id) return &command_rows[i];
    return NULL;
}

static bool check_name(parser *p) {
    str name = p->out->name;
    return !name.n || str_eq(name, STR("data")) || str_eq(name, STR("template")) ||
           fail(p, "--name phải là data hoặc template, không phải \"%.*s\"",
                "--name must be data or template, not \"%.*s\"", name);
}

static bool check_command(parser *p) {
    const options *o = p->out;
    const struct command_row *c = find_command(o->command);
    if (o->command == COMMAND_NONE) return say(p, "thiếu lệnh", "a command is missing");
    if (!c) return true; /* --version */
    if (p->of_batch.n && c->id != COMMAND_BATCH && c->id != COMMAND_HELP)
        return fail(p, "\"%.*s\" chỉ dùng với batch", "\"%.*s\" is an option of batch alone", p->of_batch);
    bool ok = o->inputs_n >= c->least && o->inputs_n <= c->most && (!c->template || o->template_name.n);
    if (c->id == COMMAND_MANIFEST) ok = ok && str_eq(o->inputs[0], STR("merge")) && !str_eq(o->output_dir, STR("."));
    if (!ok) return say(p, c->vi, c->en);
    return c->id != COMMAND_RENDER || check_name(p);
}

bool options_parse(int argc, char **argv, lang language, arena *a, options *out, str *fault) {
    size_t words = (size_t)argc, most_roots = words + str_of(getenv("VANBAN_PATH")).n + 2;
    *out = (options){.output_dir = STR(".")};
    parser p = {a, language, out, ARENA_ARRAY(a, str, most_roots), ARENA_ARRAY(a, str, words), fault, STR("")};
    out->roots = p.roots;
    out->inputs = p.inputs;
    if (!parse_formats(&p, STR("pdf,docx,xlsx"))) return false;
    out->formats_given = false;
    if (!parse_arguments(&p, argc, argv)) return false;
    add_search_path(&p);
    return check_command(&p);
}

lang options_language(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        str v = str_of(getenv(names[i]));
        if (v.n) return str_starts(v, STR("vi")) ? LANG_VI : LANG_EN;
    }
    return LANG_EN;
}
