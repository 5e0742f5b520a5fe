/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/export_change: which differences of two shapes are said, in which words, and which of them
 * spoil a report; on both sides of every limit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "scratch.h"
#include "team/export_change.h"

/* Shapes are given as words: rows=590 used:Amount=543 column:City=12 owner:Ana=40 currency:EUR=348
   currency:=2 dates:Closed=day first; with ; between. */
static void
shape_read(struct export_shape *shape, const char *text)
{
    export_shape_start(shape);
    while (*text) {
        char property[40], *name, *value;
        size_t length = strcspn(text, ";");
        snprintf(property, sizeof property, "%.*s", (int)length, text);
        value = strchr(property, '=');
        *value++ = '\0';
        name = strchr(property, ':');
        if (name)
            *name++ = '\0';
        size_t count = (size_t)strtoul(value, NULL, 10);
        if (strcmp(property, "rows") == 0)
            shape->rows = count;
        else if (strcmp(property, "owner") == 0)
            shape_count_of(&shape->owners, name)->count = count;
        else if (strcmp(property, "currency") == 0)
            shape_count_of(&shape->currencies, name)->count = count;
        else if (strcmp(property, "dates") == 0)
            shape_column(shape, name)->form = crm_date_form_named(value);
        else
            *shape_column(shape, name) = (struct shape_count){
                .name = shape_column(shape, name)->name,
                .count = count,
                .used = strcmp(property, "used") == 0,
            };
        text += length + (text[length] == ';');
    }
}

struct pair {
    const char *last, *now;
};

/* The exit status is the number of changes that spoil, and 10 for each of the others. */
static void
run(void *data)
{
    const struct pair *pair = data;
    struct export_shape last, now;
    struct export_changes changes = {.place = {"report.csv", 0}};
    shape_read(&last, pair->last);
    shape_read(&now, pair->now);
    export_compare(&last, &now, &changes);
    export_shape_end(&last);
    export_shape_end(&now);
    exit((int)(changes.spoiling + 10 * (changes.count - changes.spoiling)));
}

static void
assert_said(const char *last, const char *now, int status, const char *said)
{
    struct pair pair = {last, now};
    struct outcome outcome = child_run(run, &pair);
    char *at;
    while ((at = strstr(outcome.err, "amptools: report.csv: ")))
        memmove(at, at + 22, strlen(at + 22) + 1);
    if (outcome.status != status || strcmp(outcome.err, said) != 0)
        fail_msg("%s -> %s: %d %s", last, now, outcome.status, outcome.err);
}

static void
what_is_the_same_is_not_said(void **state)
{
    (void)state;
    static const char shape[] = "rows=590;used:Amount=543;column:City=12;owner:Ana=4;"
                                "currency:EUR=3;currency:=1;dates:Closed=day first";
    assert_said(shape, shape, 0, "");
    assert_said("", "", 0, "");
    assert_said("rows=0;used:Amount=0", "rows=0;used:Amount=0", 0, "");
}

static void
rows_fall_and_grow(void **state)
{
    (void)state;
    assert_said("rows=590", "rows=294", 1, "294 rows, last time 590\n");
    assert_said("rows=590", "rows=295", 0, "");
    assert_said("rows=590", "rows=1180", 0, "");
    assert_said("rows=590", "rows=1181", 10, "1181 rows, last time 590\n");
    assert_said("rows=10", "rows=1", 1, "1 row, last time 10\n");
    assert_said("rows=9", "rows=1", 0, ""); /* too few to say anything */
    assert_said("rows=9", "rows=500", 0, "");
    assert_said("rows=9", "rows=0", 1, "0 rows, last time 9\n");
    assert_said("rows=0", "rows=500", 0, "");
}

static void
columns_empty_and_fill(void **state)
{
    (void)state;
    assert_said("rows=100;used:Amount=92", "rows=100;used:Amount=12", 1,
        "column 'Amount' was filled in 92 % of rows last time, now in 12 %\n");
    assert_said("rows=100;column:Amount=92", "rows=100;column:Amount=12", 10,
        "column 'Amount' was filled in 92 % of rows last time, now in 12 %\n");
    /* used now is what counts: a new map may read what the old one did not */
    assert_said("rows=100;column:A=92", "rows=100;used:A=12", 1,
        "column 'A' was filled in 92 % of rows last time, now in 12 %\n");
    assert_said("rows=100;used:A=100", "rows=100;used:A=32", 1,
        "column 'A' was filled in 100 % of rows last time, now in 32 %\n");
    assert_said("rows=100;used:A=100", "rows=100;used:A=33", 10,
        "column 'A' was filled in 100 % of rows last time, now in 33 %\n");
    assert_said("rows=100;used:A=20", "rows=100;used:A=6", 1,
        "column 'A' was filled in 20 % of rows last time, now in 6 %\n");
    assert_said("rows=100;used:A=10", "rows=100;used:A=3", 1,
        "column 'A' was filled in 10 % of rows last time, now in 3 %\n");
    assert_said("rows=100;used:A=9", "rows=100;used:A=0", 0, ""); /* it may be chance */
    assert_said("rows=100;used:A=10", "rows=99;used:A=0", 0, "");
    /* more or less by 25 points */
    assert_said("rows=100;used:A=50", "rows=100;used:A=26", 0, "");
    assert_said("rows=100;used:A=50", "rows=100;used:A=25", 10,
        "column 'A' was filled in 50 % of rows last time, now in 25 %\n");
    assert_said("rows=100;used:A=0", "rows=100;used:A=24", 0, "");
    assert_said("rows=100;column:A=0", "rows=100;column:A=25", 10,
        "column 'A' was filled in 0 % of rows last time, now in 25 %\n");
    assert_said("rows=9;used:A=0", "rows=9;used:A=9", 0, "");
    assert_said("rows=10;used:A=0", "rows=9;used:A=9", 0, "");
    assert_said("rows=9;used:A=0", "rows=10;used:A=10", 0, "");
    /* 0 and 100 stand only where it is that */
    assert_said("rows=1000;used:A=999", "rows=1000;used:A=1", 1,
        "column 'A' was filled in 99 % of rows last time, now in 1 %\n");
    /* a file that was changed by hand */
    assert_said("used:A=9", "rows=100;used:A=1", 0, "");
    assert_said("rows=10;used:A=18446744073709551615", "rows=10;used:A=0", 1,
        "column 'A' was filled in 100 % of rows last time, now in 0 %\n");
}

static void
columns_go_and_come(void **state)
{
    (void)state;
    assert_said("rows=100;used:Amount=92", "rows=100", 1,
        "column 'Amount' is gone; it was filled in 92 % of rows last time\n");
    assert_said("rows=5;used:Amount=1", "rows=5", 1,
        "column 'Amount' is gone; it was filled in 20 % of rows last time\n");
    assert_said("rows=100;used:Amount=0", "rows=100", 10, "columns that are gone (1): Amount\n");
    assert_said("rows=9;column:A=9;column:B=9;used:C=9", "rows=9;used:C=9;used:D=9;column:E=9", 20,
        "columns that are gone (2): A, B\nnew columns (2): D, E\n");
    /* the same column, spelled in another way */
    assert_said("rows=100;used:Deal owner=92", "rows=100;used:Deal_Owner=92", 0, "");
}

static void
owners_go_and_come(void **state)
{
    (void)state;
    assert_said("rows=9;owner:Ana=1;owner:Ben=2", "rows=9;owner:005a=1;owner:005b=3", 11,
        "not one of last time's owners (2) is here\nnew owners (2): 005a, 005b\n");
    assert_said("rows=9;owner:Ana=1", "rows=9", 1, "not one of last time's owners (1) is here\n");
    assert_said("rows=9;owner:Ana=1;owner:Ben=2", "rows=9;owner:Ben=1;owner:Cem=3", 20,
        "owners of last time who are not here (1): Ana\nnew owners (1): Cem\n");
    assert_said("rows=9", "rows=9;owner:Ana=1", 10, "new owners (1): Ana\n");
    assert_said("rows=9;owner:Ana=1", "rows=0", 1, "0 rows, last time 9\n"); /* once is enough */
}

static void
currencies_go_and_come(void **state)
{
    (void)state;
    assert_said("rows=9;currency:EUR=5", "rows=9;currency:EUR=4;currency:USD=1", 1,
        "not there last time: amounts in USD\n");
    assert_said("rows=9;currency:EUR=5", "rows=9;currency:=5", 11,
        "not there last time: amounts without a currency\nno more: amounts in EUR\n");
    assert_said("rows=9;currency:EUR=5", "rows=9", 10, "no more: amounts in EUR\n");
    assert_said("rows=9", "rows=9;currency:EUR=5", 10, "not there last time: amounts in EUR\n");
    assert_said("rows=9;currency:=5", "rows=0", 1, "0 rows, last time 9\n");
}

static void
dates_change_their_form(void **state)
{
    (void)state;
    assert_said("rows=9;dates:Closed=day first", "rows=9;dates:Closed=month first", 1,
        "the dates of column 'Closed' were 'day first' last time, now 'month first'\n");
    assert_said("rows=9;dates:Closed=year first", "rows=9;dates:Closed=day first", 1,
        "the dates of column 'Closed' were 'year first' last time, now 'day first'\n");
    assert_said("rows=9;dates:Closed=YYYY-MM-DD", "rows=9;dates:Closed=month first", 10,
        "the dates of column 'Closed' were 'YYYY-MM-DD' last time, now 'month first'\n");
    assert_said("rows=9;dates:Closed=day first", "rows=9;dates:Closed=epoch", 10,
        "the dates of column 'Closed' were 'day first' last time, now 'epoch'\n");
    assert_said("rows=9;dates:Closed=day first", "rows=9;column:Closed=0", 0, "");
    assert_said("rows=9;column:Closed=0", "rows=9;dates:Closed=day first", 0, "");
}

static void
names_do_not_break_the_lines(void **state)
{
    (void)state;
    assert_said("rows=9;used:A\nB=9;owner:X\x1b=1;currency:E\n=1", "rows=9", 12,
        "column 'A\\x0aB' is gone; it was filled in 100 % of rows last time\n"
        "not one of last time's owners (1) is here\n"
        "no more: amounts in E\\x0a\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_the_same_is_not_said),
        cmocka_unit_test(rows_fall_and_grow),
        cmocka_unit_test(columns_empty_and_fill),
        cmocka_unit_test(columns_go_and_come),
        cmocka_unit_test(owners_go_and_come),
        cmocka_unit_test(currencies_go_and_come),
        cmocka_unit_test(dates_change_their_form),
        cmocka_unit_test(names_do_not_break_the_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
