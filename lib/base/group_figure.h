/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mean of a group on one scale, as it was or may be shown. Figures are worked out in one place
 * (measure/groups.h) and kept from run to run in another (team/published.h), and neither knows the
 * other; this is what they hand over.
 */
#ifndef AMP_BASE_GROUP_FIGURE_H
#define AMP_BASE_GROUP_FIGURE_H

#include <stddef.h>
#include <stdint.h>

/* How people are put into groups. Each cut but the first gives many groups. */
enum group_cut { GROUP_ALL, GROUP_MANAGER, GROUP_TEAM, GROUP_CUTS };

/* Their words: "all", "manager", "team"; NULL-terminated. */
extern const char *const group_cut_words[];

/* A wave of a survey: all answers from the first to the last day of a period, both days included.
   date is the last of them on which somebody answered; DAY_NONE for answers without a day. */
struct group_wave {
    int first, last, date;
};

struct group_figure {
    enum group_cut cut;
    const char *group; /* its name; "" = of people whose group is not known */
    const char *scale; /* or composite */
    struct group_wave wave;
    size_t n;         /* people who answered the scale */
    double mean, sd;  /* in percent of the maximum; sd with n - 1 */
    size_t headcount; /* people of the group, of whom n answered; 0 = not asked about */
    size_t minimum;   /* no group under it was shown */
    uint64_t members; /* who is in the group on the roster that day; it says nothing of answers */
};

#endif
