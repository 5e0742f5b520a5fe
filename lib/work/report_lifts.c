/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What contests and the like changed, as lift-check found it. Whether somebody should look at one
 * is for the rules of decisions to say: what faded a year ago needs nobody.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "measure/lift.h"
#include "page/section_lift.h"
#include "work/report.h"

bool
report_lifts(struct report *report)
{
    struct lift_rows *all = &report->data.lifts;
    size_t known = all->count;
    if (!report->data.has[STREAM_LIFT])
        return false;
    if (report->for_team)
        lift_rows_leave_out_single(all);
    if (all->count == 0 && known > 0)
        return false;
    report_use_rule(report, section_lift_rule);
    struct section_lift_row *shown = mem_zeroed(all->count, sizeof *shown);
    for (size_t i = 0; i < all->count; i++) {
        const struct lift_row *row = &all->items[i];
        const char *word = lift_row_word(row, lift_verdict_words);
        shown[i] = (struct section_lift_row){row, wording_text(report->wording, "kind", row->kind),
            wording_event(report->wording, row->metric),
            wording_text(report->wording, "lift", word), lift_rows_alike_with(all, row)};
    }
    section_lift(report->page, &(struct section_lift){shown, all->count});
    free(shown);
    return false;
}
