/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of thanks of the week, as recognize wrote them. Rows of other weeks are history, and
 * rows that say that somebody went without thanks are no news. Effort comes first because the rules
 * stand in that order.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "measure/rules.h"
#include "page/section_news.h"
#include "team/recognition.h"
#include "team/recognition_rules.h"
#include "work/report.h"

/* A row that is shown, and where. */
struct place_of_news {
    const struct news *news;
    int person; /* its place among the people */
    size_t rule, row;
};

/* The list of rules that are not told to others. Words that know no such list have the built-in
   one: to leave it out must not give anything away. */
static const char private_list[] = "private";

struct gathering {
    const struct report *report;
    struct wording *private_words;
    struct recognition_rules rules;
    int *place_of; /* by the number of the person: the place among the people, -1 = none */
};

/* Where a rule stands in the table; one that is not in it comes last. */
static size_t
place_of_rule(const struct recognition_rules *rules, const char *name)
{
    size_t place = 0;
    while (place < rules->count && strcmp(rules->items[place].rule, name) != 0)
        place++;
    return place;
}

static bool
is_news(const struct gathering *gathering, const struct news *news)
{
    const struct report *report = gathering->report;
    if (news->day < report->monday || news->day > report->shared->as_of ||
        gathering->place_of[news->person] < 0 || strcmp(news->rule, RECOGNITION_WITHOUT) == 0)
        return false;
    return !report->for_team || !wording_knows(gathering->private_words, private_list, news->rule);
}

static int
in_order(const void *left, const void *right)
{
    const struct place_of_news *a = left, *b = right;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    int order = strcmp(a->news->rule, b->news->rule);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* A history that is given beside the news holds the same rows again. */
static bool
is_said_already(const struct place_of_news *rows, size_t count, const struct news *news)
{
    for (size_t i = count; i-- > 0 && rows[i].news->person == news->person;)
        if (strcmp(rows[i].news->rule, news->rule) == 0 &&
            strcmp(rows[i].news->what, news->what) == 0)
            return true;
    return false;
}

/* The rows to show, in their order. The caller frees. */
static struct place_of_news *
choose(const struct gathering *gathering, size_t *count)
{
    const struct news_rows *all = &gathering->report->data.news;
    struct place_of_news *rows = mem_zeroed(all->count + 1, sizeof *rows);
    size_t found = 0;
    for (size_t i = 0; i < all->count; i++)
        if (is_news(gathering, &all->items[i]))
            rows[found++] =
                (struct place_of_news){&all->items[i], gathering->place_of[all->items[i].person],
                    place_of_rule(&gathering->rules, all->items[i].rule), i};
    if (found > 0)
        qsort(rows, found, sizeof *rows, in_order);
    *count = 0;
    for (size_t i = 0; i < found; i++)
        if (!is_said_already(rows, *count, rows[i].news))
            rows[(*count)++] = rows[i];
    return rows;
}

/* What it is for, without the week: the page is about one. */
static const char *
what_of(const struct report *report, const struct news *news)
{
    char week[DAY_WEEK_TEXT_SIZE];
    if (wording_knows(report->wording, "news", news->rule))
        return wording_text(report->wording, "news", news->rule);
    const char *what = news->what[0] != '\0' ? news->what : news->rule;
    const char *tail = page_words(report->page, ", %s", day_week_text(report->monday, week));
    size_t length = strlen(what), cut = strlen(tail);
    if (length > cut && strcmp(what + length - cut, tail) == 0)
        return page_words(report->page, "%.*s", (int)(length - cut), what);
    return what;
}

static void
add_section(struct report *report, const struct gathering *gathering)
{
    size_t count;
    struct place_of_news *rows = choose(gathering, &count);
    struct section_news_row *shown = mem_zeroed(count, sizeof *shown);
    for (size_t i = 0; i < count; i++) {
        const struct news *news = rows[i].news;
        shown[i] = (struct section_news_row){
            .who = roster_person(report->data.roster, news->person)->rep,
            .what = what_of(report, news),
            .message = news->message,
            .evidence = news->evidence,
        };
    }
    section_news(report->page, &(struct section_news){shown, count, report->for_team});
    free(shown);
    free(rows);
}

bool
report_news(struct report *report)
{
    size_t people;
    struct gathering gathering = {.report = report};
    if (!report->data.has[STREAM_RECOGNITION])
        return false;
    report_use_rule(report, section_news_rule);
    bool has_list = wording_has_list(report->wording, private_list);
    gathering.private_words = has_list ? report->wording : wording_read(NULL, 0);
    recognition_rules_read(&gathering.rules, NULL, 0, rule_test_words);
    gathering.place_of = report_places(report, &people);
    add_section(report, &gathering);
    free(gathering.place_of);
    recognition_rules_free(&gathering.rules);
    if (!has_list)
        wording_free(gathering.private_words);
    return false;
}
