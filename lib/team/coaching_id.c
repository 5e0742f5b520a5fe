/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Making and reading ids. That no two rows get the same one is not settled here but where rows are
 * added, under the lock.
 */
#include "team/coaching_id.h"

#include <string.h>
#include <time.h>

#include "base/day.h"

enum { MOMENT_LENGTH = 7, BASE = 32, TICKS = 16, FIRST_LETTER = 10 };

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

int64_t
coaching_id_now(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        return 0;
    int64_t start = (int64_t)day_make(2026, 1, 1) * 86400;
    return ((int64_t)now.tv_sec - start) * TICKS + now.tv_nsec / (1000000000L / TICKS);
}

/* 0 for an empty cell, else one more than its quotation marks. */
static uint64_t
likeness(const char *last_cell)
{
    uint64_t sum = *last_cell ? 1 : 0;
    for (; *last_cell; last_cell++)
        sum += *last_cell == '"';
    return sum;
}

const char *
coaching_id_make(int64_t moment, const char *last_cell, char id[static COACHING_ID_SIZE])
{
    uint64_t left = (uint64_t)moment, like = likeness(last_cell);
    for (size_t i = MOMENT_LENGTH - 1; i > 0; i--, left /= BASE)
        id[i] = digits[left % BASE];
    id[0] = digits[FIRST_LETTER + left];
    size_t length = MOMENT_LENGTH + 1;
    for (uint64_t rest = like / BASE; rest > 0; rest /= BASE)
        length++;
    id[length] = '\0';
    for (size_t i = length; i-- > MOMENT_LENGTH; like /= BASE)
        id[i] = digits[like % BASE];
    return id;
}

/* The value of a digit, -1 if it is none. */
static int
digit_value(char digit)
{
    const char *found = digit ? strchr(digits, digit) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Reads an id; false if it was not made here. */
static bool
read_id(const char *id, int64_t *moment, uint64_t *like)
{
    size_t length = strlen(id);
    if (length <= MOMENT_LENGTH || length >= COACHING_ID_SIZE || digit_value(id[0]) < FIRST_LETTER)
        return false;
    *moment = digit_value(id[0]) - FIRST_LETTER;
    *like = 0;
    for (size_t i = 1; i < length; i++) {
        int value = digit_value(id[i]);
        if (value < 0)
            return false;
        if (i < MOMENT_LENGTH)
            *moment = *moment * BASE + value;
        else
            *like = *like * BASE + (uint64_t)value;
    }
    return id[MOMENT_LENGTH] != '0' || length == MOMENT_LENGTH + 1;
}

int64_t
coaching_id_moment(const char *id)
{
    int64_t moment;
    uint64_t like;
    return read_id(id, &moment, &like) ? moment : -1;
}

bool
coaching_id_misses(const char *id, const char *last_cell)
{
    int64_t moment;
    uint64_t like;
    return read_id(id, &moment, &like) && likeness(last_cell) < like;
}
