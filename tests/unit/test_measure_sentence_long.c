/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/sentence: long texts and random ones, which take their time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "goal_words.h"
#include "seed.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Long texts: ten times as long takes about ten times as long, whatever they are made of. */
static void
time_grows_with_the_length(void **state)
{
    (void)state;
    static const char *const pieces[] = {"calls ", "and ", ", ", "5 ", "5 calls, ", "by June ",
        "to ", "so that ", "than ", "the end of ", "a week ", "(", ". ", "x. ", "more ",
        "from 5 to 6 ", "one ", "zero thousand ", "and sell ", "\xF0\x9F\x9A\x80", "\x80", "word ",
        "- ", "every ", "last week of ", "in a ", "by calling ", "hundred ", "aaaaaaaaaa",
        "12,345,", "my ", "the "};
    enum { SMALL = 20000, LARGE = 10 * SMALL };
    char *text = mem_zeroed(LARGE + 1, 1);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        double seconds[2];
        size_t length = strlen(pieces[i]);
        for (size_t at = 0; at < LARGE; at++)
            text[at] = pieces[i][at % length];
        for (int large = 0; large < 2; large++) {
            char end = text[SMALL];
            if (!large)
                text[SMALL] = '\0';
            clock_t start = clock();
            read_sentence(text);
            seconds[large] = (double)(clock() - start) / CLOCKS_PER_SEC;
            text[SMALL] = end;
        }
        /* Square growth would take a hundred times as long. */
        if (seconds[1] > .5 && seconds[1] > 40 * seconds[0])
            fail_msg("'%s': %g s, then %g s", pieces[i], seconds[0], seconds[1]);
    }
    free(text);
}

static void
a_megabyte_is_a_sentence(void **state)
{
    (void)state;
    enum { SIZE = 1000000 };
    static const char goal[] = "Book 12 meetings a week ";
    char *text = mem_zeroed(SIZE + 1, 1);
    for (size_t i = 0; i < SIZE; i++)
        text[i] = goal[i % (sizeof goal - 1)];
    struct sentence sentence = read_sentence(text);
    assert_true(sentence.has_number && sentence.number.whole == 12);
    text[10000] = '\0';
    sentence = read_sentence(text);
    assert_true(sentence.has_number && sentence.per == PERIOD_WEEK);
    free(text);
}

/* Sentences put together from words of the lexicon and garbage, by a printed seed. */
static void
random_sentences(void **state)
{
    (void)state;
    static const char *const pieces[] = {"book", "12", "%", "by", "the", "end", "of", "Q1", "a",
        "week", "from", "to", "$", "5k", "and", ",", "more", "than", "last", "year", "half", "each",
        "every", "per", "(", ")", "so that", "calls", "win rate", "customers", "in", "next",
        "first", "march", "-", "or", "one", "hundred", "double", "x", "points", "2027", "31", "/",
        "within", "days", "at least", "currently", "\xC3\xA9", "\xFF", ".", ":", "close", "all",
        "increase"};
    unsigned long seed = (unsigned long)seed_or(20261121);
    for (int round = 0; round < 20000; round++) {
        char text[300] = "";
        size_t length = 0;
        for (int i = 0; i < 14; i++) {
            seed = (seed * 1103515245 + 12345) & 0x7fffffff;
            int wrote = snprintf(text + length, sizeof text - length, "%s%s",
                pieces[(seed >> 8) % COUNT(pieces)], seed % 7 == 0 ? "" : " ");
            length += (size_t)wrote;
        }
        struct sentence sentence = read_sentence(text);
        assert_true(sentence.phrase.begin + sentence.phrase.length <= length);
        assert_true(sentence.vague.begin + sentence.vague.length <= length);
        assert_int_equal(sentence.has_number, sentence.unit != UNIT_NONE);
        assert_true(sentence.measurable || !sentence.has_number);
        assert_true(!sentence.has_from || sentence.has_number);
        assert_true(
            sentence.time_bound || (sentence.due == DAY_NONE && sentence.per == PERIOD_NONE));
        assert_true(!sentence.specific || *sentence.metric != '\0');
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_grows_with_the_length),
        cmocka_unit_test(a_megabyte_is_a_sentence),
        cmocka_unit_test(random_sentences),
    };
    return cmocka_run_group_tests(tests, read_words, free_words);
}
