/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/playbook: the table that is built in has three open questions for whatever can arise, rows
 * take turns, and what is wrong with a table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "child.h"
#include "scratch.h"
#include "team/playbook.h"

#define HEADER "need,situation,question,offer,scale,better,precondition,called\n"
#define NEED "x,,,,xs,low,,An x\n"
#define QUESTIONS "x,fell,q1?,o1,,,,\nx,low,q2?,o2,,,,\nx,lowest,q3?,o3,,,,\nx,stuck,q4?,o4,,,,\n"
#define FINE "x,fine,q5?,,,,,\n"
#define NONE ",unknown,u?,uo,,,,\n,stuck,s?,so,,,,\n,fine,f?,,,,,\n,go-on,Go on.,Leave them.,,,,\n"

/* An open question cannot be answered with yes or no, and asks one thing. */
static void
assert_open(const char *question)
{
    static const char *const openings[] = {"What ", "Which ", "Who ", "Whom ", "Whose ", "Where ",
        "When ", "How ", "With whom ", "If you "};
    bool open = false;
    for (size_t i = 0; i < COUNT(openings); i++)
        open = open || strncmp(question, openings[i], strlen(openings[i])) == 0;
    if (!open || question[strlen(question) - 1] != '?' ||
        strchr(question, '?') != question + strlen(question) - 1)
        fail_msg("'%s' is no open question", question);
}

/* Three different questions in three weeks, with an offer unless the person is doing fine. */
static void
assert_three(const struct playbook *playbook, const char *need, enum playbook_situation situation)
{
    struct playbook_words words[3];
    for (size_t i = 0; i < 3; i++) {
        words[i] = playbook_choose(playbook, need, situation, i + 6000);
        assert_open(words[i].question);
        assert_int_equal(words[i].offer[0] == '\0', situation == PLAYBOOK_FINE);
        if (words[i].offer[0] != '\0' && strchr(".?!", words[i].offer[strlen(words[i].offer) - 1]))
            fail_msg("'%s' ends as a sentence does", words[i].offer);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(words[i].question, words[j].question);
    }
}

static void
test_built_in(void **state)
{
    (void)state;
    static const char *const scales[] = {
        "base_pay", "autonomy", "mastery", "purpose", "belonging", "load"};
    struct playbook *playbook = playbook_read(NULL, 0);
    size_t count;
    const struct playbook_need *needs = playbook_needs(playbook, &count);
    assert_int_equal(count, COUNT(scales));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(needs[i].scale, scales[i]);
        assert_int_equal(needs[i].is_precondition, i == 0);
        assert_int_equal(needs[i].low_is_good, i == 5);
        for (int situation = 0; situation <= PLAYBOOK_FINE; situation++)
            assert_three(playbook, needs[i].need, (enum playbook_situation)situation);
    }
    for (int situation = PLAYBOOK_STUCK; situation <= PLAYBOOK_UNKNOWN; situation++)
        assert_three(playbook, "", (enum playbook_situation)situation);
    struct playbook_words words = playbook_choose(playbook, "", PLAYBOOK_GO_ON, 0);
    assert_non_null(strstr(words.question, "nothing to advise"));
    assert_non_null(strstr(words.offer, "ask, and do not direct"));
    playbook_free(playbook);
    playbook_free(NULL);
}

static void
test_turns(void **state)
{
    (void)state;
    struct playbook *playbook =
        playbook_read(scratch_text(HEADER
                          " X , , , , XS ,LOW,No, An  x \n X ,Fell,q1?,o1,,,,\nX,fell,q0?,o0,,,,\n"
                          "X,low,q2?,o2,,,,\nX,lowest,q3?,o3,,,,\nX,stuck,q4?,o4,,,,\n"
                          "X,fine,q5?,,,,,\n" NONE),
            0);
    size_t count;
    const struct playbook_need *need = playbook_needs(playbook, &count);
    assert_int_equal(count, 1);
    assert_string_equal(need->need, "X");
    assert_string_equal(need->scale, "XS");
    assert_string_equal(need->called, "An x");
    assert_true(need->low_is_good && !need->is_precondition);
    assert_string_equal(playbook_choose(playbook, "X", PLAYBOOK_FELL, 6).question, "q1?");
    assert_string_equal(playbook_choose(playbook, "X", PLAYBOOK_FELL, 7).question, "q0?");
    assert_string_equal(playbook_choose(playbook, "X", PLAYBOOK_FELL, 7).offer, "o0");
    assert_string_equal(playbook_choose(playbook, "X", PLAYBOOK_FINE, 7).offer, "");
    assert_string_equal(playbook_choose(playbook, "", PLAYBOOK_STUCK, 7).question, "s?");
    playbook_free(playbook);
}

static void
read_it(void *path)
{
    (void)playbook_read(path, 0);
}

static void
refused(const char *text, const char *message)
{
    struct outcome outcome = child_run(read_it, scratch_text(text));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    if (!strstr(outcome.err, message))
        fail_msg("'%s' is not in '%s'", message, outcome.err);
}

static void
test_wrong(void **state)
{
    (void)state;
    refused("need,situation,question,offer,scale\n", "better");
    refused(HEADER "x,fallen,q?,o,,,,\n", ":2: situation 'fallen' is not one of fell, low, lowest");
    refused(HEADER "x,low,,o,,,,\n", ":2: question is empty");
    refused(HEADER "x,low,q?,,,,,\n", ":2: offer is empty");
    refused(HEADER ",low,q?,o,,,,\n", ":2: need is empty");
    refused(HEADER "x,unknown,q?,o,,,,\n", ":2: need 'x' must be empty in this situation");
    refused(HEADER "x,low,q?,o,,high,,\n", ":2: better 'high' must be empty without a scale");
    refused(HEADER "x,low,q?,o,,,yes,\n", ":2: precondition 'yes' must be empty without");
    refused(HEADER "x,low,q?,o,,,,X\n", ":2: called 'X' must be empty without a scale");
    refused(HEADER ",,,,xs,high,,An x\n", ":2: need is empty");
    refused(HEADER "x,,,,xs,high,,\n", ":2: called is empty");
    refused(HEADER "x,,,,xs,,,An x\n", ":2: better '' is not one of high, low");
    refused(
        HEADER "x,,,,xs,high,perhaps,An x\n", ":2: precondition 'perhaps' is not one of yes, no");
    refused(HEADER "x,low,,,xs,high,,An x\n", ":2: situation 'low' must be empty beside a scale");
    refused(HEADER "x,,q?,,xs,high,,An x\n", ":2: question 'q?' must be empty beside a scale");
    refused(HEADER NEED NEED, ":3: scale 'xs' is a need already");
    refused(HEADER "x,low\n", ":2: ");
    refused(HEADER NEED QUESTIONS FINE, "there is no row ',stuck,...'");
    refused(HEADER NEED QUESTIONS NONE, "there is no row 'x,fine,...'");
    refused(HEADER QUESTIONS FINE NONE, "there is no row that says which scale tells of 'x'");
}

static void
choose_for_a_need_that_is_none(void *data)
{
    (void)data;
    (void)playbook_choose(playbook_read(NULL, 0), "sleep", PLAYBOOK_LOW, 0);
}

static void
a_need_that_is_none_has_no_words(void **state)
{
    (void)state;
    struct outcome outcome = child_run(choose_for_a_need_that_is_none, NULL);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(outcome.err,
        "amptools: the playbook has no words for 'low': this is a fault of the program\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(a_need_that_is_none_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
