/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts with placeholders in braces, as the tables of words and rules have them: "{days} late". A
 * placeholder may choose between two words by its value: "{count|was|were}" is "was" where count is
 * "1", else "were". What the placeholders mean, the caller knows.
 */
#ifndef AMP_BASE_TEMPLATE_H
#define AMP_BASE_TEMPLATE_H

#include <stddef.h>

/* The first placeholder that is none: whose name is not among the `count` names, that is not
   closed, or has one word, or more than two, to choose from. NULL if all are good. */
const char *template_fault(const char *text, const char *const *names, size_t count);

/* The text with every placeholder filled with the value at its name's place; NULL if one of them
   has no value (NULL) or is a fault. The caller frees. */
char *template_filled(
    const char *text, const char *const *names, const char *const *values, size_t count);

#endif
