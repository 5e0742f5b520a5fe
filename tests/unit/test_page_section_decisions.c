/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Questions with their reasons; what was left for another week is named; nothing is said plainly.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "page/section_decisions.h"
#include "page_rendered.h"

static const struct section_decision decisions[] = {
    {"Keep it, or not?", "Two are late.", "promise-overdue"},
    {"Where does it press?", "Load is high.", "scale-high of load"},
    {"Again?", "It faded.", "lift-gone"},
    {"And this?", "Because.", "other"},
};

static void
questions_come_with_reasons(void **state)
{
    (void)state;
    const char *const left[] = {"team-goal", "lift-gone"};
    struct page *page = page_new();
    section_decisions(page, &(struct section_decisions){decisions, 2, left, 2, true});
    assert_page(page, true,
        "Two things to decide\n"
        "--------------------\n"
        "- Keep it, or not?\n"
        "  Why: Two are late. (Rule promise-overdue.)\n"
        "- Where does it press?\n"
        "  Why: Load is high. (Rule scale-high of load.)\n"
        "\n"
        "2 more rules were met, and can wait: team-goal and lift-gone. team-report\n"
        "--rules says what each one is.\n");
    page = page_new();
    section_decisions(page, &(struct section_decisions){decisions, 1, left, 1, false});
    assert_page(page, true,
        "One thing to decide\n"
        "-------------------\n"
        "- Keep it, or not?\n"
        "  Why: Two are late. (Rule promise-overdue.)\n"
        "\n"
        "1 more rule was met, and can wait: team-goal. team-report --rules says what each\n"
        "one is.\n");
}

static void
the_heading_counts(void **state)
{
    (void)state;
    for (size_t count = 3; count <= 4; count++) {
        struct page *page = page_new();
        section_decisions(page, &(struct section_decisions){decisions, count, NULL, 0, true});
        char *text = page_rendered(page, true);
        const char *heading = count == 3 ? "Three things to decide\n" : "4 things to decide\n";
        assert_memory_equal(text, heading, strlen(heading));
        assert_null(strstr(text, "more rule"));
        free(text);
    }
}

static void
nothing_is_said_as_such(void **state)
{
    (void)state;
    struct page *page = page_new();
    section_decisions(page, &(struct section_decisions){.all_known = true});
    assert_page(page, true,
        "Things to decide\n"
        "----------------\n"
        "Nothing needs a decision this week.\n");
    page = page_new();
    section_decisions(page, &(struct section_decisions){.all_known = false});
    assert_page(page, true,
        "Things to decide\n"
        "----------------\n"
        "Nothing needs a decision this week, as far as these files show.\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_come_with_reasons),
        cmocka_unit_test(the_heading_counts),
        cmocka_unit_test(nothing_is_said_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
