/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/sentence_words: every row is given on, and the first bad one ends the program.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/sentence_words.h"

/* Takes every row but those of the class "verse", and counts them. */
static bool
take(
    const char *word_class, const char *phrase, const char *meaning, const char **error, void *data)
{
    int *count = data;
    *error = "is no class of words";
    if (strcmp(word_class, "verse") == 0)
        return false;
    if (++*count == 2) {
        assert_string_equal(word_class, "per");
        assert_string_equal(phrase, "every week");
        assert_string_equal(meaning, "week");
    }
    return true;
}

static void
rows_are_given_on(void **state)
{
    (void)state;
    int count = 0;
    sentence_words_read(
        scratch_text("Phrase,Class,Meaning\nmore,up,\nevery week,per,week\n"), take, &count);
    assert_int_equal(count, 2);
}

static void
read_it(void *path)
{
    int count = 0;
    aside_begin(NULL, false);
    sentence_words_read(path, take, &count);
    exit(aside_finish(STATUS_DONE));
}

static void
a_bad_row_ends_the_program(void **state)
{
    (void)state;
    struct outcome outcome =
        child_run(read_it, scratch_text("class,phrase,meaning\nup,more,\nverse,o rose,\n"));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, ":3: class 'verse' of 'o rose' is no class of words\n"));
    outcome = child_run(read_it, scratch_text("class,phrase,meaning\nup,more\n"));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    outcome = child_run(read_it, scratch_text("class,phrase\nup,more\n"));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_non_null(strstr(outcome.err, "no column 'meaning'"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_given_on),
        cmocka_unit_test(a_bad_row_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
