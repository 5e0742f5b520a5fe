/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page needs of a coaching log: the last talk of each, and the promises.
 */
#include "reading.h"

#include "base/day.h"
#include "team/coaching_book.h"

#define HEADER "id,date,rep,coach,kind,skill,focus,effort,action,owner,due,closes,note\n"

static struct roster *roster;
static struct coaching_book *book;

static int
begin(void **state)
{
    (void)state;
    roster = roster_read(scratch_text("rep,alias\nAna,\nBo,\nCy,\n"), ',');
    book = coaching_book_new(roster, day_make(2026, 11, 20));
    return 0;
}

static int
end(void **state)
{
    (void)state;
    coaching_book_free(book);
    coaching_book_free(NULL);
    roster_free(roster);
    return 0;
}

static void
read_log(const char *text, size_t good)
{
    struct table *table = reading_begin(text);
    assert_int_equal(coaching_book_read(book, table), good);
    (void)reading_end(table);
}

static void
the_last_talk_is_kept_whole(void **state)
{
    (void)state;
    read_log(HEADER
        "c1,2026-11-17,Ana,Ingrid,one-on-one,planning,fewer  accounts,tried,,,,,a note\n"
        "c2,2026-11-10,Ana,Ingrid,peer,demos,,adapted,,,,,\n"
        "c3,2026-11-12,Bo;Ana,Ingrid;Dev,training,,,,,,,,\n",
        3);
    assert_string_equal(reading_complaints, "");
    const struct talk *last = coaching_book_last(book, 0);
    assert_int_equal(last->day, day_make(2026, 11, 17));
    assert_string_equal(last->coaches, "Ingrid");
    assert_string_equal(last->kind, "one-on-one");
    assert_string_equal(last->skill, "planning");
    assert_string_equal(last->note, "a note");
    assert_int_equal(last->effort, EFFORT_TRIED);
    last = coaching_book_last(book, 1);
    assert_int_equal(last->day, day_make(2026, 11, 12));
    assert_string_equal(last->coaches, "Ingrid;Dev");
    assert_string_equal(last->kind, "training");
    assert_null(coaching_book_last(book, 2));
    assert_null(coaching_book_last(book, -1));
    assert_null(coaching_book_last(book, 99));
}

static void
of_one_day_the_last_row_counts(void **state)
{
    (void)state;
    read_log(HEADER "c1,2026-11-17,Ana,Ingrid,one-on-one,planning,,,,,,,\n"
                    "c2,2026-11-17,Ana,Dev,one-on-one,demos,,,,,,,\n",
        2);
    assert_string_equal(coaching_book_last(book, 0)->skill, "demos");
}

static void
what_is_later_than_the_day_is_not_looked_at(void **state)
{
    (void)state;
    read_log(HEADER "c1,2026-11-20,Ana,Ingrid,one-on-one,planning,,,call,rep,,,\n"
                    "c2,2026-11-21,Ana,Ingrid,one-on-one,demos,,,write,rep,,c1,\n",
        2);
    coaching_book_settle(book);
    assert_int_equal(coaching_book_last(book, 0)->day, day_make(2026, 11, 20));
    assert_int_equal(promises_count(coaching_book_promises(book)), 1);
    struct promise promise = promises_at(coaching_book_promises(book), 0);
    assert_true(promise_is_open(&promise));
}

static void
promises_are_kept_with_their_words_even_from_another_log(void **state)
{
    (void)state;
    read_log(HEADER "c9,2026-11-18,Ana,Ingrid,one-on-one,,,,,,,c1,\n", 1);
    read_log(HEADER "c1,2026-11-10,Ana,Ingrid,one-on-one,planning,,,call back,coach,2026-11-17,,\n"
                    "c2,2026-11-10,Bo,Dev,one-on-one,,,,write,,,,\n",
        2);
    coaching_book_settle(book);
    const struct promises *promises = coaching_book_promises(book);
    assert_int_equal(promises_count(promises), 2);
    struct promise promise = promises_at(promises, 0);
    assert_int_equal(promise.kept, day_make(2026, 11, 18));
    assert_string_equal(promise.action, "call back");
    assert_int_equal(promise.owner, OWNER_COACH);
    assert_string_equal(names_text(coaching_book_coaches(book), promise.coaches[0]), "Ingrid");
    promise = promises_at(promises, 1);
    assert_int_equal(promise.reps[0], 1);
    assert_true(promise_is_open(&promise));
    assert_false(promise_is_overdue(&promise, day_make(2026, 11, 20))); /* it has no day */
}

static void
rows_that_mean_nothing_are_set_aside(void **state)
{
    (void)state;
    read_log(HEADER "c1,,Ana,Ingrid,one-on-one,,,,,,,,\n"
                    "c2,2026-11-10,Ana,Ingrid,lunch,,,,,,,,\n"
                    "c3,2026-11-10,Ana,Ingrid,one-on-one,,,,call,rep,soon,,\n",
        1);
    assert_non_null(strstr(reading_complaints, "2 date"));
    assert_non_null(strstr(reading_complaints, "3 kind"));
    assert_non_null(strstr(reading_complaints, "4 due"));
    struct promise promise = promises_at(coaching_book_promises(book), 0);
    assert_int_equal(promise.due, DAY_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_last_talk_is_kept_whole, begin, end),
        cmocka_unit_test_setup_teardown(of_one_day_the_last_row_counts, begin, end),
        cmocka_unit_test_setup_teardown(what_is_later_than_the_day_is_not_looked_at, begin, end),
        cmocka_unit_test_setup_teardown(
            promises_are_kept_with_their_words_even_from_another_log, begin, end),
        cmocka_unit_test_setup_teardown(rows_that_mean_nothing_are_set_aside, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
