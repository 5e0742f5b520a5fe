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
#include "csv/aside.h"
#include "measure/away.h"
#include "measure/lift.h"
#include "measure/progress.h"
#include "measure/usual.h"
#include "page/form.h"
#include "page/section_doubts.h"
#include "page/section_goals.h"
#include "page/section_lift.h"
#include "page/section_receipt.h"
#include "page/section_week.h"
#include "team/report_data.h"

_Static_assert((int)WEEKLY_BEFORE == (int)USUAL_WEEKS_MOST, "the usual is that of the span");

enum { TITLE = 256, FOR, WORDS, SHOW_WORDS };

static const struct option_row rows[] = {
    PAGE_FORM_ROWS,
    {FOR, "for", ARGUMENT_NEEDED, "READER", "manager (the default) or team"},
    {TITLE, "title", ARGUMENT_NEEDED, "TEXT", "what the page is called"},
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
    struct page_form form;
    bool for_team, show_words;
    int monday;
    struct wording *wording;
    struct report_data data;
    struct page *page;
    struct section_doubts doubts; /* gathered by the sections before */
    struct doubt_jump *jumps;
    const char *rules[9]; /* that the sections go by, for the receipt; NULL at the end */
    size_t rule_count;
};

static void
use_rule(struct report *report, const char *rule)
{
    report->rules[report->rule_count++] = rule;
}

static void
own_option(int id, const char *value, void *data)
{
    static const char *const readers[] = {"manager", "team", NULL};
    struct report *report = data;
    if (page_form_take(&report->form, id, value))
        return;
    if (id == FOR)
        report->for_team = options_word("--for", value, readers) == 1;
    else if (id == TITLE)
        report->title = value;
    else if (id == WORDS)
        report->words_file = value;
    else
        report->show_words = true;
}

/* Who is away in the week after, and how long together. */
static void
find_away(const struct report *report, struct section_week *week)
{
    struct away *away = away_new(roster_count(report->data.roster));
    weekly_give_days_off(report->data.weekly, away_holiday, away_time_off, away);
    struct away_total total = away_total(away, report->monday + 6, report->monday + 13);
    week->holidays = total.holidays;
    week->days_away = total.days;
    week->people_away = total.people;
    away_free(away);
}

/* The week beside the usual one. */
static bool
add_week(struct report *report)
{
    size_t count;
    struct weekly *weekly = report->data.weekly;
    struct section_doubts *doubts = &report->doubts;
    const struct weekly_line *lines = weekly_lines(weekly, &count);
    size_t full_weeks = weekly_full_weeks(weekly);
    if (!report->data.has_events)
        return false;
    use_rule(report, usual_rule);
    use_rule(report, usual_jump_rule);
    doubts->jumps = report->jumps = mem_zeroed(count, sizeof *report->jumps);
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
            report->jumps[doubts->jump_count++] =
                (struct doubt_jump){line->words, now, usual.median};
    }
    find_away(report, &week);
    section_week(report->page, &week);
    free(shown);
    doubts->last_event = is_stale ? week.last_day : DAY_NONE;
    doubts->currencies = weekly_units(weekly, &doubts->currency_count);
    return false;
}

static struct section_goal
goal_of(const struct report *report, const struct goal_result *goal)
{
    return (struct section_goal){
        .who = goal->rep,
        .goal = goal->goal,
        .status = wording_text(report->wording, "status", goal_status_words[goal->status]),
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

/* Goals and the questions about them. */
static bool
add_goals(struct report *report)
{
    const struct goal_statuses *all = &report->data.goals;
    if (!report->data.has_goals)
        return false;
    use_rule(report, section_goals_rule);
    struct section_goal *goals = mem_zeroed(all->count, sizeof *goals);
    for (size_t i = 0; i < all->count; i++)
        goals[i] = goal_of(report, &all->items[i]);
    report->doubts.goals_as_of = goal_statuses_other_day(all, report->shared.as_of);
    struct section_goals section = {
        goals, all->count, report->shared.as_of, .for_team = report->for_team};
    section_goals(report->page, &section);
    section_questions(report->page, &section);
    free(goals);
    return goal_statuses_any(all, GOAL_OFF_TRACK) || goal_statuses_any(all, GOAL_AT_RISK) ||
           goal_statuses_any(all, GOAL_MISSED);
}

/* What contests and the like changed. */
static bool
add_lifts(struct report *report)
{
    const struct lift_rows *all = &report->data.lifts;
    if (!report->data.has_lifts)
        return false;
    use_rule(report, section_lift_rule);
    struct section_lift_row *shown = mem_zeroed(all->count, sizeof *shown);
    for (size_t i = 0; i < all->count; i++) {
        const struct lift_row *row = &all->items[i];
        const char *word = lift_row_word(row, lift_verdict_words);
        shown[i] = (struct section_lift_row){row, wording_text(report->wording, "kind", row->kind),
            wording_event(report->wording, row->metric),
            wording_text(report->wording, "lift", word), lift_rows_alike_with(all, row)};
    }
    section_lift(report->page, &(struct section_lift){shown, all->count});
    free(shown);
    return lift_rows_any(all, LIFT_FADED) || lift_rows_any(all, LIFT_PULLED_FORWARD);
}

static bool
add_doubts(struct report *report)
{
    size_t count;
    const struct report_data *data = &report->data;
    struct section_doubts *doubts = &report->doubts;
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
    return count > 0;
}

static void
add_receipt(struct report *report)
{
    const struct report_data *data = &report->data;
    struct receipt_input *inputs = mem_zeroed(data->input_count, sizeof *inputs);
    for (size_t i = 0; i < data->input_count; i++) {
        const struct report_input *input = &data->inputs[i];
        inputs[input->place] = (struct receipt_input){
            input->name, input->held, input->count, input->used, input->digest};
    }
    section_receipt(
        report->page, &(struct section_receipt){inputs, data->input_count, report->rules,
                          report->shared.as_of, "team-report (amptools) " AMP_VERSION});
    free(inputs);
}

/* The sections in their order: each adds itself if there is a stream for it, and says whether
   somebody should look. */
static bool (*const sections[])(struct report *) = {add_week, add_goals, add_lifts, add_doubts};

/* The whole page. Returns whether somebody should look. */
static bool
make_page(struct report *report)
{
    bool look = false;
    report->doubts = (struct section_doubts){.goals_as_of = DAY_NONE,
        .last_event = DAY_NONE,
        .as_of = report->shared.as_of,
        .for_team = report->for_team};
    section_title(report->page, report->title, report->monday, report->shared.as_of);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        look = sections[i](report) || look;
    add_receipt(report);
    free(report->jumps);
    return look;
}

int
main(int argc, char **argv)
{
    struct report report = {.title = "The team's week"};
    outfile_prepare_process();
    options_read(&program, argc, argv, &report.shared, own_option, &report);
    page_form_check(&report.form);
    if (report.show_words) {
        outfile_table(report.shared.output, "team/report-words");
        return STATUS_DONE;
    }
    report.monday = weekly_monday(report.shared.as_of);
    report.wording = wording_read(report.words_file, report.shared.delimiter);
    report.page = page_new();
    const struct report_words words = {goal_status_words, lift_verdict_words};
    report_data_read(&report.data, &report.shared, report.wording, report.monday, &words);
    bool look = make_page(&report);
    struct outfile *out = outfile_open(report.shared.output);
    page_form_write(&report.form, report.page, out);
    outfile_commit(out);
    page_free(report.page);
    report_data_free(&report.data);
    wording_free(report.wording);
    return aside_finish(look && report.shared.exit_status ? STATUS_LOOK : STATUS_DONE);
}
