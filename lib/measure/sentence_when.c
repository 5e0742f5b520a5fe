/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which of the times of a sentence are the goal's: its deadline, and the period in which it recurs.
 * Times of purposes, comparisons and starts are not; those of a later goal only where it shares
 * them.
 */
#include "measure/sentence_parts.h"

static bool
is_own(const struct reading *reading, const struct when *when)
{
    return when->kind != WHEN_NOTHING && reading->list.tokens[when->begin].mark == MARK_TIME;
}

/* "from $1M in 2025 to $2M": a time right behind the start is the start's. */
static bool
is_of_start(const struct reading *reading, const struct when *when)
{
    const struct amount *from = reading->from, *target = reading->target;
    return from && target && when->begin == from->end && when->end <= target->begin &&
           when->kind == WHEN_DEADLINE;
}

static void
take_due(struct reading *reading, const struct when *when)
{
    reading->sentence->time_bound = true;
    reading->sentence->start = when->start;
    reading->sentence->due = when->due;
}

static const struct when *
choose_deadline(const struct reading *reading)
{
    const struct when *best = NULL;
    for (size_t i = 0; i < reading->when_count; i++) {
        const struct when *when = &reading->whens[i];
        if ((when->kind == WHEN_DEADLINE || when->kind == WHEN_LIMIT) && is_own(reading, when) &&
            !is_of_start(reading, when) &&
            (!best || (when->is_hard && !best->is_hard) ||
                (best->due == DAY_NONE && when->due != DAY_NONE && when->is_hard >= best->is_hard)))
            best = when;
    }
    return best;
}

static const struct when *
choose_period(const struct reading *reading)
{
    for (size_t i = 0; i < reading->when_count; i++) {
        const struct when *when = &reading->whens[i];
        if (when->kind == WHEN_RECURRING && is_own(reading, when))
            return when;
    }
    return NULL;
}

/* The last time of a kind among the later goals. */
static const struct when *
last_of_later(const struct reading *reading, enum when_kind kind)
{
    for (size_t i = reading->when_count; i > 0; i--) {
        const struct when *when = &reading->whens[i - 1];
        if (when->begin < reading->end)
            break;
        if (when->kind == kind)
            return when;
    }
    return NULL;
}

/* "35 calls and 25 emails per day", "raise A and cut B by June": shared, but not "win 10 deals and
   make 50 calls a day". */
static void
take_shared(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    const struct when *due = last_of_later(reading, WHEN_DEADLINE);
    const struct when *per = last_of_later(reading, WHEN_RECURRING);

    if (reading->later_is_sentence)
        return;
    if (sentence->due == DAY_NONE && !sentence->time_bound && due)
        take_due(reading, due);
    if (sentence->per == PERIOD_NONE && per && !sentence->time_bound &&
        (!reading->later_has_verb || (reading->traits & TRAIT_ACTIVITY))) {
        sentence->per = per->per;
        sentence->time_bound = true;
    }
}

/* "weekly calls from 25 to 45" recurs; "increase weekly calls by 30 %" names the measure. */
static void
take_adjective(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    bool relative = sentence->unit == UNIT_PERCENT || sentence->unit == UNIT_PERCENT_CHANGE ||
                    sentence->unit == UNIT_POINTS || sentence->unit == UNIT_TIMES;

    if (relative || (!sentence->has_number && reading_moves(reading)))
        return;
    for (size_t i = 0; i < reading->when_count; i++) {
        const struct when *when = &reading->whens[i];
        if (when->kind == WHEN_ADJECTIVE && is_own(reading, when) &&
            (!reading->target || when->begin <= reading->target->end + 3)) {
            sentence->time_bound = reading->recurs = true;
            sentence->per = when->per;
            return;
        }
    }
}

static int
stated_start(const struct reading *reading)
{
    for (size_t i = 0; i < reading->when_count; i++) {
        const struct when *when = &reading->whens[i];
        if (when->kind == WHEN_NOTHING && when->start != DAY_NONE && when->begin < reading->end &&
            reading_has(reading, when->begin, WORD_START))
            return when->start;
    }
    return DAY_NONE;
}

void
sentence_choose_times(struct reading *reading)
{
    struct sentence *sentence = reading->sentence;
    const struct when *due = choose_deadline(reading), *per = choose_period(reading);

    if (due)
        take_due(reading, due);
    if (per) {
        sentence->per = per->per;
        sentence->time_bound = reading->recurs = true;
    } else {
        take_adjective(reading);
    }
    if (sentence->is_several)
        take_shared(reading);
    /* "by March, starting in June": one of the two is a slip, and the deadline is what is asked
     * for. */
    int start = stated_start(reading);
    if (start != DAY_NONE && (sentence->due == DAY_NONE || start <= sentence->due))
        sentence->start = start;
}
