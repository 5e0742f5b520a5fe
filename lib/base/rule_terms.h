/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers of a rule of recognition, as its table has them (team/recognition_rules.h) and as its
 * test takes them (measure/rules.h).
 */
#ifndef AMP_BASE_RULE_TERMS_H
#define AMP_BASE_RULE_TERMS_H

#include <stddef.h>

enum { RULE_THRESHOLDS = 24 };

/* weeks = how many measured weeks must be known, within = how many calendar weeks back are looked
   at; -1 = not given: the test's own default. */
struct rule_terms {
    double thresholds[RULE_THRESHOLDS];
    size_t count;
    int weeks, within;
};

#endif
