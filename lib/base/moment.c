/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moments in local time, and the one zone that is local.
 * Refuses to guess: a zone that the system does not have, or has no memory for, is no zone; libc
 * would take UTC for it.
 * Invariant: libc's calendar is used in one place, from seconds since 1970 to local time;
 * everything else is arithmetic on civil days.
 */
#include "base/moment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/chars.h"
#include "base/day.h"
#include "base/diag.h"

enum { SECONDS_PER_DAY = 86400, LARGEST_OFFSET = 14 * 3600 };

/* What moment_set_zone() has set: nothing yet, a zone of libc's (in TZ), or an offset kept here. */
static enum { ZONE_OF_SYSTEM, ZONE_OF_LIBC, ZONE_IS_OFFSET } zone_kind = ZONE_OF_SYSTEM;
static int zone_offset;

static const struct moment no_moment = {DAY_NONE, -1};

int
moment_parse_offset(const char *text, int *offset_seconds)
{
    int number, minutes = 0;

    if (*text == 'Z') {
        *offset_seconds = 0;
        return 1;
    }
    if (*text != '+' && *text != '-')
        return 0;
    int length = 1 + (int)chars_number(text + 1, 4, &number);
    if (length == 5) {
        minutes = number % 100;
        number /= 100;
    } else if (length != 3) {
        return 0;
    } else if (text[3] == ':') {
        if (chars_number(text + 4, 2, &minutes) != 2)
            return 0;
        length = 6;
    }
    int offset = number * 3600 + minutes * 60;
    if (minutes > 59 || offset > LARGEST_OFFSET)
        return 0;
    *offset_seconds = *text == '-' ? -offset : offset;
    return length;
}

/* Europe/Berlin, Etc/GMT+5: no zone's name has a point in it, so none can climb with "..". */
static bool
is_zone_name(const char *name)
{
    if (*name == '/' || *name == '\0')
        return false;
    for (; *name != '\0'; name++)
        if (!chars_is_letter(*name) && !chars_is_digit(*name) && strchr("/_+-", *name) == NULL)
            return false;
    return true;
}

/* True if the file begins as zone files do since 2006 ("TZif" and a version): libc takes anything
   else for UTC without a word, musl also the form of before. A file that cannot be read is an
   error, one that is not there is not. */
static bool
is_zone_file(const char *path)
{
    char start[5] = {0};
    ssize_t length;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

    if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
        return false;
    if (file < 0)
        diag_fatal("%s: %s", path, strerror(errno));
    do
        length = read(file, start, sizeof start);
    while (length < 0 && errno == EINTR);
    if (length < 0 && errno != EISDIR)
        diag_fatal("%s: %s", path, strerror(errno));
    close(file); /* nothing was written: there is nothing to lose */
    return length == (ssize_t)sizeof start && memcmp(start, "TZif", 4) == 0 && start[4] != '\0';
}

static void
need_memory(void)
{
    if (errno == ENOMEM)
        diag_fatal("out of memory");
}

/* libc that cannot read a zone, or get memory for it, takes UTC in its place and says so in errno
   alone, which must be 0 before. Only where nobody named a zone may there be none: that is how a
   system says that its time is UTC. */
static void
read_zone_of_libc(bool named)
{
    errno = 0;
    tzset();
    need_memory();
    bool none = errno == ENOENT || errno == ENOTDIR;
    if (errno != 0 && (named || !none))
        diag_fatal("the time zone cannot be read: %s", strerror(errno));
    zone_kind = ZONE_OF_LIBC;
}

static bool
set_named_zone(const char *name)
{
    const char *directory = getenv("TZDIR");
    char setting[1024];

    if (directory == NULL || *directory == '\0')
        directory = "/usr/share/zoneinfo";
    if (!is_zone_name(name) || *directory != '/')
        return false;
    /* The whole path behind the colon that says "a file": libc reads the very file checked here. */
    int length = snprintf(setting, sizeof setting, ":%s/%s", directory, name);
    if (length < 0 || (size_t)length >= sizeof setting || !is_zone_file(setting + 1))
        return false;
    errno = 0;
    (void)setenv("TZ", setting, 1); /* a name and a value as they must be: only memory can lack */
    need_memory();
    read_zone_of_libc(true);
    return true;
}

bool
moment_set_zone(const char *zone)
{
    int offset = 0;
    int length = moment_parse_offset(zone, &offset);

    if (!chars_same(zone, "UTC") && (length == 0 || zone[length] != '\0'))
        return set_named_zone(zone);
    zone_offset = offset;
    zone_kind = ZONE_IS_OFFSET;
    return true;
}

/* The day and the second of the day of a number of seconds since 1970-01-01. */
static struct moment
from_seconds(int64_t seconds)
{
    int64_t day = seconds / SECONDS_PER_DAY;
    int64_t second = seconds % SECONDS_PER_DAY;
    int year, month, day_of_month;

    if (second < 0) {
        second += SECONDS_PER_DAY;
        day--;
    }
    if (day <= INT_MIN || day > INT_MAX)
        return no_moment;
    day_split((int)day, &year, &month, &day_of_month);
    if (day_make(year, month, day_of_month) == DAY_NONE)
        return no_moment;
    return (struct moment){(int)day, (int)second};
}

/* The local time `seconds` after 1970-01-01T00:00Z; no day if it is out of libc's or our range. */
static struct moment
to_local(int64_t seconds)
{
    time_t clock = (time_t)seconds;
    struct tm local;

    if (zone_kind == ZONE_IS_OFFSET)
        return from_seconds(seconds + zone_offset);
    if (zone_kind == ZONE_OF_SYSTEM)
        read_zone_of_libc(false); /* localtime_r need not look at TZ */
    errno = 0;
    bool good = (int64_t)clock == seconds && localtime_r(&clock, &local) != NULL;
    need_memory();
    if (!good)
        return no_moment;
    int day = day_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    if (day == DAY_NONE)
        return no_moment;
    int second = local.tm_sec < 60 ? local.tm_sec : 59; /* zone files with leap seconds exist */
    return (struct moment){day, (local.tm_hour * 60 + local.tm_min) * 60 + second};
}

int
moment_today(void)
{
    return to_local((int64_t)time(NULL)).day;
}

struct moment
moment_from_offset(int day, int second, int offset_seconds)
{
    if (day == DAY_NONE || second < 0)
        return (struct moment){day, -1};
    return to_local((int64_t)day * SECONDS_PER_DAY + second - offset_seconds);
}

/* Reads h:mm[:ss[.fff]] or hh:mm[:ss[.fff]]. Returns the place behind it, or NULL. */
static const char *
read_clock(const char *at, int *hour, int *second_of_hour)
{
    int minute, second = 0;
    size_t length = chars_number(at, 2, hour);

    if (length == 0 || at[length] != ':' || chars_number(at + length + 1, 2, &minute) != 2)
        return NULL;
    at += length + 3;
    if (*at == ':') {
        if (chars_number(at + 1, 2, &second) != 2)
            return NULL;
        at += 3;
        if (at[0] == '.' && chars_is_digit(at[1]))
            at++;
        while (chars_is_digit(*at))
            at++;
    }
    if (minute > 59 || second > 59)
        return NULL;
    *second_of_hour = minute * 60 + second;
    return at;
}

/* Reads AM, PM, a.m., "p. m." and the like with the blanks before it. *half becomes 'a' or 'p';
   without such a word the place stays where it was and *half is NUL. */
static const char *
read_half_of_day(const char *start, char *half)
{
    const char *at = chars_skip_blanks(start);
    char letter = chars_lower(*at);

    *half = '\0';
    if (letter != 'a' && letter != 'p')
        return start;
    at++;
    bool dotted = *at == '.';
    if (dotted)
        at = chars_skip_blanks(at + 1);
    if (chars_lower(*at) != 'm' || chars_is_letter(at[1]))
        return start;
    at++;
    if (dotted && *at == '.')
        at++;
    *half = letter;
    return at;
}

int
moment_parse_time(const char *text, int *second)
{
    int hour, second_of_hour;
    char half;
    const char *at = read_clock(text, &hour, &second_of_hour);

    if (at == NULL)
        return 0;
    at = read_half_of_day(at, &half);
    if (half == '\0' ? hour > 23 : hour < 1 || hour > 12)
        return 0;
    if (half != '\0')
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    *second = hour * 3600 + second_of_hour;
    return (int)(at - text);
}

/* Reads hh:mm[:ss] and a zone, up to the end of the text, after the date that *moment holds. */
static bool
parse_after_date(const char *at, struct moment *moment)
{
    int hour, second_of_hour, offset;

    if (chars_number(at, 2, &hour) != 2)
        return false;
    at = read_clock(at, &hour, &second_of_hour);
    if (at == NULL || hour > 23)
        return false;
    moment->second = hour * 3600 + second_of_hour;
    if (*at == '\0')
        return true;
    int length = moment_parse_offset(at, &offset);
    if (length == 0 || at[length] != '\0')
        return false;
    *moment = moment_from_offset(moment->day, moment->second, offset);
    return moment->day != DAY_NONE;
}

bool
moment_parse(const char *text, struct moment *moment)
{
    const size_t date_length = DAY_TEXT_SIZE - 1;
    struct moment read = {day_read(text), -1};

    if (read.day == DAY_NONE)
        return false;
    char separator = text[date_length];
    if (separator != '\0' && separator != 'T' && separator != ' ')
        return false;
    if (separator != '\0' && !parse_after_date(text + date_length + 1, &read))
        return false;
    *moment = read;
    return true;
}

const char *
moment_text(struct moment moment, char text[static MOMENT_TEXT_SIZE])
{
    day_text(moment.day, text);
    if (moment.day == DAY_NONE || moment.second < 0)
        return text;
    char *to = text + DAY_TEXT_SIZE - 1;
    *to++ = 'T';
    to = chars_put_two(to, moment.second / 3600);
    *to++ = ':';
    to = chars_put_two(to, moment.second / 60 % 60);
    if (moment.second % 60 != 0) {
        *to++ = ':';
        to = chars_put_two(to, moment.second % 60);
    }
    *to = '\0';
    return text;
}
