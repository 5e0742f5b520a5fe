/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bars in HTML, as SVG within the page. The parts differ by shape and not only by colour: solid,
 * hatched, a line. A bar is a picture of its words: the words stand beside it, and its own name
 * says what it shows. Invariant: nothing is drawn outside the bar, and it looks full only when the
 * whole is reached.
 */
#include <math.h>
#include <stdio.h>

#include "page/html_parts.h"

#define LEAST_LENGTH 2.5 /* percent of the bar: shorter is not seen */
#define PERCENT_MOST 999

/* A share as percent of the length of the bar. */
static double
at(double share)
{
    return 100 * fmin(fmax(share, 0), 1);
}

/* A share as words: "67%"; below the whole never "100%". */
static const char *
percent(double share, char text[static 16])
{
    double rounded = round(100 * share);
    if (share < 1 && rounded >= 100)
        rounded = 99;
    rounded = fmin(fmax(rounded, -PERCENT_MOST), PERCENT_MOST);
    snprintf(text, 16, "%.0f%%", rounded == 0 ? 0 : rounded); /* no -0 */
    return text;
}

/* What a bar shows, for whoever does not see it. */
static void
write_name(struct outfile *out, const struct page_bar *bar)
{
    char done[16], pace[16], low[16], high[16];
    outfile_text(out, isnan(bar->done) ? "Bar: empty" : "Bar: solid to ");
    if (!isnan(bar->done))
        outfile_text(out, percent(bar->done, done));
    if (!isnan(bar->pace))
        outfile_format(out, ", a mark at %s", percent(bar->pace, pace));
    if (!isnan(bar->low) && !isnan(bar->high))
        outfile_format(
            out, ", hatched from %s to %s", percent(bar->low, low), percent(bar->high, high));
}

/* From one percentage of the length to another. What has an outline is half a pixel smaller on
   each side, so that the outline stays within the bar. */
static void
write_rectangle(
    struct outfile *out, const char *class_name, double from, double to, bool has_outline)
{
    outfile_format(out,
        "<rect class=\"%s\" x=\"%.1f%%\" y=\"%s\" width=\"%.1f%%\" height=\"%d\"/>\n", class_name,
        from, has_outline ? "5.5" : "5", to - from, has_outline ? 9 : 10);
}

static void
write_mark(struct outfile *out, double where)
{
    static const char *const classes[] = {"halo", "pace"};
    for (int i = 0; i < 2; i++)
        outfile_format(out,
            "<line class=\"%s\" x1=\"%.1f%%\" x2=\"%.1f%%\" y1=\"%d\" y2=\"%d\"/>\n", classes[i],
            where, where, 1, 19);
}

/* Everything that is drawn. What is done hides what was likely; the mark stays within the bar even
   at its ends. */
static void
draw(struct outfile *out, const struct page_bar *bar)
{
    write_rectangle(out, "track", 0, 100, false);
    bool has_done = !isnan(bar->done) && bar->done > 0;
    double done = has_done ? at(bar->done) : 0;
    if (!isnan(bar->low) && !isnan(bar->high) && (done == 0 || at(bar->high) > done)) {
        double to = fmax(at(bar->high), LEAST_LENGTH), from = fmax(at(bar->low), done);
        write_rectangle(out, "likely", fmin(from, to - LEAST_LENGTH), to, true);
    }
    if (has_done)
        write_rectangle(out, "done", 0, done, false);
    if (!isnan(bar->pace))
        write_mark(out, fmin(fmax(at(bar->pace), .5), 99.5));
}

void
html_bar_definitions(struct outfile *out)
{
    outfile_text(out,
        "<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n"
        "<defs>\n"
        "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\">\n"
        "<line class=\"hatch\" x1=\"1\" x2=\"1\" y1=\"0\" y2=\"5\"/>\n"
        "</pattern>\n"
        "</defs>\n"
        "</svg>\n");
}

void
html_bar(struct outfile *out, const struct page_bar *bar, const char *words)
{
    outfile_text(out, "<figure class=\"bar\">\n"
                      "<svg width=\"100%\" height=\"20\" role=\"img\" aria-label=\"");
    write_name(out, bar);
    outfile_text(out, "\">\n");
    draw(out, bar);
    outfile_text(out, "</svg>\n");
    html_element(out, "figcaption", NULL, words);
    outfile_text(out, "</figure>\n");
}

void
html_legend(struct outfile *out)
{
    static const struct {
        struct page_bar bar;
        const char *words;
    } samples[] = {
        {{1, NAN, NAN, NAN}, "so far"},
        {{NAN, .5, NAN, NAN}, "even pace"},
        {{NAN, NAN, 0, 1}, "likely end"},
    };
    outfile_text(out, "<p class=\"legend\">\n");
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        outfile_text(out, "<span><svg width=\"32\" height=\"20\" aria-hidden=\"true\">\n");
        draw(out, &samples[i].bar);
        outfile_format(out, "</svg> %s</span>\n", samples[i].words);
    }
    outfile_text(out, "</p>\n");
}
