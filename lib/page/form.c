/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The forms of a page. What a section looks like in each, its renderer knows.
 */
#include "page/form.h"

#include <stddef.h>

#include "page/html.h"
#include "page/mail.h"
#include "page/markdown.h"
#include "page/text.h"

static const char *const type_words[] = {"text", "markdown", "html", NULL};
static const char *const endings[] = {".txt", ".md", ".html"};

bool
page_form_take(struct page_form *form, int id, const char *value)
{
    switch (id) {
    case 't':
        form->type = (enum page_type)options_word("--type", value, type_words);
        return true;
    case PAGE_FORM_ASCII:
        form->ascii = true;
        return true;
    case PAGE_FORM_MAIL:
        if (value && !mail_is_address_list(value))
            options_bad_value("--mail", value, "is not an address such as boss@example.org");
        form->mail = true;
        form->to = value;
        return true;
    default:
        return false;
    }
}

void
page_form_check(const struct page_form *form)
{
    if (form->mail && form->type != PAGE_TEXT)
        options_usage("--mail has both text and HTML: leave --type out");
    if (form->ascii && (form->mail || form->type != PAGE_TEXT))
        options_usage("--ascii is for text alone");
}

const char *
page_form_ending(const struct page_form *form)
{
    return form->mail ? ".eml" : endings[form->type];
}

void
page_form_write(const struct page_form *form, const struct page *page, struct outfile *out)
{
    if (form->mail)
        page_write_mail(page, form->to, out);
    else if (form->type == PAGE_HTML)
        page_write_html(page, out);
    else if (form->type == PAGE_MARKDOWN)
        page_write_markdown(page, out);
    else
        page_write_text(page, form->ascii, out);
}
