/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known of a goal, what can be expected, and what cannot be told, in two lines and a bar.
 * It gives no marks, compares nobody and puts nobody first.
 */
#include "page/section_goals.h"

#include <math.h>
#include <string.h>

#include "page/enumeration.h"
#include "page/figures.h"

const char section_goals_rule[] =
    "Goals: on track is a chance of 80% or more that the goal is met, likely 50% or more, at risk "
    "20% or more; below that a new plan is needed. The likely range holds 8 of 10 such cases. An "
    "even pace counts working days, less holidays and time off.";

static bool
is(const char *word, const char *other)
{
    return strcmp(word, other) == 0;
}

/* Whether the target says by how much, and not how much. */
static bool
is_change(const struct section_goal *goal)
{
    return is(goal->unit, "percent_change") || is(goal->unit, "points") || is(goal->unit, "times");
}

static bool
is_shown(const struct section_goals *section, const struct section_goal *goal)
{
    return section->reader != GOALS_FOR_TEAM || goal->who[0] == '\0' || goal->is_good_news;
}

/* What the whole bar stands for, in the unit of the figures; NAN if that is not known. */
static double
whole_of(const struct section_goal *goal)
{
    double whole = is_change(goal) ? NAN : goal->target;
    if (goal->attainment > 0 && !isnan(goal->actual))
        whole = goal->actual / goal->attainment;
    return whole > 0 ? whole : NAN;
}

static bool
has_bar(const struct section_goals *section, const struct section_goal *goal)
{
    bool has_begun = goal->start == DAY_NONE || goal->start <= section->as_of;
    return has_begun && !isnan(goal->attainment);
}

/* The unit behind a figure: "%", " hours" or nothing. */
static const char *
unit_behind(const struct section_goal *goal)
{
    if (is(goal->unit, "percent"))
        return "%";
    if (is(goal->unit, "days"))
        return " days";
    if (is(goal->unit, "hours"))
        return " hours";
    return is(goal->unit, "minutes") ? " minutes" : "";
}

/* How far it has come: "30 of 40 (75%)". */
static const char *
so_far(struct page *page, const struct section_goal *goal)
{
    char actual[FIGURES_SIZE], target[FIGURES_SIZE], share[FIGURES_SIZE];
    figures_number(goal->actual, actual);
    figures_number(goal->target, target);
    const char *unit = unit_behind(goal);
    if (isnan(goal->actual))
        return "";
    if (isnan(goal->target))
        return page_words(page, "%s%s so far", actual, unit);
    if (is_change(goal))
        return isnan(goal->attainment) || is(goal->direction, "decrease")
                   ? page_words(page, "%s so far", actual)
                   : page_words(page, "%s so far, %s of the aim", actual,
                         figures_percent(goal->attainment, share));
    if (is(goal->direction, "decrease"))
        return page_words(page, "%s%s so far, the aim is %s%s or less", actual, unit, target, unit);
    if (is(goal->direction, "maintain"))
        return page_words(page, "%s%s so far, the aim is to keep %s%s", actual, unit, target, unit);
    if (is(goal->unit, "percent"))
        return page_words(page, "%s%s so far, the aim is %s%s", actual, unit, target, unit);
    if (isnan(goal->attainment))
        return page_words(page, "%s of %s%s", actual, target, unit);
    return page_words(
        page, "%s of %s%s (%s)", actual, target, unit, figures_percent(goal->attainment, share));
}

/* When the range is for: "by 31 December 2026", or within the period that runs. */
static const char *
by_when(struct page *page, const struct section_goals *section, const struct section_goal *goal)
{
    char due[FIGURES_SIZE];
    if (goal->per == PERIOD_DAY)
        return " today";
    if (goal->per != PERIOD_NONE)
        return page_words(page, " this %s", day_period_name(goal->per));
    return goal->due == DAY_NONE
               ? ""
               : page_words(page, " by %s", figures_day_near(goal->due, section->as_of, due));
}

/* What is likely to come, or when it is due where that cannot be told. */
static const char *
to_come(struct page *page, const struct section_goals *section, const struct section_goal *goal)
{
    char low[FIGURES_SIZE], high[FIGURES_SIZE], due[FIGURES_SIZE];
    if (!goal->is_settled && !isnan(goal->low) && !isnan(goal->high)) {
        figures_rough(goal->low, low);
        figures_rough(goal->high, high);
        const char *unit = unit_behind(goal), *when = by_when(page, section, goal);
        if (is(low, high))
            return page_words(page, " Likely about %s%s%s.", low, unit, when);
        return page_words(page, " Likely %s to %s%s%s.", low, high, unit, when);
    }
    bool is_past = goal->due != DAY_NONE && goal->due < section->as_of;
    if (goal->due == DAY_NONE || goal->per != PERIOD_NONE || (goal->is_settled && !is_past))
        return "";
    return page_words(page, " It %s due on %s.", is_past ? "was" : "is",
        figures_day_near(goal->due, section->as_of, due));
}

/* The share of past periods is nobody's business but the person's and the manager's. */
static const char *
kept(struct page *page, const struct section_goals *section, const struct section_goal *goal)
{
    char share[FIGURES_SIZE];
    if (isnan(goal->kept) || (section->reader == GOALS_FOR_TEAM && goal->who[0] != '\0'))
        return "";
    figures_percent(goal->kept, share);
    if (goal->per == PERIOD_NONE)
        return page_words(page, " Kept %s of the time before.", share);
    return page_words(page, " Kept in %s of the %ss before.", share, day_period_name(goal->per));
}

/* The even pace, where it says something: a rate has none. */
static const char *
pace(struct page *page, const struct section_goal *goal)
{
    char expected[FIGURES_SIZE];
    if (goal->is_settled || isnan(goal->expected) || is(goal->unit, "percent"))
        return "";
    return page_words(page, "; an even pace would be %s", figures_rough(goal->expected, expected));
}

static void
add_bar(struct page *page, const struct section_goal *goal)
{
    double whole = whole_of(goal);
    bool ahead = !goal->is_settled;
    struct page_bar bar = {
        .done = goal->attainment,
        .pace = ahead && !is(goal->unit, "percent") ? goal->expected / whole : NAN,
        .low = ahead ? goal->low / whole : NAN,
        .high = ahead ? goal->high / whole : NAN,
    };
    page_bar(page, &bar, goal->status);
}

/* "Cannot tell, nothing in the data shows it. " */
static const char *
status_sentence(struct page *page, const struct section_goal *goal)
{
    char first = goal->status[0];
    if (first == '\0')
        return "";
    if (first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    return page_words(page, "%c%s. ", first, goal->status + 1);
}

/* The words below the bar; where there is no bar, they begin with the status. */
static void
add_words(struct page *page, const struct section_goals *section, const struct section_goal *goal)
{
    char start[FIGURES_SIZE];
    if (goal->start != DAY_NONE && goal->start > section->as_of) {
        page_paragraph(
            page, "It starts on %s.", figures_day_near(goal->start, section->as_of, start));
        return;
    }
    const char *before = has_bar(section, goal) ? "" : status_sentence(page, goal);
    const char *figures = so_far(page, goal);
    const char *even = figures[0] != '\0' ? pace(page, goal) : "";
    const char *words = page_words(page, "%s%s%s%s%s%s", before, figures, even,
        figures[0] != '\0' ? "." : "", to_come(page, section, goal), kept(page, section, goal));
    page_paragraph(page, "%s", words);
}

/* What is over needs no questions. */
static bool
has_questions(const struct section_goal *goal)
{
    bool is_over = goal->is_settled && goal->per == PERIOD_NONE;
    return !is_over && goal->questions[strspn(goal->questions, "; ")] != '\0';
}

/* People's questions are between them and their manager. */
static bool
asks_here(const struct section_goals *section, const struct section_goal *goal)
{
    return has_questions(goal) && (section->reader == GOALS_FOR_ONE || goal->who[0] == '\0');
}

/* The questions about one goal, each an item. */
static void
add_questions(struct page *page, const struct section_goal *goal)
{
    const char *question = goal->questions;
    while (*question != '\0') {
        size_t length = strcspn(question, ";");
        const char *words = page_words(page, "%.*s", (int)length, question);
        if (words[strspn(words, " ")] != '\0')
            page_item(page, "%s", words + strspn(words, " "));
        question += length + (question[length] == ';');
    }
}

static bool
is_said(const char *text)
{
    return text && text[0] != '\0';
}

/* What the goal is for, and the team's goal it serves: the person's own words come back to them. */
static void
add_purpose(struct page *page, const struct section_goal *goal)
{
    const char *why = "", *served = "";
    if (is_said(goal->why))
        why = page_words(page, "What for: %s%s", goal->why, page_stop_after(goal->why));
    if (is_said(goal->supports))
        served = page_words(page, "It serves the team's goal \"%s\".", goal->supports);
    if (is_said(why) || is_said(served))
        page_paragraph(page, "%s%s%s", why, is_said(why) && is_said(served) ? " " : "", served);
}

static const char *
name_of(const struct section_goal *goal)
{
    return goal->who[0] != '\0' ? goal->who : "The whole team";
}

/* The name of who has the goal, unless the goal before stands there already, and its sentence. On a
   person's own page the sentence is enough. Returns the name. */
static const char *
add_head(struct page *page, const struct section_goals *section, const struct section_goal *goal,
    const char *name_before)
{
    const char *name = name_of(goal);
    bool is_own = goal->who[0] != '\0';
    if (section->reader == GOALS_FOR_ONE) {
        page_subheading(page, is_own ? goal->goal : page_words(page, "%s: %s", name, goal->goal));
        return name;
    }
    if (!is(name, name_before))
        page_subheading(page, name);
    page_part(page, goal->goal);
    return name;
}

/* One goal. Returns the name under which it stands. */
static const char *
add_goal(struct page *page, const struct section_goals *section, const struct section_goal *goal,
    const char *name_before)
{
    const char *name = add_head(page, section, goal, name_before);
    if (has_bar(section, goal))
        add_bar(page, goal);
    add_words(page, section, goal);
    if (section->reader == GOALS_FOR_ONE)
        add_purpose(page, goal);
    if (asks_here(section, goal))
        add_questions(page, goal);
    return name;
}

/* What holds for all goals, and what the bars mean. */
static void
add_opening(struct page *page, const struct section_goals *section)
{
    size_t shown = 0, bars = 0, elsewhere = 0;
    for (size_t i = 0; i < section->count; i++) {
        const struct section_goal *goal = &section->goals[i];
        bool is_here = is_shown(section, goal);
        shown += is_here;
        bars += is_here && has_bar(section, goal);
        elsewhere += has_questions(goal) && !asks_here(section, goal);
    }
    if (section->count == 0)
        page_paragraph(page, "There are no goals yet.");
    if (shown < section->count)
        page_paragraph(page, "People's own goals are shown here when they go well.");
    else if (section->reader == GOALS_FOR_MANAGER && elsewhere > 0)
        page_paragraph(
            page, "What to ask about people's own goals stands on their one-on-one pages.");
    if (bars > 0)
        page_legend(page);
}

void
section_goals(struct page *page, const struct section_goals *section)
{
    const char *name = "";
    page_heading(page, "Goals");
    add_opening(page, section);
    for (int people = 0; people < 2; people++)
        for (size_t i = 0; i < section->count; i++) {
            const struct section_goal *goal = &section->goals[i];
            bool is_turn =
                section->reader == GOALS_FOR_ONE ? people == 0 : (goal->who[0] != '\0') == people;
            if (is_turn && is_shown(section, goal))
                name = add_goal(page, section, goal, name);
        }
}
