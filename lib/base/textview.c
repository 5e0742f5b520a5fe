/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The half of text.h that knows how a text looks: columns, cuts, and the form for messages. It
 * asks no terminal: terminals disagree about what is new in Unicode, and a page must not depend
 * on where it is made.
 * Invariant: a text is only ever cut between two grapheme clusters.
 */
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

enum {
    CLUSTER_COLUMNS_MOST = 2, /* however many parts an emoji or a syllable has */
    EMOJI_SELECTOR = 0xfe0f,  /* makes the character before it an emoji */
    SHOWN_BUFFERS = 8,
    SHOWN_COLUMNS = 60,
    SHOWN_SIZE = 512, /* bytes of a buffer: a text may have any number of marks in one column */
    ESCAPED_SIZE = 4, /* \xNN */
};

/* What is seen as one character: a code point with the marks, joiners and parts that belong to
   it. */
struct cluster {
    size_t bytes;
    size_t columns;
    int32_t first; /* code point, or TEXT_STRAY and a byte */
};

static bool
is_control(int32_t point)
{
    return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

static size_t
point_columns(int32_t point)
{
    int columns = utf8proc_charwidth(point);
    return columns > 0 ? (size_t)columns : 0;
}

/* The cluster that `text`, which is not empty, begins with. A control character or a stray byte
   is one by itself. */
static struct cluster
first_cluster(const char *text)
{
    struct cluster cluster = {1, 1, 0};
    cluster.first = text_code_point(text, &cluster.bytes);
    bool plain_pair = cluster.first < 0x80 && (unsigned char)text[1] < 0x80;
    if (plain_pair || cluster.first >= TEXT_STRAY || is_control(cluster.first)) {
        return cluster;
    }
    cluster.columns = point_columns(cluster.first);
    int32_t point = cluster.first;
    utf8proc_int32_t state = 0;
    while (text[cluster.bytes] != '\0') {
        size_t length;
        int32_t next = text_code_point(text + cluster.bytes, &length);
        if (next >= TEXT_STRAY || utf8proc_grapheme_break_stateful(point, next, &state)) {
            break;
        }
        cluster.bytes += length;
        cluster.columns += next == EMOJI_SELECTOR ? CLUSTER_COLUMNS_MOST : point_columns(next);
        point = next;
    }
    if (cluster.columns > CLUSTER_COLUMNS_MOST) {
        cluster.columns = CLUSTER_COLUMNS_MOST;
    }
    return cluster;
}

size_t
text_width(const char *text)
{
    size_t columns = 0;
    while (*text != '\0') {
        struct cluster cluster = first_cluster(text);
        columns += cluster.columns;
        text += cluster.bytes;
    }
    return columns;
}

size_t
text_fit(const char *text, size_t columns)
{
    size_t bytes = 0;
    while (text[bytes] != '\0') {
        struct cluster cluster = first_cluster(text + bytes);
        if (cluster.columns > columns) {
            break;
        }
        columns -= cluster.columns;
        bytes += cluster.bytes;
    }
    return bytes;
}

/* What would break a line of a message, or the order in which it is read: the direction marks can
   make a value look like another one. */
static bool
must_be_escaped(int32_t point)
{
    bool line_end = point == 0x2028 || point == 0x2029;
    bool direction = point == 0x061c || point == 0x200e || point == 0x200f ||
                     (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return is_control(point) || point >= TEXT_STRAY || line_end || direction;
}

const char *
text_shown(const char *value)
{
    static char buffers[SHOWN_BUFFERS][SHOWN_SIZE];
    static size_t turn;
    char *shown = buffers[turn++ % SHOWN_BUFFERS];
    size_t used = 0, columns = 0;
    while (*value != '\0') {
        struct cluster cluster = first_cluster(value);
        bool escaped = must_be_escaped(cluster.first);
        size_t bytes = escaped ? cluster.bytes * ESCAPED_SIZE : cluster.bytes;
        columns += escaped ? bytes : cluster.columns;
        if (columns > SHOWN_COLUMNS || bytes > SHOWN_SIZE - sizeof "..." - used) {
            memcpy(shown + used, "...", 3);
            used += 3;
            break;
        }
        for (size_t i = 0; escaped && i < cluster.bytes; i++) {
            snprintf(shown + used + i * ESCAPED_SIZE, ESCAPED_SIZE + 1, "\\x%02x",
                (unsigned)(unsigned char)value[i]);
        }
        if (!escaped) {
            memcpy(shown + used, value, bytes);
        }
        used += bytes;
        value += cluster.bytes;
    }
    shown[used] = '\0';
    return shown;
}

const char *
text_list(const char *const *items, size_t count, const char *empty, char *text, size_t size)
{
    static const char more[] = ", ...";
    size_t length = 0;

    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const char *item = *items[i] ? text_shown(items[i]) : empty;
        const char *between = i > 0 ? ", " : "";
        size_t needed = strlen(between) + strlen(item) + sizeof more;
        if (needed > size - length) {
            (void)snprintf(text + length, size - length, "%s", i > 0 ? more : "...");
            break;
        }
        length += (size_t)snprintf(text + length, size - length, "%s%s", between, item);
    }
    return text;
}
