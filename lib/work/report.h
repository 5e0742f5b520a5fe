/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages made of streams: what was read (team/report_data.h) is handed over to the sections of a
 * page (page/section_*.h), one function for each section. What is worked out on the way, measure
 * works out. team-report and one-on-one put their pages together from these.
 */
#ifndef AMP_WORK_REPORT_H
#define AMP_WORK_REPORT_H

#include <stdbool.h>

#include "base/options.h"
#include "page/page.h"
#include "page/section_doubts.h"
#include "team/decision_rules.h"
#include "team/report_data.h"
#include "team/wording.h"

enum { REPORT_RULES_MOST = 16 };

/* A page that is being made. */
struct report {
    const struct shared_options *shared;
    const char *words_file; /* --words; NULL = the words that are compiled in */
    const char *rules_file; /* --rules; NULL = the rules that are compiled in */
    const char *playbook_file, *playbook_digest; /* --playbook, and its SHA-256; NULL = none */
    bool for_team;
    bool by_person; /* what each person did is needed, not only what the team did */
    int monday;     /* of the week it is about */
    struct wording *wording;
    struct report_data data;
    struct page *page;
    struct decision_rules decisions; /* once report_decisions() has read them */
    struct section_doubts doubts;    /* gathered by the sections before */
    struct doubt_jump *jumps;
    const char *rules[REPORT_RULES_MOST + 1]; /* that the sections go by; NULL at the end */
    size_t rule_count;
};

/* Reads words and operands, and opens the book of rows set aside; `shared` must outlive the report.
   What else is set in the report stays. */
void report_begin(struct report *report, const struct shared_options *shared);
void report_end(struct report *report);

/* A sentence on what a section goes by, for the receipt. No other section goes by the same. */
void report_use_rule(struct report *report, const char *rule);

/* The sections of the team's page: each adds itself if there is a stream for it, and says whether
   somebody should look. */
bool report_news(struct report *report);       /* good news */
bool report_week(struct report *report);       /* what happened this week */
bool report_goals(struct report *report);      /* goals, and the questions about the team's */
bool report_promises(struct report *report);   /* what was promised, both ways */
bool report_talks(struct report *report);      /* one-on-ones held and due */
bool report_motivation(struct report *report); /* scores of groups */
bool report_lifts(struct report *report);      /* contests and the like */
bool report_doubts(struct report *report);     /* rows and numbers we doubt */
bool report_decisions(struct report *report); /* at most three things to decide; after the others */

/* A person's own goals with the questions about them, for that person's page; `person`: the
   roster's number. */
void report_goals_of(struct report *report, int person);

/* The receipt; `program`: name and version. */
void report_receipt(struct report *report, const char *program);

/* What an input of this kind says is not for this page: the receipt calls it not used. */
void report_leave_out(struct report *report, enum stream_kind kind);

/* The numbers of the people a page may be about: those of the roster in its order, then others by
   name; agents are left out. *count becomes how many. The caller frees. */
int *report_people(const struct report *report, size_t *count);

/* Whether the page may name a group: on the team's page not one that is called after somebody the
   files know (one of the people, a manager or a coach), as groups by manager are. */
bool report_may_name(const struct report *report, const char *group);

/* The other way round: by the number of a person, the place among these people, -1 = none. *people
   becomes how many they are. The caller frees. */
int *report_places(const struct report *report, size_t *people);

#endif
