/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/coaching_mine: whatever the rows, the answer holds all of the person's, in their order, and
 * none of anybody else's; and no colleague's name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "csv/table.h"
#include "scratch.h"
#include "team/coaching_mine.h"

static const char *const people[] = {"Ana Ruiz", "Ben Okoro", "Cleo Park", "Dev Shah"};

/* The answer to a log, as a file. */
static char *
answer(const char *log, const char *rep)
{
    char *path = scratch_text("");
    struct roster *roster = roster_read(NULL, 0);
    struct coaching_map *map = coaching_map_read(NULL);
    struct coaching_mine *mine = coaching_mine_new(roster, rep, map, DAY_NONE, DAY_NONE, 0);
    coaching_mine_file(mine, scratch_text(log), 0);
    struct writer *writer = writer_open(path, &writer_plain);
    coaching_mine_write(mine, writer);
    writer_commit(writer);
    coaching_mine_free(mine);
    coaching_map_free(map);
    roster_free(roster);
    return path;
}

static void
a_person_gets_their_rows_and_no_names(void **state)
{
    (void)state;
    struct random random = random_begin(5);
    for (int run = 0; run < 40; run++) {
        char log[8000], expected[2000] = "", got[2000] = "";
        size_t length = (size_t)snprintf(log, sizeof log, "id,date,rep,coach,kind,note\n");
        for (int row = 0; row < 30; row++) {
            unsigned there = 1 + (unsigned)random_below(&random, 15);
            const char *about = people[random_below(&random, 4)];
            length += (size_t)snprintf(log + length, sizeof log - length, "r%d,%s,", row,
                random_below(&random, 4) ? "2026-11-02" : "someday");
            for (size_t i = 0, names = 0; i < 4; i++)
                if (there >> i & 1)
                    length += (size_t)snprintf(
                        log + length, sizeof log - length, "%s%s", names++ ? ";" : "", people[i]);
            length += (size_t)snprintf(log + length, sizeof log - length,
                ",Ingrid,peer,\"%s, and %s's turn\"\n", about, about);
            if (there & 1)
                (void)snprintf(
                    expected + strlen(expected), sizeof expected - strlen(expected), "r%d ", row);
        }
        char *path = answer(log, people[0]);
        struct table *table = table_open(path, 0);
        while (table_next(table))
            (void)snprintf(
                got + strlen(got), sizeof got - strlen(got), "%s ", table_cell(table, 0));
        table_close(table);
        assert_string_equal(got, expected);
        for (size_t i = 1; i < 4; i++)
            assert_null(strstr(scratch_content(path), people[i]));
    }
}

static void
an_empty_answer_has_its_header(void **state)
{
    (void)state;
    char *path = answer("Date,rep,COACH,kind,extra\n2026-11-02,Ben,I,peer,x\n", "Ana");
    assert_string_equal(scratch_content(path), "Date,rep,COACH,kind,extra\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_gets_their_rows_and_no_names),
        cmocka_unit_test(an_empty_answer_has_its_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
