/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/outfile: what is written arrives, whole and in order, or the program says why not. (What
 * happens to named files: test_base_replace.)
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "base/tables.h"
#include "child.h"
#include "failing.h"

FAILING(close, int, (int descriptor), (descriptor), -1)
FAILING(
    write, ssize_t, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size), 0)
FAILING_LARGE(open, int, (const char *path, int flags, mode_t mode), (path, flags, mode), -1)

enum { LARGE = 300000 };

static void
write_hello(void *data)
{
    struct outfile *out = outfile_open(data);
    outfile_text(out, "hello, ");
    outfile_write(out, "wor\0ld", 6);
    outfile_text(out, "");
    outfile_write(out, NULL, 0);
    outfile_format(out, " %d%%\n", 42);
    outfile_commit(out);
}

static void
standard_output_in_both_spellings(void **state)
{
    (void)state;
    char dash[] = "-";
    void *spellings[] = {NULL, dash};
    for (size_t i = 0; i < 2; i++) {
        struct outcome outcome = child_run(write_hello, spellings[i]);
        assert_int_equal(outcome.status, 0);
        assert_memory_equal(outcome.out, "hello, wor\0ld 42%\n", 19);
        assert_string_equal(outcome.err, "");
    }
}

static void
write_formats(void *data)
{
    (void)data;
    struct outfile *out = outfile_open(NULL);
    for (int length = 505; length < 520; length++) {
        outfile_format(out, "%0*d\n", length, length);
    }
    outfile_format(out, "%05000d\n", 7);
    outfile_commit(out);
}

static void
formats_of_any_length(void **state)
{
    (void)state;
    struct outcome outcome = child_run(write_formats, NULL);
    const char *at = outcome.out;
    for (int length = 505; length < 520; length++) {
        char *end;
        assert_int_equal(strtol(at, &end, 10), length);
        assert_int_equal(end - at, length);
        assert_int_equal(*end, '\n');
        at = end + 1;
    }
    assert_int_equal(strlen(at), 5001);
    assert_string_equal(at + 4998, "07\n");
}

/* Each byte is told by its place, so that a lost, doubled or swapped piece is seen. */
static unsigned char
byte_at(size_t place)
{
    return (unsigned char)(place * 2654435761u >> 24);
}

/* Pieces of every size around the buffer's. */
static void
write_large(struct outfile *out)
{
    static const size_t sizes[] = {1, 65535, 65536, 65537, 10, 7, 65520, 1, 66000};
    char *piece = mem_zeroed(1, 70000);
    for (size_t place = 0, turn = 0; place < LARGE; turn++) {
        size_t size = sizes[turn % (sizeof sizes / sizeof sizes[0])];
        size = size < LARGE - place ? size : LARGE - place;
        for (size_t i = 0; i < size; i++) {
            piece[i] = (char)byte_at(place + i);
        }
        outfile_write(out, piece, size);
        place += size;
    }
    free(piece);
}

static void
write_large_to_standard_output(void *data)
{
    (void)data;
    struct outfile *out = outfile_open(NULL);
    write_large(out);
    outfile_commit(out);
}

/* Reads to the end and gives the place of the first wrong byte, LARGE if all is there and right. */
static size_t
read_large(int descriptor, int pause)
{
    static unsigned char bytes[5000];
    size_t place = 0, wrong = SIZE_MAX;
    ssize_t length;
    while ((length = read(descriptor, bytes, sizeof bytes)) > 0) {
        for (ssize_t i = 0; i < length; i++, place++) {
            if (bytes[i] != byte_at(place) && wrong == SIZE_MAX) {
                wrong = place;
            }
        }
        poll(NULL, 0, pause);
    }
    return wrong == SIZE_MAX ? place : wrong;
}

static void
nothing(int number)
{
    (void)number;
}

/* Interrupts that break off system calls, all the time. */
static void
write_large_interrupted(void *data)
{
    struct sigaction answer = {.sa_handler = nothing};
    sigemptyset(&answer.sa_mask);
    sigaction(SIGALRM, &answer, NULL);
    struct itimerval often = {{0, 500}, {0, 500}};
    setitimer(ITIMER_REAL, &often, NULL);
    write_large_to_standard_output(data);
}

static void
write_large_without_blocking(void *data)
{
    fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
    write_large_to_standard_output(data);
}

static void
check_through_pipe(void (*body)(void *data), int pause)
{
    int ends[2], status = -1;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        body(NULL);
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(read_large(ends[0], pause), LARGE);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void
large_output_arrives(void **state)
{
    (void)state;
    check_through_pipe(write_large_to_standard_output, 0);
}

static void
large_output_arrives_though_interrupted(void **state)
{
    (void)state;
    check_through_pipe(write_large_interrupted, 2);
}

static void
large_output_arrives_though_not_blocking(void **state)
{
    (void)state;
    check_through_pipe(write_large_without_blocking, 2);
}

static void
write_without_commit(void *data)
{
    struct outfile *out = outfile_open(NULL);
    outfile_text(out, "first\n");
    if (data != NULL) {
        outfile_flush(out);
        outfile_flush(out);
    }
    outfile_text(out, "second\n");
    _exit(0);
}

static void
flush_hands_on_what_there_is(void **state)
{
    (void)state;
    struct outcome outcome = child_run(write_without_commit, NULL);
    assert_string_equal(outcome.out, "");
    outcome = child_run(write_without_commit, "flush");
    assert_string_equal(outcome.out, "first\n");
}

static void
write_to_full_disk(void *data)
{
    diag_program("crm-events");
    if (data == NULL) {
        int full = open("/dev/full", O_WRONLY);
        dup2(full, STDOUT_FILENO);
    }
    write_hello(data);
}

static void
a_full_disk_is_an_error(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK) != 0) {
        skip();
    }
    struct outcome outcome = child_run(write_to_full_disk, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "crm-events: <stdout>: No space left on device\n");
    char full[] = "/dev/full";
    outcome = child_run(write_to_full_disk, full);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "crm-events: /dev/full: No space left on device\n");
    struct stat status;
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void
write_to_device_twice(void *data)
{
    struct outfile *one = outfile_open(data), *two = outfile_open(data);
    outfile_text(one, "x");
    outfile_text(two, "x");
    outfile_commit(one);
    outfile_commit(two);
}

static void
a_device_is_written_directly(void **state)
{
    (void)state;
    char null[] = "/dev/null";
    struct outcome outcome = child_run(write_to_device_twice, null);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.err, "");
    struct stat status;
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void
write_to_broken_pipe(void *data)
{
    int ends[2];
    if (pipe(ends) != 0) {
        _exit(CHILD_WRONG);
    }
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    signal(SIGPIPE, data == NULL ? SIG_DFL : SIG_IGN);
    write_hello(NULL);
}

static void
a_broken_pipe_kills_quietly_or_is_an_error(void **state)
{
    (void)state;
    struct outcome outcome = child_run(write_to_broken_pipe, NULL);
    assert_int_equal(outcome.status, -SIGPIPE);
    assert_string_equal(outcome.err, "");
    outcome = child_run(write_to_broken_pipe, "ignored");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: <stdout>: Broken pipe\n");
}

static void
close_all(void *data)
{
    char byte = 0;
    close(STDIN_FILENO);
    if (data != NULL) {
        close(STDOUT_FILENO);
    }
    outfile_prepare_process();
    if (read(STDIN_FILENO, &byte, 1) != -1 || errno != EBADF) {
        _exit(CHILD_WRONG);
    }
    int next = open("/dev/null", O_RDONLY);
    if (next <= STDERR_FILENO) {
        _exit(CHILD_WRONG);
    }
    write_hello(NULL);
}

static void
closed_descriptors_are_taken(void **state)
{
    (void)state;
    struct outcome outcome = child_run(close_all, NULL);
    assert_int_equal(outcome.status, 0);
    assert_memory_equal(outcome.out, "hello, ", 7);
    outcome = child_run(close_all, "standard output too");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: <stdout>: Bad file descriptor\n");
}

static void
close_standard_error(void *data)
{
    (void)data;
    close(STDERR_FILENO);
    outfile_prepare_process();
    int next = open("/dev/null", O_RDONLY);
    bool refused = write(STDERR_FILENO, "x", 1) == -1 && errno == EBADF;
    _exit(next > STDERR_FILENO && refused ? 0 : CHILD_WRONG);
}

static void
a_closed_standard_error_is_taken(void **state)
{
    (void)state;
    assert_int_equal(child_run(close_standard_error, NULL).status, 0);
}

static void
prepare_with_all_open(void *data)
{
    (void)data;
    struct stat before, after;
    fstat(STDOUT_FILENO, &before);
    outfile_prepare_process();
    fstat(STDOUT_FILENO, &after);
    struct sigaction answer;
    sigaction(SIGXFSZ, NULL, &answer);
    bool same = before.st_dev == after.st_dev && before.st_ino == after.st_ino;
    _exit(same && answer.sa_handler == SIG_IGN ? 0 : CHILD_WRONG);
}

static void
open_descriptors_stay(void **state)
{
    (void)state;
    assert_int_equal(child_run(prepare_with_all_open, NULL).status, 0);
}

static void
open_standard_output_twice(void *data)
{
    (void)data;
    outfile_open(NULL);
    outfile_open("-");
}

static void
two_outputs_to_standard_output_are_refused(void **state)
{
    (void)state;
    struct outcome outcome = child_run(open_standard_output_twice, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: <stdout>: two outputs cannot go to one file\n");
}

static void
open_a_file_after_commit(void *data)
{
    write_hello(NULL);
    int next = open("/dev/null", O_WRONLY);
    if (next == STDOUT_FILENO) {
        _exit(CHILD_WRONG);
    }
    write_hello(data);
}

static void
nobody_gets_the_number_of_standard_output(void **state)
{
    (void)state;
    struct outcome outcome = child_run(open_a_file_after_commit, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_memory_equal(outcome.out, "hello, ", 7);
    assert_string_equal(outcome.err, "amptools: <stdout>: Bad file descriptor\n");
}

static void
what_goes_to_memory_is_kept_whole(void **state)
{
    (void)state;
    size_t length;
    struct outfile *out = outfile_in_memory();
    char *taken = outfile_taken(out, &length);
    assert_string_equal(taken, "");
    assert_int_equal(length, 0);
    free(taken);
    out = outfile_in_memory();
    outfile_write(out, "a\0b", 3);
    outfile_flush(out);
    for (int i = 0; i < LARGE; i++)
        outfile_text(out, "x");
    char *large = mem_zeroed(LARGE, 1);
    outfile_write(out, large, LARGE);
    outfile_format(out, "%d", 42);
    taken = outfile_taken(out, &length);
    assert_int_equal(length, 3 + LARGE + LARGE + 2);
    assert_memory_equal(taken, "a\0bx", 4);
    assert_int_equal(taken[2 + LARGE], 'x');
    assert_memory_equal(taken + 3 + LARGE, large, LARGE);
    assert_string_equal(taken + 3 + LARGE + LARGE, "42");
    free(large);
    free(taken);
}

static void
prepare_without_null_device(void *data)
{
    (void)data;
    close(STDIN_FILENO);
    failing("open", 1, EMFILE);
    outfile_prepare_process();
}

static void
commit_with_a_lower_descriptor_closed(void *data)
{
    (void)data;
    outfile_prepare_process();
    close(STDIN_FILENO);
    write_hello(NULL);
}

static void
a_number_that_cannot_be_taken_is_an_error(void **state)
{
    (void)state;
    struct outcome outcome = child_run(prepare_without_null_device, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, child_says("amptools: /dev/null: ", EMFILE));
    outcome = child_run(commit_with_a_lower_descriptor_closed, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: /dev/null: opened as 0 in place of 1\n");
}

static void
write_while_a_call_fails(void *call)
{
    failing(call, 1, EIO);
    write_hello(NULL);
}

static void
a_device_that_takes_nothing_is_full(void **state)
{
    (void)state;
    char call[] = "write";
    struct outcome outcome = child_run(write_while_a_call_fails, call);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: <stdout>: No space left on device\n");
}

static void
a_failed_close_is_an_error(void **state)
{
    (void)state;
    char call[] = "close";
    struct outcome outcome = child_run(write_while_a_call_fails, call);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, child_says("amptools: <stdout>: ", EIO));
}

static void
format_what_is_no_character(void *data)
{
    (void)data;
    outfile_format(outfile_open(NULL), "%lc", (wint_t)0xD800);
}

static void
what_cannot_be_formatted_is_an_error(void **state)
{
    (void)state;
    char wanted[200];
    snprintf(wanted, sizeof wanted, "amptools: <stdout>: %s\n", strerror(EILSEQ));
    struct outcome outcome = child_run(format_what_is_no_character, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, wanted);
}

static void
write_a_table(void *name)
{
    outfile_table(NULL, name);
}

static void
a_built_in_table_is_written_as_it_is(void **state)
{
    (void)state;
    char name[] = "team/currencies", no_name[] = "team/no-such-table";
    struct outcome outcome = child_run(write_a_table, name);
    assert_int_equal(outcome.status, STATUS_DONE);
    assert_string_equal(outcome.out, (const char *)tables_find(name)->bytes);
    outcome = child_run(write_a_table, no_name);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.out, "");
    assert_string_equal(outcome.err,
        "amptools: 'team/no-such-table' is not compiled in: this is a fault of the program\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standard_output_in_both_spellings),
        cmocka_unit_test(formats_of_any_length),
        cmocka_unit_test(large_output_arrives),
        cmocka_unit_test(large_output_arrives_though_interrupted),
        cmocka_unit_test(large_output_arrives_though_not_blocking),
        cmocka_unit_test(flush_hands_on_what_there_is),
        cmocka_unit_test(a_full_disk_is_an_error),
        cmocka_unit_test(a_device_is_written_directly),
        cmocka_unit_test(a_broken_pipe_kills_quietly_or_is_an_error),
        cmocka_unit_test(closed_descriptors_are_taken),
        cmocka_unit_test(a_closed_standard_error_is_taken),
        cmocka_unit_test(open_descriptors_stay),
        cmocka_unit_test(two_outputs_to_standard_output_are_refused),
        cmocka_unit_test(nobody_gets_the_number_of_standard_output),
        cmocka_unit_test(what_goes_to_memory_is_kept_whole),
        cmocka_unit_test(a_number_that_cannot_be_taken_is_an_error),
        cmocka_unit_test(a_device_that_takes_nothing_is_full),
        cmocka_unit_test(a_failed_close_is_an_error),
        cmocka_unit_test(what_cannot_be_formatted_is_an_error),
        cmocka_unit_test(a_built_in_table_is_written_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
