/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all pages share: reading, the people, the receipt. Invariant: the order of the operands
 * changes nothing but the receipt.
 */
#include "work/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "measure/cadence.h"
#include "measure/lift.h"
#include "measure/progress.h"
#include "page/section_receipt.h"

void
report_begin(struct report *report, const struct shared_options *shared)
{
    const struct report_words words = {goal_status_words, lift_verdict_words, cadence_status_words};
    report->shared = shared;
    report->monday = weekly_monday(shared->as_of);
    report->wording = wording_read(report->words_file, shared->delimiter);
    report->page = page_new();
    report->doubts = (struct section_doubts){.as_of = shared->as_of, .for_team = report->for_team};
    report_data_read(
        &report->data, shared, report->wording, report->monday, &words, report->by_person);
}

void
report_end(struct report *report)
{
    free(report->jumps);
    decision_rules_free(&report->decisions);
    page_free(report->page);
    report_data_free(&report->data);
    wording_free(report->wording);
}

void
report_use_rule(struct report *report, const char *rule)
{
    mem_at_most(report->rule_count + 1, REPORT_RULES_MOST, "rules");
    report->rules[report->rule_count++] = rule;
}

/* An option that changes the page, as it was given. */
struct given {
    const char *texts[4];
    size_t count;
};

static void
add_day(struct report *report, struct given *given, const char *option, int day)
{
    char text[DAY_TEXT_SIZE];
    if (day != DAY_NONE)
        given->texts[given->count++] =
            page_words(report->page, "%s=%s", option, day_text(day, text));
}

/* Files that options name: the roster, words, rules, the playbook. */
enum { FILES_MOST = 4 };

static size_t
files_of(const struct report *report, struct receipt_file files[static FILES_MOST])
{
    size_t count = 0;
    if (report->shared->roster)
        files[count++] = (struct receipt_file){report->shared->roster, "the roster, given with -r",
            roster_digest(report->data.roster)};
    if (report->words_file)
        files[count++] = (struct receipt_file){
            report->words_file, "words, given with --words", wording_digest(report->wording)};
    if (report->rules_file && report->decisions.digest[0] != '\0')
        files[count++] = (struct receipt_file){
            report->rules_file, "rules, given with --rules", report->decisions.digest};
    if (report->playbook_file)
        files[count++] = (struct receipt_file){
            report->playbook_file, "questions, given with --playbook", report->playbook_digest};
    return count;
}

void
report_receipt(struct report *report, const char *program)
{
    const struct report_data *data = &report->data;
    struct receipt_file files[FILES_MOST];
    struct given given = {{0}, 0};
    struct receipt_input *inputs = mem_zeroed(data->input_count, sizeof *inputs);
    for (size_t i = 0; i < data->input_count; i++) {
        const struct report_input *input = &data->inputs[i];
        inputs[input->place] = (struct receipt_input){input->name, input->held, input->count,
            input->used, input->digest, report->by_person ? input->same_as : NULL};
    }
    if (report->for_team)
        given.texts[given.count++] = "--for=team";
    add_day(report, &given, "--since", report->shared->since);
    add_day(report, &given, "--until", report->shared->until);
    section_receipt(report->page, &(struct section_receipt){
                                      .inputs = inputs,
                                      .count = data->input_count,
                                      .files = files,
                                      .file_count = files_of(report, files),
                                      .options = given.texts,
                                      .option_count = given.count,
                                      .rules = report->rules,
                                      .as_of = report->shared->as_of,
                                      .first_event = data->first_event,
                                      .last_event = data->last_event,
                                      .program = program,
                                  });
    free(inputs);
}

void
report_leave_out(struct report *report, enum stream_kind kind)
{
    for (size_t i = 0; i < report->data.input_count; i++) {
        struct report_input *input = &report->data.inputs[i];
        if (input->kind == kind && input->used) {
            input->used = false;
            input->held = input->name_of_kind;
        }
    }
}

/* Somebody a page may be about. */
struct candidate {
    int number;
    const struct person *person;
};

static int
in_order(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->person->on_roster != b->person->on_roster)
        return a->person->on_roster ? -1 : 1;
    if (a->person->on_roster)
        return (a->number > b->number) - (a->number < b->number);
    return strcmp(a->person->rep, b->person->rep);
}

int *
report_people(const struct report *report, size_t *count)
{
    const struct roster *roster = report->data.roster;
    size_t all = (size_t)roster_count(roster);
    struct candidate *candidates = mem_zeroed(all + 1, sizeof *candidates);
    int *numbers = mem_zeroed(all + 1, sizeof *numbers);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const struct person *person = roster_person(roster, (int)i);
        if (!person->is_agent)
            candidates[(*count)++] = (struct candidate){(int)i, person};
    }
    if (*count > 0)
        qsort(candidates, *count, sizeof *candidates, in_order);
    for (size_t i = 0; i < *count; i++)
        numbers[i] = candidates[i].number;
    free(candidates);
    return numbers;
}

bool
report_may_name(const struct report *report, const char *group)
{
    const struct roster *roster = report->data.roster;
    if (!report->for_team)
        return true;
    if (roster_find(roster, group) >= 0 ||
        names_find(coaching_book_coaches(report->data.coaching), group) >= 0)
        return false;
    for (int i = 0; i < roster_count(roster); i++)
        if (text_same(roster_person(roster, i)->manager, group))
            return false;
    return true;
}

int *
report_places(const struct report *report, size_t *people)
{
    int *numbers = report_people(report, people);
    size_t all = (size_t)roster_count(report->data.roster);
    int *places = mem_zeroed(all + 1, sizeof *places);
    for (size_t i = 0; i < all; i++)
        places[i] = -1;
    for (size_t i = 0; i < *people; i++)
        places[numbers[i]] = (int)i;
    free(numbers);
    return places;
}
