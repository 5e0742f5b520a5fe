/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts the parts together and decides nothing itself.
 */
#include "measure/lift_study.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static bool
is_named(const struct lift_case *which, int person)
{
    for (size_t i = 0; i < which->people_count; i++)
        if (which->people[i] == person)
            return true;
    return !which->people;
}

/* Whether the person did anything in a phase that is known. */
static bool
did_anything(const struct lift_person *person, int phases)
{
    for (int phase = 0; phase < phases; phase++)
        if (person->done[phase] != 0)
            return true;
    return false;
}

struct lift_study
lift_study_of(const struct lift_world *world, const struct measured *measured,
    const struct lift_case *which, const struct lift_plan *plan, bool of_others,
    const struct lift_rules *rules)
{
    size_t everybody = (size_t)lift_world_people(world);
    struct lift_study study = {.plan = *plan,
        .people = mem_zeroed(everybody, sizeof *study.people),
        .parts = mem_zeroed(everybody, sizeof *study.parts),
        .everybody = everybody};
    study.adds_up = lift_facts(world, measured, plan, rules, study.people);
    for (size_t i = 0; i < everybody && study.adds_up; i++) {
        struct lift_person *person = &study.people[i];
        bool is_in = is_named(which, (int)i) != of_others;
        bool is_asked = is_in || !of_others;
        person->is_in = is_in;
        if (is_asked && did_anything(person, plan->phases))
            study.parts[i] = lift_part(person, plan->phases);
        if (!is_asked)
            person->exposure[LIFT_BEFORE] = 0;
    }
    if (study.adds_up && plan->phases > 0)
        study.count = lift_keep(study.people, everybody, plan->phases, rules);
    study.lift =
        lift_of(study.people, study.count, plan->phases, lift_counts(&measured->metric), rules);
    return study;
}

size_t
lift_study_left_out(const struct lift_study *study, enum lift_part part, int **people)
{
    size_t count = 0;
    *people = mem_zeroed(study->everybody, sizeof **people);
    for (size_t i = 0; i < study->everybody; i++)
        if (study->parts[i] == part)
            (*people)[count++] = (int)i;
    return count;
}

void
lift_study_free(struct lift_study *study)
{
    free(study->people);
    free(study->parts);
}
