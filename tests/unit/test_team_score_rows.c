/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/score_rows: rows as wide as their headers, words for verdicts and flags, and nothing for
 * what is not known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "scratch.h"
#include "team/score_rows.h"

#define NONE ((double)NAN)

static const struct question questions[] = {{"x", 1, 5}, {"y", 1, 5}};
static const struct scale_part parts[] = {{0, false, 1}, {1, false, 1}};
static const struct scale scales[] = {{"joy", parts, 2, false}, {"hope", parts, 2, false}};
static const struct questionnaire two = {questions, 2, scales, 2, NULL, 0};

static void
scores_are_written_as_they_are(void **state)
{
    (void)state;
    char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    const struct person_score full = {.day = day_make(2026, 11, 16),
        .items = 3,
        .answered = 2,
        .score = 3.5,
        .pomp = 62.5,
        .low = -3.25,
        .high = 128.25,
        .previous = 50,
        .change = 12.5,
        .verdict = VERDICT_NO_REAL_CHANGE,
        .flags = SCORE_STRAIGHT_LINE};
    const struct person_score empty = {.day = day_make(2026, 11, 17),
        .items = 3,
        .score = NONE,
        .pomp = NONE,
        .low = NONE,
        .high = NONE,
        .previous = NONE,
        .change = NONE,
        .flags = SCORE_TOO_FEW_ANSWERS | SCORE_STRAIGHT_LINE | SCORE_PRECONDITION};
    writer_header(writer, score_columns);
    score_row_write(writer, &full, "Ana, R", "joy");
    score_row_write(writer, &empty, "Ben", "joy");
    writer_commit(writer);
    assert_string_equal(scratch_content(path),
        "rep,date,scale,items,answered,score,pomp,low,high,previous,change,verdict,flags\n"
        "\"Ana, R\",2026-11-16,joy,3,2,3.5,62.5,-3.25,128.25,50,12.5,no-real-change,straight-line\n"
        "Ben,2026-11-17,joy,3,0,,,,,,,,too-few-answers;straight-line;precondition-not-met\n");
    assert_string_equal(score_verdict_word(VERDICT_NONE), "");
    assert_string_equal(score_verdict_word(VERDICT_FIRST), "first");
    assert_string_equal(score_verdict_word(VERDICT_UP), "up");
    assert_string_equal(score_verdict_word(VERDICT_DOWN), "down");
}

static void
an_item_is_asked_about_once(void **state)
{
    (void)state;
    double first[] = {-.25, -.5}, second[] = {NONE, -.75};
    const struct reliability found[] = {{.items = 2,
                                            .n = 40,
                                            .alpha = -.5,
                                            .low = -1,
                                            .high = .25,
                                            .omega = NONE,
                                            .sem = 1.5,
                                            .item_rest = first,
                                            .worst = 1,
                                            .heywood = 0},
        {.items = 2,
            .n = 1,
            .alpha = NONE,
            .low = NONE,
            .high = NONE,
            .omega = NONE,
            .sem = NONE,
            .item_rest = second,
            .worst = -1,
            .heywood = -1}};
    char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    writer_header(writer, reliability_columns);
    score_reliability_write(writer, &two, found);
    writer_commit(writer);
    assert_string_equal(scratch_content(path),
        "scale,items,n,alpha,alpha_low,alpha_high,omega,sem,worst_item,item_rest\n"
        "joy,2,40,-0.5,-1,0.25,,1.5,y,-0.5\n"
        "hope,2,1,,,,,,,\n");
    fatal_begin();
    diag_program("test");
    assert_int_equal(score_reliability_ask(&two, found), 2);
    assert_string_equal(fatal_said(),
        "test: omega of 'joy' cannot be told: one factor would explain more than all of item 'x'\n"
        "test: item 'x' goes against the rest of scale 'joy': is this item reversed?\n"
        "test: item 'y' goes against the rest of scale 'joy': is this item reversed?\n");
    fatal_end();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_are_written_as_they_are),
        cmocka_unit_test(an_item_is_asked_about_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
