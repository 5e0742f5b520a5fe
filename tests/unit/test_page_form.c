/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The forms of a page: what the options mean, what they end a file's name in, which of them
 * contradict each other, and that each form is written by its own renderer.
 */
#include "scratch.h"

#include "page_rendered.h"

static void
options_are_taken(void **state)
{
    (void)state;
    struct page_form form = {0};
    assert_true(page_form_take(&form, 't', "markdown"));
    assert_int_equal(form.type, PAGE_MARKDOWN);
    assert_string_equal(page_form_ending(&form), ".md");
    assert_true(page_form_take(&form, 't', "html"));
    assert_string_equal(page_form_ending(&form), ".html");
    assert_true(page_form_take(&form, 't', "text"));
    assert_true(page_form_take(&form, PAGE_FORM_ASCII, NULL));
    assert_true(form.ascii);
    assert_string_equal(page_form_ending(&form), ".txt");
    assert_true(page_form_take(&form, PAGE_FORM_MAIL, NULL));
    assert_true(form.mail && !form.to);
    assert_true(page_form_take(&form, PAGE_FORM_MAIL, "boss"));
    assert_string_equal(form.to, "boss");
    assert_string_equal(page_form_ending(&form), ".eml");
    assert_false(page_form_take(&form, 'o', "x"));
}

static void
what_contradicts_is_refused(void **state)
{
    (void)state;
    static const struct page_form bad[] = {{.type = PAGE_HTML, .mail = true},
        {.ascii = true, .mail = true}, {.type = PAGE_HTML, .ascii = true},
        {.type = PAGE_MARKDOWN, .ascii = true}};
    static const struct page_form good[] = {
        {0}, {.ascii = true}, {.mail = true}, {.type = PAGE_HTML}, {.type = PAGE_MARKDOWN}};
    for (size_t i = 0; i < COUNT(good); i++)
        page_form_check(&good[i]);
    for (size_t i = 0; i < COUNT(bad); i++) {
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            page_form_check(&bad[i]);
            _exit(0);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == STATUS_TROUBLE);
    }
}

static void
each_form_has_its_renderer(void **state)
{
    (void)state;
    static const struct {
        struct page_form form;
        const char *begins;
    } forms[] = {{{0}, "Zo\xC3\xAB\n\xE2\x95\x90"}, {{.ascii = true}, "Zoe\n===\n"},
        {{.type = PAGE_MARKDOWN}, "# Zo\xC3\xAB\n"}, {{.type = PAGE_HTML}, "<!DOCTYPE html>\n"},
        {{.mail = true}, "Subject: =?UTF-8?B?"}};
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct page *page = page_new();
        page_title(page, "Zo\xC3\xAB", "");
        char *text = page_formed(page, &forms[i].form);
        assert_int_equal(strncmp(text, forms[i].begins, strlen(forms[i].begins)), 0);
        free(text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_taken),
        cmocka_unit_test(what_contradicts_is_refused),
        cmocka_unit_test(each_form_has_its_renderer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
