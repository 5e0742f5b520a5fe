/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a rule found about one person, as figures and days: whoever looks (measure/past.h, the
 * coaching log) hands it to whoever puts it into words (team/recognition_words.h), and neither
 * knows the other.
 */
#ifndef AMP_BASE_FINDING_H
#define AMP_BASE_FINDING_H

/* A stretch of days, what was counted in it, and in how many weeks. Days are DAY_NONE, figures NAN
   and weeks 0 where there is none. */
struct finding_stretch {
    int first, last;
    double figure;
    int weeks;
    const char *ref; /* the record's id, "" if there is none */
};

/* Which part means what is said for each test in measure/rules.h and amp-recognition(5). */
struct finding {
    int day;                      /* on which it came true */
    struct finding_stretch now;   /* what is to be thanked for */
    struct finding_stretch past;  /* what came before it */
    double usual;                 /* what the figure is held against; NAN if nothing */
    int usual_weeks;              /* the weeks that was taken from */
    int due;                      /* of a promise; DAY_NONE if there is none */
    const char *subject, *period; /* a goal or a promise in people's own words, "" if none */
};

/* Nothing found yet. */
extern const struct finding finding_none;

#endif
