/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Suppression: which sums over sets of people may be shown together, so that no other sum over
 * fewer than a minimum of people follows from them.
 *
 * The shown sets cut the people into pieces: two people are in one piece if the same shown sets
 * hold them. Whatever is reckoned from shown sums, by any additions, subtractions and weights, it
 * counts all people of a piece alike. So if every piece holds at least the minimum, nothing can be
 * reckoned about fewer people than that; this is the rule, and it holds for sets that lie within
 * each other (teams under managers) and for sets that cross. People in no shown set make no piece.
 *
 * For teams under a total this is complementary suppression as it is usually told (Willenborg and
 * de Waal 2001, Elements of Statistical Disclosure Control): with the small groups the smallest
 * shown ones are hidden too, until the hidden people under each total are none or at least the
 * minimum. Sets are to be offered from the largest to the smallest for that.
 */
#ifndef AMP_MEASURE_SUPPRESSION_H
#define AMP_MEASURE_SUPPRESSION_H

#include <stdbool.h>
#include <stddef.h>

struct suppression;

/* Nothing is shown. People are numbers from 0 to people - 1. */
struct suppression *suppression_new(size_t people);
void suppression_free(struct suppression *suppression);

/* Nothing is shown any more. */
void suppression_clear(struct suppression *suppression);

/* The set of these people (each once) is shown, whatever follows from it. */
void suppression_show(struct suppression *suppression, const int *people, size_t count);

/* The set is shown if no piece that it makes or touches holds less than the minimum; else nothing
   changes. Returns whether it is. A set of nobody is not. */
bool suppression_try(
    struct suppression *suppression, const int *people, size_t count, size_t minimum);

/* The piece of a person, 0 for people in no shown set; and how many people a piece holds. */
size_t suppression_piece(const struct suppression *suppression, int person);
size_t suppression_piece_size(const struct suppression *suppression, size_t piece);

#endif
