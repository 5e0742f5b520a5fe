/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All ways are gone through in an order in which neighbours differ little, so that a sum is kept up
 * and not made anew; the draws come from a generator of a few lines, so that a seed means the same
 * on every machine (splitmix64; Steele, Lea and Flood, OOPSLA 2014).
 * Invariant: the way that was observed is among those tried, so p is never 0.
 */
#include "measure/lift_check.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define TIE 1e-10 /* sums that differ by less are equal, but for rounding */

/* Adds one group's part: of the inverse information, and of the sandwich around it. */
static void
add_group(const struct lift_person *people, size_t count, bool is_in, int phases,
    enum lift_phase phase, double *model, double *sandwich)
{
    double log_ratios[LIFT_PHASES], covariance[LIFT_PHASES][LIFT_PHASES];
    lift_fit(people, count, is_in, LIFT_NOBODY, phases, log_ratios);
    lift_covariance(people, count, is_in, phases, log_ratios, covariance);
    *model += covariance[phase][phase];
    for (size_t i = 0; i < count; i++) {
        double shares[LIFT_PHASES], total = 0, influence = 0;
        if (people[i].is_in != is_in)
            continue;
        lift_shares(&people[i], phases, log_ratios, shares);
        for (int each = 0; each < phases; each++)
            total += people[i].done[each];
        for (int each = LIFT_DURING; each < phases; each++)
            influence += covariance[phase][each] * (people[i].done[each] - total * shares[each]);
        *sandwich += influence * influence;
    }
}

struct lift_errors
lift_errors_of(const struct lift_person *people, size_t count, int phases, enum lift_phase phase)
{
    double model = 0, sandwich = 0;
    size_t others = 0;
    for (size_t i = 0; i < count; i++)
        others += !people[i].is_in;
    if (count < 2 || others == count || (int)phase >= phases)
        return (struct lift_errors){NAN, NAN, NAN};
    add_group(people, count, true, phases, phase, &model, &sandwich);
    if (others > 0)
        add_group(people, count, false, phases, phase, &model, &sandwich);
    if (!(model > 0))
        return (struct lift_errors){NAN, NAN, NAN};
    double people_count = (double)count;
    return (struct lift_errors){
        sqrt(model), sqrt(sandwich), sqrt(sandwich * people_count / (people_count - 1))};
}

static uint64_t
draw(uint64_t *state)
{
    uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

/* What every way is compared with. */
struct counting {
    double *values; /* of each person; those in it first */
    size_t count, in;
    double sum;      /* of all values */
    double observed; /* the absolute statistic */
    double tried, as_large;
};

static void
judge(struct counting *counting, double statistic)
{
    counting->tried++;
    counting->as_large += fabs(statistic) >= counting->observed - TIE;
}

/* The difference of the means, from the sum of those in it. */
static double
difference(const struct counting *counting, double in_sum)
{
    double in = (double)counting->in, others = (double)(counting->count - counting->in);
    return in_sum / in - (counting->sum - in_sum) / others;
}

/* All ways of choosing who is in it, in the order of the positions chosen. partial[k] is the sum of
   the first k chosen. */
static void
all_splits(struct counting *counting)
{
    size_t in = counting->in, count = counting->count, from = 0;
    size_t *chosen = mem_zeroed(in, sizeof *chosen);
    double *partial = mem_zeroed(in + 1, sizeof *partial);
    for (size_t k = 0; k < in; k++)
        chosen[k] = k;
    for (;;) {
        for (; from < in; from++)
            partial[from + 1] = partial[from] + counting->values[chosen[from]];
        judge(counting, difference(counting, partial[in]));
        size_t last = in;
        while (last > 0 && chosen[last - 1] == count - in + last - 1)
            last--;
        if (last == 0)
            break;
        chosen[last - 1]++;
        for (size_t k = last; k < in; k++)
            chosen[k] = chosen[k - 1] + 1;
        from = last - 1;
    }
    free(chosen);
    free(partial);
}

static void
drawn_splits(struct counting *counting, const struct lift_rules *rules)
{
    uint64_t state = (uint64_t)rules->seed;
    judge(counting, counting->observed);
    for (double i = 0; i < rules->draws; i++) {
        double sum = 0;
        for (size_t k = 0; k < counting->in; k++) {
            size_t other = k + (size_t)(draw(&state) % (counting->count - k));
            double value = counting->values[other];
            counting->values[other] = counting->values[k];
            counting->values[k] = value;
            sum += value;
        }
        judge(counting, difference(counting, sum));
    }
}

/* All signs, in the order of the Gray code: one sign turns at a time. */
static void
all_signs(struct counting *counting)
{
    uint64_t ways = UINT64_C(1) << counting->count;
    double people = (double)counting->count, sum = counting->sum;
    for (uint64_t way = 1;; way++) {
        judge(counting, sum / people);
        if (way == ways)
            return;
        size_t turned = 0;
        while ((way >> turned & 1) == 0)
            turned++;
        counting->values[turned] = -counting->values[turned];
        sum += 2 * counting->values[turned];
    }
}

static void
drawn_signs(struct counting *counting, const struct lift_rules *rules)
{
    uint64_t state = (uint64_t)rules->seed;
    judge(counting, counting->observed);
    for (double i = 0; i < rules->draws; i++) {
        double sum = 0;
        for (size_t k = 0; k < counting->count; k++)
            sum += draw(&state) >> 63 ? counting->values[k] : -counting->values[k];
        judge(counting, sum / (double)counting->count);
    }
}

/* n over k, as a double: it need only be compared. */
static double
ways_to_choose(size_t n, size_t k)
{
    double ways = 1;
    for (size_t i = 1; i <= k; i++)
        ways = ways * (double)(n - k + i) / (double)i;
    return rint(ways);
}

static void
fill(struct counting *counting, const struct lift_person *people, enum lift_phase phase)
{
    size_t place = 0;
    for (int is_in = 1; is_in >= 0; is_in--)
        for (size_t i = 0; i < counting->count; i++) {
            const struct lift_person *person = &people[i];
            if (person->is_in != is_in)
                continue;
            counting->values[place++] =
                log((person->done[phase] + .5) / person->exposure[phase]) -
                log((person->done[LIFT_BEFORE] + .5) / person->exposure[LIFT_BEFORE]);
            counting->sum += counting->values[place - 1];
        }
}

struct lift_ways
lift_ways_of(const struct lift_person *people, size_t count, enum lift_phase phase,
    const struct lift_rules *rules)
{
    struct counting counting = {.count = count};
    for (size_t i = 0; i < count; i++)
        counting.in += people[i].is_in;
    struct lift_ways ways = {NAN, NAN, 0, false, counting.in < count};
    if (count < 2 || counting.in == 0)
        return ways;
    counting.values = mem_zeroed(count, sizeof *counting.values);
    fill(&counting, people, phase);
    double in_sum = 0;
    for (size_t i = 0; i < counting.in; i++)
        in_sum += counting.values[i];
    ways.statistic = ways.by_group ? difference(&counting, in_sum) : counting.sum / (double)count;
    counting.observed = fabs(ways.statistic);
    double all = ways.by_group ? ways_to_choose(count, counting.in) : ldexp(1, (int)count);
    ways.exact = all <= rules->exact_most;
    if (ways.by_group)
        ways.exact ? all_splits(&counting) : drawn_splits(&counting, rules);
    else
        ways.exact ? all_signs(&counting) : drawn_signs(&counting, rules);
    ways.p = counting.as_large / counting.tried;
    ways.ways = ways.exact ? counting.tried : rules->draws;
    free(counting.values);
    return ways;
}

const char *const lift_check_names[LIFT_CHECK_FIGURES + 1] = {"people", "others", "ratio", "low",
    "high", "log_ratio", "error", "p", "error_model", "error_cr0", "error_cr1", "statistic", "ways",
    "ways_p", NULL};

void
lift_check_figures(const struct lift_study *study, enum lift_phase phase,
    const struct lift_rules *rules, double figures[static LIFT_CHECK_FIGURES])
{
    const struct lift *lift = &study->lift;
    const struct lift_ratio *ratio = phase == LIFT_DURING ? &lift->during : &lift->after;
    bool is_known = (int)phase < study->plan.phases;
    struct lift_errors errors =
        lift_errors_of(study->people, study->count, study->plan.phases, phase);
    struct lift_ways ways = lift_ways_of(study->people, is_known ? study->count : 0, phase, rules);
    const double all[LIFT_CHECK_FIGURES] = {(double)lift->people, (double)lift->others,
        ratio->ratio, ratio->low, ratio->high, ratio->log_ratio, ratio->error, ratio->p,
        errors.model, errors.cr0, errors.cr1, ways.statistic, ways.ways, ways.p};
    memcpy(figures, all, sizeof all);
}
