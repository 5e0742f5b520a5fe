/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A stream is known by columns that no other stream has together. Streams with unmistakable headers
 * come first, then events in all their forms, then those that could be mistaken for an export.
 */
#include "team/stream.h"

#include "base/diag.h"
#include "team/crm_choose.h"

enum { SIGNS_MOST = 5 };

struct sign {
    enum stream_kind kind;
    const char *name;
    const char *columns[SIGNS_MOST + 1]; /* all of them are there */
};

static const struct sign clear_signs[] = {
    {STREAM_REJECTS, "rows set aside", {"file", "line", "column", "reason", "record"}},
    {STREAM_GOAL_STATUS, "a goal status", {"rep", "goal", "status", "attainment", "as_of"}},
    {STREAM_COACHING, "a coaching log", {"date", "rep", "coach", "kind"}},
    {STREAM_OTHER, "a list of tasks", {"date", "rep", "kind", "task"}},
    {STREAM_COACHING_STATUS, "a coaching status",
        {"rep", "sessions", "days_since", "follow_through"}},
    {STREAM_OTHER, "a coaching status by coach", {"reps", "sessions", "days_since"}},
    {STREAM_SCORES, "scores of people", {"rep", "date", "scale", "pomp", "verdict"}},
    {STREAM_GROUP_SCORES, "scores of groups", {"group", "date", "scale", "mean", "shown"}},
    {STREAM_OTHER, "a table of reliability", {"scale", "items", "alpha", "sem"}},
    {STREAM_OTHER, "evidence by driver", {"rep", "driver", "event", "per_week", "usual"}},
    {STREAM_OTHER, "questions about people", {"rep", "drive", "asks", "state", "question"}},
    {STREAM_OTHER, "a file of what was shown", {"by", "group", "first", "last", "members"}},
    {STREAM_OTHER, "answers to a survey", {"rep", "date", "item", "answer"}},
    {STREAM_OTHER, "a codebook", {"item", "scale", "min", "max"}},
    {STREAM_RECOGNITION, "a recognition list", {"date", "rep", "driver", "rule", "what"}},
    {STREAM_LIFT, "a lift table", {"name", "metric", "lift_during", "lift_after", "verdict"}},
    {STREAM_OTHER, "a load table", {"rep", "weeks", "per_week", "after_hours", "weekend"}},
    {STREAM_OTHER, "ratings", {"candidate", "rater", "question", "rating"}},
    {STREAM_OTHER, "mentor pairs", {"mentor", "mentee", "skill"}},
};

static const struct sign faint_signs[] = {
    {STREAM_OTHER, "a list of interventions", {"name", "start", "end"}},
    {STREAM_GOALS, "a goals file", {"rep", "goal"}},
    {STREAM_ROSTER, "a roster", {"rep", "alias"}},
    {STREAM_ROSTER, "a roster", {"rep", "manager"}},
    {STREAM_ROSTER, "a roster", {"rep", "team", "role"}},
    {STREAM_OTHER, "composites of scales", {"composite", "scale"}},
    {STREAM_OTHER, "norms of scales", {"scale", "mean", "sd"}},
    {STREAM_OTHER, "a list of interests", {"rep", "interest"}},
    {STREAM_OTHER, "a list of skills", {"rep", "skill", "level"}},
    {STREAM_OTHER, "a list of frames", {"kind", "interest", "frame"}},
};

static const struct sign *
find(const struct table *table, const struct sign *signs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *const *column = signs[i].columns;
        while (*column && table_column(table, *column) >= 0)
            column++;
        if (!*column)
            return &signs[i];
    }
    return NULL;
}

struct stream
stream_of(const struct table *table)
{
    const struct sign *sign = find(table, clear_signs, sizeof clear_signs / sizeof clear_signs[0]);
    if (!sign && crm_knows(table))
        return (struct stream){STREAM_EVENTS, "events"};
    if (!sign)
        sign = find(table, faint_signs, sizeof faint_signs / sizeof faint_signs[0]);
    return sign ? (struct stream){sign->kind, sign->name} : (struct stream){STREAM_UNKNOWN, NULL};
}

static void __attribute__((noreturn)) refuse(const struct table *table, const char *header)
{
    diag_fatal("%s: no stream of the toolkit has the header '%s'", table_name(table), header);
}

void
stream_refuse(const struct table *table)
{
    char header[TABLE_HEADER_SIZE];
    refuse(table, table_header_shown(table, header));
}

struct stream
stream_below_titles(struct table *table)
{
    char header[TABLE_HEADER_SIZE];
    (void)table_header_shown(table, header);
    if (!crm_find_header(table))
        refuse(table, header);
    return (struct stream){STREAM_EVENTS, "events"};
}
