/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/chars.h"

static void
a_word_covers_what_is_below_it(void **state)
{
    (void)state;
    assert_true(chars_word_covers("meeting", "meeting"));
    assert_true(chars_word_covers("meeting", "meeting.qualified"));
    assert_true(chars_word_covers("meeting", "meeting.qualified.first"));
    assert_true(chars_word_covers("Meeting", "mEETING.held"));
    assert_false(chars_word_covers("meeting", "meetings"));
    assert_false(chars_word_covers("meeting", "meeting-room"));
    assert_false(chars_word_covers("meeting.qualified", "meeting"));
    assert_false(chars_word_covers("meeting.qualified", "meeting.held"));
    assert_false(chars_word_covers("meeting", "pre.meeting"));
    assert_false(chars_word_covers("", "meeting"));
    assert_false(chars_word_covers("", ".meeting"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_covers_what_is_below_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
