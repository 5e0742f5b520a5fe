/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of people and things as names of files: safe on every system and in every shell, told apart
 * whatever the case, and still to be recognised.
 */
#ifndef AMP_BASE_FILENAME_H
#define AMP_BASE_FILENAME_H

#include <stddef.h>

enum { FILENAME_LONGEST = 60 }; /* bytes of one, without the number that tells it from others */

/* What of a name can stand in the name of a file: lower-case ASCII letters and digits, with one
   hyphen for whatever stands between them. Letters with marks lose these ("Lucía" is "lucia"); what
   has no ASCII letter in it is left out. Never empty: "unnamed" where nothing is left. Caller
   frees. */
char *filename_of(const char *name);

/* The same for a list: all different. The second "ana" becomes "ana-2", in the order of the list; a
   name that is "ana-2" by itself is not taken away from whoever has it. Caller frees each, and the
   array. */
char **filenames_of(const char *const *names, size_t count);

#endif
