/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The metrics table (`name,expression,unit,words`): it binds names and phrases that people use
 * ("close rate; win rate") to expressions over events. One without expression is known but no event
 * can show it. One table is built in (tables/metrics.csv); a file can take its place.
 */
#ifndef AMP_TEAM_METRICS_H
#define AMP_TEAM_METRICS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct metrics;

/* A row. Texts live as long as the table. */
struct metrics_row {
    const char *name;
    const char *expression; /* "" = no event can show it */
    const char *unit;       /* of its figures: count, money, percent ...; "" = none */
};

/* Reads a metrics file, or the built-in table for NULL. */
struct metrics *metrics_read(const char *path, char delimiter);
void metrics_free(struct metrics *metrics);

/* The row for a name or phrase (case and blanks do not count), or NULL. */
const struct metrics_row *metrics_find(const struct metrics *metrics, const char *name);

/* The expression for a name or phrase, or NULL: nobody calls anything so, or no event can show it.
 */
const char *metrics_expression(const struct metrics *metrics, const char *name);

/* The row whose expression is this, as it is written there; or NULL. */
const struct metrics_row *metrics_measuring(const struct metrics *metrics, const char *expression);

/* The row for what a sentence speaks of: `phrase` (`length` bytes within `text`) are the words for
   it, `name` is what a reader of sentences calls it. The longest row that is found in the words
   (and up to two before them) counts, so "qualified meetings" is more than "meetings"; but a single
   word, or one that is not the end of the phrase, only if it narrows what `name` stands for: in
   "sales of 2 million", revenue is meant and not the deals. Else the row of `name`; else NULL. */
const struct metrics_row *metrics_bind(const struct metrics *metrics, const char *text,
    size_t phrase, size_t length, const char *name);

/* Gives each metric of a list of names and expressions, separated by ";" or ",", to `take` with
   `data`: its expression, and as it was called. Where `take` gives a text, which is the end of a
   sentence, the program ends with that and the place. */
void metrics_each(const struct metrics *metrics, const char *list, struct place place,
    const char *(*take)(const char *expression, const char *name, void *data), void *data);

/* The name or phrase nearest to `text`, for "did you mean"; NULL if none is near. */
const char *metrics_nearest(struct metrics *metrics, const char *text);

/* The file's name for messages. */
const char *metrics_name(const struct metrics *metrics);

#endif
