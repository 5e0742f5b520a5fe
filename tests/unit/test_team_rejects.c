/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows set aside are counted by file, column and reason, and the order in which they came does not
 * matter.
 */
#include "scratch.h"

#include "csv/aside.h"
#include "team/rejects.h"

static size_t
read_text(struct rejects *rejects, const char *text)
{
    fatal_begin();
    aside_begin(NULL, false);
    struct table *table = table_of(source_open_bytes("r.csv", text, strlen(text)), ',');
    size_t count = rejects_read(rejects, table);
    table_close(table);
    int status = aside_finish(STATUS_DONE);
    diag_reset();
    fatal_end();
    return status == STATUS_SET_ASIDE ? count + 100 : count;
}

static void
assert_group(const struct reject_group *group, const char *file, const char *column,
    const char *reason, size_t count, size_t lines)
{
    assert_string_equal(group->file, file);
    assert_string_equal(group->column, column);
    assert_string_equal(group->reason, reason);
    assert_int_equal(group->count, count);
    assert_int_equal(group->line_count, lines);
}

static void
rows_are_grouped_and_ordered(void **state)
{
    (void)state;
    struct rejects *rejects = rejects_new();
    assert_int_equal(read_text(rejects, "file,line,column,reason,record\n"
                                        "b.csv,7,,has fewer cells than the header,x\n"
                                        "a.csv,9,due,is not a date,\"p,q\"\n"
                                        "a.csv,3,due,is not a date,r\n"
                                        "a.csv,,due,is not a number,s\n"),
        4);
    rejects_add(rejects, "a.csv", 12, "due", "is not a date");
    rejects_add(rejects, "a.csv", 12, NULL, "is not a date");
    size_t count;
    const struct reject_group *groups = rejects_groups(rejects, &count);
    assert_int_equal(count, 4);
    assert_group(&groups[0], "a.csv", "", "is not a date", 1, 1);
    assert_group(&groups[1], "a.csv", "due", "is not a date", 3, 3);
    assert_group(&groups[2], "a.csv", "due", "is not a number", 1, 0);
    assert_group(&groups[3], "b.csv", "", "has fewer cells than the header", 1, 1);
    assert_int_equal(groups[1].lines[0], 9);
    assert_int_equal(groups[1].lines[2], 12);
    rejects_add(rejects, "b.csv", 8, "", "has fewer cells than the header");
    assert_int_equal(rejects_groups(rejects, &count)[3].count, 2);
    rejects_free(rejects);
    rejects_free(NULL);
}

static void
texts_do_not_run_into_each_other(void **state)
{
    (void)state;
    struct rejects *rejects = rejects_new();
    rejects_add(rejects, "ab", 1, "c", "d");
    rejects_add(rejects, "a", 1, "bc", "d");
    rejects_add(rejects, "a", 1, "b", "cd");
    size_t count;
    (void)rejects_groups(rejects, &count);
    assert_int_equal(count, 3);
    rejects_free(rejects);
}

static void
a_row_that_two_programs_set_aside_counts_once(void **state)
{
    (void)state;
    struct rejects *rejects = rejects_new();
    for (int program = 0; program < 2; program++) {
        rejects_add(rejects, "a", 7, "due", "is odd");
        rejects_add(rejects, "a", 8, "due", "is odd");
        rejects_add(rejects, "a", 7, "due", "is empty");
        rejects_add(rejects, "b", 7, "due", "is odd");
        rejects_add(rejects, "c", 0, "due", "is odd"); /* nobody knows whether it is the same */
    }
    size_t count;
    const struct reject_group *groups = rejects_groups(rejects, &count);
    assert_int_equal(count, 4);
    assert_group(&groups[0], "a", "due", "is empty", 1, 1);
    assert_group(&groups[1], "a", "due", "is odd", 2, 2);
    assert_group(&groups[2], "b", "due", "is odd", 1, 1);
    assert_group(&groups[3], "c", "due", "is odd", 2, 0);
    assert_int_equal(rejects_rows(rejects), 5); /* a:7, a:8, b:7, and two of c */
    rejects_free(rejects);
}

static void
only_some_lines_are_kept(void **state)
{
    (void)state;
    struct rejects *rejects = rejects_new();
    for (size_t line = 1; line <= 1000; line++)
        rejects_add(rejects, "a", line, "", "is odd");
    size_t count;
    const struct reject_group *groups = rejects_groups(rejects, &count);
    assert_int_equal(count, 1);
    assert_group(&groups[0], "a", "", "is odd", 1000, REJECTS_LINES);
    assert_int_equal(groups[0].lines[REJECTS_LINES - 1], REJECTS_LINES);
    rejects_free(rejects);
}

static void
rows_that_say_nothing_are_set_aside_themselves(void **state)
{
    (void)state;
    struct rejects *rejects = rejects_new();
    assert_int_equal(rejects_rows(rejects), 0);
    assert_int_equal(
        read_text(rejects, "file,line,column,reason,record\na,x,,is odd,\na,1,, ,\n"), 100);
    assert_int_equal(read_text(rejects, "file,line,column,reason,record\n"), 0);
    size_t count;
    (void)rejects_groups(rejects, &count);
    assert_int_equal(count, 0);
    rejects_free(rejects);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_grouped_and_ordered),
        cmocka_unit_test(texts_do_not_run_into_each_other),
        cmocka_unit_test(a_row_that_two_programs_set_aside_counts_once),
        cmocka_unit_test(only_some_lines_are_kept),
        cmocka_unit_test(rows_that_say_nothing_are_set_aside_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
