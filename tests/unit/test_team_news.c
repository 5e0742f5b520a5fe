/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of thanks, read back.
 */
#include "reading.h"

#include "base/day.h"
#include "team/news.h"

#define HEADER "date,rep,driver,rule,what,evidence,message\n"

static void
a_row_is_read_whole(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct news_rows rows = {0};
    struct table *table = reading_begin(
        HEADER "2026-11-20,Ana,belonging,help,\"help given, 2026-W47\",help 1 on 2026-11-18,\"You "
               "said \"\"yes\"\".\"\n");
    assert_int_equal(news_read(&rows, table, roster), 1);
    assert_string_equal(reading_end(table), "");
    assert_int_equal(rows.items[0].day, day_make(2026, 11, 20));
    assert_string_equal(roster_person(roster, rows.items[0].person)->rep, "Ana");
    assert_string_equal(rows.items[0].driver, "belonging");
    assert_string_equal(rows.items[0].rule, "help");
    assert_string_equal(rows.items[0].what, "help given, 2026-W47");
    assert_string_equal(rows.items[0].evidence, "help 1 on 2026-11-18");
    assert_string_equal(rows.items[0].message, "You said \"yes\".");
    news_free(&rows);
    assert_int_equal(rows.count, 0);
    roster_free(roster);
}

static void
people_have_their_own_names(void **state)
{
    (void)state;
    struct roster *roster = roster_read(scratch_text("rep,alias\nAna Ruiz,a@x.example\n"), ',');
    struct news_rows rows = {0};
    struct table *table = reading_begin(HEADER "2026-11-20,A@X.example,,help,,,\n");
    assert_int_equal(news_read(&rows, table, roster), 1);
    (void)reading_end(table);
    assert_int_equal(rows.items[0].person, 0);
    assert_string_equal(rows.items[0].what, "");
    news_free(&rows);
    roster_free(roster);
}

static void
a_row_without_day_name_or_rule_is_set_aside(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct news_rows rows = {0};
    struct table *table = reading_begin(HEADER ",Ana,,help,,,\n"
                                               "2026-11-20, ,,help,,,\n"
                                               "2026-11-20,Ana,,,,,\n"
                                               "2026-11-20,Ana,,help,,,\n");
    assert_int_equal(news_read(&rows, table, roster), 1);
    assert_string_equal(
        reading_end(table), "2 date is missing\n3 rep is missing\n4 rule is missing\n");
    assert_int_equal(rows.count, 1);
    news_free(&rows);
    roster_free(roster);
}

static void
streams_follow_each_other(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct news_rows rows = {0};
    for (int i = 0; i < 2; i++) {
        struct table *table =
            reading_begin("rule,date,rep,driver,what\nhelp,2026-11-20,Ana,,first\n"
                          "help,2026-11-20,Bo,,second\n");
        assert_int_equal(news_read(&rows, table, roster), 2);
        (void)reading_end(table);
    }
    assert_int_equal(rows.count, 4);
    assert_string_equal(rows.items[3].what, "second");
    assert_string_equal(rows.items[3].message, ""); /* no such column */
    assert_int_equal(rows.items[3].person, rows.items[1].person);
    news_free(&rows);
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_read_whole),
        cmocka_unit_test(people_have_their_own_names),
        cmocka_unit_test(a_row_without_day_name_or_rule_is_set_aside),
        cmocka_unit_test(streams_follow_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
