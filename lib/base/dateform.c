/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates in the forms that people and CRMs write, and the orders of day and month a cell allows.
 * Refuses to guess the order: it says what is possible, and reads in the order it is told.
 * Invariant: date_orders() and date_read() take the text apart with the same code, so what is said
 * to be a date in an order is read in that order (a zone can still move it out of the known years).
 */
#include "base/dateform.h"

#include <stddef.h>

#include "base/chars.h"
#include "base/day.h"

/* A text taken apart: a day, or three numbers whose order is open. */
struct form {
    int day;           /* DAY_NONE: it is in numbers[] */
    int numbers[3];    /* as written, from the left */
    size_t lengths[3]; /* how many digits each has */
    bool dotted;       /* points between them */
    int second;        /* of the day; -1 without a time */
    bool has_zone;
    int offset; /* seconds east of UTC, if there is a zone */
};

static const struct {
    const char *word;
    int month;
} month_words[] = {
    {"Jan", 1},
    {"January", 1},
    {"Feb", 2},
    {"February", 2},
    {"Mar", 3},
    {"March", 3},
    {"Apr", 4},
    {"April", 4},
    {"May", 5},
    {"Jun", 6},
    {"June", 6},
    {"Jul", 7},
    {"July", 7},
    {"Aug", 8},
    {"August", 8},
    {"Sep", 9},
    {"Sept", 9},
    {"September", 9},
    {"Oct", 10},
    {"October", 10},
    {"Nov", 11},
    {"November", 11},
    {"Dec", 12},
    {"December", 12},
};

/* Beside these of RFC 2822 only words that mean one zone: IST, BST and the like are several. Google
   Forms writes the zone of the form so, in the language of its owner. */
static const struct {
    const char *word;
    bool takes_offset; /* as in GMT+1 */
    int hours;         /* east of UTC */
} zone_words[] = {
    {"UTC", true, 0},
    {"GMT", true, 0},
    {"Z", false, 0},
    {"EST", false, -5},
    {"EDT", false, -4},
    {"CST", false, -6},
    {"CDT", false, -5},
    {"MST", false, -7},
    {"MDT", false, -6},
    {"PST", false, -8},
    {"PDT", false, -7},
    {"CET", false, 1},
    {"CEST", false, 2},
    {"MEZ", false, 1},
    {"MESZ", false, 2},
};

static const struct {
    const char *word;
    enum date_order order;
} order_words[] = {
    {"dmy", DATE_ORDER_DMY},
    {"mdy", DATE_ORDER_MDY},
    {"ymd", DATE_ORDER_YMD},
    {"serial", DATE_ORDER_SERIAL},
};

static int
full_year(int year, size_t digits)
{
    if (digits > 2)
        return year;
    return year <= 68 ? 2000 + year : 1900 + year;
}

/* The functions called read_... return the place behind what they read, NULL if it is not there. */

static const char *
read_month_name(const char *at, int *month)
{
    size_t letters = 0;

    while (chars_is_letter(at[letters]))
        letters++;
    for (size_t i = 0; i < sizeof month_words / sizeof month_words[0]; i++) {
        if (letters > 0 && chars_begins(at, month_words[i].word) == letters) {
            *month = month_words[i].month;
            return at + letters + (at[letters] == '.');
        }
    }
    return NULL;
}

static const char *
read_day_of_month(const char *at, int *day_of_month)
{
    size_t digits = chars_number(at, 2, day_of_month);

    return digits > 0 ? at + digits : NULL;
}

static const char *
read_year(const char *at, int *year)
{
    size_t digits = chars_number(at, 4, year);

    if (digits != 4 && digits != 2)
        return NULL;
    *year = full_year(*year, digits);
    return at + digits;
}

/* Blanks, or a comma and perhaps blanks. */
static const char *
read_gap(const char *at)
{
    const char *behind = chars_skip_blanks(at);

    if (*behind == ',')
        return chars_skip_blanks(behind + 1);
    return behind > at ? behind : NULL;
}

/* Apr 15, 2021 */
static const char *
read_month_first(const char *at, struct form *form)
{
    int year, month, day_of_month;

    at = read_month_name(at, &month);
    if (at == NULL || chars_blank(at) == 0)
        return NULL;
    at = read_day_of_month(chars_skip_blanks(at), &day_of_month);
    if (at != NULL)
        at = read_gap(at);
    if (at != NULL)
        at = read_year(at, &year);
    if (at != NULL)
        form->day = day_make(year, month, day_of_month);
    return at != NULL && form->day != DAY_NONE ? at : NULL;
}

/* 15 Apr, 2021 or 05-Mar-2026 */
static const char *
read_day_first(const char *at, struct form *form)
{
    int year, month, day_of_month;

    at = read_day_of_month(at, &day_of_month);
    if (at == NULL)
        return NULL;
    bool hyphens = *at == '-';
    if (!hyphens && chars_blank(at) == 0)
        return NULL;
    at = read_month_name(hyphens ? at + 1 : chars_skip_blanks(at), &month);
    if (at != NULL && hyphens)
        at = *at == '-' ? at + 1 : NULL;
    else if (at != NULL)
        at = read_gap(at);
    if (at != NULL)
        at = read_year(at, &year);
    if (at != NULL)
        form->day = day_make(year, month, day_of_month);
    return at != NULL && form->day != DAY_NONE ? at : NULL;
}

/* 20261116 */
static const char *
read_compact(const char *at, struct form *form)
{
    int number;

    if (chars_number(at, 8, &number) != 8)
        return NULL;
    form->day = day_make(number / 10000, number / 100 % 100, number % 100);
    return form->day != DAY_NONE ? at + 8 : NULL;
}

/* Three numbers with one separator. With four digits in front they are year, month and day. */
static const char *
read_numbers(const char *at, struct form *form)
{
    char separator = '\0';

    for (int i = 0; i < 3; i++) {
        form->lengths[i] = chars_number(at, i == 1 ? 2 : 4, &form->numbers[i]);
        if (form->lengths[i] == 0)
            return NULL;
        at += form->lengths[i];
        if (i == 0 && (*at == '-' || *at == '/' || *at == '.'))
            separator = *at;
        if (i < 2 && (separator == '\0' || *at++ != separator))
            return NULL;
    }
    form->dotted = separator == '.';
    if (form->lengths[0] <= 2)
        return form->lengths[2] == 3 ? NULL : at;
    if (form->lengths[0] != 4 || form->lengths[2] > 2 || form->dotted)
        return NULL;
    form->day = day_make(form->numbers[0], form->numbers[1], form->numbers[2]);
    return form->day != DAY_NONE ? at : NULL;
}

static const char *
read_date(const char *at, struct form *form)
{
    static const char *(*const readers[])(const char *, struct form *) = {
        read_numbers, read_day_first, read_month_first, read_compact};

    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        const char *behind = readers[i](at, form);
        if (behind != NULL)
            return behind;
    }
    return NULL;
}

/* An offset as people write it behind GMT: also +1 and +5:30. */
static const char *
read_loose_offset(const char *at, int *offset)
{
    int length = moment_parse_offset(at, offset);
    int hours, minutes = 0;

    if (length > 0)
        return at + length;
    if (chars_number(at + 1, 1, &hours) != 1)
        return NULL;
    const char *behind = at + 2;
    if (*behind == ':') {
        if (chars_number(behind + 1, 2, &minutes) != 2 || minutes > 59)
            return NULL;
        behind += 3;
    }
    *offset = (hours * 3600 + minutes * 60) * (*at == '-' ? -1 : 1);
    return behind;
}

static const char *
read_zone(const char *at, struct form *form)
{
    form->has_zone = true;
    for (size_t i = 0; i < sizeof zone_words / sizeof zone_words[0]; i++) {
        size_t length = chars_begins(at, zone_words[i].word);
        if (length == 0 || chars_is_letter(at[length]))
            continue;
        at += length;
        if (zone_words[i].takes_offset && (*at == '+' || *at == '-'))
            return read_loose_offset(at, &form->offset);
        form->offset = zone_words[i].hours * 3600;
        return at;
    }
    int length = moment_parse_offset(at, &form->offset);
    return length > 0 ? at + length : NULL;
}

static const char *
read_time_and_zone(const char *at, struct form *form)
{
    at = *at == 'T' ? at + 1 : read_gap(at);
    if (at == NULL)
        return NULL;
    int length = moment_parse_time(at, &form->second);
    if (length == 0)
        return NULL;
    at = chars_skip_blanks(at + length);
    return *at != '\0' ? read_zone(at, form) : at;
}

/* Takes the whole text apart. False if it is no date under any order. */
static bool
take_apart(const char *text, struct form *form)
{
    *form = (struct form){.day = DAY_NONE, .second = -1};
    const char *at = read_date(chars_skip_blanks(text), form);
    if (at != NULL && *chars_skip_blanks(at) != '\0')
        at = read_time_and_zone(at, form);
    return at != NULL && *chars_skip_blanks(at) == '\0';
}

static int
day_in_order(const struct form *form, enum date_order order)
{
    const int *numbers = form->numbers;
    int last_year = full_year(numbers[2], form->lengths[2]);
    bool year_is_last = form->lengths[2] != 1;

    if (form->day != DAY_NONE)
        return form->day;
    switch (order) {
    case DATE_ORDER_DMY:
        return year_is_last ? day_make(last_year, numbers[1], numbers[0]) : DAY_NONE;
    case DATE_ORDER_MDY:
        if (!year_is_last || form->dotted)
            return DAY_NONE;
        return day_make(last_year, numbers[0], numbers[1]);
    case DATE_ORDER_YMD:
        if (form->lengths[0] != 2 || form->lengths[2] > 2 || form->dotted)
            return DAY_NONE;
        return day_make(full_year(numbers[0], form->lengths[0]), numbers[1], numbers[2]);
    case DATE_ORDER_SERIAL:
        break;
    }
    return DAY_NONE;
}

unsigned
date_orders(const char *text)
{
    static const enum date_order inferred[] = {DATE_ORDER_DMY, DATE_ORDER_MDY};
    struct form form;
    unsigned orders = 0;

    if (!take_apart(text, &form))
        return 0;
    for (size_t i = 0; i < sizeof inferred / sizeof inferred[0]; i++)
        if (day_in_order(&form, inferred[i]) != DAY_NONE)
            orders |= inferred[i];
    return orders;
}

bool
date_read(const char *text, enum date_order order, struct moment *moment)
{
    struct form form;

    if (!take_apart(text, &form))
        return false;
    struct moment read = {day_in_order(&form, order), form.second};
    if (read.day != DAY_NONE && form.has_zone)
        read = moment_from_offset(read.day, read.second, form.offset);
    if (read.day == DAY_NONE)
        return false;
    *moment = read;
    return true;
}

unsigned
date_order_named(const char *word)
{
    for (size_t i = 0; i < sizeof order_words / sizeof order_words[0]; i++)
        if (chars_same(word, order_words[i].word))
            return order_words[i].order;
    return 0;
}
