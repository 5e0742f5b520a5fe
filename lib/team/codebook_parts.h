/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files that read codebooks, composites and norms share; for nobody else.
 */
#ifndef AMP_TEAM_CODEBOOK_PARTS_H
#define AMP_TEAM_CODEBOOK_PARTS_H

#include "base/mem.h"
#include "csv/table.h"
#include "team/codebook.h"

/* A name and the number of what it names; found by its key (uthash). */
struct codebook_name;

/* A scale or composite while it is read. */
struct figure {
    const char *name;
    struct scale_part *parts;
    size_t count, capacity;
    bool precondition;
};

struct codebook {
    const char *name;
    const char *caution;
    struct question *questions;
    size_t question_count, question_capacity;
    struct figure *figures; /* scales, then composites */
    size_t figure_count, figure_capacity, scale_count;
    struct scale *scales;                               /* the figures as they are handed out */
    struct codebook_name *items, *texts, *figure_names; /* found by key */
    struct questionnaire questionnaire;
    struct arena arena;
};

/* A copy of a cell without blanks around; ends the program if it is empty. */
const char *codebook_cell(struct codebook *codebook, const struct table *table, int column);

/* A cell that is yes or no; empty is no. Ends the program if it is neither. */
bool codebook_yes(const struct table *table, int column);

/* A cell that is a number; ends the program if it is none. */
double codebook_number(const struct table *table, int column);

/* Ends the program because of a cell: "x.csv:3: weight '0' is not a number above 0". */
void codebook_fault(const struct table *table, int column, const char *what)
    __attribute__((noreturn));

/* The number of the thing of that name among `names`, -1 if there is none; and a new name, of which
   there must be none yet. */
int codebook_find(const struct codebook_name *names, const char *name);
void codebook_add_name(
    struct codebook *codebook, struct codebook_name **names, const char *name, int number);

/* The figure of that name, which is added if it is new. */
struct figure *codebook_figure(struct codebook *codebook, const char *name);
void codebook_add_part(struct figure *figure, struct scale_part part);

/* Opens a table by the name of a built-in one, or a file. */
struct table *codebook_open(const char *name, char delimiter, const char **shown);

/* Finds the caution in the list of what is built in. */
void codebook_read_caution(struct codebook *codebook, const char *name);

/* Reads composites into a codebook whose scales are complete. */
void codebook_read_composites(struct codebook *codebook, const char *name, char delimiter);

#endif
