/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages as HTML: what is within what, lists, the head, and elements that end whatever the order of
 * the blocks.
 */
#include "scratch.h"

#include <math.h>

#include "page_rendered.h"

static const struct page_form html_form = {.type = PAGE_HTML};

/* What stands in <main> of a page, which is freed. */
static void
assert_main(struct page *page, const char *wanted)
{
    char *html = page_formed(page, &html_form);
    char *begin = strstr(html, "<main>\n"), *end = strstr(html, "</main>\n</body>\n</html>\n");
    assert_true(begin && end);
    *end = '\0';
    assert_string_equal(begin + strlen("<main>\n"), wanted);
    free(html);
}

static void
headings_hold_what_they_head(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_title(page, "The week", "1 to 7 May");
    page_paragraph(page, "As of today.");
    page_heading(page, "Goals");
    page_subheading(page, "Ana");
    page_part(page, "a goal");
    page_paragraph(page, "more");
    page_part(page, "another");
    page_heading(page, "Two");
    page_title(page, "Second", "");
    assert_main(page,
        "<article class=\"page\" aria-labelledby=\"heading-1\">\n"
        "<header>\n<p class=\"kicker\">1 to 7 May</p>\n<h1 id=\"heading-1\">The week</h1>\n"
        "</header>\n"
        "<p>As of today.</p>\n"
        "<section aria-labelledby=\"heading-2\">\n<h2 id=\"heading-2\">Goals</h2>\n"
        "<article class=\"card\" aria-labelledby=\"heading-3\">\n<h3 id=\"heading-3\">Ana</h3>\n"
        "<div class=\"part\">\n<p class=\"what\">a goal</p>\n<p>more</p>\n</div>\n"
        "<div class=\"part\">\n<p class=\"what\">another</p>\n</div>\n"
        "</article>\n"
        "</section>\n"
        "<section aria-labelledby=\"heading-4\">\n<h2 id=\"heading-4\">Two</h2>\n"
        "</section>\n"
        "</article>\n"
        "<article class=\"page\" aria-labelledby=\"heading-5\">\n"
        "<header>\n<h1 id=\"heading-5\">Second</h1>\n</header>\n"
        "</article>\n");
}

static void
items_are_lists_and_notes_belong_to_them(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_item(page, "one");
    page_note(page, "why");
    page_item(page, "two");
    page_item(page, " ");
    page_slot(page, "What went well");
    page_slot(page, "");
    page_note(page, "about all of it");
    page_item(page, "three");
    assert_main(page, "<ul>\n<li>one<p class=\"note\">why</p>\n</li>\n<li>two</li>\n</ul>\n"
                      "<ol class=\"slots\">\n<li>What went well</li>\n<li>&nbsp;</li>\n</ol>\n"
                      "<p class=\"note\">about all of it</p>\n"
                      "<ul>\n<li>three</li>\n</ul>\n");
}

static void
the_head_names_the_page(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_heading(page, "Before");
    page_title(page, "Ana </title> & co", "1 to 7 May");
    char *html = page_formed(page, &html_form);
    assert_int_equal(strncmp(html,
                         "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                         "<meta charset=\"utf-8\">\n",
                         63),
        0);
    assert_non_null(strstr(html, "<title>Ana &lt;/title&gt; &amp; co, 1 to 7 May</title>"));
    assert_non_null(strstr(html, "<meta name=\"viewport\" "));
    assert_null(strstr(html, "<script"));
    assert_null(strstr(html, "style=\""));
    assert_null(strstr(html, "href"));
    assert_null(strstr(html, "src="));
    free(html);
}

static void
an_empty_heading_heads_without_a_name(void **state)
{
    (void)state;
    struct page *page = page_new();
    page_title(page, "", "");
    page_heading(page, "\x01");
    page_subheading(page, " ");
    page_part(page, "");
    page_paragraph(page, "%s", "");
    assert_main(page,
        "<article class=\"page\">\n<header>\n</header>\n"
        "<section aria-labelledby=\"heading-1\">\n<h2 id=\"heading-1\">?</h2>\n"
        "<article class=\"card\">\n<div class=\"part\">\n</div>\n</article>\n</section>\n"
        "</article>\n");
}

static void
add_any_block(struct page *page, struct random *random)
{
    static const struct page_column columns[] = {{.title = "a"}, {.title = "b", .figures = true}};
    static const struct page_bar bar = {.5, NAN, NAN, NAN};
    switch (random_below(random, 11)) {
    case 0:
        page_title(page, "t", "");
        break;
    case 1:
        page_heading(page, "h");
        break;
    case 2:
        page_subheading(page, "s");
        break;
    case 3:
        page_part(page, "p");
        break;
    case 4:
        page_item(page, "i");
        break;
    case 5:
        page_note(page, "n");
        break;
    case 6:
        page_slot(page, "s");
        break;
    case 7:
        page_bar(page, &bar, "b");
        break;
    case 8:
        page_legend(page);
        break;
    case 9:
        page_paragraph(page, "p");
        break;
    default:
        page_table(page, "c", columns, 2);
        page_group(page, "g");
        page_row(page, 0, (const char *[]){"x", "y"});
        break;
    }
}

/* Every element ends, in the order in which they began. */
static void
check_elements(const char *html)
{
    char open[64][16];
    size_t depth = 0;
    for (const char *at = html; (at = strchr(at, '<')) != NULL; at++) {
        bool ends = at[1] == '/';
        const char *name = at + 1 + ends;
        size_t length = strcspn(name, " >/\n");
        const char *close = strchr(name, '>');
        bool is_empty = close[-1] == '/' || strncmp(name, "meta", 4) == 0 || *name == '!';
        assert_true(length < sizeof open[0]);
        if (ends) {
            assert_true(depth > 0);
            depth--;
            assert_int_equal(strlen(open[depth]), length);
            assert_memory_equal(open[depth], name, length);
        } else if (!is_empty) {
            assert_true(depth < COUNT(open));
            snprintf(open[depth++], sizeof open[0], "%.*s", (int)length, name);
        }
    }
    assert_int_equal(depth, 0);
}

static void
whatever_the_order_every_element_ends(void **state)
{
    (void)state;
    struct random random = random_begin(50);
    for (int turn = 0; turn < 100; turn++) {
        struct page *page = page_new();
        for (int i = 0; i < 30; i++)
            add_any_block(page, &random);
        char *html = page_formed(page, &html_form);
        check_elements(html);
        free(html);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_hold_what_they_head),
        cmocka_unit_test(items_are_lists_and_notes_belong_to_them),
        cmocka_unit_test(the_head_names_the_page),
        cmocka_unit_test(an_empty_heading_heads_without_a_name),
        cmocka_unit_test(whatever_the_order_every_element_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
