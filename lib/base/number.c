/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and money as people and CRMs write them, and computed figures as the programs write them.
 * Refuses to guess: the decimal mark is told, groups are of three digits, and a word that is
 * neither a known currency nor one of the few suffixes makes the text no number.
 * Invariant: number_marks() and number_read() take the text apart with the same code, and no value
 * that is read is rounded.
 */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/money.h"

/* Where registers hold more than a double (the 387's), results would hang on what the compiler
   keeps in them: see `arithmetic` in the Makefile. */
_Static_assert(FLT_EVAL_METHOD == 0, "doubles must be calculated as doubles (-msse2 -mfpmath=sse)");

/* A text taken apart. Among the digits, from `digits` to `end`, are separators and the mark. */
struct parts {
    const char *digits;
    const char *end;
    ptrdiff_t whole_digits; /* digits before the decimal mark */
    bool grouped;
    bool has_exponent;
    int power; /* of ten: exponent or suffix */
    char sign; /* '+', '-', '(' or NUL */
    const char *currency;
    size_t currency_length;
};

static const struct {
    const char *word; /* as it is: 5 MN is no number */
    int power;
} suffixes[] = {{"k", 3}, {"K", 3}, {"m", 6}, {"M", 6}, {"mn", 6}, {"b", 9}, {"B", 9}, {"bn", 9}};

static const char minus_sign[] = "\xE2\x88\x92"; /* U+2212, which some locales write */

/* The number of bytes of the minus at `text`, 0 if there is none. */
static size_t
minus_length(const char *text)
{
    return *text == '-' ? 1 : chars_begins(text, minus_sign);
}

/* The functions called read_... return the place behind what they read, or NULL. */

static const char *
read_currency(const char *at, struct parts *parts)
{
    size_t length = money_sign_length(at);

    if (length == 0 || parts->currency_length > 0)
        return NULL;
    parts->currency = at;
    parts->currency_length = length;
    return at + length;
}

/* A sign or parenthesis and a currency, in any order, each at most once. */
static const char *
read_front(const char *at, struct parts *parts)
{
    for (;;) {
        at = chars_skip_blanks(at);
        size_t minus = minus_length(at);
        if (parts->sign == '\0' && (minus > 0 || *at == '+' || *at == '(')) {
            parts->sign = minus > 0 ? '-' : *at;
            at += minus > 0 ? minus : 1;
            continue;
        }
        const char *behind = read_currency(at, parts);
        if (behind == NULL)
            return at;
        at = behind;
    }
}

/* What stands between groups of digits: the mark that is not the decimal mark, a blank or an
   apostrophe. Returns its kind, because one number uses one kind; NUL if there is none. */
static char
group_separator(const char *at, char mark, size_t *length)
{
    const char other = mark == '.' ? ',' : '.';

    *length = 1;
    if (*at == other || *at == '\'')
        return *at;
    *length = chars_begins(at, "\xE2\x80\x99"); /* the curly apostrophe, U+2019 */
    if (*length > 0)
        return '\'';
    *length = *at == '\t' ? 0 : chars_blank(at);
    return *length > 0 ? ' ' : '\0';
}

static size_t
count_digits(const char *at)
{
    size_t count = 0;

    while (chars_is_digit(at[count]))
        count++;
    return count;
}

/* The digits before the decimal mark, in one run or in groups of three behind one to three that
   do not begin with 0. What is no such group is left where it stands, and spoils the number. */
static const char *
read_whole(const char *at, char mark, struct parts *parts)
{
    size_t count = count_digits(at);
    bool can_group = count >= 1 && count <= 3 && *at != '0';
    char kind = '\0';

    parts->digits = at;
    parts->whole_digits = (ptrdiff_t)count;
    at += count;
    while (can_group) {
        size_t length;
        char found = group_separator(at, mark, &length);
        if (found == '\0' || (kind != '\0' && found != kind) || count_digits(at + length) != 3)
            break;
        kind = found;
        at += length + 3;
        parts->whole_digits += 3;
    }
    parts->grouped = kind != '\0';
    return at;
}

static const char *
read_exponent(const char *at, struct parts *parts)
{
    int number;

    if (chars_lower(*at) != 'e')
        return at;
    const char *exponent = at + 1;
    bool below_one = *exponent == '-';
    if (*exponent == '-' || *exponent == '+')
        exponent++;
    if (!chars_is_digit(*exponent))
        return at; /* perhaps EUR */
    /* Machines write exponents, and they do not group: 1.234e5 is no 1234 under a decimal comma. */
    size_t length = chars_number(exponent, 9, &number);
    if (length == 0 || parts->grouped)
        return NULL;
    parts->has_exponent = true;
    parts->power = below_one ? -number : number;
    return exponent + length;
}

static const char *
read_digits(const char *at, char mark, struct parts *parts)
{
    at = read_whole(at, mark, parts);
    if (*at == mark && chars_is_digit(at[1]))
        at += 1 + count_digits(at + 1);
    parts->end = at;
    return at > parts->digits ? read_exponent(at, parts) : NULL;
}

/* K, mn and the like, directly or after blanks. Without one the place stays where it was. */
static const char *
read_suffix(const char *start, struct parts *parts)
{
    const char *at = chars_skip_blanks(start);

    /* 5 kr is not five thousand of something called r. */
    if (parts->has_exponent || money_sign_length(at) > 0)
        return start;
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        size_t length = strlen(suffixes[i].word);
        if (strncmp(at, suffixes[i].word, length) == 0 && !chars_is_letter(at[length])) {
            parts->power = suffixes[i].power;
            return at + length;
        }
    }
    return start;
}

/* A minus directly behind the digits, then a closing parenthesis and a currency in any order. */
static const char *
read_back(const char *at, struct parts *parts)
{
    bool open = parts->sign == '(';
    size_t minus = minus_length(at);

    if (parts->sign == '\0' && minus > 0) {
        parts->sign = '-';
        at += minus;
    }
    for (;;) {
        at = chars_skip_blanks(at);
        if (open && *at == ')') {
            open = false;
            at++;
            continue;
        }
        const char *behind = read_currency(at, parts);
        if (behind == NULL)
            return open ? NULL : at;
        at = behind;
    }
}

static bool
take_apart(const char *text, char mark, struct parts *parts)
{
    *parts = (struct parts){.digits = NULL};
    const char *at = read_digits(read_front(text, parts), mark, parts);
    if (at == NULL)
        return false;
    at = read_back(read_suffix(at, parts), parts);
    return at != NULL && *at == '\0';
}

/* A value that is put together digit by digit, from the left. */
struct sum {
    ptrdiff_t
        place; /* how many digits are to come before the decimal point; negative: zeros behind it */
    uint64_t unit; /* what the next digit behind the point counts, in 10^-18; 0: it would be lost */
    struct decimal value;
};

static bool
add_digit(struct sum *sum, int digit)
{
    if (sum->place > 0) {
        if (sum->value.whole > (INT64_MAX - digit) / 10)
            return false;
        sum->value.whole = sum->value.whole * 10 + digit;
        sum->place--;
        return true;
    }
    sum->value.fraction += (uint64_t)digit * sum->unit;
    bool lost = sum->unit == 0 && digit != 0;
    sum->unit /= 10;
    return !lost;
}

/* The value without its sign. False if it is too large or has more than 18 decimals. */
static bool
put_together(const struct parts *parts, struct decimal *value)
{
    const int out_of_reach = 1000; /* a hostile 0e999999999 is not worth that many steps */
    struct sum sum = {parts->whole_digits + parts->power, DECIMAL_ONE_FRACTION / 10, {0, 0}};

    if (parts->power > out_of_reach || parts->power < -out_of_reach)
        return false;
    for (ptrdiff_t place = sum.place; place < 0 && sum.unit > 0; place++)
        sum.unit /= 10;
    for (const char *at = parts->digits; at < parts->end; at++)
        if (chars_is_digit(*at) && !add_digit(&sum, *at - '0'))
            return false;
    while (sum.place > 0)
        if (!add_digit(&sum, 0))
            return false;
    *value = sum.value;
    return true;
}

unsigned
number_marks(const char *text)
{
    struct parts parts;

    return (take_apart(text, '.', &parts) ? MARK_POINT : 0u) |
           (take_apart(text, ',', &parts) ? MARK_COMMA : 0u);
}

bool
number_is_ambiguous(const char *text)
{
    struct number point, comma;

    return number_read(text, '.', &point) && number_read(text, ',', &comma) &&
           decimal_compare(point.value, comma.value) != 0;
}

bool
number_is_zero(const char *text)
{
    return strpbrk(text, "123456789") == NULL && strchr(text, '0') != NULL;
}

bool
number_read(const char *text, char mark, struct number *number)
{
    struct parts parts;
    struct number read = {{0, 0}, ""};

    if (!take_apart(text, mark, &parts) || !put_together(&parts, &read.value))
        return false;
    if (parts.sign == '-' || parts.sign == '(')
        (void)decimal_negate(&read.value); /* what has no sign yet can be negated */
    for (size_t i = 0; i < parts.currency_length; i++)
        read.currency[i] = parts.currency[i];
    *number = read;
    return true;
}

/* Writes `count` digits, with zeros where there are no more. Returns the place behind them. */
static char *
put_digits(char *to, const char **digits, int count)
{
    for (; count > 0; count--)
        *to++ = **digits != '\0' ? *(*digits)++ : '0';
    return to;
}

const char *
number_text(double value, int digits, char text[static NUMBER_TEXT_SIZE])
{
    char rounded[32]; /* d.dddde+ddd */
    char significant[20];
    char *to = text;
    size_t count = 0;

    *text = '\0';
    if (!isfinite(value))
        return text;
    digits = digits < 1 ? 1 : digits > 17 ? 17 : digits;
    snprintf(rounded, sizeof rounded, "%.*e", digits - 1, fabs(value));

    const char *at = rounded;
    for (; *at != 'e'; at++)
        if (chars_is_digit(*at))
            significant[count++] = *at;
    while (count > 1 && significant[count - 1] == '0')
        count--;
    significant[count] = '\0';
    int exponent = (int)strtol(at + 1, NULL, 10);

    const char *next = significant;
    if (value < 0)
        *to++ = '-';
    to = put_digits(to, &next, exponent >= 0 ? exponent + 1 : 0);
    if (exponent < 0)
        *to++ = '0';
    if (*next != '\0')
        *to++ = '.';
    for (int place = -1; place > exponent; place--)
        *to++ = '0';
    to = put_digits(to, &next, (int)strlen(next));
    *to = '\0';
    return text;
}

bool
number_text_read(const char *text, double *value)
{
    const char *from = text + (text[0] == '-' || text[0] == '+');
    size_t whole = strspn(from, "0123456789");
    const char *end = from + whole;
    if (*end == '.')
        end += 1 + strspn(end + 1, "0123456789");
    double read = strtod(text, NULL);
    if (whole == 0 || *end != '\0' || !isfinite(read))
        return false;
    *value = read;
    return true;
}
