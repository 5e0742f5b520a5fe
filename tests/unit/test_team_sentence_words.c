/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/sentence_words: every phrase of the table is handed on once, and a row that is not taken
 * ends the program with its place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "child.h"
#include "measure/lexicon.h"
#include "measure/sentence.h"
#include "scratch.h"
#include "team/sentence_words.h"

static bool
write_down(
    void *data, const char *word_class, const char *phrase, const char *meaning, const char **error)
{
    char *text = data;
    size_t length = strlen(text);
    snprintf(text + length, 500 - length, "[%s|%s|%s]", word_class, phrase, meaning);
    *error = "is refused";
    return strcmp(phrase, "bad") != 0;
}

static bool
take_word(
    void *data, const char *word_class, const char *phrase, const char *meaning, const char **error)
{
    return lexicon_add(data, word_class, phrase, meaning, error);
}

static void
phrases_are_handed_on(void **state)
{
    (void)state;
    char text[500] = "";
    const char *path = scratch_text("Meaning,class,phrase,note\n"
                                    "call,metric,ring; dial ;;,\n,extent,all,x\n");
    sentence_words_read(path, 0, write_down, text);
    assert_string_equal(text, "[metric|ring|call][metric| dial |call][extent|all|]");
}

static void
read_it(void *path)
{
    char text[500] = "";
    sentence_words_read(path, ',', write_down, text);
}

static void
bad_tables_end_the_program(void **state)
{
    (void)state;
    static const struct {
        const char *table, *message;
    } rows[] = {
        {"class,phrase,meaning\nmetric,good;bad,call\n",
            ":2: 'bad' of class 'metric' is refused\n"},
        {"class,phrase\nmetric,good\n", ": no column 'meaning'; the header is 'class,phrase'"},
        {"class,phrase,meaning\nmetric\n", ":2: has fewer cells than the header"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct outcome outcome = child_run(read_it, scratch_text(rows[i].table));
        assert_int_equal(outcome.status, STATUS_TROUBLE);
        if (!strstr(outcome.err, rows[i].message))
            fail_msg("'%s'", outcome.err);
    }
}

/* A lexicon takes the whole built-in table, and one from a file reads sentences in its words. */
static void
tables_make_lexicons(void **state)
{
    (void)state;
    struct sentence sentence;
    struct lexicon *lexicon = lexicon_new();
    sentence_words_read(NULL, 0, take_word, lexicon);
    sentence_read(lexicon, "Book 12 meetings", 20000, &sentence);
    assert_string_equal(sentence.metric, "meeting");
    lexicon_free(lexicon);

    lexicon = lexicon_new();
    sentence_words_read(scratch_text("class,phrase,meaning\nmetric,Besuch;Besuche,visit\n"
                                     "each,pro,per\nperiod,Woche,week\nverb,mache,make\n"),
        0, take_word, lexicon);
    sentence_read(lexicon, "Mache 12 Besuche pro Woche", 20000, &sentence);
    assert_string_equal(sentence.metric, "visit");
    assert_true(sentence.has_number && sentence.number.whole == 12);
    assert_int_equal(sentence.per, PERIOD_WEEK);
    lexicon_free(lexicon);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_are_handed_on),
        cmocka_unit_test(bad_tables_end_the_program),
        cmocka_unit_test(tables_make_lexicons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
