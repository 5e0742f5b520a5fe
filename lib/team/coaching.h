/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The coaching log: who sat down with whom, about what, and what was promised. One entry is one
 * row; it names one or several people and one or several coaches. Nothing is concluded here.
 */
#ifndef AMP_TEAM_COACHING_H
#define AMP_TEAM_COACHING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/names.h"
#include "csv/table.h"
#include "team/roster.h"

enum coaching_effort { EFFORT_UNKNOWN, EFFORT_NONE, EFFORT_TRIED, EFFORT_ADAPTED, EFFORT_MASTERED };
enum coaching_owner { OWNER_NOBODY, OWNER_REP, OWNER_COACH };

/* The words of the columns kind, effort and owner, NULL-terminated; effort and owner in the order
   of the enums, beginning with "". */
extern const char *const coaching_kind_words[], *const coaching_effort_words[],
                                                    *const coaching_owner_words[];

/* One entry. Texts are tidy, "" where the cell is empty, and live until the next entry. Numbers are
   -1 and days DAY_NONE where the cell is empty: not known. */
struct coaching {
    struct place place;
    const char *id;
    int day;
    const int *reps; /* the roster's numbers, each once, in the order of the cell */
    size_t rep_count;
    const int *coaches; /* the numbers of their names, each once */
    size_t coach_count;
    int kind; /* a position in coaching_kind_words */
    const char *skill, *focus;
    long long asked, told, minutes;
    enum coaching_effort effort;
    const char *action; /* what was promised */
    enum coaching_owner owner;
    int due;
    const char *closes; /* the cell: ids with `;` between */
    const char *note;
};

struct coaching_log;

/* Entries of the named files ("-" = standard input), one file after another. People are numbered by
   `roster` and coaches by `coaches` (a coach who is on the roster is named as the roster names
   them); both must outlive it. `map` names a file that says which other column names stand for the
   log's own; NULL = none. A header without rep, date, coach or kind ends the program. */
struct coaching_log *coaching_open(char *const *files, size_t count, char delimiter,
    const char *map, struct roster *roster, struct names *coaches);

/* The same for a log that is open as a table, which stays the caller's: its entries, in whatever
   columns the log itself has. */
struct coaching_log *coaching_of_table(
    struct table *table, struct roster *roster, struct names *coaches);

/* Takes the order of day and month in dates as given (base/dateform.h), before the first entry is
   read. Without it the data decide; where they do not, the program ends and names --dates. */
void coaching_dates(struct coaching_log *log, unsigned date_order);

/* The next entry. A row whose date, rep, coach or kind makes no sense is set aside; another cell
   that makes none is named and not known. False at the end of the last file. */
bool coaching_next(struct coaching_log *log, struct coaching *entry);
void coaching_close(struct coaching_log *log);

#endif
