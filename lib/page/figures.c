/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and dates in words. Rounded for reading: whoever needs all digits reads the CSV that the
 * page was made from.
 */
#include "page/figures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"

/* Puts commas into the whole part of a plain number. */
static void
group(char text[static FIGURES_SIZE])
{
    size_t begin = text[0] == '-', length = strlen(text);
    size_t end = begin + strspn(text + begin, "0123456789");
    for (size_t place = end; place > begin + 3 && length + 1 < FIGURES_SIZE; length++) {
        place -= 3;
        memmove(text + place + 1, text + place, length - place + 1);
        text[place] = ',';
    }
}

static const char *
rounded(double value, int decimals, char text[static FIGURES_SIZE])
{
    text[0] = '\0';
    if (!isfinite(value))
        return text;
    snprintf(text, FIGURES_SIZE, "%.*f", decimals, value);
    if (strchr(text, '.')) {
        size_t length = strlen(text);
        while (text[length - 1] == '0')
            length--;
        if (text[length - 1] == '.')
            length--;
        text[length] = '\0';
    }
    if (strcmp(text, "-0") == 0)
        memcpy(text, "0", 2);
    group(text);
    return text;
}

const char *
figures_number(double value, char text[static FIGURES_SIZE])
{
    double size = fabs(value);
    return rounded(value, size >= 100 ? 0 : size >= 1 ? 1 : 2, text);
}

const char *
figures_whole(double value, char text[static FIGURES_SIZE])
{
    return rounded(value, 0, text);
}

const char *
figures_rough(double value, char text[static FIGURES_SIZE])
{
    return rounded(value, fabs(value) >= 10 ? 0 : 1, text);
}

const char *
figures_percent(double share, char text[static FIGURES_SIZE])
{
    double percent = share * 100;
    if (share > 0 && percent < 1)
        percent = 1;
    if (share < 1 && percent > 99)
        percent = 99;
    rounded(percent, 0, text);
    size_t length = strlen(text);
    if (length > 0 && length + 1 < FIGURES_SIZE)
        memcpy(text + length, "%", 2);
    return text;
}

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December"};

const char *
figures_day(int day, char text[static FIGURES_SIZE])
{
    text[0] = '\0';
    if (day == DAY_NONE)
        return text;
    int year, month, day_of_month;
    day_split(day, &year, &month, &day_of_month);
    snprintf(text, FIGURES_SIZE, "%d %s %d", day_of_month, months[month - 1], year);
    return text;
}

const char *
figures_day_near(int day, int near, char text[static FIGURES_SIZE])
{
    figures_day(day, text);
    int year, near_year, month, day_of_month;
    if (day == DAY_NONE || near == DAY_NONE)
        return text;
    day_split(near, &near_year, &month, &day_of_month);
    day_split(day, &year, &month, &day_of_month);
    if (year == near_year)
        *strrchr(text, ' ') = '\0';
    return text;
}

const char *
figures_days(int first, int last, char text[static FIGURES_SIZE])
{
    int year, month, day_of_month, last_year, last_month, last_day_of_month;
    day_split(first, &year, &month, &day_of_month);
    day_split(last, &last_year, &last_month, &last_day_of_month);
    char until[FIGURES_SIZE];
    if (first == last)
        return figures_day(first, text);
    figures_day(last, until);
    if (year != last_year)
        snprintf(
            text, FIGURES_SIZE, "%d %s %d to %.40s", day_of_month, months[month - 1], year, until);
    else if (month != last_month)
        snprintf(text, FIGURES_SIZE, "%d %s to %.40s", day_of_month, months[month - 1], until);
    else
        snprintf(text, FIGURES_SIZE, "%d to %.40s", day_of_month, until);
    return text;
}

const char *
figures_plural(double count)
{
    return fabs(count - 1) < 1e-9 ? "" : "s";
}
