/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * team-report: the team's week as a page for people. It reads any streams of the toolkit and shows
 * the sections for which there is a stream. It ranks nobody, gives no verdict on a person, and
 * works out nothing but what is usual: goals are judged by goal-check. Invariant: the same streams,
 * roster and date give the same bytes; the order of the operands changes nothing but the receipt.
 */
#include "base/options.h"
#include "base/outfile.h"
#include "csv/aside.h"
#include "page/form.h"
#include "page/section_week.h"
#include "work/report.h"

enum { TITLE = 256, FOR, RULES, WORDS, SHOW_WORDS };

static const struct option_row rows[] = {
    PAGE_FORM_ROWS,
    {FOR, "for", ARGUMENT_NEEDED, "READER", "manager (the default) or team"},
    {TITLE, "title", ARGUMENT_NEEDED, "TEXT", "what the page is called"},
    {RULES, "rules", ARGUMENT_OPTIONAL, "FILE", "print what there is to decide by; =FILE: use it"},
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

/* What was asked for. */
struct asked {
    struct shared_options shared;
    struct page_form form;
    struct report report;
    const char *title;
    bool show_rules, show_words;
};

static void
own_option(int id, const char *value, void *data)
{
    static const char *const readers[] = {"manager", "team", NULL};
    struct asked *asked = data;
    if (page_form_take(&asked->form, id, value))
        return;
    if (id == FOR)
        asked->report.for_team = options_word("--for", value, readers) == 1;
    else if (id == TITLE)
        asked->title = value;
    else if (id == WORDS)
        asked->report.words_file = value;
    else if (id == RULES && value)
        asked->report.rules_file = value;
    else if (id == RULES)
        asked->show_rules = true;
    else
        asked->show_words = true;
}

/* The sections in their order. */
static bool (*const sections[])(struct report *) = {report_news, report_week, report_goals,
    report_promises, report_talks, report_motivation, report_lifts, report_doubts,
    report_decisions};

/* The whole page. Returns whether somebody should look. */
static bool
make_page(struct report *report, const char *title)
{
    bool look = false;
    section_title(report->page, title, report->monday, report->shared->as_of);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        look = sections[i](report) || look;
    report_receipt(report, "team-report (amptools) " AMP_VERSION);
    return look;
}

int
main(int argc, char **argv)
{
    struct asked asked = {.title = "The team's week"};
    outfile_prepare_process();
    options_read(&program, argc, argv, &asked.shared, own_option, &asked);
    page_form_check(&asked.form);
    if (asked.show_words || asked.show_rules) {
        outfile_table(
            asked.shared.output, asked.show_words ? "team/report-words" : DECISION_RULES_TABLE);
        return STATUS_DONE;
    }
    report_begin(&asked.report, &asked.shared);
    bool look = make_page(&asked.report, asked.title);
    struct outfile *out = outfile_open(asked.shared.output);
    page_form_write(&asked.form, asked.report.page, out);
    outfile_commit(out);
    report_end(&asked.report);
    return aside_finish(look && asked.shared.exit_status ? STATUS_LOOK : STATUS_DONE);
}
