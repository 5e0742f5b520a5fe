/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What makes no sense in a log that people edit is set aside or found by the check; here, where
 * somebody can still put it right, it is refused.
 */
#include "team/coaching_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "base/text.h"
#include "team/coaching.h"
#include "team/coaching_append.h"
#include "team/roster.h"

enum { FIRST = 256, MAP = FIRST + COACHING_COLUMNS };
#define COLUMN(column) (FIRST + (int)(column))

const struct option_row coaching_session_rows[COACHING_SESSION_ROWS] = {
    {COLUMN(COACHING_REP), "rep", ARGUMENT_NEEDED, "NAMES", "who was coached"},
    {COLUMN(COACHING_COACH), "coach", ARGUMENT_NEEDED, "NAMES", "who coached"},
    {COLUMN(COACHING_DATE), "date", ARGUMENT_NEEDED, "DATE", "if not today"},
    {COLUMN(COACHING_KIND), "kind", ARGUMENT_NEEDED, "KIND", "if no one-on-one"},
    {COLUMN(COACHING_SKILL), "skill", ARGUMENT_NEEDED, "WORD", "worked on"},
    {COLUMN(COACHING_FOCUS), "focus", ARGUMENT_NEEDED, "TEXT", "what about it"},
    {COLUMN(COACHING_ASKED), "asked", ARGUMENT_NEEDED, "N", "open questions"},
    {COLUMN(COACHING_TOLD), "told", ARGUMENT_NEEDED, "N", "instructions"},
    {COLUMN(COACHING_MINUTES), "minutes", ARGUMENT_NEEDED, "N", "how long"},
    {COLUMN(COACHING_EFFORT), "effort", ARGUMENT_NEEDED, "WORD", "with what was agreed"},
    {COLUMN(COACHING_ACTION), "action", ARGUMENT_NEEDED, "TEXT", "a promise"},
    {COLUMN(COACHING_OWNER), "owner", ARGUMENT_NEEDED, "WHO", "rep or coach"},
    {COLUMN(COACHING_DUE), "due", ARGUMENT_NEEDED, "DATE", "by when"},
    {COLUMN(COACHING_CLOSES), "closes", ARGUMENT_NEEDED, "IDS", "promises now kept"},
    {COLUMN(COACHING_NOTE), "note", ARGUMENT_NEEDED, "TEXT", "a few words"},
    {MAP, "map", ARGUMENT_NEEDED, "FILE", "a log's own columns"},
};

void
coaching_session_take(int id, const char *value, void *session)
{
    struct coaching_session *taken = session;
    if (id == MAP)
        taken->map = value;
    else
        taken->values[id - FIRST] = value;
}

/* "--due" */
static const char *
option_of(enum coaching_column column, char text[static 16])
{
    (void)snprintf(text, 16, "--%s", coaching_column_names[column]);
    return text;
}

static void __attribute__((noreturn))
refuse(const struct coaching_session *session, enum coaching_column column, const char *what)
{
    char option[16];
    options_bad_value(option_of(column, option), session->values[column], what);
}

static bool
is_given(const struct coaching_session *session, enum coaching_column column)
{
    return session->values[column] && *session->values[column];
}

static void
check_day(const struct coaching_session *session, enum coaching_column column)
{
    int day;
    if (session->values[column] && !day_parse(session->values[column], &day))
        refuse(session, column, "is not a date (YYYY-MM-DD)");
}

static void
check_count(const struct coaching_session *session, enum coaching_column column)
{
    int count;
    const char *value = session->values[column];
    if (value && (chars_number(value, 6, &count) == 0 || value[strlen(value)] != '\0' ||
                     value[strspn(value, "0123456789")] != '\0'))
        refuse(session, column, "is not a whole number from 0 to 999999");
}

static void
check_word(
    const struct coaching_session *session, enum coaching_column column, const char *const *words)
{
    char option[16];
    if (session->values[column])
        (void)options_word(option_of(column, option), session->values[column], words);
}

/* The names of a value, tidy and as the roster has them. The caller frees. */
static char *
names_of(const struct coaching_session *session, enum coaching_column column, struct roster *roster)
{
    const char *at = session->values[column];
    char *names = NULL;
    size_t length = 0, capacity = 0;
    while (at && *at) {
        size_t part = strcspn(at, ";");
        char *one = mem_copy(at, part), *tidy = text_tidy(one);
        int number = !*tidy                   ? -1
                     : column == COACHING_REP ? roster_number(roster, tidy)
                                              : roster_find(roster, tidy);
        const char *name = number < 0 ? tidy : roster_person(roster, number)->rep;
        if (*name) {
            size_t more = strlen(name) + 2;
            names = mem_grow(names, &capacity, length + more, 1);
            int written = snprintf(names + length, more, "%s%s", length ? ";" : "", name);
            length += written > 0 ? (size_t)written : 0;
        }
        free(one);
        free(tidy);
        at += part + (at[part] == ';');
    }
    if (!names && session->values[column])
        refuse(session, column, "is nobody's name");
    return names;
}

/* Everything that can be told without the log. */
static void
check_values(const struct coaching_session *session)
{
    for (size_t i = 0; i < COACHING_COLUMNS; i++) {
        const char *value = session->values[i];
        if (value && !text_is_utf8(value, strlen(value)))
            refuse(session, (enum coaching_column)i, "is not UTF-8 text");
    }
    check_day(session, COACHING_DATE);
    check_day(session, COACHING_DUE);
    check_count(session, COACHING_ASKED);
    check_count(session, COACHING_TOLD);
    check_count(session, COACHING_MINUTES);
    check_word(session, COACHING_KIND, coaching_kind_words);
    check_word(session, COACHING_EFFORT, coaching_effort_words + 1);
    check_word(session, COACHING_OWNER, coaching_owner_words + 1);
    if (!session->values[COACHING_REP])
        options_usage("--rep is needed: who was coached");
    if (!session->values[COACHING_COACH])
        options_usage("--coach is needed: who coached");
    bool promises =
        is_given(session, COACHING_ACTION) && !text_is_blank(session->values[COACHING_ACTION]);
    if (!promises && is_given(session, COACHING_OWNER))
        options_usage("--owner says whose promise it is, but there is no --action");
    if (!promises && is_given(session, COACHING_DUE))
        options_usage("--due says when a promise is due, but there is no --action");
}

/* Every id that is closed must be there. */
static void
check_closes(const struct coaching_session *session, struct coaching_append *append)
{
    const char *at = session->values[COACHING_CLOSES];
    while (at && *at) {
        size_t length = strcspn(at, ";");
        char *one = mem_copy(at, length), *tidy = text_tidy(one);
        if (*tidy && !coaching_append_has(append, tidy))
            options_bad_value("--closes", tidy, "is no id in this log");
        free(one);
        free(tidy);
        at += length + (at[length] == ';');
    }
}

static void
refuse_log_as_output(const struct shared_options *shared)
{
    struct stat log, output;
    if (shared->output && stat(shared->output, &output) == 0 && stat(shared->files[0], &log) == 0 &&
        log.st_dev == output.st_dev && log.st_ino == output.st_ino)
        options_bad_value("--output", shared->output, "is the log itself");
}

/* Values that were not given. */
static void
fill_in(struct coaching_session *session, const struct shared_options *shared, char *today)
{
    if (!session->values[COACHING_DATE])
        session->values[COACHING_DATE] = day_text(shared->as_of, today);
    if (!session->values[COACHING_KIND])
        session->values[COACHING_KIND] = coaching_kind_words[0];
    if (!session->values[COACHING_OWNER] && is_given(session, COACHING_ACTION))
        session->values[COACHING_OWNER] = coaching_owner_words[OWNER_REP];
}

static void
append_session(struct coaching_session *session, const struct shared_options *shared)
{
    char id[COACHING_ID_SIZE], option[16];
    struct coaching_map *map = coaching_map_read(session->map);
    struct coaching_append *append =
        coaching_append_begin(shared->files[0], shared->delimiter, map);
    enum coaching_column lacking = coaching_append_lacks(append, session->values);
    if (lacking < COACHING_COLUMNS)
        diag_fatal("%s: no column '%s', so there is no place for %s", shared->files[0],
            coaching_column_names[lacking], option_of(lacking, option));
    check_closes(session, append);
    struct outfile *out = outfile_open(shared->output);
    coaching_append_write(append, session->values, id);
    outfile_format(out, "%s\n", id);
    outfile_commit(out);
    coaching_append_end(append);
    coaching_map_free(map);
}

void
coaching_session_add(struct coaching_session *session, const struct shared_options *shared)
{
    char today[DAY_TEXT_SIZE];
    if (shared->file_count != 1 || strcmp(shared->files[0], "-") == 0)
        options_usage("one log is needed, the file to add to");
    check_values(session);
    refuse_log_as_output(shared);
    struct roster *roster = roster_read(shared->roster, 0);
    char *reps = names_of(session, COACHING_REP, roster);
    char *coaches = names_of(session, COACHING_COACH, roster);
    session->values[COACHING_REP] = reps;
    session->values[COACHING_COACH] = coaches;
    fill_in(session, shared, today);
    append_session(session, shared);
    (void)roster_say_unknown(roster);
    free(reps);
    free(coaches);
    roster_free(roster);
}
