/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tests. Each is a few comparisons that somebody with the figures can repeat on paper; there is
 * no model in them. Invariant: a rule that is met says what it was held against.
 */
#include "measure/rules.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "measure/usual.h"

enum { WEEKS_MOST = 520 };

/* What a test wants: how many thresholds, and the defaults and bounds of weeks and within. */
struct form {
    enum rule_source source;
    size_t least, most; /* thresholds */
    int weeks, weeks_least;
    int within, within_most; /* 0 = the test has no such number */
};

static const struct form forms[] = {
    [RULE_ANY] = {RULE_OF_EVENTS, 1, 1, 0, 0, 0, 0},
    [RULE_FIRST] = {RULE_OF_EVENTS, 0, 0, 8, 0, 0, 0},
    [RULE_ABOVE_USUAL] = {RULE_OF_EVENTS, 1, 1, USUAL_WEEKS_LEAST, USUAL_WEEKS_LEAST,
        USUAL_WEEKS_MOST, USUAL_WEEKS_MOST},
    [RULE_NEW_BEST] = {RULE_OF_EVENTS, 1, 1, 8, 1, 26, WEEKS_MOST},
    [RULE_COMEBACK] = {RULE_OF_EVENTS, 2, 3, 8, 1, 26, WEEKS_MOST},
    [RULE_PERSISTENCE] = {RULE_OF_EVENTS, 1, 1, USUAL_WEEKS_LEAST, USUAL_WEEKS_LEAST,
        USUAL_WEEKS_MOST, USUAL_WEEKS_MOST},
    [RULE_MILESTONE] = {RULE_OF_EVENTS, 1, RULE_THRESHOLDS, 8, 0, 0, 0},
    [RULE_STREAK] = {RULE_OF_GOALS, 1, RULE_THRESHOLDS, 0, 0, 104, WEEKS_MOST},
    [RULE_EFFORT] = {RULE_OF_COACHING, 0, 0, 0, 0, 0, 0},
    [RULE_EFFORT_AFTER] = {RULE_OF_COACHING, 0, 0, 0, 0, 8, WEEKS_MOST},
    [RULE_PROMISE_KEPT] = {RULE_OF_COACHING, 1, 1, 0, 0, 0, 0},
    [RULE_GOAL_MET] = {RULE_OF_GOALS, 0, 0, 0, 0, 0, 0},
    [RULE_GOAL_HALFWAY] = {RULE_OF_GOALS, 1, 1, 0, 0, 0, 0},
};

const char *const rule_test_words[] = {"any", "first", "above-usual", "new-best", "comeback",
    "persistence", "milestone", "streak", "effort", "effort-after", "promise-kept", "goal-met",
    "goal-halfway", NULL};

enum rule_source
rule_source_of(enum rule_test test)
{
    return forms[test].source;
}

/* What is wrong with the thresholds, or NULL. */
static const char *
fault_of_thresholds(enum rule_test test, const struct rule_terms *terms)
{
    const struct form *form = &forms[test];
    if (terms->count < form->least)
        return form->least == 1 ? "is empty: this test needs a number"
                                : "needs two numbers with ; between";
    if (terms->count > form->most)
        return form->most == 0   ? "must be empty: this test has none"
               : form->most == 1 ? "must be one number"
                                 : "has too many numbers";
    for (size_t i = 0; i < terms->count; i++) {
        double value = terms->thresholds[i];
        if (!(value > 0) && !(test == RULE_PROMISE_KEPT && value == 0))
            return "must be above 0";
        bool is_weeks = test == RULE_STREAK || (test == RULE_COMEBACK && i < 2);
        if (test == RULE_COMEBACK && i == 2 && value > 1)
            return "has a share of usual as its third number: above 0, at most 1";
        if (is_weeks && floor(value) < value)
            return "counts weeks and must be whole";
        if (test != RULE_COMEBACK && i > 0 && value <= terms->thresholds[i - 1])
            return "must grow from one number to the next";
    }
    if (test == RULE_GOAL_HALFWAY && terms->thresholds[0] >= 1)
        return "is a share of the goal and must be below 1";
    return NULL;
}

/* The same for a number of weeks. */
static const char *
fault_of_weeks(int *value, int preset, int least, int most)
{
    if (*value < 0)
        *value = preset;
    else if (most == 0)
        return "must be empty: this test has none";
    if (*value < least)
        return least == USUAL_WEEKS_LEAST ? "must be 4 or more" : "must be 1 or more";
    return *value <= most             ? NULL
           : most == USUAL_WEEKS_MOST ? "must be 8 or less"
                                      : "must be 520 or less";
}

/* The same for a column that names events. */
static const char *
fault_of_event(bool is_wanted, bool is_given)
{
    if (is_wanted == is_given)
        return NULL;
    return is_wanted ? "is empty: this test needs an event" : "must be empty: this test has none";
}

const char *
rule_complete(enum rule_test test, struct rule_terms *terms, bool has_event, bool has_after,
    const char **column)
{
    const struct form *form = &forms[test];
    bool wants_after = test == RULE_PERSISTENCE || test == RULE_EFFORT_AFTER;
    bool wants_event =
        form->source == RULE_OF_EVENTS || test == RULE_EFFORT || test == RULE_EFFORT_AFTER;
    *column = "after";
    if (fault_of_event(wants_after, has_after))
        return fault_of_event(wants_after, has_after);
    *column = "event";
    if (fault_of_event(wants_event, has_event))
        return fault_of_event(wants_event, has_event);
    *column = "threshold";
    const char *fault = fault_of_thresholds(test, terms);
    if (fault)
        return fault;
    *column = "within";
    fault = fault_of_weeks(&terms->within, form->within, form->within_most > 0, form->within_most);
    if (fault)
        return fault;
    *column = "weeks";
    fault = fault_of_weeks(
        &terms->weeks, form->weeks, form->weeks_least, form->weeks > 0 ? WEEKS_MOST : 0);
    if (!fault && form->within > 0 && terms->weeks > terms->within)
        fault = "must not be more than within";
    return fault;
}

/* The measured weeks before the last one, no further back than `within` weeks; oldest first, into
   `places`. Returns how many. */
static size_t
measured_before(const struct rule_week *weeks, size_t count, int within, size_t *places)
{
    size_t from = count - 1 > (size_t)within ? count - 1 - (size_t)within : 0, found = 0;
    for (size_t i = from; i + 1 < count; i++)
        if (weeks[i].measured)
            places[found++] = i;
    return found;
}

static void
say_week(const struct rule_week *week, struct finding *finding)
{
    *finding = finding_none;
    finding->day = week->last;
    finding->now = (struct finding_stretch){week->first, week->last, week->figure, 1, ""};
}

/* The median of the measured weeks before the last one; NAN if there are too few. */
static double
usual_before(
    const struct rule_terms *terms, const struct rule_week *weeks, size_t count, int *usual_weeks)
{
    size_t places[USUAL_WEEKS_MOST], found = measured_before(weeks, count, terms->within, places);
    double figures[USUAL_WEEKS_MOST];
    for (size_t i = 0; i < found; i++)
        figures[i] = weeks[places[i]].figure;
    *usual_weeks = (int)found;
    return found < (size_t)terms->weeks ? (double)NAN : usual_median(figures, found);
}

bool
rule_above_usual(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    struct finding *finding)
{
    int usual_weeks;
    if (count == 0 || !weeks[count - 1].measured)
        return false;
    double usual = usual_before(terms, weeks, count, &usual_weeks);
    double figure = weeks[count - 1].figure;
    if (!(figure > usual) || figure < terms->thresholds[0])
        return false;
    say_week(&weeks[count - 1], finding);
    finding->usual = usual;
    finding->usual_weeks = usual_weeks;
    return true;
}

bool
rule_new_best(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    struct finding *finding)
{
    size_t from = count > (size_t)terms->within + 1 ? count - (size_t)terms->within - 1 : 0;
    int measured = 0;
    double best = 0;
    if (count == 0 || !weeks[count - 1].measured)
        return false;
    for (size_t i = from; i + 1 < count; i++) {
        measured += weeks[i].measured;
        best = weeks[i].figure > best ? weeks[i].figure : best;
    }
    double figure = weeks[count - 1].figure;
    if (measured < terms->weeks || figure <= best || figure < terms->thresholds[0])
        return false;
    say_week(&weeks[count - 1], finding);
    finding->usual = best;
    finding->usual_weeks = (int)(count - 1 - from);
    return true;
}

/* The stretch from one place of the measured weeks to another. */
static struct finding_stretch
stretch_of(const struct rule_week *weeks, const size_t *places, size_t from, size_t to)
{
    return (struct finding_stretch){weeks[places[from]].first, weeks[places[to]].last,
        weeks[places[from]].figure, (int)(to - from + 1), ""};
}

/* The smallest or the greatest of figures[from] to figures[to]. */
static double
extreme(const double *figures, size_t from, size_t to, bool is_least)
{
    double found = figures[from];
    for (size_t i = from + 1; i <= to; i++)
        found = is_least ? fmin(found, figures[i]) : fmax(found, figures[i]);
    return found;
}

/* A comeback in measured weeks: `places` has `count` of them, the week looked at last. The longest
   low stretch is taken. */
static bool
comeback_in(const struct rule_terms *terms, const struct rule_week *weeks, const size_t *places,
    size_t count, const double *figures, struct finding *finding)
{
    size_t up = (size_t)terms->thresholds[0], low = (size_t)terms->thresholds[1];
    double share = terms->count > 2 ? terms->thresholds[2] : 1;
    for (size_t base = (size_t)terms->weeks; base + low + up <= count; base++) {
        double usual = usual_median(figures, base);
        double least = extreme(figures, count - up, count - 1, true);
        double greatest = extreme(figures, base, count - up - 1, false);
        if (!(greatest < share * usual) || !(least >= usual))
            continue;
        *finding = finding_none;
        finding->now = stretch_of(weeks, places, count - up, count - 1);
        finding->past = stretch_of(weeks, places, base, count - up - 1);
        finding->now.figure = least;
        finding->past.figure = greatest;
        finding->day = finding->now.last;
        finding->usual = usual;
        finding->usual_weeks = (int)base;
        return true;
    }
    return false;
}

bool
rule_comeback(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    struct finding *finding)
{
    if (count == 0 || !weeks[count - 1].measured)
        return false;
    size_t *places = mem_zeroed(count, sizeof *places);
    double *figures = mem_zeroed(count, sizeof *figures);
    size_t found = measured_before(weeks, count, terms->within, places);
    places[found++] = count - 1;
    for (size_t i = 0; i < found; i++)
        figures[i] = weeks[places[i]].figure;
    bool met = comeback_in(terms, weeks, places, found, figures, finding);
    free(places);
    free(figures);
    return met;
}

bool
rule_persistence(const struct rule_terms *terms, const struct rule_week *weeks,
    const struct rule_week *blows, size_t count, struct finding *finding)
{
    int usual_weeks;
    if (count < 2 || !weeks[count - 1].measured || blows[count - 2].figure < terms->thresholds[0])
        return false;
    double usual = usual_before(terms, weeks, count, &usual_weeks);
    double figure = weeks[count - 1].figure;
    if (!(figure >= usual) || !(figure > 0))
        return false;
    say_week(&weeks[count - 1], finding);
    finding->usual = usual;
    finding->usual_weeks = usual_weeks;
    const struct rule_week *before = &blows[count - 2];
    finding->past = (struct finding_stretch){before->first, before->last, before->figure, 1, ""};
    return true;
}

bool
rule_streak(const struct rule_terms *terms, const struct rule_week *weeks, size_t count,
    double target, struct finding *finding)
{
    size_t from = count > (size_t)terms->within + 1 ? count - (size_t)terms->within - 1 : 0;
    int running = 0, first = 0;
    if (count == 0 || !weeks[count - 1].measured)
        return false;
    for (size_t i = count; i-- > from;) {
        if (weeks[i].measured && weeks[i].figure < target)
            break;
        running += weeks[i].measured;
        first = weeks[i].measured ? weeks[i].first : first;
    }
    for (size_t i = 0; i < terms->count; i++) {
        if ((int)terms->thresholds[i] != running)
            continue;
        say_week(&weeks[count - 1], finding);
        finding->now.first = first;
        finding->now.weeks = running;
        finding->usual = target;
        return true;
    }
    return false;
}

double
rule_milestone(const struct rule_terms *terms, double before, double after)
{
    double reached = 0;
    for (size_t i = 0; i < terms->count; i++)
        if (terms->thresholds[i] > before && terms->thresholds[i] <= after)
            reached = terms->thresholds[i];
    return reached;
}
