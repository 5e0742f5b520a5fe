/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that are taken otherwise, because they have quotes or because the stretch ends within them,
 * are passed over: the next line is found in the stretch, or a new stretch begins with it.
 */
#include "csv/stretch.h"

/* So many bytes are cut at a time: the copy of them stays in the processor's cache. */
#define STRETCH ((size_t)64 << 10)

/* Cuts what the buffer holds from the next line on, or enough of it. */
static void
cut(struct stretch *stretch, const struct lines *lines, char delimiter)
{
    size_t left = lines->end - lines->next;
    stretch->begin = lines->next;
    stretch->moves = lines->moves;
    cuts_make(
        &stretch->cuts, lines->buffer + lines->next, left < STRETCH ? left : STRETCH, delimiter);
}

/* Whether the next line of the stretch is the next line. */
static bool
is_here(const struct stretch *stretch, const struct lines *lines)
{
    return stretch->moves == lines->moves && stretch->cuts.count > 0 &&
           stretch->begin + cuts_at(&stretch->cuts) == lines->next;
}

/* Sees to it that it is. */
static void
find(struct stretch *stretch, const struct lines *lines, char delimiter)
{
    if (stretch->moves == lines->moves && stretch->cuts.count > 0)
        cuts_skip(&stretch->cuts, lines->next - stretch->begin);
    if (!is_here(stretch, lines))
        cut(stretch, lines, delimiter);
}

enum cut
stretch_line(
    struct stretch *stretch, const struct lines *lines, char delimiter, struct cut_line *line)
{
    if (!is_here(stretch, lines))
        find(stretch, lines, delimiter);
    return cuts_line(&stretch->cuts, lines->buffer + stretch->begin, line);
}

void
stretch_free(struct stretch *stretch)
{
    cuts_free(&stretch->cuts);
}
