/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/filename: what of a name can stand in the name of a file, and names that would be the same.
 */
#include "scratch.h"

#include "base/filename.h"

static void
assert_name(const char *name, const char *wanted)
{
    char *made = filename_of(name);
    assert_string_equal(made, wanted);
    free(made);
}

static void
letters_lose_marks_and_case(void **state)
{
    (void)state;
    assert_name("Ana Ruiz", "ana-ruiz");
    assert_name("Luc\xc3\xad"
                "a Ferreyra",
        "lucia-ferreyra");
    assert_name("Tomasz Wro\xcc\x81"
                "bel",
        "tomasz-wrobel"); /* a letter and its mark apart */
    assert_name("STRA\xc3\x9f"
                "E",
        "strasse");
    assert_name("\xef\xbc\xa1\xef\xbc\xae\xef\xbc\xa1", "ana"); /* full width */
    assert_name("O'Brien, Se\xc3\xa1n", "obrien-sean");
    assert_name("O\xe2\x80\x99"
                "Brien",
        "obrien");
}

static void
nothing_dangerous_is_left(void **state)
{
    (void)state;
    assert_name("../../etc/passwd", "etc-passwd");
    assert_name("-rf *", "rf");
    assert_name("a\tb\nc\x1b[31m", "a-b-c-31m");
    assert_name("ana@example.com", "ana-example-com");
    assert_name("\xff\xfe"
                "Ana\xff",
        "ana");
}

static void
what_has_no_letter_has_a_name(void **state)
{
    (void)state;
    assert_name("\xe5\xb1\xb1\xe7\x94\xb0", "unnamed");
    assert_name("", "unnamed");
    assert_name("--", "unnamed");
    assert_name("\xf0\x9f\x99\x82", "unnamed");
    assert_name("\xe5\xb1\xb1\xe7\x94\xb0 7", "7");
}

/* However long a name is, it fits; the hyphen is not left at the end. */
static void
long_names_are_cut(void **state)
{
    (void)state;
    char name[200], wanted[FILENAME_LONGEST + 1];
    memset(name, 'a', sizeof name);
    name[FILENAME_LONGEST - 1] = ' ';
    name[sizeof name - 1] = '\0';
    memset(wanted, 'a', sizeof wanted);
    wanted[FILENAME_LONGEST - 1] = '\0';
    assert_name(name, wanted);
    name[FILENAME_LONGEST - 1] = 'a';
    wanted[FILENAME_LONGEST - 1] = 'a';
    wanted[FILENAME_LONGEST] = '\0';
    assert_name(name, wanted);
}

static void
a_list_has_no_name_twice(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Ana", "ana", "Ana 2", "ANA", "\xe5\xb1\xb1", "\xe7\x94\xb0"};
    static const char *const wanted[] = {"ana", "ana-3", "ana-2", "ana-4", "unnamed", "unnamed-2"};
    char **made = filenames_of(names, COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_string_equal(made[i], wanted[i]);
        free(made[i]);
    }
    free(made);
}

/* Any bytes: safe letters alone, never empty, never twice. */
static void
any_bytes(void **state)
{
    (void)state;
    struct random random = random_begin(20261120);
    enum { NAMES = 300, LONGEST = 12 };
    static char bytes[NAMES][LONGEST + 1];
    const char *names[NAMES];
    for (size_t i = 0; i < NAMES; i++) {
        size_t length = random_below(&random, LONGEST);
        for (size_t j = 0; j < length; j++)
            bytes[i][j] = (char)(1 + random_below(&random, 255));
        bytes[i][length] = '\0';
        names[i] = bytes[i];
    }
    char **made = filenames_of(names, NAMES);
    for (size_t i = 0; i < NAMES; i++) {
        assert_true(made[i][0] != '\0' && made[i][0] != '-');
        assert_int_equal(strspn(made[i], "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(made[i]));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(made[i], made[j]);
    }
    for (size_t i = 0; i < NAMES; i++)
        free(made[i]);
    free(made);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_lose_marks_and_case),
        cmocka_unit_test(nothing_dangerous_is_left),
        cmocka_unit_test(what_has_no_letter_has_a_name),
        cmocka_unit_test(long_names_are_cut),
        cmocka_unit_test(a_list_has_no_name_twice),
        cmocka_unit_test(any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
