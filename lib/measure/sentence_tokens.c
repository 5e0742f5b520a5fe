/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cutting a sentence into words, numbers, dates and signs. Bytes that are no ASCII are letters,
 * except for the blanks and signs named here, so that any script, and any garbage, passes through.
 * It knows how things are written and nothing of what they mean.
 *
 * A hyphen between letters parts two words and leaves no token ("sign-up" is "sign up"); between
 * digits it is a sign ("10-12"). Letters and digits that touch are two tokens ("Q1", "40k").
 * Invariant: every byte is looked at a bounded number of times.
 */
#include "measure/sentence_tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"

struct cutting {
    const char *text, *end;
    char *fold;         /* where the next folded word goes */
    const char *joined; /* behind the last hyphen that only joins */
    struct token_list *list;
};

/* What is no letter, though not ASCII: its bytes, and what it is read as (" " a blank, "" nothing
   at all). */
static const struct {
    const char *bytes, *as;
} foreign[] = {
    {"\xC2\xA0", " "},
    {"\xE2\x80\x89", " "},
    {"\xE2\x80\xAF", " "},
    {"\xE3\x80\x80", " "},
    {"\xE2\x80\x8B", ""},
    {"\xEF\xBB\xBF", ""},
    {"\xC2\xAD", ""},
    {"\xE2\x80\x98", "'"},
    {"\xE2\x80\x99", "'"},
    {"\xE2\x80\x9C", "\""},
    {"\xE2\x80\x9D", "\""},
    {"\xE2\x80\x9E", "\""},
    {"\xC2\xAB", "\""},
    {"\xC2\xBB", "\""},
    {"\xE2\x80\x90", "-"},
    {"\xE2\x80\x91", "-"},
    {"\xE2\x80\x92", "-"},
    {"\xE2\x80\x93", "-"},
    {"\xE2\x80\x94", "-"},
    {"\xE2\x88\x92", "-"},
    {"\xE2\x80\xA2", ";"},
    {"\xE2\x80\xA6", "."},
    {"\xC3\x97", "x"},
    {"\xE2\x86\x92", ">"},
    {"\xE2\x87\x92", ">"},
    {"\xE2\x9E\x94", ">"},
    {"\xE2\x89\xA5", "\xE2\x89\xA5"},
    {"\xE2\x89\xA4", "\xE2\x89\xA4"},
    {"\xE2\x89\x88", "~"},
    {"\xC2\xB1", "~"},
    {"\xE2\x82\xAC", "\xE2\x82\xAC"},
    {"\xC2\xA3", "\xC2\xA3"},
    {"\xC2\xA5", "\xC2\xA5"},
    {"\xE2\x82\xB9", "\xE2\x82\xB9"},
    {"\xEF\xBC\x85", "%"},
    {"\xEF\xBC\x8C", ","},
};

enum { FOREIGN = sizeof foreign / sizeof *foreign };

/* The row of `foreign` that stands at `at`, or -1. */
static int
foreign_at(const char *at, const char *end)
{
    if ((unsigned char)*at < 0xC2)
        return -1;
    for (int i = 0; i < FOREIGN; i++) {
        size_t length = strlen(foreign[i].bytes);
        if (foreign[i].bytes[0] == *at && (size_t)(end - at) >= length &&
            memcmp(at, foreign[i].bytes, length) == 0)
            return i;
    }
    return -1;
}

static bool
is_letter(const char *at, const char *end)
{
    if (at >= end)
        return false;
    return chars_is_letter(*at) || ((unsigned char)*at >= 0x80 && foreign_at(at, end) < 0);
}

static bool
is_digit(const char *at, const char *end)
{
    return at < end && chars_is_digit(*at);
}

/* The length of an apostrophe, straight or curly, between two letters; else 0. */
static size_t
apostrophe(const char *at, const char *end)
{
    size_t length = 0;
    if (at < end && *at == '\'')
        length = 1;
    else if (end - at >= 3 && memcmp(at, "\xE2\x80\x99", 3) == 0)
        length = 3;
    return length > 0 && is_letter(at + length, end) ? length : 0;
}

static struct token *
add(struct cutting *cutting, enum token_kind kind, const char *at, size_t length)
{
    struct token_list *list = cutting->list;
    list->tokens = mem_grow(list->tokens, &list->capacity, list->count + 1, sizeof *list->tokens);
    struct token *token = &list->tokens[list->count++];
    *token = (struct token){.begin = (size_t)(at - cutting->text),
        .length = length,
        .word = cutting->fold,
        .kind = kind,
        .capital = *at >= 'A' && *at <= 'Z'};
    if (list->count > 1) {
        const struct token *before = token - 1;
        token->hyphened = at == cutting->joined;
        token->glued = token->hyphened || before->begin + before->length == token->begin;
    }
    return token;
}

static void
fold(struct cutting *cutting, struct token *token, char c)
{
    *cutting->fold++ = chars_lower(c);
    token->word_length++;
}

/* The length of the apostrophe behind "buyers'", which only belongs to them; else 0. */
static size_t
plural_apostrophe(const struct token *word, const char *at, const char *end)
{
    if (word->word_length < 2 || word->word[word->word_length - 1] != 's')
        return 0;
    if (*at == '\'')
        return 1;
    return end - at >= 3 && memcmp(at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static const char *
cut_word(struct cutting *cutting, const char *at)
{
    const char *start = at, *end = cutting->end;
    struct token *token = add(cutting, TOKEN_WORD, at, 0);
    bool dotted = false;

    while (at < end) {
        size_t length = apostrophe(at, end);
        if (is_letter(at, end)) {
            fold(cutting, token, *at++);
        } else if (length > 0) {
            fold(cutting, token, '\'');
            at += length;
        } else if (*at == '.' && is_letter(at + 1, end) && !is_letter(at + 2, end) &&
                   (token->word_length == 1 || dotted)) {
            at++; /* "p.a." is "pa" */
            dotted = true;
        } else if (*at == '.' && dotted) {
            at++;
            break;
        } else {
            at += plural_apostrophe(token, at, end);
            break;
        }
    }
    token->length = (size_t)(at - start);
    return at;
}

/* The length of a date of digits alone at `at` ("2027-12-31", "31.12.2027", "12/31/27"), else 0. */
static size_t
date_length(const char *at, const char *end)
{
    const char *start = at;
    size_t parts[3] = {0, 0, 0};
    char mark = '\0';

    for (int part = 0; part < 3; part++) {
        for (; is_digit(at, end) && parts[part] < 5; at++)
            parts[part]++;
        if (part == 0 && at < end)
            mark = *at;
        if (part < 2 && (at >= end || *at++ != mark))
            return 0;
    }
    if (strchr("-/.", mark) == NULL || is_digit(at, end) || parts[1] < 1 || parts[1] > 2)
        return 0;
    bool year_first = parts[0] == 4 && parts[2] >= 1 && parts[2] <= 2 && mark != '.';
    bool year_last = parts[0] <= 2 && parts[0] > 0 && (parts[2] == 4 || (parts[2] == 2));
    return year_first || year_last ? (size_t)(at - start) : 0;
}

/* The length of ",500" as a group of three (or, before such a one, two) digits; else 0. */
static size_t
group_length(const char *at, const char *end)
{
    size_t digits = 0;
    if (*at != ',')
        return 0;
    while (digits < 4 && is_digit(at + 1 + digits, end))
        digits++;
    if (digits == 3)
        return 4;
    return digits == 2 && end - at > 4 && at[3] == ',' && is_digit(at + 4, end) ? 3 : 0;
}

static const char *
cut_number(struct cutting *cutting, const char *at)
{
    const char *start = at, *end = cutting->end;
    size_t date = date_length(at, end);
    struct token *token = add(cutting, date > 0 ? TOKEN_DATE : TOKEN_NUMBER, at, date);

    if (date > 0) {
        for (; date > 0; date--)
            fold(cutting, token, *at++);
        return at;
    }
    bool point = false;
    while (at < end) {
        size_t group = point ? 0 : group_length(at, end);
        bool is_point = group == 0 && *at == '.' && !point && is_digit(at + 1, end);
        if (chars_is_digit(*at) || is_point) {
            point = point || is_point;
            fold(cutting, token, *at++);
        } else if (group > 0) {
            token->grouped = true;
            at++;
        } else {
            break;
        }
    }
    token->length = (size_t)(at - start);
    token->readable = decimal_parse_bytes(token->word, token->word_length, &token->value);
    return at;
}

/* A hyphen that only joins leaves no token. */
static bool
only_joins(const struct cutting *cutting, const char *at, const char *next)
{
    const char *end = cutting->end;
    if (at == cutting->text || next >= end || cutting->list->count == 0)
        return false;
    const struct token *before = &cutting->list->tokens[cutting->list->count - 1];
    if (before->begin + before->length != (size_t)(at - cutting->text))
        return false;
    if (before->kind == TOKEN_NUMBER)
        return is_letter(next, end);
    return before->kind == TOKEN_WORD && (is_letter(next, end) || is_digit(next, end));
}

static const char *
cut_sign(struct cutting *cutting, const char *at)
{
    int row = foreign_at(at, cutting->end);
    const char *as = row < 0 ? at : foreign[row].as;
    size_t length = row < 0 ? 1 : strlen(foreign[row].bytes);

    if (row >= 0 && (*as == ' ' || *as == '\0'))
        return at + length;
    if (*as == '-' && only_joins(cutting, at, at + length))
        return cutting->joined = at + length;
    struct token *token = add(cutting, TOKEN_SIGN, at, length);
    size_t letters = row < 0 ? 1 : strlen(as);
    for (size_t i = 0; i < letters; i++)
        fold(cutting, token, as[i]);
    if (*as == 'x')
        token->kind = TOKEN_WORD;
    return at + length;
}

void
tokens_cut(struct token_list *list, const char *text, size_t length)
{
    const char *at = text, *end = text + length;

    list->count = 0;
    list->folded = mem_grow(list->folded, &list->folded_capacity, length + 1, 1);
    struct cutting cutting = {text, end, list->folded, NULL, list};
    while (at < end) {
        if (strchr(" \t\n\r\v\f", *at) != NULL) /* NUL too */
            at++;
        else if (chars_is_digit(*at) ||
                 (*at == '.' && is_digit(at + 1, end) && (at == text || !is_letter(at - 1, end))))
            at = cut_number(&cutting, at);
        else if (is_letter(at, end))
            at = cut_word(&cutting, at);
        else
            at = cut_sign(&cutting, at);
    }
    list->tokens =
        mem_grow(list->tokens, &list->capacity, list->count + TOKENS_BEHIND, sizeof *list->tokens);
    for (size_t i = 0; i < TOKENS_BEHIND; i++)
        list->tokens[list->count + i] = (struct token){.begin = length, .word = cutting.fold};
}

void
tokens_free(struct token_list *list)
{
    free(list->tokens);
    free(list->folded);
}
