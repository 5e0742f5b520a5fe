/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/coaching_append with coaching_form and coaching_tail: what a record looks like in logs of
 * several forms, and what the end of a log is taken for. Killed writers, full disks and a cut at
 * every byte: tests/cli/coach-log-kill.pl.
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
#include <sys/stat.h>

#include "child.h"
#include "failing.h"
#include "scratch.h"
#include "team/coaching_append.h"
#include "team/coaching_form.h"
#include "team/coaching_tail.h"

FAILING(atexit, int, (void (*function)(void)), (function), -1)
FAILING(fdatasync, int, (int descriptor), (descriptor), -1)
FAILING(flock, int, (int descriptor, int operation), (descriptor, operation), -1)
FAILING(fsync, int, (int descriptor), (descriptor), -1)
FAILING(write, ssize_t, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size),
    errno ? -1 : __real_write(descriptor, bytes, size / 2)) /* without an error: the half */
FAILING_LARGE_TIMED(stat, int, (const char *path, struct stat *status), (path, status), -1)
FAILING_LARGE_TIMED(fstat, int, (int descriptor, struct stat *status), (descriptor, status), -1)
FAILING_LARGE(ftruncate, int, (int descriptor, off_t length), (descriptor, length), -1)
FAILING_LARGE(open, int, (const char *path, int flags, mode_t mode), (path, flags, mode), -1)
FAILING_LARGE(pread, ssize_t, (int descriptor, void *to, size_t size, off_t from),
    (descriptor, to, size, from), errno ? -1 : 0) /* without an error: the end */

#define HEADER                                                                                     \
    "id,date,rep,coach,kind,skill,focus,asked,told,minutes,effort,action,owner,due,closes,note\n"

static const char *const values_of_a_session[COACHING_COLUMNS] = {[COACHING_DATE] = "2026-11-20",
    [COACHING_REP] = "Ana;Ben",
    [COACHING_COACH] = "Ingrid",
    [COACHING_KIND] = "peer",
    [COACHING_FOCUS] = "one, two; \"three\"",
    [COACHING_NOTE] = "a\n\"b\""};

/* Adds the session to a log. Returns what the log holds then, with the new id as "ID". */
static const char *
added(const char *log, const char *map_text)
{
    static char content[4000];
    char *path = scratch_text(log), id[COACHING_ID_SIZE];
    const char *values[COACHING_COLUMNS];
    memcpy(values, values_of_a_session, sizeof values);
    struct coaching_map *map = coaching_map_read(map_text ? scratch_text(map_text) : NULL);
    fatal_begin();
    struct coaching_append *append = coaching_append_begin(path, 0, map);
    assert_int_equal(coaching_append_lacks(append, values), COACHING_COLUMNS);
    coaching_append_write(append, values, id);
    coaching_append_end(append);
    (void)fatal_said();
    fatal_end();
    coaching_map_free(map);
    const char *text = scratch_content(path), *place = strstr(text, id);
    assert_non_null(place);
    snprintf(content, sizeof content, "%.*sID%s", (int)(place - text), text, place + strlen(id));
    return content;
}

static void
a_record_follows_the_form_of_its_log(void **state)
{
    (void)state;
    assert_string_equal(added("", NULL),
        HEADER "ID,2026-11-20,Ana;Ben,Ingrid,peer,,\"one, two; \"\"three\"\"\",,,,,,,,,\"a\n"
               "\"\"b\"\"\"\n");
    assert_string_equal(added(HEADER, NULL),
        HEADER "ID,2026-11-20,Ana;Ben,Ingrid,peer,,\"one, two; \"\"three\"\"\",,,,,,,,,\"a\n"
               "\"\"b\"\"\"\n");
    /* A spreadsheet's: other order, delimiter, line ends and a byte order mark. */
    assert_string_equal(added("\xEF\xBB\xBFNote;Date;mood;Rep;Coach;Kind;ID;Focus\r\n"
                              "x;2026-11-19;;Ana;Ingrid;peer;k;y\r\n",
                            NULL),
        "\xEF\xBB\xBFNote;Date;mood;Rep;Coach;Kind;ID;Focus\r\n"
        "x;2026-11-19;;Ana;Ingrid;peer;k;y\r\n"
        "\"a\n\"\"b\"\"\";2026-11-20;;\"Ana;Ben\";Ingrid;peer;ID;\"one, two; \"\"three\"\"\"\r\n");
    assert_string_equal(
        added("sep=;\nid;when;rep;coach;kind;note;focus\n", "column,name\ndate,when\n"),
        "sep=;\nid;when;rep;coach;kind;note;focus\n"
        "ID;2026-11-20;\"Ana;Ben\";Ingrid;peer;\"a\n\"\"b\"\"\";\"one, two; \"\"three\"\"\"\n");
}

static void
a_line_end_is_put_where_it_lacks(void **state)
{
    (void)state;
#define RECORD "ID,2026-11-20,Ana;Ben,Ingrid,peer,\"a\n\"\"b\"\"\",\"one, two; \"\"three\"\"\""
    static const struct {
        const char *log, *expected;
    } cases[] = {
        {"id,date,rep,coach,kind,note,focus", "id,date,rep,coach,kind,note,focus\n" RECORD "\n"},
        {"id,date,rep,coach,kind,note,focus\n\n1,2026-11-01,A,B,peer,x,y",
            "id,date,rep,coach,kind,note,focus\n\n1,2026-11-01,A,B,peer,x,y\n" RECORD "\n"},
        {"id,date,rep,coach,kind,note,focus\r\n1,2026-11-01,A,B,peer,x,y\r",
            "id,date,rep,coach,kind,note,focus\r\n1,2026-11-01,A,B,peer,x,y\r\n" RECORD "\r\n"},
        {"id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,x,\"y\"",
            "id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,x,\"y\"\n" RECORD "\n"},
        {"id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,x,",
            "id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,x,\n" RECORD "\n"},
        {"id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,x,say \"y\"",
            "id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,x,say \"y\"\n" RECORD "\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(added(cases[i].log, NULL), cases[i].expected);
}

static void
what_was_cut_short_is_taken_out(void **state)
{
    (void)state;
#define LOG "id,date,rep,coach,kind,note,focus\n1,2026-11-01,A,B,peer,\"x\ny\",z\n"
    static const char *const torn[] = {"2", "2,2026-11-02,A,B,peer,x",
        "2,2026-11-02,A,B,peer,\"x\n", "2,2026-11-02,A,B,peer,x,\"y",
        "2,2026-11-02,A,B,peer,x,\"y\n2,2026-11-02,A,B,peer", "a0000002,2026-11-02,A,B,peer,x,",
        "a0000002,2026-11-02,A,B,peer,x,\"he said \"",
        "a0000003,2026-11-02,A,B,peer,x,\"he said \"\"no\"", "a0000000,2026-11-02,A,B,peer,x,"};
    for (size_t i = 0; i < COUNT(torn); i++) {
        char log[400];
        snprintf(log, sizeof log, "%s%s", LOG, torn[i]);
        assert_string_equal(added(log, NULL), LOG RECORD "\n");
    }
    /* The header of a new log, cut short. */
    assert_string_equal(added("id,date,re", NULL), added("", NULL));
    /* A spreadsheet has dropped the quotes of all rows, and the last line end. */
    assert_string_equal(
        added(LOG "a0000000,2026-11-02,A,B,peer,x,\na0000010,2026-11-02,A,B,peer,x,", NULL),
        LOG "a0000000,2026-11-02,A,B,peer,x,\na0000010,2026-11-02,A,B,peer,x,\n" RECORD "\n");
    /* Somebody has written more into a row that was made here. */
    assert_string_equal(
        added(LOG "a0000002,2026-11-02,A,B,peer,x,\"he said \"\"no\"\", twice\"", NULL),
        LOG "a0000002,2026-11-02,A,B,peer,x,\"he said \"\"no\"\", twice\"\n" RECORD "\n");
}

static void
open_in_child(void *path)
{
    coaching_append_end(coaching_append_begin(path, 0, coaching_map_read(NULL)));
}

/* What is said of a log to which nothing can be added. */
static const char *
refused(const char *log)
{
    static struct outcome outcome;
    char *path = scratch_text(log);
    outcome = child_run(open_in_child, path);
    assert_int_equal(outcome.status, 2);
    assert_string_equal(scratch_content(path), log);
    return outcome.err;
}

static void
what_is_no_log_is_refused(void **state)
{
    (void)state;
    assert_non_null(strstr(refused("date,rep,coach,kind\n"), "no column 'id'"));
    assert_non_null(strstr(refused("id,date,rep,kind,note\n"), "no column 'coach'"));
    assert_non_null(strstr(refused("\xFF\xFEi"), "is not UTF-8 text"));
    /* A quote that a person left open swallows rows: nothing is cut off. */
    assert_non_null(strstr(refused("id,date,rep,coach,kind,note\n"
                                   "1,2026-11-01,A,B,peer,\"x\n2,2026-11-02,A,B,peer,y\n"),
        ":2: a quote opens here and is never closed, but rows follow"));
    assert_non_null(
        strstr(refused("id,date,rep,coach,kind,note\n"
                       "a0000001,2026-11-01,A,B,peer,\"x\na0000011,2026-11-02,A,B,peer,y"),
            "but rows follow"));
}

static void
a_quoted_row_does_not_fool_it(void **state)
{
    (void)state;
#define QUOTING "id,date,rep,coach,kind,note,focus\n"
    assert_string_equal(added(QUOTING "b0000001,2026-11-02,A,B,peer,x,\"see\n"
                                      "a0000001,2026-11-01,A,B,peer,x,y\nand",
                            NULL),
        QUOTING RECORD "\n");
}

/* The tail of a log too long for a look at its end alone to be a look at all of it. */
static void
only_the_end_of_a_long_log_is_looked_at(void **state)
{
    (void)state;
    enum { ROWS = 4000 };
    static char log[ROWS * 90];
    for (int variant = 0; variant < 4; variant++) {
        size_t length = (size_t)snprintf(log, sizeof log, "id,date,rep,coach,kind,note\n");
        for (int i = 0; i < ROWS; i++)
            length += (size_t)snprintf(log + length, sizeof log - length,
                variant == 0   ? "%d,2026-11-02,A,B,peer,\"a note\nof lines, and \"\"quotes\"\"\"\n"
                : variant == 1 ? "%d,2026-11-02,A,B,peer,\"a note\"\n"
                : variant == 2 ? "%d,2026-11-02,A,B,peer,\"\"\n"
                               : "%d,2026-11-02,A,B,peer,plain\n",
                i);
        if (variant == 1) /* a stray quote far above */
            memcpy(strstr(log, "\n1000,") + 6, "2026-11-02,A,B,pe\"er", 19);
        char *path = scratch_bytes(log, length);
        int descriptor = open(path, O_RDONLY);
        struct coaching_form form;
        struct coaching_tail tail;
        struct coaching_map *map = coaching_map_read(NULL);
        coaching_form_read(&form, path, log, length, 0, map);
        coaching_map_free(map);
        coaching_tail_read(descriptor, path, length, &form, &tail);
        assert_int_equal(tail.whole, length);
        assert_string_equal(tail.completion, "");
        assert_null(tail.torn);
        coaching_tail_read(descriptor, path, length - 1, &form, &tail);
        assert_int_equal(tail.whole, length - 1);
        assert_string_equal(tail.completion, "\n");
        close(descriptor);
    }
}

struct limited {
    const char *path;
    const char *values[COACHING_COLUMNS];
    bool acknowledged;
};

static void
add_in_child(void *data)
{
    struct limited *limited = data;
    char id[COACHING_ID_SIZE];
    struct coaching_map *map = coaching_map_read(NULL);
    struct coaching_append *append = coaching_append_begin(limited->path, 0, map);
    coaching_append_write(append, limited->values, id);
    if (!limited->acknowledged)
        diag_fatal("nobody heard it");
    coaching_append_end(append);
    coaching_map_free(map);
}

static void
what_is_not_acknowledged_is_taken_back(void **state)
{
    (void)state;
    struct limited limited = {.path = scratch_text(HEADER)};
    memcpy(limited.values, values_of_a_session, sizeof limited.values);
    assert_int_equal(child_run(add_in_child, &limited).status, 2);
    assert_string_equal(scratch_content(limited.path), HEADER);
    limited.acknowledged = true;
    assert_int_equal(child_run(add_in_child, &limited).status, 0);
    assert_true(strlen(scratch_content(limited.path)) > sizeof HEADER);
}

static void
a_new_log_is_for_its_owner_alone(void **state)
{
    (void)state;
    char *path = scratch_text("");
    struct stat status;
    unlink(path);
    struct limited limited = {.path = path};
    memcpy(limited.values, values_of_a_session, sizeof limited.values);
    assert_int_equal(child_run(add_in_child, &limited).status, 2);
    assert_int_equal(stat(path, &status), -1); /* taken back: it was not there before */
    limited.acknowledged = true;
    struct outcome outcome = child_run(add_in_child, &limited);
    assert_int_equal(outcome.status, 0);
    assert_non_null(strstr(outcome.err, "was not there, and was made"));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
}

static void
ids_grow_whatever_the_clock_says(void **state)
{
    (void)state;
    /* The last id is far ahead of the clock, and so is one that is not the last. */
    const char *content = added(HEADER
        "zzzzzzy1,2026-11-20,A,B,peer,,,,,,,,,,,\"x\"\nc1,2026-11-20,A,B,peer,,,,,,,,,,,\"\"\n",
        NULL);
    assert_non_null(strstr(content, "\nID,2026-11-20,Ana;Ben"));
    char *path = scratch_text(HEADER "zzzzzzy1,2026-11-20,A,B,peer,,,,,,,,,,,\"x\"\n");
    char id[COACHING_ID_SIZE];
    const char *values[COACHING_COLUMNS];
    memcpy(values, values_of_a_session, sizeof values);
    struct coaching_map *map = coaching_map_read(NULL);
    struct coaching_append *append = coaching_append_begin(path, 0, map);
    assert_true(coaching_append_has(append, "zzzzzzy1"));
    assert_false(coaching_append_has(append, "zzzzzzz1"));
    coaching_append_write(append, values, id);
    coaching_append_end(append);
    coaching_map_free(map);
    assert_string_equal(id, "zzzzzzz3");
}

/* Calls that fail one after the other while a session is added, and what is said then. */
struct failure {
    const char *call;
    int which, error;
    int second; /* the error of the call after that; -1: it does not fail */
    const char *said;
};

struct failing_addition {
    struct limited limited;
    const struct failure *failure;
};

static void
add_while_calls_fail(void *data)
{
    struct failing_addition *addition = data;
    const struct failure *failure = addition->failure;
    failing(failure->call, failure->which, failure->error);
    if (failure->second >= 0)
        failing(failure->call, 1, failure->second);
    add_in_child(&addition->limited);
}

/* What was said of the log while calls failed; the status in *status. */
static const char *
said_while_calls_fail(const struct failure *failure, const char *path, int *status)
{
    static struct outcome outcome;
    struct failing_addition addition = {{.path = path, .acknowledged = true}, failure};
    memcpy(addition.limited.values, values_of_a_session, sizeof addition.limited.values);
    outcome = child_run(add_while_calls_fail, &addition);
    const char *message = strstr(outcome.err, path);
    *status = outcome.status;
    return message ? message + strlen(path) : outcome.err;
}

static const char *
should_say(const struct failure *failure)
{
    return child_says(failure->said, failure->second >= 0 ? failure->second : failure->error);
}

/* Whoever could not take it back does not begin. Asked once in a process, so this is the first
 * test. */
static void
without_a_way_back_nothing_is_written(void **state)
{
    (void)state;
    static const struct failure no_exit = {"atexit", 1, 0, -1, "amptools: out of memory\n"};
    int status;
    char *path = scratch_text(HEADER);
    assert_string_equal(said_while_calls_fail(&no_exit, path, &status), no_exit.said);
    assert_int_equal(status, STATUS_TROUBLE);
    assert_string_equal(scratch_content(path), HEADER);
}

static void
a_call_that_fails_leaves_the_log_as_it_was(void **state)
{
    (void)state;
    static const struct failure rows[] = {
        {"open", 1, EMFILE, -1, ": "},
        {"fstat", 1, EIO, -1, ": "},
        {"fstat", 2, EIO, -1, ": "},
        {"stat", 1, EIO, -1, ": "},
        {"flock", 1, ENOLCK, -1, ": "},
        {"pread", 1, EIO, -1, ": "},
        {"pread", 1, 0, -1, ": became shorter while it was read\n"},
        {"write", 1, EIO, -1, ": "},
        {"write", 1, 0, -1, ": No space left on device\n"},
        {"write", 1, 0, EDQUOT, ": "},
        {"fdatasync", 1, EIO, -1, ": "},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int status;
        char *path = scratch_text(HEADER);
        assert_string_equal(said_while_calls_fail(&rows[i], path, &status), should_say(&rows[i]));
        assert_int_equal(status, STATUS_TROUBLE);
        assert_string_equal(scratch_content(path), HEADER);
    }
}

static void
what_passes_by_changes_nothing(void **state)
{
    (void)state;
    static const struct failure rows[] = {
        {"flock", 1, EINTR, -1, ""}, {"pread", 1, EINTR, -1, ""}, {"write", 1, EINTR, -1, ""},
        {"open", 1, ENOENT, EEXIST, ""}, /* another writer made it just then */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int status;
        char *path = scratch_text(HEADER);
        assert_string_equal(said_while_calls_fail(&rows[i], path, &status), rows[i].said);
        assert_int_equal(status, 0);
        assert_true(strlen(scratch_content(path)) > sizeof HEADER);
    }
}

static void
a_new_log_is_there_for_good_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        struct failure failure;
        bool is_made;
    } rows[] = {
        {{"fsync", 1, EIO, -1, ": "}, false},
        {{"fsync", 1, EINVAL, -1, ": was not there, and was made\n"}, true}, /* some systems */
        {{"open", 3, EMFILE, -1, ": "}, false},
        {{"open", 3, EACCES, -1, ": was not there, and was made\n"}, true}, /* may not be read */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int status;
        struct stat found;
        char *path = scratch_text("");
        unlink(path);
        assert_string_equal(
            said_while_calls_fail(&rows[i].failure, path, &status), should_say(&rows[i].failure));
        assert_int_equal(status, rows[i].is_made ? 0 : STATUS_TROUBLE);
        assert_int_equal(stat(path, &found), rows[i].is_made ? 0 : -1);
    }
}

static void
a_torn_record_is_shown_to_the_byte_and_stays_if_it_cannot_be_cut_off(void **state)
{
    (void)state;
    static const char torn[] = HEADER "b0000001,2026-11-20,A,B,\"x\ny\tz\x7f";
    static const struct failure no_cut = {
        "ftruncate", 1, EIO, -1, ":2: the last record was cut short; it is taken out, and was:\n"};
    int status;
    char *path = scratch_text(torn);
    const char *said = said_while_calls_fail(&no_cut, path, &status);
    assert_memory_equal(said, no_cut.said, strlen(no_cut.said));
    assert_non_null(strstr(said, ":2: 'b0000001,2026-11-20,A,B,\"x\\ny\\x09z\\x7F'\n"));
    assert_non_null(strstr(said, child_says(": ", EIO)));
    assert_int_equal(status, STATUS_TROUBLE);
    assert_string_equal(scratch_content(path), torn);
}

static void
after_the_last_id_there_is_none(void **state)
{
    (void)state;
    static const struct failure none = {"atexit", 0, 0, -1, ""};
    int status;
    char *path = scratch_text(HEADER "zzzzzzz1,2026-11-20,A,B,peer,,,,,,,,,,,\"x\"\n");
    assert_string_equal(said_while_calls_fail(&none, path, &status),
        ": its last id is the last that there can be\n");
    assert_int_equal(status, STATUS_TROUBLE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_way_back_nothing_is_written),
        cmocka_unit_test(a_record_follows_the_form_of_its_log),
        cmocka_unit_test(a_line_end_is_put_where_it_lacks),
        cmocka_unit_test(what_was_cut_short_is_taken_out),
        cmocka_unit_test(what_is_no_log_is_refused),
        cmocka_unit_test(a_quoted_row_does_not_fool_it),
        cmocka_unit_test(only_the_end_of_a_long_log_is_looked_at),
        cmocka_unit_test(what_is_not_acknowledged_is_taken_back),
        cmocka_unit_test(a_new_log_is_for_its_owner_alone),
        cmocka_unit_test(ids_grow_whatever_the_clock_says),
        cmocka_unit_test(a_call_that_fails_leaves_the_log_as_it_was),
        cmocka_unit_test(what_passes_by_changes_nothing),
        cmocka_unit_test(a_new_log_is_there_for_good_or_not_at_all),
        cmocka_unit_test(a_torn_record_is_shown_to_the_byte_and_stays_if_it_cannot_be_cut_off),
        cmocka_unit_test(after_the_last_id_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
