/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of all groups may be shown. Blocks (a scale in a wave) are decided one after another, the
 * earlier waves first and within a wave in the order of the figures; each is held against
 * everything that was decided before, and against all that an earlier run showed.
 * Invariant: a set that is shown was shown before, or leaves no piece under the minimum.
 */
#include "measure/groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "measure/group_sets.h"
#include "measure/scale_families.h"
#include "measure/suppression.h"

const char *const group_shown_words[] = {"yes", "too-few", "held-back", "no-data", NULL};

struct plan {
    const struct groups_input *input;
    struct group_sets *sets;
    struct suppression *suppression; /* of all that the block in hand is held against */
    struct suppression *alone;       /* of one scale that hangs together with it */
    int *leader;                     /* by person: see tie_people() */
    bool *unsafe;                    /* by leader */
    struct scale_families *families;
    const struct group_figure *
        *gone; /* what was shown of waves of which there are no answers now */
    size_t gone_count;
};

/* ---- What is known besides --------------------------------------------------------------------
 */

static void
add_shown(struct suppression *suppression, const struct group_block *block)
{
    for (size_t i = 0; i < block->set_count; i++)
        if (block->sets[i].shown && block->sets[i].mean.n > 0)
            suppression_show(suppression, block->sets[i].people, block->sets[i].mean.n);
}

static bool
has_shown(const struct group_block *block)
{
    size_t i = 0;
    while (i < block->set_count && !block->sets[i].shown)
        i++;
    return i < block->set_count;
}

static int
compare_patterns(const void *left, const void *right)
{
    const struct group_answer *const *a = left, *const *b = right;
    return ((*a)->pattern > (*b)->pattern) - ((*a)->pattern < (*b)->pattern);
}

/* Cuts the pieces into people whose scores come from the same questions. Scores of scales without
   shared questions have no patterns, and nothing is cut. */
static void
cut_by_pattern(struct suppression *suppression, const struct group_block *block)
{
    const struct group_answer **order = mem_zeroed(block->count + 1, sizeof *order);
    int *people = mem_zeroed(block->count + 1, sizeof *people);
    size_t count = 0, same = 0;
    for (size_t i = 0; i < block->count; i++)
        if (block->answers[i].pattern != 0 &&
            suppression_piece(suppression, block->answers[i].who) > 0)
            order[count++] = &block->answers[i];
    qsort(order, count, sizeof *order, compare_patterns);
    for (size_t i = 0; i < count; i++) {
        people[same++] = order[i]->who;
        if (i + 1 < count && order[i + 1]->pattern == order[i]->pattern)
            continue;
        suppression_show(suppression, people, same);
        same = 0;
    }
    free(order);
    free(people);
}

static int
leader_of(const struct plan *plan, int person)
{
    while (plan->leader[person] != person)
        person = plan->leader[person] = plan->leader[plan->leader[person]];
    return person;
}

/* Scales that hang together may be looked at side by side only where the same people answered them.
   People whom a piece of one of those scales ties together have one leader (union-find; Tarjan
   1975); it is unsafe where all those scales together leave a piece under the minimum: a person who
   skipped one of them, say. What was shown does no harm there as long as nothing joins the scales.
 */
static void
tie_people(struct plan *plan, size_t wave, size_t figure)
{
    size_t people = plan->sets->people;
    int *first = mem_zeroed(people + 2, sizeof *first); /* by piece: one of its people + 1 */
    for (size_t i = 0; i < people; i++) {
        plan->leader[i] = (int)i;
        plan->unsafe[i] = false;
    }
    for (size_t i = 0; i < plan->sets->figures; i++) {
        if (!scale_families_related(plan->families, i, figure))
            continue;
        const struct group_block *relative = group_sets_block(plan->sets, wave, i);
        suppression_clear(plan->alone);
        add_shown(plan->alone, relative);
        memset(first, 0, (people + 2) * sizeof *first);
        for (size_t j = 0; j < relative->count; j++) {
            int person = relative->answers[j].who;
            size_t piece = suppression_piece(plan->alone, person);
            if (piece > 0 && first[piece] > 0)
                plan->leader[leader_of(plan, person)] = leader_of(plan, first[piece] - 1);
            first[piece] = person + 1;
        }
    }
    for (size_t i = 0; i < people; i++) {
        size_t piece = suppression_piece(plan->suppression, (int)i);
        if (piece > 0 && suppression_piece_size(plan->suppression, piece) < plan->input->minimum)
            plan->unsafe[leader_of(plan, (int)i)] = true;
    }
    free(first);
}

static bool
is_safe(const struct plan *plan, const struct group_set *set)
{
    for (size_t i = 0; i < set->mean.n; i++)
        if (plan->unsafe[leader_of(plan, set->people[i])])
            return false;
    return true;
}

/* True if more than half of the people who answered both times scored the same both times: then
   what the two have not in common could nearly be reckoned. */
static bool
are_alike(const struct plan *plan, const struct group_block *a, const struct group_block *b)
{
    size_t both = 0, same = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        const struct group_answer *one = &a->answers[i], *two = &b->answers[j];
        if ((size_t)one->who >= plan->input->people_count)
            break; /* people without a name cannot be found again */
        if (one->who == two->who) {
            both++;
            same += !(one->pomp < two->pomp) && !(one->pomp > two->pomp);
        }
        i += one->who <= two->who;
        j += two->who <= one->who;
    }
    return 2 * same > both;
}

/* Begins with all that was shown and that sums of the block could be held against. False if some of
   it has changed since. */
static bool
begin_with_the_known(struct plan *plan, size_t wave, size_t figure)
{
    const struct group_block *block = group_sets_block(plan->sets, wave, figure);
    bool sound = !block->held;
    suppression_clear(plan->suppression);
    for (size_t i = 0; i < plan->sets->figures; i++) {
        const struct group_block *relative = group_sets_block(plan->sets, wave, i);
        if (scale_families_related(plan->families, i, figure)) {
            add_shown(plan->suppression, relative);
            sound = sound && !relative->held;
        }
    }
    for (size_t i = 0; i < plan->sets->figures; i++) {
        const struct group_block *relative = group_sets_block(plan->sets, wave, i);
        if (i == figure ||
            (scale_families_related(plan->families, i, figure) && has_shown(relative)))
            cut_by_pattern(plan->suppression, relative);
    }
    tie_people(plan, wave, figure);
    for (size_t i = 0; i < plan->sets->wave_count; i++) {
        const struct group_block *other = group_sets_block(plan->sets, i, figure);
        if (i != wave && are_alike(plan, block, other))
            add_shown(plan->suppression, other);
    }
    add_shown(plan->suppression, block);
    return sound;
}

/* ---- Deciding ---------------------------------------------------------------------------------
 */

static size_t
lowest_cut(enum group_cut cut, const struct group_sets *sets)
{
    size_t start = 0;
    for (size_t i = 0; i < cut; i++)
        start += sets->lists[i].count;
    return start;
}

/* True if the people of each team have one manager. */
static bool
teams_lie_within_managers(const struct plan *plan, const struct group_block *block)
{
    size_t teams = plan->sets->lists[GROUP_TEAM].count;
    size_t *manager = mem_zeroed(teams + 1, sizeof *manager); /* its place + 1; 0 = not seen yet */
    bool nested = true;
    for (size_t i = 0; nested && i < block->count; i++) {
        const struct group_answer *answer = &block->answers[i];
        size_t *seen = &manager[answer->group[GROUP_TEAM]];
        nested = *seen == 0 || *seen == answer->group[GROUP_MANAGER] + 1;
        *seen = answer->group[GROUP_MANAGER] + 1;
    }
    free(manager);
    return nested;
}

/* The larger first; of equals the one whose name comes first. */
static int
compare_sizes(const void *left, const void *right)
{
    const struct group_set *const *a = left, *const *b = right;
    if ((*a)->mean.n != (*b)->mean.n)
        return (*a)->mean.n > (*b)->mean.n ? -1 : 1;
    return ((*a)->group > (*b)->group) - ((*a)->group < (*b)->group);
}

static void
decide_cut(struct plan *plan, struct group_block *block, enum group_cut cut)
{
    size_t count = plan->sets->lists[cut].count;
    struct group_set *sets = block->sets + lowest_cut(cut, plan->sets);
    struct group_set **order = mem_zeroed(count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &sets[i];
    qsort(order, count, sizeof *order, compare_sizes);
    for (size_t i = 0; i < count; i++)
        if (!order[i]->shown)
            order[i]->shown =
                is_safe(plan, order[i]) && suppression_try(plan->suppression, order[i]->people,
                                               order[i]->mean.n, plan->input->minimum);
    free(order);
}

static void
decide_block(struct plan *plan, size_t wave, size_t figure)
{
    struct group_block *block = group_sets_block(plan->sets, wave, figure);
    if (!begin_with_the_known(plan, wave, figure)) {
        block->held = true;
        return;
    }
    bool nested = teams_lie_within_managers(plan, block);
    for (enum group_cut cut = GROUP_ALL; cut < GROUP_CUTS; cut++)
        if (nested || cut == GROUP_ALL || plan->input->asked[cut])
            decide_cut(plan, block, cut);
}

/* ---- Rows -------------------------------------------------------------------------------------
 */

static enum group_shown
shown_word(const struct plan *plan, const struct group_block *block, const struct group_set *set)
{
    if (set->shown)
        return GROUP_SHOWN;
    if (set->mean.n == 0)
        return GROUP_NO_DATA;
    return block->held && set->mean.n >= plan->input->minimum ? GROUP_HELD_BACK : GROUP_TOO_FEW;
}

static struct group_row
row_of(const struct plan *plan, size_t wave, size_t figure, const struct group_set *set)
{
    const struct group_block *block = group_sets_block(plan->sets, wave, figure);
    struct group_row row = {.shown = shown_word(plan, block, set),
        .is_past = set->past != NULL,
        .has_changed = block->held};
    if (set->past) {
        row.figure = *set->past;
        return row;
    }
    row.figure = (struct group_figure){.cut = set->cut,
        .group = plan->sets->lists[set->cut].names[set->group],
        .scale = questionnaire_figure(plan->input->questionnaire, figure)->name,
        .wave = plan->sets->waves[wave],
        .n = set->mean.n,
        .mean = set->mean.mean,
        .sd = set->mean.sd,
        .headcount = plan->input->narrowed ? set->headcount : 0,
        .minimum = plan->input->minimum,
        .members = set->members};
    return row;
}

static void
find_gone(struct plan *plan)
{
    plan->gone = mem_zeroed(plan->input->past_count + 1, sizeof *plan->gone);
    for (size_t i = 0; i < plan->input->past_count; i++) {
        const struct group_figure *past = &plan->input->past[i];
        size_t wave = 0;
        while (wave < plan->sets->wave_count && plan->sets->waves[wave].first != past->wave.first)
            wave++;
        if (wave == plan->sets->wave_count)
            plan->gone[plan->gone_count++] = past;
    }
}

/* The latest earlier figure of the group that only an earlier run has shown, or NULL. */
static const struct group_figure *
latest_gone(const struct plan *plan, const struct group_figure *figure)
{
    const struct group_figure *latest = NULL;
    for (size_t i = 0; i < plan->gone_count; i++) {
        const struct group_figure *past = plan->gone[i];
        if (past->cut == figure->cut && past->wave.last < figure->wave.first &&
            strcmp(past->scale, figure->scale) == 0 && strcmp(past->group, figure->group) == 0 &&
            (!latest || past->wave.first > latest->wave.first))
            latest = past;
    }
    return latest;
}

/* The change since `before`, a figure of the same group in this run, or since what an earlier run
   showed, whichever is later. */
static enum group_verdict
verdict_of(
    const struct plan *plan, const struct group_figure *before, const struct group_figure *figure)
{
    const struct group_figure *past = latest_gone(plan, figure);
    if (past && (!before || past->wave.first > before->wave.first))
        before = past;
    if (!before)
        return GROUP_FIRST;
    struct group_mean then = {before->n, before->mean, before->sd};
    struct group_mean now = {figure->n, figure->mean, figure->sd};
    return group_mean_change(then, now);
}

/* The rows of one group; returns how many. */
static size_t
group_rows(const struct plan *plan, size_t place, struct group_row *rows)
{
    size_t figures = plan->sets->figures, count = 0;
    const struct group_figure **before = mem_zeroed(figures + 1, sizeof *before);
    for (size_t wave = 0; wave < plan->sets->wave_count; wave++) {
        for (size_t figure = 0; figure < figures; figure++) {
            const struct group_block *block = group_sets_block(plan->sets, wave, figure);
            struct group_row *row = &rows[count++];
            *row = row_of(plan, wave, figure, &block->sets[place]);
            if (row->shown != GROUP_SHOWN)
                continue;
            row->verdict = verdict_of(plan, before[figure], &row->figure);
            before[figure] = &row->figure;
        }
    }
    free(before);
    return count;
}

size_t
groups_plan(const struct groups_input *input, struct group_row **rows)
{
    struct plan plan = {.input = input, .sets = group_sets_new(input)};
    size_t waves = plan.sets->wave_count, figures = plan.sets->figures, count = 0, groups = 0;
    plan.suppression = suppression_new(plan.sets->people);
    plan.alone = suppression_new(plan.sets->people);
    plan.leader = mem_zeroed(plan.sets->people + 1, sizeof *plan.leader);
    plan.unsafe = mem_zeroed(plan.sets->people + 1, sizeof *plan.unsafe);
    plan.families = scale_families_new(input->questionnaire);
    find_gone(&plan);
    for (size_t wave = 0; wave < waves; wave++)
        for (size_t figure = 0; figure < figures; figure++)
            decide_block(&plan, wave, figure);
    for (size_t cut = 0; cut < GROUP_CUTS; cut++)
        groups += plan.sets->lists[cut].count;
    *rows = mem_zeroed(groups * waves * figures + 1, sizeof **rows);
    for (enum group_cut cut = GROUP_CUTS; cut-- > 0;)
        for (size_t i = 0; input->asked[cut] && i < plan.sets->lists[cut].count; i++)
            count += group_rows(&plan, lowest_cut(cut, plan.sets) + i, *rows + count);
    suppression_free(plan.suppression);
    suppression_free(plan.alone);
    free(plan.leader);
    free(plan.unsafe);
    scale_families_free(plan.families);
    free(plan.gone);
    group_sets_free(plan.sets);
    return count;
}
