/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/sentence_tokens: words, numbers, dates and signs, and nothing is lost or invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "measure/sentence_tokens.h"
#include "seed.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The tokens with a blank between; ~ for glued, - for joined by a hyphen, and the kind where it is
   not a word: # number, @ date, ! sign. */
static void
write_tokens(const struct token_list *list, char *text, size_t size)
{
    static const char *const kinds[] = {"", "", "#", "@", "!"};
    size_t length = 0;
    *text = '\0';
    for (size_t i = 0; i < list->count; i++) {
        const struct token *token = &list->tokens[i];
        const char *gap = i == 0 ? "" : token->hyphened ? "-" : token->glued ? "~" : " ";
        length += (size_t)snprintf(text + length, size - length, "%s%s%.*s", gap,
            kinds[token->kind], (int)token->word_length, token->word);
    }
}

static void
texts_are_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text, *tokens;
    } rows[] = {
        {"Book 12 Meetings", "book #12 meetings"},
        {"1,500 calls", "#1500 calls"},
        {"1,50", "#1~!,~#50"},
        {"$1,50,000", "!$~#150000"},
        {"2.5M", "#2.5~m"},
        {".5", "#.5"},
        {"10.", "#10~!."},
        {"10-12", "#10~!-~#12"},
        {"10\xE2\x80\x93"
         "12",
            "#10~!-~#12"},
        {"sign-ups", "sign-ups"},
        {"a 5-person team", "a #5-person team"},
        {"twenty-five", "twenty-five"},
        {"a - b", "a !- b"},
        {"-5", "!-~#5"},
        {"Q1", "q~#1"},
        {"70+/day", "#70~!+~!/~day"},
        {"2027-12-31", "@2027-12-31"},
        {"31.12.2027", "@31.12.2027"},
        {"12/31/27", "@12/31/27"},
        {"1/2", "#1~!/~#2"},
        {"1.2.3.4", "#1.2~#.3~#.4"},
        {"p.a. and U.S. sales", "pa and us sales"},
        {"clients' NPS", "clients nps"},
        {"client's", "client's"},
        {"client\xE2\x80\x99s", "client's"},
        {"\xE2\x82\xAC"
         "250k",
            "!\xE2\x82\xAC~#250~k"},
        {"caf\xC3\xA9", "caf\xC3\xA9"},
        {"a\xC2\xA0"
         "b",
            "a b"},
        {"5\xC3\x97", "#5~x"},
        {"8 \xE2\x86\x92 12", "#8 !> #12"},
        /* Dates have a year of four digits in front, or of four or two behind. */
        {"12/31/2027", "@12/31/2027"},
        {"01.02.27", "@01.02.27"},
        {"1-2-2027", "@1-2-2027"},
        {"2027/1/2", "@2027/1/2"},
        {"2027-1-31", "@2027-1-31"},
        {"1/2/27/3", "@1/2/27~!/~#3"},
        {"2027.1.2", "#2027.1~#.2"},
        {"2027-1-311", "#2027~!-~#1~!-~#311"},
        {"2027-123-1", "#2027~!-~#123~!-~#1"},
        {"2027--1", "#2027~!-~!-~#1"},
        {"2027-12", "#2027~!-~#12"},
        {"2027-12-", "#2027~!-~#12~!-"},
        {"20271-12-1", "#20271~!-~#12~!-~#1"},
        {"1/2/3", "#1~!/~#2~!/~#3"},
        {"1/2/273", "#1~!/~#2~!/~#273"},
        {"1/2/12345", "#1~!/~#2~!/~#12345"},
        {"1/2/123456", "#1~!/~#2~!/~#123456"},
        {"123/1/27", "#123~!/~#1~!/~#27"},
        {"123/1/2027", "#123~!/~#1~!/~#2027"},
        {"12345/1/27", "#12345~!/~#1~!/~#27"},
        {"1:2:27", "#1~!:~#2~!:~#27"},
        {"1/2.27", "#1~!/~#2.27"},
        {"1,2,27", "#1~!,~#2~!,~#27"},
        {"/1/27", "!/~#1~!/~#27"},
        /* Groups of digits. */
        {"1,5000", "#1~!,~#5000"},
        {"1,500,000", "#1500000"},
        {"1,50,00", "#150~!,~#00"},
        {"1,50,a", "#1~!,~#50~!,~a"},
        {"1,50,", "#1~!,~#50~!,"},
        {"1,500a", "#1500~a"},
        {"1.5,500", "#1.5~!,~#500"},
        {"12,345.67", "#12345.67"},
        {"1.5.", "#1.5~!."},
        {"a.5", "a~!.~#5"},
        {"%.5", "!%~#.5"},
        /* Points and apostrophes in words. */
        {"p.m", "pm"},
        {"p.m. a", "pm a"},
        {"pp.m", "pp~!.~m"},
        {"a.bc", "a~!.~bc"},
        {"U.S.A.", "usa"},
        {"p.a.bc", "pa~bc"},
        {"a.", "a~!."},
        {"s'", "s~!'"},
        {"as' b", "as b"},
        {"buyer'", "buyer~!'"},
        {"buyers\xE2\x80\x99", "buyers"},
        {"l'an", "l'an"},
        {"a'1", "a~!'~#1"},
        {"'a'", "!'~a~!'"},
        /* Hyphens. */
        {"5-", "#5~!-"},
        {"5-x", "#5-x"},
        {"a-1", "a-#1"},
        {"a -b", "a !-~b"},
        {"a- b", "a~!- b"},
        {"-a", "!-~a"},
        {"a--b", "a~!-~!-~b"},
        {"%-a", "!%~!-~a"},
        {"a-\xC3\xA9", "a-\xC3\xA9"},
        {"\xFF\xFE", "\xFF\xFE"},
        {"\xE2\x82", "\xE2\x82"},
        {"\x80", "\x80"},
        {"\x7F", "!\x7F"},
        {"", ""},
        {" \t\r\n", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct token_list list = {0};
        char text[200];
        tokens_cut(&list, rows[i].text, strlen(rows[i].text));
        write_tokens(&list, text, sizeof text);
        if (strcmp(text, rows[i].tokens) != 0)
            fail_msg("'%s' is cut into '%s', expected '%s'", rows[i].text, text, rows[i].tokens);
        assert_int_equal(list.tokens[list.count].kind, TOKEN_END);
        tokens_free(&list);
    }
}

/* The text ends where its length says, whatever stands behind. */
static void
what_stands_behind_is_not_read(void **state)
{
    (void)state;
    static const char *const texts[] = {"1", "2027-12-3", "2027-12-", "1/2/2", "1,50", "1,500", "a",
        "a.b", "a.", "p.m", "as", "as'", "5-", "a-", "a'", "5.", "\xE2\x80", "\xE2", "9", "1,50,"};
    static const char *const tails[] = {"7", "1-2", "a", ",500", ".5", "'s", "\xE2\x80\x99s",
        "\x80\x99", "\x99s", "-b", "\xA0", "00", ",5"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct token_list list = {0};
        char alone[200], text[100], behind[200];
        size_t length = strlen(texts[i]);
        tokens_cut(&list, texts[i], length);
        write_tokens(&list, alone, sizeof alone);
        for (size_t k = 0; k < COUNT(tails); k++) {
            snprintf(text, sizeof text, "%s%s", texts[i], tails[k]);
            tokens_cut(&list, text, length);
            write_tokens(&list, behind, sizeof behind);
            assert_string_equal(behind, alone);
        }
        tokens_free(&list);
    }
}

static void
tokens_say_where_they_stand(void **state)
{
    (void)state;
    static const struct {
        size_t begin, length, word_length;
        bool capital, grouped, readable;
        int value;
    } rows[] = {
        {0, 4, 4, true, false, false, 0},
        {5, 5, 4, false, true, true, 1500},
        {11, 8, 7, false, false, false, 0},
        {20, 3, 3, true, false, false, 0},
        {24, 2, 2, false, false, true, 45},
        {27, 1, 1, true, false, false, 0},
        {29, 1, 1, true, false, false, 0},
        {31, 1, 1, false, false, false, 0},
        {32, 1, 1, false, false, false, 0},
    };
    struct token_list list = {0};
    static const char text[] = "Ring 1,500 clients' NPS 45 A Z @[";

    tokens_cut(&list, text, sizeof text - 1);
    assert_int_equal(list.count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct token *token = &list.tokens[i];
        assert_int_equal(token->begin, rows[i].begin);
        assert_int_equal(token->length, rows[i].length);
        assert_int_equal(token->word_length, rows[i].word_length);
        assert_int_equal(token->capital, rows[i].capital);
        assert_int_equal(token->grouped, rows[i].grouped);
        assert_int_equal(token->readable, rows[i].readable);
        assert_int_equal(token->value.whole, rows[i].value);
    }
    for (size_t i = 0; i < TOKENS_BEHIND; i++) {
        assert_int_equal(list.tokens[list.count + i].kind, TOKEN_END);
        assert_int_equal(list.tokens[list.count + i].begin, sizeof text - 1);
        assert_int_equal(list.tokens[list.count + i].word_length, 0);
    }
    tokens_free(&list);
}

/* Whatever the bytes: tokens follow each other, stay inside the text and are not empty. */
static void
any_bytes_can_be_cut(void **state)
{
    (void)state;
    unsigned long seed = (unsigned long)seed_or(20261121);
    struct token_list list = {0};
    for (int round = 0; round < 5000; round++) {
        char text[64];
        size_t length = seed % sizeof text, end = 0;
        for (size_t i = 0; i < length; i++) {
            seed = (seed * 1103515245 + 12345) & 0x7fffffff;
            text[i] = (char)(seed >> 12);
        }
        tokens_cut(&list, text, length); /* what the list held before is gone */
        for (size_t i = 0; i < list.count; i++) {
            assert_true(list.tokens[i].begin >= end && list.tokens[i].length > 0);
            end = list.tokens[i].begin + list.tokens[i].length;
        }
        assert_true(end <= length);
        seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    }
    tokens_free(&list);
}

static void
numbers_that_do_not_fit_are_not_readable(void **state)
{
    (void)state;
    struct token_list list = {0};
    static const char text[] = "9223372036854775807 9223372036854775808 0.1234567890123456789";
    tokens_cut(&list, text, sizeof text - 1);
    assert_int_equal(list.count, 3);
    assert_true(list.tokens[0].readable);
    assert_false(list.tokens[1].readable);
    assert_false(list.tokens[2].readable);
    tokens_free(&list);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cut),
        cmocka_unit_test(what_stands_behind_is_not_read),
        cmocka_unit_test(tokens_say_where_they_stand),
        cmocka_unit_test(any_bytes_can_be_cut),
        cmocka_unit_test(numbers_that_do_not_fit_are_not_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
