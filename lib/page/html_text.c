/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where text becomes HTML. Invariant: what comes out holds none of < > & " ' but as
 * an entity, so it can neither begin nor end an element or an attribute.
 */
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/day.h"
#include "page/clean.h"
#include "page/html_parts.h"

enum { DATE_LENGTH = DAY_TEXT_SIZE - 1 };

static const char *
entity(char character)
{
    switch (character) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    default:
        return "&#39;";
    }
}

static void
write_escaped(struct outfile *out, const char *text, const char *end)
{
    while (text < end) {
        size_t plain = strcspn(text, "<>&\"'");
        if (plain > (size_t)(end - text))
            plain = (size_t)(end - text);
        outfile_write(out, text, plain);
        text += plain;
        if (text < end)
            outfile_text(out, entity(*text++));
    }
}

bool
html_text(struct outfile *out, const char *text, size_t most)
{
    char *clean = clean_text(text, most);
    bool any = *clean != '\0';
    write_escaped(out, clean, clean + strlen(clean));
    free(clean);
    return any;
}

static bool
is_part_of_word(char character)
{
    return chars_is_letter(character) || chars_is_digit(character) || character == '-';
}

/* Whether a date, 2026-11-16, begins here and is no part of anything longer. */
static bool
is_date(const char *text, const char *at)
{
    char date[DATE_LENGTH + 1] = "";
    int day;
    if (!chars_is_digit(*at) || (at > text && is_part_of_word(at[-1])) ||
        strlen(at) < DATE_LENGTH || is_part_of_word(at[DATE_LENGTH]))
        return false;
    memcpy(date, at, DATE_LENGTH);
    return day_parse(date, &day);
}

bool
html_prose(struct outfile *out, const char *text, size_t most)
{
    char *clean = clean_text(text, most);
    bool any = *clean != '\0';
    const char *from = clean, *at = clean;
    while (*at != '\0') {
        if (!is_date(clean, at)) {
            at++;
            continue;
        }
        write_escaped(out, from, at);
        outfile_format(out, "<time>%.*s</time>", (int)DATE_LENGTH, at);
        from = at += DATE_LENGTH;
    }
    write_escaped(out, from, at);
    free(clean);
    return any;
}

void
html_element(struct outfile *out, const char *name, const char *class_name, const char *text)
{
    char *clean = clean_text(text, PAGE_LONGEST);
    if (*clean != '\0') {
        outfile_format(out, "<%s", name);
        if (class_name)
            outfile_format(out, " class=\"%s\"", class_name);
        outfile_text(out, ">");
        html_prose(out, clean, PAGE_LONGEST);
        outfile_format(out, "</%s>\n", name);
    }
    free(clean);
}
