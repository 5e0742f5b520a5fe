/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word lists: which words of an export say "won", "yes" and so on. The lists are data
 * (tables/crm-words.csv: `list,word`); case and blanks do not count.
 */
#ifndef AMP_TEAM_CRM_WORDS_H
#define AMP_TEAM_CRM_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct crm_words;

/* The built-in lists. Free with crm_words_free(). */
struct crm_words *crm_words_new(void);
void crm_words_free(struct crm_words *words);

/* The bit of the list called `name`. If there is no such list, one is made that holds the name
 * itself as its only word: so a map can also ask for a plain text. */
uint64_t crm_words_list(struct crm_words *words, const char *name);

/* The bits of all lists that hold the text. */
uint64_t crm_words_lists_of(struct crm_words *words, const char *text);

#endif
