/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which need comes first, in which situation it is, and the question that the playbook has for it.
 * Nothing is worked out of what a person did not answer: without answers there are no needs, and
 * the question is of no need in particular.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/slots.h"
#include "measure/progress.h"
#include "page/enumeration.h"
#include "page/section_needs.h"
#include "page/section_question.h"
#include "team/score_rows.h"
#include "work/one_on_one_parts.h"

enum { MIDDLE = 50, DAYS_A_WEEK = 7 };

static const char question_rule[] =
    "The question is about the lowest need. What must be met before all else, as enough pay, comes "
    "first while it is below 50 or has fallen, and else after the others. Which question it is "
    "depends on the first of these that holds: all goes well (the goals that can be told of are "
    "met, on track or likely to be met, no promise of yours is late, no need is below 50 or has "
    "fallen); the need has fallen, beyond chance; it is below 50; what was agreed last had to "
    "wait, or a goal needs a new plan; it is the lowest. Of several such questions each week takes "
    "the next.";

/* A need that was answered. Figures as section_needs.h has them. */
struct need {
    const struct playbook_need *entry;
    size_t place; /* in the playbook */
    double value, low, high;
    enum change_verdict change; /* of the need, not of the scale */
    int day;
};

static bool
has_fallen_or_is_low(const struct need *need)
{
    return need->change == VERDICT_DOWN || need->value < MIDDLE;
}

static int
lowest_first(const void *left, const void *right)
{
    const struct need *a = left, *b = right;
    if (a->value < b->value || a->value > b->value)
        return a->value < b->value ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* The need that the question is about: the lowest precondition that is not met, else the lowest of
   the other needs, else the lowest of all. NULL without needs. */
static const struct need *
first_need(const struct need *needs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (needs[i].entry->is_precondition && has_fallen_or_is_low(&needs[i]))
            return &needs[i];
    for (size_t i = 0; i < count; i++)
        if (!needs[i].entry->is_precondition)
            return &needs[i];
    return count > 0 ? needs : NULL;
}

/* A scale of which less is better, turned round. */
static struct need
turned(struct need need)
{
    struct need other = need;
    other.value = 100 - need.value;
    other.low = 100 - need.high;
    other.high = 100 - need.low;
    if (need.change == VERDICT_UP || need.change == VERDICT_DOWN)
        other.change = need.change == VERDICT_UP ? VERDICT_DOWN : VERDICT_UP;
    return other;
}

/* What the person answered up to the day, in the order of the page. The caller frees. */
static struct need *
find_needs(const struct one_page *one, size_t *count)
{
    const struct score_sheet *sheet = one->report->data.scores;
    size_t known;
    const struct playbook_need *entries = playbook_needs(one->playbook, &known);
    struct need *needs = mem_zeroed(known, sizeof *needs);
    *count = 0;
    for (size_t i = 0; i < known; i++) {
        int scale = names_find(score_sheet_scales(sheet), entries[i].scale);
        const struct score_row *row = scale < 0 ? NULL : score_sheet_row(sheet, one->person, scale);
        if (!row || isnan(row->mean) || row->day > one->report->shared->as_of)
            continue;
        struct need need = {&entries[i], i, row->mean, row->low, row->high, row->verdict, row->day};
        needs[(*count)++] = entries[i].low_is_good ? turned(need) : need;
    }
    if (*count > 0)
        qsort(needs, *count, sizeof *needs, lowest_first);
    return needs;
}

/* "vigor and calm": the scales that the person answered and that the playbook knows no need for. */
static const char *
other_scales(const struct one_page *one)
{
    const struct score_sheet *sheet = one->report->data.scores;
    const struct names *scales = score_sheet_scales(sheet);
    const char **others = mem_zeroed((size_t)names_count(scales), sizeof *others);
    size_t known, count = 0;
    const struct playbook_need *entries = playbook_needs(one->playbook, &known);
    for (int scale = 0; scale < names_count(scales); scale++) {
        const char *name = names_text(scales, scale);
        bool is_known = !score_sheet_row(sheet, one->person, scale);
        for (size_t i = 0; i < known && !is_known; i++)
            is_known = strcmp(entries[i].scale, name) == 0;
        if (!is_known)
            others[count++] = name;
    }
    const char *words = page_enumeration(one->report->page, others, count, count);
    free(others);
    return words;
}

static void
add_needs(const struct one_page *one, const struct need *needs, size_t count)
{
    const struct wording *wording = one->report->wording;
    struct section_need *shown = mem_zeroed(count, sizeof *shown);
    for (size_t i = 0; i < count; i++) {
        const struct need *need = &needs[i];
        const char *change = score_verdict_word(need->change);
        shown[i] = (struct section_need){
            .called = need->entry->called,
            .value = need->value,
            .low = need->low,
            .high = need->high,
            .change = change[0] != '\0' ? wording_text(wording, "change", change) : "",
            .scale = need->entry->low_is_good ? need->entry->scale : "",
            .day = need->day,
        };
    }
    section_needs(one->report->page,
        &(struct section_needs){shown, count, other_scales(one), one->report->shared->as_of});
    free(shown);
}

/* Whether a status says that a goal goes well, that it does not, or nothing. */
enum goal_course { COURSE_UNKNOWN, COURSE_GOOD, COURSE_OTHER };

static enum goal_course
course_of(enum goal_status status)
{
    switch (status) {
    case GOAL_MET:
    case GOAL_ON_TRACK:
    case GOAL_LIKELY:
        return COURSE_GOOD;
    case GOAL_AT_RISK:
    case GOAL_OFF_TRACK:
    case GOAL_MISSED:
        return COURSE_OTHER;
    default:
        return COURSE_UNKNOWN;
    }
}

/* What the person's own goals say together. */
struct goals_seen {
    size_t good, other, to_plan; /* to_plan: of the others, those that need a new plan */
};

static struct goals_seen
look_at_goals(const struct one_page *one)
{
    const struct goal_statuses *all = &one->report->data.goals;
    struct goals_seen seen = {0, 0, 0};
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->items[i].rep, one->rep) != 0)
            continue;
        enum goal_status status = (enum goal_status)all->items[i].status;
        seen.good += course_of(status) == COURSE_GOOD;
        seen.other += course_of(status) == COURSE_OTHER;
        seen.to_plan += status == GOAL_OFF_TRACK;
    }
    return seen;
}

static bool
has_late_promise(const struct one_page *one)
{
    for (size_t i = 0; i < one->promise_count; i++) {
        const struct own_promise *promise = &one->promises[i];
        if (promise->side == PROMISED_BY_ME && promise->kept == DAY_NONE &&
            promise->due != DAY_NONE && promise->due < one->report->shared->as_of)
            return true;
    }
    return false;
}

static enum playbook_situation
situation_of(const struct one_page *one, const struct need *needs, size_t count)
{
    struct goals_seen goals = look_at_goals(one);
    const struct need *first = first_need(needs, count);
    bool any_low = false;
    for (size_t i = 0; i < count; i++)
        any_low = any_low || has_fallen_or_is_low(&needs[i]);
    if (goals.good > 0 && goals.other == 0 && !any_low && !has_late_promise(one))
        return PLAYBOOK_FINE;
    if (first && first->change == VERDICT_DOWN)
        return PLAYBOOK_FELL;
    if (first && first->value < MIDDLE)
        return PLAYBOOK_LOW;
    if (goals.to_plan > 0 || (one->talk && one->talk->effort == EFFORT_NONE))
        return PLAYBOOK_STUCK;
    return first ? PLAYBOOK_LOWEST : PLAYBOOK_UNKNOWN;
}

/* Why this question: "\"Room to decide\" is below the middle". */
static const char *
why(const struct one_page *one, const struct need *first, enum playbook_situation situation)
{
    const char *word = playbook_situation_words[situation];
    if (situation == PLAYBOOK_STUCK && look_at_goals(one).to_plan > 0)
        word = "plan";
    const char *words = wording_text(one->report->wording, "why", word);
    bool is_of_need = first && situation <= PLAYBOOK_LOWEST;
    return is_of_need ? page_words(one->report->page, "\"%s\" %s", first->entry->called, words)
                      : words;
}

/* Every week another row, and not the same row for everybody: people begin at different ones, by
   their names, so that nobody's question depends on who else is on the team. */
static size_t
turn_of(const struct one_page *one)
{
    int first = day_period_start(PERIOD_WEEK, day_make(1900, 1, 1));
    int monday = day_period_start(PERIOD_WEEK, one->report->shared->as_of);
    return (size_t)((monday - first) / DAYS_A_WEEK) + slots_hash(one->rep, strlen(one->rep));
}

static void
add_question(const struct one_page *one, const struct need *needs, size_t count)
{
    const struct person *person = roster_person(one->report->data.roster, one->person);
    enum playbook_situation situation = situation_of(one, needs, count);
    const struct need *first = first_need(needs, count);
    size_t turn = turn_of(one);
    struct playbook_words words =
        playbook_choose(one->playbook, first ? first->entry->need : "", situation, turn);
    struct playbook_words go_on = {"", ""};
    if (situation == PLAYBOOK_FINE)
        go_on = playbook_choose(one->playbook, "", PLAYBOOK_GO_ON, turn);
    const char *manager = person->manager;
    if (manager[0] == '\0' && one->talk)
        manager = one->talk->coaches;
    report_use_rule(one->report, question_rule);
    section_question(
        one->report->page, &(struct section_question){
                               .go_on = go_on.question,
                               .question = words.question,
                               .why = situation == PLAYBOOK_FINE ? "" : why(one, first, situation),
                               .manager = page_name_list(one->report->page, manager),
                               .offer = words.offer,
                               .word = go_on.offer,
                           });
}

void
one_page_needs_and_question(const struct one_page *one)
{
    size_t count;
    struct need *needs = find_needs(one, &count);
    if (count > 0)
        add_needs(one, needs, count);
    add_question(one, needs, count);
    free(needs);
}
