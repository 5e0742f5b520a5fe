/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/drives: the table that is built in has all that it needs, questions take turns, and what is
 * wrong with a table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "child.h"
#include "scratch.h"
#include "team/drives.h"

#define EVIDENCE ",evidence,not-yet-seen,no\n,evidence,not-known,who knows\n,evidence,too-new,new\n"
#define QUESTIONS                                                                                  \
    "x,question,present,one\nx,question,present,two\nx,question,not-yet-seen,three\n"              \
    "x,question,not-known,four\n"
#define HEADER "drive,case,word,text\n"

/* Every question is open: it cannot be answered with yes or no, and it ends with a question mark.
 */
static void
test_built_in(void **state)
{
    (void)state;
    static const char *const names[] = {"autonomy", "mastery", "purpose"};
    static const char *const openings[] = {
        "What ", "Which ", "Who ", "Whose ", "Where ", "When ", "In which ", "If you "};
    struct drives *drives = drives_read(NULL, 0);
    size_t count;
    const struct drive_sign *signs = drives_signs(drives, &count);
    assert_int_equal(drives_count(drives), COUNT(names));
    assert_true(count >= 3);
    for (size_t i = 0; i < count; i++)
        assert_true(*signs[i].text && *signs[i].word && signs[i].drive < COUNT(names));
    for (size_t drive = 0; drive < COUNT(names); drive++) {
        assert_string_equal(drives_name(drives, drive), names[drive]);
        assert_true(strlen(drives_asks(drives, drive)) > 10);
        for (int i = 0; i < DRIVE_STATES * 3; i++) {
            const char *question =
                drives_question(drives, drive, (enum drive_state)(i / 3), (size_t)i);
            bool open = false;
            for (size_t j = 0; j < COUNT(openings); j++)
                open = open || strncmp(question, openings[j], strlen(openings[j])) == 0;
            if (!open || question[strlen(question) - 1] != '?')
                fail_msg("'%s' is no open question", question);
        }
    }
    drives_free(drives);
    drives_free(NULL);
}

static void
test_turns(void **state)
{
    (void)state;
    struct drives *drives = drives_read(
        scratch_text(HEADER "x,asks,,why\nx,event,story,stories\n" QUESTIONS EVIDENCE), 0);
    size_t count;
    const struct drive_sign *signs = drives_signs(drives, &count);
    assert_int_equal(count, 1);
    assert_int_equal(signs[0].source, DRIVE_EVENT);
    assert_string_equal(drives_question(drives, 0, DRIVE_PRESENT, 6), "one");
    assert_string_equal(drives_question(drives, 0, DRIVE_PRESENT, 7), "two");
    assert_string_equal(drives_question(drives, 0, DRIVE_NOT_YET_SEEN, 7), "three");
    assert_string_equal(drives_question(drives, 0, DRIVE_NOT_KNOWN, 7), "four");
    assert_string_equal(drives_evidence(drives, DRIVE_TOO_NEW), "new");
    assert_string_equal(drives_evidence(drives, DRIVE_UNRECORDED), "who knows");
    drives_free(drives);
}

static void
read_it(void *path)
{
    (void)drives_read(path, 0);
}

static void
refused(const char *text, const char *message)
{
    struct outcome outcome = child_run(read_it, scratch_text(text));
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    if (!strstr(outcome.err, message))
        fail_msg("'%s' is not in '%s'", message, outcome.err);
}

static void
test_wrong(void **state)
{
    (void)state;
    refused(HEADER "x,ask,,why\n", ":2: case 'ask' is not one of event, coaching, goal, asks");
    refused(HEADER "x,asks,,\n", ":2: text is empty");
    refused(HEADER ",asks,,why\n", ":2: drive is empty");
    refused(HEADER "x,event,,stories\n", ":2: word is empty");
    refused(HEADER "x,goal,owner,y\n", ":2: word 'owner' is not one of set_by, why");
    refused(HEADER "x,coaching,effort,y\n", ":2: word 'effort' is not one of effort.none");
    refused(HEADER "x,question,absent,y\n", "is not one of present, not-yet-seen, not-known");
    refused(HEADER "x,asks,,why\nx,event,story,s\n" QUESTIONS, "no row ',evidence,not-yet-seen'");
    refused(HEADER "x,event,story,s\n" QUESTIONS EVIDENCE, "no row 'x,asks'");
    refused(HEADER "x,asks,,why\n" QUESTIONS EVIDENCE, "no row 'x,event', nor coaching or goal");
    refused(HEADER "x,asks,,why\nx,event,story,s\nx,question,present,q\n" EVIDENCE,
        "no row 'x,question,not-yet-seen'");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_turns),
        cmocka_unit_test(test_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
