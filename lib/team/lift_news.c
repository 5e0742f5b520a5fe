/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sentences. What is true is decided elsewhere.
 */
#include "team/lift_news.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/number.h"
#include "base/text.h"

enum { LIST_SIZE = 300, DURING = 1 };

static const char *const phase_names[LIFT_NEWS_PHASES] = {"before", "during", "after"};

void
lift_news_stand(const struct intervention *intervention, int as_of, double weeks_over,
    double weeks_wanted, double least)
{
    char day[DAY_TEXT_SIZE], over[NUMBER_TEXT_SIZE], wanted[NUMBER_TEXT_SIZE];
    const char *name = text_shown(intervention->name);
    if (intervention->start > as_of)
        diag_kind_at(intervention->place, "has not begun",
            "'%s' has not begun on %s; --power says what it could show", name,
            day_text(as_of, day));
    else if (intervention->end > as_of)
        diag_kind_at(intervention->place, "is not over", "'%s' is not over on %s", name,
            day_text(as_of, day));
    else if (weeks_over < weeks_wanted)
        diag_kind_at(intervention->place, "weeks after are not all over",
            "'%s': %s of %s weeks after are over%s", name, number_text(weeks_over, 2, over),
            number_text(weeks_wanted, 2, wanted),
            weeks_over < least ? ", too few to judge by" : "");
}

void
lift_news_weeks(const struct intervention *intervention, const char *metric, int phase,
    double known, double over, double least)
{
    char weeks[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
    bool is_too_little = phase == DURING ? !(known > 0) : known < least;
    if (known < over)
        diag_kind_at(intervention->place, "weeks that the files do not know",
            "'%s', %s: the files know %s of %s weeks %s%s", text_shown(intervention->name),
            text_shown(metric), number_text(known, 2, weeks), number_text(over, 2, all),
            phase_names[phase], is_too_little ? ", too few to judge by" : "");
}

void
lift_news_overlap(const struct intervention *intervention, const struct intervention *other,
    const bool into[static LIFT_NEWS_PHASES])
{
    const char *names[LIFT_NEWS_PHASES];
    char list[LIST_SIZE];
    size_t count = 0;
    for (int phase = 0; phase < LIFT_NEWS_PHASES; phase++)
        if (into[phase])
            names[count++] = phase_names[phase];
    if (count > 0)
        diag_kind_at(intervention->place, "falls into the time looked at",
            "'%s': '%s' falls into the time looked at (%s), and the two are not separated",
            text_shown(intervention->name), text_shown(other->name),
            text_list(names, count, "", list, sizeof list));
}

static void
say_stranger(struct place place, const char *name, const char *nearest)
{
    static const char kind[] = "nobody is called so";
    if (nearest)
        diag_kind_at(place, kind, "reps: no event is by '%s'; did you mean '%s'?", text_shown(name),
            text_shown(nearest));
    else
        diag_kind_at(place, kind, "reps: no event is by '%s'", text_shown(name));
}

void
lift_news_strangers(const struct interventions *all, const struct roster *roster, const bool *seen)
{
    size_t people = (size_t)roster_count(roster);
    const char **names = mem_zeroed(people, sizeof *names);
    for (size_t i = 0; i < people; i++) {
        const struct person *person = roster_person(roster, (int)i);
        names[i] = seen[i] || person->on_roster ? person->rep : NULL;
    }
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].people_count; k++) {
            int number = all->items[i].people[k];
            const char *name = roster_person(roster, number)->rep;
            if (!names[number])
                say_stranger(all->items[i].place, name, text_nearest(name, names, people));
        }
    free(names);
}

void
lift_news_no_event(const char *metric, const char *nearest)
{
    if (nearest && !text_same(nearest, metric))
        diag_say("metric '%s': there is no event of it; did you mean '%s'?", text_shown(metric),
            text_shown(nearest));
    else
        diag_say("metric '%s': there is no event of it", text_shown(metric));
}

void
lift_news_no_amount(const char *metric, size_t events)
{
    if (events > 0)
        diag_say("metric '%s': events without an amount, not in its sums: %zu", text_shown(metric),
            events);
}

void
lift_news_units(const struct intervention *intervention, const char *metric)
{
    diag_kind_at(intervention->place, "amounts in several units",
        "'%s': the amounts of '%s' are in several units and are not added up",
        text_shown(intervention->name), text_shown(metric));
}

void
lift_news_past(
    const struct intervention *intervention, int before, int after, bool is_any, bool is_shorter)
{
    const char *name = text_shown(intervention->name);
    if (!is_any)
        diag_kind_at(intervention->place, "no past",
            "'%s': the files hold too little from before its announcement to say what it could "
            "show",
            name);
    else if (is_shorter)
        diag_kind_at(intervention->place, "short past",
            "'%s': the past is short, so this is for %d weeks before and %d after; more weeks show "
            "smaller lifts",
            name, before, after);
}

void
lift_news_alone(const struct intervention *intervention)
{
    diag_kind_at(intervention->place, "nobody to compare with",
        "'%s': nobody to compare with, so a season or a new price looks the same as an effect",
        text_shown(intervention->name));
}

void
lift_news_left_out(const struct intervention *intervention, const char *metric,
    const struct roster *roster, const int *people, size_t count, const char *why)
{
    char list[LIST_SIZE];
    const char **names = mem_zeroed(count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = roster_person(roster, people[i])->rep;
    if (count > 0)
        diag_kind_at(intervention->place, why, "'%s', %s: left out, %s: %s",
            text_shown(intervention->name), text_shown(metric), why,
            text_list(names, count, "", list, sizeof list));
    free(names);
}

void
lift_news_alike(const struct lift_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        for (size_t j = i + 1; j < rows->count; j++)
            if (lift_rows_alike(&rows->items[i], &rows->items[j]))
                diag_kind_at((struct place){0}, "intervals overlap",
                    "'%s' and '%s', both on %s: the intervals of what stayed overlap, so the data "
                    "do not say which did more",
                    text_shown(rows->items[i].name), text_shown(rows->items[j].name),
                    text_shown(rows->items[i].metric));
}
