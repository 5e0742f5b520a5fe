/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader of goal sentences, with the words that are built in: any text is a sentence. What it
 * finds lies within the text, its days are days, and the same text gives the same.
 */
#include <string.h>

#include "fuzz.h"

#include "base/diag.h"
#include "measure/sentence.h"
#include "team/sentence_words.h"

static struct lexicon *lexicon;

static bool
take(
    void *data, const char *word_class, const char *phrase, const char *meaning, const char **error)
{
    return lexicon_add(data, word_class, phrase, meaning, error);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    diag_program("fuzz");
    lexicon = lexicon_new();
    sentence_words_read(NULL, 0, take, lexicon);
    return 0;
}

struct reading {
    const char *text;
    int today;
    struct sentence sentence;
};

static void
read_it(void *data)
{
    struct reading *reading = data;
    sentence_read(lexicon, reading->text, reading->today, &reading->sentence);
}

static bool
lies_in(struct sentence_part part, size_t size)
{
    return part.begin <= size && part.length <= size - part.begin;
}

static bool
is_day(int day)
{
    char text[DAY_TEXT_SIZE];
    int again;
    return day == DAY_NONE || (day_parse(day_text(day, text), &again) && again == day);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < 2)
        return 0;
    /* The day is one of about 180 years. */
    struct reading one = {.text = fuzz_text(bytes + 2, size - 2),
        .today = day_make(1970, 1, 1) + (bytes[0] << 8 | bytes[1])};
    struct reading other = one;
    fuzz_check(fuzz_run(read_it, &one) == FUZZ_RETURNED, "a sentence ended the program");
    fuzz_check(fuzz_run(read_it, &other) == FUZZ_RETURNED, "a sentence ended the program");
    const struct sentence *said = &one.sentence, *again = &other.sentence;
    size_t length = strlen(one.text);
    fuzz_check(lies_in(said->phrase, length) && lies_in(said->vague, length), "a part elsewhere");
    fuzz_check(is_day(said->start) && is_day(said->due), "a day that is none");
    fuzz_check(said->start == DAY_NONE || said->due == DAY_NONE || said->start <= said->due,
        "a time that ends before it begins");
    fuzz_check(said->direction == again->direction && said->unit == again->unit &&
                   said->per == again->per && said->start == again->start &&
                   said->due == again->due && strcmp(said->metric, again->metric) == 0 &&
                   said->has_number == again->has_number && said->has_from == again->has_from,
        "the same sentence read otherwise");
    return 0;
}
