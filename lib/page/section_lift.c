/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One card for each intervention: a sentence, and three bars that show before, during and after
 * with how far they are sure. It works nothing out, and it knows no word for "no effect".
 */
#include "page/section_lift.h"

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "page/figures.h"

const char section_lift_rule[] = "Before, during and after: the change of the people in it, "
                                 "against the weeks before, and against "
                                 "the people not in it where there are at least two. The range "
                                 "holds the true change 19 times in "
                                 "20. Lasted and pulled forward: the range of after leaves out no "
                                 "change. Cannot tell: it does not, "
                                 "and reaches below -20% or above +25%.";

#define ROOM 1.25 /* a bar is as long as this times the largest figure */

/* A ratio against what would have come; NAN = cannot tell. */
struct ratio {
    double ratio, low, high;
};

static struct ratio
during_of(const struct section_lift_row *row)
{
    const double *figures = row->row->figures;
    return (struct ratio){
        figures[LIFT_RATIO_DURING], figures[LIFT_DURING_LOW], figures[LIFT_DURING_HIGH]};
}

static struct ratio
after_of(const struct section_lift_row *row)
{
    const double *figures = row->row->figures;
    return (struct ratio){
        figures[LIFT_RATIO_AFTER], figures[LIFT_AFTER_LOW], figures[LIFT_AFTER_HIGH]};
}

static double
largest(const struct section_lift_row *row)
{
    double most = row->row->figures[LIFT_RATE_BEFORE];
    most = fmax(most, row->row->figures[LIFT_RATE_DURING]);
    return fmax(most, row->row->figures[LIFT_RATE_AFTER]);
}

/* "57% more", "2% less", "about the same". */
static const char *
change(struct page *page, double ratio)
{
    char percent[FIGURES_SIZE];
    double size = fabs(ratio - 1) * 100;
    if (size < .5)
        return "about the same";
    return page_words(page, "%s%% %s", figures_whole(size, percent), ratio > 1 ? "more" : "less");
}

/* "57% more (28% to 93% more)". */
static const char *
change_and_range(struct page *page, const struct ratio *ratio)
{
    char low[FIGURES_SIZE];
    if (isnan(ratio->ratio))
        return "cannot be compared";
    const char *words = change(page, ratio->ratio);
    if (isnan(ratio->low) || isnan(ratio->high))
        return page_words(page, "%s, how surely cannot be told", words);
    if (ratio->low > 1 && ratio->high > 1)
        return page_words(page, "%s (%s%% to %s)", words,
            figures_whole((ratio->low - 1) * 100, low), change(page, ratio->high));
    if (ratio->low < 1 && ratio->high < 1)
        return page_words(page, "%s (%s%% to %s)", words,
            figures_whole((1 - ratio->high) * 100, low), change(page, ratio->low));
    return page_words(
        page, "%s (%s to %s)", words, change(page, ratio->low), change(page, ratio->high));
}

/* A phase after before: its rate as a bar whose solid part is sure. The mark is what would have
   come without it. */
static void
add_phase(struct page *page, const struct section_lift_row *row, const char *phase, double rate,
    const struct ratio *ratio)
{
    char figure[FIGURES_SIZE];
    double whole = ROOM * largest(row), without = rate / ratio->ratio;
    if (isnan(rate)) {
        page_paragraph(page, "%s: not known yet.", phase);
        return;
    }
    bool has_range = !isnan(ratio->low) && !isnan(ratio->high) && !isnan(without);
    const struct page_bar bar = {
        .done = (has_range ? without * ratio->low : rate) / whole,
        .pace = isnan(without) ? (double)NAN : without / whole,
        .low = has_range ? without * ratio->low / whole : (double)NAN,
        .high = has_range ? without * ratio->high / whole : (double)NAN,
    };
    page_bar(page, &bar,
        page_words(page, "%s: %s, %s", phase, figures_number(rate, figure),
            change_and_range(page, ratio)));
}

static void
add_picture(struct page *page, const struct section_lift_row *row)
{
    char figure[FIGURES_SIZE], people[FIGURES_SIZE];
    double before = row->row->figures[LIFT_RATE_BEFORE], reps = row->row->figures[LIFT_REPS];
    const struct page_bar bar = {before / (ROOM * largest(row)), NAN, NAN, NAN};
    const struct ratio during = during_of(row), after = after_of(row);
    if (isnan(before) || !(largest(row) > 0))
        return;
    page_bar(page, &bar,
        page_words(page, "before: %s%s (%s %s)", figures_number(before, figure),
            strcmp(row->row->method, "ratio") == 0 ? "" : " a week each",
            figures_whole(reps, people), reps == 1 ? "person" : "people"));
    add_phase(page, row, "during", row->row->figures[LIFT_RATE_DURING], &during);
    add_phase(page, row, "after", row->row->figures[LIFT_RATE_AFTER], &after);
}

/* "117 more". */
static const char *
more_or_fewer(struct page *page, double count)
{
    char text[FIGURES_SIZE];
    if (fabs(count) < .5)
        return "as many";
    return page_words(
        page, "%s %s", figures_whole(fabs(count), text), count < 0 ? "fewer" : "more");
}

/* "In all about 117 more than without it (177 fewer to 411 more)." */
static void
add_net(struct page *page, const struct section_lift_row *row)
{
    const double *figures = row->row->figures;
    if (isnan(figures[LIFT_NET]) || isnan(figures[LIFT_NET_LOW]) || isnan(figures[LIFT_NET_HIGH]))
        return;
    page_paragraph(page, "In all, against what would have come without it: %s (%s to %s).",
        more_or_fewer(page, figures[LIFT_NET]), more_or_fewer(page, figures[LIFT_NET_LOW]),
        more_or_fewer(page, figures[LIFT_NET_HIGH]));
}

static void
add_main(struct page *page, const struct section_lift_row *row)
{
    page_part(page, page_words(page, "%s: %s", row->metric, row->verdict));
    add_picture(page, row);
    add_net(page, row);
    if (row->alike)
        page_paragraph(
            page, "It and %s are on the same metric; which did more cannot be told.", row->alike);
}

static bool
is_told(const struct ratio *ratio)
{
    return ratio->low > 1 || ratio->high < 1;
}

/* A guard, or the people not in it, in one item; what is not told from chance is only named. */
static void
add_beside(struct page *page, const struct section_lift_row *row)
{
    const char *what = row->row->shows == LIFT_SHOWS_OTHERS
                           ? page_words(page, "%s of the others", row->metric)
                           : row->metric;
    const struct ratio during = during_of(row), after = after_of(row);
    if (is_told(&during) && is_told(&after))
        page_item(page, "%s moved too: during it %s, after it %s", what,
            change_and_range(page, &during), change_and_range(page, &after));
    else if (is_told(&during))
        page_item(page, "%s moved too: during it %s", what, change_and_range(page, &during));
    else if (is_told(&after))
        page_item(page, "%s moved too: after it %s", what, change_and_range(page, &after));
    else
        page_item(page, "%s: nothing that can be told from chance", what);
}

/* "September sprint, contest, 7 to 18 September 2026". */
static const char *
head_of(struct page *page, const struct section_lift_row *row)
{
    char days[FIGURES_SIZE] = "";
    if (row->row->start != DAY_NONE && row->row->end != DAY_NONE)
        figures_days(row->row->start, row->row->end, days);
    return page_words(page, "%s%s%s%s%s", row->row->name, row->kind[0] != '\0' ? ", " : "",
        row->kind, days[0] != '\0' ? ", " : "", days);
}

static bool
is_main(const struct section_lift_row *row)
{
    return row->row->shows == LIFT_SHOWS_METRIC;
}

static bool
is_same(const struct section_lift_row *one, const struct section_lift_row *other)
{
    return strcmp(one->row->name, other->row->name) == 0 && one->row->start == other->row->start;
}

/* Everything about the intervention of a row. */
static void
add_intervention(struct page *page, const struct section_lift *section, size_t first)
{
    const struct section_lift_row *rows = section->rows;
    page_subheading(page, head_of(page, &rows[first]));
    for (int main = 1; main >= 0; main--)
        for (size_t i = first; i < section->count; i++) {
            if (!is_same(&rows[i], &rows[first]) || is_main(&rows[i]) != main)
                continue;
            if (main)
                add_main(page, &rows[i]);
            else
                add_beside(page, &rows[i]);
        }
}

void
section_lift(struct page *page, const struct section_lift *section)
{
    bool alone = false;
    page_heading(page, "Contests, training, coaching: what changed, and what stayed");
    if (section->count == 0) {
        page_paragraph(page, "There are none yet.");
        return;
    }
    page_paragraph(page,
        "A bar is solid as far as a figure is sure, and shaded as far as it may be; "
        "the mark is what would have come without it.");
    for (size_t i = 0; i < section->count; i++) {
        size_t before = 0;
        while (before < i && !is_same(&section->rows[before], &section->rows[i]))
            before++;
        if (before == i)
            add_intervention(page, section, i);
        alone = alone || (is_main(&section->rows[i]) && !(section->rows[i].row->others > 0));
    }
    if (alone) {
        page_part(page,
            "Where everybody took part there is nobody to compare with, and a season or "
            "new prices look the same as an effect.");
    }
}
