/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Placeholders are filled, or the text is none; what is no placeholder is found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/template.h"

static const char *const names[] = {"count", "list", "days"};
enum { NAMES = sizeof names / sizeof names[0] };

static void
filled(const char *text, const char *count, const char *wanted)
{
    const char *const values[NAMES] = {count, "Ana and {list}", NULL};
    char *got = template_filled(text, names, values, NAMES);
    if (wanted)
        assert_string_equal(got, wanted);
    else
        assert_null(got);
    free(got);
}

static void
placeholders_are_filled(void **state)
{
    (void)state;
    filled("", "1", "");
    filled("no braces } at all", "1", "no braces } at all");
    filled("{count}", "12", "12");
    filled("{count}{count}: {list}.", "3", "33: Ana and {list}.");
    filled("{list}", "1", "Ana and {list}"); /* a value is no text to be filled */
    filled("{count} {count|row was|rows were} left", "1", "1 row was left");
    filled("{count} {count|row was|rows were} left", "2", "2 rows were left");
    filled("{count} row{count||s}", "0", "0 rows");
    filled("{count} row{count||s}", "1", "1 row");
}

static void
a_text_is_filled_or_none(void **state)
{
    (void)state;
    filled("{days}", "1", NULL);
    filled("{count} and {days}", "1", NULL);
    filled("{days|a|b}", "1", NULL);
    filled("{nobody}", "1", NULL);
    filled("{count", "1", NULL);
}

static void
faults_are_found(void **state)
{
    (void)state;
    const char *const good[] = {"", "plain", "{count}", "{count|a|b} {list}", "{count||}"};
    const char *const bad[][2] = {{"a {cuont} b", "{cuont} b"}, {"{}", "{}"}, {"{count", "{count"},
        {"{count|one}", "{count|one}"}, {"{count|a|b|c}", "{count|a|b|c}"},
        {"{list} {count {list}", "{count {list}"}, {"{counts}", "{counts}"}, {"{coun}", "{coun}"},
        {"{{count}}", "{{count}}"}, {"{|a|b}", "{|a|b}"}};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_null(template_fault(good[i], names, NAMES));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_string_equal(template_fault(bad[i][0], names, NAMES), bad[i][1]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_filled),
        cmocka_unit_test(a_text_is_filled_or_none),
        cmocka_unit_test(faults_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
