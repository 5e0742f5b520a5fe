/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/event_totals: exact sums in a fixed order, the same whether events are added up at once or
 * in parts and then together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "child.h"
#include "scratch.h"
#include "team/event_totals.h"

/* The people and words that events are about. */
struct world {
    struct roster *roster;
    struct names *words;
};

static struct world
world_new(void)
{
    return (struct world){roster_read(NULL, 0), names_new()};
}

static void
world_free(struct world *world)
{
    roster_free(world->roster);
    names_free(world->words);
}

/* `rep` "" is everybody; `value` NULL is none. */
static struct event
event_of(struct world *world, int day, const char *rep, const char *word, const char *count,
    const char *value, const char *unit)
{
    struct event event = {.when = {day, 3600},
        .person = *rep ? roster_number(world->roster, rep) : EVENT_EVERYBODY,
        .kind = names_number(world->words, word),
        .has_value = value != NULL,
        .unit = unit,
        .account = "Acme",
        .ref = "r",
        .source = "s",
        .note = "n",
        .place = {"x.csv", 7}};
    assert_true(decimal_parse(count, &event.count));
    assert_true(!value || decimal_parse(value, &event.value));
    return event;
}

/* ---- The result as lines ------------------------------------------------------------------- */

struct result {
    const struct world *world;
    char text[200000];
    size_t length;
};

static void
keep_line(const struct event *event, void *data)
{
    struct result *result = data;
    char when[MOMENT_TEXT_SIZE], count[DECIMAL_TEXT_SIZE], value[DECIMAL_TEXT_SIZE];
    result->length +=
        (size_t)snprintf(result->text + result->length, sizeof result->text - result->length,
            "%s %s %s %s %s %s%s%s%s%s\n", moment_text(event->when, when),
            event->person < 0 ? "-" : roster_person(result->world->roster, event->person)->rep,
            names_text(result->world->words, event->kind), decimal_text(event->count, count),
            event->has_value ? decimal_text(event->value, value) : "-", event->unit, event->account,
            event->ref, event->source, event->note);
    assert_true(result->length < sizeof result->text);
}

static const char *
text_of(struct event_totals *totals, const struct world *world, struct result *result)
{
    *result = (struct result){.world = world};
    event_totals_each(totals, keep_line, result);
    return result->text;
}

static struct result first_result, second_result;

static void
sums_are_exact(void **state)
{
    (void)state;
    struct world world = world_new();
    struct event_totals *totals = event_totals_new(PERIOD_WEEK, world.roster, world.words);
    int monday = day_make(2026, 11, 16);
    static const struct {
        int day;
        const char *count, *value, *unit;
    } events[] = {
        {0, "1", "0.1", "EUR"},
        {6, "0.000000000000000001", "0.2", "EUR"},
        {3, "9007199254740993", NULL, "EUR"},
        {7, "1", NULL, ""},
        {-1, "2", "-5", "EUR"},
        {2, "1", "100", "USD"},
        {1, "0", "0", ""},
    };
    for (size_t i = 0; i < COUNT(events); i++) {
        struct event event = event_of(&world, monday + events[i].day, "Ana", "win", events[i].count,
            events[i].value, events[i].unit);
        event_totals_add(totals, &event);
    }
    /* the time, the account, the ref, the source and the note fall away; no value is not 0 */
    assert_string_equal(text_of(totals, &world, &first_result),
        "2026-11-09 Ana win 2 -5 EUR\n"
        "2026-11-16 Ana win 0 0 \n"
        "2026-11-16 Ana win 9007199254740994.000000000000000001 0.3 EUR\n"
        "2026-11-16 Ana win 1 100 USD\n"
        "2026-11-23 Ana win 1 - \n");
    event_totals_free(totals);
    event_totals_free(NULL);
    world_free(&world);
}

static void
periods_are_named_by_their_first_day(void **state)
{
    (void)state;
    static const struct {
        enum period period;
        const char *wanted;
    } rows[] = {
        {PERIOD_DAY, "2025-12-31 Ana a 1 - \n2026-01-01 Ana a 1 - \n2026-01-04 Ana a 1 - \n"
                     "2026-01-05 Ana a 1 - \n"},
        {PERIOD_WEEK, "2025-12-29 Ana a 3 - \n2026-01-05 Ana a 1 - \n"},
        {PERIOD_MONTH, "2025-12-01 Ana a 1 - \n2026-01-01 Ana a 3 - \n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct world world = world_new();
        struct event_totals *totals = event_totals_new(rows[i].period, world.roster, world.words);
        int days[] = {day_make(2026, 1, 5), day_make(2025, 12, 31), day_make(2026, 1, 4),
            day_make(2026, 1, 1)};
        for (size_t j = 0; j < COUNT(days); j++) {
            struct event event = event_of(&world, days[j], "Ana", "a", "1", NULL, "");
            event_totals_add(totals, &event);
        }
        assert_string_equal(text_of(totals, &world, &first_result), rows[i].wanted);
        event_totals_free(totals);
        world_free(&world);
    }
}

/* By period, then by the bytes of rep, event word and unit, whatever came first. */
static void
the_order_is_fixed(void **state)
{
    (void)state;
    struct world world = world_new();
    struct event_totals *totals = event_totals_new(PERIOD_DAY, world.roster, world.words);
    static const struct {
        int day;
        const char *rep, *word, *unit;
    } events[] = {
        {1, "Zo\xc3\xab", "win", ""},
        {1, "ben", "win", ""},
        {1, "Zoe", "win", ""},
        {1, "Ben", "win", "USD"},
        {1, "Ben", "win", "EUR"},
        {1, "Ben", "call.connected", ""},
        {1, "Ben", "call", ""},
        {0, "ben", "win", ""},
        {1, "", "holiday", ""},
    };
    for (size_t i = 0; i < COUNT(events); i++) {
        struct event event = event_of(&world, day_make(2026, 11, 16) + events[i].day, events[i].rep,
            events[i].word, "1", NULL, events[i].unit);
        event_totals_add(totals, &event);
    }
    assert_string_equal(text_of(totals, &world, &first_result),
        "2026-11-16 ben win 1 - \n"
        "2026-11-17 - holiday 1 - \n"
        "2026-11-17 Ben call 1 - \n"
        "2026-11-17 Ben call.connected 1 - \n"
        "2026-11-17 Ben win 1 - EUR\n"
        "2026-11-17 Ben win 1 - USD\n"
        "2026-11-17 Zoe win 1 - \n"
        "2026-11-17 Zo\xc3\xab win 1 - \n"
        "2026-11-17 ben win 1 - \n");
    event_totals_free(totals);
    world_free(&world);
}

/* More series than there are slots at first, with units that are not met in one order, so that some
   stand in others' slots; each is met again when all are there. The sum of a series is its number,
   twice. */
static void
many_series_are_kept_apart(void **state)
{
    (void)state;
    enum { PEOPLE = 40, UNITS = 40, SERIES = PEOPLE * UNITS };
    struct world world = world_new();
    struct event_totals *totals = event_totals_new(PERIOD_DAY, world.roster, world.words);
    char rep[20], unit[20], count[20], line[80];
    for (size_t i = 0; i < (size_t)SERIES * 2; i++) {
        size_t series = i % SERIES;
        snprintf(rep, sizeof rep, "r%zu", series / UNITS);
        snprintf(unit, sizeof unit, "u%zu", series * series % 10007);
        snprintf(count, sizeof count, "%zu", series);
        struct event event = event_of(&world, 20000, rep, "win", count, NULL, unit);
        event_totals_add(totals, &event);
    }
    const char *text = text_of(totals, &world, &first_result);
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        lines++;
    assert_int_equal(lines, SERIES);
    for (size_t i = 0; i < SERIES; i++) {
        snprintf(line, sizeof line, " r%zu win %zu - u%zu\n", i / UNITS, i * 2, i * i % 10007);
        if (!strstr(text, line))
            fail_msg("no '%s'", line);
    }
    event_totals_free(totals);
    world_free(&world);
}

/* Whoever asks for the sums may go on adding: the newest first, the oldest, those between. */
static void
adding_goes_on_behind_the_rows(void **state)
{
    (void)state;
    static const int days[] = {3, 1, 2, 5, 1, 4, 2, 5, 3, 0};
    static const char *const wanted[] = {"1973-03-14 Ana win 1 - \n",
        "1973-03-12 Ana win 1 - \n1973-03-14 Ana win 1 - \n",
        "1973-03-12 Ana win 1 - \n1973-03-13 Ana win 1 - \n1973-03-14 Ana win 1 - \n"};
    struct world world = world_new();
    struct event_totals *totals = event_totals_new(PERIOD_DAY, world.roster, world.words);
    struct event_totals *unasked = event_totals_new(PERIOD_DAY, world.roster, world.words);
    for (size_t i = 0; i < COUNT(days); i++) {
        struct event event =
            event_of(&world, day_make(1973, 3, 11) + days[i], "Ana", "win", "1", NULL, "");
        event_totals_add(totals, &event);
        event_totals_add(unasked, &event);
        const char *text = text_of(totals, &world, &first_result);
        if (i < COUNT(wanted))
            assert_string_equal(text, wanted[i]);
    }
    assert_string_equal(first_result.text, text_of(unasked, &world, &second_result));
    event_totals_free(unasked);
    event_totals_free(totals);
    world_free(&world);
}

static void
nothing_gives_nothing(void **state)
{
    (void)state;
    struct world world = world_new();
    struct event_totals *totals = event_totals_new(PERIOD_MONTH, world.roster, world.words);
    assert_string_equal(text_of(totals, &world, &first_result), "");
    event_totals_free(totals);
    world_free(&world);
}

/* ---- Parts and the whole -------------------------------------------------------------------- */

static struct event
random_event(struct random *random, struct world *world)
{
    static const char *const reps[] = {"Ana", "Ben", "Zo\xc3\xab", ""};
    static const char *const words[] = {"call", "win", "meeting.held"};
    static const char *const units[] = {"", "EUR", "min"};
    static const char *const values[] = {NULL, "0", "0.1", "-7.25", "1000000000000.000001"};
    static const char *const counts[] = {"1", "2.5", "0", "1000000000000"};
    return event_of(world, day_make(2026, 1, 1) + (int)random_below(random, 100),
        reps[random_below(random, COUNT(reps))], words[random_below(random, COUNT(words))],
        counts[random_below(random, COUNT(counts))], values[random_below(random, COUNT(values))],
        units[random_below(random, COUNT(units))]);
}

static void
add_to(const struct event *event, void *totals)
{
    event_totals_add(totals, event);
}

static void
parts_then_the_whole_are_the_whole(void **state)
{
    (void)state;
    enum { EVENTS = 400, PARTS = 4 };
    static const enum period periods[] = {PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH};
    struct random random = random_begin(20261116);
    for (int round = 0; round < 60; round++) {
        struct world world = world_new();
        enum period period = periods[round % 3];
        struct event_totals *whole = event_totals_new(period, world.roster, world.words);
        struct event_totals *sum = event_totals_new(period, world.roster, world.words);
        struct event_totals *parts[PARTS];
        for (size_t i = 0; i < PARTS; i++)
            parts[i] = event_totals_new(period, world.roster, world.words);
        for (int i = 0; i < EVENTS; i++) {
            struct event event = random_event(&random, &world);
            event_totals_add(whole, &event);
            event_totals_add(parts[random_below(&random, PARTS)], &event);
        }
        for (size_t i = PARTS; i > 0; i--)
            event_totals_each(parts[i - 1], add_to, sum);
        assert_string_equal(
            text_of(sum, &world, &first_result), text_of(whole, &world, &second_result));
        /* adding up what is added up changes nothing */
        struct event_totals *again = event_totals_new(period, world.roster, world.words);
        event_totals_each(whole, add_to, again);
        assert_string_equal(text_of(again, &world, &first_result), second_result.text);
        for (size_t i = 0; i < PARTS; i++)
            event_totals_free(parts[i]);
        event_totals_free(again);
        event_totals_free(sum);
        event_totals_free(whole);
        world_free(&world);
    }
}

/* ---- Too large ------------------------------------------------------------------------------ */

struct overflow {
    const char *counts[2], *values[2];
};

static void
add_too_much(void *data)
{
    const struct overflow *overflow = data;
    struct world world = world_new();
    struct event_totals *totals = event_totals_new(PERIOD_WEEK, world.roster, world.words);
    for (int i = 0; i < 2; i++) {
        struct event event =
            event_of(&world, 20000, "Ana", "win", overflow->counts[i], overflow->values[i], "EUR");
        event.place.line += (size_t)i;
        event_totals_add(totals, &event);
    }
    event_totals_free(totals);
    world_free(&world);
}

static void
a_sum_that_is_too_large_names_the_line(void **state)
{
    (void)state;
    struct overflow rows[] = {
        {{"9223372036854775807", "1"}, {NULL, NULL}},
        {{"1", "1"}, {"9223372036854775807", "0.5"}},
        {{"1", "1"}, {"-9223372036854775807", "-2"}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct outcome outcome = child_run(add_too_much, &rows[i]);
        if (i == 1) { /* half a unit more still fits */
            assert_int_equal(outcome.status, 0);
            continue;
        }
        assert_string_equal(
            outcome.err, "amptools: x.csv:8: the sum grows past 9223372036854775807\n");
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_exact),
        cmocka_unit_test(periods_are_named_by_their_first_day),
        cmocka_unit_test(the_order_is_fixed),
        cmocka_unit_test(many_series_are_kept_apart),
        cmocka_unit_test(adding_goes_on_behind_the_rows),
        cmocka_unit_test(nothing_gives_nothing),
        cmocka_unit_test(parts_then_the_whole_are_the_whole),
        cmocka_unit_test(a_sum_that_is_too_large_names_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
