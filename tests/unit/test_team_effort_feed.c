/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/effort_feed: what a coaching log gives to something that counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/day.h"
#include "child.h"
#include "scratch.h"
#include "team/effort_feed.h"

static char taken[400];

static bool
take(const struct happening *happening, void *data)
{
    char day[DAY_TEXT_SIZE];
    size_t used = strlen(taken);
    snprintf(taken + used, sizeof taken - used, "%s %d %s %g\n", day_text(happening->day, day),
        happening->person, happening->kind, decimal_to_double(happening->count));
    return data == NULL;
}

#define LOG                                                                                        \
    "date,rep,coach,kind,effort\n"                                                                 \
    "2026-11-02,Ana Ruiz,Mia Holt,one-on-one,tried\n"                                              \
    "2026-11-09,Ana Ruiz;Ben Okoro,Mia Holt,peer,adapted\n"                                        \
    "2026-11-10,Ben Okoro,Mia Holt,one-on-one,\n"                                                  \
    "2026-11-16,Ben Okoro,Mia Holt,one-on-one,none\n"                                              \
    "2026-11-17,Ana Ruiz,Mia Holt,one-on-one,mastered\n"

static void
test_feed(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    struct effort_options options = {scratch_text(LOG), 0, DAY_NONE, DAY_NONE};
    taken[0] = '\0';
    effort_feed(&options, roster, take, NULL);
    assert_string_equal(taken, "2026-11-02 0 effort.tried 1\n"
                               "2026-11-09 0 effort.adapted 1\n"
                               "2026-11-09 1 effort.adapted 1\n"
                               "2026-11-16 1 effort.none 1\n"
                               "2026-11-17 0 effort.mastered 1\n");
    assert_true(day_parse("2026-11-09", &options.since) && day_parse("2026-11-16", &options.until));
    taken[0] = '\0';
    effort_feed(&options, roster, take, NULL);
    assert_string_equal(taken, "2026-11-09 0 effort.adapted 1\n"
                               "2026-11-09 1 effort.adapted 1\n"
                               "2026-11-16 1 effort.none 1\n");
    roster_free(roster);
}

static void
feed_too_much(void *data)
{
    effort_feed(data, roster_read(NULL, 0), take, taken);
}

static void
test_too_large(void **state)
{
    (void)state;
    struct effort_options options = {scratch_text(LOG), 0, DAY_NONE, DAY_NONE};
    struct outcome outcome = child_run(feed_too_much, &options);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, ":2: the sum grows past"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_feed),
        cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
