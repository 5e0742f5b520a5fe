/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mails: their head, their two parts, and what may stand in "To:".
 */
#include "scratch.h"

#include "page/mail.h"
#include "page_rendered.h"

static char *
mailed(const char *title, const char *detail, const char *to)
{
    struct page *page = page_new();
    page_title(page, title, detail);
    page_paragraph(page, "Hello.");
    return page_formed(page, &(struct page_form){.mail = true, .to = to});
}

static void
the_head_and_the_parts(void **state)
{
    (void)state;
    char *mail = mailed("The week", "1 to 7 May", "boss@example.org, Jo Li <jo@example.org>");
    char *boundary = strstr(mail, "boundary=\"") + strlen("boundary=\"");
    char wanted[600], name[35];
    snprintf(name, sizeof name, "%.34s", boundary);
    assert_int_equal(strncmp(name, "=_", 2), 0);
    assert_int_equal(strspn(name + 2, "0123456789abcdef"), 32);
    snprintf(wanted, sizeof wanted,
        "To: boss@example.org,\n Jo Li <jo@example.org>\n"
        "Subject: The week, 1 to 7 May\n"
        "MIME-Version: 1.0\n"
        "Content-Type: multipart/alternative;\n boundary=\"%s\"\n"
        "\n--%s\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: quoted-printable\n"
        "\nThe week =C2=B7 1 to 7 May\n",
        name, name);
    assert_int_equal(strncmp(mail, wanted, strlen(wanted)), 0);
    snprintf(wanted, sizeof wanted,
        "\nHello.\n"
        "\n--%s\n"
        "Content-Type: text/html; charset=UTF-8\n"
        "Content-Transfer-Encoding: quoted-printable\n"
        "\n<!DOCTYPE html>\n",
        name);
    assert_non_null(strstr(mail, wanted));
    snprintf(wanted, sizeof wanted, "</html>\n\n--%s--\n", name);
    assert_string_equal(mail + strlen(mail) - strlen(wanted), wanted);
    free(mail);
}

static void
the_same_page_gives_the_same_bytes_and_another_does_not(void **state)
{
    (void)state;
    char *one = mailed("The week", "", NULL), *same = mailed("The week", "", NULL);
    char *other = mailed("The weak", "", NULL);
    assert_string_equal(one, same);
    assert_int_equal(strncmp(one, "Subject: The week\nMIME", 22), 0);
    assert_string_not_equal(strstr(one, "boundary"), strstr(other, "boundary"));
    free(one);
    free(same);
    free(other);
}

static void
no_title_begins_another_line(void **state)
{
    (void)state;
    char *mail = mailed("The week\r\nBcc: x@example.org\n\n", "\r\n", NULL);
    assert_int_equal(strncmp(mail, "Subject: The week Bcc: x@example.org ,\nMIME-Version", 51), 0);
    free(mail);
}

static void
addresses(void **state)
{
    (void)state;
    static const char *const good[] = {"boss", "boss@example.org", "a.b+c@x-y.example",
        "Jo Li <jo@example.org>", "<jo@example.org>", "a@b.example,c@d.example",
        "a@b.example, Jo O'Hara <c@d.example> "};
    static const char *const bad[] = {"", " ", ",", "a,", ",a", "@", "a@", "@b", "a@b@c", "a b",
        "a@b.", "a@.b", "a@-b", "-a", "-oQ/tmp@b", ".a", "a\nBcc: b", "a\r", "a\x01", "a;b",
        "a<b>c", "<a", "a>", "<>", "Jo, Li <a@b>x", "\"a\"@b", "zo\xC3\xAB@b", "a(b)@c",
        "a@b.example\n"};
    for (size_t i = 0; i < COUNT(good); i++)
        if (!mail_is_address_list(good[i]))
            fail_msg("'%s' was refused", good[i]);
    for (size_t i = 0; i < COUNT(bad); i++)
        if (mail_is_address_list(bad[i]))
            fail_msg("'%s' was taken", bad[i]);
}

/* 900 bytes are a list, 901 are not. */
static void
a_list_has_an_end(void **state)
{
    (void)state;
    char list[902];
    memset(list, 'a', sizeof list);
    list[900] = '\0';
    assert_true(mail_is_address_list(list));
    list[900] = 'a';
    list[901] = '\0';
    assert_false(mail_is_address_list(list));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_and_the_parts),
        cmocka_unit_test(the_same_page_gives_the_same_bytes_and_another_does_not),
        cmocka_unit_test(no_title_begins_another_line),
        cmocka_unit_test(addresses),
        cmocka_unit_test(a_list_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
