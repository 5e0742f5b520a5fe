/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of the rules. Invariant: every constant of the header stands here once.
 */
#include "measure/thresholds.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const struct threshold thresholds_all[] = {
    {"on-track", THRESHOLD_ON_TRACK},
    {"likely", THRESHOLD_LIKELY},
    {"at-risk", THRESHOLD_AT_RISK},
    {"early-share", THRESHOLD_EARLY_SHARE},
    {"early-history", THRESHOLD_EARLY_HISTORY},
    {"achievable-least", THRESHOLD_ACHIEVABLE_LEAST},
    {"achievable-most", THRESHOLD_ACHIEVABLE_MOST},
    {"history-days", THRESHOLD_HISTORY_DAYS},
    {"prior-days", THRESHOLD_PRIOR_DAYS},
    {"overdispersed", THRESHOLD_OVERDISPERSED},
    {"dispersion-weeks", THRESHOLD_DISPERSION_WEEKS},
    {"amount-weeks", THRESHOLD_AMOUNT_WEEKS},
    {"low-quantile", THRESHOLD_LOW_QUANTILE},
    {"high-quantile", THRESHOLD_HIGH_QUANTILE},
    {"from-differs", THRESHOLD_FROM_DIFFERS},
    {"goals-at-once", THRESHOLD_GOALS_AT_ONCE},
    {"goals-compared", THRESHOLD_GOALS_COMPARED},
    {"team-short", THRESHOLD_TEAM_SHORT},
    {NULL, 0},
};

double
thresholds_value(const char *name)
{
    for (const struct threshold *rule = thresholds_all; rule->name != NULL; rule++)
        if (strcmp(rule->name, name) == 0)
            return rule->value;
    return NAN;
}
