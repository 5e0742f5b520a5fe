/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "team/crm_kinds.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
types_become_event_words(void **state)
{
    (void)state;
    static const struct {
        const char *type, *word;
    } rows[] = {
        {"Call", "call"},
        {" PHONE  call ", "call"},
        {"Video Call", "meeting"},
        {"Site visit", "visit"},
        {"Llamada", "call"},
        {"Task", ""},
        {"other", ""},
        {"", ""},
        {"Lunch", "lunch"},
        {"Trade fair", "trade-fair"},
    };
    struct crm_kinds *kinds = crm_kinds_new();
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(crm_kinds_of_type(kinds, rows[i].type), rows[i].word);
    crm_kinds_free(kinds);
    crm_kinds_free(NULL);
}

static void
the_first_phrase_of_a_subject_counts(void **state)
{
    (void)state;
    static const struct {
        const char *subject, *word;
    } rows[] = {
        {"Call Acme about the offer", "call"},
        {"Acme: call", "call"},
        {"[Email] Re: prices", "email"},
        {"Zoom call with Bolt", "meeting"}, /* the longer phrase, not the call in it */
        {"Video call, then a demo", "meeting"},
        {"Reunión con Acme", "meeting"},
        {"Recall the goods", ""}, /* whole words only */
        {"Follow up", ""},
        {"Task: write", ""}, /* says nothing */
        {"Task: call back", "call"},
        {"", ""},
        {" - , : ", ""},
        {"\xff\xfe call", "call"},
    };
    struct crm_kinds *kinds = crm_kinds_new();
    for (size_t i = 0; i < COUNT(rows); i++)
        if (strcmp(crm_kinds_of_subject(kinds, rows[i].subject), rows[i].word) != 0)
            fail_msg("'%s' is '%s'", rows[i].subject, crm_kinds_of_subject(kinds, rows[i].subject));
    crm_kinds_free(kinds);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_become_event_words),
        cmocka_unit_test(the_first_phrase_of_a_subject_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
