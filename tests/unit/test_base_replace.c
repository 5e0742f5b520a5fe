/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/replace, through base/outfile: a named file is whole and new or untouched, and nothing is
 * left beside it. Each test has an empty folder as its working folder.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/outfile.h"
#include "child.h"
#include "failing.h"

/* What a link says that is too long, and of one that goes on for ever. */
static ssize_t
strange_link(char *to, size_t size)
{
    if (errno == ELOOP)
        to[0] = 'x';
    return errno == ELOOP ? 1 : errno == ENAMETOOLONG ? (ssize_t)size : -1;
}

FAILING(atexit, int, (void (*function)(void)), (function), -1)
FAILING(close, int, (int descriptor), (descriptor), -1)
FAILING(fchmod, int, (int descriptor, mode_t mode), (descriptor, mode), -1)
FAILING(fsync, int, (int descriptor), (descriptor), -1)
FAILING(readlink, ssize_t, (const char *path, char *to, size_t size), (path, to, size),
    strange_link(to, size))
FAILING_LARGE_TIMED(
    fcntl, int, (int descriptor, int command, long flag), (descriptor, command, flag), -1)
FAILING_LARGE(open, int, (const char *path, int flags, mode_t mode), (path, flags, mode), -1)

enum { NOBODY = 65534, TEXT_SIZE = 4096 };

static char folder[4096];
static int former_folder = -1;

static int
enter_folder(void **state)
{
    (void)state;
    const char *parent = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/amptools-test-XXXXXX", parent != NULL ? parent : "/tmp");
    former_folder = open(".", O_RDONLY);
    return former_folder < 0 || mkdtemp(folder) == NULL ? -1 : chdir(folder);
}

static int
leave_folder(void **state)
{
    (void)state;
    DIR *entries = opendir(".");
    for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
        if (unlink(entry->d_name) != 0) {
            rmdir(entry->d_name);
        }
    }
    closedir(entries);
    int back = fchdir(former_folder);
    close(former_folder);
    return back != 0 ? back : rmdir(folder);
}

static size_t
entry_count(const char *path)
{
    size_t count = 0;
    DIR *entries = opendir(path);
    for (struct dirent *entry; entries != NULL && (entry = readdir(entries)) != NULL;) {
        bool itself = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        count += itself ? 0 : 1;
    }
    closedir(entries);
    return count;
}

static void
make_file(const char *name, const char *text, mode_t mode)
{
    int descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    size_t length = strlen(text);
    bool written = descriptor >= 0 && write(descriptor, text, length) == (ssize_t)length &&
                   fchmod(descriptor, mode) == 0;
    close(descriptor);
    assert_true(written);
}

static const char *
contents(const char *name)
{
    static char text[TEXT_SIZE];
    FILE *file = fopen(name, "r");
    if (file == NULL) {
        return NULL;
    }
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static mode_t
mode_of(const char *name)
{
    struct stat status;
    assert_int_equal(stat(name, &status), 0);
    return status.st_mode & 07777;
}

static void
write_new(void *name)
{
    struct outfile *out = outfile_open(name);
    outfile_text(out, "new\n");
    outfile_commit(out);
}

static void
write_new_under_mask(void *name)
{
    umask(027);
    write_new(name);
}

static void
a_new_file_gets_the_usual_mode(void **state)
{
    (void)state;
    char name[] = "out.csv";
    assert_int_equal(child_run(write_new_under_mask, name).status, 0);
    assert_string_equal(contents("out.csv"), "new\n");
    assert_int_equal(mode_of("out.csv"), 0640);
    assert_int_equal(entry_count("."), 1);
}

static void
the_mode_is_kept(void **state)
{
    (void)state;
    static const mode_t modes[] = {0600, 0640, 0664, 0755, 0666};
    char name[] = "out.csv";
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        make_file(name, "old\n", modes[i]);
        struct outcome outcome = child_run(write_new_under_mask, name);
        assert_int_equal(outcome.status, 0);
        assert_string_equal(outcome.err, "");
        assert_string_equal(contents(name), "new\n");
        assert_int_equal(mode_of(name), modes[i]);
        assert_int_equal(entry_count("."), 1);
    }
}

static void
the_owner_is_kept(void **state)
{
    (void)state;
    if (geteuid() != 0) {
        skip();
    }
    char name[] = "out.csv";
    make_file(name, "old\n", 0640);
    assert_int_equal(chown(name, 1234, 2345), 0);
    assert_int_equal(child_run(write_new, name).status, 0);
    struct stat status;
    assert_int_equal(stat(name, &status), 0);
    assert_int_equal(status.st_uid, 1234);
    assert_int_equal(status.st_gid, 2345);
    assert_int_equal(status.st_mode & 07777, 0640);
}

static void
become_nobody(void)
{
    if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)) {
        _exit(CHILD_WRONG);
    }
}

static void
write_new_as_nobody(void *name)
{
    become_nobody();
    write_new(name);
}

static void
another_group_gets_no_rights(void **state)
{
    (void)state;
    if (geteuid() != 0) {
        skip();
    }
    char name[] = "out.csv";
    make_file(name, "old\n", 0666);
    assert_int_equal(chmod(".", 0777), 0);
    assert_int_equal(child_run(write_new_as_nobody, name).status, 0);
    assert_string_equal(contents(name), "new\n");
    assert_int_equal(mode_of(name), 0606);
}

static void
a_protected_file_is_not_replaced(void **state)
{
    (void)state;
    char name[] = "out.csv";
    make_file(name, "old\n", 0444);
    assert_int_equal(chmod(".", 0777), 0);
    struct outcome outcome = child_run(write_new_as_nobody, name);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: out.csv: Permission denied\n");
    assert_string_equal(contents(name), "old\n");
    assert_int_equal(entry_count("."), 1);
}

static void
a_folder_that_takes_no_file_is_an_error(void **state)
{
    (void)state;
    char name[] = "out.csv";
    make_file(name, "old\n", 0666);
    assert_int_equal(chmod(".", 0555), 0);
    struct outcome outcome = child_run(write_new_as_nobody, name);
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err,
        "amptools: out.csv: no temporary file can be made beside it: Permission denied\n");
    assert_string_equal(contents(name), "old\n");
}

static void
look_before_commit(void *name)
{
    struct outfile *out = outfile_open(name);
    outfile_text(out, "new\n");
    outfile_flush(out);
    const char *before = contents(name);
    bool untouched = before != NULL && strcmp(before, "old\n") == 0 && entry_count(".") == 2;
    outfile_commit(out);
    const char *after = contents(name);
    bool whole = after != NULL && strcmp(after, "new\n") == 0 && entry_count(".") == 1;
    _exit(untouched && whole ? 0 : CHILD_WRONG);
}

static void
nothing_changes_before_commit(void **state)
{
    (void)state;
    char name[] = "out.csv";
    make_file(name, "old\n", 0644);
    assert_int_equal(child_run(look_before_commit, name).status, 0);
}

static void
copy_onto_itself(void *name)
{
    FILE *input = fopen(name, "r");
    struct outfile *out = outfile_open(name);
    for (int byte; (byte = fgetc(input)) != EOF;) {
        outfile_format(out, "%c%c", byte, byte);
        outfile_flush(out);
    }
    fclose(input);
    outfile_commit(out);
}

static void
the_output_may_be_the_input(void **state)
{
    (void)state;
    char name[] = "both.csv";
    make_file(name, "abc\n", 0644);
    assert_int_equal(child_run(copy_onto_itself, name).status, 0);
    assert_string_equal(contents(name), "aabbcc\n\n");
}

static bool
is_link_to(const char *name, const char *target)
{
    char link[256] = "";
    return readlink(name, link, sizeof link - 1) >= 0 && strcmp(link, target) == 0;
}

static void
a_symbolic_link_is_followed_and_stays(void **state)
{
    (void)state;
    assert_int_equal(mkdir("sub", 0755), 0);
    make_file("sub/real.csv", "old\n", 0600);
    assert_int_equal(symlink("sub/second", "link"), 0);
    assert_int_equal(symlink("real.csv", "sub/second"), 0);
    char name[] = "link";
    assert_int_equal(child_run(write_new, name).status, 0);
    assert_true(is_link_to("link", "sub/second"));
    assert_true(is_link_to("sub/second", "real.csv"));
    assert_string_equal(contents("sub/real.csv"), "new\n");
    assert_int_equal(mode_of("sub/real.csv"), 0600);
    assert_int_equal(entry_count("sub"), 2);
    assert_int_equal(entry_count("."), 2);
    unlink("sub/real.csv");
    unlink("sub/second");
}

static void
a_link_to_nothing_makes_its_target(void **state)
{
    (void)state;
    char absolute[sizeof folder + 16], name[] = "link";
    snprintf(absolute, sizeof absolute, "%s/sub/second", folder);
    assert_int_equal(mkdir("sub", 0755), 0);
    assert_int_equal(symlink(absolute, "link"), 0);
    assert_int_equal(symlink("../made.csv", "sub/second"), 0);
    assert_int_equal(child_run(write_new, name).status, 0);
    assert_true(is_link_to("link", absolute));
    unlink("made.csv");
    assert_int_equal(unlink("link"), 0);
    assert_int_equal(symlink(absolute, "sub/link"), 0);
    char below[] = "sub/link";
    assert_int_equal(child_run(write_new, below).status, 0);
    assert_true(is_link_to("sub/link", absolute));
    assert_string_equal(contents("made.csv"), "new\n");
    assert_int_equal(entry_count("sub"), 2);
    assert_int_equal(entry_count("."), 2);
    unlink("sub/second");
    unlink("sub/link");
}

static void
names_that_cannot_be_written_are_errors(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int error;
    } rows[] = {
        {".", EISDIR},
        {"sub", EISDIR},
        {"no/such", ENOENT},
        {"no/", ENOENT},
        {"", ENOENT},
        {"file/x", ENOTDIR},
        {"loop", ELOOP},
        {"nowhere", ENOENT},
    };
    assert_int_equal(mkdir("sub", 0755), 0);
    make_file("file", "old\n", 0644);
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_int_equal(symlink("no/such", "nowhere"), 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char name[64], error[128];
        snprintf(name, sizeof name, "%s", rows[i].name);
        snprintf(error, sizeof error, "amptools: %s: %s\n", name, strerror(rows[i].error));
        struct outcome outcome = child_run(write_new, name);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_string_equal(outcome.err, error);
    }
    assert_int_equal(entry_count("."), 4);
    assert_string_equal(contents("file"), "old\n");
}

static void
die_while_writing(void *name)
{
    struct outfile *out = outfile_open(name), *other = outfile_open("other.csv");
    outfile_text(out, "new\n");
    outfile_flush(out);
    outfile_flush(other);
    if (entry_count(".") != 3) {
        _exit(CHILD_WRONG);
    }
    diag_fatal("no way");
}

static void
leave_while_writing(void *name)
{
    struct outfile *out = outfile_open(name);
    outfile_text(out, "new\n");
    outfile_flush(out);
    exit(STATUS_LOOK);
}

static void
nothing_is_left_after_an_error(void **state)
{
    (void)state;
    char name[] = "out.csv";
    make_file(name, "old\n", 0644);
    struct outcome outcome = child_run(die_while_writing, name);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: no way\n");
    assert_int_equal(entry_count("."), 1);
    assert_string_equal(contents(name), "old\n");
    outcome = child_run(leave_while_writing, name);
    assert_int_equal(outcome.status, STATUS_LOOK);
    assert_int_equal(entry_count("."), 1);
    assert_string_equal(contents(name), "old\n");
}

struct killing {
    const char *name;
    int signal;
};

static void
be_killed_while_writing(void *data)
{
    const struct killing *killing = data;
    signal(killing->signal, SIG_DFL); /* under nohup it is ignored, and stays so */
    struct outfile *done = outfile_open("done.csv");
    outfile_commit(done);
    struct outfile *out = outfile_open(killing->name);
    outfile_text(out, "new\n");
    outfile_flush(out);
    if (entry_count(".") != 3) {
        _exit(CHILD_WRONG);
    }
    raise(killing->signal);
    _exit(CHILD_WRONG);
}

static void
nothing_is_left_after_a_signal(void **state)
{
    (void)state;
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGPIPE, SIGALRM, SIGXCPU};
    make_file("out.csv", "old\n", 0644);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct killing killing = {"out.csv", signals[i]};
        struct outcome outcome = child_run(be_killed_while_writing, &killing);
        assert_int_equal(outcome.status, -signals[i]);
        assert_string_equal(outcome.err, "");
        assert_int_equal(entry_count("."), 2);
        assert_string_equal(contents("out.csv"), "old\n");
        assert_string_equal(contents("done.csv"), "");
    }
}

static void
ignore_while_writing(void *name)
{
    signal(SIGHUP, SIG_IGN);
    struct outfile *out = outfile_open(name);
    outfile_text(out, "new\n");
    raise(SIGHUP);
    outfile_commit(out);
}

static void
an_ignored_signal_stays_ignored(void **state)
{
    (void)state;
    char name[] = "out.csv";
    assert_int_equal(child_run(ignore_while_writing, name).status, 0);
    assert_string_equal(contents(name), "new\n");
}

static void
write_above_the_limit(void *name)
{
    outfile_prepare_process();
    struct outfile *out = outfile_open(name);
    struct rlimit limit = {2000, 2000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) {
        _exit(CHILD_WRONG);
    }
    outfile_format(out, "%05000d", 0);
    outfile_commit(out);
}

static void
a_size_limit_is_an_error(void **state)
{
    (void)state;
    char name[] = "out.csv";
    make_file(name, "old\n", 0644);
    struct outcome outcome = child_run(write_above_the_limit, name);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: out.csv: File too large\n");
    assert_int_equal(entry_count("."), 1);
    assert_string_equal(contents(name), "old\n");
}

static void
write_several(void *data)
{
    (void)data;
    struct outfile *outs[20];
    char name[32];
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "out-%d.csv", i);
        outs[i] = outfile_open(name);
        memset(name, 0, sizeof name); /* the name is not needed any longer */
    }
    for (int i = 0; i < 20; i++) {
        outfile_format(outs[i], "%d\n", i);
    }
    for (int i = 0; i < 20; i++) {
        outfile_commit(outs[(i * 7 + 3) % 20]);
    }
}

static void
several_can_be_open(void **state)
{
    (void)state;
    assert_int_equal(child_run(write_several, NULL).status, 0);
    assert_int_equal(entry_count("."), 20);
    assert_string_equal(contents("out-0.csv"), "0\n");
    assert_string_equal(contents("out-19.csv"), "19\n");
}

static void
write_twice_to(void *name)
{
    struct outfile *one = outfile_open("out.csv"), *two = outfile_open(name);
    outfile_commit(one);
    outfile_commit(two);
}

static void
two_outputs_to_one_file_are_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"out.csv", "./out.csv", "sub/../out.csv", "link"};
    assert_int_equal(mkdir("sub", 0755), 0);
    assert_int_equal(symlink("out.csv", "link"), 0);
    for (int exists = 0; exists <= 1; exists++) {
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            char name[32], error[100];
            snprintf(name, sizeof name, "%s", names[i]);
            snprintf(
                error, sizeof error, "amptools: %s: two outputs cannot go to one file\n", name);
            struct outcome outcome = child_run(write_twice_to, name);
            assert_int_equal(outcome.status, STATUS_TROUBLE);
            assert_string_equal(outcome.err, error);
            assert_int_equal(entry_count("."), 2 + (size_t)exists);
        }
        make_file("out.csv", "old\n", 0644);
    }
}

static void
write_again(void *name)
{
    write_new(name);
    write_new(name);
}

static void
one_after_the_other_is_fine(void **state)
{
    (void)state;
    char name[] = "out.csv";
    assert_int_equal(child_run(write_again, name).status, 0);
    assert_string_equal(contents(name), "new\n");
}

static void
a_fifo_is_written_directly(void **state)
{
    (void)state;
    char name[] = "fifo", text[16] = "";
    assert_int_equal(mkfifo(name, 0600), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        write_new(name);
        _exit(0);
    }
    int status = -1, reader = open(name, O_RDONLY);
    ssize_t length = read(reader, text, sizeof text - 1);
    close(reader);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(length, 4);
    assert_string_equal(text, "new\n");
    struct stat after;
    assert_int_equal(stat(name, &after), 0);
    assert_true(S_ISFIFO(after.st_mode));
}

static void
lose_the_folder(void *data)
{
    (void)data;
    struct outfile *out = outfile_open("sub/out.csv");
    rename("sub", "moved");
    outfile_commit(out);
}

/* The rename fails; the message is about the name that was given. */
static void
a_failed_rename_is_an_error(void **state)
{
    (void)state;
    assert_int_equal(mkdir("sub", 0755), 0);
    struct outcome outcome = child_run(lose_the_folder, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: sub/out.csv: No such file or directory\n");
    DIR *entries = opendir("moved");
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        unlinkat(dirfd(entries), entry->d_name, 0);
    }
    closedir(entries);
}

static void
write_below_a_closed_folder(void *name)
{
    if (chdir("sub") != 0) {
        _exit(CHILD_WRONG);
    }
    become_nobody();
    write_new(name);
}

/* The folder above is mode 0700 and not theirs; the working folder is enough. */
static void
folders_above_need_not_be_reachable(void **state)
{
    (void)state;
    char name[] = "out.csv";
    assert_int_equal(mkdir("sub", 0755), 0);
    assert_int_equal(chmod("sub", 0777), 0);
    struct outcome outcome = child_run(write_below_a_closed_folder, name);
    assert_string_equal(outcome.err, "");
    assert_int_equal(outcome.status, 0);
    assert_string_equal(contents("sub/out.csv"), "new\n");
    unlink("sub/out.csv");
}

/* Standard output of a child is a deleted file here. */
static void
a_file_without_a_name_is_an_error(void **state)
{
    (void)state;
    struct stat status;
    if (lstat("/proc/self/fd/1", &status) != 0 || !S_ISLNK(status.st_mode)) {
        skip();
    }
    char name[] = "/proc/self/fd/1";
    struct outcome outcome = child_run(write_new, name);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: /proc/self/fd/1: No such file or directory\n");
}

static void
run_a_program_while_writing(void *name)
{
    struct outfile *out = outfile_open(name);
    char test[] = "for f in /dev/fd/*; do test \"$f\" -ef .amptools-* && echo open; done; :";
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", test, (char *)NULL);
        _exit(CHILD_WRONG);
    }
    int status = -1;
    waitpid(child, &status, 0);
    outfile_commit(out);
    _exit(status == 0 ? 0 : CHILD_WRONG);
}

static void
other_programs_do_not_get_the_descriptor(void **state)
{
    (void)state;
    char name[] = "out.csv";
    struct outcome outcome = child_run(run_a_program_while_writing, name);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.out, "");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

/* A call that fails while out.csv is written, and what is said of it. */
struct failure {
    const char *call;
    int which, error;
    const char *said;
};

static void
write_while_a_call_fails(void *data)
{
    const struct failure *failure = data;
    char name[] = "out.csv";
    failing(failure->call, failure->which, failure->error);
    write_new(name);
}

static void
a_call_that_fails_is_an_error_and_leaves_the_file(void **state)
{
    (void)state;
    static const struct failure rows[] = {
        {"atexit", 1, 0, "amptools: out of memory\n"},
        {"close", 1, EIO, "amptools: out.csv: "},
        {"fchmod", 1, EPERM, "amptools: out.csv: "},
        {"fcntl", 1, EIO, "amptools: out.csv: "},
        {"fsync", 1, EIO, "amptools: out.csv: "},
        {"readlink", 1, EACCES, "amptools: out.csv: "},
        {"readlink", 1, ENAMETOOLONG, "amptools: out.csv: "},
        {"readlink", -1, ELOOP, "amptools: out.csv: "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct failure failure = rows[i];
        make_file("out.csv", "old\n", 0644);
        struct outcome outcome = child_run(write_while_a_call_fails, &failure);
        assert_string_equal(outcome.err, child_says(failure.said, failure.error));
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_string_equal(contents("out.csv"), "old\n");
        assert_int_equal(entry_count("."), 1);
    }
}

/* The file is in its place by then: it may be lost with the power, and that is said. */
static void
a_folder_that_cannot_be_synced_is_an_error(void **state)
{
    (void)state;
    static const struct failure rows[] = {
        {"fsync", 2, EIO, "amptools: out.csv: "},
        {"open", 1, EMFILE, "amptools: out.csv: "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct failure failure = rows[i];
        struct outcome outcome = child_run(write_while_a_call_fails, &failure);
        assert_string_equal(outcome.err, child_says(failure.said, failure.error));
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        assert_int_equal(entry_count("."), 1);
    }
}

static void
what_some_systems_cannot_do_is_no_error(void **state)
{
    (void)state;
    static const struct failure rows[] = {
        {"close", 1, EINTR, ""},
        {"fsync", 1, EINTR, ""},
        {"fsync", 1, EINVAL, ""},
        {"fsync", 2, ENOTSUP, ""},
        {"open", 1, EACCES, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct failure failure = rows[i];
        make_file("out.csv", "old\n", 0644);
        struct outcome outcome = child_run(write_while_a_call_fails, &failure);
        assert_string_equal(outcome.err, child_says(failure.said, failure.error));
        assert_int_equal(outcome.status, 0);
        assert_string_equal(contents("out.csv"), "new\n");
        assert_int_equal(entry_count("."), 1);
    }
}

static void
write_a_deleted_file(void *data)
{
    (void)data;
    int descriptor = open("x", O_RDWR | O_CREAT, 0600);
    char name[32];
    if (descriptor < 0 || unlink("x") != 0)
        _exit(CHILD_WRONG);
    snprintf(name, sizeof name, "/dev/fd/%d", descriptor);
    write_new(name);
}

/* Linux says "x (deleted)" of such a file, and there may be one that is called so. */
static void
another_file_is_not_taken_for_a_deleted_one(void **state)
{
    (void)state;
    make_file("x (deleted)", "old\n", 0644);
    struct outcome outcome = child_run(write_a_deleted_file, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, ": No such file or directory\n"));
    assert_string_equal(contents("x (deleted)"), "old\n");
    assert_int_equal(entry_count("."), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_new_file_gets_the_usual_mode),
        IN_FOLDER(the_mode_is_kept),
        IN_FOLDER(the_owner_is_kept),
        IN_FOLDER(another_group_gets_no_rights),
        IN_FOLDER(a_protected_file_is_not_replaced),
        IN_FOLDER(a_folder_that_takes_no_file_is_an_error),
        IN_FOLDER(nothing_changes_before_commit),
        IN_FOLDER(the_output_may_be_the_input),
        IN_FOLDER(a_symbolic_link_is_followed_and_stays),
        IN_FOLDER(a_link_to_nothing_makes_its_target),
        IN_FOLDER(names_that_cannot_be_written_are_errors),
        IN_FOLDER(nothing_is_left_after_an_error),
        IN_FOLDER(nothing_is_left_after_a_signal),
        IN_FOLDER(an_ignored_signal_stays_ignored),
        IN_FOLDER(a_size_limit_is_an_error),
        IN_FOLDER(several_can_be_open),
        IN_FOLDER(two_outputs_to_one_file_are_refused),
        IN_FOLDER(one_after_the_other_is_fine),
        IN_FOLDER(a_fifo_is_written_directly),
        IN_FOLDER(a_failed_rename_is_an_error),
        IN_FOLDER(folders_above_need_not_be_reachable),
        IN_FOLDER(a_file_without_a_name_is_an_error),
        IN_FOLDER(other_programs_do_not_get_the_descriptor),
        IN_FOLDER(a_call_that_fails_is_an_error_and_leaves_the_file),
        IN_FOLDER(a_folder_that_cannot_be_synced_is_an_error),
        IN_FOLDER(what_some_systems_cannot_do_is_no_error),
        IN_FOLDER(another_file_is_not_taken_for_a_deleted_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
