/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a rule for what there is to decide (team/decision_rules.h) is met, and by which figures. No
 * rule is about how well somebody does: people are named only where something is owed to them.
 */
#ifndef AMP_WORK_DECISIONS_H
#define AMP_WORK_DECISIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "team/decision_rules.h"
#include "work/report.h"

/* The rules that there are; rule NULL at the end. */
extern const struct decision_kind decision_kinds[];

/* The placeholders of their texts. */
enum decision_field {
    DECISION_COUNT,     /* how many there are */
    DECISION_OF,        /* of how many, or of how many people */
    DECISION_FIGURE,    /* one more figure */
    DECISION_LIST,      /* which ones */
    DECISION_THRESHOLD, /* the rule's own */
    DECISION_FIELDS
};
extern const char *const decision_fields[DECISION_FIELDS];

/* What was found. */
struct decision_facts {
    bool is_known; /* there was a stream to look at */
    bool is_met;
    double count, of;
    const char *figure; /* NULL = the rule has none */
    const char **items; /* of the list; live as long as the page */
    size_t item_count, capacity;
};

/* Looks whether a rule is met. The caller frees with decision_facts_free(). */
struct decision_facts decision_look(const struct report *report, const struct decision_rule *rule);
void decision_facts_free(struct decision_facts *facts);

#endif
