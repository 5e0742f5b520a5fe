/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sorting answers into waves and groups, and finding what an earlier run showed of them. It decides
 * nothing but whether the data are still those of that run.
 * Invariant: a block has a set for every group of every cut, be it of nobody.
 */
#include "measure/group_sets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SAME 1e-9 /* relative: what adding up in another order may change */

static const size_t nowhere = (size_t)-1;

/* What is only needed while the sets are made. */
struct sorting {
    struct group_sets *sets;
    size_t *positions[GROUP_CUTS]; /* by number of a name: its place in the list */
    struct entry *entries;         /* the sittings, sorted by wave, person and day */
    size_t *wave_starts;           /* in entries, by wave, and their end */
    bool *foreign;                 /* by figure of the past: of a scale that is not known now */
};

struct entry {
    int first, last, who, day;
    size_t order;
    const struct groups_sitting *sitting;
};

/* ---- The groups ----------------------------------------------------------------------------- */

static int
group_of(const struct groups_input *input, const struct groups_sitting *sitting, size_t cut)
{
    if (sitting->group[cut] >= 0 || sitting->person < 0)
        return sitting->group[cut];
    return input->people[sitting->person].group[cut];
}

static int
compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* The groups of a cut: those of the roster, and those of anybody who answered. */
static void
list_groups(struct sorting *sorting, size_t cut)
{
    const struct groups_input *input = sorting->sets->input;
    struct group_names *list = &sorting->sets->lists[cut];
    size_t numbers = (size_t)names_count(input->names);
    bool *used = mem_zeroed(numbers, sizeof *used);
    for (size_t i = 0; i < input->people_count; i++) {
        int group = input->people[i].group[cut];
        if (input->people[i].listed && *names_text(input->names, group))
            used[group] = true;
    }
    for (size_t i = 0; i < input->count; i++)
        used[group_of(input, &input->sittings[i], cut)] = true;
    list->names = mem_zeroed(numbers, sizeof *list->names);
    for (size_t i = 0; i < numbers; i++)
        if (used[i])
            list->names[list->count++] = names_text(input->names, (int)i);
    qsort(list->names, list->count, sizeof *list->names, compare_names);
    sorting->positions[cut] = mem_zeroed(numbers, sizeof *sorting->positions[cut]);
    for (size_t i = 0; i < numbers; i++)
        sorting->positions[cut][i] = nowhere;
    for (size_t i = 0; i < list->count; i++)
        sorting->positions[cut][names_find(input->names, list->names[i])] = i;
    free(used);
}

static void
list_all_groups(struct sorting *sorting)
{
    struct group_names *everybody = &sorting->sets->lists[GROUP_ALL];
    everybody->names = mem_zeroed(1, sizeof *everybody->names);
    everybody->names[everybody->count++] = group_cut_words[GROUP_ALL];
    for (size_t cut = GROUP_ALL + 1; cut < GROUP_CUTS; cut++)
        list_groups(sorting, cut);
}

/* ---- The waves ------------------------------------------------------------------------------ */

static int
compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->who != b->who)
        return a->who < b->who ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void
sort_entries(struct sorting *sorting)
{
    const struct groups_input *input = sorting->sets->input;
    sorting->entries = mem_zeroed(input->count, sizeof *sorting->entries);
    for (size_t i = 0; i < input->count; i++) {
        const struct groups_sitting *sitting = &input->sittings[i];
        struct entry *entry = &sorting->entries[i];
        int nameless = (int)(input->people_count + i);
        *entry = (struct entry){.first = DAY_NONE,
            .last = DAY_NONE,
            .who = sitting->person >= 0 ? sitting->person : nameless,
            .day = sitting->day,
            .order = i,
            .sitting = sitting};
        if (sitting->day != DAY_NONE) {
            entry->first = day_period_start(input->wave, sitting->day);
            entry->last = day_period_next(input->wave, sitting->day) - 1;
        }
    }
    qsort(sorting->entries, input->count, sizeof *sorting->entries, compare_entries);
}

static void
list_waves(struct sorting *sorting)
{
    struct group_sets *sets = sorting->sets;
    size_t count = sets->input->count;
    sets->waves = mem_zeroed(count, sizeof *sets->waves);
    sorting->wave_starts = mem_zeroed(count + 1, sizeof *sorting->wave_starts);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &sorting->entries[i];
        if (i == 0 || entry->first != entry[-1].first) {
            sorting->wave_starts[sets->wave_count] = i;
            sets->waves[sets->wave_count++] =
                (struct group_wave){entry->first, entry->last, entry->day};
        }
        struct group_wave *wave = &sets->waves[sets->wave_count - 1];
        wave->date = entry->day > wave->date ? entry->day : wave->date;
    }
    sorting->wave_starts[sets->wave_count] = count;
    /* A wave that was shown keeps the date that it had then. */
    for (size_t i = 0; i < sets->input->past_count; i++)
        for (size_t j = 0; j < sets->wave_count; j++)
            if (sets->waves[j].first == sets->input->past[i].wave.first &&
                sets->waves[j].last == sets->input->past[i].wave.last)
                sets->waves[j].date = sets->input->past[i].wave.date;
}

/* ---- One scale in one wave ------------------------------------------------------------------ */

static void
gather_answers(const struct sorting *sorting, size_t wave, size_t figure, struct group_block *block)
{
    const struct groups_input *input = sorting->sets->input;
    size_t from = sorting->wave_starts[wave], to = sorting->wave_starts[wave + 1];
    block->answers = mem_zeroed(to - from, sizeof *block->answers);
    for (size_t i = from; i < to; i++) {
        const struct entry *entry = &sorting->entries[i];
        const struct groups_sitting *sitting = entry->sitting;
        bool again = block->count > 0 && block->answers[block->count - 1].who == entry->who;
        if (!again && isnan(sitting->pomp[figure]))
            continue;
        if (!again)
            block->count++;
        struct group_answer *answer = &block->answers[block->count - 1];
        if (isnan(sitting->pomp[figure])) {
            /* Other figures may come from this later sitting, and then from other answers. */
            answer->pattern += answer->pattern != 0;
            continue;
        }
        *answer = (struct group_answer){.who = entry->who,
            .pomp = sitting->pomp[figure],
            .pattern = sitting->patterns ? sitting->patterns[figure] : 0};
        for (size_t cut = GROUP_ALL + 1; cut < GROUP_CUTS; cut++)
            answer->group[cut] = sorting->positions[cut][group_of(input, entry->sitting, cut)];
    }
}

/* The set of a group among those of a cut, which begin at `sets`. */
static void
fill_sets(const struct group_block *block, struct group_set *sets, size_t count, size_t cut)
{
    double *values = mem_zeroed(block->count, sizeof *values);
    size_t *used = mem_zeroed(count, sizeof *used), *starts = mem_zeroed(count + 1, sizeof *starts);
    for (size_t i = 0; i < block->count; i++)
        used[block->answers[i].group[cut]]++;
    for (size_t i = 0; i < count; i++) {
        sets[i].people = mem_zeroed(used[i], sizeof *sets[i].people);
        starts[i + 1] = starts[i] + used[i];
        used[i] = 0;
    }
    for (size_t i = 0; i < block->count; i++) {
        const struct group_answer *answer = &block->answers[i];
        size_t group = answer->group[cut], place = used[group]++;
        sets[group].people[place] = answer->who;
        values[starts[group] + place] = answer->pomp;
    }
    for (size_t i = 0; i < count; i++) {
        sets[i].cut = (enum group_cut)cut;
        sets[i].group = i;
        sets[i].mean = group_mean_of(values + starts[i], used[i]);
    }
    free(values);
    free(used);
    free(starts);
}

/* A name's share in the sum that stands for the people of a group (FNV-1a; Fowler, Noll and Vo). */
static uint64_t
name_hash(const char *name)
{
    uint64_t hash = 14695981039346656037U;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 1099511628211U;
    return hash;
}

/* Who is in each group on the roster on the last day of the wave. */
static void
count_heads(const struct sorting *sorting, size_t wave, struct group_block *block)
{
    const struct groups_input *input = sorting->sets->input;
    int day = sorting->sets->waves[wave].last;
    for (size_t i = 0; i < input->people_count; i++) {
        const struct groups_person *person = &input->people[i];
        bool there = day == DAY_NONE || ((person->start == DAY_NONE || person->start <= day) &&
                                            (person->end == DAY_NONE || person->end >= day));
        struct group_set *sets = block->sets;
        for (size_t cut = 0; person->listed && there && cut < GROUP_CUTS; cut++) {
            size_t count = sorting->sets->lists[cut].count;
            size_t place = cut == GROUP_ALL ? 0 : sorting->positions[cut][person->group[cut]];
            if (place != nowhere) {
                sets[place].headcount++;
                sets[place].members += name_hash(person->name);
            }
            sets += count;
        }
    }
}

/* ---- What was shown before ------------------------------------------------------------------ */

static bool
is_same(double a, double b)
{
    return fabs(a - b) <= SAME * fmax(1, fabs(b)) || (isnan(a) && isnan(b));
}

static struct group_set *
set_named(
    const struct sorting *sorting, struct group_block *block, enum group_cut cut, const char *name)
{
    struct group_set *sets = block->sets;
    for (size_t i = 0; i < cut; i++)
        sets += sorting->sets->lists[i].count;
    const struct group_names *list = &sorting->sets->lists[cut];
    const char **found =
        bsearch(&name, list->names, list->count, sizeof *list->names, compare_names);
    return found ? &sets[found - list->names] : NULL;
}

static void
find_foreign(struct sorting *sorting)
{
    const struct groups_input *input = sorting->sets->input;
    sorting->foreign = mem_zeroed(input->past_count, sizeof *sorting->foreign);
    for (size_t i = 0; i < input->past_count; i++) {
        sorting->foreign[i] = true;
        for (size_t j = 0; j < sorting->sets->figures; j++)
            if (strcmp(input->past[i].scale, questionnaire_figure(input->questionnaire, j)->name) ==
                0)
                sorting->foreign[i] = false;
    }
}

/* Marks what was shown of the block, which is held if it would not be shown the same way today, or
   if something was shown of the wave that may hang together with it, nobody knows how. */
static void
recall(const struct sorting *sorting, size_t wave, size_t figure, struct group_block *block)
{
    const struct groups_input *input = sorting->sets->input;
    const struct group_wave *now = &sorting->sets->waves[wave];
    const char *scale = questionnaire_figure(input->questionnaire, figure)->name;
    for (size_t i = 0; i < input->past_count; i++) {
        const struct group_figure *past = &input->past[i];
        if (past->wave.last < now->first || past->wave.first > now->last)
            continue;
        block->held = block->held || sorting->foreign[i];
        if (strcmp(past->scale, scale) != 0)
            continue;
        bool same_wave = past->wave.first == now->first && past->wave.last == now->last;
        struct group_set *set =
            same_wave ? set_named(sorting, block, past->cut, past->group) : NULL;
        if (set) {
            set->past = past;
            set->shown = true;
        }
        if (!set || set->mean.n != past->n || set->members != past->members ||
            !is_same(set->mean.mean, past->mean) || !is_same(set->mean.sd, past->sd))
            block->held = true;
    }
}

static void
fill_block(const struct sorting *sorting, size_t wave, size_t figure)
{
    struct group_block *block = group_sets_block(sorting->sets, wave, figure);
    for (size_t cut = 0; cut < GROUP_CUTS; cut++)
        block->set_count += sorting->sets->lists[cut].count;
    block->sets = mem_zeroed(block->set_count, sizeof *block->sets);
    gather_answers(sorting, wave, figure, block);
    struct group_set *sets = block->sets;
    for (size_t cut = 0; cut < GROUP_CUTS; cut++) {
        fill_sets(block, sets, sorting->sets->lists[cut].count, cut);
        sets += sorting->sets->lists[cut].count;
    }
    count_heads(sorting, wave, block);
    recall(sorting, wave, figure, block);
}

struct group_block *
group_sets_block(const struct group_sets *sets, size_t wave, size_t figure)
{
    return &sets->blocks[wave * sets->figures + figure];
}

struct group_sets *
group_sets_new(const struct groups_input *input)
{
    struct group_sets *sets = mem_zeroed(1, sizeof *sets);
    struct sorting sorting = {.sets = sets};
    sets->input = input;
    sets->people = input->people_count + input->count;
    sets->figures = questionnaire_figures(input->questionnaire);
    list_all_groups(&sorting);
    sort_entries(&sorting);
    list_waves(&sorting);
    find_foreign(&sorting);
    sets->blocks = mem_zeroed(sets->wave_count * sets->figures, sizeof *sets->blocks);
    for (size_t wave = 0; wave < sets->wave_count; wave++)
        for (size_t figure = 0; figure < sets->figures; figure++)
            fill_block(&sorting, wave, figure);
    for (size_t cut = 0; cut < GROUP_CUTS; cut++)
        free(sorting.positions[cut]);
    free(sorting.entries);
    free(sorting.wave_starts);
    free(sorting.foreign);
    return sets;
}

void
group_sets_free(struct group_sets *sets)
{
    for (size_t i = 0; i < sets->wave_count * sets->figures; i++) {
        for (size_t j = 0; j < sets->blocks[i].set_count; j++)
            free(sets->blocks[i].sets[j].people);
        free(sets->blocks[i].sets);
        free(sets->blocks[i].answers);
    }
    for (size_t cut = 0; cut < GROUP_CUTS; cut++)
        free(sets->lists[cut].names);
    free(sets->blocks);
    free(sets->waves);
    free(sets);
}
