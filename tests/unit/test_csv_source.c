/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/source: files, pipes and memory give the same bytes, may be taken back to a mark, and have
 * the digest that others give them; what cannot be read is an error, never an end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>

#include "base/mem.h"
#include "child.h"
#include "csv/source.h"
#include "failing.h"
#include "scratch.h"

/* "Fails": a terminal where there is none, and a clock that goes a minute forward, or as it is
 * told.
 */
static const time_t *clock_shows;
FAILING(isatty, int, (int descriptor), (descriptor), 1)
FAILING_TIMED(time, time_t, (time_t * now), (now), clock_shows ? *clock_shows++ : 4000000000)

/* Reads everything that is left, `room` bytes at a time, as a text of at most 255 bytes. */
static const char *
rest_of(struct source *source, size_t room)
{
    static char text[256];
    size_t length = 0, got;
    while ((got = source_read(source, text + length, room)) > 0)
        length += got;
    text[length] = '\0';
    return text;
}

static void
names_are_for_messages(void **state)
{
    (void)state;
    const char *path = scratch_text("x");
    struct source *source = source_open(path);
    assert_string_equal(source_name(source), path);
    source_close(source);
    source = source_open("-");
    assert_string_equal(source_name(source), "<stdin>");
    source_close(source);
    source = source_open_bytes("team/words", "x", 1);
    assert_string_equal(source_name(source), "team/words");
    source_close(source);
    source_close(NULL);
}

static void
a_block_is_what_there_may_be(void **state)
{
    (void)state;
    enum { BLOCK = 65536 };
    static char bytes[BLOCK + 1];
    static const struct {
        size_t size, block;
    } rows[] = {
        {0, 1}, {1, 1}, {700, 700}, {BLOCK - 1, BLOCK - 1}, {BLOCK, BLOCK}, {BLOCK + 1, BLOCK}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct source *source = source_open_bytes("memory", bytes, rows[i].size);
        assert_int_equal(source_block(source), rows[i].block);
        source_close(source);
    }
    struct source *file = source_open(scratch_text("x"));
    assert_int_equal(source_block(file), BLOCK);
    source_close(file);
}

static void
everything_is_handed_out(void **state)
{
    (void)state;
    static const char text[] = "date,rep\n2026-11-16,Ana\n";
    const char *path = scratch_text(text);
    for (size_t room = 1; room < 30; room++) {
        struct source *source = source_open(path);
        assert_string_equal(rest_of(source, room), text);
        assert_int_equal(source_read(source, (char[8]){0}, 8), 0);
        source_close(source);
        source = source_open_bytes("memory", text, strlen(text));
        assert_string_equal(rest_of(source, room), text);
        source_close(source);
        feed_begin(text, strlen(text), 1, room);
        source = source_open("-");
        assert_string_equal(rest_of(source, 7), text);
        source_close(source);
        feed_end();
    }
    struct source *source = source_open_bytes("memory", "", 0);
    assert_string_equal(rest_of(source, 9), "");
    source_close(source);
}

static void
text_is_decoded(void **state)
{
    (void)state;
    const char *path = scratch_bytes("\xff\xfe"
                                     "a\0\xac\x20",
        6);
    struct source *source = source_open(path);
    assert_string_equal(rest_of(source, 1), "a\xe2\x82\xac");
    source_close(source);
}

/* Reads `text` with a mark after `before` bytes of which `unread` were not used, goes `ahead`, and
   comes back twice. */
static void
look_ahead(struct source *source, const char *text, size_t before, size_t unread, size_t ahead)
{
    char buffer[256];
    assert_int_equal(source_read(source, buffer, before), before);
    for (int i = 0; i < 2; i++) {
        assert_false(source_can_rewind(source));
        source_mark(source, buffer + before - unread, unread);
        assert_true(source_can_rewind(source));
        for (size_t done = 0, got = 1; done < ahead && got > 0; done += got)
            got = source_read(source, buffer + before + done, ahead - done);
        assert_true(source_can_rewind(source));
        source_rewind(source);
        assert_false(source_can_rewind(source));
        for (size_t done = 0, got; done < unread; done += got) {
            got = source_read(source, buffer + before - unread + done, unread - done);
            assert_true(got > 0);
        }
        assert_memory_equal(buffer, text, before);
    }
    assert_string_equal(rest_of(source, 5), text + before);
}

static void
a_mark_is_a_way_back(void **state)
{
    (void)state;
    static const char text[] = "0123456789abcdefghij";
    const char *path = scratch_text(text);
    for (size_t before = 1; before < 12; before += 3) {
        for (size_t unread = 0; unread <= before; unread += 2) {
            for (size_t ahead = 0; ahead < 24; ahead += 4) {
                struct source *source = source_open(path);
                look_ahead(source, text, before, unread, ahead);
                source_close(source);
                source = source_open_bytes("memory", text, strlen(text));
                look_ahead(source, text, before, unread, ahead);
                source_close(source);
                feed_begin(text, strlen(text), 1, 0);
                source = source_open("-");
                look_ahead(source, text, before, unread, ahead);
                source_close(source);
                feed_end();
            }
        }
    }
}

/* The mark counts decoded bytes; the decoder begins anew. */
static void
a_mark_in_another_encoding(void **state)
{
    (void)state;
    const char *path = scratch_bytes("\xfe\xff\0a\x20\xac\0b\0c", 10);
    struct source *source = source_open(path);
    look_ahead(source,
        "a\xe2\x82\xac"
        "bc",
        4, 3, 2);
    source_close(source);
}

/* A file on standard input that somebody has begun to read. */
static void
a_mark_in_a_file_that_was_begun(void **state)
{
    (void)state;
    int kept = dup(STDIN_FILENO), file = open(scratch_text("headrest"), O_RDONLY);
    assert_true(kept >= 0 && file >= 0);
    assert_int_equal(lseek(file, 4, SEEK_SET), 4);
    dup2(file, STDIN_FILENO);
    struct source *source = source_open("-");
    look_ahead(source, "rest", 2, 1, 9);
    source_close(source);
    dup2(kept, STDIN_FILENO);
    close(kept);
    close(file);
}

/* Reads until the end. Returns how many bytes. */
static size_t
run_through(struct source *source)
{
    static char buffer[65536];
    size_t all = 0, got;
    while ((got = source_read(source, buffer, sizeof buffer)) > 0)
        all += got;
    return all;
}

static void
a_pipe_is_kept_up_to_the_bound(void **state)
{
    (void)state;
    enum { TIMES = 1024 };
    static char block[SOURCE_LOOK_AHEAD / TIMES + 1], begin[TIMES];
    for (size_t more = 0; more < 2; more++) {
        feed_begin(block, sizeof block, TIMES, 0);
        struct source *source = source_open("-");
        for (size_t done = 0, got; done < TIMES - more; done += got) {
            got = source_read(source, begin, TIMES - more - done);
            assert_true(got > 0);
        }
        source_mark(source, NULL, 0);
        assert_int_equal(run_through(source), SOURCE_LOOK_AHEAD + more);
        assert_int_equal(source_can_rewind(source), more == 0);
        if (more == 0) {
            source_rewind(source);
            assert_int_equal(run_through(source), SOURCE_LOOK_AHEAD);
        }
        source_close(source);
        feed_end();
    }
}

/* A file needs no memory for the way back. */
static void
a_file_goes_back_from_anywhere(void **state)
{
    (void)state;
    const char *path = scratch_text("begin");
    off_t size = (off_t)SOURCE_LOOK_AHEAD + 100000;
    assert_int_equal(truncate(path, size), 0);
    struct source *source = source_open(path);
    char begin[5];
    source_mark(source, NULL, 0);
    assert_int_equal(run_through(source), size);
    assert_true(source_can_rewind(source));
    source_rewind(source);
    assert_int_equal(source_read(source, begin, 5), 5);
    assert_memory_equal(begin, "begin", 5);
    source_close(source);
}

static void
assert_digest(struct source *source, const char *wanted)
{
    char hex[SOURCE_DIGEST_SIZE];
    source_digest(source, hex);
    assert_string_equal(hex, wanted);
    source_close(source);
}

#define SHA_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA_EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define SHA_MILLION_A "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

static struct source *
digested(struct source *source)
{
    source_want_digest(source);
    return source;
}

/* The three examples of FIPS 180-2; whatever part of the source was handed out. */
static void
digests_are_those_that_others_give(void **state)
{
    (void)state;
    char buffer[8];
    const char *abc = scratch_text("abc");
    assert_digest(digested(source_open(abc)), SHA_ABC);
    assert_digest(digested(source_open_bytes("memory", "abc", 3)), SHA_ABC);
    assert_digest(digested(source_open_bytes("memory", "", 0)), SHA_EMPTY);
    struct source *source = digested(source_open(abc));
    assert_int_equal(source_read(source, buffer, 1), 1);
    assert_digest(source, SHA_ABC);
    source = digested(source_open(abc));
    assert_int_equal(run_through(source), 3);
    assert_digest(source, SHA_ABC);
    feed_begin("abc", 3, 1, 1);
    assert_digest(digested(source_open("-")), SHA_ABC);
    feed_end();
}

static void
a_digest_counts_every_byte_once(void **state)
{
    (void)state;
    enum { MILLION = 1000000 };
    static char letters[MILLION], buffer[200000];
    memset(letters, 'a', MILLION);
    const char *path = scratch_bytes(letters, MILLION);
    for (int pipe = 0; pipe < 2; pipe++) {
        if (pipe)
            feed_begin(letters, MILLION, 1, 0);
        struct source *source = digested(source_open(pipe ? "-" : path));
        size_t got = source_read(source, buffer, sizeof buffer);
        source_mark(source, buffer, got);
        for (int i = 0; i < 4; i++)
            got += source_read(source, buffer, sizeof buffer);
        source_rewind(source);
        assert_true(source_read(source, buffer, 10) == 10);
        assert_digest(source, SHA_MILLION_A);
        if (pipe)
            feed_end();
    }
}

/* Of the bytes as they stand in the file, not of what they mean. */
static void
a_digest_is_of_the_raw_bytes(void **state)
{
    (void)state;
    struct source *source = digested(source_open_bytes("memory",
        "\xff\xfe"
        "a\0b\0",
        6));
    assert_string_equal(rest_of(source, 9), "ab");
    assert_digest(source, "e8c4aa5fa278602c7336e733e52e08f7efd8cefff3b9a4370deae49033d9563d");
}

static void
open_path(void *path)
{
    source_close(source_open(path));
}

static void
read_path(void *path)
{
    char buffer[16];
    struct source *source = source_open(path);
    while (source_read(source, buffer, sizeof buffer) > 0)
        ;
    source_close(source);
}

static void
read_what_is_only_written(void *data)
{
    (void)data;
    int file = open("/dev/null", O_WRONLY);
    dup2(file, STDIN_FILENO);
    read_path("-");
}

static void
read_closed_input(void *data)
{
    (void)data;
    close(STDIN_FILENO);
    read_path("-");
}

static void
rewind_without_mark(void *path)
{
    source_rewind(source_open(path));
}

static void
shrink_and_rewind(void *path)
{
    char buffer[16];
    struct source *source = source_open(path);
    (void)source_read(source, buffer, 8);
    source_mark(source, buffer + 6, 2);
    (void)source_read(source, buffer, 8);
    if (truncate(path, 3) != 0)
        _exit(CHILD_WRONG);
    source_rewind(source);
}

static void
assert_ends(void (*body)(void *data), const char *path, const char *name, const char *message)
{
    char wanted[300];
    char *copy = mem_copy(path, strlen(path));
    struct outcome outcome = child_run(body, copy);
    snprintf(wanted, sizeof wanted, "amptools: %s: %s\n", name, message);
    assert_string_equal(outcome.err, wanted);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    free(copy);
}

static void
what_cannot_be_read_is_trouble(void **state)
{
    (void)state;
    assert_ends(open_path, "/nowhere/x.csv", "/nowhere/x.csv", "No such file or directory");
    assert_ends(open_path, "/tmp", "/tmp", "Is a directory");
    assert_ends(read_what_is_only_written, "", "<stdin>", "Bad file descriptor");
    assert_ends(read_closed_input, "", "<stdin>", "Bad file descriptor");
    const char *path = scratch_bytes("\xff\xfe"
                                     "a",
        3);
    assert_ends(read_path, path, path, "is not valid UTF-16LE");
    path = scratch_text("0123456789");
    assert_ends(rewind_without_mark, path, path, "cannot be read again");
    assert_ends(shrink_and_rewind, path, path, "became shorter while it was read");
}

static void
read_at_a_terminal(void *data)
{
    (void)data;
    failing("isatty", 1, 0);
    read_path("-");
}

/* Two blocks of 64 KiB, a minute after each other. */
static void
read_slowly(void *path)
{
    static char room[200000];
    failing("isatty", 1, 0);
    struct source *source = source_open(path);
    failing("time", 2, 0);
    while (source_read(source, room, 100) > 0)
        ;
    source_close(source);
}

static void
a_person_at_a_terminal_is_told(void **state)
{
    (void)state;
    feed_begin("a,b\n", 4, 1, 0);
    struct outcome outcome = child_run(read_at_a_terminal, NULL);
    feed_end();
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.err, "amptools: reading from the terminal; end with Ctrl-D\n");

    static char bytes[3000000], wanted[200];
    memset(bytes, 'x', sizeof bytes);
    char *path = scratch_bytes(bytes, sizeof bytes);
    outcome = child_run(read_slowly, path);
    snprintf(wanted, sizeof wanted, "\ramptools: %s: 0 MB read\r\033[K", path);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.err, wanted);
}

static void
rewind_a_closed_file(void *path)
{
    char buffer[16];
    struct source *source = source_open(path);
    (void)source_read(source, buffer, 8);
    source_mark(source, buffer + 6, 2);
    for (int descriptor = STDERR_FILENO + 1; descriptor < 100; descriptor++)
        (void)close(descriptor);
    source_rewind(source);
}

static void
what_cannot_be_gone_back_in_is_trouble(void **state)
{
    (void)state;
    const char *path = scratch_text("0123456789");
    assert_ends(rewind_a_closed_file, path, path, "Bad file descriptor");
}

struct seen {
    char *path;
    const time_t *clock; /* at the beginning, then after each block and at the end */
    size_t room;
};

static void
read_by_the_clock(void *data)
{
    const struct seen *seen = data;
    static char room[65536];
    clock_shows = seen->clock;
    failing("isatty", 1, 0);
    failing("time", -1, 0);
    struct source *source = source_open(seen->path);
    while (source_read(source, room, seen->room) > 0)
        ;
    source_close(source);
}

/* After two seconds, in whole megabytes, whichever way the bytes go. */
static void
progress_is_shown_after_two_seconds(void **state)
{
    (void)state;
    enum { MILLION = 1000000, BLOCKS = 16 };
    static char bytes[MILLION];
    static const struct {
        size_t size;
        time_t last[2]; /* after the last block, and at the end */
        const char *megabytes[2];
    } rows[] = {
        {MILLION, {101, 101}, {NULL, NULL}},
        {MILLION, {101, 102}, {"1", NULL}},
        {MILLION, {102, 103}, {"1", "1"}},
        {MILLION - 1, {101, 102}, {"0", NULL}},
    };
    for (size_t i = 0; i < 2 * COUNT(rows); i++) {
        time_t clock[BLOCKS + 8] = {0};
        size_t row = i / 2, length = 0;
        for (size_t k = 0; k < BLOCKS; k++)
            clock[k] = 100;
        memcpy(clock + BLOCKS, rows[row].last, sizeof rows[row].last);
        char *path = scratch_bytes(bytes, rows[row].size), wanted[400] = "";
        struct seen seen = {path, clock, i % 2 ? 65536 : 1000};
        for (size_t k = 0; k < 2 && rows[row].megabytes[k]; k++)
            length += (size_t)snprintf(wanted + length, sizeof wanted - length,
                "\ramptools: %s: %s MB read", path, rows[row].megabytes[k]);
        if (length > 0)
            snprintf(wanted + length, sizeof wanted - length, "\r\033[K");
        assert_string_equal(child_run(read_by_the_clock, &seen).err, wanted);
    }
}

/* A file is closed again, and no program that is started gets it; standard input stays. */
static void
what_was_opened_is_closed(void **state)
{
    (void)state;
    const char *path = scratch_text("x");
    int next = dup(STDIN_FILENO);
    close(next);
    struct source *source = source_open(path);
    assert_true(fcntl(next, F_GETFD) & FD_CLOEXEC);
    source_close(source);
    assert_int_equal(fcntl(next, F_GETFD), -1);
    source_close(source_open("-"));
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
}

/* One byte is no end, however much is wanted. */
static void
single_bytes_are_read_on(void **state)
{
    (void)state;
    feed_begin("abcdefghijkl", 12, 1, 1);
    struct source *source = digested(source_open("-"));
    assert_int_equal(run_through(source), 12);
    assert_digest(source, "d682ed4ca4d989c134ec94f1551e1ec580dd6d5a6ecde9f3d35e6e4a717fbde4");
    feed_end();
}

/* A file that grew while it was read has the digest of what was read of it. */
static void
a_digest_of_a_file_that_grew(void **state)
{
    (void)state;
    char buffer[8];
    const char *path = scratch_text("abc");
    struct source *source = digested(source_open(path));
    source_mark(source, NULL, 0);
    assert_int_equal(run_through(source), 3);
    FILE *file = fopen(path, "ab");
    assert_int_equal(fwrite("def", 1, 3, file), 3);
    assert_int_equal(fclose(file), 0);
    source_rewind(source);
    assert_int_equal(source_read(source, buffer, 8), 6);
    assert_digest(source, "bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
}

/* However little is read at a time, all of it is kept. */
static void
single_bytes_are_kept(void **state)
{
    (void)state;
    char byte;
    feed_begin("abcdef", 6, 1, 0);
    struct source *source = source_open("-");
    source_mark(source, NULL, 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(source_read(source, &byte, 1), 1);
    assert_int_equal(byte, 'd');
    source_rewind(source);
    assert_string_equal(rest_of(source, 9), "abcdef");
    source_close(source);
    feed_end();
}

/* Of a file nothing is kept, so nothing is too much. */
static void
a_file_goes_back_however_much_is_unread(void **state)
{
    (void)state;
    const char *path = scratch_text("begin");
    size_t size = SOURCE_LOOK_AHEAD + 100000, read = 0;
    assert_int_equal(truncate(path, (off_t)size), 0);
    char *all = mem_zeroed(size, 1);
    struct source *source = source_open(path);
    while (read < size)
        read += source_read(source, all + read, size - read);
    source_mark(source, all, size);
    assert_true(source_can_rewind(source));
    source_rewind(source);
    assert_int_equal(source_read(source, all, 5), 5);
    assert_memory_equal(all, "begin", 5);
    source_close(source);
    free(all);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_for_messages),
        cmocka_unit_test(a_person_at_a_terminal_is_told),
        cmocka_unit_test(what_cannot_be_gone_back_in_is_trouble),
        cmocka_unit_test(a_block_is_what_there_may_be),
        cmocka_unit_test(everything_is_handed_out),
        cmocka_unit_test(text_is_decoded),
        cmocka_unit_test(a_mark_is_a_way_back),
        cmocka_unit_test(a_mark_in_another_encoding),
        cmocka_unit_test(a_mark_in_a_file_that_was_begun),
        cmocka_unit_test(a_pipe_is_kept_up_to_the_bound),
        cmocka_unit_test(a_file_goes_back_from_anywhere),
        cmocka_unit_test(digests_are_those_that_others_give),
        cmocka_unit_test(a_digest_counts_every_byte_once),
        cmocka_unit_test(a_digest_is_of_the_raw_bytes),
        cmocka_unit_test(what_cannot_be_read_is_trouble),
        cmocka_unit_test(progress_is_shown_after_two_seconds),
        cmocka_unit_test(what_was_opened_is_closed),
        cmocka_unit_test(single_bytes_are_read_on),
        cmocka_unit_test(a_digest_of_a_file_that_grew),
        cmocka_unit_test(single_bytes_are_kept),
        cmocka_unit_test(a_file_goes_back_however_much_is_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
