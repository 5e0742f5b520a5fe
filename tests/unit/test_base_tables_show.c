/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch.h"

#include "base/tables.h"
#include "base/tables_show.h"

static void
a_table_is_written_byte_by_byte(void **state)
{
    (void)state;
    const struct table_file *table = tables_find("team/lift-rules");
    char *path = scratch_text("old");
    tables_show("team/lift-rules", path);
    assert_string_equal(scratch_content(path), (const char *)table->bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_written_byte_by_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
