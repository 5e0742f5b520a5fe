/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/aside: what is said, what is written, what is counted, and the status at the end. Each piece
 * runs as a process of its own, because the book is one for the whole run.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child.h"
#include "csv/aside.h"
#include "scratch.h"

static struct place
at(size_t line)
{
    return (struct place){"goals.csv", line};
}

static void
row(size_t line, const char *column, const char *value, const char *reason)
{
    aside_count_row();
    aside_row(at(line), column, value, reason, "raw", 3);
}

static void
cell(size_t line, const char *column, const char *value, const char *reason)
{
    aside_count_row();
    aside_cell(at(line), column, value, reason, "raw", 3);
}

static void
nothing_aside(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    aside_count_row();
    aside_count_row();
    if (aside_finish(STATUS_DONE) != STATUS_DONE || aside_finish(STATUS_LOOK) != STATUS_LOOK)
        _exit(CHILD_WRONG);
}

static void
nothing_aside_says_nothing(void **state)
{
    (void)state;
    struct outcome outcome = child_run(nothing_aside, NULL);
    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.err, "");
}

static void
some_aside(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    aside_count_row();
    row(17, "due", "13/45/2026", "is not a date");
    row(18, NULL, NULL, "has fewer cells than the header");
    cell(19, "target", "ma\nny", "is not a number");
    exit(aside_finish(STATUS_DONE));
}

static void
each_is_named_and_the_count_comes_last(void **state)
{
    (void)state;
    struct outcome outcome = child_run(some_aside, NULL);
    assert_string_equal(outcome.err, "amptools: goals.csv:17: due '13/45/2026' is not a date\n"
                                     "amptools: goals.csv:18: has fewer cells than the header\n"
                                     "amptools: goals.csv:19: target 'ma\\x0any' is not a number\n"
                                     "amptools: 1 cell could not be used; its row was kept\n"
                                     "amptools: 2 of 4 rows set aside\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

static void
only_cells(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    cell(2, "a", "x", "is not a number");
    cell(3, "a", "y", "is not a number");
    exit(aside_finish(STATUS_LOOK));
}

/* The output lacks something, so that stands above "somebody should look". */
static void
cells_alone_are_set_aside_too(void **state)
{
    (void)state;
    struct outcome outcome = child_run(only_cells, NULL);
    assert_string_equal(outcome.err, "amptools: goals.csv:2: a 'x' is not a number\n"
                                     "amptools: goals.csv:3: a 'y' is not a number\n"
                                     "amptools: 2 cells could not be used; their rows were kept\n");
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

static void
many(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    for (size_t i = 0; i < 37; i++)
        row(i + 2, "due", "x", "is not a date");
    for (size_t i = 0; i < 10; i++)
        row(i + 100, "target", "x", "is not a number");
    exit(aside_finish(STATUS_DONE));
}

static void
after_the_tenth_only_a_count(void **state)
{
    (void)state;
    char wanted[4000] = "";
    size_t length = 0;
    for (size_t i = 0; i < 20; i++)
        length += (size_t)snprintf(wanted + length, sizeof wanted - length,
            i < 10 ? "amptools: goals.csv:%zu: due 'x' is not a date\n"
                   : "amptools: goals.csv:%zu: target 'x' is not a number\n",
            i < 10 ? i + 2 : i + 90);
    snprintf(wanted + length, sizeof wanted - length,
        "amptools: 27 more: is not a date\namptools: 47 of 47 rows set aside\n");
    struct outcome outcome = child_run(many, NULL);
    assert_string_equal(outcome.err, wanted);
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

/* A record that gives several events asks for its cells several times. */
static void
said_again(void *data)
{
    (void)data;
    aside_begin(data, false);
    row(2, "created", "x", "is not a date");
    aside_row(at(2), "closed", "y", "is not a date", "raw", 3);
    aside_row(at(2), "created", "x", "is not a date", "raw", 3);
    aside_cell(at(2), "amount", "z", "is not an amount", "raw", 3);
    aside_cell(at(2), "amount", "z", "is not an amount", "raw", 3);
    aside_row(at(2), NULL, NULL, "is odd", "raw", 3);
    aside_row(at(2), NULL, NULL, "is odd", "raw", 3);
    row(3, "created", "x", "is not a date");
    row(3, "created", "x", "is not a date"); /* the same file, read twice */
    exit(aside_finish(STATUS_DONE));
}

static void
a_row_counts_once_and_a_fault_is_said_once(void **state)
{
    (void)state;
    char *path = scratch_text("as it was");
    struct outcome outcome = child_run(said_again, path);
    assert_string_equal(outcome.err, "amptools: goals.csv:2: created 'x' is not a date\n"
                                     "amptools: goals.csv:2: closed 'y' is not a date\n"
                                     "amptools: goals.csv:2: amount 'z' is not an amount\n"
                                     "amptools: goals.csv:2: is odd\n"
                                     "amptools: goals.csv:3: created 'x' is not a date\n"
                                     "amptools: goals.csv:3: created 'x' is not a date\n"
                                     "amptools: 1 cell could not be used; its row was kept\n"
                                     "amptools: 3 of 3 rows set aside\n");
    assert_string_equal(scratch_content(path), "file,line,column,reason,record\n"
                                               "goals.csv,2,created,is not a date,raw\n"
                                               "goals.csv,2,closed,is not a date,raw\n"
                                               "goals.csv,2,amount,is not an amount,raw\n"
                                               "goals.csv,2,,is odd,raw\n"
                                               "goals.csv,3,created,is not a date,raw\n"
                                               "goals.csv,3,created,is not a date,raw\n");
}

static void
write_rejects(void *path)
{
    static const char raw[] = "Ana,\"a\r\nb\",5\" tube\xff";
    aside_begin(path, false);
    aside_count_row();
    aside_row((struct place){"a,b.csv", 7}, "due", "x", "is not a date", raw, sizeof raw - 1);
    cell(8, "n\"m", "", "is empty");
    aside_count_row();
    aside_row(at(9), NULL, NULL, "has more cells than the header", "", 0);
    exit(aside_finish(STATUS_DONE));
}

static void
the_rejects_file_holds_the_records(void **state)
{
    (void)state;
    char *path = scratch_text("as it was");
    struct outcome outcome = child_run(write_rejects, path);
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
    assert_string_equal(scratch_content(path),
        "file,line,column,reason,record\n"
        "\"a,b.csv\",7,due,is not a date,\"Ana,\"\"a\r\nb\"\",5\"\" tube\\xff\"\n"
        "goals.csv,8,\"n\"\"m\",is empty,raw\n"
        "goals.csv,9,,has more cells than the header,\n");
}

static void
write_no_rejects(void *path)
{
    aside_begin(path, false);
    exit(aside_finish(STATUS_DONE));
}

/* A header alone says that there were none. */
static void
a_rejects_file_is_written_even_if_there_are_none(void **state)
{
    (void)state;
    char *path = scratch_text("as it was");
    struct outcome outcome = child_run(write_no_rejects, path);
    assert_int_equal(outcome.status, STATUS_DONE);
    assert_string_equal(scratch_content(path), "file,line,column,reason,record\n");
}

static void
strict_row(void *path)
{
    aside_begin(path, true);
    aside_count_row();
    row(17, "due", "13/45/2026", "is not a date");
    _exit(CHILD_WRONG);
}

static void
strict_whole_row(void *path)
{
    aside_begin(path, true);
    row(18, NULL, NULL, "has fewer cells than the header");
    _exit(CHILD_WRONG);
}

static void
strict_cell(void *path)
{
    aside_begin(path, true);
    cell(19, "target", "many", "is not a number");
    _exit(CHILD_WRONG);
}

/* And nothing is written into the rejects file, for it would not be whole. */
static void
strict_stops_at_the_first(void **state)
{
    (void)state;
    char *path = scratch_text("as it was");
    struct outcome outcome = child_run(strict_row, path);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: goals.csv:17: due '13/45/2026' is not a date\n");
    assert_string_equal(scratch_content(path), "as it was");
    outcome = child_run(strict_whole_row, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: goals.csv:18: has fewer cells than the header\n");
    outcome = child_run(strict_cell, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: goals.csv:19: target 'many' is not a number\n");
}

static void
hear(struct place place, const char *column, const char *reason, void *data)
{
    char *text = data;
    size_t length = strlen(text);
    snprintf(text + length, 400 - length, "%s:%zu %s %s;", place.file, place.line,
        column ? column : "-", reason);
}

static void
listen_a_while(void *data)
{
    (void)data;
    char heard[400] = "";
    aside_begin(NULL, false);
    row(2, "a", "x", "is before anybody listens");
    aside_listen(hear, heard);
    row(3, "due", "x", "is not a date");
    aside_row(at(3), "due", "x", "is not a date", "raw", 3);
    cell(4, "target", "x", "is not a number");
    row(5, NULL, NULL, "is odd");
    aside_listen(NULL, NULL);
    row(6, "a", "x", "is heard by nobody");
    if (strcmp(heard, "goals.csv:3 due is not a date;goals.csv:4 target is not a number;"
                      "goals.csv:5 - is odd;") != 0)
        _exit(CHILD_WRONG);
}

static void
a_listener_hears_each_once(void **state)
{
    (void)state;
    assert_int_equal(child_run(listen_a_while, NULL).status, 0);
}

static void
begin_twice(void *data)
{
    (void)data;
    aside_begin(NULL, false);
    for (size_t i = 0; i < 12; i++)
        row(i + 2, "due", "x", "is not a date");
    (void)aside_finish(STATUS_DONE);
    aside_begin(NULL, false);
    aside_count_row();
    row(13, "due", "x", "is not a date");
    exit(aside_finish(STATUS_DONE));
}

static void
a_new_book_is_empty(void **state)
{
    (void)state;
    struct outcome outcome = child_run(begin_twice, NULL);
    static const char end[] = "amptools: 12 of 12 rows set aside\n"
                              "amptools: goals.csv:13: due 'x' is not a date\n"
                              "amptools: 1 of 2 rows set aside\n";
    assert_true(strlen(outcome.err) > sizeof end);
    assert_string_equal(outcome.err + strlen(outcome.err) - (sizeof end - 1), end);
}

/* Whether an input with this name and status may be read, if `path` takes the rejects. */
struct asked {
    char *path;
    struct stat input;
};

static void
check_input(void *data)
{
    const struct asked *asked = data;
    aside_begin(asked->path, false);
    aside_check_input("in.csv", &asked->input);
    exit(aside_finish(STATUS_DONE));
}

static void
an_input_is_not_the_rejects_file(void **state)
{
    (void)state;
    char *path = scratch_text("in"), *other = scratch_text("other");
    struct asked asked = {path, {0}};
    assert_int_equal(stat(path, &asked.input), 0);
    struct outcome outcome = child_run(check_input, &asked);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(
        outcome.err, "amptools: in.csv: is read, so it cannot be the rejects file too\n");
    asked.path = NULL;
    assert_int_equal(child_run(check_input, &asked).status, STATUS_DONE);
    asked.path = other; /* another file of the same device */
    assert_int_equal(child_run(check_input, &asked).status, STATUS_DONE);
    asked.path = path; /* the same number on another device, or no file */
    asked.input.st_dev++;
    assert_int_equal(child_run(check_input, &asked).status, STATUS_DONE);
    asked.input.st_dev--;
    asked.input.st_mode = S_IFIFO | 0600;
    assert_int_equal(child_run(check_input, &asked).status, STATUS_DONE);
    assert_int_equal(stat(other, &asked.input), 0);
    assert_int_equal(unlink(path), 0); /* rejects that are not there yet */
    assert_int_equal(child_run(check_input, &asked).status, STATUS_DONE);
}

/* Returns, so that what is still held is a leak: all is given back, by the next book too. */
static void
hold_nothing(void *path)
{
    static const char stray[] = "\xff\xfe\xfd";
    aside_begin(path, false);
    aside_row(at(2), "due", "x", "is odd", stray, 3);
    if (aside_finish(STATUS_DONE) != STATUS_SET_ASIDE ||
        aside_finish(STATUS_LOOK) != STATUS_SET_ASIDE)
        _exit(CHILD_WRONG);
    aside_row(at(2), "due", "x", "is odd", stray, 3); /* what was said is forgotten */
    if (aside_finish(STATUS_DONE) != STATUS_SET_ASIDE)
        _exit(CHILD_WRONG);
    aside_begin(NULL, false);
    row(3, "due", "x", "is odd");
    aside_reset();
    if (aside_finish(STATUS_LOOK) != STATUS_LOOK)
        _exit(CHILD_WRONG);
}

static void
nothing_is_held_at_the_end(void **state)
{
    (void)state;
    char *path = scratch_text("as it was");
    assert_int_equal(child_run(hold_nothing, path).status, 0);
    assert_string_equal(scratch_content(path), "file,line,column,reason,record\n"
                                               "goals.csv,2,due,is odd,\\xff\\xfe\\xfd\n");
}

/* Many cells of one row, each said once, whatever the address of its name. */
static void
one_row_with_many_faults(void *data)
{
    (void)data;
    static char names[2][40][8];
    aside_begin(NULL, false);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < 40; i++) {
            snprintf(names[round][i], sizeof names[round][i], "n%zu", i);
            aside_cell(at(2), names[round][i], "x", "is odd", "raw", 3);
        }
    }
    exit(aside_finish(STATUS_DONE));
}

static void
forty_cells_are_forty(void **state)
{
    (void)state;
    struct outcome outcome = child_run(one_row_with_many_faults, NULL);
    static const char end[] = "amptools: 30 more: is odd\n"
                              "amptools: 40 cells could not be used; their rows were kept\n";
    assert_true(strlen(outcome.err) > sizeof end);
    assert_string_equal(outcome.err + strlen(outcome.err) - (sizeof end - 1), end);
    assert_int_equal(outcome.status, STATUS_SET_ASIDE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_aside_says_nothing),
        cmocka_unit_test(each_is_named_and_the_count_comes_last),
        cmocka_unit_test(cells_alone_are_set_aside_too),
        cmocka_unit_test(after_the_tenth_only_a_count),
        cmocka_unit_test(a_row_counts_once_and_a_fault_is_said_once),
        cmocka_unit_test(the_rejects_file_holds_the_records),
        cmocka_unit_test(a_rejects_file_is_written_even_if_there_are_none),
        cmocka_unit_test(strict_stops_at_the_first),
        cmocka_unit_test(a_listener_hears_each_once),
        cmocka_unit_test(a_new_book_is_empty),
        cmocka_unit_test(an_input_is_not_the_rejects_file),
        cmocka_unit_test(nothing_is_held_at_the_end),
        cmocka_unit_test(forty_cells_are_forty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
