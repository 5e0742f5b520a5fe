/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/options.h"
#include "child.h"
#include "scratch.h"
#include "team/event_feed.h"

/* What a counter saw, as one line a happening. */
struct seen {
    char text[400];
    bool too_large; /* answer that the sum grows too large */
};

static bool
note(const struct happening *happening, void *data)
{
    struct seen *seen = data;
    char day[DAY_TEXT_SIZE];
    size_t length = strlen(seen->text);
    (void)snprintf(seen->text + length, sizeof seen->text - length, "%s %d %s %g %g %s\n",
        day_text(happening->day, day), happening->person, happening->kind,
        decimal_to_double(happening->count),
        happening->has_value ? decimal_to_double(happening->value) : -1.0, happening->unit);
    return !seen->too_large;
}

static void
every_event_of_every_file_is_handed_over_in_order(void **state)
{
    (void)state;
    char *files[] = {scratch_text("date,rep,event,count,value,unit\n"
                                  "2026-11-16,Ana,win,2,300.5,EUR\n"
                                  "2026-11-17,,holiday,,,\n"),
        scratch_text("date,rep,event\n2026-11-14,Ben,meeting.qualified\n2026-11-20,Ana,call\n")};
    struct roster *roster = roster_read(NULL, 0);
    const struct event_options options = {
        .as_of = DAY_NONE, .since = DAY_NONE, .until = day_make(2026, 11, 19)};
    struct seen seen = {"", false};
    events_feed(files, COUNT(files), &options, roster, note, &seen);
    assert_string_equal(seen.text, "2026-11-16 0 win 2 300.5 EUR\n"
                                   "2026-11-17 -1 holiday 1 -1 \n"
                                   "2026-11-14 1 meeting.qualified 1 -1 \n");
    roster_free(roster);
}

static void
feed_one_that_is_too_large(void *path)
{
    struct roster *roster = roster_read(NULL, 0);
    const struct event_options options = {.as_of = DAY_NONE, .since = DAY_NONE, .until = DAY_NONE};
    struct seen seen = {"", true};
    diag_program("test");
    events_feed((char *[]){path}, 1, &options, roster, note, &seen);
}

static void
a_sum_that_grows_too_large_ends_the_program_with_its_line(void **state)
{
    (void)state;
    char *path = scratch_text("date,rep,event\n2026-11-14,Ben,call\n");
    struct outcome outcome = child_run(feed_one_that_is_too_large, path);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    char expected[200];
    (void)snprintf(
        expected, sizeof expected, "test: %s:2: the sum grows past 9223372036854775807\n", path);
    assert_string_equal(outcome.err, expected);
}

static void
note_person(int person, int start, int end, double share, void *data)
{
    struct seen *seen = data;
    size_t length = strlen(seen->text);
    (void)snprintf(seen->text + length, sizeof seen->text - length, "person %d from %d %d %g\n",
        person, start == DAY_NONE ? -1 : start, end == DAY_NONE ? -1 : end, share);
}

static void
people_follow_the_events_of_the_operands(void **state)
{
    (void)state;
    char *people = scratch_text("rep,start,share\nAna,1970-01-11,0.5\n");
    char *events = scratch_text("date,rep,event\n2026-11-14,Ben,call\n2026-11-15,Ben,call\n");
    struct roster *roster = roster_read(people, 0);
    const struct shared_options shared = {.files = &events,
        .file_count = 1,
        .as_of = day_make(2026, 11, 20),
        .since = DAY_NONE,
        .until = day_make(2026, 11, 14)};
    struct seen seen = {"", false};
    events_feed_operands(&shared, roster, note, note_person, &seen);
    assert_string_equal(
        seen.text, "2026-11-14 1 call 1 -1 \nperson 0 from 10 -1 0.5\nperson 1 from -1 -1 1\n");
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_of_every_file_is_handed_over_in_order),
        cmocka_unit_test(a_sum_that_grows_too_large_ends_the_program_with_its_line),
        cmocka_unit_test(people_follow_the_events_of_the_operands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
