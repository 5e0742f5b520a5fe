/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv/legacy: every byte of windows-1252, held against a table of its own; cells in UTF-8 stay as
 * they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "child.h"
#include "csv/legacy.h"
#include "failing.h"
#include "scratch.h"

FAILING(iconv, size_t, (iconv_t converter, char **from, size_t *length, char **to, size_t *room),
    (converter, from, length, to, room), (size_t)-1)

/* 80 to 9F; the others are the characters of the same number. 0 = none. From the table of the
   Unicode Consortium, CP1252.TXT. */
static const int32_t upper[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6,
    0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
    0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static struct reader *
record_of(const char *text)
{
    struct reader *reader = reader_open(source_open_bytes("x.csv", text, strlen(text)), ',');
    assert_int_equal(reader_next(reader), READER_RECORD);
    return reader;
}

static const char *
cell_of(const struct legacy *legacy, size_t index)
{
    return record_cell(legacy_record(legacy), index);
}

static void
every_byte_is_its_character(void **state)
{
    (void)state;
    struct legacy *legacy = legacy_new();
    for (int byte = 0x80; byte <= 0xFF; byte++) {
        char text[16];
        size_t converted, length;
        snprintf(text, sizeof text, "a%cz,b", byte);
        struct reader *reader = record_of(text);
        int32_t wanted = byte < 0xA0 ? upper[byte - 0x80] : byte;
        assert_int_equal(legacy_take(legacy, reader, &converted), wanted != 0);
        const char *cell = cell_of(legacy, 0);
        if (wanted != 0) {
            assert_int_equal(converted, 1);
            assert_int_equal(text_code_point(cell + 1, &length), wanted);
            assert_string_equal(cell + 1 + length, "z");
        } else {
            assert_int_equal(converted, 0);
            assert_string_equal(cell, reader_cell(reader, 0));
        }
        assert_string_equal(cell_of(legacy, 1), "b");
        reader_close(reader);
    }
    legacy_free(legacy);
    legacy_free(NULL);
}

static void
cells_are_looked_at_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cells;
        size_t converted;
        bool read;
    } rows[] = {
        {"a,b", "a|b", 0, true}, {",,", "||", 0, true}, {"\xfc", "\xc3\xbc", 1, true},
        {"\xc3\xbc,\xfc,,x", "\xc3\xbc|\xc3\xbc||x", 1, true}, /* one is UTF-8, one is not */
        {"\xc3\xbc\xfc", "\xc3\x83\xc2\xbc\xc3\xbc", 1, true}, /* a cell is one or the other */
        {"\"\xfc\"\"\n\",\xe9", "\xc3\xbc\"\n|\xc3\xa9", 2, true},
        {"\xfc,\x81\xe9,\xe9", "\xc3\xbc|\x81\xe9|\xc3\xa9", 2, false},
        {"\xc5\x81,\xfc", "\xc5\x81|\xc3\xbc", 1, true}, /* that 81 is part of a character */
    };
    struct legacy *legacy = legacy_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reader *reader = record_of(rows[i].text);
        char cells[100] = "";
        size_t converted, length = 0;
        assert_int_equal(legacy_take(legacy, reader, &converted), rows[i].read);
        for (size_t j = 0; j < reader_cells(reader); j++)
            length += (size_t)snprintf(
                cells + length, sizeof cells - length, "%s%s", j ? "|" : "", cell_of(legacy, j));
        assert_string_equal(cells, rows[i].cells);
        assert_int_equal(converted, rows[i].converted);
        reader_close(reader);
    }
    legacy_free(legacy);
}

/* Every byte becomes three. */
static void
long_cells(void **state)
{
    (void)state;
    enum { LENGTH = 200000 };
    char *text = mem_zeroed(LENGTH + 1, 1);
    memset(text, '\x80', LENGTH);
    text[1000] = ',';
    struct reader *reader = record_of(text);
    struct legacy *legacy = legacy_new();
    size_t converted;
    assert_true(legacy_take(legacy, reader, &converted));
    assert_int_equal(converted, 2);
    assert_int_equal(strlen(cell_of(legacy, 0)), 3 * 1000);
    assert_int_equal(strlen(cell_of(legacy, 1)), 3 * (LENGTH - 1001));
    assert_true(text_is_utf8(cell_of(legacy, 1), 3 * (LENGTH - 1001)));
    legacy_free(legacy);
    reader_close(reader);
    free(text);
}

static void
take_without_conversion(void *data)
{
    size_t converted;
    failing("iconv", 1, EILSEQ);
    (void)legacy_take(legacy_new(), record_of(data), &converted);
}

static void
a_system_that_cannot_convert_ends_the_program(void **state)
{
    (void)state;
    char text[] = "a\x80,b";
    struct outcome outcome = child_run(take_without_conversion, text);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err, "amptools: this system's iconv cannot read CP1252\n");
}

/* A record has the lengths of its cells, however many there are, and nothing of the one before. */
static void
records_one_after_the_other(void **state)
{
    (void)state;
    struct legacy *legacy = legacy_new();
    for (size_t cells = 1; cells < 70; cells++) {
        char text[400] = "";
        size_t converted;
        for (size_t i = 0; i < cells; i++)
            memcpy(text + (i ? 3 * i - 2 : 0), i ? ",\xfcx" : "\xfc", i ? 4 : 2);
        struct reader *reader = record_of(text);
        assert_true(legacy_take(legacy, reader, &converted));
        assert_int_equal(converted, cells);
        const struct record *record = legacy_record(legacy);
        assert_int_equal(record->count, cells);
        assert_int_equal(record->begins[0], 0);
        for (size_t i = 0; i < cells; i++) {
            assert_string_equal(record_cell(record, i), i ? "\xc3\xbcx" : "\xc3\xbc");
            assert_int_equal(record_cell_length(record, i), i ? 3 : 2);
        }
        reader_close(reader);
    }
    legacy_free(legacy);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_its_character),
        cmocka_unit_test(a_system_that_cannot_convert_ends_the_program),
        cmocka_unit_test(cells_are_looked_at_one_by_one),
        cmocka_unit_test(long_cells),
        cmocka_unit_test(records_one_after_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
