/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables that are compiled in: each is found under its name and holds the bytes of its file, which
 * stands beside the sources when the tests are run.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/tables.h"
#include "child.h"

static void
an_unknown_name_is_not_found(void **state)
{
    (void)state;
    assert_null(tables_find("team/no-such-table"));
    assert_null(tables_find(""));
}

static void
every_table_is_found_under_its_name(void **state)
{
    (void)state;
    size_t count = 0;
    for (const struct table_file *table = tables_all; table->name != NULL; table++, count++)
        assert_ptr_equal(tables_find(table->name), table);
    assert_true(count > 0);
}

/* The file of a table called "team/x" is lib/team/tables/x.csv; that of a style sheet ends in .css.
 */
static void
assert_same_as_file(const struct table_file *table)
{
    char path[256];
    const char *slash = strchr(table->name, '/');
    assert_non_null(slash);
    snprintf(path, sizeof(path), "lib/%.*s/tables/%s.%s", (int)(slash - table->name), table->name,
        slash + 1, strcmp(table->name, "page/page") == 0 ? "css" : "csv");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = mem_zeroed(table->size + 1, 1);
    assert_int_equal(fread(bytes, 1, table->size + 1, file), table->size);
    assert_memory_equal(bytes, table->bytes, table->size);
    free(bytes);
    assert_int_equal(fclose(file), 0);
}

static void
every_table_holds_its_file_and_a_nul(void **state)
{
    (void)state;
    for (const struct table_file *table = tables_all; table->name != NULL; table++) {
        assert_same_as_file(table);
        assert_int_equal(table->bytes[table->size], '\0');
    }
}

static void
need_no_table(void *data)
{
    (void)data;
    (void)tables_need("team/no-such-table");
}

static void
a_table_that_is_needed_is_there_or_the_program_is_wrong(void **state)
{
    (void)state;
    assert_ptr_equal(tables_need(tables_all[0].name), &tables_all[0]);
    struct outcome outcome = child_run(need_no_table, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err,
        "amptools: 'team/no-such-table' is not compiled in: this is a fault of the program\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_name_is_not_found),
        cmocka_unit_test(every_table_is_found_under_its_name),
        cmocka_unit_test(every_table_holds_its_file_and_a_nul),
        cmocka_unit_test(a_table_that_is_needed_is_there_or_the_program_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
