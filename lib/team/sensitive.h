/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that look like health, family, faith or union matters, which do not belong into notes about
 * people. The words are data (tables/sensitive-words.csv: `matter,word`); a word with `*` at its
 * end stands for every word that begins so. Case does not count. Two words stand for each other in
 * that order.
 */
#ifndef AMP_TEAM_SENSITIVE_H
#define AMP_TEAM_SENSITIVE_H

struct sensitive;

/* Reads a file of words, or the built-in ones for NULL. */
struct sensitive *sensitive_read(const char *path, char delimiter);
/* Another list that is compiled in, by its name: "team/unquoted-words". */
struct sensitive *sensitive_builtin(const char *name);
void sensitive_free(struct sensitive *sensitive);

/* The matter that the first such word in the text belongs to, and *word becomes that word of the
   list; NULL if there is none. Both live as long as the list. */
const char *sensitive_find(const struct sensitive *sensitive, const char *text, const char **word);

/* Writes the built-in words as CSV to `path` (NULL or "-" = standard output). */
void sensitive_show(const char *path);

#endif
