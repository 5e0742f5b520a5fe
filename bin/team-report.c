/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team-report: the team's week as a page for people. It reads any streams of the toolkit and shows
 * the sections for which there is a stream. It ranks nobody, gives no verdict on a person, and
 * works out nothing but what is usual: goals are judged by goal-check. Invariant: the same streams,
 * roster and date give the same bytes; the order of the operands changes nothing but the receipt.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/options.h"
#include "base/outfile.h"
#include "base/tables.h"
#include "csv/aside.h"
#include "measure/calendar.h"
#include "measure/progress.h"
#include "measure/usual.h"
#include "page/section_doubts.h"
#include "page/section_goals.h"
#include "page/section_receipt.h"
#include "page/section_week.h"
#include "page/text.h"
#include "team/report_data.h"

_Static_assert((int)WEEKLY_BEFORE == (int)USUAL_WEEKS_MOST, "the usual is that of the span");

enum { ASCII = 256, TITLE, FOR, WORDS, SHOW_WORDS };

static const struct option_row rows[] = {
    {'t', "type", ARGUMENT_NEEDED, "TYPE", "how to write it: text (the default)"},
    {FOR, "for", ARGUMENT_NEEDED, "READER", "manager (the default) or team"},
    {TITLE, "title", ARGUMENT_NEEDED, "TEXT", "what the page is called"},
    {ASCII, "ascii", ARGUMENT_NONE, NULL, "draw lines and bars in ASCII"},
    {WORDS, "words", ARGUMENT_NEEDED, "FILE", "what events and statuses are called"},
    {SHOW_WORDS, "show-words", ARGUMENT_NONE, NULL, "print the words that are built in"},
};

static const struct program program = {
    .name = "team-report",
    .example = "goal-check -g goals.csv sales.csv | team-report - sales.csv",
    .summary = "Write the team's week, from any streams of the toolkit, as a page for people.",
    .operands = "[STREAM...]",
    .rows = rows,
    .count = sizeof rows / sizeof rows[0],
};

struct report {
    struct shared_options shared;
    const char *title, *words_file;
    bool for_team, ascii, show_words;
    int monday;
    struct wording *wording;
    struct report_data data;
    struct page *page;
};

static void
own_option(int id, const char *value, void *data)
{
    static const char *const types[] = {"text", NULL}, *const readers[] = {"manager", "team", NULL};
    struct report *report = data;
    if (id == 't')
        (void)options_word("--type", value, types);
    else if (id == FOR)
        report->for_team = options_word("--for", value, readers) == 1;
    else if (id == TITLE)
        report->title = value;
    else if (id == ASCII)
        report->ascii = true;
    else if (id == WORDS)
        report->words_file = value;
    else
        report->show_words = true;
}

/* Who is away in the week after, and how long together. */
static void
find_away(const struct report *report, struct section_week *week)
{
    size_t count, people = (size_t)roster_count(report->data.roster);
    int after = report->monday + 6, last = after + 7;
    struct calendar calendar = {0};
    struct presence *presences = mem_zeroed(people, sizeof *presences);
    for (size_t i = 0; i < people; i++)
        presences[i] = presence_default;
    const int *holidays = weekly_holidays(report->data.weekly, &count);
    for (size_t i = 0; i < count; i++)
        calendar_add_holiday(&calendar, holidays[i]);
    const struct weekly_absence *absences = weekly_absences(report->data.weekly, &count);
    for (size_t i = 0; i < count; i++)
        presence_add_time_off(&presences[absences[i].person], absences[i].day, absences[i].days);
    int working = calendar_working_days(&calendar, after, last);
    week->holidays = day_weekdays_between(after, last) - working;
    for (size_t i = 0; i < people; i++) {
        double away = working - presence_working_days(&calendar, &presences[i], after, last);
        week->days_away += away;
        week->people_away += away > 0;
        presence_free(&presences[i]);
    }
    free(presences);
    calendar_free(&calendar);
}

/* The week beside the usual one. Counts that jump are put into `jumps`, of as many items as there
   are lines. */
static void
add_week(struct report *report, const struct weekly_line *lines, size_t count,
    struct section_doubts *doubts, struct doubt_jump *jumps)
{
    struct weekly *weekly = report->data.weekly;
    size_t full_weeks = weekly_full_weeks(weekly);
    struct section_week_line *shown = mem_zeroed(count, sizeof *shown);
    struct section_week week = {.lines = shown,
        .monday = report->monday,
        .last_day = weekly_last_day(weekly),
        .full_weeks = full_weeks,
        .weeks_least = USUAL_WEEKS_LEAST};
    bool is_stale = week.last_day < week.monday;
    for (size_t i = 0; i < count; i++) {
        const struct weekly_line *line = &lines[i];
        double now = line->weeks[WEEKLY_BEFORE];
        struct usual usual = usual_of(line->weeks + WEEKLY_BEFORE - full_weeks, full_weeks, now);
        if (!(now > 0) && !(usual.median >= 1))
            continue;
        const char *word = line->unit ? "" : usual_words[usual.verdict];
        if (word[0] != '\0')
            word = wording_text(report->wording, "usual", word);
        shown[week.count++] = (struct section_week_line){
            line->group, line->words, line->unit, line->depth, now, usual.median, word};
        if (usual.is_jump && !line->unit && !is_stale)
            jumps[doubts->jump_count++] = (struct doubt_jump){line->words, now, usual.median};
    }
    find_away(report, &week);
    section_week(report->page, &week);
    free(shown);
    doubts->last_event = is_stale ? week.last_day : DAY_NONE;
    doubts->currencies = weekly_units(weekly, &doubts->currency_count);
}

static struct section_goal
goal_of(const struct report *report, const struct goal_result *goal)
{
    const char *status = goal_status_words[goal->status];
    return (struct section_goal){
        .who = goal->rep,
        .goal = goal->goal,
        .status = wording_text(report->wording, "status", status),
        .direction = goal->direction,
        .unit = goal->unit,
        .per = goal->per,
        .target = goal->target,
        .actual = goal->actual,
        .attainment = goal->attainment,
        .expected = goal->expected,
        .low = goal->low,
        .high = goal->high,
        .kept = goal->kept,
        .start = goal->start,
        .due = goal->due,
        .questions = goal->questions,
        .is_good_news = goal->status == GOAL_MET || goal->status == GOAL_ON_TRACK,
        .is_settled = goal->status == GOAL_MET || goal->status == GOAL_MISSED,
    };
}

/* Goals and the questions about them. Returns whether one of them needs somebody. */
static bool
add_goals(struct report *report, struct section_doubts *doubts)
{
    const struct goal_statuses *all = &report->data.goals;
    struct section_goal *goals = mem_zeroed(all->count, sizeof *goals);
    bool look = false;
    for (size_t i = 0; i < all->count; i++) {
        const struct goal_result *goal = &all->items[i];
        goals[i] = goal_of(report, goal);
        look = look || goal->status == GOAL_OFF_TRACK || goal->status == GOAL_AT_RISK ||
               goal->status == GOAL_MISSED;
        bool is_other_day = goal->as_of != DAY_NONE && goal->as_of != report->shared.as_of;
        if (is_other_day && (doubts->goals_as_of == DAY_NONE || goal->as_of < doubts->goals_as_of))
            doubts->goals_as_of = goal->as_of;
    }
    struct section_goals section = {
        goals, all->count, report->shared.as_of, .for_team = report->for_team};
    section_goals(report->page, &section);
    section_questions(report->page, &section);
    free(goals);
    return look;
}

static size_t
add_doubts(struct report *report, struct section_doubts *doubts)
{
    size_t count;
    const struct report_data *data = &report->data;
    const struct reject_group *groups = rejects_groups(data->rejects, &count);
    struct doubt_rows *rows_set_aside = mem_zeroed(count, sizeof *rows_set_aside);
    struct doubt_twins *twins = mem_zeroed(data->input_count, sizeof *twins);
    for (size_t i = 0; i < count; i++)
        rows_set_aside[i] = (struct doubt_rows){groups[i].file, groups[i].column, groups[i].reason,
            groups[i].count, groups[i].lines, groups[i].line_count};
    doubts->rows = rows_set_aside;
    doubts->row_count = count;
    doubts->twins = twins;
    for (size_t i = 0; i < data->input_count; i++)
        if (data->inputs[i].same_as)
            twins[doubts->twin_count++] =
                (struct doubt_twins){data->inputs[i].same_as, data->inputs[i].name};
    doubts->strangers = data->strangers;
    doubts->stranger_count = data->stranger_count;
    doubts->rows_given = data->has_rejects;
    count = section_doubts(report->page, doubts);
    free(rows_set_aside);
    free(twins);
    return count;
}

static void
add_receipt(struct report *report)
{
    const struct report_data *data = &report->data;
    const char *used_rules[4] = {NULL};
    size_t rule_count = 0;
    if (data->has_events) {
        used_rules[rule_count++] = usual_rule;
        used_rules[rule_count++] = usual_jump_rule;
    }
    if (data->has_goals)
        used_rules[rule_count++] = section_goals_rule;
    struct receipt_input *inputs = mem_zeroed(data->input_count, sizeof *inputs);
    for (size_t i = 0; i < data->input_count; i++) {
        const struct report_input *input = &data->inputs[i];
        inputs[input->place] = (struct receipt_input){
            input->name, input->held, input->count, input->used, input->digest};
    }
    section_receipt(report->page, &(struct section_receipt){inputs, data->input_count, used_rules,
                                      report->shared.as_of, "team-report (amptools) " AMP_VERSION});
    free(inputs);
}

/* The whole page. Returns whether somebody should look. */
static bool
make_page(struct report *report)
{
    size_t count;
    const struct weekly_line *lines = weekly_lines(report->data.weekly, &count);
    struct doubt_jump *jumps = mem_zeroed(count, sizeof *jumps);
    struct section_doubts doubts = {.jumps = jumps,
        .goals_as_of = DAY_NONE,
        .last_event = DAY_NONE,
        .as_of = report->shared.as_of,
        .for_team = report->for_team};
    bool look = false;
    section_title(report->page, report->title, report->monday, report->shared.as_of);
    if (report->data.has_events)
        add_week(report, lines, count, &doubts, jumps);
    if (report->data.has_goals)
        look = add_goals(report, &doubts);
    if (add_doubts(report, &doubts) > 0)
        look = true;
    add_receipt(report);
    free(jumps);
    return look;
}

int
main(int argc, char **argv)
{
    struct report report = {.title = "The team's week"};
    outfile_prepare_process();
    options_read(&program, argc, argv, &report.shared, own_option, &report);
    if (report.show_words) {
        tables_show("team/report-words", report.shared.output);
        return STATUS_DONE;
    }
    report.monday = weekly_monday(report.shared.as_of);
    report.wording = wording_read(report.words_file, report.shared.delimiter);
    report.page = page_new();
    report_data_read(
        &report.data, &report.shared, report.wording, report.monday, goal_status_words);
    bool look = make_page(&report);
    struct outfile *out = outfile_open(report.shared.output);
    page_write_text(report.page, report.ascii, out);
    outfile_commit(out);
    page_free(report.page);
    report_data_free(&report.data);
    wording_free(report.wording);
    return aside_finish(look && report.shared.exit_status ? STATUS_LOOK : STATUS_DONE);
}
