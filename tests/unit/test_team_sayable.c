/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What may be quoted: nobody else's name, in any case and script, and no amount of money.
 */
#include "scratch.h"

#include "csv/aside.h"
#include "team/sayable.h"

enum { ANA, BEN, ZOE, ANA_TOO };

static struct roster *roster;
static struct names *coaches;
static struct sayable *sayable;

static int
begin(void **state)
{
    (void)state;
    roster = roster_read(scratch_text("rep,alias,manager\nAna Ruiz,,Ines Vale\n"
                                      "Ben O'Connor,benny@firm.example;u7,Ines Vale\n"
                                      "Zoë Müller-Li,,\nAna Quill,,\n\xE6\x9D\x8E\xE4\xBC\x9F,,\n"),
        0);
    coaches = names_new();
    names_number(coaches, "Omar Hale");
    names_number(coaches, "BENNY@firm.example");
    sayable = sayable_new(roster, coaches);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    sayable_free(sayable);
    sayable_free(NULL);
    names_free(coaches);
    roster_free(roster);
    return 0;
}

static void
nobody_else_is_named(void **state)
{
    (void)state;
    assert_true(sayable_to(sayable, ANA, "call two clinics"));
    assert_false(sayable_to(sayable, ANA, "call a clinic with ben o'connor"));
    assert_false(sayable_to(sayable, ANA, "Ben?"));
    assert_false(sayable_to(sayable, ANA, "for O'CONNOR."));
    assert_false(sayable_to(sayable, ANA, "show ZOË how"));
    assert_false(sayable_to(sayable, ANA, "with müller-li"));
    assert_false(sayable_to(sayable, ANA, "listen with Ines"));
    assert_false(sayable_to(sayable, ANA, "Ben\xE2\x80\x99s list")); /* the apostrophe of Word */
    assert_false(sayable_to(sayable, ANA,
        "\xE2\x80\x9C"
        "Ben\xE2\x80\x9D"));
    assert_false(sayable_to(sayable, ANA, "ask Ben\xE2\x80\xA6"));
    assert_false(sayable_to(sayable, ANA, "show Li how")); /* two letters are a name too */
    assert_false(sayable_to(sayable, ANA, "ask Benny"));   /* by an alias */
    assert_false(sayable_to(sayable, ANA, "ask Omar"));    /* a coach */
    assert_false(sayable_to(sayable, ANA,
        "\xE4\xB8\x8E\xE6\x9D\x8E\xE4\xBC\x9F"
        "\xE9\x80\x9A\xE8\xAF\x9D"));
    assert_true(sayable_to(sayable, ANA, "\xE9\x80\x9A\xE8\xAF\x9D"));
    assert_true(sayable_to(sayable, ANA, "the firm's list")); /* behind the @ is no name */
    assert_true(sayable_to(sayable, ANA, "a better bend"));   /* a part of a word is no name */
    assert_true(sayable_to(sayable, ANA, ""));
}

static void
ones_own_name_does_no_harm_unless_others_have_it(void **state)
{
    (void)state;
    assert_true(sayable_to(sayable, BEN, "Ben's own list"));
    assert_true(sayable_to(sayable, BEN, "Benny's list")); /* though he coached somebody */
    assert_true(sayable_to(sayable, ANA, "the Ruiz list"));
    assert_false(sayable_to(sayable, ANA, "the Ana list")); /* which Ana? */
    assert_false(sayable_to(sayable, -1, "Ben's list"));
}

static void
no_amount_of_money_is_named(void **state)
{
    (void)state;
    static const char *const amounts[] = {"sell for 5000 EUR", "EUR 5000", "a $500 deal", "500$",
        "12k € more", "500,- EUR", "sell 50K", "five thousand dollars", "my bonus", "5 kr",
        "\xC2\xA3 9", "9\xC2\xA0\xE2\x82\xAC"};
    static const char *const harmless[] = {"5 kiosks", "visit 3 customers",
        "win 24 deals by 31 December", "40 proposals", "the € question", "ask about the price",
        "Q4 2026", "12 m of shelves"};
    for (size_t i = 0; i < COUNT(amounts); i++)
        if (sayable_to(sayable, ANA, amounts[i]))
            fail_msg("%s", amounts[i]);
    for (size_t i = 0; i < COUNT(harmless); i++)
        if (!sayable_to(sayable, ANA, harmless[i]))
            fail_msg("%s", harmless[i]);
}

static void
nothing_that_ranks_or_cannot_be_said(void **state)
{
    (void)state;
    char text[202] = {0};
    assert_false(sayable_to(sayable, ANA, "be Rank 1"));
    assert_false(sayable_to(sayable, ANA, "top of the leaderboard"));
    assert_true(sayable_to(sayable, ANA, "ask a frank question"));
    assert_false(sayable_to(sayable, ANA, "one line\nand another"));
    memset(text, 'a', 200);
    assert_true(sayable_to(sayable, ANA, text));
    text[200] = 'a';
    assert_false(sayable_to(sayable, ANA, text));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_else_is_named),
        cmocka_unit_test(ones_own_name_does_no_harm_unless_others_have_it),
        cmocka_unit_test(no_amount_of_money_is_named),
        cmocka_unit_test(nothing_that_ranks_or_cannot_be_said),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
