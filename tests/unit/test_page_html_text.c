/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text in HTML: every character that means something is an entity, and an empty text leaves no
 * element behind.
 */
#include "scratch.h"

#include "page/html_parts.h"

static void
assert_html(const char *text, const char *wanted)
{
    struct outfile *out = outfile_in_memory();
    bool any = html_text(out, text, PAGE_LONGEST);
    size_t length;
    char *html = outfile_taken(out, &length);
    assert_string_equal(html, wanted);
    assert_int_equal(any, wanted[0] != '\0');
    free(html);
}

static void
what_means_something_is_an_entity(void **state)
{
    (void)state;
    assert_html("Ana & Ben", "Ana &amp; Ben");
    assert_html("<script>", "&lt;script&gt;");
    assert_html("\"' onclick='x", "&quot;&#39; onclick=&#39;x");
    assert_html("&lt;", "&amp;lt;");
    assert_html("山田 é 👍", "山田 é 👍");
}

static void
texts_are_clean(void **state)
{
    (void)state;
    assert_html("a\n\tb \xE2\x80\xAE"
                "c",
        "a b c");
    assert_html("\x1B[2J\xFF", "?[2J?");
    assert_html(" \t ", "");
    assert_html("", "");
}

static void
dates_in_a_sentence_are_marked(void **state)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"from 2026-11-16 to 2026-11-20; <b>", "from <time>2026-11-16</time> to "
                                               "<time>2026-11-20</time>; &lt;b&gt;"},
        {"2026-11-16", "<time>2026-11-16</time>"},
        {"(2026-11-16)2026-11-17.", "(<time>2026-11-16</time>)<time>2026-11-17</time>."},
        {"2026-13-16 2026-02-29 2026-11-1", "2026-13-16 2026-02-29 2026-11-1"},
        {"12026-11-16 x2026-11-16 2026-11-16x 2026-11-160 2026-11-16-17",
            "12026-11-16 x2026-11-16 2026-11-16x 2026-11-160 2026-11-16-17"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct outfile *out = outfile_in_memory();
        bool any = html_prose(out, rows[i].text, PAGE_LONGEST);
        size_t length;
        char *html = outfile_taken(out, &length);
        assert_string_equal(html, rows[i].wanted);
        assert_int_equal(any, rows[i].wanted[0] != '\0');
        free(html);
    }
    assert_html("2026-11-16", "2026-11-16");
}

static void
an_empty_element_is_left_out(void **state)
{
    (void)state;
    struct outfile *out = outfile_in_memory();
    html_element(out, "p", "note", " ");
    html_element(out, "p", "note", "<b>");
    html_element(out, "h2", NULL, "x");
    size_t length;
    char *html = outfile_taken(out, &length);
    assert_string_equal(html, "<p class=\"note\">&lt;b&gt;</p>\n<h2>x</h2>\n");
    free(html);
}

/* Whatever the bytes, no character but those of an entity gets through. */
static void
nothing_gets_out_of_its_element(void **state)
{
    (void)state;
    static const char entities[][7] = {"&lt;", "&gt;", "&amp;", "&quot;", "&#39;"};
    struct random random = random_begin(49);
    for (int turn = 0; turn < 2000; turn++) {
        char text[33] = "";
        for (size_t i = 0; i < sizeof text - 1; i++)
            text[i] = random_below(&random, 3) ? "<>&\"'"[random_below(&random, 5)]
                                               : (char)(1 + random_below(&random, 255));
        struct outfile *out = outfile_in_memory();
        html_text(out, text, PAGE_LONGEST);
        size_t length;
        char *html = outfile_taken(out, &length);
        for (const char *at = html; *at != '\0'; at++) {
            assert_null(strchr("<>\"'", *at));
            bool known = *at != '&';
            for (size_t i = 0; i < COUNT(entities); i++)
                known = known || strncmp(at, entities[i], strlen(entities[i])) == 0;
            assert_true(known);
        }
        free(html);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_means_something_is_an_entity),
        cmocka_unit_test(texts_are_clean),
        cmocka_unit_test(dates_in_a_sentence_are_marked),
        cmocka_unit_test(an_empty_element_is_left_out),
        cmocka_unit_test(nothing_gets_out_of_its_element),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
