/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact decimal numbers with 64-bit arithmetic only, so they are the same on every machine.
 * Refuses to round: what does not fit is refused and leaves the value as it was.
 * Invariant: 0 <= fraction < 10^18 in every value that leaves this file.
 */
#include "base/decimal.h"

#include <stdlib.h>
#include <string.h>

#include "base/chars.h"

enum { DECIMALS = 18 };

/* Sign and size apart, as numbers are written: -1.5 is negative, 1, 5 * 10^17. */
struct magnitude {
    bool negative;
    uint64_t whole; /* at most 2^63 */
    uint64_t fraction;
};

static struct magnitude
to_magnitude(struct decimal value)
{
    struct magnitude size = {value.whole < 0, (uint64_t)value.whole, value.fraction};

    if (size.negative) {
        /* Unsigned arithmetic wraps, so this is right for INT64_MIN too. */
        size.whole = UINT64_C(0) - size.whole;
        if (size.fraction > 0) {
            size.whole--;
            size.fraction = DECIMAL_ONE_FRACTION - size.fraction;
        }
    }
    return size;
}

static bool
from_magnitude(struct magnitude size, struct decimal *value)
{
    uint64_t below_zero = size.whole;

    if (!size.negative) {
        if (size.whole > INT64_MAX)
            return false;
        *value = (struct decimal){(int64_t)size.whole, size.fraction};
        return true;
    }
    if (size.fraction > 0) {
        below_zero++;
        size.fraction = DECIMAL_ONE_FRACTION - size.fraction;
    }
    if (below_zero > (uint64_t)INT64_MAX + 1)
        return false;
    /* In two steps, because -INT64_MIN is not an int64_t. */
    int64_t whole = below_zero == 0 ? 0 : -(int64_t)(below_zero - 1) - 1;
    *value = (struct decimal){whole, size.fraction};
    return true;
}

/* Reads a number of digits alone, few enough to fit: most are. */
static bool
read_digits(const char *text, size_t length, struct decimal *value)
{
    int64_t sum = 0;

    if (length == 0 || length > DECIMALS)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!chars_is_digit(text[i]))
            return false;
        sum = sum * 10 + (text[i] - '0');
    }
    *value = (struct decimal){sum, 0};
    return true;
}

/* Reads the digits from `at` up to `end` or another character, which is returned; NULL if there is
   no digit, or more than fit. */
static const char *
read_whole(const char *at, const char *end, uint64_t *whole)
{
    const char *start = at;
    uint64_t sum = 0;

    for (; at < end && chars_is_digit(*at); at++) {
        if (sum > (uint64_t)INT64_MAX / 10)
            return NULL;
        sum = sum * 10 + (uint64_t)(*at - '0'); /* at most 2^63 + 1, which is refused later */
    }
    *whole = sum;
    return at > start ? at : NULL;
}

/* Reads the digits behind the point, up to `end`. False if one that counts would be lost. */
static bool
read_fraction(const char *at, const char *end, uint64_t *fraction)
{
    uint64_t unit = DECIMAL_ONE_FRACTION / 10;
    uint64_t sum = 0;

    if (at == end)
        return false;
    for (; at < end; at++) {
        if (!chars_is_digit(*at) || (unit == 0 && *at != '0'))
            return false;
        sum += (uint64_t)(*at - '0') * unit;
        unit /= 10;
    }
    *fraction = sum;
    return true;
}

bool
decimal_parse_bytes(const char *text, size_t length, struct decimal *value)
{
    if (read_digits(text, length, value))
        return true;
    const char *end = text + length;
    struct magnitude size = {false, 0, 0};

    if (length > 0 && (*text == '-' || *text == '+')) {
        size.negative = *text == '-';
        text++;
    }
    text = read_whole(text, end, &size.whole);
    if (text == NULL)
        return false;
    if (text < end && (*text != '.' || !read_fraction(text + 1, end, &size.fraction)))
        return false;
    return from_magnitude(size, value);
}

bool
decimal_parse(const char *text, struct decimal *value)
{
    return decimal_parse_bytes(text, strlen(text), value);
}

struct decimal
decimal_from_int(int64_t whole)
{
    return (struct decimal){whole, 0};
}

bool
decimal_add(struct decimal *sum, struct decimal value)
{
    uint64_t fraction = sum->fraction + value.fraction;
    int64_t a = sum->whole;
    int64_t b = value.whole;

    if (fraction >= DECIMAL_ONE_FRACTION) {
        /* The carry goes in first: otherwise -2^63 + -1 + 1 would seem too large. */
        fraction -= DECIMAL_ONE_FRACTION;
        if (b < INT64_MAX)
            b++;
        else if (a < INT64_MAX)
            a++;
        else
            return false;
    }
    if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b)
        return false;
    *sum = (struct decimal){a + b, fraction};
    return true;
}

bool
decimal_negate(struct decimal *value)
{
    struct magnitude size = to_magnitude(*value);

    size.negative = !size.negative;
    return from_magnitude(size, value);
}

static bool
times_ten(struct magnitude *size)
{
    uint64_t tenfold = size->fraction * 10; /* below 10^19, which fits */

    if (size->whole > (uint64_t)INT64_MAX / 10)
        return false;
    size->whole = size->whole * 10 + tenfold / DECIMAL_ONE_FRACTION;
    size->fraction = tenfold % DECIMAL_ONE_FRACTION;
    return true;
}

static bool
tenth_of(struct magnitude *size)
{
    if (size->fraction % 10 != 0)
        return false;
    size->fraction = size->fraction / 10 + size->whole % 10 * (DECIMAL_ONE_FRACTION / 10);
    size->whole /= 10;
    return true;
}

bool
decimal_scale(struct decimal *value, int power)
{
    struct magnitude size = to_magnitude(*value);

    if (power < -DECIMALS || power > DECIMALS)
        return false;
    for (; power > 0; power--)
        if (!times_ten(&size))
            return false;
    for (; power < 0; power++)
        if (!tenth_of(&size))
            return false;
    return from_magnitude(size, value);
}

bool
decimal_convert(struct decimal *value, uint32_t times, uint32_t over, int decimals)
{
    const uint64_t half = UINT64_C(1000000000); /* the fraction in two halves of nine digits */
    struct magnitude size = to_magnitude(*value);
    uint64_t low = size.fraction % half * times;
    uint64_t high = size.fraction / half * times + low / half;
    uint64_t unit = DECIMAL_ONE_FRACTION;

    low %= half;
    if (times > 0 && size.whole > (UINT64_MAX - high / half) / times)
        return false;
    uint64_t whole = size.whole * times + high / half;
    high = whole % over * half + high % half;
    low = high % over * half + low;
    whole /= over;
    size.fraction = high / over * half + low / over;
    for (int i = 0; i < decimals; i++)
        unit /= 10;
    size.fraction += unit / 2;
    if (size.fraction >= DECIMAL_ONE_FRACTION) {
        size.fraction -= DECIMAL_ONE_FRACTION;
        whole++;
    }
    size.fraction -= size.fraction % unit;
    size.whole = whole;
    return from_magnitude(size, value);
}

int
decimal_compare(struct decimal a, struct decimal b)
{
    if (a.whole != b.whole)
        return a.whole < b.whole ? -1 : 1;
    return (a.fraction > b.fraction) - (a.fraction < b.fraction);
}

double
decimal_to_double(struct decimal value)
{
    const int64_t exact = INT64_C(1) << 53; /* up to here every whole number is a double */
    char text[DECIMAL_TEXT_SIZE];

    if (value.fraction == 0 && value.whole >= -exact && value.whole <= exact)
        return (double)value.whole;
    /* Adding two rounded doubles would round twice; strtod rounds once. */
    return strtod(decimal_text(value, text), NULL);
}

const char *
decimal_text(struct decimal value, char text[static DECIMAL_TEXT_SIZE])
{
    struct magnitude size = to_magnitude(value);
    char digits[20]; /* of the whole part, last digit first */
    size_t count = 0;
    char *to = text;

    do {
        digits[count++] = (char)('0' + size.whole % 10);
        size.whole /= 10;
    } while (size.whole > 0);

    if (size.negative)
        *to++ = '-';
    while (count > 0)
        *to++ = digits[--count];
    if (size.fraction > 0)
        *to++ = '.';
    while (size.fraction > 0) {
        size.fraction *= 10; /* below 10^19, which fits */
        *to++ = (char)('0' + size.fraction / DECIMAL_ONE_FRACTION);
        size.fraction %= DECIMAL_ONE_FRACTION;
    }
    *to = '\0';
    return text;
}
