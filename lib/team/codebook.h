/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codebooks (`item,scale,reversed,weight,min,max,text`) say how answers are scored; composites
 * (`composite,scale,weight,reversed`) say which scales are put together; norms
 * (`scale,mean,sd,alpha,n,source`) say what is known of a scale from elsewhere. Some codebooks and
 * composites are built in (tables/codebook-*.csv) and listed in tables/codebooks.csv with who may
 * use them. All three say how to work: a row that cannot be right ends the program with its line.
 *
 * Items, scales and composites are found by name as columns are: case, blanks, `_` and `-` do not
 * count.
 */
#ifndef AMP_TEAM_CODEBOOK_H
#define AMP_TEAM_CODEBOOK_H

#include <stdbool.h>

#include "base/questionnaire.h"

struct codebook;

/* The codebook that is used if none is named. */
extern const char codebook_default[];

/* Reads a codebook: `name` is that of a built-in one, or a file (a file that is called like a
   built-in one is named as ./pulse). `composites` may be NULL, else the same for composites. */
struct codebook *codebook_read(const char *name, const char *composites, char delimiter);
void codebook_free(struct codebook *codebook);

/* Lives as long as the codebook. */
const struct questionnaire *codebook_questionnaire(const struct codebook *codebook);

/* The codebook's name for messages. */
const char *codebook_name(const struct codebook *codebook);

/* The question that a column is called after, by its item name or by the question's text, whole or
   in the brackets at its end as form tools write the rows of a grid; -1 if it is called after
   none. */
int codebook_question_of_column(const struct codebook *codebook, const char *column);

/* The question with that item name, -1 if there is none. */
int codebook_question(const struct codebook *codebook, const char *item);

/* What whoever reads scores by this codebook must know, as the end of a sentence ("is not
   validated"); NULL if there is nothing, or the codebook is the user's own. */
const char *codebook_caution(const struct codebook *codebook);

/* Reads norms into `norms`, one per figure; path NULL: nothing is known. */
void codebook_norms(
    const struct codebook *codebook, const char *path, char delimiter, struct norm *norms);

/* Writes a built-in codebook or composites to `path` (NULL or "-" = standard output); "" is the
   default codebook; and says what is to be known of it. False if there is none of that name. */
bool codebook_show(const char *name, const char *path);

#endif
