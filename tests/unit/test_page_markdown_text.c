/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text in Markdown: what would mean something is kept from it, and the rest stays readable.
 */
#include "scratch.h"

#include "page/markdown_parts.h"

static void
assert_markdown(const char *text, const char *wanted)
{
    char *markdown = markdown_text(text, PAGE_LONGEST);
    assert_string_equal(markdown, wanted);
    free(markdown);
}

static void
ordinary_text_stays(void **state)
{
    (void)state;
    assert_markdown("", "");
    assert_markdown(
        "Müller & Söhne (12.5%, +3), 10:30 - 5 > 3!", "Müller & Söhne (12.5%, +3), 10:30 - 5 > 3!");
    assert_markdown("close_date of sales.csv: 3", "close_date of sales.csv: 3");
    assert_markdown(
        "Ana's \"best\" week: 1. and 2. and #3", "Ana's \"best\" week: 1. and 2. and \\#3");
    assert_markdown("-5% and 12.5", "-5% and 12.5");
    assert_markdown("山田 é", "山田 é");
}

static void
marks_lose_their_power(void **state)
{
    (void)state;
    assert_markdown("*a* _b_ `c` ~~d~~ $e$", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\$e\\$");
    assert_markdown("[a](javascript:x)", "\\[a\\](javascript\\:x)");
    assert_markdown("![a][b]", "!\\[a\\]\\[b\\]");
    assert_markdown("a | b \\| c \\", "a \\| b \\\\\\| c \\\\");
    assert_markdown("<script>&lt; &#60; a&b", "&lt;script>&amp;lt; &amp;#60; a&amp;b");
    assert_markdown("_a b_ __init__", "\\_a b\\_ \\_\\_init\\_\\_");
    assert_markdown("“_a_” é_é 🚀_a_🚀", "“\\_a\\_” é_é 🚀\\_a\\_🚀");
    assert_markdown("10:30 🚀:thanks: é:thanks:", "10:30 🚀\\:thanks: é\\:thanks:");
}

static void
nothing_becomes_a_link_or_calls_anybody(void **state)
{
    (void)state;
    assert_markdown("http://x.example https://y.example", "http\\://x.example https\\://y.example");
    assert_markdown("see www.x.example", "see www\\.x.example");
    assert_markdown("WWW.x.example", "WWW\\.x.example");
    assert_markdown("mailto:a@b.example", "mailto\\:a@\xE2\x81\xA0"
                                          "b.example");
    assert_markdown("@all", "@\xE2\x81\xA0"
                            "all");
    assert_markdown(":+1: :tada:", "\\:+1: \\:tada:");
}

static void
the_start_of_a_line_begins_nothing(void **state)
{
    (void)state;
    assert_markdown("1. x", "1\\. x");
    assert_markdown("2026.", "2026\\.");
    assert_markdown("12) x", "12\\) x");
    assert_markdown("1.5 x", "1.5 x");
    assert_markdown("- x", "\\- x");
    assert_markdown("-", "\\-");
    assert_markdown("---", "\\---");
    assert_markdown("-x", "-x");
    assert_markdown("+ x", "\\+ x");
    assert_markdown("* x", "\\* x");
    assert_markdown("# x ##", "\\# x \\##");
    assert_markdown("> x > y", "&gt; x > y");
    assert_markdown("=== x", "\\=== x");
    assert_markdown("    x", "x");
    assert_markdown("~~~", "\\~\\~\\~");
    assert_markdown("|a|", "\\|a\\|");
}

static void
texts_are_clean(void **state)
{
    (void)state;
    assert_markdown("a\n# b\x1B[2J \xE2\x80\xAE"
                    "c",
        "a \\# b?\\[2J c");
    char *cut = markdown_text("****************", 8);
    assert_string_equal(cut, "\\*\\*\\*\\*\\*...");
    free(cut);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_text_stays),
        cmocka_unit_test(marks_lose_their_power),
        cmocka_unit_test(nothing_becomes_a_link_or_calls_anybody),
        cmocka_unit_test(the_start_of_a_line_begins_nothing),
        cmocka_unit_test(texts_are_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
