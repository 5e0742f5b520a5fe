/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The promises that are still open, for people: the coaches' own first, for they should be kept
 * first; then the reps', then those without an owner; among each the oldest first.
 */
#ifndef AMP_TEAM_OPEN_PROMISES_H
#define AMP_TEAM_OPEN_PROMISES_H

#include <stddef.h>

#include "csv/writer.h"
#include "team/coaching_reader.h"
#include "team/promises.h"

/* The open promises in their order. *count becomes how many. The caller frees; texts and lists
   live as long as the promises. */
struct promise *open_promises(const struct promises *promises, size_t *count);

/* Writes owner,rep,coach,action,made,due,days_overdue,skill,id: one row for each promise that is
   open, or only for those that are overdue. Returns how many of them are overdue. */
size_t open_promises_write(const struct promises *promises, const struct roster *roster,
    const struct names *coaches, int as_of, bool overdue_only, struct writer *writer);

/* Reads all logs of the reader up to its day and writes what is open. True if a promise is overdue.
 */
bool open_promises_list(struct coaching_reader *reader, struct writer *writer);

/* The names of numbers, with `;` between them. `name` gives the name of one. The caller frees. */
char *people_joined(const int *numbers, size_t count,
    const char *(*name)(int number, const void *data), const void *data);

/* Such names: of a struct roster, and of a struct names. */
const char *people_of_roster(int number, const void *roster);
const char *people_of_names(int number, const void *names);

#endif
