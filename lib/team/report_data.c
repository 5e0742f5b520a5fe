/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One operand is open at a time, and each is read to its end for its digest, even where its stream
 * is not used.
 */
#include "team/report_data.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "csv/aside.h"
#include "team/stream.h"

static size_t
read_events(struct report_data *data, struct events *events)
{
    struct event event;
    size_t count = 0;
    for (; events_next(events, &event); count++) {
        weekly_add(data->weekly, &event);
        if (data->first_event == DAY_NONE || event.when.day < data->first_event)
            data->first_event = event.when.day;
        if (data->last_event == DAY_NONE || event.when.day > data->last_event)
            data->last_event = event.when.day;
        if (data->event_days)
            event_days_add(data->event_days, &event);
    }
    return count;
}

/* What a stream without a section is good for. */
static void
say_not_used(const struct table *table, struct stream stream)
{
    const char *instead = "it has no section yet";
    if (stream.kind == STREAM_ROSTER)
        instead = "give it with -r";
    else if (stream.kind == STREAM_GOALS)
        instead = "goal-check -g reads it and writes a goal status";
    diag_say("%s: is %s and not used; %s", table_name(table), stream.name, instead);
}

/* Reads the rows of a stream. Returns how many there were, and in *held what one of them is; NULL:
   it was not used. */
static size_t
read_rows(struct report_data *data, struct table *table, struct stream stream,
    const struct report_words *words, const char **held)
{
    switch (stream.kind) {
    case STREAM_GOAL_STATUS:
        *held = "goal";
        return goal_statuses_read(&data->goals, table, words->goal_status);
    case STREAM_LIFT:
        *held = "lift";
        return lift_rows_read(&data->lifts, table, words->lift_verdict);
    case STREAM_RECOGNITION:
        *held = "recognition";
        return news_read(&data->news, table, data->roster);
    case STREAM_COACHING:
        *held = "session";
        return coaching_book_read(data->coaching, table);
    case STREAM_COACHING_STATUS:
        *held = "coaching row";
        return cadence_rows_read(&data->cadence, table, data->roster, words->cadence_status);
    case STREAM_SCORES:
        *held = "score";
        return score_sheet_read_people(data->scores, table, data->roster);
    case STREAM_GROUP_SCORES:
        *held = "group score";
        return score_sheet_read_groups(data->group_scores, table);
    case STREAM_REJECTS:
        *held = "rejected row";
        return rejects_read(data->rejects, table);
    default:
        say_not_used(table, stream);
        *held = NULL;
        return 0;
    }
}

static void
read_input(struct report_data *data, const struct shared_options *shared, const char *path,
    const struct report_words *words, struct report_input *input)
{
    struct source *source = source_open(path);
    source_want_digest(source);
    struct table *table = table_of_searching(source, shared->delimiter);
    struct stream stream = stream_of(table);
    if (stream.kind == STREAM_UNKNOWN)
        stream = stream_below_titles(table);
    input->name = source_name(source);
    input->kind = stream.kind;
    input->name_of_kind = stream.name;
    if (stream.kind == STREAM_EVENTS) {
        const struct event_options options = {
            .as_of = shared->as_of, .since = shared->since, .until = shared->until};
        struct events *events = events_of_table(table, &options, data->roster, data->kinds);
        input->held = "event";
        input->count = read_events(data, events);
        source_digest(source, input->digest);
        events_close(events);
    } else {
        input->count = read_rows(data, table, stream, words, &input->held);
        source_digest(source, input->digest);
        table_close(table);
    }
    input->used = input->held != NULL;
    if (input->used)
        data->has[stream.kind] = true;
    else
        input->held = input->name_of_kind;
}

/* Whether what a stream of this kind says counts twice if it is read twice. Elsewhere the latest
   row of each person or group counts, or each row once. */
static bool
adds_up(enum stream_kind kind)
{
    return kind == STREAM_EVENTS || kind == STREAM_GOAL_STATUS || kind == STREAM_COACHING ||
           kind == STREAM_LIFT;
}

static int
compare_operands(const void *left, const void *right)
{
    char *const *const *a = left, *const *const *b = right;
    int order = strcmp(**a, **b);
    return order != 0 ? order : (*a > *b) - (*a < *b);
}

static void
read_inputs(
    struct report_data *data, const struct shared_options *shared, const struct report_words *words)
{
    size_t count = shared->file_count;
    char ***by_name = mem_zeroed(count, sizeof *by_name);
    data->inputs = mem_zeroed(count, sizeof *data->inputs);
    data->input_count = count;
    for (size_t i = 0; i < count; i++)
        by_name[i] = &shared->files[i];
    qsort(by_name, count, sizeof *by_name, compare_operands);
    for (size_t i = 0; i < count; i++) {
        struct report_input *input = &data->inputs[i];
        input->place = (size_t)(by_name[i] - shared->files);
        read_input(data, shared, *by_name[i], words, input);
        bool counts = input->used && input->count > 0 && adds_up(input->kind);
        for (size_t j = i; j-- > 0 && counts;)
            if (strcmp(input->digest, data->inputs[j].digest) == 0)
                input->same_as = data->inputs[j].name;
    }
    free(by_name);
}

static int
compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* People's own names in the goals, and who of them and of the events is not on the roster. */
static void
settle_people(struct report_data *data)
{
    for (size_t i = 0; i < data->goals.count; i++) {
        struct goal_result *goal = &data->goals.items[i];
        if (goal->rep[0] != '\0')
            goal->rep = roster_person(data->roster, roster_number(data->roster, goal->rep))->rep;
    }
    int people = roster_given(data->roster) ? roster_count(data->roster) : 0;
    data->strangers = mem_zeroed((size_t)people, sizeof *data->strangers);
    for (int i = 0; i < people; i++) {
        const struct person *person = roster_person(data->roster, i);
        if (!person->on_roster)
            data->strangers[data->stranger_count++] = person->rep;
    }
    if (data->stranger_count > 1)
        qsort(data->strangers, data->stranger_count, sizeof *data->strangers, compare_texts);
    (void)roster_say_unknown(data->roster);
}

static void
heard(struct place place, const char *column, const char *reason, void *rejects)
{
    rejects_add(rejects, place.file, place.line, column, reason);
}

void
report_data_read(struct report_data *data, const struct shared_options *shared,
    const struct wording *wording, int monday, const struct report_words *words, bool by_person)
{
    *data = (struct report_data){.rejects = rejects_new(),
        .kinds = names_new(),
        .first_event = DAY_NONE,
        .last_event = DAY_NONE};
    aside_begin(shared->rejects, shared->strict);
    aside_listen(heard, data->rejects);
    data->roster = roster_read(shared->roster, shared->delimiter);
    data->weekly = weekly_new(wording, data->kinds, monday, shared->as_of);
    if (by_person)
        data->event_days = event_days_new(shared->as_of);
    data->coaching = coaching_book_new(data->roster, shared->as_of);
    data->scores = score_sheet_new();
    if (by_person)
        score_sheet_until(data->scores, shared->as_of);
    data->group_scores = score_sheet_new();
    read_inputs(data, shared, words);
    coaching_book_settle(data->coaching);
    settle_people(data);
    aside_listen(NULL, NULL);
}

void
report_data_free(struct report_data *data)
{
    roster_free(data->roster);
    weekly_free(data->weekly);
    event_days_free(data->event_days);
    names_free(data->kinds);
    goal_statuses_free(&data->goals);
    lift_rows_free(&data->lifts);
    news_free(&data->news);
    cadence_rows_free(&data->cadence);
    coaching_book_free(data->coaching);
    score_sheet_free(data->scores);
    score_sheet_free(data->group_scores);
    rejects_free(data->rejects);
    free(data->inputs);
    free(data->strangers);
}
