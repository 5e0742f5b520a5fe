/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One person is looked at after the other, each alone. Invariant: no figure of one person has a
 * part in what is chosen for another; and a second run with the rows of the first in its history
 * chooses nothing.
 */
#include "team/recognition_choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"

/* What was chosen, and for whom. */
struct chosen {
    struct recognition_case *items;
    size_t count, capacity;
};

/* Somebody who may be thanked. */
struct named {
    const struct person *person;
    int number;
};

static int
compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    if (a->person->on_roster != b->person->on_roster)
        return a->person->on_roster ? -1 : 1;
    if (a->person->on_roster)
        return (a->number > b->number) - (a->number < b->number);
    return strcmp(a->person->rep, b->person->rep);
}

/* The people who may be thanked, in the order of the output. Caller frees. */
static struct named *
people_of(const struct roster *roster, size_t *count)
{
    int all = roster_count(roster);
    struct named *people = mem_zeroed((size_t)all + 1, sizeof *people);
    *count = 0;
    for (int i = 0; i < all; i++)
        if (!roster_is_agent(roster, i))
            people[(*count)++] = (struct named){roster_person(roster, i), i};
    qsort(people, *count, sizeof *people, compare_named);
    return people;
}

/* Whether the person, whose rows begin at `first`, has one of the same rule, or for the same
   events: one thing is said once. */
static bool
has_thing(const struct chosen *chosen, size_t first, const struct recognition_rule *rule)
{
    for (; first < chosen->count; first++) {
        const struct recognition_rule *other = chosen->items[first].rule;
        bool is_same = rule->event[0] != '\0' && strcmp(other->event, rule->event) == 0;
        if (is_same || strcmp(other->rule, rule->rule) == 0)
            return true;
    }
    return false;
}

/* Asks one rule; the first finding that was not said before is chosen. */
static void
ask(const struct recognition_choice *choice, size_t number, const struct named *who, int since,
    int last, struct chosen *chosen)
{
    const struct recognition_rule *rule = &choice->rules->items[number];
    int said = recognition_said(choice->history, who->number, rule->rule, rule->event);
    size_t turn = 0;
    struct recognition_case new = {.person = who->number,
        .rep = who->person->rep,
        .rule = rule,
        .test = choice->tests[rule->test],
        .date = choice->last,
        .digits = choice->digits};
    if (said != DAY_NONE && said >= since)
        since = said + 1;
    while (since <= last &&
           choice->find(number, who->number, since, last, &turn, &new.finding, choice->data)) {
        new.what = recognition_what(choice->words, &new);
        if (recognition_said_what(choice->history, who->number, rule->rule, new.what))
            continue;
        chosen->items =
            mem_grow(chosen->items, &chosen->capacity, chosen->count + 1, sizeof *chosen->items);
        chosen->items[chosen->count++] = new;
        break;
    }
}

/* Asks all rules about since..last until the person, whose rows begin at `first`, has `most`. */
static void
look(const struct recognition_choice *choice, const struct named *who, int since, int last,
    size_t first, int most, struct chosen *chosen)
{
    for (size_t i = 0; i < choice->rules->count; i++)
        if ((int)(chosen->count - first) < most &&
            !has_thing(chosen, first, &choice->rules->items[i]))
            ask(choice, i, who, since, last, chosen);
}

static struct recognition
row_of(const struct recognition_choice *choice, const struct recognition_case *one, int date)
{
    return (struct recognition){date, one->rep, one->rule->driver, one->rule->rule, one->what,
        recognition_evidence(choice->words, one), recognition_message(choice->words, one)};
}

void
recognition_choose(const struct recognition_choice *choice, struct writer *writer)
{
    size_t count;
    struct named *people = people_of(choice->roster, &count);
    struct chosen chosen = {0};
    for (size_t i = 0; i < count; i++) {
        int said =
            recognition_count_rows(choice->history, people[i].number, choice->since, choice->last);
        look(choice, &people[i], choice->since, choice->last, chosen.count,
            choice->per_person - said, &chosen);
    }
    for (size_t i = 0; i < chosen.count; i++) {
        struct recognition row = row_of(choice, &chosen.items[i], choice->last);
        recognition_write(writer, &row);
    }
    free(chosen.items);
    free(people);
}

/* Whether a person was there for the four weeks. */
static bool
is_counted(const struct recognition_choice *choice, int person)
{
    return choice->was_there(
        person, choice->last - RECOGNITION_DAYS + 1, choice->last, choice->data);
}

/* How many words in the four weeks. */
static int
words_of(const struct recognition_choice *choice, int person)
{
    return recognition_count_words(
        choice->history, person, choice->last - RECOGNITION_DAYS + 1, choice->last);
}

struct recognition_spread
recognition_spread_of(const struct recognition_choice *choice)
{
    struct recognition_spread spread = {0};
    for (int i = 0; i < roster_count(choice->roster); i++) {
        if (roster_is_agent(choice->roster, i) || !is_counted(choice, i))
            continue;
        int words = words_of(choice, i);
        spread.people++;
        spread.thanked += words > 0;
        spread.words += (size_t)words;
    }
    return spread;
}

void
recognition_say_spread(const struct recognition_spread *spread)
{
    diag_say("people with a word in the last four weeks: %zu of %zu; words in all: %zu",
        spread->thanked, spread->people, spread->words);
}

/* A row that waits for its place. */
struct waiting {
    int day; /* DAY_NONE = the oldest */
    size_t place;
    struct recognition row;
};

struct waiting_rows {
    struct waiting *items;
    size_t count, capacity;
};

/* Oldest first; of one day in the order in which they were found. */
static int
compare_waiting(const void *left, const void *right)
{
    const struct waiting *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void
add_waiting(struct waiting_rows *rows, struct recognition row)
{
    rows->items = mem_grow(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    rows->items[rows->count] = (struct waiting){row.date, rows->count, row};
    rows->count++;
}

static void
write_waiting(struct waiting_rows *rows, struct writer *writer)
{
    if (rows->count > 0)
        qsort(rows->items, rows->count, sizeof *rows->items, compare_waiting);
    for (size_t i = 0; i < rows->count; i++)
        recognition_write(writer, &rows->items[i].row);
    free(rows->items);
}

/* What a person did since the last word, week by week, so that the oldest is found first. */
static void
look_back(const struct recognition_choice *choice, const struct named *who, struct chosen *chosen)
{
    int last_word = recognition_last_word(choice->history, who->number);
    size_t first = chosen->count;
    for (int week = 0; week < RECOGNITION_WEEKS; week++) {
        int since = choice->last - RECOGNITION_DAYS + 1 + 7 * week, last = since + 6;
        if (last_word != DAY_NONE && last_word >= since)
            since = last_word + 1;
        if (since <= last)
            look(choice, who, since, last, first, choice->per_person, chosen);
    }
}

static struct recognition
row_without(const struct recognition_choice *choice, const struct named *who,
    const struct chosen *chosen, size_t first)
{
    int last_word = recognition_last_word(choice->history, who->number);
    size_t count = chosen->count - first;
    const char **rules = mem_zeroed(count + 1, sizeof *rules);
    for (size_t i = 0; i < count; i++)
        rules[i] = chosen->items[first + i].rule->rule;
    struct recognition row = {.date = last_word,
        .rep = who->person->rep,
        .rule = RECOGNITION_WITHOUT,
        .what = recognition_without_what(choice->words, last_word),
        .message = recognition_without(choice->words, rules, count)};
    free(rules);
    return row;
}

void
recognition_choose_debt(const struct recognition_choice *choice, struct writer *writer)
{
    size_t count;
    struct named *people = people_of(choice->roster, &count);
    struct chosen chosen = {0};
    struct waiting_rows owed = {0}, without = {0};
    for (size_t i = 0; i < count; i++) {
        size_t first = chosen.count;
        look_back(choice, &people[i], &chosen);
        if (is_counted(choice, people[i].number) && words_of(choice, people[i].number) == 0)
            add_waiting(&without, row_without(choice, &people[i], &chosen, first));
    }
    for (size_t i = 0; i < chosen.count; i++)
        add_waiting(&owed, row_of(choice, &chosen.items[i], chosen.items[i].finding.day));
    write_waiting(&owed, writer);
    write_waiting(&without, writer);
    free(chosen.items);
    free(people);
}
