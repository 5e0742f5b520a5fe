/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines of a week: groups and order of the wording, what holds what, amounts by unit, and words
 * that nobody knows.
 */
#include "scratch.h"

#include "base/day.h"
#include "team/weekly.h"
#include "team/weekly_parts.h"

static struct wording *wording;
static struct names *kinds;
static int monday;

static int
begin(void **state)
{
    (void)state;
    wording = wording_read(scratch_text("list,word,text\n"
                                        "group,effort,Effort\n"
                                        "group,selling,Selling\n"
                                        "group,other,The rest\n"
                                        "effort,learning,learning\n"
                                        "effort,learning.practice,practice\n"
                                        "effort,learning.course,courses\n"
                                        "selling,meeting,meetings\n"
                                        "selling,meeting.qualified,qualified\n"
                                        "selling,meeting.qualified.large,large ones\n"
                                        "selling,win,wins\n"
                                        "amount,win,worth\n"),
        0);
    kinds = names_new();
    monday = day_make(2026, 11, 16);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    wording_free(wording);
    names_free(kinds);
    return 0;
}

static void
add(struct weekly *weekly, const char *kind, int count, int value, const char *unit)
{
    struct event event = {.when = {monday, -1},
        .kind = names_number(kinds, kind),
        .count = decimal_from_int(count),
        .has_value = value >= 0,
        .value = decimal_from_int(value),
        .unit = unit,
        .place = {"x.csv", 2}};
    weekly_add(weekly, &event);
}

/* The lines as "group/words/unit/depth/this week|". */
static void
assert_lines(struct weekly *weekly, const char *wanted)
{
    char text[600] = "";
    size_t count, length = 0;
    const struct weekly_line *lines = weekly_lines(weekly, &count);
    for (size_t i = 0; i < count; i++) {
        int written = snprintf(text + length, sizeof text - length, "%s/%s/%s/%d/%g|",
            lines[i].group, lines[i].words, lines[i].unit ? lines[i].unit : "-", lines[i].depth,
            lines[i].weeks[WEEKLY_BEFORE]);
        assert_true(written > 0);
        length += (size_t)written;
    }
    assert_string_equal(text, wanted);
}

static void
lines_hold_what_is_below_them(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, monday + 6);
    add(weekly, "meeting", 5, -1, "");
    add(weekly, "meeting.held", 2, -1, "");
    add(weekly, "meeting.qualified", 3, -1, "");
    add(weekly, "Meeting.Qualified.large", 1, -1, "");
    add(weekly, "meetings", 100, -1, ""); /* not below meeting */
    assert_lines(weekly, "Selling/meetings/-/0/11|Selling/qualified/-/1/4|"
                         "Selling/large ones/-/2/1|The rest/meetings/-/0/100|");
    weekly_free(weekly);
}

static void
effort_comes_before_selling(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, monday + 6);
    add(weekly, "meeting", 1, -1, "");
    add(weekly, "learning.course", 2, -1, "");
    add(weekly, "learning.practice", 3, -1, "");
    assert_lines(weekly, "Effort/learning/-/0/5|Effort/practice/-/1/3|Effort/courses/-/1/2|"
                         "Selling/meetings/-/0/1|");
    weekly_free(weekly);
}

static void
a_line_that_is_one_part_is_that_part(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, monday + 6);
    add(weekly, "learning.practice", 3, -1, "");
    add(weekly, "meeting.qualified.large", 1, -1, "");
    assert_lines(weekly, "Effort/practice/-/0/3|Selling/large ones/-/0/1|");
    weekly_free(weekly);
}

static void
amounts_are_kept_apart_by_unit(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, monday + 6);
    add(weekly, "win", 1, 10, "USD");
    add(weekly, "win", 1, 20, "EUR");
    add(weekly, "win.renewal", 1, 30, "USD");
    add(weekly, "win", 1, 5, "");
    add(weekly, "meeting", 1, 60, "min"); /* the wording shows no values of meetings */
    assert_lines(weekly, "Selling/meetings/-/0/1|Selling/wins/-/0/4|Selling/worth//1/5|"
                         "Selling/worth/EUR/1/20|Selling/worth/USD/1/40|");
    size_t count;
    const char *const *units = weekly_units(weekly, &count);
    assert_int_equal(count, 2);
    assert_string_equal(units[0], "EUR");
    assert_string_equal(units[1], "USD");
    weekly_free(weekly);
}

static void
unknown_words_come_last_in_their_order(void **state)
{
    (void)state;
    struct weekly *weekly = weekly_new(wording, kinds, monday, monday + 6);
    add(weekly, "webinar", 1, -1, "");
    add(weekly, "fair", 2, -1, "");
    add(weekly, "none", 0, -1, "");
    assert_lines(weekly, "The rest/fair/-/0/2|The rest/webinar/-/0/1|");
    size_t count;
    (void)weekly_units(weekly, &count);
    assert_int_equal(count, 0);
    weekly_free(weekly);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_hold_what_is_below_them),
        cmocka_unit_test(effort_comes_before_selling),
        cmocka_unit_test(a_line_that_is_one_part_is_that_part),
        cmocka_unit_test(amounts_are_kept_apart_by_unit),
        cmocka_unit_test(unknown_words_come_last_in_their_order),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
