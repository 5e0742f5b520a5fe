/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The recognition stream: what a history covers, with and without headers, and what is no history.
 */
#include "scratch.h"

#include "base/day.h"
#include "csv/aside.h"
#include "team/recognition.h"

enum { AS_OF = 20777 }; /* 2026-11-20 */

#define HEADER "date,rep,driver,rule,what,evidence,message\n"

static struct roster *roster;
static char said[2100];

static struct recognition_history *
history_of(const char *text)
{
    fatal_begin();
    aside_begin(NULL, false);
    roster = roster_read(NULL, 0);
    struct recognition_history *history =
        recognition_history_read(text ? scratch_text(text) : NULL, 0, roster, AS_OF);
    (void)aside_finish(STATUS_DONE);
    snprintf(said, sizeof said, "%s", fatal_said());
    diag_reset();
    fatal_end();
    return history;
}

static void
end(struct recognition_history *history)
{
    recognition_history_free(history);
    roster_free(roster);
}

static void
a_word_covers_its_rule_its_what_and_its_event(void **state)
{
    (void)state;
    struct recognition_history *history =
        history_of(HEADER "2026-11-17,Ana Ruiz,purpose,Customer-Story,the bakery,story on "
                          "2026-11-16,Thank you.\n"
                          "2026-11-10T09:00, ana  ruiz ,purpose,customer-story,the clinic,,\n"
                          "2026-11-12,Ana Ruiz,,other,,story; and more,\n");
    int ana = roster_number(roster, "Ana Ruiz");
    assert_int_equal(recognition_said(history, ana, "customer-story", "visit"), AS_OF - 3);
    assert_int_equal(recognition_said(history, ana, "first", "story"), AS_OF - 3);
    assert_int_equal(recognition_said(history, ana, "other", ""), AS_OF - 8);
    assert_int_equal(recognition_said(history, ana, "first", "stor"), DAY_NONE);
    assert_int_equal(recognition_said(history, ana, "first", ""), DAY_NONE);
    assert_int_equal(recognition_said(history, ana + 99, "other", "story"), DAY_NONE);
    assert_true(recognition_said_what(history, ana, "customer-story", "The  Bakery"));
    assert_false(recognition_said_what(history, ana, "customer-story", "the bak"));
    assert_false(recognition_said_what(history, ana, "other", "the bakery"));
    end(history);
}

static void
words_are_counted_by_day(void **state)
{
    (void)state;
    struct recognition_history *history = history_of(HEADER "2026-11-14,Ana,,help,,,\n"
                                                            "2026-11-20,Ana,,help,,,\n"
                                                            "2026-11-13,Ana,,help,,,\n"
                                                            "2026-11-20,Ben,,help,,,\n");
    const struct happening received = {0, "thanks.received", AS_OF - 1, {1, 0}, false, {0, 0}, ""},
                           thanks = {0, "thanks", AS_OF, {3, 0}, false, {0, 0}, ""},
                           none = {0, "thanks.peer", AS_OF, {0, 0}, false, {0, 0}, ""},
                           given = {0, "thanks.given.card", AS_OF - 1, {1, 0}, false, {0, 0}, ""},
                           nobody = {-1, "thanks", AS_OF, {1, 0}, false, {0, 0}, ""},
                           other = {0, "help", AS_OF - 1, {1, 0}, false, {0, 0}, ""};
    assert_int_equal(recognition_count_rows(history, 0, AS_OF - 6, AS_OF), 2);
    assert_int_equal(recognition_last_word(history, 0), AS_OF);
    assert_int_equal(recognition_last_word(history, 7), DAY_NONE);
    assert_int_equal(recognition_count_rows(history, -1, 0, AS_OF), 0);
    recognition_note_thanks(history, &received);
    recognition_note_thanks(history, &given);
    recognition_note_thanks(history, &other);
    recognition_note_thanks(history, &none);
    recognition_note_thanks(history, &nobody);
    assert_int_equal(recognition_count_rows(history, 0, AS_OF - 6, AS_OF), 2);
    assert_int_equal(recognition_count_words(history, 0, AS_OF - 6, AS_OF), 3);
    recognition_note_thanks(history, &thanks);
    assert_int_equal(recognition_count_rows(history, 0, AS_OF - 6, AS_OF), 2);
    assert_int_equal(recognition_count_words(history, 0, AS_OF - 6, AS_OF), 6);
    end(history);
}

static void
a_history_needs_no_header_and_may_have_two(void **state)
{
    (void)state;
    struct recognition_history *history =
        history_of("2026-11-14,Ana,,help,\"a, b\",,\n" HEADER "2026-11-15,Ben,,help,,,\n");
    assert_string_equal(said, "");
    assert_int_equal(recognition_last_word(history, roster_number(roster, "Ana")), AS_OF - 6);
    assert_int_equal(recognition_last_word(history, roster_number(roster, "Ben")), AS_OF - 5);
    assert_true(recognition_said_what(history, 0, "help", "a, b"));
    end(history);
    history = history_of("");
    assert_string_equal(said, "");
    assert_int_equal(recognition_last_word(history, 0), DAY_NONE);
    end(history);
    history = history_of(NULL);
    assert_int_equal(recognition_last_word(history, 0), DAY_NONE);
    end(history);
    recognition_history_free(NULL);
}

static void
rows_that_are_no_words_are_named(void **state)
{
    (void)state;
    struct recognition_history *history = history_of(HEADER "20.11.2026,Ana,,help,,,\n"
                                                            "2026-11-20, ,,help,,,\n"
                                                            "2026-11-20,Ana,,,,,\n"
                                                            "2026-11-20,Ana,,Four-Weeks,,,\n"
                                                            "2026-11-21,Ana,,help,,,\n"
                                                            "2026-11-20,Ana\n");
    assert_int_equal(recognition_last_word(history, 0), DAY_NONE);
    static const char *const parts[] = {":2: date '20.11.2026' is not a date", ":3: rep ' ' is em",
        ":4: rule '' is empty", ":5: rule 'Four-Weeks' is no word of thanks",
        "words later than 2026-11-20, passed over: 1", ":7: has fewer cells", "5 of 6 rows"};
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!strstr(said, parts[i]))
            fail_msg("'%s' is not in: %s", parts[i], said);
    end(history);
}

static void
what_is_written_is_read_back(void **state)
{
    (void)state;
    char *path = scratch_text("");
    struct writer *writer = writer_open(path, &writer_plain);
    recognition_write(writer, &(struct recognition){AS_OF, "Ana, the first", "mastery", "help",
                                  "a \"thing\"", "help 1 on 2026-11-20", NULL});
    recognition_write(writer, &(struct recognition){.date = DAY_NONE, .rep = "Ben"});
    writer_commit(writer);
    assert_string_equal(scratch_content(path),
        "2026-11-20,\"Ana, the first\",mastery,help,\"a \"\"thing\"\"\",help 1 on 2026-11-20,\n"
        ",Ben,,,,,\n");
    struct recognition_history *history = history_of(scratch_content(path));
    assert_true(recognition_said_what(history, 0, "help", "a \"thing\""));
    assert_int_equal(recognition_said(history, 0, "x", "help"), AS_OF);
    end(history);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_covers_its_rule_its_what_and_its_event),
        cmocka_unit_test(words_are_counted_by_day),
        cmocka_unit_test(a_history_needs_no_header_and_may_have_two),
        cmocka_unit_test(rows_that_are_no_words_are_named),
        cmocka_unit_test(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
