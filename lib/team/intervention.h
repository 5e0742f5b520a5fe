/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Interventions: what was done to change something (a contest, a training, a coaching programme),
 * one row each: `name,kind,announced,start,end,metric,reps`.
 */
#ifndef AMP_TEAM_INTERVENTION_H
#define AMP_TEAM_INTERVENTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/mem.h"
#include "team/roster.h"

/* Texts live as long as the interventions. */
struct intervention {
    struct place place;
    const char *name;
    const char *kind;   /* a word of intervention_kinds(), "" if not known */
    int announced;      /* as given, else start */
    int start, end;     /* start <= end */
    const char *metric; /* the cell: names or expressions, ";" between; "" if empty */
    int *people;        /* numbers of the roster, each once; NULL = everybody */
    size_t people_count;
};

struct interventions {
    struct intervention *items;
    size_t count, capacity;
    struct arena arena;
};

/* Reads a file. A row without name, start or end, whose days are none or in the wrong order, or,
   unless `metric_is_given`, without a metric, is set aside; so is the cell of a kind that is none.
   A header alone is a list without interventions. Free with interventions_free(). */
struct interventions interventions_read(
    const char *path, char delimiter, bool metric_is_given, struct roster *roster);
void interventions_free(struct interventions *interventions);

#endif
