/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of the lift stream, as those see it who work out its figures (measure/lift.h), write and
 * read it (team/lift_stream.h) and show it (page/section_lift.h); none of these knows the others.
 */
#ifndef AMP_BASE_LIFT_ROW_H
#define AMP_BASE_LIFT_ROW_H

/* In the order of the columns of the lift stream. */
enum lift_figure {
    LIFT_REPS, /* people in the intervention whose figures these are */
    LIFT_RATE_BEFORE,
    LIFT_RATE_DURING,
    LIFT_RATE_AFTER,
    LIFT_RATIO_DURING, /* against before, and against the others if there are any */
    LIFT_DURING_LOW,
    LIFT_DURING_HIGH,
    LIFT_RATIO_AFTER,
    LIFT_AFTER_LOW,
    LIFT_AFTER_HIGH,
    LIFT_RETENTION,
    LIFT_NET,
    LIFT_NET_LOW,
    LIFT_NET_HIGH,
    LIFT_FIGURES
};

/* What a row shows: the metric of the intervention; the same of the people not in it; or a guard,
   something else that may have moved. */
enum lift_shows { LIFT_SHOWS_METRIC, LIFT_SHOWS_OTHERS, LIFT_SHOWS_GUARD };

/* Figures that are not known are NAN, days DAY_NONE, texts "". */
struct lift_row {
    const char *name, *metric, *kind;
    double figures[LIFT_FIGURES];
    double others; /* people compared with; NAN = none */
    int verdict;   /* a position in the list of words */
    int start, end, as_of;
    enum lift_shows shows;
    const char *method; /* "count", "ratio" or "amount" */
};

#endif
