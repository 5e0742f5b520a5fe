/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of rules: the one that is built in, and one of the user's in its place.
 */
#include "child.h"
#include "scratch.h"

#include "csv/aside.h"
#include "team/recognition_rules.h"

static const char *const tests[] = {"any", "first", "above-usual", "new-best", "comeback",
    "persistence", "milestone", "streak", "effort", "effort-after", "promise-kept", "goal-met",
    "goal-halfway", NULL};

#define HEADER "rule,driver,event,after,test,threshold,weeks,within,text\n"

static struct recognition_rules
rules_of(const char *text)
{
    struct recognition_rules rules = {0};
    recognition_rules_read(&rules, text ? scratch_text(text) : NULL, 0, tests);
    return rules;
}

static void
the_built_in_rules_put_effort_before_results(void **state)
{
    (void)state;
    struct recognition_rules rules = rules_of(NULL);
    static const char *const order[] = {"practice", "something-new", "tried", "adapted",
        "experiment", "help", "mentoring", "improvement", "customer-story", "feedback-asked",
        "feedback-given", "comeback", "persistence", "personal-best", "streak", "milestone",
        "goal-met", "goal-halfway"};
    size_t at = 0;
    for (size_t i = 0; i < COUNT(order); i++) {
        while (at < rules.count && strcmp(rules.items[at].rule, order[i]) != 0)
            at++;
        assert_true(at < rules.count);
    }
    for (size_t i = 0; i < rules.count; i++) {
        assert_true(rules.items[i].text[0] != '\0' && rules.items[i].driver[0] != '\0');
        assert_null(strstr(rules.items[i].event, "sum("));
    }
    recognition_rules_free(&rules);
}

static void
a_row_of_several_events_is_several_rules(void **state)
{
    (void)state;
    struct recognition_rules rules =
        rules_of(HEADER "story, purpose ,story; customer-visit ,, First ,, 8 ,,New.\n"
                        "best,mastery,win,loss,new-best,1; 2.5 ;3 ,,26,Best.\n");
    assert_int_equal(rules.count, 3);
    assert_string_equal(rules.items[0].event, "story");
    assert_string_equal(rules.items[1].event, "customer-visit");
    assert_string_equal(rules.items[1].driver, "purpose");
    assert_int_equal(rules.items[1].test, 1);
    assert_int_equal(rules.items[1].terms.weeks, 8);
    assert_int_equal(rules.items[1].terms.within, -1);
    assert_int_equal(rules.items[1].terms.count, 0);
    assert_int_equal(rules.items[1].place.line, 2);
    assert_string_equal(rules.items[2].after, "loss");
    assert_int_equal(rules.items[2].terms.count, 3);
    assert_true(rules.items[2].terms.thresholds[1] == 2.5);
    recognition_rules_free(&rules);
}

static void
the_six_columns_will_do(void **state)
{
    (void)state;
    struct recognition_rules rules =
        rules_of("Text;Rule;Driver;Event;Test;Threshold\nThanks.;help;belonging;help;any;1\n");
    assert_int_equal(rules.count, 1);
    assert_string_equal(rules.items[0].after, "");
    assert_int_equal(rules.items[0].terms.weeks, -1);
    recognition_rules_free(&rules);
    rules = rules_of(HEADER "go,m,call,,persistence,2,,,t\ngo,m,call,no-show,persistence,2,,,t\n");
    assert_string_equal(rules.items[0].after, "loss"); /* as the built-in rules have it */
    assert_string_equal(rules.items[1].after, "no-show");
    recognition_rules_free(&rules);
}

/* A piece for child_run(). */
static void
read_rules(void *path)
{
    struct recognition_rules rules = {0};
    recognition_rules_read(&rules, path, 0, tests);
    recognition_rules_free(&rules);
}

static void
a_row_that_makes_no_sense_ends_the_program(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {HEADER "a,b,c,,never,1,,,t\n", ":2: test 'never' is not a test: any, first"},
        {HEADER "a,b,c,,any,one,,,t\n", ":2: threshold 'one' is not a number, nor numbers"},
        {HEADER "a,b,c,,any,1;;2,,,t\n", ":2: threshold '1;;2' is not a number"},
        {HEADER "a,b,c,,any,1,-1,,t\n", ":2: weeks '-1' is not a number of weeks"},
        {HEADER "a,b,c,,any,1,,12345,t\n", ":2: within '12345' is not a number of weeks"},
        {HEADER ",b,c,,any,1,,,t\n", ":2: rule '' is empty"},
        {HEADER "a,b,c,,any,1,,, \n", ":2: text ' ' is empty"},
        {HEADER "a,b,c,,any,1,,,t\nx\n", ":3: has fewer cells than the header"},
        {HEADER "a,b,c,,milestone,1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25"
                ",,,t\n",
            "has more than 24 numbers"},
        {"rule,driver,event,test,text\n", ": no column 'threshold'"},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct outcome outcome = child_run(read_rules, scratch_text(texts[i][0]));
        if (outcome.status != STATUS_TROUBLE || !strstr(outcome.err, texts[i][1]))
            fail_msg("%d: %s", outcome.status, outcome.err);
    }
}

static void
the_built_in_table_can_be_shown(void **state)
{
    (void)state;
    char *path = scratch_text("");
    recognition_rules_show(path);
    struct recognition_rules shown = {0}, built_in = rules_of(NULL);
    recognition_rules_read(&shown, path, 0, tests);
    assert_int_equal(shown.count, built_in.count);
    recognition_rules_free(&shown);
    recognition_rules_free(&built_in);
}

int
main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(the_built_in_rules_put_effort_before_results),
        cmocka_unit_test(a_row_of_several_events_is_several_rules),
        cmocka_unit_test(the_six_columns_will_do),
        cmocka_unit_test(a_row_that_makes_no_sense_ends_the_program),
        cmocka_unit_test(the_built_in_table_can_be_shown),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
