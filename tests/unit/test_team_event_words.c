/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team/event_words: one word for all its spellings, and a number only for those that are asked for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "team/event_words.h"

/* The event part of the only row of a map, bound to the table. */
static const struct map_field *
bound_to(struct map *map, const struct table *table)
{
    assert_null(map_bind(map, table, NULL));
    return &map->rows[0].parts[MAP_EVENT];
}

static void
spellings_are_one_word(void **state)
{
    (void)state;
    static const char text[] = "what,day,who\ncall,d,r\nCall,d,r\n\" CALL \",d,r\nno  show,d,r\n"
                               ",d,r\nmeeting.held,d,r\ncall,d,r\ncell,d,r\ncall,d,r\n";
    static const char *const wanted[] = {
        "call", "call", "call", "no show", "", "meeting.held", "call", "cell", "call"};
    struct crm_words *crm_words = crm_words_new();
    struct map *map = map_read(scratch_text("event,date,rep\n[what],day,who\n"), crm_words);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    const struct map_field *field = bound_to(map, table);
    struct names *kinds = names_new();
    struct event_words *words = event_words_new(kinds);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_true(table_next(table));
        struct event_word *word = event_words_read(words, field, table_row(table));
        assert_string_equal(word->text, wanted[i]);
        if (i != 3 && *word->text) /* nobody asks for no show */
            assert_string_equal(names_text(kinds, event_word_kind(words, word)), wanted[i]);
    }
    assert_int_equal(names_count(kinds), 3);
    event_words_free(words);
    event_words_free(NULL);
    names_free(kinds);
    table_close(table);
    map_free(map);
    crm_words_free(crm_words);
}

static void
activities_are_worked_out(void **state)
{
    (void)state;
    static const char text[] = "type,subject,day,who\nEmail,,d,r\n,Call with Ana,d,r\n,,d,r\n";
    static const char *const wanted[] = {"email", "call", "task"};
    struct crm_words *crm_words = crm_words_new();
    struct map *map =
        map_read(scratch_text("event,date,rep\n{type|~subject},day,who\n"), crm_words);
    struct table *table = table_of(source_open_bytes("x.csv", text, strlen(text)), ',');
    const struct map_field *field = bound_to(map, table);
    struct names *kinds = names_new();
    struct event_words *words = event_words_new(kinds);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_true(table_next(table));
        struct event_word *word = event_words_read(words, field, table_row(table));
        assert_string_equal(word->text, wanted[i]);
        assert_int_equal(event_word_kind(words, word), i);
    }
    event_words_free(words);
    names_free(kinds);
    table_close(table);
    map_free(map);
    crm_words_free(crm_words);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_are_one_word),
        cmocka_unit_test(activities_are_worked_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
