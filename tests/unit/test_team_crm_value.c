/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/crm_value: durations in whatever they are counted, clocks, and ends.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/crm_value.h"

/* Reads the columns A and B of a row, as a map counts them, for an event that began at 9:00 (or
   some time, without a start) on 16 November 2026. */
static enum cell_result
read_value(
    const char *value, const char *row, bool start_known, char text[static DECIMAL_TEXT_SIZE])
{
    char map_text[200], table_text[200];
    struct moment start = {day_make(2026, 11, 16), start_known ? 9 * 3600 : -1};
    struct number number;
    struct crm_words *words = crm_words_new();
    snprintf(map_text, sizeof map_text, "event,date,rep,value\nmeeting,D,R,%s\n", value);
    struct map *map = map_read(scratch_text(map_text), words);
    snprintf(table_text, sizeof table_text, "D,R,A,B\n2026-11-16,Ana,%s\n", row);
    struct table *table = table_of(source_open_bytes("x.csv", table_text, strlen(table_text)), ',');
    struct crm_columns *columns = crm_columns_new(table, 0, '.');
    assert_null(map_bind(map, table, NULL));
    assert_true(table_next(table));
    const struct map_column *column = map_filled(&map->rows[0].parts[MAP_VALUE], table_row(table));
    assert_non_null(column);
    enum cell_result result = crm_value_read(table, columns, column, &start, &number);
    text[0] = '\0';
    if (result == CELL_READ)
        (void)decimal_text(number.value, text);
    crm_columns_free(columns);
    table_close(table);
    map_free(map);
    crm_words_free(words);
    return result;
}

static void
durations_become_minutes(void **state)
{
    (void)state;
    static const struct {
        const char *value, *row, *minutes;
        enum cell_result result;
    } rows[] = {
        {"A", "90,", "90", CELL_READ},
        {"A@minutes", "90,", "90", CELL_READ},
        {"A@minutes", "1.256,", "1.26", CELL_READ},
        {"A@seconds", "95,", "1.58", CELL_READ},
        {"A@seconds", "0,", "0", CELL_READ},
        {"A@milliseconds", "61500,", "1.02", CELL_READ},
        {"A@hours", "1.5,", "90", CELL_READ},
        {"A@hours", "1:30,", "90", CELL_READ},
        {"A@hours", "00:30:30,", "30.5", CELL_READ},
        {"A@clock", "1:30,", "1.5", CELL_READ},
        {"A@clock", "1:00:00,", "60", CELL_READ},
        {"A@milliseconds", "0:05:12,", "5.2", CELL_READ}, /* a clock is a clock */
        {"A@seconds", "05:12,", "5.2", CELL_READ},
        {"A@clock", "95,", "", CELL_UNREADABLE}, /* of what? */
        {"A@clock", "1:2:3:4,", "", CELL_UNREADABLE},
        {"A@hours", "1:,", "", CELL_UNREADABLE},
        {"A@minutes", "-5,", "", CELL_UNREADABLE},
        {"A@minutes", "a while,", "", CELL_UNREADABLE},
        {"A@hours", "9999999,", "", CELL_UNREADABLE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[DECIMAL_TEXT_SIZE];
        enum cell_result result = read_value(rows[i].value, rows[i].row, true, text);
        if (result != rows[i].result || strcmp(text, rows[i].minutes) != 0)
            fail_msg("%s of %s: %d '%s'", rows[i].value, rows[i].row, result, text);
    }
}

static void
an_end_tells_how_long_it_was(void **state)
{
    (void)state;
    static const struct {
        const char *value, *row, *minutes;
        bool start_known;
        enum cell_result result;
    } rows[] = {
        {"A@end", "2026-11-16 09:45,", "45", true, CELL_READ},
        {"A@end", "2026-11-17 00:15,", "915", true, CELL_READ}, /* past midnight */
        {"A@end", "2026-11-16 09:00,", "0", true, CELL_READ},
        {"A+B@end", "2026-11-16,10:30 AM", "90", true, CELL_READ},
        {"A+B@end", "2026-11-16 09:30,10:30 AM", "30", true, CELL_READ}, /* the cell's own time */
        {"A+B@end", "2026-11-16,", "", true, CELL_EMPTY},
        {"A+B@end", "2026-11-16,noon", "", true, CELL_UNREADABLE},
        {"A@end", "2026-11-16,", "", true, CELL_EMPTY}, /* a whole day has no length */
        {"A@end", "2026-11-16 09:45,", "", false, CELL_EMPTY},
        {"A@end", "2026-11-16 08:45,", "", true, CELL_UNREADABLE}, /* ended before it began */
        {"A@end", "later,", "", true, CELL_UNREADABLE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[DECIMAL_TEXT_SIZE];
        enum cell_result result = read_value(rows[i].value, rows[i].row, rows[i].start_known, text);
        if (result != rows[i].result || strcmp(text, rows[i].minutes) != 0)
            fail_msg("%s of %s: %d '%s'", rows[i].value, rows[i].row, result, text);
    }
}

/* A pattern means as many columns as fit it, and those behind it in the cell count too. */
static void
a_pattern_means_many_columns(void **state)
{
    size_t length;
    (void)state;
    static const char text[] = "D,R,In 1,In 2,In 3,In 4,In 5,In 6,In 7,In 8,In 9,Else\n"
                               "2026-11-16,Ana,,,,,,,,,,last\n2026-11-16,Ana,,,,,,,,,ninth,last\n";
    struct crm_words *words = crm_words_new();
    struct map *map = map_read(scratch_text("event,date,rep,note\nwin,D,R,In*|Else\n"), words);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    const struct map_field *note = &map->rows[0].parts[MAP_NOTE];
    size_t found;
    assert_null(map_bind(map, table, &found));
    assert_int_equal(found, 12);
    assert_true(table_next(table));
    assert_string_equal(map_text(note, table_row(table), &length), "last");
    assert_true(table_next(table));
    assert_string_equal(map_text(note, table_row(table), &length), "ninth");
    table_close(table);
    map_free(map);
    crm_words_free(words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_become_minutes),
        cmocka_unit_test(an_end_tells_how_long_it_was),
        cmocka_unit_test(a_pattern_means_many_columns),
    };
    aside_begin(NULL, false);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
