/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bars as SVG: their names, their lengths, and the ends of the bar.
 */
#include "scratch.h"

#include <math.h>

#include "page/html_parts.h"

static char *
drawn(struct page_bar bar, const char *words)
{
    struct outfile *out = outfile_in_memory();
    html_bar(out, &bar, words);
    size_t length;
    return outfile_taken(out, &length);
}

static void
assert_holds(struct page_bar bar, const char *wanted)
{
    char *html = drawn(bar, "words");
    if (!strstr(html, wanted))
        fail_msg("'%s' is not in '%s'", wanted, html);
    free(html);
}

static void
a_bar_is_a_figure_with_its_words(void **state)
{
    (void)state;
    char *html = drawn((struct page_bar){.34, .5, .6, .8}, "on <track>");
    assert_string_equal(html,
        "<figure class=\"bar\">\n"
        "<svg width=\"100%\" height=\"20\" role=\"img\" "
        "aria-label=\"Bar: solid to 34%, a mark at 50%, hatched from 60% to 80%\">\n"
        "<rect class=\"track\" x=\"0.0%\" y=\"5\" width=\"100.0%\" height=\"10\"/>\n"
        "<rect class=\"likely\" x=\"60.0%\" y=\"5.5\" width=\"20.0%\" height=\"9\"/>\n"
        "<rect class=\"done\" x=\"0.0%\" y=\"5\" width=\"34.0%\" height=\"10\"/>\n"
        "<line class=\"halo\" x1=\"50.0%\" x2=\"50.0%\" y1=\"1\" y2=\"19\"/>\n"
        "<line class=\"pace\" x1=\"50.0%\" x2=\"50.0%\" y1=\"1\" y2=\"19\"/>\n"
        "</svg>\n"
        "<figcaption>on &lt;track&gt;</figcaption>\n"
        "</figure>\n");
    free(html);
}

static void
what_is_not_known_is_not_drawn(void **state)
{
    (void)state;
    char *html = drawn((struct page_bar){NAN, NAN, NAN, .5}, "");
    assert_non_null(strstr(html, "aria-label=\"Bar: empty\""));
    assert_null(strstr(html, "done"));
    assert_null(strstr(html, "pace"));
    assert_null(strstr(html, "likely"));
    assert_null(strstr(html, "figcaption"));
    free(html);
}

static void
a_bar_looks_full_only_when_it_is(void **state)
{
    (void)state;
    assert_holds((struct page_bar){.999, NAN, NAN, NAN}, "solid to 99%");
    assert_holds((struct page_bar){.999, NAN, NAN, NAN}, "width=\"99.9%\"");
    assert_holds((struct page_bar){1, NAN, NAN, NAN}, "solid to 100%");
    assert_holds((struct page_bar){1.25, NAN, NAN, NAN}, "solid to 125%");
    assert_holds(
        (struct page_bar){1.25, NAN, NAN, NAN}, "\"done\" x=\"0.0%\" y=\"5\" width=\"100.0%\"");
}

static void
what_is_done_hides_what_was_likely(void **state)
{
    (void)state;
    assert_holds(
        (struct page_bar){.5, NAN, .3, .8}, "\"likely\" x=\"50.0%\" y=\"5.5\" width=\"30.0%\"");
    assert_holds((struct page_bar){.99, NAN, 1.1, 1.4}, "\"likely\" x=\"97.5%\"");
    char *html = drawn((struct page_bar){.9, NAN, .2, .9}, "");
    assert_null(strstr(html, "likely"));
    assert_non_null(strstr(html, "hatched from 20% to 90%"));
    free(html);
}

static void
nothing_is_drawn_outside(void **state)
{
    (void)state;
    assert_holds((struct page_bar){NAN, 1.4, NAN, NAN}, "x1=\"99.5%\"");
    assert_holds((struct page_bar){NAN, -.2, NAN, NAN}, "x1=\"0.5%\"");
    assert_holds((struct page_bar){NAN, NAN, 1.2, 1.4}, "x=\"97.5%\" y=\"5.5\" width=\"2.5%\"");
    assert_holds((struct page_bar){NAN, NAN, -2, -1}, "x=\"0.0%\" y=\"5.5\" width=\"2.5%\"");
    assert_holds((struct page_bar){-1, NAN, NAN, NAN}, "solid to -100%");
    assert_holds((struct page_bar){1e300, NAN, NAN, NAN}, "solid to 999%");
    assert_holds((struct page_bar){-1e-9, NAN, NAN, NAN}, "solid to 0%");
}

static void
the_legend_says_what_the_parts_are(void **state)
{
    (void)state;
    struct outfile *out = outfile_in_memory();
    html_legend(out);
    size_t length;
    char *html = outfile_taken(out, &length);
    const char *so_far = strstr(html, " so far"), *pace = strstr(html, " even pace");
    const char *likely = strstr(html, " likely end");
    assert_true(so_far && pace > so_far && likely > pace);
    assert_null(strstr(html, "role=\"img\""));
    free(html);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_is_a_figure_with_its_words),
        cmocka_unit_test(what_is_not_known_is_not_drawn),
        cmocka_unit_test(a_bar_looks_full_only_when_it_is),
        cmocka_unit_test(what_is_done_hides_what_was_likely),
        cmocka_unit_test(nothing_is_drawn_outside),
        cmocka_unit_test(the_legend_says_what_the_parts_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
