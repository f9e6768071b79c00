/* Schemas of templates, read from Lua. */
#include "room.h"

static int setup(void **state) { return *state = room_new(), 0; }
static int teardown(void **state) { return room_drop(*state), 0; }

/* The schema of a template that states this one (an expression; `local` lines may come before in `head`). */
static const schema *schema_of(room *r, const char *head, const char *text) {
    str whole = str_fmt(r->a, "%s\nreturn { title = 'x', styles = 'plain', schema = %s,\nbuild = function() return {} end }", head, text);
    room_write(r, "templates/t.lua", str_z(r->a, whole));
    room_restart(r, (vm_limits){0, 0});
    const template *t = vm_template(r->v, STR("t"), (diag_where){0}, r->d);
    return t ? template_schema(t) : NULL;
}

static const schema *field_of(const schema *s, const char *name) {
    for (size_t i = 0; i < s->fields_n; i++)
        if (str_eq(s->fields[i].name, str_of(name))) return s->fields[i].type;
    fail_msg("no field %s", name);
    return NULL;
}

static void every_kind_is_read(void **state) {
    const schema *s = schema_of(*state, "",
        "{ type = 'record', title = 'Kế hoạch', description = 'd', fields = {\n"
        "{ name = 'a', required = true, type = { type = 'text', min = 1, max = 9, pattern = '^[0-9]+$', pattern_hint = 'số' } },\n"
        "{ name = 'b', type = { type = 'integer', min = 0, default = 5, example = 7 } },\n"
        "{ name = 'c', type = { type = 'number', default = 2.5 } }, { name = 'd', type = { type = 'boolean', default = false } },\n"
        "{ name = 'e', type = { type = 'date', seldom = true } },\n"
        "{ name = 'f', type = { type = 'choice', choices = { { value = 'x', title = 'X' }, { value = 'y' } } } },\n"
        "{ name = 'g', type = { type = 'list', of = { type = 'text' }, max = 3, default = {}, example = { 'a', 'b' } } },\n"
        "{ name = 'h', type = { type = 'union', variants = { { type = 'text' }, { type = 'list', of = { type = 'date' } } } } },\n"
        "{ name = 'i', type = { type = 'record', fields = {}, example = { z = 1, a = { true }, m = 'x' } } } } }");
    assert_non_null(s);
    assert_int_equal(s->kind, SCHEMA_RECORD);
    assert_true(str_eq(s->title, STR("Kế hoạch")) && str_eq(s->description, STR("d")));
    assert_int_equal(s->fields_n, 9);
    assert_true(s->fields[0].required && !s->fields[1].required);
    assert_true(field_of(s, "e")->seldom && !field_of(s, "d")->seldom);
    const schema *a = field_of(s, "a"), *b = field_of(s, "b"), *g = field_of(s, "g"), *i = field_of(s, "i");
    assert_true(a->has_min && a->has_max && a->max > 8.5 && a->max < 9.5);
    assert_true(pattern_matches(a->pattern, STR("12")) && !pattern_matches(a->pattern, STR("x")));
    assert_true(b->has_min && !b->has_max);
    assert_int_equal(b->fallback->as.integer, 5);
    assert_int_equal(b->example->as.integer, 7);
    assert_int_equal(field_of(s, "c")->fallback->kind, VALUE_REAL);
    assert_int_equal(field_of(s, "d")->fallback->kind, VALUE_BOOL);
    assert_int_equal(field_of(s, "e")->kind, SCHEMA_DATE);
    assert_int_equal(field_of(s, "f")->choices_n, 2);
    assert_int_equal(g->item->kind, SCHEMA_TEXT);
    assert_int_equal(g->fallback->kind, VALUE_LIST);
    assert_int_equal(g->fallback->n, 0);
    assert_int_equal(g->example->n, 2);
    assert_int_equal(field_of(s, "h")->variants[1]->item->kind, SCHEMA_DATE);
    assert_int_equal(i->example->kind, VALUE_RECORD);
    assert_int_equal(i->example->n, 3);
    assert_true(str_eq(i->example->as.items[0].key, STR("a")) && str_eq(i->example->as.items[2].key, STR("z")));
    assert_ptr_equal(i->example->as.items[0].as.items[0].parent, &i->example->as.items[0]);
}

static void shared_types_are_one(void **state) {
    const schema *s = schema_of(*state, "local t = { type = 'text' }",
        "{ type = 'record', fields = { { name = 'a', type = t }, { name = 'b', type = t }, { name = 'c', type = { type = 'text' } } } }");
    assert_non_null(s);
    assert_ptr_equal(field_of(s, "a"), field_of(s, "b"));
    assert_ptr_not_equal(field_of(s, "a"), field_of(s, "c"));
}

static void types_may_hold_themselves(void **state) {
    const schema *s = schema_of(*state,
        "local node = { type = 'record', ref = 'node' }\n"
        "node.fields = { { name = 'items', type = { type = 'list', of = node } } }",
        "{ type = 'record', fields = { { name = 'body', type = node } } }");
    assert_non_null(s);
    const schema *node = field_of(s, "body");
    assert_ptr_equal(field_of(node, "items")->item, node);
    assert_true(str_eq(node->ref, STR("node")));
    /* the ref may be on any type of the circle */
    s = schema_of(*state,
        "local node = { type = 'record' }\n"
        "node.fields = { { name = 'items', type = { type = 'list', ref = 'nodes', of = node } } }",
        "{ type = 'record', fields = { { name = 'body', type = node } } }");
    assert_non_null(s);
}

static void types_may_come_from_libraries(void **state) {
    room *r = *state;
    room_write(r, "templates/lib/types.lua", "return { type = 'record', fields = { { name = 'x', type = { type = 'date' } } } }");
    const schema *s = schema_of(r, "", "require 'lib.types'");
    assert_non_null(s);
    assert_int_equal(field_of(s, "x")->kind, SCHEMA_DATE);
}

static void faults_of_schemas(void **state) {
    static const struct {
        const char *text, *said;
    } wrong[] = {
        {"nil", "template lacks \"schema\""},
        {"5", "\"schema\" must be a type {type = …}, not a number"},
        {"{}", "schema lacks \"type\""},
        {"{ type = 'text' }", "\"schema\" must be of type record"},
        {"{ type = 'txt' }", "\"schema.type\" must be one of: \"text\", \"integer\""},
        {"{ type = 'record' }", "schema lacks \"fields\""},
        {"{ type = 'record', fields = 5 }", "\"schema.fields\" must be a list, not a number"},
        {"{ type = 'record', fields = { 5 } }", "\"schema.fields\" must be a list of {name = …, type = …}, not a number"},
        {"{ type = 'record', fields = { { name = 'a' } } }", "schema.fields lacks \"type\""},
        {"{ type = 'record', fields = { { type = { type = 'text' } } } }", "schema.fields lacks \"name\""},
        {"{ type = 'record', fields = { { name = 'a', type = 'text' } } }",
         "\"schema.fields.a\" must be a type {type = …}, not a string"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', pattern = '(' } } } }",
         "\"(\" is not a valid regular expression"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'date', pattern = 'x' } } } }",
         "schema.fields.a: a type date does not take pattern"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'list' } } } }", "schema.fields.a lacks \"of\""},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'choice' } } } }", "schema.fields.a lacks \"choices\""},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'union' } } } }", "schema.fields.a lacks \"variants\""},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', of = { type = 'text' } } } } }",
         "schema.fields.a: a type text does not take of"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'boolean', min = 1 } } } }",
         "schema.fields.a: a type boolean does not take min, max"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', min = 5, max = 1 } } } }",
         "\"schema.fields.a.min\" = 5"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', min = 'x' } } } }",
         "\"schema.fields.a.min\" must be a number, not a string"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', titel = 'x' } } } }",
         "schema.fields.a has no field \"titel\"; did you mean \"title\"?"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text' } }, { name = 'a', type = { type = 'text' } } } }",
         "\"a\" appears twice in schema"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', ref = 'r' } }, { name = 'b', type = { type = 'date', ref = 'r' } } } }",
         "\"r\" appears twice in ref"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'choice', choices = { 'x' } } } } }",
         "\"schema.fields.a.choices\" must be a list of {value = …, title = …}, not a string"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'choice', choices = { {} } } } } }",
         "schema.fields.a.choices[1] lacks \"value\""},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'text', default = function() end } } } }",
         "\"schema.fields.a.default\" must be a value, not a function"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'union', variants = { 'text' } } } } }",
         "\"schema.fields.a.variants[1]\" must be a type {type = …}, not a string"},
        {"{ type = 'record', fields = { { name = 'a', type = { type = 'union', variants = { { type = 'union', variants = {} } } } } } }",
         "schema.fields.a.variants[1] lacks \"variants\""},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (schema_of(*state, "", wrong[i].text)) fail_msg("no fault in %s", wrong[i].text);
        ROOM_HAS(room_said(*state), wrong[i].said);
    }
}

static void circles_without_a_name_are_refused(void **state) {
    assert_null(schema_of(*state, "local n = { type = 'record' } n.fields = { { name = 'x', type = n } }", "n"));
    ROOM_HAS(room_said(*state), "the type schema.fields.x contains itself but has no ref");
    assert_null(schema_of(*state, "local v = {} v[1] = v", "{ type = 'record', fields = {}, default = v }"));
    ROOM_HAS(room_said(*state), "nested more than 40 levels deep");
}

/* A template's own table is as strict. */
static void faults_of_templates(void **state) {
    static const struct {
        const char *text, *said;
    } wrong[] = {
        {"return 5", "\"template\" must be a table {title = …, build = …}, not a number"},
        {"return {}", "template lacks \"title\""},
        {"return { titel = 'x' }", "template has no field \"titel\"; did you mean \"title\"?"},
        {"return { build = 5 }", "\"template.build\" must be a function, not a number"},
        {"return { name = 'x' }", "\"template.name\" must be a function, not a string"},
        {"return { styles = {} }", "\"template.styles\" must be the name of a style sheet or a function, not a table"},
        {"return { title = {} }", "\"template.title\" must be a string, not a table"},
    };
    room *r = *state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        room_write(r, "templates/w.lua", wrong[i].text);
        assert_null(vm_template(r->v, STR("w"), (diag_where){0}, r->d));
        const char *said = room_said(r);
        ROOM_HAS(said, wrong[i].said);
        ROOM_HAS(said, "~/templates/w.lua: error: ");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(shared_types_are_one, setup, teardown),
        cmocka_unit_test_setup_teardown(types_may_hold_themselves, setup, teardown),
        cmocka_unit_test_setup_teardown(types_may_come_from_libraries, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_of_schemas, setup, teardown),
        cmocka_unit_test_setup_teardown(circles_without_a_name_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(faults_of_templates, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
