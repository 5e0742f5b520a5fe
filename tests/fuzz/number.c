/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers, amounts, computed figures and exact decimals. What is read, written and read again is
 * the same; marks that are said to be possible are read; sums are exact, in any order.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#include "base/decimal.h"
#include "base/diag.h"
#include "base/money.h"
#include "base/number.h"
#include "base/text.h"

static bool
same(struct decimal a, struct decimal b)
{
    return a.whole == b.whole && a.fraction == b.fraction;
}

static void
check_decimal(struct decimal value)
{
    char text[DECIMAL_TEXT_SIZE];
    struct decimal again, negative = value, sum;
    fuzz_check(value.fraction < DECIMAL_ONE_FRACTION, "a fraction of more than one");
    fuzz_check(decimal_parse(decimal_text(value, text), &again), "what was written is not read");
    fuzz_check(same(value, again), "what was written reads otherwise");
    fuzz_check(fabs(decimal_to_double(value) - strtod(text, NULL)) <=
                   fabs(decimal_to_double(value)) * 1e-15,
        "another double than of strtod()");
    if (decimal_negate(&negative)) {
        fuzz_check(decimal_compare(value, negative) == -decimal_compare(negative, value), "order");
        sum = value;
        fuzz_check(
            decimal_add(&sum, negative) && same(sum, (struct decimal){0, 0}), "a - a is not 0");
    }
}

static void
try_number(const char *text)
{
    unsigned marks = number_marks(text);
    struct number point, comma, *both[] = {&point, &comma};
    bool read[2];
    for (size_t i = 0; i < 2; i++) {
        read[i] = number_read(text, ".,"[i], both[i]);
        fuzz_check(!read[i] || (marks & (i == 0 ? MARK_POINT : MARK_COMMA)) != 0,
            "number_marks() and number_read() differ");
        if (read[i]) {
            check_decimal(both[i]->value);
            fuzz_check(strlen(both[i]->currency) < MONEY_SIGN_SIZE, "a sign that is too long");
        }
    }
    if (read[0] && read[1])
        fuzz_check(number_is_ambiguous(text) == !same(point.value, comma.value), "ambiguous");
    if (number_is_zero(text) && read[0])
        fuzz_check(same(point.value, (struct decimal){0, 0}), "a zero that is none");
}

static void
try_all(void *data)
{
    const char *text = data;
    struct decimal value, other;
    double figure;
    char written[NUMBER_TEXT_SIZE];
    if (decimal_parse(text, &value)) {
        check_decimal(value);
        other = value;
        if (decimal_scale(&other, 3) && decimal_scale(&other, -3))
            fuzz_check(same(value, other), "a thousand of it, and a thousandth, is another");
        other = value;
        if (decimal_convert(&other, 7, 7, 17))
            check_decimal(other);
    }
    try_number(text);
    if (number_text_read(text, &figure)) {
        fuzz_check(isfinite(figure), "a figure that is not finite");
        double again;
        fuzz_check(number_text_read(number_text(figure, 17, written), &again) && again == figure,
            "a figure of 17 digits reads otherwise");
    }
    size_t sign = money_sign_length(text);
    fuzz_check(sign < MONEY_SIGN_SIZE && sign <= strlen(text), "a sign that is too long");
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_check(fuzz_run(try_all, (void *)(uintptr_t)fuzz_text(bytes, size)) == FUZZ_RETURNED,
        "a number ended the program");
    return 0;
}
