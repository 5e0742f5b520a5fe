/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arithmetic on days. Between announcement and start lies no phase: what people do then, holding
 * back or starting early, belongs neither to before nor to during.
 */
#include "measure/lift_plan.h"

enum { WEEK = 7 };

struct lift_design
lift_rules_design(const struct lift_rules *rules)
{
    return (struct lift_design){(int)rules->weeks_before, (int)rules->weeks_after, (int)rules->gap};
}

static double
weeks_of(struct lift_stretch stretch)
{
    return stretch.last > stretch.after ? (double)(stretch.last - stretch.after) / WEEK : 0;
}

double
lift_plan_weeks(const struct lift_plan *plan, int phase)
{
    return weeks_of(plan->known[phase]);
}

void
lift_plan_meets(
    const struct lift_plan *plan, const struct lift_dates *dates, bool into[static LIFT_PHASES])
{
    for (int phase = 0; phase < LIFT_PHASES; phase++) {
        struct lift_stretch stretch = plan->known[phase];
        into[phase] = stretch.last > stretch.after && dates->announced <= stretch.last &&
                      dates->end > stretch.after;
    }
}

static struct lift_stretch
common(struct lift_stretch one, struct lift_stretch other)
{
    struct lift_stretch both = {one.after > other.after ? one.after : other.after,
        one.last < other.last ? one.last : other.last};
    return both.last < both.after ? (struct lift_stretch){one.after, one.after} : both;
}

struct lift_plan
lift_plan_of(const struct lift_design *design, const struct lift_dates *dates)
{
    int before = dates->announced - 1 - WEEK * design->gap;
    struct lift_plan plan = {.phases = 0};
    plan.wanted[LIFT_BEFORE] = (struct lift_stretch){before - WEEK * design->before, before};
    plan.wanted[LIFT_DURING] = (struct lift_stretch){dates->start - 1, dates->end};
    plan.wanted[LIFT_AFTER] = (struct lift_stretch){dates->end, dates->end + WEEK * design->after};
    for (int phase = 0; phase < LIFT_PHASES; phase++)
        plan.known[phase] =
            (struct lift_stretch){plan.wanted[phase].after, plan.wanted[phase].after};
    return plan;
}

struct lift_stretch
lift_plan_span(const struct lift_plan *plan)
{
    return (struct lift_stretch){plan->wanted[LIFT_BEFORE].after, plan->wanted[LIFT_AFTER].last};
}

void
lift_plan_know(struct lift_plan *plan, struct lift_stretch known, double least_weeks)
{
    double weeks[LIFT_PHASES];
    for (int phase = 0; phase < LIFT_PHASES; phase++) {
        plan->known[phase] = common(plan->wanted[phase], known);
        weeks[phase] = weeks_of(plan->known[phase]);
    }
    plan->phases = 0;
    if (weeks[LIFT_BEFORE] >= least_weeks && weeks[LIFT_DURING] > 0)
        plan->phases = weeks[LIFT_AFTER] >= least_weeks ? LIFT_PHASES : LIFT_AFTER;
}
