/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/codebook: what codebooks, composites and norms say; that every codebook which is built in is
 * what the list says of it. What they must not say is in motivation-score-codebooks.transcript.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "csv/table.h"
#include "scratch.h"
#include "team/codebook.h"

static void
a_codebook_is_as_the_file_says(void **state)
{
    (void)state;
    char *path = scratch_text("text,Scale,item,Reversed,weight,min,max,precondition\n"
                              "\"Glad, mostly?\",mood, a 1 ,no,2.5,1,5,\n"
                              ",pace,B-2,Yes,,0,10,yes\n"
                              ",Mood,b2,1,1,0,10,no\n");
    struct codebook *codebook = codebook_read(path, NULL, 0);
    const struct questionnaire *questionnaire = codebook_questionnaire(codebook);
    assert_int_equal(questionnaire->question_count, 2);
    assert_int_equal(questionnaire->scale_count, 2);
    assert_int_equal(questionnaire->composite_count, 0);
    assert_string_equal(questionnaire->questions[0].name, "a 1");
    assert_true(questionnaire->questions[1].max == 10);
    const struct scale *mood = &questionnaire->scales[0], *pace = &questionnaire->scales[1];
    assert_string_equal(mood->name, "mood");
    assert_int_equal(mood->count, 2);
    assert_true(mood->parts[0].weight == 2.5 && !mood->parts[0].reversed);
    assert_true(mood->parts[1].of == 1 && mood->parts[1].reversed);
    assert_true(pace->parts[0].weight == 1 && pace->precondition && !mood->precondition);
    assert_string_equal(codebook_name(codebook), path);
    assert_null(codebook_caution(codebook));
    codebook_free(codebook);
    codebook_free(NULL);
}

/* By item, by text, and by text in the brackets in which form tools put the rows of a grid. */
static void
columns_lead_to_questions(void **state)
{
    (void)state;
    char *path = scratch_text("item,scale,min,max,text\n"
                              "a1,mood,1,5,I like [most of] my work\n"
                              "b_2,mood,1,5,Work is fun\n");
    struct codebook *codebook = codebook_read(path, NULL, 0);
    assert_int_equal(codebook_question(codebook, "A 1"), 0);
    assert_int_equal(codebook_question(codebook, "Work is fun"), -1);
    assert_int_equal(codebook_question_of_column(codebook, "B2"), 1);
    assert_int_equal(codebook_question_of_column(codebook, "work is  FUN"), 1);
    assert_int_equal(codebook_question_of_column(codebook, "I like [most of] my work"), 0);
    assert_int_equal(codebook_question_of_column(codebook, "How true is it? [Work is fun]"), 1);
    assert_int_equal(codebook_question_of_column(codebook, "Grid [b2]"), 1);
    assert_int_equal(codebook_question_of_column(codebook, "Grid [Work is fun] x"), -1);
    assert_int_equal(codebook_question_of_column(codebook, "[]"), -1);
    assert_int_equal(codebook_question_of_column(codebook, "]"), -1);
    assert_int_equal(codebook_question_of_column(codebook, ""), -1);
    codebook_free(codebook);
}

static void
composites_have_numbers_after_the_scales(void **state)
{
    (void)state;
    char *book = scratch_text("item,scale,min,max\na,joy,1,5\nb,hope,1,5\n");
    char *path = scratch_text("scale,composite,weight,reversed\n"
                              "joy,both,,\nHope,Both,0.5,y\n"
                              "both,index,-1,no\njoy,index,2,no\n");
    struct codebook *codebook = codebook_read(book, path, 0);
    const struct questionnaire *questionnaire = codebook_questionnaire(codebook);
    assert_int_equal(questionnaire->composite_count, 2);
    assert_int_equal(questionnaire_figures(questionnaire), 4);
    const struct scale *both = questionnaire_figure(questionnaire, 2);
    const struct scale *index = questionnaire_figure(questionnaire, 3);
    assert_string_equal(both->name, "both");
    assert_true(both->parts[0].weight == 1 && both->parts[1].weight == .5);
    assert_true(both->parts[1].reversed && both->parts[1].of == 1);
    assert_true(index->parts[0].of == 2 && index->parts[0].weight == -1);
    codebook_free(codebook);
}

static void
norms_are_known_of_some_figures(void **state)
{
    (void)state;
    char *book = scratch_text("item,scale,min,max\na,joy,1,5\nb,hope,1,5\n");
    char *path = scratch_text("scale,mean,sd,alpha,n,source\nHOPE,,1.25,0.8,,ours\n");
    struct codebook *codebook = codebook_read(book, NULL, 0);
    struct norm norms[2];
    codebook_norms(codebook, NULL, 0, norms);
    assert_true(isnan(norms[0].sd) && isnan(norms[1].alpha));
    codebook_norms(codebook, path, 0, norms);
    assert_true(isnan(norms[0].sd) && norms[1].sd == 1.25 && norms[1].alpha == .8);
    codebook_free(codebook);
}

/* Each row of the list against the table itself. */
static void
what_is_built_in_is_what_the_list_says(void **state)
{
    (void)state;
    struct table *table = table_builtin("team/codebooks");
    int name = table_need(table, "name"), kind = table_need(table, "kind");
    int items = table_need(table, "items"), range = table_need(table, "range");
    int use = table_need(table, "who_may_use");
    size_t codebooks = 0;
    while (table_next(table)) {
        assert_true(*table_cell(table, use));
        if (strcmp(table_cell(table, kind), "codebook") != 0)
            continue;
        struct codebook *codebook = codebook_read(table_cell(table, name), NULL, 0);
        const struct questionnaire *questionnaire = codebook_questionnaire(codebook);
        char text[80];
        snprintf(text, sizeof text, "%zu", questionnaire->question_count);
        assert_string_equal(text, table_cell(table, items));
        for (size_t i = 0; i < questionnaire->question_count; i++) {
            const struct question *question = &questionnaire->questions[i];
            snprintf(text, sizeof text, "%g-%g", question->min, question->max);
            assert_string_equal(text, table_cell(table, range));
        }
        codebooks++;
        codebook_free(codebook);
    }
    assert_int_equal(codebooks, 8);
    table_close(table);
}

/* 16 questions: base pay 2 and first, autonomy, mastery, purpose and belonging 3, load 2; two
   reversed; only base pay is a precondition. */
static void
the_pulse_is_what_was_promised(void **state)
{
    (void)state;
    static const char *const names[] = {
        "base_pay", "autonomy", "mastery", "purpose", "belonging", "load"};
    static const size_t counts[] = {2, 3, 3, 3, 3, 2};
    struct codebook *codebook = codebook_read(codebook_default, NULL, 0);
    const struct questionnaire *questionnaire = codebook_questionnaire(codebook);
    int reversed = 0;
    assert_int_equal(questionnaire->question_count, 16);
    assert_int_equal(questionnaire->scale_count, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct scale *scale = &questionnaire->scales[i];
        assert_string_equal(scale->name, names[i]);
        assert_int_equal(scale->count, counts[i]);
        assert_int_equal(scale->precondition, i == 0);
        for (size_t j = 0; j < scale->count; j++)
            reversed += scale->parts[j].reversed;
    }
    assert_int_equal(reversed, 2);
    assert_non_null(strstr(codebook_caution(codebook), "not validated"));
    codebook_free(codebook);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_codebook_is_as_the_file_says),
        cmocka_unit_test(columns_lead_to_questions),
        cmocka_unit_test(composites_have_numbers_after_the_scales),
        cmocka_unit_test(norms_are_known_of_some_figures),
        cmocka_unit_test(what_is_built_in_is_what_the_list_says),
        cmocka_unit_test(the_pulse_is_what_was_promised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
