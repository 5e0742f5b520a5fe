/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/sensitive: words are found whole, or by their beginning, whatever their case; and the
 * built-in list can be read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "child.h"
#include "scratch.h"
#include "team/sensitive.h"

static void
words_are_found_whole_or_by_their_beginning(void **state)
{
    (void)state;
    struct sensitive *sensitive = sensitive_read(
        scratch_text("matter,word\nhealth,ill\nhealth,Diagnos*\nunion,works council\n"), 0);
    static const struct {
        const char *text, *matter, *word;
    } cases[] = {
        {"was ILL on Monday", "health", "ill"},
        {"ill", "health", "ill"},
        {"(ill)", "health", "ill"},
        {"will call, and fill in", NULL, NULL},
        {"illness", NULL, NULL},
        {"the diagnosis", "health", "Diagnos*"},
        {"misdiagnosed", NULL, NULL},
        {"the Works  Council asked", "union", "works council"},
        {"it works, council", NULL, NULL},
        {"\xC3\xA9ill", NULL, NULL},
        {"ill\xC3\xA9", NULL, NULL},
        {"\xE2\x80\x9Cill\xE2\x80\x9D", "health", "ill"},
        {"the ill\xE2\x80\x99s", "health", "ill"},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *word, *matter = sensitive_find(sensitive, cases[i].text, &word);
        if (!cases[i].matter) {
            assert_null(matter);
            assert_null(word);
        } else {
            assert_non_null(matter);
            assert_string_equal(matter, cases[i].matter);
            assert_string_equal(word, cases[i].word);
        }
    }
    sensitive_free(sensitive);
}

static void
the_built_in_words_are_found(void **state)
{
    (void)state;
    struct sensitive *sensitive = sensitive_read(NULL, 0);
    const char *word;
    assert_string_equal(sensitive_find(sensitive, "on sick leave until May", &word), "health");
    assert_string_equal(sensitive_find(sensitive, "her divorce takes time", &word), "family");
    assert_string_equal(sensitive_find(sensitive, "fasting in Ramadan", &word), "belief");
    assert_string_equal(sensitive_find(sensitive, "joined the trade union", &word), "union");
    assert_null(
        sensitive_find(sensitive, "a healthy pipeline; the customer's credit union", &word));
    sensitive_free(sensitive);
}

static void
read_in_child(void *path)
{
    sensitive_free(sensitive_read(path, 0));
}

static void
a_word_of_nothing_is_refused(void **state)
{
    (void)state;
    struct outcome outcome = child_run(read_in_child, scratch_text("matter,word\nhealth,*\n"));
    assert_int_equal(outcome.status, 2);
    assert_non_null(strstr(outcome.err, ":2: word '*' would be found everywhere"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_whole_or_by_their_beginning),
        cmocka_unit_test(the_built_in_words_are_found),
        cmocka_unit_test(a_word_of_nothing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
