/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/published: figures come back as they were written, a damaged file ends the program, and the
 * file is replaced whole or not at all.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/day.h"
#include "child.h"
#include "scratch.h"
#include "team/published.h"

#define HEADER "by,group,first,last,date,scale,n,mean,sd,headcount,min_group,members\n"
#define ROW                                                                                        \
    "team,\"North, and more\",2026-11-16,2026-11-22,2026-11-18,autonomy,6,61.111111111111,"        \
    "17.300000000000,8,5,00000000000000ff\n"

static int
on(const char *date)
{
    int day = DAY_NONE;
    assert_true(day_parse(date, &day));
    return day;
}

static void
test_there_and_back(void **state)
{
    (void)state;
    const char *path = scratch_text(HEADER ROW);
    size_t count;
    struct published *published = published_open(path, 5);
    const struct group_figure *figure = published_figures(published, &count);
    assert_int_equal(count, 1);
    assert_int_equal(figure->cut, GROUP_TEAM);
    assert_string_equal(figure->group, "North, and more");
    assert_string_equal(figure->scale, "autonomy");
    assert_int_equal(figure->wave.first, on("2026-11-16"));
    assert_int_equal(figure->wave.last, on("2026-11-22"));
    assert_int_equal(figure->wave.date, on("2026-11-18"));
    assert_int_equal(figure->n, 6);
    assert_true(fabs(figure->mean - 61.111111111111) < 1e-12 && fabs(figure->sd - 17.3) < 1e-12);
    assert_int_equal(figure->headcount, 8);
    assert_int_equal(figure->minimum, 5);
    assert_int_equal(figure->members, 0xff);
    struct group_figure more = *figure;
    more.cut = GROUP_ALL;
    more.group = "all";
    more.mean = 200.0 / 3;
    more.sd = 1e-14; /* what adding up may leave of 0 */
    more.members = UINT64_C(0xfedcba9876543210);
    published_add(published, &more);
    published_finish(published);
    published_free(published);
    assert_string_equal(scratch_content(path),
        HEADER ROW "all,all,2026-11-16,2026-11-22,2026-11-18,autonomy,6,66.666666666667,"
                   "0.000000000000,8,5,fedcba9876543210\n");
}

static void
test_without_a_file(void **state)
{
    (void)state;
    size_t count = 1;
    struct published *published = published_open(NULL, 5);
    const struct group_figure figure = {.group = "all", .scale = "autonomy"};
    published_add(published, &figure);
    (void)published_figures(published, &count);
    assert_int_equal(count, 0);
    published_finish(published);
    published_free(published);
    published_free(NULL);
}

/* A run that ends before published_finish() leaves the file as it was, and no other beside it. */
static void
end_early(void *path)
{
    (void)published_open(path, 5);
    diag_fatal("no more");
}

static void
test_not_finished(void **state)
{
    (void)state;
    char *path = scratch_text(HEADER ROW);
    struct outcome outcome = child_run(end_early, path);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(scratch_content(path), HEADER ROW);
}

/* What is read, and with which minimum. */
struct reading {
    const char *path;
    size_t minimum;
};

static void
read_it(void *data)
{
    const struct reading *reading = data;
    (void)published_open(reading->path, reading->minimum);
}

static void
refused(const char *text, size_t minimum, const char *message)
{
    struct reading reading = {scratch_text(text), minimum};
    struct outcome outcome = child_run(read_it, &reading);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    if (!strstr(outcome.err, message))
        fail_msg("'%s' is not in '%s'", message, outcome.err);
}

static void
test_damaged(void **state)
{
    (void)state;
    static const struct {
        const char *row, *message;
    } rows[] = {
        {"teams,A,2026-11-16,2026-11-22,,x,6,1,1,0,5,00000000000000ff",
            ":2: by 'teams' is not one of all, manager, team"},
        {"team,A,2026-11-31,2026-11-22,,x,6,1,1,0,5,00000000000000ff",
            "first '2026-11-31' is not a date"},
        {"team,A,2026-11-16,2026-11-15,,x,6,1,1,0,5,00000000000000ff",
            "last '2026-11-15' lies before the first day"},
        {"team,A,2026-11-16,2026-11-22,,x,-6,1,1,0,5,00000000000000ff", "n '-6' is not a count"},
        {"team,A,2026-11-16,2026-11-22,,x,,1,1,0,5,00000000000000ff", "n '' is not a count"},
        {"team,A,2026-11-16,2026-11-22,,x,6,nan,1,0,5,00000000000000ff",
            "mean 'nan' is not a number"},
        {"team,A,2026-11-16,2026-11-22,,x,6,1,1,0,5,00ff", "members '00ff' is not a fingerprint"},
        {"team,A,2026-11-16,2026-11-22,,x,6,1,1,0,5,00000000000000FF", "is not a fingerprint"},
        {"team,A", "cell"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[400];
        snprintf(text, sizeof text, HEADER "%s\n", rows[i].row);
        refused(text, 5, rows[i].message);
    }
    refused("by,group\n", 5, "first");
    refused("", 5, "empty");
}

/* What was promised once holds; a higher minimum is no trouble. */
static void
test_minimum(void **state)
{
    (void)state;
    const char row[] = HEADER "team,A,2026-11-16,2026-11-22,,x,12,1,1,0,10,00000000000000ff\n";
    refused(row, 9, "min_group '10' was promised as the smallest group");
    for (size_t minimum = 10; minimum <= 11; minimum++) {
        const char *path = scratch_text(row);
        struct published *published = published_open(path, minimum);
        published_finish(published);
        published_free(published);
        assert_non_null(strstr(scratch_content(path), ",12,1.000000000000,"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_without_a_file),
        cmocka_unit_test(test_not_finished),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_minimum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
