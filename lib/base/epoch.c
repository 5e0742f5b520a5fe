/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counted moments. Refuses to guess: the number of digits alone says seconds or milliseconds, and a
 * serial is read only by whoever asks for one.
 * Invariant: a number is taken apart as digits, never through a floating-point type, so every
 * instant is exact.
 */
#include "base/epoch.h"

#include <stdint.h>

#include "base/chars.h"
#include "base/day.h"

enum { SECONDS_PER_DAY = 86400, SECOND_DIGITS = 10, MILLISECOND_DIGITS = 13 };

/* A number as written. */
struct counted {
    int64_t whole;
    int digits;       /* of the whole */
    int64_t fraction; /* in units of FRACTION_ONE; further decimals are dropped */
};

#define FRACTION_ONE INT64_C(1000000000000)

/* Takes digits, perhaps followed by one of `marks` and digits, from the whole text. */
static bool
take_apart(const char *text, const char *marks, struct counted *number)
{
    const char *at = chars_skip_blanks(text);
    *number = (struct counted){0, 0, 0};
    if (*at == '0')
        return false;
    for (; chars_is_digit(*at); at++) {
        if (++number->digits > MILLISECOND_DIGITS)
            return false;
        number->whole = number->whole * 10 + (*at - '0');
    }
    if (number->digits > 0 && (*at == marks[0] || (*at != '\0' && *at == marks[1]))) {
        at++;
        if (!chars_is_digit(*at))
            return false;
        int64_t unit = FRACTION_ONE;
        for (; chars_is_digit(*at); at++) {
            unit /= 10;
            number->fraction += (*at - '0') * unit;
        }
    }
    return number->digits > 0 && *chars_skip_blanks(at) == '\0';
}

bool
epoch_read(const char *text, struct moment *moment)
{
    struct counted number;
    if (!take_apart(text, ".", &number) ||
        (number.digits != SECOND_DIGITS && number.digits != MILLISECOND_DIGITS))
        return false;
    int64_t seconds = number.digits == SECOND_DIGITS ? number.whole : number.whole / 1000;
    struct moment read =
        moment_from_offset((int)(seconds / SECONDS_PER_DAY), (int)(seconds % SECONDS_PER_DAY), 0);
    if (read.day == DAY_NONE)
        return false;
    *moment = read;
    return true;
}

/* The civil day of a whole serial, DAY_NONE if there is none. */
static int
day_of_serial(int64_t serial)
{
    enum { NEVER_WAS = 60 }; /* the spreadsheets' 1900-02-29 */
    int first = day_make(1900, 1, 1);
    int64_t last = (int64_t)day_make(2199, 12, 31) - first + 2;
    if (serial < 1 || serial == NEVER_WAS || serial > last)
        return DAY_NONE;
    return first + (int)serial - (serial < NEVER_WAS ? 1 : 2);
}

bool
epoch_read_serial(const char *text, struct moment *moment)
{
    struct counted number;
    if (!take_apart(text, ".,", &number))
        return false;
    struct moment read = {day_of_serial(number.whole), -1};
    if (number.fraction > 0) {
        int64_t seconds = (number.fraction * SECONDS_PER_DAY + FRACTION_ONE / 2) / FRACTION_ONE;
        if (seconds == SECONDS_PER_DAY) {
            read.day = day_of_serial(number.whole + 1);
            seconds = 0;
        }
        read.second = (int)seconds;
    }
    if (read.day == DAY_NONE)
        return false;
    *moment = read;
    return true;
}
