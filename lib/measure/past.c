/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A world (measure/world.h) whose old days are put together into weeks, and the questions about it.
 * Invariant: nothing after question->last changes an answer, and nobody else's figures do, but for
 * one: that somebody did a thing for the first time is only said if the files knew that thing.
 */
#include "measure/past.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/hash.h"
#include "base/mem.h"
#include "measure/metric.h"
#include "measure/world.h"

enum { WEEK = 7, FRIDAY = 4, SUNDAY = 6 };

struct count {
    int *terms;
    const char **words; /* of the terms */
    size_t term_count;
    int first_day; /* with an event of it, of anybody; DAY_NONE = the files have none */
};

/* An event word that was seen. */
struct kind {
    const char *word;
    size_t *counts; /* those that it counts for */
    size_t count_count;
    UT_hash_handle hh;
};

struct who {
    int first_day, start;
};

struct past {
    struct world *world;
    struct arena arena;
    struct count *counts;
    size_t count_count, count_capacity;
    struct who *people;
    size_t people_count, people_capacity;
    struct kind *kinds; /* hash table by word */
    int exact_from, first_day;
};

struct past *
past_new(int exact_from)
{
    struct past *past = mem_zeroed(1, sizeof *past);
    past->world = world_new();
    past->exact_from = day_period_start(PERIOD_WEEK, exact_from);
    past->first_day = DAY_NONE;
    return past;
}

void
past_free(struct past *past)
{
    if (!past)
        return;
    world_free(past->world);
    HASH_CLEAR(hh, past->kinds);
    arena_free(&past->arena);
    free(past->counts);
    free(past->people);
    free(past);
}

int
past_count(struct past *past, const char *expression, const char **error)
{
    struct metric metric;
    if (!metric_parse(expression, &metric, error))
        return -1;
    if (metric.form != METRIC_COUNT) {
        *error = "is not a count of events";
        metric_free(&metric);
        return -1;
    }
    past->counts =
        mem_grow(past->counts, &past->count_capacity, past->count_count + 1, sizeof *past->counts);
    struct count *count = &past->counts[past->count_count];
    count->term_count = metric.count;
    count->first_day = DAY_NONE;
    count->terms = arena_alloc(&past->arena, metric.count * sizeof *count->terms);
    count->words = arena_alloc(&past->arena, metric.count * sizeof *count->words);
    for (size_t i = 0; i < metric.count; i++) {
        const char *word = metric.terms[i].kind;
        count->terms[i] = tally_term(world_tally(past->world), metric.terms[i]);
        count->words[i] = arena_text(&past->arena, word, strlen(word));
    }
    metric_free(&metric);
    return (int)past->count_count++;
}

static struct who *
who_is(struct past *past, int person)
{
    size_t needed = (size_t)person + 1;
    past->people = mem_grow(past->people, &past->people_capacity, needed, sizeof *past->people);
    while (past->people_count < needed)
        past->people[past->people_count++] = (struct who){DAY_NONE, DAY_NONE};
    return &past->people[person];
}

static void
keep_earlier(int *first_day, int day)
{
    if (*first_day == DAY_NONE || day < *first_day)
        *first_day = day;
}

static bool
covers(const struct count *count, const char *word)
{
    for (size_t i = 0; i < count->term_count; i++)
        if (chars_word_covers(count->words[i], word))
            return true;
    return false;
}

static struct kind *
kind_called(struct past *past, const char *word)
{
    struct kind *kind;
    HASH_FIND_STR(past->kinds, word, kind);
    if (kind)
        return kind;
    kind = arena_alloc(&past->arena, sizeof *kind);
    kind->word = arena_text(&past->arena, word, strlen(word));
    kind->counts = arena_alloc(&past->arena, past->count_count * sizeof *kind->counts);
    for (size_t i = 0; i < past->count_count; i++)
        if (covers(&past->counts[i], word))
            kind->counts[kind->count_count++] = i;
    HASH_ADD_KEYPTR(hh, past->kinds, kind->word, strlen(kind->word), kind);
    return kind;
}

/* Notes on which day a kind was first seen: before it nobody wrote such things down, so a week
   without is no week with none. */
static void
note_first(struct past *past, const char *word, int day)
{
    const struct kind *kind = kind_called(past, word);
    for (size_t i = 0; i < kind->count_count; i++)
        keep_earlier(&past->counts[kind->counts[i]].first_day, day);
}

bool
past_take(const struct happening *happening, void *data)
{
    struct past *past = data;
    struct happening taken = *happening;
    bool is_time =
        chars_word_covers("time-off", taken.kind) || chars_word_covers("holiday", taken.kind);
    if (taken.person >= 0 && !is_time) {
        keep_earlier(&who_is(past, taken.person)->first_day, taken.day);
        keep_earlier(&past->first_day, taken.day);
        note_first(past, taken.kind, taken.day);
        if (taken.day < past->exact_from) /* the Sunday of its week stands for all seven days */
            taken.day = day_period_start(PERIOD_WEEK, taken.day) + SUNDAY;
    }
    return world_take(&taken, past->world);
}

void
past_person(struct past *past, int person, int start, int end, double share)
{
    who_is(past, person)->start = start;
    world_person(past->world, person, start, end, share);
}

int
past_first_day(const struct past *past, int person)
{
    if (person >= (int)past->people_count)
        return DAY_NONE;
    const struct who *who = &past->people[person];
    int first = who->start != DAY_NONE ? who->start : who->first_day;
    if (first == DAY_NONE || past->first_day == DAY_NONE)
        return DAY_NONE;
    return first > past->first_day ? first : past->first_day;
}

/* The working days in (after, last] of a person of whom something is known, as if nobody worked
   part-time. */
static double
days_of(const struct past *past, int person, int after, int last)
{
    const struct progress_world world = world_as_of(past->world, last);
    const struct presence *presence = &world.presence[person];
    return presence_working_days(world.calendar, presence, after, last) / presence->share;
}

bool
past_was_there(const struct past *past, int person, bool is_listed, int first, int last)
{
    int known = past_first_day(past, person);
    bool was_there = known != DAY_NONE && known <= first;
    if (is_listed)
        was_there = past->people[person].start == DAY_NONE || past->people[person].start <= first;
    else if (!tally_active(world_tally(past->world), person, first - 1, last))
        was_there = false;
    return was_there && days_of(past, person, first - 1, last) >= PAST_DAYS_LEAST;
}

/* How many of a count there were in first..last. */
static double
total(const struct past *past, int person, int count, int first, int last)
{
    struct decimal sum = {0, 0};
    const struct count *asked = &past->counts[count];
    (void)tally_total_of(
        world_tally(past->world), person, asked->terms, asked->term_count, first - 1, last, &sum);
    return decimal_to_double(sum);
}

/* From when on it is known how many of a count a person had. DAY_NONE = never. */
static int
known_from(const struct past *past, int person, int count)
{
    int first = past_first_day(past, person), first_of_count = past->counts[count].first_day;
    if (first == DAY_NONE || first_of_count == DAY_NONE)
        return DAY_NONE;
    return first > first_of_count ? first : first_of_count;
}

/* The weeks of a person up to that of `monday`, at most `room`, oldest first. Returns how many. */
static size_t
weeks_of(const struct past *past, const struct past_question *question, int count, int monday,
    size_t room, struct rule_week *weeks)
{
    int known = known_from(past, question->person, question->count), last = question->last;
    int from = question->from == DAY_NONE ? known : question->from;
    size_t found = 0;
    if (known == DAY_NONE)
        return 0;
    for (size_t back = room; back-- > 0;) {
        int first = monday - WEEK * (int)back, sunday = first + SUNDAY;
        if (sunday < known || first < day_period_start(PERIOD_WEEK, from))
            continue;
        struct rule_week *week = &weeks[found++];
        week->first = first;
        week->last = sunday < last ? sunday : last;
        week->figure = total(past, question->person, count, first, week->last);
        week->measured = first >= known && first >= from &&
                         days_of(past, question->person, first - 1, sunday) >= RULE_DAYS_LEAST;
    }
    return found;
}

/* A test of weeks, asked about the week that begins on `monday`. */
static bool
find_in_week(const struct past *past, const struct past_question *question, int monday,
    struct finding *finding)
{
    size_t room = (size_t)question->terms->within + 1;
    struct rule_week *weeks = mem_zeroed(2 * room, sizeof *weeks), *blows = weeks + room;
    size_t count = weeks_of(past, question, question->count, monday, room, weeks);
    bool met = false;
    if (question->test == RULE_ABOVE_USUAL) {
        met = rule_above_usual(question->terms, weeks, count, finding);
    } else if (question->test == RULE_NEW_BEST) {
        met = rule_new_best(question->terms, weeks, count, finding);
    } else if (question->test == RULE_COMEBACK) {
        met = rule_comeback(question->terms, weeks, count, finding);
    } else if (question->test == RULE_STREAK) {
        met = rule_streak(question->terms, weeks, count, question->target, finding);
    } else if (question->test == RULE_PERSISTENCE) {
        (void)weeks_of(past, question, question->after, monday, room, blows);
        met = rule_persistence(question->terms, weeks, blows, count, finding);
    }
    free(weeks);
    return met;
}

static bool
find_any(const struct past *past, const struct past_question *question, struct finding *finding)
{
    int person = question->person, first = question->since, last = question->last;
    double figure = total(past, person, question->count, first, last);
    if (figure < question->terms->thresholds[0])
        return false;
    while (!(total(past, person, question->count, first, first) > 0))
        first++;
    while (!(total(past, person, question->count, last, last) > 0))
        last--;
    *finding = finding_none;
    finding->day = last;
    finding->now = (struct finding_stretch){first, last, figure, 0, ""};
    return true;
}

/* Whether a person was known for the weeks that a rule asks for before `day`. */
static bool
is_known(const struct past *past, const struct past_question *question, int day)
{
    int first = known_from(past, question->person, question->count);
    return first != DAY_NONE && first <= day - WEEK * question->terms->weeks;
}

static bool
find_first(const struct past *past, const struct past_question *question, struct finding *finding)
{
    int person = question->person, known = past_first_day(past, person), day = question->since;
    double figure = total(past, person, question->count, day, question->last);
    if (!(figure > 0) || total(past, person, question->count, past->first_day, day - 1) > 0)
        return false;
    while (!(total(past, person, question->count, day, day) > 0))
        day++;
    if (!is_known(past, question, day))
        return false;
    *finding = finding_none;
    finding->day = day;
    finding->now =
        (struct finding_stretch){day, day, total(past, person, question->count, day, day), 0, ""};
    finding->past = (struct finding_stretch){known, day - 1, 0, 0, ""};
    return true;
}

static bool
find_milestone(
    const struct past *past, const struct past_question *question, struct finding *finding)
{
    int person = question->person, day = question->since;
    double before = total(past, person, question->count, past->first_day, day - 1), so_far = before;
    double after = total(past, person, question->count, past->first_day, question->last);
    double reached = rule_milestone(question->terms, before, after);
    if (!(reached > 0))
        return false;
    for (; day <= question->last; day++) {
        so_far += total(past, person, question->count, day, day);
        if (so_far >= reached)
            break;
    }
    if (!is_known(past, question, day))
        return false;
    *finding = finding_none;
    finding->day = day;
    finding->now = (struct finding_stretch){past->people[person].first_day, day, so_far, 0, ""};
    finding->usual = reached;
    return true;
}

bool
past_find(const struct past *past, const struct past_question *question, struct finding *finding)
{
    if (past->first_day == DAY_NONE || question->since > question->last)
        return false;
    if (question->test == RULE_ANY)
        return find_any(past, question, finding);
    if (question->test == RULE_FIRST)
        return find_first(past, question, finding);
    if (question->test == RULE_MILESTONE)
        return find_milestone(past, question, finding);
    int monday = day_period_start(PERIOD_WEEK, question->last);
    if (monday + FRIDAY > question->last)
        monday -= WEEK;
    for (; monday + FRIDAY >= question->since; monday -= WEEK)
        if (find_in_week(past, question, monday, finding))
            return true;
    return false;
}
