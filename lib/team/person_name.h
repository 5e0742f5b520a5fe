/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The other ways to read a name as exports write it: "García Ruiz, Ana" is perhaps "Ana García
 * Ruiz", "Ana Ruiz (ana@acme.example)" perhaps whoever has that address, or else Ana Ruiz. Perhaps:
 * only a roster that knows such a name can tell, so these are for looking up, never for writing.
 */
#ifndef AMP_TEAM_PERSON_NAME_H
#define AMP_TEAM_PERSON_NAME_H

#include <stddef.h>

#define PERSON_NAME_READINGS 3

struct person_name {
    char *readings[PERSON_NAME_READINGS]; /* tidy, the one that says most first */
    size_t count;
};

/* Finds the other readings of `name`: the e-mail address in round or angle brackets at its end,
   what stands before them, and "Last, First" turned round (one comma, something on both sides).
   There may be none. Free with person_name_free(). */
void person_name_read(const char *name, struct person_name *read);
void person_name_free(struct person_name *read);

#endif
