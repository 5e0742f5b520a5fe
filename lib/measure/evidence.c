/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counts of words, from a world of its own. It does not know what a word is evidence of.
 * Invariant: lasts[person * count + word] is DAY_NONE as long as nothing of the word was counted.
 */
#include "measure/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/mem.h"
#include "measure/history.h"
#include "measure/pace.h"
#include "measure/thresholds.h"

#define DAYS_A_WEEK 5.0 /* working days */

struct evidence {
    const char *const *words;
    size_t count;
    int as_of;
    struct world *world;
    int *terms; /* by word: its number in the world's tally */
    int *lasts;
    size_t people, capacity; /* of lasts */
};

struct evidence *
evidence_new(const char *const *words, size_t count, int as_of)
{
    struct evidence *evidence = mem_zeroed(1, sizeof *evidence);
    evidence->words = words;
    evidence->count = count;
    evidence->as_of = as_of;
    evidence->world = world_new();
    evidence->terms = mem_zeroed(count, sizeof *evidence->terms);
    for (size_t i = 0; i < count; i++) {
        char *kind = mem_copy(words[i], strlen(words[i]));
        evidence->terms[i] =
            tally_term(world_tally(evidence->world), (struct metric_term){kind, false});
        free(kind);
    }
    return evidence;
}

void
evidence_free(struct evidence *evidence)
{
    if (!evidence)
        return;
    world_free(evidence->world);
    free(evidence->terms);
    free(evidence->lasts);
    free(evidence);
}

void
evidence_person(struct evidence *evidence, int person, int start, int end, double share)
{
    world_person(evidence->world, person, start, end, share);
}

/* Where the last days of a person stand. */
static int *
lasts_of(struct evidence *evidence, int person)
{
    size_t needed = (size_t)person + 1;
    if (needed > evidence->people)
        evidence->lasts = mem_grow(evidence->lasts, &evidence->capacity, needed * evidence->count,
            sizeof *evidence->lasts);
    for (; evidence->people < needed; evidence->people++)
        for (size_t i = 0; i < evidence->count; i++)
            evidence->lasts[evidence->people * evidence->count + i] = DAY_NONE;
    return evidence->lasts + (size_t)person * evidence->count;
}

bool
evidence_take(const struct happening *happening, void *data)
{
    struct evidence *evidence = data;
    if (happening->day > evidence->as_of)
        return true;
    if (happening->person != TALLY_EVERYBODY && decimal_to_double(happening->count) > 0) {
        int *lasts = lasts_of(evidence, happening->person);
        for (size_t i = 0; i < evidence->count; i++)
            if (chars_word_covers(evidence->words[i], happening->kind) && happening->day > lasts[i])
                lasts[i] = happening->day;
    }
    return world_take(happening, evidence->world);
}

static struct decimal
count_between(const struct evidence *evidence, int person, size_t word, int after, int last)
{
    struct decimal count = {0, 0};
    /* Counts have no units, so they always add up. */
    (void)tally_total(
        world_tally(evidence->world), person, evidence->terms[word], after, last, &count);
    return count;
}

/* Where `count` in a time lies among what the history lets one expect; NAN = cannot tell. */
static double
percentile_of(
    const struct history_question *past, struct history history, double count, double time)
{
    const struct gamma prior = pace_prior(0, 0, 1, 0); /* of one person alone */
    double weeks[HISTORY_WEEKS];
    size_t week_count = history_weeks(past, weeks);
    double dispersion = pace_dispersion(weeks, week_count);
    struct gamma posterior = pace_posterior(prior, history.count, history.time, dispersion);
    struct prediction reach = pace_reach(posterior, dispersion, time, count);
    struct prediction beyond = pace_reach(posterior, dispersion, time, floor(count) + 1);
    if (!reach.known || !beyond.known)
        return NAN;
    return 1 - (reach.likelihood + beyond.likelihood) / 2;
}

struct evidence_figure
evidence_of(const struct evidence *evidence, int person, size_t word)
{
    struct evidence_figure figure = {DAY_NONE, {0, 0}, NAN, NAN, NAN, NAN};
    const struct progress_world world = world_as_of(evidence->world, evidence->as_of);
    if ((size_t)person >= evidence->people)
        return figure;
    figure.last = evidence->lasts[(size_t)person * evidence->count + word];
    if (figure.last == DAY_NONE)
        return figure;
    const struct history_question now = {
        &world, person, &evidence->terms[word], 1, evidence->as_of};
    struct history_question past = now;
    past.as_of -= EVIDENCE_RECENT_DAYS;
    int known = history_first_day(&now) - 1;
    int after = known > past.as_of ? known : past.as_of;
    double time = figure_working_days(&world, person, after, evidence->as_of);
    figure.count = count_between(evidence, person, word, after, evidence->as_of);
    figure.weeks = time / DAYS_A_WEEK;
    struct history history = history_of(&past);
    if (time > 0)
        figure.per_week = decimal_to_double(figure.count) / figure.weeks;
    if (history.time >= EVIDENCE_DAYS) {
        figure.usual = history.count / history.time * DAYS_A_WEEK;
        if (time > 0)
            figure.percentile =
                percentile_of(&past, history, decimal_to_double(figure.count), time);
    }
    return figure;
}

struct decimal
evidence_lately(const struct evidence *evidence, int person, size_t word)
{
    return count_between(
        evidence, person, word, evidence->as_of - THRESHOLD_HISTORY_DAYS, evidence->as_of);
}

bool
evidence_anybody_lately(const struct evidence *evidence, size_t word)
{
    return decimal_to_double(evidence_lately(evidence, TALLY_EVERYBODY, word)) > 0;
}

double
evidence_known_days(const struct evidence *evidence, int person)
{
    const struct progress_world world = world_as_of(evidence->world, evidence->as_of);
    const struct history_question now = {&world, person, NULL, 0, evidence->as_of};
    return figure_working_days(&world, person, history_first_day(&now) - 1, evidence->as_of);
}
