/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page as a mail, for `sendmail -t` or `sendmail boss@example.org`: plain text and HTML together,
 * so that every reader can show it. sendmail adds sender, date and number.
 */
#ifndef AMP_PAGE_MAIL_H
#define AMP_PAGE_MAIL_H

#include <stdbool.h>

#include "base/outfile.h"
#include "page/page.h"

/* Whether the value can stand in the line "To:": addresses (boss, boss@example.org,
   Jo Li <jo@example.org>) with commas between them, in ASCII, and nothing that could begin another
   line. */
bool mail_is_address_list(const char *value);

/* Writes the message: `to` (an address list; NULL = no line "To:"), the subject from the title of
   the page, and the page as text and as HTML (RFC 2045, 2046, 2047). Lines end in LF, as sendmail
   wants them. The same page gives the same bytes. */
void page_write_mail(const struct page *page, const char *to, struct outfile *out);

#endif
