/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/crm_condition: yes, no and cannot tell, and that flags speak before stage words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv/aside.h"
#include "scratch.h"
#include "team/crm_condition.h"

struct setting {
    struct crm_words *words;
    struct table *table;
    struct crm_condition *condition;
    struct arena arena;
};

/* A condition over a table with a header and one row; false if it could never be told. */
static bool
set_up(struct setting *setting, const char *when, const char *text)
{
    const char *error;
    setting->arena = (struct arena){0};
    setting->words = crm_words_new();
    setting->table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    setting->condition = crm_condition_read(when, setting->words, &setting->arena, &error);
    assert_non_null(setting->condition);
    assert_null(error);
    assert_true(table_next(setting->table));
    struct crm_header *header = crm_header_of(setting->table);
    bool can_be_told = crm_condition_bind(setting->condition, header);
    crm_header_free(header);
    return can_be_told;
}

static void
take_down(struct setting *setting)
{
    crm_condition_free(setting->condition);
    arena_free(&setting->arena);
    crm_words_free(setting->words);
    table_close(setting->table);
}

static void
it_holds_or_not(void **state)
{
    (void)state;
    static const struct {
        const char *when, *text;
        bool holds;
    } rows[] = {
        {"", "a\nx\n", true},
        {"  ", "a\nx\n", true},
        {"Won=yes", "Won\ntrue\n", true},
        {"Won=yes", "Won\nfalse\n", false},
        {"Won=yes", "Won,b\n,\n", false}, /* cannot tell */
        {"Won=yes", "Won,b\nperhaps,\n", false},
        {"Won!=yes", "Won,b\n0,\n", true},
        {"Won!=yes", "Won,b\n1,\n", false},
        {"Won!=yes", "Won,b\n,\n", false}, /* not known is not no */
        {"won = yes", "WON\nY\n", true},
        {"Stage=Verbal OK", "Stage\nverbal ok\n", true},
        {"Stage= Verbal OK ", "Stage\nVerbal OK!\n", false},
        /* all of an alternative */
        {"Closed=yes&Won=no", "Closed,Won\n1,0\n", true},
        {"Closed=yes&Won=no", "Closed,Won\n1,1\n", false},
        {"Closed=yes&Won=no", "Closed,Won\n0,0\n", false},
        {"Closed=yes&Won=no", "Closed,Won\n1,\n", false},
        {"a=1&b=2&c=3", "a,b,c\n1,2,3\n", true},
        {"a=1&b=2&c=3", "a,b,c\n1,2,4\n", false},
        {"a=1&b!=2", "a,b\n1,3\n", true},
        /* the first that can be told decides: flags before stage words */
        {"Won=yes|Stage=won", "Won,Stage\n1,Closed Lost\n", true},
        {"Won=yes|Stage=won", "Won,Stage\n0,Closed Won\n", false},
        {"Won=yes|Stage=won", "Won,Stage\n,Closed Won\n", true},
        {"Won=yes|Stage=won", "Won,Stage\n,Closed Lost\n", false},
        {"Won=yes|Stage=won", "Won,Stage\n \t,Closed Won\n", true},
        {"Won=yes|Stage=won", "Stage,x\nClosed Won,\n", true},
        {"Won=yes|Stage=won", "Won,x\n1,\n", true},
        {"Won=yes|Stage=won", "Won,Stage\n,\n", false},
        {"Won=yes|Status=won|Stage=won", "Won,Status,Stage\n,lost,Won\n", false},
        {"Won=yes|Status=won|Stage=won", "Won,Status,Stage\n,,Won\n", true},
        /* half of an alternative: one no is a no, whatever is not known of the other */
        {"Closed=yes&Won=no|Stage=lost", "Closed,Won,Stage\n,1,Closed Lost\n", false},
        {"Closed=yes&Won=no|Stage=lost", "Closed,Won,Stage\n0,,Closed Lost\n", false},
        {"Closed=yes&Won=no|Stage=lost", "Closed,Won,Stage\n1,,Closed Lost\n", true},
        {"Closed=yes&Won=no|Stage=lost", "Closed,Won,Stage\n,0,Closed Lost\n", true},
        {"Closed=yes&Won=no|Stage=lost", "Won,Stage\n0,Closed Lost\n", true},
        {"Closed=yes&Won=no|Stage=lost", "Won,Stage\n1,Closed Lost\n", false},
        {"Closed=yes&Won=no|Stage=lost", "Closed,Won,Stage\n1,0,Open\n", true},
        /* names in brackets */
        {"[A|B&C=D!]=won", "A|B&C=D!,x\nwon,\n", true},
        {"[ A b ] = won | [c]=yes", "a B,c\n,1\n", true},
        {"[A]!=won", "A\nlost\n", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct setting setting;
        assert_true(set_up(&setting, rows[i].when, rows[i].text));
        assert_null(strpbrk(rows[i].when, "=") ? NULL : crm_condition_column(setting.condition));
        if (crm_condition_holds(setting.condition, setting.table) != rows[i].holds)
            fail_msg("row %zu: '%s'", i, rows[i].when);
        take_down(&setting);
    }
}

static void
it_can_be_told_with_one_whole_alternative(void **state)
{
    (void)state;
    static const struct {
        const char *when, *header, *missing; /* NULL = it can be told */
    } rows[] = {
        {"", "x", NULL},
        {"Won=yes", "won", NULL},
        {"Won=yes", "x", "Won"},
        {"Won=yes|Stage=won", "stage", NULL},
        {"Won=yes|Stage=won", "x", "Stage"},
        {"Won=yes&Closed=yes", "Won", "Closed"},
        {"Won=yes&Closed=yes", "Closed", "Won"}, /* the one that is missing, not the last */
        {"Won=yes&Closed=yes|Stage=won&Type=new", "Won,Type", "Stage"},
        {"Won=yes&Closed=yes|Stage=won&Type=new", "Won,Type,Stage", NULL},
        {"Won=yes&Closed=yes|Stage=won&Type=new", "Won,Closed", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[80];
        struct setting setting;
        size_t length = (size_t)snprintf(text, sizeof text, "%s\nx", rows[i].header);
        for (const char *p = rows[i].header; *p; p++)
            if (*p == ',')
                length += (size_t)snprintf(text + length, sizeof text - length, ",x");
        assert_true(set_up(&setting, rows[i].when, text) == !rows[i].missing);
        const char *column = crm_condition_column(setting.condition);
        if (rows[i].missing)
            assert_string_equal(column, rows[i].missing);
        take_down(&setting);
    }
}

static void
what_is_no_condition(void **state)
{
    (void)state;
    static const char form[] = "is not of the form COLUMN=WORD";
    static const struct {
        const char *when, *error;
    } rows[] = {
        {"Won", form},
        {"=yes", form},
        {"|Won=yes", form},
        {"Won=yes||Stage=won", form},
        {"Won=yes&&Closed=yes", form},
        {"Won!yes", form},
        {"[Won=yes", form},
        {"[]=yes", form},
        {"[Won]x=yes", form},
        {"Won=yes|Stage", form},
        {"Won=", "has nothing after '='"},
        {"Won= ", "has nothing after '='"},
        {"Won!=", "has nothing after '='"},
        {"Won=|Stage=won", "has nothing after '='"},
        {"Won=yes&", "ends with '&' or '|'"},
        {"Won=yes| ", "ends with '&' or '|'"},
    };
    struct crm_words *words = crm_words_new();
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *error;
        assert_null(crm_condition_read(rows[i].when, words, &arena, &error));
        if (strcmp(error, rows[i].error) != 0)
            fail_msg("'%s' %s", rows[i].when, error);
    }
    arena_free(&arena);
    crm_words_free(words);
    crm_condition_free(NULL);
}

/* With a `?` at its end it never holds where the columns are missing, and the file is not refused.
 */
static void
the_file_may_lack_its_columns(void **state)
{
    (void)state;
    static const struct {
        const char *when, *text;
        bool can_tell, holds;
    } rows[] = {
        {"Result=yes", "Owner\nAna\n", false, false},
        {"Result=yes?", "Owner\nAna\n", true, false},
        {"Result=yes ? ", "Owner\nAna\n", true, false},
        {"Result=yes|Outcome=yes?", "Outcome\n1\n", true, true},
        {"Result=yes?", "Result\n1\n", true, true},
        {"Result=yes?", "Result\n0\n", true, false},
        {"Result!=yes?", "Owner\nAna\n", true, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct setting setting;
        bool can_tell = set_up(&setting, rows[i].when, rows[i].text);
        bool holds = crm_condition_holds(setting.condition, setting.table);
        if (can_tell != rows[i].can_tell || holds != rows[i].holds)
            fail_msg("%s in %s: %d %d", rows[i].when, rows[i].text, can_tell, holds);
        take_down(&setting);
    }
}

/* The same condition serves the next table, with other columns. */
static void
it_can_be_bound_anew(void **state)
{
    (void)state;
    static const char first[] = "Won,Stage\n1,Closed Lost\n", second[] = "x,Stage\n1,Closed Lost\n";
    struct setting setting;
    assert_true(set_up(&setting, "Won=yes|Stage=won", first));
    assert_true(crm_condition_holds(setting.condition, setting.table));
    struct table *table = table_of(source_open_bytes("y.csv", second, strlen(second)), ',');
    struct crm_header *header = crm_header_of(table);
    assert_true(crm_condition_bind(setting.condition, header));
    crm_header_free(header);
    assert_true(table_next(table));
    assert_false(crm_condition_holds(setting.condition, table));
    table_close(table);
    take_down(&setting);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_holds_or_not),
        cmocka_unit_test(it_can_be_told_with_one_whole_alternative),
        cmocka_unit_test(what_is_no_condition),
        cmocka_unit_test(the_file_may_lack_its_columns),
        cmocka_unit_test(it_can_be_bound_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
