/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What groups answered: bars with how sure they are, and why something is not shown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/section_motivation.h"
#include "page_rendered.h"

#define HEADING "Motivation by group\n-------------------\n"
#define BAR_WORDS                                                                                  \
    "A bar goes from the lowest answer to the\n"                                                   \
    "highest; the mark is the mean of the group, and the bar is solid as far as the\n"             \
    "mean is sure and shaded as far as it may be.\n"
#define TODAY day_make(2026, 11, 20)

/* 60 of 100, surely between 40 and 80. */
static struct section_motivation_row
plain_row(const char *scale, const char *group)
{
    return (struct section_motivation_row){.scale = scale,
        .remark = "",
        .group = group,
        .day = TODAY - 2,
        .n = 6,
        .mean = 60,
        .low = 40,
        .high = 80,
        .change = "no real change"};
}

static char *
motivation_text(const struct section_motivation_row *rows, size_t count)
{
    struct page *page = page_new();
    section_motivation(page, &(struct section_motivation){rows, count, TODAY});
    return page_rendered(page, true);
}

/* What is said of one row, below its scale. */
static void
assert_row(struct section_motivation_row row, const char *wanted)
{
    char *text = motivation_text(&row, 1);
    const char *said = strstr(text, "\nMastery\n");
    assert_non_null(said);
    assert_string_equal(said + strlen("\nMastery\n"), wanted);
    free(text);
}

static void
each_scale_has_a_bar_for_each_group(void **state)
{
    (void)state;
    struct section_motivation_row rows[] = {plain_row("Base pay", "North"),
        plain_row("Mastery", "North"), plain_row("Mastery", "South")};
    rows[0].remark = "It comes first.";
    rows[2].mean = 50;
    rows[2].change = "";
    char *text = motivation_text(rows, 3);
    assert_string_equal(text,
        HEADING "Answers up to 18 November 2026. " BAR_WORDS "\n"
                "Base pay\n"
                "  It comes first.\n"
                "  [############======|======.....]  North: 60 of 100 (40 to 80)\n"
                "    6 answered, no real change\n"
                "\n"
                "Mastery\n"
                "  [############======|======.....]  North: 60 of 100 (40 to 80)\n"
                "    6 answered, no real change\n"
                "  [############===|=========.....]  South: 50 of 100 (40 to 80)\n"
                "    6 answered\n");
    free(text);
}

static void
what_is_not_shown_says_why(void **state)
{
    (void)state;
    struct section_motivation_row row = plain_row("Mastery", "North");
    row.why_not = "too few answers to show";
    assert_row(row, "  North: too few answers to show\n"); /* and no figure, if there is one */
    row.why_not = "";
    assert_row(row, "  North: cannot tell\n");
    row.why_not = NULL;
    row.mean = NAN;
    assert_row(row, "  North: cannot tell\n");
}

static void
how_surely_may_not_be_known(void **state)
{
    (void)state;
    struct section_motivation_row row = plain_row("Mastery", "North");
    row.low = NAN;
    row.n = -1;
    row.change = "";
    assert_row(
        row, "  [##################............]  North: 60 of 100, how surely cannot be told\n");
}

static void
no_mean_lies_outside(void **state)
{
    (void)state;
    struct section_motivation_row row = plain_row("Mastery", "North");
    row.low = -12;
    row.high = 105;
    assert_row(row, "  [==================|===========]  North: 60 of 100 (0 to 100)\n"
                    "    6 answered, no real change\n");
}

static void
answers_of_several_days_name_them(void **state)
{
    (void)state;
    struct section_motivation_row rows[] = {
        plain_row("Mastery", "North"), plain_row("Mastery", "South")};
    rows[1].day = day_make(2025, 10, 7);
    char *text = motivation_text(rows, 2);
    assert_null(strstr(text, "Answers up to"));
    assert_non_null(strstr(text, "    6 answered by 18 November, no real change\n"));
    assert_non_null(strstr(text, "    6 answered by 7 October 2025, no real change\n"));
    free(text);
}

static void
without_answers_it_says_so(void **state)
{
    (void)state;
    char *text = motivation_text(NULL, 0);
    assert_string_equal(text, HEADING "There are no answers of groups yet.\n");
    free(text);
}

static void
hostile_texts_stay_texts(void **state)
{
    (void)state;
    struct section_motivation_row row = plain_row("\033[2J%n", "<script>\n|");
    row.change = "\x07%s";
    char *text = motivation_text(&row, 1);
    assert_non_null(strstr(text, "\n?[2J%n\n"));
    assert_non_null(strstr(text, "  <script> |: 60 of 100 (40 to 80)\n    6 answered, ?%s\n"));
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_scale_has_a_bar_for_each_group),
        cmocka_unit_test(what_is_not_shown_says_why),
        cmocka_unit_test(how_surely_may_not_be_known),
        cmocka_unit_test(no_mean_lies_outside),
        cmocka_unit_test(answers_of_several_days_name_them),
        cmocka_unit_test(without_answers_it_says_so),
        cmocka_unit_test(hostile_texts_stay_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
