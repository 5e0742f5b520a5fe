/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of the rules. Invariant: every constant of the header stands here once.
 */
#include "measure/rules.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const struct rule rules_all[] = {
    {"on-track", RULE_ON_TRACK},
    {"likely", RULE_LIKELY},
    {"at-risk", RULE_AT_RISK},
    {"early-share", RULE_EARLY_SHARE},
    {"early-history", RULE_EARLY_HISTORY},
    {"achievable-least", RULE_ACHIEVABLE_LEAST},
    {"achievable-most", RULE_ACHIEVABLE_MOST},
    {"history-days", RULE_HISTORY_DAYS},
    {"prior-days", RULE_PRIOR_DAYS},
    {"overdispersed", RULE_OVERDISPERSED},
    {"dispersion-weeks", RULE_DISPERSION_WEEKS},
    {"amount-weeks", RULE_AMOUNT_WEEKS},
    {"low-quantile", RULE_LOW_QUANTILE},
    {"high-quantile", RULE_HIGH_QUANTILE},
    {"from-differs", RULE_FROM_DIFFERS},
    {"goals-at-once", RULE_GOALS_AT_ONCE},
    {"goals-compared", RULE_GOALS_COMPARED},
    {"team-short", RULE_TEAM_SHORT},
    {NULL, 0},
};

double
rules_value(const char *name)
{
    for (const struct rule *rule = rules_all; rule->name != NULL; rule++)
        if (strcmp(rule->name, name) == 0)
            return rule->value;
    return NAN;
}
