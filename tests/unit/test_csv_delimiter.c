/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/delimiter: a record decides over all its lines, and is there to be read afterwards.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv/delimiter.h"
#include "scratch.h"

static void
a_record_decides(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char wanted;
    } rows[] = {
        {"a,b;c;d\n", ';'}, {"a,b;c\n", ','},     /* the comma when it is even */
        {"a b\n", ','}, {"\"a;b;c;d\",e\n", ','}, /* inside quotes nothing counts */
        {"\"a\n;;\n\"\tb\tc;\n;;;;", '\t'},       /* the whole record, and no more */
        {"a|b", '|'}, {"\"\n\n\n\";b,c;d", ';'},  /* empty lines inside quotes */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct lines lines;
        size_t content;
        lines_start(&lines, source_open_bytes("memory", rows[i].text, strlen(rows[i].text)));
        size_t length = lines_peek(&lines, &content);
        assert_int_equal(delimiter_detect(&lines, length), rows[i].wanted);
        assert_int_equal(lines.number, 1);
        assert_int_equal(lines_peek(&lines, &content), length);
        lines_free(&lines);
    }
}

static void
a_line_announces(void **state)
{
    (void)state;
    assert_int_equal(delimiter_announced("sep=;\n", 5), ';');
    assert_int_equal(delimiter_announced("sep=\t", 5), '\t');
    assert_int_equal(delimiter_announced("sep=;;", 6), '\0');
    assert_int_equal(delimiter_announced("sep=;", 4), '\0');
    assert_int_equal(delimiter_announced("Sep=;", 5), '\0');
    assert_int_equal(delimiter_announced("sep:;", 5), '\0');
    assert_int_equal(delimiter_announced("sep=\"", 5), '\0');
    assert_int_equal(delimiter_announced("sep=\xe9", 5), '\0');
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_decides),
        cmocka_unit_test(a_line_announces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
