/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/drivers: the table that is built in, one of the user's, and what is wrong with a table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "child.h"
#include "scratch.h"
#include "team/drivers.h"

static void
test_built_in(void **state)
{
    (void)state;
    static const char *const names[] = {"autonomy", "mastery", "purpose", "belonging"};
    static const struct {
        const char *event;
        size_t driver;
    } some[] = {{"decision", 0}, {"feedback.asked", 1}, {"effort.adapted", 1},
        {"customer-visit", 2}, {"feedback.given", 3}};
    struct drivers *drivers = drivers_read(NULL, 0);
    size_t count, found = 0;
    const char *const *events = drivers_events(drivers, &count);
    assert_int_equal(drivers_count(drivers), COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(drivers_name(drivers, i), names[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < COUNT(some); j++)
            if (strcmp(events[i], some[j].event) == 0) {
                assert_int_equal(drivers_of(drivers, i), some[j].driver);
                found++;
            }
    assert_int_equal(found, COUNT(some));
    drivers_free(drivers);
    drivers_free(NULL);
}

static void
test_own(void **state)
{
    (void)state;
    struct drivers *drivers =
        drivers_read(scratch_text("driver;event\nskill; podcast \nskill;talk\n"), 0);
    size_t count;
    const char *const *events = drivers_events(drivers, &count);
    assert_int_equal(count, 2);
    assert_string_equal(events[0], "podcast");
    assert_int_equal(drivers_count(drivers), 1);
    assert_string_equal(drivers_name(drivers, drivers_of(drivers, 1)), "skill");
    drivers_free(drivers);
}

static void
read_it(void *path)
{
    (void)drivers_read(path, 0);
}

static void
refused(const char *text, const char *message)
{
    struct outcome outcome = child_run(read_it, scratch_text(text));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    if (!strstr(outcome.err, message))
        fail_msg("'%s' is not in '%s'", message, outcome.err);
}

static void
test_wrong(void **state)
{
    (void)state;
    refused("event,driver\n,mastery\n", ":2: event is empty");
    refused("event,driver\ncall, \n", ":2: driver is empty");
    refused("event,driver\ncall,a\nCall,b\n", ":3: event 'Call' stands here twice");
    refused("event,driver\n", "no event has a driver here");
    refused("event\ncall\n", "driver");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
