/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The metrics table (`name,expression,unit,words`): it binds names and phrases that people use
 * ("close rate; win rate") to expressions over events. One is built in (tables/metrics.csv); a file
 * can take its place.
 */
#ifndef AMP_TEAM_METRICS_H
#define AMP_TEAM_METRICS_H

#include "base/diag.h"

struct metrics;

/* Reads a metrics file, or the built-in table for NULL. */
struct metrics *metrics_read(const char *path, char delimiter);
void metrics_free(struct metrics *metrics);

/* The expression for a name or phrase (case and blanks do not count), or NULL. Valid until
 * metrics_free(). */
const char *metrics_expression(const struct metrics *metrics, const char *name);

/* Gives each metric of a list of names and expressions, separated by ";" or ",", to `take` with
   `data`: its expression, and as it was called. Where `take` gives a text, which is the end of a
   sentence, the program ends with that and the place. */
void metrics_each(const struct metrics *metrics, const char *list, struct place place,
    const char *(*take)(const char *expression, const char *name, void *data), void *data);

/* The name or phrase that is nearest to `name`, for "did you mean"; NULL if none is near. Valid
 * until metrics_free(). */
const char *metrics_nearest(const struct metrics *metrics, const char *name);

/* The file's name for messages. */
const char *metrics_name(const struct metrics *metrics);

/* Writes the built-in table as CSV to `path` (NULL or "-" = standard output). */
void metrics_show(const char *path);

#endif
