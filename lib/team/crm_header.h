/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding the columns of an export by the names a map gives them. Exports prefix names
 * (`Opportunity: Owner`, `Deal - Owner`) and build them from what users typed (`Date entered
 * "Proposal sent"`).
 */
#ifndef AMP_TEAM_CRM_HEADER_H
#define AMP_TEAM_CRM_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "csv/table.h"

/* A header that is asked for many names. */
struct crm_header {
    const struct table *table;
    bool has_prefixes; /* in some of its names */
};

struct crm_header crm_header_of(const struct table *table);

/* The columns that `name` means, at most `room`: those of just that name; else those whose part
   after the last `:` or the first ` - ` is; with a `*` in the name, all whose name fits it (`*`
   stands for any text). NAME#2 is the second column of just that name, up to #9. Case, blanks, `_`
   and `-` do not count. Returns how many. */
size_t crm_header_find(
    const struct crm_header *header, const char *name, int *columns, size_t room);

/* The first of them, -1 if there is none. */
int crm_header_column(const struct crm_header *header, const char *name);

#endif
