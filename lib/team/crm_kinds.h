/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What kind of activity a record is: words of types and subjects become event words by a table
 * (tables/crm-kinds.csv: `word,event`; an empty event says nothing about the kind, look further).
 */
#ifndef AMP_TEAM_CRM_KINDS_H
#define AMP_TEAM_CRM_KINDS_H

struct crm_kinds;

struct crm_kinds *crm_kinds_new(void);
void crm_kinds_free(struct crm_kinds *kinds);

/* The event word of a type: from the table, else the type itself in lower case with `-` for blanks;
   "" if it says nothing. Valid until the next call. */
const char *crm_kinds_of_type(struct crm_kinds *kinds, const char *type);

/* The event word for the first whole word or phrase of a subject that the table knows; "" if it
   knows none. */
const char *crm_kinds_of_subject(const struct crm_kinds *kinds, const char *subject);

#endif
