/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules for what there is to decide, `rule,about,subject,threshold,question,reason`: a table
 * (tables/decisions.csv, compiled in) that is printed and replaced; its order is their precedence.
 * When a rule is met is not known here.
 */
#ifndef AMP_TEAM_DECISION_RULES_H
#define AMP_TEAM_DECISION_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "csv/source.h"

/* Whom a rule is about: only those about the team are for everybody's eyes. */
enum decision_about { ABOUT_TEAM, ABOUT_PERSON, ABOUT_MANAGER };
extern const char *const decision_about_words[]; /* in the order of the enum; NULL-terminated */

struct decision_rule {
    struct place place;
    const char *rule; /* its name as it stands in the table */
    int number;       /* of the rule, among those that there are */
    enum decision_about about;
    const char *subject;           /* what it looks at in particular, "" = everything */
    double threshold;              /* NAN = empty */
    const char *question, *reason; /* texts with placeholders (base/template.h) */
};

/* A rule that there is. */
struct decision_kind {
    const char *rule;
    bool needs_threshold;
    bool names_people; /* its reason may: then it cannot be about the team */
};

struct decision_rules {
    struct decision_rule *items;
    size_t count, capacity;
    char digest[SOURCE_DIGEST_SIZE]; /* of the file; "" for the table that is compiled in */
    struct arena arena;
};

/* Reads a file, or with path NULL the table that is compiled in. `kinds`: the rules that there are,
   a rule NULL at the end; `fields`: the placeholders that there are. A row that makes no sense ends
   the program with the line, for a rule that is silently missing would be one that nobody misses.
   Start with {0}. */
void decision_rules_read(struct decision_rules *rules, const char *path, char delimiter,
    const struct decision_kind *kinds, const char *const *fields, size_t field_count);
void decision_rules_free(struct decision_rules *rules);

/* The name under which the table is compiled in (base/tables.h). */
#define DECISION_RULES_TABLE "team/decisions"

#endif
