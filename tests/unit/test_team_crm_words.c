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

#include "child.h"
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
    };
    static const char *const lists[] = {"won", "lost", "open", "yes", "no"};
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
        "", " ", "Wonderful", "Closed", "Clos\xc3\xa9", "10", "Won!", "yes no"};
    struct crm_words *words = crm_words_new();
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_true(crm_words_lists_of(words, texts[i]) == 0);
    crm_words_free(words);
}

/* Also when the text was met before somebody asked for it. */
static void
a_plain_text_is_a_list_of_its_own(void **state)
{
    (void)state;
    struct crm_words *words = crm_words_new();
    assert_true(crm_words_lists_of(words, "verbal  ok") == 0);
    uint64_t verbal = crm_words_list(words, "Verbal OK");
    assert_true(verbal != 0 && (verbal & (verbal - 1)) == 0);
    assert_true(crm_words_lists_of(words, "verbal  ok") == verbal);
    assert_true(crm_words_lists_of(words, "Verbal OK") == verbal);
    assert_true(crm_words_list(words, "Verbal OK") == verbal);
    assert_true(crm_words_lists_of(words, "Verbal") == 0);
    uint64_t won = crm_words_list(words, "won"), capital = crm_words_list(words, "Won");
    assert_true(won != capital); /* the list, and the plain text */
    assert_true(crm_words_lists_of(words, "Won") == (won | capital));
    assert_true(crm_words_lists_of(words, "Closed Won") == won);
    crm_words_free(words);
}

static void
ask_for_many(void *data)
{
    int count = *(int *)data;
    char name[32];
    struct crm_words *words = crm_words_new();
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "text %d", i);
        if (crm_words_list(words, name) == 0 || crm_words_lists_of(words, name) == 0)
            _exit(CHILD_WRONG);
    }
    crm_words_free(words);
}

static void
there_is_a_most(void **state)
{
    (void)state;
    int fits = 64 - 5, more = fits + 1; /* five lists are built in */
    assert_int_equal(child_run(ask_for_many, &fits).status, 0);
    struct outcome outcome = child_run(ask_for_many, &more);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    assert_string_equal(
        outcome.err, "amptools: more than 64 word lists and plain texts in a map\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_their_lists),
        cmocka_unit_test(other_words_stand_in_none),
        cmocka_unit_test(a_plain_text_is_a_list_of_its_own),
        cmocka_unit_test(there_is_a_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
