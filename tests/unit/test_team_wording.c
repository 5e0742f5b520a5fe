/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words: those that are built in, and a table of the user's in their place.
 */
#include "scratch.h"

#include "csv/aside.h"
#include "team/wording.h"

static void
the_built_in_words_are_there(void **state)
{
    (void)state;
    struct wording *wording = wording_read(NULL, 0);
    assert_string_equal(wording_text(wording, "status", "off-track"), "needs a new plan");
    assert_string_equal(
        wording_text(wording, "selling", "meeting.qualified"), "qualified meetings");
    assert_string_equal(wording_text(wording, "group", "other"), "Other");
    wording_free(wording);
    wording_free(NULL);
}

static void
what_has_no_row_is_its_own_word(void **state)
{
    (void)state;
    struct wording *wording = wording_read(NULL, 0);
    const char *word = "webinar";
    assert_ptr_equal(wording_text(wording, "selling", word), word);
    assert_string_equal(wording_text(wording, "growing", "call"), "call"); /* another list's */
    wording_free(wording);
}

static void
lists_and_rows_may_be_missing(void **state)
{
    (void)state;
    char *path = scratch_text("list,word,text\nprivate,tried,tried\n");
    struct wording *wording = wording_read(path, ',');
    assert_true(wording_has_list(wording, "private"));
    assert_false(wording_has_list(wording, "scale"));
    assert_true(wording_knows(wording, "private", "tried"));
    assert_false(wording_knows(wording, "private", "help"));
    assert_false(wording_knows(wording, "scale", "tried"));
    wording_free(wording);
}

static void
every_list_of_a_group_has_words(void **state)
{
    (void)state;
    struct wording *wording = wording_read(NULL, 0);
    size_t count;
    const struct wording_row *rows = wording_rows(wording, &count);
    assert_true(count > 40);
    for (size_t i = 0; i < count; i++) {
        assert_true(rows[i].text[0] != '\0');
        for (size_t j = 0; j < i; j++)
            assert_false(
                strcmp(rows[i].list, rows[j].list) == 0 && strcmp(rows[i].word, rows[j].word) == 0);
    }
    wording_free(wording);
}

static void
a_file_takes_the_place_of_all_of_them(void **state)
{
    (void)state;
    const char *path = scratch_text("text;List;word\n Anrufe ;selling;call\n");
    struct wording *wording = wording_read(path, 0);
    size_t count;
    assert_string_equal(wording_rows(wording, &count)[0].text, "Anrufe");
    assert_int_equal(count, 1);
    assert_string_equal(wording_text(wording, "selling", "call"), "Anrufe");
    assert_string_equal(wording_text(wording, "status", "met"), "met");
    wording_free(wording);
}

static void
an_event_is_called_as_its_group_says(void **state)
{
    (void)state;
    struct wording *wording = wording_read(NULL, 0);
    const char *word = "met";                                   /* a status, and no event */
    assert_string_equal(wording_event(wording, "win"), "wins"); /* not the amount's "worth" */
    assert_string_equal(wording_event(wording, "call.connected"), "calls that reached somebody");
    assert_ptr_equal(wording_event(wording, word), word);
    wording_free(wording);
}

static void
other_programs_have_other_words(void **state)
{
    (void)state;
    size_t count;
    struct wording *wording = wording_read_other("team/recognition-words", NULL, 0);
    assert_string_equal(wording_text(wording, "when", "3"), "on Wednesday");
    wording_free(wording);
    wording = wording_read_other(
        "team/recognition-words", scratch_text("list,word,text\nwhen,3,am Mittwoch\n"), 0);
    assert_string_equal(wording_rows(wording, &count)[0].text, "am Mittwoch");
    assert_int_equal(count, 1);
    wording_free(wording);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_words_are_there),
        cmocka_unit_test(what_has_no_row_is_its_own_word),
        cmocka_unit_test(lists_and_rows_may_be_missing),
        cmocka_unit_test(every_list_of_a_group_has_words),
        cmocka_unit_test(a_file_takes_the_place_of_all_of_them),
        cmocka_unit_test(an_event_is_called_as_its_group_says),
        cmocka_unit_test(other_programs_have_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
