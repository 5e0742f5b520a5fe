/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scores of all sittings and the groups of people, brought to where it is decided what may be
 * shown.
 * Invariant: what is written as shown stands in the file of what was published before the first row
 * is written.
 */
#include "work/motivation_groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/names.h"
#include "base/text.h"
#include "measure/groups.h"
#include "measure/scale.h"
#include "measure/scale_families.h"
#include "team/published.h"

static const char *const columns[] = {
    "group", "date", "scale", "n", "mean", "low", "high", "verdict", "shown", NULL};

/* ---- Options ----------------------------------------------------------------------------------
 */

static void
read_by(struct group_choices *choices, const char *value)
{
    for (const char *word = value;;) {
        size_t length = strcspn(word, ",");
        char *copy = mem_copy(word, length);
        choices->asked[options_word("--by", copy, group_cut_words)] = true;
        free(copy);
        if (word[length] == '\0')
            return;
        word += length + 1;
    }
}

static size_t
read_minimum(const char *value)
{
    int minimum = 0;
    size_t digits = chars_number(value, 6, &minimum);
    if (digits == 0 || value[digits] != '\0')
        options_bad_value("--min-group", value, "is not a number of people");
    if (minimum < GROUPS_MINIMUM)
        options_bad_value(
            "--min-group", value, "is below 5: a mean of so few is nearly an answer with a name");
    return (size_t)minimum;
}

struct group_choices
group_choices_of(const struct group_options *options)
{
    struct group_choices choices = {.minimum = GROUPS_MINIMUM,
        .wave = PERIOD_WEEK,
        .this_team = options->this_team,
        .published = options->published};
    if (options->by)
        read_by(&choices, options->by);
    if (options->minimum)
        choices.minimum = read_minimum(options->minimum);
    if (options->wave)
        choices.wave = day_period_named(options->wave);
    if (choices.wave == PERIOD_NONE)
        options_bad_value("--wave", options->wave, "is not one of day, week, month, quarter, year");
    return choices;
}

/* ---- Groups that the answers name -------------------------------------------------------------
 */

struct group_notes {
    struct names *names;
    struct note {
        int group[GROUP_CUTS]; /* numbers of names + 1; 0 = not said */
    } * notes;                 /* by sitting */
    size_t count, capacity;
};

struct group_notes *
group_notes_new(void)
{
    struct group_notes *notes = mem_zeroed(1, sizeof *notes);
    notes->names = names_new();
    (void)names_number(notes->names, "");
    return notes;
}

void
group_notes_free(struct group_notes *notes)
{
    if (!notes)
        return;
    names_free(notes->names);
    free(notes->notes);
    free(notes);
}

static int
tidy_number(struct names *names, const char *text)
{
    char *tidy = text_tidy(text);
    int number = names_number(names, tidy);
    free(tidy);
    return number;
}

void
group_notes_add(struct group_notes *notes, size_t sitting, const char *team, const char *manager)
{
    if (sitting >= notes->count) {
        notes->notes = mem_grow(notes->notes, &notes->capacity, sitting + 1, sizeof *notes->notes);
        memset(notes->notes + notes->count, 0, (sitting + 1 - notes->count) * sizeof *notes->notes);
        notes->count = sitting + 1;
    }
    struct note *note = &notes->notes[sitting];
    if (!text_is_blank(team))
        note->group[GROUP_TEAM] = tidy_number(notes->names, team) + 1;
    if (!text_is_blank(manager))
        note->group[GROUP_MANAGER] = tidy_number(notes->names, manager) + 1;
}

/* ---- The input of the plan --------------------------------------------------------------------
 */

static struct groups_person *
gather_people(const struct group_run *run, struct names *names)
{
    int count = roster_count(run->roster);
    struct groups_person *people = mem_zeroed((size_t)count + 1, sizeof *people);
    for (int i = 0; i < count; i++) {
        const struct person *person = roster_person(run->roster, i);
        people[i] = (struct groups_person){.name = person->rep,
            .start = person->start,
            .end = person->end,
            .listed = person->on_roster && !person->is_agent};
        people[i].group[GROUP_MANAGER] = tidy_number(names, person->manager);
        people[i].group[GROUP_TEAM] = tidy_number(names, person->team);
    }
    return people;
}

/* The group of a sitting: as it says itself, else as the roster says of the person. */
static int
group_of(const struct group_run *run, size_t sitting, int person, enum group_cut cut)
{
    int said = sitting < run->notes->count ? run->notes->notes[sitting].group[cut] - 1 : -1;
    int unknown = names_find(run->notes->names, "");
    return said < 0 && person == ANSWERS_NOBODY ? unknown : said;
}

/* All sittings with their scores; *pomp holds these, by sitting and figure, and *patterns which
   questions they come from. */
static struct groups_sitting *
gather_sittings(const struct group_run *run, double **pomp, uint64_t **patterns)
{
    const struct questionnaire *questionnaire = run->questionnaire;
    size_t count = answers_count(run->answers), figures = questionnaire_figures(questionnaire);
    struct groups_sitting *sittings = mem_zeroed(count + 1, sizeof *sittings);
    double *row = mem_zeroed(questionnaire->question_count + 1, sizeof *row);
    struct score *scores = mem_zeroed(figures + 1, sizeof *scores);
    struct scale_families *families = scale_families_new(questionnaire);
    *pomp = mem_zeroed(count * figures + 1, sizeof **pomp);
    *patterns = mem_zeroed(count * figures + 1, sizeof **patterns);
    for (size_t i = 0; i < count; i++) {
        double *own = *pomp + i * figures;
        answers_row(run->answers, i, row);
        scale_scores(questionnaire, row, run->min_answered, scores);
        for (size_t j = 0; j < figures; j++)
            own[j] = scores[j].pomp;
        scale_families_patterns(families, questionnaire, row, *patterns + i * figures);
        int person = answers_person(run->answers, i);
        sittings[i] = (struct groups_sitting){.person = person,
            .day = answers_day(run->answers, i),
            .pomp = own,
            .patterns = *patterns + i * figures};
        for (enum group_cut cut = GROUP_MANAGER; cut < GROUP_CUTS; cut++)
            sittings[i].group[cut] = group_of(run, i, person, cut);
    }
    scale_families_free(families);
    free(row);
    free(scores);
    return sittings;
}

/* Ends the program if nothing says who is in which group. */
static void
check_cuts(const struct groups_input *input)
{
    int unknown = names_find(input->names, "");
    for (enum group_cut cut = GROUP_MANAGER; cut < GROUP_CUTS; cut++) {
        bool known = !input->asked[cut] || input->count == 0;
        for (size_t i = 0; i < input->count && !known; i++) {
            const struct groups_sitting *sitting = &input->sittings[i];
            int said = sitting->group[cut];
            known =
                said >= 0 ? said != unknown : input->people[sitting->person].group[cut] != unknown;
        }
        if (!known)
            diag_fatal("--by=%s: nobody's %s is known; give a roster with -r, or a column '%s' in "
                       "the answers",
                group_cut_words[cut], group_cut_words[cut], group_cut_words[cut]);
    }
}

/* ---- Rows -------------------------------------------------------------------------------------
 */

/* Ends the program if rows of two cuts could be taken for each other. */
static void
check_names(const struct group_row *rows, size_t count)
{
    struct names *names = names_new();
    enum group_cut *cuts = mem_zeroed(count + 1, sizeof *cuts); /* by number of a name */
    for (size_t i = 0; i < count; i++) {
        const struct group_figure *figure = &rows[i].figure;
        bool is_new = names_find(names, figure->group) < 0;
        size_t number = (size_t)names_number(names, figure->group);
        if (is_new)
            cuts[number] = figure->cut;
        if (cuts[number] != figure->cut && *figure->group)
            diag_fatal("'%s' is the name of two groups, by %s and by %s: ask for one at a time",
                text_shown(figure->group), group_cut_words[cuts[number]],
                group_cut_words[figure->cut]);
    }
    names_free(names);
    free(cuts);
}

static bool
is_wanted(const struct group_run *run, const struct group_row *row)
{
    int date = row->figure.wave.date;
    return (run->shared->since == DAY_NONE || date >= run->shared->since) &&
           (run->shared->until == DAY_NONE || date <= run->shared->until);
}

static void
write_row(const struct group_row *row, struct writer *writer)
{
    const struct group_figure *figure = &row->figure;
    bool shown = row->shown == GROUP_SHOWN;
    double half = group_mean_half_width(
        (struct group_mean){figure->n, figure->mean, figure->sd}, figure->headcount);
    writer_cell(writer, figure->group);
    writer_day(writer, figure->wave.date);
    writer_cell(writer, figure->scale);
    writer_integer(writer, (long long)figure->n);
    writer_number(writer, shown ? figure->mean : (double)NAN);
    writer_number(writer, shown ? figure->mean - half : (double)NAN);
    writer_number(writer, shown ? figure->mean + half : (double)NAN);
    writer_cell(writer, group_verdict_words[row->verdict]);
    writer_cell(writer, group_shown_words[row->shown]);
    writer_end_row(writer);
}

static int
compare_days(const void *left, const void *right)
{
    const int *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Says of which waves figures were shown that would now be others, once each. */
static bool
say_changes(const struct group_run *run, const struct group_row *rows, size_t count)
{
    int *days = mem_zeroed(count + 1, sizeof *days);
    size_t changed = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].has_changed && is_wanted(run, &rows[i]))
            days[changed++] = rows[i].figure.wave.first;
    qsort(days, changed, sizeof *days, compare_days);
    for (size_t i = 0; i < changed; i++) {
        char text[DAY_TEXT_SIZE];
        if (i == 0 || days[i] != days[i - 1])
            diag_kind_at((struct place){run->choices->published, 0}, "shown before, of others",
                "of the wave that begins on %s figures were shown before, of other answers, "
                "groups, "
                "days or scales: they stay as they were, and nothing is added",
                day_text(days[i], text));
    }
    free(days);
    return changed > 0;
}

bool
motivation_groups(const struct group_run *run, struct writer *writer)
{
    const struct group_choices *choices = run->choices;
    struct published *published = published_open(choices->published, choices->minimum);
    double *pomp;
    uint64_t *patterns;
    struct group_row *rows;
    struct groups_input input = {.questionnaire = run->questionnaire,
        .names = run->notes->names,
        .people_count = (size_t)roster_count(run->roster),
        .count = answers_count(run->answers),
        .wave = choices->wave,
        .narrowed = choices->this_team,
        .minimum = choices->minimum};
    if (choices->this_team && !roster_given(run->roster))
        options_usage("--this-team needs a roster (-r): it says how many people there are");
    memcpy(input.asked, choices->asked, sizeof input.asked);
    struct groups_person *people = gather_people(run, run->notes->names);
    struct groups_sitting *sittings = gather_sittings(run, &pomp, &patterns);
    input.people = people;
    input.sittings = sittings;
    input.past = published_figures(published, &input.past_count);
    check_cuts(&input);
    size_t count = groups_plan(&input, &rows);
    check_names(rows, count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].shown == GROUP_SHOWN && !rows[i].is_past && is_wanted(run, &rows[i]))
            published_add(published, &rows[i].figure);
    published_finish(published);
    writer_header(writer, columns);
    for (size_t i = 0; i < count; i++)
        if (is_wanted(run, &rows[i]))
            write_row(&rows[i], writer);
    bool changed = say_changes(run, rows, count);
    free(rows);
    free(pomp);
    free(patterns);
    free(people);
    free(sittings);
    published_free(published);
    return changed;
}
