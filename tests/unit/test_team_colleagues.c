/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/colleagues: names of others give way, in all their forms, and nothing else does.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "scratch.h"
#include "team/colleagues.h"

static void
check(const struct colleagues *colleagues, const char *text, const char *kept, const char *expected)
{
    char *hidden = colleagues_hide(colleagues, text, kept);
    assert_string_equal(hidden, expected);
    free(hidden);
}

static void
names_of_the_roster_give_way_in_all_their_forms(void **state)
{
    (void)state;
    struct roster *roster =
        roster_read(scratch_text("rep,alias\n"
                                 "Ana Ruiz,\n"
                                 "Ben Okoro,ben@acme.example;Benny;0055g000001AbCd\n"
                                 "Luc\xC3\xADia de la Cruz-Marin,\n"
                                 "Will Ruiz,\n"
                                 "Zoe Park,\n"),
            0);
    struct colleagues *colleagues = colleagues_new(roster, 0);
    check(colleagues, "", "", "");
    check(colleagues, "call three back", "", "call three back");
    check(colleagues, "Ben Okoro said so", "", COLLEAGUE " said so");
    check(colleagues, "asked (Ben  Okoro), twice", "", "asked (" COLLEAGUE "), twice");
    check(colleagues, "BEN OKORO's idea", "", COLLEAGUE "'s idea");
    check(colleagues, "Ben Okoro\xE2\x80\x99s idea.", "", COLLEAGUE "\xE2\x80\x99s idea.");
    check(colleagues, "Okoro, Ben", "", COLLEAGUE);
    check(colleagues, "with Ben.", "", "with " COLLEAGUE ".");
    check(colleagues, "Benny and ben@acme.example", "", COLLEAGUE " and " COLLEAGUE);
    check(colleagues, "a benefit; Benefit", "", "a benefit; Benefit");
    check(colleagues, "ben is written small", "", "ben is written small");
    check(colleagues, "Ana and Ruiz are her own", "", "Ana and Ruiz are her own");
    check(colleagues, "she will call; Will calls", "", "she will call; " COLLEAGUE " calls");
    check(colleagues, "Luc\xC3\xADia\nde la Cruz-Marin", "",
        COLLEAGUE "\nde la " COLLEAGUE "-" COLLEAGUE);
    check(colleagues, "Luc\xC3\xADia de la Cruz-Marin", "", COLLEAGUE);
    check(colleagues, "Zoe coached, Zoe Park did; Ben did not", "Zoe Park;Ingrid",
        "Zoe coached, Zoe Park did; " COLLEAGUE " did not");
    check(colleagues, "record 0055g000001AbCd", "", "record " COLLEAGUE);
    colleagues_free(colleagues);
    roster_free(roster);
}

/* As people type them: with curly quotes, in capitals, by the short name that only an alias has. */
static void
names_give_way_however_they_stand(void **state)
{
    (void)state;
    struct roster *roster =
        roster_read(scratch_text("rep,alias\n"
                                 "Ana Ruiz,Anita Ruiz\n"
                                 "Ben Okoro,Benjamin van Dam;b.okoro@acme.example\n"
                                 "zo\xC3\xAB park,\n"),
            0);
    struct colleagues *colleagues = colleagues_new(roster, 0);
    check(colleagues, "Ben\xE2\x80\x99s idea", "", COLLEAGUE "\xE2\x80\x99s idea");
    check(colleagues,
        "\xE2\x80\x9C"
        "Ben\xE2\x80\x9D said",
        "", "\xE2\x80\x9C" COLLEAGUE "\xE2\x80\x9D said");
    check(colleagues,
        "\xE2\x80\x9C"
        "Ben Okoro\xE2\x80\x9D said",
        "", "\xE2\x80\x9C" COLLEAGUE "\xE2\x80\x9D said");
    check(colleagues,
        "to Ben\xE2\x80\xA6 and Ben\xE2\x80\x93"
        "Ana",
        "",
        "to " COLLEAGUE "\xE2\x80\xA6 and " COLLEAGUE "\xE2\x80\x93"
        "Ana");
    check(colleagues, "_Ben_ *Ben* BEN", "", "_" COLLEAGUE "_ *" COLLEAGUE "* " COLLEAGUE);
    check(colleagues, "Benjamin and Dam, van later", "", COLLEAGUE " and " COLLEAGUE ", van later");
    check(colleagues, "Anita asked", "", "Anita asked");
    check(colleagues, "Zoe\xCC\x88 and Park", "", COLLEAGUE " and " COLLEAGUE);
    check(colleagues, "Benjamin was there", "Ben Okoro", "Benjamin was there");
    colleagues_free(colleagues);
    roster_free(roster);
}

static void
people_of_the_log_give_way_without_a_roster(void **state)
{
    (void)state;
    struct roster *roster = roster_read(NULL, 0);
    int self = roster_number(roster, "Ana");
    (void)roster_number(roster, "Ben Okoro");
    struct colleagues *colleagues = colleagues_new(roster, self);
    check(colleagues, "Ana and Ben; Ben Okoro", "", "Ana and " COLLEAGUE "; " COLLEAGUE);
    check(colleagues, "BenBen Ben", "", "BenBen " COLLEAGUE);
    colleagues_free(colleagues);
    roster_free(roster);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_roster_give_way_in_all_their_forms),
        cmocka_unit_test(names_give_way_however_they_stand),
        cmocka_unit_test(people_of_the_log_give_way_without_a_roster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
