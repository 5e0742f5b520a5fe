/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/extent: where records begin and end; and that it agrees with csv/reader about it, whatever
 * the bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "csv/extent.h"
#include "csv/reader.h"
#include "scratch.h"

static struct extent
first_of(const char *text)
{
    return extent_of(text, strlen(text), 0, ',', 1);
}

static void
a_record_ends_where_its_line_ends(void **state)
{
    (void)state;
    struct extent extent = first_of("a,bc,d\nx");
    assert_true(extent.ended && !extent.fault && !extent.open_quote);
    assert_int_equal(extent.cells, 3);
    assert_int_equal(extent.content_end, 6);
    assert_int_equal(extent.end, 7);
    assert_int_equal(extent.cell_begin, 2);
    assert_int_equal(extent.cell_end, 4);
    extent = first_of("a,b\r\nx");
    assert_int_equal(extent.content_end, 3);
    assert_int_equal(extent.end, 5);
    extent = first_of("a,b\rx");
    assert_int_equal(extent.end, 4);
    extent = first_of("a,b");
    assert_false(extent.ended);
    assert_int_equal(extent.end, 3);
    extent = first_of("a,");
    assert_int_equal(extent.cells, 2);
    assert_int_equal(extent.cell_begin, 2);
    assert_int_equal(extent.cell_end, 2);
}

static void
quotes_hold_line_ends_and_delimiters(void **state)
{
    (void)state;
    struct extent extent = first_of("a,\"x,\n\"\"y\"\"\"\nb");
    assert_true(extent.ended && !extent.fault);
    assert_int_equal(extent.cells, 2);
    assert_int_equal(extent.end, 13);
    assert_int_equal(extent.cell_end, 12);
    extent = first_of("a,\"x\n");
    assert_true(extent.open_quote && !extent.ended);
    extent = first_of("a,\"");
    assert_true(extent.open_quote);
    extent = first_of("a,\"x\"\""); /* the quote may go on */
    assert_true(extent.open_quote);
    extent = first_of("a,\"x\"");
    assert_false(extent.open_quote);
    assert_false(extent.ended);
}

static void
a_stray_quote_costs_its_line(void **state)
{
    (void)state;
    struct extent extent = first_of("a,b\"c\nnext\n");
    assert_true(extent.fault && extent.ended);
    assert_int_equal(extent.end, 6);
    extent = first_of("a,\"b\nc\"d\nnext\n");
    assert_true(extent.fault);
    assert_int_equal(extent.end, 5); /* the physical line */
    const char *text = "rest of it\",b\nnext";
    extent = extent_from_quote(text, strlen(text), 0, ',');
    assert_true(extent.ended && !extent.fault);
    assert_int_equal(extent.end, 14);
    text = "rest of it\"b\nnext";
    assert_true(extent_from_quote(text, strlen(text), 0, ',').fault);
    text = "rest of it";
    assert_true(extent_from_quote(text, strlen(text), 0, ',').open_quote);
}

/* Walks both ways through the same bytes. */
static void
compare(const char *bytes, size_t length)
{
    struct reader *reader = reader_open(source_open_bytes("bytes", bytes, length), ',');
    enum reader_result result;
    size_t at = 0;
    while ((result = reader_next(reader)) != READER_END) {
        struct extent extent = {0};
        do {
            assert_true(at < length);
            extent = extent_of(bytes, length, at, ',', -1);
            at = extent.end;
        } while (extent.content_end == extent.begin); /* the reader passes over empty lines */
        size_t raw_length;
        const char *raw = reader_raw(reader, &raw_length);
        assert_int_equal(raw_length, extent.content_end - extent.begin);
        assert_memory_equal(raw, bytes + extent.begin, raw_length);
        assert_int_equal(extent.fault, result == READER_FAULT);
        if (result == READER_RECORD)
            assert_int_equal(extent.cells, reader_cells(reader));
    }
    while (at < length) {
        struct extent extent = extent_of(bytes, length, at, ',', -1);
        assert_int_equal(extent.content_end, extent.begin);
        at = extent.end;
    }
    reader_close(reader);
}

static void
it_agrees_with_the_reader(void **state)
{
    (void)state;
    struct random random = random_begin(20261120);
    static const char alphabet[] = "ab,,\"\"\"\n\n\r";
    for (int i = 0; i < 20000; i++) {
        char bytes[64];
        size_t length = random_below(&random, sizeof bytes), quotes = 0;
        for (size_t j = 0; j < length; j++)
            bytes[j] = alphabet[random_below(&random, sizeof alphabet - 1)];
        /* An unclosed quote ends the program of the reader. */
        for (size_t at = 0; at < length;) {
            struct extent extent = extent_of(bytes, length, at, ',', -1);
            quotes += extent.open_quote;
            at = extent.end;
        }
        if (quotes == 0)
            compare(bytes, length);
    }
}

/* What stands behind the bytes is not looked at. */
static void
the_bytes_end_where_they_end(void **state)
{
    (void)state;
    struct extent extent = extent_of("a\r\n", 2, 0, ',', -1);
    assert_true(extent.ended && !extent.fault);
    assert_int_equal(extent.content_end, 1);
    assert_int_equal(extent.end, 2);
    extent = extent_of("a\r\n", 3, 0, ',', -1);
    assert_int_equal(extent.content_end, 1);
    assert_int_equal(extent.end, 3);
    extent = extent_of("ab\"c\n", 4, 0, ',', -1); /* no line end */
    assert_true(extent.fault && !extent.ended);
    assert_int_equal(extent.content_end, 4);
    assert_int_equal(extent.end, 4);
    extent = extent_of("\r\nab\"c\r\n", 7, 2, ',', -1); /* half of one */
    assert_true(extent.fault && extent.ended);
    assert_int_equal(extent.content_end, 6);
    assert_int_equal(extent.end, 7);
}

/* The quote that was open ends at once. */
static void
a_quote_may_end_where_it_goes_on(void **state)
{
    (void)state;
    static const char text[] = "\",b\nnext";
    struct extent extent = extent_from_quote(text, sizeof text - 1, 0, ',');
    assert_true(extent.ended && !extent.fault && !extent.open_quote);
    assert_int_equal(extent.cells, 2);
    assert_int_equal(extent.content_end, 3);
    assert_int_equal(extent.end, 4);
    assert_int_equal(extent.cell_begin, 0);
    assert_int_equal(extent.cell_end, 0);
}

static void
the_first_cell_is_cell_0(void **state)
{
    (void)state;
    static const char text[] = "x\n\"ab\",c\n";
    struct extent extent = extent_of(text, sizeof text - 1, 2, ',', 0);
    assert_int_equal(extent.cell_begin, 2);
    assert_int_equal(extent.cell_end, 6);
    assert_int_equal(extent.begin, 2);
    extent = extent_of(text, sizeof text - 1, 2, ',', -1);
    assert_int_equal(extent.cell_begin, 0);
    assert_int_equal(extent.cell_end, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_ends_where_its_line_ends),
        cmocka_unit_test(quotes_hold_line_ends_and_delimiters),
        cmocka_unit_test(a_stray_quote_costs_its_line),
        cmocka_unit_test(it_agrees_with_the_reader),
        cmocka_unit_test(the_bytes_end_where_they_end),
        cmocka_unit_test(a_quote_may_end_where_it_goes_on),
        cmocka_unit_test(the_first_cell_is_cell_0),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
