/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/crm_header: just that name, without a prefix, by a pattern, and the second of a name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "scratch.h"
#include "team/crm_header.h"

static struct table *
table_in(const char *header)
{
    return table_of(source_open_bytes("x.csv", header, strlen(header)), ',');
}

static void
the_column_of_a_name(void **state)
{
    (void)state;
    static const struct {
        const char *header, *name;
        int column;
    } rows[] = {
        {"a,Close Date,CloseDate\n", "close_date", 1},
        {"Opportunity: Owner,Owner\n", "Owner", 1}, /* just that name first */
        {"x,Opportunity: Owner\n", "owner", 1}, {"x,Sales Region : Account : Owner\n", "Owner", 1},
        {"x,Competitor: Owner\n", "Owner", -1}, /* the prefix is no record */
        {"x,Deal - Won time\n", "Won time", 1}, {"x,Owner: Full Name\n", "Owner", -1},
        {"\"Date entered \"\"Proposal\"\" (Main)\"\n", "Date entered*proposal*", 0},
        {"Organisator van vergadering\n", "*organisator*", 0}, {"x,y\n", "*organisator*", -1},
        /* the second of a name */
        {"Fin,D\xc3\xa9"
         "but,d\xc3\xa9"
         "but,D\xc3\x89"
         "BUT\n",
            "D\xc3\xa9"
            "but#2",
            2},
        {"a,b,A,a\n", "a#3", 3}, {"a,b,A,a\n", "a#4", -1}, {"a,b\n", "b#2", -1},
        {"a,X: a\n", "a#2", -1}, /* of just that name */
        {"a,a\n", "a#1", -1}, {"a,a\n", "a#22", -1},
        {"a,a,a#2\n", "a#2", 2}, /* a column that is called so */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct table *table = table_in(rows[i].header);
        struct crm_header *header = crm_header_of(table);
        struct arena arena = {0};
        struct crm_name *name = crm_name_of(&arena, rows[i].name);
        assert_string_equal(crm_name_text(name), rows[i].name);
        if (crm_header_column(header, name) != rows[i].column)
            fail_msg("'%s' in '%s'", rows[i].name, rows[i].header);
        arena_free(&arena);
        crm_header_free(header);
        table_close(table);
    }
}

static void
columns_are_counted_once(void **state)
{
    (void)state;
    struct table *table = table_in("a,b,c\n");
    struct crm_header *header = crm_header_of(table);
    for (int turn = 0; turn < 3; turn++) {
        crm_header_count_begin(header);
        assert_int_equal(crm_header_counted(header), 0);
        crm_header_count(header, 2);
        crm_header_count(header, 0);
        crm_header_count(header, 2);
        assert_int_equal(crm_header_counted(header), 2);
    }
    crm_header_free(header);
    table_close(table);
}

/* What a header surely lacks it must not be asked for; what it has, and what a pattern or a number
   might mean, it may have. */
static void
marks_never_deny_what_is_there(void **state)
{
    (void)state;
    struct table *table = table_in("Close Date,Deal: Stage,x,x\n");
    struct crm_header *header = crm_header_of(table);
    struct arena arena = {0};
    static const char *const there[] = {"close_date", "Stage", "Deal: Stage", "x#2", "*", "Clo*"};
    for (size_t i = 0; i < COUNT(there); i++)
        assert_true(crm_header_may_have(header, crm_name_marks(crm_name_of(&arena, there[i]))));
    size_t denied = 0;
    for (int i = 0; i < 100; i++) {
        char text[] = {(char)('a' + i % 10), (char)('a' + i / 10), '\0'};
        denied += !crm_header_may_have(header, crm_name_marks(crm_name_of(&arena, text)));
    }
    assert_in_range(denied, 80, 100);
    assert_false(crm_header_may_have(header, 0));
    arena_free(&arena);
    crm_header_free(header);
    table_close(table);
}

static void
all_columns_of_a_pattern(void **state)
{
    (void)state;
    struct table *table = table_in("Date entered A,x,Deal: Date entered B,Date entered C\n");
    struct crm_header *header = crm_header_of(table);
    struct arena arena = {0};
    struct crm_name *pattern = crm_name_of(&arena, "Date entered*");
    struct crm_name *name = crm_name_of(&arena, "Date entered B");
    const int *columns;
    assert_int_equal(crm_header_width(header), 4);
    assert_int_equal(crm_header_find(header, pattern, &columns), 2);
    assert_int_equal(columns[0], 0);
    assert_int_equal(columns[1], 3);
    assert_int_equal(crm_header_column(header, pattern), 0);
    assert_int_equal(crm_header_find(header, name, &columns), 1);
    assert_int_equal(columns[0], 2);
    arena_free(&arena);
    crm_header_free(header);
    table_close(table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_column_of_a_name),
        cmocka_unit_test(all_columns_of_a_pattern),
        cmocka_unit_test(columns_are_counted_once),
        cmocka_unit_test(marks_never_deny_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
