/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lift stream, written and read back; which rows are set aside; which rows are alike.
 */
#include "scratch.h"

#include <math.h>

#include "base/day.h"
#include "csv/aside.h"
#include "team/lift_stream.h"

static const char *const verdicts[] = {"lasted", "faded", "pulled-forward", "cannot-tell", NULL};

static struct lift_row
a_row(void)
{
    struct lift_row row = {.name = "Sprint, \"the\" one",
        .metric = "meeting",
        .kind = "contest",
        .others = 3,
        .verdict = 1,
        .start = day_make(2026, 9, 7),
        .end = day_make(2026, 9, 18),
        .as_of = day_make(2026, 11, 20),
        .shows = LIFT_SHOWS_GUARD,
        .method = "count"};
    for (int i = 0; i < LIFT_FIGURES; i++)
        row.figures[i] = i + .5;
    row.figures[LIFT_RETENTION] = NAN;
    return row;
}

static void
heard(struct place place, const char *column, const char *reason, void *data)
{
    (void)place;
    snprintf(data, 100, "%s %s", column, reason);
}

static size_t
read_text(struct lift_rows *rows, const char *text, char complaint[static 100])
{
    complaint[0] = '\0';
    fatal_begin();
    aside_begin(NULL, false);
    aside_listen(heard, complaint);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    size_t count = lift_rows_read(rows, table, verdicts);
    table_close(table);
    (void)aside_finish(STATUS_DONE);
    diag_reset();
    fatal_end();
    return count;
}

static void
what_is_written_is_read_back(void **state)
{
    (void)state;
    char complaint[100];
    char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    struct lift_row row = a_row();
    lift_row_header(writer);
    lift_row_write(writer, &row, verdicts);
    row.others = NAN;
    row.shows = LIFT_SHOWS_METRIC;
    lift_row_write(writer, &row, verdicts);
    writer_commit(writer);
    assert_string_equal(scratch_content(path),
        "name,metric,reps,before,during,after,lift_during,during_low,during_high,lift_after,"
        "after_low,after_high,retention,net,net_low,net_high,verdict,kind,start,end,shows,method,"
        "others,as_of\n"
        "\"Sprint, \"\"the\"\" one\",meeting,0.5,1.5,2.5,3.5,4.5,5.5,6.5,7.5,8.5,9.5,,11.5,12.5,"
        "13.5,faded,contest,2026-09-07,2026-09-18,guard,count,3,2026-11-20\n"
        "\"Sprint, \"\"the\"\" one\",meeting,0.5,1.5,2.5,3.5,4.5,5.5,6.5,7.5,8.5,9.5,,11.5,12.5,"
        "13.5,faded,contest,2026-09-07,2026-09-18,metric,count,,2026-11-20\n");
    struct lift_rows rows = {0};
    assert_int_equal(read_text(&rows, scratch_content(path), complaint), 2);
    assert_string_equal(complaint, "");
    const struct lift_row *back = &rows.items[0];
    row = a_row();
    assert_string_equal(back->name, row.name);
    assert_string_equal(back->kind, "contest");
    assert_string_equal(back->method, "count");
    for (int i = 0; i < LIFT_FIGURES; i++)
        assert_true(
            i == LIFT_RETENTION ? isnan(back->figures[i]) : back->figures[i] == row.figures[i]);
    assert_true(back->others == 3 && isnan(rows.items[1].others));
    assert_int_equal(back->verdict, 1);
    assert_int_equal(back->shows, LIFT_SHOWS_GUARD);
    assert_int_equal(rows.items[1].shows, LIFT_SHOWS_METRIC);
    assert_int_equal(back->start, row.start);
    assert_int_equal(back->end, row.end);
    assert_int_equal(back->as_of, row.as_of);
    lift_rows_free(&rows);
}

static void
columns_that_are_missing_are_not_known(void **state)
{
    (void)state;
    char complaint[100];
    struct lift_rows rows = {0};
    assert_int_equal(read_text(&rows, "verdict,metric,name\nLasted,call,x\n", complaint), 1);
    assert_string_equal(complaint, "");
    assert_true(isnan(rows.items[0].figures[LIFT_NET]) && isnan(rows.items[0].others));
    assert_int_equal(rows.items[0].start, DAY_NONE);
    assert_string_equal(rows.items[0].kind, "");
    assert_int_equal(rows.items[0].shows, LIFT_SHOWS_METRIC);
    lift_rows_free(&rows);
}

static void
rows_that_are_none_are_set_aside(void **state)
{
    (void)state;
    char complaint[100];
    struct lift_rows rows = {0};
    assert_int_equal(read_text(&rows, "name,metric,verdict\n,call,faded\n", complaint), 0);
    assert_string_equal(complaint, "name is empty");
    assert_int_equal(read_text(&rows, "name,metric,verdict\nx, ,faded\n", complaint), 0);
    assert_string_equal(complaint, "metric is empty");
    assert_int_equal(read_text(&rows, "name,metric,verdict\nx,call,great\n", complaint), 0);
    assert_string_equal(complaint, "verdict is not a verdict");
    assert_int_equal(read_text(&rows, "name,metric,verdict,net\nx,call,faded,1e3\n", complaint), 1);
    assert_string_equal(complaint, "net is not a number");
    assert_int_equal(
        read_text(&rows, "name,metric,verdict,start\nx,call,faded,soon\n", complaint), 1);
    assert_string_equal(complaint, "start is not a date");
    lift_rows_free(&rows);
}

static void
rows_are_alike_where_intervals_overlap(void **state)
{
    (void)state;
    struct lift_rows rows = {0};
    struct lift_row one = a_row(), other = a_row();
    one.shows = other.shows = LIFT_SHOWS_METRIC;
    other.name = "Circle";
    one.figures[LIFT_AFTER_LOW] = 1.1;
    one.figures[LIFT_AFTER_HIGH] = 1.3;
    other.figures[LIFT_AFTER_LOW] = 1.3;
    other.figures[LIFT_AFTER_HIGH] = 1.5;
    assert_true(lift_rows_alike(&one, &other) && lift_rows_alike(&other, &one));
    lift_rows_add(&rows, &one);
    lift_rows_add(&rows, &other);
    assert_string_equal(lift_rows_alike_with(&rows, &rows.items[0]), "Circle");
    other.figures[LIFT_AFTER_LOW] = 1.3000001;
    assert_false(lift_rows_alike(&one, &other));
    other.figures[LIFT_AFTER_LOW] = NAN;
    assert_false(lift_rows_alike(&one, &other));
    other = one;
    assert_false(lift_rows_alike(&one, &other)); /* the same one */
    other.name = "Circle";
    assert_true(lift_rows_alike(&one, &other));
    other.metric = "win";
    assert_false(lift_rows_alike(&one, &other));
    other.metric = "meeting";
    other.shows = LIFT_SHOWS_OTHERS;
    assert_false(lift_rows_alike(&one, &other));
    rows.items[1] = other;
    assert_null(lift_rows_alike_with(&rows, &rows.items[0]));
    assert_true(lift_rows_any(&rows, 1));
    assert_false(lift_rows_any(&rows, 2));
    rows.items[1].verdict = 2; /* of others: not the intervention's own */
    assert_false(lift_rows_any(&rows, 2));
    lift_rows_free(&rows);
}

static void
what_cannot_be_told_has_words_of_its_own(void **state)
{
    (void)state;
    struct lift_row row = a_row();
    assert_string_equal(lift_row_word(&row, verdicts), "faded");
    row.verdict = 3;
    row.figures[LIFT_DURING_LOW] = 1.01;
    assert_string_equal(lift_row_word(&row, verdicts), "cannot-tell-more");
    row.figures[LIFT_RATE_AFTER] = NAN;
    assert_string_equal(lift_row_word(&row, verdicts), "cannot-tell-yet");
    row.figures[LIFT_DURING_LOW] = 1;
    assert_string_equal(lift_row_word(&row, verdicts), "cannot-tell");
    row.figures[LIFT_DURING_HIGH] = .99;
    assert_string_equal(lift_row_word(&row, verdicts), "cannot-tell-less");
    row.figures[LIFT_DURING_LOW] = row.figures[LIFT_DURING_HIGH] = NAN;
    assert_string_equal(lift_row_word(&row, verdicts), "cannot-tell");
}

static void
what_is_about_one_person_is_taken_out(void **state)
{
    (void)state;
    static const char *const left[] = {"Sprint", "Alone", "Unknown"};
    struct lift_rows rows = {0};
    struct lift_row row = a_row();
    row.shows = LIFT_SHOWS_METRIC;
    row.name = "Sprint";
    row.figures[LIFT_REPS] = 2;
    lift_rows_add(&rows, &row);
    row.name = "Alone";
    row.figures[LIFT_REPS] = 1;
    lift_rows_add(&rows, &row);
    row.shows = LIFT_SHOWS_OTHERS;
    row.figures[LIFT_REPS] = 9;
    lift_rows_add(&rows, &row);
    row.shows = LIFT_SHOWS_METRIC;
    row.start++; /* another time, with others */
    lift_rows_add(&rows, &row);
    row.name = "Unknown";
    row.figures[LIFT_REPS] = NAN;
    lift_rows_add(&rows, &row);
    lift_rows_leave_out_single(&rows);
    assert_int_equal(rows.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(rows.items[i].name, left[i]);
    lift_rows_free(&rows);
    lift_rows_leave_out_single(&rows);
    assert_int_equal(rows.count, 0);
    lift_rows_free(&rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(columns_that_are_missing_are_not_known),
        cmocka_unit_test(rows_that_are_none_are_set_aside),
        cmocka_unit_test(rows_are_alike_where_intervals_overlap),
        cmocka_unit_test(what_cannot_be_told_has_words_of_its_own),
        cmocka_unit_test(what_is_about_one_person_is_taken_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
