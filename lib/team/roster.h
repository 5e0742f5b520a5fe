/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * People: every name in a stream becomes the number of a person, the same for the whole run. With a
 * roster, all the names a person goes by (full name, e-mail address, CRM user id) become the
 * roster's `rep`; whoever is not on it is kept under the name as written and remembered.
 *
 * Names are compared after trimming and folding blanks. With a roster, case does not count in names
 * and e-mail addresses but counts in ids (one word with a digit in it); Salesforce ids (15 or 18
 * characters) are equal when their first 15 are. Whoever is not found so is looked for by the other
 * readings of the name (team/person_name.h): "Last, First", and an address in brackets.
 */
#ifndef AMP_TEAM_ROSTER_H
#define AMP_TEAM_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

struct person {
    const char *rep;                   /* the name to write */
    const char *alias;                 /* other names, with `;` between; "" if there are none */
    const char *manager, *team, *role; /* "" if not known */
    int start, end;                    /* first and last working day; DAY_NONE = not known */
    double share;                      /* part-time share, default 1 */
    const char *base_pay_ok;           /* "yes", "no" or "" */
    bool on_roster;
    bool is_agent; /* role `agent`: a program, whose doings are no effort of a person */
};

struct roster;

/* Reads a roster file; path NULL: a roster without anybody, to which everybody is new. Rows that
   make no sense are set aside; a name or alias that belongs to two people ends the program. */
struct roster *roster_read(const char *path, char delimiter);
void roster_free(struct roster *roster);

/* True if a file was read; and the SHA-256 of its bytes in hexadecimal digits, "" without a file.
 */
bool roster_given(const struct roster *roster);
const char *roster_digest(const struct roster *roster);

/* The number of the person called `name`, who is added if new. `name` must not be blank. */
int roster_number(struct roster *roster, const char *name);

/* The same for a name whose length is known. It must have a NUL behind it all the same. */
int roster_number_of_bytes(struct roster *roster, const char *name, size_t length);

/* The same for a name that may be nobody's: -1 if it belongs to none of those known so far, and
   nobody is added. */
int roster_find(const struct roster *roster, const char *name);

int roster_count(const struct roster *roster);
const struct person *roster_person(const struct roster *roster, int number);

/* Calls `take` with every name that the roster has for its people, as rep or alias, in whatever
   case, and with the name of everybody else who was met. */
typedef void name_taker(int number, const char *name, void *data);
void roster_each_name(const struct roster *roster, name_taker *take, void *data);

/* True if the roster gives that person the role `agent` (case does not count). A number below 0,
   which is nobody's, is none. */
bool roster_is_agent(const struct roster *roster, int number);

/* With a roster: says once on standard error who was met but is not on it. Returns how many. */
int roster_say_unknown(const struct roster *roster);

#endif
