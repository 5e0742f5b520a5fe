/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be the metric of a goal, and where the words stand that name it. Shared by the nouns
 * (sentence_metric.c) and what verbs say with their objects (sentence_object.c).
 */
#ifndef AMP_MEASURE_SENTENCE_CHOICE_H
#define AMP_MEASURE_SENTENCE_CHOICE_H

#include "measure/sentence_parts.h"

struct choice {
    const char *name; /* NULL: none */
    size_t at, words; /* at: list.count if nothing was found */
};

static inline struct choice
no_choice(const struct reading *reading)
{
    return (struct choice){NULL, reading->list.count, 0};
}

/* Whether the phrase changes by -s alone, as nouns do: "booked" is no book. */
bool choice_is_noun(
    const struct reading *reading, size_t at, size_t words, enum word_class word_class);

/* The bits of a metric; 0 for NULL. */
int choice_traits(const struct reading *reading, const char *name);

/* Whether the target is a share of something: 30% of, half of, one in four. */
bool choice_is_share(const struct reading *reading);

/* The first people who buy that the verb is about; has no name. */
struct choice choice_customer(const struct reading *reading);

/* A thing to be made, behind a verb that makes. A metric that takes more words is that metric. */
struct choice choice_deliverable(const struct reading *reading);

/* What the verb counts of the customers that are its object. `has_noun`: a metric is named too. */
struct choice choice_with_customers(
    const struct reading *reading, struct choice customer, bool has_noun);

/* What the verb says over the head of a noun: win back lost customers; close 30% of proposals; call
   30 leads. */
struct choice choice_with_verb(const struct reading *reading, struct choice noun);

/* What customers or staff shall come to be: clients happy, merchants live. */
struct choice choice_of_state(const struct reading *reading);

/* Staff as the object of a verb that takes them on. */
struct choice choice_of_staff(const struct reading *reading);

/* Deals as the object of a verb that loses them. */
struct choice choice_of_lost(const struct reading *reading, struct choice noun);

/* What the verb says where no noun says more: close $2M, close Acme, sell. */
struct choice choice_of_verb_alone(const struct reading *reading);

#endif
