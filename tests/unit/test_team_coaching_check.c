/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/coaching_check: findings come in the order of files, lines and columns; and a row of both
 * sides of each rule. What each finding says: tests/cli/coach-log-check.transcript.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>

#include "base/day.h"
#include "child.h"
#include "failing.h"
#include "scratch.h"
#include "team/coaching_check.h"

FAILING_LARGE_TIMED(fstat, int, (int descriptor, struct stat *status), (descriptor, status), -1)
FAILING_LARGE(open, int, (const char *path, int flags, mode_t mode), (path, flags, mode), -1)

#define HEADER "id,date,rep,coach,kind,action,owner,due,closes,note\n"

/* The columns in which something is found, with a blank behind each. */
static const char *
found_in(const char *const logs[], size_t log_count)
{
    static char text[400];
    struct sensitive *sensitive = sensitive_read(NULL, 0);
    struct roster *roster = roster_read(NULL, 0);
    struct coaching_map *map = coaching_map_read(NULL);
    struct coaching_check *check =
        coaching_check_new(day_make(2026, 11, 20), map, roster, sensitive, 0);
    for (size_t i = 0; i < log_count; i++)
        coaching_check_file(check, scratch_text(logs[i]), 0);
    size_t count, length = 0;
    const struct coaching_finding *findings = coaching_check_findings(check, &count);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(
            text + length, sizeof text - length, "%zu%s ", findings[i].line, findings[i].column);
    coaching_check_free(check);
    coaching_map_free(map);
    roster_free(roster);
    sensitive_free(sensitive);
    return text;
}

static const char *
found(const char *log)
{
    return found_in(&log, 1);
}

static void
both_sides_of_each_rule(void **state)
{
    (void)state;
    static const struct {
        const char *log, *found;
    } cases[] = {
        {HEADER "1,2026-11-20,A,B,peer,x,rep,2026-11-20,,\n", ""},
        {HEADER "1,2026-11-21,A,B,peer,,,,,\n", "2date "},
        {HEADER "1,2026-11-20,A,B,peer,x,rep,2026-11-19,,\n", "2due "},
        {HEADER "1,2026-11-20,A,B,peer,x,,2026-11-20,,\n", "2owner "},
        {HEADER "1,2026-11-20,A,B,peer,x,rep,,,\n", "2due "},
        {HEADER ",2026-11-20,A,B,peer,x,rep,2026-11-20,,\n", "2id "},
        {HEADER ",2026-11-20,A,B,peer,,,,,\n", ""},
        {HEADER "1,2026-11-20,A,B,peer,,,2026-11-20,,\n", "2action "},
        {HEADER "1,2026-11-20,A;B,B,peer,,,,,\n", "2coach "},
        {HEADER "1,2026-11-20,A,B,peer,,,,,a wife\n", "2note "},
        {HEADER "1,2026-11-20,A,B,peer,x,rep,2026-11-20,,\n2,2026-11-20,A,B,peer,,,,1,\n", ""},
        {HEADER "2,2026-11-20,A,B,peer,,,,1,\n1,2026-11-20,A,B,peer,x,rep,2026-11-20,,\n", ""},
        {HEADER "1,2026-11-20,A,B,peer,x,rep,2026-11-20,,\n2,2026-11-19,A,B,peer,,,,1,\n",
            "3closes "},
        {HEADER "1,2026-11-20,A,B,peer,,,,,\n1,2026-11-20,A,B,peer,,,,,\n", "3id "},
        {HEADER "1,2026-11-20,A,B,peer,,,,,\n2,2026-11-20,A,B,peer,,,,,", ""}, /* no line end */
        {HEADER "1,2026-11-20,A,B,peer,,,,,\n2,2026-11-20,A,B,peer,,,,", "3 "},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(found(cases[i].log), cases[i].found);
}

static void
findings_come_in_order(void **state)
{
    (void)state;
    assert_string_equal(found(HEADER "1,2026-11-21,A,B,chat,,,,9,wife\n"
                                     "1,2026-11-32,,B,peer,x,,,8,\n"),
        "2date 2kind 2closes 2note 3id 3date 3rep 3owner 3due 3closes ");
}

/* What a later file closes is found last of all, and still stands where it belongs. */
static void
findings_come_file_by_file(void **state)
{
    (void)state;
    const char *const logs[] = {HEADER "1,2026-11-20,A,B,peer,,,,9,\n",
        HEADER "2,2026-11-21,A,B,peer,,,,8,\n", HEADER "3,2026-11-20,A,B,peer,,,,7,\n"};
    assert_string_equal(found_in(logs, COUNT(logs)), "2closes 2date 2closes 2closes ");
}

struct failure {
    const char *call;
    int error;
    const char *log;
};

static void
check_while_a_call_fails(void *data)
{
    const struct failure *failure = data;
    struct coaching_map *map = coaching_map_read(NULL);
    struct coaching_check *check = coaching_check_new(
        day_make(2026, 11, 20), map, roster_read(NULL, 0), sensitive_read(NULL, 0), 0);
    failing(failure->call, 1, failure->error);
    coaching_check_file(check, failure->log, 0);
}

static void
a_log_whose_end_cannot_be_seen_is_trouble(void **state)
{
    (void)state;
    char *log = scratch_text(HEADER), wanted[100];
    struct failure rows[] = {{"open", EMFILE, log}, {"fstat", EIO, log}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct outcome outcome = child_run(check_while_a_call_fails, &rows[i]);
        snprintf(wanted, sizeof wanted, "amptools: %s: %s\n", log, strerror(rows[i].error));
        assert_string_equal(outcome.err, wanted);
        assert_int_equal(outcome.status, STATUS_TROUBLE);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_of_each_rule),
        cmocka_unit_test(findings_come_in_order),
        cmocka_unit_test(findings_come_file_by_file),
        cmocka_unit_test(a_log_whose_end_cannot_be_seen_is_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
