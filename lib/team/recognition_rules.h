/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of recognition, `rule,driver,event,after,test,threshold,weeks,within,text`: for what
 * people are thanked. They are a table (tables/recognition-rules.csv, compiled in) that is printed
 * and replaced; its order is the order of the output. What the tests mean is not known here.
 */
#ifndef AMP_TEAM_RECOGNITION_RULES_H
#define AMP_TEAM_RECOGNITION_RULES_H

#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/rule_terms.h"

/* One rule for one event: a row that names several events (with `;` between) becomes as many. */
struct recognition_rule {
    struct place place;
    const char *rule, *driver;
    const char *event, *after; /* "" if empty */
    const char *text;          /* why, in the rule's own words */
    int test;                  /* the position in the list of words */
    struct rule_terms terms;
    int count, after_count; /* numbers of who counts the events: theirs to set and to use */
};

struct recognition_rules {
    struct recognition_rule *items;
    size_t count, capacity;
    struct arena arena;
};

/* Reads a file, or with path NULL the table that is compiled in. `tests`: the words of the column
   test, NULL-terminated. An `after` that a file does not give is that of the compiled-in rules of
   the same test. A row that makes no sense ends the program with the line, for with a rule
   missing the result would look right and be wrong. Start with {0}. */
void recognition_rules_read(
    struct recognition_rules *rules, const char *path, char delimiter, const char *const *tests);
void recognition_rules_free(struct recognition_rules *rules);

/* Writes the table that is compiled in to `path` (NULL or "-" = standard output). */
void recognition_rules_show(const char *path);

#endif
