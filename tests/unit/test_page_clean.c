/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever a file holds, what comes out is one line that can do no harm; and lines are cut without
 * losing anything.
 */
#include "scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/clean.h"

static void
assert_clean(const char *text, size_t most, const char *wanted)
{
    char *clean = clean_text(text, most);
    assert_string_equal(clean, wanted);
    free(clean);
}

static void
blanks_become_single_spaces(void **state)
{
    (void)state;
    assert_clean("  Ana \t\r\n Ruiz\xC2\xA0\xE2\x80\xA9 ", 80, "Ana Ruiz");
    assert_clean("", 80, "");
    assert_clean(" \n ", 80, "");
}

static void
control_characters_are_replaced(void **state)
{
    (void)state;
    assert_clean("a\x1B[31mred\x07", 80, "a?[31mred?");
    assert_clean("a\xC2\x9B"
                 "b\x7F",
        80, "a?b?");
}

static void
bytes_that_are_no_text_are_replaced(void **state)
{
    (void)state;
    assert_clean("a\xFFz\xC3", 80, "a?z?");
    assert_clean("\xED\xA0\x80", 80, "???"); /* half a pair */
    assert_clean("\xEE\x80\x80", 80, "?");   /* for private use */
}

static void
marks_that_turn_writing_round_are_gone(void **state)
{
    (void)state;
    assert_clean("a\xE2\x80\xAE"
                 "b\xE2\x81\xA6"
                 "c\xEF\xBB\xBF",
        80, "abc");
}

static void
scripts_and_emoji_stay(void **state)
{
    (void)state;
    assert_clean("Łukasz 山田 דוד", 80, "Łukasz 山田 דוד");
    assert_clean("👩‍💻 ok", 80, "👩‍💻 ok"); /* held together by a joiner */
}

static void
heaps_of_marks_are_thinned(void **state)
{
    (void)state;
    char text[2 + 2 * 40] = "e", wanted[2 + 2 * 6] = "e";
    for (size_t i = 0; i < 40; i++)
        memcpy(text + 1 + 2 * i, "\xCC\x81", 3);
    for (size_t i = 0; i < 6; i++)
        memcpy(wanted + 1 + 2 * i, "\xCC\x81", 3);
    assert_clean(text, 80, wanted);
}

static void
what_is_too_long_is_cut_by_columns(void **state)
{
    (void)state;
    assert_clean("abcdefgh", 8, "abcdefgh");
    assert_clean("abcdefghi", 8, "abcde...");
    assert_clean("山田山田", 8, "山田山田");
    assert_clean("山田山田山", 8, "山田...");
    assert_clean("ab cdefghi", 6, "ab..."); /* no space before the dots */
}

static void
assert_lines(const char *text, size_t columns, const char *wanted)
{
    char got[400] = "";
    const char *rest = text, *line;
    size_t length, used = 0;
    while (clean_line(&rest, columns, &line, &length)) {
        int written = snprintf(got + used, sizeof got - used, "%.*s|", (int)length, line);
        assert_int_equal(written, length + 1);
        used += length + 1;
    }
    assert_string_equal(got, wanted);
    assert_string_equal(rest, "");
}

static void
lines_are_cut_at_spaces(void **state)
{
    (void)state;
    assert_lines("to be or not to be", 9, "to be or|not to be|");
    assert_lines("to ", 9, "to|");
    assert_lines("to ", 2, "to|");
    assert_lines("  ", 2, "");
    assert_lines("to be or not to be", 6, "to be|or not|to be|");
    assert_lines("", 9, "");
    assert_lines("abc", 3, "abc|");
}

static void
long_words_are_cut_where_they_must_be(void **state)
{
    (void)state;
    assert_lines("abcdefgh ij", 3, "abc|def|gh|ij|");
    assert_lines("山田山田", 5, "山田|山田|");
    assert_lines("a 山田山田", 4, "a|山田|山田|");
}

/* Random bytes, many of them the beginnings of trouble. */
static void
random_text(struct random *random, char *text, size_t size)
{
    static const char *const pieces[] = {"a", "word", " ", "\t", "\x1B[2J", "\xC3\xA9",
        "\xE5\xB1\xB1", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "\xCC\x81", "\xE2\x80\xAE",
        "\xFF", "\xC2\x85", "\xD7\x93", "\xE2\x80\x8D", "\xF0\x9F\x87\xA9", "\xEF\xB8\x8F"};
    size_t length = 0;
    text[0] = '\0';
    for (size_t left = random_below(random, 60); left > 0; left--) {
        const char *piece = pieces[random_below(random, COUNT(pieces))];
        if (length + strlen(piece) + 1 > size)
            return;
        memcpy(text + length, piece, strlen(piece) + 1);
        length += strlen(piece);
    }
}

static void
any_text_becomes_harmless_and_fits(void **state)
{
    (void)state;
    struct random random = random_begin(20261120);
    for (int turn = 0; turn < 3000; turn++) {
        char text[800];
        random_text(&random, text, sizeof text);
        size_t columns = 4 + random_below(&random, 60);
        char *clean = clean_text(text, columns * 3);
        if (text_width(clean) > columns * 3 || !text_is_utf8(clean, strlen(clean)) ||
            strpbrk(clean, "\x1B\t\n\x7F") || strstr(clean, "  "))
            fail_msg("turn %d: '%s'", turn, clean);
        const char *rest = clean, *line;
        size_t length, letters = 0, lines_letters = 0;
        while (clean_line(&rest, columns, &line, &length)) {
            char part[800];
            assert_true(length > 0 && length < sizeof part);
            memcpy(part, line, length);
            part[length] = '\0';
            if (text_width(part) > columns || part[0] == ' ' || part[length - 1] == ' ')
                fail_msg("turn %d: line '%s'", turn, part);
            for (size_t i = 0; i < length; i++)
                lines_letters += part[i] != ' ';
        }
        for (const char *p = clean; *p; p++)
            letters += *p != ' ';
        assert_int_equal(letters, lines_letters); /* nothing was lost */
        free(clean);
    }
}

static void
what_is_wider_than_a_line_stands_alone(void **state)
{
    (void)state;
    const char *rest = "\xE5\xB1\xB1 a", *line;
    size_t length;
    assert_true(clean_line(&rest, 1, &line, &length));
    assert_int_equal(length, 3);
    assert_string_equal(rest, "a");
    assert_true(clean_line(&rest, 1, &line, &length));
    assert_int_equal(length, 1);
    assert_false(clean_line(&rest, 1, &line, &length));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_become_single_spaces),
        cmocka_unit_test(control_characters_are_replaced),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced),
        cmocka_unit_test(marks_that_turn_writing_round_are_gone),
        cmocka_unit_test(scripts_and_emoji_stay),
        cmocka_unit_test(heaps_of_marks_are_thinned),
        cmocka_unit_test(what_is_too_long_is_cut_by_columns),
        cmocka_unit_test(lines_are_cut_at_spaces),
        cmocka_unit_test(long_words_are_cut_where_they_must_be),
        cmocka_unit_test(any_text_becomes_harmless_and_fits),
        cmocka_unit_test(what_is_wider_than_a_line_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
