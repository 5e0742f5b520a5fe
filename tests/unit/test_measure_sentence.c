/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/sentence: goal sentences against labels made by hand, by the rules of the guidelines.
 * With files as arguments (`test_measure_sentence FILE...`) it only prints, for each, how much of
 * each column is read as it is labelled, and every cell that is not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/mem.h"
#include "csv/table.h"
#include "measure/lexicon.h"
#include "measure/sentence.h"
#include "team/sentence_words.h"

enum { COLUMNS = 10, CELL_SIZE = 64 };

/* Below this share of right cells a column fails. */
static const double least_right = .97;

static const char *const columns[COLUMNS] = {"specific", "measurable", "time_bound", "direction",
    "metric", "number", "from", "unit", "per", "due"};

static struct lexicon *words;

static bool
take_word(
    void *data, const char *word_class, const char *phrase, const char *meaning, const char **error)
{
    return lexicon_add(data, word_class, phrase, meaning, error);
}

static int
read_words(void **state)
{
    (void)state;
    words = lexicon_new();
    sentence_words_read(NULL, 0, take_word, words);
    return 0;
}

static int
free_words(void **state)
{
    (void)state;
    lexicon_free(words);
    return 0;
}

/* The sentence as the labelled files have it: today is 2026-11-21. */
static struct sentence
read_sentence(const char *text)
{
    struct sentence sentence;
    sentence_read(words, text, day_make(2026, 11, 21), &sentence);
    return sentence;
}

static void
write_cells(const struct sentence *sentence, char cells[COLUMNS][CELL_SIZE])
{
    char number[DECIMAL_TEXT_SIZE], day[DAY_TEXT_SIZE];
    snprintf(cells[0], CELL_SIZE, "%s", sentence->specific ? "yes" : "no");
    snprintf(cells[1], CELL_SIZE, "%s", sentence->measurable ? "yes" : "no");
    snprintf(cells[2], CELL_SIZE, "%s", sentence->time_bound ? "yes" : "no");
    snprintf(cells[3], CELL_SIZE, "%s", direction_words[sentence->direction]);
    snprintf(cells[4], CELL_SIZE, "%s", sentence->metric);
    snprintf(cells[5], CELL_SIZE, "%s",
        sentence->has_number ? decimal_text(sentence->number, number) : "");
    snprintf(
        cells[6], CELL_SIZE, "%s", sentence->has_from ? decimal_text(sentence->from, number) : "");
    snprintf(cells[7], CELL_SIZE, "%s", goal_unit_words[sentence->unit]);
    snprintf(cells[8], CELL_SIZE, "%s",
        sentence->per == PERIOD_NONE ? "" : day_period_name(sentence->per));
    snprintf(cells[9], CELL_SIZE, "%s", day_text(sentence->due, day));
}

/* Reads every row of a labelled file, prints the misses and the shares; whether all columns are
   right often enough. */
static bool
measure_file(const char *path)
{
    struct table *table = table_open(path, 0);
    int numbers[COLUMNS], text = table_need(table, "text"), id = table_need(table, "id");
    size_t right[COLUMNS] = {0}, rows = 0;
    bool good = true;

    for (int i = 0; i < COLUMNS; i++)
        numbers[i] = table_need(table, columns[i]);
    for (; table_next(table); rows++) {
        char cells[COLUMNS][CELL_SIZE];
        struct sentence sentence = read_sentence(table_cell(table, text));
        bool told = false;
        write_cells(&sentence, cells);
        for (int i = 0; i < COLUMNS; i++) {
            const char *expected = table_cell(table, numbers[i]);
            if (strcmp(cells[i], expected) == 0) {
                right[i]++;
                continue;
            }
            if (!told)
                print_message("%s: %s\n", table_cell(table, id), table_cell(table, text));
            told = true;
            print_message("        %s is '%s', read as '%s'\n", columns[i], expected, cells[i]);
        }
    }
    print_message("%s: %zu sentences\n", path, rows);
    for (int i = 0; i < COLUMNS && rows > 0; i++) {
        double share = (double)right[i] / (double)rows;
        print_message("    %-11s %.3f  (%zu wrong)\n", columns[i], share, rows - right[i]);
        good = good && share >= least_right;
    }
    table_close(table);
    return good && rows > 0;
}

static void
sentences_of_the_guidelines(void **state)
{
    (void)state;
    char path[4096];
    const char *shared = getenv("SHARED");
    if (!shared)
        shared = "../shared";
    snprintf(path, sizeof path, "%s/data/goals/goals-dev.csv", shared);
    if (access(path, R_OK) != 0) {
        print_message("%s is not there\n", path);
        skip();
    }
    assert_true(measure_file(path));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sentences_of_the_guidelines),
};

int
main(int argc, char **argv)
{
    if (argc == 1)
        return cmocka_run_group_tests(tests, read_words, free_words);
    bool good = true;
    read_words(NULL);
    for (int i = 1; i < argc; i++)
        good = measure_file(argv[i]) && good;
    free_words(NULL);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
