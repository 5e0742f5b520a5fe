/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where text becomes HTML. Invariant: what comes out holds none of < > & " ' but as
 * an entity, so it can neither begin nor end an element or an attribute.
 */
#include <stdlib.h>
#include <string.h>

#include "page/clean.h"
#include "page/html_parts.h"

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

bool
html_text(struct outfile *out, const char *text, size_t most)
{
    char *clean = clean_text(text, most);
    bool any = *clean != '\0';
    for (const char *rest = clean; *rest != '\0';) {
        size_t plain = strcspn(rest, "<>&\"'");
        outfile_write(out, rest, plain);
        rest += plain;
        if (*rest != '\0')
            outfile_text(out, entity(*rest++));
    }
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
        html_text(out, clean, PAGE_LONGEST);
        outfile_format(out, "</%s>\n", name);
    }
    free(clean);
}
