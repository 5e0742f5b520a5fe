/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/survey: the same answers in each form that a file may have, and hostile ones: whatever is
 * read is an answer of the codebook, in its range, of a known day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/day.h"
#include "base/mem.h"
#include "csv/aside.h"
#include "scratch.h"
#include "team/survey.h"

static const char book[] = "item,scale,min,max,text\n"
                           "a,mood,1,5,Are you glad?\n"
                           "b,mood,0,10,Are you calm?\n";

struct opened {
    struct codebook *codebook;
    struct roster *roster;
    struct survey *survey;
    char **file; /* in a place of its own: the survey keeps looking at it */
};

static struct opened
open_text(const char *text, struct survey_options options)
{
    struct opened opened = {.file = mem_zeroed(1, sizeof *opened.file)};
    *opened.file = scratch_text(text);
    opened.codebook = codebook_read(scratch_text(book), NULL, 0);
    opened.roster = roster_read(NULL, 0);
    opened.survey = survey_open(opened.file, 1, &options, opened.codebook, opened.roster);
    return opened;
}

static void
close_all(struct opened *opened)
{
    survey_close(opened->survey);
    survey_close(NULL);
    roster_free(opened->roster);
    codebook_free(opened->codebook);
    free(opened->file);
}

static const struct survey_options usual = {.per_person = true};

/* Reads to the end; what was answered, in the order of the file, is "person day item=value ...",
   a row after "|". */
static const char *
told(struct opened *opened)
{
    static char text[4000];
    size_t length = 0;
    struct survey_answer answer;
    text[0] = '\0';
    while (survey_next(opened->survey, &answer)) {
        if (answer.begins)
            length += (size_t)snprintf(text + length, sizeof text - length, "|%d %d", answer.person,
                answer.day - day_make(2026, 11, 1) + 1);
        if (answer.question >= 0)
            length += (size_t)snprintf(
                text + length, sizeof text - length, " %c=%g", "ab"[answer.question], answer.value);
        assert_true(length < sizeof text);
    }
    return text;
}

static void
wide_and_long_say_the_same(void **state)
{
    (void)state;
    struct opened wide = open_text("b,rep,A,date,note\n"
                                   "10,Ana,1,2026-11-16,x\n"
                                   ",Ben, 4 ,2026-11-17T09:00,\n"
                                   ",Ana,,2026-11-18,\n",
        usual);
    assert_string_equal(told(&wide), "|0 16 b=10 a=1|1 17 a=4|0 18");
    assert_false(survey_is_anonymous(wide.survey));
    close_all(&wide);
    struct opened tall = open_text("item,answer,rep,date\n"
                                   "b,10,Ana,2026-11-16\n"
                                   "A,1.0,Ana,2026-11-16\n"
                                   "a,4,Ben,2026-11-17\n"
                                   "a,,Ana,2026-11-18\n",
        usual);
    assert_string_equal(told(&tall), "|0 16 b=10|0 16 a=1|1 17 a=4|0 18");
    close_all(&tall);
}

static void
form_tools_have_names_of_their_own(void **state)
{
    (void)state;
    struct opened google =
        open_text("Timestamp,Email Address,\"Say [Are you glad?]\",are you calm?\n"
                  "2026/11/16 9:02:11 AM,ana@acme.example,5,0\n",
            usual);
    assert_string_equal(told(&google), "|0 16 a=5 b=0");
    close_all(&google);
    struct opened microsoft = open_text("ID;Completion time;Email;Name;Are you glad?\n"
                                        "1;3/11/2026 9:02:11;anonymous;;2\n"
                                        "2;16/11/2026 9:02:11;anonymous;;3\n",
        (struct survey_options){.per_person = false});
    assert_string_equal(told(&microsoft), "|-1 3 a=2|-1 16 a=3");
    assert_true(survey_is_anonymous(microsoft.survey));
    close_all(&microsoft);
    struct opened american = open_text("date,rep,a\n3/11/2026,Ana,2\n",
        (struct survey_options){.per_person = true, .date_order = 2});
    assert_string_equal(told(&american), "|0 -234 a=2"); /* 11 March */
    close_all(&american);
}

/* Without names each row is somebody; with codes, rows of one code are one. */
static void
answers_without_names(void **state)
{
    (void)state;
    const struct survey_options groups = {.per_person = false};
    struct opened none =
        open_text("date,team,manager,a\n2026-11-16,North,Ida,1\n2026-11-16,,,2\n", groups);
    struct survey_answer answer;
    assert_true(survey_next(none.survey, &answer));
    assert_true(answer.begins && answer.person == -1);
    assert_string_equal(answer.team, "North");
    assert_string_equal(answer.manager, "Ida");
    assert_true(survey_is_anonymous(none.survey));
    close_all(&none);
    struct opened codes = open_text("rep,date,anonymous,a\nx1,2026-11-16,yes,1\n"
                                    "x2,2026-11-16,no,2\nx1,2026-11-16,true,3\n,2026-11-16,yes,4\n",
        groups);
    assert_string_equal(told(&codes), "|0 16 a=1|1 16 a=2|0 16 a=3|-1 16 a=4");
    assert_true(survey_is_anonymous(codes.survey));
    close_all(&codes);
    struct opened promised =
        open_text("rep,date,a\nx1,2026-11-16,1\n", (struct survey_options){.anonymous = true});
    assert_string_equal(told(&promised), "|0 16 a=1");
    assert_true(survey_is_anonymous(promised.survey));
    close_all(&promised);
}

/* Cells of all kinds: only answers come through. */
static void
whatever_is_read_is_an_answer(void **state)
{
    (void)state;
    static const char *const cells[] = {"", "1", "5", "0", "6", "-1", "10", "10.5", "1e1", "nan",
        "inf", "0x3", "4 ", "4,5", "4.50", "99999999999999999999", "yes", "=1+1", "\u00A03"};
    static const char *const dates[] = {
        "2026-11-16", "2026-02-30", "", "soon", "2026-11-16T25:00", "2026-11-16 23:59"};
    struct random random = random_begin(20261116);
    fatal_begin(); /* the messages are of no interest */
    aside_begin(NULL, false);
    for (int round = 0; round < 50; round++) {
        char text[4000];
        bool is_long = random_below(&random, 2) == 0;
        size_t length = (size_t)snprintf(
            text, sizeof text, is_long ? "rep,date,item,answer\n" : "rep,date,a,b\n");
        for (int row = 0; row < 20; row++) {
            const char *rep = random_below(&random, 5) ? "Ana" : " ";
            const char *date = dates[random_below(&random, COUNT(dates))];
            const char *one = cells[random_below(&random, COUNT(cells))];
            const char *other = cells[random_below(&random, COUNT(cells))];
            const char *item = random_below(&random, 3) ? "b" : "c";
            length += (size_t)snprintf(text + length, sizeof text - length, "%s,%s,\"%s\",\"%s\"\n",
                rep, date, is_long ? item : one, other);
        }
        struct opened opened = open_text(text, usual);
        struct survey_answer answer;
        while (survey_next(opened.survey, &answer)) {
            assert_int_equal(answer.day, day_make(2026, 11, 16));
            assert_int_equal(answer.person, 0);
            if (answer.question == 0)
                assert_true(answer.value >= 1 && answer.value <= 5);
            else if (answer.question == 1)
                assert_true(answer.value >= 0 && answer.value <= 10);
            else
                assert_true(answer.begins);
        }
        close_all(&opened);
    }
    assert_int_equal(aside_finish(0), STATUS_SET_ASIDE);
    fatal_end();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_and_long_say_the_same),
        cmocka_unit_test(form_tools_have_names_of_their_own),
        cmocka_unit_test(answers_without_names),
        cmocka_unit_test(whatever_is_read_is_an_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
