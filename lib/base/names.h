/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A set of distinct strings, each with a small number: names are stored once and compared as
 * numbers. Numbers count from 0 in the order of first sight.
 */
#ifndef AMP_BASE_NAMES_H
#define AMP_BASE_NAMES_H

#include <stddef.h>

struct names;

/* An empty set. Free with names_free(). */
struct names *names_new(void);
void names_free(struct names *names);

/* The number of `text`, which is added if it is new. Bytes are compared: case counts. */
int names_number(struct names *names, const char *text);

/* The same for `length` bytes, without a NUL. */
int names_number_of_bytes(struct names *names, const char *bytes, size_t length);

/* The number of `text`, or -1 if it is not in the set. */
int names_find(const struct names *names, const char *text);
int names_find_bytes(const struct names *names, const char *bytes, size_t length);

/* The text of a number, valid as long as the set. The number must be in the set. */
const char *names_text(const struct names *names, int number);

/* How many there are. */
int names_count(const struct names *names);

#endif
