/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was left out of the figures and what looks wrong in them, gathered from all that was read.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "page/section_doubts.h"
#include "work/report.h"

bool
report_doubts(struct report *report)
{
    size_t count;
    const struct report_data *data = &report->data;
    struct section_doubts *doubts = &report->doubts;
    const struct reject_group *groups = rejects_groups(data->rejects, &count);
    struct doubt_rows *rows_set_aside = mem_zeroed(count, sizeof *rows_set_aside);
    struct doubt_twins *twins = mem_zeroed(data->input_count, sizeof *twins);
    for (size_t i = 0; i < count; i++)
        rows_set_aside[i] = (struct doubt_rows){groups[i].file, groups[i].column, groups[i].reason,
            groups[i].count, groups[i].lines, groups[i].line_count};
    doubts->rows = rows_set_aside;
    doubts->row_count = count;
    doubts->twins = twins;
    for (size_t i = 0; i < data->input_count; i++)
        if (data->inputs[i].same_as)
            twins[doubts->twin_count++] =
                (struct doubt_twins){data->inputs[i].same_as, data->inputs[i].name};
    doubts->strangers = data->strangers;
    doubts->stranger_count = data->stranger_count;
    doubts->rows_given = data->has[STREAM_REJECTS];
    count = section_doubts(report->page, doubts);
    free(rows_set_aside);
    free(twins);
    return count > 0;
}
