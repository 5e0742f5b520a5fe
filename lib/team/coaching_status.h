/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a coaching log says of each person up to a day, gathered entry by entry: who was coached,
 * how often, on what, what became of it and what was promised. Or of each coach: the same columns
 * with the two sides changed. Whether a talk is due, and how long the gaps were, is worked out
 * elsewhere from the days (measure/cadence.h).
 */
#ifndef AMP_TEAM_COACHING_STATUS_H
#define AMP_TEAM_COACHING_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/writer.h"
#include "team/coaching.h"

/* Promises of one side. */
struct promise_counts {
    size_t open, overdue, due, in_time; /* due: by the day; in_time: of these, kept when due */
};

/* A skill that somebody was coached on. */
struct coached_skill {
    const char *skill;
    int first; /* the day of the first session on it */
    size_t sessions;
};

/* One person, or one coach. */
struct coaching_subject {
    /* Within the window: */
    size_t sessions, peer_sessions, on_a_skill;
    long long asked, told; /* of sessions in which both are known */
    int *
        partners; /* the other side, each once; of the last session ever if none is in the window */
    size_t partner_count, partner_capacity;
    struct effort_seen *efforts;
    size_t effort_count, effort_capacity;
    /* Up to the day: */
    int *days; /* of all sessions, as they came */
    size_t day_count, day_capacity;
    int last;                     /* DAY_NONE = never */
    struct coached_skill *skills; /* in the order of first sight */
    size_t skill_count, skill_capacity;
    int agreed_skill; /* of the last thing agreed; a number of the skills, -1 = nothing was */
    struct promise_counts reps, coaches; /* promises of the reps' side, and of the coaches' */
};

struct coaching_status;

/* Entries later than as_of are not looked at; the window is first to as_of. `roster` and `coaches`
   name the people and must outlive it. */
struct coaching_status *coaching_status_new(
    bool by_coach, int first, int as_of, const struct roster *roster, const struct names *coaches);
void coaching_status_free(struct coaching_status *status);

/* Takes an entry; `data` is a struct coaching_status. For coaching_reader_each(). */
void coaching_status_take(const struct coaching *entry, void *data);

/* Counts the promises; call after the last entry. */
void coaching_status_settle(struct coaching_status *status);

/* A subject by the number of the person or coach; one without an entry is made. */
struct coaching_subject *coaching_status_of(struct coaching_status *status, size_t number);

/* The day of the earliest entry, DAY_NONE if there is none. */
int coaching_status_first_day(const struct coaching_status *status);

/* The name of a subject. */
const char *coaching_status_name(const struct coaching_status *status, size_t number);

/* The numbers of those who have a row, in its order: the people of the roster, in its order (but
   programs only if they have entries), then others with entries, by name; coaches by name. *count
   becomes how many. The caller frees. */
size_t *coaching_status_order(struct coaching_status *status, size_t *count);

/* What is worked out elsewhere: days DAY_NONE, days_since -1, figures NAN = not known. */
struct coaching_figures {
    int last, days_since, next_due;
    double median_gap, longest_gap, kept;
    const char *status;
};

/* Writes the header of the coaching status, and the row of one subject. By coach the first column
   is `reps`, so that nobody takes the rows for those of people. */
void coaching_status_write_header(const struct coaching_status *status, struct writer *writer);
void coaching_status_write(struct coaching_status *status, size_t number,
    const struct coaching_figures *figures, struct writer *writer);

/* Writes the header and a row of the table that sets a metric before and after the first session on
   a skill; figures: weeks_before to high. */
enum { COACHING_EFFECT_FIGURES = 7 };
void coaching_status_write_effect_header(struct writer *writer);
void coaching_status_write_effect(const struct coaching_status *status, size_t number,
    const struct coached_skill *skill, const char *metric,
    const double figures[static COACHING_EFFECT_FIGURES], const char *verdict,
    struct writer *writer);

/* The efforts within the window, per skill in the order of first sight, each the newest last:
   "listening: none, tried;planning: adapted". The caller frees. */
char *coaching_status_efforts(
    const struct coaching_status *status, const struct coaching_subject *subject);

#endif
