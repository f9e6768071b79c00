/* os: reading, folders, and files written all or none. */
#include "check.h"

#include "base/os.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static arena *a;
static str dir;

static str in_dir(const char *name) { return os_join(a, dir, str_of(name)); }

static int set_up(void **state) {
    (void)state;
    a = arena_new();
    const char *temp = getenv("TMPDIR");
    char *path = str_z(a, str_fmt(a, "%s/vanban-test.XXXXXX", temp ? temp : "/tmp"));
    dir = str_of(mkdtemp(path));
    return dir.n ? 0 : -1;
}

static void remove_tree(str path) {
    str *names;
    size_t n = os_list(a, path, &names);
    for (size_t i = 0; i < n; i++) remove_tree(os_join(a, path, names[i]));
    remove(str_z(a, path));
}

static int tear_down(void **state) {
    (void)state;
    remove_tree(dir);
    arena_drop(a);
    return 0;
}

static void put(const char *name, str bytes) {
    FILE *f = fopen(str_z(a, in_dir(name)), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void check_file(const char *name, const char *want) {
    str bytes = STR("");
    int error = 0;
    assert_true(os_read(a, in_dir(name), 1 << 20, &bytes, &error));
    check_str(bytes, want);
}

static size_t files_in_dir(void) {
    str *names;
    return os_list(a, dir, &names);
}

static void reads_whole_files(void **state) {
    (void)state;
    str big = {arena_alloc(a, 300000), 300000}, back;
    int error = 0;
    put("big", big);
    put("empty", STR(""));
    assert_true(os_read(a, in_dir("big"), 300000, &back, &error));
    assert_true(str_eq(back, big));
    check_file("empty", "");
    assert_false(os_read(a, in_dir("big"), 299999, &back, &error));
    assert_int_equal(error, EFBIG);
    assert_false(os_read(a, in_dir("none"), 10, &back, &error));
    assert_int_equal(error, ENOENT);
    assert_false(os_read(a, dir, 10, &back, &error));
    assert_int_equal(error, EISDIR);
}

static void reads_files_without_a_size(void **state) {
    (void)state;
    str bytes = STR("");
    int error = 0;
    assert_true(os_read(a, STR("/proc/self/stat"), 1 << 20, &bytes, &error));
    assert_true(bytes.n > 20);
    assert_false(os_read(a, STR("/dev/zero"), 1 << 20, &bytes, &error));
    assert_int_equal(error, EFBIG);
}

static void tells_files_from_folders(void **state) {
    (void)state;
    put("f", STR("x"));
    assert_true(os_is_file(a, in_dir("f")) && !os_is_dir(a, in_dir("f")));
    assert_true(os_is_dir(a, dir) && !os_is_file(a, dir));
    assert_false(os_is_file(a, in_dir("none")) || os_is_dir(a, in_dir("none")));
}

static void lists_sorted(void **state) {
    (void)state;
    str *names;
    static const char *const made[] = {"c", "đ", "a", "B", ".hidden", "aa"};
    for (size_t i = 0; i < 6; i++) put(made[i], STR(""));
    static const char *const want[] = {".hidden", "B", "a", "aa", "c", "đ"};
    assert_int_equal(os_list(a, dir, &names), 6);
    for (size_t i = 0; i < 6; i++) check_str(names[i], want[i]);
    assert_int_equal(os_list(a, in_dir("none"), &names), 0);
}

static void makes_folders_with_parents(void **state) {
    (void)state;
    int error = 0;
    assert_true(os_make_dirs(a, in_dir("x/y/z"), &error));
    assert_true(os_is_dir(a, in_dir("x/y/z")));
    assert_true(os_make_dirs(a, in_dir("x/y/z"), &error));
    put("file", STR(""));
    assert_false(os_make_dirs(a, in_dir("file/under"), &error));
    assert_int_equal(error, ENOTDIR);
    assert_false(os_make_dirs(a, in_dir("file"), &error));
    assert_int_equal(error, ENOTDIR);
}

static void writes_several_files(void **state) {
    (void)state;
    size_t failed = 99;
    int error = 0;
    put("one", STR("old"));
    os_file files[] = {{in_dir("one"), STR("new")}, {in_dir("hai.pdf"), STR("%PDF")}, {in_dir("3"), STR("")}};
    mode_t mask = umask(027);
    assert_true(os_write_all(a, files, 3, &failed, &error));
    umask(mask);
    check_file("one", "new");
    check_file("hai.pdf", "%PDF");
    check_file("3", "");
    assert_int_equal(files_in_dir(), 3);
    struct stat st;
    assert_int_equal(stat(str_z(a, files[1].path), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_true(os_write_all(a, NULL, 0, &failed, &error));
}

static void writes_none_when_one_cannot_be(void **state) {
    (void)state;
    size_t failed = 99;
    int error = 0;
    put("one", STR("old"));
    os_file files[] = {{in_dir("one"), STR("new")}, {in_dir("no/such/two"), STR("2")}, {in_dir("three"), STR("3")}};
    assert_false(os_write_all(a, files, 3, &failed, &error));
    assert_int_equal(failed, 1);
    assert_int_equal(error, ENOENT);
    check_file("one", "old");
    assert_int_equal(files_in_dir(), 1); /* no temporary file left either */
}

/* A limit on file size fails in the middle of a write, as a full disk does. */
static void writes_none_when_the_disk_is_full(void **state) {
    (void)state;
    size_t failed = 99;
    int error = 0;
    struct rlimit was, small;
    put("one", STR("old"));
    str much = {arena_alloc(a, 100000), 100000};
    os_file files[] = {{in_dir("one"), STR("new")}, {in_dir("two"), much}};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small = was;
    small.rlim_cur = 50000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool written = os_write_all(a, files, 2, &failed, &error);
    setrlimit(RLIMIT_FSIZE, &was);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(written);
    assert_int_equal(failed, 1);
    assert_int_equal(error, EFBIG);
    check_file("one", "old");
    assert_int_equal(files_in_dir(), 1);
}

static void a_folder_in_the_way_is_told(void **state) {
    (void)state;
    size_t failed = 99;
    int error = 0;
    assert_true(os_make_dirs(a, in_dir("two"), &error));
    os_file files[] = {{in_dir("two"), STR("2")}, {in_dir("three"), STR("3")}};
    assert_false(os_write_all(a, files, 2, &failed, &error));
    assert_int_equal(failed, 0);
    assert_int_equal(error, EISDIR);
    assert_true(os_is_dir(a, in_dir("two")));
    assert_int_equal(files_in_dir(), 1);
}

static void takes_paths_apart(void **state) {
    (void)state;
    static const struct {
        const char *path, *dirname, *basename, *stem;
    } cases[] = {
        {"a/b.json", "a", "b.json", "b"}, {"b.json", ".", "b.json", "b"},  {"/b", "/", "b", "b"},
        {"/a/b.c.d", "/a", "b.c.d", "b.c"}, {".hidden", ".", ".hidden", ".hidden"}, {"", ".", "", ""},
        {"a.b/c", "a.b", "c", "c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_str(os_dirname(str_of(cases[i].path)), cases[i].dirname);
        check_str(os_basename(str_of(cases[i].path)), cases[i].basename);
        check_str(os_stem(str_of(cases[i].path)), cases[i].stem);
    }
    check_str(os_join(a, STR("a"), STR("b")), "a/b");
    check_str(os_join(a, STR("a/"), STR("b")), "a/b");
    check_str(os_join(a, STR(""), STR("b")), "b");
    check_str(os_join(a, STR("a"), STR("/b")), "/b");
    check_str(os_relative(a, STR("/"), STR("/usr/lib")), "usr/lib");
    check_str(os_relative(a, STR("/usr/lib"), STR("/usr/lib/.")), "");
    check_str(os_relative(a, STR("/usr/lib"), STR("/usr")), "../");
    check_str(os_relative(a, STR("/usr/share"), STR("/usr/lib")), "../lib");
    check_str(os_relative(a, STR("/usr/lib"), STR("/")), "../../");
    check_str(os_relative(a, STR("/usr/none"), STR("x")), "x");
}

static void knows_its_own_folder_and_errors(void **state) {
    (void)state;
    assert_true(os_is_dir(a, os_program_dir(a)));
    check_str(os_error_text(a, ENOENT), "No such file or directory");
}

int main(void) {
#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(reads_whole_files),
        CASE(reads_files_without_a_size),
        CASE(tells_files_from_folders),
        CASE(lists_sorted),
        CASE(makes_folders_with_parents),
        CASE(writes_several_files),
        CASE(writes_none_when_one_cannot_be),
        CASE(writes_none_when_the_disk_is_full),
        CASE(a_folder_in_the_way_is_told),
        CASE(takes_paths_apart),
        CASE(knows_its_own_folder_and_errors),
    };
    return cmocka_run_group_tests_name("base/os", tests, NULL, NULL);
}
