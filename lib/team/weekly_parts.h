/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sums behind team/weekly.h: shared by the file that adds up and the one that finds the words.
 * Only these include this.
 */
#ifndef AMP_TEAM_WEEKLY_PARTS_H
#define AMP_TEAM_WEEKLY_PARTS_H

#include "base/mem.h"
#include "team/weekly.h"

struct sums {
    struct decimal weeks[WEEKLY_SPAN];
};

/* Whether the wording shows the values of an event word: asked once for each. */
enum has_amounts { AMOUNTS_UNASKED, AMOUNTS_NO, AMOUNTS_YES };

/* One event word. */
struct kind_sums {
    struct sums sums;
    enum has_amounts has_amounts;
};

/* What events of one word were worth in one unit. */
struct amount {
    int kind;
    const char *unit;
    struct sums sums;
};

/* Time off as it was recorded: days from a day on. */
struct weekly_absence {
    int person, day;
    double days;
};

struct weekly {
    const struct wording *wording;
    const struct names *kinds;
    int first_monday, monday, as_of;
    int first_day, last_day;
    struct kind_sums *kind_sums; /* by the number of the event word */
    size_t kind_count, kind_capacity;
    struct names *amount_keys; /* of event word and unit */
    struct amount *amounts;    /* by the number of the key */
    size_t amount_capacity;
    struct weekly_absence *absences;
    size_t absence_count, absence_capacity;
    int *holidays;
    size_t holiday_count, holiday_capacity;
    struct weekly_line *lines;
    size_t line_count, line_capacity;
    const char **units;
    struct arena arena;
};

/* Whether a list of the wording has the word, or one above it. */
bool weekly_list_covers(const struct weekly *weekly, const char *list, const char *word);

#endif
