/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * measure/sentence_tokens: words, numbers, dates and signs, and nothing is lost or invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
        {"\xFF\xFE", "\xFF\xFE"},
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
        cmocka_unit_test(any_bytes_can_be_cut),
        cmocka_unit_test(numbers_that_do_not_fit_are_not_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
