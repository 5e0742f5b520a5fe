/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of the page, and what it takes from the coaching log and the words of thanks. Notes of
 * the log stay there: they were written for the memory of whoever wrote them, and `coach-log mine`
 * shows every one. Invariant: what is shown of a person is out of rows that name that person.
 */
#include "work/one_on_one.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "measure/cadence.h"
#include "page/enumeration.h"
#include "page/figures.h"
#include "page/section_question.h"
#include "page/section_strength.h"
#include "team/open_promises.h"
#include "team/recognition.h"
#include "work/one_on_one_parts.h"

struct one_on_one {
    struct report *report;
    const struct playbook *playbook;
    const char *title;
    /* The promises of each person: the numbers from own_promises[first[person]] on. */
    size_t *first, *own_promises;
    size_t people;
};

/* Sorts the promises by person once, in the order of the log, so that no page goes through all. */
static void
sort_promises(struct one_on_one *all)
{
    const struct promises *promises = coaching_book_promises(all->report->data.coaching);
    size_t count = promises_count(promises);
    all->people = (size_t)roster_count(all->report->data.roster);
    all->first = mem_zeroed(all->people + 2, sizeof *all->first);
    for (size_t i = 0; i < count; i++) {
        struct promise promise = promises_at(promises, i);
        for (size_t j = 0; j < promise.rep_count; j++)
            all->first[promise.reps[j] + 2]++;
    }
    for (size_t i = 2; i < all->people + 2; i++)
        all->first[i] += all->first[i - 1];
    all->own_promises = mem_zeroed(all->first[all->people + 1] + 1, sizeof *all->own_promises);
    for (size_t i = 0; i < count; i++) {
        struct promise promise = promises_at(promises, i);
        for (size_t j = 0; j < promise.rep_count; j++)
            all->own_promises[all->first[promise.reps[j] + 1]++] = i;
    }
}

struct one_on_one *
one_on_one_new(struct report *report, const struct playbook *playbook, const char *title)
{
    struct one_on_one *all = mem_zeroed(1, sizeof *all);
    all->report = report;
    all->playbook = playbook;
    all->title = title;
    report_leave_out(report, STREAM_LIFT);
    report_leave_out(report, STREAM_GROUP_SCORES);
    report_leave_out(report, STREAM_REJECTS);
    sort_promises(all);
    return all;
}

void
one_on_one_free(struct one_on_one *all)
{
    free(all->first);
    free(all->own_promises);
    free(all);
}

/* What the page shows of a promise. Its texts live as long as the log and the page. */
static struct own_promise
own_promise_of(const struct report *report, const struct promise *promise)
{
    char *coaches = people_joined(promise->coaches, promise->coach_count, people_of_names,
        coaching_book_coaches(report->data.coaching));
    struct own_promise own = {
        .side = promise->owner == OWNER_COACH ? PROMISED_TO_ME
                : promise->owner == OWNER_REP ? PROMISED_BY_ME
                                              : PROMISED_BY_NOBODY,
        .action = promise->action,
        .coaches = page_name_list(report->page, coaches),
        .made = promise->made,
        .due = promise->due,
        .kept = promise->kept,
    };
    free(coaches);
    return own;
}

/* Returns whether one of them is late. */
static bool
find_promises(const struct one_on_one *all, struct one_page *one)
{
    const struct report *report = all->report;
    const struct promises *promises = coaching_book_promises(report->data.coaching);
    size_t person = (size_t)one->person;
    bool is_late = false;
    one->promises = mem_zeroed(all->first[person + 1] - all->first[person], sizeof *one->promises);
    for (size_t i = all->first[person]; i < all->first[person + 1]; i++) {
        struct promise promise = promises_at(promises, all->own_promises[i]);
        bool is_of_last =
            one->last != DAY_NONE &&
            (promise.made == one->last || (promise.kept != DAY_NONE && promise.kept >= one->last));
        is_late = is_late || (promise.owner != OWNER_NOBODY &&
                                 promise_is_overdue(&promise, report->shared->as_of));
        if (promise_is_open(&promise) || is_of_last)
            one->promises[one->promise_count++] = own_promise_of(report, &promise);
    }
    return is_late;
}

static const struct cadence_row *
find_cadence(const struct report *report, int person)
{
    const struct cadence_rows *rows = &report->data.cadence;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].person == person)
            return &rows->items[i];
    return NULL;
}

static void
add_promises(const struct one_page *one)
{
    if (one->report->data.has[STREAM_COACHING])
        section_promises_own(
            one->report->page, &(struct section_promises_own){
                                   one->promises, one->promise_count, one->report->shared->as_of});
}

/* The newest word of thanks; of one day the first, which is for effort. That there was none for
   four weeks is said to the manager and is no strength. */
static void
add_strength(const struct one_page *one)
{
    const struct report *report = one->report;
    const struct news_rows *rows = &report->data.news;
    const struct news *newest = NULL;
    if (!report->data.has[STREAM_RECOGNITION])
        return;
    for (size_t i = 0; i < rows->count; i++) {
        const struct news *news = &rows->items[i];
        bool is_own = news->person == one->person && news->day <= report->shared->as_of &&
                      news->message[0] != '\0' && strcmp(news->rule, RECOGNITION_WITHOUT) != 0;
        if (is_own && (!newest || news->day > newest->day))
            newest = news;
    }
    struct section_strength strength = {.message = NULL};
    if (newest)
        strength = (struct section_strength){newest->message, newest->evidence, newest->day};
    section_strength(report->page, &strength);
}

static void
add_title(const struct one_on_one *all, const struct one_page *one)
{
    char day[FIGURES_SIZE];
    struct page *page = all->report->page;
    const char *title =
        text_is_blank(all->title) ? one->rep : page_words(page, "%s: %s", all->title, one->rep);
    page_title(page, title, figures_day(all->report->shared->as_of, day));
    page_paragraph(page, "This page is yours to read first and to change. It comes from the files "
                         "named at its end and guesses nothing.");
}

bool
one_on_one_page(struct one_on_one *all, int person, const char *program)
{
    struct report *report = all->report;
    struct one_page one = {
        .report = report,
        .playbook = all->playbook,
        .person = person,
        .rep = roster_person(report->data.roster, person)->rep,
        .talk = coaching_book_last(report->data.coaching, person),
        .cadence = find_cadence(report, person),
        .last = DAY_NONE,
    };
    if (one.talk)
        one.last = one.talk->day;
    else if (one.cadence)
        one.last = one.cadence->last;
    bool look = one.cadence &&
                (one.cadence->status == CADENCE_OVERDUE || one.cadence->status == CADENCE_NEVER);
    look = find_promises(all, &one) || look;
    report->rule_count = 0;
    memset(report->rules, 0, sizeof report->rules);
    add_title(all, &one);
    one_page_since(&one);
    add_promises(&one);
    add_strength(&one);
    report_goals_of(report, person);
    one_page_needs_and_question(&one);
    section_topics(report->page);
    report_receipt(report, program);
    free(one.promises);
    return look;
}
