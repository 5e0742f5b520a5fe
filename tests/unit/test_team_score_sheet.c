/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores of people and of groups, read back: the latest of each, and what is not shown.
 */
#include "reading.h"

#include <math.h>

#include "base/day.h"
#include "team/score_sheet.h"

#define GROUPS "group,date,scale,n,mean,low,high,verdict,shown\n"
#define PEOPLE "rep,date,scale,items,answered,score,pomp,low,high,previous,change,verdict,flags\n"

static void
assert_is(double value, double wanted)
{
    assert_true(fabs(value - wanted) < 1e-12);
}

static void
read_groups(struct score_sheet *sheet, const char *text, size_t good)
{
    struct table *table = reading_begin(text);
    assert_int_equal(score_sheet_read_groups(sheet, table), good);
    (void)reading_end(table);
}

static void
a_group_s_row_is_read_whole(void **state)
{
    (void)state;
    struct score_sheet *sheet = score_sheet_new();
    read_groups(sheet,
        GROUPS "North,2026-11-18,autonomy,6,62.037,35.6,88.5,no-real-change,yes\n"
               "North,2026-11-18,load,3,,,,,too-few\n",
        2);
    assert_string_equal(reading_complaints, "");
    assert_string_equal(names_text(score_sheet_groups(sheet), 0), "North");
    assert_string_equal(names_text(score_sheet_scales(sheet), 0), "autonomy");
    const struct score_row *row = score_sheet_row(sheet, 0, 0);
    assert_int_equal(row->day, day_make(2026, 11, 18));
    assert_is(row->mean, 62.037);
    assert_is(row->low, 35.6);
    assert_is(row->high, 88.5);
    assert_true(isnan(row->previous));
    assert_int_equal(row->verdict, VERDICT_NO_REAL_CHANGE);
    assert_int_equal(row->n, 6);
    assert_string_equal(row->shown, "yes");
    row = score_sheet_row(sheet, 0, 1);
    assert_true(isnan(row->mean) && isnan(row->low) && isnan(row->high));
    assert_int_equal(row->verdict, VERDICT_NONE);
    assert_string_equal(row->shown, "too-few");
    score_sheet_free(sheet);
    score_sheet_free(NULL);
}

static void
a_later_day_gives_way(void **state)
{
    (void)state;
    struct score_sheet *sheet = score_sheet_new();
    score_sheet_until(sheet, day_make(2026, 11, 18));
    read_groups(sheet,
        GROUPS "North,2026-11-19,mastery,6,70,,,up,yes\n"
               "North,2026-11-18,mastery,6,60,,,first,yes\n"
               "North,2026-11-19,mastery,6,71,,,up,yes\n"
               "South,2026-11-19,mastery,6,50,,,first,yes\n"
               "South,2026-11-20,mastery,6,51,,,first,yes\n",
        5);
    assert_is(score_sheet_row(sheet, 0, 0)->mean, 60);
    assert_is(score_sheet_row(sheet, 1, 0)->mean, 51);
    score_sheet_free(sheet);
}

static void
the_latest_row_is_kept_of_one_day_the_last(void **state)
{
    (void)state;
    struct score_sheet *sheet = score_sheet_new();
    read_groups(sheet,
        GROUPS "North,2026-11-18,mastery,6,70,,,up,yes\n"
               "North,2026-10-07,mastery,6,60,,,first,yes\n"
               "South,2026-11-18,mastery,6,50,,,first,yes\n",
        3);
    assert_is(score_sheet_row(sheet, 0, 0)->mean, 70);
    assert_is(score_sheet_row(sheet, 1, 0)->mean, 50);
    read_groups(sheet, GROUPS "North,2026-11-18,mastery,7,72,,,up,yes\n", 1);
    assert_is(score_sheet_row(sheet, 0, 0)->mean, 72);
    assert_int_equal(score_sheet_row(sheet, 0, 0)->n, 7);
    score_sheet_free(sheet);
}

static void
people_s_rows_have_what_came_before(void **state)
{
    (void)state;
    struct roster *roster = roster_read(scratch_text("rep,alias\nBo,\nAna Ruiz,Ana\n"), ',');
    struct score_sheet *sheet = score_sheet_new();
    struct table *table =
        reading_begin(PEOPLE "Ana,2026-11-17,purpose,3,3,5.3,72.2,60.5,83.9,55.6,16.7,UP,\n");
    assert_int_equal(score_sheet_read_people(sheet, table, roster), 1);
    assert_string_equal(reading_end(table), "");
    const struct score_row *row = score_sheet_row(sheet, 1, 0);
    assert_is(row->mean, 72.2);
    assert_is(row->previous, 55.6);
    assert_int_equal(row->verdict, VERDICT_UP);
    assert_int_equal(row->n, -1);
    assert_string_equal(row->shown, "");
    assert_null(score_sheet_row(sheet, 0, 0)); /* Bo did not answer */
    score_sheet_free(sheet);
    roster_free(roster);
}

static void
a_row_without_its_keys_is_set_aside(void **state)
{
    (void)state;
    struct score_sheet *sheet = score_sheet_new();
    read_groups(sheet,
        GROUPS "North,,mastery,6,70,,,,yes\n"
               "North,2026-11-18,,6,70,,,,yes\n"
               ",2026-11-18,mastery,6,70,,,,yes\n"
               "North,2026-11-18,mastery,six,70 or so,,,better,yes\n",
        1);
    assert_string_equal(reading_complaints,
        "2 date is missing\n3 scale is missing\n4 group is missing\n"
        "5 mean is not a number\n5 n is not a whole number\n");
    const struct score_row *row = score_sheet_row(sheet, 0, 0);
    assert_true(isnan(row->mean));
    assert_int_equal(row->n, -1);
    assert_int_equal(row->verdict, VERDICT_NONE);
    score_sheet_free(sheet);
}

static void
what_nobody_answered_is_not_there(void **state)
{
    (void)state;
    struct score_sheet *sheet = score_sheet_new();
    assert_null(score_sheet_row(sheet, 0, 0));
    read_groups(sheet,
        GROUPS "North,2026-11-18,mastery,6,70,,,,yes\nSouth,2026-11-18,load,6,70,,,,yes\n", 2);
    assert_null(score_sheet_row(sheet, 0, 1));
    assert_null(score_sheet_row(sheet, 1, 0));
    assert_null(score_sheet_row(sheet, -1, 0));
    assert_null(score_sheet_row(sheet, 0, -1));
    assert_null(score_sheet_row(sheet, 2, 0));
    assert_null(score_sheet_row(sheet, 0, 2));
    score_sheet_free(sheet);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_group_s_row_is_read_whole),
        cmocka_unit_test(a_later_day_gives_way),
        cmocka_unit_test(the_latest_row_is_kept_of_one_day_the_last),
        cmocka_unit_test(people_s_rows_have_what_came_before),
        cmocka_unit_test(a_row_without_its_keys_is_set_aside),
        cmocka_unit_test(what_nobody_answered_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
