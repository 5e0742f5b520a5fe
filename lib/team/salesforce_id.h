/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Salesforce ids: reports write 15 characters, the other exports the same 15 and 3 more that only
 * help where case is lost. Two ids are equal when their first 15 characters are.
 */
#ifndef AMP_TEAM_SALESFORCE_ID_H
#define AMP_TEAM_SALESFORCE_ID_H

#include <stddef.h>

/* How many bytes of `text` name the record: 15 if the text is 15 or 18 ASCII letters and digits
   with a digit among them, else all of them. */
size_t salesforce_id_length(const char *text);

#endif
