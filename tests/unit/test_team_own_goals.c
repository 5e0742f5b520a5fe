/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each person's own goals: which are left out, which are met or half done, and how they are named.
 */
#include "scratch.h"

#include <math.h>

#include "base/day.h"
#include "csv/aside.h"
#include "team/own_goals.h"

static const char *const words[] = {"met", "on-track", "missed", NULL};

#define HEADER                                                                                     \
    "rep,goal,metric,direction,target,unit,per,start,actual,attainment,expected,status,as_of\n"

enum { AS_OF = 20777 }; /* 2026-11-20 */

static struct own_goals *
goals_of(struct roster *roster, const char *text)
{
    aside_begin(NULL, false);
    struct own_goals *goals = own_goals_read(scratch_text(text), 0, roster, words, AS_OF);
    (void)aside_finish(STATUS_DONE);
    return goals;
}

static void
what_is_money_or_the_teams_is_left_out(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct own_goals *goals =
        goals_of(roster, HEADER ",Win 40,win,reach,40,count,,,40,1,40,met,2026-11-20\n"
                                "Ana,Sell,win,reach,40,Money,,,40,1,40,met,2026-11-20\n"
                                "Ana,Sell,sum(win),reach,40,,,,40,1,40,met,2026-11-20\n"
                                "Ana,Sell,revenue,reach,40,,,,40,1,40,met,2026-11-20\n"
                                "Ana,Win 4,wins,reach,4,,,,4,1,4,met,2026-11-20\n");
    assert_int_equal(own_goals_count(goals), 1);
    assert_string_equal(own_goals_item(goals, 0)->expression, "win"); /* by its name in metrics */
    assert_int_equal(own_goals_item(goals, 0)->person, roster_number(roster, "Ana"));
    own_goals_free(goals);
    own_goals_free(NULL);
    roster_free(roster);
}

static void
weekly_goals_are_those_that_want_more(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct own_goals *goals =
        goals_of(roster, HEADER "Ana,a,visit,reach,3,count,week,2026-10-01,,,,met,\n"
                                "Ana,b,visit,,3,count,Week,,,,,met,\n"
                                "Ana,c,visit,decrease,3,count,week,,,,,met,\n"
                                "Ana,d,visit,reach,,count,week,,,,,met,\n"
                                "Ana,e,visit,reach,3,count,month,,,,,met,\n");
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(own_goals_item(goals, i)->is_weekly, i < 2);
    assert_int_equal(own_goals_item(goals, 0)->start, day_make(2026, 10, 1));
    assert_int_equal(own_goals_item(goals, 1)->start, DAY_NONE);
    own_goals_free(goals);
    roster_free(roster);
}

static void
met_is_met_in_these_days(void **state)
{
    (void)state;
    struct finding finding;
    struct roster *roster = roster_read(NULL, 0);
    struct own_goals *goals =
        goals_of(roster, HEADER "Ana,Win 4,win,reach,4,,,,4.5,1,4,met,2026-11-14\n"
                                "Ana,Win 4,win,reach,4,,,,4,1,4,on-track,2026-11-20\n"
                                "Ana,Win 4,win,reach,4,,month,,4,1,4,met,\n"
                                "Ana,Win 4,win,reach,4,,week,,4,1,4,met,2026-11-20\n");
    assert_true(own_goals_met(goals, 0, AS_OF - 6, AS_OF, &finding));
    assert_true(finding.now.figure == 4.5 && finding.usual == 4);
    assert_int_equal(finding.day, AS_OF - 6);
    assert_string_equal(finding.subject, "Win 4");
    assert_string_equal(finding.period, "");
    assert_false(own_goals_met(goals, 0, AS_OF - 5, AS_OF, &finding));
    assert_false(own_goals_met(goals, 0, AS_OF - 20, AS_OF - 7, &finding));
    assert_false(own_goals_met(goals, 1, AS_OF - 6, AS_OF, &finding));
    assert_true(own_goals_met(goals, 2, AS_OF - 6, AS_OF, &finding)); /* of the day itself */
    assert_string_equal(finding.period, ", from 2026-11-01");
    assert_false(own_goals_met(goals, 3, AS_OF - 6, AS_OF, &finding));
    own_goals_free(goals);
    roster_free(roster);
}

static void
half_way_is_half_of_it_at_even_pace(void **state)
{
    (void)state;
    struct finding finding;
    struct roster *roster = roster_read(NULL, 0);
    struct own_goals *goals =
        goals_of(roster, HEADER "Ana,a,win,reach,4,,,,2,0.5,2,on-track,2026-11-20\n"
                                "Ana,b,win,reach,4,,,,2,0.499,2,on-track,2026-11-20\n"
                                "Ana,c,win,reach,4,,,,2,0.5,2.01,on-track,2026-11-20\n"
                                "Ana,d,win,reach,4,,,,2,0.5,,on-track,2026-11-20\n"
                                "Ana,e,win,reach,4,,,,2,,2,on-track,2026-11-20\n"
                                "Ana,f,win,reach,4,,,,2,0.5,2,met,2026-11-20\n"
                                "Ana,g,win,reach,4,,,,2,0.5,2,missed,2026-11-20\n"
                                "Ana,h,win,reach,4,,day,,2,0.5,2,on-track,2026-11-20\n"
                                "Ana,i,win,decrease,4,,,,2,0.5,2,on-track,2026-11-20\n");
    for (size_t i = 0; i < 9; i++)
        assert_int_equal(own_goals_halfway(goals, i, .5, AS_OF, AS_OF, &finding), i == 0);
    assert_true(own_goals_halfway(goals, 1, .499, AS_OF, AS_OF, &finding));
    assert_true(finding.past.figure == 2 && finding.usual == 4);
    assert_false(own_goals_halfway(goals, 0, .5, AS_OF - 6, AS_OF - 1, &finding));
    own_goals_free(goals);
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_money_or_the_teams_is_left_out),
        cmocka_unit_test(weekly_goals_are_those_that_want_more),
        cmocka_unit_test(met_is_met_in_these_days),
        cmocka_unit_test(half_way_is_half_of_it_at_even_pace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
