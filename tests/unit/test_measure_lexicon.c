/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/lexicon: phrases are found at the words where they begin, the longest first, whatever
 * their case and endings; rows that make no sense are refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "measure/lexicon_match.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void
add(struct lexicon *lexicon, const char *word_class, const char *phrase, const char *meaning)
{
    const char *error = "";
    if (!lexicon_add(lexicon, word_class, phrase, meaning, &error))
        fail_msg("%s, %s, %s: %s", word_class, phrase, meaning, error);
}

/* The meaning of the longest phrase of the class at word number `at`, "" if there is none. */
static const char *
meaning_at(const struct lexicon *lexicon, const char *text, size_t at, enum word_class word_class)
{
    struct token_list list = {0};
    struct match_list found = {0};
    const char *meaning = "";
    unsigned most = 0;

    tokens_cut(&list, text, strlen(text));
    lexicon_match(lexicon, &list, &found);
    assert_true(at < list.count);
    const struct token *token = &list.tokens[at];
    for (unsigned i = 0; i < token->match_count; i++) {
        const struct match *match = &found.matches[token->first_match + i];
        if (match->sense->word_class == word_class && match->words > most) {
            most = match->words;
            meaning = match->sense->meaning;
        }
    }
    assert_int_equal((token->classes >> word_class & 1) != 0, most > 0);
    free(found.matches);
    tokens_free(&list);
    return meaning;
}

static struct lexicon *
small_lexicon(void)
{
    struct lexicon *lexicon = lexicon_new();
    add(lexicon, "metric", "call", "call");
    add(lexicon, "metric", "call log", "crm update");
    add(lexicon, "metric", "sign-up", "sign-up");
    add(lexicon, "metric", "one-on-one", "coaching session");
    add(lexicon, "metric", "sales", "revenue");
    add(lexicon, "metric", "sale", "win");
    add(lexicon, "metric", "company", "x");
    add(lexicon, "metric", "President's Club", "award");
    add(lexicon, "metric", "e-mail", "email");
    add(lexicon, "verb", "close", "make");
    add(lexicon, "verb", "plan", "make");
    add(lexicon, "verb", "eb", "make");
    add(lexicon, "verb", "b", "make");
    add(lexicon, "trait", "call", "activity single");
    return lexicon;
}

static void
phrases_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        enum word_class word_class;
        const char *meaning;
    } rows[] = {
        {"make a call", 2, WORD_METRIC, "call"},
        {"MAKE A CALL", 2, WORD_METRIC, "call"},
        {"make calls", 1, WORD_METRIC, "call"},
        {"the call log", 1, WORD_METRIC, "crm update"},
        {"the call logs", 1, WORD_METRIC, "crm update"},
        {"the call, log it", 1, WORD_METRIC, "call"},
        {"sign-ups", 0, WORD_METRIC, "sign-up"},
        {"sign up", 0, WORD_METRIC, "sign-up"},
        {"signup", 0, WORD_METRIC, ""},
        {"One on one", 0, WORD_METRIC, "coaching session"},
        {"sales", 0, WORD_METRIC, "revenue"},
        {"sale", 0, WORD_METRIC, "win"},
        {"companies", 0, WORD_METRIC, "x"},
        {"the company's", 1, WORD_METRIC, "x"},
        {"president\xE2\x80\x99s club", 0, WORD_METRIC, "award"},
        {"e-mails", 0, WORD_METRIC, "email"},
        {"closing", 0, WORD_VERB, "make"},
        {"closed", 0, WORD_VERB, "make"},
        {"closes", 0, WORD_VERB, "make"},
        {"planning", 0, WORD_VERB, "make"},
        {"closely", 0, WORD_VERB, ""},
        {"ebbing", 0, WORD_VERB, "make"},
        {"bbing", 0, WORD_VERB, ""}, /* of a single letter nothing is left */
        {"bing", 0, WORD_VERB, ""},
        {"recall", 0, WORD_METRIC, ""},
        {"call", 0, WORD_VERB, ""},
    };
    struct lexicon *lexicon = small_lexicon();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *meaning = meaning_at(lexicon, rows[i].text, rows[i].at, rows[i].word_class);
        if (strcmp(meaning, rows[i].meaning) != 0)
            fail_msg("'%s': '%s', expected '%s'", rows[i].text, meaning, rows[i].meaning);
    }
    lexicon_free(lexicon);
    lexicon_free(NULL);
}

/* Words of up to 38 letters are looked up without their ending. */
static void
long_words_have_no_endings(void **state)
{
    (void)state;
    for (size_t length = 30; length <= 60; length++) {
        struct lexicon *lexicon = lexicon_new();
        char word[80];
        for (size_t i = 0; i < length - 1; i++)
            word[i] = "ab"[i % 2];
        word[length - 1] = '\0';
        add(lexicon, "metric", word, "call");
        assert_string_equal(meaning_at(lexicon, word, 0, WORD_METRIC), "call");
        word[length - 1] = 's';
        word[length] = '\0';
        assert_string_equal(meaning_at(lexicon, word, 0, WORD_METRIC), length <= 38 ? "call" : "");
        lexicon_free(lexicon);
    }
}

static void
metrics_are_known_by_name(void **state)
{
    (void)state;
    struct lexicon *lexicon = small_lexicon();
    const struct sense *trait = lexicon_sense(lexicon, "call", WORD_TRAIT);
    assert_non_null(trait);
    assert_int_equal(trait->value, TRAIT_ACTIVITY | TRAIT_SINGLE);
    assert_null(lexicon_sense(lexicon, "call", WORD_AS_MONEY));
    assert_null(lexicon_sense(lexicon, "calls", WORD_TRAIT));
    assert_null(lexicon_sense(lexicon, "", WORD_TRAIT));
    lexicon_free(lexicon);
}

static void
rows_without_sense_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *word_class, *phrase, *meaning, *error;
    } rows[] = {
        {"colour", "blue", "", "is no class of words"},
        {"", "blue", "", "is no class of words"},
        {"number", "blue", "blue", "needs a number as its meaning"},
        {"number", "blue", "", "needs a number as its meaning"},
        {"metric", "blue", "", "needs the name of a metric as its meaning"},
        {"extent", "all", "x", "has a meaning, and its class has none"},
        {"verb", "go", "sideways", "has a meaning that its class does not know"},
        {"trait", "call", "activity sideways", "has a meaning that its class does not know"},
        {"month", "march", "32", "needs a whole number from 0 to 31 as its meaning"},
        {"month", "march", "", "needs a whole number from 0 to 31 as its meaning"},
        {"month", "march", "003", "needs a whole number from 0 to 31 as its meaning"},
        {"month", "march", "3x", "needs a whole number from 0 to 31 as its meaning"},
        {"holiday", "may day", "05-32", "needs a date like 12-25 as its meaning"},
        {"holiday", "may day", "5-1", "needs a date like 12-25 as its meaning"},
        {"holiday", "may day", "5x-01", "needs a date like 12-25 as its meaning"},
        {"holiday", "may day", "05/01", "needs a date like 12-25 as its meaning"},
        {"holiday", "may day", "05-1x", "needs a date like 12-25 as its meaning"},
        {"holiday", "may day", "05-011", "needs a date like 12-25 as its meaning"},
        {"metric", "", "call", "has no word"},
        {"metric", " ", "call", "has no word"},
        {"metric", "a b c d e f g h i", "call", "has more words than a phrase may have (8)"},
    };
    struct lexicon *lexicon = lexicon_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *error = "";
        assert_false(
            lexicon_add(lexicon, rows[i].word_class, rows[i].phrase, rows[i].meaning, &error));
        assert_string_equal(error, rows[i].error);
    }
    add(lexicon, "metric", "a b c d e f g h", "call");
    add(lexicon, "holiday", "leap day", "02-29");
    lexicon_free(lexicon);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_found),
        cmocka_unit_test(long_words_have_no_endings),
        cmocka_unit_test(metrics_are_known_by_name),
        cmocka_unit_test(rows_without_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
