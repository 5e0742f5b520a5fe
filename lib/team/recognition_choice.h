/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which findings become rows: the rules in their order, one word per rule and person, at most so
 * many, and nothing that was said before. Who finds is not known here.
 */
#ifndef AMP_TEAM_RECOGNITION_CHOICE_H
#define AMP_TEAM_RECOGNITION_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/finding.h"
#include "csv/writer.h"
#include "team/recognition.h"
#include "team/recognition_rules.h"
#include "team/recognition_words.h"
#include "team/roster.h"

/* Asks whether the person met rule number `rule` in since..last. It is asked again with the same
 *turn, which is 0 at first, as long as it finds something and that was said before. */
typedef bool recognition_finder(size_t rule, int person, int since, int last, size_t *turn,
    struct finding *finding, const void *data);

/* Whether the person was there in all of first..last, time off aside. */
typedef bool recognition_presence(int person, int first, int last, const void *data);

struct recognition_choice {
    const struct recognition_rules *rules;
    const char *const *tests; /* the words of rule->test */
    const struct recognition_history *history;
    struct recognition_words *words;
    const struct roster *roster;
    int per_person, since, last; /* the days looked at: since..last */
    int digits;
    recognition_finder *find;
    recognition_presence *was_there;
    const void *data; /* for both */
};

enum { RECOGNITION_WEEKS = 4, RECOGNITION_DAYS = 7 * RECOGNITION_WEEKS };

/* Writes a row for each word of since..last: people in the order of the roster (those who are not
   on it behind, by name; agents are nobody), rules in theirs. What the history has for the same
   days counts towards per_person. */
void recognition_choose(const struct recognition_choice *choice, struct writer *writer);

/* Writes who met a rule in the four weeks up to `last` and had no word of thanks since, oldest
   first; then who had no word in all that time. */
void recognition_choose_debt(const struct recognition_choice *choice, struct writer *writer);

/* How the words of the last four weeks are spread over those who were there. */
struct recognition_spread {
    size_t people, thanked, words;
};
struct recognition_spread recognition_spread_of(const struct recognition_choice *choice);

/* Says it on standard error, and names nobody. */
void recognition_say_spread(const struct recognition_spread *spread);

#endif
