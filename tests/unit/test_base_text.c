/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/text, first half: what is UTF-8, tidy and folded text, column keys, the nearest word. (How
 * text looks: test_base_textview.)
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/diag.h"
#include "base/text.h"
#include "child.h"
#include "failing.h"
#include "seed.h"

FAILING(utf8proc_decompose, utf8proc_ssize_t,
    (const utf8proc_uint8_t *text, utf8proc_ssize_t length, utf8proc_int32_t *points,
        utf8proc_ssize_t room, utf8proc_option_t options),
    (text, length, points, room, options), UTF8PROC_ERROR_OVERFLOW)

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

#define NO_BREAK "\xc2\xa0"
#define NARROW_NO_BREAK "\xe2\x80\xaf"
#define BOM "\xef\xbb\xbf"

struct pair {
    const char *text, *wanted;
};

static void
check_pairs(char *(*function)(const char *), const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *result = function(pairs[i].text);
        assert_string_equal(result, pairs[i].wanted);
        free(result);
    }
}

static void
well_formed_is_utf8(void **state)
{
    (void)state;
    static const char *const good[] = {
        "",
        "plain",
        "\x7f",
        "\xc2\x80",
        "\xdf\xbf",
        "\xe0\xa0\x80",
        "\xed\x9f\xbf",
        "\xee\x80\x80",
        "\xef\xbf\xbf",
        "\xf0\x90\x80\x80",
        "\xf4\x8f\xbf\xbf",
        "Zo\xc3\xab M\xc3\xbcller, \xe6\x9d\xb1\xe4\xba\xac \xf0\x9f\x98\x80",
    };
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(text_is_utf8(good[i], strlen(good[i])));
    }
    assert_true(text_is_utf8("a\0b", 3));
}

static void
ill_formed_is_not(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xc2",
        "\xc2z",
        "\xe0\x80\x80",
        "\xe0\x9f\xbf",
        "\xe2\x82",
        "\xed\xa0\x80",
        "\xed\xbf\xbf",
        "\xf0\x80\x80\x80",
        "\xf0\x8f\xbf\xbf",
        "\xf0\x9f\x98",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff",
        "\xfe",
        "\xe2\x28\xa1",
        "\xf0\x90\x28\xbc",
        "12345678\xff",
        "1234567812345678\xc3",
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(text_is_utf8(bad[i], strlen(bad[i])));
    }
    /* The length counts, not what stands behind it. */
    assert_false(text_is_utf8("\xc3\xab", 1));
    assert_true(text_is_utf8("a\xff", 1));
}

/* A stray byte is found wherever it stands among the eights that are looked at together. */
static void
every_position_is_looked_at(void **state)
{
    (void)state;
    char text[41];
    for (size_t at = 0; at < 40; at++) {
        memset(text, 'x', 40);
        text[at] = '\xe9';
        assert_false(text_is_utf8(text, 40));
        assert_true(text_is_utf8(text, at));
        for (size_t after = at + 2; after < 40; after++) {
            memset(text, 'x', 40);
            memcpy(text + at, "\xc3\xa9", 2);
            assert_true(text_is_utf8(text, 40));
            text[after] = '\x80';
            assert_false(text_is_utf8(text, 40));
        }
    }
}

/* The ranges of the standard's table, written once more and differently: by decoding. */
static bool
is_utf8_by_decoding(const unsigned char *at, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned lead = at[i];
        size_t bytes = lead < 0x80       ? 1
                       : lead >> 5 == 6  ? 2
                       : lead >> 4 == 14 ? 3
                       : lead >> 3 == 30 ? 4
                                         : 0;
        static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (bytes == 0 || i + bytes > length) {
            return false;
        }
        unsigned long point = bytes == 1 ? lead : lead & (0x7fu >> bytes);
        for (size_t j = 1; j < bytes; j++) {
            if (at[i + j] >> 6 != 2) {
                return false;
            }
            point = point << 6 | (at[i + j] & 0x3fu);
        }
        if (point < least[bytes] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
            return false;
        }
        i += bytes;
    }
    return true;
}

static void
every_three_bytes_agree_with_decoding(void **state)
{
    (void)state;
    static const unsigned char fourth[] = {0x00, 0x7f, 0x80, 0x8f, 0xbf, 0xc0};
    size_t good = 0;
    for (unsigned lead = 0; lead < 256; lead++) {
        for (unsigned second = 0; second < 256; second++) {
            for (unsigned third = 0x7e; third < 0xc2; third++) {
                unsigned char bytes[] = {(unsigned char)lead, (unsigned char)second,
                    (unsigned char)third, fourth[(second + third) % sizeof fourth]};
                bool wanted = is_utf8_by_decoding(bytes, 4);
                good += wanted ? 1 : 0;
                if (text_is_utf8((const char *)bytes, 4) != wanted) {
                    fail_msg("%02x %02x %02x %02x", bytes[0], bytes[1], bytes[2], bytes[3]);
                }
            }
        }
    }
    assert_true(good > 1000);
}

static void
code_points_are_decoded(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int32_t point;
        size_t length;
    } rows[] = {
        {"a", 'a', 1},
        {"\x7f", 0x7f, 1},
        {"\xc2\x80x", 0x80, 2},
        {"\xc3\xa9", 0xe9, 2},
        {"\xe2\x82\xac", 0x20ac, 3},
        {"\xef\xbf\xbd", 0xfffd, 3},
        {"\xf0\x9f\x98\x80", 0x1f600, 4},
        {"\xf4\x8f\xbf\xbf", 0x10ffff, 4},
        {"\xff", TEXT_STRAY + 0xff, 1},
        {"\xe2\x82", TEXT_STRAY + 0xe2, 1},
        {"\xc3", TEXT_STRAY + 0xc3, 1},
        {"\x80", TEXT_STRAY + 0x80, 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = 0;
        assert_int_equal(text_code_point(rows[i].text, &length), rows[i].point);
        assert_int_equal(length, rows[i].length);
    }
}

static void
characters_of_words_are_letters_marks_and_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } rows[] = {
        {"", 0}, {"a", 1}, {"Z.", 1}, {"7", 1}, {" a", 0}, {"_", 0}, {"'", 0},
        {"\xc3\xa9t\xc3\xa9", 2},                   /* é */
        {"\xcc\x81", 2},                            /* a combining accent */
        {"\xd9\xa3", 2},                            /* an Arabic digit */
        {"\xe7\x8e\x8b", 3},                        /* a Han character */
        {"\xe2\x80\x99s", 0},                       /* a curly apostrophe */
        {"\xe2\x80\x9c", 0},                        /* a curly quotation mark */
        {"\xe2\x80\xa6", 0},                        /* an ellipsis */
        {"\xc2\xab", 0},                            /* a guillemet */
        {NO_BREAK "a", 0}, {"\xf0\x9f\x99\x82", 0}, /* a smile */
        {"\xff", 1},                                /* no UTF-8: of an unknown letter */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(text_word_character(rows[i].text), rows[i].length);
}

static void
blanks_are_seen(void **state)
{
    (void)state;
    assert_true(text_is_blank(""));
    assert_true(text_is_blank(" \t" NO_BREAK NARROW_NO_BREAK " "));
    assert_false(text_is_blank(" x "));
    assert_false(text_is_blank("\n"));
    assert_false(text_is_blank(NO_BREAK "\xc2"));
    assert_false(text_is_blank("\xe2\x80\xaf\xe2\x80"));
    assert_false(text_is_blank("\xa0"));
}

static void
tidy_text(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"", ""},
        {"   ", ""},
        {"Ana Ruiz", "Ana Ruiz"},
        {"  Ana \t Ruiz ", "Ana Ruiz"},
        {NO_BREAK "Ana" NO_BREAK " " NARROW_NO_BREAK "Ruiz" NARROW_NO_BREAK, "Ana Ruiz"},
        {"a b  c   d", "a b c d"},
        {"Jose\xcc\x81  Pe\xc3\xb1"
         "a",
            "Jos\xc3\xa9 Pe\xc3\xb1"
            "a"},
        {"\xe2\x84\xab", "\xc3\x85"},     /* the sign for angstrom is the letter */
        {"\xef\xac\x81", "\xef\xac\x81"}, /* form C keeps the ligature fi */
        {"\xff  x\xfe ", "\xff x\xfe"},   /* stray bytes stay */
        {"e\xcc\x81\xff"
         "e\xcc\x81",
            "\xc3\xa9\xff\xc3\xa9"}, /* and what is around them is tidied */
        {"caf\xe9  e\xcc\x81", "caf\xe9 \xc3\xa9"},
        {"x \xcc\x81", "x \xcc\x81"},
        {" line\nend ", "line\nend"},
        {"\xc2", "\xc2"},
    };
    check_pairs(text_tidy, pairs, COUNT(pairs));
}

static void
folded_text(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"", ""}, {"ABCXYZ abcxyz @[`{ 09", "abcxyz abcxyz @[`{ 09"},
        {"  Ana \t RUIZ ", "ana ruiz"}, {"\xc3\x89mile ZO\xc3\x8b", "\xc3\xa9mile zo\xc3\xab"},
        {"E\xcc\x81mile", "\xc3\xa9mile"},
        {"Stra\xc3\x9f"
         "e",
            "strasse"},
        {"STRASSE", "strasse"},
        {"\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82",
            "\xcf\x83\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83"},
        {"\xd0\x96\xd1\x83\xd0\xba", "\xd0\xb6\xd1\x83\xd0\xba"},
        {"\xe6\x9d\xb1\xe4\xba\xac", "\xe6\x9d\xb1\xe4\xba\xac"},
        {"A\xff"
         "B\xc3\x89",
            "a\xff"
            "b\xc3\xa9"},
        {"\xCE\x90", "\xCE\x90"}, /* three characters for a while, in two bytes */
    };
    check_pairs(text_folded, pairs, COUNT(pairs));
}

static void
column_keys(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"", ""},
        {"Due Date", "duedate"},
        {"due_date", "duedate"},
        {"DUE-DATE", "duedate"},
        {" Due" NO_BREAK "Date" NARROW_NO_BREAK, "duedate"},
        {BOM "Due Date", "duedate"},
        {"Due\nDate", "duedate"},
        {"Due\r\nDate", "duedate"},
        {"_-_", ""},
        {"\xc3\x84nderungsdatum", "\xc3\xa4nderungsdatum"},
        {"Close Date (2)", "closedate(2)"},
        {"Due\xff", "due\xff"},
    };
    struct arena arena = {0};
    check_pairs(text_column_key, pairs, COUNT(pairs));
    for (size_t i = 0; i < COUNT(pairs); i++) {
        assert_string_equal(text_column_key_in(&arena, pairs[i].text), pairs[i].wanted);
        for (size_t j = 0; j < COUNT(pairs); j++) {
            bool same = strcmp(pairs[i].wanted, pairs[j].wanted) == 0;
            assert_int_equal(text_has_column_key(pairs[i].text, pairs[j].wanted), same);
        }
    }
    assert_string_equal(text_tidy_in(&arena, " Ana \t Ruiz  X", 12), "Ana Ruiz");
    assert_string_equal(text_tidy_in(&arena, "E\xcc\x81mile  ", 9), "\xc3\x89mile");
    arena_free(&arena);
    assert_false(text_has_column_key("Due Date", "due"));
    assert_false(text_has_column_key("Due", "duedate"));
    assert_false(text_has_column_key("E\xcc\x81mile", "e\xcc\x81mile"));
}

static void
the_first_column_key_is_found(void **state)
{
    (void)state;
    static const char *const keys[] = {"", "due", "duedate", "due", "\xc3\xa4nderung", "1st"};
    static const struct {
        const char *text;
        int found;
    } rows[] = {{"Due", 1}, {"due_date", 2}, {"-", 0}, {"\xc3\x84nderung", 4},
        {"A\xcc\x88nderung", 4}, {"1 ST", 5}, {"1", -1}, {"dues", -1}, {"\xc3\xa4", -1}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(text_find_column_key(rows[i].text, keys, COUNT(keys)), rows[i].found);
    assert_int_equal(text_find_column_key("due", keys, 0), -1);
}

static void
a_part_is_tidied_alone(void **state)
{
    (void)state;
    char *part = text_tidy_part("  Ana \t Ruiz|Ben", 12);
    assert_string_equal(part, "Ana Ruiz");
    free(part);
    part = text_tidy_part("|", 0);
    assert_string_equal(part, "");
    free(part);
}

static void
same_after_folding(void **state)
{
    (void)state;
    assert_true(text_same("", ""));
    assert_true(text_same("", "  "));
    assert_true(text_same("Ana Ruiz", "ana  RUIZ "));
    assert_true(text_same("Jos\xc3\xa9", "JOSE\xcc\x81"));
    assert_true(text_same("\xff", "\xff"));
    assert_false(text_same("Ana", "An"));
    assert_false(text_same("Jose", "Jos\xc3\xa9"));
    assert_false(text_same("\xff", "\xfe"));
}

static uint64_t random_state;

static uint64_t
next_random(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* Made of pieces that are hard in different ways, and of stray bytes. */
static void
random_text(char *text, size_t pieces)
{
    static const char *const parts[] = {"a", "B", " ", "\t", NO_BREAK, NARROW_NO_BREAK, "e\xcc\x81",
        "\xc3\x89", "\xc3\x9f", "\xff", "\xc3", "\xe2\x80", "\xf0\x9f\x98\x80",
        "\xe1\x84\x80\xe1\x85\xa1", "\xcc\x81", BOM, "_", "\xcd\x85", "\xc4\xb0", "\xe1\xbe\xb3"};
    *text = '\0';
    for (size_t i = 0, length = 0; i < pieces; i++) {
        const char *part = parts[next_random() % COUNT(parts)];
        memcpy(text + length, part, strlen(part) + 1);
        length += strlen(part);
    }
}

static void
tidying_and_folding_again_changes_nothing(void **state)
{
    (void)state;
    random_state = seed_or(20261116);
    struct arena arena = {0};
    for (int i = 0; i < 5000; i++) {
        char text[128];
        random_text(text, next_random() % 16);
        char *tidy = text_tidy(text), *tidy_again = text_tidy(tidy);
        char *folded = text_folded(text), *folded_again = text_folded(folded);
        char *key = text_column_key(text);
        assert_true(text_has_column_key(text, key));
        assert_string_equal(text_tidy_in(&arena, text, strlen(text)), tidy);
        assert_string_equal(text_column_key_in(&arena, text), key);
        free(key);
        assert_string_equal(tidy, tidy_again);
        assert_string_equal(folded, folded_again);
        assert_true(text_same(text, tidy));
        assert_true(text_same(text, folded));
        if (text_is_utf8(text, strlen(text))) {
            assert_true(text_is_utf8(folded, strlen(folded)));
        }
        free(tidy);
        free(tidy_again);
        free(folded);
        free(folded_again);
    }
    arena_free(&arena);
}

static const char *
nearest(const char *text)
{
    static const char *const words[] = {
        "output", NULL, "spreadsheet", "since", "until", "zone", "on", "\xc3\xa9tape"};
    return text_nearest(text, words, COUNT(words));
}

static void
nearest_word(void **state)
{
    (void)state;
    assert_string_equal(nearest("ouput"), "output");   /* left out */
    assert_string_equal(nearest("outputt"), "output"); /* put in */
    assert_string_equal(nearest("outpud"), "output");  /* replaced */
    assert_string_equal(nearest("otuput"), "output");  /* swapped */
    assert_string_equal(nearest("sicne"), "since");    /* and that is one change, not two */
    assert_string_equal(nearest("OUTPUT"), "output");  /* case does not count */
    assert_string_equal(nearest("spredshete"), "spreadsheet");
    assert_string_equal(
        nearest("\xc3\x89tapes"), "\xc3\xa9tape"); /* letters are counted, not bytes */
    assert_null(nearest("xx"));
    assert_null(nearest("os")); /* one of two is more than a third */
    assert_string_equal(nearest("on"), "on");
    assert_null(nearest("outtake"));
    assert_null(nearest(""));
    assert_null(nearest("a very long text that is like nothing"));
    assert_null(text_nearest("output", NULL, 0));
}

static void
nearest_word_ties_and_bounds(void **state)
{
    (void)state;
    static const char *const tie[] = {"cold", "bold", "gold"};
    assert_string_equal(text_nearest("hold", tie, 3), "cold");
    static const char *const better[] = {"abcdxy", "abcdex", "abcdef"};
    assert_string_equal(text_nearest("abcdef", better, 3), "abcdef");
    assert_string_equal(text_nearest("abcdeg", better, 3), "abcdex");
    static const char *const two[] = {"abcdxx"};
    assert_string_equal(text_nearest("abcdef", two, 1), "abcdxx"); /* two of six is a third */
    static const char *const three[] = {"abcxxx"};
    assert_null(text_nearest("abcdef", three, 1));
    static const char *const swapped_and_changed[] = {"ca"};
    assert_null(text_nearest("abc", swapped_and_changed, 1));
}

static void
items_of_a_list_are_tidy_and_not_empty(void **state)
{
    (void)state;
    const char *list = " a  b ;, ;c,d;";
    static const char *const wanted[] = {"a b", "c", "d"};
    char *item;
    for (size_t i = 0; i < 3; i++) {
        assert_true(text_next_item(&list, ";,", &item));
        assert_string_equal(item, wanted[i]);
        free(item);
    }
    assert_false(text_next_item(&list, ";,", &item));
    list = "c,d";
    assert_true(text_next_item(&list, ";", &item));
    assert_string_equal(item, "c,d");
    free(item);
    assert_string_equal(list, "");
}

static void
words_end_at_what_is_no_letter_mark_or_digit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
    } rows[] = {{"", 0}, {"Ben", 3}, {"Ben's", 3}, {"Ben\xE2\x80\x99s", 3}, {" Ben", 0}, {"-", 0},
        {"Zo\xC3\xAB!", 4}, {"e\xCC\x81t", 4}, {"\xE6\x9D\x8E\xE3\x80\x82", 3}, {"a1_", 2},
        {"a\xFF", 2}, {"\xFF", 1}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(text_word_length(rows[i].text), rows[i].length);
}

static void
tidy_what_is_too_long(void *data)
{
    failing("utf8proc_decompose", 1, 0);
    (void)text_tidy(data);
}

static void
a_text_that_cannot_be_mapped_ends_the_program(void **state)
{
    (void)state;
    char text[] = "Zo\xC3\xAB";
    struct outcome outcome = child_run(tidy_what_is_too_long, text);
    assert_int_equal(outcome.status, STATUS_TROUBLE);
    char wanted[200];
    snprintf(wanted, sizeof wanted, "amptools: a text of 4 bytes: %s\n",
        utf8proc_errmsg(UTF8PROC_ERROR_OVERFLOW));
    assert_string_equal(outcome.err, wanted);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_is_utf8),
        cmocka_unit_test(ill_formed_is_not),
        cmocka_unit_test(every_position_is_looked_at),
        cmocka_unit_test(every_three_bytes_agree_with_decoding),
        cmocka_unit_test(code_points_are_decoded),
        cmocka_unit_test(characters_of_words_are_letters_marks_and_digits),
        cmocka_unit_test(words_end_at_what_is_no_letter_mark_or_digit),
        cmocka_unit_test(blanks_are_seen),
        cmocka_unit_test(tidy_text),
        cmocka_unit_test(folded_text),
        cmocka_unit_test(column_keys),
        cmocka_unit_test(the_first_column_key_is_found),
        cmocka_unit_test(a_part_is_tidied_alone),
        cmocka_unit_test(same_after_folding),
        cmocka_unit_test(tidying_and_folding_again_changes_nothing),
        cmocka_unit_test(nearest_word),
        cmocka_unit_test(nearest_word_ties_and_bounds),
        cmocka_unit_test(items_of_a_list_are_tidy_and_not_empty),
        cmocka_unit_test(a_text_that_cannot_be_mapped_ends_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
