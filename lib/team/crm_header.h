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
#include <stdint.h>

#include "base/mem.h"
#include "csv/table.h"

/* A name that a map gives a column, and what it is looked for by, which is worked out once: many
   headers are asked. */
struct crm_name;

/* Case, blanks, `_` and `-` in `text` do not count; `*` stands for any text; NAME#2 is the second
   column of just that name, up to #9. It lives as long as the arena, and `text` must. */
struct crm_name *crm_name_of(struct arena *arena, const char *text);

/* As it stands in the map. */
const char *crm_name_text(const struct crm_name *name);

/* One or more of 64 bits. A header that has a column of that name has one of them too, and most
   that have none have not. */
uint64_t crm_name_marks(const struct crm_name *name);

/* A header that is asked for many names. The table must live on. */
struct crm_header;

struct crm_header *crm_header_of(const struct table *table);
void crm_header_free(struct crm_header *header);

/* How many columns it has. */
size_t crm_header_width(const struct crm_header *header);

/* False if it has no column of any of the names whose marks are united in `marks`. */
bool crm_header_may_have(const struct crm_header *header, uint64_t marks);

/* The columns that `name` means: the first of just that name; else the first whose part after the
   last `:` or the first ` - ` is; with a `*` in the name, all whose name fits it. Returns how many;
   *columns is valid until the header is asked again. */
size_t crm_header_find(struct crm_header *header, const struct crm_name *name, const int **columns);

/* The first of them, -1 if there is none. */
int crm_header_column(struct crm_header *header, const struct crm_name *name);

/* Counts columns, each once however often it is counted. */
void crm_header_count_begin(struct crm_header *header);
void crm_header_count(struct crm_header *header, int column);
size_t crm_header_counted(const struct crm_header *header);

#endif
