/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers to a survey: wide (`rep,date` and a column per item), long (`rep,date,item,answer`), or
 * as form tools export them (tables/survey-columns.csv says what they call who and when). A file
 * with the columns `item` and `answer` is long.
 *
 * An answer that is no number of its question's range is set aside: in a wide file the cell, in a
 * long one the row, as is an item that the codebook lacks. Columns that are no question are passed
 * over, and named once per file, as are items without a column.
 */
#ifndef AMP_TEAM_SURVEY_H
#define AMP_TEAM_SURVEY_H

#include <stdbool.h>
#include <stddef.h>

#include "team/codebook.h"
#include "team/roster.h"

struct survey_options {
    char delimiter;      /* 0 = detect */
    unsigned date_order; /* as the user said (base/dateform.h); 0 = decide from the data */
    bool anonymous;      /* all answers were promised to stay without names */
    /* Rows are told per person: answers without names, or promised to stay so, end the program. */
    bool per_person;
};

/* One answer, or the beginning of a set of answers. Texts live until the next survey_next(). */
struct survey_answer {
    int person; /* the roster's number; -1 = nobody: a set of its own */
    int day;
    const char *team, *manager; /* as the file says, "" if it does not */
    bool begins;                /* a new row: it may belong to a set that there is already */
    int question;               /* -1 = the row holds no (further) answer */
    double value;
};

struct survey;

/* Reads the files one after the other; "-" is standard input. All that is given must outlive the
   survey. */
struct survey *survey_open(char *const *files, size_t count, const struct survey_options *options,
    const struct codebook *codebook, struct roster *roster);
void survey_close(struct survey *survey);

/* True if some of the answers read so far were promised to stay without names, or have none. */
bool survey_is_anonymous(const struct survey *survey);

/* The next answer. Each row gives at least one with `begins` set. False at the end. */
bool survey_next(struct survey *survey, struct survey_answer *answer);

#endif
