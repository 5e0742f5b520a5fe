/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base/text, second half: widths, cuts between characters as people see them, and values in
 * messages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "seed.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

#define E_ACUTE "e\xcc\x81"
#define SMILE "\xf0\x9f\x98\x80"
#define THUMB "\xf0\x9f\x91\x8d"
#define SKIN "\xf0\x9f\x8f\xbd"
#define JOINER "\xe2\x80\x8d"
#define WOMAN "\xf0\x9f\x91\xa9"
#define GIRL "\xf0\x9f\x91\xa7"
#define HEART "\xe2\x9d\xa4"
#define AS_EMOJI "\xef\xb8\x8f"
#define FLAG_D "\xf0\x9f\x87\xa9"
#define FLAG_E "\xf0\x9f\x87\xaa"
#define TOKYO "\xe6\x9d\xb1\xe4\xba\xac"

static void
widths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns;
    } rows[] = {
        {"", 0}, {"Ana Ruiz", 8}, {"Jos\xc3\xa9", 4}, {"Jos" E_ACUTE, 4},
        {E_ACUTE "\xcc\x82\xcc\x83", 1}, {TOKYO, 4}, {"\xef\xbd\xb1", 1}, /* half-width kana */
        {"\xef\xbc\xa1", 2},                                              /* full-width letter */
        {"\xe3\x80\x80", 2},                                              /* ideographic space */
        {"\xc2\xa0", 1}, {SMILE, 2}, {THUMB SKIN, 2}, {WOMAN JOINER WOMAN JOINER GIRL, 2},
        {FLAG_D FLAG_E, 2}, {FLAG_D FLAG_E FLAG_D FLAG_E, 4}, {HEART, 1}, {HEART AS_EMOJI, 2},
        {"1" AS_EMOJI "\xe2\x83\xa3", 2},            /* keycap */
        {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2}, /* a syllable of three letters */
        {"\xed\x95\x9c", 2},                         /* the same in one */
        {"a\tb\n\033", 5}, {"\xc2\x85", 1}, {"\xff\xfe", 2}, {"x\xe2\x82", 3}, {"a\xcc\x81\xff", 2},
        {"\xee\x80\x80", 1}, /* private use */
        {"\xcd\xb8", 1},     /* unassigned */
        {"\xe2\x80\x8b", 0}, /* zero width space */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (text_width(rows[i].text) != rows[i].columns) {
            fail_msg("row %zu: %zu columns, not %zu", i, text_width(rows[i].text), rows[i].columns);
        }
    }
}

static void
fitting(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns, bytes;
    } rows[] = {
        {"", 5, 0},
        {"Ana Ruiz", 0, 0},
        {"Ana Ruiz", 3, 3},
        {"Ana Ruiz", 8, 8},
        {"Ana Ruiz", 100, 8},
        {"Jos" E_ACUTE "!", 4, 6}, /* the mark stays with its letter */
        {"Jos" E_ACUTE "!", 3, 3},
        {TOKYO, 1, 0},
        {TOKYO, 2, 3},
        {TOKYO, 3, 3},
        {TOKYO, 4, 6},
        {"a" THUMB SKIN "b", 2, 1},
        {"a" THUMB SKIN "b", 3, 9},
        {WOMAN JOINER GIRL "x", 2, 11},
        {FLAG_D FLAG_E FLAG_D FLAG_E, 3, 8},
        {"ab\xe2\x80\x8b", 2, 5}, /* what takes no column still fits */
        {"\xff\xff\xff", 2, 2},
        {"\xcc\x81", 0, 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (text_fit(rows[i].text, rows[i].columns) != rows[i].bytes) {
            fail_msg("row %zu: %zu bytes, not %zu", i, text_fit(rows[i].text, rows[i].columns),
                rows[i].bytes);
        }
    }
}

/* Whatever the text: what fits takes no more than it may, one column more takes no less, and both
   parts together are as wide as the whole. */
static void
fitting_agrees_with_width(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", " ", E_ACUTE, TOKYO, SMILE, THUMB SKIN,
        WOMAN JOINER GIRL, FLAG_D FLAG_E, HEART AS_EMOJI, "\xff", "\xe2\x82", "\n", "\xcc\x81",
        "\xe1\x84\x92\xe1\x85\xa1", JOINER};
    uint64_t random = seed_or(20261116);
    for (int i = 0; i < 3000; i++) {
        char text[256] = "", begin[256];
        size_t length = 0;
        for (int j = 0; j < 12; j++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            const char *part = parts[random % COUNT(parts)];
            memcpy(text + length, part, strlen(part) + 1);
            length += strlen(part);
        }
        size_t whole = text_width(text), last = 0;
        for (size_t columns = 0; columns <= whole; columns++) {
            size_t fit = text_fit(text, columns);
            memcpy(begin, text, fit);
            begin[fit] = '\0';
            assert_true(fit >= last);
            assert_true(text_width(begin) <= columns);
            assert_true(text_width(begin) + 1 >= columns);
            assert_int_equal(text_width(begin) + text_width(text + fit), whole);
            last = fit;
        }
        assert_int_equal(text_fit(text, whole), length);
    }
}

static void
plain_values_are_shown_as_they_are(void **state)
{
    (void)state;
    static const char *const plain[] = {"", "13/45/2026", "Jos\xc3\xa9 'Pepe'", TOKYO,
        WOMAN JOINER GIRL, "a\\b", "123456789012345678901234567890123456789012345678901234567890"};
    for (size_t i = 0; i < COUNT(plain); i++) {
        assert_string_equal(text_shown(plain[i]), plain[i]);
    }
}

static void
what_would_break_the_line_is_escaped(void **state)
{
    (void)state;
    assert_string_equal(
        text_shown("a\nb\r\n\t\033[31m\177"), "a\\x0ab\\x0d\\x0a\\x09\\x1b[31m\\x7f");
    assert_string_equal(text_shown("caf\xe9"), "caf\\xe9");
    assert_string_equal(text_shown("\xe2\x82"), "\\xe2\\x82");
    assert_string_equal(text_shown("\xc2\x9b"), "\\xc2\\x9b"); /* the other form of ESC [ */
    assert_string_equal(text_shown("x\xe2\x80\xa8y"), "x\\xe2\\x80\\xa8y");
    assert_string_equal(
        text_shown("gpj.\xe2\x80\xae"), "gpj.\\xe2\\x80\\xae"); /* turns the line round */
    assert_string_equal(
        text_shown("\xe2\x81\xa6\xd8\x9c\xe2\x80\x8e"), "\\xe2\\x81\\xa6\\xd8\\x9c\\xe2\\x80\\x8e");
}

static void
long_values_are_cut(void **state)
{
    (void)state;
    const char *sixty = "123456789012345678901234567890123456789012345678901234567890";
    char text[2000];
    snprintf(text, sizeof text, "%s1", sixty);
    assert_int_equal(strlen(text_shown(text)), 63);
    assert_memory_equal(text_shown(text), sixty, 60);
    assert_string_equal(text_shown(text) + 60, "...");
    snprintf(text, sizeof text, "%.59s" TOKYO, sixty);
    assert_string_equal(text_shown(text) + 59, "...");
    snprintf(text, sizeof text, "%.58s\n", sixty);
    assert_string_equal(text_shown(text) + 58, "...");
    snprintf(text, sizeof text, "%.56s\n", sixty);
    assert_string_equal(text_shown(text) + 56, "\\x0a");
}

/* One column, but any number of bytes: neither the buffer nor a character is cut. */
static void
marks_without_end_are_cut(void **state)
{
    (void)state;
    char text[2000] = "ab";
    for (size_t i = 2; i + 2 < sizeof text; i += 2) {
        memcpy(text + i, "\xcc\x81", 3);
    }
    assert_string_equal(text_shown(text), "a...");
    for (size_t i = 0; i + 21 < sizeof text; i += 21) {
        memcpy(text + i,
            "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
            22);
    }
    const char *shown = text_shown(text);
    assert_true(strlen(shown) < 512 && strlen(shown) > 480);
    assert_int_equal((strlen(shown) - 3) % 21, 0);
    assert_true(text_is_utf8(shown, strlen(shown)));
}

static void
eight_values_at_once(void **state)
{
    (void)state;
    const char *shown[8];
    char text[] = "0";
    for (int i = 0; i < 8; i++) {
        text[0] = (char)('0' + i);
        shown[i] = text_shown(text);
    }
    for (int i = 0; i < 8; i++) {
        assert_int_equal(shown[i][0], '0' + i);
        assert_int_equal(shown[i][1], '\0');
    }
}

static void
a_list_is_cut_between_items(void **state)
{
    (void)state;
    const char *const items[] = {"EUR", "", "USD", "a\nb"};
    char text[40], small[12];
    assert_string_equal(text_list(items, 4, "none", text, sizeof text), "EUR, none, USD, a\\x0ab");
    assert_string_equal(text_list(items, 1, "none", text, sizeof text), "EUR");
    assert_string_equal(text_list(items, 0, "none", text, sizeof text), "");
    assert_string_equal(text_list(items, 4, "none", small, sizeof small), "EUR, ...");
    assert_string_equal(text_list(items, 4, "none", small, 8), "...");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_cut_between_items),
        cmocka_unit_test(widths),
        cmocka_unit_test(fitting),
        cmocka_unit_test(fitting_agrees_with_width),
        cmocka_unit_test(plain_values_are_shown_as_they_are),
        cmocka_unit_test(what_would_break_the_line_is_escaped),
        cmocka_unit_test(long_values_are_cut),
        cmocka_unit_test(marks_without_end_are_cut),
        cmocka_unit_test(eight_values_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
