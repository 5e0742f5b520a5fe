/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/header: names as written, found whatever their case; and a list of them that fits a message.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv/header.h"

static struct header header;

static void
set(const char *const *names, size_t count)
{
    header_clear(&header);
    for (size_t i = 0; i < count; i++)
        header_add(&header, names[i]);
}

static void
names_are_found(void **state)
{
    (void)state;
    static const char *const names[] = {" Due  Date", "rep", "Rep", "", "set_by"};
    set(names, 5);
    assert_int_equal(header.columns, 5);
    assert_string_equal(header.names[0], "Due Date");
    assert_int_equal(header_find(&header, "duedate"), 0);
    assert_int_equal(header_find(&header, "DUE-DATE"), 0);
    assert_int_equal(header_find(&header, "REP"), 1);
    assert_int_equal(header_find(&header, "Set By"), 4);
    assert_int_equal(header_find(&header, "due"), -1);
    assert_string_equal(header_nearest(&header, "reps"), "rep");
    assert_null(header_nearest(&header, "currency"));
    header_clear(&header);
    assert_int_equal(header.columns, 0);
    assert_int_equal(header_find(&header, "rep"), -1);
    assert_null(header_nearest(&header, "rep"));
    header_clear(&header);
}

static void
a_list_of_names_fits(void **state)
{
    (void)state;
    static const char *const names[] = {"ab", "cd\x1b", "", "ef"};
    char text[40];
    header_clear(&header);
    assert_string_equal(header_shown(&header, text, sizeof text), "");
    set(names, 4);
    assert_string_equal(header_shown(&header, text, sizeof text), "ab,cd\\x1b,,ef");
    for (size_t size = 4; size < sizeof text; size++) {
        memset(text, '#', sizeof text);
        header_shown(&header, text, size);
        assert_true(strlen(text) < size);
        for (size_t i = strlen(text) + 1; i < sizeof text; i++)
            assert_true(text[i] == '#');
    }
    assert_string_equal(header_shown(&header, text, 13), "ab,cd\\x1b...");
    assert_string_equal(header_shown(&header, text, 4), "...");
    set(names, 2);
    memset(text, '#', sizeof text);
    assert_string_equal(header_shown(&header, text, sizeof text), "ab,cd\\x1b");
    assert_int_equal(text[10], '#'); /* nothing is written behind the end */
    header_clear(&header);
}

static void
many_names_find_room(void **state)
{
    (void)state;
    char name[8], text[400];
    header_clear(&header);
    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof name, "n%d", i);
        header_add(&header, name);
    }
    assert_int_equal(header.columns, 70);
    for (int i = 0; i < 70; i++) {
        snprintf(name, sizeof name, "N %d", i);
        assert_int_equal(header_find(&header, name), i);
    }
    header_shown(&header, text, sizeof text);
    assert_memory_equal(text, "n0,n1,n2", 8);
    header_clear(&header);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(a_list_of_names_fits),
        cmocka_unit_test(many_names_find_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
