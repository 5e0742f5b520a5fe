/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Findings in words: placeholders, variants, what one says of a day, and what is passed over.
 */
#include "child.h"
#include "scratch.h"

#include <math.h>

#include "base/day.h"
#include "csv/aside.h"
#include "team/recognition_words.h"

enum { AS_OF = 20777 }; /* 2026-11-20, a Friday */

static struct roster *roster;

static struct recognition_words *
words_of(const char *text)
{
    roster = roster_read(scratch_text("rep\nAna Ruiz\nBen Okoro\n"), 0);
    return recognition_words_read(text ? scratch_text(text) : NULL, 0, roster, NULL);
}

static void
end(struct recognition_words *words)
{
    recognition_words_free(words);
    roster_free(roster);
}

static struct recognition_rule rule = {
    .rule = "help", .event = "help", .after = "loss", .text = "You helped."};

/* Help on the days from `first` to `last`, counted from the Friday. */
static struct recognition_case
case_of(int first, int last, double figure)
{
    struct recognition_case made = {0, "Ana Ruiz", "any", &rule, AS_OF, 6, finding_none, NULL};
    made.finding.day = AS_OF + last;
    made.finding.now = (struct finding_stretch){AS_OF + first, AS_OF + last, figure, 3, "c1"};
    return made;
}

static void
placeholders_are_filled(void **state)
{
    (void)state;
    struct recognition_words *words = words_of(
        "list,word,text\n"
        "message,help,\"{event}|{after}|{words}|{many}|{one}|{figure}|{times}|{days}|{first}|"
        "{week}|{first_week}|{weeks}|{ref}\"\n"
        "what,any,\"{usual}|{usual_weeks}|{past_figure}|{past_days}|{past_weeks}|{past_ref}|{due}|"
        "{subject}|{period}\"\n"
        "many,help,times\none,help,once helping\ntimes,2,twice\n");
    struct recognition_case one = case_of(-4, -2, 2);
    one.finding.past = (struct finding_stretch){AS_OF - 30, AS_OF - 30, 1.5, 4, "c0"};
    one.finding.usual = 1.0 / 3;
    one.finding.usual_weeks = 8;
    one.finding.due = AS_OF;
    one.finding.subject = "call Ben";
    one.finding.period = ", soon";
    assert_string_equal(recognition_message(words, &one),
        "help|loss|help given|times|once helping|2|twice|from 2026-11-16 to 2026-11-18|2026-11-16|"
        "2026-W47|2026-W47|3|c1");
    assert_string_equal(recognition_what(words, &one),
        "0.333333|8|1.5|on 2026-10-21|4|c0|2026-11-20|call Ben|, soon");
    one.finding.due = DAY_NONE;
    assert_non_null(strstr(recognition_what(words, &one), "|none|"));
    end(words);
}

static void
one_says_a_day_a_week_or_lately(void **state)
{
    (void)state;
    struct recognition_words *words = words_of(NULL);
    static const struct {
        int first, last;
        const char *when;
    } days[] = {{0, 0, " on Friday"}, {-4, -4, " on Monday"}, {-4, 0, " this week"},
        {-5, -5, " last week"}, {-5, -4, " lately"}, {-11, -5, " last week"}, {-12, -12, " lately"},
        {-12, -5, " lately"}};
    for (size_t i = 0; i < COUNT(days); i++) {
        struct recognition_case one = case_of(days[i].first, days[i].last, 1);
        const char *message = recognition_message(words, &one);
        if (!strstr(message, days[i].when))
            fail_msg("%s: %s", days[i].when, message);
    }
    end(words);
}

static void
one_of_the_variants_is_chosen_and_always_the_same(void **state)
{
    (void)state;
    struct recognition_words *words =
        words_of("list,word,text\nmessage,help,a\nmessage,help,b\nmessage,help,c\n");
    size_t seen[3] = {0};
    for (int i = 0; i < 300; i++) {
        char name[16];
        snprintf(name, sizeof name, "Rep %d", i);
        struct recognition_case one = case_of(0, 0, 1);
        one.rep = name;
        const char *message = recognition_message(words, &one);
        assert_string_equal(message, recognition_message(words, &one));
        seen[message[0] - 'a']++;
    }
    for (int i = 0; i < 3; i++)
        assert_true(seen[i] > 60);
    /* The same on every machine: FNV-1a of rep, rule and date, each with its NUL. */
    struct recognition_case one = case_of(0, 0, 1);
    uint32_t hash = UINT32_C(2166136261);
    static const char text[] = "Ana Ruiz\0help\0002026-11-20";
    for (size_t i = 0; i < sizeof text; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT32_C(16777619);
    assert_int_equal(recognition_message(words, &one)[0], "abc"[hash % 3]);
    end(words);
}

static void
a_text_that_cannot_be_filled_is_passed_over(void **state)
{
    (void)state;
    struct recognition_words *words =
        words_of("list,word,text\nmessage,help,{own_words}!\nplain,help,Well done.\n");
    struct recognition_case one = case_of(0, 0, 1);
    assert_string_equal(recognition_message(words, &one), "Well done."); /* nothing to quote */
    one.finding.subject = "call two clinics";
    assert_string_equal(recognition_message(words, &one), "call two clinics!");
    one.finding.subject = "call Ben";
    assert_string_equal(recognition_message(words, &one), "Well done.");
    one.finding.subject = "sell for 500 EUR";
    assert_string_equal(recognition_message(words, &one), "Well done.");
    one.finding.subject = "";
    rule.rule = "no such rule";
    assert_string_equal(recognition_message(words, &one), "You helped."); /* the rule's own */
    rule.rule = "help";
    assert_string_equal(recognition_evidence(words, &one), "");
    end(words);
}

static void
sums_of_events_are_joined(void **state)
{
    (void)state;
    struct recognition_words *words =
        words_of("list,word,text\nmessage,help,{words}; {many}\nevent,vision,the vision\n");
    struct recognition_case one = case_of(0, 0, 1);
    rule.event = "call + meeting+vision";
    assert_string_equal(recognition_message(words, &one),
        "calls and meetings and the vision; calls and meetings and the vision");
    rule.event = "webinar";
    assert_string_equal(recognition_message(words, &one), "webinar; webinar");
    rule.event = "help";
    end(words);
}

static void
who_went_without(void **state)
{
    (void)state;
    const char *const rules[] = {"help", "practice"};
    struct recognition_words *words = words_of(NULL);
    assert_non_null(strstr(recognition_without(words, rules, 2), ": help, practice."));
    assert_non_null(strstr(recognition_without(words, NULL, 0), "Look closer"));
    assert_string_equal(recognition_without_what(words, AS_OF), "no word since 2026-11-20");
    assert_string_equal(recognition_without_what(words, DAY_NONE), "no word so far");
    end(words);
    recognition_words_free(NULL);
}

/* A piece for child_run(). */
static void
read_words(void *path)
{
    roster = roster_read(NULL, 0);
    end(recognition_words_read(path, 0, roster, NULL));
}

static void
placeholders_that_do_not_exist_end_the_program(void **state)
{
    (void)state;
    static const char *const texts[] = {"{name}", "{}", "a {figure", "{Figure}", "{figure }"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        char table[100];
        snprintf(table, sizeof table, "list,word,text\nmessage,help,%s\n", texts[i]);
        struct outcome outcome = child_run(read_words, scratch_text(table));
        if (outcome.status != STATUS_TROUBLE || !strstr(outcome.err, "no such placeholder"))
            fail_msg("%d: %s", outcome.status, outcome.err);
    }
}

/* Every text of the built-in table: each has a rule or a list that is known, and is short. */
static void
the_built_in_texts_can_be_said(void **state)
{
    (void)state;
    struct recognition_words *words = words_of(NULL);
    char *path = scratch_text("");
    recognition_words_show(path);
    struct recognition_words *shown = recognition_words_read(path, 0, roster, NULL);
    struct recognition_case one = case_of(0, 0, 2);
    assert_string_equal(recognition_message(words, &one), recognition_message(shown, &one));
    assert_string_equal(recognition_evidence(words, &one), "help 2 on 2026-11-20");
    assert_string_equal(recognition_what(words, &one), "help given, 2026-W47");
    recognition_words_free(shown);
    end(words);
}

static void
what_has_no_day_is_not_said_with_one(void **state)
{
    (void)state;
    struct recognition_words *words = words_of("list,word,text\n"
                                               "message,help,In {week}.\n"
                                               "message,help,It was {when}.\n");
    struct recognition_case one = case_of(0, 0, 2);
    one.finding.now.first = one.finding.now.last = DAY_NONE;
    assert_string_equal(recognition_message(words, &one), "You helped.");
    end(words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(placeholders_are_filled),
        cmocka_unit_test(one_says_a_day_a_week_or_lately),
        cmocka_unit_test(one_of_the_variants_is_chosen_and_always_the_same),
        cmocka_unit_test(a_text_that_cannot_be_filled_is_passed_over),
        cmocka_unit_test(sums_of_events_are_joined),
        cmocka_unit_test(who_went_without),
        cmocka_unit_test(placeholders_that_do_not_exist_end_the_program),
        cmocka_unit_test(the_built_in_texts_can_be_said),
        cmocka_unit_test(what_has_no_day_is_not_said_with_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
