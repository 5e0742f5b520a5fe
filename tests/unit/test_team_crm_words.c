/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/crm_words: which words of an export say "won", and plain texts as lists of their own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "scratch.h"
#include "team/crm_words.h"

static void
words_stand_in_their_lists(void **state)
{
    (void)state;
    static const struct {
        const char *text, *list;
    } rows[] = {
        {"Won", "won"},
        {"won", "won"},
        {" CLOSED \t won ", "won"},
        {"Closed Won", "won"},
        {"ClosedWon", "won"},
        {"Closed Lost", "lost"},
        {"LOST", "lost"},
        {"Prospecting", "open"},
        {"Proposal/Price Quote", "open"},
        {"TRUE", "yes"},
        {"1", "yes"},
        {"y", "yes"},
        {"False", "no"},
        {"0", "no"},
        {"N", "no"},
        {"Gewonnen", "won"},
        {"CERRADA PERDIDA", "lost"},
        {"Aus", "no"},
        {"Vrai", "yes"},
        {"Connected - Discovery", "connected"},
    };
    static const char *const lists[] = {"won", "lost", "open", "yes", "no", "connected"};
    struct crm_words *words = crm_words_new();
    for (int again = 0; again < 2; again++)
        for (size_t i = 0; i < COUNT(rows); i++)
            for (size_t j = 0; j < COUNT(lists); j++) {
                bool holds =
                    crm_words_lists_of(words, rows[i].text) & crm_words_list(words, lists[j]);
                if (holds != (strcmp(lists[j], rows[i].list) == 0))
                    fail_msg("'%s' and '%s'", rows[i].text, lists[j]);
            }
    crm_words_free(words);
    crm_words_free(NULL);
}

static void
other_words_stand_in_none(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", " ", "Wonderful", "Close", "Clos\xc3\xa9", "10", "Won!", "yes no"};
    struct crm_words *words = crm_words_new();
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_true(crm_words_lists_of(words, texts[i]) == 0);
    crm_words_free(words);
}

/* A plain text is nobody's list; both are compared without case and blanks. */
static void
a_name_of_no_list_is_none(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    assert_true(crm_words_list(words, "Verbal OK") == 0);
    assert_true(crm_words_list(words, "Won") == 0); /* the text, not the list */
    uint64_t won = crm_words_list(words, "won");
    assert_true(won != 0 && (won & (won - 1)) == 0);
    assert_string_equal(crm_words_folded(words, " Verbal \t OK "), "verbal ok");
    assert_string_equal(crm_words_folded(words, "Closed WON"), "closed won");
    crm_words_free(words);
}

static void
words_that_only_begin(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    uint64_t cancelled = crm_words_list(words, "cancelled");
    assert_true(crm_words_lists_of(words, "CANCELED:  Lunch") & cancelled);
    assert_true(crm_words_lists_of(words, "Abgesagt: Mittag") & cancelled);
    assert_true(crm_words_lists_of(words, "Cancelled") & cancelled);
    assert_false(crm_words_lists_of(words, "Is it Canceled: no") & cancelled);
    assert_false(crm_words_lists_of(words, "Cancel: yes") & cancelled);
    crm_words_free(words);
}

/* Those of a file are known to those who read it, and to nobody else. */
static void
words_of_a_file(void **state)
{
    (void)state;
    const char *path = scratch_text("list,word\nwon,Verbal OK\nlater,Next year\nlater,Some*\n");
    struct crm_words *words = crm_words_new(), *others = crm_words_new();
    crm_words_read(words, path);
    uint64_t won = crm_words_list(words, "won"), later = crm_words_list(words, "later");
    assert_true(won && later && !(won & later));
    assert_true(crm_words_list(words, "lost") && !(later & crm_words_list(words, "lost")));
    assert_true(crm_words_lists_of(words, "verbal ok") == won);
    assert_true(crm_words_lists_of(words, "Closed Won") == won);
    assert_true(crm_words_lists_of(words, "NEXT year") == later);
    assert_true(crm_words_lists_of(words, "some day") == later);
    assert_true(crm_words_list(others, "won") == won);
    assert_true(crm_words_list(others, "later") == 0);
    assert_true(crm_words_lists_of(others, "verbal ok") == 0);
    crm_words_free(words);
    assert_true(crm_words_lists_of(others, "Closed Won") == won);
    crm_words_free(others);
}

/* More spellings than are remembered: each is told right, the first and the last. */
static void
a_million_subjects(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    uint64_t cancelled = crm_words_list(words, "cancelled");
    for (int again = 0; again < 2; again++)
        for (int i = 0; i < 10000; i++) {
            char subject[40];
            snprintf(subject, sizeof subject, "%s number %d", i % 3 ? "Visit" : "Canceled:", i);
            if (((crm_words_lists_of(words, subject) & cancelled) != 0) != (i % 3 == 0))
                fail_msg("'%s'", subject);
            snprintf(subject, sizeof subject, "%s number %d", i % 3 ? "visit" : "canceled:", i);
            assert_string_equal(crm_words_folded(words, subject), subject);
        }
    crm_words_free(words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_their_lists),
        cmocka_unit_test(other_words_stand_in_none),
        cmocka_unit_test(a_name_of_no_list_is_none),
        cmocka_unit_test(words_that_only_begin),
        cmocka_unit_test(words_of_a_file),
        cmocka_unit_test(a_million_subjects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
