/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that all programs share, and what their values may be. It does not parse: options.c
 * does. Adding a shared option is a row here, a case, and a member of struct shared_options.
 * Invariant: what has been taken is checked; a program never sees a value that it could not use.
 */
#include "base/shared.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/help.h"
#include "base/moment.h"

enum { AS_OF = 256, SINCE, UNTIL, ZONE, DIGITS, SPREADSHEET, REJECTS, STRICT };

/* In the order of --help, which shows two in a line. */
const struct option_row shared_rows[] = {
    {'h', "help", ARGUMENT_NONE, NULL, "this text"},
    {'V', "version", ARGUMENT_NONE, NULL, "version, licence"},
    {'o', "output", ARGUMENT_NEEDED, "FILE", "FILE, not stdout"},
    {'r', "roster", ARGUMENT_NEEDED, "FILE", "names and shares"},
    {AS_OF, "as-of", ARGUMENT_NEEDED, "DATE", "what today is"},
    {ZONE, "zone", ARGUMENT_NEEDED, "ZONE", "local time zone"},
    {SINCE, "since", ARGUMENT_NEEDED, "DATE", "from this day on"},
    {UNTIL, "until", ARGUMENT_NEEDED, "DATE", "up to this day"},
    {'d', "delimiter", ARGUMENT_NEEDED, "C", "input delimiter"},
    {DIGITS, "digits", ARGUMENT_NEEDED, "N", "significant digits"},
    {SPREADSHEET, "spreadsheet", ARGUMENT_NONE, NULL, "for spreadsheets"},
    {REJECTS, "rejects", ARGUMENT_NEEDED, "FILE", "rows set aside"},
    {STRICT, "strict", ARGUMENT_NONE, NULL, "stop at a bad row"},
    {'e', "exit-status", ARGUMENT_NONE, NULL, "1 = needs a person"},
};

const size_t shared_count = sizeof shared_rows / sizeof shared_rows[0];

const struct shared_options shared_defaults = {.since = DAY_NONE, .until = DAY_NONE, .digits = 6};

static void
read_day(const char *option, const char *value, int *day)
{
    if (!day_parse(value, day)) {
        options_bad_value(option, value, "is not a date (YYYY-MM-DD)");
    }
}

static char
read_delimiter(const char *value)
{
    if (strcmp(value, "\\t") == 0 || strcmp(value, "tab") == 0) {
        return '\t';
    }
    if (value[0] == '\0' || value[1] != '\0' || strchr(",;|\t", value[0]) == NULL) {
        options_bad_value("--delimiter", value, "is not one of , ; | tab");
    }
    return value[0];
}

static const char *
read_file_name(const char *option, const char *value)
{
    if (value[0] == '\0') {
        options_bad_value(option, value, "is not a file name");
    }
    return value;
}

void
shared_take(const struct program *program, int id, const char *value, struct shared_options *shared)
{
    switch (id) {
    case 'h':
        help_print(program, shared_rows, shared_count);
        exit(STATUS_DONE);
    case 'V':
        help_print_version(program);
        exit(STATUS_DONE);
    case 'o':
        shared->output = read_file_name("--output", value);
        break;
    case 'r':
        shared->roster = read_file_name("--roster", value);
        break;
    case REJECTS:
        shared->rejects = read_file_name("--rejects", value);
        break;
    case AS_OF:
        read_day("--as-of", value, &shared->as_of);
        shared->as_of_given = true;
        break;
    case SINCE:
        read_day("--since", value, &shared->since);
        break;
    case UNTIL:
        read_day("--until", value, &shared->until);
        break;
    case ZONE:
        if (!moment_set_zone(value)) {
            options_bad_value("--zone", value, "is not a time zone (Europe/Berlin, +01:00)");
        }
        break;
    case 'd':
        shared->delimiter = read_delimiter(value);
        break;
    case DIGITS:
        shared->digits = options_number("--digits", value, 1, 17);
        break;
    case SPREADSHEET:
        shared->spreadsheet = true;
        break;
    case STRICT:
        shared->strict = true;
        break;
    default: /* the one that is left, -e */
        shared->exit_status = true;
        break;
    }
}

void
shared_finish(struct shared_options *shared)
{
    if (shared->since != DAY_NONE && shared->until != DAY_NONE && shared->since > shared->until) {
        char since[DAY_TEXT_SIZE], until[DAY_TEXT_SIZE];
        options_usage("--since %s is after --until %s", day_text(shared->since, since),
            day_text(shared->until, until));
    }
    if (!shared->as_of_given) {
        shared->as_of = moment_today();
    }
}
