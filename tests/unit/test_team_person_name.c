/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/person_name: the other readings of a name, in their order, and names that have none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "team/person_name.h"

static void
names_are_read_otherwise(void **state)
{
    (void)state;
    static const struct {
        const char *name, *readings; /* with ; between */
    } rows[] = {
        {"Garc\xC3\xAD"
         "a Ruiz, Ana",
            "Ana Garc\xC3\xAD"
            "a Ruiz;"},
        {"  Ruiz ,\tAna   Maria ", "Ana Maria Ruiz;"},
        {"Ruiz,Ana", "Ana Ruiz;"},
        {"Ana Ruiz (ana@x.example)", "ana@x.example;Ana Ruiz;"},
        {"Ana Ruiz(ana@x.example)", "ana@x.example;Ana Ruiz;"},
        {"Ana Ruiz <ana@x.example>", "ana@x.example;Ana Ruiz;"},
        {"Ruiz, Ana (ana@x.example)", "ana@x.example;Ruiz, Ana;Ana Ruiz;"},
        {"(ana@x.example)", "ana@x.example;"},
        {"Ana (Annie) Ruiz (ana@x.example)", "ana@x.example;Ana (Annie) Ruiz;"},
        {"Ruiz, Ana (North)", "Ana (North) Ruiz;"},
        {"Ana Ruiz", ""},
        {"Ana Ruiz (North)", ""},
        {"Ana Ruiz (mail to ana@x.example)", ""},
        {"Ana Ruiz ana@x.example)", ""},
        {"Ana Ruiz <ana@x.example)", ""},
        {"Ruiz, Ana, Jr.", ""},
        {",", ""},
        {"Ruiz, ", ""},
        {", Ana", ""},
        {"@)", ""},
        {")", ""},
        {"(@)", "@;"},
        {"()", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct person_name read;
        char found[200] = "";
        size_t length = 0;
        person_name_read(rows[i].name, &read);
        for (size_t j = 0; j < read.count; j++)
            length +=
                (size_t)snprintf(found + length, sizeof found - length, "%s;", read.readings[j]);
        if (strcmp(found, rows[i].readings) != 0)
            fail_msg("'%s': '%s', not '%s'", rows[i].name, found, rows[i].readings);
        person_name_free(&read);
        assert_int_equal(read.count, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_read_otherwise)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
