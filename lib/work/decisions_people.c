/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is owed to people: promises that were made to them, a talk, a word of thanks. They come in
 * the order of the roster.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "measure/cadence.h"
#include "page/figures.h"
#include "team/recognition.h"
#include "work/decisions_parts.h"

/* Promises of the coaches themselves, `threshold` days over. */
void
decide_promises(struct look *look)
{
    const struct promises *promises = coaching_book_promises(look->data->coaching);
    const struct names *coaches = coaching_book_coaches(look->data->coaching);
    int as_of = look->report->shared->as_of, oldest = 0;
    look->facts.is_known = look->data->has[STREAM_COACHING];
    for (size_t i = 0; i < promises_count(promises); i++) {
        const struct promise promise = promises_at(promises, i);
        if (promise.owner != OWNER_COACH || !promise_is_overdue(&promise, as_of))
            continue;
        int days = as_of - promise.due;
        if (days < look->rule->threshold)
            continue;
        look->facts.count++;
        oldest = days > oldest ? days : oldest;
        for (size_t j = 0; j < promise.coach_count; j++) {
            const char *coach = names_text(coaches, promise.coaches[j]);
            if (!look_has(look, coach))
                look_add(look, coach);
        }
    }
    look->facts.figure = look_number(look, oldest);
    look->facts.is_met = look->facts.count > 0;
}

/* Gives everybody who may be on the page to a function; those it returns words for are listed. */
static void
list_people(struct look *look, const char *(*words_for)(const struct look *look, int person))
{
    size_t count;
    int *people = report_people(look->report, &count);
    for (size_t i = 0; i < count; i++) {
        const char *words = words_for(look, people[i]);
        if (words)
            look_add(look, words);
    }
    free(people);
    look_settle(look, look->rule->threshold);
}

static const char *
name_of(const struct look *look, int person)
{
    return roster_person(look->data->roster, person)->rep;
}

/* "Ana Ruiz (29 days since the last)". */
static const char *
overdue_talk(const struct look *look, int person)
{
    const struct cadence_rows *rows = &look->data->cadence;
    const struct cadence_row *row = NULL;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].person == person)
            row = &rows->items[i];
    if (!row || (row->status != CADENCE_OVERDUE && row->status != CADENCE_NEVER))
        return NULL;
    if (row->days_since < 0)
        return page_words(look->report->page, "%s (none so far)", name_of(look, person));
    return page_words(look->report->page, "%s (%d day%s since the last)", name_of(look, person),
        row->days_since, row->days_since == 1 ? "" : "s");
}

void
decide_talks(struct look *look)
{
    look->facts.is_known = look->data->has[STREAM_COACHING_STATUS];
    list_people(look, overdue_talk);
}

/* "Ana Ruiz (since 12 June)". */
static const char *
without_thanks(const struct look *look, int person)
{
    char day[FIGURES_SIZE];
    for (size_t i = 0; i < look->data->news.count; i++) {
        const struct news *news = &look->data->news.items[i];
        if (news->person != person || strcmp(news->rule, RECOGNITION_WITHOUT) != 0)
            continue;
        if (news->day == DAY_NONE)
            return page_words(look->report->page, "%s", name_of(look, person));
        return page_words(look->report->page, "%s (since %s)", name_of(look, person),
            figures_day_near(news->day, look->report->shared->as_of, day));
    }
    return NULL;
}

void
decide_thanks(struct look *look)
{
    look->facts.is_known = look->data->has[STREAM_RECOGNITION];
    list_people(look, without_thanks);
}
