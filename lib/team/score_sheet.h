/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scores streams, read back for pages: of people, and of groups. Of every person (or group) and
 * scale the latest row is kept, of several of one day the last; it says what came before by itself.
 */
#ifndef AMP_TEAM_SCORE_SHEET_H
#define AMP_TEAM_SCORE_SHEET_H

#include <stddef.h>

#include "base/names.h"
#include "base/score.h"
#include "csv/table.h"
#include "team/roster.h"

/* A scale of one person or group. Figures are in percent of the maximum (0 to 100), NAN where the
   cell is empty: not known, or not shown. */
struct score_row {
    int day;
    double mean, low, high; /* of a person: the score */
    double previous;        /* of a group: NAN */
    enum change_verdict verdict;
    int n; /* of a group: how many answered, -1 = not known */
    const char
        *shown; /* of a group: "yes", or why not: "too-few", "held-back", "no-data"; else "" */
};

struct score_sheet;

struct score_sheet *score_sheet_new(void);
void score_sheet_free(struct score_sheet *sheet);

/* Before reading: a row of a later day than this gives way to one that is not later. */
void score_sheet_until(struct score_sheet *sheet, int last_day);

/* Read the rest of a table of scores of people, or of groups; a sheet is for one of the two. A row
   without a date, a scale, or a rep or group is set aside. Return how many rows were good. */
size_t score_sheet_read_people(
    struct score_sheet *sheet, struct table *table, struct roster *roster);
size_t score_sheet_read_groups(struct score_sheet *sheet, struct table *table);

/* The scales, and the groups, numbered in the order in which they were met. */
const struct names *score_sheet_scales(const struct score_sheet *sheet);
const struct names *score_sheet_groups(const struct score_sheet *sheet);

/* The latest row of a person (the roster's number) or group, and a scale; NULL = there is none. */
const struct score_row *score_sheet_row(const struct score_sheet *sheet, int subject, int scale);

#endif
