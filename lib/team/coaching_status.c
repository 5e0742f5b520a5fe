/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An effort is what became of the last thing that was agreed. So it belongs to the skill of the
 * promise that the row closes; where it closes none, to that of the last row above with a promise
 * of this person; and where there is none, to the row's own.
 *
 * A group session counts for each who was there, and one with two coaches for both.
 */

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "team/coaching_status_parts.h"

enum { NO_SKILL = -1 };

struct coaching_status *
coaching_status_new(
    bool by_coach, int first, int as_of, const struct roster *roster, const struct names *coaches)
{
    struct coaching_status *status = mem_zeroed(1, sizeof *status);
    status->by_coach = by_coach;
    status->first = first;
    status->as_of = as_of;
    status->first_day = DAY_NONE;
    status->roster = roster;
    status->coaches = coaches;
    status->promises = promises_new(false);
    status->skills = names_new();
    status->folded_skills = names_new();
    return status;
}

void
coaching_status_free(struct coaching_status *status)
{
    for (size_t i = 0; i < status->count; i++) {
        free(status->subjects[i].partners);
        free(status->subjects[i].efforts);
        free(status->subjects[i].days);
        free(status->subjects[i].skills);
    }
    free(status->subjects);
    promises_free(status->promises);
    names_free(status->skills);
    names_free(status->folded_skills);
    free(status->skill_numbers);
    free(status->first_spellings);
    free(status);
}

struct coaching_subject *
coaching_status_of(struct coaching_status *status, size_t number)
{
    if (number >= status->count)
        status->subjects =
            mem_grow(status->subjects, &status->capacity, number + 1, sizeof *status->subjects);
    while (number >= status->count)
        status->subjects[status->count++] =
            (struct coaching_subject){.last = DAY_NONE, .agreed_skill = NO_SKILL};
    return &status->subjects[number];
}

int
coaching_status_first_day(const struct coaching_status *status)
{
    return status->first_day;
}

/* The number of a skill, whatever its case: that of the spelling that was met first. */
static int
skill_number(struct coaching_status *status, const char *skill)
{
    int known = names_count(status->skills), spelling = names_number(status->skills, skill);
    if (spelling < known)
        return status->skill_numbers[spelling];
    char *folded = text_folded(skill);
    int known_folded = names_count(status->folded_skills);
    int number = names_number(status->folded_skills, folded);
    free(folded);
    if (number == known_folded) {
        status->first_spellings = mem_grow(status->first_spellings, &status->folded_capacity,
            (size_t)number + 1, sizeof *status->first_spellings);
        status->first_spellings[number] = spelling;
    }
    status->skill_numbers = mem_grow(status->skill_numbers, &status->skill_capacity,
        (size_t)spelling + 1, sizeof *status->skill_numbers);
    status->skill_numbers[spelling] = status->first_spellings[number];
    return status->skill_numbers[spelling];
}

static void
add_partners(struct coaching_subject *subject, const int *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t known = 0;
        while (known < subject->partner_count && subject->partners[known] != numbers[i])
            known++;
        if (known < subject->partner_count)
            continue;
        subject->partners = mem_grow(subject->partners, &subject->partner_capacity,
            subject->partner_count + 1, sizeof *subject->partners);
        subject->partners[subject->partner_count++] = numbers[i];
    }
}

static void
add_day(struct coaching_subject *subject, int day)
{
    if (subject->day_count > 0 && subject->days[subject->day_count - 1] == day)
        return;
    subject->days = mem_grow(
        subject->days, &subject->day_capacity, subject->day_count + 1, sizeof *subject->days);
    subject->days[subject->day_count++] = day;
}

static void
add_skill(struct coaching_subject *subject, const char *skill, int day)
{
    size_t i = 0;
    while (i < subject->skill_count && subject->skills[i].skill != skill)
        i++;
    if (i == subject->skill_count) {
        subject->skills =
            mem_grow(subject->skills, &subject->skill_capacity, i + 1, sizeof *subject->skills);
        subject->skills[subject->skill_count++] = (struct coached_skill){skill, day, 0};
    }
    if (day < subject->skills[i].first)
        subject->skills[i].first = day;
    subject->skills[i].sessions++;
}

/* What only counts within the window. */
static void
take_recent(struct coaching_status *status, struct coaching_subject *subject,
    const struct coaching *entry, int skill)
{
    subject->sessions++;
    subject->peer_sessions += strcmp(coaching_kind_words[entry->kind], "peer") == 0;
    subject->on_a_skill += *entry->skill != '\0';
    if (entry->asked >= 0 && entry->told >= 0) {
        subject->asked += entry->asked;
        subject->told += entry->told;
    }
    if (entry->effort == EFFORT_UNKNOWN)
        return;
    if (subject->agreed_skill != NO_SKILL && skill == NO_SKILL)
        skill = subject->agreed_skill;
    if (skill == NO_SKILL)
        skill = skill_number(status, entry->skill);
    subject->efforts = mem_grow(subject->efforts, &subject->effort_capacity,
        subject->effort_count + 1, sizeof *subject->efforts);
    subject->efforts[subject->effort_count] =
        (struct effort_seen){entry->day, skill, entry->effort, subject->effort_count};
    subject->effort_count++;
}

/* closed: the skill of the promise that the entry closes, NO_SKILL if there is none. */
static void
take_subject(
    struct coaching_status *status, size_t number, const struct coaching *entry, int closed)
{
    struct coaching_subject *subject = coaching_status_of(status, number);
    const int *others = status->by_coach ? entry->reps : entry->coaches;
    size_t other_count = status->by_coach ? entry->rep_count : entry->coach_count;
    bool recent = entry->day >= status->first;
    /* DAY_NONE is before every day. */
    if (subject->sessions == 0 && (recent || entry->day > subject->last))
        subject->partner_count = 0;
    if (recent || entry->day >= subject->last)
        add_partners(subject, others, other_count);
    if (entry->day > subject->last)
        subject->last = entry->day;
    add_day(subject, entry->day);
    if (*entry->skill) {
        int skill = skill_number(status, entry->skill);
        add_skill(subject, names_text(status->skills, skill), entry->day);
    }
    if (recent)
        take_recent(status, subject, entry, closed);
    if (*entry->action && entry->owner != OWNER_COACH && *entry->skill)
        subject->agreed_skill = skill_number(status, entry->skill);
}

void
coaching_status_take(const struct coaching *entry, void *data)
{
    struct coaching_status *status = data;
    if (entry->day > status->as_of)
        return;
    if (status->first_day == DAY_NONE || entry->day < status->first_day)
        status->first_day = entry->day;
    const char *closed = promises_take(status->promises, entry);
    int skill = closed ? skill_number(status, closed) : NO_SKILL;
    const int *numbers = status->by_coach ? entry->coaches : entry->reps;
    size_t count = status->by_coach ? entry->coach_count : entry->rep_count;
    for (size_t i = 0; i < count; i++)
        take_subject(status, (size_t)numbers[i], entry, skill);
}

static void
count_promise(struct promise_counts *counts, const struct promise *promise, int as_of)
{
    counts->open += promise_is_open(promise);
    counts->overdue += promise_is_overdue(promise, as_of);
    if (promise->due == DAY_NONE || promise->due > as_of)
        return;
    counts->due++;
    counts->in_time += promise->kept != DAY_NONE && promise->kept <= promise->due;
}

void
coaching_status_settle(struct coaching_status *status)
{
    promises_settle(status->promises);
    for (size_t i = 0; i < promises_count(status->promises); i++) {
        struct promise promise = promises_at(status->promises, i);
        const int *numbers = status->by_coach ? promise.coaches : promise.reps;
        size_t count = status->by_coach ? promise.coach_count : promise.rep_count;
        for (size_t j = 0; j < count && promise.owner != OWNER_NOBODY; j++) {
            struct coaching_subject *subject = &status->subjects[numbers[j]];
            count_promise(promise.owner == OWNER_REP ? &subject->reps : &subject->coaches, &promise,
                status->as_of);
        }
    }
}

static int
by_day(const void *a, const void *b)
{
    const struct effort_seen *left = a, *right = b;
    if (left->day != right->day)
        return left->day < right->day ? -1 : 1;
    return (left->place > right->place) - (left->place < right->place);
}

struct text {
    char *bytes;
    size_t length, capacity;
};

static void
put(struct text *text, const char *bytes)
{
    size_t length = strlen(bytes);
    text->bytes = mem_grow(text->bytes, &text->capacity, text->length + length + 1, 1);
    memcpy(text->bytes + text->length, bytes, length + 1);
    text->length += length;
}

/* Puts the efforts of one skill from place `from` on, and marks them as done. */
static void
put_skill(struct text *text, const struct coaching_status *status, struct effort_seen *efforts,
    size_t from, size_t count)
{
    int skill = efforts[from].skill;
    const char *name = names_text(status->skills, skill);
    put(text, text->length ? ";" : "");
    put(text, name);
    put(text, *name ? ": " : "");
    for (size_t i = from; i < count; i++) {
        if (efforts[i].skill != skill)
            continue;
        put(text, i > from ? ", " : "");
        put(text, coaching_effort_words[efforts[i].effort]);
        efforts[i].skill = NO_SKILL;
    }
}

char *
coaching_status_efforts(
    const struct coaching_status *status, const struct coaching_subject *subject)
{
    struct text text = {0};
    size_t count = subject->effort_count;
    struct effort_seen *efforts = mem_zeroed(count + 1, sizeof *efforts);
    put(&text, "");
    if (count > 0) {
        memcpy(efforts, subject->efforts, count * sizeof *efforts);
        qsort(efforts, count, sizeof *efforts, by_day);
    }
    for (size_t i = 0; i < count; i++)
        if (efforts[i].skill != NO_SKILL)
            put_skill(&text, status, efforts, i, count);
    free(efforts);
    return text.bytes;
}
