/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A record is counted whole, over all its lines: a long quoted cell may come before the first
 * delimiter.
 */
#include "csv/delimiter.h"

#include <stdbool.h>
#include <string.h>

static const char candidates[] = {',', ';', '\t', '|'};

/* Counts the candidates that stand outside quotes. Returns whether a quote is open at the end. */
static bool
count_candidates(const char *line, size_t length, bool quoted, size_t counts[sizeof candidates])
{
    for (size_t i = 0; i < length; i++) {
        const char *found = memchr(candidates, line[i], sizeof candidates);
        if (line[i] == '"')
            quoted = !quoted;
        else if (found && !quoted)
            counts[found - candidates]++;
    }
    return quoted;
}

char
delimiter_detect(struct lines *lines, size_t length)
{
    size_t counts[sizeof candidates] = {0}, best = 0, content, number = lines->number;
    bool quoted = false;
    while (length > 0 && lines->next + length - lines->begin <= LINES_LIMIT) {
        quoted = count_candidates(lines->buffer + lines->next, length, quoted, counts);
        lines_take(lines, length);
        length = quoted ? lines_peek(lines, &content) : 0;
    }
    lines_back_to_record(lines, number);
    for (size_t i = 1; i < sizeof candidates; i++)
        if (counts[i] > counts[best])
            best = i;
    return candidates[best];
}

char
delimiter_announced(const char *line, size_t content)
{
    bool announced =
        content == 5 && memcmp(line, "sep=", 4) == 0 && line[4] != '"' && (line[4] & 0x80) == 0;
    return announced ? line[4] : '\0';
}
