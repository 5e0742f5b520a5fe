/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A message of two parts that say the same: plain text first, HTML last, which is the one that a
 * reader prefers if it can. What separates them is made from what they say, so nothing in a mail
 * depends on when or where it was made. It sends nothing.
 */
#include "page/mail.h"

#include <sha2.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "page/clean.h"
#include "page/html.h"
#include "page/mail_parts.h"
#include "page/model.h"
#include "page/text.h"

enum {
    SUBJECT_COLUMNS = 200,
    LIST_MOST = 900, /* bytes of a list of addresses; a line of a mail ends at 998 */
    BOUNDARY_LETTERS = 32,
};

/* One part of the message, in memory. */
struct part {
    const char *type;
    char *text;
    size_t length;
};

static const char address_marks[] = "!#$%&'*+-/=?^_`{|}~.";

static size_t
span_of(const char *text, size_t length, const char *marks)
{
    size_t i = 0;
    while (i < length &&
           (chars_is_letter(text[i]) || chars_is_digit(text[i]) || strchr(marks, text[i])))
        i++;
    return i;
}

/* "boss", or "boss@example.org". */
static bool
is_address(const char *text, size_t length)
{
    size_t name = span_of(text, length, address_marks);
    if (name == 0 || text[0] == '-' || text[0] == '.')
        return false;
    if (name == length)
        return true;
    const char *domain = text + name + 1;
    size_t left = length - name - 1;
    return text[name] == '@' && left > 0 && chars_is_letter(domain[left - 1]) && domain[0] != '.' &&
           domain[0] != '-' && span_of(domain, left, "-.") == left;
}

/* An address, or one between < and > behind a name of plain words. */
static bool
is_address_item(const char *text, size_t length)
{
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    const char *open = memchr(text, '<', length);
    if (!open)
        return is_address(text, length);
    size_t words = (size_t)(open - text);
    return text[length - 1] == '>' && span_of(text, words, " .'-") == words &&
           is_address(open + 1, length - words - 2);
}

bool
mail_is_address_list(const char *value)
{
    if (strlen(value) > LIST_MOST)
        return false;
    for (const char *item = value;; item++) {
        size_t length = strcspn(item, ",");
        if (!is_address_item(item, length))
            return false;
        item += length;
        if (*item == '\0')
            return true;
    }
}

/* The addresses, each on a line of its own. */
static void
write_to(struct outfile *out, const char *to)
{
    const char *between = "To: ";
    while (*to != '\0') {
        to += strspn(to, " ,");
        size_t length = strcspn(to, ",");
        outfile_text(out, between);
        outfile_write(out, to, length);
        between = ",\n ";
        to += length;
    }
    outfile_text(out, "\n");
}

static void
write_subject(struct outfile *out, const struct page *page)
{
    char *name = page_name(page);
    char *clean = clean_text(name, SUBJECT_COLUMNS);
    mail_field(out, "Subject", clean);
    free(clean);
    free(name);
}

/* What separates the parts. "=_" cannot stand in quoted-printable, so no text can hold it. */
static void
make_boundary(const struct part *parts, size_t count, char boundary[static BOUNDARY_LETTERS + 3])
{
    char hex[SHA256_DIGEST_STRING_LENGTH];
    SHA2_CTX sha256;
    SHA256Init(&sha256);
    for (size_t i = 0; i < count; i++)
        SHA256Update(&sha256, (const uint8_t *)parts[i].text, parts[i].length);
    SHA256End(&sha256, hex);
    memcpy(boundary, "=_", 2);
    memcpy(boundary + 2, hex, BOUNDARY_LETTERS);
    boundary[2 + BOUNDARY_LETTERS] = '\0';
}

void
page_write_mail(const struct page *page, const char *to, struct outfile *out)
{
    struct part parts[2] = {{.type = "text/plain"}, {.type = "text/html"}};
    struct outfile *text = outfile_in_memory(), *html = outfile_in_memory();
    char boundary[BOUNDARY_LETTERS + 3];
    page_write_text(page, false, text);
    page_write_html(page, html);
    parts[0].text = outfile_taken(text, &parts[0].length);
    parts[1].text = outfile_taken(html, &parts[1].length);
    make_boundary(parts, 2, boundary);
    if (to)
        write_to(out, to);
    write_subject(out, page);
    outfile_format(out,
        "MIME-Version: 1.0\n"
        "Content-Type: multipart/alternative;\n boundary=\"%s\"\n",
        boundary);
    for (size_t i = 0; i < 2; i++) {
        outfile_format(out,
            "\n--%s\n"
            "Content-Type: %s; charset=UTF-8\n"
            "Content-Transfer-Encoding: quoted-printable\n\n",
            boundary, parts[i].type);
        mail_quoted_printable(out, parts[i].text, parts[i].length);
        free(parts[i].text);
    }
    outfile_format(out, "\n--%s--\n", boundary);
}
