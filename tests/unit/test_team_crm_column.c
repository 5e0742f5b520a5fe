/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/crm_column: one order of day and month, and one decimal mark, for a whole column; decided by
 * proof, from a file and from a pipe, and never by guess.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dateform.h"
#include "base/day.h"
#include "base/decimal.h"
#include "child.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/crm_column.h"

/* What is read, and how. Column 0 holds dates, column 1 numbers. */
struct reading {
    const char *path;
    unsigned order;
    char mark;
    bool numbers;
};

/* Prints each cell as it is understood. */
static void
read_column(void *data)
{
    const struct reading *reading = data;
    aside_begin(NULL, false);
    struct table *table = table_open(reading->path, ';');
    struct crm_columns *columns = crm_columns_new(table, reading->order, reading->mark);
    while (table_next(table)) {
        struct moment moment;
        struct number number;
        char text[DECIMAL_TEXT_SIZE + MOMENT_TEXT_SIZE];
        enum cell_result result = reading->numbers ? crm_columns_number(columns, 1, &number)
                                                   : crm_columns_date(columns, 0, &moment);
        if (result == CELL_READ && reading->numbers)
            printf("%s%s ", number.currency, decimal_text(number.value, text));
        else if (result == CELL_READ)
            printf("%s ", moment_text(moment, text));
        else
            printf(result == CELL_EMPTY ? "- " : "? ");
    }
    crm_columns_free(columns);
    table_close(table);
    exit(aside_finish(STATUS_DONE));
}

/* Cells, with a blank between, as a column of a file; _ is an empty cell. */
static const char *
column_text(const char *cells, bool numbers)
{
    static char text[2000];
    size_t length = (size_t)snprintf(text, sizeof text, "Date;Amount\n");
    while (*cells) {
        size_t cell = strcspn(cells, " ");
        int shown = cells[0] == '_' ? 0 : (int)cell;
        length += (size_t)snprintf(
            text + length, sizeof text - length, numbers ? ";%.*s\n" : "%.*s;\n", shown, cells);
        cells += cell + (cells[cell] == ' ');
    }
    return text;
}

static struct outcome
outcome_of(const char *cells, unsigned order, char mark, bool numbers, bool pipe)
{
    const char *text = column_text(cells, numbers);
    struct reading reading = {pipe ? "-" : scratch_text(text), order, mark, numbers};
    if (pipe)
        feed_begin(text, strlen(text), 1, 0);
    struct outcome outcome = child_run(read_column, &reading);
    if (pipe)
        feed_end();
    return outcome;
}

static void
assert_read(const char *cells, const char *wanted, unsigned order, char mark, bool numbers)
{
    for (int pipe = 0; pipe < 2; pipe++) {
        struct outcome outcome = outcome_of(cells, order, mark, numbers, pipe);
        if (strcmp(outcome.out, wanted) != 0 || outcome.status != 0 || *outcome.err)
            fail_msg("%s: '%s' %s", cells, outcome.out, outcome.err);
    }
}

static void
dates_are_decided_for_the_column(void **state)
{
    (void)state;
    static const struct {
        const char *cells, *wanted;
    } rows[] = {
        {"2026-11-16 2026-03-04", "2026-11-16 2026-03-04 "},
        {"11/16/2026 3/4/2026", "2026-11-16 2026-03-04 "}, /* the first decides */
        {"16/11/2026 3/4/2026", "2026-11-16 2026-04-03 "},
        {"3/4/2026 11/16/2026", "2026-03-04 2026-11-16 "}, /* look ahead */
        {"3/4/2026 5/6/2026 16/11/2026", "2026-04-03 2026-06-05 2026-11-16 "},
        {"3.4.2026", "2026-04-03 "}, /* nobody writes the month first with dots */
        {"3/4/2026 3.4.2026", "2026-04-03 2026-04-03 "},
        {"5/5/2026 6/6/2026", "2026-05-05 2026-06-06 "}, /* it does not matter */
        {"5/5/2026 11/16/2026 3/4/2026", "2026-05-05 2026-11-16 2026-03-04 "},
        {"_ 3/4/2026 _ TBD 11/16/2026", "- 2026-03-04 - ? 2026-11-16 "},
        {"TBD 13/13/2026 2026-02-30 31/4/2026", "? ? ? ? "},
        {"2026-11-16 3/4/2026 13/1/2026", "2026-11-16 2026-04-03 2026-01-13 "},
        {"2026-11-16T09:30 3/4/2026 11/16/2026", "2026-11-16T09:30 2026-03-04 2026-11-16 "},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_read(rows[i].cells, rows[i].wanted, 0, 0, false);
}

/* Seconds and milliseconds since 1970 are dates among any others; they decide nothing, and nothing
   has to be decided for them. */
static void
instants_are_dates_in_any_column(void **state)
{
    (void)state;
    assert_true(moment_set_zone("UTC"));
    assert_read(
        "1763285415 1763285415000", "2025-11-16T09:30:15 2025-11-16T09:30:15 ", 0, 0, false);
    assert_read("1763251200 3/4/2026 1763251200000 11/16/2026 2026-11-16",
        "2025-11-16T00:00 2026-03-04 2025-11-16T00:00 2026-11-16 2026-11-16 ", 0, 0, false);
    assert_read("3/4/2026 1763251200", "2026-04-03 2025-11-16T00:00 ", DATE_ORDER_DMY, 0, false);
    assert_read("176328541 17632854150 20251116", "? ? 2025-11-16 ", 0, 0, false);
}

static void
serials_are_dates_when_the_user_says_so(void **state)
{
    (void)state;
    assert_read("45631 45631.5", "? ? ", 0, 0, false);
    assert_read("45631", "? ", DATE_ORDER_DMY, 0, false);
    assert_read("45631 45631.5 _ 60 TBD", "2024-12-05 2024-12-05T12:00 - ? ? ", DATE_ORDER_SERIAL,
        0, false);
    /* the order of other cells is still decided from the data, or given too */
    assert_read("3/4/2026 45631 11/16/2026 20261116 1763251200",
        "2026-03-04 2024-12-05 2026-11-16 2026-11-16 2025-11-16T00:00 ", DATE_ORDER_SERIAL, 0,
        false);
    assert_read(
        "3/4/2026 45631", "2026-04-03 2024-12-05 ", DATE_ORDER_SERIAL | DATE_ORDER_DMY, 0, false);
}

/* The form that a column of dates has at its end. */
static enum date_form
form_of(const char *cells, unsigned order)
{
    const char *text = column_text(cells, false);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ';');
    struct crm_columns *columns = crm_columns_new(table, order, 0);
    assert_int_equal(crm_columns_date_form(columns, 0), DATE_NO_FORM);
    while (table_next(table)) {
        struct moment moment;
        (void)crm_columns_date(columns, 0, &moment);
    }
    enum date_form form = crm_columns_date_form(columns, 0);
    assert_int_equal(crm_columns_date_form(columns, 1), DATE_NO_FORM);
    crm_columns_free(columns);
    table_close(table);
    return form;
}

static void
the_form_of_dates_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *cells;
        unsigned order;
        enum date_form form;
        const char *name;
    } rows[] = {
        {"_ TBD", 0, DATE_NO_FORM, ""},
        {"2026-11-16 2026-03-04T10:00", 0, DATE_ISO, "YYYY-MM-DD"},
        {"2026-11-16", DATE_ORDER_DMY, DATE_ISO, "YYYY-MM-DD"}, /* it was not needed */
        {"5/5/2026 05-Mar-2026 20261116", 0, DATE_WITHOUT_ORDER, "no order"},
        {"5/5/2026", DATE_ORDER_MDY, DATE_WITHOUT_ORDER, "no order"},
        {"5/5/2026 3/4/2026", DATE_ORDER_MDY, DATE_MONTH_FIRST, "month first"},
        {"3/4/2026", DATE_ORDER_DMY, DATE_DAY_FIRST, "day first"},
        {"3/4/2026 11/16/2026", 0, DATE_MONTH_FIRST, "month first"},
        {"5/5/2026 16/11/2026 5/5/2026", 0, DATE_DAY_FIRST, "day first"},
        {"2026-11-16 16.11.2026 1763251200", 0, DATE_DAY_FIRST, "day first"},
        {"26/11/16", DATE_ORDER_YMD, DATE_YEAR_FIRST, "year first"},
        {"1763251200 _", 0, DATE_EPOCH, "epoch"},
        {"1763251200 45631", DATE_ORDER_SERIAL, DATE_EPOCH, "epoch"},
        {"45631 5/5/2026", DATE_ORDER_SERIAL, DATE_SERIAL, "serial"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum date_form form = form_of(rows[i].cells, rows[i].order);
        if (form != rows[i].form)
            fail_msg("%s: %s", rows[i].cells, crm_date_form_name(form));
        assert_string_equal(crm_date_form_name(form), rows[i].name);
        assert_int_equal(crm_date_form_named(rows[i].name), form);
    }
    assert_int_equal(crm_date_form_named("Day First"), DATE_DAY_FIRST);
    assert_int_equal(crm_date_form_named("dmy"), DATE_NO_FORM);
}

static void
numbers_are_decided_for_the_column(void **state)
{
    (void)state;
    static const struct {
        const char *cells, *wanted;
    } rows[] = {
        {"12 -3 0", "12 -3 0 "},
        {"12.5 1,234", "12.5 1234 "},
        {"12,5 1.234", "12.5 1234 "},
        {"1,234 12.5", "1234 12.5 "},
        {"1,234 12,5", "1.234 12.5 "},
        {"1.234 7 12,5", "1234 7 12.5 "},
        {"1.234 1,234.5", "1.234 1234.5 "},
        {"1,234,567 1,234", "1234567 1234 "},
        {"_ 1,234 x 1.5 _", "- 1234 ? 1.5 - "},
        {"$1,234.50 $1,234", "$1234.5 $1234 "},
        {"x 12%", "? ? "},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_read(rows[i].cells, rows[i].wanted, 0, 0, true);
}

static void
what_the_user_says_holds(void **state)
{
    (void)state;
    assert_read("3/4/2026", "2026-04-03 ", DATE_ORDER_DMY, 0, false);
    assert_read("3/4/2026", "2026-03-04 ", DATE_ORDER_MDY, 0, false);
    assert_read("26/4/3 2026-11-16 3/4/2026", "2026-04-03 2026-11-16 ? ", DATE_ORDER_YMD, 0, false);
    assert_read("3/4/2026 11/16/2026", "2026-04-03 ? ", DATE_ORDER_DMY, 0, false);
    assert_read("16/11/2026 3/4/2026", "? 2026-03-04 ", DATE_ORDER_MDY, 0, false);
    assert_read("1,234 1.234 12", "1234 1.234 12 ", 0, '.', true);
    assert_read("1,234 1.234 12", "1.234 1234 12 ", 0, ',', true);
    assert_read("12,5 1.5 -2", "? 1.5 -2 ", 0, '.', true);
    assert_read("12.5 1,5", "? 1.5 ", 0, ',', true);
}

static void
assert_ends(const char *cells, const char *message, bool numbers)
{
    for (int pipe = 0; pipe < 2; pipe++) {
        struct outcome outcome = outcome_of(cells, 0, 0, numbers, pipe);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        const char *said = strstr(outcome.err, ":") + 2; /* behind the program and the file */
        assert_non_null(strstr(said, message));
        assert_string_equal(strstr(said, message), message);
        assert_non_null(strstr(outcome.err, pipe ? " <stdin>:" : "/tmp/"));
    }
}

static void
without_proof_the_option_is_named(void **state)
{
    (void)state;
    assert_ends("2026-11-16 3/4/2026 5/5/2026 TBD",
        ":3: Date '3/4/2026': nothing in this column says day or month first; "
        "say --dates=dmy or --dates=mdy\n",
        false);
    assert_ends("7 1,234 12 x 5,678",
        ":3: Amount '1,234': nothing in this column says a decimal point or a decimal comma; "
        "say --decimal=. or --decimal=,\n",
        true);
}

static void
a_contradiction_names_both_lines(void **state)
{
    (void)state;
    assert_ends("3/4/2026 11/16/2026 5/5/2026 16/11/2026",
        ":5: Date '16/11/2026' is written with day first, but line 3 with month first; "
        "say --dates=dmy or --dates=mdy\n",
        false);
    assert_ends("16.11.2026 11/16/2026",
        ":3: Date '11/16/2026' is written with month first, but line 2 with day first; "
        "say --dates=dmy or --dates=mdy\n",
        false);
    assert_ends("1.5 1,5",
        ":3: Amount '1,5' is written with a decimal comma, but line 2 with a decimal point; "
        "say --decimal=. or --decimal=,\n",
        true);
    assert_ends("1.234 1,5 1.5",
        ":4: Amount '1.5' is written with a decimal point, but line 3 with a decimal comma; "
        "say --decimal=. or --decimal=,\n",
        true);
}

/* Each column has its own order and its own mark. */
static void
columns_are_decided_apart(void **state)
{
    (void)state;
    static const char text[] = "a;b;c;d\n3/4/2026;3/4/2026;1,234;1,234\n"
                               "11/16/2026;16/11/2026;1.5;1,5\n";
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ';');
    struct crm_columns *columns = crm_columns_new(table, 0, 0);
    struct moment first, second;
    struct number third, fourth;
    assert_true(table_next(table));
    assert_int_equal(crm_columns_date(columns, 0, &first), CELL_READ);
    assert_int_equal(crm_columns_date(columns, 1, &second), CELL_READ);
    assert_int_equal(crm_columns_number(columns, 2, &third), CELL_READ);
    assert_int_equal(crm_columns_number(columns, 3, &fourth), CELL_READ);
    assert_int_equal(first.day, day_make(2026, 3, 4));
    assert_int_equal(second.day, day_make(2026, 4, 3));
    assert_int_equal(third.value.whole, 1234);
    assert_int_equal(fourth.value.whole, 1);
    assert_string_equal(table_cell(table, 3), "1,234"); /* the row in hand is the same */
    assert_true(table_next(table));
    assert_false(table_next(table));
    crm_columns_free(columns);
    crm_columns_free(NULL);
    table_close(table);
}

static void
names_of_columns_do_not_break_the_message(void **state)
{
    (void)state;
    static const char text[] = "\"Close\n\x1b[1mDate\";x\n3/4/2026;\n";
    struct reading reading = {scratch_text(text), 0, 0, false};
    struct outcome outcome = child_run(read_column, &reading);
    assert_non_null(strstr(outcome.err, ":3: Close\\x0a\\x1b[1mDate '3/4/2026': nothing"));
}

/* The proof stands so many MiB behind the cell that needs it. */
static struct outcome
ahead_in_a_pipe(size_t mebibytes, const char *end)
{
    static char block[1 << 20];
    struct reading reading = {"-", 0, 0, false};
    memset(block, ';', sizeof block);
    for (size_t i = 0; i + 1 < sizeof block; i += 64)
        block[i + 63] = '\n';
    for (size_t i = 0; i < sizeof block; i++)
        if (i % 64 > 0 && i % 64 < 63)
            block[i] = 'x';
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        if (write(ends[1], "Date;x\n3/4/2026;\n", 17) != 17)
            _exit(1);
        for (size_t i = 0; i < mebibytes; i++)
            for (size_t done = 0; done < sizeof block;) {
                ssize_t written = write(ends[1], block + done, sizeof block - done);
                if (written <= 0)
                    _exit(1);
                done += (size_t)written;
            }
        _exit(write(ends[1], end, strlen(end)) < 0);
    }
    close(ends[1]);
    int kept = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    struct outcome outcome = child_run(read_column, &reading);
    dup2(kept, STDIN_FILENO);
    close(kept);
    waitpid(writer, NULL, 0);
    return outcome;
}

static void
a_pipe_is_read_ahead_up_to_the_bound(void **state)
{
    (void)state;
    struct outcome outcome = ahead_in_a_pipe(62, "11/16/2026;\n");
    assert_memory_equal(outcome.out, "2026-03-04 - - ", 15);
    assert_int_equal(outcome.status, STATUS_DONE);
    outcome = ahead_in_a_pipe(66, "11/16/2026;\n");
    assert_string_equal(outcome.out, "");
    assert_string_equal(outcome.err,
        "amptools: <stdin>:2: Date '3/4/2026': nothing in the next 64 MiB of this pipe says day "
        "or month first; say --dates=dmy or --dates=mdy, or name a file\n");
    assert_int_equal(outcome.status, STATUS_TROUBLE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_decided_for_the_column),
        cmocka_unit_test(instants_are_dates_in_any_column),
        cmocka_unit_test(serials_are_dates_when_the_user_says_so),
        cmocka_unit_test(the_form_of_dates_is_known),
        cmocka_unit_test(numbers_are_decided_for_the_column),
        cmocka_unit_test(what_the_user_says_holds),
        cmocka_unit_test(without_proof_the_option_is_named),
        cmocka_unit_test(a_contradiction_names_both_lines),
        cmocka_unit_test(columns_are_decided_apart),
        cmocka_unit_test(names_of_columns_do_not_break_the_message),
        cmocka_unit_test(a_pipe_is_read_ahead_up_to_the_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
