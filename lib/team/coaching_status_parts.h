/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the two halves of team/coaching_status share: coaching_status.c gathers the entries,
 * coaching_status_rows.c writes the rows. For nobody else.
 */
#ifndef AMP_TEAM_COACHING_STATUS_PARTS_H
#define AMP_TEAM_COACHING_STATUS_PARTS_H

#include "base/names.h"
#include "team/coaching_status.h"
#include "team/promises.h"

struct effort_seen {
    int day, skill;
    enum coaching_effort effort;
    size_t place; /* among those of this subject: sorting by day must not mix up one day */
};

struct coaching_status {
    bool by_coach;
    int first, as_of, first_day;
    struct coaching_subject *subjects;
    size_t count, capacity;
    struct promises *promises;
    struct names *skills;        /* in every spelling met */
    struct names *folded_skills; /* each skill once */
    int *skill_numbers;          /* by spelling: the first spelling of the same skill */
    int *first_spellings;        /* by the number of the folded skill */
    size_t skill_capacity, folded_capacity;
    const struct roster *roster;
    const struct names *coaches;
};

#endif
