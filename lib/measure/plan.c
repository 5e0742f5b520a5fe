/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Completing cells by a sentence. It is careful with numbers: a number is taken or compared only
 * where both speak of the same thing, for 10 points are not 10 %.
 * Invariant: what was known before is the same afterwards.
 */
#include "measure/plan.h"

#include <math.h>
#include <string.h>

#define SAME_NUMBER 1e-9 /* relative: 50 and 10 % more are 55, however it is reckoned */

const struct plan plan_empty = {.start = DAY_NONE, .due = DAY_NONE};

struct plan
plan_said(const struct sentence *sentence)
{
    struct plan said = {
        .direction = sentence->direction,
        .has_from = sentence->has_from,
        .has_target = sentence->has_number,
        .from = sentence->from,
        .target = sentence->number,
        .unit = sentence->has_number || sentence->has_from ? sentence->unit : UNIT_NONE,
        .at_most = sentence->at_most,
        .per = sentence->per,
        .start = sentence->start,
        .due = sentence->due,
    };

    if (sentence->has_number)
        said.sense = sentence->is_change ? TARGET_CHANGE : TARGET_LEVEL;
    return said;
}

/* Units that say by how much by themselves. */
static bool
is_relative(enum goal_unit unit)
{
    return unit == UNIT_PERCENT_CHANGE || unit == UNIT_POINTS || unit == UNIT_TIMES;
}

static bool
is_change(const struct plan *plan)
{
    return plan->sense == TARGET_CHANGE || is_relative(plan->unit);
}

/* Up, down and as it is exclude each other; every other word goes with each of them. */
static bool
directions_differ(enum direction a, enum direction b)
{
    bool a_moves = a == DIRECTION_INCREASE || a == DIRECTION_DECREASE || a == DIRECTION_MAINTAIN;
    bool b_moves = b == DIRECTION_INCREASE || b == DIRECTION_DECREASE || b == DIRECTION_MAINTAIN;

    return a_moves && b_moves && a != b;
}

/* Where the cells say "from 50 to 55" and the sentence "by 10 %": whether that is the same. */
static bool
leads_to(const struct plan *said, double from, double target)
{
    double change = decimal_to_double(said->target);
    double end;

    if (said->direction == DIRECTION_DECREASE && said->unit != UNIT_TIMES)
        change = -fabs(change);
    if (said->unit == UNIT_PERCENT_CHANGE)
        end = from * (100 + change) / 100;
    else if (said->unit == UNIT_TIMES)
        end = from * change;
    else
        end = from + change;
    return fabs(end - target) <= SAME_NUMBER * fabs(target);
}

/* Completes unit, target and start value, which hang together. */
static unsigned
complete_numbers(struct plan *plan, const struct plan *said)
{
    /* A bare number is read as a count; a cell may know better what it is. */
    bool units_agree = plan->unit == UNIT_NONE || plan->unit == said->unit ||
                       (said->unit == UNIT_COUNT && !is_relative(plan->unit));
    bool same = plan->has_target && decimal_compare(plan->target, said->target) == 0;
    unsigned conflicts = 0;

    if (plan->has_target && !same && is_change(said) && (!units_agree || plan->has_from)) {
        /* The cells hold a level, the sentence a change. */
        if (plan->has_from &&
            !leads_to(said, decimal_to_double(plan->from), decimal_to_double(plan->target)))
            conflicts = 1U << PLAN_TARGET;
        return conflicts;
    }
    if (!units_agree)
        return 1U << PLAN_UNIT;
    if (plan->has_target && !same)
        conflicts |= 1U << PLAN_TARGET;
    if (plan->has_from && said->has_from && decimal_compare(plan->from, said->from) != 0)
        conflicts |= 1U << PLAN_FROM;
    if (!plan->has_from && said->has_from) {
        plan->has_from = true;
        plan->from = said->from;
    }
    if (plan->has_target && !same && is_change(said))
        return conflicts; /* another number is not a change for that */
    if (plan->unit == UNIT_NONE)
        plan->unit = said->unit;
    plan->sense = said->sense;
    plan->target = plan->has_target ? plan->target : said->target;
    plan->has_target = true;
    return conflicts;
}

static unsigned
complete_days(struct plan *plan, const struct plan *said)
{
    unsigned conflicts = 0;

    if (said->due != DAY_NONE && plan->due == DAY_NONE) {
        if (plan->start != DAY_NONE && plan->start > said->due)
            conflicts |= 1U << PLAN_START;
        else
            plan->due = said->due;
    }
    if (said->due != DAY_NONE && conflicts == 0 && plan->due != said->due)
        conflicts |= 1U << PLAN_DUE;
    /* The first day of a time that is not the goal's is not the goal's either. */
    if (plan->start == DAY_NONE && said->start != DAY_NONE && conflicts == 0 &&
        (plan->due == DAY_NONE || said->start <= plan->due))
        plan->start = said->start;
    return conflicts;
}

unsigned
plan_complete(struct plan *plan, const struct plan *said)
{
    unsigned conflicts = 0;

    if (directions_differ(plan->direction, said->direction))
        conflicts |= 1U << PLAN_DIRECTION;
    if (plan->direction == DIRECTION_NONE)
        plan->direction = said->direction;
    if (said->has_target)
        conflicts |= complete_numbers(plan, said);
    plan->at_most = plan->at_most || said->at_most;
    if (plan->per != PERIOD_NONE && said->per != PERIOD_NONE && plan->per != said->per)
        conflicts |= 1U << PLAN_PER;
    if (plan->per == PERIOD_NONE)
        plan->per = said->per;
    return conflicts | complete_days(plan, said);
}

/* Whether the sentence names the given last day if it was said on `day`. */
static bool
agrees_on(const struct lexicon *lexicon, const char *text, const struct plan *given, int day)
{
    struct sentence sentence;

    sentence_read(lexicon, text, day, &sentence);
    return sentence.due == given->due;
}

/* The goal may have been written down before it began, or at any time before it was due. */
static bool
agrees_some_day(
    const struct lexicon *lexicon, const char *text, const struct plan *given, int as_of)
{
    int start = given->start != DAY_NONE ? given->start : progress_start_by_due(given->due);

    return agrees_on(lexicon, text, given, as_of) || agrees_on(lexicon, text, given, given->due) ||
           (start != DAY_NONE && (agrees_on(lexicon, text, given, start) ||
                                     agrees_on(lexicon, text, given, start - 1)));
}

void
plan_read(const struct lexicon *lexicon, const char *text, const struct plan *given,
    bool has_metric, int as_of, struct plan_reading *reading)
{
    const unsigned due = 1U << PLAN_DUE;
    int day = given->start != DAY_NONE && given->start < as_of ? given->start : as_of;
    struct sentence *sentence = &reading->sentence;

    sentence_read(lexicon, text, day, sentence);
    reading->plan = *given;
    reading->said = plan_said(sentence);
    reading->conflicts = plan_complete(&reading->plan, &reading->said);
    if ((reading->conflicts & due) != 0 && agrees_some_day(lexicon, text, given, as_of))
        reading->conflicts &= ~due;
    reading->specific = sentence->specific ||
                        ((has_metric || *sentence->metric != '\0') && reading->plan.has_target);
    reading->measurable = sentence->measurable || reading->plan.has_target;
    reading->time_bound = sentence->time_bound || plan_has(&reading->plan, PLAN_DUE) ||
                          plan_has(&reading->plan, PLAN_PER);
}

bool
plan_has(const struct plan *plan, enum plan_part part)
{
    switch (part) {
    case PLAN_DIRECTION:
        return plan->direction != DIRECTION_NONE;
    case PLAN_FROM:
        return plan->has_from;
    case PLAN_TARGET:
        return plan->has_target;
    case PLAN_UNIT:
        return plan->unit != UNIT_NONE;
    case PLAN_PER:
        return plan->per != PERIOD_NONE;
    case PLAN_START:
        return plan->start != DAY_NONE;
    default:
        return plan->due != DAY_NONE;
    }
}

const char *
plan_cell(const struct plan *plan, enum plan_part part, char text[static PLAN_TEXT_SIZE])
{
    if (!plan_has(plan, part))
        return "";
    switch (part) {
    case PLAN_DIRECTION:
        return direction_words[plan->direction];
    case PLAN_FROM:
        return decimal_text(plan->from, text);
    case PLAN_TARGET:
        return decimal_text(plan->target, text);
    case PLAN_UNIT:
        return goal_unit_words[plan->unit];
    case PLAN_PER:
        return day_period_name(plan->per);
    case PLAN_START:
        return day_text(plan->start, text);
    default:
        return day_text(plan->due, text);
    }
}

struct goal_facts
plan_facts(const struct plan *plan, int person, const struct metric *metric, const int *terms)
{
    return (struct goal_facts){
        .person = person,
        .metric = metric,
        .terms = terms,
        .direction = plan->direction,
        .ceiling = plan->at_most,
        .unit = plan->unit,
        .sense = plan->sense,
        .from = plan->has_from ? decimal_to_double(plan->from) : (double)NAN,
        .target = plan->has_target ? decimal_to_double(plan->target) : (double)NAN,
        .per = plan->per,
        .start = plan->start,
        .due = plan->due,
    };
}
