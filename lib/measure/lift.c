/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The estimates come from measure/lift_fit.h; here is how sure they are and what that is called. It
 * knows no days, no metrics and no names, and it draws no conclusion from "not significant": what
 * is not told from chance is "cannot tell".
 * Invariant: a ratio has an interval only if every fit with one person left out exists.
 */
#include "measure/lift.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *const lift_verdict_words[] = {"lasted", "faded", "pulled-forward", "cannot-tell", NULL};

const char *const lift_part_words[] = {"", "no working days (or no cases) in one of the phases",
    "less than nothing in one of the phases", "nothing done"};

/* What is estimated at once: two log ratios and the net gain. */
enum { LOG_DURING, LOG_AFTER, NET, ESTIMATES };

#define NO_SPREAD 1e-12 /* a standard error up to this is rounding, not evidence */

bool
lift_rules_set(const char *rule, double value, void *rules)
{
    static const struct {
        const char *name;
        size_t offset;
    } all[] = {
        {"weeks-before", offsetof(struct lift_rules, weeks_before)},
        {"weeks-after", offsetof(struct lift_rules, weeks_after)},
        {"gap", offsetof(struct lift_rules, gap)},
        {"least-weeks", offsetof(struct lift_rules, least_weeks)},
        {"least-others", offsetof(struct lift_rules, least_others)},
        {"silence", offsetof(struct lift_rules, silence)},
        {"silence-days", offsetof(struct lift_rules, silence_days)},
        {"came-later", offsetof(struct lift_rules, came_later)},
        {"confidence", offsetof(struct lift_rules, confidence)},
        {"narrow-low", offsetof(struct lift_rules, narrow_low)},
        {"narrow-high", offsetof(struct lift_rules, narrow_high)},
        {"power", offsetof(struct lift_rules, power)},
        {"exact-most", offsetof(struct lift_rules, exact_most)},
        {"draws", offsetof(struct lift_rules, draws)},
        {"seed", offsetof(struct lift_rules, seed)},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (strcmp(all[i].name, rule) == 0) {
            *(double *)(void *)((char *)rules + all[i].offset) = value;
            return true;
        }
    return false;
}

enum lift_part
lift_part(const struct lift_person *person, int phases)
{
    double total = 0;
    for (int phase = 0; phase < phases; phase++) {
        if (!(person->exposure[phase] > 0))
            return LIFT_NO_TIME;
        if (person->done[phase] < 0)
            return LIFT_BELOW_ZERO;
        total += person->done[phase];
    }
    return total > 0 ? LIFT_FITS : LIFT_NOTHING_DONE;
}

size_t
lift_keep(struct lift_person *people, size_t count, int phases, const struct lift_rules *rules)
{
    size_t others = 0, kept = 0;
    for (size_t i = 0; i < count; i++)
        others += !people[i].is_in && lift_part(&people[i], phases) == LIFT_FITS;
    for (size_t i = 0; i < count; i++) {
        bool is_wanted = people[i].is_in || (double)others >= rules->least_others;
        if (is_wanted && lift_part(&people[i], phases) == LIFT_FITS)
            people[kept++] = people[i];
    }
    return kept;
}

enum lift_verdict
lift_verdict(
    const struct lift_ratio *during, const struct lift_ratio *after, const struct lift_rules *rules)
{
    if (after->low > 1)
        return LIFT_LASTED;
    if (after->high < 1)
        return LIFT_PULLED_FORWARD;
    bool is_narrow = after->low >= rules->narrow_low && after->high <= rules->narrow_high;
    return is_narrow && during->low > 1 ? LIFT_FADED : LIFT_CANNOT_TELL;
}

/* What the people in the intervention did, and in how much time. */
struct sums {
    double done[LIFT_PHASES], exposure[LIFT_PHASES];
};

static struct sums
sums_of(const struct lift_person *people, size_t count, size_t without)
{
    struct sums sums = {0};
    for (size_t i = 0; i < count; i++)
        for (int phase = 0; phase < LIFT_PHASES && i != without && people[i].is_in; phase++) {
            sums.done[phase] += people[i].done[phase];
            sums.exposure[phase] += people[i].exposure[phase];
        }
    return sums;
}

/* All that is estimated, without one person perhaps. */
static void
estimate(const struct lift_person *people, size_t count, bool has_others, size_t without,
    int phases, double estimates[static ESTIMATES])
{
    double in[LIFT_PHASES], others[LIFT_PHASES] = {0};
    lift_fit(people, count, true, without, phases, in);
    if (has_others)
        lift_fit(people, count, false, without, phases, others);
    estimates[LOG_DURING] = in[LIFT_DURING] - others[LIFT_DURING];
    estimates[LOG_AFTER] = in[LIFT_AFTER] - others[LIFT_AFTER];
    struct sums sums = sums_of(people, count, without);
    double before = sums.done[LIFT_BEFORE] / sums.exposure[LIFT_BEFORE];
    estimates[NET] = 0;
    for (int phase = LIFT_DURING; phase < LIFT_PHASES; phase++)
        estimates[NET] += sums.done[phase] - sums.exposure[phase] * before * exp(others[phase]);
    if (phases < LIFT_PHASES)
        estimates[LOG_AFTER] = estimates[NET] = NAN;
}

/* The standard error of each estimate, by leaving one person out at a time; NAN where one of these
   cannot be estimated, or there are fewer than two people. */
static void
jackknife(const struct lift_person *people, size_t count, bool has_others, int phases,
    double errors[static ESTIMATES])
{
    double(*each)[ESTIMATES] = mem_zeroed(count, sizeof *each);
    for (size_t i = 0; i < count; i++)
        estimate(people, count, has_others, i, phases, each[i]);
    for (int k = 0; k < ESTIMATES; k++) {
        double mean = 0, squares = 0, people_count = (double)count;
        for (size_t i = 0; i < count; i++)
            mean += each[i][k] / people_count;
        for (size_t i = 0; i < count; i++)
            squares += (each[i][k] - mean) * (each[i][k] - mean);
        errors[k] = sqrt((people_count - 1) / people_count * squares);
        if (count < 2 || !isfinite(errors[k]))
            errors[k] = NAN;
    }
    free(each);
}

/* The variances of the two log ratios if all luck were that of the counts themselves. */
static void
variances_of_counts(const struct lift_person *people, size_t count, bool has_others, int phases,
    double variances[static LIFT_PHASES])
{
    for (int phase = 0; phase < LIFT_PHASES; phase++)
        variances[phase] = 0;
    for (int is_in = !has_others; is_in < 2; is_in++) {
        double log_ratios[LIFT_PHASES], covariance[LIFT_PHASES][LIFT_PHASES];
        lift_fit(people, count, is_in, LIFT_NOBODY, phases, log_ratios);
        lift_covariance(people, count, is_in, phases, log_ratios, covariance);
        for (int phase = 0; phase < LIFT_PHASES; phase++)
            variances[phase] += covariance[phase][phase];
    }
}

/* An error from the jackknife; where everybody moved by the same, the uncertainty is at least that
   of the counts, and of an amount it is not known. */
static double
with_luck(double error, bool counts, double variance)
{
    if (!(error <= NO_SPREAD))
        return error;
    return counts && variance > 0 ? sqrt(variance) : (double)NAN;
}

static struct lift_ratio
ratio_of(double log_ratio, double error, double freedom, double confidence)
{
    double reach = freedom > 0 ? gsl_cdf_tdist_Pinv((1 + confidence) / 2, freedom) * error : NAN;
    return (struct lift_ratio){
        .ratio = isfinite(exp(log_ratio)) ? exp(log_ratio) : NAN,
        .low = exp(log_ratio - reach),
        .high = exp(log_ratio + reach),
        .log_ratio = isfinite(log_ratio) ? log_ratio : NAN,
        .error = error,
        .p = error > 0 ? 2 * gsl_cdf_tdist_Q(fabs(log_ratio) / error, freedom) : NAN,
    };
}

struct lift
lift_of(const struct lift_person *people, size_t count, int phases, bool counts,
    const struct lift_rules *rules)
{
    struct lift lift = {.verdict = LIFT_CANNOT_TELL};
    double estimates[ESTIMATES], errors[ESTIMATES], variances[LIFT_PHASES];
    double freedom = (double)count - 1;
    for (size_t i = 0; i < count; i++)
        *(people[i].is_in ? &lift.people : &lift.others) += 1;
    (void)gsl_set_error_handler_off();
    struct sums sums = sums_of(people, count, LIFT_NOBODY);
    for (int phase = 0; phase < LIFT_PHASES; phase++)
        lift.rates[phase] =
            phase < phases && lift.people > 0 ? sums.done[phase] / sums.exposure[phase] : NAN;
    estimate(people, count, lift.others > 0, LIFT_NOBODY, phases, estimates);
    jackknife(people, count, lift.others > 0, phases, errors);
    variances_of_counts(people, count, lift.others > 0, phases, variances);
    errors[LOG_DURING] = with_luck(errors[LOG_DURING], counts, variances[LIFT_DURING]);
    errors[LOG_AFTER] = with_luck(errors[LOG_AFTER], counts, variances[LIFT_AFTER]);
    errors[NET] = with_luck(errors[NET], false, 0);
    lift.during = ratio_of(estimates[LOG_DURING], errors[LOG_DURING], freedom, rules->confidence);
    lift.after = ratio_of(estimates[LOG_AFTER], errors[LOG_AFTER], freedom, rules->confidence);
    lift.net = isfinite(estimates[NET]) ? estimates[NET] : NAN;
    lift.net_error = errors[NET];
    double reach = lift.net_error *
                   (freedom > 0 ? gsl_cdf_tdist_Pinv((1 + rules->confidence) / 2, freedom) : NAN);
    lift.net_low = lift.net - reach;
    lift.net_high = lift.net + reach;
    bool moved = lift.during.low > 1 || lift.during.high < 1;
    lift.retention = moved ? (lift.after.ratio - 1) / (lift.during.ratio - 1) : NAN;
    lift.verdict = lift_verdict(&lift.during, &lift.after, rules);
    return lift;
}

void
lift_figures(const struct lift *lift, double figures[static LIFT_FIGURES])
{
    figures[LIFT_REPS] = (double)lift->people;
    figures[LIFT_RATE_BEFORE] = lift->rates[LIFT_BEFORE];
    figures[LIFT_RATE_DURING] = lift->rates[LIFT_DURING];
    figures[LIFT_RATE_AFTER] = lift->rates[LIFT_AFTER];
    figures[LIFT_RATIO_DURING] = lift->during.ratio;
    figures[LIFT_DURING_LOW] = lift->during.low;
    figures[LIFT_DURING_HIGH] = lift->during.high;
    figures[LIFT_RATIO_AFTER] = lift->after.ratio;
    figures[LIFT_AFTER_LOW] = lift->after.low;
    figures[LIFT_AFTER_HIGH] = lift->after.high;
    figures[LIFT_RETENTION] = lift->retention;
    figures[LIFT_NET] = lift->net;
    figures[LIFT_NET_LOW] = lift->net_low;
    figures[LIFT_NET_HIGH] = lift->net_high;
}
