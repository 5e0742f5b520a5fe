/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Thresholds: the numbers that a program decides by, as a built-in table `rule,value,text`, so that
 * what is printed for the user is what is used.
 */
#ifndef AMP_TEAM_THRESHOLDS_H
#define AMP_TEAM_THRESHOLDS_H

#include <stdbool.h>

/* Gives every rule of the built-in table called `name` to `set` with `data`. A value that is no
   number, or a rule that `set` answers false for, ends the program. */
void thresholds_read(
    const char *name, bool (*set)(const char *rule, double value, void *data), void *data);

#endif
