/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the operands of a report hold: any streams of the toolkit, told apart by their headers, each
 * read into what a page needs of it. The order of the operands does not matter: files are read in
 * the order of their names, and only the list of inputs keeps the order given.
 */
#ifndef AMP_TEAM_REPORT_DATA_H
#define AMP_TEAM_REPORT_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/names.h"
#include "base/options.h"
#include "csv/source.h"
#include "team/cadence_rows.h"
#include "team/coaching_book.h"
#include "team/event_days.h"
#include "team/goal_status.h"
#include "team/lift_stream.h"
#include "team/news.h"
#include "team/rejects.h"
#include "team/roster.h"
#include "team/score_sheet.h"
#include "team/stream.h"
#include "team/weekly.h"

/* The words that columns may hold, NULL-terminated, in the order of the numbers they become. */
struct report_words {
    const char *const *goal_status, *const *lift_verdict, *const *cadence_status;
};

struct report_input {
    const char *name;
    enum stream_kind kind;
    const char *name_of_kind; /* "a roster" */
    const char *held; /* what it held, for one: "event"; or for an input not used: "a roster" */
    size_t count;     /* how many of them */
    bool used;
    size_t place;        /* among the operands, from 0 */
    const char *same_as; /* an input before it that holds the same bytes, so that what they say is
                            counted twice; NULL = there is none */
    char digest[SOURCE_DIGEST_SIZE];
};

struct report_data {
    struct roster *roster;
    struct names *kinds;
    struct weekly *weekly;
    struct event_days *event_days; /* what each person did; NULL unless it was asked for */
    struct goal_statuses goals;
    struct lift_rows lifts;
    struct news_rows news;
    struct cadence_rows cadence;
    struct coaching_book *coaching;
    struct score_sheet *scores, *group_scores; /* of people, and of groups */
    struct rejects *rejects; /* of rejects streams, and what was set aside in reading all this */
    /* Whether there was such a stream, by kind. */
    bool has[STREAM_OTHER];
    struct report_input *inputs; /* by name */
    size_t input_count;
    int first_event, last_event; /* the days of the events; DAY_NONE = there are none */
    const char **strangers;      /* names that are not on the roster, if one is given, by bytes */
    size_t stranger_count;
};

/* Opens the book of rows set aside, reads the roster and all operands, and says on standard error
   what is not used and who is not on the roster. The week is that of `monday`. by_person: what each
   person did is kept too. A header that no stream has ends the program. The caller frees with
   report_data_free(), and finishes the book. */
void report_data_read(struct report_data *data, const struct shared_options *shared,
    const struct wording *wording, int monday, const struct report_words *words, bool by_person);
void report_data_free(struct report_data *data);

#endif
