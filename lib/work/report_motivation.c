/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores of groups, as motivation-score wrote them. Scores of people are for the page of each of
 * them: here they are read and left out, and the receipt says so.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "page/section_motivation.h"
#include "team/score_rows.h"
#include "work/report.h"

static struct section_motivation_row
shown_row(
    const struct report *report, const char *group, const char *scale, const struct score_row *row)
{
    const struct wording *wording = report->wording;
    bool is_shown = strcmp(row->shown, "yes") == 0;
    const char *change = score_verdict_word(row->verdict);
    return (struct section_motivation_row){
        .scale = wording_text(wording, "scale", scale),
        .remark = wording_knows(wording, "precondition", scale)
                      ? wording_text(wording, "precondition", scale)
                      : "",
        .group = group,
        .why_not = is_shown ? NULL : wording_text(wording, "shown", row->shown),
        .day = row->day,
        .n = row->n,
        .mean = row->mean,
        .low = row->low,
        .high = row->high,
        .change = change[0] != '\0' ? wording_text(wording, "change", change) : "",
    };
}

/* Adds the rows of all groups on a scale. */
static void
add_scale(
    const struct report *report, int scale, struct section_motivation_row *rows, size_t *count)
{
    const struct score_sheet *sheet = report->data.group_scores;
    const struct names *groups = score_sheet_groups(sheet);
    const char *name = names_text(score_sheet_scales(sheet), scale);
    for (int group = 0; group < names_count(groups); group++) {
        const struct score_row *row = score_sheet_row(sheet, group, scale);
        if (row && report_may_name(report, names_text(groups, group)))
            rows[(*count)++] = shown_row(report, names_text(groups, group), name, row);
    }
}

bool
report_motivation(struct report *report)
{
    const struct score_sheet *sheet = report->data.group_scores;
    const struct names *scales = score_sheet_scales(sheet);
    size_t most = (size_t)names_count(scales) * (size_t)names_count(score_sheet_groups(sheet));
    report_leave_out(report, STREAM_SCORES);
    if (!report->data.has[STREAM_GROUP_SCORES])
        return false;
    report_use_rule(report, section_motivation_rule);
    struct section_motivation_row *rows = mem_zeroed(most, sizeof *rows);
    struct section_motivation section = {.rows = rows, .as_of = report->shared->as_of};
    for (int first = 1; first >= 0; first--)
        for (int scale = 0; scale < names_count(scales); scale++) {
            const char *name = names_text(scales, scale);
            if (wording_knows(report->wording, "precondition", name) == first)
                add_scale(report, scale, rows, &section.count);
        }
    section_motivation(report->page, &section);
    free(rows);
    return false;
}
