/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word lists: which words of an export say "won", "yes" and so on. The lists are data
 * (tables/crm-words.csv: `list,word`); case and blanks do not count. A word with `*` at its end
 * stands for every text that begins so.
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

/* Adds the words of a file (`list,word`) to the lists, or makes new lists. */
void crm_words_read(struct crm_words *words, const char *path);

/* Writes the built-in lists as CSV. */
struct outfile;
void crm_words_show(struct outfile *out);

/* Remembers a stage that stands in no list, and says on standard error, once a file, which there
   were: they count as open. */
void crm_words_note_stage(struct crm_words *words, const char *stage);
void crm_words_say_stages(struct crm_words *words, const char *file);

/* The bit of the list called `name`, 0 if there is no such list. */
uint64_t crm_words_list(const struct crm_words *words, const char *name);

/* The bits of all lists that hold the text. */
uint64_t crm_words_lists_of(struct crm_words *words, const char *text);

/* The text as it is compared with words: case and superfluous blanks taken away. Valid until the
   next call of these. */
const char *crm_words_folded(struct crm_words *words, const char *text);

/* Whether the first cell of a record says that it is a total: a word of the list `total`, perhaps
   with a number of records in brackets behind it. `words` is a struct crm_words; for
   table_expect_furniture(). */
bool crm_words_is_total(const char *text, void *words);

#endif
